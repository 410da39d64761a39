//! What can be asked, in words.

use super::command::COMMANDS;
use crate::question::{self, FormHelp};
use std::fmt::Write as _;

/// The forms of questions and the commands; with a word, those that have it.
pub(super) fn help(word: Option<&str>) -> String {
    let Some(word) = word else {
        return format!(
            "Questions, in English:\n{}\n\
            [...] may be left out; between names, `or`, `and` and `but not`; a name may be quoted.\n\
            `with confidence 0.7`, in any question, leaves out what was found less surely.\n\
            A statement that begins with a word such as MATCH or RETURN is Cypher.\n\n\
            Commands:\n{}",
            forms(|_| true),
            commands(|_| true)
        );
    };
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let forms = forms(|form| has(form.pattern));
    let commands = commands(|text| has(text));
    if forms.is_empty() && commands.is_empty() {
        return format!("no question and no command has `{word}`; `:help` lists them all\n");
    }
    forms + &commands
}

fn forms(wanted: impl Fn(&FormHelp) -> bool) -> String {
    let forms = question::forms().iter().filter(|form| wanted(form));
    forms.fold(String::new(), |mut text, form| {
        let _ = writeln!(text, "  {}", form.pattern);
        if form.pattern != form.example {
            let _ = writeln!(text, "      {}", form.example);
        }
        text
    })
}

fn commands(wanted: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for command in COMMANDS {
        let usage = format!("{} {}", command.name, command.argument);
        if wanted(&usage) {
            let _ = writeln!(text, "  {usage:<24} {}", command.meaning);
        }
    }
    text
}
