//! Words that may mean an event, with what stands around them that tells which.

use super::group::{Group, group_of, is_qualifier, ordinal};
use super::scene::Scene;
use crate::extract::date::year;
use crate::extract::entity::Entities;
use crate::extract::extraction::{EntityId, EntityLabel, Period, Sieve};
use crate::extract::name::Proper;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::EventWords;
use crate::text::TokenKind;

/// Words that may mean an event.
#[derive(Debug, Clone)]
pub(super) struct Sketch<'l> {
    pub(super) words: Words,
    /// The word that says what it is.
    pub(super) head: usize,
    pub(super) group: Option<Group>,
    /// What the lexicon says of them.
    pub(super) meanings: &'l [EventWords],
    /// Whether they are a name with capitals.
    pub(super) is_proper: bool,
    /// The words without what stands around them.
    pub(super) core: Words,
    pub(super) year: Option<i16>,
    pub(super) period: Option<Period>,
    /// The place or country in front or behind.
    pub(super) place: Option<EntityId>,
    /// Whether the country is named by its adjective.
    pub(super) is_adjective: bool,
    /// The body or person in front.
    pub(super) owner: Option<EntityId>,
    pub(super) ordinal: Option<&'static str>,
    /// Words that tell what is voted or spoken on, in the order of the text.
    pub(super) qualifiers: Vec<usize>,
    /// Other nouns and adjectives right before.
    pub(super) others: usize,
    pub(super) is_definite: bool,
}

/// All of them, in the order of the text.
pub(super) fn all<'l>(scene: &Scene<'_, 'l>, proper: &[Proper]) -> Vec<Sketch<'l>> {
    let reading = scene.reading;
    let mut found = Vec::new();
    let mut proper = proper.iter().peekable();
    let mut at = 0;
    while at < reading.len() {
        while proper.next_if(|one| one.words.start < at).is_some() {}
        let own = proper.next_if(|one| one.words.start == at);
        let sketch = known(scene, at)
            .or_else(|| own.map(|one| scene.sketch(one.words.clone(), one.head, &[], true)))
            .or_else(|| described(scene, at));
        match sketch {
            Some(sketch) => {
                at = sketch.words.end.max(at + 1);
                found.push(sketch);
            }
            None => at += 1,
        }
    }
    found
}

