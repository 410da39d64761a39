//! Who says what, by trained models: cues, then each cue's source and content, then how sure it all is.

mod addressee;
mod continuation;
mod crowd;
pub(crate) mod cue;
mod display;
mod extent;
pub(crate) mod passage;
mod preface;
mod relative;
pub(crate) mod role;
mod source;
pub(crate) mod sureness;
#[cfg(test)]
mod tests;
mod unsaid;

use super::reading::{Reading, Words, overlaps};
use crate::extract::reading::tag::Tag;
use crate::learn::{Aligned, Logistic, WeightsError};
use crate::lexicon::{Class, CueWord, Frame};
use crate::text::TokenKind;
use addressee::addressee;
use cue::{CueModel, cue_word};
use passage::Passage;
use relative::antecedent;
use role::RoleModel;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A cue with what belongs to it, in words.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<'a> {
    pub(crate) cue: Cue<'a>,
    pub(crate) source: Option<Source>,
    pub(crate) content: Content,
    /// How probable it is that all of it is right, at least in part.
    pub(crate) sureness: f32,
}

impl Candidate<'_> {
    /// Whether it is a turn of a transcript: a colon behind a name, and all that follows.
    pub(super) fn is_turn(&self, reading: &Reading) -> bool {
        let cue = &self.cue.words;
        let source = self.source.as_ref().map(|source| source.words.start);
        let paragraphs = &reading.layout.paragraphs;
        let index = paragraphs.partition_point(|paragraph| paragraph.end <= cue.start);
        let start = paragraphs.get(index).map_or(cue.start, |own| own.start);
        let is_first = source.is_some_and(|source| source <= start + 3);
        cue.len() == 1 && reading.word(cue.start) == ":" && is_first
    }
}

/// Words that show that something is said.
#[derive(Debug, Clone)]
pub(crate) struct Cue<'a> {
    /// With auxiliaries, adverbs and particles: "has also pointed out".
    pub(crate) words: Words,
    /// The word that carries the meaning: "pointed".
    pub(super) head: usize,
    /// The lexicon's entry for it.
    pub(super) entry: Option<&'a CueWord>,
}

impl Cue<'_> {
    /// Whether `frame` can follow.
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.entry.is_some_and(|entry| entry.takes(frame))
    }
}

/// The words that name who says it.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) words: Words,
    /// For "who", the phrase it stands for.
    pub(super) antecedent: Option<Words>,
}

impl Source {
    /// The words that name somebody.
    pub(super) fn name(&self) -> Words {
        self.antecedent
            .clone()
            .unwrap_or_else(|| self.words.clone())
    }
}

/// What is said, and to whom.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    /// In one piece or, split around the cue, in several.
    pub(crate) pieces: Vec<Words>,
    /// To whom, where the cue's sentence tells: "told *reporters* that".
    pub(super) addressee: Option<Words>,
}

/// The models of who says what.
#[derive(Debug, Clone)]
pub(crate) struct Models {
    /// Which words are cues.
    pub(crate) cues: CueModel,
    /// Which words are the source and the content of a cue.
    pub(crate) roles: RoleModel,
    /// How sure an attribution is.
    pub(crate) sureness: Logistic,
}

static CUES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/cues.bin"));
static ROLES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/roles.bin"));

impl Models {
    /// The models that come with the program, read in place.
    pub(crate) fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Models> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let sureness = include_str!("../../../data/models/sureness.json");
            Self::read(
                &CUES.0,
                &ROLES.0,
                serde_json::from_str(sureness).expect("the models of the program are whole"),
            )
            .expect("the models of the program are whole")
        })
    }

    /// Models in the bytes that training gave.
    pub(crate) fn read(
        cues: impl Into<Cow<'static, [u8]>>,
        roles: impl Into<Cow<'static, [u8]>>,
        sureness: Logistic,
    ) -> Result<Self, WeightsError> {
        Ok(Self {
            cues: CueModel::read(cues)?,
            roles: RoleModel::read(roles)?,
            sureness,
        })
    }
}

/// Words get this much more than the cue model gives them: what looks at all around decides.
pub(crate) const CUE_BIAS: f32 = 2.0;

