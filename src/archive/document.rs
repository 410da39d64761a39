//! Documents come, are replaced and go.

use super::seal::{opened, seal, seal_of, sealed, signed, sum, unsigned};
use super::{Archive, Lock};
use crate::Diagnostic;
use crate::ingest::{Facts, Part, Said, Visit};
use crate::text::Document;
use rusqlite::{OptionalExtension as _, Row, params};
use rustc_hash::FxHashMap;

/// The version of the program, which tells by which extractor a document was read.
pub(super) const READER: &str = env!("CARGO_PKG_VERSION");

/// A document that was read, and what it says.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its head and its text.
    pub document: Document,
    /// What was found in it.
    pub facts: Facts,
    /// The same in plain words.
    said: Vec<Said>,
}

impl NewDocument {
    /// A document and what was found in it.
    #[must_use]
    pub fn new(document: Document, facts: Facts) -> Self {
        let said = facts.said();
        Self {
            document,
            facts,
            said,
        }
    }

    /// The sum of a document's text, as [`Archive::known`] has it.
    #[must_use]
    pub fn sum(document: &Document) -> u64 {
        text_sum(&document.path, &document.text)
    }
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It is new.
    Added,
    /// One of its path had another text, and was replaced.
    Replaced,
}

/// A document of the file, without what was found in it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Where it was read from.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// The newspaper or agency.
    pub publisher: Option<String>,
    /// The date of publication as it was known when it was read.
    pub date: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether its text was taken out of a file of another kind.
    pub is_extracted: bool,
}

