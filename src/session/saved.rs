//! Questions that are kept under a name: `:save NAME`, `:run NAME`, `:forget NAME`.
//!
//! They stand in a JSON file that people can read and edit. It is read anew each time, so that prompts that are
//! open side by side know of each other's, and is written only as a whole.

use super::{Answer, Input, Response, Session, Status};
use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::query::Rows;
use crate::question::Deed;
use crate::render;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The file in the user's folder.
const FILE: &str = "questions.json";

/// The questions, by their names.
type Saved = BTreeMap<String, Kept>;

/// So many questions can be needed to understand one that goes on with them.
const MOST_BEFORE: usize = 8;

/// A question as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a question, or a list of questions")]
enum Kept {
    /// By itself.
    One(String),
    /// The last of these, which goes on with the others.
    After(Vec<String>),
}

impl Kept {
    fn all(&self) -> &[String] {
        match self {
            Self::One(question) => std::slice::from_ref(question),
            Self::After(all) => all,
        }
    }

    fn last(&self) -> &str {
        self.all().last().map_or("", |last| last.trim())
    }

    fn before(&self) -> &[String] {
        self.all().split_last().map_or(&[], |(_, before)| before)
    }

    /// One question a line.
    fn text(&self) -> String {
        self.all().join("\n")
    }
}

/// What is written: an answer into a file, or a question under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A file for the last answer.
    File(String),
    /// A name for the last question.
    Name(String),
}

impl Target {
    /// A path has a slash or an ending: `a/b`, `answer.csv`; anything else is a name, also of several words.
    pub(super) fn of(text: &str) -> Self {
        let ending = Path::new(text).extension();
        let has_ending = ending.is_some_and(|ending| {
            let ending = ending.to_string_lossy();
            !ending.is_empty() && !ending.contains(char::is_whitespace)
        });
        let is_word = text.contains(char::is_alphanumeric);
        if has_ending || !is_word || text.starts_with('.') || text.contains(std::path::is_separator)
        {
            Self::File(text.to_owned())
        } else {
            Self::Name(text.to_owned())
        }
    }
}

impl Session {
    /// The names of the questions that are kept; none where they cannot be read.
    #[must_use]
    pub fn saved_names(&self) -> Vec<String> {
        let saved = self.saved_file().and_then(|file| read(&file));
        saved.map_or_else(|_| Vec::new(), |saved| saved.into_keys().collect())
    }

    /// Keeps the last question under a name; in place of another of that name only if it may be replaced.
    pub(super) fn keep_question(
        &mut self,
        name: &str,
        replace: bool,
    ) -> Result<Response, Diagnostic> {
        let file = self.saved_file()?;
        let Some(answer) = self.answered.take() else {
            let problem = Diagnostic::new("there is no question yet to keep");
            return Err(problem.hint(format!(
                "`:save {name}` after a question keeps it as `{name}`"
            )));
        };
        let kept = self.standing_alone(&answer);
        self.answered = Some(answer);
        let mut saved = read(&file)?;
        if let Some(other) = saved.get(name).filter(|other| **other != kept && !replace) {
            let problem = Diagnostic::new(format!("`{name}` is kept already: {}", other.text()));
            return Err(problem.hint(format!("`:save! {name}` keeps the new one in its place")));
        }
        let what = match kept.before().len() {
            0 => "the last question".to_owned(),
            before => format!("the last {} questions", before + 1),
        };
        saved.insert(name.to_owned(), kept);
        write(&file, &saved)?;
        Ok(self.said_beside(&format!(
            "kept {what} as `{name}`; `:run {name}` asks again"
        )))
    }

