//! Tables: each row is a document, and the first names the columns.

use super::super::source::{Source, failed};
use super::super::{GLANCE, Reading, Readings, decode};
use super::Columns;
use super::glance::Glance;
use super::record::Names;
use crate::limit;
use crate::{Diagnostic, text::Document};
use ::csv::{ByteRecord, ReaderBuilder};
use serde_json::Value;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What stands between columns.
const SEPARATORS: [u8; 4] = *b",;\t|";

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    let names = columns(glance.first_line());
    if glance.has_extension(&["csv", "tsv"]) {
        return names.len() > 1 || names.iter().any(|name| glance.columns.is_text(name));
    }
    // A line of prose may have commas and the word "text", too.
    let known = names
        .iter()
        .filter(|name| glance.columns.is_known(name))
        .count();
    let is_name = |name: &String| {
        let words = name.split_whitespace().count();
        (1..=3).contains(&words) && !name.contains(['.', ':', '!', '?', '“', '’'])
    };
    known >= 2
        && 2 * known >= names.len()
        && names.iter().all(is_name)
        && names.iter().any(|name| glance.columns.is_text(name))
}

/// The separator that cuts a line of names into the most columns.
fn separator(line: &str) -> u8 {
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    let most = SEPARATORS.into_iter().rev().max_by_key(count);
    most.unwrap_or(b',')
}

/// The columns that a line names.
fn columns(line: &str) -> Vec<String> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator(line))
        .from_reader(line.as_bytes());
    let record = reader.byte_records().next();
    record
        .and_then(Result::ok)
        .map(|record| names(&record))
        .unwrap_or_default()
}

fn names(record: &ByteRecord) -> Vec<String> {
    let name = |field: &[u8]| {
        String::from_utf8_lossy(field)
            .trim_matches(['\u{feff}', ' '])
            .to_owned()
    };
    record.iter().map(name).collect()
}

/// The rows in order; one that cannot be read is told and left out.
pub(super) fn read(mut source: Source) -> Readings {
    let glance = match source.glance() {
        Ok(glance) => glance,
        Err(problem) => return failed(problem),
    };
    // Spreadsheets write UTF-16, too.
    let bytes: Box<dyn BufRead + Send> =
        if glance.starts_with(b"\xff\xfe") || glance.starts_with(b"\xfe\xff") {
            match decode::decode(&source.path, source.bytes) {
                Ok(text) => Box::new(io::Cursor::new(text.text.into_bytes())),
                Err(refusal) => return failed(refusal.problem()),
            }
        } else {
            source.bytes
        };
    let text = String::from_utf8_lossy(&glance);
    let separator = separator(
        text.trim_start_matches('\u{feff}')
            .lines()
            .next()
            .unwrap_or_default(),
    );
    let left = Arc::new(AtomicU64::new(0));
    let bytes = Bounded {
        bytes,
        left: Arc::clone(&left),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(GLANCE)
        .from_reader(bytes);
    left.store(limit::TEXT, Ordering::Relaxed);
    let mut first = ByteRecord::new();
    if let Err(error) = reader.read_byte_record(&mut first) {
        return failed(broken(&source.path, &error));
    }
    let columns = names(&first);
    if !columns.iter().any(|column| source.columns.is_text(column)) {
        return failed(no_text(&source.path, &columns));
    }
    let rows = Rows {
        columns,
        names: Names::default(),
        number: 0,
        path: source.path,
        map: source.columns,
    };
    Box::new(rows.read(reader, left))
}

/// What is said where no column is known to hold the text.
pub(super) fn no_text(path: &str, columns: &[String]) -> Diagnostic {
    let problem = Diagnostic::new(format!("no column of `{path}` is known to hold the text"));
    let mut listed: Vec<_> = columns
        .iter()
        .take(20)
        .map(|name| format!("`{name}`"))
        .collect();
    if columns.len() > listed.len() {
        listed.push("…".to_owned());
    }
    problem
        .hint(format!("it has {}", listed.join(", ")))
        .hint("`--map text=COLUMN` names it")
}

fn broken(path: &str, error: &::csv::Error) -> Diagnostic {
    Diagnostic::new(format!("cannot read `{path}`: {error}"))
}

/// The rows of one table.
struct Rows {
    columns: Vec<String>,
    names: Names,
    number: usize,
    path: String,
    map: Arc<Columns>,
}

impl Rows {
    fn read(
        mut self,
        mut reader: ::csv::Reader<Bounded>,
        left: Arc<AtomicU64>,
    ) -> impl Iterator<Item = Result<Reading, Diagnostic>> + Send {
        let mut record = ByteRecord::new();
        let mut is_over = false;
        std::iter::from_fn(move || {
            if is_over {
                return None;
            }
            left.store(limit::TEXT, Ordering::Relaxed);
            match reader.read_byte_record(&mut record) {
                Ok(true) => Some(self.document(&record).map(Reading::Document)),
                Ok(false) => None,
                Err(error) => {
                    is_over = true;
                    Some(Err(broken(&self.path, &error)))
                }
            }
        })
    }

    fn document(&mut self, record: &ByteRecord) -> Result<Document, Diagnostic> {
        self.number += 1;
        if record.len() != self.columns.len() {
            let line = record.position().map_or(0, ::csv::Position::line);
            let problem = format!(
                "`{}`, line {line}: a row of {} columns, where there are {}",
                self.path,
                record.len(),
                self.columns.len()
            );
            return Err(Diagnostic::new(problem).hint("it was left out"));
        }
        let value = |field: &[u8]| Value::String(decode::decode_as(field, &[]));
        let row: Vec<_> = self
            .columns
            .iter()
            .cloned()
            .zip(record.iter().map(value))
            .collect();
        self.map
            .document(&self.path, self.number, &row, &mut self.names)
    }
}

/// Reads no more than one row may have: a quotation mark that is never closed has the whole rest in its row.
struct Bounded {
    bytes: Box<dyn BufRead + Send>,
    left: Arc<AtomicU64>,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        let left = self.left.load(Ordering::Relaxed);
        let Some(left) = left.checked_sub(length as u64) else {
            let problem = format!("a row is longer than {} MB", limit::TEXT >> 20);
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
        };
        self.left.store(left, Ordering::Relaxed);
        Ok(length)
    }
}
