//! Which language an input is in.

/// Whether an input is Cypher, to tell by its first word; else it is English.
#[must_use]
pub(super) fn is_cypher(input: &str) -> bool {
    const WORDS: [&str; 14] = [
        "MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "CREATE", "MERGE", "SET", "REMOVE",
        "DELETE", "DETACH", "CALL", "FOREACH", "USE",
    ];
    let input = input.trim_start();
    let word = input
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    WORDS.iter().any(|own| own.eq_ignore_ascii_case(word))
        || input.starts_with("//")
        || input.starts_with("/*")
}
