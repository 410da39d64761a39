//! Passages with a pronoun between two names (GAP) and texts with the people that they speak of marked
//! (GUM) become the ranker of whom a pronoun stands for.

mod lesson;

use super::names;
use super::score::Count;
use crate::Diagnostic;
use crate::corpus::{NamedText, read_gap};
use crate::extract::antecedent;
use crate::lexicon::Lexicon;
use lesson::{Lesson, learn};
use std::path::{Path, PathBuf};

/// The ranker, and how often it is right.
#[derive(Debug, Clone)]
pub struct Trained {
    /// `antecedents.json`
    pub antecedents: String,
    /// On the half of the passages that it has not seen.
    pub passages: Count,
    /// On the texts that it has not seen, one of five.
    pub texts: Count,
}

/// Trains on every other passage of a file in the form of GAP and on four of five texts, and measures on
/// the rest; texts are read from each `*train*.conllu` of some folders in which people are marked.
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
    let kept = |index: &usize| !index.is_multiple_of(5);
    let (mut seen, apart) = halves(passages)?;
    // Passages are fewer than pronouns in texts, and harder: each counts twice.
    seen.extend(halves(passages)?.0);
    let all = || texts.iter().enumerate();
    seen.extend(
        all()
            .filter(|(at, _)| kept(at))
            .map(|(_, text)| Lesson::from(text)),
    );
    let ranker = learn(&seen, &lexicon);
    let count = |lessons: &[Lesson]| {
        let mut count = Count::default();
        for lesson in lessons {
            lesson.count(&lexicon, &ranker, &mut count);
        }
        count
    };
    let unseen: Vec<Lesson> = all()
        .filter(|(at, _)| !kept(at))
        .map(|(_, text)| Lesson::from(text))
        .collect();
    Ok(Trained {
        antecedents: serde_json::to_string(&ranker).expect("numbers can be written"),
        passages: count(&apart),
        texts: count(&unseen),
    })
}

/// How often the ranker of the program gives names to pronouns rightly, in the passages of a file in the
/// form of GAP that [`train`] leaves for measuring.
///
/// # Errors
///
/// When the file cannot be read.
pub fn measure(path: &Path) -> Result<Count, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let mut count = Count::default();
    for lesson in halves(path)?.1 {
        lesson.count(&lexicon, antecedent::builtin(), &mut count);
    }
    Ok(count)
}

/// The passages to learn from, and those to measure on.
fn halves(path: &Path) -> Result<(Vec<Lesson>, Vec<Lesson>), Diagnostic> {
    let passages = read_gap(path)?;
    let every_other = |first: usize| {
        let passages = passages.iter().skip(first).step_by(2);
        passages.map(Lesson::from).collect()
    };
    Ok((every_other(0), every_other(1)))
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
