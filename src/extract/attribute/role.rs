//! For one cue, which words are its source and its content: a chain model over its paragraph.

use super::fact::EDGE;
use super::passage::Passage;
use crate::extract::reading::Words;
use crate::learn::crf::{ChainModel, Lattice};
use crate::learn::{Feature, feature};
use crate::syntax::Tag;

/// Labels of the model.
pub(crate) const LABELS: u8 = 6;
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const CUE: u8 = 1;
pub(crate) const SOURCE: u8 = 2;
pub(crate) const IN_SOURCE: u8 = 3;
pub(crate) const CONTENT: u8 = 4;
pub(crate) const IN_CONTENT: u8 = 5;

/// Whether a label may follow another, or begin the chain.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    match to {
        IN_SOURCE => matches!(from, Some(SOURCE | IN_SOURCE)),
        IN_CONTENT => matches!(from, Some(CONTENT | IN_CONTENT)),
        _ => true,
    }
}

/// Turns labels that may not stand where they are into the first of their role.
pub(crate) fn mend(labels: &mut [u8]) {
    let mut before = None;
    for label in labels {
        if !allowed(before, *label) {
            *label -= 1;
        }
        before = Some(*label);
    }
}

/// So many tokens before and after the cue are looked at.
const BEFORE: usize = 160;
const AFTER: usize = 220;

/// The words that may belong to a cue: those of its paragraph, unless they are far.
fn window(passage: &Passage, cue: &Words) -> Words {
    let paragraph = passage.paragraph(cue.start);
    paragraph.start.max(cue.start.saturating_sub(BEFORE))..paragraph.end.min(cue.end + AFTER)
}

/// Features that say nothing of the cue.
pub(crate) fn own_features(passage: &Passage, at: usize, emit: &mut impl FnMut(Feature)) {
    let paragraph = passage.fact(at).paragraph;
    let inside = |step: isize| {
        let fact = passage.fact(at.wrapping_add_signed(step));
        if fact.paragraph == paragraph {
            fact
        } else {
            &EDGE
        }
    };
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(inside);
    emit(feature(100, []));
    for (template, fact) in [(110, b2), (111, b1), (112, own), (113, a1), (114, a2)] {
        emit(feature(template, [fact.word]));
        emit(feature(template + 10, [fact.tag]));
        emit(feature(template + 20, [fact.cluster(8)]));
    }
    emit(feature(150, [b1.tag, own.tag]));
    emit(feature(151, [own.tag, a1.tag]));
    emit(feature(152, [b1.tag, own.tag, a1.tag]));
    emit(feature(153, [b2.tag, b1.tag, own.tag]));
    emit(feature(154, [own.tag, a1.tag, a2.tag]));
    emit(feature(155, [b1.word, own.tag]));
    emit(feature(156, [b1.word, own.word]));
    emit(feature(157, [own.shape, b1.shape]));
    emit(feature(158, [b1.quote, own.quote, a1.quote]));
    emit(feature(159, [own.actor, own.tag]));
    emit(feature(160, [b1.actor, own.actor, a1.actor]));
    emit(feature(161, [own.cue]));
    emit(feature(
        162,
        [u64::from(b1.sentence != own.sentence), own.quote],
    ));
}

/// What the words between a token and the cue hold; one for each token of a window.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Between {
    commas: u8,
    verbs: u8,
    cues: u8,
    quotations: u8,
    actors: u8,
}

/// Counts, from the cue outwards, what lies between it and each token of the window.
fn between(passage: &Passage, window: &Words, cue: &Words) -> Vec<Between> {
    let mut found = vec![Between::default(); window.len()];
    let add = |between: &mut Between, at: usize| {
        let (fact, tag) = (passage.fact(at), passage.reading.syntax.tags[at]);
        between.commas = (between.commas + u8::from(tag == Tag::Comma)).min(5);
        between.verbs = (between.verbs + u8::from(tag.is_finite())).min(5);
        between.cues = (between.cues + u8::from(fact.cue & 7 == 1)).min(3);
        between.quotations = (between.quotations + u8::from(fact.quote == 1)).min(3);
        between.actors = (between.actors + u8::from(fact.actor != 0)).min(3);
    };
    let mut sum = Between::default();
    for at in (window.start..cue.start).rev() {
        found[at - window.start] = sum;
        add(&mut sum, at);
    }
    let mut sum = Between::default();
    for at in cue.end..window.end {
        found[at - window.start] = sum;
        add(&mut sum, at);
    }
    found
}