impl Archive {
    /// The paths of all documents, each with the [sum](NewDocument::sum) of its text.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self) -> Result<FxHashMap<String, u64>, Diagnostic> {
        let mut all = self.prepare("SELECT path, text_sum FROM document")?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, unsigned(row.get(1)?))));
        let rows = rows.and_then(Iterator::collect);
        rows.map_err(|error| self.problem(&error))
    }

    /// Puts documents in, all of them or none: those whose path is there are replaced.
    ///
    /// When this comes back without an error, they are on the disk.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put(&self, new: &[NewDocument], _lock: &Lock) -> Result<Vec<Arrival>, Diagnostic> {
        self.transaction(|own| new.iter().map(|one| own.put_one(one)).collect())
    }

    fn put_one(&self, new: &NewDocument) -> Result<Arrival, Diagnostic> {
        let was_there = self.delete(&new.document.path)?;
        self.insert(new)?;
        Ok(if was_there {
            Arrival::Replaced
        } else {
            Arrival::Added
        })
    }

    fn insert(&self, new: &NewDocument) -> Result<(), Diagnostic> {
        let (document, facts) = (&new.document, &new.facts);
        let path = document.path.as_str();
        let [entities, statements, phrases, signature] = [
            &facts.entities,
            &facts.statements,
            &facts.phrases,
            &facts.signature,
        ]
        .map(|part| sealed(path, part));
        let text_sum = text_sum(path, &document.text);
        let parts = [&entities, &statements, &phrases, &signature].map(|part| seal_of(part));
        let seal = seal(path, &[&[text_sum], &parts[..]].concat());
        let sql = "INSERT INTO document (path, title, publisher, date, text, text_sum, entities, \
            statements, phrases, signature, seal, reader, url, author, extracted, added) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, datetime('now'))";
        let values = params![
            path,
            document.title,
            document.publisher,
            document.date.map(|date| date.to_string()),
            document.text.as_bytes(),
            signed(text_sum),
            entities,
            statements,
            phrases,
            signature,
            signed(seal),
            READER,
            document.url,
            document.author,
            document.is_extracted,
        ];
        let failed = |error| self.problem(&error);
        let number = self.prepare(sql)?.insert(values).map_err(failed)?;
        self.insert_statements(number, &new.said)?;
        self.add_to_digest("documents", seal)
    }

    fn insert_statements(&self, document: i64, said: &[Said]) -> Result<(), Diagnostic> {
        let mut insert = self.prepare(
            "INSERT INTO statement (document, place, speaker, words, date) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for one in said {
            let values = params![document, one.place, one.speaker, one.words, one.date];
            let done = insert.execute(values);
            done.map_err(|error| self.problem(&error))?;
        }
        Ok(())
    }

    /// Takes a document out; gives back whether it was there.
    fn delete(&self, path: &str) -> Result<bool, Diagnostic> {
        let mut delete = self.prepare("DELETE FROM document WHERE path = ?1 RETURNING seal")?;
        let seal = delete.query_row([path], |row| row.get::<_, i64>(0));
        let seal = seal.optional().map_err(|error| self.problem(&error))?;
        if let Some(seal) = seal {
            self.add_to_digest("documents", unsigned(seal).wrapping_neg())?;
        }
        Ok(seal.is_some())
    }

    /// Takes documents out, all of them or none; gives back which were there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove(&self, paths: &[String], _lock: &Lock) -> Result<Vec<bool>, Diagnostic> {
        self.transaction(|own| paths.iter().map(|path| own.delete(path)).collect())
    }

    /// A document's text; nothing where there is none of that path.
    ///
    /// # Errors
    /// When it cannot be read, or is not as it was written.
    pub fn document(&self, path: &str) -> Result<Option<Kept>, Diagnostic> {
        let sql = "SELECT path, text, text_sum, date, title, publisher, url, author, extracted \
            FROM document WHERE path = ?1";
        let mut one = self.prepare(sql)?;
        let found = one.query_row([path], kept).optional();
        let found = found.map_err(|error| self.problem(&error))?;
        found
            .map(|found| found.ok_or_else(|| self.damaged(&format!("the text of `{path}`"))))
            .transpose()
    }

    /// The paths of the documents that another version of the program has read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read_by_others(&self) -> Result<Vec<String>, Diagnostic> {
        let mut all = self.prepare("SELECT path FROM document WHERE reader <> ?1 ORDER BY path")?;
        let rows = all.query_map([READER], |row| row.get(0));
        rows.and_then(Iterator::collect)
            .map_err(|error| self.problem(&error))
    }

    pub(super) fn visit_documents(
        &self,
        part: Part,
        visit: &mut Visit<'_>,
    ) -> Result<(), Diagnostic> {
        let column = match part {
            Part::Entities => "entities",
            Part::Statements => "statements",
            Part::Phrases => "phrases",
            Part::Signature => "signature",
        };
        let sql = format!("SELECT path, {column} FROM document ORDER BY path");
        let mut all = self.prepare(&sql)?;
        let failed = |error| self.problem(&error);
        let mut rows = all.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let path = row
                .get_ref(0)
                .map(|value| value.as_str().unwrap_or_default());
            let path = path.map_err(failed)?;
            let bytes = row
                .get_ref(1)
                .map(|value| value.as_blob().unwrap_or_default());
            let bytes = opened(path, bytes.map_err(failed)?);
            let damaged = || self.damaged(&format!("what was found in `{path}`"));
            visit(path, bytes.ok_or_else(damaged)?)?;
        }
        Ok(())
    }
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Option<Kept>> {
    let (path, text): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
    let sum = unsigned(row.get(2)?);
    let (date, title, publisher) = (row.get(3)?, row.get(4)?, row.get(5)?);
    let (url, author, is_extracted) = (row.get(6)?, row.get(7)?, row.get(8)?);
    let text = String::from_utf8(text).ok();
    let text = text.filter(|text| text_sum(&path, text) == sum);
    Ok(text.map(|text| Kept {
        path,
        text,
        title,
        publisher,
        date,
        url,
        author,
        is_extracted,
    }))
}

/// The sum of a document's text, by which another text is told from the same.
#[must_use]
pub(super) fn text_sum(path: &str, text: &str) -> u64 {
    sum(path, text.as_bytes())
}
