//! Pictures that Graphviz draws, where it is installed.

use super::{Excerpt, Failure, dot};
use crate::Diagnostic;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// Draws with `dot -T{kind}`.
pub(super) fn write(
    excerpt: Excerpt<'_>,
    kind: &str,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let drawing = dot(excerpt.graph, excerpt.part);
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Diagnostic::new(format!(
            "{kind} is drawn by Graphviz, which is not installed"
        ))
        .hint("install it (its program is `dot`), or write `--format dot` or `--format html`"),
        _ => Diagnostic::new(format!("Graphviz cannot be run: {error}")),
    };
    let child = Command::new("dot")
        .arg(format!("-T{kind}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.map_err(failed)?;
    let input = child.stdin.take();
    // Graphviz may write before it has read all: it is fed beside it.
    let done = std::thread::scope(|scope| {
        scope.spawn(|| input.map(|mut input| input.write_all(drawing.as_bytes())));
        child.wait_with_output()
    });
    let done = done.map_err(failed)?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        let first = said.lines().next().unwrap_or("it says nothing").to_owned();
        return Err(Diagnostic::new(format!("Graphviz failed: {first}")).into());
    }
    Ok(output.write_all(&done.stdout)?)
}
