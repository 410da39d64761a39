//! Attributions in brat's standoff format, laid out as `PolNeAR` has them.
//!
//! `text/NAME.txt` holds an article, `attributions/NAME_ANNOTATOR.ann` its annotation: `T` lines are
//! spans in Unicode code points, `E` lines of type `Attribution…` join spans as `Source`, `Cue` and
//! `Content`. Where several annotators read an article, the first by name counts.

use crate::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// An article and the attributions somebody found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The file's name without its ending.
    pub name: String,
    /// The article.
    pub text: String,
    /// What was found, as it was written down.
    pub attributions: Vec<Annotation>,
}

/// One attribution: pieces of the text, in bytes, in order; at least one of content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Who says it.
    pub source: Vec<Span>,
    /// The words that show that it is said.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// Reads the corpus in `folder`, sorted by name.
///
/// # Errors
///
/// When the folders or files cannot be read, or an annotation has no text.
pub fn read(folder: &Path) -> io::Result<Vec<Annotated>> {
    let mut annotations: BTreeMap<String, PathBuf> = BTreeMap::new();
    for entry in fs::read_dir(folder.join("attributions"))? {
        let path = entry?.path();
        if let Some(name) = document_name(&path) {
            let first = annotations.entry(name).or_insert_with(|| path.clone());
            if path < *first {
                *first = path;
            }
        }
    }
    annotations
        .into_iter()
        .map(|(name, path)| {
            let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt")))?;
            let attributions = attributions(&fs::read_to_string(path)?, &text);
            Ok(Annotated {
                name,
                text,
                attributions,
            })
        })
        .collect()
}

/// `NAME` of `NAME_ANNOTATOR.ann`.
fn document_name(path: &Path) -> Option<String> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".ann")?;
    Some(stem.rsplit_once('_')?.0.to_owned())
}

/// The attributions in a standoff file about `text`, in the order of their contents.
fn attributions(standoff: &str, text: &str) -> Vec<Annotation> {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    let byte = |place: &str| places.get(place.parse::<usize>().ok()?).copied();
    let mut pieces: FxHashMap<&str, Vec<Span>> = FxHashMap::default();
    for (id, fields) in lines(standoff, 'T') {
        let spans = fields.split_once(' ').map_or("", |(_, spans)| spans);
        let spans = spans.split(';').filter_map(|span| {
            let (start, end) = span.split_once(' ')?;
            let (start, end) = (byte(start)?, byte(end)?);
            (start < end).then(|| Span::new(start, end))
        });
        pieces.insert(id, spans.collect());
    }
    let mut found: Vec<Annotation> = lines(standoff, 'E')
        .filter(|(_, fields)| fields.starts_with("Attribution"))
        .map(|(_, fields)| annotation(fields, &pieces))
        .filter(|annotation| !annotation.content.is_empty())
        .collect();
    found.sort_by_key(|annotation| (annotation.content[0].start, annotation.content[0].end));
    found
}

/// Identifiers and first fields of the lines of one kind.
fn lines(standoff: &str, kind: char) -> impl Iterator<Item = (&str, &str)> {
    standoff.lines().filter_map(move |line| {
        let mut fields = line.split('\t');
        let id = fields.next().filter(|id| id.starts_with(kind))?;
        Some((id, fields.next()?))
    })
}

fn annotation(fields: &str, pieces: &FxHashMap<&str, Vec<Span>>) -> Annotation {
    let mut annotation = Annotation::default();
    for field in fields.split_whitespace().skip(1) {
        let Some((role, id)) = field.split_once(':') else {
            continue;
        };
        let spans = pieces.get(id).map_or(&[][..], Vec::as_slice);
        match role.trim_end_matches(|last: char| last.is_ascii_digit()) {
            "Source" => annotation.source.extend(spans),
            "Cue" => annotation.cue.extend(spans),
            "Content" => annotation.content.extend(spans),
            _ => {}
        }
    }
    for role in [
        &mut annotation.source,
        &mut annotation.cue,
        &mut annotation.content,
    ] {
        role.sort_by_key(|span| span.start);
    }
    annotation
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of each role, in words.
    fn check(text: &str, standoff: &str, expected: &[[&[&str]; 3]]) {
        let found = attributions(standoff, text);
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>();
        let found: Vec<_> = found
            .iter()
            .map(|one| [words(&one.source), words(&one.cue), words(&one.content)])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn places_count_code_points_and_roles_have_pieces() {
        check(
            "“Né,” Li said, “né.”",
            "T1\tSource 6 8\tLi\nT2\tCue 9 13\tsaid\nT3\tContent 0 5;15 20\t…\n\
             E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
            &[[&["Li"], &["said"], &["“Né,”", "“né.”"]]],
        );
    }

    #[test]
    fn roles_with_numbers_are_one_role_and_other_lines_are_left_alone() {
        check(
            "One two three.",
            "T1\tCue 0 3\tOne\nT2\tContent 4 7\ttwo\nT3\tContent 8 13\tthree\nA1\tNested E1\n\
             E1\tAttribution-no-source:T1 Cue:T1 Content2:T3 Content:T2\nE2\tAttribution:T1 Cue:T1\n\
             E3\tOther:T1 Content:T2\n#1\tNote T1\tx\n",
            &[[&[], &["One"], &["two", "three"]]],
        );
    }

    #[test]
    fn places_past_the_end_are_no_pieces() {
        let standoff =
            "T1\tContent 2 99\tx\nT2\tContent 1 1\tx\nE1\tAttribution:T1 Content:T1 Content:T2";
        check("One", standoff, &[]);
    }
}
