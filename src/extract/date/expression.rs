//! Words become a time as it is written, not seen from any day yet.

use super::words::{amount, day, is_part_of_day, unit, year};
use super::{Date, Reading, Weekday, Words};
use crate::calendar::{month, weekday};
use crate::extract::reading::tag::{Tag, is_capital};
use crate::text::TokenKind;

/// What stands before a month or a year that is one.
const PREPOSITIONS: [&str; 13] = [
    "after", "before", "by", "during", "early", "from", "in", "late", "mid", "of", "since",
    "through", "until",
];

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expression {
    /// November 24, 2025
    Day(Date),
    /// April 2026
    Month(i16, i8),
    /// 2017
    Year(i16),
    /// November 24
    DayOfMonth(i8, i8),
    /// October
    MonthAlone(i8),
    /// Monday
    Weekday(Weekday),
    /// So many before (less than 0) or after the day of publication: "three weeks ago", "yesterday".
    Distance(Unit, i32),
    /// So many before or after the one that holds the day of publication: "last month".
    Calendar(Unit, i32),
}

/// On which side of the day of publication a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// last
    Before,
    /// next, planned
    After,
    Unknown,
}

impl Side {
    /// What the words around tell where the time itself does not: "the planned April visit", "will meet in
    /// June".
    pub(super) fn or_told(self, reading: &Reading, words: &Words) -> Self {
        let near = words
            .start
            .saturating_sub(2)
            .max(reading.sentence(words.start).start);
        let mut before = (near..words.start).map(|at| reading.lower(at));
        let is_planned = before.any(|word| {
            matches!(
                word,
                "planned" | "upcoming" | "coming" | "scheduled" | "future" | "until"
            )
        });
        let verb = reading
            .syntax
            .ancestors(words.start)
            .find(|above| reading.syntax.tags[*above].is_verb());
        let will = |verb: usize| {
            let mut own = reading.syntax.dependents(verb);
            own.any(|at| matches!(reading.lower(at), "will" | "'ll" | "’ll" | "shall"))
        };
        match self {
            Self::Unknown if is_planned || verb.is_some_and(will) => Self::After,
            side => side,
        }
    }
}

type Found = (usize, Expression, Side);

/// The time that begins at `at`: number of words, what it is, and on which side.
pub(super) fn at(reading: &Reading, at: usize, limit: usize) -> Option<Found> {
    let place = Place { reading, at, limit };
    let first = place.lower(0);
    match reading.kind(at) {
        TokenKind::Number => place
            .written_in_digits()
            .or_else(|| place.day_first())
            .or_else(|| place.distance())
            .or_else(|| place.year()),
        TokenKind::Word => match first {
            "today" | "tonight" => Some((1, Expression::Distance(Unit::Day, 0), Side::Before)),
            "yesterday" => Some((
                1 + usize::from(is_part_of_day(place.lower(1))),
                Expression::Distance(Unit::Day, -1),
                Side::Before,
            )),
            "tomorrow" => Some((1, Expression::Distance(Unit::Day, 1), Side::After)),
            "this" => place.beside(0, Side::Unknown),
            "last" | "past" | "previous" => place.beside(-1, Side::Before),
            "next" => place.beside(1, Side::After),
            _ => place
                .weekday()
                .or_else(|| place.month_first())
                .or_else(|| place.distance()),
        },
        _ => None,
    }
}

/// A place in a sentence.
struct Place<'r, 'a> {
    reading: &'r Reading<'a>,
    at: usize,
    limit: usize,
}

