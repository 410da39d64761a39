//! Finds what is said.

use super::cue::{Cue, CueKind, Voice};
use super::noun_phrase;
use super::reading::{Reading, Words};
use super::source::{Source, follows_quotation};
use super::tag::Tag;
use crate::lexicon::{Frame, Kinds};

/// What is said, and what was found on the way to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    /// In one piece or, split around the cue, in several.
    pub(super) pieces: Vec<Words>,
    /// To whom, where that stands between cue and content: "told *reporters* that".
    pub(super) addressee: Option<Words>,
    /// One past the cue's last word, a particle or preposition included.
    pub(super) cue_end: usize,
}

/// The content of `cue`, if it has one.
pub(super) fn find(reading: &Reading, cue: &Cue, source: Option<&Source>) -> Option<Content> {
    let limit = limit(reading, cue);
    let mut content = match cue.kind {
        CueKind::Phrase => of_phrase(reading, cue, source?, limit),
        CueKind::Turn => of_turn(reading, cue),
        CueKind::Noun(_) => of_noun(reading, cue, limit),
        CueKind::Adjective(_) => after(reading, cue, cue.words.end, limit),
        CueKind::Verb(_, Voice::Passive) => of_passive(reading, cue, source, limit),
        CueKind::Verb(_, voice) => of_verb(reading, cue, source, voice, limit),
    }?;
    content.pieces.retain(|piece| !piece.is_empty());
    (!content.pieces.is_empty()).then_some(content)
}

/// Content does not reach past the sentence, nor past the quotation the cue stands in.
fn limit(reading: &Reading, cue: &Cue) -> usize {
    let sentence = reading.sentence(cue.head).end;
    match reading.layout.quotation_of(cue.head) {
        Some(index) => {
            let quotation = &reading.layout.quotations[index].tokens;
            let is_closed = reading.tag(quotation.end - 1) == Tag::Quote;
            let end = quotation.end - usize::from(is_closed);
            let is_comma = is_closed && reading.tag_before(end) == Tag::Comma;
            sentence.min(end - usize::from(is_comma))
        }
        None => sentence,
    }
}

fn of_verb(
    reading: &Reading,
    cue: &Cue,
    source: Option<&Source>,
    voice: Voice,
    limit: usize,
) -> Option<Content> {
    let own = source.filter(|_| voice == Voice::Finite);
    let first = own.map_or(cue.words.start, |source| {
        source.name().start.min(cue.words.start)
    });
    let behind = own
        .filter(|source| source.inverted)
        .map_or(cue.words.end, |source| source.words.end);
    let can_quote = cue.takes(Frame::Quote);
    if can_quote && voice == Voice::Finite {
        if let Some(piece) = quotation_before(reading, first) {
            let mut pieces = vec![piece];
            pieces.extend(resumed(reading, behind, limit));
            let addressee = addressee(reading, cue, behind, limit).map(|(words, _)| words);
            return Some(Content {
                pieces,
                addressee,
                cue_end: cue.words.end,
            });
        }
    }
    if own.is_some_and(|source| source.inverted) {
        if let Some(piece) = quotation_below(reading, cue, limit) {
            return Some(Content {
                pieces: vec![piece],
                addressee: None,
                cue_end: cue.words.end,
            });
        }
    } else {
        if let Some(content) = after(reading, cue, behind, limit) {
            return Some(content);
        }
    }
    let speaks = can_quote && cue.takes(Frame::Clause) && voice == Voice::Finite && own.is_some();
    if !speaks {
        return None;
    }
    let addressee = addressee(reading, cue, behind, limit).map(|(words, _)| words);
    let pieces = detached_quotation(reading, cue, behind)
        .map(|piece| vec![piece])
        .or_else(|| clause_before(reading, cue, first, behind, limit))?;
    Some(Content {
        pieces,
        addressee,
        cue_end: cue.words.end,
    })
}

