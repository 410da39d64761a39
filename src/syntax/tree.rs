//! Tags and trees of a whole document, and what can be asked of them.

use super::{Relation, Tag};
use std::ops::Range;

/// A tag, a head and a relation for each token of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Syntax {
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Index of each token's head in the document; its own for the root of a sentence.
    pub heads: Vec<u32>,
    /// How each token depends on its head.
    pub relations: Vec<Relation>,
    /// First and last token below each token.
    extents: Vec<(u32, u32)>,
    /// Where the dependents of each token begin in `dependents`; one more for the end.
    starts: Vec<u32>,
    dependents: Vec<u32>,
}

impl Syntax {
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self {
            tags: Vec::with_capacity(tokens),
            heads: Vec::with_capacity(tokens),
            relations: Vec::with_capacity(tokens),
            ..Self::default()
        }
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there are no tokens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// The head of a token; `None` for the root of a sentence.
    #[must_use]
    pub fn head(&self, token: usize) -> Option<usize> {
        let head = self.heads[token] as usize;
        (head != token).then_some(head)
    }

    /// The tokens that depend on a token, in order.
    #[must_use]
    pub fn dependents(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        let range = self.starts[token] as usize..self.starts[token + 1] as usize;
        self.dependents[range].iter().map(|own| *own as usize)
    }

    /// The first dependent with one of the relations.
    pub fn dependent(&self, token: usize, is: impl Fn(Relation) -> bool) -> Option<usize> {
        self.dependents(token).find(|own| is(self.relations[*own]))
    }

    /// From the first to one past the last token of what depends on a token, itself included.
    #[must_use]
    pub fn extent(&self, token: usize) -> Range<usize> {
        let (first, last) = self.extents[token];
        first as usize..last as usize + 1
    }

    /// The root of a token's sentence.
    #[must_use]
    pub fn root(&self, token: usize) -> usize {
        self.ancestors(token).last().unwrap_or(token)
    }

    /// The token's head, its head's head, and so on up to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(token), |token| self.head(*token))
    }

    /// Number of steps up and down between two tokens of a sentence; `None` when there are more
    /// than `most`, or none lead there.
    #[must_use]
    pub fn path(&self, from: usize, to: usize, most: usize) -> Option<(usize, usize)> {
        let up = |token| {
            std::iter::once(token)
                .chain(self.ancestors(token))
                .take(most + 1)
        };
        up(from).enumerate().find_map(|(steps, common)| {
            let down = up(to).position(|token| token == common)?;
            (steps + down <= most).then_some((steps, down))
        })
    }

    /// Finds extents and dependents once the heads are known.
    pub(super) fn index(&mut self) {
        self.dependents = self.count_dependents();
        self.extents = self.measure();
    }

    /// The dependents of all tokens one after the other; sets where each one's begin.
    fn count_dependents(&mut self) -> Vec<u32> {
        self.starts = vec![0; self.len() + 1];
        for token in 0..self.len() {
            if let Some(head) = self.head(token) {
                self.starts[head + 1] += 1;
            }
        }
        for token in 0..self.len() {
            self.starts[token + 1] += self.starts[token];
        }
        let mut free = self.starts.clone();
        let mut dependents = vec![0; self.starts[self.len()] as usize];
        for (token, own) in (0..self.len()).zip(0..) {
            if let Some(head) = self.head(token) {
                dependents[free[head] as usize] = own;
                free[head] += 1;
            }
        }
        dependents
    }

    /// Extents, from the leaves up: a token is done when all that depend on it are.
    fn measure(&self) -> Vec<(u32, u32)> {
        let mut waiting: Vec<u32> = self
            .starts
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .collect();
        let mut extents: Vec<(u32, u32)> = (0..).map(|own| (own, own)).take(self.len()).collect();
        for leaf in 0..self.len() {
            let mut token = leaf;
            if self.starts[leaf] != self.starts[leaf + 1] {
                continue;
            }
            while let Some(head) = self.head(token) {
                let (first, last) = extents[token];
                let extent = &mut extents[head];
                *extent = (extent.0.min(first), extent.1.max(last));
                waiting[head] -= 1;
                if waiting[head] > 0 {
                    break;
                }
                token = head;
            }
        }
        extents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(heads: &[u32]) -> Syntax {
        let mut syntax = Syntax {
            tags: vec![Tag::NN; heads.len()],
            heads: heads.to_vec(),
            relations: vec![Relation::Other; heads.len()],
            ..Syntax::default()
        };
        syntax.index();
        syntax
    }

    #[test]
    fn dependents_and_extents() {
        // Two sentences: 0 ← 1 ← 3, 2 ← 3, 4 ← 3; 5 → 6.
        let syntax = tree(&[1, 3, 3, 3, 3, 5, 5]);
        assert_eq!(syntax.dependents(3).collect::<Vec<_>>(), [1, 2, 4]);
        assert_eq!(syntax.dependents(0).count(), 0);
        assert_eq!(syntax.extent(3), 0..5);
        assert_eq!(syntax.extent(1), 0..2);
        assert_eq!(syntax.extent(5), 5..7);
        assert_eq!(
            (syntax.root(0), syntax.root(6), syntax.head(3)),
            (3, 5, None)
        );
    }

    #[test]
    fn paths_go_up_and_down() {
        let syntax = tree(&[1, 3, 3, 3, 3, 5, 5]);
        assert_eq!(syntax.path(0, 4, 5), Some((2, 1)));
        assert_eq!(syntax.path(0, 4, 2), None);
        assert_eq!(syntax.path(3, 0, 5), Some((0, 2)));
        assert_eq!(syntax.path(2, 2, 0), Some((0, 0)));
        assert_eq!(syntax.path(0, 6, 9), None);
    }

    #[test]
    fn nothing_has_no_tree() {
        assert!(tree(&[]).is_empty());
    }
}
