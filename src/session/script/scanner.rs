//! What of a Cypher statement is still open, told without parsing it.

/// What a Cypher statement has left open, as far as it has been read.
#[derive(Default)]
pub(super) struct Scanner {
    depth: usize,
    /// The mark that closes the text, name or comment being read.
    pub(super) quote: Option<char>,
    /// The last clause cannot be the last of a statement.
    reading: bool,
    /// A `;` has ended it.
    pub(super) ended: bool,
}

impl Scanner {
    /// Whether more must follow.
    pub(super) fn is_open(&self) -> bool {
        !self.ended && (self.depth > 0 || self.quote.is_some() || self.reading)
    }

    /// Reads one line; returns the place after a `;` that ends the statement.
    pub(super) fn scan(&mut self, line: &str) -> Option<usize> {
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