/// The quotation, or the clause with one, that ends right before `first`.
fn quotation_before(reading: &Reading, first: usize) -> Option<Words> {
    let end = match reading.tag_before(first) {
        Tag::Comma | Tag::Dash => first - 1,
        _ => first,
    };
    if reading.tag_before(end) != Tag::Quote {
        return None;
    }
    let index = reading.layout.quotation_of(end - 1)?;
    let quotation = reading.layout.quotations[index].tokens.clone();
    let sentence = reading.sentence(first).start;
    if quotation.end != end || quotation.len() < 3 || end <= sentence {
        return None;
    }
    let mut start = quotation.start;
    if start > sentence {
        start = clause_start(reading, sentence, quotation.start);
    }
    Some(start..end)
}

/// Where the clause starts that leads into a quotation: at the quotation itself if what is before
/// has no verb.
fn clause_start(reading: &Reading, sentence: usize, quotation: usize) -> usize {
    let start = (sentence..quotation)
        .rev()
        .find(|&at| {
            matches!(
                reading.tag(at),
                Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Quote
            )
        })
        .map_or(sentence, |at| at + 1);
    let has_verb = (start..quotation).any(|at| {
        reading.tag(at).is_verb() || matches!(reading.tag(at), Tag::Auxiliary | Tag::Modal)
    });
    if has_verb { start } else { quotation }
}

/// `…,” he said, “…`: the rest of a quotation that the cue splits.
fn resumed(reading: &Reading, behind: usize, limit: usize) -> Option<Words> {
    let stop = limit.min(behind + 30);
    let comma = (behind..stop).find(|&at| {
        matches!(
            reading.tag(at),
            Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Quote
        )
    })?;
    let start = if reading.tag(comma) == Tag::Quote {
        comma
    } else {
        comma + 1
    };
    if reading.tag(start) != Tag::Quote || reading.tag(comma) == Tag::Quote {
        return None;
    }
    Some(start..clause_end(reading, start, limit))
}

/// `“Is it?” Trump asked.`: the mark ended a sentence of its own.
fn detached_quotation(reading: &Reading, cue: &Cue, behind: usize) -> Option<Words> {
    let sentence = reading.sentence(cue.head);
    let is_short = sentence.end.saturating_sub(behind) <= 12;
    if !is_short || !follows_quotation(reading, &sentence) {
        return None;
    }
    let index = reading.layout.quotation_of(sentence.start - 1)?;
    let words = reading.layout.quotations[index].tokens.clone();
    (words.len() > 3).then_some(words)
}

/// "The bill will fail, Trump said." and "The bill, Trump said, will fail."
fn clause_before(
    reading: &Reading,
    cue: &Cue,
    first: usize,
    behind: usize,
    limit: usize,
) -> Option<Vec<Words>> {
    let sentence = reading.sentence(cue.head);
    let quotation = reading
        .layout
        .quotation_of(cue.head)
        .map_or(sentence.start, |index| {
            reading.layout.quotations[index].tokens.start + 1
        });
    let floor = sentence.start.max(quotation);
    if reading.tag_before(first) != Tag::Comma || first <= floor + 2 {
        return None;
    }
    let before = clause_before_start(reading, floor, first - 1)..first - 1;
    let has_verb = before.clone().any(|at| is_verbal(reading, at));
    let next = reading.tag(behind);
    let rest = behind + 1..clause_end(reading, behind + 1, limit);
    let is_split = next == Tag::Comma && !rest.is_empty() && !reading.tag(rest.start).is_verb()
        || next == Tag::Comma
            && matches!(reading.tag(rest.start), Tag::Third | Tag::Base | Tag::Past)
            && reading
                .lexicon
                .cues
                .verb(reading.lower(rest.start))
                .is_none();
    if is_split && rest.clone().any(|at| is_verbal(reading, at)) {
        return Some(vec![before, rest]);
    }
    has_verb.then(|| vec![before])
}

fn clause_before_start(reading: &Reading, floor: usize, end: usize) -> usize {
    let start = (floor..end)
        .rev()
        .find(|&at| matches!(reading.tag(at), Tag::Semicolon | Tag::Stop | Tag::Dash))
        .map_or(floor, |at| at + 1);
    let is_joined = matches!(reading.tag(start), Tag::Conjunction)
        && reading.kinds(start).any(Kinds::CONJUNCTION);
    start + usize::from(is_joined)
}

