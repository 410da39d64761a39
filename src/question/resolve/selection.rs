//! The modifiers of a question become a selection of statements.

use super::{Nodes, Resolver, Target};
use crate::graph::Direction;
use crate::graph::schema::relationship;
use crate::query::ast::ComparisonOperator;
use crate::question::confidence::Confidence;
use crate::question::names::DocumentName;
use crate::question::tree::{
    Bound, Choice, Kind, Mark, Modifier, ModifierKind, Period, Question, Term, Way,
};
use crate::{Diagnostic, Span};
use arcstr::ArcStr;

/// Which statements a question is about.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them can hold with any other"
)]
pub(crate) struct Selection {
    pub(crate) speakers: Restriction<Nodes>,
    /// What kind of thing the speakers are.
    pub(crate) speaker_kind: Option<Kind>,
    /// Of which bloc the countries of the kind that is asked for are members.
    pub(crate) bloc: Option<ArcStr>,
    /// All of them hold.
    pub(crate) about: Vec<Restriction<Target>>,
    pub(crate) to: Restriction<Nodes>,
    /// Only those with an addressee.
    pub(crate) to_whom: bool,
    pub(crate) documents: Restriction<Vec<DocumentName>>,
    pub(crate) platforms: Restriction<Nodes>,
    pub(crate) according_to: Restriction<Nodes>,
    pub(crate) periods: Vec<Period>,
    pub(crate) direct: Option<bool>,
    /// Those to whom or about whom it is; all of them hold.
    pub(crate) affected: Vec<Restriction<Nodes>>,
    /// Any of these counts.
    pub(crate) ways: Vec<Way>,
    /// All of them hold.
    pub(crate) confidence: Vec<Bound>,
    /// Whether the question leaves its confidence unsaid.
    pub(crate) defaulted: bool,
    pub(crate) negated: bool,
    /// Whether the graph has statements of which no single day is known.
    pub(crate) has_until: bool,
    /// Whether the graph has the words by which texts name speakers.
    pub(crate) has_source: bool,
}

/// Names joined by "or", "and", "but not", looked up.
#[derive(Debug, Clone)]
pub(crate) struct Restriction<T> {
    /// One of these groups, of which everyone; no restriction, if empty.
    pub(crate) any: Vec<Vec<T>>,
    /// None of these.
    pub(crate) none: Vec<T>,
}

impl Selection {
    /// Whether not everyone's statements are asked for.
    pub(crate) fn restricts_speakers(&self) -> bool {
        !self.speakers.is_empty() || self.speaker_kind.is_some() || self.bloc.is_some()
    }

    /// The statements that only the default confidence leaves out; nothing, where it does not hold.
    pub(crate) fn left_out(&self) -> Option<Self> {
        let confidence = self.confidence.first().filter(|_| self.defaulted)?;
        Some(Self {
            confidence: vec![Bound {
                operator: ComparisonOperator::Less,
                ..*confidence
            }],
            ..self.clone()
        })
    }
}

impl<T> Default for Restriction<T> {
    fn default() -> Self {
        Self {
            any: Vec::new(),
            none: Vec::new(),
        }
    }
}

impl<T> Restriction<T> {
    /// Whether everything passes.
    pub(crate) fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }
}

