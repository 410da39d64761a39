//! The tagged words of a sentence get their heads and relations, in one pass without going back.

mod features;
mod oracle;
mod state;
mod train;

pub(crate) use train::{Parsed, train};

use super::word::Word;
use super::{Relation, Tag};
use crate::learn::{
    Certain, Linear, SparseWeights, TernaryWeights, WeightsError, best_label, split_parts,
};
use features::{Item, Looked};
use state::{Action, State};
use std::borrow::Cow;

/// A trained parser: one model chooses what to do, another names the arcs that are made.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    certain: Habits,
    actions: Actions<TernaryWeights>,
    relations: SparseWeights,
}

/// What is done without asking the models.
#[derive(Debug, Clone)]
struct Habits {
    actions: Certain,
    relations: Certain,
}

/// Two models that choose together: one sees tags and relations, the other also words.
#[derive(Debug, Clone)]
struct Actions<M> {
    tags: M,
    words: M,
}

impl Parser {
    /// The parser in the bytes that training gave.
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        let [certain_actions, certain_relations, tags, words, relations] = split_parts(bytes)?;
        let certain = Habits {
            actions: Certain::read(certain_actions)?,
            relations: Certain::read(certain_relations)?,
        };
        let actions = Actions {
            tags: TernaryWeights::read(tags)?,
            words: TernaryWeights::read(words)?,
        };
        let relations = SparseWeights::read(relations)?;
        (relations.labels() == Relation::ALL.len())
            .then_some(Self {
                certain,
                actions,
                relations,
            })
            .ok_or(WeightsError)
    }

    /// Parses one sentence; calls `arc` with each word's head in the sentence, its own number for
    /// the root, and its relation.
    pub(super) fn parse(
        &self,
        words: &[Word],
        tags: &[Tag],
        room: &mut Room,
        mut arc: impl FnMut(u32, Relation),
    ) {
        room.open(words, tags);
        while !room.state.is_done() {
            let action = room
                .certain_action(&self.certain)
                .unwrap_or_else(|| room.choose(&self.actions));
            room.take(action, |room, head, dependent| {
                room.certain_relation(&self.certain, head, dependent)
                    .unwrap_or_else(|| room.name(head, dependent, &self.relations))
            });
        }
        for (own, node) in (0..room.state.root).zip(&room.state.nodes) {
            let is_root = node.head == room.state.root;
            arc(if is_root { own } else { node.head }, node.relation);
        }
    }
}

/// Room for one sentence, used again for the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    items: Vec<Item>,
    state: State,
    looked: Looked,
    features: Vec<u64>,
}

impl Room {
    fn open(&mut self, words: &[Word], tags: &[Tag]) {
        features::items(words, tags, &mut self.items);
        self.state.open(words.len());
    }

    #[expect(clippy::cast_precision_loss, reason = "scores are small")]
    fn scores(&mut self, models: &Actions<impl Linear>) -> [f32; 3] {
        features::action(&self.state, &self.items, &mut self.looked);
        let (mut tags, mut words) = ([0; 3], [0; 3]);
        models.tags.score(&self.looked.tags, &mut tags);
        models.words.score(&self.looked.words, &mut words);
        let (tag, word) = (models.tags.scale(), models.words.scale());
        std::array::from_fn(|at| tags[at] as f32 * tag + words[at] as f32 * word)
    }

    fn choose(&mut self, models: &Actions<impl Linear>) -> Action {
        let scores = self.scores(models);
        best_action(&scores, |action| self.state.allows(action))
    }

    /// The only action that can be taken, or the one that nearly always is.
    fn certain_action(&self, certain: &Habits) -> Option<Action> {
        self.state.forced().or_else(|| {
            let features = features::certain_action(&self.state, &self.items);
            let label = features
                .iter()
                .find_map(|own| certain.actions.label(*own))?;
            let action = *Action::ALL.get(usize::from(label))?;
            self.state.allows(action).then_some(action)
        })
    }

    fn certain_relation(&self, certain: &Habits, head: u32, dependent: u32) -> Option<Relation> {
        let features = features::certain_relation(&self.items, head, dependent);
        let label = features
            .iter()
            .find_map(|own| certain.relations.label(*own))?;
        Relation::numbered(label)
    }

    /// Takes an action; `name` names the arc it makes.
    fn take(&mut self, action: Action, name: impl FnOnce(&mut Self, u32, u32) -> Relation) {
        let Some((head, dependent)) = self.state.arc(action) else {
            self.state.shift();
            return;
        };
        let relation = if head == self.state.root {
            Relation::Root
        } else {
            name(self, head, dependent)
        };
        self.state.reduce(head, relation);
    }

    fn name(&mut self, head: u32, dependent: u32, model: &impl Linear) -> Relation {
        self.features.clear();
        features::relation(
            &self.state,
            &self.items,
            head,
            dependent,
            &mut self.features,
        );
        let mut scores = [0; Relation::ALL.len()];
        model.score(&self.features, &mut scores);
        // The first relation is the root's.
        best_label(&scores, |label| label > 0)
            .and_then(Relation::numbered)
            .unwrap_or(Relation::Other)
    }
}

fn best_action(scores: &[f32; 3], allows: impl Fn(Action) -> bool) -> Action {
    best_label(scores, |label| allows(Action::ALL[usize::from(label)]))
        .map_or(Action::Shift, |label| Action::ALL[usize::from(label)])
}
