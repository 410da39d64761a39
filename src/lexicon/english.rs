//! Named classes of English words: rules ask for a class, and the words stand in `data/english`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A class of words that rules ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class {
            $($(#[$doc])* $name,)*
        }

        /// All classes, by what the files call them.
        const CLASSES: &[(&str, Class)] = &[$(($text, Class::$name),)*];
    };
}

classes! {
    /// What cities do, too, and not their governments alone: *hosts*.
    CityVerb = "city verb",
    /// Verbs that leave it to a noun to say what is done: *issued* a denial.
    LightVerb = "light verb",
    /// What governments have: Beijing's *ban*.
    GovernmentMatter = "government matter",
    /// Those who speak for a country or a body: *officials*.
    Voice = "voice",
    /// Those who speak for a body or a person, but for no country: *office*.
    HouseVoice = "house voice",
    /// What is written and says something: *report*.
    Paper = "paper",
    /// Those who work for somebody, named after them: *campaign*.
    Team = "team",
    /// Nouns of bodies whose country is part of the name: American *Institute*.
    OwnName = "own name",
    /// What ends companies' names: *plc*.
    CompanyEnding = "company ending",
    /// Nouns that stand before a body's name: the *newspaper* Ultima Hora.
    BeforeABody = "before a body",
    /// Heads of bodies' names, even where they look like a place's: *Council*.
    BodyHead = "body head",
    /// Bodies that are for something, often for two things: *Department* of Housing and Urban Development.
    FieldHead = "field head",
    /// On what occasion something is said: in an *interview*.
    Occasion = "occasion",
    /// What is somebody's and tells that the rest of the sentence is: by his own *admission*.
    Account = "account",
    /// Relatives: *aunt*.
    Kin = "kin",
    /// Ways to speak with somebody: in a *call* with Xi.
    Talk = "talk",
    /// Companies, when spoken of again: the *carmaker*.
    Firm = "firm",
    /// Bodies, when spoken of again: the *watchdog*.
    Agency = "agency",
    /// Media, when spoken of again: the *daily*.
    PaperHouse = "paper house",
    /// Countries, when spoken of again: the *kingdom*.
    Nation = "nation",
    /// Who is at the top, by whatever name: *chair* and *chief*.
    Chief = "chief",
    /// Clubs, when spoken of again: the *team*.
    Side = "side",
    /// What stands where names do and is nobody's: *Highness*.
    NoName = "no name",
    /// What newspapers and the like are called, behind a place: Denver *Post*.
    HouseName = "house name",
    /// Whose offices and hospitals are named after them: the *Sheriff*'s Department.
    OwningFolk = "owning folk",
    /// What ministries are for: *foreign* ministry.
    Portfolio = "portfolio",
    /// State organs written in lower case: *parliament*.
    Organ = "organ",
    /// What is printed before a colon and speaks for nobody: *Photo*.
    Label = "label",
    /// What reports the words of somebody else: *quoted* him as saying.
    Quoting = "quoting",
    /// How works come to be: *wrote* “The Last Crane”.
    WorkVerb = "work verb",
    /// What studies do, and is no thought: *found*.
    Finding = "finding",
    /// What opens a clause that is part of another: *after*.
    ClauseOpener = "clause opener",
    /// What is *last* or *next*: *week*.
    Period = "period",
    /// What is admitted: *guilty*.
    Guilt = "guilt",
    /// What answers somebody: *replied*.
    Reply = "reply",
    /// What stands before what is spoken of: *Of* the treaty he said.
    Regarding = "regarding",
    /// Given names that are words as well: *Will* Carr.
    GivenToo = "given too",
    /// What stands before bodies that every country has: the *High* Court.
    CommonFront = "common front",
    /// What is done with a paper by others than its authors: a report *seen* by Reuters.
    PassedOn = "passed on",
    /// What is claimed by winning: a *title*.
    Prize = "prize",
    /// Words that tell that somebody else than today's holder is meant: *then*.
    PastHolder = "past holder",
    /// With whom one says something: *alongside*.
    Together = "together",
    /// Letters behind or before a name that are no part of it: *KC*.
    Honour = "honour",
    /// Parties as they stand before a member: *Tory*.
    Party = "party",
    /// Prepositions of place: *near*.
    Locative = "locative",
    /// *him*, *them*.
    ObjectPronoun = "object pronoun",
    /// What has given names and is no person: *Hurricane* Rita.
    Storm = "storm",
    /// Words for what is only supposed: *if*.
    Supposing = "supposing",
    /// What follows a hyphen and is no part of a name: Trump-*backed*.
    HyphenSuffix = "hyphen suffix",
}

/// The classes of each word, one bit for each class.
#[derive(Debug, Default)]
pub struct English {
    words: FxHashMap<String, u64>,
}

#[derive(Deserialize)]
struct Record {
    class: String,
    words: Vec<String>,
}

impl English {
    /// Reads the files of `data/english`.
    ///
    /// # Errors
    /// When one is no JSON of that shape. Classes that nobody asks for are left out.
    pub fn read(files: &[&str]) -> serde_json::Result<Self> {
        let mut words: FxHashMap<String, u64> = FxHashMap::default();
        for file in files {
            for record in serde_json::from_str::<Vec<Record>>(file)? {
                let class = CLASSES.iter().find(|(name, _)| *name == record.class);
                let bit = class.map_or(0, |(_, class)| class.bit());
                for word in record.words {
                    *words.entry(word).or_default() |= bit;
                }
            }
        }
        Ok(Self { words })
    }

    /// Whether a word in lower case is of that class.
    #[must_use]
    pub fn is(&self, lower: &str, class: Class) -> bool {
        self.words
            .get(lower)
            .is_some_and(|own| own & class.bit() != 0)
    }
}

impl Class {
    const fn bit(self) -> u64 {
        1 << self as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_class_has_words() {
        let english = Lexicon::builtin().english;
        let all = english.words.values().fold(0, |all, own| all | own);
        for (name, class) in CLASSES {
            assert!(all & class.bit() != 0, "{name}");
        }
        assert!(english.is("carmaker", Class::Firm));
        assert!(!english.is("carmaker", Class::Voice));
    }
}
