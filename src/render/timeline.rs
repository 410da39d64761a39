//! How many of the rows of a timeline fall on each day, month or year, as bars.

use super::bars::bar;
use crate::graph::Value;
use crate::graph::temporal::Date;
use crate::query::Rows;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// More lines would hide what they stand above.
const MOST: usize = 18;
/// What is less can be seen in the rows.
const LEAST: usize = 4;
/// Longer bars show no more.
const WIDEST: usize = 30;
/// A bar that is shorter at its longest shows nothing.
const NARROWEST: usize = 8;

/// How finely time is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Year,
}

impl Unit {
    /// The first day of the unit in which a day lies.
    fn start(self, day: Date) -> Option<Date> {
        let (year, month, _) = day.civil();
        match self {
            Self::Day => Some(day),
            Self::Month => Date::new(year, month, 1),
            Self::Year => Date::new(year, 1, 1),
        }
    }

    /// The first day of the next one; nothing at the end of time.
    fn next(self, start: Date) -> Option<Date> {
        match self {
            Self::Day => start.plus_days(1),
            Self::Month => start.plus_months(1),
            Self::Year => start.plus_months(12),
        }
    }

    fn name(self, start: Date) -> String {
        let day = start.to_string();
        let length = match self {
            Self::Day => day.len(),
            Self::Month => day.len() - "-01".len(),
            Self::Year => day.len() - "-01-01".len(),
        };
        day[..length].to_owned()
    }
}

/// A line with a bar for each day, month or year between the first and the last of rows that begin with a date,
/// as finely as a few lines allow of which no more than half are empty; nothing for other rows, for few, where all
/// bars would be the same, and where there is no room.
#[must_use]
pub fn timeline(rows: &Rows, width: usize) -> Option<String> {
    let place = |name: &str| rows.columns.iter().position(|column| column == name);
    if place("date") != Some(0) || place("statement").is_none() {
        return None;
    }
    let days = rows.rows.iter().filter_map(|row| match row.first() {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    });
    let days: Vec<Date> = days.collect();
    let units = [Unit::Day, Unit::Month, Unit::Year];
    let counts = units.iter().find_map(|unit| counts(&days, *unit))?;
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let digits = most.to_string().len();
    let named = counts.iter().map(|(name, _)| name.len()).max()?;
    let room = width.checked_sub(named + digits + 4)?.min(WIDEST);
    let differ = counts.iter().any(|(_, count)| *count != most);
    if room < NARROWEST || days.len() < LEAST || !differ {
        return None;
    }
    let mut out = String::new();
    for (name, count) in counts {
        let line = format!(
            "{name:<named$}  {count:>digits$}  {}",
            bar(count, most, room)
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    Some(out)
}

/// How many days lie in each unit from the first to the last; nothing where those are too many, or
/// most of them empty.
fn counts(days: &[Date], unit: Unit) -> Option<Vec<(String, u64)>> {
    let mut counts: BTreeMap<Date, u64> = BTreeMap::new();
    for day in days {
        *counts.entry(unit.start(*day)?).or_default() += 1;
    }
    let (mut start, last) = (*counts.first_key_value()?.0, *counts.last_key_value()?.0);
    let mut told = Vec::new();
    loop {
        let count = counts.get(&start).copied().unwrap_or(0);
        told.push((unit.name(start), count));
        if start == last {
            return (told.len() <= 2 * counts.len()).then_some(told);
        }
        if told.len() == MOST {
            return None;
        }
        start = unit.next(start)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i64, month: i64, day: i64) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn rows(days: &[Date]) -> Rows {
        let row = |day: &Date| vec![Value::Date(*day), "…".into()];
        Rows {
            columns: ["date", "statement"].map(str::to_owned).into(),
            rows: days.iter().map(row).collect(),
        }
    }

    fn check(days: &[Date], width: usize, expected: &str) {
        let drawing = timeline(&rows(days), width).unwrap_or_default();
        assert_eq!(drawing, expected, "\n{drawing}");
    }

    #[test]
    fn time_is_cut_as_finely_as_a_few_lines_allow() {
        let (one, two) = (date(2025, 11, 3), date(2025, 11, 5));
        check(
            &[one, two, two, two],
            23,
            "2025-11-03  1  ██▋\n2025-11-04  0\n2025-11-05  3  ████████\n",
        );
        check(
            &[
                date(2025, 4, 1),
                date(2025, 6, 30),
                date(2025, 6, 2),
                date(2025, 6, 1),
            ],
            60,
            "2025-04  1  ██████████\n2025-05  0\n2025-06  3  ██████████████████████████████\n",
        );
        check(
            &[
                date(2019, 4, 1),
                date(2021, 6, 30),
                date(2021, 7, 1),
                date(2021, 7, 9),
            ],
            18,
            "2019  1  ███\n2020  0\n2021  3  █████████\n",
        );
    }

    #[test]
    fn what_says_nothing_is_not_drawn() {
        let (one, two) = (date(2025, 11, 3), date(2025, 11, 5));
        check(&[], 80, "");
        check(&[one, one, two], 80, "");
        check(&[one, one, one, one], 80, "");
        check(
            &[one, one, two, two],
            80,
            "2025-11-03  2  ██████████████████████████████\n2025-11-04  0\n2025-11-05  2  ██████████████████████████████\n",
        );
        check(&[one, two, two, two], 20, "");
        let far = date(1000, 1, 1);
        check(&[far, two, two, two], 80, "");
        let (first, last) = (date(-999_999_999, 1, 1), date(999_999_999, 12, 31));
        check(&[first, last, last, last], 80, "");
        let mut other = rows(&[one, two, two, two]);
        other.columns[1] = "text".into();
        assert_eq!(timeline(&other, 80), None);
    }
}
