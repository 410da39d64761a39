//! What is meant becomes Cypher, put together from fragments of its text and read by its parser.

mod condition;
mod entities;
mod select;
mod tables;
mod words;

pub(super) use entities::{
    connection, copies_of, document_neighbourhood, identity, neighbourhood, shown,
};

pub(super) use select::Share;

use super::meaning::Selection;
use super::word::{Key, Kind};
use crate::Diagnostic;
use crate::query::ast::Query;
use crate::query::parse;

/// What rows are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Output {
    /// One row a statement.
    Statements,
    /// The same, the date first.
    Dates,
    /// The same, by date.
    Timeline,
    /// One row a speaker; only those who have most.
    Speakers { most: bool },
    /// One row a speaker and addressee.
    Addressees,
    /// One row a reporter and speaker.
    Quotations { most: bool },
    /// One row a topic, or whatever it is about; shared by all speakers named.
    Subjects { kind: Option<Kind>, shared: bool },
    /// One row a document.
    Documents,
    /// One number, or one row a group.
    Count(Option<Key>),
    /// One row for each pair of groups.
    CountBy(Key, Key),
    /// How many speak.
    CountSpeakers,
    /// How many documents there are.
    CountDocuments,
    /// How many publishers there are.
    CountPublishers,
    /// How many of a kind are spoken of.
    CountEntities(Kind),
    /// All of a kind.
    List(Kind),
    /// Statements, and those that dispute them.
    Disputes,
}

/// What is to be known of the speaker of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// Statements with a speaker only.
    Named,
    /// The speaker, if there is one.
    Any,
    /// Nothing.
    Unasked,
}

/// The query for what is surely meant.
pub(super) fn query(
    output: Output,
    selection: &Selection,
    speaker: Speaker,
) -> Result<Query, Diagnostic> {
    read(&tables::table(output, selection, speaker, None))
}

/// The query that looks around statements for what they are to be about.
pub(super) fn around(
    output: Output,
    selection: &Selection,
    speaker: Speaker,
    share: Share,
) -> Result<Query, Diagnostic> {
    read(&tables::table(output, selection, speaker, Some(share)))
}

/// `statements`, one number.
pub(super) fn number(selection: &Selection, speaker: Speaker) -> Result<Query, Diagnostic> {
    read(&tables::number(selection, speaker))
}

/// `statements`, the number of those whose speaker has no name.
pub(super) fn unnamed(selection: &Selection) -> Result<Query, Diagnostic> {
    read(&tables::unnamed(selection))
}

/// Reads the text of a query.
fn read(text: &str) -> Result<Query, Diagnostic> {
    // What can still be wrong is how long or deep the question is.
    parse(text).map_err(|error| Diagnostic {
        span: None,
        ..error.diagnostic
    })
}

/// The label of a kind of thing.
fn label_of(kind: Kind) -> &'static str {
    use crate::graph::schema::label;
    match kind {
        Kind::Topic => label::TOPIC,
        Kind::Country => label::COUNTRY,
        Kind::Person => label::PERSON,
        Kind::Organization => label::ORGANIZATION,
        Kind::Place => label::PLACE,
        Kind::Event => label::EVENT,
    }
}

/// The column in which a kind of thing stands.
fn column_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic => "topic",
        Kind::Country => "country",
        Kind::Person => "person",
        Kind::Organization => "organization",
        Kind::Place => "place",
        Kind::Event => "event",
    }
}
