//! Words for days, weeks, months and years become the days they cover.

use super::Seen;
use super::raw::Raw;
use super::{DateParser, Rule};
use crate::Diagnostic;
use crate::calendar::month_cut_short;
use crate::question::word::Period;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};
use pest::Parser as _;
use pest::iterators::Pair;

/// Days from the first to the last, both included.
pub(in crate::question) type Days = (Date, Date);

/// The period that begins at `raw`, if one does.
pub(super) fn at(
    text: &str,
    raw: &Raw,
    seen: Seen,
) -> Result<Option<(crate::Span, Period)>, Diagnostic> {
    let start = raw.span.start;
    let Ok(mut pairs) = DateParser::parse(Rule::period, &text[start..]) else {
        return Ok(None);
    };
    let Some(pair) = pairs.next() else {
        return Ok(None);
    };
    let words = pair.as_str().trim_end();
    let span = crate::Span::new(start, start + words.len());
    let period = period(pair, seen).map_err(|problem| Diagnostic {
        span: Some(problem.span.map_or(span, |inner| {
            crate::Span::new(start + inner.start, start + inner.end)
        })),
        ..problem
    })?;
    Ok(Some((span, period)))
}

fn period(pair: Pair<Rule>, seen: Seen) -> Result<Period, Diagnostic> {
    let inner: Vec<Pair<Rule>> = pair.into_inner().collect();
    let preposition = inner.first().map(Pair::as_rule);
    // A first date without its year is the last one before the second: `June to August 2025`.
    let mut found: Vec<Days> = Vec::new();
    for inner in inner.into_iter().rev() {
        let span = place(&inner);
        let seen_from = match (inner.as_rule(), found.last()) {
            (
                Rule::month | Rule::month_day | Rule::day_month | Rule::weekday | Rule::bare_day,
                Some(days),
            ) => days.1,
            // What the articles of a day speak of may lie some days ahead.
            (Rule::month_day | Rule::day_month, _) => {
                seen.latest.checked_add(7.days()).map_err(outside)?
            }
            (Rule::month | Rule::weekday | Rule::last_month, _) => seen.latest,
            _ => seen.today,
        };
        found.extend(days(inner, seen_from).map_err(|problem| problem.at(span))?);
    }
    let unknown = || Diagnostic::new("this is no date");
    let (first, _) = *found.last().ok_or_else(unknown)?;
    let (_, last) = *found.first().ok_or_else(unknown)?;
    let bounds = match preposition {
        Some(Rule::since) => (Some(first), None),
        Some(Rule::until) => (None, Some(last)),
        Some(Rule::before) => (None, Some(first.yesterday().map_err(outside)?)),
        Some(Rule::after) => (Some(last.tomorrow().map_err(outside)?), None),
        _ => (Some(first.min(last)), Some(last.max(first))),
    };
    if [bounds.0, bounds.1]
        .iter()
        .flatten()
        .any(|day| day.year() < 1)
    {
        return Err(outside_calendar());
    }
    Ok(Period {
        first: bounds.0,
        last: bounds.1,
    })
}

fn place(pair: &Pair<Rule>) -> crate::Span {
    let span = pair.as_span();
    crate::Span::new(span.start(), span.end())
}

