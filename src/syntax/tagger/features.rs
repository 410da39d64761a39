//! What the tagger looks at.

use super::dictionary::Entry;
use crate::learn::{Feature, feature};
use crate::syntax::Tag;
use crate::syntax::word::Word;

/// What holds for a whole sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// How capitals are used.
    pub(super) capitals: u64,
}

/// The features of the word at `at`, of which all words before have their tags.
pub(super) fn features(
    words: &[Word],
    entries: &[Entry],
    tags: &[Tag],
    context: &Context,
    at: usize,
    features: &mut Vec<Feature>,
) {
    let word_at = |at: usize| words.get(at).unwrap_or(&Word::EDGE);
    let before = |distance: usize| at.checked_sub(distance).map_or(&Word::EDGE, word_at);
    let class_at = |at: usize| entries.get(at).map_or(1, |entry| entry.class);
    let tag_before = |distance: usize| {
        at.checked_sub(distance)
            .map_or(63, |at| u64::from(tags[at].number()))
    };
    let word = word_at(at);
    let (left, next, after) = (before(1), word_at(at + 1), word_at(at + 2));
    let (tag, second) = (tag_before(1), tag_before(2));
    let (class, next_class) = (class_at(at), class_at(at + 1));
    let lower = word.lower;
    let capitals = context.capitals;
    // At the beginning of a sentence or quotation a capital says less.
    let is_initial =
        at == 0 || matches!(tags[at - 1], Tag::OpenQuote | Tag::CloseQuote | Tag::Colon);
    let initial = u64::from(is_initial) | capitals << 1;
    let suffix = word.suffix(3);
    features.extend([
        feature(1, [lower]),
        feature(2, [lower, word.shape & 3, initial]),
        feature(3, [class]),
        feature(4, [word.suffix(1), capitals]),
        feature(5, [word.suffix(2)]),
        feature(6, [suffix]),
        feature(7, [word.suffix(4)]),
        feature(8, [word.prefix(1)]),
        feature(9, [word.prefix(3)]),
        feature(10, [word.shape, initial]),
        feature(11, [word.shape & 3, initial, tag]),
        feature(12, [suffix, word.shape & 3, initial]),
        feature(13, [tag]),
        feature(14, [tag, second]),
        feature(15, [lower, tag]),
        feature(16, [lower, tag, second]),
        feature(17, [class, tag, next_class]),
        feature(18, [suffix, tag]),
        feature(19, [left.lower]),
        feature(20, [next.lower]),
        feature(21, [next_class, class]),
        feature(22, [next_class, class_at(at + 2), class]),
        feature(23, [after.lower]),
        feature(25, [left.lower, lower]),
        feature(26, [lower, next.lower]),
        feature(27, [next.suffix(3), suffix]),
        feature(28, [next.shape, tag]),
        feature(29, [next.suffix(3), tag]),
        feature(30, [word.spacing, word.lower, u64::from(word.quoted)]),
        feature(31, [class, tag, second]),
        feature(32, [left.lower, class]),
        feature(34, [word.clusters[2]]),
        feature(35, [word.clusters[1], tag]),
        feature(36, [next.clusters[1], class]),
        feature(37, [left.clusters[1], class]),
        feature(38, [word.clusters[1], next.clusters[1]]),
        feature(39, [word.clusters[1], word.shape & 3, initial]),
    ]);
}
