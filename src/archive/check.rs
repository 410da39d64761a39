//! Everything is looked at: what is damaged, and what is safe.

use super::document::text_sum;
use super::seal::{opened, seal, seal_of, signed, unsigned};
use super::{Archive, Lock};
use crate::Diagnostic;
use crate::graph::Piece;
use rusqlite::{Row, types::ValueRef};

/// What was found of a file.
#[derive(Debug, Default)]
pub struct Check {
    /// How many documents are as they were written.
    pub sound: usize,
    /// What is not.
    pub faults: Vec<Fault>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path of the document, or what else it is.
    pub what: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Archive {
    /// Sums of all documents, imports and changes are as they were written; so no row has gone.
    ///
    /// # Errors
    /// When one is missing, or changed.
    pub fn verify(&self) -> Result<(), Diagnostic> {
        for (digest, table) in [
            ("documents", "document"),
            ("imports", "piece"),
            ("edits", "edit"),
        ] {
            if self.digest(digest)? != self.sum_of(table)? {
                return Err(self.damaged(&format!("some of its {digest} are missing or changed")));
            }
        }
        Ok(())
    }

    /// The sum of the seals of all documents.
    pub(super) fn document_digest(&self) -> Result<u64, Diagnostic> {
        self.digest("documents")
    }

    pub(super) fn digest(&self, key: &str) -> Result<u64, Diagnostic> {
        let kept = self.state(key)?;
        let Some(kept) = kept else { return Ok(0) };
        let bytes: Option<[u8; 8]> = kept.try_into().ok();
        bytes
            .map(u64::from_le_bytes)
            .ok_or_else(|| self.damaged("its sums"))
    }

    pub(super) fn add_to_digest(&self, key: &str, seal: u64) -> Result<(), Diagnostic> {
        let sum = self.digest(key)?.wrapping_add(seal);
        self.set_state(key, &sum.to_le_bytes())
    }

    fn sum_of(&self, table: &str) -> Result<u64, Diagnostic> {
        let mut all = self.prepare(&format!("SELECT seal FROM {table}"))?;
        let failed = |error| self.problem(&error);
        let mut rows = all.query([]).map_err(failed)?;
        let mut sum = 0_u64;
        while let Some(row) = rows.next().map_err(failed)? {
            sum = sum.wrapping_add(unsigned(row.get(0).map_err(failed)?));
        }
        Ok(sum)
    }

    /// Looks at everything in the file.
    ///
    /// # Errors
    /// When not even its tables can be read.
    pub fn check(&self) -> Result<Check, Diagnostic> {
        let mut found = Check::default();
        if let Err(problem) = self.check_pages(&mut found) {
            found.fault("the file", problem.message);
        }
        if let Err(problem) = self.check_documents(&mut found) {
            found.fault("the documents", problem.message);
        }
        let rest = [
            self.check_imports(),
            self.history().map(drop),
            self.verify(),
        ];
        for problem in rest.into_iter().filter_map(Result::err) {
            found.fault("the file", problem.message);
        }
        Ok(found)
    }

    fn check_pages(&self, found: &mut Check) -> Result<(), Diagnostic> {
        let failed = |error| self.problem(&error);
        let mut all = self.prepare("PRAGMA integrity_check(20)")?;
        let mut rows = all.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let line: String = row.get(0).map_err(failed)?;
            if line != "ok" {
                found.fault("the file", line);
            }
        }
        Ok(())
    }

    fn check_documents(&self, found: &mut Check) -> Result<(), Diagnostic> {
        let failed = |error| self.problem(&error);
        let sql = "SELECT path, text, text_sum, entities, statements, phrases, signature, \
            seal FROM document";
        let mut all = self.prepare(sql)?;
        let mut rows = all.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let path: String = row.get(0).unwrap_or_else(|_| "a document".to_owned());
            match fault_of(&path, row) {
                None => found.sound += 1,
                Some(problem) => found.fault(&path, problem.to_owned()),
            }
        }
        Ok(())
    }

    fn check_imports(&self) -> Result<(), Diagnostic> {
        self.add_imports(&mut crate::graph::Graph::new())
    }

    /// Gives back to the disk what is no longer used.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn compact(&self, _lock: &Lock) -> Result<(), Diagnostic> {
        self.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
    }
}

impl Check {
    fn fault(&mut self, what: &str, problem: String) {
        self.faults.push(Fault {
            what: what.to_owned(),
            problem,
        });
    }
}

/// What is wrong with a document, if anything.
fn fault_of(path: &str, row: &Row<'_>) -> Option<&'static str> {
    let blob = |column| row.get_ref(column).ok().and_then(blob).unwrap_or_default();
    let text = blob(1);
    let text = std::str::from_utf8(text).unwrap_or_default();
    let sum: i64 = row.get(2).unwrap_or_default();
    if signed(text_sum(path, text)) != sum {
        return Some("its text is not as it was read");
    }
    let parts = [3, 4, 5, 6].map(blob);
    let is_sound = parts.iter().all(|part| opened(path, part).is_some());
    let piece = opened(path, parts[1]).and_then(Piece::read);
    if !is_sound || piece.is_none() {
        return Some(
            "what was found in it is not as it was written; `whosaid refresh` reads it anew",
        );
    }
    let sums = parts.map(seal_of);
    let own = seal(path, &[&[unsigned(sum)], &sums[..]].concat());
    let kept: i64 = row.get(7).unwrap_or_default();
    (signed(own) != kept).then_some("its sums are not as they were written")
}

fn blob(value: ValueRef<'_>) -> Option<&[u8]> {
    value.as_blob().ok()
}
