//! Words for times become the days they cover, seen from the day of publication: "on Monday", "three weeks
//! ago", "last October", "April 2026". Without that day only what is written in full is a date.

mod calendar;
mod expression;
mod spoken;
#[cfg(test)]
mod tests;
mod words;

pub(super) use spoken::spoken;
pub(super) use words::year;

use super::extraction::{Period, Time};
use super::reading::{Reading, Words};
use calendar::Calendar;
use expression::{Expression, Side};
use jiff::civil::{Date, Weekday};

/// Words for a time, and the days they cover.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    pub(super) words: Words,
    pub(super) period: Period,
}

impl Dated {
    /// The same with a place in the text.
    pub(super) fn time(&self, reading: &Reading) -> Time {
        Time {
            span: reading.span(&self.words),
            period: self.period,
        }
    }
}

/// All times that the text names and that can be told, in its order.
pub(super) fn dates(reading: &Reading, day: Option<Date>) -> Vec<Dated> {
    let found = expressions(reading);
    let calendar = Calendar::new(day, found.iter().map(|(_, expression, _)| expression));
    let period = |(words, expression, side): (Words, Expression, Side)| {
        let period = calendar.period(expression, side)?;
        Some(Dated { words, period })
    };
    found.into_iter().filter_map(period).collect()
}

fn expressions(reading: &Reading) -> Vec<(Words, Expression, Side)> {
    let mut found = Vec::new();
    for sentence in &reading.layout.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match expression::at(reading, at, sentence.tokens.end) {
                Some((length, expression, side)) => {
                    let words = at..at + length;
                    let side = side.or_told(reading, &words);
                    found.push((words, expression, side));
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    found
}
