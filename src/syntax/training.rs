//! Annotated sentences become models, and the models are measured.

use super::parser::{self, Parsed};
use super::quotations::quotations;
use super::tagger::{self, Tagger, Training};
use super::word::{Word, words};
use super::{Models, Relation, Room, Syntax, Tag, analyse_sentence};
use crate::learn::{Clusters, Random};
use crate::text::{Token, tokens};

/// One annotated sentence: the tokens of its text with tags, heads and relations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Parts of speech, one for each token that [`tokens`] finds.
    pub tags: Vec<Tag>,
    /// The head of each token, its own number for the root.
    pub heads: Vec<u32>,
    /// The relation of each token.
    pub relations: Vec<Relation>,
}

/// The bytes of two models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trained {
    /// The tagger.
    pub tagger: Vec<u8>,
    /// The parser.
    pub parser: Vec<u8>,
}

/// How many parts the examples are divided into, to tag each with what the others teach.
const FOLDS: usize = 4;
/// Of 100 sentences, how many come again in capitals, and how many with a capital for each word.
const HEADLINES: usize = 3;

const TAGGER: Training = Training {
    passes: 6,
    least: 3,
    seed: 1,
};
const PARSER: Training = Training {
    passes: 8,
    least: 14,
    seed: 2,
};

/// Trains a tagger and a parser; `tell` hears of each step.
///
/// # Panics
///
/// Never: what was just trained can be read.
#[must_use]
pub fn train(examples: &[Example], mut tell: impl FnMut(&str)) -> Trained {
    let mut examples = examples.to_vec();
    examples.extend(quotations(&examples));
    examples.extend(headlines(&examples));
    let clusters = Clusters::builtin();
    let seen: Vec<Vec<Word>> = examples
        .iter()
        .map(|example| see(example, &clusters))
        .collect();
    let sentences = |keep: &dyn Fn(usize) -> bool| -> Vec<(Vec<Word>, &[Tag])> {
        let all = seen.iter().zip(&examples).enumerate();
        all.filter(|(index, _)| keep(*index))
            .map(|(_, (words, example))| (words.clone(), &example.tags[..]))
            .collect()
    };
    tell("training the tagger");
    let tagger = tagger::train(&sentences(&|_| true), TAGGER);
    let mut parsed = Vec::with_capacity(examples.len());
    for fold in 0..FOLDS {
        tell(&format!(
            "tagging part {} of {FOLDS} with what the others teach",
            fold + 1
        ));
        let bytes = tagger::train(&sentences(&|index| index % FOLDS != fold), TAGGER);
        let tagger = Tagger::read(bytes.into()).expect("just trained");
        parsed.extend(retag(&tagger, &seen, &examples, fold));
    }
    tell("training the parser");
    let parser = parser::train(&parsed, PARSER);
    Trained { tagger, parser }
}

fn see(example: &Example, clusters: &Clusters) -> Vec<Word> {
    let mut seen = Vec::new();
    words(&example.text, &tokens(&example.text), clusters, &mut seen);
    seen
}

/// The sentences of one part, tagged by a tagger that has not seen them.
fn retag<'a>(
    tagger: &'a Tagger,
    seen: &'a [Vec<Word>],
    examples: &'a [Example],
    fold: usize,
) -> impl Iterator<Item = Parsed> + 'a {
    let mut room = tagger::Room::default();
    let all = seen.iter().zip(examples).skip(fold).step_by(FOLDS);
    all.map(move |(words, example)| {
        let mut tags = Vec::new();
        tagger.tag(words, &mut room, &mut tags);
        Parsed {
            words: words.clone(),
            tags,
            heads: example.heads.clone(),
            relations: example.relations.clone(),
        }
    })
}

/// Some of the sentences as headlines are written.
fn headlines(examples: &[Example]) -> Vec<Example> {
    let mut random = Random::new(3);
    let mut found = Vec::new();
    for example in examples {
        for capitals in [str::to_uppercase as fn(&str) -> String, title] {
            let text = capitals(&example.text);
            let is_same = || tokens(&text).len() == example.tags.len();
            if random.chance(HEADLINES) && is_same() {
                found.push(Example {
                    text,
                    ..example.clone()
                });
            }
        }
    }
    found
}

/// A capital for each word that has more than three letters, and for the first.
fn title(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    for (index, word) in text.split_inclusive(' ').enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index == 0 || word.len() > 4 => {
                title.extend(first.to_uppercase());
                title.push_str(letters.as_str());
            }
            _ => title.push_str(word),
        }
    }
    title
}

/// How right models are, in per cent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Report {
    /// Number of tokens.
    pub tokens: usize,
    /// Tags that are right.
    pub tags: f64,
    /// Heads that are right.
    pub heads: f64,
    /// Heads that are right with their relation.
    pub relations: f64,
    /// F1 of subjects, head and relation.
    pub subjects: f64,
    /// F1 of clauses as objects, head and relation.
    pub complements: f64,
}

impl Report {
    /// Measures models on examples.
    #[must_use]
    pub fn new(models: &Models, examples: &[Example]) -> Self {
        let mut room = Room::default();
        let mut counts = [Count::default(); 5];
        for example in examples {
            let tokens: Vec<Token> = tokens(&example.text);
            let mut found = Syntax::default();
            analyse_sentence(
                &example.text,
                &tokens,
                models,
                &|_| false,
                &mut room,
                &mut found,
            );
            for at in 0..tokens.len() {
                count(&mut counts, example, &found, at);
            }
        }
        let [tags, heads, relations, subjects, complements] = counts.map(Count::f1);
        Self {
            tokens: counts[0].expected,
            tags,
            heads,
            relations,
            subjects,
            complements,
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    right: usize,
    found: usize,
    expected: usize,
}

impl Count {
    fn add(&mut self, expected: bool, found: bool, right: bool) {
        self.expected += usize::from(expected);
        self.found += usize::from(found);
        self.right += usize::from(expected && found && right);
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.expected).max(1) as f64
    }
}

fn count(counts: &mut [Count; 5], example: &Example, found: &Syntax, at: usize) {
    let (expected, relation) = (example.relations[at], found.relations[at]);
    let has_head = example.heads[at] == found.heads[at];
    let is_right = has_head && expected == relation;
    counts[0].add(true, true, example.tags[at] == found.tags[at]);
    counts[1].add(true, true, has_head);
    counts[2].add(true, true, is_right);
    let is_subject = |relation| matches!(relation, Relation::Subject | Relation::PassiveSubject);
    counts[3].add(is_subject(expected), is_subject(relation), has_head);
    let is_complement = |relation| relation == Relation::Complement;
    counts[4].add(is_complement(expected), is_complement(relation), has_head);
}