    /// A question that was answered, with as many of those before it as it needs to mean the same again; where
    /// none of that helps, the Cypher that it stood for.
    fn standing_alone(&mut self, answer: &Answer) -> Kept {
        if !answer.is_english {
            return Kept::One(answer.question.clone());
        }
        let now = self.context.take();
        let query = answer.query.to_string();
        let mut earlier: Vec<String> = self.asked.iter().cloned().collect();
        earlier.pop();
        let starts = (0..=earlier.len()).rev();
        let enough = starts.map(|start| &earlier[start..]).find(|before| {
            self.context = None;
            self.ask_quietly(before);
            self.means(&answer.question, &query)
        });
        self.context = now;
        match enough {
            Some([]) => Kept::One(answer.question.clone()),
            Some(before) => {
                let all = before.iter().chain([&answer.question]);
                Kept::After(all.cloned().collect())
            }
            None => Kept::One(query),
        }
    }

    /// Whether a question stands for a query, after what was asked before.
    fn means(&self, question: &str, query: &str) -> bool {
        let translated = self.translate(Input::Question(question));
        translated.is_ok_and(|translated| match translated.deed {
            Deed::Queries(attempts) => attempts
                .iter()
                .any(|attempt| attempt.query.to_string() == query),
            Deed::Evidence(_) | Deed::Article(_) => false,
        })
    }

    /// Asks questions so that others can go on with them.
    fn ask_quietly(&mut self, questions: &[String]) {
        for question in questions {
            if let input @ Input::Question(_) = Input::read(question) {
                // What has no answer any more leaves the others to go on without it.
                let _ = self.ask(input);
            }
        }
    }

    /// Remembers what was asked, so that it can be kept with what goes on with it.
    pub(super) fn note_asked(&mut self, question: &str) {
        self.asked.push_back(question.to_owned());
        if self.asked.len() > MOST_BEFORE {
            self.asked.pop_front();
        }
    }

    /// Asks a question again that is kept, by itself and not after what was asked before; without a name,
    /// lists them.
    pub(super) fn run_saved(&mut self, name: Option<&str>) -> Result<Response, Diagnostic> {
        let file = self.saved_file()?;
        let saved = read(&file)?;
        let Some(name) = name else {
            return Ok(self.list_saved(&saved));
        };
        let kept = saved.get(name).ok_or_else(|| unknown(name, &saved))?;
        let question = kept.last();
        let input = Input::read(question);
        if question.is_empty() || matches!(input, Input::Command(_)) {
            let problem = format!("`{name}` is kept as `{question}`, which is no question");
            return Err(Diagnostic::new(problem).hint(place(&file)));
        }
        self.context = None;
        self.asked.clear();
        self.ask_quietly(kept.before());
        for earlier in kept.before() {
            self.note_asked(earlier);
        }
        let asked = format!("> {}\n", kept.text().replace('\n', "\n> "));
        let response = self.respond(input);
        Ok(Response {
            messages: render::plain(&asked) + &response.messages,
            ..response
        })
    }

    /// Forgets a question that is kept.
    pub(super) fn forget_saved(&mut self, name: &str) -> Result<Response, Diagnostic> {
        let file = self.saved_file()?;
        let mut saved = read(&file)?;
        let Some(kept) = saved.remove(name) else {
            return Err(unknown(name, &saved));
        };
        write(&file, &saved)?;
        Ok(self.said_beside(&format!("forgot `{name}`: {}", kept.text())))
    }

    fn list_saved(&self, saved: &Saved) -> Response {
        if saved.is_empty() {
            return Response {
                status: Status::NothingFound,
                ..self.said_beside("no question is kept yet: `:save NAME` keeps the last one")
            };
        }
        let row = |(name, kept): (&String, &Kept)| {
            vec![name.as_str().into(), kept.text().as_str().into()]
        };
        self.show_rows(&Rows {
            columns: ["name", "question"].map(str::to_owned).into(),
            rows: saved.iter().map(row).collect(),
        })
    }

    fn saved_file(&self) -> Result<PathBuf, Diagnostic> {
        let none = || Diagnostic::new("there is no folder to keep questions in");
        let folder = self.folder.as_ref().ok_or_else(none)?;
        Ok(folder.join(FILE))
    }
}

