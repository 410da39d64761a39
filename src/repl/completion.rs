//! What a half-typed input may go on with.

use crate::question::{self, Language, Names};
use crate::session::{Session, command};
use std::sync::Arc;

/// Most candidates that are offered at once.
const LIMIT: usize = 200;

const KEYWORDS: [&str; 32] = [
    "AND", "AS", "ASC", "BY", "CASE", "CONTAINS", "CREATE", "DESC", "DISTINCT", "ELSE", "END",
    "ENDS", "EXISTS", "IN", "IS", "LIMIT", "MATCH", "NOT", "NULL", "OPTIONAL", "OR", "ORDER",
    "RETURN", "SKIP", "STARTS", "THEN", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
];

/// The names that a session's graph knows.
#[derive(Default)]
pub(super) struct Vocabulary {
    names: Arc<Names>,
    labels: Words,
    types: Words,
    keys: Words,
}

impl Vocabulary {
    /// Takes the names of the session's graph, if they are not the same as before.
    pub(super) fn refresh(&mut self, session: &Session) {
        if Arc::ptr_eq(&self.names, session.names()) {
            return;
        }
        let graph = session.graph();
        self.names = Arc::clone(session.names());
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

/// Whether a file's name is to be typed next.
pub(super) fn wants_file(line: &str) -> bool {
    [":source ", ":read "]
        .iter()
        .any(|command| line.starts_with(command))
        || line
            .strip_prefix(":dot ")
            .is_some_and(|file| !file.contains(' '))
}

/// Where the word being typed starts, and what it may become.
pub(super) fn complete(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    if line.starts_with(':') {
        return command(vocabulary, line);
    }
    if question::language(line) == Language::Cypher {
        return cypher(vocabulary, line);
    }
    english(vocabulary, line)
}

fn command(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    let Some((name, argument)) = line.split_once(' ') else {
        let names = command::COMMANDS.map(|command| match command.argument {
            "" => command.name.to_string(),
            _ => format!("{} ", command.name),
        });
        return (0, starting(names.iter().map(String::as_str), line));
    };
    let start = line.len() - argument.len();
    match name {
        ":format" => {
            let names = crate::render::Format::ALL.map(crate::render::Format::name);
            (start, starting(names, argument))
        }
        ":explain" => shifted(complete(vocabulary, argument), start),
        ":dot" => {
            let question = argument.find(' ').map_or(argument.len(), |end| end + 1);
            shifted(
                complete(vocabulary, &argument[question..]),
                start + question,
            )
        }
        ":merge" | ":split" | ":rename" | ":duplicates" => {
            shifted(name_or_quoted(vocabulary, argument), start)
        }
        _ => (line.len(), Vec::new()),
    }
}

/// Names as arguments of a command; one of several words in quotation marks.
fn name_or_quoted(vocabulary: &Vocabulary, argument: &str) -> (usize, Vec<String>) {
    let is_quoted = argument.matches('\'').count() % 2 == 1;
    let mark = if is_quoted { '\'' } else { ' ' };
    let start = argument.rfind(mark).map_or(0, |place| place + 1);
    let names = vocabulary.names(&argument[start..]).into_iter();
    let quoted = |name: String| {
        if is_quoted || !name.contains(' ') {
            name
        } else {
            format!("'{name}'")
        }
    };
    (start, names.map(quoted).collect())
}

fn shifted((start, candidates): (usize, Vec<String>), by: usize) -> (usize, Vec<String>) {
    (start + by, candidates)
}

fn cypher(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    let quotes = line.matches('\'').count();
    if quotes % 2 == 1 {
        let start = line.rfind('\'').map_or(0, |quote| quote + 1);
        return (start, vocabulary.names(&line[start..]));
    }
    let word = line.rfind(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let start = word.map_or(0, |place| {
        place + line[place..].chars().next().map_or(1, char::len_utf8)
    });
    let (before, word) = line.split_at(start);
    let candidates = match before.chars().next_back() {
        Some(':' | '|') if in_brackets(before) => vocabulary.types.starting(word).collect(),
        Some(':') => vocabulary.labels.starting(word).collect(),
        Some('.' | '{') => vocabulary.keys.starting(word).collect(),
        _ if word.is_empty() => Vec::new(),
        _ => starting(KEYWORDS, word),
    };
    (start, candidates)
}

/// Whether the last bracket that is open is that of a relationship.
fn in_brackets(text: &str) -> bool {
    text.rfind('[') > text.rfind(']') && text.rfind('[') > text.rfind('(')
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
        vocabulary.refresh(&Session::over(graph));
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
    }

    #[test]
    fn commands_are_completed() {
        check(":fo", &[":format "]);
        check(":q", &[":quit"]);
        check(":format js", &[":format json", ":format jsonl"]);
        check(":explain who sai", &[":explain who said"]);
        check(
            ":dot x.dot what did xi",
            &[":dot x.dot what did Xi Jinping"],
        );
        check(":merge xi", &[":merge 'Xi Jinping'"]);
        check(":rename 'xi j", &[":rename 'Xi Jinping"]);
        assert!(wants_file(":source a b"));
        assert!(wants_file(":dot x"));
        assert!(!wants_file(":dot x.dot who"));
    }

    proptest::proptest! {
        #[test]
        fn any_line_can_be_completed(line in r"(:dot |:explain |MATCH \()?\PC{0,20}") {
            let (start, _) = complete(&Vocabulary::default(), &line);
            proptest::prop_assert!(line.is_char_boundary(start));
        }
    }
}
