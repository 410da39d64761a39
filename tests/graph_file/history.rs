//! What readers change is kept, can be undone, and survives that documents come, go and are read anew.

use super::{articles, copy, described, place, run, small_articles};
use whosaid::Session;
use whosaid::archive::{Archive, NewDocument};
use whosaid::session::Status;

/// A session over a file of the shipped articles.
fn session(file: &std::path::Path) -> Session {
    let archive = Archive::create(file).unwrap();
    let new: Vec<NewDocument> = articles().iter().map(copy).collect();
    archive.put(&new, &archive.lock("a test").unwrap()).unwrap();
    opened(archive)
}

fn opened(archive: Archive) -> Session {
    let mut session = Session::new();
    assert_eq!(session.open_archive(archive).unwrap(), []);
    session
}

fn done(session: &mut Session, input: &str) {
    let response = session.respond(input);
    assert_eq!(
        response.status,
        Status::Done,
        "{input}: {}",
        response.messages
    );
}

/// Everything that a reader can change.
const CHANGES: [&str; 9] = [
    ":merge 'Donald Trump' 'Xi Jinping'",
    ":rename 'Donald Trump' 'President Trump'",
    ":split 'Vladimir Putin'",
    "MATCH (s:Statement) WHERE s.text CONTAINS 'tariff' SET s.topic = 'trade', s.seen = date('2025-11-30')",
    "CREATE (:Note {name: 'a note', list: [1, 2.5, 'three'], at: datetime('2025-11-24T12:00+08:00')})",
    "MATCH (n:Note), (d:Document) WHERE d.path CONTAINS 'busan' CREATE (n)-[:ON {why: 'old'}]->(d)",
    "MATCH (:Note)-[r:ON]->() SET r.why = 'new'",
    "MATCH (p:Person {name: 'Vladimir Putin'}) SET p:Seen REMOVE p:Actor",
    "MATCH (s:Statement) WHERE s.text CONTAINS 'Ukraine' DETACH DELETE s",
];

#[test]
fn changes_are_made_again_and_undone() {
    let (_folder, file) = place();
    let mut first = session(&file);
    let mut states = vec![described(first.graph())];
    let mut made = 0;
    for change in CHANGES {
        if first.respond(change).status == Status::Done {
            made += 1;
            states.push(described(first.graph()));
        }
    }
    assert!(made >= 8, "{made} of {} changes", CHANGES.len());
    // Another process finds all of it, and takes it back, one after the other.
    let mut second = opened(Archive::open(&file).unwrap());
    assert!(described(second.graph()) == states.pop().unwrap());
    while let Some(before) = states.pop() {
        done(&mut second, ":undo");
        assert!(described(second.graph()) == before, "{} left", states.len());
    }
    assert_eq!(second.respond(":undo").status, Status::Failed);
    let history = second.archive().unwrap().history().unwrap();
    assert_eq!(history.len(), made);
    assert!(history.iter().all(|entry| entry.undone.is_some()));
}

#[test]
fn changes_hold_for_what_is_read_later() {
    let (_folder, file) = place();
    let archive = Archive::create(&file).unwrap();
    let all = articles();
    let later = all
        .iter()
        .position(|new| new.document.path.contains("busan"));
    let later = &all[later.unwrap()];
    let rest = all
        .iter()
        .filter(|new| new.document.path != later.document.path);
    let rest: Vec<NewDocument> = rest.map(copy).collect();
    archive
        .put(&rest, &archive.lock("a test").unwrap())
        .unwrap();
    let mut session = opened(archive);
    done(&mut session, ":merge 'Xi Jinping' 'Donald Trump'");
    let archive = Archive::open(&file).unwrap();
    archive
        .put(&[copy(later)], &archive.lock("a test").unwrap())
        .unwrap();
    let session = opened(archive);
    let people = session.graph().nodes_with_label("Person");
    let is_trump = |node| session.graph().property(node, "name") == Some(&"Donald Trump".into());
    assert!(!people.iter().any(|node| is_trump(*node)));
}

#[test]
fn what_no_longer_applies_is_told() {
    let (_folder, file) = place();
    let mut first = session(&file);
    done(&mut first, ":rename 'Vladimir Putin' 'President Putin'");
    let archive = Archive::open(&file).unwrap();
    let paths: Vec<String> = archive.known().unwrap().into_keys().collect();
    archive
        .remove(&paths, &archive.lock("a test").unwrap())
        .unwrap();
    let problems = Session::new().open_archive(archive).unwrap();
    assert_eq!(
        problems[0].message,
        "no longer possible: `Vladimir Putin` is now called `President Putin`: \
         person `Vladimir Putin` is not in the graph"
    );
}

#[test]
fn reading_again_keeps_texts_and_changes() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 3);
    let (file, articles) = (file.to_str().unwrap(), articles.to_str().unwrap());
    assert_eq!(run(&["add", "-g", file, articles]).0, 0);
    let rename = ":rename 'Donald Trump' 'the president'";
    let script = folder.path().join("rename.who");
    std::fs::write(&script, rename).unwrap();
    assert_eq!(run(&["run", "-g", file, script.to_str().unwrap()]).0, 0);
    let before = run(&["export", "-g", file, "--format", "jsonl"]).1;
    let (status, _, messages) = run(&["refresh", "--all", "-g", file]);
    assert_eq!((status, messages.as_str()), (0, "3 articles read again\n"));
    assert!(run(&["export", "-g", file, "--format", "jsonl"]).1 == before);
    assert!(before.contains("the president"));
}
