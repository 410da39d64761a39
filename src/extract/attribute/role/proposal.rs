//! The few ways to give a cue its source and content that the chain model thinks most of.

use super::super::passage::Passage;
use super::features::{features, own_features};
use super::window::{Cue, window};
use super::{CONTENT, CUE, IN_CONTENT, IN_SOURCE, LABELS, RoleModel, Roles, SOURCE};
use crate::extract::reading::Words;
use crate::learn::RowWeights;
use crate::learn::crf::{ChainModel, Labelling, Lattice};

/// One way to give a cue its source and content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposal {
    /// How much less the chain model thinks of it than of the best.
    pub(crate) behind: f32,
    /// Who says it.
    pub(crate) source: Option<Words>,
    /// What is said.
    pub(crate) content: Vec<Words>,
}

impl Proposal {
    fn new(labels: &[u8], cue: &Cue, behind: f32) -> Self {
        let start = cue.window.start;
        let distance = |source: &Words| source.start.abs_diff(cue.words.start);
        // Sources are in one piece.
        let sources = pieces(labels, start, SOURCE, IN_SOURCE).into_iter();
        Self {
            behind,
            source: sources.min_by_key(distance),
            content: pieces(labels, start, CONTENT, IN_CONTENT),
        }
    }
}

/// The ways to give a cue its source and content; there is at least one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposals {
    /// How probable it is that the words are a cue.
    pub(crate) probability: f32,
    /// The best first.
    pub(crate) all: Vec<Proposal>,
}

impl Proposals {
    /// One of them.
    pub(crate) fn take(mut self, index: usize) -> Roles {
        let proposal = self.all.swap_remove(index);
        Roles {
            probability: self.probability,
            source: proposal.source,
            content: proposal.content,
        }
    }
}

/// Number of labels.
const COUNT: usize = LABELS as usize;

/// So many proposals are looked at, and none that is so much worse than the best.
const MOST: usize = 16;
const WITHIN: f32 = 6.0;

/// A source gets so much more than the model gives it: two words that share nothing are a worse
/// answer than a source that is a word too long.
const SOURCE_BIAS: f32 = 0.5;

/// For each word of a passage, so many may be looked at around its cues, and so many more to begin with. A text
/// that somebody wrote has one cue for twenty words, and a few dozen words around it.
const EFFORT: usize = 30;
const EFFORT_AT_FIRST: usize = 8000;

/// A cue takes as much as so many words around it.
const EFFORT_OF_CUE: usize = 40;

/// About so many features has a token.
const FEATURES: usize = 64;

/// Finds sources and contents; it remembers what does not depend on the cue.
pub(crate) struct Finder<'a> {
    model: &'a ChainModel<RowWeights>,
    passage: &'a Passage<'a>,
    /// What each token's own features say, up to `done`.
    own: Vec<i32>,
    done: usize,
    /// How many words were looked at around cues.
    effort: usize,
}

impl<'a> Finder<'a> {
    /// For cues in the order of the text.
    pub(crate) fn new(model: &'a RoleModel, passage: &'a Passage<'a>) -> Self {
        Self {
            model: &model.chain,
            passage,
            own: vec![0; passage.words.len() * COUNT],
            done: passage.words.start,
            effort: 0,
        }
    }

    /// Whether a cue is to be looked at: where everything is a cue, nothing is said, and most are passed over.
    pub(crate) fn can_afford(&mut self, words: &Words) -> bool {
        let around = window(self.passage, words).len() + EFFORT_OF_CUE;
        let read = words.end - self.passage.words.start;
        let is_possible = self.effort + around <= EFFORT_AT_FIRST + EFFORT * read;
        self.effort += if is_possible { around } else { 0 };
        is_possible
    }

    /// The few sources and contents that a cue most likely has, if it is one.
    pub(crate) fn proposals(&mut self, words: &Words, head: usize) -> Proposals {
        let cue = Cue::new(self.passage, words, head);
        let mut nodes = self.nodes(&cue);
        let probability = self.probability(&cue, &nodes);
        for (at, node) in cue.window.clone().zip(nodes.chunks_exact_mut(COUNT)) {
            node[usize::from(SOURCE)] += SOURCE_BIAS;
            if cue.words.contains(&at) {
                node.fill(-1e6);
                node[usize::from(CUE)] = 0.0;
            }
        }
        let lattice = Lattice {
            nodes: &nodes,
            transitions: self.model.transitions(),
        };
        let mut labellings = lattice.best_few(MOST, WITHIN);
        labellings.retain(|one| one.labels.contains(&CONTENT));
        if labellings.is_empty() {
            let (score, labels) = (0.0, lattice.best_with(CONTENT));
            labellings.push(Labelling { score, labels });
        }
        let best = labellings[0].score;
        let all = labellings
            .iter()
            .map(|one| Proposal::new(&one.labels, &cue, best - one.score));
        Proposals {
            probability,
            all: all.collect(),
        }
    }

    /// How probable it is that the cue is one.
    fn probability(&self, cue: &Cue, nodes: &[f32]) -> f32 {
        let lattice = Lattice {
            nodes,
            transitions: self.model.transitions(),
        };
        let first = (cue.words.start - cue.window.start) * COUNT;
        lattice.marginals().nodes[first + usize::from(CUE)]
    }

    fn nodes(&mut self, cue: &Cue) -> Vec<f32> {
        let first = self.passage.words.start;
        let mut all = Vec::with_capacity(FEATURES);
        for at in self.done.max(cue.window.start)..cue.window.end {
            let scores = &mut self.own[(at - first) * COUNT..][..COUNT];
            all.clear();
            own_features(self.passage, at, &mut |feature| all.push(feature));
            self.model.sum(&all, scores);
        }
        self.done = self.done.max(cue.window.end);
        let own = (cue.window.start - first) * COUNT..(cue.window.end - first) * COUNT;
        let mut scores = self.own[own].to_vec();
        let mut tied = [0; COUNT];
        for (at, scores) in cue.window.clone().zip(scores.chunks_exact_mut(COUNT)) {
            all.clear();
            features(cue, at, &mut |feature| all.push(feature));
            self.model.sum(&all, &mut tied);
            for (score, tied) in scores.iter_mut().zip(tied) {
                *score += tied;
            }
        }
        self.model.scaled(&scores)
    }
}

/// The runs of words that begin with one label and go on with another.
fn pieces(labels: &[u8], start: usize, first: u8, further: u8) -> Vec<Words> {
    let mut pieces: Vec<Words> = Vec::new();
    for (at, label) in (start..).zip(labels) {
        if *label == first {
            pieces.push(at..at + 1);
        } else if *label == further
            && let Some(piece) = pieces.last_mut()
        {
            piece.end = at + 1;
        }
    }
    pieces
}
