//! A script becomes the inputs in it.

mod open;
mod scanner;

use crate::question::is_blank;
use open::Open;
use scanner::Scanner;

/// One question, statement or command of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The line it starts on, counted from 1.
    pub line: usize,
    /// Its text, over several lines where it has them.
    pub text: String,
}

/// Cuts a script into its inputs.
///
/// An input is a line. A Cypher statement goes on over the next lines while a bracket or quotation
/// mark is open or its last clause cannot be the last, and if the next line is indented or begins
/// with a word that cannot start a statement; it ends with `;` or an empty line. A `\` at the end of
/// a line carries any input on. Lines that begin with `#` or `//` are comments.
#[must_use]
pub fn inputs(script: &str) -> Vec<Input> {
    let mut splitter = Splitter::default();
    let mut inputs: Vec<_> = script
        .lines()
        .flat_map(|line| splitter.push(line))
        .collect();
    inputs.extend(splitter.finish());
    inputs
}

/// Cuts lines into inputs, as [`inputs`] does, while they come.
#[derive(Default)]
pub struct Splitter {
    open: Option<Open>,
    lines: usize,
}

impl Splitter {
    /// Takes in a line; gives back the inputs that are whole now that it is known.
    pub fn push(&mut self, line: &str) -> Vec<Input> {
        self.lines += 1;
        let line = line.trim_start_matches('\u{feff}');
        let before = self.open.take_if(|open| open.ends_before(line));
        let mut whole: Vec<_> = before.map(|open| open.input).into_iter().collect();
        let mut rest = line;
        loop {
            if self.open.is_none() {
                rest = rest.trim_start();
                if rest.is_empty() || is_comment(rest) {
                    break;
                }
            }
            let open = self.open.get_or_insert_with(|| Open::new(self.lines, rest));
            rest = &rest[open.feed(rest)..];
            if rest.trim().is_empty() {
                break;
            }
            whole.extend(self.finish());
        }
        whole
    }

    /// The last input, unless something in it is still open.
    pub fn take_whole(&mut self) -> Option<Input> {
        let whole = self.open.take_if(|open| !open.goes_on());
        whole.map(|open| open.input)
    }

    /// The last input, as far as it came.
    pub fn finish(&mut self) -> Option<Input> {
        self.open.take().map(|open| open.input)
    }
}

/// Whether `text`, typed so far, is a whole input, or more lines must follow.
///
/// An empty last line ends it, whatever is open.
#[must_use]
pub fn is_finished(text: &str) -> bool {
    let mut open = Open::new(1, text);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
        open.feed(line);
    }
    text.ends_with('\n') || !open.goes_on()
}

/// Cuts Cypher at each `;` between two statements.
#[must_use]
pub fn statements(text: &str) -> Vec<&str> {
    let mut statements = Vec::new();
    let mut scanner = Scanner::default();
    let (mut start, mut place) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = place + line.len();
        while let Some(length) = scanner.scan(&text[place..end]) {
            place += length;
            statements.push(&text[start..place]);
            start = place;
            scanner = Scanner::default();
        }
        place = end;
    }
    statements.push(&text[start..]);
    statements.retain(|statement| !is_blank(statement.trim_matches(';')));
    statements
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('#') || line.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &[(usize, &str)]) {
        let found = inputs(script);
        let found: Vec<_> = found
            .iter()
            .map(|input| (input.line, &*input.text))
            .collect();
        assert_eq!(found, expected, "{script}");
    }

    #[test]
    fn questions_and_commands_are_lines() {
        check(
            "# comment\nwho said what\n\n  what did Xi say (about Taiwan\n:help\n// more\n",
            &[
                (2, "who said what"),
                (4, "what did Xi say (about Taiwan"),
                (5, ":help"),
            ],
        );
        check(
            "who said \\\nwhat\nwho",
            &[(1, "who said \nwhat"), (3, "who")],
        );
    }

    #[test]
    fn statements_go_on_until_they_can_end() {
        check(
            "MATCH (a)\nRETURN a\nORDER BY a\nRETURN 1",
            &[(1, "MATCH (a)\nRETURN a\nORDER BY a\nRETURN 1")],
        );
        check(
            "MATCH (a)\nMATCH (b)\nRETURN a;\nRETURN 1",
            &[(1, "MATCH (a)\nMATCH (b)\nRETURN a;"), (4, "RETURN 1")],
        );
        check(
            "CREATE (a),\n  (b)\nCREATE (c {\nd: 1})\nMATCH (n) RETURN n",
            &[
                (1, "CREATE (a),\n  (b)"),
                (3, "CREATE (c {\nd: 1})"),
                (5, "MATCH (n) RETURN n"),
            ],
        );
        check(
            "RETURN 1; RETURN 2;\nwho",
            &[(1, "RETURN 1;"), (1, "RETURN 2;"), (2, "who")],
        );
        check(
            "MATCH (a)\n\nwho said what",
            &[(1, "MATCH (a)"), (3, "who said what")],
        );
    }

    #[test]
    fn statements_end_at_semicolons() {
        let check = |text: &str, expected: &[&str]| assert_eq!(statements(text), expected);
        check("RETURN 1", &["RETURN 1"]);
        check(
            "RETURN ';'; // one;\nRETURN `;`;;\n\nRETURN 2;",
            &["RETURN ';';", " // one;\nRETURN `;`;", "\n\nRETURN 2;"],
        );
        check("RETURN 1; // that's all", &["RETURN 1;"]);
        check("CREATE (a)\nCREATE (b)", &["CREATE (a)\nCREATE (b)"]);
    }

    #[test]
    fn what_is_quoted_is_no_syntax() {
        check(
            "RETURN 'a;\n\n(' AS x\nwho",
            &[(1, "RETURN 'a;\n\n(' AS x"), (4, "who")],
        );
        check(
            "RETURN 1 // MATCH (\nwho",
            &[(1, "RETURN 1 // MATCH ("), (2, "who")],
        );
        check(
            "RETURN /* ; ( */ 1\nwho",
            &[(1, "RETURN /* ; ( */ 1"), (2, "who")],
        );
        check(
            "MATCH (a) RETURN a.x STARTS WITH 'b'\nwho",
            &[(1, "MATCH (a) RETURN a.x STARTS WITH 'b'"), (2, "who")],
        );
    }

    #[test]
    fn the_editor_waits_for_the_rest() {
        for text in [
            "MATCH (a)",
            "RETURN [1,",
            "RETURN 'a",
            "who \\",
            "MATCH (a)\nWHERE a.x",
        ] {
            assert!(!is_finished(text), "{text}");
        }
        for text in [
            "who said 'what",
            "RETURN 1",
            ":dot (",
            "MATCH (a;\n",
            "MATCH (a)\n\n",
            "",
        ] {
            assert!(is_finished(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_comments_is_lost(script in r#"((MATCH|RETURN|who|:x)?[ a-z'"`(;*]{0,9}é?\n){0,8}"#) {
            let whole: String = inputs(&script).into_iter().map(|input| input.text).collect();
            let letters = |text: &str| text.matches(char::is_alphabetic).count();
            proptest::prop_assert_eq!(letters(&whole), letters(&script));
        }

        #[test]
        fn any_script_can_be_cut(script in r"[\PC\n]{0,60}") {
            proptest::prop_assert!(inputs(&script).len() <= script.len());
            proptest::prop_assert!(is_finished(&(script + "\n\n")));
        }
    }
}
