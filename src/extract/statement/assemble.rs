//! Candidates with all that was resolved become attributions.

use super::about::Subjects;
use super::act::act;
use super::flags::{attitude, hedged, negated};
use super::manner::manner;
use super::provenance::provenance;
use super::speaker::{links_in, speakers};
use super::venue::venue;
use crate::extract::attribute::{Candidate, Source};
use crate::extract::date::{Dated, spoken};
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{Attribution, EntityId, EntityLabel, Form};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Class, Frame};
use crate::text::TokenKind;
use jiff::civil::Date;

/// Who speaks each candidate.
pub(in crate::extract) fn all_speakers(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidates: &[Candidate],
) -> Vec<Vec<EntityId>> {
    candidates
        .iter()
        .map(|candidate| {
            let source = candidate.source.as_ref().map(Source::name);
            let named = source.map(|words| speakers(reading, entities, links, &words));
            let named = named.filter(|named| !named.is_empty());
            named.unwrap_or_else(|| {
                let turn = super::turn::speaker(reading, entities, candidate);
                let who = || who(reading, entities, links, candidate);
                turn.or_else(who).into_iter().collect()
            })
        })
        .collect()
}

/// The person of whom a relative clause tells behind an apposition: "*Ann Roe*, a jurist from Lisbon, who
/// says".
fn who(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidate: &Candidate,
) -> Option<EntityId> {
    let words = &candidate.source.as_ref()?.words;
    let is_who = words.len() == 1 && reading.lower(words.start) == "who";
    if !is_who || reading.tag_before(words.start) != Tag::Comma {
        return None;
    }
    let sentence = reading.sentence(words.start);
    let is_person = |link: &&Link| entities.label(link.entity) == EntityLabel::Person;
    let people = links_in(links, &(sentence.start..words.start)).filter(is_person);
    let link = people.last()?;
    let is_verb = |at: usize| {
        matches!(
            reading.tag(at),
            Tag::Past | Tag::Third | Tag::Auxiliary | Tag::Modal
        )
    };
    let is_apposed = reading.tag(link.words.end) == Tag::Comma;
    (is_apposed && !(link.words.end..words.start).any(is_verb)).then_some(link.entity)
}

/// For each quotation, who speaks it.
pub(in crate::extract) fn quotation_speakers(
    reading: &Reading,
    candidates: &[Candidate],
    speakers: &[Vec<EntityId>],
) -> Vec<Vec<EntityId>> {
    let quotations = &reading.layout.quotations;
    let mut found = vec![Vec::new(); quotations.len()];
    for (candidate, speakers) in candidates.iter().zip(speakers) {
        let own = reading.layout.quotation_of(candidate.cue.head);
        for piece in &candidate.content.pieces {
            let first = quotations.partition_point(|quotation| quotation.tokens.end <= piece.start);
            for (at, quotation) in quotations.iter().enumerate().skip(first) {
                if quotation.tokens.start >= piece.end {
                    break;
                }
                if own != Some(at) && found[at].is_empty() {
                    found[at].clone_from(speakers);
                }
            }
        }
    }
    found
}

/// The attributions, in the order of their cues.
pub(in crate::extract) fn attributions(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidates: &[Candidate],
    dates: &[Dated],
    day: Option<Date>,
) -> Vec<Attribution> {
    let spoken = all_speakers(reading, entities, links, candidates);
    let told = self::spoken(reading, dates, candidates, day, |left, right| {
        !spoken[left].is_empty() && spoken[left] == spoken[right]
    });
    let parents = parents(candidates);
    let provenance = provenance(reading, candidates, &parents, &spoken);
    let subjects = Subjects {
        reading,
        entities,
        links,
        candidates,
        spoken: &spoken,
    };
    let mut told_whom: Vec<Vec<EntityId>> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let own = addressees(reading, entities, links, candidate, &spoken[index]);
        let answered = || answered(reading, candidates, &spoken, &told_whom, index);
        told_whom.push(if own.is_empty() { answered() } else { own });
    }
    candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| {
            let speakers = spoken[index].clone();
            let parent = parents[index];
            let reporter = parent.and_then(|parent| spoken[parent].first().copied());
            let form = form(reading, candidate);
            let (cue, head) = (&candidate.cue.words, candidate.cue.head);
            let source = candidate.source.as_ref().map(|source| source.words.clone());
            let source = source.as_slice();
            let about = subjects.content(index);
            Attribution {
                source: candidate
                    .source
                    .iter()
                    .map(|source| reading.span(&source.words))
                    .collect(),
                cue: vec![reading.span(&candidate.cue.words)],
                content: candidate
                    .content
                    .pieces
                    .iter()
                    .map(|piece| reading.span(piece))
                    .collect(),
                form,
                act: act(reading, cue, head, &candidate.content.pieces),
                manner: manner(reading, cue, head, &candidate.content.pieces),
                attitude: attitude(reading, cue, head)
                    && !is_finding(reading, entities, head, &speakers),
                negated: negated(reading, cue, head, source),
                hedged: hedged(reading, cue, head, source),
                to: std::mem::take(&mut told_whom[index]),
                according_to: reporter.filter(|reporter| !speakers.contains(reporter)),
                via: venue(reading, entities, links, candidate),
                around: subjects.around(index, &about),
                about,
                date: told[index].map(|period| period.first).or(day),
                until: told[index]
                    .filter(|period| period.last > period.first)
                    .map(|period| period.last),
                parent,
                provenance: provenance[index],
                confidence: candidate.sureness,
                speakers,
            }
        })
        .collect()
}

