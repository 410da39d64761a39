//! JSON: one document, a list of them, one a line, or the lines of nodes and relationships that `import` reads.

use super::super::source::{Source, failed, one};
use super::super::{Lines, Reading, Readings, decode, unreadable};
use super::Columns;
use super::csv::no_text;
use super::glance::Glance;
use super::record::Names;
use crate::Diagnostic;
use crate::limit;
use serde_json::{Map, Value};
use std::io::{self, BufRead};
use std::sync::Arc;

/// How names of such files end.
const ENDINGS: &[&str] = &["json", "jsonl", "ndjson"];

/// Whether it is JSON that has an article in it.
pub(super) fn shows(glance: &Glance<'_>) -> bool {
    if !glance.text.starts_with(['{', '[']) || is_fact(glance) {
        return false;
    }
    // Keys with a text behind them are looked for, as what is seen of a file may end in the middle of a value.
    let keys = glance.text.split('"').skip(1).step_by(2);
    glance.text.contains("\":") && keys.take(2000).any(|key| glance.columns.is_text(key))
        || glance.text.contains("\" :") && glance.text.contains("\"text\"")
        || starts_with_object(glance)
}

/// Whether the first line is an object with a text; its quotation marks may be anywhere.
fn starts_with_object(glance: &Glance<'_>) -> bool {
    match serde_json::from_str(glance.first_line()) {
        Ok(Value::Object(object)) => object.keys().any(|key| glance.columns.is_text(key)),
        _ => false,
    }
}

/// Whether the file holds nodes and relationships, or its name says that it could.
pub(super) fn shows_facts(glance: &Glance<'_>) -> bool {
    glance.has_extension(ENDINGS) || is_fact(glance)
}

fn is_fact(glance: &Glance<'_>) -> bool {
    // All nodes in one object: nothing but their name stands before the first list.
    let head = glance.text.split('[').next().unwrap_or_default();
    if head.starts_with('{') && head.trim_end_matches([':', ' ']).ends_with("\"nodes\"") {
        return true;
    }
    let Ok(Value::Object(fact)) = serde_json::from_str(glance.first_line()) else {
        return false;
    };
    fact.contains_key("labels") || (fact.contains_key("from") && fact.contains_key("to"))
}

/// Lines that are read when they are asked for.
pub(super) fn read_facts(mut source: Source) -> Readings {
    let checked = source
        .glance()
        .and_then(|glance| decode::check(&source.path, &glance));
    if let Err(problem) = checked {
        return failed(problem);
    }
    let size = source.size.and_then(|size| usize::try_from(size).ok());
    let lines = Lines {
        bytes: source.bytes,
        size: size.unwrap_or(0),
    };
    one(Ok(Reading::Facts {
        path: source.path,
        lines,
    }))
}

/// All documents: those of a file with one value, or those of the lines of a file with one on each.
pub(super) fn read(mut source: Source) -> Readings {
    let glance = match source.glance() {
        Ok(glance) => glance,
        Err(problem) => return failed(problem),
    };
    let glance = Glance::new(&source, &glance);
    let first = glance.first_line();
    let has_more = glance.text.len() > first.len();
    let is_line = has_more && serde_json::from_str::<Map<String, Value>>(first).is_ok();
    // A first line that is longer than what is seen is hardly that of a value over many lines.
    let is_long =
        !has_more && glance.text.starts_with('{') && glance.has_extension(&["jsonl", "ndjson"]);
    if is_line || is_long {
        return Box::new(lines(source));
    }
    let path = source.path.clone();
    match source.whole(limit::TEXT) {
        Ok(bytes) => whole(&path, &bytes, &source.columns),
        Err(problem) => failed(problem),
    }
}

