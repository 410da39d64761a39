//! What tells a right content: how its pieces are arranged, where each begins and ends, and what it is as
//! a whole.

use super::super::{Proposal, bin};
use super::View;
use super::constituent::Place;
use crate::extract::reading::Words;
use crate::learn::{Feature, feature};
use crate::syntax::{Relation, Tag};

/// Pieces before and after the cue, and what lies between them.
pub(super) fn arrangement(view: &View, proposal: &Proposal, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let head = fact(view.cue.head);
    let pieces = &proposal.content;
    let before = pieces.iter().filter(|one| is_before(view, one)).count();
    let sides = bin(before) * 16 + bin(pieces.len() - before);
    let quoted = pieces.iter().filter(|one| fact(one.start).quote != 0);
    emit(feature(401, [sides]));
    emit(feature(402, [sides, bin(quoted.count())]));
    emit(feature(403, [sides, head.word]));
    emit(feature(404, [sides, head.cue]));
    emit(feature(405, [sides, head.relation, head.tag]));
    for pair in pieces.windows(2) {
        gap(view, proposal, &(pair[0].end..pair[1].start), emit);
    }
}

fn gap(view: &View, proposal: &Proposal, gap: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let holds = |words: &Words| gap.start <= words.start && words.end <= gap.end;
    let cue = Some(&view.cue.words).filter(|cue| holds(cue));
    let source = proposal.source.as_ref().filter(|source| holds(source));
    let used = cue.map_or(0, ExactSizeIterator::len) + source.map_or(0, ExactSizeIterator::len);
    let flags = u64::from(cue.is_some()) * 2 + u64::from(source.is_some());
    let (first, last, after) = (fact(gap.start), fact(gap.end - 1), fact(gap.end));
    let before = fact(gap.start.wrapping_sub(1));
    emit(feature(406, [flags, bin(gap.len().saturating_sub(used))]));
    emit(feature(407, [flags, first.word, last.word]));
    emit(feature(408, [flags, first.tag, after.tag]));
    emit(feature(409, [flags, last.tag, after.quote, before.quote]));
}

fn is_before(view: &View, piece: &Words) -> bool {
    piece.end <= view.cue.words.start
}

/// Where a piece begins.
pub(super) fn start(view: &View, piece: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let (first, second) = (fact(piece.start), fact(piece.start + 1));
    let before = fact(piece.start.wrapping_sub(1));
    let head = fact(view.cue.head);
    let side = u64::from(is_before(view, piece));
    let gap = if side == 1 {
        99
    } else {
        bin(piece.start.saturating_sub(view.cue.words.end))
    };
    emit(feature(420, [first.word, side]));
    emit(feature(421, [first.tag, before.tag, side]));
    emit(feature(422, [before.word, first.word]));
    emit(feature(423, [gap, first.tag]));
    emit(feature(424, [gap, head.word]));
    emit(feature(425, [gap, first.word]));
    emit(feature(426, [first.quote, before.quote, side]));
    emit(feature(427, [head.word, first.word]));
    emit(feature(428, [head.cluster(8), first.tag, gap]));
    emit(feature(429, [head.cue, first.tag, second.tag, side]));
    let is_new = u64::from(first.sentence != before.sentence);
    emit(feature(430, [is_new, side, first.quote]));
    let own = view.constituent(piece.start, piece);
    let place = own.place as u64;
    emit(feature(431, [place, own.relation, side]));
    emit(feature(432, [place, own.relation, own.tag, own.above]));
    emit(feature(433, [before.word, place, own.relation]));
}

