//! The wordings of questions: data/questions.json, and the verbs and nouns of data/cues.json.

use super::names::fold;
use super::word::{Key, Saying, Sort};
use crate::lexicon::{CueWord, Cues};
use arcstr::ArcStr;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// People or bodies that are asked for by what they are: women, ministers, companies.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// As it is called in notes.
    pub(super) name: &'static str,
    /// Their `gender`.
    pub(super) gender: Option<String>,
    /// Words of their `role`, one of which must be its head.
    pub(super) roles: Vec<String>,
    /// Words by which texts name speakers of the group that have no name.
    pub(super) source: Vec<String>,
    /// Whether they are bodies that are no states: companies.
    pub(super) bodies: bool,
    /// Whether they are those without a name.
    pub(super) unnamed: bool,
    /// The blocs whose members' people they are.
    pub(super) blocs: Vec<String>,
    /// The countries, by two letters, whose people they are.
    pub(super) countries: Vec<String>,
}

/// All words that questions are made of.
#[derive(Debug, Default)]
pub(super) struct Wording {
    phrases: FxHashMap<String, Entry>,
    /// What only stands at the beginning of a question: elsewhere the same words are others.
    openers: FxHashMap<String, Entry>,
    /// The most words of a phrase.
    pub(super) longest: usize,
    /// Titles, and others that mean the same office: `chief`, `secretary-general`.
    pub(super) offices: BTreeMap<String, Vec<String>>,
    /// What makes another office of an office: *vice* president.
    pub(super) not_the_office: Vec<String>,
    /// Offices that no other word makes more exact: a *COP30* president is no president.
    pub(super) one_office: Vec<String>,
    /// Numbers in words.
    pub(super) numbers: BTreeMap<String, i64>,
    /// Manners that say little: where nothing was said so, it may have been said otherwise.
    pub(super) neutral: Vec<String>,
    /// What tells that an office is held no more.
    pub(super) former: Vec<String>,
    /// Which roles speak for whom.
    pub(super) speaks_for: SpeaksFor,
    /// Words that mean nothing by themselves.
    stop: Vec<String>,
    spellings: Vec<(String, String)>,
    /// The manners that a manner takes in: who *criticised* also accused.
    includes: BTreeMap<String, Vec<String>>,
    /// The acts of speech that a manner takes in.
    acts: BTreeMap<String, String>,
    /// The manners of thought and will.
    thoughts: Vec<ArcStr>,
}

/// Which roles speak for a country and for a body, and what is a state's own body.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SpeaksFor {
    pub(super) country: Vec<String>,
    pub(super) body: Vec<String>,
    pub(super) state: Vec<String>,
}

/// What a phrase is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// As the grammar knows it; nothing for words that say nothing.
    pub(super) symbol: &'static str,
    pub(super) sort: Sort,
}

/// The symbols of what only stands at the beginning of a question.
const OPENING: [&str; 8] = [
    "same", "evidence", "article", "summary", "show", "please", "compare", "timeline",
];

/// The symbol of words that say nothing.
pub(super) const FILLER: &str = "";

#[derive(Deserialize)]
struct File {
    words: BTreeMap<String, Vec<String>>,
    verbs: BTreeMap<String, Vec<String>>,
    manners: BTreeMap<String, Vec<String>>,
    includes: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, Vec<String>>,
    fillers: Vec<String>,
    groups: BTreeMap<String, GroupWords>,
    regions: BTreeMap<String, GroupWords>,
    offices: BTreeMap<String, Vec<String>>,
    acts: BTreeMap<String, String>,
    not_the_office: Vec<String>,
    one_office: Vec<String>,
    numbers: BTreeMap<String, i64>,
    neutral: Vec<String>,
    former: Vec<String>,
    speaks_for: SpeaksFor,
    stop: Vec<String>,
    spellings: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct GroupWords {
    words: Vec<String>,
    gender: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    source: Vec<String>,
    #[serde(default)]
    unnamed: bool,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    blocs: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
}

/// The wordings, read once.
pub(super) fn wording() -> &'static Wording {
    static WORDING: OnceLock<Wording> = OnceLock::new();
    WORDING.get_or_init(|| {
        let text = include_str!("../../data/questions.json");
        let file: File = serde_json::from_str(text).expect("data/questions.json is well formed");
        let cues = Cues::builtin();
        Wording::new(file, &cues)
    })
}

