//! Rows and objects whose columns or keys make a document: which of them mean what.

use super::super::parse_date;
use super::page;
use crate::Diagnostic;
use crate::text::Document;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use rustc_hash::{FxHashMap, FxHasher};
use serde_json::Value;
use std::hash::{Hash, Hasher};

/// What a column can mean, by the name that `--map` has for it, and what such columns are usually called; those
/// first that win where there are several.
const MEANINGS: [(&str, &[&str]); 7] = [
    (
        "text",
        &[
            "text",
            "body",
            "content",
            "maintext",
            "main_text",
            "article_text",
            "articletext",
            "full_text",
            "fulltext",
            "article_body",
            "articlebody",
            "body_text",
            "bodytext",
            "content_text",
            "body_html",
            "bodyhtml",
            "content_html",
            "html",
            "article",
            "story",
            "bodies",
            "bodyxhtml",
            "body_xhtml",
            "plain_text",
        ],
    ),
    (
        "title",
        &[
            "title",
            "headline",
            "headlines",
            "heading",
            "article_title",
            "webtitle",
        ],
    ),
    (
        "date",
        &[
            "date",
            "published",
            "published_at",
            "publishedat",
            "date_published",
            "datepublished",
            "date_publish",
            "publish_date",
            "published_date",
            "publication_date",
            "publicationdate",
            "pubdate",
            "pub_date",
            "first_published",
            "firstcreated",
            "versioncreated",
            "webpublicationdate",
            "datetime",
            "created",
            "created_at",
            "timestamp",
            "time",
            "updated",
            "date_download",
        ],
    ),
    (
        "url",
        &[
            "url",
            "link",
            "canonical_url",
            "source_url",
            "weburl",
            "web_url",
            "href",
            "uri",
        ],
    ),
    (
        "author",
        &["author", "authors", "byline", "creator", "writer", "by"],
    ),
    (
        "publisher",
        &[
            "publisher",
            "source",
            "source_name",
            "publication",
            "outlet",
            "newspaper",
            "site_name",
            "sitename",
            "site",
            "agency",
            "infosource",
            "source_domain",
            "domain",
        ],
    ),
    (
        "id",
        &["id", "guid", "article_id", "articleid", "_id", "uid"],
    ),
];

/// Where [`MEANINGS`] has what is used here.
const TEXT: usize = 0;
const TITLE: usize = 1;
const DATE: usize = 2;
const URL: usize = 3;
const AUTHOR: usize = 4;
const PUBLISHER: usize = 5;
const ID: usize = 6;

/// Which columns of tables, and keys of JSON, mean what; those that are not named are known by their usual names.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    named: [Option<String>; 7],
}

impl Columns {
    /// Takes `text=body,date=published_at`.
    ///
    /// # Errors
    /// When that is none.
    pub fn named(&mut self, map: &str) -> Result<(), Diagnostic> {
        for pair in map.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (meaning, column) = pair.split_once('=').unwrap_or((pair, ""));
            let (meaning, column) = (meaning.trim(), column.trim());
            let place = MEANINGS.iter().position(|(own, _)| *own == meaning);
            let (Some(place), false) = (place, column.is_empty()) else {
                let all = MEANINGS.map(|(own, _)| own).join(", ");
                let problem = Diagnostic::new(format!("`{pair}` names no column"));
                return Err(problem
                    .hint("a map is written `text=body,date=published_at`")
                    .hint(format!("what a column can be: {all}")));
            };
            self.named[place] = Some(column.to_owned());
        }
        Ok(())
    }

    /// Whether a column of this name would be taken for the text.
    pub(super) fn is_text(&self, column: &str) -> bool {
        self.rank(TEXT, column).is_some()
    }

    /// Whether a column of this name means anything.
    pub(super) fn is_known(&self, column: &str) -> bool {
        (0..MEANINGS.len()).any(|meaning| self.rank(meaning, column).is_some())
    }

    /// How surely a column means this: the lower the surer.
    fn rank(&self, meaning: usize, column: &str) -> Option<usize> {
        if let Some(named) = &self.named[meaning] {
            return (named == column).then_some(0);
        }
        let name = column
            .trim()
            .to_ascii_lowercase()
            .replace(['-', ' ', '.'], "_");
        MEANINGS[meaning].1.iter().position(|usual| *usual == name)
    }

    /// The value that means this, among columns and their values.
    fn value<'v>(&self, meaning: usize, row: &'v [(String, Value)]) -> Option<&'v Value> {
        let ranked = row.iter().filter(|(_, value)| !is_empty(value));
        let ranked =
            ranked.filter_map(|(column, value)| Some((self.rank(meaning, column)?, value)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
    }

    /// The document that a row makes; nothing where it has no text. `number` is its place among others.
    pub(super) fn document(
        &self,
        path: &str,
        number: usize,
        row: &[(String, Value)],
        names: &mut Names,
    ) -> Result<Document, Diagnostic> {
        let of = |meaning| self.value(meaning, row).and_then(words);
        let url = of(URL);
        let id = of(ID).or_else(|| url.clone());
        let name = names.unique(id.unwrap_or_else(|| number.to_string()));
        let path = format!("{path}#{name}");
        let text = of(TEXT).map(|text| page::text_of(&text));
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return Err(Diagnostic::note(format!(
                "`{path}` has no text, and was left alone"
            )));
        };
        Ok(Document {
            title: of(TITLE).map(|title| page::line_of(&title)),
            publisher: of(PUBLISHER),
            date: self.value(DATE, row).and_then(date),
            author: of(AUTHOR),
            url,
            ..Document::extracted(path, text)
        })
    }
}

/// Whether a value says nothing.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => {
            text.trim().is_empty() || matches!(text.trim(), "nan" | "NaN" | "null" | "None")
        }
        Value::Array(all) => all.is_empty(),
        _ => false,
    }
}

/// The text of a value; of a list, that of all in it; of an object, what it is called or holds.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(all) => {
            let all: Vec<_> = all.iter().filter_map(words).collect();
            list(&all)
        }
        Value::Object(object) => {
            let keys = ["name", "title", "value", "text", "#text", "$t", "rendered"];
            keys.iter().find_map(|key| words(object.get(*key)?))
        }
        _ => None,
    }
}

/// `A, B`; nothing where there is nobody.
pub(super) fn list(all: &[String]) -> Option<String> {
    let all: Vec<_> = all
        .iter()
        .map(|one| one.trim())
        .filter(|one| !one.is_empty())
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The day that a value tells; numbers are seconds or milliseconds since 1970.
fn date(value: &Value) -> Option<Date> {
    let number = match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(whole)),
        Value::String(text) if text.len() >= 9 => text.trim().parse().ok(),
        _ => None,
    };
    let Some(number) = number.filter(|number| *number > 100_000_000) else {
        return parse_date(&words(value)?);
    };
    let seconds = if number > 100_000_000_000 {
        number / 1000
    } else {
        number
    };
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what is no second of any day is no date"
)]
const fn whole(number: f64) -> i64 {
    number as i64
}

/// Names of the parts of one file, each given once.
#[derive(Debug, Default)]
pub(super) struct Names(FxHashMap<u64, u32>);

impl Names {
    /// `name`, or the same with a number where it was there before.
    pub(super) fn unique(&mut self, name: String) -> String {
        // A dump has millions of them: their sums are kept, and not the names.
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        let count = self.0.entry(hasher.finish()).or_default();
        *count += 1;
        match count {
            1 => name,
            count => format!("{name} ({count})"),
        }
    }
}