/// What is less sure is not an attribution. F1 is highest where what is just let in is right about half
/// as often as F1 is high (Lipton, Elkan and Naryanaswamy 2014).
pub(crate) const LEAST: f32 = 0.35;

/// So deep what one says that another says is looked into.
const DEPTH: usize = 6;

/// All attributions, in the order of their cues.
pub(super) fn candidates<'a>(reading: &'a Reading<'a>) -> Vec<Candidate<'a>> {
    read(Models::builtin(), reading)
}

/// What models make of a document.
pub(crate) fn read<'a>(models: &Models, reading: &'a Reading<'a>) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    find(models, Passage::whole(reading), 0, &mut found);
    put_in_order(reading, &mut found);
    found
}

/// In the order of the cues, none of which share a word, with quotations that go on.
fn put_in_order(reading: &Reading, found: &mut Vec<Candidate>) {
    found.sort_by_key(|candidate| candidate.cue.words.start);
    found.dedup_by(|next, last| next.cue.words.start < last.cue.words.end);
    unsaid::leave_out(reading, found);
    unsaid::free_the_ordered(reading, found);
    leave_out_doubles(found);
    extent::before_next_cue(reading, found);
    continuation::extend(reading, found);
}

/// Of two attributions with one content, the one whose cue is only a colon is left out: "told X: “…”".
fn leave_out_doubles(found: &mut Vec<Candidate>) {
    let contents: Vec<Vec<Words>> = found.iter().map(|one| one.content.pieces.clone()).collect();
    let mut index = 0;
    found.retain(|one| {
        let own = index;
        index += 1;
        let is_double = |other: usize| other != own && contents[other] == contents[own];
        let near = own.saturating_sub(1)..(own + 2).min(contents.len());
        one.cue.entry.is_some() || one.cue.words.len() > 1 || !near.clone().any(is_double)
    });
}

/// The names of those who speak the turns of a transcript.
pub(super) fn turn_names(reading: &Reading) -> Vec<Words> {
    display::turns::names(reading)
}

/// The models are trained on outermost attributions, so the content of each is read as a text of its
/// own, in which its outermost attributions are found.
fn find<'a>(models: &Models, passage: Passage<'a>, depth: usize, found: &mut Vec<Candidate<'a>>) {
    let cues = cue::find(&models.cues, &passage, CUE_BIAS);
    let passage = &passage.with_cues(&cues);
    let first = found.len();
    let is_whole = depth == 0;
    if is_whole {
        let shown = display::find(passage.reading).into_iter();
        let prefaced = preface::find(passage.reading).into_iter();
        found.extend(shown.chain(prefaced).map(|(cue, roles)| {
            let sureness = roles.probability;
            candidate(passage.reading, &cue, roles, sureness)
        }));
    }
    let mut roles = role::Finder::new(&models.roles, passage);
    for cue in crowd::thinned(cues) {
        if !roles.can_afford(&cue.words) {
            continue;
        }
        let proposals = roles.proposals(&cue.words, cue.head);
        let mut own = role::choice::choose(&models.roles, passage, &cue, proposals);
        let below = display::quotation_below(passage.reading, &cue.words).filter(|_| is_whole);
        if let Some(quotation) = below {
            own.content = vec![quotation];
            own.probability = cue.probability;
        }
        let next = display::quotation_next(passage.reading, &cue.words, &own.content);
        if let Some(quotation) = next.filter(|_| is_whole) {
            own.content = vec![quotation];
        }
        let governed = preface::governed(passage.reading, &cue.words, &own);
        if let Some((source, rest)) = governed.filter(|(_, rest)| rest.end <= passage.words.end) {
            own.source = Some(source);
            own.content = vec![rest];
        }
        own.content
            .retain(|piece| has_word(passage.reading, piece) && !overlaps(piece, &cue.words));
        let sureness = sureness::sureness(&models.sureness, passage, &cue, &own);
        source::mend(passage.reading, &cue, &mut own);
        extent::mend(passage.reading, &cue, &mut own);
        let limit = passage.words.end;
        for piece in &mut own.content {
            piece.end = piece.end.min(limit);
        }
        own.content.retain(|piece| !piece.is_empty());
        if sureness >= LEAST && !own.content.is_empty() {
            found.push(candidate(passage.reading, &cue, own, sureness));
        }
    }
    if depth == DEPTH {
        return;
    }
    let pieces = outermost_pieces(&found[first..]);
    for piece in pieces.iter().filter(|piece| piece.len() > 3) {
        let inner = Passage::content(passage.reading, piece);
        if inner.words != passage.words {
            find(models, inner, depth + 1, found);
        }
    }
}

