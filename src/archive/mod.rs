//! The graph file: an SQLite database of documents, what was found in them, and what readers have changed.
//!
//! It keeps what a graph is made of, and not the graph. So documents can come and go in any order, and an edit
//! survives that its document is read anew. Each document is acknowledged only when it is on the disk.

mod check;
mod damage;
mod document;
mod history;
mod import;
mod lock;
mod made;
mod open;
mod seal;

pub use check::{Check, Fault};
pub use document::{Arrival, Kept, NewDocument};
pub use history::Entry;
pub use lock::Lock;
pub use made::Stamp;

use crate::Diagnostic;
use crate::ingest::{Part, Shelf, Visit, subjects};
use rusqlite::{Connection, OptionalExtension as _};
use std::path::{Path, PathBuf};

/// An open graph file.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
    is_writable: bool,
}

impl Archive {
    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether something can be added to it.
    #[must_use]
    pub const fn is_writable(&self) -> bool {
        self.is_writable
    }

    /// Does several things in one transaction: all of them, or none.
    ///
    /// # Errors
    /// Those of `work`, and when the file cannot be read or written.
    fn transaction<T>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Diagnostic>,
    ) -> Result<T, Diagnostic> {
        self.execute("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|done| self.execute("COMMIT").map(|()| done));
        if done.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }

    /// Reads several things, while nobody else's writing is seen.
    ///
    /// # Errors
    /// Those of `work`, and when the file cannot be read.
    pub fn reading<T>(
        &self,
        work: impl FnOnce() -> Result<T, Diagnostic>,
    ) -> Result<T, Diagnostic> {
        self.execute("BEGIN")?;
        let done = work();
        let _ = self.connection.execute_batch("COMMIT");
        done
    }

    /// Finds what the documents have in common, unless that is known, so that nobody has to who opens the file.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn settle(&self, _lock: &Lock) -> Result<(), Diagnostic> {
        if self.subjects()?.is_some() {
            return Ok(());
        }
        let digest = self.document_digest()?.to_le_bytes();
        let subjects = seal::sealed("subjects", &subjects(self)?);
        self.set_state("subjects", &[&digest[..], &subjects].concat())
    }

    fn execute(&self, sql: &str) -> Result<(), Diagnostic> {
        self.connection
            .execute_batch(sql)
            .map_err(|error| self.problem(&error))
    }

    fn state(&self, key: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let sql = "SELECT value FROM state WHERE key = ?1";
        let mut statement = self.prepare(sql)?;
        let value = statement.query_row([key], |row| row.get(0));
        value.optional().map_err(|error| self.problem(&error))
    }

    fn set_state(&self, key: &str, value: &[u8]) -> Result<(), Diagnostic> {
        let sql = "INSERT OR REPLACE INTO state (key, value) VALUES (?1, ?2)";
        let done = self.prepare(sql)?.execute((key, value));
        done.map(drop).map_err(|error| self.problem(&error))
    }

    fn prepare(&self, sql: &str) -> Result<rusqlite::CachedStatement<'_>, Diagnostic> {
        let prepared = self.connection.prepare_cached(sql);
        prepared.map_err(|error| self.problem(&error))
    }
}

impl Shelf for Archive {
    fn visit(&self, part: Part, visit: &mut Visit<'_>) -> Result<(), Diagnostic> {
        self.visit_documents(part, visit)
    }

    fn subjects(&self) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Some(kept) = self.state("subjects")? else {
            return Ok(None);
        };
        let (digest, subjects) = kept.split_at(kept.len().min(8));
        let is_current = digest == self.document_digest()?.to_le_bytes();
        if !is_current {
            return Ok(None);
        }
        let opened = seal::opened("subjects", subjects);
        let damaged = || self.damaged("what the documents have in common");
        opened.map(|own| Some(own.to_vec())).ok_or_else(damaged)
    }
}
