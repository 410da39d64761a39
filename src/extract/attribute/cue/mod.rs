//! Which words are cues: a chain model over each sentence, after a first look that tells most words are
//! none.

mod features;
mod word;

pub(crate) use features::Sentence;
pub(in crate::extract) use word::cue_word;

use super::passage::Passage;
use crate::extract::reading::{Reading, Words};
use crate::learn::crf::{ChainModel, Lattice};
use crate::learn::{ChoiceModel, TernaryWeights, WeightsError, split_parts};
use std::borrow::Cow;
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

/// Which words are cues.
#[derive(Debug, Clone)]
pub(crate) struct CueModel {
    chain: ChainModel<TernaryWeights>,
    /// Tells tokens that are far from being a cue at little cost.
    gate: ChoiceModel,
}

impl CueModel {
    /// The model in a file of two parts.
    pub(crate) fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let [chain, gate] = split_parts(bytes)?;
        Ok(Self {
            chain: ChainModel::read(chain)?,
            gate: ChoiceModel::read(gate)?,
        })
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
pub(crate) fn find(model: &CueModel, passage: &Passage, bias: f32) -> Vec<Found> {
    let count = usize::from(LABELS);
    let transitions = model.chain.transitions();
    let mut found = Vec::new();
    let mut scores = Vec::new();
    for tokens in passage.sentences() {
        if !score(model, passage, &tokens, &mut scores) {
            continue;
        }
        let mut nodes = model.chain.scaled(&scores);
        let marginals = Lattice {
            nodes: &nodes,
            transitions,
        }
        .marginals();
        for node in nodes.chunks_exact_mut(count) {
            node[usize::from(FIRST)] += bias;
        }
        let labels = Lattice {
            nodes: &nodes,
            transitions,
        }
        .best();
        for run in runs(&labels) {
            let outside = |at: usize| marginals.nodes[at * count];
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

/// Sets the scores of a sentence's tokens; says whether one of them may be a cue.
fn score(model: &CueModel, passage: &Passage, tokens: &Words, scores: &mut Vec<i32>) -> bool {
    let sentence = Sentence::new(passage, tokens);
    scores.clear();
    scores.resize(tokens.len() * usize::from(LABELS), 0);
    let mut features = Vec::with_capacity(FEATURES);
    let mut is_open = false;
    let positions = scores.chunks_exact_mut(usize::from(LABELS));
    for (at, scores) in tokens.clone().zip(positions) {
        features.clear();
        is_open |= sentence.features(&model.gate, at, &mut |feature| features.push(feature));
        model.chain.sum(&features, scores);
    }
    is_open
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
