//! Values as the suite writes them, and as a graph holds them, in one form.

use std::collections::BTreeMap;
use std::fmt;
use whosaid::graph::{Graph, NodeId, Path, RelationshipId, Value};

/// A value with its nodes and relationships spelt out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// null, booleans, numbers: as they are written.
    Plain(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Told>),
    /// A map.
    Map(BTreeMap<String, Told>),
    /// Labels in order, properties.
    Node(Vec<String>, BTreeMap<String, Told>),
    /// Type, properties.
    Relationship(String, BTreeMap<String, Told>),
    /// Nodes, and relationships with whether they point forwards.
    Path(Vec<Told>, Vec<(Told, bool)>),
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(text) => formatter.write_str(text),
            Self::Text(text) => write!(formatter, "'{text}'"),
            other => write!(formatter, "{other:?}"),
        }
    }
}

impl Told {
    /// The same, but lists sorted.
    pub(crate) fn with_lists_sorted(self) -> Self {
        match self {
            Self::List(list) => {
                let mut list: Vec<_> = list.into_iter().map(Self::with_lists_sorted).collect();
                list.sort();
                Self::List(list)
            }
            Self::Map(map) => Self::Map(
                map.into_iter()
                    .map(|(key, value)| (key, value.with_lists_sorted()))
                    .collect(),
            ),
            other => other,
        }
    }
}

fn float(number: f64) -> Told {
    let number = if number == 0.0 { 0.0 } else { number };
    Told::Plain(if number.is_nan() {
        "NaN".to_owned()
    } else {
        format!("{number:.11e} float")
    })
}

/// What a graph's value tells.
pub(crate) fn tell(graph: &Graph, value: &Value) -> Told {
    match value {
        Value::Null => Told::Plain("null".to_owned()),
        Value::Boolean(truth) => Told::Plain(truth.to_string()),
        Value::Integer(number) => Told::Plain(number.to_string()),
        Value::Float(number) => float(*number),
        Value::String(text) => Told::Text(text.to_string()),
        Value::Date(_)
        | Value::LocalTime(_)
        | Value::Time(_)
        | Value::LocalDateTime(_)
        | Value::DateTime(_)
        | Value::Duration(_) => {
            let temporal = value.as_temporal();
            Told::Text(temporal.map_or_else(String::new, |(_, text)| text.to_string()))
        }
        Value::List(list) => Told::List(list.iter().map(|value| tell(graph, value)).collect()),
        Value::Map(map) => Told::Map(
            map.iter()
                .map(|(key, value)| (key.to_string(), tell(graph, value)))
                .collect(),
        ),
        Value::Node(node) => tell_node(graph, *node),
        Value::Relationship(id) => tell_relationship(graph, *id),
        Value::Path(path) => tell_path(graph, path),
    }
}

fn tell_node(graph: &Graph, node: NodeId) -> Told {
    let mut labels: Vec<_> = graph.labels(node).map(str::to_owned).collect();
    labels.sort();
    let properties = graph.properties(node);
    Told::Node(
        labels,
        properties
            .map(|(key, value)| (key.to_owned(), tell(graph, value)))
            .collect(),
    )
}

fn tell_relationship(graph: &Graph, id: RelationshipId) -> Told {
    let properties = graph.relationship_properties(id);
    Told::Relationship(
        graph.relationship_type(id).to_owned(),
        properties
            .map(|(key, value)| (key.to_owned(), tell(graph, value)))
            .collect(),
    )
}

fn tell_path(graph: &Graph, path: &Path) -> Told {
    let steps = path
        .relationships
        .iter()
        .zip(&path.nodes)
        .map(|(id, from)| {
            (
                tell_relationship(graph, *id),
                graph.endpoints(*id).0 == *from,
            )
        });
    Told::Path(
        path.nodes
            .iter()
            .map(|node| tell_node(graph, *node))
            .collect(),
        steps.collect(),
    )
}