impl Resolver<'_> {
    /// The statements that `question` is about.
    pub(crate) fn selection(&mut self, question: &Question) -> Result<Selection, Diagnostic> {
        let mut selection = Selection {
            ways: question.ways.clone(),
            negated: question.says(Mark::Negated),
            has_until: self.graph.key_id("until").is_some(),
            has_source: self.graph.key_id("source").is_some(),
            ..Selection::default()
        };
        if let Some(term) = &question.bloc {
            selection.bloc = Some(self.bloc(term)?);
        }
        let means = question.ways.iter().any(|way| *way != Way::Said);
        for modifier in self.read_again(&question.modifiers, means) {
            self.narrow(&mut selection, &modifier)?;
        }
        if selection.confidence.is_empty() && self.confidence > Confidence::NONE {
            selection.confidence.push(at_least(self.confidence));
            selection.defaulted = true;
        }
        Ok(selection)
    }

    fn narrow(&mut self, selection: &mut Selection, modifier: &Modifier) -> Result<(), Diagnostic> {
        let span = modifier.span;
        match &modifier.kind {
            ModifierKind::By(choice) => {
                let speakers = self.restriction(choice, Self::actor)?;
                once(&mut selection.speakers, speakers, span, "speaker")?;
            }
            ModifierKind::About(choice) => {
                let about = self.restriction(choice, Self::target)?;
                selection.about.push(about);
            }
            ModifierKind::To(choice) | ModifierKind::With(choice) => {
                let to = self.restriction(choice, Self::actor)?;
                once(&mut selection.to, to, span, "addressee")?;
            }
            ModifierKind::In(choice) => {
                let documents = self.restriction(choice, Self::documents)?;
                once(&mut selection.documents, documents, span, "document")?;
            }
            ModifierKind::On(choice) => {
                let platforms = self.restriction(choice, Self::actor)?;
                once(&mut selection.platforms, platforms, span, "platform")?;
            }
            ModifierKind::AccordingTo(choice) => {
                let reporters = self.restriction(choice, Self::actor)?;
                once(&mut selection.according_to, reporters, span, "reporter")?;
            }
            ModifierKind::Words(term) => {
                let words = term.text.split_whitespace().collect::<Vec<_>>().join(" ");
                selection.about.push(Restriction {
                    any: vec![vec![Target::Words(words.to_lowercase())]],
                    none: Vec::new(),
                });
            }
            ModifierKind::Affected(choice) => {
                let affected = self.restriction(choice, Self::actor)?;
                selection.affected.push(affected);
            }
            ModifierKind::Confidence(bound) => selection.confidence.push(*bound),
            ModifierKind::ToWhom => selection.to_whom = true,
            ModifierKind::Period(period) => {
                self.tell_days(*period, span);
                selection.periods.push(*period);
            }
            ModifierKind::Direct(direct) => selection.direct = Some(*direct),
        }
        Ok(())
    }

    /// Notes which days words without a year were taken for: they depend on the day of asking.
    fn tell_days(&mut self, period: Period, span: Span) {
        let words = span.of(self.text).trim();
        let names_year = words
            .split(|character: char| !character.is_ascii_digit())
            .any(|number| number.len() == 4);
        if !names_year {
            self.notes.push(format!("`{words}` is {period}"));
        }
    }

    fn restriction<T>(
        &mut self,
        choice: &Choice,
        look_up: impl Fn(&mut Self, &Term) -> Result<T, Diagnostic>,
    ) -> Result<Restriction<T>, Diagnostic> {
        let mut restriction = Restriction::default();
        for group in &choice.any {
            let group: Result<Vec<T>, Diagnostic> =
                group.iter().map(|term| look_up(self, term)).collect();
            restriction.any.push(group?);
        }
        for term in &choice.none {
            restriction.none.push(look_up(self, term)?);
        }
        Ok(restriction)
    }

    /// Reads prepositions again where names tell what they mean: "on Taiwan" is about it, "with
    /// Trump" is to him, "the war in Ukraine" is no document, "a return to normal" no addressee;
    /// nor, where the question's verb `means` something of its own, is "wants to leave".
    fn read_again(&mut self, modifiers: &[Modifier], means: bool) -> Vec<Modifier> {
        let mut read: Vec<Modifier> = Vec::new();
        for modifier in modifiers {
            let extended = self.is_phrase(modifier)
                && read
                    .last_mut()
                    .is_some_and(|before| self.extend(before, modifier.span));
            if !extended {
                read.push(Modifier {
                    kind: self.meaning(&modifier.kind, means),
                    span: modifier.span,
                });
            }
        }
        read
    }

    fn meaning(&mut self, kind: &ModifierKind, means: bool) -> ModifierKind {
        match kind {
            ModifierKind::Affected(choice) if !choice.wanted().all(|term| self.is_actor(term)) => {
                ModifierKind::About(choice.clone())
            }
            ModifierKind::To(choice)
                if means && choice.wanted().all(|term| self.is_unheard_of(term)) =>
            {
                ModifierKind::About(choice.clone())
            }
            ModifierKind::To(choice) if means => match choice.any.concat().as_slice() {
                [term] if !self.is_actor(term) && self.is_said(term) => {
                    ModifierKind::Words(term.clone())
                }
                _ => kind.clone(),
            },
            ModifierKind::On(choice) if !self.is_platform(choice) => {
                ModifierKind::About(choice.clone())
            }
            ModifierKind::With(choice) if !choice.wanted().all(|term| self.is_person(term)) => {
                ModifierKind::About(choice.clone())
            }
            ModifierKind::In(choice) if self.is_elsewhere(choice) => {
                for term in choice.wanted() {
                    self.notes.push(format!(
                        "`{}` is no document or publisher here: looked for statements about it",
                        term.text
                    ));
                }
                ModifierKind::About(choice.clone())
            }
            kind => kind.clone(),
        }
    }

    /// Whether the modifier's name is nothing known, so that its words may belong to a phrase.
    fn is_phrase(&self, modifier: &Modifier) -> bool {
        match &modifier.kind {
            ModifierKind::On(choice) | ModifierKind::To(choice) => choice
                .wanted()
                .all(|term| !term.quoted && self.is_unheard_of(term)),
            ModifierKind::In(choice) => choice.wanted().all(|term| {
                !term.quoted && self.find_documents(term).is_empty() && self.is_unheard_of(term)
            }),
            _ => false,
        }
    }

    /// Makes the words up to the end of `after` part of the last topic of `before`.
    fn extend(&self, before: &mut Modifier, after: Span) -> bool {
        let ModifierKind::About(choice) = &mut before.kind else {
            return false;
        };
        let Some(term) = choice.any.last_mut().and_then(|group| group.last_mut()) else {
            return false;
        };
        let adjacent = term.span.end <= after.start
            && Span::new(term.span.end, after.start)
                .of(self.text)
                .trim()
                .is_empty();
        if term.quoted || !adjacent || !choice.none.is_empty() {
            return false;
        }
        term.span = term.span.to(after);
        self.text[term.span.start..term.span.end]
            .trim_end_matches('.')
            .clone_into(&mut term.text);
        before.span = before.span.to(after);
        true
    }

    /// Whether what is named is known, but as no document.
    fn is_elsewhere(&self, choice: &Choice) -> bool {
        choice
            .wanted()
            .all(|term| self.find_documents(term).is_empty() && self.is_entity(term))
    }

    /// Whether something was said on what is named.
    fn is_platform(&self, choice: &Choice) -> bool {
        let hosts = |node| {
            self.graph
                .expand(node, Direction::Incoming, Some(relationship::VIA))
                .next()
                .is_some()
        };
        choice.wanted().all(|term| {
            self.names
                .find(&term.text)
                .iter()
                .any(|entry| hosts(entry.node))
        })
    }
}

const fn at_least(confidence: Confidence) -> Bound {
    Bound {
        operator: ComparisonOperator::GreaterOrEqual,
        confidence,
    }
}

fn once<T>(
    place: &mut Restriction<T>,
    restriction: Restriction<T>,
    span: Span,
    what: &str,
) -> Result<(), Diagnostic> {
    if !place.is_empty() {
        let message = format!("the {what} is named a second time here");
        return Err(Diagnostic::new(message)
            .at(span)
            .hint("names are joined by `or`, `and`, `but not`"));
    }
    *place = restriction;
    Ok(())
}
