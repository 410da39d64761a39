//! Copies that a session reads count once, whatever comes first.

use std::fs;
use std::path::Path;
use tempfile::TempDir;
use whosaid::Session;
use whosaid::graph::Value;

/// A made story: paragraphs of an agency.
const STORY: [&str; 6] = [
    "Taiwan's president, Lai Ching-te, said on Friday that the strait must stay calm for the sake of everyone who \
     sends goods through it.",
    "\u{201c}We ask for nothing that our neighbours do not have,\u{201d} Lai told reporters in Taipei after a long \
     meeting with fishermen from the northern harbours.",
    "The fishermen had complained for weeks about patrol boats that turned them away from grounds where their \
     fathers had cast their nets.",
    "Marco Rubio, the American secretary of state, said that Washington would watch the patrols closely and speak \
     with everyone involved.",
    "Prices at the fish market of Keelung have risen by a fifth since the patrols began, and two canneries sent \
     their workers home this week.",
    "A spokesman for the coast guard said that three more cutters would leave port on Monday to escort the boats.",
];

fn article(title: &str, date: &str, paragraphs: &[&str]) -> String {
    format!(
        "Title: {title}\nDate: {date}\n\n{}\n",
        paragraphs.join("\n\n")
    )
}

/// A paper with the whole story, one that adds to a cut of it, and one that tells something else.
fn papers() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write(
        "wire.txt",
        article("Calm in the strait", "2025-11-28", &STORY),
    );
    let own = "Wang Yi said in Beijing that the patrols were lawful and would go on.";
    let cut = [STORY[0], STORY[1], STORY[2], own];
    write(
        "post.txt",
        article("Lai speaks to fishermen", "2025-11-29", &cut),
    );
    let other = [
        "Marco Rubio said that the talks on steel had failed.",
        "He said that he was sorry.",
    ];
    write(
        "steel.txt",
        article("No deal on steel", "2025-11-29", &other),
    );
    folder
}

fn read(folder: &Path, names: &[&str]) -> Session {
    let mut session = Session::new();
    for name in names {
        let path = folder.join(name).display().to_string();
        let (_, problems) = session.read([path], None);
        assert!(problems.is_empty());
    }
    session
}

fn numbers(session: &mut Session, question: &str) -> Vec<Value> {
    let rows = session.ask(question).unwrap().rows;
    rows.rows
        .into_iter()
        .map(|mut row| row.pop().unwrap())
        .collect()
}

const LINKS: &str = "MATCH (c:Document)-[:COPY_OF]->(d) RETURN c.title + ' < ' + d.title";

#[test]
fn what_two_papers_print_counts_once() {
    let folder = papers();
    for names in [
        ["wire.txt", "post.txt", "steel.txt"],
        ["steel.txt", "post.txt", "wire.txt"],
    ] {
        let mut session = read(folder.path(), &names);
        let link = Value::from("Lai speaks to fishermen < Calm in the strait");
        assert_eq!(numbers(&mut session, LINKS), [link]);
        let lai = numbers(&mut session, "what did Lai say");
        assert!(
            lai.len() > 1 && lai.iter().all(|papers| *papers == 2.into()),
            "{lai:?}"
        );
        let rubio = numbers(&mut session, "what did Rubio say");
        assert!(
            rubio.len() > 1 && rubio.iter().all(|papers| *papers == 1.into()),
            "{rubio:?}"
        );
        let mut count = |question| numbers(&mut session, question);
        let number = |count: usize| Value::from(i64::try_from(count).unwrap());
        assert_eq!(count("how many statements by Lai"), [number(lai.len())]);
        let all = "how many statements by Lai including copies";
        assert_eq!(count(all), [number(2 * lai.len())]);
        assert_eq!(count("how many statements by Wang Yi"), [1.into()]);
        let answer = session.ask("how many statements by Lai").unwrap();
        assert_eq!(answer.left_out.copies, lai.len());
    }
}

#[test]
fn without_copies_nothing_is_different() {
    let folder = papers();
    let mut session = read(folder.path(), &["wire.txt", "steel.txt"]);
    let answer = session.ask("what did Lai say").unwrap();
    assert_eq!(answer.left_out.copies, 0);
    assert!(!answer.rows.columns.iter().any(|column| column == "papers"));
    assert!(!answer.query.to_string().contains("copy"));
}

#[test]
fn a_reading_that_is_undone_takes_its_marks_along() {
    let folder = papers();
    let mut session = read(folder.path(), &["post.txt"]);
    let before = session.ask("what did Lai say").unwrap().rows.rows;
    let wire = folder.path().join("wire.txt").display().to_string();
    session.respond(format!(":read '{wire}'").as_str());
    assert_eq!(numbers(&mut session, LINKS).len(), 1);
    session.respond(":undo");
    assert_eq!(numbers(&mut session, LINKS), []);
    let after = session.ask("what did Lai say").unwrap().rows.rows;
    assert_eq!(after.len(), before.len());
    assert_eq!(
        numbers(
            &mut session,
            "MATCH (s:Statement) WHERE s.copy OR s.papers > 0 RETURN s.text"
        ),
        []
    );
}
