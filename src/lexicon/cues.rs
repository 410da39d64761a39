//! Words by which somebody is shown to say or think something.

use super::inflection::{Verb, VerbForm, inflect};
use super::words::Words;
use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can follow a cue word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// A direct quotation.
    Quote,
    /// A clause, with or without "that".
    Clause,
    /// An infinitive.
    To,
    /// A noun phrase that is the content.
    Object,
    /// A clause with a question word.
    Question,
    /// A noun phrase that is the addressee, before the content.
    Person,
    /// A noun phrase, and what it is described as.
    As,
}

/// What is done by saying something: the speech act.
///
/// Searle's classes, of which questions are kept apart from other directives and denials from other
/// assertives; expressives and declarations count as assertions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The content is said to be so: said, claimed, warned that.
    #[default]
    Assertion,
    /// The content is said not to be so, or is turned down: denied, rejected, ruled out, refused to.
    Denial,
    /// Whether the content is so is asked: asked whether, wondered.
    Question,
    /// Somebody is to bring the content about: urged, demanded, asked for, called on X to.
    Directive,
    /// The speaker undertakes to bring the content about: promised, vowed, threatened to.
    Commissive,
    /// Nothing is said of the content: declined to comment.
    Refusal,
    /// The speaker owns up to the content: pleaded guilty.
    Admission,
}

impl Act {
    /// In lower case, as properties and JSON have it: `assertion`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assertion => "assertion",
            Self::Denial => "denial",
            Self::Question => "question",
            Self::Directive => "directive",
            Self::Commissive => "commissive",
            Self::Refusal => "refusal",
            Self::Admission => "admission",
        }
    }
}

/// A word that can be a cue, and what it needs around it.
#[derive(Debug, Clone, Default)]
pub struct CueWord {
    /// As in a dictionary.
    pub lemma: String,
    /// What can follow.
    pub takes: Vec<Frame>,
    /// Prepositions and particles with which it is a cue that takes an object: call *for*.
    pub with: Vec<String>,
    /// Whether it shows thought or will rather than speech.
    pub attitude: bool,
    /// Whether events do it as well as people: "the vote shows that".
    pub shows: bool,
    /// What is done by it.
    pub act: Act,
    /// What is done by it where one of these words comes between it and the content, or begins
    /// the content: ask *for*, tell somebody *to*.
    pub act_with: Vec<(String, Act)>,
    /// The way of saying or thinking by which questions ask: `accuse`, `praise`; nothing where it is
    /// merely said.
    pub manner: Option<ArcStr>,
    /// The way of it where one of these words follows: call *for*, rule *out*.
    pub manner_with: Vec<(String, ArcStr)>,
}

impl CueWord {
    /// Whether `frame` can follow.
    #[must_use]
    pub fn takes(&self, frame: Frame) -> bool {
        self.takes.contains(&frame)
    }

    /// What is done by it where `word` follows, if that changes it.
    #[must_use]
    pub fn act_with(&self, word: &str) -> Option<Act> {
        let (_, act) = self.act_with.iter().find(|(with, _)| with == word)?;
        Some(*act)
    }

    /// The way of saying it where `word` follows, if that changes it.
    #[must_use]
    pub fn manner_with(&self, word: &str) -> Option<&ArcStr> {
        let mut known = self.manner_with.iter();
        known
            .find(|(with, _)| with == word)
            .map(|(_, manner)| manner)
    }
}

/// All cue words by their forms in lower case.
#[derive(Debug, Default)]
pub struct Cues {
    words: Vec<CueWord>,
    verbs: FxHashMap<String, usize>,
    nouns: FxHashMap<String, usize>,
    adjectives: FxHashMap<String, usize>,
    hedges: FxHashSet<String>,
    negations: FxHashSet<String>,
    refusals: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    verbs: Vec<CueVerb>,
    nouns: Vec<CueNoun>,
    adjectives: Vec<CueAdjective>,
    hedges: Vec<String>,
    negations: Vec<String>,
    refusals: Vec<String>,
}

#[derive(Deserialize)]
struct CueVerb {
    verb: String,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    takes: Vec<Frame>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    attitude: bool,
    #[serde(default)]
    shows: bool,
    #[serde(default)]
    noun: bool,
    #[serde(default)]
    act: Act,
    #[serde(default)]
    act_with: BTreeMap<String, Act>,
    manner: Option<String>,
    #[serde(default)]
    manner_with: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct CueNoun {
    noun: String,
    #[serde(default)]
    attitude: bool,
    #[serde(default)]
    act: Act,
    manner: Option<String>,
}

#[derive(Deserialize)]
struct CueAdjective {
    adjective: String,
    manner: Option<String>,
    #[serde(default)]
    takes: Vec<Frame>,
    #[serde(default)]
    with: Vec<String>,
}

impl Cues {
    /// The cues that come with the program, alone.
    ///
    /// # Panics
    /// Never: the data file is part of the program, and a test reads it.
    #[must_use]
    pub fn builtin() -> Self {
        let text = include_str!("../../data/cues.json");
        Self::read(text, &mut Words::default()).expect("the data files are read in a test")
    }

