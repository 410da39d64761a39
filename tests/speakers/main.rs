//! Who speaks direct quotations, against a hundred of them that a reader marked: `marked.txt` has the article's
//! name, the place of the quotation in code points, and the speaker's name, parted by tabs. The texts are those
//! of `PolNeAR`, which is no part of this repository.

use std::path::Path;
use whosaid::extract::{Extraction, extract};
use whosaid::lexicon::Lexicon;
use whosaid::read::{Reading, read};
use whosaid::text::{CodePoints, Document};

/// Of the quotations for which a source is found, in per cent.
const LEAST: usize = 90;

/// How many must have a source.
const LEAST_FOUND: usize = 90;

#[test]
fn speakers_of_direct_quotations() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/polnear/dev/text");
    if !texts.exists() {
        println!("skipped: no {}", texts.display());
        return;
    }
    let lexicon = Lexicon::builtin();
    let marked = include_str!("marked.txt").lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        (fields[0], fields[1].parse::<usize>().unwrap(), fields[2])
    });
    let (mut all, mut found, mut right) = (0, 0, 0);
    let mut article: Option<(&str, Document, Extraction)> = None;
    for (name, place, speaker) in marked {
        if article.as_ref().is_none_or(|(own, ..)| *own != name) {
            let document = document(&texts.join(format!("{name}.txt")));
            let extraction = extract(&document, &lexicon);
            article = Some((name, document, extraction));
        }
        let (_, document, extraction) = article.as_ref().unwrap();
        all += 1;
        let Some(own) = said(document, extraction, place) else {
            println!("{name} {place}: no source, {speaker} expected");
            continue;
        };
        found += 1;
        right += usize::from(own == speaker);
        if own != speaker {
            println!("{name} {place}: {own}, {speaker} expected");
        }
    }
    println!("{right} right of {found} with a source, of {all}");
    assert!(found >= LEAST_FOUND, "{found} of {all} have a source");
    assert!(
        right * 100 >= found * LEAST,
        "{right} of {found} speakers are right"
    );
}

fn document(path: &Path) -> Document {
    match read([path.to_string_lossy().into_owned()]).next() {
        Some(Ok(Reading::Document(document))) => document,
        other => panic!("no article: {other:?}"),
    }
}

/// Who says what is quoted behind the mark at a place, where a source is found.
fn said<'e>(document: &Document, extraction: &'e Extraction, place: usize) -> Option<&'e str> {
    let places = CodePoints::new(&document.text);
    let holds = |place: usize| {
        extraction.attributions.iter().find(|attribution| {
            let mut content = attribution.content.iter().map(|span| places.place(*span));
            !attribution.source.is_empty()
                && content.any(|(start, end)| start <= place && place < end)
        })
    };
    let attribution = holds(place + 1)?;
    let speaker = attribution.speakers.first();
    Some(speaker.map_or("nobody", |id| extraction.entities[id.0].name.as_str()))
}
