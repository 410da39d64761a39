//! Numbers as they are written, so that a fraction of a day loses no nanosecond.

/// A number of at most some thirty digits: `numerator / denominator`, the latter a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    pub(super) numerator: i128,
    pub(super) denominator: i128,
}

/// How many digits after the point count.
const MOST_DIGITS: usize = 20;

impl Decimal {
    /// Reads `-12`, `0.75`; `None` for anything else and for what is too long.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let fraction = &fraction[..fraction.len().min(MOST_DIGITS)];
        let numerator: i128 = [whole, fraction].concat().parse().ok()?;
        let denominator = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
        Some(Self {
            numerator: sign * numerator,
            denominator,
        })
    }

    /// The number with its numerator and denominator exchanged; `None` for zero.
    #[must_use]
    pub const fn reciprocal(self) -> Option<Self> {
        match self.numerator {
            0 => None,
            numerator => Some(Self {
                numerator: self.denominator * numerator.signum(),
                denominator: numerator.abs(),
            }),
        }
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self {
            numerator: number.into(),
            denominator: 1,
        }
    }
}

impl TryFrom<f64> for Decimal {
    type Error = ();

    /// The shortest decimal that is the float; an error for infinities and what is too large.
    fn try_from(number: f64) -> Result<Self, ()> {
        Self::parse(&format!("{number}")).ok_or(())
    }
}