fn days(pair: Pair<Rule>, today: Date) -> Result<Option<Days>, Diagnostic> {
    let rule = pair.as_rule();
    let text = pair.as_str().to_owned();
    let words: Vec<Pair<Rule>> = pair.into_inner().collect();
    let find = |rule| {
        words
            .iter()
            .find(|word| word.as_rule() == rule)
            .map(Pair::as_str)
    };
    let year = find(Rule::year).map_or(today.year(), number);
    let month = find(Rule::month).map_or(1, month);
    let day = find(Rule::day).map_or(1, number);
    let written: Vec<&str> = text.split('-').collect();
    Ok(Some(match (rule, written.as_slice()) {
        (Rule::today, _) => (today, today),
        (Rule::yesterday, _) => one_day(today.yesterday().map_err(outside)?),
        (Rule::iso_day, [year, month, day]) => {
            one_day(date(number(year), number(month), number(day))?)
        }
        (Rule::iso_month, [year, month]) => whole_month(date(number(year), number(month), 1)?),
        (Rule::day_month_year | Rule::month_day_year, _) => one_day(date(year, month, day)?),
        (Rule::month_year, _) => whole_month(date(year, month, 1)?),
        (Rule::month_day | Rule::day_month, _) => one_day(latest(month, day, today)?),
        (Rule::bare_day, _) => one_day(date(today.year(), today.month(), day)?),
        (Rule::month, _) => whole_month(latest(self::month(&text), 1, today)?),
        (Rule::last_month, _) => whole_month(latest(month, 1, today)?),
        (Rule::year, _) => whole_year(date(number(&text), 1, 1)?),
        (Rule::weekday, _) => one_day(weekday(&text, today)?),
        (Rule::past_units, _) => {
            let back = amount(find(Rule::amount), find(Rule::unit), 1)?;
            (today.checked_sub(back).map_err(outside)?, today)
        }
        (Rule::units_ago, _) => {
            let back = amount(find(Rule::amount), find(Rule::unit), 1)?;
            one_day(today.checked_sub(back).map_err(outside)?)
        }
        (Rule::this_or_last, _) => {
            let past = find(Rule::past_word).is_some();
            match find(Rule::weekday) {
                Some(name) if past => one_day(weekday(name, today.yesterday().map_err(outside)?)?),
                Some(name) => one_day(weekday(name, today)?),
                None => calendar(find(Rule::unit).unwrap_or("day"), past, today)?,
            }
        }
        _ => return Ok(None),
    }))
}

fn outside(_: jiff::Error) -> Diagnostic {
    outside_calendar()
}

fn outside_calendar() -> Diagnostic {
    Diagnostic::new("this date lies outside the calendar")
}

fn number<T: std::str::FromStr + Default>(text: &str) -> T {
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    digits.parse().unwrap_or_default()
}

fn date(year: i16, month: i8, day: i8) -> Result<Date, Diagnostic> {
    Date::new(year, month, day).map_err(|_| {
        Diagnostic::new("there is no such day in the calendar")
            .hint("dates are written `2025-11-24`, `24 November 2025`, `November 2025` or `2025`")
    })
}

fn one_day(day: Date) -> Days {
    (day, day)
}

fn whole_month(day: Date) -> Days {
    (day.first_of_month(), day.last_of_month())
}

fn whole_year(day: Date) -> Days {
    (day.first_of_year(), day.last_of_year())
}

/// The last time that the calendar showed this month and day.
fn latest(month: i8, day: i8, today: Date) -> Result<Date, Diagnostic> {
    (0..8)
        .filter_map(|back| Date::new(today.year() - back, month, day).ok())
        .find(|date| *date <= today)
        .ok_or_else(|| Diagnostic::new("there is no such day in the calendar"))
}

/// The last such day up to and including `today`.
fn weekday(name: &str, today: Date) -> Result<Date, Diagnostic> {
    let wanted = crate::calendar::weekday(&name.to_ascii_lowercase()).unwrap_or(Weekday::Sunday);
    let back = today.weekday().since(wanted);
    today.checked_sub(i64::from(back).days()).map_err(outside)
}

/// This or the last calendar day, week (from Monday), month or year.
fn calendar(unit: &str, past: bool, today: Date) -> Result<Days, Diagnostic> {
    let anchor = if past {
        today
            .checked_sub(amount(None, Some(unit), 1)?)
            .map_err(outside)?
    } else {
        today
    };
    Ok(match unit.to_ascii_lowercase().trim_end_matches('s') {
        "week" => {
            let monday = weekday("monday", anchor)?;
            (monday, monday.checked_add(6.days()).map_err(outside)?)
        }
        "month" => whole_month(anchor),
        "year" => whole_year(anchor),
        _ => one_day(anchor),
    })
}

