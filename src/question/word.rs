//! The words of a question, each with what it may be.

use super::confidence::Confidence;
use super::wording::Group;
use crate::Span;
use crate::query::ast::ComparisonOperator;
use arcstr::ArcStr;
use jiff::civil::Date;

/// One word, or several that belong together: "according to", "Xi Jinping", "since June".
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Where it stands in the question.
    pub(super) span: Span,
    /// As the grammar knows it.
    pub(super) symbol: &'static str,
    /// What else is known of it.
    pub(super) sort: Sort,
}

/// What is known of a word beside its symbol.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sort {
    /// Nothing.
    Plain,
    /// What stands between quotation marks.
    Quoted(String),
    /// "5", "three".
    Number(i64),
    /// A verb or noun of saying, with its manner where it has one.
    Saying(Saying),
    /// "people", "topics", "months".
    Kind(Key),
    /// "women", "ministers".
    Group(&'static Group),
    /// "since June".
    Period(Period),
    /// "with confidence 0.7".
    Sure(Bound),
}

/// A verb or noun of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Saying {
    /// As data/cues.json names it; nothing for what is merely said.
    pub(super) manner: Option<ArcStr>,
    /// Whether it shows thought or will rather than speech.
    pub(super) attitude: bool,
    /// Whether whom it is said to stands right behind: "told Trump".
    pub(super) to: bool,
    /// "said", "accused": a form that can be passive.
    pub(super) participle: bool,
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

/// What can be listed, and by what statements are counted.
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
    Manner,
    Day,
    Month,
    Year,
}

/// How sure a statement must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    pub(super) operator: ComparisonOperator,
    pub(super) confidence: Confidence,
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

impl Key {
    /// The key of that name in data/questions.json.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Subject(Kind::Person),
            "country" => Self::Subject(Kind::Country),
            "organization" => Self::Subject(Kind::Organization),
            "topic" => Self::Subject(Kind::Topic),
            "place" => Self::Subject(Kind::Place),
            "event" => Self::Subject(Kind::Event),
            "speaker" => Self::Speaker,
            "document" => Self::Document,
            "publisher" => Self::Publisher,
            "addressee" => Self::Addressee,
            "form" => Self::Form,
            "act" => Self::Act,
            "manner" => Self::Manner,
            "day" => Self::Day,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }
}
