//! Names of companies, universities and clubs of which nothing else is known: that they are bodies.

/// A list of names of two words and more, in the order of their bytes.
#[derive(Debug, Default)]
pub struct Bodies {
    names: Vec<&'static str>,
}

impl Bodies {
    /// Reads a list of one name a line, in the order of their bytes.
    #[must_use]
    pub fn read(lines: &'static str) -> Self {
        Self {
            names: lines.lines().collect(),
        }
    }

    /// Whether some name begins with that word.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        let first = self.names.partition_point(|name| *name < word);
        let next = self.names.get(first);
        next.and_then(|name| name.strip_prefix(word))
            .is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether it is the whole name of one.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.names.binary_search(&name).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn names_are_in_order() {
        let bodies = Lexicon::builtin().bodies;
        assert!(bodies.names.is_sorted());
        assert!(bodies.names.iter().all(|name| name.contains(' ')));
        assert!(bodies.contains("Real Madrid"));
        assert!(bodies.begins("Real"));
        assert!(!bodies.contains("Real"));
    }
}