fn is_verbal(reading: &Reading, at: usize) -> bool {
    reading.tag(at).is_verb() || matches!(reading.tag(at), Tag::Auxiliary | Tag::Modal)
}

/// What follows the cue, in one of the frames it takes.
fn after(reading: &Reading, cue: &Cue, behind: usize, limit: usize) -> Option<Content> {
    let mut content = Content {
        cue_end: cue.words.end,
        ..Content::default()
    };
    let mut at = behind;
    if let Some(end) = particle(reading, cue, at) {
        content.cue_end = end;
        at = end;
        if reading.tag(at).opens_noun_phrase()
            || matches!(
                reading.tag(at),
                Tag::Gerund | Tag::Question | Tag::Quote | Tag::That | Tag::Past
            )
        {
            content.pieces.push(at..clause_end(reading, at, limit));
            return Some(content);
        }
    }
    if let Some((words, end)) = addressee(reading, cue, at, limit) {
        content.addressee = Some(words);
        at = end;
    }
    if let Some(quotation) = quotation_below(reading, cue, limit) {
        content.pieces.push(quotation);
        return Some(content);
    }
    let start = opening(reading, cue, at, content.addressee.is_some(), limit)?;
    let end = if reading.tag(start - 1) == Tag::Colon && reading.tag(start) != Tag::Quote {
        limit_of_rest(reading, limit)
    } else {
        clause_end(reading, start, limit)
    };
    content.pieces.push(start..end);
    Some(content)
}

/// `He declared:` at the end of a paragraph, and the quotation that opens the next.
fn quotation_below(reading: &Reading, cue: &Cue, limit: usize) -> Option<Words> {
    let sentence = reading.sentence(cue.head);
    let introduces = cue.takes(Frame::Quote)
        && limit == sentence.end
        && limit - cue.head <= 20
        && reading.tag_before(limit) == Tag::Colon
        && reading.tag(limit) == Tag::Quote;
    let index = introduces
        .then(|| reading.layout.quotation_of(limit))
        .flatten()?;
    Some(reading.layout.quotations[index].tokens.clone())
}

fn limit_of_rest(reading: &Reading, limit: usize) -> usize {
    if reading.tag_before(limit) == Tag::Stop {
        limit - 1
    } else {
        limit
    }
}

/// One past a preposition that makes a cue of the verb: "called *for*".
fn particle(reading: &Reading, cue: &Cue, at: usize) -> Option<usize> {
    let with = &cue.entry()?.with;
    let lower = reading.lower(at);
    if !with.iter().any(|word| word == lower) {
        return None;
    }
    if lower == "to" && reading.tag(at + 1) == Tag::Base {
        return None;
    }
    let second = matches!(lower, "out" | "back" | "up")
        && matches!(reading.lower(at + 1), "against" | "at" | "for");
    Some(at + 1 + usize::from(second))
}

/// To whom, and one past it: "told *reporters*", "said to *Xi*".
fn addressee(reading: &Reading, cue: &Cue, at: usize, limit: usize) -> Option<(Words, usize)> {
    let is_to = reading.lower(at) == "to" && reading.tag(at + 1).opens_noun_phrase();
    if is_to && !cue.takes(Frame::To) || is_to && reading.tag(at + 1) != Tag::Base {
        let words = noun_phrase::at(reading, at + 1, limit)?;
        let end = words.end;
        return Some((words, end));
    }
    if !cue.takes(Frame::Person) || !reading.tag(at).opens_noun_phrase() {
        return None;
    }
    let words = noun_phrase::at(reading, at, limit)?;
    let words = if reading.tag(at) == Tag::Pronoun && words.len() > 1 {
        at..at + 1
    } else {
        words
    };
    if is_subject(reading, &words) && !cue.entry()?.lemma.eq("tell") {
        return None;
    }
    let words = if is_subject(reading, &words) {
        first_name(reading, &words)
    } else {
        words
    };
    let end = past_apposition(reading, &words, limit);
    Some((words, end))
}

