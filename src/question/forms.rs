//! The questions there are, for help, hints and completion: each with names of the graph at hand.

use super::names::Names;
use super::wording::wording;

/// One form of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormHelp {
    /// The form: `[…]` may be left out, capitals stand for names and dates.
    pub pattern: &'static str,
    /// One such question, in which `{A}` and `{B}` stand for speakers, `{T}` for who is spoken to, `{X}` for what is spoken
    /// of.
    pub example: &'static str,
}

/// Every form of question, the most used first.
#[must_use]
pub fn forms() -> &'static [FormHelp] {
    &FORMS
}

/// The words questions are made of, as a completion offers them.
#[must_use]
pub fn words() -> Vec<&'static str> {
    let mut words: Vec<&'static str> = wording()
        .phrases()
        .filter(|(phrase, symbol)| phrase.len() > 1 && *symbol != "word")
        .map(|(phrase, _)| phrase)
        .collect();
    words.sort_unstable();
    words
}

/// Questions of a form with names of a graph, the likeliest to have an answer first.
#[must_use]
pub fn examples(form: &FormHelp, names: &Names) -> Vec<String> {
    let fillings = [
        ("{A}", names.speakers(TRIED)),
        ("{B}", names.speakers(TRIED)),
        ("{T}", names.addressees(TRIED)),
        ("{X}", names.subjects(TRIED)),
    ];
    let mut examples = vec![form.example.to_owned()];
    for (place, fillings) in fillings {
        if !form.example.contains(place) {
            continue;
        }
        let filled = |example: &String| {
            let free = fillings
                .iter()
                .filter(|name| !example.contains(name.as_str()));
            free.map(|name| example.replace(place, name))
                .collect::<Vec<_>>()
        };
        examples = examples.iter().flat_map(filled).collect();
    }
    examples
}

/// So many names are tried in an example.
const TRIED: usize = 4;

/// Questions that share most with what was typed, with names of the graph.
pub(super) fn nearest(text: &str, names: &Names) -> Vec<String> {
    let typed: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut ranked: Vec<(usize, usize, &FormHelp)> = FORMS
        .iter()
        .enumerate()
        .map(|(place, form)| (usize::MAX - likeness(&typed, form), place, form))
        .collect();
    ranked.sort_unstable_by_key(|(rank, place, _)| (*rank, *place));
    let nearest = ranked.into_iter().take(SHOWN);
    nearest
        .filter_map(|(_, _, form)| examples(form, names).into_iter().next())
        .filter(|example| !example.contains("  ") && !example.ends_with(' '))
        .collect()
}

const SHOWN: usize = 3;

fn likeness(typed: &[String], form: &FormHelp) -> usize {
    let pattern: Vec<&str> = form
        .pattern
        .split([' ', '[', ']'])
        .filter(|word| !word.is_empty())
        .collect();
    let close = |a: &str, b: &str| a == b || (b.len() > 3 && strsim::osa_distance(a, b) <= 1);
    let leading = typed
        .iter()
        .zip(&pattern)
        .take_while(|(typed, word)| close(typed, word))
        .count();
    let shared = pattern
        .iter()
        .filter(|word| typed.iter().any(|typed| close(typed, word)))
        .count();
    leading * 4 + shared
}

const fn form(pattern: &'static str, example: &'static str) -> FormHelp {
    FormHelp { pattern, example }
}

const FORMS: [FormHelp; 38] = [
    form(
        "who said what [about X] [to Y] [in DOCUMENT] [since DATE] [according to Z] [directly]",
        "who said what about {X}",
    ),
    form(
        "what did A say [about X] [to Y]",
        "what did {A} say about {X}",
    ),
    form("A [on] X", "{A} on {X}"),
    form("what did A tell B [about X]", "what did {A} tell {T}"),
    form("who told B what [about X]", "who told {T} what"),
    form("what was said about X [by A]", "what was said about {X}"),
    form("what does A want [about X]", "what does {A} want"),
    form("what is A's position on X", "what is {A}'s position on {X}"),
    form("who talked about X [most]", "who talked about {X}"),
    form("who spoke most about X", "who spoke most about {X}"),
    form("who talked to whom [about X]", "who talked to whom"),
    form("who quoted whom", "who quoted whom"),
    form("what did A talk about", "what did {A} talk about"),
    form(
        "what did A and B both talk about",
        "what did {A} and {B} both talk about",
    ),
    form("which topics did A raise", "which topics did {A} raise"),
    form(
        "compare what A and B said about X",
        "compare what {A} and {B} said about {X}",
    ),
    form("timeline of X", "timeline of {X}"),
    form(
        "latest, first, last 5 statements by A [about X]",
        "latest statement by {A}",
    ),
    form(
        "quotes by women, ministers, officials, companies [about X]",
        "quotes by officials",
    ),
    form(
        "which BLOC countries talked about X",
        "which EU countries talked about {X}",
    ),
    form(
        "which countries are mentioned with X",
        "which countries are mentioned with {X}",
    ),
    form("which documents mention X", "which documents mention {X}"),
    form(
        "how many statements about X [by month]",
        "how many statements about {X} by speaker",
    ),
    form("how many people are quoted", "how many people are quoted"),
    form(
        "how often did A talk about X",
        "how often did {A} talk about {X}",
    ),
    form("when did A talk about X", "when did {A} talk about {X}"),
    form(
        "did A say anything about X",
        "did {A} say anything about {X}",
    ),
    form(
        "who accused, criticised, praised, warned whom",
        "who accused whom",
    ),
    form(
        "who denied, asked, promised what [about X]",
        "who denied what",
    ),
    form("disputes [about X]", "disputes about {X}"),
    form(
        "who wants, hopes, believes, fears what [about X]",
        "who hopes what",
    ),
    form(
        "who said or thinks what [about X]",
        "who said or thinks what about {X}",
    ),
    form(
        "denials, questions, warnings, promises, fears [by A] [about X]",
        "warnings by {A}",
    ),
    form(
        "list all people, countries, topics, articles",
        "list all people",
    ),
    form("main topics, most quoted people", "main topics"),
    form("who is X", "who is {A}"),
    form("how is A connected to B", "how is {A} connected to {B}"),
    form("show X", "show {X}"),
];
