//! What stands above an article: a front matter between `---`, or lines of `Key: value`.

use crate::Span;
use crate::calendar::month_cut_short;
use crate::text::{Document, dateline};
use jiff::civil::Date;

/// What a line of a head tells.
enum Key {
    Title,
    Date,
    Publisher,
    Author,
    Url,
    /// Usual in heads, and of no use here.
    Other,
}

/// A line that has been understood: what it tells, and the text after the colon.
type Entry<'a> = (Key, &'a str);

/// Splits `text` into its head and its body, and keeps both.
#[must_use]
pub fn document(path: String, text: String) -> Document {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let head = fenced(&text[start..]).or_else(|| plain(&text[start..]));
    let (entries, length) = head.unwrap_or_default();
    let mut found = Found::default();
    for (key, value) in entries {
        found.note(&key, value);
    }
    let body = Span::new(start + length, text.len());
    let heading = || heading(body.of(&text));
    Document {
        title: found.title.or_else(heading),
        publisher: found.publisher,
        url: found.url,
        author: found.author,
        is_extracted: false,
        date: found.date.or_else(|| opening_date(body.of(&text))),
        path,
        body,
        text,
    }
}

/// The date in the dateline of the first paragraphs, if it has a year.
fn opening_date(body: &str) -> Option<Date> {
    let mut paragraphs = body.lines().filter(|line| !line.trim().is_empty()).take(4);
    paragraphs.find_map(|paragraph| date(dateline(paragraph)?.day?))
}

/// The date that `text` gives: ISO 8601, or a day, an English month and a year in any order.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(Ok(date)) = text.get(..10).map(str::parse) {
        return Some(date);
    }
    let mut words = text
        .split([' ', ',', '.', '/', '-'])
        .filter(|word| !word.is_empty());
    let (mut day, mut month, mut year) = (None, None, None);
    // A time of day follows the date, and has numbers too.
    while let Some(word) = words.next()
        && (day.is_none() || month.is_none() || year.is_none())
    {
        let number = word.trim_end_matches(char::is_alphabetic).parse::<i16>();
        match number {
            Ok(number) if (1000..10_000).contains(&number) => year = year.or(Some(number)),
            Ok(number) => day = day.or(i8::try_from(number).ok()),
            Err(_) => month = month.or_else(|| month_cut_short(word)),
        }
    }
    Date::new(year?, month?, day?).ok()
}

#[derive(Default)]
struct Found {
    title: Option<String>,
    publisher: Option<String>,
    date: Option<Date>,
    author: Option<String>,
    url: Option<String>,
}

impl Found {
    fn note(&mut self, key: &Key, value: &str) {
        let value = unquoted(value);
        if value.is_empty() {
            return;
        }
        match key {
            Key::Title if self.title.is_none() => self.title = Some(value.into()),
            Key::Publisher if self.publisher.is_none() => self.publisher = Some(value.into()),
            Key::Author if self.author.is_none() => self.author = Some(value.into()),
            Key::Url if self.url.is_none() => self.url = Some(value.into()),
            Key::Date if self.date.is_none() => self.date = date(value),
            _ => {}
        }
    }
}

/// A front matter between two lines of `---`, and its length with the fences.
fn fenced(text: &str) -> Option<(Vec<Entry<'_>>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let mut length = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut entries = Vec::new();
    for line in lines {
        length += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return (!entries.is_empty()).then_some((entries, length));
        }
        let nested = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
        if !nested {
            let (name, value) = line.split_once(':')?;
            entries.push((key(name).unwrap_or(Key::Other), value));
        }
    }
    None
}

/// Lines of `Key: value` up to an empty line, if every key is one that heads have.
fn plain(text: &str) -> Option<(Vec<Entry<'_>>, usize)> {
    let mut length = 0;
    let mut entries = Vec::new();
    for line in text.split_inclusive('\n') {
        length += line.len();
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        entries.push((key(name)?, value));
    }
    let telling = |(key, _): &Entry| !matches!(key, Key::Other | Key::Author | Key::Url);
    entries.iter().any(telling).then_some((entries, length))
}

fn key(name: &str) -> Option<Key> {
    let name = name.trim().to_lowercase().replace(['_', '-'], " ");
    Some(match name.as_str() {
        "title" | "headline" => Key::Title,
        "date" | "published" | "publication date" | "pubdate" | "date published"
        | "published on" | "published at" => Key::Date,
        "publisher" | "source" | "agency" | "newspaper" | "publication" | "outlet" | "site" => {
            Key::Publisher
        }
        "author" | "authors" | "byline" | "by" => Key::Author,
        "url" | "link" => Key::Url,
        "section" | "category" | "language" | "lang" | "tags" | "keywords" | "location"
        | "dateline" | "copyright" | "updated" | "subtitle" | "license" | "licence" => Key::Other,
        _ => return None,
    })
}

/// The first line of a body in Markdown, if it is a heading.
pub(super) fn heading(body: &str) -> Option<String> {
    let line = body.trim_start().lines().next()?;
    let title = line.strip_prefix("# ")?.trim_matches([' ', '#', '\t']);
    (!title.is_empty()).then(|| title.into())
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
