//! Why text could not be read, in the user's words.

use super::Rule;
use crate::Span;
use crate::query::keyword::{KEYWORDS, Keyword};
use crate::query::{Detail, Error};
use pest::error::{Error as PestError, ErrorVariant, InputLocation};

/// How many of the things that could stand somewhere are named.
const MAXIMUM_EXPECTED: usize = 6;

/// Turns the parser's error into one in the user's words.
pub(super) fn explain(text: &str, error: &PestError<Rule>) -> Error {
    let place = match error.location {
        InputLocation::Pos(place) | InputLocation::Span((place, _)) => place,
    };
    let found = text[place..].chars().next();
    let span = Span::new(place, place + found.map_or(0, char::len_utf8));
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return Error::syntax(
            Detail::UnexpectedSyntax,
            span,
            "this query is too long or too tangled to be read",
        );
    };
    if let Some(dash @ ('‐'..='―' | '−' | '－')) = found {
        let message = format!("`{dash}` is not a minus sign");
        return Error::syntax(Detail::InvalidUnicodeCharacter, span, message).hint("write `-`");
    }
    let message = match (expected(positives), word_at(text, place)) {
        (None, None) => "the query ends too early".to_owned(),
        (None, Some(found)) => format!("`{found}` cannot stand here"),
        (Some(expected), None) => format!("the query ends where {expected} should stand"),
        (Some(expected), Some(found)) => format!("`{found}` stands where {expected} should"),
    };
    with_habit(
        Error::syntax(Detail::UnexpectedSyntax, span, message),
        text,
        place,
    )
}

/// The word or sign at `place`; none at the end of the text.
fn word_at(text: &str, place: usize) -> Option<&str> {
    let rest = &text[place..];
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let first = rest.chars().next()?;
    let end = if word(first) {
        rest.find(|c| !word(c)).unwrap_or(rest.len())
    } else {
        first.len_utf8()
    };
    Some(&rest[..end])
}

