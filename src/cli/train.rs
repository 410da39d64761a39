//! Training: corpora in, files of weights out; what goes on is told on standard error.

use super::arguments::Train;
use super::progress::Bar;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use whosaid::session::Status;
use whosaid::{Diagnostic, train};

pub(super) fn train(models: &Train, threads: usize) -> Result<Status, Diagnostic> {
    let out = models.out();
    fs::create_dir_all(out)
        .map_err(|error| Diagnostic::new(format!("cannot make `{}`: {error}", out.display())))?;
    match models {
        Train::Attribution { folder, apart, out } => {
            let mut bar = Bar::new();
            let trained =
                train::attribution::train(folder, apart.as_deref(), threads, &mut |progress| {
                    bar.show(progress);
                })?;
            drop(bar);
            write(&out.join("cues.bin"), &trained.cues)?;
            write(&out.join("roles.bin"), &trained.roles)?;
            write(&out.join("sureness.json"), trained.sureness.as_bytes())?;
            tell(&format!(
                "articles read by models that have not seen them:\n{}",
                trained.crossed
            ));
            if let Some(measured) = trained.apart {
                tell(&format!("articles kept apart:\n{measured}"));
            }
        }
        Train::Clusters { vectors, out, list } => {
            let trained = train::clusters::train(vectors)?;
            write(&out.join("clusters.bin"), &trained.bytes)?;
            if let Some(list) = list {
                write(list, trained.listing().as_bytes())?;
            }
            let (words, bytes) = (trained.words.len(), trained.bytes.len());
            tell(&format!("{words} words, {bytes} bytes"));
        }
        Train::Coreference {
            passages,
            folders,
            out,
        } => {
            let trained = train::coreference::train(passages, folders)?;
            write(
                &out.join("antecedents.json"),
                trained.antecedents.as_bytes(),
            )?;
            tell(&format!(
                "names given to pronouns by rankers that have not seen them:\nin passages {}\nin texts    {}",
                trained.passages, trained.texts
            ));
            tell(&format!("plural pronouns {}", trained.plurals));
        }
        Train::Names {
            folders,
            apart,
            out,
        } => names(folders, apart, out)?,
        Train::Syntax { folder, out } => {
            let trained = train::syntax::train(folder, tell)?;
            write(&out.join("tagger.bin"), &trained.tagger)?;
            write(&out.join("parser.bin"), &trained.parser)?;
        }
    }
    Ok(Status::Done)
}

fn names(folders: &[PathBuf], apart: &[PathBuf], out: &Path) -> Result<(), Diagnostic> {
    let mut bar = Bar::new();
    let trained = train::names::train(folders, &mut |progress| bar.show(progress))?;
    drop(bar);
    write(&out.join("names.bin"), &trained.names)?;
    tell(&format!("{} bytes", trained.names.len()));
    for (file, scores) in &trained.crossed {
        tell(&format!(
            "{file}, read by models that have not seen it:\n{scores}"
        ));
    }
    for file in apart {
        let scores = train::names::measure(file, Some(&trained.names))?;
        tell(&format!("{}, kept apart:\n{scores}", file.display()));
    }
    Ok(())
}

fn tell(message: &str) {
    // A message that nobody can read is no reason to stop.
    let _ = writeln!(io::stderr(), "{message}");
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    fs::write(path, bytes)
        .map_err(|error| Diagnostic::new(format!("cannot write `{}`: {error}", path.display())))
}