/// How a token hangs together with the cue in the tree.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tie {
    /// Steps from the cue's head up to the first word that is above both; 15 where there is none.
    up: u8,
    /// The relation of the branch below that word which holds the token; 0 for that word itself.
    branch: u8,
    /// The relation by which the branch with the cue hangs there; 0 where the cue's head is above.
    own: u8,
    /// Whether the token begins its branch, ends it, heads it.
    edges: u8,
}

impl Tie {
    fn value(self) -> u64 {
        u64::from(self.up) << 16 | u64::from(self.branch) << 8 | u64::from(self.own)
    }
}

/// No word is above both.
const NOWHERE: u8 = 15;

/// So many words above the cue are looked at.
const UP: usize = 6;

/// The ties of all tokens of the window.
fn ties(passage: &Passage, window: &Words, head: usize) -> Vec<Tie> {
    let above: Vec<usize> = std::iter::successors(Some(head), |token| passage.head(*token))
        .take(UP)
        .collect();
    let branches = branches(passage, window, &above);
    window
        .clone()
        .zip(branches)
        .map(|(at, branch)| tie(passage, &above, at, branch))
        .collect()
}

/// Which of the words above the cue a token hangs under, and by which word: itself where it is one.
type Branch = Option<(usize, usize)>;

/// The branches of all tokens of the window.
fn branches(passage: &Passage, window: &Words, above: &[usize]) -> Vec<Branch> {
    let mut known: Vec<Option<Branch>> = vec![None; window.len()];
    let mut walk = Vec::new();
    for at in window.clone() {
        let mut token = at;
        walk.clear();
        let branch = loop {
            if let Some(up) = above.iter().position(|one| *one == token) {
                break Some((up, walk.last().copied().unwrap_or(token)));
            }
            if let Some(Some(branch)) = known.get(token.wrapping_sub(window.start)) {
                break *branch;
            }
            walk.push(token);
            match passage.head(token) {
                Some(head) => token = head,
                None => break None,
            }
        };
        for token in walk.iter().chain([&at]) {
            if let Some(known) = known.get_mut(token.wrapping_sub(window.start)) {
                *known = Some(branch);
            }
        }
    }
    known.into_iter().map(Option::flatten).collect()
}

fn tie(passage: &Passage, above: &[usize], at: usize, branch: Branch) -> Tie {
    let Some((up, branch)) = branch else {
        return Tie {
            up: NOWHERE,
            ..Tie::default()
        };
    };
    let syntax = &passage.reading.syntax;
    let relation = |token: usize| syntax.relations[token].number() + 1;
    let own = up.checked_sub(1).map_or(0, |below| relation(above[below]));
    let up = u8::try_from(up).unwrap_or(NOWHERE);
    if above.contains(&at) {
        let edges = 4;
        return Tie {
            up,
            own,
            branch: 0,
            edges,
        };
    }
    let extent = syntax.extent(branch);
    let [begins, ends, heads] =
        [extent.start == at, extent.end == at + 1, branch == at].map(u8::from);
    Tie {
        up,
        own,
        branch: relation(branch),
        edges: begins | ends << 1 | heads << 2,
    }
}

/// What the features of a token say of the cue.
pub(crate) struct Cue<'a> {
    passage: &'a Passage<'a>,
    words: Words,
    head: usize,
    between: Vec<Between>,
    /// The words that may belong to it.
    pub(crate) window: Words,
    ties: Vec<Tie>,
}

