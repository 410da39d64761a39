//! State organs in lower case: "Brazil's *foreign ministry*", "the Czech *senate*".

use super::Link;
use super::body::owned;
use crate::extract::entity::Entities;
use crate::extract::extraction::{EntityLabel, Sieve};
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;

/// Adds a link for each such organ of a country that is named right before it.
pub(super) fn add_organs(reading: &Reading, entities: &mut Entities, links: &mut Vec<Link>) {
    let mut found = Vec::new();
    for link in links.iter() {
        if entities.label(link.entity) != EntityLabel::Country {
            continue;
        }
        let Some(words) = organ(reading, link) else {
            continue;
        };
        let country = entities.get(link.entity).name.clone();
        let name = owned(&country, &in_capitals(reading, &words));
        let known = reading.lexicon.gazetteer.named(&name);
        let organ = match known {
            Some(entry) => entities.of_entry(entry),
            None => entities.of_name(&name, EntityLabel::Organization),
        };
        entities.set_of(organ, link.entity);
        found.push(Link::new(words, organ, Sieve::Description, 0.85));
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}

/// The words of an organ behind a country's name.
fn organ(reading: &Reading, country: &Link) -> Option<Words> {
    let is_owner = reading.tag(country.words.end) == Tag::Genitive;
    let is_adjective = country.by == Sieve::Adjective;
    let start = country.words.end + usize::from(is_owner);
    let is_small = |at: usize| !is_capital(reading.word(at));
    let field = (start..start + 3)
        .take_while(|at| reading.is(*at, Class::Portfolio) && is_small(*at))
        .count();
    let head = start + field;
    let is_organ = reading.is(head, Class::Organ) && is_small(head);
    let is_bank = reading.says(start, &["central", "bank"]);
    let head = if is_bank { start + 1 } else { head };
    let is_whole = !reading.tag(head + 1).is_nominal() && reading.tag(head + 1) != Tag::Hyphen;
    let has_field = field > 0 || reading.lower(head) != "ministry";
    ((is_owner || is_adjective) && (is_organ && has_field || is_bank) && is_whole)
        .then_some(start..head + 1)
}

/// "foreign ministry" as "Foreign Ministry".
fn in_capitals(reading: &Reading, words: &Words) -> String {
    let capital = |at: usize| {
        let word = reading.word(at);
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    };
    words.clone().map(capital).collect::<Vec<_>>().join(" ")
}
