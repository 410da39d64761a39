//! Nodes and relationships from elsewhere.

use super::seal::{opened, seal, seal_of, sealed, signed, unsigned};
use super::{Archive, Lock};
use crate::Diagnostic;
use crate::graph::{Graph, Piece, PieceWriter, TextPool};
use rusqlite::{OptionalExtension as _, params};

/// Puts nodes and relationships into a file.
#[derive(Debug)]
pub struct Importer<'a> {
    archive: &'a Archive,
}

impl Archive {
    /// Puts the nodes and relationships of a graph in, in one transaction, under the name of the file that
    /// they come from; gives back whether they were not there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn import(&self, name: &str, graph: &Graph, _lock: &Lock) -> Result<bool, Diagnostic> {
        self.transaction(|own| Importer { archive: own }.import(name, graph))
    }

    /// Puts all that was imported into a graph, the first first.
    ///
    /// # Errors
    /// When it cannot be read, or is not as it was written.
    pub fn add_imports(&self, graph: &mut Graph) -> Result<(), Diagnostic> {
        let failed = |error| self.problem(&error);
        let mut all = self.prepare(
            "SELECT name, bytes FROM piece JOIN import ON import.id = piece.import \
             ORDER BY import.sum, place",
        )?;
        let mut rows = all.query([]).map_err(failed)?;
        let mut pool = TextPool::default();
        while let Some(row) = rows.next().map_err(failed)? {
            let name = row.get_ref(0).map(|value| value.as_str().unwrap_or_default());
            let name = name.map_err(failed)?;
            let bytes = row.get_ref(1).map(|value| value.as_blob().unwrap_or_default());
            let piece = opened("import", bytes.map_err(failed)?).and_then(Piece::read);
            let damaged = || self.damaged(&format!("what was imported from `{name}`"));
            piece.ok_or_else(damaged)?.add(graph, &mut pool);
        }
        Ok(())
    }

    /// Takes out what was imported from a file of that name; gives back whether there was something.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_import(&self, name: &str, _lock: &Lock) -> Result<bool, Diagnostic> {
        self.transaction(|own| {
            let sql = "SELECT seal FROM piece JOIN import ON import.id = piece.import WHERE name = ?1";
            let mut all = own.prepare(sql)?;
            let seals = all.query_map([name], |row| row.get::<_, i64>(0));
            let seals: Vec<i64> = seals
                .and_then(Iterator::collect)
                .map_err(|error| own.problem(&error))?;
            for seal in &seals {
                own.add_to_digest("imports", unsigned(*seal).wrapping_neg())?;
            }
            let done = own.prepare("DELETE FROM import WHERE name = ?1")?.execute([name]);
            done.map(|count| count > 0)
                .map_err(|error| own.problem(&error))
        })
    }
}

impl Importer<'_> {
    fn import(&self, name: &str, graph: &Graph) -> Result<bool, Diagnostic> {
        let own = self.archive;
        let failed = |error| own.problem(&error);
        let bytes = sealed("import", &PieceWriter::of(graph).bytes());
        let sum = seal_of(&bytes);
        let known = own
            .prepare("SELECT 1 FROM import WHERE sum = ?1")?
            .query_row([signed(sum)], |_| Ok(()))
            .optional();
        if known.map_err(failed)?.is_some() {
            return Ok(false);
        }
        let sql = "INSERT INTO import (name, sum, added) VALUES (?1, ?2, datetime('now'))";
        let number = own.prepare(sql)?.insert(params![name, signed(sum)]);
        let number = number.map_err(failed)?;
        let seal = seal("import", &[sum]);
        let sql = "INSERT INTO piece (import, place, bytes, seal) VALUES (?1, 0, ?2, ?3)";
        let done = own.prepare(sql)?.execute(params![number, bytes, signed(seal)]);
        done.map_err(failed)?;
        own.add_to_digest("imports", seal)?;
        Ok(true)
    }
}
