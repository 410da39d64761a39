//! Choosing among proposals is learnt from what role models make of articles they have not seen.

use super::Evidence;
use super::folds::{self, FOLDS};
use super::lesson::Lesson;
use crate::extract::attribute::cue::Found;
use crate::extract::attribute::passage::Passage;
use crate::extract::attribute::role::{Finder, Proposal, Proposals, RoleModel, choice};
use crate::extract::attribute::sureness::evidence;
use crate::extract::reading::Words;
use crate::learn::{Choice, ChoiceModel, ChoiceOptions, learn_choices};
use crate::train::score::Attributed;

/// How it is learnt; chosen by cross-validation on `PolNeAR`'s training articles.
const CHOICES: ChoiceOptions = ChoiceOptions {
    passes: 10,
    rate: 0.05,
    lasso: 1e-5,
    rare: 3,
    seed: 1,
};

/// A cue found in a lesson, and what a model that has not seen the lesson proposes for it.
pub(super) struct Proposed {
    cue: Found,
    proposals: Proposals,
    choice: Choice,
}

impl Proposed {
    /// Whether the cue is one: only then there is a right proposal.
    fn is_true(&self) -> bool {
        !self.choice.rewards.is_empty()
    }
}

/// What a model proposes for the cues found in a lesson that it has not seen.
pub(super) fn propose(model: &RoleModel, lesson: &Lesson, found: &[Found]) -> Vec<Proposed> {
    let passage = Passage::whole(&lesson.reading).with_cues(found);
    let mut finder = Finder::new(model, &passage);
    found
        .iter()
        .map(|cue| {
            let proposals = finder.proposals(&cue.words, cue.head);
            let annotated = lesson.annotated(&cue.words);
            let own = |index| {
                let mut features = Vec::new();
                choice::features(&passage, cue, &proposals.all, index, &mut |feature| {
                    features.push(feature);
                });
                features
            };
            let choice = Choice {
                proposals: (0..proposals.all.len()).map(own).collect(),
                rewards: annotated.map_or_else(Vec::new, |right| {
                    proposals.all.iter().map(|one| reward(one, right)).collect()
                }),
            };
            Proposed {
                cue: cue.clone(),
                proposals,
                choice,
            }
        })
        .collect()
}

/// F1 of the fragments of the content, and half as much for the source.
fn reward(proposal: &Proposal, right: &Attributed) -> f32 {
    fragments(&proposal.content, &right.content)
        + 0.5 * fragments(proposal.source.as_slice(), &right.source)
}

#[expect(clippy::cast_precision_loss, reason = "few fragments")]
fn fragments(found: &[Words], right: &[Words]) -> f32 {
    if found.is_empty() && right.is_empty() {
        return 1.0;
    }
    let both = found.iter().filter(|one| right.contains(one)).count();
    (2 * both) as f32 / (found.len() + right.len()) as f32
}

/// A model that knows nothing.
pub(super) fn none() -> Vec<u8> {
    learn_choices(&[], CHOICES)
}

/// The model, and the attributions that models which have not seen a lesson choose in it.
pub(super) fn learn(
    lessons: &[Lesson],
    proposed: &[Vec<Proposed>],
) -> (Vec<u8>, Vec<Vec<Evidence>>) {
    let train = |fold: usize| {
        let choices: Vec<&Choice> = folds::seen(proposed, fold)
            .into_iter()
            .flatten()
            .filter(|one| one.is_true() && one.choice.proposals.len() > 1)
            .map(|one| &one.choice)
            .collect();
        learn_choices(&choices, CHOICES)
    };
    let mut all = Vec::new();
    for fold in 0..FOLDS {
        let model = ChoiceModel::read(train(fold)).expect("what was just trained can be read");
        for (index, proposed) in folds::unseen(proposed, fold) {
            all.push((index, choose(&model, &lessons[index], proposed)));
        }
    }
    all.sort_by_key(|(index, _)| *index);
    let evidence = all.into_iter().map(|(_, evidence)| evidence).collect();
    (train(FOLDS), evidence)
}

fn choose(model: &ChoiceModel, lesson: &Lesson, proposed: &[Proposed]) -> Vec<Evidence> {
    let passage = Passage::whole(&lesson.reading);
    proposed
        .iter()
        .map(|one| {
            let scores: Vec<f32> = one
                .choice
                .proposals
                .iter()
                .map(|features| model.score(features))
                .collect();
            let roles = one.proposals.clone().take(choice::best(&scores));
            let numbers = evidence(&passage, &one.cue, &roles);
            let found = Attributed {
                source: roles.source.into_iter().collect(),
                cue: one.cue.words.clone(),
                content: roles.content,
            };
            Evidence {
                numbers,
                is_right: lesson.confirms(&found),
                found,
            }
        })
        .collect()
}
