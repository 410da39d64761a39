//! The commands that make, change and look after a graph file.

use super::arguments::Options;
use super::output::{complain, print};
use super::progress::Bar;
use super::{GRAPH, Stop, add_lexicons, colour, interrupt, reader, threads};
use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use whosaid::Diagnostic;
use whosaid::archive::{Archive, Lock};
use whosaid::graph::Value;
use whosaid::progress::Progress;
use whosaid::query::Rows;
use whosaid::read::{self, Reader, Reading};
use whosaid::session::{Added, Adding, Response, Session, Status, counted};
use whosaid::text::Document;

/// The graph file that is meant.
pub(super) fn path(options: &Options) -> &Path {
    options.graph.as_deref().unwrap_or_else(|| Path::new(GRAPH))
}

/// Reads articles into the graph file.
pub(super) fn add(paths: Vec<String>, keep: bool, options: &Options) -> Result<Status, Stop> {
    let adding = adding(keep, options)?;
    let archive = Archive::create(path(options))?;
    let lock = archive.lock("`whosaid add`")?;
    let bar = RefCell::new(Bar::reading(&paths));
    let mut report = |progress: Progress| bar.borrow_mut().show(progress);
    let mut problem = |problem: Diagnostic| {
        let own = colour(options.color);
        bar.borrow_mut().count_failure(&problem);
        bar.borrow().aside(|| complain(&problem, "", own));
    };
    let added = adding.add(&archive, &lock, paths, &mut report, &mut problem)?;
    drop(bar);
    if added.is_change() && !added.is_interrupted {
        archive.settle(&lock)?;
    }
    tell(&summary(&added, path(options)));
    Ok(status(&added))
}

/// Reads nodes and relationships into the graph file.
pub(super) fn import(paths: &[String], options: &Options) -> Result<Status, Stop> {
    let others = paths.iter().filter(|path| !is_facts(path));
    if let Some(other) = others.into_iter().next() {
        let problem = Diagnostic::new(format!("`{other}` holds no nodes and relationships"));
        return Err(problem.hint("`whosaid add` reads articles").into());
    }
    add(paths.to_vec(), false, options)
}

/// Whether a file may hold nodes and relationships; what cannot be read is told later.
fn is_facts(path: &str) -> bool {
    path == "-" || !matches!(read::read([path]).next(), Some(Ok(Reading::Document(_))))
}

/// Reads the documents of the graph file again.
pub(super) fn refresh(all: bool, options: &Options) -> Result<Status, Stop> {
    let adding = adding(false, options)?;
    let (archive, lock) = locked(options, "`whosaid refresh`")?;
    let mut bar = Bar::new();
    let mut report = |progress: Progress| bar.show(progress);
    let added = adding.refresh(&archive, &lock, all, &mut report)?;
    drop(bar);
    archive.settle(&lock)?;
    tell(&format!(
        "{} read again{}",
        counted(added.replaced, "article"),
        if added.is_interrupted {
            ", then stopped"
        } else {
            ""
        }
    ));
    Ok(status(&added))
}

fn adding(keep: bool, options: &Options) -> Result<Adding, Diagnostic> {
    let interrupt = interrupt::catch_ends();
    let mut session = Session::new();
    add_lexicons(&mut session, options)?;
    Ok(Adding {
        lexicon: Arc::clone(session.lexicon()),
        date: options.date,
        threads: threads(options),
        keep,
        reader: reader(options)?,
        interrupt,
    })
}

fn locked(options: &Options, who: &str) -> Result<(Archive, Lock), Diagnostic> {
    let archive = Archive::open(path(options))?;
    let lock = archive.lock(who)?;
    Ok((archive, lock))
}

fn status(added: &Added) -> Status {
    if added.failed > 0 || added.is_interrupted {
        Status::Failed
    } else {
        Status::Done
    }
}

/// `3 added, 1 replaced, 12 there already, 1 could not be read: news.graph`
fn summary(added: &Added, file: &Path) -> String {
    let parts = [
        (added.new.len(), "added"),
        (added.replaced, "replaced"),
        (added.same, "there already"),
        (added.failed, "could not be read"),
    ];
    let told = parts.iter().filter(|(count, _)| *count > 0);
    let mut told: Vec<String> = told
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if told.is_empty() {
        told.push("nothing to add".to_owned());
    }
    if added.is_interrupted {
        told.push("then stopped; add again to go on".to_owned());
    }
    format!("{}: {}", file.display(), told.join(", "))
}

