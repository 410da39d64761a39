//! Constituents at the edges of a span, by the tree.

use super::View;
use crate::extract::reading::Words;
use crate::syntax::{Relation, Tag};
use crate::text::TokenKind;

/// Where a constituent hangs, seen from a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a word of the span.
    Inside,
    /// On the cue.
    Cue,
    /// On a word above the cue.
    AboveCue,
    Elsewhere,
    /// On nothing.
    Nowhere,
}

/// The greatest constituent that begins at a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Constituent {
    pub(super) place: Place,
    /// Number of the relation by which it hangs there.
    pub(super) relation: u64,
    /// Number of its head's tag.
    pub(super) tag: u64,
    /// Number of the tag of the word it hangs on.
    pub(super) above: u64,
}

const NONE: Constituent = Constituent {
    place: Place::Nowhere,
    relation: 0,
    tag: 0,
    above: 0,
};

impl View<'_, '_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        let tags = &self.passage.reading.syntax.tags;
        tags.get(at).copied().unwrap_or(Tag::Comma)
    }

    pub(super) fn is_quotation_mark(&self, at: usize) -> bool {
        let kind = self.passage.reading.kind(at);
        matches!(kind, TokenKind::Quote | TokenKind::SingleQuote)
    }

    /// The word highest above a token, itself included, below the first that `stops` the way up.
    pub(super) fn top(&self, at: usize, stops: impl Fn(usize) -> bool) -> Option<usize> {
        if !self.passage.words.contains(&at) {
            return None;
        }
        let mut top = at;
        while let Some(head) = self.passage.head(top).filter(|head| !stops(*head)) {
            top = head;
        }
        Some(top)
    }

    /// The head of the greatest constituent that begins at a token.
    pub(super) fn beginning(&self, at: usize) -> Option<usize> {
        let syntax = &self.passage.reading.syntax;
        self.top(at, |head| syntax.extent(head).start < at)
    }

    /// The head of the greatest constituent that ends with a span and is less than all of it.
    pub(super) fn ending(&self, span: &Words) -> Option<usize> {
        let syntax = &self.passage.reading.syntax;
        self.top(span.end - 1, |head| {
            let extent = syntax.extent(head);
            extent.end > span.end || extent.start <= span.start
        })
    }

    /// The greatest constituent that begins at a token, seen from a span.
    pub(super) fn constituent(&self, at: usize, span: &Words) -> Constituent {
        let Some(top) = self.beginning(at) else {
            return NONE;
        };
        let own = self.passage.fact(top);
        let above = self.passage.head(top);
        Constituent {
            place: self.place(above, span),
            relation: own.relation,
            tag: own.tag,
            above: above.map_or(0, |above| self.passage.fact(above).tag),
        }
    }

    /// Where a word is, seen from a span.
    pub(super) fn place(&self, word: Option<usize>, span: &Words) -> Place {
        let is_above = |word| {
            let mut ancestors = self.passage.reading.syntax.ancestors(self.cue.head);
            ancestors.any(|one| one == word)
        };
        match word {
            None => Place::Nowhere,
            Some(word) if span.contains(&word) => Place::Inside,
            Some(word) if self.cue.words.contains(&word) => Place::Cue,
            Some(word) if is_above(word) => Place::AboveCue,
            Some(_) => Place::Elsewhere,
        }
    }

    /// The words of a span that hang on none of it, marks left out.
    pub(super) fn roots<'s>(&'s self, span: &Words) -> impl Iterator<Item = usize> + 's {
        let span = span.clone();
        let words = span.clone();
        words.filter(move |at| {
            let head = self.passage.head(*at);
            head.is_none_or(|head| !span.contains(&head))
                && self.passage.reading.syntax.relations[*at] != Relation::Punctuation
        })
    }

    /// How the extent of a word's constituent and a span begin and end: alike, or one before the other.
    pub(super) fn fit(&self, root: usize, span: &Words) -> (u64, u64) {
        let extent = self.passage.reading.syntax.extent(root);
        let compare = |left: usize, right: usize| match left.cmp(&right) {
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 2,
            std::cmp::Ordering::Greater => 0,
        };
        (
            compare(extent.start, span.start),
            compare(span.end, extent.end),
        )
    }
}
