//! Days, in all the ways in which pages write them.

use crate::calendar::month_cut_short;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

/// A day that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: Date,
    /// Whether a time of day stood behind it.
    pub(super) has_time: bool,
    /// Whether it is that of the clock of Greenwich, wherever the page was written.
    pub(super) is_universal: bool,
}

/// Which number comes first where a day is only numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Day,
    Month,
}

impl Order {
    /// The usual one of a language; Americans alone begin with the month, and many pages only say `en`.
    pub(super) fn of(language: Option<&str>) -> Self {
        match language {
            None | Some("en" | "en-us" | "en_us" | "") => Self::Month,
            Some(_) => Self::Day,
        }
    }
}

/// The day of what machines read: ISO 8601 in any of its forms, seconds since 1970, or else as people write it.
pub(super) fn day(stamp: &str) -> Option<Day> {
    let stamp = stamp.trim();
    if stamp.len() >= 9 && stamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_digits(stamp);
    }
    if let Some(date) = iso(stamp) {
        let has_time = stamp.len() > 10;
        let zone = stamp.trim_end();
        let is_universal = has_time
            && (zone.ends_with(['Z', 'z'])
                || zone.ends_with("+00:00")
                || zone.ends_with("+0000")
                || zone.ends_with("UTC")
                || zone.ends_with("GMT"));
        return Some(Day {
            date,
            has_time,
            is_universal,
        });
    }
    in_text(stamp, Order::Month)
}

/// `2025-11-24T10:00`, `2025/11/24`, `20251124T100000Z`.
fn iso(stamp: &str) -> Option<Date> {
    let start = stamp.get(..10).map(|start| start.replace(['/', '.'], "-"));
    if let Some(Ok(date)) = start.as_deref().map(str::parse) {
        return Some(date);
    }
    let (digits, rest) = stamp.split_at_checked(8)?;
    let is_compact =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(['T', 't', ' ']);
    is_compact.then(|| compact(digits)).flatten()
}

/// `20251124`, as a day of a time that newspapers have had the web in.
fn compact(digits: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    if !(1980..2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Seconds or milliseconds since 1970, or a day and a time without marks.
fn of_digits(digits: &str) -> Option<Day> {
    if digits.len() == 14 || digits.len() == 12 {
        return Some(Day {
            date: compact(digits.get(..8)?)?,
            has_time: true,
            is_universal: false,
        });
    }
    let number: i64 = digits.parse().ok()?;
    let seconds = if number > 100_000_000_000 {
        number / 1000
    } else {
        number
    };
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(Day {
        date: moment.to_zoned(TimeZone::UTC).date(),
        has_time: true,
        is_universal: true,
    })
}

/// The first day in a text: `24 November 2025`, `Nov. 24, 2025`, `24.11.2025`, `2025-11-24`.
pub(super) fn in_text(text: &str, order: Order) -> Option<Day> {
    let words: Vec<&str> = text
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | '|' | '•' | '·')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let found = (0..words.len())
        .find_map(|at| in_words(&words, at).or_else(|| in_numbers(words[at], order)));
    found.map(|date| Day {
        date,
        has_time: text.contains(':'),
        is_universal: false,
    })
}

/// A day whose month is the word at `at`.
fn in_words(words: &[&str], at: usize) -> Option<Date> {
    // Some have only hyphens or slashes between them: `24-Nov-2025`.
    let joined: Vec<&str> = words[at].split(['-', '/']).collect();
    if let [day, month, year] = joined.as_slice()
        && let Some(month) = month_cut_short(month)
    {
        return Date::new(self::year(year)?, month, self::day_of(day)?).ok();
    }
    let month = month_cut_short(words[at].trim_end_matches('.'))?;
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let before = match before {
        Some(&"of") => at.checked_sub(2).and_then(|at| words.get(at)),
        other => other,
    };
    let (next, after) = (words.get(at + 1), words.get(at + 2));
    let (day, year) = match (
        before.and_then(|word| day_of(word)),
        next.and_then(|word| year(word)),
    ) {
        (Some(day), Some(year)) => (day, year),
        _ => (
            day_of(next?)?,
            after
                .and_then(|word| year(word))
                .or_else(|| before.and_then(|word| year(word)))?,
        ),
    };
    Date::new(year, month, day).ok()
}

/// `24`, `24th`, `24.`
fn day_of(word: &str) -> Option<i8> {
    let digits =
        word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let day = digits.parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

fn year(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1900..2200).contains(&year).then_some(year)
}

/// `24.11.2025`, `11/24/2025`, `2025-11-24`.
fn in_numbers(word: &str, order: Order) -> Option<Date> {
    let word = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    if let Some(date) = iso(word) {
        return Some(date);
    }
    let dotted = word.contains('.');
    let parts: Vec<i16> = word
        .split(['.', '/', '-'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [one, two, year] = parts.as_slice() else {
        return None;
    };
    if !(1900..2200).contains(year) {
        return None;
    }
    let (day, month) = match order {
        _ if *two > 12 => (*two, *one),
        _ if *one > 12 || dotted => (*one, *two),
        Order::Day => (*one, *two),
        Order::Month => (*two, *one),
    };
    Date::new(*year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day in an address: `/2025/11/24/`, `/2025/nov/24/`, `-20251124`.
pub(super) fn in_address(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    let slashed = parts.windows(3).find_map(|part| {
        let month = part[1].parse().ok().or_else(|| month_cut_short(part[1]));
        Date::new(year(part[0])?, month?, day_of(part[2])?).ok()
    });
    let in_part = || {
        parts.iter().skip(3).find_map(|part| {
            part.split(['-', '_'])
                .filter(|word| word.len() == 8)
                .find_map(compact)
                .or_else(|| {
                    let at = part.char_indices().map(|(at, _)| at);
                    at.into_iter()
                        .find_map(|at| part.get(at..at + 10)?.parse().ok())
                })
        })
    };
    slashed.or_else(in_part)
}

/// Whether a line has a day in it and hardly anything else.
pub(in super::super) fn is_day(line: &str) -> bool {
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    letters < 24 && in_text(line, Order::Day).is_some()
}
