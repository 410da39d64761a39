//! Plain text, kept exactly as it is.

use super::super::decode::{self, Refusal, Text};
use super::super::source::{Source, failed, one};
use super::super::{Reading, Readings, document};
use super::glance::Glance;

/// What is none of the others.
pub(super) const fn shows(_: &Glance<'_>) -> bool {
    true
}

/// One document: the text, with what its head says.
pub(super) fn read(source: Source) -> Readings {
    let Source {
        path,
        bytes,
        size,
        is_named,
        depth,
        ..
    } = source;
    if let Err(problem) = decode::check_size(&path, size.unwrap_or(0)) {
        return failed(problem);
    }
    let Text { text, note } = match decode::decode(&path, bytes) {
        Ok(text) => text,
        // Whoever names a folder does not say that all in it is text.
        Err(Refusal::NoText(mut problem)) => {
            problem.is_note = !is_named || depth > 0;
            return failed(problem);
        }
        Err(Refusal::Unreadable(problem)) => return failed(problem),
    };
    let document = document(path, text);
    if document.body.of(&document.text).trim().is_empty() {
        let mut problem = super::super::empty(&document.path);
        problem.is_note = depth > 0;
        return failed(problem);
    }
    match note {
        Some(note) => Box::new([Ok(Reading::Document(document)), Err(note)].into_iter()),
        None => one(Ok(Reading::Document(document))),
    }
}
