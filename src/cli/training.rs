//! `train`: from files on disk to the models that come with the program.

use super::Stop;
use super::arguments::Training;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use whosaid::Diagnostic;
use whosaid::session::Status;
use whosaid::train::train_clusters;

/// Trains one model and writes it.
pub(super) fn train(training: &Training) -> Result<Status, Stop> {
    match training {
        Training::Clusters { vectors, out, list } => clusters(vectors, out, *list),
    }
}

fn clusters(vectors: &Path, out: &Path, list: bool) -> Result<Status, Stop> {
    let report = train_clusters(vectors)?;
    write(&out.join("clusters.bin"), &report.bytes)?;
    let mut output = BufWriter::new(io::stdout().lock());
    if list {
        for (word, path) in &report.words {
            writeln!(output, "{path:012b} {word}")?;
        }
    } else {
        let (words, bytes) = (report.words.len(), report.bytes.len());
        writeln!(output, "{words} words, {bytes} bytes")?;
    }
    output.flush()?;
    Ok(Status::Done)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let unwritable = |error| Diagnostic::new(format!("cannot write `{}`: {error}", path.display()));
    std::fs::write(path, bytes).map_err(unwritable)
}
