//! Commands by which a reader says which entities are one: `:duplicates`, `:merge`, `:split`, `:rename`.

use super::respond::{Response, counted, said};
use super::{Session, Status};
use crate::Diagnostic;
use crate::curate::{self, Correction, Duplicate, Edit};
use crate::graph::schema::label;
use crate::graph::{NodeId, Value};
use crate::query::Rows;

/// So many pairs of likely duplicates are shown.
const SHOWN: usize = 50;

const COLUMNS: [&str; 6] = [
    "name",
    "other",
    "confidence",
    "because",
    "evidence",
    "other_evidence",
];

impl Session {
    /// Pairs of entities that may be one; of those with that name, if one is given.
    pub(super) fn show_duplicates(&self, name: Option<&str>) -> Result<Response, Diagnostic> {
        let nodes = match name {
            Some(name) => self.names().nodes(name),
            None => Vec::new(),
        };
        if let (Some(name), []) = (name, nodes.as_slice()) {
            return Err(self.unknown(name));
        }
        let is_wanted = |one: &Duplicate| {
            nodes.is_empty() || nodes.contains(&one.node) || nodes.contains(&one.other)
        };
        let mut found = curate::duplicates(&self.graph);
        found.retain(is_wanted);
        let all = found.len();
        let rows = found.into_iter().take(SHOWN).map(|one| self.row(&one));
        let mut response = self.show_rows(&Rows {
            columns: COLUMNS.map(str::to_string).into(),
            rows: rows.collect(),
        });
        if all > SHOWN {
            response.footnotes = format!("the surest {SHOWN} of {}\n", counted(all, "pair"));
        }
        Ok(response)
    }

    fn row(&self, one: &Duplicate) -> Vec<Value> {
        let name = |node| curate::name(&self.graph, node).into();
        vec![
            name(one.node),
            name(one.other),
            one.confidence.into(),
            one.because.as_str().into(),
            one.evidence.words().into(),
            one.other_evidence.words().into(),
        ]
    }

    pub(super) fn merge(&mut self, words: &[String]) -> Result<Response, Diagnostic> {
        let (first, second) = self.two_names(words)?;
        let (node, other) = match (self.names().nodes(&first), self.names().nodes(&second)) {
            // One name that two bear: these two.
            (left, right) if left == right && left.len() == 2 => {
                let mentions = |node| curate::Evidence::new(&self.graph, node).mentions;
                let swapped = mentions(left[1]) > mentions(left[0]);
                (left[usize::from(swapped)], left[usize::from(!swapped)])
            }
            _ => (self.entity(&first)?, self.entity(&second)?),
        };
        let correction = Correction::merge(&self.graph, node, other);
        let edit = curate::merge(&mut self.graph, node, other)?;
        self.edited(correction, edit)
    }

    pub(super) fn split(&mut self, words: &[String]) -> Result<Response, Diagnostic> {
        let (name, paths) = self.name_and_paths(words)?;
        let node = self.entity(&name)?;
        let documents = match paths.as_slice() {
            [] => self.apart(node)?,
            paths => {
                let found: Result<Vec<_>, _> =
                    paths.iter().map(|path| self.document(path)).collect();
                found?
            }
        };
        let correction = Correction::split(&self.graph, node, &documents);
        let edit = curate::split(&mut self.graph, node, &documents);
        self.edited(correction, edit)
    }

    pub(super) fn rename(&mut self, words: &[String]) -> Result<Response, Diagnostic> {
        let (name, new) = match words {
            [name, new] => (name.clone(), new.clone()),
            words => divided(words, |left, _| !self.names().nodes(left).is_empty())
                .ok_or_else(|| needs_two(":rename", words))?,
        };
        let node = self.entity(&name)?;
        let correction = Correction::rename(&self.graph, node, &new);
        let edit = curate::rename(&mut self.graph, node, &new)?;
        self.edited(correction, edit)
    }

