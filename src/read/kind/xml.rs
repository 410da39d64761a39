//! XML that is no feed and no page: it is not read, and what it is gets said.

use super::super::Readings;
use super::super::source::{Source, failed};
use super::glance::Glance;
use crate::Diagnostic;

/// The name of the element that all others are in, without what stands before a colon; nothing where the text is
/// no XML.
pub(super) fn root<'a>(glance: &'a Glance<'_>) -> Option<&'a str> {
    let mut rest = glance.text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        let inner = rest.strip_prefix('<')?;
        let end = if inner.starts_with('?') {
            "?>"
        } else if inner.starts_with("!--") {
            "-->"
        } else if inner.starts_with("!DOCTYPE") || inner.starts_with("!doctype") {
            // What it declares stands in brackets.
            let close = inner.find('>')?;
            let open = inner.find('[').filter(|open| *open < close);
            if open.is_some() { "]>" } else { ">" }
        } else {
            let end =
                inner.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))?;
            let name = &inner[..end];
            return Some(name.rsplit(':').next().unwrap_or(name));
        };
        let at = inner.find(end)?;
        rest = &inner[at + end.len()..];
    }
}

/// Whether it says itself that it is XML.
pub(super) fn shows(glance: &Glance<'_>) -> bool {
    glance.text.starts_with("<?xml") && root(glance).is_some()
}

pub(super) fn read(mut source: Source) -> Readings {
    let bytes = source.glance().unwrap_or_default();
    let glance = Glance::new(&source, &bytes);
    let root = root(&glance).unwrap_or_default();
    let problem = format!(
        "`{}` is XML of a kind that is not read: its root is `{root}`",
        source.path
    );
    let mut problem = Diagnostic::new(problem).hint("feeds are read: RSS and Atom");
    problem.is_note = !source.is_named || source.depth > 0;
    failed(problem)
}
