//! The graph, or the answer to a question, as a page.

use super::respond::written;
use super::{Answer, Input, Session};
use crate::Diagnostic;
use crate::graph::schema::{property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::page::{Asked, Contents, Text, write};
use crate::read::{self, Reading};
use crate::render;
use jiff::{Timestamp, Unit};

impl Session {
    /// All of the graph as one HTML file, which says who said what.
    #[must_use]
    pub fn page(&self) -> String {
        self.page_with(None, false)
    }

    /// The answer to a question as one HTML file; all that it rests on is shown where it has its
    /// [part](Answer::part).
    #[must_use]
    pub fn answer_page(&self, answer: &Answer) -> String {
        self.page_with(Some(self.asked(answer, &[])), false)
    }

    /// What a page says of a question and of its answer, and of what was asked `before`.
    pub(crate) fn asked<'a>(&self, answer: &'a Answer, before: &[String]) -> Asked<'a> {
        let mut behind = self.statements_behind(answer);
        for (row, statements) in answer.rows.rows.iter().zip(&mut behind) {
            narrow(statements, &answer.rows.columns, row, &self.graph);
        }
        Asked {
            question: &answer.question,
            before: before.to_vec(),
            problem: None,
            cypher: render::plain(&answer.query.to_string()),
            notes: answer
                .notes
                .iter()
                .map(|note| note.message.clone())
                .collect(),
            left_out: self.left_out_notes(answer),
            rows: &answer.rows,
            behind,
            part: answer.part.as_ref(),
        }
    }

    /// Answers a question as one that comes after others, whatever was asked meanwhile.
    ///
    /// # Errors
    /// Those of [`ask`](Self::ask); what is wrong with the earlier ones counts for nothing.
    pub fn ask_after(&mut self, before: &[String], question: &str) -> Result<Answer, Diagnostic> {
        self.context = None;
        for earlier in before {
            if let Input::Question(_) = Input::read(earlier) {
                let _ = self.ask(earlier.as_str());
            }
        }
        self.ask_with_part(question)
    }

    /// A page that shows what was asked, or else all.
    pub(crate) fn page_with(&self, asked: Option<Asked<'_>>, is_live: bool) -> String {
        let now = Timestamp::now();
        let contents = Contents {
            asked,
            made: now.round(Unit::Second).unwrap_or(now).to_string(),
            confidence: self.confidence.value(),
            text: &|path| self.text_of(path),
            is_live,
        };
        written(|output| write(&self.graph, &contents, output))
    }

    /// The text of an article, where it can still be read.
    fn text_of(&self, path: &str) -> Option<Text> {
        let document = match self.archive() {
            Some(archive) => {
                let kept = archive.document(path).ok().flatten()?;
                read::document(kept.path, kept.text)
            }
            // Standard input can be read only once.
            None if path == "-" => return None,
            None => match read::read([path]).next()?.ok()? {
                Reading::Document(document) => document,
                Reading::Facts { .. } => return None,
            },
        };
        Some(Text {
            body: document.body.start,
            whole: document.text,
        })
    }
}

/// Columns that name somebody, and how a statement is joined to whom they name.
const PARTS: [(&str, &str, Direction); 3] = [
    ("speaker", relationship::SAID, Direction::Incoming),
    ("to", relationship::TO, Direction::Outgoing),
    (
        "according_to",
        relationship::ACCORDING_TO,
        Direction::Outgoing,
    ),
];

/// Of the statements that have to do with all that a row names, keeps those in which the named have the part that
/// the column tells; all, where none is left.
fn narrow(statements: &mut Vec<NodeId>, columns: &[String], row: &[Value], graph: &Graph) {
    for (column, kind, direction) in PARTS {
        let place = columns.iter().position(|own| own == column);
        let Some(name) = place
            .map(|place| &row[place])
            .filter(|name| !name.is_null())
        else {
            continue;
        };
        let has = |statement: &NodeId| {
            let mut others = graph.expand(*statement, direction, Some(kind));
            others.any(|(_, other)| graph.property(other, property::NAME) == Some(name))
        };
        if statements.iter().any(has) {
            statements.retain(has);
        }
    }
}
