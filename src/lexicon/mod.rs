//! The data files, in memory: names, offices, cues and topics to look up.

mod bodies;
mod cues;
mod descriptions;
mod english;
mod events;
mod gazetteer;
mod generic;
mod inflection;
mod list;
mod names;
mod offices;
mod phrases;
mod topics;
mod words;

pub use bodies::Bodies;
pub use cues::{Act, CueWord, Cues, Frame};
pub use descriptions::Descriptions;
pub use english::{Class, English};
pub use events::{Event, EventId, EventWords, Events};
pub use gazetteer::{Entry, EntryId, EntryLabel, Gazetteer, Meaning, Text};
pub use generic::Generic;
pub use inflection::Verb;
pub use list::ListForm;
pub use names::{Gender, Names, gender_of, gender_of_pronoun};
pub use offices::{Holder, Office, Offices, TitleId};
pub use phrases::Phrases;
pub use topics::{Topic, TopicId, Topics};
pub use words::{Kinds, Words};

/// Everything the extractor knows before it reads.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// What kind of word a word can be.
    pub words: Words,
    /// Words by which somebody is shown to say something.
    pub cues: Cues,
    /// Countries, places, people and organisations.
    pub gazetteer: Gazetteer,
    /// Who holds which office when.
    pub offices: Offices,
    /// What statements are about.
    pub topics: Topics,
    /// Summits, elections, wars.
    pub events: Events,
    /// Words that say nothing of what a text is about.
    pub generic: Generic,
    /// Given names, titles and roles.
    pub names: Names,
    /// Common nouns that stand for a country.
    pub descriptions: Descriptions,
    /// Names of companies, universities and clubs.
    pub bodies: Bodies,
    /// Classes of words that rules ask for.
    pub english: English,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Panics
    /// Never: the data files are part of the program, and a test reads them.
    #[must_use]
    pub fn builtin() -> Self {
        Self::read_builtin().expect("the data files are read in a test")
    }

    /// The largest file is read beside the others: every command waits for it.
    fn read_builtin() -> serde_json::Result<Self> {
        std::thread::scope(|scope| {
            let gazetteer = scope.spawn(read_gazetteer);
            let mut words = Words::read(include_str!("../../data/words.json"))?;
            let cues = Cues::read(include_str!("../../data/cues.json"), &mut words)?;
            let names = Names::read(
                include_str!("../../data/names.json"),
                include_str!("../../data/roles.json"),
            )?;
            Ok(Self {
                words,
                cues,
                names,
                offices: Offices::read(include_str!("../../data/offices.json"))?,
                topics: Topics::read(include_str!("../../data/topics.json"))?,
                generic: Generic::read(include_str!("../../data/phrases.json"))?,
                events: Events::read(include_str!("../../data/events.json"))?,
                descriptions: Descriptions::read(include_str!("../../data/descriptions.json"))?,
                english: English::read(&[
                    include_str!("../../data/english/nouns.json"),
                    include_str!("../../data/english/verbs.json"),
                    include_str!("../../data/english/words.json"),
                ])?,
                bodies: Bodies::read(include_str!("../../data/bodies.txt")),
                gazetteer: gazetteer.join().unwrap_or_else(|_| read_gazetteer())?,
            })
        })
    }
}

fn read_gazetteer() -> serde_json::Result<Gazetteer> {
    Gazetteer::read(
        include_str!("../../data/countries.json"),
        include_str!("../../data/actors.json"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_knows_all_inflections() {
        let lexicon = Lexicon::read_builtin().unwrap();
        for form in [
            "say", "says", "said", "saying", "stressed", "denies", "told",
        ] {
            assert!(lexicon.cues.verb(form).is_some(), "{form}");
        }
        assert!(lexicon.cues.verb("walked").is_none());
        assert_eq!(lexicon.cues.noun("warnings").unwrap().lemma, "warning");
    }

    #[test]
    fn the_longest_name_wins() {
        let gazetteer = Lexicon::builtin().gazetteer;
        let check = |text: &str, expected: Option<(usize, &str)>| {
            let words: Vec<_> = text.split(' ').collect();
            let found = gazetteer.longest(|at| words.get(at).copied().unwrap_or(""));
            let found = found.map(|(length, meaning)| {
                let (Meaning::Name(id)
                | Meaning::Adjective(id)
                | Meaning::Demonym(id)
                | Meaning::Capital { country: id, .. }) = meaning;
                (length, &*gazetteer.entry(id).name)
            });
            assert_eq!(found, expected, "{text}");
        };
        check("South Korea said", Some((2, "South Korea")));
        check("Chinese exports", Some((1, "China")));
        check("Beijing said", Some((1, "China")));
        check(
            "China ’s Foreign Ministry",
            Some((4, "China's Foreign Ministry")),
        );
        check("us too", None);
    }

    #[test]
    fn offices_have_terms() {
        let offices = Lexicon::builtin().offices;
        let words = ["prime", "minister", "of"];
        let (length, title) = offices
            .longest_title(|at| words.get(at).copied().unwrap_or(""))
            .unwrap();
        assert_eq!(length, 2);
        assert!(offices.has_title(
            "Sanae Takaichi",
            title,
            Some(jiff::civil::date(2025, 11, 24))
        ));
        assert!(!offices.has_title("Sanae Takaichi", title, Some(jiff::civil::date(2024, 1, 1))));
    }
}
