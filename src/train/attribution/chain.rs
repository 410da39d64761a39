//! Lessons as chains of features and right labels, and what is learnt from them.

use super::folds::Steps;
use super::lesson::Lesson;
use crate::extract::attribute::cue::Found;
use crate::extract::attribute::passage::Passage;
use crate::extract::attribute::{cue, role};
use crate::extract::reading::Words;
use crate::learn::crf::{ChainModel, Example, Options, Packed, Trained, Transitions, train};
use crate::learn::{
    Alphabet, Choice, ChoiceModel, ChoiceOptions, Feature, RowWeights, TernaryWeights, join,
    learn_choices,
};
use crate::train::score::Attributed;
use rustc_hash::FxHashMap;

/// How the model of cues is trained; chosen on a fifth of `PolNeAR`'s training articles, held out.
pub(super) const CUES: Options = Options {
    passes: 6,
    rate: 0.1,
    lasso: 1e-4,
    dropout: 0.4,
    seed: 1,
};

/// How the first look at tokens is trained.
const GATE: ChoiceOptions = ChoiceOptions {
    passes: 3,
    rate: 0.1,
    lasso: 1e-6,
    rare: 3,
    seed: 1,
};

/// How the model of roles is trained; chosen in the same way.
pub(super) const ROLES: Options = Options {
    passes: 9,
    rate: 0.05,
    lasso: 3e-5,
    dropout: 0.5,
    seed: 1,
};

/// A chain model is the mean of so many, which differ in the order of the examples and in the features
/// left out.
pub(super) const RUNS: usize = 3;

/// Features that occur less often get no weight.
const RARE_CUES: u32 = 2;
const RARE_ROLES: u32 = 4;

/// Features whose weights are all smaller are left out: it makes the files less than half as long.
const LEAST: f32 = 0.02;

/// A position's features and its right label.
type Position = (Vec<Feature>, u8);

/// Who gets the chains, one after the other.
type Push<'p> = &'p mut dyn FnMut(Vec<Position>);

/// Learns which words are cues.
pub(super) fn learn_cues(lessons: &[&Lesson], steps: &Steps) -> Vec<u8> {
    let gate = learn_gate(lessons);
    let model = ChoiceModel::read(gate.clone()).expect("what was just trained can be read");
    let constraints = Transitions::constrained(cue::LABELS, cue::allowed);
    let chains = |push: Push| {
        for lesson in lessons {
            cue_chains(lesson, &model, push);
        }
    };
    let chain = learn::<TernaryWeights>(chains, RARE_CUES, &constraints, CUES, || {
        steps.step("cues");
    });
    join(&[chain, gate])
}

/// Learns which words are the source and the content of a cue, or that it is none.
pub(super) fn learn_roles(lessons: &[(&Lesson, &[Found])], steps: &Steps) -> Vec<u8> {
    let constraints = Transitions::constrained(role::LABELS, role::allowed);
    let chains = |push: Push| {
        for (lesson, found) in lessons {
            let passage = Passage::whole(&lesson.reading).with_cues(found);
            let is_false = |cue: &&Found| lesson.annotated(&cue.words).is_none();
            let wrong = found.iter().filter(is_false).map(|cue| Attributed {
                cue: cue.words.clone(),
                ..Attributed::default()
            });
            for right in lesson.attributions.iter().cloned().chain(wrong) {
                push(role_chain(&passage, &right));
            }
        }
    };
    learn::<RowWeights>(chains, RARE_ROLES, &constraints, ROLES, || {
        steps.step("sources and contents");
    })
}

/// Hands the chains out twice: first to count features, then to number those that are not rare.
fn learn<W: Packed>(
    chains: impl Fn(Push),
    rare: u32,
    constraints: &Transitions,
    options: Options,
    on_pass: impl Fn(),
) -> Vec<u8> {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    chains(&mut |chain| {
        for feature in chain.into_iter().flat_map(|(features, _)| features) {
            *counts.entry(feature).or_default() += 1;
        }
    });
    let mut alphabet = Alphabet::default();
    let mut examples = Vec::new();
    chains(&mut |chain| {
        let mut example = Example::default();
        for (features, label) in chain {
            let frequent = features.into_iter().filter(|one| counts[one] >= rare);
            example.push(frequent.map(|one| alphabet.row(one)), label);
        }
        examples.push(example);
    });
    drop(counts);
    let runs: Vec<Trained> = (0..RUNS as u64)
        .map(|run| {
            let seed = options.seed + run;
            let options = Options { seed, ..options };
            train(&examples, alphabet.len(), constraints, options, |_, _| {
                on_pass();
            })
        })
        .collect();
    let trained = Trained::mean(&runs);
    ChainModel::<W>::pack(&trained, &alphabet, LEAST)
}

/// Learns at a first look which tokens may be in a cue.
fn learn_gate(lessons: &[&Lesson]) -> Vec<u8> {
    let mut choices = Vec::new();
    for lesson in lessons {
        let passage = Passage::whole(&lesson.reading);
        let labels = cue_labels(lesson);
        for tokens in passage.sentences() {
            let sentence = cue::Sentence::new(&passage, &tokens);
            choices.extend(tokens.map(|at| {
                let is_cue = labels[at] != cue::OUTSIDE;
                Choice::yes_or_no(sentence.glance(at).to_vec(), is_cue)
            }));
        }
    }
    learn_choices(&choices.iter().collect::<Vec<_>>(), GATE)
}

fn cue_chains(lesson: &Lesson, gate: &ChoiceModel, push: Push) {
    let passage = Passage::whole(&lesson.reading);
    let labels = cue_labels(lesson);
    for tokens in passage.sentences() {
        let sentence = cue::Sentence::new(&passage, &tokens);
        let chain = tokens
            .map(|at| {
                let mut features = Vec::with_capacity(128);
                sentence.features(gate, at, &mut |feature| features.push(feature));
                (features, labels[at])
            })
            .collect();
        push(chain);
    }
}

fn cue_labels(lesson: &Lesson) -> Vec<u8> {
    let mut labels = vec![cue::OUTSIDE; lesson.reading.len()];
    for right in &lesson.attributions {
        labels[right.cue.clone()].fill(cue::FURTHER);
        labels[right.cue.start] = cue::FIRST;
    }
    labels
}

fn role_chain(passage: &Passage, right: &Attributed) -> Vec<Position> {
    let cue = role::Cue::new(passage, &right.cue, cue::head(passage.reading, &right.cue));
    let labels = role_labels(right, &cue.window);
    cue.window
        .clone()
        .zip(labels)
        .map(|(at, label)| {
            let mut features = Vec::with_capacity(128);
            role::own_features(passage, at, &mut |feature| features.push(feature));
            role::features(&cue, at, &mut |feature| features.push(feature));
            (features, label)
        })
        .collect()
}

/// The right labels of a window; a false cue, which has no content, is not labelled as one.
fn role_labels(right: &Attributed, window: &Words) -> Vec<u8> {
    let mut labels = vec![role::OUTSIDE; window.len()];
    let mut put = |words: &Words, first: u8, further: u8| {
        let words = words.start.max(window.start)..words.end.min(window.end);
        for (index, at) in words.enumerate() {
            labels[at - window.start] = if index == 0 { first } else { further };
        }
    };
    for content in &right.content {
        put(content, role::CONTENT, role::IN_CONTENT);
    }
    for source in &right.source {
        put(source, role::SOURCE, role::IN_SOURCE);
    }
    if !right.content.is_empty() {
        put(&right.cue, role::CUE, role::CUE);
    }
    role::mend(&mut labels);
    labels
}