fn has_word(reading: &Reading, words: &Words) -> bool {
    let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
    words.clone().any(|at| is_word(reading.kind(at)))
}

/// The pieces of contents that lie in no other, in the order of the text and without overlap.
fn outermost_pieces(candidates: &[Candidate]) -> Vec<Words> {
    let mut pieces: Vec<Words> = candidates
        .iter()
        .flat_map(|candidate| candidate.content.pieces.iter().cloned())
        .collect();
    pieces.sort_by_key(|piece| (piece.start, usize::MAX - piece.end));
    let mut end = 0;
    pieces.retain(|piece| {
        let is_free = piece.start >= end;
        if is_free {
            end = piece.end;
        }
        is_free
    });
    pieces
}

fn candidate<'a>(
    reading: &'a Reading<'a>,
    found: &cue::Found,
    roles: role::Roles,
    sureness: f32,
) -> Candidate<'a> {
    let head = cue::meaning(reading, &found.words);
    let cue = Cue {
        words: found.words.clone(),
        head,
        entry: cue_word(reading, head),
    };
    let limit = roles
        .content
        .iter()
        .map(|piece| piece.start)
        .find(|start| *start >= cue.words.end)
        .unwrap_or_else(|| reading.sentence(cue.head).end);
    let inverted = inverted_subject(reading, &cue, &roles);
    let roles = role::Roles {
        source: roles.source.or(inverted),
        ..roles
    };
    let is_source = |words: &Words| roles.source.iter().any(|source| overlaps(source, words));
    let mut content = roles.content.clone();
    let to = split_addressee(reading, &cue, &mut content)
        .or_else(|| addressee(reading, &cue, cue.words.end, limit))
        .filter(|words| !is_source(words));
    Candidate {
        source: roles.source.map(|words| Source {
            antecedent: antecedent(reading, &words),
            words,
        }),
        content: Content {
            pieces: content,
            addressee: to,
        },
        cue,
        sureness,
    }
}

/// "“Why so early?” asked *Carl Holt*.": who stands behind the cue asks, and is not asked.
fn inverted_subject(reading: &Reading, cue: &Cue, roles: &role::Roles) -> Option<Words> {
    let is_behind = cue.words.start > 0 && reading.kind(cue.words.start - 1) == TokenKind::Quote;
    if roles.source.is_some() || !is_behind {
        return None;
    }
    let limit = reading.sentence(cue.head).end;
    let words = super::reading::noun_phrase::at(reading, cue.words.end, limit)?;
    let is_last = matches!(reading.tag(words.end), Tag::Stop | Tag::Comma | Tag::Edge);
    is_last.then_some(words)
}

/// Takes from the content right after a cue the words that say to whom: "urged *Xi* to hold back".
fn split_addressee(reading: &Reading, cue: &Cue, content: &mut [Words]) -> Option<Words> {
    let piece = content
        .iter_mut()
        .find(|piece| piece.start == cue.words.end)?;
    let is_person = cue.takes(Frame::Person) || reading.lower(piece.start) == "to";
    let words = addressee(reading, cue, piece.start, piece.end).filter(|_| is_person)?;
    let mut next = words.end;
    if reading.tag(next) == Tag::Comma {
        next += 1;
    }
    let goes_on = matches!(
        reading.tag(next),
        Tag::That | Tag::To | Tag::Question | Tag::Quote
    );
    // "promised *him* China would not attack"
    let is_object = words.len() == 1 && reading.is(words.start, Class::ObjectPronoun);
    let goes_on = goes_on || is_object && reading.tag(next).opens_noun_phrase();
    (goes_on && next + 1 < piece.end).then(|| {
        piece.start = next;
        words
    })
}
