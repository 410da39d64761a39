//! What can be asked, in words.

use super::command::{COMMANDS, Description};
use super::layout::{USUAL, wrapped};
use crate::question::{self, FormHelp};

/// How far in the meaning of a command stands.
const MEANING: usize = 27;

/// The forms of questions and the commands; with a word, those that have it; in lines of at most
/// `width` columns.
pub(super) fn help(word: Option<&str>, width: Option<usize>) -> String {
    let width = width.unwrap_or(USUAL);
    let Some(word) = word else {
        return [
            "Questions, in English:\n".to_owned(),
            forms(width, |_| true),
            "\n".to_owned(),
            notes(width),
            "\nCommands:\n".to_owned(),
            commands(width, |_| true),
        ]
        .concat();
    };
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let forms = forms(width, |form| has(form.pattern));
    let commands = commands(width, |command| has(&usage(command)));
    if forms.is_empty() && commands.is_empty() {
        return format!("no question and no command has `{word}`; `:help` lists them all\n");
    }
    forms + &commands
}

fn notes(width: usize) -> String {
    let notes = [
        "[...] may be left out; between names, `or`, `and` and `but not`; a name may be quoted.",
        "`with confidence 0.7`, in any question, leaves out what was found less surely.",
        "A statement that begins with a word such as MATCH or RETURN is Cypher; it goes on over \
         lines up to `;` or an empty line.",
    ];
    lines(notes.iter().flat_map(|note| wrapped(note, width, 0)))
}

fn forms(width: usize, wanted: impl Fn(&FormHelp) -> bool) -> String {
    let forms = question::forms().iter().filter(|form| wanted(form));
    lines(forms.flat_map(|form| {
        let mut shown = wrapped(&format!("  {}", form.pattern), width, 4);
        if form.pattern != form.example {
            shown.extend(wrapped(&format!("      {}", form.example), width, 8));
        }
        shown
    }))
}

fn commands(width: usize, wanted: impl Fn(&Description) -> bool) -> String {
    let commands = COMMANDS.iter().filter(|command| wanted(command));
    lines(commands.flat_map(|command| {
        let usage = usage(command);
        let line = format!("  {usage:<space$}{}", command.meaning, space = MEANING - 2);
        wrapped(&line, width, MEANING)
    }))
}

fn usage(command: &Description) -> String {
    format!("{} {}", command.name, command.argument)
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_no_wider_than_the_terminal() {
        for width in [60, 80, 120] {
            let help = help(None, Some(width));
            let mut long = help.lines().filter(|line| line.chars().count() > width);
            assert_eq!(long.next(), None);
            for command in &COMMANDS {
                let mut words = command.meaning.split(' ');
                assert!(words.all(|word| help.contains(word)), "{}", command.name);
            }
        }
    }
}
