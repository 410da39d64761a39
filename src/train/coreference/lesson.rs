//! Texts with pronouns of which it is known whom they stand for.

use crate::Span;
use crate::corpus::{Ambiguous, NamedText};
use crate::extract::reference::antecedent::WIDTH;
use crate::extract::reference::{Means, Watched};
use crate::extract::{EntityId, Extraction, Sieve, extract, extract_watched};
use crate::learn::{Options, Ranker};
use crate::lexicon::{Lexicon, gender_of_pronoun};
use crate::text::{Document, layout};
use crate::train::score::Count;
use std::cell::RefCell;

/// What is resolved by one ranker is what the next one learns from.
const ROUNDS: usize = 2;

/// One text.
pub(super) struct Lesson {
    text: String,
    pronouns: Vec<Pronoun>,
    /// Whether it is a passage with two names of which it is known whether the pronoun stands for them.
    is_passage: bool,
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
            is_passage: true,
        }
    }
}

impl From<&NamedText> for Lesson {
    fn from(own: &NamedText) -> Self {
        let is_pronoun = |span: &Span| {
            let lower = span.of(&own.text).to_lowercase();
            gender_of_pronoun(&lower).is_some()
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
            is_passage: false,
        }
    }
}

/// The ranker learnt from the lessons.
pub(super) fn learn(lessons: &[&Lesson], lexicon: &Lexicon) -> Ranker {
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
        let (_, watched) = self.read(lexicon, ranker);
        let layout = layout(&Document::new("", self.text.as_str()));
        let of = |(at, candidates): (usize, Vec<_>)| {
            let start = layout.tokens[at].span.start;
            let pronoun = self.pronouns.iter().find(|own| own.span.start == start)?;
            let right = named(&watched.names, &pronoun.right);
            let options = candidates.into_iter();
            let options: Options<WIDTH> = options
                .map(|one: crate::extract::reference::antecedent::Candidate| {
                    (one.numbers.0, right.contains(&one.entity))
                })
                .collect();
            Some(options)
        };
        watched.pronouns.into_iter().filter_map(of).collect()
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
            let names = found.mentions.iter().filter(|one| one.by != Sieve::Pronoun);
            let names: Vec<(Span, EntityId)> = names.map(|one| (one.span, one.entity)).collect();
            let is_given = |name: &&Span| {
                let own = named(&names, std::slice::from_ref(name));
                given.is_some_and(|given| own.contains(&given.entity))
            };
            let right = pronoun.right.iter().filter(is_given).count();
            let wrong = pronoun.wrong.iter().filter(is_given).count();
            if self.is_passage {
                // Each name is a decision.
                count.annotated += pronoun.right.len();
                count.found += right + wrong;
                count.right += right;
            } else {
                count.annotated += usize::from(!pronoun.right.is_empty());
                count.found += usize::from(right + wrong > 0);
                count.right += usize::from(right > 0);
            }
        }
    }
}

/// Counts the plural pronouns of a text that stand for somebody, and those that rightly do.
pub(super) fn count_plural(own: &NamedText, lexicon: &Lexicon, count: &mut Count) {
    let document = Document::new("", own.text.as_str());
    let found = extract(&document, lexicon);
    let is_plural = |span: Span| {
        let lower = span.of(&own.text).to_lowercase();
        matches!(&*lower, "they" | "them" | "their" | "theirs" | "themselves")
    };
    count.annotated += own
        .groups
        .iter()
        .filter(|(span, _)| is_plural(*span))
        .count();
    for plural in found.mentions.iter().filter(|one| is_plural(one.span)) {
        let meant = own.groups.iter().filter(|(span, _)| *span == plural.span);
        let meant: Vec<&String> = meant.map(|(_, id)| id).collect();
        let other = own.groups.iter().filter(|(_, id)| meant.contains(&id));
        let other: Vec<Span> = other.map(|(span, _)| *span).collect();
        let own = found
            .mentions
            .iter()
            .filter(|one| one.by != Sieve::Pronoun && one.entity == plural.entity);
        let own: Vec<(Span, EntityId)> = own.map(|one| (one.span, one.entity)).collect();
        count.found += 1;
        count.right += usize::from(!named(&own, &other).is_empty());
    }
}

/// Whom these words name: of the names that share a letter with one of them the longest.
fn named(names: &[(Span, EntityId)], words: &[Span]) -> Vec<EntityId> {
    let shared = |one: &Span, other: &Span| {
        one.end
            .min(other.end)
            .saturating_sub(one.start.max(other.start))
    };
    let of = |word: &Span| {
        let near = names.iter().filter(|(name, _)| shared(name, word) > 0);
        near.max_by_key(|(name, _)| shared(name, word))
            .map(|(_, entity)| *entity)
    };
    words.iter().filter_map(of).collect()
}