/// The things that could stand there, as a person would say it. What can go on after any value
/// is left out if there is anything else.
fn expected(rules: &[Rule]) -> Option<String> {
    let is_value_ended = |rule: &Rule| name(*rule) == OPERATOR;
    let goes_on = rules.iter().any(is_value_ended);
    let mut names: Vec<String> = Vec::new();
    for rule in rules
        .iter()
        .filter(|rule| !goes_on || !AFTER_ANY_VALUE.contains(*rule))
    {
        let name = name(*rule);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > 1 {
        names.retain(|name| name != OPERATOR);
    }
    if names.iter().any(|name| name == "a clause") {
        names.retain(|name| !is_clause(name) && name != "an arrow");
    }
    if names.iter().any(|name| name.starts_with("a clause")) {
        names.retain(|name| name != "`EXPLAIN` or `PROFILE`");
    }
    names.sort_by_key(|name| name.len() > "`)`".len());
    names.truncate(MAXIMUM_EXPECTED);
    let last = names.pop()?;
    Some(if names.is_empty() {
        last
    } else {
        format!("{} or {last}", names.join(", "))
    })
}

/// Whether a thing that could stand there is the first word of a clause.
fn is_clause(name: &str) -> bool {
    Keyword::named(name.trim_matches('`')).is_some_and(Keyword::begins_clause)
}

const OPERATOR: &str = "an operator";

const AFTER_ANY_VALUE: [Rule; 15] = [
    Rule::labels,
    Rule::property,
    Rule::subscript,
    Rule::map,
    Rule::parameter,
    Rule::step,
    Rule::relationship,
    Rule::OR,
    Rule::XOR,
    Rule::AND,
    Rule::IN,
    Rule::CONTAINS,
    Rule::STARTS,
    Rule::ENDS,
    Rule::IS,
];

/// A rule in the user's words.
fn name(rule: Rule) -> String {
    let words = match rule {
        Rule::EOI => "the end",
        Rule::variable | Rule::reserved => "a variable",
        Rule::name => "a name",
        Rule::procedure => "a procedure's name",
        Rule::string => "a text in quotes",
        Rule::number | Rule::minimum | Rule::maximum => "a number",
        Rule::parameter => "a parameter (`$name`)",
        Rule::node => "a node (`(n)`)",
        Rule::relationship | Rule::step => "a relationship (`-[r]->`)",
        Rule::pattern | Rule::patterns => "a pattern",
        Rule::labels | Rule::types => "a label (`:Label`)",
        Rule::map => "a map (`{key: value}`)",
        Rule::property => "a property (`.name`)",
        Rule::subscript => "an index (`[0]`)",
        Rule::length | Rule::range => "a range (`*1..3`)",
        Rule::star => "`*`",
        Rule::detail => "`[`",
        Rule::left | Rule::right => "an arrow",
        Rule::mode | Rule::EXPLAIN | Rule::PROFILE => "`EXPLAIN` or `PROFILE`",
        Rule::where_part => "`WHERE`",
        Rule::when_then => "`WHEN`",
        Rule::order => "`ORDER BY`",
        Rule::skip => "`SKIP`",
        Rule::limit => "`LIMIT`",
        Rule::union => "`UNION`",
        Rule::yields | Rule::yield_item => "a column",
        Rule::query | Rule::single_query | Rule::subquery => "a clause such as MATCH or RETURN",
        Rule::starts_with
        | Rule::ends_with
        | Rule::matches
        | Rule::equal
        | Rule::not_equal
        | Rule::less
        | Rule::less_or_equal
        | Rule::greater
        | Rule::greater_or_equal
        | Rule::add
        | Rule::subtract
        | Rule::multiply
        | Rule::divide
        | Rule::modulo
        | Rule::power
        | Rule::is_null
        | Rule::is_not_null => OPERATOR,
        Rule::CLOSE_PAREN => "`)`",
        Rule::CLOSE_BRACKET => "`]`",
        Rule::CLOSE_BRACE => "`}`",
        Rule::ANY_WORD => "`ANY`",
        Rule::SHORTEST_PATH => "`shortestPath`",
        Rule::ALL_SHORTEST_PATHS => "`allShortestPaths`",
        rule if rule >= Rule::ALL => return format!("`{rule:?}`"),
        rule if format!("{rule:?}").ends_with("_clause") => "a clause",
        _ => "an expression",
    };
    words.to_owned()
}

/// Hints at what other languages would have allowed, and at slips.
fn with_habit(error: Error, text: &str, place: usize) -> Error {
    let rest = &text[place..];
    let before = text[..place].trim_end();
    let word = word_at(text, place).unwrap_or_default();
    let upper = word.to_ascii_uppercase();
    let hint = if rest.starts_with("==") || before.ends_with('=') && rest.starts_with('=') {
        "equality is written `=`"
    } else if rest.starts_with("!=") {
        "inequality is written `<>`"
    } else if rest.starts_with("&&") {
        "conjunction is written `AND`"
    } else if rest.starts_with("||") {
        "disjunction is written `OR`, concatenation `+`"
    } else if rest.starts_with(['\'', '"']) {
        "this text has no closing quotation mark"
    } else if ["SELECT", "FROM", "GROUP", "HAVING"].contains(&&*upper) {
        "try `MATCH (n:Label) RETURN n.property`; RETURN groups by what is not aggregated"
    } else if upper == "SKIP" {
        "SKIP stands before LIMIT"
    } else if before.ends_with(';') {
        "one query at a time"
    } else if before.to_ascii_uppercase().ends_with("MATCH") {
        "a node stands in brackets: `(n)`"
    } else {
        return with_keyword(error, &upper);
    };
    error.hint(hint)
}

/// Hints at the keyword that a word is most like.
fn with_keyword(error: Error, word: &str) -> Error {
    let keywords = KEYWORDS.iter().map(|keyword| keyword.word);
    let keywords = keywords.filter(|keyword| word.len() > 2 && keyword.len() > 3);
    match crate::query::check::nearest(word, keywords) {
        Some(keyword) => error.hint(format!("did you mean `{keyword}`?")),
        None => error,
    }
}
