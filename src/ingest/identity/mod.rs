//! Who is who: which of all that documents know of entities is about one and the same.
//!
//! It is decided from all the evidence at once, and does not depend on the order in which documents were
//! read: what is known from the lexicon comes first, then what most documents say.

mod group;
mod known;

pub(super) use known::Known;

use super::facts::{Record, Seen};
use rustc_hash::FxHashMap;

/// What all documents know, each thing once.
#[derive(Debug, Default)]
pub(super) struct Register {
    numbers: FxHashMap<Box<[u8]>, u32>,
    records: Vec<Entry>,
    /// Of all documents in a row: their entities.
    seen: Vec<Mentioned>,
    /// Where each document's entities begin there.
    starts: Vec<usize>,
}

/// A record, and how much speaks for it.
#[derive(Debug)]
struct Entry {
    record: Record,
    documents: u32,
}

/// An entity of a document: its record, or itself where it is nobody elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mentioned {
    pub(super) record: u32,
    pub(super) mentions: u32,
    pub(super) is_brief: bool,
}

/// Which records are about one.
#[derive(Debug)]
pub(super) struct Identities {
    /// By record.
    pub(super) group_of: Vec<u32>,
    /// By group: its records, what is surest first.
    groups: Vec<Vec<u32>>,
}

impl Register {
    /// Takes in the entities of one more document; nothing where a record is none.
    pub(super) fn add(&mut self, seen: &[Seen<'_>]) -> Option<()> {
        self.starts.push(self.seen.len());
        for one in seen {
            let record = self.number(one.record)?;
            self.records[record as usize].documents += 1;
            self.seen.push(Mentioned {
                record,
                mentions: one.mentions,
                is_brief: one.is_brief,
            });
        }
        Some(())
    }

    fn number(&mut self, bytes: &[u8]) -> Option<u32> {
        if let Some(number) = self.numbers.get(bytes) {
            return Some(*number);
        }
        let record = postcard::from_bytes(bytes).ok()?;
        let number = u32::try_from(self.records.len()).ok()?;
        self.records.push(Entry {
            record,
            documents: 0,
        });
        self.numbers.insert(bytes.into(), number);
        Some(number)
    }

    /// The entities of a document, by its place in the order in which they were taken in.
    pub(super) fn of(&self, document: usize) -> &[Mentioned] {
        let end = self.starts.get(document + 1).copied();
        match self.starts.get(document) {
            Some(start) => &self.seen[*start..end.unwrap_or(self.seen.len())],
            None => &[],
        }
    }

    pub(super) fn record(&self, number: u32) -> &Record {
        &self.records[number as usize].record
    }

    /// Decides who is who.
    pub(super) fn identities(&self) -> Identities {
        let groups = group::groups(&self.records);
        let mut group_of = vec![0; self.records.len()];
        for (group, records) in (0..).zip(&groups) {
            for record in records {
                group_of[*record as usize] = group;
            }
        }
        Identities { group_of, groups }
    }
}

impl Identities {
    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The records of a group, what is surest first.
    pub(super) fn records(&self, group: u32) -> &[u32] {
        &self.groups[group as usize]
    }
}