impl<'r> Place<'r, '_> {
    fn lower(&self, offset: usize) -> &'r str {
        let at = self.at + offset;
        if at < self.limit {
            self.reading.lower(at)
        } else {
            ""
        }
    }

    fn before(&self) -> &'r str {
        self.at
            .checked_sub(1)
            .map_or("", |at| self.reading.lower(at))
    }

    fn is_capital(&self, offset: usize) -> bool {
        is_capital(self.reading.word(self.at + offset))
    }

    /// "2025-11-24"
    fn written_in_digits(&self) -> Option<Found> {
        let year = year(self.lower(0))?;
        let number = |offset: usize| {
            let word = self.lower(offset);
            word.parse::<i8>().ok().filter(|_| word.len() == 2)
        };
        if self.lower(1) != "-" || self.lower(3) != "-" {
            return None;
        }
        let date = Date::new(year, number(2)?, number(4)?).ok()?;
        Some((5, Expression::Day(date), Side::Unknown))
    }

    /// "24 November 2025", "24th of November"
    fn day_first(&self) -> Option<Found> {
        let day = day(self.lower(0))?;
        let of = usize::from(self.lower(1) == "of");
        let month = month(self.lower(1 + of)).filter(|_| self.is_capital(1 + of))?;
        let comma = usize::from(self.lower(2 + of) == ",");
        Some(match year(self.lower(2 + of + comma)) {
            Some(year) => {
                let date = Date::new(year, month, day).ok()?;
                (3 + of + comma, Expression::Day(date), Side::Unknown)
            }
            None => (2 + of, Expression::DayOfMonth(month, day), Side::Unknown),
        })
    }

    /// "November 24, 2025", "November 2025", "November"
    fn month_first(&self) -> Option<Found> {
        let month = month(self.lower(0)).filter(|_| self.is_capital(0))?;
        let comma = |offset: usize| usize::from(self.lower(offset) == ",");
        if let Some(day) = day(self.lower(1)) {
            let gap = comma(2);
            if let Some(year) = year(self.lower(2 + gap)) {
                let date = Date::new(year, month, day).ok()?;
                return Some((3 + gap, Expression::Day(date), Side::Unknown));
            }
            return Some((2, Expression::DayOfMonth(month, day), Side::Unknown));
        }
        let gap = comma(1);
        if let Some(year) = year(self.lower(1 + gap)) {
            return Some((2 + gap, Expression::Month(year, month), Side::Unknown));
        }
        self.is_month_alone()
            .then_some((1, Expression::MonthAlone(month), Side::Unknown))
    }

    /// Whether a month's name alone is that month: "in May", "their October summit", and not "May said",
    /// "the March on Rome", "Theresa May".
    fn is_month_alone(&self) -> bool {
        let is_word_too = matches!(self.lower(0), "may" | "march" | "august");
        let after_preposition =
            PREPOSITIONS.contains(&self.before()) || matches!(self.before(), "to" | "for");
        let before = self.reading.tag_before(self.at);
        let in_phrase = matches!(
            before,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
        ) && self.reading.tag(self.at + 1).is_nominal();
        after_preposition || !is_word_too && (in_phrase || before != Tag::Name)
    }

    /// "Monday", "Monday morning", "Monday, November 24"
    fn weekday(&self) -> Option<Found> {
        let weekday = weekday(self.lower(0)).filter(|_| self.is_capital(0))?;
        let part = usize::from(is_part_of_day(self.lower(1)));
        let comma = usize::from(self.lower(1 + part) == ",");
        let next = 1 + part + comma;
        let rest = Place {
            at: self.at + next,
            ..*self
        };
        let date = rest.month_first().or_else(|| rest.day_first());
        match date {
            Some((length, date @ (Expression::Day(_) | Expression::DayOfMonth(..)), side)) => {
                Some((next + length, date, side))
            }
            _ => Some((1 + part, Expression::Weekday(weekday), Side::Unknown)),
        }
    }

    /// What follows "last", "this" or "next": "Monday", "October", "week", "night".
    fn beside(&self, distance: i32, side: Side) -> Option<Found> {
        let next = self.lower(1);
        let rest = Place {
            at: self.at + 1,
            ..*self
        };
        if let Some((length, Expression::Weekday(weekday), _)) = rest.weekday() {
            return Some((1 + length, Expression::Weekday(weekday), side));
        }
        if let Some(month) = month(next).filter(|_| self.is_capital(1)) {
            return Some((2, Expression::MonthAlone(month), side));
        }
        if is_part_of_day(next) {
            let days = if distance < 0 { -1 } else { 0 };
            return (distance < 1).then_some((
                2,
                Expression::Distance(Unit::Day, days),
                Side::Before,
            ));
        }
        let unit = unit(next).filter(|unit| *unit != Unit::Day && !next.ends_with('s'))?;
        Some((2, Expression::Calendar(unit, distance), side))
    }

    /// "three weeks ago", "a year ago"
    fn distance(&self) -> Option<Found> {
        let amount = amount(self.lower(0))?;
        let unit = unit(self.lower(1))?;
        let is_ago = self.lower(2) == "ago";
        is_ago.then_some((3, Expression::Distance(unit, -amount), Side::Before))
    }

    /// "in 2017", "his 2017 trip"
    fn year(&self) -> Option<Found> {
        let year = year(self.lower(0))?;
        let after_preposition = PREPOSITIONS.contains(&self.before());
        let in_phrase = matches!(
            self.reading.tag_before(self.at),
            Tag::Determiner | Tag::Possessive | Tag::Genitive
        ) && self.reading.tag(self.at + 1) == Tag::Noun;
        (after_preposition || in_phrase).then_some((1, Expression::Year(year), Side::Unknown))
    }
}
