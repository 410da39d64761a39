//! Noun phrases that many documents use become topics.

use super::Ingester;
use crate::extract::{Entity, EntityLabel, Phrase};
use crate::graph::schema::relationship;
use crate::graph::{Graph, NodeId};
use rustc_hash::FxHashMap;

/// In so many documents a phrase stands for itself, not only as a part of longer ones, before it is a topic.
const DOCUMENTS: u32 = 4;

/// So many phrases are remembered before those of a single document are forgotten.
const MOST: usize = 400_000;

/// The phrases met so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Subjects {
    met: FxHashMap<Box<str>, Met>,
    /// How many documents were read.
    documents: u32,
}

/// Where a phrase was met.
#[derive(Debug, Clone, Default)]
struct Met {
    documents: u32,
    /// The document in which it was met last.
    last: u32,
    /// The statements that have it, until it is a topic.
    statements: Vec<NodeId>,
    topic: Option<NodeId>,
}

impl Subjects {
    /// Begins another document.
    pub(super) fn begin_document(&mut self) {
        self.documents += 1;
        if self.met.len() > MOST {
            let last = self.documents.saturating_sub(1);
            self.met
                .retain(|_, met| met.documents > 1 || met.last >= last);
        }
    }
}

impl Ingester {
    /// Notes the phrases of a statement; those of enough documents are topics that it, and all that had
    /// them before, are about.
    pub(super) fn note_phrases(
        &mut self,
        graph: &mut Graph,
        statement: NodeId,
        phrases: &[Phrase],
    ) {
        for phrase in phrases {
            let document = self.subjects.documents;
            let met = self.subjects.met.entry(phrase.words.clone()).or_default();
            if phrase.is_whole && met.last != document {
                met.documents += 1;
                met.last = document;
            }
            if met.topic.is_none() {
                met.statements.push(statement);
                if met.documents < DOCUMENTS {
                    continue;
                }
            }
            let (topic, statements) = match met.topic {
                Some(topic) => (topic, vec![statement]),
                None => {
                    let statements = std::mem::take(&mut met.statements);
                    (self.subject(graph, &phrase.words), statements)
                }
            };
            for statement in statements {
                graph.create_relationship(relationship::ABOUT, statement, topic, []);
            }
        }
    }

    /// The topic that a phrase becomes.
    fn subject(&mut self, graph: &mut Graph, phrase: &str) -> NodeId {
        let entity = Entity::new(phrase, EntityLabel::Topic);
        let topic = self.merge_entity(graph, &entity, &[]);
        if graph.property(topic, "source").is_none() {
            graph.set_property(topic, "source", "corpus".into());
        }
        if let Some(met) = self.subjects.met.get_mut(phrase) {
            met.topic = Some(topic);
        }
        topic
    }
}