fn amount(amount: Option<&str>, unit: Option<&str>, default: i64) -> Result<Span, Diagnostic> {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let many = amount.map_or(default, |text| {
        let text = text.to_ascii_lowercase();
        match WORDS.iter().position(|word| *word == text) {
            Some(place) => i64::try_from(place).unwrap_or(0) + 1,
            None if text == "a" => 1,
            None => number(&text),
        }
    });
    let unit = unit.unwrap_or("day").to_ascii_lowercase();
    let span = Span::new();
    match unit.trim_end_matches('s') {
        "week" => span.try_weeks(many),
        "month" => span.try_months(many),
        "year" => span.try_years(many),
        _ => span.try_days(many),
    }
    .map_err(outside)
}

fn month(name: &str) -> i8 {
    month_cut_short(name.trim_end_matches('.')).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::raw::raws;
    use super::*;
    use jiff::civil::date;

    /// The first and last day that `words` let through, seen from Friday, 5 December 2025.
    fn period(words: &str) -> String {
        let today = date(2025, 12, 5);
        let seen = Seen {
            today,
            latest: today,
        };
        let period = match at(words, &raws(words)[0], seen) {
            Ok(Some((span, period))) if span.end == words.len() => period,
            Ok(_) => return "no period".to_owned(),
            Err(problem) => return problem.message,
        };
        let day =
            |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
        format!("{} {}", day(period.first), day(period.last))
    }

    #[test]
    fn words_for_dates_are_days() {
        let check = |words: &str, expected: &str| assert_eq!(period(words), expected, "{words}");
        check("on 2025-11-24", "2025-11-24 2025-11-24");
        check("on 24 November 2025", "2025-11-24 2025-11-24");
        check("on the 24th of November, 2025", "2025-11-24 2025-11-24");
        check("on November 24, 2025", "2025-11-24 2025-11-24");
        check("on Nov. 24", "2025-11-24 2025-11-24");
        check("on 24 December", "2024-12-24 2024-12-24");
        check("on 29 February", "2024-02-29 2024-02-29");
        check("in November 2025", "2025-11-01 2025-11-30");
        check("in 2024-02", "2024-02-01 2024-02-29");
        check("in December", "2025-12-01 2025-12-31");
        check("in May", "2025-05-01 2025-05-31");
        check("in 2024", "2024-01-01 2024-12-31");
        check("today", "2025-12-05 2025-12-05");
        check("yesterday", "2025-12-04 2025-12-04");
        check("on Friday", "2025-12-05 2025-12-05");
        check("on Saturday", "2025-11-29 2025-11-29");
        check("last Friday", "2025-11-28 2025-11-28");
        check("this week", "2025-12-01 2025-12-07");
        check("last October", "2025-10-01 2025-10-31");
        check("November 2025", "2025-11-01 2025-11-30");
        check("last week", "2025-11-24 2025-11-30");
        check("last month", "2025-11-01 2025-11-30");
        check("this year", "2025-01-01 2025-12-31");
        check("in the last 7 days", "2025-11-28 2025-12-05");
        check("over the past two weeks", "2025-11-21 2025-12-05");
        check("3 days ago", "2025-12-02 2025-12-02");
        check("since November", "2025-11-01 …");
        check("after November", "2025-12-01 …");
        check("before November", "… 2025-10-31");
        check("until November", "… 2025-11-30");
        check(
            "between 1 November and 24 November 2025",
            "2025-11-01 2025-11-24",
        );
        check(
            "between 24 November and 1 November 2025",
            "2024-11-24 2025-11-01",
        );
        check("from October to November", "2025-10-01 2025-11-30");
        check("between June and August 2024", "2024-06-01 2024-08-31");
        check("from November to January 2025", "2024-11-01 2025-01-31");
        check("from November to October", "2024-11-01 2025-10-31");
        check("on Monday, 24 November 2025", "2025-11-24 2025-11-24");
        check(
            "on 31 November 2025",
            "there is no such day in the calendar",
        );
        check("after 9999-12-31", "this date lies outside the calendar");
        check("9999 years ago", "this date lies outside the calendar");
    }
}
