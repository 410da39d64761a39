//! A question as it was typed: its form, and what narrows it. Names are not yet looked up.

use super::confidence::Confidence;
use crate::Span;
use crate::query::ast::ComparisonOperator;
use jiff::civil::Date;

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Question {
    /// What is asked.
    pub(super) form: Form,
    /// Of what kind the speakers are; for [`Form::Subjects`], what is spoken of.
    pub(super) kind: Option<Kind>,
    /// Of which bloc the countries of that kind are members.
    pub(super) bloc: Option<Term>,
    /// What its words say besides.
    pub(super) marks: Vec<Mark>,
    /// Ways of saying and thinking, any of which counts; of saying, if none is named.
    pub(super) ways: Vec<Way>,
    /// The names a form such as "who is X" is about.
    pub(super) terms: Vec<Term>,
    /// What is counted apart.
    pub(super) grouping: Option<Key>,
    /// What narrows it, in the order typed.
    pub(super) modifiers: Vec<Modifier>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Who said what.
    Statements,
    /// Who spoke.
    Speakers,
    /// Who spoke to whom.
    Addressees,
    /// Who quoted whom.
    Quotations,
    /// What was spoken of.
    Subjects,
    /// How many statements there are.
    Count,
    /// When something was said.
    Dates,
    /// In which documents.
    Documents,
    /// What X is about.
    Content,
    /// Who X is.
    Identity,
    /// How A is connected to B.
    Connection,
    /// What is around X.
    Neighbourhood,
}

/// What some words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// "did not say", instead of "said".
    Negated,
    /// "who", "which people": only what somebody is named for.
    Named,
    /// "most": only those who have most.
    Most,
    /// "both": a subject counts if every speaker named speaks of it.
    Shared,
}

/// A way of saying or thinking something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// Any way of saying it.
    Said,
    /// Any attitude: wanting, believing, planning.
    Thought,
    Asked,
    Denied,
    Urged,
    Warned,
    Promised,
    Threatened,
    Claimed,
    Announced,
    Confirmed,
    Admitted,
    Predicted,
    Criticized,
    Accused,
    Praised,
    Proposed,
    Answered,
    Wrote,
    Wanted,
    Hoped,
    Believed,
    Feared,
    Planned,
    Expected,
    Supported,
    Opposed,
    Doubted,
}

/// How sure a statement must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    pub(super) operator: ComparisonOperator,
    pub(super) confidence: Confidence,
}

/// What kind of thing is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Topic,
    Country,
    Person,
    Organization,
    Place,
    Event,
}

/// What statements are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// What they are about.
    Subject(Kind),
    Speaker,
    Addressee,
    Document,
    Publisher,
    Form,
    Act,
    Day,
    Month,
    Year,
}

/// Words that narrow a question, and where they stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Modifier {
    pub(super) kind: ModifierKind,
    pub(super) span: Span,
}

/// How a question is narrowed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ModifierKind {
    /// Who speaks.
    By(Choice),
    /// What about.
    About(Choice),
    /// To whom.
    To(Choice),
    /// With whom; with which other topic.
    With(Choice),
    /// To anybody who is named.
    ToWhom,
    /// In which document, or by which publisher.
    In(Choice),
    /// On which platform; on which topic.
    On(Choice),
    /// Who reports it.
    AccordingTo(Choice),
    /// In these words.
    Words(Term),
    /// To whom or about what it is: the object of "warned", "denied".
    Affected(Choice),
    /// On these days.
    Period(Period),
    /// So sure.
    Confidence(Bound),
    /// In direct (or else in indirect) speech.
    Direct(bool),
}

/// Names joined by "or", "and", "but not".
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choice {
    /// One of these groups, of which everyone; no restriction, if empty.
    pub(super) any: Vec<Vec<Term>>,
    /// None of these.
    pub(super) none: Vec<Term>,
}

/// A name or a topic, in the user's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Without quotation marks.
    pub(super) text: String,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
    /// With quotation marks.
    pub(super) span: Span,
}

/// Days from the first to the last, both included; open where `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
}

impl std::fmt::Display for Period {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(formatter, "{first}"),
            (Some(first), Some(last)) => write!(formatter, "{first} to {last}"),
            (Some(first), None) => write!(formatter, "{first} and later"),
            (None, Some(last)) => write!(formatter, "{last} and earlier"),
            (None, None) => write!(formatter, "any day"),
        }
    }
}

impl Question {
    /// Adds a way of saying or thinking it; whatever their order, the question is the same.
    pub(super) fn add_way(&mut self, way: Way) {
        if let Err(place) = self.ways.binary_search(&way) {
            self.ways.insert(place, way);
        }
    }

    /// Whether some words say this.
    pub(super) fn says(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

impl Choice {
    /// All names that are wanted.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.any.iter().flatten()
    }
}