/// Where a piece ends, and what comes next.
pub(super) fn end(view: &View, piece: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let end = piece.end;
    let (last, before) = (fact(end - 1), fact(end.wrapping_sub(2)));
    let (after, second, third) = (fact(end), fact(end + 1), fact(end + 2));
    let head = fact(view.cue.head);
    let side = u64::from(is_before(view, piece));
    emit(feature(440, [after.word, side]));
    emit(feature(441, [after.tag, last.tag, side]));
    emit(feature(442, [after.word, second.word]));
    emit(feature(443, [after.word, second.tag, side]));
    emit(feature(444, [last.word, after.word]));
    emit(feature(445, [after.word, head.cue]));
    emit(feature(446, [after.word, head.word]));
    emit(feature(447, [after.word, head.cluster(8), side]));
    emit(feature(448, [last.quote, after.quote, last.tag, side]));
    emit(feature(449, [after.word, second.word, third.tag]));
    emit(feature(450, [after.tag, second.tag, third.tag, side]));
    emit(feature(451, [last.word, side]));
    emit(feature(452, [last.tag, before.tag, side]));
    let is_last = u64::from(after.sentence != last.sentence);
    emit(feature(453, [is_last, after.tag, side]));
    let next = next(view, end);
    let skipped = (next - end) as u64;
    let own = view.constituent(next, piece);
    let (place, relation) = (own.place as u64, own.relation);
    emit(feature(454, [place, relation, skipped, side]));
    emit(feature(455, [place, relation, own.tag, own.above]));
    emit(feature(456, [place, relation, after.word, side]));
    emit(feature(457, [place, relation, after.word, second.word]));
    emit(feature(458, [place, own.tag, head.tag, after.word]));
    emit(feature(459, [place, relation, head.cue]));
    emit(feature(460, [place, relation, last.tag, after.tag]));
    emit(feature(461, [fact(next).word, skipped, head.cue & 31]));
    emit(feature(462, [fact(next).cluster(8), skipped, after.tag]));
    let likely = |at: usize| u64::from(view.passage.likely(at));
    emit(feature(469, [likely(end), likely(end - 1), side]));
    emit(feature(
        486,
        [likely(next), likely(next + 1), place, relation],
    ));
    left_out(view, piece, next, emit);
    last_part(view, piece, emit);
}

/// What comes after the end, past commas, conjunctions and quotation marks.
fn next(view: &View, end: usize) -> usize {
    let skips =
        |at: &usize| matches!(view.tag(*at), Tag::Comma | Tag::CC) || view.is_quotation_mark(*at);
    (end..end + 3).find(|at| !skips(at)).unwrap_or(end)
}

/// The constituent that would come next.
fn left_out(view: &View, piece: &Words, next: usize, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let Some(top) = view.beginning(next) else {
        return;
    };
    let syntax = &view.passage.reading.syntax;
    let extent = syntax.extent(top);
    let (first, own, head) = (fact(next), fact(top), fact(view.cue.head));
    let ends_sentence =
        fact(extent.end).sentence != own.sentence || view.tag(extent.end) == Tag::Stop;
    let is_subject = |one| matches!(one, Relation::Subject | Relation::PassiveSubject);
    let has_subject = u64::from(syntax.dependent(top, is_subject).is_some());
    let after = fact(piece.end);
    let cues = cues(view, &(next..extent.end.max(next)));
    emit(feature(487, [cues, own.relation, after.word]));
    emit(feature(488, [cues, has_subject, after.tag]));
    emit(feature(463, [first.word, own.word]));
    emit(feature(464, [first.word, own.cluster(8), head.cue & 31]));
    emit(feature(465, [first.word, own.cluster(6), own.relation]));
    emit(feature(
        466,
        [bin(extent.len()), u64::from(ends_sentence), own.relation],
    ));
    emit(feature(
        467,
        [has_subject, own.tag, own.relation, after.tag],
    ));
    emit(feature(468, [has_subject, after.word, head.tag]));
}

