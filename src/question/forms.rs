//! The questions there are, for help, hints and completion.

use super::names::closest;

/// One form of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormHelp {
    /// The form: `[…]` may be left out, capitals stand for names and dates.
    pub pattern: &'static str,
    /// One such question.
    pub example: &'static str,
}

/// Every form of question, the most used first.
#[must_use]
pub fn forms() -> &'static [FormHelp] {
    &FORMS
}

/// The words questions are made of, as a completion offers them.
#[must_use]
pub fn words() -> &'static [&'static str] {
    &WORDS
}

/// A word of questions that is spelt nearly, but not quite, like `word`.
pub(super) fn near_word(word: &str) -> Option<&'static str> {
    if WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    let candidates = WORDS.iter().map(|word| (*word, *word));
    closest(word, candidates).into_iter().next()
}

const fn form(pattern: &'static str, example: &'static str) -> FormHelp {
    FormHelp { pattern, example }
}

const FORMS: [FormHelp; 31] = [
    form(
        "who said what [about X] [to Y] [in DOCUMENT] [since DATE] [according to Z] [directly]",
        "who said what about Taiwan",
    ),
    form(
        "what did A say [about X] [to Y]",
        "what did Xi say about Taiwan",
    ),
    form("what did A tell B [about X]", "what did Xi tell Trump"),
    form("who told B what [about X]", "who told Trump what"),
    form(
        "what do people say about X",
        "what do people say about trade",
    ),
    form(
        "what was said about X [by A]",
        "what was said about Ukraine",
    ),
    form("what does A want [about X]", "what does Xi want"),
    form("who talked about X [most]", "who talked about Taiwan"),
    form("who spoke most about X", "who spoke most about trade"),
    form("who talked to whom [about X]", "who talked to whom"),
    form("who quoted whom", "who quoted whom"),
    form("what did A talk about", "what did Trump talk about"),
    form(
        "what did A and B both talk about",
        "what did Trump and Xi both talk about",
    ),
    form("which topics did A raise", "which topics did Xi raise"),
    form(
        "which BLOC countries talked about X",
        "which G7 countries talked about Taiwan",
    ),
    form(
        "which countries are mentioned with X",
        "which countries are mentioned with Taiwan",
    ),
    form(
        "which documents mention X",
        "which documents mention Taiwan",
    ),
    form(
        "how many statements about X [by month]",
        "how many statements about trade by speaker",
    ),
    form(
        "how often did A talk about X",
        "how often did Trump talk about trade",
    ),
    form("when did A talk about X", "when did Xi talk about Taiwan"),
    form(
        "did A say anything about X",
        "did Trump say anything about Taiwan",
    ),
    form(
        "who denied, asked, warned, promised what [about X]",
        "who denied what about Taiwan",
    ),
    form(
        "who wants, hopes, believes, fears what [about X]",
        "who fears what about Taiwan",
    ),
    form(
        "what did A deny, ask, promise, warn about",
        "what did Trump promise",
    ),
    form("what does A think [about X]", "what does Xi think"),
    form(
        "who said or thinks what [about X]",
        "who said or thinks what about trade",
    ),
    form(
        "denials, questions, warnings, promises, fears [by A] [about X]",
        "warnings by Xi",
    ),
    form("who is X", "who is Xi"),
    form("what is X about", "what is Trump about"),
    form("how is A connected to B", "how is Xi connected to Trump"),
    form("show X", "show Taiwan"),
];

const WORDS: [&str; 84] = [
    "about",
    "according to",
    "after",
    "and",
    "are",
    "asked",
    "attitudes",
    "before",
    "believe",
    "believes",
    "between",
    "both",
    "but not",
    "by",
    "confidence",
    "connected",
    "countries",
    "country",
    "denials",
    "denied",
    "deny",
    "did",
    "directly",
    "do",
    "document",
    "documents",
    "does",
    "fears",
    "hope",
    "how",
    "in",
    "including attitudes",
    "indirectly",
    "is",
    "many",
    "mention",
    "mentioned",
    "month",
    "most",
    "often",
    "on",
    "or",
    "organizations",
    "people",
    "plan",
    "promise",
    "promised",
    "promises",
    "publisher",
    "questions",
    "quoted",
    "raise",
    "said",
    "say",
    "show",
    "since",
    "speak",
    "speaker",
    "spoke",
    "statements",
    "talk",
    "talked",
    "tell",
    "think",
    "thinks",
    "to",
    "today",
    "told",
    "topic",
    "topics",
    "until",
    "urged",
    "want",
    "wants",
    "warned",
    "warnings",
    "what",
    "when",
    "which",
    "who",
    "whom",
    "with",
    "year",
    "yesterday",
];
