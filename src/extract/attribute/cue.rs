//! Which words are cues: a chain model over each sentence.

use super::fact::{EDGE, Fact};
use super::passage::Passage;
use crate::extract::reading::{Reading, Words};
use crate::learn::crf::{ChainModel, Lattice};
use crate::learn::{Feature, feature};
use crate::syntax::Relation;
use std::ops::Range;

/// Labels of the model: no cue, its first word, a further word.
pub(crate) const LABELS: u8 = 3;
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const FIRST: u8 = 1;
pub(crate) const FURTHER: u8 = 2;

/// Whether a label may follow another, or begin the chain.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    to != FURTHER || matches!(from, Some(FIRST | FURTHER))
}

/// A sentence whose words may be cues.
pub(crate) struct Sentence<'a> {
    passage: &'a Passage<'a>,
    facts: &'a [Fact],
    start: usize,
    /// Per token: how far the nearest quotation's closing mark before it and opening mark after it are.
    near: Vec<(u8, u8)>,
}

/// Farther marks are not looked at.
const FAR: u8 = 9;

impl<'a> Sentence<'a> {
    /// These words of a passage.
    pub(crate) fn new(passage: &'a Passage<'a>, tokens: &Words) -> Self {
        let facts = passage.facts(tokens);
        Self {
            passage,
            facts,
            start: tokens.start,
            near: near(facts),
        }
    }

    fn at(&self, at: usize, step: isize) -> &'a Fact {
        at.checked_add_signed(step)
            .and_then(|at| self.facts.get(at.wrapping_sub(self.start)))
            .unwrap_or(&EDGE)
    }
}

fn near(facts: &[Fact]) -> Vec<(u8, u8)> {
    let mut near = vec![(FAR, FAR); facts.len()];
    let next = |distance: u8, met: bool| if met { 0 } else { (distance + 1).min(FAR) };
    let mut since = FAR;
    for (fact, near) in facts.iter().zip(&mut near) {
        near.0 = since;
        since = next(since, fact.quote == 3);
    }
    let mut until = FAR;
    for (fact, near) in facts.iter().zip(&mut near).rev() {
        near.1 = until;
        until = next(until, fact.quote == 1);
    }
    near
}

/// The relations to dependents that tell cues from other words.
const TELLING: [Relation; 12] = [
    Relation::Subject,
    Relation::PassiveSubject,
    Relation::Complement,
    Relation::OpenComplement,
    Relation::Object,
    Relation::IndirectObject,
    Relation::Parataxis,
    Relation::NounClause,
    Relation::Marker,
    Relation::Copula,
    Relation::Auxiliary,
    Relation::AdverbialClause,
];

impl Sentence<'_> {
    fn tree_features(&self, token: usize, emit: &mut impl FnMut(Feature)) {
        let syntax = &self.passage.reading.syntax;
        let own = self.at(token, 0);
        let fact = |token: usize| self.facts.get(token.wrapping_sub(self.start));
        let mut mask = 0;
        for dependent in syntax.dependents(token) {
            let relation = syntax.relations[dependent];
            let Some(bit) = TELLING.iter().position(|telling| *telling == relation) else {
                continue;
            };
            let Some(found) = fact(dependent) else {
                continue;
            };
            let side = u64::from(dependent < token);
            mask |= 1 << (bit as u64 * 2 + side);
            let relation = u64::from(relation.number()) * 2 + side;
            emit(feature(301, [relation, own.cluster(8)]));
            emit(feature(302, [relation, own.cue]));
            emit(feature(303, [relation, found.tag, own.tag]));
            emit(feature(304, [relation, found.actor, own.cue]));
            emit(feature(305, [relation, found.cluster(6), own.cluster(6)]));
            emit(feature(306, [relation, found.quote, own.cue & 31]));
            emit(feature(313, [relation, own.word]));
        }
        emit(feature(307, [mask, own.tag]));
        emit(feature(308, [mask, own.cue]));
        emit(feature(309, [own.relation, own.tag]));
        emit(feature(310, [own.relation, own.cue]));
        emit(feature(314, [own.relation, own.cluster(8)]));
        if let Some(head) = syntax.head(token).and_then(fact) {
            emit(feature(311, [own.relation, head.word]));
            emit(feature(312, [own.relation, head.cue, own.tag]));
            emit(feature(315, [own.relation, head.tag, own.cue]));
        }
    }

    /// The features of one token.
    pub(crate) fn features(&self, at: usize, emit: &mut impl FnMut(Feature)) {
        let [b3, b2, b1, own, a1, a2, a3] = [-3, -2, -1, 0, 1, 2, 3].map(|step| self.at(at, step));
        emit(feature(0, []));
        for (template, fact) in [(10, b2), (11, b1), (12, own), (13, a1), (14, a2)] {
            emit(feature(template, [fact.word]));
            emit(feature(template + 10, [fact.tag]));
            emit(feature(template + 20, [fact.cluster(12)]));
            emit(feature(template + 30, [fact.cluster(8)]));
            emit(feature(template + 40, [fact.cluster(6), fact.tag]));
            emit(feature(template + 50, [fact.cue]));
        }
        emit(feature(1, [own.suffix]));
        emit(feature(2, [own.shape]));
        emit(feature(3, [b1.word, own.word]));
        emit(feature(4, [own.word, a1.word]));
        emit(feature(5, [b2.word, b1.word, own.word]));
        emit(feature(6, [own.word, a1.word, a2.word]));
        emit(feature(7, [b1.word, a1.word]));
        emit(feature(70, [b1.tag, own.tag]));
        emit(feature(71, [own.tag, a1.tag]));
        emit(feature(72, [b2.tag, b1.tag, own.tag]));
        emit(feature(73, [own.tag, a1.tag, a2.tag]));
        emit(feature(74, [b1.tag, own.tag, a1.tag]));
        emit(feature(75, [b3.tag, b2.tag, b1.tag, own.tag]));
        emit(feature(76, [own.tag, a1.tag, a2.tag, a3.tag]));
        emit(feature(77, [own.word, a1.tag]));
        emit(feature(78, [own.word, b1.tag]));
        emit(feature(79, [own.word, a1.tag, a2.tag]));
        emit(feature(80, [own.cluster(8), a1.tag, a2.tag]));
        emit(feature(81, [own.cluster(8), a1.word]));
        emit(feature(82, [own.cluster(8), b1.tag]));
        emit(feature(83, [own.cue, b1.tag, own.tag]));
        emit(feature(84, [own.cue, a1.word]));
        emit(feature(85, [own.cue, own.tag, a1.tag]));
        emit(feature(86, [own.cue, own.quote]));
        emit(feature(87, [own.quote, own.tag, b1.quote, a1.quote]));
        let (since, until) = self.near[at - self.start];
        emit(feature(88, [u64::from(since), own.tag]));
        emit(feature(89, [u64::from(until), own.tag]));
        emit(feature(90, [u64::from(since), own.cue]));
        emit(feature(91, [u64::from(until), own.cue]));
        emit(feature(92, [u64::from(until.min(since)), own.cluster(8)]));
        emit(feature(93, [b1.actor, b1.tag, own.tag]));
        emit(feature(94, [b1.actor, own.cue]));
        emit(feature(95, [a1.actor, own.cue, a1.tag]));
        emit(feature(96, [own.actor]));
        emit(feature(97, [b1.cluster(8), own.cluster(8)]));
        emit(feature(98, [own.cluster(8), a1.cluster(8)]));
        self.tree_features(at, emit);
    }
}

