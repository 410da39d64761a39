//! Sentences as news has them, and laws that hold for any text.

use super::{Models, Syntax, analyse};
use crate::text::{Document, Layout, layout};
use proptest::prelude::*;

fn analysed(text: &str) -> (Document, Layout, Syntax) {
    let document = Document::new("", text);
    let layout = layout(&document);
    let syntax = analyse(text, &layout, Models::builtin(), |_| false);
    (document, layout, syntax)
}

/// Checks the tags of a text, one for each token.
fn check_tags(text: &str, expected: &str) {
    let (_, _, syntax) = analysed(text);
    let tags: Vec<_> = syntax.tags.iter().map(|tag| tag.name()).collect();
    assert_eq!(tags.join(" "), expected, "{text}");
}

/// Checks that some words depend on others: dependent, head (nothing for a root), relation; each word
/// is the first of its form.
fn check_arcs(text: &str, expected: &[(&str, &str, &str)]) {
    let (document, layout, syntax) = analysed(text);
    let words: Vec<_> = layout
        .tokens
        .iter()
        .map(|token| token.span.of(&document.text))
        .collect();
    for (dependent, head, relation) in expected {
        let at = words.iter().position(|word| word == dependent).unwrap();
        let found = (
            syntax.head(at).map_or("", |head| words[head]),
            syntax.relations[at].name(),
        );
        assert_eq!(found, (*head, *relation), "`{dependent}` in: {text}");
    }
}

#[test]
fn tags_of_news() {
    check_tags(
        "The minister said talks will resume.",
        "DT NN VBD NNS MD VB .",
    );
    check_tags(
        "“We won't sign,” Mr. Xi told reporters.",
        "`` PRP MD RB VB , '' NNP NNP VBD NNS .",
    );
    check_tags(
        "China's exports rose 3.8 percent.",
        "NNP POS NNS VBD CD NN .",
    );
}

#[test]
fn the_same_word_has_other_tags_elsewhere() {
    check_tags("He claims that it works.", "PRP VBZ IN PRP VBZ .");
    check_tags("His claims were false.", "PRP$ NNS VBD JJ .");
}

#[test]
fn subjects_and_clauses() {
    check_arcs(
        "The minister said that the talks will go on.",
        &[
            ("minister", "said", "nsubj"),
            ("said", "", "root"),
            ("go", "said", "ccomp"),
            ("talks", "go", "nsubj"),
            ("that", "go", "mark"),
        ],
    );
    check_arcs(
        "Officials in Berlin were told by the president to leave.",
        &[
            ("Officials", "told", "nsubj:pass"),
            ("president", "told", "obl:agent"),
            ("Berlin", "Officials", "nmod"),
        ],
    );
}

#[test]
fn nothing_is_analysed_without_words() {
    for text in ["", " \n\n ", "\u{feff}"] {
        assert!(analysed(text).2.is_empty());
    }
    assert_eq!(analysed("…").2.heads, [0]);
}

/// Each sentence has one root, all heads are inside, and every way up ends there.
fn check_trees(text: &str) {
    let (_, layout, syntax) = analysed(text);
    assert_eq!(syntax.tags.len(), layout.tokens.len());
    assert_eq!(syntax.heads.len(), layout.tokens.len());
    assert_eq!(syntax.relations.len(), layout.tokens.len());
    for sentence in &layout.sentences {
        let tokens = || sentence.tokens.clone();
        let roots: Vec<_> = tokens().filter(|at| syntax.head(*at).is_none()).collect();
        assert_eq!(roots.len(), 1, "{text}");
        assert_eq!(syntax.extent(roots[0]), sentence.tokens);
        for at in tokens() {
            assert!(syntax.ancestors(at).count() < sentence.tokens.len());
            assert!(
                syntax
                    .dependents(at)
                    .all(|own| syntax.head(own) == Some(at))
            );
            assert!(syntax.extent(at).contains(&at));
            let is_root = syntax.relations[at] == super::Relation::Root;
            assert_eq!(is_root, syntax.head(at).is_none());
        }
    }
}

#[test]
fn long_sentences_have_trees() {
    check_trees(&"word ".repeat(20_000));
    check_trees(&"\" ( , ".repeat(5_000));
}

proptest! {
    #[test]
    fn any_text_has_trees(text in "\\PC{0,200}") {
        check_trees(&text);
    }

    #[test]
    fn any_words_have_trees(
        words in prop::collection::vec(
            prop::sample::select(&[
                "said", "The", "Xi", ",", "“", "”", "\"", "'", ".", "that", "'s", "3.5", "to",
                "(", ")", "--", "\n", "who", "told", "É", "U.S.", "-", "n't", "and",
            ][..]),
            0..80,
        ),
    ) {
        check_trees(&words.join(" "));
    }
}
