//! How well attributions found agree with annotated ones.
//!
//! The measures of the field: F1 of roles as contiguous fragments that agree exactly (sequence-labelling
//! papers such as `CofeNet`), and of whole attributions whose three roles each share a word.

use crate::extract::reading::overlaps;
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
    let kept = found.iter().filter(|one| !is_nested(one, found));
    kept.cloned().collect()
}

/// Whether an attribution stands inside the content of another.
pub(super) fn is_nested(one: &Attributed, found: &[Attributed]) -> bool {
    let holds = |outer: &Attributed, inner: &Attributed| {
        outer
            .content
            .iter()
            .any(|piece| overlaps(piece, &inner.cue))
    };
    let length = |one: &Attributed| one.content.iter().map(Range::len).sum::<usize>();
    found.iter().any(|other| {
        other.cue != one.cue
            && holds(other, one)
            && (!holds(one, other) || length(other) > length(one))
    })
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

/// Whether two roles share a word; two that are missing agree. Of a role that is made of marks only,
/// as the colon after a speaker's name, the marks count.
fn agree(left: &[Range<usize>], right: &[Range<usize>], is_word: &impl Fn(usize) -> bool) -> bool {
    let has_word = |role: &[Range<usize>]| role.iter().cloned().flatten().any(is_word);
    let (left_has_word, right_has_word) = (has_word(left), has_word(right));
    let counts = |at| is_word(at) || !left_has_word && !right_has_word;
    let share = |left: &Range<usize>, right: &Range<usize>| {
        (left.start.max(right.start)..left.end.min(right.end)).any(counts)
    };
    left.is_empty() && right.is_empty()
        || left
            .iter()
            .any(|left| right.iter().any(|right| share(left, right)))
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

#[cfg(test)]
mod tests {
    #![expect(clippy::single_range_in_vec_init, reason = "roles of one piece")]

    use super::*;

    fn attributed(
        source: &[Range<usize>],
        cue: Range<usize>,
        content: &[Range<usize>],
    ) -> Attributed {
        Attributed {
            source: source.to_vec(),
            cue,
            content: content.to_vec(),
        }
    }

    fn scores(annotated: &[Attributed], found: &[Attributed]) -> Scores {
        let mut scores = Scores::default();
        // Every tenth token is a mark.
        scores.add(annotated, found, |at| at % 10 != 9);
        scores
    }

    fn right(count: Count) -> [usize; 3] {
        [count.annotated, count.found, count.right]
    }

    #[test]
    fn fragments_are_right_when_they_are_the_same() {
        let annotated = attributed(&[0..2], 2..3, &[3..6, 7..9]);
        let found = attributed(&[0..2], 2..4, &[3..6, 7..8]);
        let scores = scores(&[annotated], &[found]);
        assert_eq!(right(scores.source), [1, 1, 1]);
        assert_eq!(right(scores.cue), [1, 1, 0]);
        assert_eq!(right(scores.content), [2, 2, 1]);
        assert_eq!(right(scores.attribution), [1, 1, 1]);
    }

    #[test]
    fn attributions_are_right_when_all_roles_share_a_word() {
        let annotated = [attributed(&[0..2], 2..3, &[3..6])];
        let is_right_of =
            |annotated: &[Attributed], found| scores(annotated, &[found]).attribution.right == 1;
        let is_right = |found| is_right_of(&annotated, found);
        assert!(is_right(attributed(&[1..2], 2..5, &[5..8])));
        assert!(!is_right(attributed(&[], 2..3, &[3..6])));
        assert!(!is_right(attributed(&[0..2], 2..3, &[6..8])));
        let at_a_mark = [attributed(&[], 2..3, &[5..10])];
        let scores = scores(&at_a_mark, &[attributed(&[], 2..3, &[9..12])]);
        assert_eq!(scores.attribution.right, 0);
        let after_a_mark = [attributed(&[0..2], 9..10, &[10..14])];
        assert!(is_right_of(
            &after_a_mark,
            attributed(&[0..1], 9..10, &[10..13])
        ));
        assert!(!is_right_of(
            &after_a_mark,
            attributed(&[0..1], 8..10, &[10..13])
        ));
    }

    #[test]
    fn each_is_matched_once_and_as_many_as_can_be() {
        let wide = attributed(&[], 0..4, &[10..14]);
        let left = attributed(&[], 0..2, &[10..12]);
        let right_side = attributed(&[], 2..4, &[12..14]);
        let once = [wide.clone()];
        let twice = scores(&once, &[wide.clone(), wide.clone()]);
        assert_eq!(right(twice.attribution), [1, 2, 1]);
        let crossing = scores(&[wide, left.clone()], &[left, right_side]);
        assert_eq!(right(crossing.attribution), [2, 2, 2]);
    }

    #[test]
    fn what_stands_inside_another_content_is_not_counted() {
        let outer = attributed(&[], 0..1, &[1..9]);
        let inner = attributed(&[], 3..4, &[4..9]);
        let annotated = [outer.clone()];
        let scores = scores(&annotated, &[outer, inner]);
        assert_eq!(right(scores.attribution), [1, 1, 1]);
    }
}