fn lines(source: Source) -> impl Iterator<Item = Result<Reading, Diagnostic>> + Send {
    let Source {
        path,
        mut bytes,
        columns,
        ..
    } = source;
    let mut names = Names::default();
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            let line = match next_line(&mut bytes) {
                Ok(line) => line?,
                Err(error) => {
                    // Nothing can be read after it.
                    bytes = Box::new(io::empty());
                    return Some(Err(unreadable(&path, &error)));
                }
            };
            number += 1;
            let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
            if line.trim_ascii().is_empty() {
                continue;
            }
            return Some(match serde_json::from_slice::<Map<String, Value>>(line) {
                Ok(object) => document(&path, number, object, &columns, &mut names),
                Err(error) => {
                    let error = error.to_string();
                    let what = error.split(" at line ").next().unwrap_or_default();
                    let problem = format!("`{path}`, line {number}: no JSON object: {what}");
                    Err(Diagnostic::new(problem).hint("it was left out"))
                }
            });
        }
    })
}

fn next_line(bytes: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let length = limit::read_line(bytes, &mut line)?;
    Ok((length > 0).then_some(line))
}

fn whole(path: &str, bytes: &[u8], columns: &Arc<Columns>) -> Readings {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return failed(Diagnostic::new(format!("`{path}` is broken JSON: {error}"))),
    };
    let mut names = Names::default();
    let (all, publisher) = objects(value, columns);
    if let [only] = all.as_slice()
        && publisher.is_none()
    {
        // A file of one article is that article.
        let row: Vec<_> = only.clone().into_iter().collect();
        let found = columns.document(path, 1, &row, &mut names);
        return one(found
            .map(|document| {
                Reading::Document(crate::text::Document {
                    path: path.to_owned(),
                    ..document
                })
            })
            .map_err(|_| {
                no_text(
                    path,
                    &row.into_iter().map(|(key, _)| key).collect::<Vec<_>>(),
                )
            }));
    }
    if all.is_empty() {
        return failed(Diagnostic::new(format!(
            "there are no articles in `{path}`"
        )));
    }
    let (path, columns) = (path.to_owned(), Arc::clone(columns));
    Box::new(all.into_iter().enumerate().map(move |(index, object)| {
        let found = document(&path, index + 1, object, &columns, &mut names);
        found.map(|reading| match (reading, &publisher) {
            (Reading::Document(document), Some(_)) if document.publisher.is_none() => {
                Reading::Document(crate::text::Document {
                    publisher: publisher.clone(),
                    ..document
                })
            }
            (reading, _) => reading,
        })
    }))
}

/// The objects that are articles: the value itself, those of a list, or those of the longest list in it; and the
/// publisher of all of these, which such an object around them has as its title.
fn objects(value: Value, columns: &Columns) -> (Vec<Map<String, Value>>, Option<String>) {
    let of_list = |list: Vec<Value>| {
        let objects = list.into_iter().filter_map(|one| match one {
            Value::Object(object) => Some(object),
            _ => None,
        });
        objects.collect::<Vec<_>>()
    };
    match value {
        Value::Array(list) => (of_list(list), None),
        Value::Object(object) => {
            if object.keys().any(|key| columns.is_text(key)) {
                return (vec![object], None);
            }
            let title = object
                .get("title")
                .and_then(Value::as_str)
                .map(str::to_owned);
            // What an answer holds may lie one deeper: `{"response": {"results": […]}}`.
            let inner = object.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) => Some(of_list(list)),
                Value::Object(object) => {
                    let lists = object.into_iter().filter_map(|(_, value)| match value {
                        Value::Array(list) => Some(of_list(list)),
                        _ => None,
                    });
                    lists.max_by_key(Vec::len)
                }
                _ => None,
            });
            (inner.max_by_key(Vec::len).unwrap_or_default(), title)
        }
        _ => (Vec::new(), None),
    }
}

fn document(
    path: &str,
    number: usize,
    object: Map<String, Value>,
    columns: &Columns,
    names: &mut Names,
) -> Result<Reading, Diagnostic> {
    let row: Vec<_> = object.into_iter().collect();
    columns
        .document(path, number, &row, names)
        .map(Reading::Document)
}
