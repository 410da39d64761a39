//! Who may use whom: each `use crate::…` in `src` must be one that this table allows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may use. `Span`, `Diagnostic` and limits are everyone's.
const RULES: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("diagnostic", &[]),
    ("limit", &[]),
    ("calendar", &[]),
    ("text", &["calendar"]),
    ("graph", &[]),
    ("learn", &[]),
    ("parallel", &[]),
    ("progress", &[]),
    ("lexicon", &["text", "learn"]),
    ("syntax", &["text", "lexicon", "learn"]),
    ("read", &["text", "calendar"]),
    (
        "extract",
        &["text", "lexicon", "learn", "syntax", "calendar"],
    ),
    ("corpus", &["text"]),
    (
        "train",
        &[
            "text", "corpus", "learn", "lexicon", "syntax", "extract", "read", "parallel",
            "progress",
        ],
    ),
    ("query", &["graph", "calendar"]),
    ("question", &["graph", "query", "lexicon", "calendar"]),
    ("render", &["graph", "query"]),
    ("page", &["graph", "query", "render"]),
    ("export", &["graph", "render", "page"]),
    ("ingest", &["text", "extract", "graph"]),
    ("archive", &["text", "graph", "ingest", "read"]),
    ("curate", &["graph", "query", "question"]),
    (
        "session",
        &[
            "text", "graph", "lexicon", "read", "extract", "query", "question", "render", "export",
            "ingest", "curate", "archive", "parallel", "progress", "page",
        ],
    ),
    ("repl", &["session", "query", "question", "graph", "render"]),
    (
        "serve",
        &[
            "session", "repl", "page", "query", "graph", "render", "export",
        ],
    ),
];

/// Rooms from outside, and who alone may use them.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("rustyline", &["repl"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("ctrlc", &["cli"]),
    ("petgraph", &["graph", "query"]),
    ("rusqlite", &["archive"]),
    ("postcard", &["graph", "ingest"]),
    ("signal_hook", &["cli"]),
    ("pest", &["query", "question"]),
    ("walkdir", &["read"]),
    ("comfy_table", &["render"]),
    ("csv", &["render", "export", "lexicon", "read"]),
    ("rs_trafilatura", &["read"]),
    ("dom_query", &["read"]),
    ("feed_rs", &["read"]),
    ("chrono", &["read"]),
    ("quick_xml", &["read", "export"]),
    ("pulldown_cmark", &["read"]),
    ("mail_parser", &["read"]),
    ("flate2", &["read"]),
    ("ruzstd", &["read"]),
    ("zip", &["read"]),
    ("sha2", &["text", "page"]),
    ("encoding_rs", &["read"]),
    ("chardetng", &["read"]),
    ("axum", &["serve"]),
    ("tokio", &["serve"]),
    ("base64", &["page"]),
    ("etcetera", &["repl", "cli"]),
];

