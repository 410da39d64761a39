//! Texts with pronouns of which it is known whom they stand for.

use crate::Span;
use crate::corpus::{Ambiguous, NamedText};
use crate::extract::antecedent::WIDTH;
use crate::extract::coreference::{Means, Watched};
use crate::extract::{EntityId, Extraction, Sieve, extract_watched};
use crate::learn::{Options, Ranker};
use crate::lexicon::Lexicon;
use crate::text::{Document, layout};
use crate::train::score::Count;
use std::cell::RefCell;

/// What is resolved by one ranker is what the next one learns from.
const ROUNDS: usize = 3;

/// One text.
pub(super) struct Lesson {
    text: String,
    pronouns: Vec<Pronoun>,
}

/// A pronoun, names of whom it stands for, and names of others.
struct Pronoun {
    span: Span,
    right: Vec<Span>,
    wrong: Vec<Span>,
}

impl From<&Ambiguous> for Lesson {
    fn from(passage: &Ambiguous) -> Self {
        let names = |wanted: bool| {
            let names = passage.names.iter();
            names
                .filter(|(_, is_right)| *is_right == wanted)
                .map(|(name, _)| *name)
                .collect()
        };
        Self {
            text: passage.text.clone(),
            pronouns: vec![Pronoun {
                span: passage.pronoun,
                right: names(true),
                wrong: names(false),
            }],
        }
    }
}

impl From<&NamedText> for Lesson {
    fn from(own: &NamedText) -> Self {
        let is_pronoun = |span: &Span| {
            let lower = span.of(&own.text).to_lowercase();
            matches!(
                &*lower,
                "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself"
            )
        };
        let names = |of: &str, wanted: bool| -> Vec<Span> {
            let people = own.people.iter().filter(|(span, id)| {
                (id == of) == wanted && span.of(&own.text).starts_with(char::is_uppercase)
            });
            people
                .map(|(span, _)| *span)
                .filter(|span| !is_pronoun(span))
                .collect()
        };
        let pronouns = own.people.iter().filter(|(span, _)| is_pronoun(span));
        Self {
            text: own.text.clone(),
            pronouns: pronouns
                .map(|(span, id)| Pronoun {
                    span: *span,
                    right: names(id, true),
                    wrong: names(id, false),
                })
                .collect(),
        }
    }
}

/// The ranker learnt from the lessons.
pub(super) fn learn(lessons: &[Lesson], lexicon: &Lexicon) -> Ranker {
    let mut ranker = Ranker::default();
    for _ in 0..ROUNDS {
        let examples: Vec<Options<WIDTH>> = lessons
            .iter()
            .flat_map(|lesson| lesson.options(lexicon, &ranker))
            .collect();
        ranker = Ranker::fit(&examples);
    }
    ranker
}

impl Lesson {
    /// The candidates of each pronoun.
    fn options(&self, lexicon: &Lexicon, ranker: &Ranker) -> Vec<Options<WIDTH>> {
        let (found, watched) = self.read(lexicon, ranker);
        let layout = layout(&Document::new("", self.text.as_str()));
        let of = |(at, candidates): (usize, Vec<_>)| {
            let start = layout.tokens[at].span.start;
            let pronoun = self.pronouns.iter().find(|own| own.span.start == start)?;
            let right: Vec<EntityId> = people(&found, &pronoun.right).collect();
            let options = candidates.into_iter();
            let options: Options<WIDTH> = options
                .map(|one: crate::extract::antecedent::Candidate| {
                    (one.numbers, right.contains(&one.entity))
                })
                .collect();
            Some(options)
        };
        watched.into_iter().filter_map(of).collect()
    }

    fn read(&self, lexicon: &Lexicon, ranker: &Ranker) -> (Extraction, Watched) {
        let document = Document::new("", self.text.as_str());
        let watch = RefCell::default();
        let means = Means {
            ranker,
            watch: Some(&watch),
        };
        let found = extract_watched(&document, lexicon, means);
        (found, watch.into_inner())
    }

    /// Counts names given to pronouns: whether whoever each stands for is one of those named, and the
    /// right one.
    pub(super) fn count(&self, lexicon: &Lexicon, ranker: &Ranker, count: &mut Count) {
        let (found, _) = self.read(lexicon, ranker);
        for pronoun in &self.pronouns {
            let given = found.mentions.iter().find(|mention| {
                mention.by == Sieve::Pronoun && mention.span.start == pronoun.span.start
            });
            let is_given = |names: &[Span]| {
                given.is_some_and(|given| people(&found, names).any(|id| id == given.entity))
            };
            let (right, wrong) = (is_given(&pronoun.right), is_given(&pronoun.wrong));
            count.annotated += usize::from(!pronoun.right.is_empty());
            count.found += usize::from(right) + usize::from(wrong && !right);
            count.right += usize::from(right);
        }
    }
}

/// The people of whom some names are mentions.
fn people<'f>(found: &'f Extraction, names: &'f [Span]) -> impl Iterator<Item = EntityId> + 'f {
    let mentions = found.mentions.iter();
    let inside = mentions.filter(|mention| {
        let own = mention.span;
        let is_name = mention.by != Sieve::Pronoun;
        is_name
            && names
                .iter()
                .any(|name| own.start < name.end && name.start < own.end)
    });
    inside.map(|mention| mention.entity)
}
