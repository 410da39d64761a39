//! A graph file of any bytes, or a sound one with some bytes changed, is opened or refused with a sentence.

#![no_main]

use std::fs;
use std::sync::LazyLock;
use whosaid::Session;
use whosaid::archive::{Archive, NewDocument};
use whosaid::extract::extract;
use whosaid::ingest::Facts;
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

/// A small file that is as it was written.
static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sound.graph");
    let archive = Archive::create(&file).unwrap();
    let document = Document::new("a.txt", "Xi Jinping told Donald Trump that Taiwan is near.");
    let facts = Facts::new(&document, &extract(&document, &Lexicon::builtin()));
    let lock = archive.lock("a fuzzer").unwrap();
    archive
        .put(&[NewDocument::new(document, facts)], &lock)
        .unwrap();
    drop((lock, archive));
    fs::read(file).unwrap()
});

libfuzzer_sys::fuzz_target!(|data: (bool, Vec<(u16, u8)>, Vec<u8>)| {
    let (is_changed, changes, bytes) = data;
    let bytes = if is_changed {
        let mut bytes = SOUND.clone();
        for (place, byte) in changes {
            let place = usize::from(place) % bytes.len();
            bytes[place] = byte;
        }
        bytes
    } else {
        bytes
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("any.graph");
    fs::write(&file, bytes).unwrap();
    if let Ok(archive) = Archive::open(&file) {
        let _ = archive.check();
        let _ = Session::new().open_archive(archive);
    }
});
