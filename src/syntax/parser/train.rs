//! Parsed sentences become a parser, which also learns what to do after mistakes.

use super::features;
use super::oracle::Right;
use super::state::Action;
use super::{Actions, Habits, Room, best_action};
use crate::learn::{Certain, Counts, Perceptron, Random, join};
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
/// What was met as often as this, and one time in so many was not right, is done without thinking.
const SEEN: u32 = 40;
const WRONG_ACTION: u32 = 160;
const WRONG_RELATION: u32 = 160;

/// Trains a parser; gives back its bytes.
pub(crate) fn train(sentences: &[Parsed], training: Training) -> Vec<u8> {
    let rights: Vec<Right> = sentences.iter().map(|own| Right::new(&own.heads)).collect();
    let (actions, relations) = habits(sentences, &rights);
    let mut learner = Learner {
        certain: Habits {
            actions: Certain::read(actions.clone()).expect("just packed"),
            relations: Certain::read(relations.clone()).expect("just packed"),
        },
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
        actions,
        relations,
        learner.actions.tags.pack_ternary(TAGS_ROWS),
        learner.actions.words.pack_ternary(WORDS_ROWS),
        learner.relations.pack_sparse(RELATION_ROWS),
    ])
}

/// What is nearly always done: the bytes of actions and of relations.
fn habits(sentences: &[Parsed], rights: &[Right]) -> (Vec<u8>, Vec<u8>) {
    let (mut actions, mut relations) = (Counts::default(), Counts::default());
    let mut room = Room::default();
    for (sentence, right) in sentences.iter().zip(rights) {
        room.open(&sentence.words, &sentence.tags);
        for (own, relation) in (0..).zip(&sentence.relations) {
            let head = right.heads[own as usize];
            if head != room.state.root {
                for feature in features::certain_relation(&room.items, head, own) {
                    relations.count(feature, [relation.number()]);
                }
            }
        }
        while !room.state.is_done() {
            let best = room.right(right);
            if room.state.forced().is_none() {
                for feature in features::certain_action(&room.state, &room.items) {
                    actions.count(feature, best.iter().map(|action| *action as u8));
                }
            }
            room.take(best[0], |_, _, dependent| {
                sentence.relations[dependent as usize]
            });
        }
    }
    (
        actions.pack(SEEN, WRONG_ACTION),
        relations.pack(SEEN, WRONG_RELATION),
    )
}

impl Room {
    /// The actions that cost least, one at least.
    fn right(&self, right: &Right) -> Vec<Action> {
        let allowed = Action::ALL
            .into_iter()
            .filter(|own| self.state.allows(*own));
        let costs: Vec<_> = allowed
            .map(|action| (right.cost(&self.state, action), action))
            .collect();
        let least = costs.iter().map(|(cost, _)| *cost).min();
        let best = costs.iter().filter(|(cost, _)| Some(*cost) == least);
        best.map(|(_, action)| *action).collect()
    }
}

struct Learner {
    certain: Habits,
    actions: Actions<Perceptron>,
    relations: Perceptron,
    random: Random,
    room: Room,
}

impl Learner {
    fn learn(&mut self, sentence: &Parsed, right: &Right, explored: usize) {
        self.room.open(&sentence.words, &sentence.tags);
        while !self.room.state.is_done() {
            let action = match self.room.certain_action(&self.certain) {
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
        let (certain, model) = (&self.certain, &mut self.relations);
        self.room.take(action, |room, head, dependent| {
            if let Some(relation) = room.certain_relation(certain, head, dependent) {
                return relation;
            }
            let relation = room.name(head, dependent, model);
            let expected = sentence.relations[dependent as usize];
            model.tick();
            if right.heads[dependent as usize] == head && relation != expected {
                model.update(&room.features, expected.number(), relation.number());
            }
            relation
        });
    }
}
