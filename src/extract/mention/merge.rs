//! What the rules find and what the model finds become one list of names.

use super::title::title_of;
use super::{Name, NameSort, Title, label};
use crate::extract::EntityLabel;
use crate::extract::names::Tagged;
use crate::extract::reading::{Reading, overlaps};
use crate::lexicon::{EntryLabel, Meaning};

/// The names of both, in the order of the text, none of which shares a word with another.
pub(super) fn merge(reading: &Reading, names: Vec<Name>, tagged: &[Tagged]) -> Vec<Name> {
    let mut merged: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    let mut tagged = tagged.iter().peekable();
    loop {
        let is_rule_first = match (names.peek(), tagged.peek()) {
            (None, None) => return merged,
            (Some(name), Some(one)) => name.words.end <= one.words.start,
            (name, _) => name.is_some(),
        };
        if is_rule_first {
            merged.extend(names.next().filter(|name| stands_alone(name)));
            continue;
        }
        let Some(one) = tagged.next() else { continue };
        let mut rivals = Vec::new();
        while let Some(name) = names.next_if(|name| name.words.start < one.words.end) {
            rivals.push(name);
        }
        let is_shared = |next: &&Tagged| rivals.iter().any(|own| overlaps(&own.words, &next.words));
        if let Some(whole) = rivals.iter().find(|own| holds(own, one)) {
            while tagged.next_if(|next| overlaps(&whole.words, &next.words)).is_some() {}
            merged.push(whole.clone());
            continue;
        }
        let _ = is_shared;
        let name = named(reading, one, &rivals, &merged);
        merged.push(name);
    }
}

/// Whether a name of the rules is one though the model does not say so.
fn stands_alone(name: &Name) -> bool {
    let ev = |n: &str| std::env::var(n).is_ok();
    match &name.sort {
        NameSort::Person(t) if t.known.is_some() => !ev("NOKP"),
        NameSort::Person(t) if t.role.is_some() => !ev("NOROLE"),
        NameSort::Person(t) if t.gender.is_some() => !ev("NOGEN"),
        NameSort::Person(_) => !ev("NOP"),
        NameSort::Body(None) => !ev("NOBODY"),
        NameSort::Body(Some(_)) => !ev("NOCBODY"),
        NameSort::Unknown => !ev("NOUNK"),
        NameSort::Known(Meaning::Name(_)) => !ev("NOKNOWN"),
        _ => true,
    }
}

/// Whether a name that the gazetteer has in full is more than what the model takes for one.
fn holds(name: &Name, one: &Tagged) -> bool {
    let is_known = match &name.sort {
        NameSort::Known(_) => true,
        NameSort::Person(title) => title.known.is_some(),
        _ => false,
    };
    is_known
        && name.words.start <= one.words.start
        && one.words.end <= name.words.end
        && name.words.len() > one.words.len()
}

/// What the model found, with what the rules know of the same words.
fn named(reading: &Reading, one: &Tagged, rivals: &[Name], before: &[Name]) -> Name {
    let words = one.words.clone();
    let same = rivals.iter().find(|own| own.words == words);
    if let Some(same) = same.filter(|same| kind(reading, same) == Some(one.label)) {
        return same.clone();
    }
    let sort = match one.label {
        EntityLabel::Person => NameSort::Person(title_of(reading, &words, before)),
        label => NameSort::Shown(label),
    };
    Name { words, sort }
}

/// What kind of thing a name of the rules names.
fn kind(reading: &Reading, name: &Name) -> Option<EntityLabel> {
    match &name.sort {
        NameSort::Known(meaning) => Some(match label(reading, *meaning) {
            EntryLabel::Person => EntityLabel::Person,
            EntryLabel::Organization => EntityLabel::Organization,
            EntryLabel::Country | EntryLabel::Place => EntityLabel::Place,
        }),
        NameSort::Person(_) => Some(EntityLabel::Person),
        NameSort::Body(_) => Some(EntityLabel::Organization),
        NameSort::Shown(label) => Some(*label),
        NameSort::Unknown => None,
    }
}
