//! WARC files, as crawlers write them: each answer of a server that is an article, record by record.
//!
//! A record is read when it is asked for, so that a dump of many gigabytes needs the memory of one page. One that is
//! broken is told and passed over, up to where the next begins.

mod http;

use super::super::source::{Source, Stated};
use super::super::{Readings, unreadable};
use super::glance::Glance;
use super::record::Names;
use crate::Diagnostic;
use crate::limit;
use std::io::{self, BufRead, Read};

/// What every record begins with.
const START: &[u8] = b"WARC/";

/// How long a line of a head may be, and how many there may be.
const LINE: u64 = 64 * 1024;
const LINES: usize = 200;

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    glance.bytes.starts_with(b"WARC/0.") || glance.bytes.starts_with(b"WARC/1.")
}

/// The articles in the order of the file.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    let mut records = Records {
        bytes,
        number: 0,
        is_over: false,
    };
    let mut names = Names::default();
    let records = std::iter::from_fn(move || records.next());
    Box::new(records.flat_map(move |record| match record {
        Ok(record) => record.open(&source, &mut names),
        Err(problem) => {
            let message = format!("`{}`: {}", source.path, problem.message);
            super::super::source::failed(Diagnostic { message, ..problem })
        }
    }))
}

/// The head of a record, or of an answer: names in small letters, and values.
pub(super) type Head = Vec<(String, String)>;

/// The value of a line of a head.
pub(super) fn value<'h>(head: &'h Head, name: &str) -> Option<&'h str> {
    let found = head.iter().find(|(own, _)| own == name);
    found.map(|(_, value)| value.as_str())
}

struct Record {
    head: Head,
    content: Vec<u8>,
}

struct Records {
    bytes: Box<dyn BufRead + Send>,
    number: usize,
    is_over: bool,
}

impl Records {
    /// The next record of which something can be read.
    fn next(&mut self) -> Option<Result<Record, Diagnostic>> {
        while !self.is_over {
            match self.record() {
                Ok(Some(record)) => return Some(Ok(record)),
                Ok(None) => {}
                Err(error) => {
                    // Where the bytes themselves cannot be read there is nothing after them.
                    self.is_over = error.kind() != io::ErrorKind::InvalidInput;
                    let problem = format!("record {}: {error}", self.number);
                    return Some(Err(Diagnostic::new(problem).hint("it was left out")));
                }
            }
        }
        None
    }

    /// One record; nothing where it is none that holds an article.
    fn record(&mut self) -> io::Result<Option<Record>> {
        let Some(skipped) = self.find_start()? else {
            self.is_over = true;
            return Ok(None);
        };
        self.number += 1;
        if skipped {
            return Err(bad("what stands before it is no record"));
        }
        self.line()?;
        let head = self.head()?;
        let length = value(&head, "content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| bad("its length is missing"))?;
        let kind = value(&head, "warc-type").unwrap_or_default();
        let is_wanted = matches!(kind, "response" | "resource" | "conversion");
        if !is_wanted || length > limit::TEXT {
            let passed = io::copy(&mut self.bytes.by_ref().take(length), &mut io::sink())?;
            return match () {
                () if is_wanted => Err(bad(&format!("it is longer than {} MB", limit::TEXT >> 20))),
                () if passed < length => Err(cut()),
                () => Ok(None),
            };
        }
        let mut content = Vec::new();
        self.bytes.by_ref().take(length).read_to_end(&mut content)?;
        if (content.len() as u64) < length {
            return Err(cut());
        }
        Ok(Some(Record { head, content }))
    }

    /// Goes to where the next record begins; gives back whether there was anything else before it.
    fn find_start(&mut self) -> io::Result<Option<bool>> {
        let mut skipped = false;
        loop {
            // A start that lies across two pieces of what is read is looked at whole.
            let seen = self.bytes.fill_buf()?;
            if seen.is_empty() {
                return Ok(None);
            }
            if seen.starts_with(START) || (seen.len() < START.len() && START.starts_with(seen)) {
                return Ok(Some(skipped));
            }
            let line = self.line()?;
            skipped |= !line.trim_ascii().is_empty();
        }
    }

    /// One line, without its end; a longer one in pieces.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.bytes
            .by_ref()
            .take(LINE)
            .read_until(b'\n', &mut line)?;
        while line
            .last()
            .is_some_and(|last| matches!(last, b'\n' | b'\r'))
        {
            line.pop();
        }
        Ok(line)
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::new();
        for _ in 0..LINES {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(head);
            }
            add_line(&mut head, &line);
        }
        Err(bad("its head has no end"))
    }
}

/// Adds a line to a head; one that begins with a space goes on with the last.
pub(super) fn add_line(head: &mut Head, line: &[u8]) {
    let line = String::from_utf8_lossy(line);
    match (
        line.strip_prefix([' ', '\t']),
        head.last_mut(),
        line.split_once(':'),
    ) {
        (Some(more), Some((_, value)), _) => {
            value.push(' ');
            value.push_str(more.trim());
        }
        (_, _, Some((name, value))) => {
            head.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        _ => {}
    }
}

/// What is wrong with one record only.
fn bad(problem: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, problem)
}

fn cut() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the file ends in it")
}

impl Record {
    /// The article in it, if it is one.
    fn open(self, source: &Source, names: &mut Names) -> Readings {
        let none = || -> Readings { Box::new(std::iter::empty()) };
        let uri =
            value(&self.head, "warc-target-uri").map(|uri| uri.trim_matches(['<', '>']).to_owned());
        let medium = value(&self.head, "content-type")
            .unwrap_or_default()
            .to_owned();
        let (stated, content) = if medium.starts_with("application/http") {
            match http::answer(self.content) {
                Ok(Some(answer)) => answer,
                Ok(None) => return none(),
                Err(error) => {
                    let name = uri.as_deref().unwrap_or_default();
                    let path = format!("{}#{name}", source.path);
                    return super::super::source::failed(unreadable(&path, &error));
                }
            }
        } else {
            (http::stated(&medium), self.content)
        };
        let is_article = stated.medium.as_deref().is_none_or(|medium| {
            [
                "text/html",
                "application/xhtml+xml",
                "text/plain",
                "text/markdown",
            ]
            .contains(&medium)
                || medium.ends_with("json")
                || medium.ends_with("xml")
        });
        if !is_article || content.is_empty() {
            return none();
        }
        let number = || {
            value(&self.head, "warc-record-id")
                .unwrap_or("?")
                .to_owned()
        };
        let name = names.unique(uri.clone().unwrap_or_else(number));
        Source {
            // What an address ends with tells less of what it is than what the server says.
            name: String::new(),
            stated: Stated { url: uri, ..stated },
            ..source.part(&name, content)
        }
        .open()
    }
}
