//! Why text could not be read, in the user's words.

use super::Rule;
use crate::Span;
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

/// The things that could stand there, as a person would say it.
fn expected(rules: &[Rule]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for rule in rules {
        let name = name(*rule);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > MAXIMUM_EXPECTED {
        names.retain(|name| !name.starts_with('`'));
    }
    names.truncate(MAXIMUM_EXPECTED);
    let last = names.pop()?;
    Some(if names.is_empty() {
        last
    } else {
        format!("{} or {last}", names.join(", "))
    })
}

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
        | Rule::is_not_null => "an operator",
        Rule::ANY_WORD => "`ANY`",
        Rule::SHORTEST_PATH => "`shortestPath`",
        Rule::ALL_SHORTEST_PATHS => "`allShortestPaths`",
        rule if rule >= Rule::ALL => return format!("`{rule:?}`"),
        rule if format!("{rule:?}").ends_with("_clause") => "a clause",
        _ => "an expression",
    };
    words.to_owned()
}

/// Hints at what other languages would have allowed.
fn with_habit(error: Error, text: &str, place: usize) -> Error {
    let rest = &text[place..];
    let before = text[..place].trim_end();
    let word = word_at(text, place)
        .unwrap_or_default()
        .to_ascii_uppercase();
    if rest.starts_with("==") || before.ends_with('=') && rest.starts_with('=') {
        error.hint("equality is written `=`")
    } else if rest.starts_with("!=") {
        error.hint("inequality is written `<>`")
    } else if rest.starts_with("&&") {
        error.hint("conjunction is written `AND`")
    } else if rest.starts_with("||") {
        error.hint("disjunction is written `OR`, concatenation `+`")
    } else if word == "SELECT" || word == "FROM" || word == "GROUP" {
        error.hint(
            "try `MATCH (n:Label) RETURN n.property`; RETURN groups by what is not aggregated",
        )
    } else {
        error
    }
}
