//! The words of a sentence get their parts of speech, from left to right.

mod dictionary;
mod features;
mod train;

pub(crate) use train::{Training, train};

use super::Tag;
use super::word::{Word, capitals};
use crate::learn::{Linear, SparseWeights, WeightsError, best_label, split_parts};
use dictionary::Dictionary;
use features::{Context, features};
use std::borrow::Cow;

/// A trained tagger.
#[derive(Debug, Clone)]
pub(super) struct Tagger {
    dictionary: Dictionary,
    weights: SparseWeights,
}

impl Tagger {
    /// The tagger in the bytes that training gave.
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        let [dictionary, weights] = split_parts(bytes)?;
        let weights = SparseWeights::read(weights)?;
        if weights.labels() != Tag::ALL.len() {
            return Err(WeightsError);
        }
        Ok(Self {
            dictionary: Dictionary::read(dictionary)?,
            weights,
        })
    }

    /// Appends the tags of one sentence.
    pub(super) fn tag(&self, words: &[Word], room: &mut Room, tags: &mut Vec<Tag>) {
        room.open(words, &self.dictionary);
        for at in 0..words.len() {
            let tag = room.entries[at].only.unwrap_or_else(|| {
                room.look(words, at);
                room.choose(&self.weights)
            });
            room.set(at, tag);
        }
        tags.extend(&room.tags);
    }
}

/// Room for one sentence, used again for the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    entries: Vec<dictionary::Entry>,
    tags: Vec<Tag>,
    context: Context,
    features: Vec<u64>,
}

impl Room {
    fn open(&mut self, words: &[Word], dictionary: &Dictionary) {
        self.entries.clear();
        self.entries
            .extend(words.iter().map(|word| dictionary.entry(word.lower)));
        self.context.capitals = capitals(words) as u64;
        self.tags.clear();
    }

    /// Gathers the features of a word whose tag is to be chosen.
    fn look(&mut self, words: &[Word], at: usize) {
        self.features.clear();
        features(
            words,
            &self.entries,
            &self.tags,
            &self.context,
            at,
            &mut self.features,
        );
    }

    fn choose(&self, model: &impl Linear) -> Tag {
        let mut scores = [0; Tag::ALL.len()];
        model.score(&self.features, &mut scores);
        best_label(&scores, |_| true)
            .and_then(Tag::numbered)
            .unwrap_or(Tag::NN)
    }

    fn set(&mut self, at: usize, tag: Tag) {
        debug_assert_eq!(at, self.tags.len());
        self.tags.push(tag);
    }
}
