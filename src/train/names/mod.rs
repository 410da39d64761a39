//! Texts with names marked become the model of names.

mod lesson;
mod measure;

pub use measure::{NameScores, Names, names_of};

use crate::Diagnostic;
use crate::corpus::{NameType, NamedText, read_names};
use crate::extract::extract_with;
use crate::extract::name::model::NameModel;
use crate::lexicon::Lexicon;
use crate::progress::Progress;
use crate::text::Document;
use lesson::{Lesson, learn};
use std::fs;
use std::path::{Path, PathBuf};

/// The texts are cut into so many parts, each of which is read by a model of the others.
const FOLDS: usize = 5;

/// The model, as bytes of its file, and how good it is.
#[derive(Debug, Clone)]
pub struct Trained {
    /// `names.bin`
    pub names: Vec<u8>,
    /// On the texts themselves, file by file, each read by a model that has not seen it.
    pub crossed: Vec<(String, NameScores)>,
}

/// Trains on each `*train*.iob2`, `*train*.txt` and `*train*.conllu` of some folders in which names are
/// marked; `listener` hears of each part.
///
/// # Errors
///
/// When a folder or a file cannot be read, or nothing is there to train on.
///
/// # Panics
///
/// Never: what was just trained can be read.
pub fn train(
    folders: &[PathBuf],
    listener: &mut dyn FnMut(Progress<'_>),
) -> Result<Trained, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let texts = texts(folders, &lexicon)?;
    let documents: Vec<Document> = texts
        .iter()
        .map(|(_, text)| Document::new("", text.text.as_str()))
        .collect();
    let lessons: Vec<Lesson> = documents
        .iter()
        .zip(&texts)
        .map(|(document, (_, text))| Lesson::new(document, text, &lexicon))
        .collect();
    let mut tell = |done: usize| {
        listener(Progress {
            task: "names",
            done: done as u64,
            total: Some(FOLDS as u64 + 1),
        });
    };
    let mut crossed: Vec<(String, NameScores)> = Vec::new();
    for fold in 0..FOLDS {
        tell(fold);
        let all = lessons.iter().enumerate();
        let seen: Vec<&Lesson> = all
            .filter(|(index, _)| index % FOLDS != fold)
            .map(|(_, lesson)| lesson)
            .collect();
        let model =
            NameModel::read(learn(&seen, || ())).expect("what was just trained can be read");
        for (index, (file, text)) in texts.iter().enumerate().skip(fold).step_by(FOLDS) {
            let found = names_of(&extract_with(&documents[index], &lexicon, &model));
            if let Some((_, scores)) = crossed.iter_mut().find(|(other, _)| other == file) {
                scores.add(text, &found);
            } else {
                let mut scores = NameScores::default();
                scores.add(text, &found);
                crossed.push((file.clone(), scores));
            }
        }
    }
    tell(FOLDS);
    let all: Vec<&Lesson> = lessons.iter().collect();
    Ok(Trained {
        names: learn(&all, || ()),
        crossed,
    })
}

/// What the names of all of `extract` are worth on a file of texts, with the model in `names` or the one
/// that comes with the program.
///
/// # Errors
///
/// When the file cannot be read.
///
/// # Panics
///
/// When `names` is no model of names.
pub fn measure(path: &Path, names: Option<&[u8]>) -> Result<NameScores, Diagnostic> {
    let mut scores = NameScores::default();
    for (text, found) in found(path, names)? {
        scores.add(&text, &found);
    }
    Ok(scores)
}

/// The texts of a file with the names that are found in each.
///
/// # Errors
///
/// When the file cannot be read.
///
/// # Panics
///
/// When `names` is no model of names.
pub fn found(path: &Path, names: Option<&[u8]>) -> Result<Vec<(NamedText, Names)>, Diagnostic> {
    let lexicon = Lexicon::builtin();
    let model = names.map(|bytes| NameModel::read(bytes.to_vec()).expect("a model of names"));
    let model = model.as_ref().unwrap_or_else(|| NameModel::builtin());
    let texts = read_names(path)?.into_iter().map(|text| {
        let text = bare(text, &lexicon);
        let document = Document::new("", text.text.as_str());
        let found = names_of(&extract_with(&document, &lexicon, model));
        (text, found)
    });
    Ok(texts.collect())
}

/// The texts of the folders with the names of their files; files in which no names are marked are left
/// out.
fn texts(folders: &[PathBuf], lexicon: &Lexicon) -> Result<Vec<(String, NamedText)>, Diagnostic> {
    let mut texts = Vec::new();
    for path in files(folders)? {
        let own = read_names(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if own.iter().any(|text| !text.names.is_empty()) {
            texts.extend(
                own.into_iter()
                    .map(|text| (name.to_string(), bare(text, lexicon))),
            );
        }
    }
    if texts.is_empty() {
        return Err(Diagnostic::new("there are no names to train on").hint(
            "they are read from `*train*.iob2`, `*train*.txt` and `*train*.conllu` with entities",
        ));
    }
    Ok(texts)
}

/// The text with people's names without the titles that some corpora count to them, and without those
/// that are only a title: "the President".
fn bare(mut text: NamedText, lexicon: &Lexicon) -> NamedText {
    let names = std::mem::take(&mut text.names);
    let bare = names.into_iter().filter_map(|(mut span, kind)| {
        let is_title = |word: &str| word.len() > 1 && lexicon.names.title(word).is_some();
        while let Some((first, rest)) = span.of(&text.text).split_once(' ')
            && kind == NameType::Person
            && is_title(first)
        {
            span.start = span.end - rest.trim_start().len();
        }
        let is_left = kind != NameType::Person || !is_title(span.of(&text.text));
        is_left.then_some((span, kind))
    });
    text.names = bare.collect();
    text
}

/// The files to train on.
pub(super) fn files(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut files = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(folder).map_err(|error| {
            Diagnostic::new(format!("cannot read `{}`: {error}", folder.display()))
        })?;
        let is_wanted = |path: &PathBuf| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            stem.contains("train") && matches!(&*extension, "iob2" | "txt" | "conllu")
        };
        let own = entries.filter_map(|entry| Some(entry.ok()?.path()));
        files.extend(own.filter(is_wanted));
    }
    files.sort();
    Ok(files)
}
