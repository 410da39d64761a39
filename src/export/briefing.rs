//! A briefing in Markdown: who spoke, what each of them said, and where it stands.

use super::Excerpt;
use super::caption::{caption, text};
use crate::graph::schema::{evidence, label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::render::markdown_text as escape;
use indexmap::IndexMap;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let briefing = Briefing::new(excerpt);
    briefing.write_head(output)?;
    for (speaker, statements) in &briefing.speakers {
        briefing.write_speaker(*speaker, statements, output)?;
    }
    briefing.write_sources(output)
}

struct Briefing<'g> {
    graph: &'g Graph,
    /// Who speaks, who spoke most first, with what they said, the oldest first.
    speakers: Vec<(Option<NodeId>, Vec<NodeId>)>,
    /// The articles, and their numbers.
    sources: IndexMap<NodeId, usize>,
    /// How many statements are left out since they stand in another article of the same story.
    copies: usize,
}

impl<'g> Briefing<'g> {
    fn new(Excerpt { graph, part }: Excerpt<'g>) -> Self {
        let all: BTreeSet<NodeId> = match part {
            None => graph
                .nodes_with_label(label::STATEMENT)
                .iter()
                .copied()
                .collect(),
            Some(part) => part
                .nodes
                .iter()
                .copied()
                .filter(|node| graph.has_label(*node, label::STATEMENT))
                .collect(),
        };
        let is_copy = |node: &NodeId| graph.property(*node, property::COPY).is_some();
        let (copies, mut statements): (Vec<_>, Vec<_>) = all.into_iter().partition(is_copy);
        statements.sort_by_cached_key(|node| (day(graph, *node), *node));
        let mut speakers: IndexMap<Option<NodeId>, Vec<NodeId>> = IndexMap::new();
        for node in &statements {
            let said = graph.expand(*node, Direction::Incoming, Some(relationship::SAID));
            let said: Vec<_> = said.map(|(_, speaker)| Some(speaker)).collect();
            let said = if said.is_empty() { vec![None] } else { said };
            for speaker in said {
                speakers.entry(speaker).or_default().push(*node);
            }
        }
        let mut speakers: Vec<_> = speakers.into_iter().collect();
        // Sources without a name come last, however many they are.
        speakers.sort_by_key(|(speaker, said)| (speaker.is_none(), std::cmp::Reverse(said.len())));
        let mut sources = IndexMap::new();
        for node in speakers.iter().flat_map(|(_, statements)| statements) {
            if let Some(document) = document(graph, *node) {
                let next = sources.len() + 1;
                sources.entry(document).or_insert(next);
            }
        }
        Self {
            graph,
            speakers,
            sources,
            copies: copies.len(),
        }
    }

    fn write_head(&self, output: &mut dyn Write) -> io::Result<()> {
        let mut all: BTreeSet<NodeId> = BTreeSet::new();
        all.extend(self.speakers.iter().flat_map(|(_, statements)| statements));
        let named = self
            .speakers
            .iter()
            .filter(|(speaker, _)| speaker.is_some())
            .count();
        writeln!(output, "# Who said what\n")?;
        write!(
            output,
            "{} by {} in {}",
            counted(all.len(), "statement"),
            counted(named, "speaker"),
            counted(self.sources.len(), "article")
        )?;
        let days = all.iter().filter_map(|node| day(self.graph, *node));
        if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
            if first == last {
                write!(output, ", {first}")?;
            } else {
                write!(output, ", {first} to {last}")?;
            }
        }
        if self.copies > 0 {
            write!(output, "; {} in copies of these left out", self.copies)?;
        }
        writeln!(output, ".")
    }

    fn write_speaker(
        &self,
        speaker: Option<NodeId>,
        statements: &[NodeId],
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let name = speaker.map(|node| caption(self.graph, node));
        let name = name.unwrap_or_else(|| "Without a name".to_owned());
        write!(output, "\n## {}", escape(&name))?;
        if let Some(role) = speaker.and_then(|node| text(self.graph, node, property::ROLE)) {
            write!(output, ", {}", escape(role))?;
        }
        writeln!(output, "\n")?;
        for node in statements {
            self.write_statement(*node, output)?;
        }
        Ok(())
    }

    fn write_statement(&self, node: NodeId, output: &mut dyn Write) -> io::Result<()> {
        let graph = self.graph;
        let words = text(graph, node, property::TEXT).unwrap_or_default();
        let is_direct = text(graph, node, property::FORM) == Some("direct");
        let is_marked = words.starts_with(['“', '"', '‘', '\'', '«', '„']);
        let words = if is_direct && !is_marked {
            format!("“{words}”")
        } else {
            words.to_owned()
        };
        write!(output, "- ")?;
        if let Some(day) = day(graph, node) {
            write!(output, "{day}: ")?;
        }
        write!(output, "{}", escape(&words))?;
        for (kind, before) in [
            (relationship::TO, "to"),
            (relationship::ACCORDING_TO, "according to"),
        ] {
            let others = graph.expand(node, Direction::Outgoing, Some(kind));
            let others: Vec<_> = others
                .map(|(_, other)| escape(&caption(graph, other)))
                .collect();
            if !others.is_empty() {
                write!(output, " ({before} {})", others.join(", "))?;
            }
        }
        let about = graph.expand(node, Direction::Outgoing, Some(relationship::ABOUT));
        // What another statement or a topic leads to is less than what the words name.
        let named = about.filter(|(id, _)| graph.relationship_property(*id, "weight").is_none());
        let about: Vec<_> = named
            .map(|(_, other)| escape(&caption(graph, other)))
            .collect();
        if !about.is_empty() {
            write!(output, " — *{}*", about.join(", "))?;
        }
        if let Some(number) = document(graph, node).and_then(|source| self.sources.get(&source)) {
            write!(output, " \\[{number}")?;
            if let Some(Value::Integer(line)) = graph.property(node, evidence::LINE) {
                write!(output, ", line {line}")?;
            }
            write!(output, "\\]")?;
        }
        writeln!(output)
    }

    fn write_sources(&self, output: &mut dyn Write) -> io::Result<()> {
        if self.sources.is_empty() {
            return Ok(());
        }
        writeln!(output, "\n## Sources\n")?;
        for (document, number) in &self.sources {
            write!(
                output,
                "{number}. {}",
                escape(&caption(self.graph, *document))
            )?;
            if let Some(publisher) = text(self.graph, *document, property::PUBLISHER) {
                write!(output, ", {}", escape(publisher))?;
            }
            if let Some(day) = own_day(self.graph, *document) {
                write!(output, ", {day}")?;
            }
            for key in ["url", property::PATH] {
                if let Some(place) = text(self.graph, *document, key) {
                    write!(output, ", {}", escape(place))?;
                }
            }
            writeln!(output)?;
        }
        Ok(())
    }
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

fn document(graph: &Graph, statement: NodeId) -> Option<NodeId> {
    let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
    documents.next().map(|(_, document)| document)
}

/// The day of a statement, or of its article.
fn day(graph: &Graph, statement: NodeId) -> Option<String> {
    own_day(graph, statement).or_else(|| own_day(graph, document(graph, statement)?))
}

fn own_day(graph: &Graph, node: NodeId) -> Option<String> {
    let day = graph.property(node, property::DATE)?.as_temporal();
    day.map(|(_, text)| text.to_string())
}
