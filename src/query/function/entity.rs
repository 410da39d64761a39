//! Of nodes, relationships, paths and maps.

use super::{Function, cannot_take};
use crate::graph::{Graph, Value};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error, ErrorKind};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("id", &[Kinds::ENTITY], Kinds::INTEGER, id),
    Function::new("elementId", &[Kinds::ENTITY], Kinds::STRING, element_id),
    Function::new("labels", &[Kinds::NODE], Kinds::STRING.in_list(), labels),
    Function::new("type", &[Kinds::RELATIONSHIP], Kinds::STRING, kind),
    Function::new(
        "properties",
        &[Kinds::ENTITY.or(Kinds::MAP)],
        Kinds::MAP,
        properties,
    ),
    Function::new(
        "keys",
        &[Kinds::ENTITY.or(Kinds::MAP)],
        Kinds::STRING.in_list(),
        keys,
    ),
    Function::new("startNode", &[Kinds::RELATIONSHIP], Kinds::NODE, start_node),
    Function::new("endNode", &[Kinds::RELATIONSHIP], Kinds::NODE, end_node),
    Function::new("nodes", &[Kinds::PATH], Kinds::NODE.in_list(), nodes),
    Function::new(
        "relationships",
        &[Kinds::PATH],
        Kinds::RELATIONSHIP.in_list(),
        relationships,
    ),
    Function::new("length", &[Kinds::PATH], Kinds::INTEGER, length),
];

fn id(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Node(node) => Ok(Value::Integer(node.0.into())),
        Value::Relationship(relationship) => Ok(Value::Integer(relationship.0.into())),
        other => Err(cannot_take("id", other)),
    }
}

fn element_id(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Node(node) => Ok(Value::from(node.0.to_string())),
        Value::Relationship(relationship) => Ok(Value::from(relationship.0.to_string())),
        other => Err(cannot_take("elementId", other)),
    }
}

fn labels(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Node(node) if graph.has_node(*node) => Ok(Value::strings(graph.labels(*node))),
        Value::Node(_) => Err(deleted("node")),
        other => Err(cannot_take("labels", other)),
    }
}

fn kind(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Relationship(id) => Ok(Value::from(graph.relationship_type(*id))),
        other => Err(cannot_take("type", other)),
    }
}

fn properties(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    let entries = |entries: &mut dyn Iterator<Item = (&str, &Value)>| {
        let entries = entries.map(|(key, value)| (key.into(), value.clone()));
        Value::Map(std::sync::Arc::new(entries.collect()))
    };
    match &values[0] {
        Value::Map(map) => Ok(Value::Map(map.clone())),
        Value::Node(node) if graph.has_node(*node) => Ok(entries(&mut graph.properties(*node))),
        Value::Node(_) => Err(deleted("node")),
        Value::Relationship(id) if graph.has_relationship(*id) => {
            Ok(entries(&mut graph.relationship_properties(*id)))
        }
        Value::Relationship(_) => Err(deleted("relationship")),
        other => Err(cannot_take("properties", other)),
    }
}

fn keys(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Map(map) => Ok(Value::strings(map.keys())),
        Value::Node(node) if graph.has_node(*node) => {
            Ok(Value::strings(graph.properties(*node).map(|(key, _)| key)))
        }
        Value::Node(_) => Err(deleted("node")),
        Value::Relationship(id) if graph.has_relationship(*id) => Ok(Value::strings(
            graph.relationship_properties(*id).map(|(key, _)| key),
        )),
        Value::Relationship(_) => Err(deleted("relationship")),
        other => Err(cannot_take("keys", other)),
    }
}

fn start_node(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Relationship(id) => Ok(Value::Node(graph.endpoints(*id).0)),
        other => Err(cannot_take("startNode", other)),
    }
}

fn end_node(graph: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Relationship(id) => Ok(Value::Node(graph.endpoints(*id).1)),
        other => Err(cannot_take("endNode", other)),
    }
}

fn nodes(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Path(path) => Ok(path.nodes.iter().copied().map(Value::Node).collect()),
        other => Err(cannot_take("nodes", other)),
    }
}

fn relationships(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Path(path) => Ok(path
            .relationships
            .iter()
            .copied()
            .map(Value::Relationship)
            .collect()),
        other => Err(cannot_take("relationships", other)),
    }
}

fn length(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Path(path) => super::list::count(path.relationships.len()),
        other => Err(cannot_take("length", other)),
    }
}

/// The error of looking into something deleted.
pub(in crate::query) fn deleted(what: &str) -> Error {
    Error::runtime(
        ErrorKind::EntityNotFound,
        Detail::DeletedEntityAccess,
        format!("this {what} was deleted earlier in the query"),
    )
}
