//! Tagged sentences become a tagger.

use super::Room;
use super::dictionary::{self, Dictionary};
use crate::learn::{Perceptron, Random, join};
use crate::syntax::Tag;
use crate::syntax::word::Word;

/// How a model is trained.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Training {
    /// How often all examples are seen.
    pub(crate) passes: usize,
    /// Features that were moved less often are dropped.
    pub(crate) least: u32,
    /// What the order of the examples depends on.
    pub(crate) seed: u64,
}

/// Most features that are kept.
const ROWS: usize = 80_000;

/// Trains a tagger on words and their tags; gives back its bytes.
pub(crate) fn train(sentences: &[(Vec<Word>, &[Tag])], training: Training) -> Vec<u8> {
    let words = sentences.iter().flat_map(|(words, tags)| {
        words
            .iter()
            .map(|word| word.lower)
            .zip(tags.iter().copied())
    });
    let packed = dictionary::pack(words);
    let dictionary = Dictionary::read(packed.clone().into()).expect("just packed");
    let mut model = Perceptron::new(Tag::ALL.len(), training.least);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random::new(training.seed);
    let mut room = Room::default();
    for _ in 0..training.passes {
        random.shuffle(&mut order);
        for index in &order {
            let (words, tags) = &sentences[*index];
            learn(words, tags, &dictionary, &mut room, &mut model);
        }
    }
    join(&[packed, model.pack_sparse(ROWS)])
}

fn learn(
    words: &[Word],
    tags: &[Tag],
    dictionary: &Dictionary,
    room: &mut Room,
    model: &mut Perceptron,
) {
    room.open(words, dictionary);
    for (at, right) in tags.iter().enumerate() {
        let tag = room.entries[at].only.unwrap_or_else(|| {
            room.look(words, at);
            let tag = room.choose(model);
            model.tick();
            if tag != *right {
                model.update(&room.features, right.number(), tag.number());
            }
            tag
        });
        room.set(at, tag);
    }
}
