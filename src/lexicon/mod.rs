//! The data files, in memory: names, offices, cues and topics to look up.

mod cues;
mod inflection;
mod words;

pub use cues::{CueWord, Cues, Frame};
pub use words::{Kinds, Words};

/// Everything the extractor knows before it reads.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// What kind of word a word can be.
    pub words: Words,
    /// Words by which somebody is shown to say something.
    pub cues: Cues,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Panics
    /// Never: the data files are part of the program, and a test reads them.
    #[must_use]
    pub fn builtin() -> Self {
        let mut words = Words::read(include_str!("../../data/words.json")).expect("words.json");
        let cues = Cues::read(include_str!("../../data/cues.json"), &mut words).expect("cues.json");
        Self { words, cues }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_knows_all_inflections() {
        let lexicon = Lexicon::builtin();
        for form in [
            "say", "says", "said", "saying", "stressed", "denies", "told",
        ] {
            assert!(lexicon.cues.verb(form).is_some(), "{form}");
        }
        assert!(lexicon.cues.verb("walked").is_none());
        assert_eq!(lexicon.cues.noun("warnings").unwrap().lemma, "warning");
    }
}
