//! A folder of annotated articles becomes the models of who says what.
//!
//! Each model learns from what the one before it makes of articles that it has not seen (jackknifing):
//! the role model must tell false cues from true ones, and how sure an attribution is depends on both.

mod chain;
mod choices;
mod folds;
mod lesson;
mod measure;

pub use measure::{Calibration, Measured};

use super::score::Attributed;
use crate::Diagnostic;
use crate::corpus::brat;
use crate::extract::attribute::cue::CueModel;
use crate::extract::attribute::cue::Found;
use crate::extract::attribute::passage::Passage;
use crate::extract::attribute::role::RoleModel;
use crate::extract::attribute::sureness::WIDTH;
use crate::extract::attribute::{CUE_BIAS, Models, cue};
use crate::learn::{Logistic, join};
use crate::lexicon::Lexicon;
use crate::text::Document;
use choices::{Proposed, propose};
pub use folds::Listener;
use folds::{Steps, each_fold};
use lesson::Lesson;
use std::path::Path;

/// The models, as bytes of their files, and how good they are.
#[derive(Debug, Clone)]
pub struct Trained {
    /// `cues.bin`
    pub cues: Vec<u8>,
    /// `roles.bin`
    pub roles: Vec<u8>,
    /// `sureness.json`
    pub sureness: String,
    /// On the articles themselves, each read by models that have not seen it.
    pub crossed: Measured,
    /// On the articles kept apart, if there are any.
    pub apart: Option<Measured>,
}

/// Trains on the articles of one folder, and measures on those of another; `listener` hears of each pass.
///
/// # Errors
///
/// When a folder cannot be read, or has nothing to train on.
///
/// # Panics
///
/// Never: what was just trained can be read.
pub fn train(
    folder: &Path,
    apart: Option<&Path>,
    threads: usize,
    listener: Listener,
) -> Result<Trained, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let documents = documents(folder)?;
    let apart = apart.map(self::documents).transpose()?;
    let lessons = lessons(&documents, &lexicon);
    let passes = (chain::CUES.passes + chain::ROLES.passes) * chain::RUNS;
    let steps = Steps::new(listener, passes);
    let (cues, found) = train_cues(&lessons, threads, &steps);
    let (chain, proposed) = train_roles(&lessons, &found, threads, &steps);
    let (choices, evidence) = choices::learn(&lessons, &proposed);
    let roles = join(&[chain, choices]);
    let examples: Vec<_> = evidence
        .iter()
        .flatten()
        .map(|one| (one.numbers, one.is_right))
        .collect();
    let models = Models::read(cues.clone(), roles.clone(), Logistic::fit(&examples))
        .expect("what was just trained can be read");
    let apart = apart.map(|documents| {
        let lessons = self::lessons(&documents, &lexicon);
        measure::apart(&lessons, &models)
    });
    let sureness = models.sureness;
    let crossed = measure::crossed(&lessons, &evidence, &sureness);
    Ok(Trained {
        cues,
        roles,
        sureness: serde_json::to_string(&sureness).expect("numbers can be written"),
        crossed,
        apart,
    })
}

fn documents(folder: &Path) -> Result<Vec<(Document, Vec<brat::Annotation>)>, Diagnostic> {
    let shown = folder.display();
    let articles = brat::read(folder)
        .map_err(|error| Diagnostic::new(format!("cannot read the corpus `{shown}`: {error}")))?;
    if articles.is_empty() {
        return Err(Diagnostic::new(format!(
            "`{shown}` has no annotated articles"
        )));
    }
    Ok(articles
        .into_iter()
        .map(|article| {
            (
                Document::new(article.name, article.text),
                article.attributions,
            )
        })
        .collect())
}

fn lessons<'a>(
    documents: &'a [(Document, Vec<brat::Annotation>)],
    lexicon: &'a Lexicon,
) -> Vec<Lesson<'a>> {
    documents
        .iter()
        .map(|(document, annotations)| Lesson::new(document, annotations, lexicon))
        .collect()
}

/// The model of cues, and the cues that models which have not seen a lesson find in it.
fn train_cues(lessons: &[Lesson], threads: usize, steps: &Steps) -> (Vec<u8>, Vec<Vec<Found>>) {
    let trained = each_fold(threads, |fold| {
        let seen = folds::seen(lessons, fold);
        let bytes = chain::learn_cues(&seen, steps);
        let model = CueModel::read(bytes.clone()).expect("what was just trained can be read");
        let unseen = folds::unseen(lessons, fold);
        let find = |lesson: &Lesson| cue::find(&model, &Passage::whole(&lesson.reading), CUE_BIAS);
        let found: Vec<_> = unseen
            .map(|(index, lesson)| (index, find(lesson)))
            .collect();
        (bytes, found)
    });
    folds::gather(trained, lessons.len())
}

/// An attribution found by models that have not seen its article.
pub(super) struct Evidence {
    numbers: [f64; WIDTH],
    is_right: bool,
    found: Attributed,
}

/// The model of roles, and what models which have not seen a lesson make of the cues found in it.
fn train_roles(
    lessons: &[Lesson],
    found: &[Vec<Found>],
    threads: usize,
    steps: &Steps,
) -> (Vec<u8>, Vec<Vec<Proposed>>) {
    let trained = each_fold(threads, |fold| {
        let seen: Vec<(&Lesson, &[Found])> = folds::seen(lessons, fold)
            .into_iter()
            .zip(folds::seen(found, fold).into_iter().map(Vec::as_slice))
            .collect();
        let bytes = chain::learn_roles(&seen, steps);
        let model = RoleModel::read(join(&[bytes.clone(), choices::none()]))
            .expect("what was just trained can be read");
        let proposed: Vec<_> = folds::unseen(lessons, fold)
            .map(|(index, lesson)| (index, propose(&model, lesson, &found[index])))
            .collect();
        (bytes, proposed)
    });
    folds::gather(trained, lessons.len())
}
