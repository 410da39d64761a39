//! A document becomes mentions and attributions.

mod act;
mod assemble;
mod attribute;
mod content;
mod coreference;
mod cue;
mod discourse;
mod entities;
mod extraction;
mod flags;
mod mention;
mod noun_phrase;
mod office;
mod provenance;
mod reading;
mod resolve;
mod source;
mod speaker;
mod tag;
#[cfg(test)]
mod tests;
mod venue;
mod verb_group;

pub use extraction::{
    Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Mention, Sieve,
};

pub use crate::lexicon::Act;
use crate::lexicon::Lexicon;
use crate::text::Document;
use coreference::Where;
use entities::Entities;
use reading::Reading;

/// Finds who said what in `document`, and which words stand for which entity.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let day = document.date;
    let reading = Reading::new(document, lexicon);
    let candidates = attribute::candidates(&reading);
    let names = mention::find(&reading);
    let mut entities = Entities::new(lexicon);
    let mut links = resolve::resolve(&reading, &names, &mut entities, day);
    coreference::link(&reading, &mut entities, &mut links, day, Where::Outside);
    let speakers = assemble::all_speakers(&reading, &entities, &links, &candidates);
    speaker::govern(&candidates, &speakers, &mut links);
    let quoted = assemble::quotation_speakers(&reading, &candidates, &speakers);
    coreference::link(
        &reading,
        &mut entities,
        &mut links,
        day,
        Where::Inside(&quoted),
    );
    let attributions = assemble::attributions(&reading, &entities, &links, &candidates, day);
    Extraction {
        entities: entities.list,
        mentions: links.iter().map(|link| link.mention(&reading)).collect(),
        attributions,
    }
}
