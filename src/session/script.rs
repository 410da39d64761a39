//! A script becomes the inputs in it.

use crate::query::question::{Language, language};

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

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('#') || line.starts_with("//")
}

/// An input that may go on.
struct Open {
    input: Input,
    scanner: Option<Scanner>,
    carried: bool,
}

impl Open {
    fn new(line: usize, first: &str) -> Self {
        Self {
            input: Input {
                line,
                text: String::new(),
            },
            scanner: (language(first) == Language::Cypher).then(Scanner::default),
            carried: false,
        }
    }

    /// Takes in a line, or its part up to a `;` that ends the input; returns where it ended.
    fn feed(&mut self, line: &str) -> usize {
        let whole = if self.is_quoted() {
            line
        } else {
            line.trim_end()
        };
        let carried = whole.strip_suffix('\\');
        let end = match &mut self.scanner {
            Some(scanner) => scanner.scan(carried.unwrap_or(whole)),
            None => None,
        };
        self.carried = end.is_none() && carried.is_some();
        if !self.input.text.is_empty() {
            self.input.text.push('\n');
        }
        let part = match end {
            Some(end) => &line[..end],
            None => carried.unwrap_or(whole),
        };
        self.input.text.push_str(part);
        end.unwrap_or(line.len())
    }

    fn is_quoted(&self) -> bool {
        let scanner = self.scanner.as_ref();
        scanner.is_some_and(|scanner| scanner.quote.is_some())
    }

    fn goes_on(&self) -> bool {
        self.carried || self.scanner.as_ref().is_some_and(Scanner::is_open)
    }

    /// Whether this input is whole, now that the line after it is known.
    fn ends_before(&self, next: &str) -> bool {
        if self.carried {
            return next.trim().is_empty();
        }
        let Some(scanner) = &self.scanner else {
            return true;
        };
        match scanner.ended {
            true => true,
            false if self.is_quoted() => false,
            false if next.trim().is_empty() => true,
            false => !scanner.is_open() && !is_continuation(next),
        }
    }
}

/// Whether a line begins with a word that only carries a statement on.
fn is_continuation(line: &str) -> bool {
    const WORDS: [&str; 15] = [
        "AND", "OR", "XOR", "WHERE", "RETURN", "WITH", "ORDER", "SKIP", "LIMIT", "UNION", "SET",
        "REMOVE", "DELETE", "ON", "YIELD",
    ];
    let word: String = line
        .trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    WORDS.iter().any(|own| own.eq_ignore_ascii_case(&word)) || line.starts_with(' ')
}

/// What a Cypher statement has left open, as far as it has been read.
#[derive(Default)]
struct Scanner {
    depth: usize,
    /// The mark that closes the text, name or comment being read.
    quote: Option<char>,
    /// The last clause cannot be the last of a statement.
    reading: bool,
    ended: bool,
}

impl Scanner {
    fn is_open(&self) -> bool {
        !self.ended && (self.depth > 0 || self.quote.is_some() || self.reading)
    }

    /// Reads one line; returns the place after a `;` that ends the statement.
    fn scan(&mut self, line: &str) -> Option<usize> {
        let mut characters = line.char_indices().peekable();
        let mut previous = String::new();
        let mut before = ' ';
        while let Some((place, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            match (self.quote, character) {
                (Some('*'), '*') if next == Some('/') => self.quote = None,
                (Some('\'' | '"'), '\\') => {
                    characters.next();
                }
                (Some(quote), _) if quote == character && quote != '*' => self.quote = None,
                (None, '/') if next == Some('/') => break,
                (None, '/') if next == Some('*') => self.quote = Some('*'),
                (None, '\'' | '"' | '`') => self.quote = Some(character),
                (None, '(' | '[' | '{') => self.depth += 1,
                (None, ')' | ']' | '}') => self.depth = self.depth.saturating_sub(1),
                (None, ';') if self.depth == 0 => {
                    self.ended = true;
                    return Some(place + 1);
                }
                (None, _) if character.is_alphabetic() => {
                    let mut word = String::from(character);
                    while let Some((_, letter)) =
                        characters.next_if(|(_, next)| next.is_alphanumeric() || *next == '_')
                    {
                        word.push(letter);
                    }
                    word.make_ascii_uppercase();
                    if !matches!(before, '.' | ':' | '$') {
                        self.note(&previous, &word);
                    }
                    previous = word;
                }
                _ => {}
            }
            before = character;
        }
        None
    }

    fn note(&mut self, previous: &str, word: &str) {
        match word {
            "WITH" if matches!(previous, "STARTS" | "ENDS") => {}
            _ if self.depth > 0 => {}
            "MATCH" | "UNWIND" | "WITH" | "UNION" => self.reading = true,
            "RETURN" | "CREATE" | "MERGE" | "SET" | "REMOVE" | "DELETE" | "CALL" => {
                self.reading = false;
            }
            _ => {}
        }
    }
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