/// "The study *found*": what no human being does is no thought.
fn is_finding(reading: &Reading, entities: &Entities, head: usize, speakers: &[EntityId]) -> bool {
    let is_person = |id: &EntityId| entities.label(*id) == EntityLabel::Person;
    reading.is(head, Class::Finding) && !speakers.iter().any(is_person)
}

fn addressees(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidate: &Candidate,
    speakers: &[EntityId],
) -> Vec<EntityId> {
    let words = candidate
        .content
        .addressee
        .clone()
        .or_else(|| partner(reading, candidate));
    let is_with = words
        .as_ref()
        .is_some_and(|words| words.start > 0 && reading.lower(words.start - 1) == "with");
    let mut found = words.map_or_else(Vec::new, |words| {
        self::speakers(reading, entities, links, &words)
    });
    found.retain(|entity| !speakers.contains(entity));
    // "in an interview with CNN" tells where, and not to whom.
    if is_with {
        found.retain(|entity| !is_medium(reading, entities, *entity));
    }
    found
}

/// Whether it is a broadcaster, a paper or a platform that the gazetteer knows.
fn is_medium(reading: &Reading, entities: &Entities, id: EntityId) -> bool {
    let gazetteer = &reading.lexicon.gazetteer;
    let known = gazetteer.named(&entities.get(id).name);
    let kind = known.and_then(|known| gazetteer.entry(known).kind.as_deref());
    matches!(kind, Some("media" | "platform"))
}

/// "“No,” he replied": to whoever spoke to him right before.
fn answered(
    reading: &Reading,
    candidates: &[Candidate],
    spoken: &[Vec<EntityId>],
    told_whom: &[Vec<EntityId>],
    index: usize,
) -> Vec<EntityId> {
    let replies = reading.is(candidates[index].cue.head, Class::Reply);
    let before = index.checked_sub(1).filter(|before| {
        let heard = &told_whom[*before];
        !heard.is_empty() && spoken[index].iter().all(|id| heard.contains(id))
    });
    let is_known = !spoken[index].is_empty();
    before
        .filter(|_| replies && is_known)
        .map_or_else(Vec::new, |before| spoken[before].clone())
}

/// "said in a call *with X*": whom one speaks with.
fn partner(reading: &Reading, candidate: &Candidate) -> Option<Words> {
    let sentence = reading.sentence(candidate.cue.head);
    let call = sentence.clone().find(|&at| {
        reading.is(at, Class::Talk)
            && matches!(reading.lower(at + 1), "with" | "to")
            && candidate.cue.takes(Frame::Quote)
            && !candidate
                .content
                .pieces
                .iter()
                .any(|piece| piece.contains(&at))
    })?;
    crate::extract::reading::noun_phrase::at(reading, call + 2, sentence.end)
}

/// Direct, indirect or mixed, by the words inside and outside of quotation marks.
fn form(reading: &Reading, candidate: &Candidate) -> Form {
    if candidate.is_turn(reading) {
        return Form::Direct;
    }
    let own = reading.layout.quotation_of(candidate.cue.head);
    let mut quoted = 0;
    let mut all = 0;
    for piece in &candidate.content.pieces {
        let words = piece
            .clone()
            .filter(|&at| matches!(reading.kind(at), TokenKind::Word | TokenKind::Number));
        for at in words {
            let quotation = reading.layout.quotation_of(at);
            all += 1;
            quoted += usize::from(quotation.is_some() && quotation != own);
        }
    }
    match quoted {
        0 => Form::Indirect,
        _ if quoted == all => Form::Direct,
        _ => Form::Mixed,
    }
}

/// For each candidate the innermost other one whose content holds its cue.
fn parents(candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut pieces: Vec<(&Words, usize)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        pieces.extend(candidate.content.pieces.iter().map(|piece| (piece, index)));
    }
    pieces.sort_by_key(|(piece, _)| (piece.start, usize::MAX - piece.end));
    let mut parents = vec![None; candidates.len()];
    let mut open: Vec<(&Words, usize)> = Vec::new();
    let mut next = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let cue = candidate.cue.head;
        while let Some(piece) = pieces.get(next).filter(|(piece, _)| piece.start <= cue) {
            open.push(*piece);
            next += 1;
        }
        while open.last().is_some_and(|(piece, _)| piece.end <= cue) {
            open.pop();
        }
        let holds = |(piece, other): &&(&Words, usize)| {
            let is_mutual = candidate
                .content
                .pieces
                .iter()
                .any(|own| own.contains(&candidates[*other].cue.head));
            *other != index && piece.contains(&cue) && !is_mutual
        };
        parents[index] = open
            .iter()
            .rev()
            .take(32)
            .find(holds)
            .map(|(_, other)| *other);
    }
    break_cycles(&mut parents);
    parents
}

/// Leaves no attribution inside itself.
fn break_cycles(parents: &mut [Option<usize>]) {
    for index in 0..parents.len() {
        let mut at = parents[index];
        for _ in 0..64 {
            match at {
                Some(parent) if parent == index => {
                    parents[index] = None;
                    break;
                }
                Some(parent) => at = parents[parent],
                None => break,
            }
        }
        if at.is_some_and(|at| at != index) {
            parents[index] = None;
        }
    }
}
