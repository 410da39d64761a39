//! `show X` on a terminal: what is around X as a tree, in place of a table with a row for each relationship.

use super::{Answer, AnswerFormat, Response, Session};
use crate::Diagnostic;
use crate::graph::{NodeId, Value};
use crate::query;
use crate::question;
use crate::render::{self, Columns, Format, Pictures};
use std::fmt::Write as _;

/// So many are drawn of those that have the same name.
const MOST: usize = 5;

impl Session {
    /// The answer as a tree, if it tells what is around names, and is to be a table on a terminal.
    pub(super) fn as_tree(&mut self, answer: &Answer) -> Option<Response> {
        let is_table = self.style.format == AnswerFormat::Rows(Format::Table);
        let is_brief = self.style.columns == Columns::Telling;
        let is_drawn = self.style.pictures == Pictures::Drawn;
        let width = self.style.width;
        let width = width.filter(|_| is_drawn && is_table && is_brief)?;
        if !answer.is_english || answer.rows.rows.is_empty() {
            return None;
        }
        let nodes = self.nodes_shown(answer)?;
        let trees = nodes.iter().take(MOST);
        let trees: Vec<String> = trees
            .map(|node| render::tree(*node, &self.graph, width))
            .collect();
        let mut footnotes = String::new();
        if nodes.len() > MOST {
            let _ = writeln!(footnotes, "and {} more of that name", nodes.len() - MOST);
        }
        let advice = Diagnostic::new("`:wide` shows each relationship in a row of a table");
        footnotes += &render::note(&advice, self.style.colour);
        Some(Response {
            output: trees.join("\n"),
            messages: self.draw_notes(&answer.notes),
            footnotes,
            ..Response::default()
        })
    }

    /// The nodes that an answer shows what is around of.
    fn nodes_shown(&mut self, answer: &Answer) -> Option<Vec<NodeId>> {
        let asked = question::shown(&answer.query)?;
        let found = query::run(&mut self.graph, &asked, &self.parameters, &self.options).ok()?;
        let rows = found.rows.rows.into_iter().flatten();
        let nodes: Vec<NodeId> = rows
            .filter_map(|value| match value {
                Value::Node(node) => Some(node),
                _ => None,
            })
            .collect();
        (!nodes.is_empty()).then_some(nodes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let mut session = Session::new();
        session
            .ask(
                "CREATE (:Person:Actor {name: 'Li Na', aliases: ['Na']})-[:SAID]->\
                 (:Statement {text: 'rain'})-[:ABOUT]->(:Topic {name: 'weather'})",
            )
            .unwrap();
        session.style.width = Some(80);
        session.style.pictures = Pictures::Drawn;
        session
    }

    #[test]
    fn on_a_terminal_what_is_around_a_name_is_a_tree() {
        let mut session = session();
        let tree = session.respond("show Li Na");
        let expected =
            "Li Na · Person\n├─ also called Na\n└─ said 1 statement about\n   └─ weather  1\n";
        assert_eq!(tree.output, expected);
        assert!(tree.footnotes.contains("`:wide`"));
        session.respond(":wide");
        assert!(
            session
                .respond("show Li Na")
                .output
                .contains("relationship │")
        );
    }

    #[test]
    fn elsewhere_and_in_other_formats_it_is_rows() {
        let mut session = session();
        session.style.pictures = Pictures::None;
        assert!(
            session
                .respond("show Li Na")
                .output
                .contains("relationship │")
        );
        session.style.pictures = Pictures::Drawn;
        session.respond(":format csv");
        let csv = session.respond("show Li Na").output;
        assert!(csv.starts_with("relationship,direction,"), "{csv}");
        session.respond(":format table");
        let other = session.respond("what did Li Na say").output;
        assert!(other.contains("statement"), "{other}");
        let written = session.respond("MATCH (shown:Person) RETURN shown.name AS name");
        assert!(written.output.contains("────"), "{}", written.output);
    }
}
