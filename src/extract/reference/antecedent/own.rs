//! The answers about the pronoun alone.

use super::Pronoun;
use super::numbers::{Numbers, Question};
use super::place::Place;
use crate::extract::reading::tag::Tag;
use crate::lexicon::{Class, Gender, gender_of_pronoun};
use crate::syntax::Relation;

impl Pronoun<'_, '_> {
    pub(super) fn ask_pronoun(&self, own: &Place, numbers: &mut Numbers) {
        let reading = self.reading;
        let lower = reading.lower(self.at);
        let clause = own.clause.map(|verb| reading.syntax.relations[verb]);
        let sentence = reading.sentence(self.at);
        numbers.tell(Question::OwnSubject, own.is_subject());
        numbers.tell(Question::OwnPossessive, self.is_possessive());
        numbers.tell(Question::OwnObject, own.is_object());
        numbers.tell(
            Question::OwnReflexive,
            matches!(lower, "himself" | "herself"),
        );
        numbers.tell(Question::OwnReported, self.is_reported);
        numbers.tell(Question::OwnSays, own.says(reading));
        numbers.count(Question::OwnPlace, self.at - sentence.start);
        numbers.count(Question::OwnDepth, own.depth(reading));
        numbers.tell(Question::OwnCoordinated, clause == Some(Relation::Conjunct));
        numbers.tell(
            Question::OwnAdverbial,
            clause == Some(Relation::AdverbialClause),
        );
        numbers.tell(
            Question::OwnComplement,
            matches!(
                clause,
                Some(Relation::Complement | Relation::OpenComplement | Relation::Parataxis)
            ),
        );
        numbers.tell(
            Question::OwnRelative,
            matches!(
                clause,
                Some(Relation::RelativeClause | Relation::NounClause)
            ),
        );
        let opening = own.clause.and_then(|verb| {
            let opens = |relation| {
                matches!(
                    relation,
                    Relation::Marker | Relation::Conjunction | Relation::Adverb
                )
            };
            reading.syntax.dependent(verb, opens)
        });
        let opening = opening.map_or("", |at| reading.lower(at));
        numbers.tell(
            Question::OwnBecause,
            matches!(opening, "because" | "as" | "since"),
        );
        numbers.tell(
            Question::OwnWhen,
            matches!(
                opening,
                "when" | "while" | "after" | "before" | "until" | "whenever"
            ),
        );
        numbers.tell(
            Question::OwnAnd,
            matches!(opening, "and" | "but" | "so" | "or"),
        );
        let owned = reading.syntax.head(self.at);
        numbers.tell(
            Question::OwnKin,
            self.is_possessive() && owned.is_some_and(|at| reading.is(at, Class::Kin)),
        );
        let like = |at: &usize| gender_of_pronoun(reading.lower(*at)) == Some(self.gender);
        numbers.count(
            Question::HereLike,
            (sentence.start..self.at).filter(like).count(),
        );
        numbers.count(
            Question::LaterLike,
            (self.at + 1..sentence.end).filter(like).count(),
        );
        numbers.tell(Question::OwnFemale, self.gender == Gender::Female);
        numbers.tell(
            Question::OwnQuoted,
            reading.layout.quotation_of(self.at).is_some(),
        );
    }

    pub(super) fn is_possessive(&self) -> bool {
        self.reading.lower(self.at) == "his"
            || self.reading.tag(self.at) == Tag::Possessive
            || self.reading.syntax.relations[self.at] == Relation::Possessor
    }
}
