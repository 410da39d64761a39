//! What readers have changed: nothing is ever taken out of it.

use super::seal::{seal, signed, sum};
use super::{Archive, Lock};
use crate::Diagnostic;
use rusqlite::{Row, params};

/// A change that a reader has made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub id: i64,
    /// When it was made, in UTC.
    pub at: String,
    /// What was done, in words.
    pub said: String,
    /// The change itself, as JSON.
    pub change: String,
    /// When it was undone, if it was.
    pub undone: Option<String>,
}

impl Archive {
    /// All changes, the first first, those included that were undone.
    ///
    /// # Errors
    /// When they cannot be read, or one is not as it was written.
    pub fn history(&self) -> Result<Vec<Entry>, Diagnostic> {
        let sql = "SELECT id, at, said, change, undone, seal FROM edit ORDER BY id";
        let mut all = self.prepare(sql)?;
        let rows = all.query_map([], |row| Ok((entry(row)?, row.get::<_, i64>(5)?)));
        let rows: Vec<(Entry, i64)> = rows
            .and_then(Iterator::collect)
            .map_err(|error| self.problem(&error))?;
        rows.into_iter()
            .map(|(entry, seal)| {
                let is_right = signed(entry.seal()) == seal;
                let damaged = || self.damaged(&format!("change {}", entry.id));
                is_right.then_some(entry.clone()).ok_or_else(damaged)
            })
            .collect()
    }

    /// Adds a change; gives back its number.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note(&self, said: &str, change: &str, _lock: &Lock) -> Result<i64, Diagnostic> {
        self.transaction(|own| {
            let failed = |error| own.problem(&error);
            let sql = "INSERT INTO edit (at, said, change, seal) \
                VALUES (datetime('now'), ?1, ?2, 0) RETURNING id, at, said, change, undone";
            let mut insert = own.prepare(sql)?;
            let entry = insert.query_row(params![said, change], entry);
            let entry = entry.map_err(failed)?;
            drop(insert);
            own.seal_entry(&entry)?;
            own.add_to_digest("edits", entry.seal())?;
            Ok(entry.id)
        })
    }

    /// Notes that a change was undone, or is made again.
    ///
    /// # Errors
    /// When the file cannot be written, or has no such change.
    pub fn undo(&self, id: i64, _lock: &Lock) -> Result<(), Diagnostic> {
        self.transaction(|own| {
            let failed = |error| own.problem(&error);
            let sql = "SELECT id, at, said, change, undone FROM edit WHERE id = ?1";
            let before = own.prepare(sql)?.query_row([id], entry).map_err(failed)?;
            let sql = "UPDATE edit SET undone = datetime('now') WHERE id = ?1 \
                RETURNING id, at, said, change, undone";
            let after = own.prepare(sql)?.query_row([id], entry).map_err(failed)?;
            own.seal_entry(&after)?;
            let difference = after.seal().wrapping_sub(before.seal());
            own.add_to_digest("edits", difference)
        })
    }

    fn seal_entry(&self, entry: &Entry) -> Result<(), Diagnostic> {
        let mut update = self.prepare("UPDATE edit SET seal = ?2 WHERE id = ?1")?;
        let done = update.execute(params![entry.id, signed(entry.seal())]);
        done.map(drop).map_err(|error| self.problem(&error))
    }
}

impl Entry {
    fn seal(&self) -> u64 {
        let undone = self.undone.as_deref().unwrap_or_default();
        let texts = [&self.at, &self.said, &self.change, undone];
        let sums = texts.map(|text| sum("edit", text.as_bytes()));
        seal(&self.id.to_string(), &sums)
    }
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        said: row.get(2)?,
        change: row.get(3)?,
        undone: row.get(4)?,
    })
}