    /// Reads `cues.json`, and tells `words` the verbs.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str, words: &mut Words) -> serde_json::Result<Self> {
        let file: File = serde_json::from_str(json)?;
        let mut cues = Self {
            hedges: file.hedges.into_iter().collect(),
            negations: file.negations.into_iter().collect(),
            ..Self::default()
        };
        for verb in file.verbs {
            let forms = Verb {
                verb: verb.verb.clone(),
                forms: verb.forms.clone(),
            };
            words.add_verb(&forms, verb.noun);
            cues.add_verb(verb, &forms, &file.refusals);
        }
        for noun in file.nouns {
            cues.add_noun(&noun);
        }
        for adjective in file.adjectives {
            cues.adjectives
                .insert(adjective.adjective.clone(), cues.words.len());
            cues.words.push(CueWord {
                lemma: adjective.adjective,
                takes: adjective.takes,
                with: adjective.with,
                attitude: true,
                manner: adjective.manner.map(ArcStr::from),
                ..CueWord::default()
            });
        }
        Ok(cues)
    }

    /// The cue verb one of whose forms this is.
    #[must_use]
    pub fn verb(&self, lower: &str) -> Option<&CueWord> {
        self.words.get(*self.verbs.get(lower)?)
    }

    /// The cue noun, singular or plural.
    #[must_use]
    pub fn noun(&self, lower: &str) -> Option<&CueWord> {
        self.words.get(*self.nouns.get(lower)?)
    }

    /// The cue adjective.
    #[must_use]
    pub fn adjective(&self, lower: &str) -> Option<&CueWord> {
        self.words.get(*self.adjectives.get(lower)?)
    }

    /// Every form of every cue verb, in lower case, with its entry.
    pub fn verbs(&self) -> impl Iterator<Item = (&str, &CueWord)> {
        entries(&self.verbs, &self.words)
    }

    /// Every cue noun, singular and plural, with its entry.
    pub fn nouns(&self) -> impl Iterator<Item = (&str, &CueWord)> {
        entries(&self.nouns, &self.words)
    }

    /// Every cue adjective, with its entry.
    pub fn adjectives(&self) -> impl Iterator<Item = (&str, &CueWord)> {
        entries(&self.adjectives, &self.words)
    }

    /// Whether the word says that the article does not vouch: "reportedly".
    #[must_use]
    pub fn is_hedge(&self, lower: &str) -> bool {
        self.hedges.contains(lower)
    }

    /// Whether the word negates: "not", "never".
    #[must_use]
    pub fn is_negation(&self, lower: &str) -> bool {
        self.negations.contains(lower)
    }

    /// Whether the verb, with an infinitive after it, says that it was not done: "declined to".
    #[must_use]
    pub fn is_refusal(&self, lower: &str) -> bool {
        self.refusals.contains(lower)
    }

    fn add_verb(&mut self, verb: CueVerb, forms: &Verb, refusals: &[String]) {
        let is_refusal = refusals.contains(&verb.verb);
        for (form, word) in inflect(forms) {
            if is_refusal {
                self.refusals.insert(word.clone());
            }
            if form == VerbForm::Past || !self.verbs.contains_key(&word) {
                self.verbs.insert(word, self.words.len());
            }
        }
        self.words.push(CueWord {
            lemma: verb.verb,
            takes: verb.takes,
            with: verb.with,
            attitude: verb.attitude,
            shows: verb.shows,
            act: verb.act,
            act_with: verb.act_with.into_iter().collect(),
            manner: verb.manner.map(ArcStr::from),
            manner_with: (verb.manner_with.into_iter())
                .map(|(with, manner)| (with, manner.into()))
                .collect(),
        });
    }

    fn add_noun(&mut self, noun: &CueNoun) {
        let plural = match noun.noun.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None if noun.noun.ends_with(['s', 'x', 'h']) => format!("{}es", noun.noun),
            None => format!("{}s", noun.noun),
        };
        for word in [noun.noun.clone(), plural] {
            self.nouns.insert(word, self.words.len());
        }
        self.words.push(CueWord {
            lemma: noun.noun.clone(),
            takes: vec![Frame::Clause],
            attitude: noun.attitude,
            act: noun.act,
            manner: noun.manner.as_deref().map(ArcStr::from),
            ..CueWord::default()
        });
    }
}

fn entries<'a>(
    forms: &'a FxHashMap<String, usize>,
    words: &'a [CueWord],
) -> impl Iterator<Item = (&'a str, &'a CueWord)> {
    let entry = |(form, place): (&'a String, &usize)| Some((form.as_str(), words.get(*place)?));
    forms.iter().filter_map(entry)
}
