//! What holds from the start of each prompt: the user's own settings, as the commands that set them.

use super::command::{self, COMMANDS, Command};
use super::{Response, Session, Status, script};
use crate::Diagnostic;
use crate::question::Confidence;
use crate::render::{self, Columns, json};
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The file in the user's folder; it is written as a script is.
const FILE: &str = "settings.who";

impl Session {
    /// Sets what the user's settings say; gives back what is wrong with them, each with its line. A line that is
    /// wrong does not keep the others from counting.
    pub fn settle(&mut self) -> Response {
        let Some(file) = self.settings_file() else {
            return Response::default();
        };
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Response::default(),
            Err(error) => {
                let problem = format!("cannot read `{}`: {error}", file.display());
                return self.failure(&Diagnostic::new(problem), "");
            }
        };
        let mut told = Response::default();
        for entry in script::entries(&text) {
            let input = entry.input.text();
            if let Err(problem) = self.set(input) {
                let file = render::plain(&file.display().to_string());
                let _ = writeln!(told.messages, "in `{file}`, line {}:", entry.line);
                told.messages += &self.failure(&problem, input).messages;
                told.status = Status::Failed;
            }
        }
        told
    }

    fn set(&mut self, input: &str) -> Result<(), Diagnostic> {
        if !input.starts_with(':') {
            let problem = Diagnostic::new("this is no setting");
            return Err(problem.hint("settings are commands, such as `:format json`"));
        }
        let command = command::parse(input)?;
        if !is_setting(&command) {
            let name = input.split_whitespace().next().unwrap_or_default();
            let problem = Diagnostic::new(format!("`{input}` sets nothing"));
            let settable = command::described(name).is_some_and(|described| described.sets);
            let hint = if settable {
                format!("`{name}` needs what it is to be")
            } else {
                let settings = COMMANDS.iter().filter(|command| command.sets);
                let names: Vec<_> = settings
                    .map(|command| format!("`{}`", command.name))
                    .collect();
                format!("what can be set: {}", names.join(", "))
            };
            return Err(problem.hint(hint));
        }
        self.obey(command).map(drop)
    }

    /// What is set now, in the form that the file of settings has.
    pub(super) fn settings(&self) -> Response {
        let mut output = String::new();
        let _ = writeln!(output, ":format {}", self.style.format);
        if self.confidence != Confidence::default() {
            let _ = writeln!(output, ":confidence {}", self.confidence);
        }
        if self.style.columns == Columns::All {
            output += ":wide\n";
        }
        for (name, value) in &self.parameters {
            let value = json::from_value(value, &self.graph);
            let _ = writeln!(output, ":param {name} = {value}");
        }
        let advice = self.settings_file().map(|file| {
            let file = file.display();
            self.said_beside(&format!(
                "such lines in `{file}` hold from the start of each prompt"
            ))
        });
        Response {
            output: render::plain(&output),
            ..advice.unwrap_or_default()
        }
    }

    fn settings_file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(FILE))
    }
}

/// Whether a command sets something, and does nothing else.
fn is_setting(command: &Command) -> bool {
    matches!(
        command,
        Command::Format(Some(_))
            | Command::Confidence(Some(_))
            | Command::Parameter(Some(_))
            | Command::Wide
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    fn settled(settings: impl AsRef<[u8]>) -> (Session, Response) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(FILE), settings).unwrap();
        let mut session = Session::new();
        session.folder = Some(folder.path().to_owned());
        let told = session.settle();
        (session, told)
    }

    #[test]
    fn settings_are_set_and_shown_in_their_own_form() {
        let settings = "# mine\n:format markdown\n:confidence 0.5\n:wide\n:param who = \"Xi\"\n";
        let (mut session, told) = settled(settings);
        assert_eq!(told, Response::default());
        let shown = session.respond(":settings");
        let lines: Vec<_> = settings.lines().skip(1).collect();
        assert_eq!(shown.output.lines().collect::<Vec<_>>(), lines);
        assert!(shown.messages.contains(FILE), "{}", shown.messages);
    }

    #[test]
    fn a_wrong_line_is_told_and_the_others_count() {
        let (session, told) = settled(
            "\n:format jsn\nwho said what\n:read articles\n:format\n:quit\n:confidence 0.5\n:nonsense\n",
        );
        assert_eq!(session.confidence, "0.5".parse().unwrap());
        for words in [
            "line 2:\nerror: there is no format `jsn`",
            "line 3:\nerror: this is no setting",
            "line 4:\nerror: `:read articles` sets nothing",
            "what can be set: `:wide`, `:format`, `:confidence`, `:param`",
            "line 5:\nerror: `:format` sets nothing",
            "`:format` needs what it is to be",
            "line 6:\nerror: `:quit` sets nothing",
            "line 8:\nerror: there is no command `:nonsense`",
        ] {
            assert!(told.messages.contains(words), "{words}:\n{}", told.messages);
        }
        assert!(!told.messages.contains("line 7"));
    }

    #[test]
    fn what_is_no_text_is_told_and_what_is_not_there_is_not() {
        let (_, told) = settled(b":format \xff\n");
        assert!(told.messages.contains("cannot read"), "{}", told.messages);
        assert_eq!(Session::new().settle(), Response::default());
        let folder = TempDir::new().unwrap();
        let mut session = Session::new();
        session.folder = Some(folder.path().to_owned());
        assert_eq!(session.settle(), Response::default());
    }
}
