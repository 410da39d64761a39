//! What a half-typed input may go on with.

mod command;
mod cypher;

pub(super) use command::wants_file;

use crate::question::{self, Names};
use crate::render::plain;
use crate::session::{Input, Session};
use std::sync::Arc;

/// Most candidates that are offered at once.
const LIMIT: usize = 200;

/// The names that a session's graph knows.
#[derive(Default)]
pub(crate) struct Vocabulary {
    names: Arc<Names>,
    labels: Words,
    types: Words,
    keys: Words,
    /// The names of the questions that are kept.
    saved: Vec<String>,
}

impl Vocabulary {
    /// Takes the names of the session's graph, if they are not the same as before.
    pub(crate) fn refresh(&mut self, session: &Session) {
        self.saved = session.saved_names();
        let names = session.names();
        if Arc::ptr_eq(&self.names, &names) {
            return;
        }
        let graph = session.graph();
        self.names = names;
        self.labels = Words::new(graph.label_names());
        self.types = Words::new(graph.type_names());
        self.keys = Words::new(graph.key_names());
    }

    /// Names of actors, countries, topics that begin with `prefix`.
    fn names(&self, prefix: &str) -> Vec<String> {
        if prefix.trim().is_empty() {
            return Vec::new();
        }
        self.names
            .completions(prefix)
            .take(LIMIT)
            .map(Into::into)
            .collect()
    }
}

/// Words in alphabetical order, each with its lower case.
#[derive(Default)]
struct Words(Vec<(String, String)>);

impl Words {
    fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let pair = |word: &str| (word.to_lowercase(), word.to_string());
        let mut words: Vec<_> = words.into_iter().map(pair).collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// The words that begin with `prefix`, in any case.
    fn starting<'a>(&'a self, prefix: &str) -> impl Iterator<Item = String> + use<'a> {
        let prefix = prefix.to_lowercase();
        let first = self.0.partition_point(|(lower, _)| *lower < prefix);
        self.0[first..]
            .iter()
            .take_while(move |(lower, _)| lower.starts_with(&prefix))
            .map(|(_, word)| word.clone())
            .take(LIMIT)
    }
}

/// Where the word being typed starts, and what it may become.
pub(crate) fn complete(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    let (start, mut candidates) = match Input::read(line) {
        Input::Command(_) if line.starts_with(':') => command::command(vocabulary, line),
        Input::Statement(_) => cypher::cypher(vocabulary, line),
        _ => english(vocabulary, line),
    };
    // Names come from articles, and may hold what the terminal would obey.
    candidates.retain(|candidate| is_plain(candidate));
    (start, candidates)
}

/// The words of questions, and names: the longest end of the line that begins one.
fn english(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    let starts = line
        .char_indices()
        .filter(|(place, letter)| {
            let before = line[..*place].chars().next_back();
            letter.is_alphanumeric() && before.is_none_or(|before| !before.is_alphanumeric())
        })
        .map(|(place, _)| place);
    for start in starts {
        let typed = &line[start..];
        let names = vocabulary.names(typed);
        let is_last = !typed.contains(|letter: char| !letter.is_alphanumeric());
        let words = if is_last {
            starting(question::words().iter().copied(), typed)
        } else {
            Vec::new()
        };
        let candidates: Vec<_> = words.into_iter().chain(names).collect();
        if !candidates.is_empty() {
            return (start, candidates);
        }
    }
    (line.len(), Vec::new())
}

/// Whether the terminal shows a text as it is.
pub(super) fn is_plain(text: &str) -> bool {
    plain(text) == text && !text.contains('\n')
}

