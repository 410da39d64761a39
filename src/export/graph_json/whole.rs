//! Files that are one object with all nodes and all links, as D3 and `NetworkX` write them, become lines.

use crate::{Diagnostic, limit};
use serde_json::{Map, Value as Json, json};
use std::fmt::Write as _;
use std::io::BufRead;

/// Keys of a node or a link that are no properties.
const OWN: &[&str] = &["id", "label", "labels", "source", "target", "key", "type"];

/// Whether a file that begins so is one object with a list of nodes: before the first list stands its name.
pub(super) fn shows(start: &[u8]) -> bool {
    let list = start.iter().position(|byte| *byte == b'[');
    let head = String::from_utf8_lossy(&start[..list.unwrap_or(0)]);
    let head = head.trim_start_matches('\u{feff}').trim();
    head.starts_with('{') && head.trim_end_matches([':', ' ']).ends_with("\"nodes\"")
}

/// The same as lines, and how many of them are nodes.
pub(super) fn lines(bytes: impl BufRead) -> Result<(Vec<u8>, usize), Diagnostic> {
    let mut all = Vec::new();
    let mut some = bytes.take(limit::TEXT + 1);
    let read = std::io::Read::read_to_end(&mut some, &mut all);
    read.map_err(|error| Diagnostic::new(error.to_string()))?;
    if all.len() as u64 > limit::TEXT {
        let problem = format!(
            "nodes and links in one object are more than {} MB",
            limit::TEXT >> 20
        );
        return Err(Diagnostic::new(problem)
            .hint("`export --format jsonl` writes one a line, however many"));
    }
    let json = all.strip_prefix(super::BYTE_ORDER_MARK).unwrap_or(&all);
    let file: Map<String, Json> = serde_json::from_slice(json)
        .map_err(|error| Diagnostic::new(format!("this is not JSON: {error}")))?;
    let mut lines = String::new();
    let nodes = list(&file, &["nodes"])?;
    for (number, node) in nodes.iter().enumerate() {
        let node = object(node, "node", number)?;
        let line =
            json!({"id": node.get("id"), "labels": labels(node), "properties": properties(node)});
        let _ = writeln!(lines, "{line}");
    }
    for (number, link) in list(&file, &["links", "edges"])?.iter().enumerate() {
        let link = object(link, "link", number)?;
        // Some have the type as the key by which links between the same nodes are told apart.
        let kind = [link.get("type"), link.get("key")]
            .into_iter()
            .flatten()
            .find(|kind| kind.is_string());
        let Some(kind) = kind else {
            let problem = format!("link {}: it has no `type`", number + 1);
            return Err(Diagnostic::new(problem));
        };
        let (from, to) = (link.get("source"), link.get("target"));
        let ends = json!({"type": kind, "from": from, "to": to, "properties": properties(link)});
        let _ = writeln!(lines, "{ends}");
    }
    Ok((lines.into_bytes(), nodes.len()))
}

fn list<'v>(file: &'v Map<String, Json>, names: &[&str]) -> Result<&'v [Json], Diagnostic> {
    let found = names.iter().find_map(|name| file.get(*name)?.as_array());
    let missing = || Diagnostic::new(format!("it has no list of `{}`", names[0]));
    found.map(Vec::as_slice).ok_or_else(missing)
}

fn object<'v>(
    value: &'v Json,
    what: &str,
    number: usize,
) -> Result<&'v Map<String, Json>, Diagnostic> {
    let wrong = || Diagnostic::new(format!("{what} {}: it is no object", number + 1));
    value.as_object().ok_or_else(wrong)
}

fn labels(node: &Map<String, Json>) -> Json {
    node.get("labels").cloned().unwrap_or_else(|| json!([]))
}

/// Those that lie together; else all that is nothing else.
fn properties(own: &Map<String, Json>) -> Json {
    if let Some(Json::Object(properties)) = own.get("properties") {
        return Json::Object(properties.clone());
    }
    let rest = own.iter().filter(|(key, _)| !OWN.contains(&key.as_str()));
    Json::Object(
        rest.map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}