/// What only some rooms may do.
const DEEDS: &[(&str, &[&str])] = &[
    (
        "std::fs",
        &[
            "read", "archive", "corpus", "train", "session", "repl", "cli",
        ],
    ),
    (
        "File::open",
        &[
            "read", "archive", "corpus", "train", "session", "repl", "cli",
        ],
    ),
    ("std::net", &["serve", "cli"]),
    (
        "std::process",
        &["main", "archive", "cli", "repl", "export"],
    ),
    ("println!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    ("stdout()", &["repl", "cli"]),
    ("stderr()", &["repl", "cli"]),
    ("stdin()", &["read", "repl", "cli"]),
];

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let mut faults = Vec::new();
    for (room, path, code) in sources() {
        let allowed = RULES.iter().find(|(own, _)| *own == room);
        for used in rooms_used(&code) {
            let known = RULES.iter().any(|(own, _)| *own == used);
            let own = matches!(&*room, "lib" | "main" | "cli") || used == room;
            let common = matches!(&*used, "span" | "diagnostic" | "limit");
            let allowed = allowed.is_some_and(|(_, allowed)| allowed.contains(&&*used));
            if known && !own && !common && !allowed {
                faults.push(format!("{}: `{room}` uses `{used}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The rooms of `extract` in the order in which a document walks through them.
const EXTRACTION: &[&str] = &[
    "reading",
    "attribute",
    "date",
    "name",
    "entity",
    "event",
    "reference",
    "statement",
];

#[test]
fn rooms_of_extraction_use_only_those_before_them() {
    let mut faults = Vec::new();
    for (_, path, code) in sources().into_iter().filter(|(room, ..)| room == "extract") {
        let mut inside = path.iter().skip(1).map(|part| part.to_string_lossy());
        let Some(own) = inside.next() else { continue };
        let depth = inside.count() + usize::from(!path.ends_with("mod.rs"));
        let place = |room: &str| EXTRACTION.iter().position(|known| *known == room);
        let is_outside = own.ends_with(".rs") || own == "tests";
        assert!(is_outside || place(&own).is_some(), "no place: `{own}`");
        let above = format!("{}::", vec!["super"; depth].join("::"));
        let used = ["crate::extract::", &above].map(|start| names_after(&code, start));
        for used in used.iter().flatten() {
            if place(&own).is_some_and(|own| place(used).is_some_and(|used| used > own)) {
                faults.push(format!("{}: uses `{used}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Parts of `graph`, and the types that they have never heard of.
const STRANGERS: &[(&str, &[&str])] = &[
    ("store", &["Graph", "Indexes", "Log"]),
    ("index", &["Graph", "Log"]),
    ("log.rs", &["Graph", "Store", "Indexes"]),
    ("algorithm", &["Graph", "Indexes", "Log"]),
];

#[test]
fn parts_of_the_graph_do_not_know_what_follows_them() {
    let mut faults = Vec::new();
    for (part, strangers) in STRANGERS {
        let folder = Path::new("graph").join(part);
        let mut files = sources();
        files.retain(|(_, path, _)| path.starts_with(&folder));
        assert!(!files.is_empty(), "no part: `{part}`");
        for (_, path, code) in files {
            let mut words = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            if let Some(word) = words.find(|word| strangers.contains(word)) {
                faults.push(format!("{}: knows `{word}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_room_has_a_rule() {
    let known: BTreeSet<_> = RULES.iter().map(|(room, _)| (*room).to_string()).collect();
    let rooms: BTreeSet<_> = sources().into_iter().map(|(room, ..)| room).collect();
    let outer = ["lib", "main", "cli"].map(String::from);
    let missing: Vec<_> = rooms
        .difference(&known)
        .filter(|room| !outer.contains(room))
        .collect();
    assert!(missing.is_empty(), "without a rule: {missing:?}");
}

#[test]
fn each_crate_and_deed_stays_in_its_room() {
    let mut faults = Vec::new();
    for (room, path, code) in sources() {
        for (name, rooms) in OUTSIDE {
            let used =
                code.contains(&format!("use {name}::")) || code.contains(&format!(" {name}::"));
            if used && !rooms.contains(&&*room) {
                faults.push(format!("{}: `{room}` uses `{name}`", path.display()));
            }
        }
        for (deed, rooms) in DEEDS {
            if code.contains(deed) && !rooms.contains(&&*room) {
                faults.push(format!("{}: `{room}` has `{deed}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_reader_of_uses_sees_them() {
    let code = "use crate::{Span, graph::{Graph, Value},\n  text::Document};\nuse crate::read;\n\
        fn f() -> crate::render::Format {}";
    let expected = ["graph", "read", "render", "text"].map(String::from);
    assert_eq!(rooms_used(code), BTreeSet::from(expected));
}

/// Every source file with its room and its code; comments and tests are left out.
fn sources() -> Vec<(String, PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == "rs") && !path.ends_with("tests.rs")
            {
                let inside = path.strip_prefix(&source).unwrap();
                let room = inside.iter().next().unwrap().to_string_lossy();
                let room = room.trim_end_matches(".rs").to_string();
                let code = code(&fs::read_to_string(&path).unwrap());
                sources.push((room, inside.to_path_buf(), code));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 10, "the sources have moved");
    sources
}

fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms that a file names after `crate::`, also inside braces.
fn rooms_used(code: &str) -> BTreeSet<String> {
    names_after(code, "crate::")
}

/// The modules that a file names after `start`, also inside braces.
fn names_after(code: &str, start: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for rest in code.split(start).skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(first_names(list)),
            None => used.extend(first_name(rest)),
        }
    }
    used
}

fn first_names(list: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut names = Vec::new();
    let mut start = true;
    for (place, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if letter.is_whitespace() => {}
            _ if start => {
                names.extend(first_name(&list[place..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

/// The name that `text` begins with, if it is a room's and not a type's.
fn first_name(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect();
    name.starts_with(|first: char| first.is_lowercase())
        .then_some(name)
}
