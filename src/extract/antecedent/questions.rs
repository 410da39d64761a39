//! The answers about a pronoun and each whom it can stand for.

use super::numbers::{Numbers, Question};
use super::place::{Place, has_subject};
use super::{Candidate, Pronoun};
use crate::extract::discourse::Seen;
use crate::extract::extraction::{EntityId, EntityLabel};
use crate::extract::resolve::Link;
use crate::extract::tag::Tag;
use crate::lexicon::Gender;
use crate::syntax::Relation;

/// What all mentions but the weightiest add to how much somebody is spoken of.
const REPETITION: f32 = 0.3;

/// What somebody counts whose gender is not known.
const UNKNOWN: f32 = 0.4;

impl Pronoun<'_, '_> {
    /// The answers for each of those.
    pub(super) fn numbers(
        &self,
        who: &[EntityId],
        near: &[&Seen],
        ahead: &[&Link],
    ) -> Vec<Candidate> {
        let own = Place::of(self.reading, self.at);
        let mut common = Numbers::none();
        self.ask_pronoun(&own, &mut common);
        let known = |id: &EntityId| self.entities.gender(*id).is_some();
        common.count(Question::Rivals, who.len());
        common.count(
            Question::KnownRivals,
            who.iter().filter(|id| known(id)).count(),
        );
        let salience: Vec<f32> = who.iter().map(|id| self.salience(*id, near)).collect();
        let most = salience.iter().copied().fold(0.01, f32::max);
        let named = |id: &EntityId| self.named.get(id).copied().unwrap_or_default();
        let most_named = who.iter().map(named).max().unwrap_or_default().max(1);
        let mut found = Vec::with_capacity(who.len());
        for (rank, &entity) in who.iter().enumerate() {
            let mut numbers = common.clone();
            if let Some(last) = near.iter().find(|seen| seen.entity == entity) {
                numbers.tell(Question::Behind, true);
                numbers.count(Question::Rank, rank);
                let before = who[..rank].iter();
                numbers.count(Question::KnownRank, before.filter(|id| known(id)).count());
                let between = near.iter().take_while(|seen| seen.entity != entity);
                numbers.count(Question::Between, between.count());
                self.ask_last(last, &own, &mut numbers);
                self.ask_all(entity, near, &mut numbers);
            }
            let rest = salience.iter().enumerate().filter(|(at, _)| *at != rank);
            let second = rest.map(|(_, one)| *one).fold(0.0, f32::max);
            numbers[Question::Salience] = salience[rank] / most;
            numbers[Question::Ahead] = (salience[rank] - second) / most;
            numbers.count(Question::Count, self.discourse.count(entity));
            numbers.tell(
                Question::FirstPerson,
                self.discourse.first_person() == Some(entity),
            );
            numbers.count(Question::Named, named(&entity));
            #[expect(clippy::cast_precision_loss, reason = "a share")]
            let share = named(&entity) as f32 / most_named as f32;
            numbers[Question::NamedShare] = share;
            self.ask_later(entity, &own, ahead, &mut numbers);
            self.ask_entity(entity, &mut numbers);
            found.push(Candidate { entity, numbers });
        }
        found
    }

    fn is_possessive(&self) -> bool {
        self.reading.lower(self.at) == "his"
            || self.reading.tag(self.at) == Tag::Possessive
            || self.reading.syntax.relations[self.at] == Relation::Possessor
    }

    fn gender_of(&self, at: usize) -> Option<Gender> {
        match self.reading.lower(at) {
            "he" | "him" | "his" | "himself" => Some(Gender::Male),
            "she" | "her" | "hers" | "herself" => Some(Gender::Female),
            _ => None,
        }
    }

