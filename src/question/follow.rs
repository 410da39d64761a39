//! A question that follows another one: "and Japan?", "who else?", "when?", "only since November".
//!
//! What follows is read as the question before with one part put in another's place; its words are told
//! in a note. So everything that can be asked can be asked on.

use super::tree::{Choice, Form, Mark, ModifierKind, Tree, Wanted};
use super::word::Word;
use crate::{Diagnostic, Span};
use arcstr::ArcStr;
use std::fmt::Write as _;

/// What a question was about, as far as the next one may mean it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The question, whole.
    pub(super) text: String,
    /// Its parts that can be put in another's place.
    pub(super) parts: Vec<Part>,
    /// Who it asked of, and of what gender: whom "he" may mean.
    pub(super) people: Vec<Person>,
}

/// Somebody who was asked about or spoke in the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: ArcStr,
    pub(super) gender: Option<ArcStr>,
    /// Whether it is a person, and no body or country.
    pub(super) human: bool,
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) slot: Slot,
    pub(super) span: Span,
    /// The label of what is named there.
    pub(super) label: Option<&'static str>,
}

/// What a part is to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    By,
    About,
    To,
    Period,
}

/// How the question before is asked again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// What is asked for instead.
    pub(super) wanted: Option<Wanted>,
    /// How many there are.
    pub(super) counts: bool,
    /// Of everybody but those it named.
    pub(super) others: bool,
}

impl Context {
    /// Adds who speaks in the answer: the next question's "he" may mean them.
    pub fn answered<'a>(&mut self, people: impl Iterator<Item = (&'a str, Option<&'a str>, bool)>) {
        for (name, gender, is_person) in people {
            if !self.people.iter().any(|person| person.name == name) {
                self.people.push(Person {
                    name: name.into(),
                    gender: gender.map(ArcStr::from),
                    human: is_person,
                });
            }
        }
    }

    /// Whom a pronoun means: whoever was asked about, or else the only one who fits in the answer.
    pub(super) fn meant_by(&self, pronoun: &str) -> Option<&Person> {
        let gender = match pronoun {
            "he" | "him" | "his" => Some("male"),
            "she" | "her" | "hers" => Some("female"),
            _ => None,
        };
        let fits = |person: &&Person| match gender {
            Some(gender) => {
                person.human && person.gender.as_deref().is_none_or(|own| own == gender)
            }
            None if pronoun.starts_with("it") => !person.human,
            None => true,
        };
        self.people.iter().find(fits)
    }
}

/// Whether the words can only follow another question.
pub(super) fn must_follow(words: &[Word]) -> bool {
    let first = words.iter().find(|word| word.symbol != "please");
    first.is_some_and(|word| matches!(word.symbol, "and" | "but" | "same" | "only" | "or"))
}

/// Whether the words may follow another question where they make none alone: what only narrows, or a
/// question word by itself.
pub(super) fn may_follow(words: &[Word], tree: &Tree) -> bool {
    if tree.form != Form::Instead {
        return true;
    }
    let mut told = words
        .iter()
        .filter(|word| !matches!(word.symbol, "please" | "show"));
    told.next().is_some_and(|first| {
        matches!(
            first.symbol,
            "period"
                | "about"
                | "on"
                | "in"
                | "to"
                | "with"
                | "by"
                | "from"
                | "according"
                | "latest"
                | "first"
                | "direct"
                | "sure"
                | "since"
                | "before"
                | "after"
                | "including"
                | "copies"
        )
    })
}

/// Whether the words begin with what takes up the question before: "what about", "only".
pub(super) fn asks_only(words: &[Word]) -> bool {
    let first = words.iter().find(|word| word.symbol != "please");
    first.is_some_and(|word| matches!(word.symbol, "same" | "only"))
}

/// The whole question that `tree`, of `text`, makes of the one before, and how it is asked.
pub(super) fn whole(
    text: &str,
    tree: &Tree,
    before: &Context,
    is_person: bool,
) -> Result<(String, Turn), Diagnostic> {
    let base = before.text.trim_end_matches(['?', '.', '!', ' ', ';']);
    let mut turn = Turn::default();
    match tree.form {
        Form::WhoElse => turn.others = true,
        Form::Again if tree.says(Mark::ToWhom) => turn.wanted = Some(Wanted::ToWhom),
        Form::Again if tree.wanted == Some(Wanted::Why) => return Err(no_reason()),
        Form::Again if tree.wanted.is_none() => turn.counts = true,
        Form::Again => turn.wanted = tree.wanted,
        _ => {
            return instead(text, tree, base, before, is_person).map(|whole| (whole, turn));
        }
    }
    Ok((base.to_owned(), turn))
}

fn no_reason() -> Diagnostic {
    Diagnostic::new("why something was said is not known here")
        .hint("`where does it say that` shows what stands around the statements")
}

/// The question before with a name in another's place, or with more that narrows it.
fn instead(
    text: &str,
    tree: &Tree,
    base: &str,
    before: &Context,
    is_person: bool,
) -> Result<String, Diagnostic> {
    let mut whole = base.to_owned();
    let mut rest_from = 0;
    if let Some(thing) = tree
        .things
        .first()
        .and_then(|choice| choice.wanted().next())
    {
        let last = tree
            .things
            .iter()
            .flat_map(Choice::wanted)
            .last()
            .unwrap_or(thing);
        let span = thing.span.to(last.span);
        let part = replaced(before, base, is_person).ok_or_else(|| nothing_to_replace(span))?;
        whole.replace_range(part.start..part.end, span.of(text));
        rest_from = span.end;
    }
    for modifier in &tree.modifiers {
        if modifier.span.start < rest_from {
            continue;
        }
        let slot = match modifier.kind {
            ModifierKind::Period(_) => Some(Slot::Period),
            _ => None,
        };
        let known = before.parts.iter().find(|part| Some(part.slot) == slot);
        if let Some(part) = known.filter(|part| part.span.end <= base.len() && rest_from == 0) {
            whole.replace_range(part.span.start..part.span.end, modifier.span.of(text));
        } else {
            whole.push(' ');
            whole.push_str(modifier.span.of(text));
        }
    }
    let orders = [
        (Mark::Latest, " latest"),
        (Mark::First, " first"),
        (Mark::Direct, " directly"),
        (Mark::Attitudes, " including attitudes"),
        (Mark::Copies, " including copies"),
    ];
    for (_, words) in orders.iter().filter(|(mark, _)| tree.says(*mark)) {
        whole.push_str(words);
    }
    for number in &tree.numbers {
        let _ = write!(whole, " {number}");
    }
    Ok(whole)
}

/// The part that another name takes the place of: who speaks, for somebody who speaks; else what it is about.
fn replaced(before: &Context, base: &str, is_person: bool) -> Option<Span> {
    let of = |slot| {
        let mut parts = before.parts.iter();
        parts.find(move |part| part.slot == slot && part.span.end <= base.len())
    };
    let about_people = of(Slot::About).is_some_and(|part| part.label == Some("Person"));
    let order = if is_person && !about_people {
        [Slot::By, Slot::About, Slot::To]
    } else {
        [Slot::About, Slot::By, Slot::To]
    };
    order.into_iter().find_map(of).map(|part| part.span)
}

fn nothing_to_replace(span: Span) -> Diagnostic {
    Diagnostic::new("the question before names nothing that this could stand for").at(span)
}
