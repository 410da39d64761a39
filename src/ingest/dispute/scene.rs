//! The statements of one document, as those see them who look for disputes.

use super::words::{Word, words};
use crate::Span;
use crate::extract::{Attribution, Entity, EntityId, Extraction};
use std::ops::Range;

/// How many statements before and after one are looked at.
const AROUND: usize = 12;

/// One document and what was found in it.
pub(super) struct Scene<'d> {
    pub text: &'d str,
    pub extraction: &'d Extraction,
}

impl<'d> Scene<'d> {
    pub(super) fn attribution(&self, at: usize) -> Option<&'d Attribution> {
        self.extraction.attributions.get(at)
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'d Entity> {
        self.extraction.entities.get(id.0)
    }

    /// The statements around one.
    pub(super) fn around(&self, at: usize) -> Range<usize> {
        at.saturating_sub(AROUND)..(at + AROUND / 2).min(self.extraction.attributions.len())
    }

    /// Who is named in these places.
    pub(super) fn mentioned(&self, places: &[Span]) -> Vec<EntityId> {
        let mut found = Vec::new();
        for place in places {
            let mentions = &self.extraction.mentions;
            let first = mentions.partition_point(|mention| mention.span.start < place.start);
            let inside = mentions[first..]
                .iter()
                .take_while(|mention| mention.span.start < place.end);
            found.extend(inside.map(|mention| mention.entity));
        }
        found
    }

    /// Whether one of two statements stands inside the other, at any depth.
    pub(super) fn stands_in(&self, inner: usize, outer: usize) -> bool {
        let mut at = self.attribution(inner).and_then(|one| one.parent);
        for _ in 0..AROUND {
            match at {
                Some(parent) if parent == outer => return true,
                Some(parent) => at = self.attribution(parent).and_then(|one| one.parent),
                None => return false,
            }
        }
        false
    }

    /// The words of what a statement says.
    pub(super) fn content(&self, at: usize) -> Vec<Word<'d>> {
        let content = self.attribution(at).map(|one| one.content.as_slice());
        words(self.text, content.unwrap_or_default())
    }
}

/// How many bytes stand between the end of an earlier statement and the beginning of another; nothing
/// where it is not earlier.
pub(super) fn distance(earlier: &Attribution, later: &Attribution) -> Option<usize> {
    let end = hull(&earlier.content)?.end;
    let start = hull(&later.content)?.to(hull(&later.cue)?).start;
    start.checked_sub(end)
}

/// From the first to the last of these pieces.
fn hull(pieces: &[Span]) -> Option<Span> {
    pieces.iter().copied().reduce(Span::to)
}
