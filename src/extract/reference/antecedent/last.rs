//! The answers about the latest mention of somebody, and how the pronoun hangs together with it.

use super::Pronoun;
use super::numbers::{Numbers, Question};
use super::place::{Place, has_subject};
use crate::extract::reading::tag::Tag;
use crate::extract::reference::discourse::Seen;
use crate::syntax::Relation;

impl Pronoun<'_, '_> {
    pub(super) fn ask_last(&self, last: &Seen, own: &Place, numbers: &mut Numbers) {
        let reading = self.reading;
        let syntax = &reading.syntax;
        let place = Place::of(reading, last.head);
        let sentence = reading.sentence(last.head);
        let distance = self.sentence.saturating_sub(last.sentence);
        numbers.count(Question::Sentences, distance);
        numbers.count(Question::Words, self.at.saturating_sub(last.head));
        numbers.tell(Question::Subject, place.is_subject());
        numbers.tell(Question::Object, place.is_object());
        numbers.tell(Question::Possessor, place.is_possessor());
        numbers.tell(Question::Oblique, place.is_oblique());
        numbers.tell(Question::Agent, place.relation == Relation::Agent);
        let relation = syntax.relations[last.head];
        numbers.tell(Question::Apposition, relation == Relation::Apposition);
        numbers.tell(Question::Joined, relation == Relation::Conjunct);
        let case = syntax.dependent(place.anchor, |relation| relation == Relation::Case);
        let case = case.map_or("", |at| reading.lower(at));
        numbers.tell(
            Question::Located,
            matches!(
                case,
                "in" | "at" | "from" | "into" | "near" | "across" | "on"
            ),
        );
        numbers.tell(Question::By, case == "by");
        numbers.tell(Question::With, case == "with");
        numbers.tell(Question::Of, case == "of");
        numbers.tell(Question::To, matches!(case, "to" | "for"));
        let joined = syntax.dependents(place.anchor);
        let joined = joined.filter(|at| syntax.relations[*at] == Relation::Conjunct);
        numbers.count(Question::Listed, joined.count());
        numbers.tell(
            Question::Passive,
            place.relation == Relation::PassiveSubject,
        );
        numbers.tell(Question::Modifier, relation == Relation::Compound);
        let clause = place.clause.map(|verb| syntax.relations[verb]);
        numbers.tell(
            Question::Relative,
            matches!(
                clause,
                Some(Relation::RelativeClause | Relation::NounClause)
            ),
        );
        numbers.tell(
            Question::Adverbial,
            clause == Some(Relation::AdverbialClause),
        );
        numbers.tell(Question::Complement, clause == Some(Relation::Complement));
        let verbs = own.clause.zip(place.clause);
        numbers.tell(
            Question::SameWord,
            verbs.is_some_and(|(left, right)| reading.lower(left) == reading.lower(right)),
        );
        let between = reading.span(&(last.head..self.at)).of(reading.text);
        numbers.tell(Question::Paragraph, between.contains('\n'));
        numbers.tell(Question::Pronoun, last.is_pronoun);
        numbers.tell(Question::Bracketed, last.in_brackets);
        numbers.tell(Question::Quoted, last.in_quotation);
        numbers.tell(Question::First, last.is_first);
        numbers.count(Question::Place, last.head.saturating_sub(sentence.start));
        numbers.count(Question::Depth, place.depth(reading));
        numbers.tell(Question::InSubject, place.subject_above(reading).is_some());
        numbers.tell(Question::Says, place.says(reading));
        let is_root = |verb: usize| syntax.relations[verb] == Relation::Root;
        numbers.tell(
            Question::Main,
            place.is_subject() && place.clause.is_some_and(is_root),
        );
        let is_parallel = if self.is_possessive() {
            place.is_possessor()
        } else {
            own.is_parallel(&place)
        };
        numbers.tell(Question::Parallel, is_parallel);
        let marks = (last.head..self.at).filter(|at| {
            matches!(
                reading.tag(*at),
                Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Stop
            )
        });
        numbers.count(Question::Commas, marks.count());
        if distance == 0 {
            self.ask_tree(last, own, &place, numbers);
        }
    }

    /// How pronoun and mention hang together in the tree of their sentence.
    fn ask_tree(&self, last: &Seen, own: &Place, place: &Place, numbers: &mut Numbers) {
        let reading = self.reading;
        let syntax = &reading.syntax;
        let above = |word: usize| syntax.ancestors(self.at).any(|own| own == word);
        let governor = Some(place.anchor)
            .filter(|_| place.is_subject())
            .and_then(|subject| syntax.head(subject));
        numbers.tell(Question::Governs, governor.is_some_and(above));
        numbers.tell(
            Question::GovernsNearest,
            governor.is_some() && governor == self.nearest_verb(),
        );
        numbers.tell(Question::Dominates, above(last.head));
        let verb = syntax.head(place.anchor).filter(|_| !place.is_subject());
        numbers.tell(
            Question::ObjectAbove,
            verb.is_some_and(|verb| reading.tag(verb).is_verb() && above(verb)),
        );
        let below = own.clause.is_some_and(|own| {
            place.clause != Some(own) && syntax.ancestors(place.at).any(|up| up == own)
        });
        numbers.tell(Question::Below, below);
        let (up, down) = syntax.path(self.at, last.head, 20).unwrap_or((20, 20));
        numbers.count(Question::Up, up);
        numbers.count(Question::Down, down);
        let owner = place
            .subject_above(reading)
            .and_then(|subject| syntax.head(subject));
        numbers.tell(Question::OwnsGovernor, owner.is_some_and(above));
        numbers.tell(
            Question::SameClause,
            own.clause.is_some() && own.clause == place.clause,
        );
        let chain = own.chain(reading);
        numbers.tell(
            Question::CoordinatedVerbs,
            chain.is_some() && chain == place.chain(reading) && own.clause != place.clause,
        );
        let verb = syntax.head(self.at);
        numbers.tell(
            Question::SameVerb,
            verb.is_some() && verb == syntax.head(last.head) && !self.is_possessive(),
        );
        let joined = verb.filter(|_| self.is_possessive()).is_some_and(|word| {
            syntax.relations[word] == Relation::Conjunct && syntax.head(word) == Some(last.head)
        });
        numbers.tell(Question::JoinedTo, joined);
    }

    /// The nearest verb above the pronoun, not its own, that has a subject.
    fn nearest_verb(&self) -> Option<usize> {
        let own = self.reading.syntax.head(self.at);
        let is_own =
            |verb: usize| Some(verb) == own && Place::of(self.reading, self.at).is_subject();
        let mut above = self.reading.syntax.ancestors(self.at);
        above.find(|verb| has_subject(self.reading, *verb) && !is_own(*verb))
    }
}
