//! How well attributions found agree with annotated ones.
//!
//! The measures of the field: F1 of roles as contiguous fragments that agree exactly (sequence-labelling
//! papers such as `CofeNet`), and of whole attributions whose three roles each share a word.

use std::fmt;
use std::ops::Range;

/// One attribution as ranges of tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributed {
    /// Who says it; none where the text does not tell.
    pub source: Vec<Range<usize>>,
    /// The words that show it.
    pub cue: Range<usize>,
    /// What is said.
    pub content: Vec<Range<usize>>,
}

impl Attributed {
    /// Whether each role shares a word with that of `other`, or both have none.
    pub(super) fn agrees(&self, other: &Self, is_word: &impl Fn(usize) -> bool) -> bool {
        let cue = std::slice::from_ref::<Range<usize>>;
        agree(cue(&self.cue), cue(&other.cue), is_word)
            && agree(&self.source, &other.source, is_word)
            && agree(&self.content, &other.content, is_word)
    }
}

/// Counts of what was annotated, found, and found right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// How many were annotated.
    pub annotated: usize,
    /// How many were found.
    pub found: usize,
    /// How many of these agree.
    pub right: usize,
}

impl Count {
    /// The share of those found that are right.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of those annotated that were found.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.right, self.annotated)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.annotated + self.found)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share to be looked at")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let [precision, recall, f1] =
            [self.precision(), self.recall(), self.f1()].map(|share| share * 100.0);
        write!(
            formatter,
            "{f1:5.1} (precision {precision:.1}, recall {recall:.1})"
        )
    }
}

/// What is counted, over documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores {
    /// Sources, exact.
    pub source: Count,
    /// Cues, exact.
    pub cue: Count,
    /// Fragments of contents, exact.
    pub content: Count,
    /// Attributions whose cue, source and content each share a word with the annotated ones.
    pub attribution: Count,
}

impl Scores {
    /// Counts one more document; `is_word` tells words from marks.
    pub fn add(
        &mut self,
        annotated: &[Attributed],
        found: &[Attributed],
        is_word: impl Fn(usize) -> bool,
    ) {
        let found = &outermost(found);
        count_fragments(&mut self.source, annotated, found, |one| &one.source);
        count_fragments(&mut self.cue, annotated, found, |one| {
            std::slice::from_ref(&one.cue)
        });
        count_fragments(&mut self.content, annotated, found, |one| &one.content);
        self.attribution.annotated += annotated.len();
        self.attribution.found += found.len();
        self.attribution.right +=
            matched(annotated, found, |left, right| left.agrees(right, &is_word));
    }
}

/// Leaves out what stands inside the content of another: `PolNeAR` annotates only the outermost.
fn outermost(found: &[Attributed]) -> Vec<Attributed> {
    let holds = |outer: &Attributed, inner: &Attributed| {
        outer.content.iter().any(|piece| overlap(piece, &inner.cue))
    };
    let length = |one: &Attributed| one.content.iter().map(Range::len).sum::<usize>();
    let is_nested = |one: &Attributed| {
        found.iter().any(|other| {
            other.cue != one.cue
                && holds(other, one)
                && (!holds(one, other) || length(other) > length(one))
        })
    };
    found
        .iter()
        .filter(|one| !is_nested(one))
        .cloned()
        .collect()
}

fn count_fragments(
    count: &mut Count,
    annotated: &[Attributed],
    found: &[Attributed],
    role: impl Fn(&Attributed) -> &[Range<usize>],
) {
    let mut left: Vec<&Range<usize>> = annotated.iter().flat_map(&role).collect();
    let right: Vec<&Range<usize>> = found.iter().flat_map(&role).collect();
    count.annotated += left.len();
    count.found += right.len();
    for fragment in right {
        if let Some(at) = left.iter().position(|other| *other == fragment) {
            left.swap_remove(at);
            count.right += 1;
        }
    }
}

/// Whether two roles share a word; two that are missing agree.
fn agree(left: &[Range<usize>], right: &[Range<usize>], is_word: &impl Fn(usize) -> bool) -> bool {
    left.is_empty() && right.is_empty()
        || left.iter().any(|left| {
            right
                .iter()
                .any(|right| (left.start.max(right.start)..left.end.min(right.end)).any(is_word))
        })
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// The size of the largest one-to-one matching (augmenting paths).
fn matched(
    left: &[Attributed],
    right: &[Attributed],
    agrees: impl Fn(&Attributed, &Attributed) -> bool,
) -> usize {
    let edges: Vec<Vec<usize>> = left
        .iter()
        .map(|left| {
            (0..right.len())
                .filter(|at| agrees(left, &right[*at]))
                .collect()
        })
        .collect();
    let mut partner = vec![None; right.len()];
    (0..left.len())
        .filter(|at| augment(*at, &edges, &mut partner, &mut vec![false; right.len()]))
        .count()
}

fn augment(
    at: usize,
    edges: &[Vec<usize>],
    partner: &mut [Option<usize>],
    seen: &mut [bool],
) -> bool {
    for &to in &edges[at] {
        if std::mem::replace(&mut seen[to], true) {
            continue;
        }
        if partner[to].is_none_or(|other| augment(other, edges, partner, seen)) {
            partner[to] = Some(at);
            return true;
        }
    }
    false
}
