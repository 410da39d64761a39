//! Texts in which names are marked: columns of words and labels, or entities in CoNLL-U.

mod columns;
mod entities;

use crate::{Diagnostic, Span};
use std::fs;
use std::path::Path;

/// What kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameType {
    /// A human being.
    Person,
    /// A body of people.
    Organization,
    /// A country, city, region, sea.
    Place,
}

/// A text and the names in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedText {
    /// Its sentences, a blank line between them.
    pub text: String,
    /// The names in order, none inside another.
    pub names: Vec<(Span, NameType)>,
    /// Names of people and pronouns that stand for people, each with a mark of who is meant, where the
    /// corpus tells.
    pub people: Vec<(Span, String)>,
    /// The same of people, bodies and places: their names, or the heads of other words for them, and
    /// plural pronouns.
    pub groups: Vec<(Span, String)>,
}

/// The texts of a file: `.conllu` with entities, `.iob2` with texts of sentences, or plain columns of
/// a word and its label.
///
/// # Errors
///
/// When the file cannot be read, or a line has too few columns.
pub fn read_names(path: &Path) -> Result<Vec<NamedText>, Diagnostic> {
    let name = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Diagnostic::new(format!("cannot read `{name}`: {error}")))?;
    let is = |extension| path.extension().is_some_and(|own| own == extension);
    let texts = match () {
        () if is("conllu") => entities::parse(&text),
        () if is("iob2") => columns::parse_numbered(&text),
        () => columns::parse_plain(&text),
    };
    texts.map_err(|line| Diagnostic::new(format!("line {line} of `{name}` has too few columns")))
}

impl NamedText {
    /// Begins the next sentence.
    fn next_sentence(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }
}
