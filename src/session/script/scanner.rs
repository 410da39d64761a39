//! What of a Cypher statement is still open, told without parsing it.

use crate::query::is_statement;
use crate::query::keyword::{Keyword, Role};

/// What a Cypher statement has left open, as far as it has been read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scanner {
    /// Brackets that are open.
    depth: usize,
    /// `CASE`s without their `END`.
    cases: usize,
    /// The mark that closes the text, name or comment being read.
    pub(super) quote: Option<char>,
    /// What the last clause does.
    clause: Option<Role>,
    /// Something in it changes the graph.
    pub(super) writes: bool,
    /// The last word or sign cannot be the last.
    wants_more: bool,
    /// The last word.
    previous: String,
    /// A `;` has ended it.
    pub(super) ended: bool,
}

impl Scanner {
    /// What is open after `text`.
    pub(crate) fn after(text: &str) -> Self {
        let mut scanner = Self::default();
        for line in text.lines() {
            let mut rest = line;
            while let Some(end) = scanner.scan(rest) {
                scanner = Self::default();
                rest = &rest[end..];
            }
        }
        scanner
    }

    /// What the last clause does; nothing before the first.
    pub(crate) const fn clause(&self) -> Option<Role> {
        self.clause
    }

    /// The mark that closes the text being read.
    pub(crate) fn quote(&self) -> Option<char> {
        self.quote.filter(|mark| matches!(mark, '\'' | '"'))
    }

    /// The last word, in capitals; nothing after a sign.
    pub(crate) fn previous(&self) -> &str {
        &self.previous
    }

    /// Whether a value, a name or a pattern must come next.
    pub(crate) const fn wants_more(&self) -> bool {
        self.wants_more
    }

    /// Whether more must follow.
    pub(super) fn is_open(&self) -> bool {
        let clause = matches!(self.clause, Some(Role::Reads | Role::Passes | Role::Unites));
        !self.ended && (self.is_inside() || self.cases > 0 || self.wants_more || clause)
    }

    /// Whether a bracket, a text or a comment is open.
    pub(crate) fn is_inside(&self) -> bool {
        self.depth > 0 || self.quote.is_some()
    }

    /// Reads one line; returns the place after a `;` that ends the statement.
    pub(super) fn scan(&mut self, line: &str) -> Option<usize> {
        let mut characters = line.char_indices().peekable();
        let mut before = ' ';
        while let Some((place, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            match (self.quote, character) {
                (Some('*'), '*') if next == Some('/') => {
                    characters.next();
                    self.quote = None;
                }
                (Some('\'' | '"'), '\\') => {
                    characters.next();
                }
                (Some(quote), _) if quote == character && quote != '*' => self.quote = None,
                (Some(_), _) => {}
                (None, '/') if next == Some('/') => break,
                (None, '/') if next == Some('*') => {
                    characters.next();
                    self.quote = Some('*');
                }
                (None, ';') if self.depth == 0 => {
                    self.ended = true;
                    return Some(place + 1);
                }
                (None, _) if is_letter(character) => {
                    let start = place;
                    let mut end = start + character.len_utf8();
                    while let Some((place, letter)) =
                        characters.next_if(|(_, next)| is_letter(*next))
                    {
                        end = place + letter.len_utf8();
                    }
                    self.word(&line[start..end], before);
                }
                (None, _) => self.sign(character),
            }
            before = character;
        }
        None
    }

    fn sign(&mut self, sign: char) {
        match sign {
            '\'' | '"' | '`' => self.quote = Some(sign),
            '(' | '[' | '{' => self.depth += 1,
            ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ if sign.is_whitespace() => return,
            _ => {}
        }
        self.wants_more = ",+-/%^=<>.|:".contains(sign);
        self.previous.clear();
    }

    fn word(&mut self, word: &str, before: char) {
        let is_name = matches!(before, '.' | ':' | '$') || self.previous == "AS";
        let keyword = Keyword::named(word).filter(|_| !is_name);
        self.wants_more = keyword.is_some_and(Keyword::wants_more);
        if let Some(keyword) = keyword {
            self.note(keyword);
        }
        self.previous = word.to_ascii_uppercase();
    }

    fn note(&mut self, keyword: Keyword) {
        match keyword.word {
            "CASE" => self.cases += 1,
            "END" => self.cases = self.cases.saturating_sub(1),
            // `STARTS WITH`, `ON CREATE` and `ON MATCH` begin no clause.
            _ if matches!(&*self.previous, "STARTS" | "ENDS" | "ON") => {}
            _ if self.depth > 0 => {}
            "YIELD" => self.clause = Some(Role::Yields),
            _ if keyword.begins_clause() || keyword.role == Role::Unites => {
                self.clause = Some(keyword.role);
                self.writes |= keyword.role == Role::Writes;
            }
            _ => {}
        }
    }

    /// Whether a line goes on with this statement, which might have ended before it.
    pub(super) fn goes_on_with(&self, line: &str) -> bool {
        if line.starts_with(char::is_whitespace) || line.starts_with(is_infix) {
            return true;
        }
        let word = first_word(line);
        let Some(keyword) = Keyword::named(word) else {
            return false;
        };
        match (keyword.role, self.clause) {
            (Role::Trails | Role::Unites | Role::Yields, _) => true,
            (Role::Joins | Role::Opens | Role::Values | Role::Closes, clause) => {
                let is_condition = clause == Some(Role::Yields) && keyword.word == "WHERE";
                // In small letters it is a question: "in which", "and Japan?".
                is_condition || word == keyword.word
            }
            (Role::Mode, clause) => clause.is_none(),
            (_, Some(Role::Returns)) | (Role::Reads | Role::Calls, Some(Role::Calls)) => false,
            _ => is_statement(line),
        }
    }
}

/// Whether a line can be nothing but more of a statement before it: `LIMIT 1`.
pub(super) fn is_trailing(line: &str) -> bool {
    let keyword = Keyword::named(first_word(line));
    keyword.is_some_and(|own| matches!(own.role, Role::Trails | Role::Unites | Role::Yields))
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether nothing begins with a sign, so that a line with it goes on with what stands before.
fn is_infix(sign: char) -> bool {
    ",+-*/%^=<>.|()[]{};".contains(sign)
}

fn first_word(line: &str) -> &str {
    let end = line.find(|letter| !is_letter(letter));
    &line[..end.unwrap_or(line.len())]
}
