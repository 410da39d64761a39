//! What can be asked, in words.

use super::Session;
use super::command::{COMMANDS, Description};
use super::layout::{USUAL, wrapped};
use crate::question::{self, FormHelp};

/// How far in the meaning of a command stands.
const MEANING: usize = 27;

/// So many examples of a form are tried before it has none.
const TRIED: usize = 12;

impl Session {
    /// The forms of questions, each with an example that has an answer in this graph, and the commands; with
    /// a word, those that have it.
    pub(super) fn help(&mut self, word: Option<&str>) -> String {
        let before = self.context.clone();
        let width = self.style.width;
        let text = help(word, width, |form| self.example(form));
        self.context = before;
        text
    }

    /// A question of that form that has an answer.
    fn example(&mut self, form: &FormHelp) -> Option<String> {
        let names = self.names();
        let mut tried = question::examples(form, &names).into_iter().take(TRIED);
        tried.find(|example| {
            let answer = self.ask(example.as_str());
            answer.is_ok_and(|answer| !answer.rows.rows.is_empty())
        })
    }
}

/// The forms of questions and the commands; with a word, those that have it; in lines of at most
/// `width` columns.
fn help(
    word: Option<&str>,
    width: Option<usize>,
    mut example: impl FnMut(&FormHelp) -> Option<String>,
) -> String {
    let width = width.unwrap_or(USUAL);
    let Some(word) = word else {
        return [
            "Questions, in English:\n".to_owned(),
            forms(width, |_| true, &mut example),
            "\n".to_owned(),
            notes(width),
            "\nCommands:\n".to_owned(),
            commands(width, |_| true),
        ]
        .concat();
    };
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let forms = forms(width, |form| has(form.pattern), &mut example);
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
        "What several papers print counts once; `including copies`, in any question, counts it in each.",
        "A statement that begins with a word such as MATCH or RETURN is Cypher; it goes on over \
         lines up to `;` or an empty line.",
    ];
    lines(notes.iter().flat_map(|note| wrapped(note, width, 0)))
}

fn forms(
    width: usize,
    wanted: impl Fn(&FormHelp) -> bool,
    example: &mut impl FnMut(&FormHelp) -> Option<String>,
) -> String {
    let forms = question::forms().iter().filter(|form| wanted(form));
    lines(forms.flat_map(|form| {
        let mut shown = wrapped(&format!("  {}", form.pattern), width, 4);
        if let Some(example) = example(form).filter(|example| form.pattern != example) {
            shown.extend(wrapped(&format!("      {example}"), width, 8));
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
            let help = help(None, Some(width), |_| None);
            let mut long = help.lines().filter(|line| line.chars().count() > width);
            assert_eq!(long.next(), None);
            for command in &COMMANDS {
                let mut words = command.meaning.split(' ');
                assert!(words.all(|word| help.contains(word)), "{}", command.name);
            }
        }
    }
}
