//! A script becomes the inputs in it; so do piped lines, and what is typed or pasted at the prompt.

mod open;
mod scanner;

use super::Input;
use crate::query::is_blank;
use open::Open;
pub(crate) use scanner::Scanner;

/// One question, statement or command of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line it starts on, counted from 1.
    pub line: usize,
    /// What it is, over several lines where it has them.
    pub input: Input,
}

/// Cuts a script into its inputs.
///
/// A question or a command is a line. A Cypher statement goes on over lines up to `;`, an empty line,
/// or a line that cannot go on with it: a command, or, once it might have ended, a question or a
/// clause that cannot stand there. A `\` at the end of a line carries any input on. Lines that begin
/// with `#` or `//` are comments.
#[must_use]
pub fn entries(script: &str) -> Vec<Entry> {
    let mut splitter = Splitter::default();
    let mut entries: Vec<_> = script
        .lines()
        .flat_map(|line| splitter.push(line))
        .collect();
    entries.extend(splitter.finish());
    entries
}

/// Cuts lines into inputs, as [`entries`] does, while they come.
#[derive(Debug, Default)]
pub struct Splitter {
    open: Option<Open>,
    /// What was taken as whole before anybody could know.
    taken: Option<Open>,
    lines: usize,
}

impl Splitter {
    /// Takes in a line; gives back the inputs that no other line can go on with.
    pub fn push(&mut self, line: &str) -> Vec<Entry> {
        self.lines += 1;
        let line = line.trim_start_matches('\u{feff}');
        if let Some(taken) = self.taken.take()
            && taken.is_trailed_by(line)
        {
            self.open = Some(taken);
        }
        if self.open.as_ref().is_some_and(|open| open.skips(line)) {
            return Vec::new();
        }
        let before = self.open.take_if(|open| open.ends_before(line));
        let mut whole: Vec<_> = before.map(Open::entry).into_iter().collect();
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
            whole.extend(self.open.take_if(|open| open.is_whole()).map(Open::entry));
            if rest.trim().is_empty() {
                break;
            }
        }
        whole
    }

    /// The last input if it might end here, though a line could go on with it: one such as `LIMIT 1`
    /// that comes later gives the whole again with that line.
    pub fn take_whole(&mut self) -> Option<Entry> {
        let whole = self.open.take_if(|open| !open.wants_more())?;
        self.taken = Some(whole.clone());
        Some(whole.entry())
    }

    /// The last input, as far as it came.
    pub fn finish(&mut self) -> Option<Entry> {
        self.open.take().map(Open::entry)
    }

    /// The mark that closes the text, the name or the comment in which the last line ends.
    #[must_use]
    pub fn open_mark(&self) -> Option<&'static str> {
        self.open.as_ref().and_then(Open::mark)
    }

    /// What has come of the input that is not whole yet; nothing if there is none.
    #[must_use]
    pub fn rest(&self) -> Option<&str> {
        self.open.as_ref().map(Open::text)
    }
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
        let found = entries(script);
        let found: Vec<_> = found
            .iter()
            .map(|entry| (entry.line, entry.input.text()))
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
            &[(1, "MATCH (a)\nRETURN a\nORDER BY a"), (4, "RETURN 1")],
        );
        check(
            "MATCH (a)\nMATCH (b)\nRETURN a;\nRETURN 1",
            &[(1, "MATCH (a)\nMATCH (b)\nRETURN a;"), (4, "RETURN 1")],
        );
        check(
            "CREATE (a),\n(b)\nCREATE (c {\nd: 1})\n// both\n# and all\nMATCH (n) RETURN n",
            &[(
                1,
                "CREATE (a),\n(b)\nCREATE (c {\nd: 1})\nMATCH (n) RETURN n",
            )],
        );
        check(
            "RETURN\n1,\n2 AS end\nlimit 1\nUNION\nRETURN CASE\nWHEN true THEN 1 END\n+ 2\nRETURN 3",
            &[
                (
                    1,
                    "RETURN\n1,\n2 AS end\nlimit 1\nUNION\nRETURN CASE\nWHEN true THEN 1 END\n+ 2",
                ),
                (9, "RETURN 3"),
            ],
        );
        check(
            "MERGE (a)\nON CREATE SET a.x = 1\nRETURN a\nCALL db.labels()\nCALL db.labels() YIELD label\n\
                where label > 'a'\nRETURN label",
            &[
                (1, "MERGE (a)\nON CREATE SET a.x = 1\nRETURN a"),
                (4, "CALL db.labels()"),
                (
                    5,
                    "CALL db.labels() YIELD label\nwhere label > 'a'\nRETURN label",
                ),
            ],
        );
        check(
            "/* one */\nEXPLAIN\nRETURN 1\nPROFILE RETURN 2",
            &[(1, "/* one */\nEXPLAIN\nRETURN 1"), (4, "PROFILE RETURN 2")],
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
    fn questions_and_commands_end_statements() {
        check(
            "RETURN 1\nwhere does it say that\nRETURN 2\nand Japan?\nRETURN 3\nAND true\nCREATE (a)\n\
                with whom did Trump talk",
            &[
                (1, "RETURN 1"),
                (2, "where does it say that"),
                (3, "RETURN 2"),
                (4, "and Japan?"),
                (5, "RETURN 3\nAND true"),
                (7, "CREATE (a)"),
                (8, "with whom did Trump talk"),
            ],
        );
        check(
            "MATCH (a)\n:quit\nMATCH (a\n:Person) RETURN a\nMATCH (b)\nexit",
            &[
                (1, "MATCH (a)"),
                (2, ":quit"),
                (3, "MATCH (a\n:Person) RETURN a"),
                (5, "MATCH (b)"),
                (6, "exit"),
            ],
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

    /// What a prompt answers after each line.
    fn typed(lines: &[&str]) -> Vec<Vec<String>> {
        let mut splitter = Splitter::default();
        let mut answer = |line: &&str| {
            let mut entries = splitter.push(line);
            entries.extend(splitter.take_whole());
            let texts = entries.iter().map(|entry| entry.input.text().to_owned());
            texts.collect()
        };
        lines.iter().map(&mut answer).collect()
    }

    #[test]
    fn the_prompt_waits_for_the_rest() {
        for text in [
            "MATCH (a)",
            "RETURN [1,",
            "RETURN 1,",
            "RETURN CASE",
            "who \\",
            "EXPLAIN",
            "MATCH (a) WHERE a.x",
            "MATCH (a) RETURN a ORDER BY",
        ] {
            assert_eq!(typed(&[text]), [[""; 0]], "{text}");
            let whole = text.trim_end_matches('\\');
            assert_eq!(typed(&[text, ""])[1], [whole], "{text}");
        }
        let quoted = typed(&["RETURN 'a", "", "b'"]);
        assert_eq!(quoted, [&[][..], &[], &["RETURN 'a\n\nb'".to_owned()]]);
        for text in [
            "who said 'what",
            "RETURN 1",
            "RETURN *",
            ":dot (",
            "CREATE (a)",
        ] {
            assert_eq!(typed(&[text]), [[text]], "{text}");
        }
    }

    #[test]
    fn what_can_only_follow_goes_with_what_was_answered() {
        let check = |lines: &[&str], expected: &[&[&str]]| assert_eq!(typed(lines), expected);
        check(
            &[
                "MATCH (a)",
                "RETURN a",
                "LIMIT 1",
                "UNION",
                "RETURN 2",
                "RETURN 3",
            ],
            &[
                &[],
                &["MATCH (a)\nRETURN a"],
                &["MATCH (a)\nRETURN a\nLIMIT 1"],
                &[],
                &["MATCH (a)\nRETURN a\nLIMIT 1\nUNION\nRETURN 2"],
                &["RETURN 3"],
            ],
        );
        // What changes the graph is not done twice.
        check(
            &["CREATE (a) RETURN a", "LIMIT 1"],
            &[&["CREATE (a) RETURN a"], &["LIMIT 1"]],
        );
        check(&["RETURN 1;", "LIMIT 1"], &[&["RETURN 1;"], &["LIMIT 1"]]);
        check(
            &["RETURN 1", "", "LIMIT 1"],
            &[&["RETURN 1"], &[], &["LIMIT 1"]],
        );
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_comments_is_lost(script in r#"((MATCH|RETURN|who|:x)?[ a-z'"`(;*]{0,9}é?\n){0,8}"#) {
            let entries = entries(&script);
            let whole: String = entries.iter().map(|entry| entry.input.text()).collect();
            let letters = |text: &str| text.matches(char::is_alphabetic).count();
            proptest::prop_assert_eq!(letters(&whole), letters(&script));
        }

        #[test]
        fn any_script_can_be_cut(script in r"[\PC\n]{0,60}") {
            let mut splitter = Splitter::default();
            let count: usize = script.lines().map(|line| splitter.push(line).len()).sum();
            proptest::prop_assert!(count <= script.len());
            splitter.finish();
            proptest::prop_assert!(splitter.rest().is_none());
        }
    }
}
