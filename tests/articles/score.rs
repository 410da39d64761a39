//! What is found in an article against what is there: counts, and each difference by name.

use super::gold::{Gold, Names, Record, Roles, Words};
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::ops::AddAssign;
use whosaid::Span;
use whosaid::extract::{Act, Attribution, EntityId, Extraction};
use whosaid::text::Document;

/// How many attributions are there, how many are found, and in how many something is right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// Attributions there, but for optional ones.
    pub(crate) gold: usize,
    /// Attributions found, but for those that match an optional one.
    pub(crate) found: usize,
    /// Pairs whose source, cue and content overlap; a missing source matches a missing one.
    pub(crate) overlapping: usize,
    /// Pairs with the same words of source, cue and content.
    pub(crate) exact: usize,
    /// Overlapping pairs with the same speakers.
    pub(crate) speakers: usize,
    /// Overlapping pairs with the same parent, and those whose parent can be told.
    pub(crate) parents: (usize, usize),
    /// Overlapping pairs alike in to, via, according to, attitude, negated, hedged, act.
    pub(crate) details: [usize; 7],
    /// What attributions of overlapping pairs are about: there, found, in both.
    pub(crate) about: [usize; 3],
}

pub(crate) const DETAILS: [&str; 7] = [
    "to",
    "via",
    "according to",
    "attitude",
    "negated",
    "hedged",
    "act",
];

impl Score {
    /// F1 of overlapping attributions, in per cent.
    pub(crate) fn overlap(&self) -> f64 {
        f1(self.overlapping, self.gold, self.found)
    }

    /// F1 of exact attributions, in per cent.
    pub(crate) fn exact(&self) -> f64 {
        f1(self.exact, self.gold, self.found)
    }

    /// F1 of topics, countries and persons spoken about, where attributions overlap.
    pub(crate) fn about(&self) -> f64 {
        let [gold, found, both] = self.about;
        f1(both, gold, found)
    }

