//! The words by which one statement is seen to dispute another.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The classes of `dispute.json`, in lower case.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let json = include_str!("../../../data/english/dispute.json");
    let file: File = serde_json::from_str(json).unwrap_or_default();
    Words::new(file)
});

/// A set of words.
pub(super) type Set = FxHashSet<String>;

/// The classes that the file has as they are.
#[derive(Debug, Default, Deserialize)]
pub(super) struct File {
    /// The cues of disputing, one or two words long, under what the relationship says.
    verbs: BTreeMap<String, Vec<String>>,
    /// Before a cue, they say that nothing is disputed: *would* deny.
    pub unreal: Set,
    /// Nouns for what somebody says: *claim*.
    pub claims: Set,
    /// Those that are aimed at somebody: *accusation*.
    pub charges: Set,
    /// What is denied by those who are accused: *wrongdoing*.
    pub guilt: Set,
    /// Words that point back at what was said: *it*.
    pub pointers: Set,
    /// What can stand before a noun for what was said: *those*.
    pub openers: Set,
    /// Between such a noun and whose it is: the charge *by* Clinton.
    pub by: Set,
    /// Cues of accusing.
    pub accusing: Set,
    /// What can be done to somebody as well as to a claim: *contradicted* Trump.
    pub answering: Set,
    /// Words that can stand before, and after, who is answered: fired back *at*.
    pub links: Set,
    /// Who decides on what is put before them, and disputes with nobody: *court*.
    pub deciders: Set,
    /// Cues that are followed by a verdict: *called* it false.
    pub calling: Set,
    /// Words that say that something is not so: *false*.
    pub verdicts: Set,
    /// Words that say so after a negation: not *true*.
    pub truth: Set,
    /// Forms of *be* that stand before a verdict.
    pub be: Set,
    /// Words that turn a proposition into its opposite.
    pub negations: Set,
    /// Words that tell no proposition from another.
    pub empty: Set,
}

/// The classes, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The classes of single words.
    pub of: File,
    verbs: FxHashMap<String, String>,
}

impl Words {
    fn new(mut file: File) -> Self {
        let classes = std::mem::take(&mut file.verbs).into_iter();
        let verbs =
            classes.flat_map(|(how, verbs)| verbs.into_iter().map(move |verb| (verb, how.clone())));
        Self {
            verbs: verbs.collect(),
            of: file,
        }
    }

    /// Of how many words the cue of disputing is that `words` begin with, and what it does.
    pub(super) fn disputing(&self, words: &[Word<'_>]) -> Option<(usize, &str)> {
        let [first, rest @ ..] = words else {
            return None;
        };
        let two = rest.first().and_then(|second| {
            let both = format!("{} {}", first.lower, second.lower);
            Some((2, self.verbs.get(&both)?.as_str()))
        });
        two.or_else(|| Some((1, self.verbs.get(&first.lower)?.as_str())))
    }
}

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// Where it is.
    pub span: crate::Span,
    /// As it is written.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
}

impl Word<'_> {
    /// Whether a class has it.
    pub(super) fn is(&self, class: &Set) -> bool {
        class.contains(&self.lower)
    }
}

/// The words of these pieces of `text`, without its marks.
pub(super) fn words<'t>(text: &'t str, pieces: &[crate::Span]) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    for piece in pieces {
        for token in crate::text::tokens(piece.of(text)) {
            let span =
                crate::Span::new(token.span.start + piece.start, token.span.end + piece.start);
            let text = span.of(text);
            if text.contains(char::is_alphanumeric) {
                let lower = text.to_lowercase().replace('’', "'");
                words.push(Word { span, text, lower });
            }
        }
    }
    words
}

/// The stems of the words that tell what a statement says; not who says it.
pub(super) fn substance(words: &[Word<'_>]) -> Set {
    let classes = &WORDS.of;
    let telling = words.iter().filter(|word| {
        let tells_nothing = [&classes.empty, &classes.negations, &classes.claims];
        word.lower.len() > 1 && !tells_nothing.iter().any(|class| word.is(class))
    });
    telling.map(|word| stem(&word.lower)).collect()
}

/// The part of a word that its inflections share, more or less.
fn stem(lower: &str) -> String {
    let endings = ["ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y"];
    let stem = endings.iter().find_map(|ending| {
        let stem = lower.strip_suffix(ending)?;
        (stem.chars().count() >= 3).then_some(stem)
    });
    let stem = stem.unwrap_or(lower);
    let doubled = stem.len() > 3 && {
        let mut last = stem.chars().rev();
        last.next() == last.next() && !stem.ends_with(['l', 's'])
    };
    if doubled {
        stem[..stem.len() - 1].to_owned()
    } else {
        stem.to_owned()
    }
}