/// The constituent that comes last.
fn last_part(view: &View, piece: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let Some(top) = view.ending(piece) else {
        return;
    };
    let extent = view.passage.reading.syntax.extent(top);
    let (first, before) = (fact(extent.start), fact(extent.start.wrapping_sub(1)));
    let (own, head) = (fact(top), fact(view.cue.head));
    let above = view.passage.head(top);
    let place = view.place(above, piece) as u64;
    let above = above.map_or(0, |above| fact(above).tag);
    emit(feature(600, [first.word, own.word]));
    emit(feature(601, [first.word, own.cluster(8), head.cue & 31]));
    emit(feature(602, [first.word, own.relation, place]));
    emit(feature(603, [first.word, place, before.tag]));
    emit(feature(604, [own.relation, place, above, before.tag]));
    emit(feature(605, [first.word, head.word]));
    emit(feature(606, [bin(extent.len()), own.relation, place]));
    emit(feature(607, [first.word, own.cluster(6), place]));
}

/// How many words of a span begin what was found to be a cue.
fn cues(view: &View, span: &Words) -> u64 {
    let likely = |at: usize| view.passage.likely(at) > 1;
    let begins = |at: &usize| likely(*at) && (*at == span.start || !likely(at - 1));
    bin(span.clone().filter(begins).count())
}

/// What a piece is made of.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    opening: usize,
    closing: usize,
    verbs: usize,
    commas: usize,
    new_sentences: usize,
}

fn sums(view: &View, piece: &Words) -> Sums {
    let mut sums = Sums::default();
    let mut sentence = view.passage.fact(piece.start).sentence;
    for at in piece.clone() {
        let fact = view.passage.fact(at);
        sums.opening += usize::from(fact.quote == 1);
        sums.closing += usize::from(fact.quote == 3);
        sums.verbs += usize::from(view.tag(at).is_finite());
        sums.commas += usize::from(view.tag(at) == Tag::Comma);
        sums.new_sentences += usize::from(fact.sentence != sentence);
        sentence = fact.sentence;
    }
    sums
}

/// Whether a piece is a constituent, how long it is, whether its quotation marks are paired.
pub(super) fn whole(
    view: &View,
    piece: &Words,
    proposal: &Proposal,
    emit: &mut impl FnMut(Feature),
) {
    let fact = |at: usize| view.passage.fact(at);
    let head = fact(view.cue.head);
    let side = u64::from(is_before(view, piece));
    let sums = sums(view, piece);
    let [opening, closing, verbs, commas, sentences] = [
        sums.opening,
        sums.closing,
        sums.verbs,
        sums.commas,
        sums.new_sentences,
    ]
    .map(bin);
    let (first, last) = (fact(piece.start).quote, fact(piece.end - 1).quote);
    let words = bin(piece.len());
    let roots = bin(view.roots(piece).count());
    let cues = cues(view, piece);
    emit(feature(489, [cues, side]));
    emit(feature(490, [cues, verbs, side]));
    emit(feature(491, [cues, head.cue]));
    emit(feature(470, [roots, side]));
    emit(feature(471, [roots, sentences, opening]));
    emit(feature(472, [opening, closing, first, last]));
    emit(feature(473, [words, head.cue & 31, side]));
    emit(feature(474, [words, verbs, side]));
    emit(feature(475, [verbs, head.cue]));
    emit(feature(476, [commas, verbs, side]));
    emit(feature(477, [sentences, first, side]));
    emit(feature(478, [words, proposal.content.len() as u64]));
    emit(feature(479, [words, head.word]));
    let Some(root) = view.roots(piece).next() else {
        return;
    };
    let (starts, ends) = view.fit(root, piece);
    let place = match view.place(view.passage.head(root), piece) {
        Place::AboveCue => Place::Elsewhere,
        place => place,
    } as u64;
    let relation = fact(root).relation;
    emit(feature(480, [place, relation, side]));
    emit(feature(481, [place, relation, roots]));
    emit(feature(482, [place, relation, starts, ends]));
    emit(feature(483, [starts, ends, roots, side]));
    emit(feature(484, [place, relation, ends, head.cue]));
    emit(feature(485, [relation, fact(root).tag, head.cue]));
}
