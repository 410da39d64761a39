//! A page of a graph alone: without a question, and with what the graph keeps of its articles.

use super::Excerpt;
use crate::page::{self, Contents};
use jiff::{Timestamp, Unit};
use std::io::{self, Write};

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let now = Timestamp::now();
    let contents = Contents {
        asked: None,
        made: now.round(Unit::Second).unwrap_or(now).to_string(),
        confidence: 0.0,
        text: &|_| None,
        is_live: false,
    };
    page::write(&excerpt.alone(), &contents, output)
}
