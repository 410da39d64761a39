//! How good trained models are.

use super::Evidence;
use super::lesson::Lesson;
use crate::extract::attribute::{self, Candidate, LEAST, Models};
use crate::learn::Logistic;
use crate::train::score::{Attributed, Scores, is_nested};
use std::fmt;

/// What was measured.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Agreement with the annotation.
    pub scores: Scores,
    /// Whether what is said to be so probable is right so often.
    pub calibration: Calibration,
}

/// For each tenth of sureness: attributions, how many of them are right, and the sum of sureness.
#[derive(Debug, Clone, Default)]
pub struct Calibration {
    tenths: [(usize, usize, f64); 10],
}

impl Calibration {
    fn add(&mut self, sureness: f64, is_right: bool) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 9"
        )]
        let tenth = (sureness * 10.0).clamp(0.0, 9.0) as usize;
        let (count, right, sum) = &mut self.tenths[tenth];
        *count += 1;
        *right += usize::from(is_right);
        *sum += sureness;
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Scores {
            source,
            cue,
            content,
            attribution,
        } = &self.scores;
        writeln!(formatter, "  sources       {source}")?;
        writeln!(formatter, "  cues          {cue}")?;
        writeln!(formatter, "  contents      {content}")?;
        writeln!(formatter, "  attributions  {attribution}")?;
        write!(formatter, "{}", self.calibration)
    }
}

impl fmt::Display for Calibration {
    #[expect(clippy::cast_precision_loss, reason = "shares to be looked at")]
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (tenth, (count, right, sum)) in self.tenths.iter().enumerate() {
            if *count > 0 {
                let (low, mean) = (tenth as f64 / 10.0, sum / *count as f64);
                let share = *right as f64 / *count as f64;
                writeln!(
                    formatter,
                    "  sure {low:.1}–{:.1}  {count:6} found, mean {mean:.2}, right {share:.2}",
                    low + 0.1
                )?;
            }
        }
        Ok(())
    }
}

/// The lessons themselves, each read by models that have not seen it.
pub(super) fn crossed(
    lessons: &[Lesson],
    evidence: &[Vec<Evidence>],
    sureness: &Logistic,
) -> Measured {
    let mut measured = Measured::default();
    for (lesson, evidence) in lessons.iter().zip(evidence) {
        let sure = evidence
            .iter()
            .map(|one| (sureness.probability(&one.numbers), one.is_right, &one.found));
        measured.count(lesson, sure);
    }
    measured
}

/// Lessons that no model has seen.
pub(super) fn apart(lessons: &[Lesson], models: &Models) -> Measured {
    let mut measured = Measured::default();
    for lesson in lessons {
        let found = outermost(lesson, models);
        let sure = found
            .iter()
            .map(|(sureness, one)| (*sureness, lesson.confirms(one), one));
        measured.count(lesson, sure);
    }
    measured
}

/// What models find in a lesson, without what is annotated nowhere: attributions inside others.
fn outermost(lesson: &Lesson, models: &Models) -> Vec<(f64, Attributed)> {
    let (sure, found): (Vec<f64>, Vec<Attributed>) = attribute::read(models, &lesson.reading)
        .into_iter()
        .map(|one| (f64::from(one.sureness), attributed(one)))
        .unzip();
    let nested: Vec<bool> = found.iter().map(|one| is_nested(one, &found)).collect();
    let all = sure.into_iter().zip(found).zip(nested);
    all.filter(|(_, nested)| !nested)
        .map(|(one, _)| one)
        .collect()
}

fn attributed(candidate: Candidate) -> Attributed {
    Attributed {
        source: candidate.source.into_iter().map(|one| one.words).collect(),
        cue: candidate.cue.words,
        content: candidate.content.pieces,
    }
}

impl Measured {
    fn count<'f>(
        &mut self,
        lesson: &Lesson,
        sure: impl Iterator<Item = (f64, bool, &'f Attributed)>,
    ) {
        let mut kept = Vec::new();
        for (sureness, is_right, found) in sure {
            self.calibration.add(sureness, is_right);
            if sureness >= f64::from(LEAST) {
                kept.push(found.clone());
            }
        }
        self.scores
            .add(&lesson.attributions, &kept, |at| lesson.is_word(at));
    }
}
