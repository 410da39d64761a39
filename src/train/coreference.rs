//! Passages with a pronoun between two names become the ranker of whom a pronoun stands for.

use super::score::Count;
use crate::corpus::{Ambiguous, read_gap};
use crate::extract::antecedent::{self, WIDTH};
use crate::extract::coreference::{Means, Watched};
use crate::extract::{EntityId, Extraction, Sieve, extract_watched};
use crate::learn::{Options, Ranker};
use crate::lexicon::Lexicon;
use crate::text::{Document, layout};
use crate::{Diagnostic, Span};
use std::cell::RefCell;
use std::path::Path;

/// What is resolved by one ranker is what the next one learns from.
const ROUNDS: usize = 3;

/// The ranker, and how often it is right.
#[derive(Debug, Clone)]
pub struct Trained {
    /// `antecedents.json`
    pub antecedents: String,
    /// On the half of the passages that it has not seen.
    pub apart: Count,
}

/// Trains on every other passage of a file in the form of GAP, and measures on those between.
///
/// # Errors
///
/// When the file cannot be read.
///
/// # Panics
///
/// Never: numbers can be written.
pub fn train(path: &Path) -> Result<Trained, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let passages = read_gap(path)?;
    let seen: Vec<&Ambiguous> = passages.iter().step_by(2).collect();
    let ranker = learn(&seen, &lexicon);
    Ok(Trained {
        antecedents: serde_json::to_string(&ranker).expect("numbers can be written"),
        apart: measure_apart(&passages, &lexicon, &ranker),
    })
}

/// How often the ranker of the program gives names to pronouns rightly, in the passages of a file in the
/// form of GAP that [`train`] leaves for measuring.
///
/// # Errors
///
/// When the file cannot be read.
pub fn measure(path: &Path) -> Result<Count, Diagnostic> {
    let passages = read_gap(path)?;
    Ok(measure_apart(
        &passages,
        &Lexicon::builtin(),
        antecedent::builtin(),
    ))
}

fn measure_apart(passages: &[Ambiguous], lexicon: &Lexicon, ranker: &Ranker) -> Count {
    let mut count = Count::default();
    for passage in passages.iter().skip(1).step_by(2) {
        add(&mut count, passage, &read(passage, lexicon, ranker).0);
    }
    count
}

fn learn(passages: &[&Ambiguous], lexicon: &Lexicon) -> Ranker {
    let mut ranker = Ranker::default();
    for _ in 0..ROUNDS {
        let mut examples: Vec<Options<WIDTH>> = Vec::new();
        for passage in passages {
            let (found, watched) = read(passage, lexicon, &ranker);
            let right = passage.names.iter().filter(|(_, is_right)| *is_right);
            let right: Vec<EntityId> = right.flat_map(|(name, _)| named(&found, *name)).collect();
            if right.is_empty() {
                continue;
            }
            let token = token_at(passage);
            let own = watched.into_iter().filter(|(at, _)| *at == token);
            let options = own.map(|(_, candidates)| {
                let options = candidates.into_iter();
                options
                    .map(|one| (one.numbers, right.contains(&one.entity)))
                    .collect()
            });
            examples.extend(options);
        }
        ranker = Ranker::fit(&examples);
    }
    ranker
}

fn token_at(passage: &Ambiguous) -> usize {
    let layout = layout(&Document::new("", passage.text.as_str()));
    let tokens = &layout.tokens;
    tokens.partition_point(|token| token.span.start < passage.pronoun.start)
}

fn read(passage: &Ambiguous, lexicon: &Lexicon, ranker: &Ranker) -> (Extraction, Watched) {
    let document = Document::new("", passage.text.as_str());
    let watch = RefCell::default();
    let means = Means {
        ranker,
        watch: Some(&watch),
    };
    let found = extract_watched(&document, lexicon, means);
    (found, watch.into_inner())
}

/// The people of whom a name is a mention.
fn named(found: &Extraction, name: Span) -> impl Iterator<Item = EntityId> {
    let mentions = found.mentions.iter();
    let inside = mentions
        .filter(move |mention| mention.span.start < name.end && name.start < mention.span.end);
    inside.map(|mention| mention.entity)
}

fn add(count: &mut Count, passage: &Ambiguous, found: &Extraction) {
    let pronoun = found.mentions.iter().find(|mention| {
        mention.by == Sieve::Pronoun && mention.span.start == passage.pronoun.start
    });
    for (name, is_right) in passage.names {
        let is_given = pronoun.is_some_and(|own| named(found, name).any(|id| id == own.entity));
        count.annotated += usize::from(is_right);
        count.found += usize::from(is_given);
        count.right += usize::from(is_right && is_given);
    }
}
