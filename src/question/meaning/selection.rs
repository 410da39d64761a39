//! Which statements a question is about.

use crate::question::names::DocumentName;
use crate::question::word::{Bound, Kind, Period};
use crate::question::wording::Group;
use arcstr::ArcStr;

/// Which statements a question is about.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them can hold with any other"
)]
pub(in crate::question) struct Selection {
    pub(in crate::question) by: Restriction<Who>,
    /// What kind of thing the speakers are.
    pub(in crate::question) speaker_kind: Option<Kind>,
    /// Of which bloc the countries are members that speak, or for which somebody speaks.
    pub(in crate::question) bloc: Option<ArcStr>,
    /// All of them hold.
    pub(in crate::question) about: Vec<Restriction<Concern>>,
    pub(in crate::question) to: Restriction<Nodes>,
    /// Only those with an addressee.
    pub(in crate::question) to_whom: bool,
    pub(in crate::question) documents: Restriction<Vec<DocumentName>>,
    /// Words of the documents' titles, and what the documents mention.
    pub(in crate::question) in_documents: Vec<Concern>,
    pub(in crate::question) platforms: Restriction<Nodes>,
    pub(in crate::question) according_to: Restriction<Nodes>,
    /// Words by which the text names the source.
    pub(in crate::question) source: Vec<String>,
    /// Only those whose source has no name.
    pub(in crate::question) unnamed: bool,
    pub(in crate::question) periods: Vec<Period>,
    pub(in crate::question) direct: Option<bool>,
    /// Those to whom or about whom it is; all of them hold.
    pub(in crate::question) affected: Vec<Restriction<Nodes>>,
    /// Any of these counts.
    pub(in crate::question) manners: Vec<ArcStr>,
    /// Whether speech, attitudes or both are asked for.
    pub(in crate::question) thought: Thought,
    /// All of them hold.
    pub(in crate::question) confidence: Vec<Bound>,
    /// Whether the question leaves its confidence unsaid.
    pub(in crate::question) defaulted: bool,
    pub(in crate::question) negated: bool,
    /// Whether the graph has statements of which no single day is known.
    pub(in crate::question) has_until: bool,
    /// Whether the graph has the words by which texts name speakers.
    pub(in crate::question) has_source: bool,
    pub(in crate::question) order: Order,
    pub(in crate::question) limit: Option<i64>,
    /// Whether everyone named must speak of it: "both".
    pub(in crate::question) shared: bool,
    /// Whether nothing counts that is only spoken of around a statement.
    pub(in crate::question) only_surely: bool,
    /// What becomes of what several papers print.
    pub(in crate::question) copies: Copies,
}

/// What becomes of statements that stand in an earlier document of the same story as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::question) enum Copies {
    /// They count as any other.
    #[default]
    Counted,
    /// Each counts once, where it stands first.
    LeftOut,
    /// They alone count.
    Only,
}

/// Whether speech, attitudes or both are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::question) enum Thought {
    #[default]
    Said,
    Attitude,
    Either,
}

/// Which rows come first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::question) enum Order {
    /// By date, document and place.
    #[default]
    Place,
    Latest,
    Earliest,
    /// By speaker: to compare them.
    Speaker,
}

/// Names joined by "or", "and", "but not", looked up.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::question) struct Restriction<T> {
    /// One of these groups, of which everyone; no restriction, if empty.
    pub(in crate::question) any: Vec<Vec<T>>,
    /// None of these.
    pub(in crate::question) none: Vec<T>,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::question) enum Who {
    /// One of these nodes.
    Nodes(Nodes),
    /// Whoever the text, or their role, describes with these words.
    Described(Vec<String>),
    /// Who belongs to a group; of these countries or bodies, where some are named.
    Group {
        /// All of them at once: female ministers.
        groups: Vec<&'static Group>,
        of: Option<Nodes>,
    },
}

/// What a statement is to speak of: all of it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::question) struct Concern {
    pub(in crate::question) targets: Vec<Target>,
    /// Words that must stand in it: each in one of its forms.
    pub(in crate::question) words: Vec<String>,
    /// Words that must stand in it as they are.
    pub(in crate::question) exact: Option<String>,
}

/// An entity that a statement is to speak of.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::question) struct Target {
    pub(in crate::question) nodes: Nodes,
    /// By which words texts name it.
    pub(in crate::question) spellings: Vec<String>,
    /// Whether the statement may also be to it.
    pub(in crate::question) or_to: bool,
}

/// Nodes, told by canonical name and, if they share one, a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::question) struct Nodes {
    /// A label that all of them have.
    pub(in crate::question) label: Option<&'static str>,
    /// Their names, each once.
    pub(in crate::question) names: Vec<ArcStr>,
    /// Whether one is a topic: the narrower topics count as well.
    pub(in crate::question) topics: bool,
    /// Whether there are narrower topics.
    pub(in crate::question) narrower: bool,
}

impl Selection {
    /// Whether not everyone's statements are asked for.
    pub(in crate::question) fn restricts_speakers(&self) -> bool {
        !self.by.is_empty() || self.speaker_kind.is_some() || self.bloc.is_some()
    }

    /// Whether speakers without a name may be meant.
    pub(in crate::question) fn may_be_unnamed(&self) -> bool {
        let groups = self.by.any.iter().flatten();
        self.unnamed
            || !self.source.is_empty()
            || self.by.wanted().any(|who| matches!(who, Who::Described(_)))
            || groups.into_iter().any(|who| {
                matches!(who, Who::Group { groups, of: None } if groups.iter().any(|group| !group.source.is_empty()))
            })
    }

    /// What becomes of copies: where a document or a paper is asked for, all that it has counts.
    pub(in crate::question) fn copies(&self) -> Copies {
        if self.documents.is_empty() {
            self.copies
        } else {
            Copies::Counted
        }
    }

    /// The statements that are left out because they are copies; nothing, where none are.
    pub(in crate::question) fn copies_left_out(&self) -> Option<Self> {
        (self.copies() == Copies::LeftOut).then(|| Self {
            copies: Copies::Only,
            limit: None,
            ..self.clone()
        })
    }

    /// The statements that only the default confidence leaves out; nothing, where it does not hold.
    pub(in crate::question) fn left_out(&self) -> Option<Self> {
        let confidence = self.confidence.first().filter(|_| self.defaulted)?;
        Some(Self {
            confidence: vec![Bound {
                operator: crate::query::ast::ComparisonOperator::Less,
                ..*confidence
            }],
            limit: None,
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
    pub(in crate::question) fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }

    /// One thing alone.
    pub(in crate::question) fn of(one: T) -> Self {
        Self {
            any: vec![vec![one]],
            none: Vec::new(),
        }
    }

    /// All that is wanted.
    pub(in crate::question) fn wanted(&self) -> impl Iterator<Item = &T> {
        self.any.iter().flatten()
    }
}

impl Concern {
    /// How much is asked of the statement.
    pub(in crate::question) fn len(&self) -> usize {
        self.targets.len() + self.words.len() + usize::from(self.exact.is_some())
    }

    /// Whether nothing is asked of the statement.
    pub(in crate::question) fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.words.is_empty() && self.exact.is_none()
    }
}

impl Nodes {
    /// Both at once.
    pub(in crate::question) fn merge(mut self, other: &Self) -> Self {
        if self.label != other.label {
            self.label = None;
        }
        for name in &other.names {
            if !self.names.contains(name) {
                self.names.push(ArcStr::clone(name));
            }
        }
        self.topics |= other.topics;
        self.narrower |= other.narrower;
        self
    }
}