/// Features that tie a token to the cue.
pub(crate) fn features(cue: &Cue, at: usize, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| cue.passage.fact(at);
    let (own, head) = (fact(at), fact(cue.head));
    let (b1, a1) = (fact(at.wrapping_sub(1)), fact(at + 1));
    let is_before = at < cue.words.start;
    if cue.words.contains(&at) {
        emit(feature(201, []));
        return;
    }
    let side = u64::from(is_before);
    let distance = if is_before {
        cue.words.start - at
    } else {
        at + 1 - cue.words.end
    };
    let bin = match distance {
        0..=4 => distance as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    } * 2
        + side;
    let between = cue.between[at - cue.window.start];
    let sentences =
        u64::from(own.sentence.abs_diff(fact(cue.words.start).sentence)).min(3) * 2 + side;
    let same_quotation = own.quotation == head.quotation;
    let quote =
        own.quote * 16 + u64::from(same_quotation) * 8 + u64::from(between.quotations) * 2 + side;
    let after = fact(cue.words.end);
    let before = fact(cue.words.start.wrapping_sub(1));
    let head_quote = u64::from(head.quote != 0);
    let commas = u64::from(between.commas);
    let verbs = u64::from(between.verbs);
    emit(feature(202, [bin]));
    emit(feature(203, [bin, own.tag]));
    emit(feature(204, [sentences, own.quote]));
    emit(feature(205, [sentences, commas, side]));
    emit(feature(206, [quote, sentences]));
    emit(feature(207, [quote, head_quote]));
    emit(feature(208, [verbs, commas, side, sentences]));
    emit(feature(209, [u64::from(between.cues), side, sentences]));
    emit(feature(210, [u64::from(between.actors), side, own.actor]));
    emit(feature(211, [head.word, side, sentences]));
    emit(feature(212, [head.word, bin]));
    emit(feature(213, [head.cue, bin]));
    emit(feature(214, [head.cue, side, own.tag]));
    emit(feature(215, [head.cue, side, sentences, own.quote]));
    emit(feature(216, [head.cluster(8), side, own.tag]));
    emit(feature(217, [after.word, side, bin]));
    emit(feature(218, [before.word, side, bin]));
    emit(feature(219, [after.tag, side, bin]));
    emit(feature(220, [before.tag, side, bin]));
    emit(feature(221, [after.tag, before.tag, side, verbs]));
    emit(feature(222, [head.tag, side, own.tag, bin]));
    emit(feature(223, [own.word, side, sentences]));
    emit(feature(224, [own.word, bin.min(9)]));
    emit(feature(225, [b1.tag, own.tag, side, commas]));
    emit(feature(226, [own.tag, a1.tag, side, commas]));
    emit(feature(227, [b1.word, own.tag, side, sentences]));
    emit(feature(228, [own.quote, after.quote, before.quote, side]));
    emit(feature(229, [own.actor, side, verbs, commas]));
    emit(feature(
        230,
        [after.quote, before.quote, sentences, own.tag],
    ));
    let index = at - cue.window.start;
    let tie = cue.ties[index];
    let neighbour = |index: Option<usize>| {
        index
            .and_then(|index| cue.ties.get(index))
            .map_or(99, |tie| tie.value())
    };
    let (tied, edges) = (tie.value(), u64::from(tie.edges));
    let (tied_before, tied_after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
    emit(feature(240, [tied, side]));
    emit(feature(241, [tied, side, edges]));
    emit(feature(242, [tied, side, own.tag]));
    emit(feature(243, [tied, side, head.cue]));
    emit(feature(244, [tied, side, head.cluster(8)]));
    emit(feature(245, [tied, side, head.word]));
    emit(feature(246, [tied, tied_before, side]));
    emit(feature(247, [tied, tied_after, side]));
    emit(feature(248, [tied, tied_before, own.tag, b1.tag]));
    emit(feature(249, [tied, side, own.quote, sentences]));
    emit(feature(250, [tied, side, head.tag, commas]));
    emit(feature(251, [own.relation, own.tag, side]));
    emit(feature(252, [tied, edges, own.actor, side]));
    emit(feature(253, [tied, tied_before, own.word]));
    emit(feature(254, [tied, tied_before, b1.word]));
    emit(feature(255, [head.relation, bin]));
}

impl<'a> Cue<'a> {
    /// What is known of a cue once it is found.
    pub(crate) fn new(passage: &'a Passage<'a>, words: &Words, head: usize) -> Self {
        let window = window(passage, words);
        Self {
            passage,
            words: words.clone(),
            head,
            between: between(passage, &window, words),
            ties: ties(passage, &window, head),
            window,
        }
    }
}

/// The source and the content of a cue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Roles {
    /// How probable it is that the words are a cue, now that all around is looked at.
    pub(crate) probability: f32,
    /// Who says it.
    pub(crate) source: Option<Words>,
    /// What is said.
    pub(crate) content: Vec<Words>,
}

