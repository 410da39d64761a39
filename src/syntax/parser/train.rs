//! Parsed sentences become a parser, which also learns what to do after mistakes.

use super::oracle::Right;
use super::state::Action;
use super::{Actions, Room, best_action};
use crate::learn::{Perceptron, Random, join};
use crate::syntax::tagger::Training;
use crate::syntax::word::Word;
use crate::syntax::{Relation, Tag};

/// One sentence with the tree that is right.
#[derive(Debug, Clone)]
pub(crate) struct Parsed {
    pub(crate) words: Vec<Word>,
    /// As a tagger gives them.
    pub(crate) tags: Vec<Tag>,
    /// The head of each word, its own number for the root.
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<Relation>,
}

/// How often, of 100 times, a mistake is followed to learn from what comes after.
const EXPLORED: usize = 90;

/// Most features that are kept.
const TAGS_ROWS: usize = 90_000;
const WORDS_ROWS: usize = 90_000;
const RELATION_ROWS: usize = 70_000;
/// Features that were moved less often are dropped.
const TAGS_LEAST: u32 = 6;
const RELATION_LEAST: u32 = 4;

/// Trains a parser; gives back its bytes.
pub(crate) fn train(sentences: &[Parsed], training: Training) -> Vec<u8> {
    let rights: Vec<Right> = sentences.iter().map(|own| Right::new(&own.heads)).collect();
    let mut learner = Learner {
        actions: Actions {
            tags: Perceptron::new(Action::ALL.len(), TAGS_LEAST),
            words: Perceptron::new(Action::ALL.len(), training.least),
        },
        relations: Perceptron::new(Relation::ALL.len(), RELATION_LEAST),
        random: Random::new(training.seed),
        room: Room::default(),
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for pass in 0..training.passes {
        learner.random.shuffle(&mut order);
        for index in &order {
            let explored = if pass == 0 { 0 } else { EXPLORED };
            learner.learn(&sentences[*index], &rights[*index], explored);
        }
    }
    join(&[
        learner.actions.tags.pack_ternary(TAGS_ROWS),
        learner.actions.words.pack_ternary(WORDS_ROWS),
        learner.relations.pack_sparse(RELATION_ROWS),
    ])
}

struct Learner {
    actions: Actions<Perceptron>,
    relations: Perceptron,
    random: Random,
    room: Room,
}

impl Learner {
    fn learn(&mut self, sentence: &Parsed, right: &Right, explored: usize) {
        self.room.open(&sentence.words, &sentence.tags);
        while !self.room.state.is_done() {
            let action = match self.room.state.forced() {
                Some(action) => action,
                None => self.act(right, explored),
            };
            self.take(action, sentence, right);
        }
    }

    /// Learns from the action that is chosen, and gives back the one to go on with.
    fn act(&mut self, right: &Right, explored: usize) -> Action {
        let scores = self.room.scores(&self.actions);
        self.actions.tags.tick();
        self.actions.words.tick();
        let state = &self.room.state;
        let costs = Action::ALL.map(|action| {
            if state.allows(action) {
                right.cost(state, action)
            } else {
                usize::MAX
            }
        });
        let least = costs.into_iter().min().unwrap_or_default();
        let is_right = |action: Action| costs[action as usize] == least;
        let chosen = best_action(&scores, |action| state.allows(action));
        if is_right(chosen) {
            return chosen;
        }
        let best = best_action(&scores, is_right);
        let (looked, models) = (&self.room.looked, &mut self.actions);
        models.tags.update(&looked.tags, best as u8, chosen as u8);
        models.words.update(&looked.words, best as u8, chosen as u8);
        if self.random.chance(explored) {
            chosen
        } else {
            best
        }
    }

    /// Takes an action; the relation model learns from arcs that are right.
    fn take(&mut self, action: Action, sentence: &Parsed, right: &Right) {
        let Some((head, dependent)) = self.room.state.arc(action) else {
            self.room.state.shift();
            return;
        };
        let mut relation = Relation::Root;
        if head != self.room.state.root {
            relation = self.room.name(head, dependent, &self.relations);
            let expected = sentence.relations[dependent as usize];
            self.relations.tick();
            if right.heads[dependent as usize] == head && relation != expected {
                self.relations
                    .update(&self.room.features, expected.number(), relation.number());
            }
        }
        self.room.state.reduce(head, relation);
    }
}