    fn edited(&mut self, correction: Correction, edit: Edit) -> Result<Response, Diagnostic> {
        let text = format!("{}; `:undo` takes it back", edit.description);
        self.keep_edit(correction, edit)?;
        Ok(Response {
            status: Status::Done,
            ..said(text)
        })
    }

    /// The documents that speak of another than most do, if that can be told.
    fn apart(&self, node: NodeId) -> Result<Vec<NodeId>, Diagnostic> {
        let mut groups = curate::apart(&self.graph, node).into_iter().skip(1);
        groups.next().ok_or_else(|| {
            let name = curate::name(&self.graph, node);
            let message = format!("all documents that speak of `{name}` hang together");
            let hint = format!("name those that speak of another: `:split '{name}' article.txt`");
            Diagnostic::new(message).hint(hint)
        })
    }

    /// The one entity of that name.
    fn entity(&self, name: &str) -> Result<NodeId, Diagnostic> {
        match self.names().nodes(name).as_slice() {
            [] => Err(self.unknown(name)),
            [node] => Ok(*node),
            several => {
                let described = several.iter().take(4).map(|node| {
                    let label = curate::label_of(&self.graph, *node).to_lowercase();
                    format!("{label} `{}`", curate::name(&self.graph, *node))
                });
                let described: Vec<String> = described.collect();
                let message = format!("`{name}` may be {}", or_list(&described));
                Err(Diagnostic::new(message).hint("the whole name says which"))
            }
        }
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let problem = Diagnostic::new(format!("nothing in the graph is called `{name}`"));
        let names = self.names();
        let similar = names.similar(name);
        let quoted: Vec<String> = similar.iter().map(|name| format!("`{name}`")).collect();
        match quoted.as_slice() {
            [] => problem,
            quoted => problem.hint(format!("did you mean {}?", or_list(quoted))),
        }
    }

    /// The document at a path, or of that title or file name.
    fn document(&self, name: &str) -> Result<NodeId, Diagnostic> {
        let unknown = || {
            let problem = Diagnostic::new(format!("there is no document `{name}`"));
            problem.hint("`:documents` lists them")
        };
        let names = self.names();
        let mut found = names.documents(name);
        found
            .find_map(|(key, value)| self.graph.find(label::DOCUMENT, key, &value.into()))
            .ok_or_else(unknown)
    }

    /// Two names, each of several words where they are quoted, or where only one place between them makes
    /// two that are known.
    fn two_names(&self, words: &[String]) -> Result<(String, String), Diagnostic> {
        let is_known = |name: &str| !self.names().nodes(name).is_empty();
        match words {
            [first, second] => Ok((first.clone(), second.clone())),
            words => divided(words, |left, right| is_known(left) && is_known(right))
                .ok_or_else(|| needs_two(":merge", words)),
        }
    }

    /// The longest name that the words begin with, and the paths behind it.
    fn name_and_paths(&self, words: &[String]) -> Result<(String, Vec<String>), Diagnostic> {
        let is_known = |length: &usize| !self.names().nodes(&words[..*length].join(" ")).is_empty();
        let length = (1..=words.len()).rev().find(is_known);
        let length = length.ok_or_else(|| self.unknown(&words.join(" ")))?;
        Ok((words[..length].join(" "), words[length..].to_vec()))
    }
}

/// Where the words are two names, if that is only one place.
fn divided(words: &[String], are_names: impl Fn(&str, &str) -> bool) -> Option<(String, String)> {
    let pairs = (1..words.len()).map(|end| (words[..end].join(" "), words[end..].join(" ")));
    let mut pairs = pairs.filter(|(left, right)| are_names(left, right));
    let only = pairs.next()?;
    pairs.next().is_none().then_some(only)
}

/// `a, b or c`
fn or_list(names: &[String]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

fn needs_two(command: &str, words: &[String]) -> Diagnostic {
    let message = format!(
        "`{command}` needs two names, and `{}` is not clearly two",
        words.join(" ")
    );
    Diagnostic::new(message).hint(format!(
        "quote names of several words: `{command} 'Xi Jinping' Xi`"
    ))
}
