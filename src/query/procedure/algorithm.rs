//! Algorithms over the graph, or over the part of it that a map tells: `labels` of nodes, `types`
//! of relationships.

use crate::graph::{Graph, NodeId, Part, Value};
use crate::query::value::wrong_type;
use crate::query::{Detail, Error, ErrorKind};

/// Rows, one after another: there may be as many as nodes.
pub(super) type Rows<'g> = Box<dyn Iterator<Item = Vec<Value>> + 'g>;

/// Says whether there is time for more.
pub(super) type GoOn<'c> = &'c dyn Fn() -> Result<(), Error>;

/// What an algorithm is: the graph and its arguments become rows.
pub(super) type Algorithm = for<'g> fn(&'g Graph, &[Value], GoOn) -> Result<Rows<'g>, Error>;

/// `pagerank({labels, types, iterations, damping})`: each node and its rank; all ranks are one.
pub(super) fn pagerank<'g>(
    graph: &'g Graph,
    arguments: &[Value],
    go_on: GoOn,
) -> Result<Rows<'g>, Error> {
    let options = options(arguments, &["iterations", "damping"])?;
    let iterations = match options.get("iterations") {
        None => 20,
        Some(Value::Integer(number)) if *number >= 0 => usize::try_from(*number).unwrap_or(0),
        Some(other) => return Err(wrong_type("a whole number that is not negative", other)),
    };
    let damping = match options.get("damping") {
        None => 0.85,
        Some(Value::Float(number)) if (0.0..=1.0).contains(number) => *number,
        Some(Value::Integer(0)) => 0.0,
        Some(Value::Integer(1)) => 1.0,
        Some(other) => return Err(wrong_type("a number from 0 to 1", other)),
    };
    let part = part(graph, &options)?;
    let ranks = part.pagerank(damping, iterations, go_on)?.into_iter();
    Ok(rows(&part, ranks.map(Value::Float)))
}

/// `degree({labels, types})`: each node with how many relationships go out and come in.
pub(super) fn degree<'g>(
    graph: &'g Graph,
    arguments: &[Value],
    go_on: GoOn,
) -> Result<Rows<'g>, Error> {
    let part = part(graph, &options(arguments, &[])?)?;
    let nodes = part.nodes().to_vec().into_iter();
    let number = |count: u32| Value::Integer(count.into());
    let rows = nodes
        .zip(part.degrees(go_on)?)
        .map(move |(node, (out, into))| {
            let all = Value::Integer(i64::from(out) + i64::from(into));
            vec![Value::Node(node), all, number(out), number(into)]
        });
    Ok(Box::new(rows))
}

/// `components({labels, types})`: each node with the first node that hangs together with it.
pub(super) fn components<'g>(
    graph: &'g Graph,
    arguments: &[Value],
    go_on: GoOn,
) -> Result<Rows<'g>, Error> {
    let part = part(graph, &options(arguments, &[])?)?;
    Ok(first_nodes(&part, part.weak_components(go_on)?))
}

/// `strongComponents({labels, types})`: the same where every node can be reached from every other.
pub(super) fn strong_components<'g>(
    graph: &'g Graph,
    arguments: &[Value],
    go_on: GoOn,
) -> Result<Rows<'g>, Error> {
    let part = part(graph, &options(arguments, &[])?)?;
    Ok(first_nodes(&part, part.strong_components(go_on)?))
}

/// `betweenness({labels, types, directed})`: each node and how many shortest paths lead through it.
pub(super) fn betweenness<'g>(
    graph: &'g Graph,
    arguments: &[Value],
    go_on: GoOn,
) -> Result<Rows<'g>, Error> {
    let options = options(arguments, &["directed"])?;
    let directed = match options.get("directed") {
        None => true,
        Some(Value::Boolean(directed)) => *directed,
        Some(other) => return Err(wrong_type("true or false", other)),
    };
    let part = part(graph, &options)?;
    let through = part.betweenness(directed, go_on)?.into_iter();
    Ok(rows(&part, through.map(Value::Float)))
}

fn first_nodes<'g>(part: &Part<'g>, firsts: Vec<u32>) -> Rows<'g> {
    let nodes: Vec<NodeId> = part.nodes().to_vec();
    let first = move |first: u32| Value::Node(nodes[first as usize]);
    rows(part, firsts.into_iter().map(first))
}

fn rows<'g>(part: &Part<'_>, values: impl Iterator<Item = Value> + 'g) -> Rows<'g> {
    let nodes = part.nodes().to_vec().into_iter();
    Box::new(
        nodes
            .zip(values)
            .map(|(node, value)| vec![Value::Node(node), value]),
    )
}

/// The map that says which part of the graph is meant, and more; without one it is all of it.
fn options(arguments: &[Value], more: &[&str]) -> Result<Options, Error> {
    let map = match arguments.first() {
        None => return Ok(Options::default()),
        Some(Value::Map(map)) => map,
        Some(other) => return Err(wrong_type("a map", other)),
    };
    let known = |key: &str| ["labels", "types"].contains(&key) || more.contains(&key);
    match map.keys().find(|key| !known(key)) {
        None => Ok(map.clone()),
        Some(key) => Err(Error::runtime(
            ErrorKind::ArgumentError,
            Detail::InvalidArgumentType,
            format!("there is no option `{key}` here"),
        )),
    }
}

type Options = std::sync::Arc<std::collections::BTreeMap<std::sync::Arc<str>, Value>>;

fn part<'g>(graph: &'g Graph, options: &Options) -> Result<Part<'g>, Error> {
    let labels = names(options, "labels")?;
    let types = names(options, "types")?;
    let labels: Option<Vec<_>> = labels.map(|names| {
        names
            .iter()
            .filter_map(|name| graph.label_id(name))
            .collect()
    });
    let types: Option<Vec<_>> = types.map(|names| {
        names
            .iter()
            .filter_map(|name| graph.type_id(name))
            .collect()
    });
    Ok(graph.part(labels.as_deref(), types.as_deref()))
}

/// The texts of a list; nothing if it is not asked for.
fn names(options: &Options, key: &str) -> Result<Option<Vec<String>>, Error> {
    let list = match options.get(key) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::List(list)) => list,
        Some(other) => return Err(wrong_type("a list of names", other)),
    };
    let name = |value: &Value| match value {
        Value::String(name) => Ok(name.to_string()),
        other => Err(wrong_type("a name", other)),
    };
    list.iter().map(name).collect::<Result<_, _>>().map(Some)
}