/// Takes documents and imports out of the graph file.
pub(super) fn remove(paths: &[String], options: &Options) -> Result<Status, Stop> {
    let (archive, lock) = locked(options, "`whosaid remove`")?;
    let known = archive.known()?;
    let mut removed = 0;
    let mut worst = Status::Done;
    for path in paths {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let is_meant = |own: &&String| *own == path || own.starts_with(&folder);
        let mut meant: Vec<String> = known.keys().filter(is_meant).cloned().collect();
        meant.sort();
        let gone = archive.remove(&meant, &lock)?.len();
        let imported = archive.remove_import(path, &lock)?;
        if gone == 0 && !imported {
            let problem = Diagnostic::new(format!("nothing in the graph file is called `{path}`"));
            let problem = problem.hint("`whosaid documents` lists the articles");
            worst = complain(&problem, "", colour(options.color));
        }
        removed += gone + usize::from(imported);
    }
    if removed > 0 {
        archive.settle(&lock)?;
    }
    tell(&format!("{}: {removed} removed", archive.path().display()));
    Ok(worst)
}

/// Lists what was changed by hand.
pub(super) fn history(options: &Options) -> Result<Status, Stop> {
    let archive = Archive::open(path(options))?;
    let mut session = Session::new();
    session.style.format = options.lists()?;
    session.style.width = whosaid::repl::width();
    let row = |entry: whosaid::archive::Entry| {
        vec![
            entry.id.into(),
            entry.at.into(),
            entry.said.into(),
            entry.undone.map(Value::from).into(),
        ]
    };
    let rows = Rows {
        columns: ["number", "at", "change", "undone"]
            .map(str::to_owned)
            .into(),
        rows: archive.history()?.into_iter().map(row).collect(),
    };
    print(&session.show_rows(&rows))?;
    Ok(Status::Done)
}

/// Looks whether everything is as it was written.
pub(super) fn check(options: &Options) -> Result<Status, Stop> {
    let archive = Archive::open(path(options))?;
    let found = archive.check()?;
    let file = archive.path().display();
    for fault in &found.faults {
        let text = format!("{}: {}", fault.what, fault.problem);
        complain(&Diagnostic::new(text), "", colour(options.color));
    }
    let sound = counted(found.sound, "article");
    let response = |output: String| Response {
        output,
        ..Response::default()
    };
    if found.faults.is_empty() {
        print(&response(format!(
            "{file}: {sound}, all as they were written\n"
        )))?;
        return Ok(Status::Done);
    }
    print(&response(format!("{file}: {sound} safe\n")))?;
    Ok(Status::Failed)
}

/// Makes the graph file as small as it can be.
pub(super) fn compact(options: &Options) -> Result<Status, Stop> {
    let (archive, lock) = locked(options, "`whosaid compact`")?;
    let size = || archive.path().metadata().map_or(0, |data| data.len());
    let before = size();
    archive.compact(&lock)?;
    let file = archive.path().display();
    tell(&format!("{file}: {before} bytes, now {}", size()));
    Ok(Status::Done)
}

/// Prints the text that places count in.
pub(super) fn text(name: &str, options: &Options) -> Result<Status, Stop> {
    let in_file = options.graph.is_some() || (path(options).exists() && !read::is_there(name));
    let text = if in_file {
        let found = Archive::open(path(options))?.document(name)?;
        let missing = || Diagnostic::new(format!("there is no article `{name}` in the graph file"));
        found.ok_or_else(missing)?.text
    } else {
        only_text(name, &reader(options)?)?
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Status::Done)
}

/// The text of the only document that `name` names.
fn only_text(name: &str, reader: &Reader) -> Result<String, Diagnostic> {
    let mut found: Option<Document> = None;
    for reading in reader.read([name]) {
        match (reading, &found) {
            (Ok(Reading::Document(document)), None) => found = Some(document),
            (Ok(Reading::Document(other)), Some(first)) => {
                let (first, other) = (&first.path, &other.path);
                let problem = Diagnostic::new(format!("`{name}` holds more than one article"));
                return Err(problem.hint(format!("name one of them: `{first}`, `{other}` …")));
            }
            (Ok(Reading::Facts { .. }), _) => {
                return Err(Diagnostic::new(format!("`{name}` is no article")));
            }
            (Err(problem), _) if problem.is_note => {}
            (Err(problem), _) => return Err(problem),
        }
    }
    let missing = || Diagnostic::new(format!("there is no article `{name}`"));
    found.map(|document| document.text).ok_or_else(missing)
}

/// Says what was done; not being heard is no failure.
fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
