//! The article that an answer comes from, as it is read.

use super::respond::said;
use super::{Response, Session};
use crate::Diagnostic;
use crate::read::Reading;
use crate::render;

impl Session {
    /// The text of the article of that path, or of the last answer's first row.
    ///
    /// # Errors
    /// When there is no such row, and when the article cannot be read any more.
    pub fn article(&self, path: Option<&str>) -> Result<Response, Diagnostic> {
        let paths = match path {
            Some(path) => vec![path.to_owned()],
            None => self.answered_paths(),
        };
        let unnamed = || {
            Diagnostic::new("the last answer names no article")
                .hint("`:documents` lists the articles, and `the article about X` finds one")
        };
        let first = paths.first().ok_or_else(unnamed)?;
        let reading = self
            .reader
            .read([first.clone()])
            .next()
            .ok_or_else(unnamed)?;
        let Reading::Document(document) = reading? else {
            return Err(Diagnostic::new(format!("`{first}` is no article")));
        };
        let mut response = said(format!(
            "{}\n\n{}",
            render::plain(first),
            render::plain(document.text.trim_end())
        ));
        if paths.len() > 1 {
            let others = paths[1..].iter().take(MOST).map(|path| format!("`{path}`"));
            let others: Vec<String> = others.collect();
            let note = Diagnostic::new(format!(
                "the answer is from {} articles, also {}",
                paths.len(),
                others.join(", ")
            ));
            response.footnotes = render::note(&note, self.style.colour);
        }
        Ok(response)
    }

    /// The paths of the last answer's rows, each once, in order.
    fn answered_paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = Vec::new();
        let Some(answer) = &self.answered else {
            return paths;
        };
        let place = answer
            .rows
            .columns
            .iter()
            .position(|column| column == "path");
        for row in &answer.rows.rows {
            let path = place.and_then(|place| row.get(place)?.as_str());
            if let Some(path) = path.filter(|path| !paths.iter().any(|known| known == path)) {
                paths.push(path.to_owned());
            }
        }
        paths
    }
}

/// So many other articles are named.
const MOST: usize = 5;
