//! The tokens of each sentence get a part of speech, a head and a relation to it.
//!
//! ```
//! use whosaid::syntax::{self, Models, Relation, Tag};
//! use whosaid::text::{Document, layout};
//!
//! let article = Document::new("", "The minister said that talks will go on.");
//! let syntax = syntax::analyse(&article.text, &layout(&article), Models::builtin(), |_| false);
//! assert_eq!(syntax.tags[2], Tag::VBD);
//! assert_eq!((syntax.heads[1], syntax.relations[1]), (2, Relation::Subject));
//! assert_eq!(syntax.extent(1), 0..2);
//! ```

mod labels;
mod models;
mod parser;
mod quotations;
mod tagger;
#[cfg(test)]
mod tests;
mod training;
mod tree;
mod word;

pub use labels::{Relation, Tag};
pub use models::Models;
pub use training::{Example, Report, Trained, train};
pub use tree::Syntax;

use crate::text::{Layout, Token};
use word::Word;

/// Tags and parses each sentence of a text; `is_name` tells which tokens are known to stand in a name,
/// so that they are taken for no verb (*Beijing*) and no particle (*Xi*).
#[must_use]
pub fn analyse(
    text: &str,
    layout: &Layout,
    models: &Models,
    is_name: impl Fn(usize) -> bool,
) -> Syntax {
    let mut syntax = Syntax::with_capacity(layout.tokens.len());
    let mut room = Room::default();
    for sentence in &layout.sentences {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        analyse_sentence(text, tokens, models, &is_name, &mut room, &mut syntax);
    }
    syntax.index();
    syntax
}

/// Room for one sentence, used again for the next.
#[derive(Debug, Default)]
struct Room {
    words: Vec<Word>,
    tagger: tagger::Room,
    parser: parser::Room,
}

fn analyse_sentence(
    text: &str,
    tokens: &[Token],
    models: &Models,
    is_name: &impl Fn(usize) -> bool,
    room: &mut Room,
    syntax: &mut Syntax,
) {
    let first = syntax.tags.len();
    let offset = u32::try_from(first).expect("a document has fewer than 2³² tokens");
    word::words(text, tokens, &models.clusters, &mut room.words);
    models
        .tagger
        .tag(&room.words, &mut room.tagger, &mut syntax.tags);
    for (at, tag) in syntax.tags.iter_mut().enumerate().skip(first) {
        if !tag.is_in_names() && is_name(at) {
            *tag = Tag::NNP;
        }
    }
    let tags = &syntax.tags[first..];
    models
        .parser
        .parse(&room.words, tags, &mut room.parser, |head, relation| {
            syntax.heads.push(offset + head);
            syntax.relations.push(relation);
        });
}
