//! Feeds, RSS and Atom: each entry is a document.

use super::super::source::{Source, failed};
use super::super::{Reading, Readings, parse_date};
use super::glance::Glance;
use super::{page, record, xml};
use crate::Diagnostic;
use crate::limit;
use crate::text::Document;
use chrono::{DateTime, NaiveTime, Utc};
use feed_rs::model::{Entry, Feed};
use feed_rs::parser::Builder;
use jiff::civil::Date;

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    matches!(xml::root(glance), Some("rss" | "feed" | "RDF"))
}

/// The entries in the order of the feed.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = match source.whole(limit::TEXT) {
        Ok(bytes) => bytes,
        Err(problem) => return failed(problem),
    };
    let parser = Builder::new()
        .sanitize_content(false)
        .timestamp_parser(own_day)
        .build();
    let feed = match parser.parse(&*bytes) {
        Ok(feed) => feed,
        Err(error) => {
            let problem = format!("`{}` is a broken feed: {error}", source.path);
            return failed(Diagnostic::new(problem));
        }
    };
    if feed.entries.is_empty() {
        let problem = format!("there are no entries in the feed `{}`", source.path);
        return failed(Diagnostic::new(problem));
    }
    let publisher = publisher(&feed);
    let mut names = record::Names::default();
    let entries = feed.entries.into_iter().enumerate();
    Box::new(entries.map(move |(index, entry)| {
        let link = entry.links.first().map(|link| link.href.as_str());
        let id = Some(entry.id.as_str()).filter(|id| !id.is_empty()).or(link);
        let name = names.unique(id.map_or_else(|| (index + 1).to_string(), str::to_owned));
        let path = format!("{}#{name}", source.path);
        document(path, entry, publisher.clone()).map(Reading::Document)
    }))
}

fn publisher(feed: &Feed) -> Option<String> {
    let title = feed.title.as_ref()?.content.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

fn document(path: String, entry: Entry, publisher: Option<String>) -> Result<Document, Diagnostic> {
    let content = entry.content.and_then(|content| content.body);
    let summary = entry.summary.map(|summary| summary.content);
    let text = content.or(summary).map(|text| page::text_of(&text));
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        let problem = format!("`{path}` has no text, and was left alone");
        return Err(Diagnostic::note(problem));
    };
    let date = entry.published.or(entry.updated);
    let authors: Vec<_> = entry
        .authors
        .into_iter()
        .filter_map(|author| author.name)
        .collect();
    let title = entry.title.map(|title| page::line_of(&title.content));
    Ok(Document {
        title: title.filter(|title| !title.is_empty()),
        publisher,
        date: date.and_then(day),
        url: entry.links.into_iter().next().map(|link| link.href),
        author: record::list(&authors),
        ..Document::extracted(path, text)
    })
}

/// The day that a feed tells, at noon: the day is that of who wrote it, and not the one in Greenwich.
fn own_day(text: &str) -> Option<DateTime<Utc>> {
    let date = parse_date(text)?;
    let day = format!("{date}").parse::<chrono::NaiveDate>().ok()?;
    Some(day.and_time(NaiveTime::from_hms_opt(12, 0, 0)?).and_utc())
}

fn day(date: DateTime<Utc>) -> Option<Date> {
    date.date_naive().to_string().parse().ok()
}
