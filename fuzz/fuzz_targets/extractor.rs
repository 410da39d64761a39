//! Every place in what is found in a text lies in it, and between two characters.

#![no_main]

use std::sync::LazyLock;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

libfuzzer_sys::fuzz_target!(|text: &str| {
    let found = extract(&Document::new("x.txt", text), &LEXICON);
    let said = found.attributions.iter();
    let said = said.flat_map(|one| one.source.iter().chain(&one.cue).chain(&one.content));
    let mentions = found.mentions.iter().map(|one| &one.span);
    let times = found.times.iter().map(|one| &one.span);
    let layout = found.sentences.iter().chain(&found.paragraphs);
    for place in said.chain(mentions).chain(times).chain(layout) {
        assert!(text.get(place.start..place.end).is_some(), "{place:?}");
    }
});
