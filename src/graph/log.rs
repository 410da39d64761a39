//! What has happened to a store since it was empty: how much, and while a transaction is open, what.

use super::store::{Change, NameCounts};
use super::{NodeId, RelationshipId};

/// The version of a graph, and the changes of the open transaction.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    version: u64,
    open: Option<Transaction>,
}

/// What was done since a transaction began, and how many names there were then.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Transaction {
    pub(super) changes: Vec<Change>,
    pub(super) names: NameCounts,
}

/// Changes that were kept, and can be taken back at any later time.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    done: Transaction,
    /// The version of the graph right after it.
    version: u64,
}

/// How much was in a graph at some time.
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    /// The node and the relationship put in last.
    pub(super) node: Option<NodeId>,
    pub(super) relationship: Option<RelationshipId>,
    pub(super) names: NameCounts,
    /// How many changes were noted.
    pub(super) changes: usize,
}

impl Log {
    /// How many changes there were.
    pub(super) const fn version(&self) -> u64 {
        self.version
    }

    /// Counts a change, and keeps it while a transaction is open.
    pub(super) fn note(&mut self, change: Change) {
        self.version += 1;
        if let Some(open) = &mut self.open {
            open.changes.push(change);
        }
    }

    /// Opens a transaction.
    pub(super) fn open(&mut self, names: NameCounts) {
        self.open = Some(Transaction::new(names));
    }

    /// Closes the open transaction.
    pub(super) fn close(&mut self) -> Option<Transaction> {
        self.open.take()
    }

    /// Closes the open transaction, to be taken back at any later time; an empty one if none is open.
    pub(super) fn keep(&mut self, names: NameCounts) -> Deed {
        Deed {
            done: self.close().unwrap_or_else(|| Transaction::new(names)),
            version: self.version,
        }
    }

    /// Whether nothing was changed after a deed, and no transaction is open that has to note how it
    /// is undone.
    pub(super) const fn ends_with(&self, deed: &Deed) -> bool {
        self.version == deed.version && self.open.is_none()
    }

    /// How many changes were noted.
    pub(super) fn noted(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.changes.len())
    }

    /// Forgets the changes after the first `noted`.
    pub(super) fn forget_after(&mut self, noted: usize) {
        if let Some(open) = &mut self.open {
            open.changes.truncate(noted);
        }
    }
}

impl Transaction {
    const fn new(names: NameCounts) -> Self {
        Self {
            changes: Vec::new(),
            names,
        }
    }
}

impl Deed {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }

    /// Whether the relationship was put in by it.
    #[must_use]
    pub fn has_made(&self, id: RelationshipId) -> bool {
        let is_it =
            |change: &Change| matches!(change, Change::RelationshipCreated(own) if *own == id);
        self.changes().any(is_it)
    }

    /// What was changed, one after another. The old values stand here, the new ones in the graph.
    pub(crate) fn changes(&self) -> impl Iterator<Item = &Change> {
        self.done.changes.iter()
    }

    pub(super) fn into_done(self) -> Transaction {
        self.done
    }
}
