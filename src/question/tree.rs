//! A question as its words stand: its form, and what narrows it. Names are not yet looked up.

use super::word::{Bound, Key, Period, Saying};
use crate::Span;

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tree {
    pub(super) form: Form,
    /// What the question word asks for.
    pub(super) wanted: Option<Wanted>,
    /// Of what kind is what is asked for: "which *ministers*", "list all *people*".
    pub(super) kinds: Option<Phrase>,
    pub(super) marks: Vec<Mark>,
    /// Verbs and nouns of saying, any of which counts.
    pub(super) sayings: Vec<Saying>,
    pub(super) verb: Verb,
    /// Before the verb: who speaks, or of whom something is said.
    pub(super) subject: Option<Choice>,
    /// The verb's words, where they are not told apart: "who said *the war is over*".
    pub(super) objects: Vec<Span>,
    /// A statement that another one is about: "who denied what *Trump said*".
    pub(super) rival: Option<Choice>,
    pub(super) modifiers: Vec<Modifier>,
    /// What some forms are about: "who is *X*", "how is *A* connected to *B*".
    pub(super) things: Vec<Choice>,
    pub(super) numbers: Vec<i64>,
    /// By what statements are counted.
    pub(super) groupings: Vec<Key>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Statements, or whatever the words ask of them.
    Said,
    /// Statements, asked for by a noun: "warnings by Xi".
    Nouns,
    /// What there is of a kind: "list all people".
    Listing,
    Count,
    Compare,
    Timeline,
    Summary,
    Disputes,
    Connection,
    Content,
    Identity,
    Neighbourhood,
    /// The sentences of the last answer.
    Evidence,
    /// The text of an article.
    Article,
    /// "copies of X": in which other papers a story stands.
    Copies,
    /// Names and modifiers alone.
    Brief,
    /// Who else, after another question.
    WhoElse,
    /// The same with another name, or narrower, after another question.
    Instead,
    /// "when?", after another question.
    Again,
}

/// What the question word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Who,
    What,
    When,
    Where,
    Why,
    How,
    InWhich,
    ToWhom,
}

/// Which kind of verb it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Verb {
    #[default]
    Say,
    Talk,
    Mention,
    Quote,
    Appear,
}

/// What some words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// "did not say".
    Negated,
    /// "is", before the verb.
    Is,
    /// "most".
    Most,
    /// "both ... and".
    Both,
    /// "China itself".
    Itself,
    /// "latest".
    Latest,
    /// "first".
    First,
    /// "who else".
    Other,
    /// "to whom".
    ToWhom,
    /// "including attitudes".
    Attitudes,
    /// "including copies".
    Copies,
    Direct,
    Indirect,
    /// "views": what is said and what is thought.
    Views,
    /// "statements" or the like.
    Statements,
    /// "about himself".
    OfSelf,
    /// A preposition without what it belongs to: "what did X talk *about*".
    Hanging(Preposition),
    /// "what", behind the verb.
    What,
    /// "in common".
    Common,
    /// "articles".
    Papers,
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
    /// A preposition and what stands after it.
    Thing(Preposition, Choice),
    /// In an article: by its name, or about something.
    Inside {
        named: Option<Phrase>,
        about: Option<Choice>,
    },
    Interview(Option<Choice>),
    Period(Period),
    Sure(Bound),
    /// "but not X".
    Except(Choice),
    /// "but not about X".
    Less(Box<Modifier>),
}

/// A word before a name that tells what the name is to the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preposition {
    About,
    On,
    To,
    With,
    By,
    Of,
    For,
    From,
    In,
    At,
    Against,
    According,
    Via,
    Before,
    After,
    Since,
    Until,
    During,
    Between,
}

/// Names joined by "or", "and", "but not".
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choice {
    /// One of these groups, of which everyone; no restriction, if empty.
    pub(super) any: Vec<Vec<Phrase>>,
    /// None of these.
    pub(super) none: Vec<Phrase>,
}

/// Words that stand together: a name, a topic, what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Which of the question's words they are.
    pub(super) words: std::ops::Range<usize>,
    pub(super) span: Span,
}

impl Tree {
    pub(super) fn new(form: Form) -> Self {
        Self {
            form,
            wanted: None,
            kinds: None,
            marks: Vec::new(),
            sayings: Vec::new(),
            verb: Verb::Say,
            subject: None,
            objects: Vec::new(),
            rival: None,
            modifiers: Vec::new(),
            things: Vec::new(),
            numbers: Vec::new(),
            groupings: Vec::new(),
        }
    }

    /// Whether some words say this.
    pub(super) fn says(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

impl Choice {
    /// All phrases that are wanted.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Phrase> {
        self.any.iter().flatten()
    }

    /// One phrase alone.
    pub(super) fn of(phrase: Phrase) -> Self {
        Self {
            any: vec![vec![phrase]],
            none: Vec::new(),
        }
    }
}

impl Tree {
    /// Whether a noun tells how something is said: "warnings of X".
    pub(super) fn sayings_by_noun(&self) -> bool {
        self.form == Form::Nouns
    }

    /// Whether the verb means something of its own: "warned", "wants".
    pub(super) fn means(&self) -> bool {
        self.sayings.iter().any(|saying| saying.manner.is_some())
    }

    /// Whether it asks for what is mentioned.
    pub(super) fn mentions(&self) -> bool {
        matches!(self.verb, Verb::Mention | Verb::Appear) || self.form == Form::Listing
    }
}