fn unknown(name: &str, saved: &Saved) -> Diagnostic {
    let problem = Diagnostic::new(format!("no question is kept as `{name}`"));
    let hint = did_you_mean(name, saved.keys().map(String::as_str));
    problem.hint(hint.unwrap_or_else(|| "`:run` lists those that are".to_owned()))
}

/// What the file holds; nothing where there is none yet.
fn read(file: &Path) -> Result<Saved, Diagnostic> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Saved::new()),
        Err(error) => {
            let problem = format!("cannot read `{}`: {error}", file.display());
            return Err(Diagnostic::new(problem));
        }
    };
    if text.trim().is_empty() {
        return Ok(Saved::new());
    }
    serde_json::from_str(&text).map_err(|error| {
        let problem = format!("cannot understand `{}`: {error}", file.display());
        Diagnostic::new(problem)
            .hint("it is a JSON object of names and questions: `{\"trade\": \"who said what about trade\"}`")
            .hint("put it right, or move it away; until then nothing is written to it")
    })
}

fn write(file: &Path, saved: &Saved) -> Result<(), Diagnostic> {
    let text = serde_json::to_string_pretty(saved).unwrap_or_default() + "\n";
    replace(file, text.as_bytes())
        .map_err(|error| Diagnostic::new(format!("cannot write `{}`: {error}", file.display())))
}

