//! Transcripts of whole sessions: `tests/scripts/*.txt`, and the session that the README shows.

mod transcript;

use std::fs;
use std::path::Path;
use transcript::check;
use whosaid::render::Pictures;
use whosaid::session::Session;

/// How wide the tables of the README are.
const README_WIDTH: usize = 100;

#[test]
fn transcripts_are_what_the_session_says() {
    let folder = "tests/scripts";
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let mut session = Session::new();
        check(&path, None, |input| answer(&mut session, input));
    }
}

#[test]
fn the_readme_shows_a_real_session() {
    let mut session = Session::new();
    session.style.width = Some(README_WIDTH);
    session.style.pictures = Pictures::Drawn;
    session.read(["data/articles"], None);
    check("README.md", Some("```text"), |input| {
        answer(&mut session, input)
    });
}

fn answer(session: &mut Session, input: &str) -> String {
    let response = session.respond(input);
    response.messages + &response.output + &response.footnotes
}
