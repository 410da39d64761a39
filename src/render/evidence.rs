//! Where a statement stands: the place, who said it, and the paragraph with source, cue and content marked.

use super::Colour;
use super::cell;
use super::visible::{letter, visible};
use super::wrap::wrap;
use crate::graph::schema::{evidence, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use std::fmt::Write as _;

/// Where the width of the terminal is unknown.
const USUAL: usize = 80;
/// Comfortable reading needs no wider lines.
const WIDEST: usize = 100;
/// Less is no use.
const NARROWEST: usize = 20;
/// What stands before each line but the first.
const INDENT: &str = "   ";

/// What a letter of a paragraph is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Source,
    Cue,
    Content,
}

/// A letter, and what it is part of.
type Letter = (char, Option<Part>);

impl Part {
    const fn marks(self) -> [char; 2] {
        match self {
            Self::Source => ['[', ']'],
            Self::Cue => ['{', '}'],
            Self::Content => ['«', '»'],
        }
    }

    const fn colour(self) -> &'static str {
        match self {
            Self::Source => "\x1b[1;36m",
            Self::Cue => "\x1b[33m",
            Self::Content => "\x1b[32m",
        }
    }
}

/// What the marks mean, in a line.
#[must_use]
pub fn evidence_legend(colour: Colour) -> String {
    let words = [
        ("source", Part::Source),
        ("cue", Part::Cue),
        ("content", Part::Content),
    ];
    let mut letters = Vec::new();
    for (word, part) in words {
        letters.extend(word.chars().map(|letter| (letter, Some(part))));
        letters.push((' ', None));
    }
    letters.pop();
    drawn(&letters, colour, USUAL).concat() + "\n"
}

/// Draws where `statement` stands, after the number of its row.
#[must_use]
pub fn evidence(
    statement: NodeId,
    number: Option<usize>,
    graph: &Graph,
    width: Option<usize>,
    colour: Colour,
) -> String {
    let number = number.map_or(String::new(), |number| format!("{number}."));
    let mut out = format!("{number:<2} {}\n", place(statement, graph));
    let width = width.unwrap_or(USUAL).clamp(NARROWEST, WIDEST) - INDENT.len();
    let about = heading(statement, graph);
    let lines = super::wrap::lines(&about, width).into_iter();
    let letters = paragraph(statement, graph);
    for line in lines.chain(drawn(&letters, colour, width)) {
        let _ = writeln!(out, "{INDENT}{line}");
    }
    out
}

/// `path:line`, as far as they are known.
fn place(statement: NodeId, graph: &Graph) -> String {
    let document = document(statement, graph);
    let path = document.and_then(|document| text(document, property::PATH, graph));
    let line = graph.property(statement, evidence::LINE);
    match (path, line) {
        (Some(path), Some(Value::Integer(line))) => format!("{path}:{line}"),
        (Some(path), _) => path,
        (None, _) => "in no document".to_owned(),
    }
}