/// One past an addressee and its apposition: "his counterpart, Pete Hegseth, *to*".
fn past_apposition(reading: &Reading, words: &Words, limit: usize) -> usize {
    let more = noun_phrase::at_with_apposition(reading, words.start, limit);
    let end = more.map_or(words.end, |more| more.end);
    let goes_on = matches!(
        reading.tag(end + 1),
        Tag::To | Tag::That | Tag::Question | Tag::Quote
    );
    if end > words.end && reading.tag(end) == Tag::Comma && goes_on {
        end + 1
    } else {
        words.end
    }
}

/// Whether a finite verb follows: the phrase is the subject of what is said, not its addressee.
fn is_subject(reading: &Reading, words: &Words) -> bool {
    matches!(
        reading.tag(words.end),
        Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Past
    )
}

/// In "told Trump Taiwan was" the two names run together: keeps the first.
fn first_name(_reading: &Reading, words: &Words) -> Words {
    words.start..words.start + 1
}

/// Where the content starts after the cue, past "in a statement" and "on Monday".
fn opening(
    reading: &Reading,
    cue: &Cue,
    at: usize,
    has_addressee: bool,
    limit: usize,
) -> Option<usize> {
    let mut at = at;
    for step in 0..6 {
        if at >= limit {
            return None;
        }
        if let Some(start) = opens(reading, cue, at, has_addressee, step > 0) {
            return Some(start);
        }
        at = skip_adverbial(reading, at, limit)?;
    }
    None
}

fn opens(
    reading: &Reading,
    cue: &Cue,
    at: usize,
    has_addressee: bool,
    is_far: bool,
) -> Option<usize> {
    let tag = reading.tag(at);
    let next = reading.tag(at + 1);
    let takes = |frame| cue.takes(frame);
    let speaks = takes(Frame::Quote) || takes(Frame::Clause);
    match tag {
        Tag::Quote => Some(at),
        Tag::Colon if speaks => Some(at + 1),
        Tag::Comma if next == Tag::Quote && takes(Frame::Quote) => Some(at + 1),
        Tag::Comma if next == Tag::That && takes(Frame::Clause) => Some(at + 1),
        Tag::That if takes(Frame::Clause) || takes(Frame::Object) => Some(at),
        Tag::To
            if takes(Frame::To)
                && (next == Tag::Base || next == Tag::Auxiliary || next == Tag::Adverb) =>
        {
            Some(at)
        }
        Tag::Question | Tag::Relative if takes(Frame::Question) => Some(at),
        Tag::Subordinator
            if takes(Frame::Question)
                && matches!(reading.lower(at), "if" | "whether" | "how" | "why") =>
        {
            Some(at)
        }
        Tag::Base if takes(Frame::To) && takes(Frame::Person) => None,
        _ if has_addressee => {
            let lemma = cue.entry().map_or("", |entry| entry.lemma.as_str());
            let is_clause = tag.opens_noun_phrase()
                && matches!(
                    lemma,
                    "tell" | "assure" | "remind" | "inform" | "warn" | "promise"
                );
            (is_clause || lemma == "accuse" && reading.lower(at) == "of").then_some(at)
        }
        _ if tag.opens_noun_phrase() || tag == Tag::Gerund && takes(Frame::Object) => {
            let is_object = takes(Frame::Object) && !is_far;
            let is_as = takes(Frame::As) && !is_far;
            let is_clause =
                takes(Frame::Clause) && (is_plain(cue) && !is_far || begins_clause(reading, at));
            (is_object || is_as || is_clause).then_some(at)
        }
        _ => None,
    }
}

/// Whether nearly everything after the verb is a clause, with or without "that".
fn is_plain(cue: &Cue) -> bool {
    cue.entry()
        .is_some_and(|entry| matches!(entry.lemma.as_str(), "say" | "think" | "believe" | "tell"))
}

/// Whether a noun phrase here is followed by a finite verb.
fn begins_clause(reading: &Reading, at: usize) -> bool {
    (at + 1..at + 12)
        .take_while(|&at| !matches!(reading.tag(at), Tag::Comma | Tag::Stop | Tag::Edge))
        .any(|at| {
            matches!(
                reading.tag(at),
                Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Past
            )
        })
}

