//! Whether two words stand together more often than by chance: the log-likelihood ratio of Dunning (1993).

/// How often two words do and do not stand together: both, the first alone, the second alone, neither.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Table {
    pub(super) both: f64,
    pub(super) first: f64,
    pub(super) second: f64,
    pub(super) neither: f64,
}

impl Table {
    /// -2 log λ; less than 0 where they stand together less often than by chance.
    pub(super) fn ratio(self) -> f64 {
        let Self {
            both,
            first,
            second,
            neither,
        } = self;
        let all = both + first + second + neither;
        let (row, column) = (both + first, both + second);
        let expected = row * column / all;
        let cells = [
            (both, expected),
            (first, row * (all - column) / all),
            (second, (all - row) * column / all),
            (neither, (all - row) * (all - column) / all),
        ];
        let sum: f64 = cells
            .into_iter()
            .filter(|(count, expected)| *count > 0.0 && *expected > 0.0)
            .map(|(count, expected)| count * (count / expected).ln())
            .sum();
        if both < expected {
            -2.0 * sum
        } else {
            2.0 * sum
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_together_by_chance_have_a_low_ratio() {
        let table = |both, first, second, neither| Table {
            both,
            first,
            second,
            neither,
        };
        assert!(table(20.0, 5.0, 3.0, 10_000.0).ratio() > 100.0);
        assert!(table(10.0, 90.0, 990.0, 8910.0).ratio().abs() < 0.01);
        assert!(table(1.0, 99.0, 999.0, 8901.0).ratio() < 0.0);
    }
}
