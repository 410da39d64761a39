//! What kind of word a word can be.

use super::inflection::{Verb, VerbForm, inflect};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A set of the kinds a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u32);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Kinds {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

kinds! {
    /// the, some
    DETERMINER = 0;
    /// my, their
    POSSESSIVE = 1;
    /// he, us, nobody
    PRONOUN = 2;
    /// of, during
    PREPOSITION = 3;
    /// and, but
    CONJUNCTION = 4;
    /// because, while
    SUBORDINATOR = 5;
    /// what, whether
    QUESTION = 6;
    /// who, which
    RELATIVE = 7;
    /// is, been
    BE = 8;
    /// has, had
    HAVE = 9;
    /// did
    DO = 10;
    /// will, could
    MODAL = 11;
    /// not, never
    NEGATION = 12;
    /// also, repeatedly
    ADVERB = 13;
    /// former, several
    ADJECTIVE = 14;
    /// Monday
    WEEKDAY = 15;
    /// April
    MONTH = 16;
    /// A verb as after "to".
    BASE = 17;
    /// A verb as after "she".
    THIRD = 18;
    /// A verb in the past.
    PAST = 19;
    /// A verb as after "have".
    PARTICIPLE = 20;
    /// A verb in -ing.
    GERUND = 21;
    /// A verb's form that is a noun as well: claims.
    NOUN = 22;
}

impl Kinds {
    /// Whether the two share a kind.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All kinds of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is no kind.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The kinds of each word known, in lower case.
#[derive(Debug, Default)]
pub struct Words {
    kinds: FxHashMap<String, Kinds>,
}

#[derive(Deserialize)]
struct File {
    determiner: Vec<String>,
    possessive: Vec<String>,
    pronoun: Vec<String>,
    preposition: Vec<String>,
    conjunction: Vec<String>,
    subordinator: Vec<String>,
    question: Vec<String>,
    relative: Vec<String>,
    be: Vec<String>,
    have: Vec<String>,
    #[serde(rename = "do")]
    auxiliary_do: Vec<String>,
    modal: Vec<String>,
    negation: Vec<String>,
    adverb: Vec<String>,
    adjective: Vec<String>,
    weekday: Vec<String>,
    month: Vec<String>,
    verbs: Vec<Verb>,
}

impl Words {
    /// Reads `words.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        let file: File = serde_json::from_str(json)?;
        let mut words = Self::default();
        for (list, kind) in [
            (&file.determiner, Kinds::DETERMINER),
            (&file.possessive, Kinds::POSSESSIVE),
            (&file.pronoun, Kinds::PRONOUN),
            (&file.preposition, Kinds::PREPOSITION),
            (&file.conjunction, Kinds::CONJUNCTION),
            (&file.subordinator, Kinds::SUBORDINATOR),
            (&file.question, Kinds::QUESTION),
            (&file.relative, Kinds::RELATIVE),
            (&file.be, Kinds::BE),
            (&file.have, Kinds::HAVE),
            (&file.auxiliary_do, Kinds::DO),
            (&file.modal, Kinds::MODAL),
            (&file.negation, Kinds::NEGATION),
            (&file.adverb, Kinds::ADVERB),
            (&file.adjective, Kinds::ADJECTIVE),
            (&file.weekday, Kinds::WEEKDAY),
            (&file.month, Kinds::MONTH),
        ] {
            for word in list {
                words.add(word, kind);
            }
        }
        for verb in &file.verbs {
            words.add_verb(verb, true);
        }
        Ok(words)
    }

    /// The kinds of a word in lower case; none for an unknown one.
    #[must_use]
    pub fn kinds(&self, lower: &str) -> Kinds {
        self.kinds.get(lower).copied().unwrap_or_default()
    }

    /// Adds all forms of a verb.
    pub(super) fn add_verb(&mut self, verb: &Verb, is_noun: bool) {
        for (form, word) in inflect(verb) {
            let kind = match form {
                VerbForm::Base => Kinds::BASE,
                VerbForm::Third => Kinds::THIRD,
                VerbForm::Past => Kinds::PAST,
                VerbForm::Participle => Kinds::PARTICIPLE,
                VerbForm::Gerund => Kinds::GERUND,
            };
            let can_be_noun = is_noun && matches!(form, VerbForm::Base | VerbForm::Third);
            self.add(&word, kind);
            if can_be_noun {
                self.add(&word, Kinds::NOUN);
            }
        }
    }

    fn add(&mut self, word: &str, kind: Kinds) {
        let kinds = self.kinds.entry(word.to_owned()).or_default();
        *kinds = kinds.with(kind);
    }
}
