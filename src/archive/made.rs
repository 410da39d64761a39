//! The graph that was made of a file, kept so that it need not be made again.
//!
//! It is right for the sums of documents and imports, and for the version of the program, that it was made for.
//! Whatever is wrong with it, it is only made again.

use super::document::READER;
use super::seal::{opened, sealed};
use super::{Archive, Lock};
use crate::Diagnostic;
use crate::graph::{Graph, Piece, TextPool, pieces};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// What a made graph is right for, and how many pieces it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    documents: u64,
    imports: u64,
    reader: String,
    pieces: i64,
}

impl Archive {
    /// The graph of all documents and imports, without what readers have changed, if it was kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn made(&self) -> Result<Option<Graph>, Diagnostic> {
        let stamp = self.state("made")?;
        let stamp = stamp.as_deref().and_then(|bytes| opened("made", bytes));
        let stamp: Option<Stamp> = stamp.and_then(|bytes| serde_json::from_slice(bytes).ok());
        let Some(stamp) = stamp else {
            return Ok(None);
        };
        let pieces = stamp.pieces;
        if stamp
            != (Stamp {
                pieces,
                ..self.stamp()?
            })
        {
            return Ok(None);
        }
        let failed = |error| self.problem(&error);
        let mut all = self.prepare("SELECT place, bytes FROM made ORDER BY place")?;
        let mut rows = all.query([]).map_err(failed)?;
        let mut graph = Graph::new();
        let (first, mut pool) = (graph.next_node(), TextPool::default());
        for place in 0..stamp.pieces {
            let Some(row) = rows.next().map_err(failed)? else {
                return Ok(None);
            };
            let own: i64 = row.get(0).map_err(failed)?;
            let bytes = row
                .get_ref(1)
                .map(|value| value.as_blob().unwrap_or_default());
            let bytes = opened(&owner(&stamp, place), bytes.map_err(failed)?);
            let Some(piece) = bytes.filter(|_| own == place).and_then(Piece::read) else {
                return Ok(None);
            };
            piece.add_next(&mut graph, first, &mut pool);
        }
        Ok(Some(graph))
    }

    /// Keeps the graph that was made of the file when it had that stamp, before anything that readers have
    /// changed; not if it is another by now.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_made(
        &self,
        graph: &Graph,
        mut stamp: Stamp,
        _lock: &Lock,
    ) -> Result<(), Diagnostic> {
        self.transaction(|own| {
            if own.stamp()? != stamp {
                return Ok(());
            }
            own.execute("DELETE FROM made")?;
            let mut insert = own.prepare("INSERT INTO made (place, bytes) VALUES (?1, ?2)")?;
            for (place, bytes) in (0_i64..).zip(pieces(graph)) {
                let bytes = sealed(&owner(&stamp, place), &bytes);
                let done = insert.execute(params![place, bytes]);
                done.map_err(|error| own.problem(&error))?;
                stamp.pieces = place + 1;
            }
            let stamp = serde_json::to_vec(&stamp).unwrap_or_default();
            own.set_state("made", &sealed("made", &stamp))
        })
    }

    /// What a graph that is made now is right for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stamp(&self) -> Result<Stamp, Diagnostic> {
        Ok(Stamp {
            documents: self.digest("documents")?,
            imports: self.digest("imports")?,
            reader: READER.to_owned(),
            pieces: 0,
        })
    }
}

/// Whose a piece is: that of another graph is none of this one.
fn owner(stamp: &Stamp, place: i64) -> String {
    format!("made {} {} {place}", stamp.documents, stamp.imports)
}