impl Wording {
    /// What is known of a phrase, folded.
    pub(super) fn find(&self, folded: &str) -> Option<&Entry> {
        self.phrases.get(folded)
    }

    /// What is known of a phrase, folded, that only stands at the beginning of a question.
    pub(super) fn find_opener(&self, folded: &str) -> Option<&Entry> {
        self.openers.get(folded)
    }

    /// The words and phrases, with their symbols.
    pub(super) fn phrases(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let phrases = self.phrases.iter();
        let all = phrases.chain(&self.openers);
        all.map(|(phrase, entry)| (phrase.as_str(), entry.symbol))
    }

    /// Whether a word is a question's own, and no verb or noun that tells how something is said.
    pub(super) fn is_plain(&self, phrase: &str) -> bool {
        self.phrases
            .get(phrase)
            .is_some_and(|entry| match &entry.sort {
                Sort::Saying(saying) => {
                    saying.manner.is_none() && !matches!(entry.symbol, "claims" | "saying")
                }
                _ => true,
            })
    }

    /// Whether a word says nothing about what a text is about.
    pub(super) fn is_stop(&self, folded: &str) -> bool {
        self.stop.iter().any(|stop| stop == folded)
    }

    /// A word's other spelling.
    pub(super) fn other_spelling<'a>(&'a self, word: &str) -> Option<&'a str> {
        let mut pairs = self.spellings.iter();
        pairs.find_map(|(one, other)| match word {
            _ if word == one => Some(other.as_str()),
            _ if word == other => Some(one.as_str()),
            _ => None,
        })
    }

    /// A manner and those that it takes in.
    pub(super) fn with_included(&self, manner: &str) -> impl Iterator<Item = String> {
        let included = self.includes.get(manner).into_iter().flatten();
        std::iter::once(manner.to_owned()).chain(included.cloned())
    }

    /// The act of speech that a manner takes in.
    pub(super) fn act(&self, manner: &str) -> Option<&str> {
        self.acts.get(manner).map(String::as_str)
    }

    fn new(file: File, cues: &Cues) -> Self {
        let mut own = Self {
            offices: file.offices,
            not_the_office: file.not_the_office,
            one_office: file.one_office,
            numbers: file.numbers,
            neutral: file.neutral,
            former: file.former,
            speaks_for: file.speaks_for,
            stop: file.stop,
            spellings: file.spellings,
            includes: file.includes,
            acts: file.acts,
            ..Self::default()
        };
        own.add_cues(cues);
        let manners: std::collections::BTreeSet<ArcStr> = own
            .phrases
            .values()
            .filter_map(|entry| match &entry.sort {
                Sort::Saying(saying) => saying.manner.clone(),
                _ => None,
            })
            .collect();
        own.thoughts = manners
            .into_iter()
            .filter(|manner| own.is_attitude(manner))
            .collect();
        for (manner, phrases) in file.manners {
            let manner = ArcStr::from(manner);
            for phrase in phrases {
                let attitude = own.is_thought(&manner);
                let saying = saying(Some(&manner), attitude, is_participle(&phrase));
                let symbol = own.saying_symbol(&phrase);
                own.add(&phrase, symbol, Sort::Saying(saying));
            }
        }
        for (verb, phrases) in file.verbs {
            for phrase in phrases {
                let saying = Saying {
                    to: verb == "tell",
                    ..saying(None, verb == "think", is_participle(&phrase))
                };
                let symbol = match verb.as_str() {
                    "tell" | "think" => "say",
                    verb => leaked(verb),
                };
                own.add(&phrase, symbol, Sort::Saying(saying));
            }
        }
        for (kind, phrases) in file.kinds {
            let Some(key) = Key::named(&kind) else {
                continue;
            };
            let symbol = if key == Key::Document {
                "paper"
            } else {
                "kind"
            };
            for phrase in phrases {
                own.add(&phrase, symbol, Sort::Kind(key));
            }
        }
        for phrase in file.fillers {
            own.add(&phrase, FILLER, Sort::Plain);
        }
        for (name, group) in file.groups.into_iter().chain(file.regions) {
            own.add_group(&name, group);
        }
        for (symbol, phrases) in file.words {
            for phrase in phrases {
                own.add(&phrase, leaked(&symbol), Sort::Plain);
            }
        }
        own
    }

    fn add(&mut self, phrase: &str, symbol: &'static str, sort: Sort) {
        // Word by word: folding would drop a "the" at the front.
        let words: Vec<String> = phrase.split_whitespace().map(fold).collect();
        let key = words.join(" ");
        self.longest = self.longest.max(key.split(' ').count());
        let phrases = if OPENING.contains(&symbol) {
            &mut self.openers
        } else {
            &mut self.phrases
        };
        phrases.insert(key, Entry { symbol, sort });
    }

    /// Every form of every cue, with its manner.
    fn add_cues(&mut self, cues: &Cues) {
        for (form, cue) in cues.adjectives() {
            self.add_cue(form, cue, "say", false);
        }
        for (form, cue) in cues.verbs() {
            // "worried about" is no passive.
            let participle = is_participle(form) && cues.adjective(form).is_none();
            self.add_cue(form, cue, "say", participle);
        }
        for (form, cue) in cues.nouns() {
            let symbol = if cues.verb(form).is_some() {
                "claims"
            } else {
                "saying"
            };
            self.add_cue(form, cue, symbol, false);
        }
    }

    fn add_cue(&mut self, form: &str, cue: &CueWord, symbol: &'static str, participle: bool) {
        let saying = saying(cue.manner.as_ref(), cue.attitude, participle);
        self.add(form, symbol, Sort::Saying(saying));
    }

    fn add_group(&mut self, name: &str, words: GroupWords) {
        let group: &'static Group = Box::leak(Box::new(Group {
            name: leaked(name),
            gender: words.gender,
            roles: words.roles,
            unnamed: words.unnamed,
            source: words.source,
            bodies: !words.bodies.is_empty(),
            blocs: words.blocs,
            countries: words.countries,
        }));
        for phrase in words.words {
            self.add(&phrase, "group", Sort::Group(group));
        }
    }

    /// Whether a manner is one of thought or will.
    pub(super) fn is_thought(&self, manner: &ArcStr) -> bool {
        self.thoughts.contains(manner)
    }

    /// The same, while the wordings are being read.
    fn is_attitude(&self, manner: &ArcStr) -> bool {
        let mut entries = self.phrases.values();
        entries.any(|entry| {
            matches!(&entry.sort, Sort::Saying(saying) if saying.attitude
                && saying.manner.as_ref() == Some(manner))
        }) && !self.phrases.values().any(|entry| {
            matches!(&entry.sort, Sort::Saying(saying) if !saying.attitude
                && saying.manner.as_ref() == Some(manner))
        })
    }

    /// A noun that is known stays one; all else is a verb.
    fn saying_symbol(&self, phrase: &str) -> &'static str {
        match self.phrases.get(&fold(phrase)) {
            Some(known) => known.symbol,
            None if phrase.ends_with("ions")
                || phrase.ends_with("als")
                || phrase.ends_with("ments") =>
            {
                "saying"
            }
            None => "say",
        }
    }
}

fn saying(manner: Option<&ArcStr>, attitude: bool, participle: bool) -> Saying {
    Saying {
        manner: manner.cloned(),
        attitude,
        to: false,
        participle,
    }
}

fn is_participle(form: &str) -> bool {
    let first = form.split(' ').next().unwrap_or(form);
    first.ends_with("ed")
        || [
            "said", "told", "spoken", "cited", "made", "held", "thought", "written", "given",
            "sworn", "brought",
        ]
        .contains(&first)
}

/// A text of the data file, which is read once and kept.
fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
