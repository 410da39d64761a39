//! What a dateline names is where the report comes from, and the agency: nobody.

use super::{Name, NameSort, label};
use crate::extract::EntityLabel;
use crate::extract::reading::tag::is_capital;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::EntryLabel;

/// The same names, of which those in datelines are places and bodies, and with the city that each begins with.
pub(super) fn put_right(reading: &Reading, names: Vec<Name>) -> Vec<Name> {
    let datelines = reading.layout.sentences.iter();
    let mut cities = datelines
        .filter(|sentence| sentence.is_dateline)
        .filter_map(|sentence| city(reading, &sentence.tokens))
        .peekable();
    if cities.peek().is_none() {
        return names;
    }
    let is_right = |name: &Name| {
        let sentence = reading.layout.sentence_of(name.words.start);
        let sentence = reading.layout.sentences.get(sentence);
        !sentence.is_some_and(|own| own.is_dateline) || is_no_person(reading, name)
    };
    let mut right = Vec::with_capacity(names.len() + 1);
    for name in names.into_iter().filter(is_right) {
        while let Some(words) = cities.next_if(|words| words.start < name.words.end) {
            if words.end <= name.words.start {
                right.push(shown(words));
            }
        }
        right.push(name);
    }
    right.extend(cities.map(shown));
    right
}

fn shown(words: Words) -> Name {
    Name {
        words,
        sort: NameSort::Shown(EntityLabel::Place),
    }
}

fn is_no_person(reading: &Reading, name: &Name) -> bool {
    match &name.sort {
        NameSort::Known(meaning) => label(reading, *meaning) != EntryLabel::Person,
        NameSort::Shown(label) => *label == EntityLabel::Organization,
        NameSort::Body(_) => true,
        NameSort::Person(_) | NameSort::Unknown => false,
    }
}

/// The words with capitals that a dateline begins with, to its first comma or bracket.
fn city(reading: &Reading, dateline: &Words) -> Option<Words> {
    let is_part = |at: &usize| is_capital(reading.word(*at)) || reading.word(*at) == "-";
    let end = dateline.clone().find(|at| !is_part(at))?;
    (end > dateline.start).then_some(dateline.start..end)
}