/// A run of words that may be a cue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The words.
    pub(crate) words: Words,
    /// The word that carries the meaning.
    pub(crate) head: usize,
    /// How probable it is that they are, or are part of, a cue.
    pub(crate) probability: f32,
}

/// The runs of words that may be cues, where each gets `bias` more than the model gives it.
pub(crate) fn find(model: &ChainModel, passage: &Passage, bias: f32) -> Vec<Found> {
    let mut found = Vec::new();
    let mut scores = Vec::new();
    for tokens in passage.sentences() {
        score(model, passage, &tokens, &mut scores);
        let mut nodes = model.scaled(&scores);
        if !is_promising(&nodes, bias) {
            continue;
        }
        let transitions = model.transitions();
        let marginals = Lattice {
            nodes: &nodes,
            transitions,
        }
        .marginals();
        for node in nodes.chunks_exact_mut(usize::from(LABELS)) {
            node[usize::from(FIRST)] += bias;
        }
        let labels = Lattice {
            nodes: &nodes,
            transitions,
        }
        .best();
        for run in runs(&labels) {
            let outside = |at: usize| marginals.nodes[at * usize::from(LABELS)];
            let probability = run.clone().map(|at| 1.0 - outside(at)).fold(0.0, f32::max);
            let words = run.start + tokens.start..run.end + tokens.start;
            found.push(Found {
                head: head(passage.reading, &words),
                words,
                probability,
            });
        }
    }
    found
}

/// Whether any word could be a cue: sentences that are far from having one are told at a glance.
fn is_promising(nodes: &[f32], bias: f32) -> bool {
    nodes
        .chunks_exact(usize::from(LABELS))
        .any(|node| node[usize::from(FIRST)] + bias + 4.0 > node[usize::from(OUTSIDE)])
}

fn score(model: &ChainModel, passage: &Passage, tokens: &Words, scores: &mut Vec<i32>) {
    let sentence = Sentence::new(passage, tokens);
    scores.clear();
    scores.resize(tokens.len() * usize::from(LABELS), 0);
    let mut features = Vec::with_capacity(FEATURES);
    let positions = scores.chunks_exact_mut(usize::from(LABELS));
    for (at, scores) in tokens.clone().zip(positions) {
        features.clear();
        sentence.features(at, &mut |feature| features.push(feature));
        model.sum(&features, scores);
    }
}

/// About so many features has a token.
const FEATURES: usize = 128;

/// The word of a cue that carries its meaning: its last verb that the lexicon knows as a cue, else its
/// last verb, else its first word.
pub(crate) fn head(reading: &Reading, words: &Words) -> usize {
    let is_verb = |at: &usize| reading.syntax.tags[*at].is_verb();
    let is_known = |at: &usize| reading.facts[*at].cue & 7 == 1;
    let verbs = || words.clone().rev().filter(is_verb);
    verbs()
        .find(is_known)
        .or_else(|| verbs().next())
        .or_else(|| words.clone().find(|at| reading.facts[*at].cue != 0))
        .unwrap_or(words.start)
}

/// The word of a cue whose entry in the lexicon tells what is meant: "is *confident*", "made a
/// *promise*"; its head where none is known.
pub(super) fn meaning(reading: &Reading, words: &Words) -> usize {
    let head = head(reading, words);
    let is_known = |at: &usize| (1..=3).contains(&(reading.facts[*at].cue & 7));
    if is_known(&head) {
        return head;
    }
    words.clone().find(is_known).unwrap_or(head)
}

/// The runs of words labelled as cues.
pub(crate) fn runs(labels: &[u8]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match *label {
            FIRST => runs.push(at..at + 1),
            FURTHER => {
                if let Some(run) = runs.last_mut() {
                    run.end = at + 1;
                }
            }
            _ => {}
        }
    }
    runs
}