/// Puts `bytes` in the place of a file at once: whoever reads it sees all of the old or all of the new, also
/// when a disk is full or the machine stops.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link to where somebody keeps such files stays one.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let number = RandomState::new().hash_one(0);
    let beside = folder.join(format!("{FILE}.{number:016x}.new"));
    let written = File::create_new(&beside).and_then(|mut new| {
        if let Ok(old) = fs::metadata(&file) {
            new.set_permissions(old.permissions())?;
        }
        new.write_all(bytes)?;
        new.sync_all()?;
        fs::rename(&beside, &file)
    });
    if written.is_err() {
        // What is left of it is no use to anybody.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn place(file: &Path) -> String {
    format!("the questions stand in `{}`", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn session(folder: &TempDir) -> Session {
        let mut session = Session::new();
        session.folder = Some(folder.path().join("whosaid"));
        session
            .ask(
                "CREATE (:Person:Actor {name: 'Li Na'})-[:SAID]->(:Statement {text: 'rain'}), \
                 (:Person:Actor {name: 'Max'})-[:SAID]->(:Statement {text: 'snow'})",
            )
            .unwrap();
        session
    }

    #[track_caller]
    fn check(session: &mut Session, input: &str, words: &str) -> Status {
        let response = session.respond(input);
        let all = response.messages + &response.output;
        assert!(all.contains(words), "{input}: {all}");
        response.status
    }

    #[test]
    fn what_has_no_ending_and_no_slash_is_a_name() {
        let name = |text: &str| Target::Name(text.to_owned());
        let file = |text: &str| Target::File(text.to_owned());
        for text in ["trade", "my answer", "U.S. trade", "台湾"] {
            assert_eq!(Target::of(text), name(text), "{text}");
        }
        for text in [
            "answer.csv",
            "my answer.csv",
            "./trade",
            "a/b",
            "..",
            ".trade",
            "-",
            "x.unknown",
        ] {
            assert_eq!(Target::of(text), file(text), "{text}");
        }
    }

    #[test]
    fn a_question_is_kept_run_and_forgotten() {
        let folder = TempDir::new().unwrap();
        let mut first = session(&folder);
        check(&mut first, ":run", "no question is kept yet");
        check(&mut first, ":save rain", "no question yet to keep");
        check(&mut first, "what did Li Na say", "rain");
        check(
            &mut first,
            ":save Li says",
            "kept the last question as `Li says`;",
        );
        check(&mut first, "what did Max say", "snow");
        check(
            &mut first,
            ":save Li says",
            "`:save! Li says` keeps the new one",
        );
        // Another session has it, too.
        let mut second = session(&folder);
        check(&mut second, ":run", "what did Li Na say");
        check(&mut second, ":run Li says", "rain");
        check(&mut second, ":run Li say", "did you mean `Li says`?");
        assert_eq!(second.saved_names(), ["Li says"]);
        check(&mut first, ":save! Li says", "kept");
        check(&mut second, ":run Li says", "snow");
        check(
            &mut second,
            ":forget Li says",
            "forgot `Li says`: what did Max say",
        );
        check(&mut first, ":run Li says", "no question is kept as");
        let files = fs::read_dir(folder.path().join("whosaid")).unwrap();
        assert_eq!(files.count(), 1, "nothing is left beside the file");
    }

    #[test]
    fn what_goes_on_with_another_question_is_kept_with_it() {
        let folder = TempDir::new().unwrap();
        let mut session = session(&folder);
        check(&mut session, "who said what", "rain");
        check(&mut session, "what did Li Na say", "rain");
        check(&mut session, "and Max?", "snow");
        check(
            &mut session,
            ":save max",
            "kept the last 2 questions as `max`",
        );
        let file = folder.path().join("whosaid").join(FILE);
        let text = fs::read_to_string(&file).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let expected = serde_json::json!({"max": ["what did Li Na say", "and Max?"]});
        assert_eq!(json, expected);
        check(&mut session, "main topics", "");
        let shown = "> what did Li Na say\n> and Max?\n";
        check(&mut session, ":run max", shown);
        assert_eq!(session.respond(":save! again").status, Status::Done);
        check(&mut session, ":run again", shown);
        check(&mut session, ":run again", "snow");
        check(&mut session, "what did Li Na say", "rain");
        check(&mut session, ":save li", "kept the last question as `li`;");
        let cypher = "MATCH (n:Person)\nRETURN count(n) AS people";
        check(&mut session, cypher, "2");
        check(
            &mut session,
            ":save people",
            "kept the last question as `people`;",
        );
        check(&mut session, ":run people", "> RETURN count(n) AS people\n");
        fs::write(&file, "{\"none\": [], \"spaces\": \" who said what \"}").unwrap();
        check(&mut session, ":run none", "which is no question");
        check(&mut session, ":run spaces", "rain");
    }

    #[test]
    fn a_broken_file_is_told_and_left_alone() {
        let folder = TempDir::new().unwrap();
        let mut session = session(&folder);
        check(&mut session, "what did Li Na say", "rain");
        let file = folder.path().join("whosaid").join(FILE);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        for broken in ["{\"a\": \"who said what\",", "{\"a\": 3}", "[]"] {
            fs::write(&file, broken).unwrap();
            for input in [":run", ":run a", ":save a", ":save! a", ":forget a"] {
                let status = check(&mut session, input, "put it right");
                assert_eq!(status, Status::Failed);
            }
            assert_eq!(fs::read_to_string(&file).unwrap(), broken);
            assert!(session.saved_names().is_empty());
        }
        fs::write(&file, "{\"a\": \":quit\"}").unwrap();
        let status = check(&mut session, ":run a", "which is no question");
        assert_eq!(status, Status::Failed);
        fs::write(&file, "").unwrap();
        check(&mut session, ":save a", "kept");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = TempDir::new().unwrap();
        let mut session = session(&folder);
        check(&mut session, "what did Li Na say", "rain");
        let own = folder.path().join("dotfiles.json");
        fs::write(&own, "{}").unwrap();
        let file = folder.path().join("whosaid").join(FILE);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(&own, &file).unwrap();
        check(&mut session, ":save rain", "kept");
        assert!(file.is_symlink());
        assert!(fs::read_to_string(&own).unwrap().contains("Li Na"));
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let mut session = Session::new();
        check(
            &mut session,
            ":run",
            "there is no folder to keep questions in",
        );
        check(&mut session, ":save it", "there is no folder");
    }
}
