//! A question's tree becomes what is meant: names are looked up, and with them it is decided what
//! words are to the statement.

mod actor;
mod attempts;
mod brief;
mod concern;
mod form;
mod narrow;
mod objects;
mod output;
mod refuse;
mod selection;
mod statements;
mod thing;

pub(super) use brief::{is_brief, is_whole, words_alone};
pub(super) use selection::{
    Concern, Copies, Nodes, Order, Restriction, Selection, Target, Thought, Who,
};

use super::confidence::Confidence;
use super::follow::{Context, Turn};
use super::names::Names;
use super::tree::{Form, Phrase, Tree};
use super::word::Word;
use super::{Deed, Setting, Translation, follow};
use crate::graph::Graph;
use crate::{Diagnostic, Span};

/// What names are looked up in, and what the user should know about how they were understood.
pub(super) struct Resolver<'a> {
    pub(super) graph: &'a Graph,
    pub(super) names: &'a Names,
    /// The question, as typed.
    text: &'a str,
    words: &'a [Word],
    notes: Vec<String>,
    /// What may be misspelt: said where nothing is found.
    doubts: Vec<Diagnostic>,
    /// How sure statements must be where the question does not say.
    confidence: Confidence,
    before: Option<&'a Context>,
    setting: &'a Setting<'a>,
    context: Context,
    turn: Turn,
    /// What is looked for where what is said word by word is not found.
    fallback: Option<Concern>,
    /// Whether China is meant alone, and not who speaks for it.
    alone: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(text: &'a str, words: &'a [Word], setting: &'a Setting<'a>) -> Self {
        Self {
            graph: setting.graph,
            names: setting.names,
            text,
            words,
            notes: Vec::new(),
            doubts: Vec::new(),
            confidence: setting.defaults.confidence,
            before: setting.before,
            setting,
            context: Context {
                text: text.to_owned(),
                ..Context::default()
            },
            turn: Turn::default(),
            fallback: None,
            alone: false,
        }
    }

    /// The query that a tree of the words stands for.
    pub(super) fn translate(self, tree: &Tree) -> Result<Translation, Diagnostic> {
        match tree.form {
            Form::Evidence => {
                let rows = self.words.iter().filter_map(|word| match word.sort {
                    super::word::Sort::Number(number) => usize::try_from(number).ok(),
                    _ => None,
                });
                let rows = rows.collect();
                // It leaves the question before as it was.
                let context = self.before.cloned().unwrap_or_default();
                Ok(Translation {
                    context,
                    ..self.finish_deed(Deed::Evidence(rows))
                })
            }
            Form::WhoElse | Form::Again | Form::Instead => self.follow(tree),
            _ => self.answer(tree),
        }
    }

    /// The question before, with what this one changes.
    fn follow(&self, tree: &Tree) -> Result<Translation, Diagnostic> {
        let Some(before) = self.before else {
            return Err(Diagnostic::new("there is no question before this one"));
        };
        let thing = tree
            .things
            .first()
            .and_then(|choice| choice.wanted().next());
        let is_person = thing.is_some_and(|phrase| self.is_somebody(phrase));
        let (whole, turn) = follow::whole(self.text, tree, before, is_person)?;
        let reader = super::read::Reader {
            text: &whole,
            names: self.names,
            wording: super::wording(),
            seen: super::Seen {
                today: self.setting.defaults.today,
                latest: super::latest(self.setting),
            },
        };
        let words = reader.words()?;
        let tree = super::parse::question(&words)
            .or_else(|| super::parse::brief(&words))
            .ok_or_else(|| Diagnostic::new("this makes no question of the one before"))?;
        let mut resolver = Resolver::new(&whole, &words, self.setting);
        resolver.turn = turn;
        let mut translation = resolver.answer(&tree).map_err(|problem| Diagnostic {
            span: None,
            ..problem
        })?;
        if turn == Turn::default() {
            translation.notes.insert(0, format!("read as `{whole}`"));
        }
        Ok(translation)
    }

    /// Whether a person, an office or a group is named.
    fn is_somebody(&self, phrase: &Phrase) -> bool {
        let entries = self.entries(self.text_of(phrase));
        match entries.first() {
            Some(entry) => self.has_label(entry, &["Person"]),
            None => self.is_actor(phrase) || self.is_role(phrase),
        }
    }

    /// Whether the words end in a role: "the finance minister".
    fn is_role(&self, phrase: &Phrase) -> bool {
        let folded = super::names::fold(self.text_of(phrase));
        let roles = &super::wording().speaks_for;
        let mut titles = roles.country.iter().chain(&roles.body);
        titles.any(|title| super::names::ends_in(&folded, title))
    }

    /// The words of a phrase, as typed.
    fn text_of(&self, phrase: &Phrase) -> &'a str {
        let Span { start, end } = phrase.span;
        let text = &self.text[start..end];
        // A quotation's marks are no part of it.
        match &self.words[phrase.words.clone()] {
            [
                Word {
                    sort: super::word::Sort::Quoted(_),
                    ..
                },
            ] => text
                .trim_matches(['"', '“', '”', '„', '«', '»', '‘', '’', '\''])
                .trim(),
            _ => text,
        }
    }

    fn words_of(&self, phrase: &Phrase) -> &'a [Word] {
        &self.words[phrase.words.clone()]
    }
}
