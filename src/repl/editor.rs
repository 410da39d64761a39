//! rustyline, with history, completion and hints.

use super::completion::{self, Vocabulary};
use crate::session::Session;
use etcetera::BaseStrategy;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{ColorMode, CompletionType, Config, Context, Helper};
use std::borrow::Cow;
use std::path::PathBuf;

const PROMPT: &str = "> ";

/// Lines kept in the history.
const HISTORY: usize = 10_000;

/// A line editor that knows the session's graph.
pub(super) struct Editor {
    rustyline: rustyline::Editor<Assistant, FileHistory>,
    history: Option<PathBuf>,
    /// What was typed since the last input was whole.
    typed: Vec<String>,
}

impl Editor {
    /// An editor with the history of earlier sessions.
    pub(super) fn new(session: &Session) -> rustyline::Result<Self> {
        let config = Config::builder()
            .max_history_size(HISTORY)?
            .history_ignore_dups(true)?
            .history_ignore_space(true)
            .completion_type(CompletionType::List)
            .bracketed_paste(true)
            .color_mode(match std::env::var_os("NO_COLOR") {
                Some(value) if !value.is_empty() => ColorMode::Disabled,
                _ => ColorMode::Enabled,
            })
            .build();
        let mut editor = rustyline::Editor::with_config(config)?;
        editor.set_helper(Some(Assistant::new(session)));
        let history = history_file();
        if let Some(file) = &history {
            // There is none before the first session.
            let _ = editor.load_history(file);
        }
        Ok(Self {
            rustyline: editor,
            history,
            typed: Vec::new(),
        })
    }

    /// The next line, or several if they were pasted; after `before`, which is not whole yet, and in which
    /// `mark` is to come.
    pub(super) fn read(
        &mut self,
        session: &Session,
        before: Option<&str>,
        mark: Option<&str>,
    ) -> Result<String, ReadlineError> {
        if let Some(assistant) = self.rustyline.helper_mut() {
            assistant.vocabulary.refresh(session);
            assistant.before = before.map(|text| format!("{text}\n")).unwrap_or_default();
        }
        if before.is_none() {
            self.typed.clear();
        }
        let prompt = match before {
            None => PROMPT.to_owned(),
            Some(_) => format!("...{}{PROMPT}", mark.unwrap_or_default()),
        };
        let line = self.rustyline.readline(&prompt)?;
        self.typed.push(line.clone());
        Ok(line)
    }

    /// Keeps what was typed since the last time in the history.
    pub(super) fn remember(&mut self) -> rustyline::Result<()> {
        let typed = std::mem::take(&mut self.typed).join("\n");
        if !typed.trim().is_empty() {
            self.rustyline.add_history_entry(typed.trim_end())?;
            self.save();
        }
        Ok(())
    }

    /// Writes the history to the disk, where that can be done.
    pub(super) fn save(&mut self) {
        if let Some(file) = &self.history {
            let folder = file.parent().map(std::fs::create_dir_all);
            if matches!(folder, Some(Ok(()))) {
                // A session without a history is better than none.
                let _ = self.rustyline.append_history(file);
            }
        }
    }
}

/// `history.txt` in the user's data folder.
fn history_file() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.data_dir().join("whosaid").join("history.txt"))
}

/// What helps while typing.
#[derive(Helper)]
struct Assistant {
    vocabulary: Vocabulary,
    /// The lines that stand before the one being typed, with their ends.
    before: String,
    files: FilenameCompleter,
    hinter: HistoryHinter,
}

impl Assistant {
    fn new(session: &Session) -> Self {
        let mut vocabulary = Vocabulary::default();
        vocabulary.refresh(session);
        Self {
            vocabulary,
            before: String::new(),
            files: FilenameCompleter::new(),
            hinter: HistoryHinter::new(),
        }
    }
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        place: usize,
        context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let text = format!("{}{}", self.before, &line[..place]);
        if completion::wants_file(&text) {
            let (start, mut files) = self.files.complete(line, place, context)?;
            files.retain(|file| completion::is_plain(&file.display));
            return Ok((start, files));
        }
        let (start, candidates) = completion::complete(&self.vocabulary, &text);
        let start = start.saturating_sub(self.before.len());
        let pair = |text: String| Pair {
            display: text.clone(),
            replacement: text,
        };
        Ok((start, candidates.into_iter().map(pair).collect()))
    }
}

impl Hinter for Assistant {
    type Hint = String;

    /// The rest of the last input that began so, if it is on one line.
    fn hint(&self, line: &str, place: usize, context: &Context<'_>) -> Option<String> {
        let hint = self.hinter.hint(line, place, context)?;
        (!hint.contains('\n')).then_some(hint)
    }
}

impl Validator for Assistant {}

impl Highlighter for Assistant {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(
        &'s self,
        prompt: &'p str,
        _default: bool,
    ) -> Cow<'b, str> {
        format!("\x1b[1;36m{prompt}\x1b[0m").into()
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        format!("\x1b[2m{hint}\x1b[0m").into()
    }
}
