//! A question in English becomes a query.
//!
//! ```text
//! text → typed words (read) → tree (parse) → what is meant (meaning) → Cypher (cypher) → query
//! ```
//!
//! Wordings are data: data/questions.json and data/cues.json. [`Names`] are made once for a version of a
//! graph; [`translate`] then needs no walk over it.

mod advice;
mod confidence;
mod cypher;
mod follow;
mod forms;
mod meaning;
mod names;
mod parse;
mod read;
mod tree;
mod word;
mod wording;

pub use confidence::Confidence;
pub use follow::Context;
pub use forms::{FormHelp, examples, forms, words};
pub use names::Names;
pub(crate) use names::fold;

use crate::Diagnostic;
use crate::graph::Graph;
use crate::query::ast::Query;
use jiff::civil::Date;
use meaning::Resolver;
use read::{Reader, Seen};
use tree::Tree;
use word::Word;
use wording::wording;

/// Longest question that is looked at, in bytes.
pub const LONGEST: usize = 4096;

/// A question as a query, and what was made of its words on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// What is to be done.
    pub deed: Deed,
    /// What the user should know: words that are no name, names that several nodes bear.
    pub notes: Vec<String>,
    /// Queries that count statements which the answer leaves out, where it can.
    pub left_out: LeftOut<Option<Query>>,
    /// What may be misspelt in it, to be said where nothing is found.
    pub doubts: Vec<Diagnostic>,
    /// Questions about the same names that have answers, for where nothing is found.
    pub offers: Vec<String>,
    /// The question with words put right that may be misspelt, and what was put right: for where nothing is
    /// found.
    pub corrected: Option<(String, Vec<String>)>,
    /// What the question was about, for the next one.
    pub context: Context,
}

/// What a question asks to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// To run these one after the other until one finds something: each with what is to be said of it.
    Queries(Vec<Attempt>),
    /// To show the sentences of the last answer: of these rows, counted from 1, or of all.
    Evidence(Vec<usize>),
    /// To show the article of the last answer, or the one of that path.
    Article(Option<String>),
}

/// One way to answer a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Names in it are canonical.
    pub query: Query,
    /// What is to be said if its rows are the answer.
    pub note: Option<String>,
}

/// Statements that fit a question, and are not in its answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut<T> {
    /// Those that are less sure than the default confidence.
    pub unsure: T,
    /// Those of a speaker without a name, where it is asked who speaks: "officials said".
    pub unnamed: T,
    /// Those that stand in an earlier document of the same story, too.
    pub copies: T,
}

/// What a question leaves unsaid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Defaults {
    /// The day that "yesterday" and "last week" are seen from.
    pub today: Date,
    /// How sure statements must be.
    pub confidence: Confidence,
}

/// What an answer is to be looked up in and understood by.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What is asked.
    pub graph: &'a Graph,
    /// Its names.
    pub names: &'a Names,
    /// What the question leaves unsaid.
    pub defaults: Defaults,
    /// The question before, where there is one.
    pub before: Option<&'a Context>,
}

/// A query for the nodes that the answer to `show X` is about; nothing where `query` is that of another question.
pub(crate) fn shown(query: &Query) -> Option<Query> {
    cypher::shown(query)
}

/// The query that answers the question `text`.
///
/// # Errors
///
/// Where `text` is no question, and where a name stands for nothing in the graph; with a place in
/// `text` and hints.
pub fn translate(text: &str, setting: &Setting<'_>) -> Result<Translation, Diagnostic> {
    if text.len() > LONGEST {
        let message = format!(
            "a question has at most {LONGEST} bytes, and this has {}",
            text.len()
        );
        return Err(Diagnostic::new(message));
    }
    let reader = Reader {
        text,
        names: setting.names,
        wording: wording(),
        seen: Seen {
            today: setting.defaults.today,
            latest: latest(setting),
        },
    };
    let words = without_aside(reader.words()?);
    if let Some(tree) = understood(&words, setting) {
        let mut translation = meant(text, &words, &tree, setting)?;
        translation.corrected = read::corrected(text, &words, reader.wording).map(told);
        return Ok(translation);
    }
    // Only where a question makes no sense as it stands, what may be misspelt is put right.
    if let Some((repaired, changes)) = read::corrected(text, &words, reader.wording) {
        let again = Reader {
            text: &repaired,
            ..reader
        };
        let words = again.words()?;
        if let Some(tree) = understood(&words, setting) {
            let mut translation =
                meant(&repaired, &words, &tree, setting).map_err(|problem| Diagnostic {
                    span: None,
                    ..problem
                })?;
            let (_, notes) = told((String::new(), changes));
            translation.notes.splice(0..0, notes);
            return Ok(translation);
        }
    }
    if words.iter().any(|word| word.symbol == "why") {
        return Err(advice::no_reason(text, &words, setting));
    }
    let looked_for = meaning::words_alone(&words);
    match looked_for {
        Some(tree) => {
            let mut translation = meant(text, &words, &tree, setting)?;
            let note =
                "this is no question that is understood: looked for statements with its words";
            translation.notes.insert(0, note.to_owned());
            translation
                .doubts
                .insert(0, advice::refuse(text, &words, setting));
            Ok(translation)
        }
        None => Err(advice::refuse(text, &words, setting)),
    }
}

