//! Nodes and relationships from elsewhere.

use super::seal::{opened, seal, seal_of, sealed, signed, sum, unsigned};
use super::{Archive, Lock};
use crate::Diagnostic;
use crate::graph::{Graph, Piece, TextPool, pieces};
use rusqlite::{OptionalExtension as _, params};

impl Archive {
    /// Puts the nodes and relationships of a graph in, in one transaction, under the name of the file that
    /// they come from; gives back whether they were not there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn import(&self, name: &str, graph: &Graph, _lock: &Lock) -> Result<bool, Diagnostic> {
        self.transaction(|own| own.insert_import(name, graph))
    }

    /// Puts all that was imported into a graph, the first first.
    ///
    /// # Errors
    /// When it cannot be read, or is not as it was written.
    pub fn add_imports(&self, graph: &mut Graph) -> Result<(), Diagnostic> {
        let failed = |error| self.problem(&error);
        let mut all = self.prepare(
            "SELECT name, place, bytes, sum, seal FROM piece JOIN import ON import.id = piece.import \
             ORDER BY import.sum, place",
        )?;
        let mut rows = all.query([]).map_err(failed)?;
        let mut pool = TextPool::default();
        let mut first = graph.next_node();
        while let Some(row) = rows.next().map_err(failed)? {
            let name = row
                .get_ref(0)
                .map(|value| value.as_str().unwrap_or_default());
            let name = name.map_err(failed)?;
            let number = |column| row.get::<_, i64>(column).map_err(failed);
            let (place, whole) = (number(1)?, unsigned(number(3)?));
            if place == 0 {
                first = graph.next_node();
            }
            let bytes = row
                .get_ref(2)
                .map(|value| value.as_blob().unwrap_or_default());
            let bytes = bytes.map_err(failed)?;
            let is_there = signed(seal_at(whole, place, bytes)) == number(4)?;
            let bytes = opened("import", bytes).filter(|_| is_there);
            let piece = bytes.and_then(Piece::read);
            let damaged = || self.damaged(&format!("what was imported from `{name}`"));
            piece.ok_or_else(damaged)?.add_next(graph, first, &mut pool);
        }
        Ok(())
    }

    /// Takes out what was imported from a file of that name; gives back whether there was something.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_import(&self, name: &str, _lock: &Lock) -> Result<bool, Diagnostic> {
        self.transaction(|own| {
            let sql =
                "SELECT seal FROM piece JOIN import ON import.id = piece.import WHERE name = ?1";
            let mut all = own.prepare(sql)?;
            let seals = all.query_map([name], |row| row.get::<_, i64>(0));
            let seals: Vec<i64> = seals
                .and_then(Iterator::collect)
                .map_err(|error| own.problem(&error))?;
            for seal in &seals {
                own.add_to_digest("imports", unsigned(*seal).wrapping_neg())?;
            }
            let done = own
                .prepare("DELETE FROM import WHERE name = ?1")?
                .execute([name]);
            done.map(|count| count > 0)
                .map_err(|error| own.problem(&error))
        })
    }

    fn insert_import(&self, name: &str, graph: &Graph) -> Result<bool, Diagnostic> {
        let failed = |error| self.problem(&error);
        // One over all of it tells whether it is there; the pieces are made twice, and never all at once.
        let sums: Vec<u64> = pieces(graph).map(|bytes| sum("import", &bytes)).collect();
        let whole = seal("import", &sums);
        let known = self
            .prepare("SELECT 1 FROM import WHERE sum = ?1")?
            .query_row([signed(whole)], |_| Ok(()))
            .optional();
        if known.map_err(failed)?.is_some() {
            return Ok(false);
        }
        let sql = "INSERT INTO import (name, sum, added) VALUES (?1, ?2, datetime('now'))";
        let number = self.prepare(sql)?.insert(params![name, signed(whole)]);
        let number = number.map_err(failed)?;
        let sql = "INSERT INTO piece (import, place, bytes, seal) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.prepare(sql)?;
        let mut digest = 0_u64;
        for (place, bytes) in (0_i64..).zip(pieces(graph)) {
            let bytes = sealed("import", &bytes);
            let seal = seal_at(whole, place, &bytes);
            let done = insert.execute(params![number, place, bytes, signed(seal)]);
            done.map_err(failed)?;
            digest = digest.wrapping_add(seal);
        }
        self.add_to_digest("imports", digest)?;
        Ok(true)
    }
}

/// The seal of a piece at its place in an import.
fn seal_at(whole: u64, place: i64, sealed: &[u8]) -> u64 {
    seal(&format!("{whole} {place}"), &[seal_of(sealed)])
}
