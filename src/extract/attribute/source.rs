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
    let subject = subject(reading, cue).filter(|subject| source.contains(subject))?;
    let opens = |at: &usize| {
        reading.is(*at, Class::ClauseOpener)
            && matches!(reading.tag(*at), Tag::Subordinator | Tag::Preposition)
    };
    let opener = (source.start + 1..subject).rev().find(opens)?;
    let front = source.start..opener;
    let has_verb = front
        .clone()
        .any(|at| matches!(reading.tag(at), Tag::Past | Tag::Third | Tag::Auxiliary));
    let has_relative = front.clone().any(|at| reading.tag(at) == Tag::Relative);
    (has_verb && !has_relative).then_some(opener + 1..source.end)
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

fn subject(reading: &Reading, cue: &Found) -> Option<usize> {
    let is_subject = Relation::is_subject;
    reading.syntax.dependent(cue.head, is_subject)
}