/// A source gets so much more than the model gives it: two words that share nothing are a worse
/// answer than a source that is a word too long.
const SOURCE_BIAS: f32 = 0.5;

/// About so many features has a token.
const FEATURES: usize = 64;

/// Finds sources and contents; it remembers what does not depend on the cue.
pub(crate) struct Finder<'a> {
    model: &'a ChainModel,
    passage: &'a Passage<'a>,
    /// What each token's own features say, up to `done`.
    own: Vec<i32>,
    done: usize,
}

impl<'a> Finder<'a> {
    /// For cues in the order of the text.
    pub(crate) fn new(model: &'a ChainModel, passage: &'a Passage<'a>) -> Self {
        Self {
            model,
            passage,
            own: vec![0; passage.words.len() * usize::from(LABELS)],
            done: passage.words.start,
        }
    }

    /// The source and the content that a cue most likely has, if it is one.
    pub(crate) fn roles(&mut self, words: &Words, head: usize) -> Roles {
        let cue = Cue::new(self.passage, words, head);
        let mut nodes = self.nodes(&cue);
        let count = usize::from(LABELS);
        let transitions = self.model.transitions();
        let marginals = Lattice {
            nodes: &nodes,
            transitions,
        }
        .marginals();
        let first = (cue.words.start - cue.window.start) * count;
        let probability = marginals.nodes[first + usize::from(CUE)];
        for (at, node) in cue.window.clone().zip(nodes.chunks_exact_mut(count)) {
            node[usize::from(SOURCE)] += SOURCE_BIAS;
            if cue.words.contains(&at) {
                node.fill(-1e6);
                node[usize::from(CUE)] = 0.0;
            }
        }
        let labels = Lattice {
            nodes: &nodes,
            transitions,
        }
        .best_with(CONTENT);
        let sources = pieces(&labels, cue.window.start, SOURCE, IN_SOURCE);
        let distance = |source: &Words| source.start.abs_diff(cue.words.start);
        Roles {
            probability,
            // Sources are in one piece.
            source: sources.into_iter().min_by_key(distance),
            content: pieces(&labels, cue.window.start, CONTENT, IN_CONTENT),
        }
    }

    fn nodes(&mut self, cue: &Cue) -> Vec<f32> {
        let count = usize::from(LABELS);
        let first = self.passage.words.start;
        let mut all = Vec::with_capacity(FEATURES);
        for at in self.done.max(cue.window.start)..cue.window.end {
            let scores = &mut self.own[(at - first) * count..][..count];
            all.clear();
            own_features(self.passage, at, &mut |feature| all.push(feature));
            self.model.sum(&all, scores);
        }
        self.done = self.done.max(cue.window.end);
        let own = (cue.window.start - first) * count..(cue.window.end - first) * count;
        let mut scores = self.own[own].to_vec();
        let mut tied = [0; LABELS as usize];
        for (at, scores) in cue.window.clone().zip(scores.chunks_exact_mut(count)) {
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
