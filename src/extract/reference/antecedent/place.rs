//! Where a word stands in the tree of its sentence.

use crate::extract::reading::Reading;
use crate::extract::reading::tag::Tag;
use crate::syntax::Relation;

/// A word in the tree of its sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Place {
    /// The word.
    pub(in crate::extract) at: usize,
    /// The word that stands for all that are joined to it: "*Ann* and Bob".
    pub(in crate::extract) anchor: usize,
    /// What that is to its head.
    pub(super) relation: Relation,
    /// The verb, or other word with a subject, of its clause.
    pub(in crate::extract) clause: Option<usize>,
}

impl Place {
    /// Where a word stands.
    pub(in crate::extract) fn of(reading: &Reading, at: usize) -> Self {
        let syntax = &reading.syntax;
        let mut anchor = at;
        while let Some(head) = syntax.head(anchor)
            && matches!(
                syntax.relations[anchor],
                Relation::Conjunct | Relation::Apposition | Relation::Flat | Relation::Compound
            )
            && reading.tag(head).is_nominal()
        {
            anchor = head;
        }
        Self {
            at,
            anchor,
            relation: syntax.relations[anchor],
            clause: syntax
                .ancestors(anchor)
                .find(|own| is_clause(reading, *own)),
        }
    }

    pub(in crate::extract) fn is_subject(&self) -> bool {
        self.relation.is_subject()
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.relation, Relation::Object | Relation::IndirectObject)
    }

    pub(super) fn is_possessor(&self) -> bool {
        self.relation == Relation::Possessor
    }

    pub(super) fn is_oblique(&self) -> bool {
        matches!(
            self.relation,
            Relation::Oblique | Relation::Agent | Relation::NounModifier
        )
    }

    /// Whether both are of one role.
    pub(super) fn is_parallel(&self, other: &Self) -> bool {
        self.is_subject() && other.is_subject()
            || self.is_object() && other.is_object()
            || self.is_possessor() && other.is_possessor()
            || self.is_oblique() && other.is_oblique()
    }

    /// How many words with subjects stand above.
    pub(super) fn depth(&self, reading: &Reading) -> usize {
        let above = reading.syntax.ancestors(self.anchor);
        above.filter(|own| has_subject(reading, *own)).count()
    }

    /// The first of the verbs that are coordinated with that of its clause.
    pub(super) fn chain(&self, reading: &Reading) -> Option<usize> {
        let mut verb = self.clause?;
        while reading.syntax.relations[verb] == Relation::Conjunct
            && let Some(head) = reading.syntax.head(verb)
        {
            verb = head;
        }
        Some(verb)
    }

    /// The subject to which the word belongs: "*Ann's* husband left".
    pub(super) fn subject_above(&self, reading: &Reading) -> Option<usize> {
        let syntax = &reading.syntax;
        let mut above = syntax.ancestors(self.anchor);
        let inside = |at: &usize| !is_clause(reading, *at);
        above
            .by_ref()
            .take_while(inside)
            .find(|at| syntax.relations[*at].is_subject())
    }

    /// Whether it is the subject of a verb of saying.
    pub(super) fn says(&self, reading: &Reading) -> bool {
        let cue = |verb: usize| reading.lexicon.cues.verb(reading.lower(verb)).is_some();
        self.is_subject() && reading.syntax.head(self.anchor).is_some_and(cue)
    }
}

/// Whether a clause is built on the word.
fn is_clause(reading: &Reading, at: usize) -> bool {
    reading.tag(at).is_verb() || reading.tag(at) == Tag::Auxiliary || has_subject(reading, at)
}

/// Whether the word has a subject.
pub(super) fn has_subject(reading: &Reading, at: usize) -> bool {
    reading.syntax.dependent(at, Relation::is_subject).is_some()
}
