//! Folders of CoNLL-U files become the tagger and the parser.

use crate::corpus::{TaggedSentence, TaggedWord, read_conllu};
use crate::syntax::{self, Example, Models, Relation, Report, Tag, Trained};
use crate::text::{Token, tokens};
use crate::{Diagnostic, Span};
use std::fs;
use std::path::{Path, PathBuf};

/// Trains on each `*train*.conllu` of a folder, and measures on each `*dev*.conllu`; `tell` hears
/// of each step and of the scores.
///
/// # Errors
///
/// When the folder or a file cannot be read, or nothing is there to train on.
///
/// # Panics
///
/// Never: what was just trained can be read.
pub fn train(folder: &Path, mut tell: impl FnMut(&str)) -> Result<Trained, Diagnostic> {
    let files = files(folder)?;
    let mut examples = Vec::new();
    for path in files.iter().filter(|path| is_named(path, "train")) {
        examples.extend(read(path)?);
    }
    if examples.is_empty() {
        let problem = format!("there is nothing to train on in `{}`", folder.display());
        return Err(Diagnostic::new(problem).hint("sentences are read from `*train*.conllu`"));
    }
    let words: usize = examples.iter().map(|example| example.tags.len()).sum();
    tell(&format!("{} sentences, {words} words", examples.len()));
    let trained = syntax::train(&examples, &mut tell);
    tell(&format!(
        "tagger: {} bytes, parser: {} bytes",
        trained.tagger.len(),
        trained.parser.len()
    ));
    let models = Models::read(trained.tagger.clone(), trained.parser.clone())
        .expect("what was just trained can be read");
    for path in files.iter().filter(|path| is_named(path, "dev")) {
        let report = Report::new(&models, &read(path)?);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        tell(&format!(
            "{name}: {} tokens, tags {:.2}, heads {:.2}, with relation {:.2}, subjects {:.1}, \
             clausal objects {:.1}",
            report.tokens,
            report.tags,
            report.heads,
            report.relations,
            report.subjects,
            report.complements
        ));
    }
    Ok(trained)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Diagnostic::new(format!("cannot read `{}`: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|own| own == "conllu"))
        .collect();
    files.sort();
    Ok(files)
}

fn is_named(path: &Path, part: &str) -> bool {
    path.file_stem()
        .is_some_and(|name| name.to_string_lossy().contains(part))
}

fn read(path: &Path) -> Result<Vec<Example>, Diagnostic> {
    Ok(read_conllu(path)?.into_iter().map(project).collect())
}

/// The annotation of a corpus's words on the tokens of our own: a token has that of the highest
/// word that begins in it; one in which none begins belongs to the token before.
fn project(sentence: TaggedSentence) -> Example {
    let tokens = tokens(&sentence.text);
    let words = &sentence.words;
    let owner = |word: &TaggedWord| {
        let after = tokens.partition_point(|token| token.span.start <= word.span.start);
        after.saturating_sub(1)
    };
    let owners: Vec<usize> = words.iter().map(owner).collect();
    let mut example = Example {
        tags: Vec::new(),
        heads: Vec::new(),
        relations: Vec::new(),
        text: String::new(),
    };
    let mut last = 0;
    for (at, token) in tokens.iter().enumerate() {
        let number = |at: usize| u32::try_from(at).expect("sentences are short");
        let mut inside = words.iter().zip(&owners).filter(|(_, owner)| **owner == at);
        let highest = inside.find(|(word, _)| word.head.is_none_or(|head| owners[head] != at));
        let (tag, head, relation) = match highest {
            Some((word, _)) => {
                last = at;
                let head = word.head.map_or(at, |head| owners[head]);
                (tag(word), head, Relation::merged(&word.relation))
            }
            None => piece(&sentence.text, *token, last, &example.tags),
        };
        example.tags.push(tag);
        example.heads.push(number(head));
        example.relations.push(relation);
    }
    Example {
        text: sentence.text,
        ..example
    }
}

/// A later piece of a word depends on its first.
fn piece(text: &str, token: Token, first: usize, tags: &[Tag]) -> (Tag, usize, Relation) {
    let is_word = token.span.of(text).starts_with(char::is_alphanumeric);
    if is_word {
        let tag = tags.get(first).copied().unwrap_or(Tag::NN);
        (tag, first, Relation::Flat)
    } else {
        (mark(token.span, text), first, Relation::Punctuation)
    }
}

fn mark(span: Span, text: &str) -> Tag {
    match span.of(text) {
        "," => Tag::Comma,
        "." | "?" | "!" => Tag::Stop,
        "-" | "/" => Tag::Hyphen,
        "(" | "[" | "{" | "<" => Tag::OpenBracket,
        ")" | "]" | "}" | ">" => Tag::CloseBracket,
        ":" | ";" | "..." | "--" | "–" | "—" | "…" => Tag::Colon,
        "$" | "€" | "£" => Tag::Currency,
        "%" | "+" | "=" | "&" | "*" | "#" | "@" => Tag::SYM,
        _ => Tag::Mark,
    }
}

/// The Penn tag of a word, or one that fits where it has another.
fn tag(word: &TaggedWord) -> Tag {
    Tag::named(&word.tag).unwrap_or(match &*word.universal {
        "PROPN" => Tag::NNP,
        "ADJ" => Tag::JJ,
        "ADV" => Tag::RB,
        "VERB" | "AUX" => Tag::VB,
        "NUM" => Tag::CD,
        "ADP" | "SCONJ" => Tag::IN,
        "DET" => Tag::DT,
        "PRON" => Tag::PRP,
        "PUNCT" => Tag::Mark,
        _ => Tag::NN,
    })
}