    /// Share of the attributions there that are found with the right speaker, in per cent.
    pub(crate) fn speakers(&self) -> f64 {
        f1(self.speakers, self.gold, self.gold)
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn f1(both: usize, gold: usize, found: usize) -> f64 {
    200.0 * both as f64 / (gold + found).max(1) as f64
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.overlapping += other.overlapping;
        self.exact += other.exact;
        self.speakers += other.speakers;
        self.parents.0 += other.parents.0;
        self.parents.1 += other.parents.1;
        for (own, other) in self.details.iter_mut().zip(other.details) {
            *own += other;
        }
        for (own, other) in self.about.iter_mut().zip(other.about) {
            *own += other;
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(
            formatter,
            "{:3} there {:3} found | overlap {:5.1} exact {:5.1} speakers {:5.1} about {:5.1} | parents {}/{}",
            self.gold,
            self.found,
            self.overlap(),
            self.exact(),
            self.speakers(),
            self.about(),
            self.parents.0,
            self.parents.1,
        )?;
        for (name, right) in DETAILS.iter().zip(self.details) {
            write!(formatter, ", {name} {right}/{}", self.overlapping)?;
        }
        Ok(())
    }
}

/// An attribution found: its words, and what is told of it.
struct Found {
    record: Record,
    roles: Roles,
    parent: Option<usize>,
}

/// Compares what was found with what is there; each difference is a line of its own.
pub(crate) fn compare(
    document: &Document,
    extraction: &Extraction,
    gold: &[Gold],
) -> (Score, Vec<String>) {
    let found = found(document, extraction);
    let pairs = pairs(gold, &found);
    let (mut score, mut lines) = (Score::default(), Vec::new());
    count(&mut score, &mut lines, gold, &found, &pairs);
    for (number, other) in &pairs {
        let (own, other) = (&gold[*number], &found[*other]);
        if own.record.optional {
            continue;
        }
        score.overlapping += 1;
        if own.roles == other.roles {
            score.exact += 1;
        } else {
            lines.push(format!("inexact {} for {}", other.record, own.record));
        }
        details(&mut score, &mut lines, &own.record, &other.record);
        let is_right = is_right_parent(gold, &pairs, *number, other.parent);
        score.parents.0 += usize::from(is_right == Some(true));
        score.parents.1 += usize::from(is_right.is_some());
        if is_right == Some(false) {
            lines.push(format!("wrong parent of {}", own.record));
        }
    }
    (score, lines)
}

/// Counts both sides, and names those that are on one side only.
fn count(
    score: &mut Score,
    lines: &mut Vec<String>,
    gold: &[Gold],
    found: &[Found],
    pairs: &[(usize, usize)],
) {
    for (number, gold) in gold.iter().enumerate() {
        if gold.record.optional {
            continue;
        }
        score.gold += 1;
        if !pairs.iter().any(|(own, _)| *own == number) {
            lines.push(format!("missing {}", gold.record));
        }
    }
    for (number, found) in found.iter().enumerate() {
        match pairs.iter().find(|(_, own)| *own == number) {
            Some((partner, _)) if gold[*partner].record.optional => {}
            Some(_) => score.found += 1,
            None => {
                score.found += 1;
                lines.push(format!("extra {}", found.record));
            }
        }
    }
}

/// Whether an attribution was found inside the right one; unknown if either of these two is not
/// in a pair.
fn is_right_parent(
    gold: &[Gold],
    pairs: &[(usize, usize)],
    number: usize,
    found: Option<usize>,
) -> Option<bool> {
    let parent = parent(gold, number);
    if let Some(parent) = parent {
        pairs.iter().find(|(own, _)| *own == parent)?;
    }
    let Some(found) = found else {
        return Some(parent.is_none());
    };
    let (partner, _) = pairs.iter().find(|(_, other)| *other == found)?;
    Some(parent == Some(*partner))
}

/// Counts what else is right in a pair, and names what is wrong.
fn details(score: &mut Score, lines: &mut Vec<String>, gold: &Record, found: &Record) {
    let mut wrong = |what: &str, gold: String, found: String, record: &Record| {
        lines.push(format!("wrong {what}: {found}, not {gold}: {record}"));
    };
    let named = |names: &Names| format!("{:?}", names.sorted());
    if gold.speaker.sorted() == found.speaker.sorted() {
        score.speakers += 1;
    } else {
        wrong("speaker", named(&gold.speaker), named(&found.speaker), gold);
    }
    let told = |record: &Record| {
        let Record {
            to,
            via,
            according_to,
            ..
        } = record;
        [
            named(to),
            named(via),
            named(according_to),
            record.attitude.to_string(),
            record.negated.to_string(),
            record.hedged.to_string(),
            record.act.clone().unwrap_or_default(),
        ]
    };
    for (number, (own, other)) in told(gold).into_iter().zip(told(found)).enumerate() {
        if own == other {
            score.details[number] += 1;
        } else {
            wrong(DETAILS[number], own, other, gold);
        }
    }
    let about = |record: &Record| -> BTreeSet<String> {
        record
            .about
            .iter()
            .map(|name| name.to_lowercase())
            .collect()
    };
    let (own, other) = (about(gold), about(found));
    let both = own.intersection(&other).count();
    for (total, count) in score.about.iter_mut().zip([own.len(), other.len(), both]) {
        *total += count;
    }
    if own != other {
        wrong("about", format!("{own:?}"), format!("{other:?}"), gold);
    }
}

fn found(document: &Document, extraction: &Extraction) -> Vec<Found> {
    let words = Words::new(document);
    let name = |id: &EntityId| extraction.entities[id.0].name.clone();
    let names = |ids: &[EntityId]| Names::Several(ids.iter().map(name).collect());
    let text = |spans: &[Span]| {
        let pieces: Vec<_> = spans.iter().map(|span| span.of(&document.text)).collect();
        pieces.join(" … ")
    };
    let found = extraction.attributions.iter().map(|found| Found {
        record: Record {
            speaker: names(&found.speakers),
            source: text(&found.source),
            cue: text(&found.cue),
            content: text(&found.content),
            to: names(&found.to),
            via: names(found.via.as_slice()),
            according_to: names(found.according_to.as_slice()),
            act: act(found),
            about: found.about.iter().map(name).collect(),
            attitude: found.attitude,
            negated: found.negated,
            hedged: found.hedged,
            optional: false,
        },
        roles: Roles {
            source: words.of(&found.source),
            cue: words.of(&found.cue),
            content: words.of(&found.content),
        },
        parent: found.parent,
    });
    found.collect()
}

/// The act of speech, but for assertions.
fn act(found: &Attribution) -> Option<String> {
    let act = found.act.filter(|act| *act != Act::Assertion);
    act.map(|act| act.name().to_owned())
}

/// Pairs of overlapping attributions, each in one pair at most, the most alike first.
fn pairs(gold: &[Gold], found: &[Found]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (number, gold) in gold.iter().enumerate() {
        for (other, found) in found.iter().enumerate() {
            if let Some(likeness) = likeness(&gold.roles, &found.roles) {
                candidates.push((likeness, number, other));
            }
        }
    }
    candidates.sort_by_key(|(likeness, number, other)| (usize::MAX - likeness, *number, *other));
    let (mut paired, mut partners) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, number, other) in candidates {
        if !paired.contains(&number) && !partners.contains(&other) {
            paired.insert(number);
            partners.insert(other);
            pairs.push((number, other));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How alike two attributions are, in thousandths for each role; nothing if one does not overlap.
fn likeness(left: &Roles, right: &Roles) -> Option<usize> {
    let alike = |left: &[usize], right: &[usize]| {
        let both = left.iter().filter(|word| right.contains(word)).count();
        let either = left.len() + right.len() - both;
        match (both, either) {
            (_, 0) => Some(1000),
            (0, _) => None,
            _ => Some(1000 * both / either),
        }
    };
    Some(
        alike(&left.source, &right.source)?
            + alike(&left.cue, &right.cue)?
            + alike(&left.content, &right.content)?,
    )
}

/// The attribution in whose content another's cue is: the one with the shortest content.
fn parent(gold: &[Gold], number: usize) -> Option<usize> {
    let inner = &gold[number].roles;
    let holds = |outer: &Roles| inner.cue.iter().all(|word| outer.content.contains(word));
    let around = (0..gold.len()).filter(|other| *other != number && holds(&gold[*other].roles));
    around.min_by_key(|other| gold[*other].roles.content.len())
}