/// Who said it, when, and under which title.
fn heading(statement: NodeId, graph: &Graph) -> String {
    let speakers = graph.expand(statement, Direction::Incoming, Some(relationship::SAID));
    let speakers = speakers.filter_map(|(_, speaker)| text(speaker, property::NAME, graph));
    let speakers = speakers.collect::<Vec<_>>().join(", ");
    let document = document(statement, graph);
    let of_document = |key| document.and_then(|document| text(document, key, graph));
    let date = text(statement, property::DATE, graph).or_else(|| of_document(property::DATE));
    let parts = [Some(speakers), date, of_document(property::TITLE)].into_iter();
    let parts = parts.flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn document(statement: NodeId, graph: &Graph) -> Option<NodeId> {
    let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
    documents.next().map(|(_, document)| document)
}

fn text(node: NodeId, key: &str, graph: &Graph) -> Option<String> {
    let value = graph.property(node, key)?;
    Some(visible(&cell(value, graph)))
}

/// The letters of the paragraph; of a statement without one, its own text.
fn paragraph(statement: NodeId, graph: &Graph) -> Vec<Letter> {
    let own = |key| graph.property(statement, key);
    let (Some(Value::String(text)), Some(Value::Integer(start))) =
        (own(evidence::PARAGRAPH), own(evidence::PARAGRAPH_START))
    else {
        let text = own(property::TEXT)
            .and_then(Value::as_str)
            .unwrap_or_default();
        return letters(text.chars().map(|letter| (letter, Some(Part::Content))));
    };
    let mut parts: Vec<Letter> = text.chars().map(|letter| (letter, None)).collect();
    // The content comes first: where a cue stands inside of it, it is still a cue.
    for (key, part) in [
        (evidence::CONTENT_SPANS, Part::Content),
        (evidence::SOURCE_SPANS, Part::Source),
        (evidence::CUE_SPANS, Part::Cue),
    ] {
        let Some(Value::List(ends)) = own(key) else {
            continue;
        };
        let ends: Vec<usize> = ends.iter().map(|end| offset(end, *start)).collect();
        for piece in ends.chunks_exact(2) {
            let piece = piece[0]..piece[1].min(parts.len());
            for letter in parts.get_mut(piece).into_iter().flatten() {
                letter.1 = Some(part);
            }
        }
    }
    letters(parts.into_iter())
}

/// How far a place in the document is from `start`.
fn offset(place: &Value, start: i64) -> usize {
    match place {
        Value::Integer(place) => usize::try_from(place - start).unwrap_or(0),
        _ => 0,
    }
}

fn letters(letters: impl Iterator<Item = Letter>) -> Vec<Letter> {
    let visible = letters.filter_map(|(own, part)| Some((letter(own)?, part)));
    visible.collect()
}

/// Lines no wider than `width`, with marks or in colours.
fn drawn(letters: &[Letter], colour: Colour, width: usize) -> Vec<String> {
    let lines = match colour {
        Colour::Plain => wrap(&marked(letters), width),
        Colour::Ansi => wrap(letters, width),
    };
    lines
        .iter()
        .map(|line| match colour {
            Colour::Plain => line.iter().map(|(letter, _)| letter).collect(),
            Colour::Ansi => coloured(line),
        })
        .collect()
}

/// The same letters, with a mark before and after each part.
fn marked(letters: &[Letter]) -> Vec<Letter> {
    let runs = letters.chunk_by(|left, right| left.1 == right.1);
    let mut all = Vec::with_capacity(letters.len() + 8);
    for run in runs {
        if let (_, Some(part)) = run[0] {
            let [open, close] = part.marks();
            all.push((open, Some(part)));
            all.extend(run);
            all.push((close, Some(part)));
        } else {
            all.extend(run);
        }
    }
    all
}

/// A line with colours, which end with it, so that a pager can begin anywhere.
fn coloured(line: &[Letter]) -> String {
    let runs = line.chunk_by(|left, right| left.1 == right.1);
    let mut out = String::new();
    for run in runs {
        let text: String = run.iter().map(|(letter, _)| letter).collect();
        match run[0].1 {
            Some(part) => {
                let _ = write!(out, "{}{text}\x1b[0m", part.colour());
            }
            None => out.push_str(&text),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places<const N: usize>(places: [i64; N]) -> Value {
        places.map(Value::from).into_iter().collect()
    }

    /// `é` is one code point and two bytes; the paragraph begins at 100.
    fn graph() -> (Graph, NodeId) {
        let mut graph = Graph::new();
        let statement = graph.create_node(
            ["Statement"],
            [
                ("text", "we will, and soon".into()),
                ("line", 7.into()),
                (
                    "paragraph",
                    "“Né\nwe will,” Xi  said, “and soon\u{1b}[31m.” It rained.".into(),
                ),
                ("paragraph_start", 100.into()),
                ("content_spans", places([100, 113, 124, 140])),
                ("source_spans", places([114, 116])),
                ("cue_spans", places([118, 122])),
            ],
        );
        let xi = graph.create_node(["Person"], [("name", "Xi Jinping".into())]);
        let date = ("date", jiff::civil::date(2025, 11, 3).into());
        let path = [
            ("path", "a.txt".into()),
            ("title", "A \u{1b}call".into()),
            date,
        ];
        let document = graph.create_node(["Document"], path);
        graph.create_relationship("SAID", xi, statement, []);
        graph.create_relationship("IN", statement, document, []);
        (graph, statement)
    }

    #[test]
    fn plain_text_has_marks() {
        let (graph, statement) = graph();
        assert_eq!(
            evidence(statement, Some(3), &graph, Some(40), Colour::Plain),
            "3. a.txt:7\n   Xi Jinping · 2025-11-03 · A ␛call\n   \
             «“Né we will,”» [Xi] {said}, «“and\n   soon␛[31m.”» It rained.\n"
        );
        assert_eq!(evidence_legend(Colour::Plain), "[source] {cue} «content»\n");
    }

    #[test]
    fn colours_end_with_the_line() {
        let (graph, statement) = graph();
        let drawing = evidence(statement, None, &graph, Some(40), Colour::Ansi);
        let lines: Vec<_> = drawing.lines().collect();
        assert_eq!(lines[0], "   a.txt:7");
        assert_eq!(
            lines[2],
            "   \x1b[32m“Né we will,”\x1b[0m \x1b[1;36mXi\x1b[0m \x1b[33msaid\x1b[0m, \x1b[32m“and\x1b[0m"
        );
        assert_eq!(lines[3], "   \x1b[32msoon␛[31m.”\x1b[0m It rained.");
    }

    #[test]
    fn a_statement_without_a_paragraph_shows_its_text() {
        let mut graph = Graph::new();
        let statement = graph.create_node(["Statement"], [("text", "we will".into())]);
        assert_eq!(
            evidence(statement, Some(12), &graph, None, Colour::Plain),
            "12. in no document\n   «we will»\n"
        );
    }

    #[test]
    fn places_outside_of_the_paragraph_do_no_harm() {
        let mut graph = Graph::new();
        let statement = graph.create_node(
            ["Statement"],
            [
                ("paragraph", "we will".into()),
                ("paragraph_start", 10.into()),
                ("content_spans", places([4, 12, 40, 50, 9])),
            ],
        );
        let drawing = evidence(statement, Some(1), &graph, Some(0), Colour::Plain);
        assert!(drawing.contains("«we»"), "{drawing}");
    }
}
