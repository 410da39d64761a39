//! A capital that does something is its country's government: "Beijing bans imports", "Washington's offer".
//! Where things merely are, or happen, it is a city.

use crate::extract::entity::resolve::Link;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Class, Frame};
use crate::syntax::Relation;

/// Lets capitals that act stand for their government.
pub(in crate::extract) fn act(reading: &Reading, links: &mut [Link]) {
    for link in links {
        if let Some(government) = link.government.filter(|_| acts(reading, &link.words)) {
            link.entity = government;
        }
    }
}

fn acts(reading: &Reading, words: &Words) -> bool {
    let Some(head) = words.end.checked_sub(1) else {
        return false;
    };
    if reading.tag(words.end) == Tag::Genitive {
        return is_government_matter(reading, words.end + 1);
    }
    if matches!(reading.tag(words.end), Tag::Past | Tag::Third) {
        return !reading.is(words.end, Class::CityVerb);
    }
    let syntax = &reading.syntax;
    let verb = syntax
        .head(head)
        .filter(|verb| syntax.tags[*verb].is_verb());
    let Some(verb) = verb else {
        return false;
    };
    let lower = reading.lower(verb);
    let is_spoken_to = || {
        let cue = reading.lexicon.cues.verb(lower);
        cue.is_some_and(|cue| cue.takes(Frame::Person))
    };
    match syntax.relations[head] {
        relation if relation.is_subject() => !reading.is(verb, Class::CityVerb),
        Relation::Object => is_spoken_to(),
        _ => false,
    }
}

/// Whether the noun of "Beijing's …" from `at` on is one of governments.
fn is_government_matter(reading: &Reading, at: usize) -> bool {
    let limit = reading.sentence(at).end.min(at + 4);
    let end =
        (at..limit).find(|at| !matches!(reading.tag(*at), Tag::Noun | Tag::Adjective | Tag::Name));
    let Some(head) = end
        .unwrap_or(limit)
        .checked_sub(1)
        .filter(|head| *head >= at)
    else {
        return false;
    };
    reading.is(head, Class::GovernmentMatter)
}
