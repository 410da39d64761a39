//! Passages with a pronoun between two names (GAP) and texts with the people that they speak of marked
//! (GUM) become the ranker of whom a pronoun stands for.

mod lesson;

use super::names;
use super::score::Count;
use crate::Diagnostic;
use crate::corpus::{NamedText, read_gap};
use crate::extract::reference::antecedent;
use crate::learn::Ranker;
use crate::lexicon::Lexicon;
use lesson::{Lesson, count_plural, learn};
use std::path::{Path, PathBuf};

/// Each lesson is left out of one of so many trainings that measure.
const FOLDS: usize = 5;

/// The ranker, and how often it is right.
#[derive(Debug, Clone)]
pub struct Trained {
    /// `antecedents.json`
    pub antecedents: String,
    /// On the passages, each read by a ranker that has not seen it.
    pub passages: Count,
    /// On the texts, in the same way.
    pub texts: Count,
    /// On plural pronouns of the texts, which nothing is trained for.
    pub plurals: Count,
}

/// Trains on the passages of a file in the form of GAP and on texts, read from each `*train*.conllu` of some
/// folders in which people are marked; measures with rankers that were trained on four of five.
///
/// # Errors
///
/// When a file cannot be read.
///
/// # Panics
///
/// Never: numbers can be written.
pub fn train(passages: &Path, folders: &[PathBuf]) -> Result<Trained, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let texts = texts(folders)?;
    let passages: Vec<Lesson> = read_gap(passages)?.iter().map(Lesson::from).collect();
    let lessons: Vec<Lesson> = texts.iter().map(Lesson::from).collect();
    let mut counts = [Count::default(); 2];
    for fold in 0..FOLDS {
        let ranker = taught(&passages, &lessons, Some(fold), &lexicon);
        for (count, lessons) in counts.iter_mut().zip([&passages, &lessons]) {
            for lesson in lessons.iter().skip(fold).step_by(FOLDS) {
                lesson.count(&lexicon, &ranker, count);
            }
        }
    }
    let ranker = taught(&passages, &lessons, None, &lexicon);
    let mut plurals = Count::default();
    for text in &texts {
        count_plural(text, &lexicon, &mut plurals);
    }
    Ok(Trained {
        antecedents: serde_json::to_string(&ranker).expect("numbers can be written"),
        passages: counts[0],
        texts: counts[1],
        plurals,
    })
}

/// The ranker taught by all lessons, or all but those of a fold.
fn taught(
    passages: &[Lesson],
    texts: &[Lesson],
    without: Option<usize>,
    lexicon: &Lexicon,
) -> Ranker {
    let kept = |lessons| -> Vec<&Lesson> {
        let lessons: std::slice::Iter<Lesson> = lessons;
        let kept = lessons
            .enumerate()
            .filter(|(at, _)| without.is_none_or(|fold| at % FOLDS != fold));
        kept.map(|(_, lesson)| lesson).collect()
    };
    let mut lessons = kept(texts.iter());
    // Passages are fewer than pronouns in texts, and harder: each counts twice.
    lessons.extend(kept(passages.iter()));
    lessons.extend(kept(passages.iter()));
    learn(&lessons, lexicon)
}

/// How often the ranker of the program gives names to pronouns rightly in the passages of a file in the form
/// of GAP; those that it has learnt from tell only whether it still works.
///
/// # Errors
///
/// When the file cannot be read.
pub fn measure(path: &Path) -> Result<Count, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let mut count = Count::default();
    for passage in &read_gap(path)? {
        Lesson::from(passage).count(&lexicon, antecedent::builtin(), &mut count);
    }
    Ok(count)
}

/// The texts in which people are marked.
fn texts(folders: &[PathBuf]) -> Result<Vec<NamedText>, Diagnostic> {
    let mut texts = Vec::new();
    for path in names::files(folders)? {
        texts.extend(crate::corpus::read_names(&path)?);
    }
    texts.retain(|text| !text.people.is_empty());
    Ok(texts)
}