/// One past "on Monday", "in a statement", "Tuesday night", "again".
fn skip_adverbial(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    match reading.tag(at) {
        Tag::Time => {
            let is_part = matches!(
                reading.lower(at + 1),
                "morning" | "afternoon" | "evening" | "night"
            ) || reading.tag(at + 1) == Tag::Number;
            Some(at + 1 + usize::from(is_part))
        }
        Tag::Adverb => Some(at + 1),
        Tag::Preposition => {
            let mut start = at + 1;
            while matches!(
                reading.tag(start),
                Tag::Time | Tag::Determiner | Tag::Gerund
            ) && start < limit
            {
                start += 1;
            }
            let end = noun_phrase::at(reading, start, limit).map_or(start, |words| words.end);
            Some(end)
        }
        Tag::Determiner if matches!(reading.lower(at), "this" | "last") => Some(at + 2),
        Tag::Adjective if matches!(reading.lower(at), "last" | "earlier" | "late" | "early") => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// "According to X, …" and "…, according to X."
fn of_phrase(reading: &Reading, cue: &Cue, source: &Source, limit: usize) -> Option<Content> {
    let sentence = reading.sentence(cue.head);
    let mut content = Content {
        cue_end: cue.words.end,
        ..Content::default()
    };
    let behind = source.words.end;
    let opens_clause = cue.head <= sentence.start + 1
        || matches!(
            reading.tag_before(cue.head),
            Tag::Semicolon | Tag::Conjunction
        );
    if opens_clause {
        let comma = (behind..limit).find(|&at| reading.tag(at) == Tag::Comma)?;
        content
            .pieces
            .push(comma + 1..clause_end(reading, comma + 1, limit));
        return Some(content);
    }
    let is_after_comma = reading.tag_before(cue.head) == Tag::Comma;
    let end = cue.head - usize::from(is_after_comma);
    let start = if reading.tag_before(end) == Tag::Quote {
        quotation_before(reading, end)?.start
    } else {
        clause_before_start(reading, sentence.start, end)
    };
    let before = start..end;
    let is_adverbial = !before.clone().any(|at| is_verbal(reading, at));
    let resumes = is_after_comma && reading.tag(behind) == Tag::Comma && behind + 1 < limit;
    content.pieces.push(before);
    if resumes && (is_adverbial || is_verbal(reading, behind + 1)) {
        content
            .pieces
            .push(behind + 1..clause_end(reading, behind + 1, limit));
    }
    Some(content)
}

/// The rest of the paragraph after `Name:`.
fn of_turn(reading: &Reading, cue: &Cue) -> Option<Content> {
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= cue.head);
    let end = paragraphs.get(index)?.end;
    Some(Content {
        pieces: vec![cue.words.end..end],
        addressee: None,
        cue_end: cue.words.end,
    })
}

fn of_noun(reading: &Reading, cue: &Cue, limit: usize) -> Option<Content> {
    let at = cue.words.end;
    let is_that = reading.tag(at) == Tag::That;
    let is_to = reading.lower(at) == "to" && reading.tag(at + 1) == Tag::Base;
    let start = if is_that || is_to { at } else { at + 1 };
    Some(Content {
        pieces: vec![start..clause_end(reading, start, limit)],
        addressee: None,
        cue_end: start,
    })
}

/// "It was announced that", "Trump is expected to", "was endorsed by Ryan".
fn of_passive(
    reading: &Reading,
    cue: &Cue,
    source: Option<&Source>,
    limit: usize,
) -> Option<Content> {
    let at = cue.words.end;
    let subject = noun_phrase::before(reading, cue.words.start);
    let mut content = Content {
        cue_end: at,
        ..Content::default()
    };
    match reading.tag(at) {
        Tag::That => content.pieces.push(at..clause_end(reading, at, limit)),
        Tag::To if matches!(reading.tag(at + 1), Tag::Base | Tag::Auxiliary) => {
            content.pieces.extend(subject);
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        Tag::Question | Tag::Quote => {
            content.addressee = subject;
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        Tag::Subordinator if reading.lower(at) == "if" => {
            content.addressee = subject;
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        _ if cue.takes(Frame::As)
            && (reading.lower(at) == "as" || reading.tag(at).opens_noun_phrase()) =>
        {
            content.pieces.extend(subject);
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        _ => {
            source?;
            content.pieces.push(subject?);
        }
    }
    Some(content)
}

/// One past the last word of a clause: before the full stop, or before what belongs to the
/// sentence again: ", according to", ", adding", "; ", ", but".
pub(super) fn clause_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        if reading.tag(at) == Tag::Quote {
            if let Some(end) = quotation_end(reading, at) {
                let is_over = ends_sentence(reading, end)
                    || end >= limit
                    || end >= 2
                        && reading.tag(end - 2) == Tag::Comma
                        && comma_returns(reading, end - 1, limit);
                if is_over {
                    return end;
                }
                at = end;
                continue;
            }
        }
        if at > start && returns_to_sentence(reading, at, limit) {
            return at;
        }
        at += 1;
    }
    let is_stop = reading.tag_before(limit) == Tag::Stop && limit > start;
    limit.max(start) - usize::from(is_stop)
}

/// One past the quotation that opens at `at`.
fn quotation_end(reading: &Reading, at: usize) -> Option<usize> {
    let index = reading.layout.quotation_of(at)?;
    let words = &reading.layout.quotations[index].tokens;
    (words.start == at).then_some(words.end)
}

/// Whether the sentence is over behind a closing mark: a full stop inside, a new start outside.
fn ends_sentence(reading: &Reading, end: usize) -> bool {
    let is_stopped = end >= 2 && reading.tag(end - 2) == Tag::Stop;
    is_stopped && reading.sentence(end).start == end
}

fn returns_to_sentence(reading: &Reading, at: usize, limit: usize) -> bool {
    match reading.tag(at) {
        Tag::Semicolon => true,
        Tag::Close => !(at.saturating_sub(20)..at).any(|open| reading.tag(open) == Tag::Open),
        Tag::Comma => comma_returns(reading, at, limit),
        Tag::Preposition | Tag::Noun | Tag::Gerund => reading.says(at, &["according", "to"]),
        Tag::Conjunction => {
            // "said that A and warned that B"
            reading.lower(at) == "and"
                && reading.tag(at + 1) == Tag::Past
                && reading
                    .lexicon
                    .cues
                    .verb(reading.lower(at + 1))
                    .is_some_and(|entry| entry.takes(Frame::Quote))
        }
        _ => false,
    }
}

fn comma_returns(reading: &Reading, comma: usize, limit: usize) -> bool {
    let at = comma + 1;
    let mut verb = at;
    while reading.tag(verb) == Tag::Adverb {
        verb += 1;
    }
    match reading.tag(at) {
        Tag::Conjunction => reading.lower(at) == "but" || coordinates_cue(reading, at + 1, limit),
        Tag::Preposition | Tag::Noun | Tag::Gerund if reading.says(at, &["according", "to"]) => {
            true
        }
        Tag::Subordinator => matches!(reading.lower(at), "although" | "though"),
        _ if reading.tag(verb) == Tag::Gerund => {
            reading.lexicon.cues.verb(reading.lower(verb)).is_some()
        }
        _ => is_parenthetical_cue(reading, at, limit),
    }
}

/// "…, and she said", "…, and vowed".
fn coordinates_cue(reading: &Reading, start: usize, limit: usize) -> bool {
    let stop = limit.min(start + 6);
    let verb = (start..stop).find(|&at| reading.tag(at).is_verb() || reading.tag(at) == Tag::Modal);
    verb.is_some_and(|at| {
        reading.tag(at) == Tag::Past
            && reading
                .lexicon
                .cues
                .verb(reading.lower(at))
                .is_some_and(|entry| !entry.attitude)
    })
}

/// "…, he said" at the end or before another comma.
fn is_parenthetical_cue(reading: &Reading, start: usize, limit: usize) -> bool {
    let stop = limit.min(start + 8);
    let Some(verb) = (start..stop).find(|&at| reading.tag(at).is_verb()) else {
        return false;
    };
    let is_cue = reading
        .lexicon
        .cues
        .verb(reading.lower(verb))
        .is_some_and(|entry| entry.takes(Frame::Quote) && entry.takes(Frame::Clause));
    is_cue
        && matches!(
            reading.tag(verb + 1),
            Tag::Comma | Tag::Stop | Tag::Edge | Tag::Time
        )
        && reading.tag(verb) != Tag::Gerund
}
