//! The keywords of Cypher: the one list from which messages, completion and whatever cuts text into
//! statements live.

/// A keyword, and what it does to the statement around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keyword {
    /// In capitals.
    pub(crate) word: &'static str,
    pub(crate) role: Role,
}

/// What a keyword does to the statement around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Stands before a query.
    Mode,
    /// Begins a clause that another must follow.
    Reads,
    /// The same, and sums up what stands before it.
    Passes,
    /// Begins a clause that may be the last, and that any other may follow.
    Writes,
    /// Begins a clause that calls a procedure.
    Calls,
    /// Begins the last clause of a query.
    Returns,
    /// Goes on after the last clause, with a query of its own.
    Unites,
    /// Goes on after a clause that might have been the last.
    Trails,
    /// Goes on after the call of a procedure, with its columns.
    Yields,
    /// Stands inside a clause between two things.
    Joins,
    /// Begins a value, and something must follow it.
    Opens,
    /// Is a value or begins one, as a name does.
    Values,
    /// Stands inside a clause, which may end with it.
    Closes,
}

impl Keyword {
    /// The keyword that `word` is, in whatever case.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let mut keywords = KEYWORDS.into_iter();
        keywords.find(|keyword| keyword.word.eq_ignore_ascii_case(word))
    }

    /// Whether a clause begins with it.
    pub(crate) const fn begins_clause(self) -> bool {
        matches!(
            self.role,
            Role::Reads | Role::Passes | Role::Writes | Role::Calls | Role::Returns
        )
    }

    /// Whether a statement may begin with it.
    pub(crate) const fn begins_statement(self) -> bool {
        self.begins_clause() || matches!(self.role, Role::Mode)
    }

    /// Whether something must follow it.
    pub(crate) const fn wants_more(self) -> bool {
        !matches!(self.role, Role::Values | Role::Closes)
    }
}

const fn keyword(word: &'static str, role: Role) -> Keyword {
    Keyword { word, role }
}

/// All keywords, in the order of the alphabet.
pub(crate) const KEYWORDS: [Keyword; 55] = [
    keyword("ALL", Role::Values),
    keyword("AND", Role::Joins),
    keyword("ANY", Role::Values),
    keyword("AS", Role::Joins),
    keyword("ASC", Role::Closes),
    keyword("ASCENDING", Role::Closes),
    keyword("BY", Role::Joins),
    keyword("CALL", Role::Calls),
    keyword("CASE", Role::Opens),
    keyword("CONTAINS", Role::Joins),
    keyword("COUNT", Role::Values),
    keyword("CREATE", Role::Writes),
    keyword("DELETE", Role::Writes),
    keyword("DESC", Role::Closes),
    keyword("DESCENDING", Role::Closes),
    keyword("DETACH", Role::Writes),
    keyword("DISTINCT", Role::Opens),
    keyword("ELSE", Role::Joins),
    keyword("END", Role::Closes),
    keyword("ENDS", Role::Joins),
    keyword("EXISTS", Role::Values),
    keyword("EXPLAIN", Role::Mode),
    keyword("FALSE", Role::Values),
    keyword("IN", Role::Joins),
    keyword("IS", Role::Joins),
    keyword("LIMIT", Role::Trails),
    keyword("MATCH", Role::Reads),
    keyword("MERGE", Role::Writes),
    keyword("NONE", Role::Values),
    keyword("NOT", Role::Opens),
    keyword("NULL", Role::Values),
    keyword("OFFSET", Role::Trails),
    keyword("ON", Role::Joins),
    keyword("OPTIONAL", Role::Reads),
    keyword("OR", Role::Joins),
    keyword("ORDER", Role::Trails),
    keyword("PROFILE", Role::Mode),
    keyword("REDUCE", Role::Values),
    keyword("REMOVE", Role::Writes),
    keyword("RETURN", Role::Returns),
    keyword("SET", Role::Writes),
    keyword("SINGLE", Role::Values),
    keyword("SKIP", Role::Trails),
    keyword("STARTS", Role::Joins),
    keyword("THEN", Role::Joins),
    keyword("TRUE", Role::Values),
    keyword("UNION", Role::Unites),
    keyword("UNWIND", Role::Reads),
    keyword("WHEN", Role::Joins),
    keyword("WHERE", Role::Joins),
    keyword("WITH", Role::Passes),
    keyword("XOR", Role::Joins),
    keyword("YIELD", Role::Yields),
    keyword("allShortestPaths", Role::Values),
    keyword("shortestPath", Role::Values),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_and_the_grammar_have_the_same_keywords() {
        let grammar = include_str!("../../grammar/cypher.pest");
        let rules = grammar.lines().filter_map(|line| {
            let (_, word) = line.split_once(" = @{ ^\"")?;
            let (word, rest) = word.split_once('"')?;
            (rest == " ~ !character }").then_some(word)
        });
        let mut in_grammar: Vec<_> = rules.map(str::to_lowercase).collect();
        let mut in_list = KEYWORDS.map(|keyword| keyword.word.to_lowercase());
        in_grammar.sort();
        in_list.sort();
        assert_eq!(in_grammar, in_list);
    }

    #[test]
    fn keywords_are_known_in_any_case() {
        assert_eq!(Keyword::named("Return").map(|own| own.word), Some("RETURN"));
        assert_eq!(Keyword::named("returns"), None);
    }
}