fn starting<'a>(words: impl IntoIterator<Item = &'a str>, prefix: &str) -> Vec<String> {
    let prefix = prefix.to_lowercase();
    words
        .into_iter()
        .filter(|word| word.to_lowercase().starts_with(&prefix))
        .map(Into::into)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;

    /// What `line` may become, each as the whole line.
    fn check(line: &str, expected: &[&str]) {
        let mut graph = Graph::new();
        let xi = graph.create_node(["Person", "Actor"], [("name", "Xi Jinping".into())]);
        let statement = graph.create_node(["Statement"], [("text", "…".into())]);
        graph.create_node(
            ["Organization"],
            [("name", "China's Foreign Ministry".into())],
        );
        graph.create_relationship("SAID", xi, statement, []);
        graph.create_relationship("IN", statement, xi, []);
        let mut vocabulary = Vocabulary::default();
        let folder = tempfile::TempDir::new().unwrap();
        let saved = r#"{"trade": "trade", "trade of China": "trade", "who": "who said what"}"#;
        std::fs::write(folder.path().join("questions.json"), saved).unwrap();
        let mut session = Session::over(graph);
        session.folder = Some(folder.path().to_owned());
        vocabulary.refresh(&session);
        let (start, candidates) = complete(&vocabulary, line);
        let lines: Vec<_> = candidates
            .iter()
            .map(|candidate| format!("{}{candidate}", &line[..start]))
            .collect();
        assert_eq!(lines, expected, "{line}");
    }

    #[test]
    fn questions_are_completed() {
        check("who sai", &["who said"]);
        check("who said what to x", &["who said what to Xi Jinping"]);
        check("what did xi jin", &["what did Xi Jinping"]);
        check(
            "what did “china's for",
            &["what did “China's Foreign Ministry"],
        );
        check("who said ", &[]);
        check("zzz", &[]);
    }

    #[test]
    fn statements_are_completed() {
        check("MATCH (p:Per", &["MATCH (p:Person"]);
        check(
            "MATCH (p:",
            &[
                "MATCH (p:Actor",
                "MATCH (p:Organization",
                "MATCH (p:Person",
                "MATCH (p:Statement",
            ],
        );
        check("MATCH (p:Person)-[:s", &["MATCH (p:Person)-[:SAID"]);
        check("MATCH (p)-[:SAID|I", &["MATCH (p)-[:SAID|IN"]);
        check("MATCH (p) RETURN p.na", &["MATCH (p) RETURN p.name"]);
        check("MATCH (p {name: 'xi", &["MATCH (p {name: 'Xi Jinping"]);
        check("MATCH (p) ret", &["MATCH (p) RETURN"]);
        check(
            "MATCH (p)\nWHERE p.name = \"xi",
            &["MATCH (p)\nWHERE p.name = \"Xi Jinping"],
        );
        check("MATCH (p:Person {na", &["MATCH (p:Person {name"]);
        check("MATCH (s {name: 1, te", &["MATCH (s {name: 1, text"]);
        check("MATCH (s {name: st", &[]);
    }

    #[test]
    fn keywords_are_those_that_can_stand_next() {
        check("MATCH (n) me", &["MATCH (n) MERGE"]);
        check("MATCH (n) DEL", &["MATCH (n) DELETE"]);
        check("MATCH (n) DETACH ", &["MATCH (n) DETACH DELETE"]);
        check("CREATE (a) ca", &["CREATE (a) CALL"]);
        check(
            "MATCH (n) WHERE n.x = 1 AN",
            &["MATCH (n) WHERE n.x = 1 AND"],
        );
        check("MATCH (n) WHERE an", &["MATCH (n) WHERE ANY"]);
        check("MATCH (n) RETURN n li", &["MATCH (n) RETURN n LIMIT"]);
        check("MATCH (n) li", &[]);
        check("MATCH (n) RETURN n ma", &[]);
        check(
            "MATCH (n) RETURN n ORDER ",
            &["MATCH (n) RETURN n ORDER BY"],
        );
        check("MATCH (n) RETURN n AS na", &[]);
    }

    #[test]
    fn procedures_and_their_columns_are_completed() {
        check("CALL db.la", &["CALL db.labels"]);
        check(
            "CALL db.s",
            &[
                "CALL db.schema.visualization",
                "CALL db.schema.nodeTypeProperties",
                "CALL db.schema.relTypeProperties",
            ],
        );
        check("call page", &["call pagerank"]);
        check("CALL pagerank() yi", &["CALL pagerank() YIELD"]);
        check(
            "CALL pagerank() YIELD ",
            &["CALL pagerank() YIELD node", "CALL pagerank() YIELD rank"],
        );
    }

    #[test]
    fn commands_are_completed() {
        check(":fo", &[":format ", ":forget "]);
        check(":q", &[":quit"]);
        check(":sa", &[":save ", ":save! "]);
        check(":run tr", &[":run trade", ":run trade of China"]);
        check(
            ":forget ",
            &[":forget trade", ":forget trade of China", ":forget who"],
        );
        check(
            ":format js",
            &[":format json", ":format jsonl", ":format jsonld"],
        );
        check(":explain who sai", &[":explain who said"]);
        check(
            ":dot x.dot what did xi",
            &[":dot x.dot what did Xi Jinping"],
        );
        check(":merge xi", &[":merge 'Xi Jinping'"]);
        check(":rename 'xi j", &[":rename 'Xi Jinping"]);
        assert!(wants_file(":source a b"));
        assert!(wants_file(":dot x"));
        assert!(wants_file(":save x"));
        assert!(!wants_file(":dot x.dot who"));
        assert!(!wants_file("who said "));
    }

    proptest::proptest! {
        #[test]
        fn any_line_can_be_completed(line in r"(:dot |:explain |MATCH \()?\PC{0,20}") {
            let (start, _) = complete(&Vocabulary::default(), &line);
            proptest::prop_assert!(line.is_char_boundary(start));
        }
    }
}
