//! A document becomes mentions and attributions.
//!
//! It walks once through a row of rooms, each of which uses only those before it:
//!
//! | room | what it finds |
//! |---|---|
//! | `reading` | tokens with their classes, noun phrases, verb groups |
//! | `attribute` | cues, and the words of each one's source and content |
//! | `date` | the days that the text tells |
//! | `name` | the words that are names, and of what kind |
//! | `entity` | whom or what each name means |
//! | `event` | summits, elections, wars |
//! | `reference` | whom pronouns and descriptions mean |
//! | `statement` | who speaks, to whom, about what: the attributions |

pub(crate) mod attribute;
mod date;
mod entity;
mod event;
mod extraction;
pub(crate) mod name;
pub(crate) mod reading;
pub(crate) mod reference;
mod statement;
#[cfg(test)]
mod tests;

pub use extraction::{
    Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Mention, Period, Phrase, Setting,
    Sieve, Time,
};

pub use crate::lexicon::Act;
pub use entity::Joint;
pub(crate) use entity::{folded, without_initials};

use crate::Span;
use crate::lexicon::Lexicon;
use crate::text::{Document, clean, stretches};
use entity::{Entities, office, resolve};
use name::model::NameModel;
use reading::Reading;
use reference::{Means, Where};
use statement::{assemble, government, phrase, speaker};

/// Finds who said what in `document`, and which words stand for which entity.
///
/// A document longer than any article is read in [`stretches`], so that
/// what is kept of each word is kept of one stretch only.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let mut joint = Joint::default();
    for stretch in stretches(document) {
        joint.add(extract_stretch(document, stretch, lexicon));
    }
    joint.whole
}

/// The same with another model of names, for a document that is one stretch.
pub(crate) fn extract_with(
    document: &Document,
    lexicon: &Lexicon,
    names: &NameModel,
) -> Extraction {
    find(document, lexicon, names, builtin_means())
}

/// The same with other means to resolve pronouns.
pub(crate) fn extract_watched(document: &Document, lexicon: &Lexicon, means: Means) -> Extraction {
    find(document, lexicon, NameModel::builtin(), means)
}

fn builtin_means() -> Means<'static> {
    Means {
        ranker: reference::antecedent::builtin(),
        watch: None,
    }
}

/// Finds what one stretch of `document` says, with places in the whole text.
#[must_use]
pub fn extract_stretch(document: &Document, stretch: Span, lexicon: &Lexicon) -> Extraction {
    if stretch == document.body {
        return find(document, lexicon, NameModel::builtin(), builtin_means());
    }
    let part = Document {
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        date: document.date,
        ..Document::new(document.path.as_str(), stretch.of(&document.text))
    };
    let mut found = find(&part, lexicon, NameModel::builtin(), builtin_means());
    found.shift(stretch.start);
    found
}

/// Reads the text that is seen, and gives places in the text as it is.
fn find(document: &Document, lexicon: &Lexicon, names: &NameModel, means: Means) -> Extraction {
    let clean = clean(document.body.of(&document.text));
    if clean.is_same() {
        return find_in(document, lexicon, names, means);
    }
    let part = Document {
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        date: document.date,
        ..Document::new(document.path.as_str(), &*clean.text)
    };
    let mut found = find_in(&part, lexicon, names, means);
    found.relocate(|span| clean.span(span));
    found.shift(document.body.start);
    found
}

/// One pass after the other.
fn find_in(document: &Document, lexicon: &Lexicon, names: &NameModel, means: Means) -> Extraction {
    let day = document.date;
    let reading = Reading::new(document, lexicon);
    let candidates = attribute::candidates(&reading);
    let events = name::event_names(&reading);
    let names = name::find(&reading, names, &events);
    let mut entities = Entities::new(lexicon);
    let mut links = resolve::resolve(&reading, &names, &mut entities, day);
    let mut loose = resolve::loose(&reading, &names, &links, &mut entities);
    reference::link(
        &reading,
        &mut entities,
        &mut links,
        &mut loose,
        day,
        Where::Outside,
        means,
    );
    let speakers = assemble::all_speakers(&reading, &entities, &links, &candidates);
    speaker::govern(&candidates, &speakers, &mut links);
    government::act(&reading, &mut links);
    let quoted = assemble::quotation_speakers(&reading, &candidates, &speakers);
    reference::link(
        &reading,
        &mut entities,
        &mut links,
        &mut loose,
        day,
        Where::Inside(&quoted),
        means,
    );
    office::add_roles(&mut entities, day);
    let dates = date::dates(&reading, day);
    event::link(&reading, &mut entities, &mut links, &events, &dates, day);
    let attributions =
        assemble::attributions(&reading, &entities, &links, &candidates, &dates, day);
    let phrases = phrase::phrases(&reading, &entities, &links, &candidates);
    let mut found = Extraction {
        phrases,
        mentions: links.iter().map(|link| link.mention(&reading)).collect(),
        attributions,
        times: dates.iter().map(|date| date.time(&reading)).collect(),
        sentences: reading.sentences().collect(),
        paragraphs: reading.paragraphs().collect(),
        entities: Vec::new(),
    };
    found.entities = entities.finish(&mut found);
    found
}
