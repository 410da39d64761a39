//! One text with names, ready to learn from.

use crate::corpus::{NameType, NamedText};
use crate::extract::name;
use crate::extract::name::model::{
    Evidence, LABELS, OUTSIDE, allowed, chains, features, label, pack,
};
use crate::extract::reading::Reading;
use crate::learn::crf::{Example, Options, Transitions, train};
use crate::learn::{Alphabet, Feature, SparseRow};
use crate::lexicon::Lexicon;
use crate::text::Document;
use rustc_hash::FxHashMap;

/// How the model is trained; chosen by reading each fifth of the texts with a model of the others.
const OPTIONS: Options = Options {
    passes: 20,
    rate: 0.1,
    lasso: 5e-6,
    dropout: 0.4,
    seed: 1,
};

/// Features that occur less often get no weight.
const RARE: u32 = 2;

/// Weights that are smaller are left out.
const LEAST: f32 = 0.03;

/// One text.
pub(super) struct Lesson {
    evidence: Evidence,
    /// The right label of each token.
    labels: Vec<u8>,
}

impl Lesson {
    /// Reads the text, and puts its names in words.
    pub(super) fn new(document: &Document, text: &NamedText, lexicon: &Lexicon) -> Self {
        let reading = Reading::new(document, lexicon);
        let chains = chains(&reading);
        let evidence = Evidence::new(&reading, &name::by_rules(&reading), chains);
        let mut labels = vec![OUTSIDE; reading.len()];
        let tokens = &reading.layout.tokens;
        for (span, kind) in &text.names {
            let start = tokens.partition_point(|token| token.span.end <= span.start);
            let end = tokens.partition_point(|token| token.span.start < span.end);
            for (offset, own) in labels[start..end].iter_mut().enumerate() {
                *own = label(number(*kind), offset == 0);
            }
        }
        Self { evidence, labels }
    }

    /// Each position of each chain, with its features and its right label.
    fn each_chain(&self, push: &mut dyn FnMut(Vec<(Vec<Feature>, u8)>)) {
        for chain in self.evidence.chains() {
            let position = |at: usize| {
                let mut own = Vec::with_capacity(96);
                features(&self.evidence, chain, at, &mut |feature| own.push(feature));
                (own, self.labels[at])
            };
            let mut positions: Vec<_> = chain.clone().map(position).collect();
            mend(&mut positions);
            push(positions);
        }
    }
}

/// A name that begins before the chain begins with it.
fn mend(positions: &mut [(Vec<Feature>, u8)]) {
    let mut before = None;
    for (_, label) in positions {
        if !allowed(before, *label) {
            *label -= 1;
        }
        before = Some(*label);
    }
}

fn number(kind: NameType) -> usize {
    match kind {
        NameType::Person => 0,
        NameType::Organization => 1,
        NameType::Place => 2,
    }
}

/// The bytes of the model learnt from the lessons.
pub(super) fn learn(lessons: &[&Lesson], mut on_pass: impl FnMut()) -> Vec<u8> {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    let each = |push: &mut dyn FnMut(Vec<(Vec<Feature>, u8)>)| {
        for lesson in lessons {
            lesson.each_chain(push);
        }
    };
    each(&mut |chain| {
        for feature in chain.into_iter().flat_map(|(features, _)| features) {
            *counts.entry(feature).or_default() += 1;
        }
    });
    let mut alphabet = Alphabet::default();
    let mut examples = Vec::new();
    each(&mut |chain| {
        let mut example = Example::default();
        for (features, label) in chain {
            let frequent = features.into_iter().filter(|one| counts[one] >= RARE);
            example.push(frequent.map(|one| alphabet.row(one)), label);
        }
        examples.push(example);
    });
    let constraints = Transitions::constrained(LABELS, allowed);
    let trained = train(&examples, alphabet.len(), &constraints, OPTIONS, |_, _| {
        on_pass();
    });
    let features = alphabet.features();
    let rows = features
        .into_iter()
        .zip(trained.rows.chunks_exact(usize::from(LABELS)))
        .map(|(feature, row)| (feature, sparse(row)))
        .filter(|(_, row)| !row.is_empty());
    pack(rows.collect::<Vec<SparseRow>>(), &trained.transitions)
}

fn sparse(row: &[f32]) -> Vec<(u8, f32)> {
    let labelled = (0..LABELS).zip(row.iter().copied());
    labelled
        .filter(|(_, weight)| weight.abs() >= LEAST)
        .collect()
}
