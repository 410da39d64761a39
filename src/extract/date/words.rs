//! What single words mean in a date.

use super::expression::Unit;

/// A length of time, one or many.
pub(super) fn unit(lower: &str) -> Option<Unit> {
    Some(match lower {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// How many, in words or digits.
pub(super) fn amount(lower: &str) -> Option<i32> {
    const WORDS: [&str; 13] = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(lower, "a" | "an") {
        return Some(1);
    }
    if lower.starts_with(|letter: char| letter.is_ascii_digit()) {
        return lower.parse().ok().filter(|amount| *amount < 1000);
    }
    let place = WORDS.iter().position(|word| *word == lower)?;
    i32::try_from(place).ok().filter(|amount| *amount > 0)
}

/// The day of a month: `24`, `24th`.
pub(super) fn day(lower: &str) -> Option<i8> {
    let digits = lower.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_ordinal = matches!(&lower[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| is_ordinal)
}

/// A year of which news speak.
pub(in crate::extract) fn year(lower: &str) -> Option<i16> {
    let year = lower.parse().ok().filter(|_| lower.len() == 4);
    year.filter(|year| (1800..2200).contains(year))
}

/// Part of a day, which may follow its name: "Monday *morning*".
pub(super) fn is_part_of_day(lower: &str) -> bool {
    matches!(lower, "morning" | "afternoon" | "evening" | "night")
}
