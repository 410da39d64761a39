//! Bytes of any kind become a document or a sentence.

#![no_main]

use std::io::Write as _;
use whosaid::read::{Reading, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    file.write_all(bytes).unwrap();
    for reading in read([file.path().to_string_lossy()]) {
        match reading {
            Ok(Reading::Document(document)) => {
                assert!(!document.body.of(&document.text).is_empty())
            }
            Ok(Reading::Facts { .. }) => {}
            Err(problem) => assert!(!problem.message.is_empty()),
        }
    }
});
