//! What was found in the stretches of one document becomes what was found in all of it.

use crate::extract::extraction::{Entity, EntityId, EntityLabel, Extraction};
use rustc_hash::FxHashMap;

/// What was found so far; entities of the same label and name are one.
#[derive(Debug, Default)]
pub struct Joint {
    /// All of it.
    pub whole: Extraction,
    /// Filled with the second stretch.
    known: FxHashMap<(EntityLabel, String), EntityId>,
}

impl Joint {
    /// Adds what was found in the next stretch.
    pub fn add(&mut self, found: Extraction) {
        if self.whole == Extraction::default() {
            self.whole = found;
            return;
        }
        if self.known.is_empty() {
            let entities = self.whole.entities.iter().enumerate();
            self.known = entities
                .map(|(index, entity)| (key(entity), EntityId(index)))
                .collect();
        }
        self.append(found);
    }

    fn append(&mut self, mut found: Extraction) {
        let own: Vec<EntityId> = found.entities.iter().map(|new| self.place(new)).collect();
        for id in found.entity_ids() {
            *id = own[id.0];
        }
        for (new, id) in found.entities.into_iter().zip(&own) {
            complete(&mut self.whole.entities[id.0], new, &own);
        }
        self.whole.mentions.extend(found.mentions);
        let before = self.whole.attributions.len();
        let phrases = found.phrases.into_iter().map(|mut phrase| {
            phrase.attribution += before;
            phrase
        });
        self.whole.phrases.extend(phrases);
        let attributions = found.attributions.into_iter().map(|mut attribution| {
            attribution.parent = attribution.parent.map(|parent| parent + before);
            attribution
        });
        self.whole.attributions.extend(attributions);
        self.whole.times.extend(found.times);
        self.whole.sentences.extend(found.sentences);
        self.whole.paragraphs.extend(found.paragraphs);
    }

    /// The place of an entity, at the end if it is new.
    fn place(&mut self, new: &Entity) -> EntityId {
        let next = EntityId(self.whole.entities.len());
        let id = *self.known.entry(key(new)).or_insert(next);
        if id == next {
            let bare = Entity::new(new.name.as_str(), new.label);
            self.whole.entities.push(bare);
        }
        id
    }
}

fn key(entity: &Entity) -> (EntityLabel, String) {
    (entity.label, entity.name.clone())
}

/// Adds what `new` knows and `entity` does not; `own` is where the entities of `new` have gone.
fn complete(entity: &mut Entity, new: Entity, own: &[EntityId]) {
    for alias in new.aliases {
        if !entity.aliases.contains(&alias) {
            entity.aliases.push(alias);
        }
    }
    entity.known |= new.known;
    if entity.date.is_none() {
        (entity.date, entity.until) = (new.date, new.until);
    }
    entity.place = entity.place.take().or(new.place);
    entity.capital = entity.capital.take().or(new.capital);
    if entity.blocs.is_empty() {
        entity.blocs = new.blocs;
    }
    for id in new.of.iter().map(|id| own[id.0]) {
        if !entity.of.contains(&id) {
            entity.of.push(id);
        }
    }
    entity.broader = entity.broader.or(new.broader.map(|id| own[id.0]));
    entity.role = entity.role.take().or(new.role);
    entity.gender = entity.gender.take().or(new.gender);
    entity.wikidata = entity.wikidata.take().or(new.wikidata);
    entity.iso = entity.iso.take().or(new.iso);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::extract::extract_stretch;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    #[test]
    fn stretches_give_what_the_whole_gives() {
        let text = "Xi Jinping told Donald Trump that Taiwan is part of China.\n\
            German Chancellor Friedrich Merz said that tariffs harm all.\n\
            “We will win,” Donald Trump said. Reuters reported that Xi Jinping agreed that China buys soybeans.\n";
        let document = Document::new("a.txt", text);
        let lexicon = Lexicon::builtin();
        let whole = extract_stretch(&document, document.body, &lexicon);
        let mut joint = Joint::default();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let stretch = Span::new(start, start + line.len());
            joint.add(extract_stretch(&document, stretch, &lexicon));
            start = stretch.end;
        }
        let told = |found: &Extraction| {
            let name = |id: &EntityId| found.entities[id.0].name.clone();
            let one = |own: &crate::extract::Attribution| {
                let about: Vec<_> = own.about.iter().map(name).collect();
                let who: Vec<_> = own.speakers.iter().chain(&own.to).map(name).collect();
                let words = [own.source.clone(), own.cue.clone(), own.content.clone()];
                (
                    who,
                    about,
                    words,
                    own.parent,
                    own.according_to.map(|id| name(&id)),
                )
            };
            found.attributions.iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(told(&joint.whole), told(&whole));
        assert_eq!(whole.attributions.len(), 5);
        assert_eq!(joint.whole.paragraphs, whole.paragraphs);
        assert_eq!(joint.whole.sentences, whole.sentences);
        let names = |found: &Extraction| {
            let mut names: Vec<_> = found.entities.iter().map(|one| one.name.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&joint.whole), names(&whole));
        assert_eq!(joint.whole.mentions.len(), whole.mentions.len());
    }
}
