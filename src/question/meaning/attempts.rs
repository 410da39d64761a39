//! The queries that answer a question: what is surely meant, and what is tried where that finds nothing.

use super::{Concern, Resolver, Restriction, Selection, Who};
use crate::Diagnostic;
use crate::query::ast::Query;
use crate::question::cypher::{self, Output, Share, Speaker};
use crate::question::tree::{Tree, Wanted};
use crate::question::word::Key;
use crate::question::wording::wording;
use crate::question::{Attempt, LeftOut, Translation};

impl Resolver<'_> {
    /// The query, and those that are tried where it finds nothing.
    pub(super) fn attempts(
        mut self,
        output: Output,
        selection: &Selection,
        speaker: Speaker,
    ) -> Result<Translation, Diagnostic> {
        let left_out = Self::left_out(output, selection, speaker);
        let mut attempts = vec![Attempt {
            query: cypher::query(output, selection, speaker)?,
            note: None,
        }];
        if let Some(words) = self.fallback.take() {
            let mut looser = selection.clone();
            looser.about.pop();
            looser.about.push(Restriction::of(words));
            attempts.push(Attempt {
                query: cypher::query(output, &looser, speaker)?,
                note: Some(
                    "nobody said it in just these words: statements that have the words".to_owned(),
                ),
            });
        }
        if let Some(plain) = plainly(selection) {
            attempts.push(Attempt {
                query: cypher::query(output, &plain, speaker)?,
                note: Some(
                    "nothing is told in just this way: what was said of it in any".to_owned(),
                ),
            });
        }
        for (wider, share, note) in wider(output, selection) {
            attempts.push(Attempt {
                query: cypher::around(output, &wider, speaker, share)?,
                note: Some(note),
            });
        }
        let reported = by_reporter(selection);
        if let Some(own) = reported {
            attempts.push(Attempt {
                query: cypher::query(output, &own, speaker)?,
                note: Some("nobody's words are told by them: these are their own".to_owned()),
            });
        }
        self.notes.dedup();
        Ok(self.finish(attempts, left_out))
    }

    fn left_out(output: Output, selection: &Selection, speaker: Speaker) -> LeftOut<Option<Query>> {
        let counts = |selection: &Selection, speaker| cypher::number(selection, speaker).ok();
        let unsure = selection.left_out().filter(|_| {
            !matches!(
                output,
                Output::Quotations { .. } | Output::List(_) | Output::Disputes
            )
        });
        let asks_who = matches!(output, Output::Statements) && speaker == Speaker::Named;
        let copies = selection.copies_left_out();
        let copies = copies.filter(|_| {
            !matches!(
                output,
                Output::List(_)
                    | Output::Disputes
                    | Output::CountDocuments
                    | Output::CountPublishers
                    | Output::CountEntities(_)
            )
        });
        LeftOut {
            copies: copies.and_then(|selection| counts(&selection, speaker)),
            unsure: unsure.and_then(|selection| counts(&selection, speaker)),
            unnamed: (asks_who && !selection.restricts_speakers() && selection.limit.is_none())
                .then(|| cypher::unnamed(selection).ok())
                .flatten(),
        }
    }
}

/// What the answer tells of the speakers.
pub(super) fn speaker(tree: &Tree, output: Output, selection: &Selection) -> Speaker {
    let unnamed = selection.may_be_unnamed();
    match output {
        Output::Speakers { .. } | Output::Statements if unnamed => Speaker::Any,
        Output::Speakers { .. }
        | Output::Addressees
        | Output::Quotations { .. }
        | Output::CountSpeakers
        | Output::Subjects { shared: true, .. }
        | Output::Count(Some(Key::Speaker)) => Speaker::Named,
        Output::Statements if tree.wanted == Some(Wanted::Who) => Speaker::Named,
        Output::Statements | Output::Dates | Output::Timeline => Speaker::Any,
        _ if unnamed => Speaker::Any,
        _ => Speaker::Unasked,
    }
}

/// What is tried where nothing is surely about it: what stands around the statements.
pub(super) fn wider(output: Output, selection: &Selection) -> Vec<(Selection, Share, String)> {
    let tells = matches!(
        output,
        Output::Statements
            | Output::Dates
            | Output::Timeline
            | Output::Speakers { .. }
            | Output::Documents
    );
    let asked: usize = selection
        .about
        .iter()
        .flat_map(Restriction::wanted)
        .map(Concern::len)
        .sum();
    let named = selection
        .by
        .wanted()
        .any(|who| matches!(who, Who::Nodes(_)));
    let many = if named { FEWER } else { MANY };
    if !tells || asked == 0 || selection.only_surely {
        return Vec::new();
    }
    let mut plain = selection.clone();
    let told = !selection.manners.is_empty();
    plain.manners.clear();
    let mut wider = vec![(
        selection.clone(),
        Share::All,
        "no statement is surely about it: these stand where it is spoken of (`found_in`)"
            .to_owned(),
    )];
    if told {
        let note = "nothing is told in just this way, nor surely about it: these stand where it is spoken of (`found_in`)";
        wider.push((plain.clone(), Share::All, note.to_owned()));
    }
    if asked >= many {
        let note = "no statement has all of this around it: these have some of it (`found_in`)";
        wider.push((plain, Share::Most, note.to_owned()));
    }
    wider
}

/// Of so many names and words, most are enough where no statement has all.
const MANY: usize = 3;

/// The same of somebody who is named.
const FEWER: usize = 2;

/// Whether the manner that is asked for says little: where nothing was said so, it may have been said
/// otherwise.
pub(super) fn is_neutral(selection: &Selection) -> bool {
    let neutral = |manner: &arcstr::ArcStr| {
        wording()
            .neutral
            .iter()
            .any(|neutral| **neutral == **manner)
    };
    !selection.manners.is_empty() && selection.manners.iter().all(neutral)
}

/// The same in any manner, where the one asked for says little and it is asked of somebody.
pub(super) fn plainly(selection: &Selection) -> Option<Selection> {
    let named = !selection.by.any.is_empty()
        && selection
            .by
            .wanted()
            .all(|who| matches!(who, Who::Nodes(_)));
    // What somebody wants is not all that they say.
    let thinks = selection
        .manners
        .iter()
        .all(|manner| wording().is_thought(manner));
    let narrowed = !selection.about.is_empty();
    let asks =
        !selection.manners.is_empty() && (narrowed || named && !thinks && is_neutral(selection));
    asks.then(|| Selection {
        manners: Vec::new(),
        ..selection.clone()
    })
}

/// "according to X", where X tells nobody's words but speaks.
pub(super) fn by_reporter(selection: &Selection) -> Option<Selection> {
    if selection.according_to.any.is_empty() || selection.restricts_speakers() {
        return None;
    }
    let mut own = selection.clone();
    let reporters = std::mem::take(&mut own.according_to);
    own.by = Restriction {
        any: reporters
            .any
            .into_iter()
            .map(|group| group.into_iter().map(Who::Nodes).collect())
            .collect(),
        none: Vec::new(),
    };
    Some(own)
}