/// Words that the lexicon has.
fn known<'l>(scene: &Scene<'_, 'l>, at: usize) -> Option<Sketch<'l>> {
    let reading = scene.reading;
    if !matches!(reading.kind(at), TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let (length, meanings) = scene
        .lexicon
        .events
        .longest(|offset| reading.lower(at + offset))?;
    let words = at..at + length;
    let has_capital = words.clone().any(|at| is_capital(reading.word(at)));
    let fits = |one: &EventWords| !one.is_capital || has_capital || !has_letters(reading, &words);
    let goes_on = length == 1 && reading.tag(at + 1) == Tag::Hyphen;
    if !meanings.iter().any(fits) || goes_on {
        return None;
    }
    Some(scene.sketch(words.clone(), words.end - 1, meanings, false))
}

fn has_letters(reading: &Reading, words: &Words) -> bool {
    let mut text = reading.text_of(words).chars();
    text.any(char::is_alphabetic)
}

/// A noun for an event.
fn described<'l>(scene: &Scene<'_, 'l>, at: usize) -> Option<Sketch<'l>> {
    let reading = scene.reading;
    let group = group_of(reading.lower(at))?;
    let is_noun = reading.tag(at).is_nominal() && reading.tag(at + 1) != Tag::Hyphen;
    let is_other_noun = reading.tag(at + 1) == Tag::Noun
        && reading.lower(at + 1) != "meeting"
        && matches!(
            group,
            Group::Visit | Group::Meeting | Group::Attack | Group::Primary | Group::Conference
        );
    (is_noun && !is_other_noun).then(|| scene.sketch(at..at + 1, at, &[], false))
}

impl<'l> Scene<'_, 'l> {
    fn sketch(
        &self,
        core: Words,
        head: usize,
        meanings: &'l [EventWords],
        is_proper: bool,
    ) -> Sketch<'l> {
        let group = group_of(self.reading.lower(head));
        let mut sketch = Sketch {
            words: core.clone(),
            core,
            head,
            group,
            meanings,
            is_proper,
            year: None,
            period: None,
            place: None,
            is_adjective: false,
            owner: None,
            ordinal: None,
            qualifiers: Vec::new(),
            others: 0,
            is_definite: false,
        };
        self.look_back(&mut sketch);
        self.look_ahead(&mut sketch);
        sketch
    }

    fn look_back(&self, sketch: &mut Sketch) {
        let reading = self.reading;
        let floor = reading.sentence(sketch.words.start).start;
        let mut at = sketch.words.start;
        while at > floor {
            match self.step_back(sketch, at, floor) {
                Some(next) => at = next,
                None => break,
            }
        }
        if reading.tag_before(at) == Tag::Genitive {
            sketch.is_definite = true;
        } else if at > floor {
            let before = reading.lower(at - 1);
            sketch.is_definite |=
                reading.tag(at - 1) == Tag::Possessive || matches!(before, "the" | "this" | "that");
            if matches!(
                reading.tag(at - 1),
                Tag::Noun | Tag::Name | Tag::Hyphen | Tag::Number
            ) {
                sketch.others += 1;
            }
            self.see_possessor(sketch, at - 1);
        }
        sketch.words.start = at;
    }

    /// Where the modifier begins that ends before `at`.
    fn step_back(&self, sketch: &mut Sketch, at: usize, floor: usize) -> Option<usize> {
        let reading = self.reading;
        if reading.tag(at - 1) == Tag::Genitive && at - 1 > floor {
            let next = self.step_back_over_name(sketch, at - 1)?;
            sketch.is_definite = true;
            // Whose it is, is no part of its name.
            let is_person = |id| self.entities.label(id) == EntityLabel::Person;
            return Some(next).filter(|_| !sketch.owner.is_some_and(is_person));
        }
        if let Some(next) = self.step_back_over_name(sketch, at) {
            return Some(next);
        }
        let lower = reading.lower(at - 1);
        let group = sketch.group?;
        if let Some(ordinal) = ordinal(lower) {
            sketch.ordinal.get_or_insert(ordinal);
        } else if is_qualifier(group, lower) {
            sketch.qualifiers.insert(0, at - 1);
        } else if matches!(group, Group::Summit | Group::Meeting | Group::Visit)
            && matches!(reading.tag(at - 1), Tag::Noun | Tag::Adjective)
            && !is_capital(reading.word(at - 1))
            && sketch.others < 3
        {
            sketch.others += 1;
        } else {
            return None;
        }
        Some(at - 1)
    }

    /// The same, of a name, a time or a year.
    fn step_back_over_name(&self, sketch: &mut Sketch, end: usize) -> Option<usize> {
        if let Some(dated) = self.date_ending(end) {
            sketch.period.get_or_insert(dated.period);
            return Some(dated.words.start);
        }
        if let Some(year) = year(self.reading.lower(end.checked_sub(1)?)) {
            sketch.year.get_or_insert(year);
            return Some(end - 1);
        }
        let link = self.name_ending(end)?;
        match self.entities.label(link.entity) {
            EntityLabel::Country | EntityLabel::Place if sketch.place.is_none() => {
                sketch.place = Some(link.entity);
                sketch.is_adjective = link.by == Sieve::Adjective;
            }
            EntityLabel::Organization | EntityLabel::Person if sketch.owner.is_none() => {
                sketch.owner = Some(link.entity);
            }
            _ => return None,
        }
        Some(link.words.start)
    }

    /// Whose it is: "*his* April visit".
    fn see_possessor(&self, sketch: &mut Sketch, at: usize) {
        if self.reading.tag(at) == Tag::Possessive
            && let Some(link) = self.pronoun_at(at)
            && sketch.owner.is_none()
        {
            sketch.owner = Some(link.entity);
        }
    }

    /// "summit *in Busan last October*", "visit *to China*", "war *in Yemen*"
    fn look_ahead(&self, sketch: &mut Sketch) {
        let reading = self.reading;
        if sketch.group == Some(Group::Summit) && reading.lower(sketch.words.end) == "meeting" {
            sketch.words.end += 1;
        }
        for _ in 0..2 {
            let end = sketch.words.end;
            let lower = reading.lower(end);
            let to = sketch.group == Some(Group::Visit) && lower == "to";
            let inside = matches!(lower, "in" | "at") || to;
            let place = self.name_starting(end + 1).filter(|link| {
                let label = self.entities.label(link.entity);
                inside && matches!(label, EntityLabel::Place | EntityLabel::Country)
            });
            let skip = usize::from(matches!(lower, "in" | "on" | "of" | "during"));
            if let Some(link) = place
                && sketch.place.is_none()
            {
                sketch.place = Some(link.entity);
                sketch.is_adjective = link.by == Sieve::Adjective;
                sketch.words.end = link.words.end;
            } else if let Some(dated) = self.date_starting(end + skip)
                && sketch.period.is_none()
            {
                sketch.period = Some(dated.period);
                sketch.words.end = dated.words.end;
            } else {
                break;
            }
        }
    }
}

/// A name as it is spoken of: short, where it is of several words and has an abbreviation.
pub(super) fn short_name<'e>(entities: &'e Entities, id: EntityId) -> &'e str {
    let entity = entities.get(id);
    let is_short = |name: &&String| {
        (2..=6).contains(&name.len()) && name.chars().all(|letter| letter.is_ascii_uppercase())
    };
    let short = entity.aliases.iter().find(is_short);
    match short {
        Some(short) if entity.name.split(' ').count() > 2 => short,
        _ => &entity.name,
    }
}