/// The words without what is asked besides at their end and answered by any table: "and who says so?", "and
/// when?", "according to whom?".
fn without_aside(mut words: Vec<Word>) -> Vec<Word> {
    let small = |word: &Word| {
        matches!(
            word.symbol,
            "say" | "that" | "pronoun" | "is" | "please" | "do" | "s"
        )
    };
    let asks = |symbol: &str| matches!(symbol, "who" | "when" | "where" | "according");
    for place in (2..words.len()).rev() {
        let joined = words[place - 1].symbol == "and" || words[place].symbol == "according";
        let rest = words[place + 1..].iter();
        let ends = rest
            .clone()
            .all(|word| small(word) || matches!(word.symbol, "whom" | "who"));
        if joined && asks(words[place].symbol) && ends && rest.len() <= 3 {
            let has_object = words[place].symbol != "according"
                || rest
                    .clone()
                    .any(|word| matches!(word.symbol, "whom" | "who"));
            if has_object {
                let cut = if words[place - 1].symbol == "and" {
                    place - 1
                } else {
                    place
                };
                words.truncate(cut);
                break;
            }
        }
    }
    words
}

/// What was put right, in words.
fn told((repaired, changes): (String, Vec<(String, String)>)) -> (String, Vec<String>) {
    let notes = changes
        .iter()
        .map(|(written, meant)| format!("read `{written}` as `{meant}`"));
    (repaired, notes.collect())
}

/// The day that "7 November" is seen from: today, where there is news of the last weeks; the last day of
/// which there is any, where the articles are older.
fn latest(setting: &Setting<'_>) -> Date {
    let today = setting.defaults.today;
    let last = setting.names.latest().unwrap_or(today);
    let is_news = today.since(last).is_ok_and(|span| span.get_days() <= NEWS);
    if is_news || last > today { today } else { last }
}

/// For so many days, articles are news of today.
const NEWS: i32 = 31;

/// The tree of the words: a question, what follows one, or names alone.
fn understood(words: &[Word], setting: &Setting<'_>) -> Option<Tree> {
    let follows = || setting.before.and_then(|_| parse::follow(words));
    let alone = || parse::question(words).filter(|tree| meaning::is_whole(tree, words));
    if follow::must_follow(words) {
        // "and what did he say" is a question of its own.
        let asks = |tree: &Tree| tree.form == tree::Form::Said && !follow::asks_only(words);
        return alone().filter(asks).or_else(follows).or_else(alone);
    }
    alone()
        .or_else(|| follows().filter(|tree| follow::may_follow(words, tree)))
        .or_else(|| parse::brief(words).filter(|tree| meaning::is_brief(tree, words)))
}

fn meant(
    text: &str,
    words: &[Word],
    tree: &Tree,
    setting: &Setting<'_>,
) -> Result<Translation, Diagnostic> {
    if tree.wanted == Some(tree::Wanted::Why) && tree.form != tree::Form::Again {
        return Err(advice::no_reason(text, words, setting));
    }
    let is_brief = tree.form == tree::Form::Brief;
    let resolver = Resolver::new(text, words, setting);
    let mut translation = resolver.translate(tree)?;
    if is_brief && !words.iter().any(|word| word.symbol == "name") {
        translation
            .doubts
            .push(advice::refuse(text, words, setting));
    }
    translation.offers = advice::offers(text, words, setting);
    Ok(translation)
}
