//! Sources that the models take too far or from the wrong clause, put right by the tree and the marks.

use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::noun_phrase;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;
use crate::syntax::Relation;

/// One pass after the other.
pub(super) fn mend(reading: &Reading, cue: &Found, roles: &mut Roles) {
    if let Some(quoted) = quoted(reading, cue) {
        roles.source = Some(quoted);
        return;
    }
    let Some(source) = roles.source.take() else {
        return;
    };
    let source = own_clause(reading, cue, &source).unwrap_or(source);
    let source = past_subordinator(reading, cue, &source).unwrap_or(source);
    let source = before_verb(reading, cue, &source).unwrap_or(source);
    let source = whole_list(reading, source);
    roles.source = Some(without_time(reading, source));
}

/// "X quoted *Y* as saying"
fn quoted(reading: &Reading, cue: &Found) -> Option<Words> {
    let as_ = cue.head.checked_sub(1)?;
    if reading.lower(cue.head) != "saying" || reading.lower(as_) != "as" {
        return None;
    }
    let floor = reading.sentence(as_).start;
    let quotes = |at: &usize| reading.is(*at, Class::Quoting);
    let verb = (floor..as_).rev().find(quotes)?;
    (verb + 1 < as_).then_some(verb + 1..as_)
}

/// After a semicolon somebody else speaks: "France blamed Iran; *Iran* denied it".
fn own_clause(reading: &Reading, cue: &Found, source: &Words) -> Option<Words> {
    if source.end > cue.words.start {
        return None;
    }
    let parts = |at: &usize| {
        reading.tag(*at) == Tag::Semicolon && reading.layout.quotation_of(*at).is_none()
    };
    let mark = (source.end..cue.words.start).rev().find(parts)?;
    let subject = subject(reading, cue).filter(|subject| *subject > mark);
    match subject {
        Some(subject) => {
            let end = reading.syntax.extent(subject).end.min(cue.words.start);
            noun_phrase::at(reading, mark + 1, end.max(subject + 1))
        }
        None => noun_phrase::before(reading, cue.words.start).filter(|words| words.start > mark),
    }
}

/// "Prices rose after *officials* told": the subject of the cue, and not that of the clause before.
fn past_subordinator(reading: &Reading, cue: &Found, source: &Words) -> Option<Words> {
    let subject = subject(reading, cue).filter(|subject| source.contains(subject));
    let limit = subject.unwrap_or(source.end - 1).max(source.start + 1);
    let opens = |at: &usize| {
        reading.is(*at, Class::ClauseOpener)
            && matches!(reading.tag(*at), Tag::Subordinator | Tag::Preposition)
    };
    let opener = (source.start + 1..limit).rev().find(opens)?;
    let front = source.start..opener;
    let has_verb = front
        .clone()
        .any(|at| matches!(reading.tag(at), Tag::Past | Tag::Third | Tag::Auxiliary));
    let has_relative = front.clone().any(|at| reading.tag(at) == Tag::Relative);
    let is_phrase = (opener + 1..source.end)
        .all(|at| !matches!(reading.tag(at), Tag::Past | Tag::Third | Tag::Comma));
    let is_next = source.end == cue.words.start;
    (has_verb && !has_relative && is_phrase && is_next).then_some(opener + 1..source.end)
}

/// "*Peter Moloi* advised Carl Ramos, saying": who speaks is the subject of the verb before.
fn before_verb(reading: &Reading, cue: &Found, source: &Words) -> Option<Words> {
    if reading.tag(cue.head) != Tag::Gerund || source.end > cue.words.start {
        return None;
    }
    let is_verb = |at: &usize| {
        matches!(reading.tag(*at), Tag::Past | Tag::Third)
            && !matches!(
                reading.syntax.relations[*at],
                Relation::NounClause | Relation::RelativeClause
            )
    };
    let verb = (source.start + 1..source.end).find(is_verb)?;
    let is_plain = (source.start..verb).all(|at| reading.tag(at) != Tag::Relative);
    is_plain.then_some(source.start..verb)
}

/// The words without the time behind them: "the court *last week*".
fn without_time(reading: &Reading, source: Words) -> Words {
    let mut end = source.end;
    let is_period = end >= source.start + 3
        && reading.is(end - 1, Class::Period)
        && matches!(reading.lower(end - 2), "last" | "this" | "next");
    if is_period {
        end -= 2;
    } else {
        while end > source.start + 1 && reading.tag(end - 1) == Tag::Time {
            end -= 1;
        }
        if end < source.end
            && matches!(reading.lower(end - 1), "on" | "last")
            && end > source.start + 1
        {
            end -= 1;
        }
    }
    source.start..end
}

/// The subject of the cue, or of the verbs that it is joined to.
fn subject(reading: &Reading, cue: &Found) -> Option<usize> {
    let syntax = &reading.syntax;
    let mut verb = cue.head;
    for _ in 0..3 {
        let own = syntax.dependent(verb, Relation::is_subject);
        if own.is_some() || syntax.relations[verb] != Relation::Conjunct {
            return own;
        }
        verb = syntax.head(verb)?;
    }
    None
}

/// "*Macron*, Merz and Starmer said", "*AT&*T said": what belongs to the same list or name.
fn whole_list(reading: &Reading, source: Words) -> Words {
    let mut start = source.start;
    while start >= 2 && reading.word(start - 1) == "&" {
        start -= 2;
    }
    let is_list = source.clone().any(|at| reading.lower(at) == "and")
        && source
            .clone()
            .all(|at| reading.tag(at) == Tag::Name || matches!(reading.lower(at), "and" | ","));
    let floor = reading.sentence(start).start;
    while is_list && start > floor + 1 && reading.tag(start - 1) == Tag::Comma {
        let end = start - 1;
        let mut first = end;
        while first > floor && reading.tag(first - 1) == Tag::Name {
            first -= 1;
        }
        let opens = first == floor || matches!(reading.tag(first - 1), Tag::Comma | Tag::Quote);
        if first == end || end - first > 4 || !opens {
            break;
        }
        start = first;
    }
    start..source.end
}