    fn ask_pronoun(&self, own: &Place, numbers: &mut Numbers) {
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
        let owned = reading.syntax.head(self.at).map(|at| reading.lower(at));
        numbers.tell(
            Question::OwnKin,
            self.is_possessive() && owned.is_some_and(is_kin),
        );
        let like = |at: &usize| self.gender_of(*at) == Some(self.gender);
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

    fn ask_last(&self, last: &Seen, own: &Place, numbers: &mut Numbers) {
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
        if distance > 0 {
            return;
        }
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

    fn ask_all(&self, entity: EntityId, near: &[&Seen], numbers: &mut Numbers) {
        let reading = self.reading;
        let own = || near.iter().filter(|seen| seen.entity == entity);
        let back = |seen: &Seen| self.sentence.saturating_sub(seen.sentence);
        let is_subject = |seen: &Seen| Place::of(reading, seen.head).is_subject();
        let here = || own().filter(|seen| back(seen) == 0);
        let before = || own().filter(|seen| back(seen) == 1);
        numbers.count(Question::Near, own().count());
        numbers.count(Question::Here, here().count());
        numbers.count(Question::Before, before().count());
        numbers.tell(Question::HereSubject, here().any(|seen| is_subject(seen)));
        numbers.tell(
            Question::BeforeSubject,
            before().any(|seen| is_subject(seen)),
        );
        numbers.tell(
            Question::NearestSubject,
            self.discourse.last_subject(self.sentence) == Some(entity),
        );
        numbers.tell(Question::BeforeFirst, before().any(|seen| seen.is_first));
        numbers.count(
            Question::Subjects,
            own().filter(|seen| is_subject(seen)).count(),
        );
        numbers.count(
            Question::Pronouns,
            own().filter(|seen| seen.is_pronoun).count(),
        );
        let name = own().find(|seen| !seen.is_pronoun);
        let back = name.map_or(200, |seen| self.at.saturating_sub(seen.head));
        numbers.count(Question::NamedWords, back);
        let last = near.iter().find(|seen| seen.is_pronoun);
        numbers.tell(
            Question::LastPronoun,
            last.is_some_and(|last| last.entity == entity),
        );
        numbers.tell(
            Question::OtherPronoun,
            last.is_some_and(|last| last.entity != entity),
        );
        let back = last.map_or(200, |last| self.at.saturating_sub(last.head));
        numbers.count(Question::LastPronounWords, back);
        numbers.tell(Question::HerePronoun, here().any(|seen| seen.is_pronoun));
    }

    fn ask_later(&self, entity: EntityId, own: &Place, ahead: &[&Link], numbers: &mut Numbers) {
        let reading = self.reading;
        let syntax = &reading.syntax;
        let limit = reading.sentence(self.at).end;
        let next = reading.sentence(limit.min(reading.len().saturating_sub(1)));
        let mut named = ahead.iter().filter(|link| link.entity == entity);
        let Some(first) = named.clone().next() else {
            return;
        };
        numbers.tell(
            Question::NextSentence,
            named.any(|link| next.contains(&link.words.start) && link.words.start >= limit),
        );
        if first.words.start >= limit {
            return;
        }
        let place = Place::of(reading, Seen::head_of(reading, &first.words));
        let verb = syntax.head(place.anchor).filter(|_| place.is_subject());
        let governs = |verb: usize| syntax.ancestors(self.at).any(|above| above == verb);
        numbers.tell(Question::Later, true);
        numbers.count(Question::LaterWords, first.words.start - self.at);
        numbers.tell(Question::LaterSubject, place.is_subject());
        numbers.tell(Question::LaterGoverns, verb.is_some_and(governs));
        numbers.tell(Question::LaterPossessor, place.is_possessor());
        let own_verb = own.clause.filter(|_| own.is_subject());
        let below = own_verb.is_some_and(|own| syntax.ancestors(place.at).any(|up| up == own));
        numbers.tell(Question::LaterBelow, below);
        let is_first = ahead.first().is_some_and(|link| link.entity == entity);
        numbers.tell(Question::LaterFirst, is_first);
    }

    fn ask_entity(&self, id: EntityId, numbers: &mut Numbers) {
        let entity = self.entities.get(id);
        let first = entity.name.split(' ').next().unwrap_or_default();
        let given = self.reading.lexicon.names.given(first);
        let most = self.named.iter().map(|(_, count)| *count).max();
        numbers.tell(Question::Topic, self.named.get(&id).copied() == most);
        numbers.tell(Question::Gender, self.entities.gender(id).is_some());
        numbers.tell(Question::Thing, entity.label != EntityLabel::Person);
        numbers.tell(Question::Short, !entity.name.contains(' '));
        numbers.tell(Question::Known, entity.known);
        numbers.tell(Question::Given, given.is_some());
        let [men, women] = self.reading.lexicon.names.alike(first).map(f32::from);
        let more = if self.gender == Gender::Female {
            women - men
        } else {
            men - women
        };
        numbers[Question::Ending] = more / (men + women + 1.0);
        numbers.tell(Question::Loose, self.entities.is_loose(id));
    }

    /// How much somebody is spoken of: the weightiest mention, and a share of the others.
    pub(super) fn salience(&self, entity: EntityId, near: &[&Seen]) -> f32 {
        let own = near.iter().filter(|seen| seen.entity == entity);
        let sum = own.fold(0.0_f32, |sum, seen| {
            let weight = seen.weight_at(self.sentence);
            sum.max(weight) + REPETITION * sum.min(weight)
        });
        let is_known = self.entities.gender(entity).is_some();
        if is_known { sum } else { sum * UNKNOWN }
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

/// Whether the noun is a relative of somebody.
fn is_kin(lower: &str) -> bool {
    matches!(
        lower,
        "aunt"
            | "boyfriend"
            | "brother"
            | "brothers"
            | "child"
            | "children"
            | "cousin"
            | "daughter"
            | "daughters"
            | "family"
            | "father"
            | "girlfriend"
            | "husband"
            | "mother"
            | "nephew"
            | "niece"
            | "parents"
            | "sister"
            | "sisters"
            | "son"
            | "sons"
            | "uncle"
            | "wife"
    )
}
