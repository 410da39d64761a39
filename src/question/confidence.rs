//! How sure it must be that a statement was found rightly.

use crate::Diagnostic;
use std::fmt;
use std::str::FromStr;

/// How sure one can be that a statement was found rightly, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// Everything counts.
    pub const NONE: Self = Self(0.0);

    /// Beyond doubt.
    pub const CERTAIN: Self = Self(1.0);

    /// What a question asks for that does not say: chosen by measurement.
    pub const DEFAULT: Self = Self(0.0);

    /// From 0 to 1.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.0
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Reads `0.7`, `.7`, `70%` and `70 percent`.
impl FromStr for Confidence {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self, Diagnostic> {
        let text = text.trim();
        let marks = ["%", "percent", "per cent"];
        let amount = marks.iter().find_map(|mark| text.strip_suffix(mark));
        let (amount, whole) = amount.map_or((text, 1.0), |amount| (amount.trim_end(), 100.0));
        let is_plain = |letter: char| letter.is_ascii_digit() || ".-+".contains(letter);
        let number = amount.parse().ok().filter(|_| amount.chars().all(is_plain));
        match number.map(|number: f64| number / whole) {
            Some(value) if (0.0..=1.0).contains(&value) => Ok(Self(value.abs())),
            number => Err(refused(text, number)),
        }
    }
}

fn refused(text: &str, number: Option<f64>) -> Diagnostic {
    let problem = match number {
        Some(_) => Diagnostic::new(format!("the confidence `{text}` is not between 0 and 1")),
        None => Diagnostic::new(format!("`{text}` is no confidence")),
    };
    match number {
        Some(number) if number > 1.0 && number <= 100.0 && !text.contains(['%', 'p']) => {
            let tenth = if number < 10.0 && !text.contains('.') {
                format!("`0.{text}` or ")
            } else {
                String::new()
            };
            problem.hint(format!("did you mean {tenth}`{text}%`?"))
        }
        _ => problem.hint("a confidence is a number from 0 to 1, or a percentage: `0.7`, `70%`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_percentages_are_read() {
        let check = |text: &str, expected| {
            assert_eq!(text.parse(), Ok(Confidence(expected)), "{text}");
        };
        check("0.7", 0.7);
        check(".7", 0.7);
        check("70%", 0.7);
        check(" 70 % ", 0.7);
        check("70 percent", 0.7);
        check("0", 0.0);
        check("-0", 0.0);
        check("1", 1.0);
        check("100%", 1.0);
    }

    #[test]
    fn everything_else_is_refused() {
        let check = |text: &str, message: &str, hint: &str| {
            let problem = text.parse::<Confidence>().unwrap_err();
            assert_eq!(
                (problem.message.as_str(), problem.hints[0].as_str()),
                (message, hint)
            );
        };
        let form = "a confidence is a number from 0 to 1, or a percentage: `0.7`, `70%`";
        let outside = |text: &str| format!("the confidence `{text}` is not between 0 and 1");
        check("7", &outside("7"), "did you mean `0.7` or `7%`?");
        check("70", &outside("70"), "did you mean `70%`?");
        check("-1", &outside("-1"), form);
        check("700%", &outside("700%"), form);
        check("1000", &outside("1000"), form);
        check("high", "`high` is no confidence", form);
        check("nan", "`nan` is no confidence", form);
        check("1e-1", "`1e-1` is no confidence", form);
        check("", "`` is no confidence", form);
    }
}
