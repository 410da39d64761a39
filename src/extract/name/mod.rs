//! Finds names: by gazetteer, title, head noun and shape, and by a trained model that sees all of these;
//! what one document calls by one name is of one kind.

mod agree;
mod dateline;
mod merge;
pub(crate) mod model;
mod proper;
mod rules;
mod shape;
mod spelling;
mod title;

pub(in crate::extract) use merge::is_apposed_to_body;
pub(in crate::extract) use proper::{Proper, names as event_names};
pub(crate) use rules::by_rules;

use super::attribute::turn_names;
use super::extraction::EntityLabel;
use super::reading::{Reading, Words};
use crate::lexicon::{EntryId, EntryLabel, Gender, Meaning};
use model::{Evidence, NameModel, Tagged, chains};

/// Words that name something.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) words: Words,
    pub(crate) sort: NameSort,
}

/// What sort of thing words name.
#[derive(Debug, Clone)]
pub(crate) enum NameSort {
    /// Something the gazetteer knows.
    Known(Meaning),
    /// A human being; what is said of them beside the name.
    Person(Title),
    /// A body of people, with the country in front.
    Body(Option<EntryId>),
    /// Something of that kind, as its words and those around them show.
    Shown(EntityLabel),
    /// A capitalised word that may be part of a name met elsewhere.
    Unknown,
}

/// What stands before or after a person's name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Title {
    /// "Mrs.", "spokesman": of whom the word is used.
    pub(crate) gender: Option<Gender>,
    /// The role in words: "Prime Minister".
    pub(crate) role: Option<Words>,
    /// The role with what stands right before it: "Japanese Prime Minister".
    pub(crate) full_role: Option<Words>,
    /// Country or organisation of the role: "Japanese".
    pub(crate) of: Option<Meaning>,
    /// Whom the gazetteer knows by that name.
    pub(crate) known: Option<EntryId>,
}

/// All names, in the order of the text, but for those that are names of `events`.
pub(super) fn find(reading: &Reading, model: &NameModel, events: &[Proper]) -> Vec<Name> {
    let names = by_rules(reading);
    let evidence = Evidence::new(reading, &names, chains(reading));
    let mut tagged = Vec::new();
    for chain in evidence.chains() {
        model.find(&evidence, chain, &mut tagged);
    }
    shape::add_bodies(reading, &mut tagged);
    shape::add_turns(reading, &turn_names(reading), &mut tagged);
    shape::part(reading, &mut tagged);
    agree::agree(reading, &mut tagged);
    agree::spread(reading, &evidence, &mut tagged);
    agree::leave_out_storms(reading, &mut tagged);
    let names = leave_out_events(names, tagged, events, reading);
    dateline::put_right(reading, names)
}

/// Both kinds of names as one list, without those that are only part of an event's.
fn leave_out_events(
    mut names: Vec<Name>,
    mut tagged: Vec<Tagged>,
    events: &[Proper],
    reading: &Reading,
) -> Vec<Name> {
    let event_at = |start: usize| {
        let next = events.partition_point(|event| event.words.end <= start);
        events.get(next)
    };
    tagged.retain(|one| event_at(one.words.start).is_none_or(|event| !event.takes(one)));
    names.retain(|name| {
        let has_head = |event: &Proper| name.words.contains(&event.head);
        matches!(name.sort, NameSort::Known(_)) || !event_at(name.words.start).is_some_and(has_head)
    });
    merge::merge(reading, names, &tagged)
}

/// What kind of thing words mean.
pub(crate) fn label(reading: &Reading, meaning: Meaning) -> EntryLabel {
    match meaning {
        Meaning::Name(id) => reading.lexicon.gazetteer.entry(id).label,
        Meaning::Adjective(_) | Meaning::Demonym(_) => EntryLabel::Country,
        Meaning::Capital { .. } => EntryLabel::Place,
    }
}
