//! The texts of articles, as far as they are known.

use super::Text;
use crate::graph::schema::{evidence, property};
use crate::graph::{Graph, NodeId, Value};
use std::collections::BTreeMap;

/// So many bytes of whole articles are put into a page; of the articles after them, it has the paragraphs in
/// which something is said.
const MOST: usize = 32 << 20;

/// Gives articles' texts until there are too many.
pub(super) struct Texts<'a> {
    text: &'a dyn Fn(&str) -> Option<Text>,
    given: usize,
}

/// A piece of text, and where it begins in code points.
type Passage = (i64, String);

impl<'a> Texts<'a> {
    pub(super) fn new(text: &'a dyn Fn(&str) -> Option<Text>) -> Self {
        Self { text, given: 0 }
    }

    /// The passages of the article of a path in which these statements stand, and whether they are all of it.
    pub(super) fn passages(
        &mut self,
        path: &str,
        statements: impl Iterator<Item = NodeId>,
        graph: &Graph,
    ) -> (bool, Vec<Passage>) {
        let paragraphs = paragraphs(statements, graph);
        let whole = (self.given < MOST)
            .then(|| (self.text)(path))
            .flatten()
            .and_then(|text| whole(&text, &paragraphs));
        match whole {
            Some(whole) => {
                self.given += whole.1.len();
                (true, vec![whole])
            }
            None => (false, apart(paragraphs)),
        }
    }
}

/// The paragraphs that the graph itself keeps, in order.
fn paragraphs(statements: impl Iterator<Item = NodeId>, graph: &Graph) -> BTreeMap<i64, String> {
    let mut paragraphs: BTreeMap<i64, String> = BTreeMap::new();
    for statement in statements {
        let own = |key| graph.property(statement, key);
        let places = [evidence::PARAGRAPH_START, property::START].map(own);
        let texts = [evidence::PARAGRAPH, property::TEXT].map(own);
        let kept = places.into_iter().zip(texts);
        let kept = kept.filter_map(|(place, text)| match (place, text) {
            (Some(Value::Integer(start)), Some(Value::String(text))) => Some((*start, text)),
            _ => None,
        });
        // A statement that keeps no paragraph has its own words at least.
        if let Some((start, text)) = kept.take(1).next() {
            let longest = paragraphs.entry(start).or_default();
            if text.len() > longest.len() {
                *longest = text.to_string();
            }
        }
    }
    paragraphs
}

/// Passages of which none begins inside the one before.
fn apart(paragraphs: BTreeMap<i64, String>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut end = i64::MIN;
    for (start, text) in paragraphs {
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        let last = start.saturating_add(length);
        if start >= end {
            passages.push((start, text));
            end = last;
        } else if last > end {
            let known = usize::try_from(end - start).unwrap_or(0);
            let more = text.chars().skip(known);
            if let Some((_, before)) = passages.last_mut() {
                before.extend(more);
            }
            end = last;
        }
    }
    passages
}

/// The article after its head, if it still has the paragraphs where the graph has them.
fn whole(text: &Text, paragraphs: &BTreeMap<i64, String>) -> Option<Passage> {
    let mut places = text.whole.char_indices().map(|(byte, _)| byte);
    let mut passed = 0;
    for (start, paragraph) in paragraphs {
        let start = usize::try_from(*start).ok()?;
        let byte = places.nth(start.checked_sub(passed)?)?;
        passed = start + 1;
        if !text.whole[byte..].starts_with(paragraph.as_str()) {
            return None;
        }
    }
    let (head, body) = text.whole.split_at_checked(text.body)?;
    let start = i64::try_from(head.chars().count()).ok()?;
    // What is said in a title stands in the head.
    let first = paragraphs.keys().next().copied().unwrap_or(start);
    if first < start {
        return Some((0, text.whole.clone()));
    }
    Some((start, body.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(graph: &mut Graph, start: i64, paragraph: &str) -> NodeId {
        let own = [
            ("paragraph", paragraph.into()),
            ("paragraph_start", start.into()),
        ];
        graph.create_node(["Statement"], own)
    }

    #[test]
    fn an_article_is_whole_while_it_is_the_same() {
        let mut graph = Graph::new();
        let said = [
            statement(&mut graph, 13, "Né said so."),
            statement(&mut graph, 26, "He left."),
        ];
        let passages = |whole: &'static str| {
            let text = move |_: &str| {
                let whole = whole.to_owned();
                Some(Text { whole, body: 12 })
            };
            Texts::new(&text).passages("a.txt", said.into_iter(), &graph)
        };
        let article = "Title: Ceci\n\nNé said so.\n\nHe left.\n";
        let body = "\nNé said so.\n\nHe left.\n".to_owned();
        assert_eq!(passages(article), (true, vec![(12, body)]));
        let changed = "Title: Ceci\n\nNé says so.\n\nHe left.\n";
        let kept = vec![(13, "Né said so.".to_owned()), (26, "He left.".to_owned())];
        assert_eq!(passages(changed), (false, kept));
    }

    #[test]
    fn passages_that_overlap_become_one() {
        let texts = [(0, "one two"), (4, "two three"), (30, "four")];
        let paragraphs = texts.map(|(start, text)| (start, text.to_owned()));
        let joined = vec![(0, "one two three".to_owned()), (30, "four".to_owned())];
        assert_eq!(apart(paragraphs.into()), joined);
    }
}
