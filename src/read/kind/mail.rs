//! Mail, one message or a box of them.

use super::super::source::{Source, failed, one};
use super::super::{Reading, Readings, unreadable};
use super::glance::Glance;
use super::page;
use super::record::{Names, list};
use crate::Diagnostic;
use crate::limit;
use crate::text::Document;
use jiff::civil::Date;
use mail_parser::{Message, MessageParser};
use std::io::{self, BufRead, Read};

/// What every message of a box begins with.
const FROM: &[u8] = b"From ";

/// Lines of a head that only mail has.
const SIGNS: &[&str] = &[
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "to",
];

/// Whether it begins with a head of mail.
pub(super) fn shows(glance: &Glance<'_>) -> bool {
    is_head(&glance.text)
}

pub(super) fn shows_box(glance: &Glance<'_>) -> bool {
    let after = glance.text.split_once('\n').map(|(_, rest)| rest);
    glance.bytes.starts_with(FROM) && after.is_some_and(is_head)
}

/// Whether all lines up to the first empty one are those of a head, and some of them only mail has.
fn is_head(text: &str) -> bool {
    let (mut has_from, mut signs) = (false, 0);
    for line in text.lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        if name.is_empty()
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        {
            return false;
        }
        let name = name.to_ascii_lowercase();
        has_from |= name == "from";
        signs += usize::from(SIGNS.contains(&&*name));
    }
    has_from && signs > 0
}

/// One message.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = match source.whole(limit::TEXT) {
        Ok(bytes) => bytes,
        Err(problem) => return failed(problem),
    };
    one(match MessageParser::default().parse(&bytes) {
        Some(message) => document(source.path, &message),
        None => Err(Diagnostic::new(format!("`{}` is broken mail", source.path))),
    })
}

/// All messages of a box, in order.
pub(super) fn read_box(source: Source) -> Readings {
    let Source {
        path, mut bytes, ..
    } = source;
    let mut names = Names::default();
    let mut number = 0;
    let mut first = Vec::new();
    Box::new(std::iter::from_fn(move || {
        let message = match next_message(&mut bytes, &mut first) {
            Ok(message) => message?,
            Err(error) => {
                bytes = Box::new(io::empty());
                first.clear();
                return Some(Err(unreadable(&path, &error)));
            }
        };
        number += 1;
        let Some(message) = MessageParser::default().parse(&message) else {
            let problem = format!("`{path}`: message {number} cannot be read");
            return Some(Err(Diagnostic::new(problem).hint("it was left out")));
        };
        let id = message
            .message_id()
            .map_or_else(|| number.to_string(), str::to_owned);
        Some(document(format!("{path}#{}", names.unique(id)), &message))
    }))
}

/// The bytes of the next message. `first` is the line by which it begins, once that is read.
fn next_message(bytes: &mut impl BufRead, first: &mut Vec<u8>) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    let mut is_after_empty = true;
    loop {
        let mut line = Vec::new();
        if bytes
            .by_ref()
            .take(limit::TEXT)
            .read_until(b'\n', &mut line)?
            == 0
        {
            let is_over = message.is_empty() && first.is_empty();
            first.clear();
            return Ok((!is_over).then_some(message));
        }
        if is_after_empty && line.starts_with(FROM) {
            let is_first = first.is_empty();
            *first = line;
            if !is_first {
                return Ok(Some(message));
            }
            continue;
        }
        is_after_empty = line.trim_ascii().is_empty();
        // What was taken for the beginning of another message has a mark before it.
        let is_quoted = line.starts_with(b">")
            && line
                .trim_ascii_start()
                .strip_prefix(b">")
                .is_some_and(|rest| rest.starts_with(FROM));
        message.extend_from_slice(&line[usize::from(is_quoted)..]);
        if message.len() as u64 > limit::TEXT {
            let problem = format!("a message is longer than {} MB", limit::TEXT >> 20);
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
        }
    }
}

/// What mail programs put a letter in that is answered to.
const QUOTED: &str = ".gmail_quote, blockquote[type=cite], .moz-cite-prefix";

/// A letter without the one that it answers to; all of it where it has no words of its own.
fn own_words(text: &str) -> String {
    let mut own: Vec<&str> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("-----Original Message") {
            break;
        }
        if !bare.starts_with('>') {
            own.push(line);
            continue;
        }
        // “On Monday, A wrote:” stands before, sometimes on two lines.
        let written = own.iter().rposition(|line| !line.trim().is_empty());
        if let Some(last) = written.filter(|last| own[*last].trim_end().ends_with("wrote:")) {
            let is_start = |at: &usize| own[*at].starts_with("On ");
            let start = [Some(last), last.checked_sub(1)]
                .into_iter()
                .flatten()
                .find(is_start);
            own.truncate(start.unwrap_or(last));
        }
    }
    let own = own.join("\n");
    if own.trim().is_empty() {
        text.to_owned()
    } else {
        own
    }
}

fn document(path: String, message: &Message<'_>) -> Result<Reading, Diagnostic> {
    let has_plain = message
        .text_body
        .iter()
        .any(|part| !is_html(message, *part));
    let text = if has_plain {
        let text = message.body_text(0);
        text.map(|text| own_words(&text.replace('\r', "")))
    } else {
        message
            .body_html(0)
            .map(|html| page::text_without(&html, QUOTED))
    };
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return Err(Diagnostic::note(format!(
            "`{path}` has no text, and was left alone"
        )));
    };
    let authors: Vec<_> = message
        .from()
        .into_iter()
        .flat_map(|from| from.iter())
        .collect();
    let author = |one: &&mail_parser::Addr<'_>| one.name().or(one.address()).map(str::to_owned);
    let authors: Vec<_> = authors.iter().filter_map(author).collect();
    Ok(Reading::Document(Document {
        title: message
            .subject()
            .map(page::line_of)
            .filter(|title| !title.is_empty()),
        author: list(&authors),
        date: message.date().and_then(day),
        ..Document::extracted(path, text.trim().to_owned() + "\n")
    }))
}

fn is_html(message: &Message<'_>, part: u32) -> bool {
    message
        .part(part)
        .is_some_and(mail_parser::MessagePart::is_text_html)
}

/// The day that the sender's clock had.
fn day(date: &mail_parser::DateTime) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(year, month, day).ok()
}
