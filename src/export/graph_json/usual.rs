//! Lines as they usually are: ids that are numbers, properties that are single values. They are
//! read without a tree of JSON in between.

use super::date;
use super::ids::{Id, Nodes};
use crate::graph::schema::evidence;
use crate::graph::{Graph, TextPool, Value};
use serde::Deserialize;
use serde::de::{Error, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Adds what a line says; `false`, and nothing is added, if it is an unusual one or a bad one.
pub(super) fn add(line: &str, graph: &mut Graph, nodes: &mut Nodes, texts: &mut TextPool) -> bool {
    let Ok(line) = serde_json::from_str::<Line>(line) else {
        return false;
    };
    let node = |id: Option<u64>| id.and_then(|id| nodes.get(&Id::Number(id)));
    let known = node(line.id);
    match (line.id, line.kind) {
        (Some(id), None) if known.is_none() => {
            let labels = line.labels.unwrap_or_default();
            let labels = labels.iter().map(|label| &*label.0);
            let properties = values(texts, &line.properties);
            nodes.insert(Id::Number(id), graph.create_node(labels, properties));
            true
        }
        (None, Some(kind)) => match (node(line.from), node(line.to)) {
            (Some(from), Some(to)) => {
                graph.create_relationship(&kind, from, to, values(texts, &line.properties));
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// What a line holds. A null where a value belongs makes it a bad line, not one without the value.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(default, deserialize_with = "present")]
    id: Option<u64>,
    #[serde(borrow, default, deserialize_with = "present")]
    labels: Option<Vec<Text<'l>>>,
    #[serde(borrow, default)]
    properties: Properties<'l>,
    #[serde(rename = "type", borrow, default, deserialize_with = "present")]
    kind: Option<Cow<'l, str>>,
    #[serde(default, deserialize_with = "present")]
    from: Option<u64>,
    #[serde(default, deserialize_with = "present")]
    to: Option<u64>,
}

fn present<'de, V: Deserialize<'de>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<V>, D::Error> {
    V::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
struct Text<'l>(#[serde(borrow)] Cow<'l, str>);

#[derive(Default)]
struct Properties<'l>(Vec<(Cow<'l, str>, Single<'l>)>);

enum Single<'l> {
    Other(Value),
    Text(Cow<'l, str>),
}

/// The values of properties, of which short texts and paragraphs are kept once.
fn values<'t>(
    texts: &'t mut TextPool,
    properties: &'t Properties<'_>,
) -> impl ExactSizeIterator<Item = (&'t str, Value)> {
    properties.0.iter().map(|(key, single)| {
        let value = match single {
            Single::Other(value) => value.clone(),
            Single::Text(text) => date(key, text).unwrap_or_else(|| {
                Value::String(match &**key {
                    // Paragraphs are long, but several statements have the same.
                    evidence::PARAGRAPH => texts.shared(text),
                    _ => texts.get(text),
                })
            }),
        };
        (&**key, value)
    })
}

impl<'de: 'l, 'l> Deserialize<'de> for Properties<'l> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Properties<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all: Vec<(Cow<'de, str>, Single<'de>)> = Vec::with_capacity(4);
                while let Some((key, value)) = map.next_entry::<Text<'de>, Single<'de>>()? {
                    if all.iter().any(|(own, _)| *own == key.0) {
                        return Err(A::Error::custom("a key twice"));
                    }
                    all.push((key.0, value));
                }
                Ok(Properties(all))
            }
        }
        deserializer.deserialize_map(All)
    }
}

impl<'de: 'l, 'l> Deserialize<'de> for Single<'l> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One;
        impl<'de> Visitor<'de> for One {
            type Value = Single<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a single value")
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Single::Other(Value::Null))
            }

            fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
                Ok(Single::Other(truth.into()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Single::Other(number.into()))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
                let number = i64::try_from(number).map_err(E::custom)?;
                Ok(Single::Other(number.into()))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Single::Other(number.into()))
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Single::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Single::Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_any(One)
    }
}