/// Reads a value in the suite's notation.
pub(crate) fn read(text: &str) -> Told {
    let mut reader = Reader { rest: text.trim() };
    let value = reader.value();
    assert!(
        reader.rest.trim().is_empty(),
        "`{}` is left of `{text}`",
        reader.rest
    );
    value
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn accepts(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, sign: &str) {
        assert!(
            self.accepts(sign),
            "`{sign}` is missing before `{}`",
            self.rest
        );
    }

    fn value(&mut self) -> Told {
        self.rest = self.rest.trim_start();
        match self.rest.chars().next() {
            Some('\'') => self.text(),
            Some('{') => Told::Map(self.map()),
            Some('(') => self.node(),
            Some('<') => self.path(),
            Some('[') if self.rest[1..].trim_start().starts_with(':') => self.relationship(),
            Some('[') => self.list(),
            _ => self.plain(),
        }
    }

    fn text(&mut self) -> Told {
        self.expect("'");
        let mut text = String::new();
        let mut characters = self.rest.char_indices();
        while let Some((place, character)) = characters.next() {
            match character {
                '\'' => {
                    self.rest = &self.rest[place + 1..];
                    return Told::Text(text);
                }
                '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
                other => text.push(other),
            }
        }
        panic!("a text does not end")
    }

    fn list(&mut self) -> Told {
        self.expect("[");
        let mut list = Vec::new();
        while !self.accepts("]") {
            list.push(self.value());
            self.accepts(",");
        }
        Told::List(list)
    }

    fn map(&mut self) -> BTreeMap<String, Told> {
        let mut map = BTreeMap::new();
        self.expect("{");
        while !self.accepts("}") {
            let key = self.name();
            self.expect(":");
            map.insert(key, self.value());
            self.accepts(",");
        }
        map
    }

    fn name(&mut self) -> String {
        self.rest = self.rest.trim_start();
        if self.accepts("`") {
            let (name, rest) = self.rest.split_once('`').expect("a backtick closes a name");
            self.rest = rest;
            return name.to_owned();
        }
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        name.to_owned()
    }

    fn properties(&mut self) -> BTreeMap<String, Told> {
        if self.rest.trim_start().starts_with('{') {
            self.map()
        } else {
            BTreeMap::new()
        }
    }

    fn node(&mut self) -> Told {
        self.expect("(");
        let mut labels = Vec::new();
        while self.accepts(":") {
            labels.push(self.name());
        }
        labels.sort();
        let properties = self.properties();
        self.expect(")");
        Told::Node(labels, properties)
    }

    fn relationship(&mut self) -> Told {
        self.expect("[");
        self.expect(":");
        let kind = self.name();
        let properties = self.properties();
        self.expect("]");
        Told::Relationship(kind, properties)
    }

    fn path(&mut self) -> Told {
        self.expect("<");
        let mut nodes = vec![self.node()];
        let mut steps = Vec::new();
        while !self.accepts(">") {
            let backwards = self.accepts("<");
            self.expect("-");
            let relationship = self.relationship();
            self.expect("-");
            if !backwards {
                self.expect(">");
            }
            steps.push((relationship, !backwards));
            nodes.push(self.node());
        }
        Told::Path(nodes, steps)
    }

    fn plain(&mut self) -> Told {
        let end = self.rest.find([',', ']', '}', ' ', ')']);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let is_integer = word
            .trim_start_matches('-')
            .bytes()
            .all(|byte| byte.is_ascii_digit());
        match word {
            "null" | "true" | "false" => Told::Plain(word.to_owned()),
            "NaN" => float(f64::NAN),
            "Inf" => float(f64::INFINITY),
            _ if is_integer && !word.is_empty() => Told::Plain(word.to_owned()),
            _ => float(
                word.parse()
                    .unwrap_or_else(|_| panic!("`{word}` is no value")),
            ),
        }
    }
}
