//! What one document says, by its own lights: made without a look at any other, kept, and put into a graph
//! together with what others say.

mod record;
mod said;
mod statement;

pub use said::Said;

pub(super) use record::{Record, Seen, read_seen};
pub(super) use statement::Used;

use super::copies::signature;
use super::dispute::disputes;
use super::evidence::Evidence;
use crate::extract::{Attribution, EntityId, Extraction};
use crate::graph::PieceWriter;
use crate::graph::schema::{label, property, relationship};
use crate::text::Document;
use jiff::civil::Date;

/// What one document says.
///
/// What is found in it is bytes here: it is kept as such, and read when it is put into a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Where the document was read from; unique in a graph.
    pub path: String,
    /// Its date of publication.
    pub date: Option<Date>,
    /// Whom and what it speaks of, and how often.
    pub entities: Vec<u8>,
    /// The document and its statements: a [piece](crate::graph::Piece) of a graph, in which nodes from
    /// elsewhere are the entities.
    pub statements: Vec<u8>,
    /// The noun phrases of its statements.
    pub phrases: Vec<u8>,
    /// By what copies of it are known.
    pub signature: Vec<u8>,
}

/// The number of the document's node in its piece; statements follow.
const DOCUMENT: u32 = 0;

impl Facts {
    /// Those of a document in which that was found.
    #[must_use]
    pub fn new(document: &Document, extraction: &Extraction) -> Self {
        let mut writer = Writer::new(document, extraction);
        writer.statements();
        writer.ties();
        writer.inner_statements();
        writer.disputes(document);
        let phrases = statement::used(extraction, &writer.numbers);
        Self {
            path: document.path.clone(),
            date: document.date,
            entities: record::bytes(extraction),
            statements: writer.piece.bytes(),
            phrases: postcard::to_allocvec(&phrases).unwrap_or_default(),
            signature: postcard::to_allocvec(&signature(document).to_numbers()).unwrap_or_default(),
        }
    }
}

/// Writes the piece of one document.
struct Writer<'a> {
    extraction: &'a Extraction,
    evidence: Evidence<'a>,
    piece: PieceWriter,
    /// Of each attribution: the number of its statement, if it is one.
    numbers: Vec<Option<u32>>,
    /// The number that the first entity has.
    outside: u32,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, extraction: &'a Extraction) -> Self {
        let mut piece = PieceWriter::default();
        piece.node(
            [label::DOCUMENT],
            [
                (property::TITLE, document.title.as_deref().into()),
                (property::PATH, document.path.as_str().into()),
                (property::PUBLISHER, document.publisher.as_deref().into()),
                (property::DATE, document.date.into()),
                (property::URL, document.url.as_deref().into()),
                (property::AUTHOR, document.author.as_deref().into()),
                (property::SHA256, document.sha256().into()),
            ],
        );
        let mut next = DOCUMENT;
        let number = |attribution: &Attribution| {
            (!attribution.provenance).then(|| {
                next += 1;
                next
            })
        };
        let numbers = extraction.attributions.iter().map(number).collect();
        Self {
            extraction,
            evidence: Evidence::new(document, extraction),
            piece,
            numbers,
            outside: next + 1,
        }
    }

    /// The number of an entity, if there is such a one.
    fn entity(&self, id: EntityId) -> Option<u32> {
        let is_there = id.0 < self.extraction.entities.len();
        is_there.then(|| self.outside + u32::try_from(id.0).unwrap_or(u32::MAX))
    }

    fn statements(&mut self) {
        let all = self.extraction.attributions.iter();
        for attribution in all.clone().filter(|one| !one.provenance) {
            let properties = statement::properties(attribution, &mut self.evidence);
            self.piece.node([label::STATEMENT], properties);
        }
        for (attribution, number) in all.zip(self.numbers.clone()) {
            if let Some(number) = number {
                self.relate(attribution, number);
            }
        }
    }

    /// Joins a statement with who says it, to whom, and the rest.
    fn relate(&mut self, attribution: &Attribution, statement: u32) {
        for speaker in &attribution.speakers {
            if let Some(speaker) = self.entity(*speaker) {
                self.piece
                    .relationship(relationship::SAID, speaker, statement, []);
            }
        }
        for (kind, ids) in [
            (relationship::TO, attribution.to.as_slice()),
            (
                relationship::ACCORDING_TO,
                attribution.according_to.as_slice(),
            ),
            (relationship::VIA, attribution.via.as_slice()),
            (relationship::ABOUT, attribution.about.as_slice()),
        ] {
            for id in ids {
                if let Some(entity) = self.entity(*id) {
                    self.piece.relationship(kind, statement, entity, []);
                }
            }
        }
        for (id, setting) in &attribution.around {
            if let Some(entity) = self.entity(*id) {
                let weight = [("weight", setting.weight().into())];
                let kind = statement::around(*setting);
                self.piece.relationship(kind, statement, entity, weight);
            }
        }
        self.piece
            .relationship(relationship::IN, statement, DOCUMENT, []);
    }

    /// What belongs to what, and which topic is part of which.
    fn ties(&mut self) {
        for (place, entity) in self.extraction.entities.iter().enumerate() {
            let of = entity.of.iter().map(|id| (relationship::OF, *id));
            let broader = entity.broader.map(|id| (relationship::BROADER, id));
            for (kind, id) in of.chain(broader) {
                if let (Some(from), Some(to)) = (self.entity(EntityId(place)), self.entity(id)) {
                    self.piece.relationship(kind, from, to, []);
                }
            }
        }
    }

    fn inner_statements(&mut self) {
        let all = &self.extraction.attributions;
        for (attribution, inner) in all.iter().zip(self.numbers.clone()) {
            let outer = statement::reporting(all, attribution);
            let outer = outer.and_then(|outer| *self.numbers.get(outer)?);
            if let (Some(outer), Some(inner)) = (outer, inner)
                && outer != inner
            {
                self.piece
                    .relationship(relationship::REPORTS, outer, inner, []);
            }
        }
    }

    fn disputes(&mut self, document: &Document) {
        for dispute in disputes(document, self.extraction) {
            let number = |at: usize| self.numbers.get(at).copied().flatten();
            if let (Some(from), Some(to)) = (number(dispute.from), number(dispute.to)) {
                let properties = [
                    ("how", dispute.how.into()),
                    ("confidence", dispute.confidence.into()),
                ];
                self.piece
                    .relationship(relationship::DISPUTES, from, to, properties);
            }
        }
    }
}
