//! Noun phrases around a verb: subject before it, object after it.

use super::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;

/// Prepositions that carry on a noun phrase: "a spokesman *for* the ministry".
const LINKS: &[&str] = &[
    "against", "at", "behind", "for", "from", "in", "of", "on", "with", "within",
];

/// At most so many tokens stand between the commas around an apposition.
const LONGEST_APPOSITION: usize = 40;

/// The noun phrase that ends right before `end`, with its apposition between commas.
pub(in crate::extract) fn before(reading: &Reading, end: usize) -> Option<Words> {
    let floor = reading.sentence(end.checked_sub(1)?).start;
    match reading.tag_before(end) {
        Tag::Comma | Tag::Dash => before_apposition(reading, floor, end),
        _ => phrase_before(reading, floor, end),
    }
}

/// "X, who is ill, said": the phrase before the first comma; with it an apposition that names X.
fn before_apposition(reading: &Reading, floor: usize, end: usize) -> Option<Words> {
    let mark = reading.tag(end - 1);
    let lowest = floor.max(end.saturating_sub(LONGEST_APPOSITION));
    let mut best = None;
    let commas = (lowest..end - 1)
        .rev()
        .filter(|&at| reading.tag(at) == mark);
    for comma in commas.take(3) {
        let Some(head) = phrase_before(reading, floor, comma) else {
            continue;
        };
        let found = if names_again(reading, comma + 1, end - 1) {
            head.start..end
        } else {
            head.clone()
        };
        if reading.tag_before(head.start) != Tag::Comma || opens_with_adverbial(reading, floor) {
            return Some(found);
        }
        best = best.or(Some(found));
    }
    best
}

/// Whether the sentence opens with "Before the summit," or the like.
fn opens_with_adverbial(reading: &Reading, floor: usize) -> bool {
    matches!(
        reading.tag(floor),
        Tag::Preposition | Tag::Subordinator | Tag::Gerund | Tag::Past | Tag::Adverb | Tag::Time
    )
}

/// Whether the words between two commas are a second name for what is before them.
fn names_again(reading: &Reading, start: usize, end: usize) -> bool {
    let opens = matches!(
        reading.tag(start),
        Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number
    );
    opens
        && !(start..end).any(|at| {
            matches!(
                reading.tag(at),
                Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Relative | Tag::Quote
            )
        })
}

/// The noun phrase that ends right before `end`, with what prepositions link to its front.
fn phrase_before(reading: &Reading, floor: usize, end: usize) -> Option<Words> {
    let mut start = base_before(reading, floor, end)?.start;
    let mut probe = start;
    for _ in 0..6 {
        let Some(link) = probe.checked_sub(1).filter(|&link| link > floor) else {
            break;
        };
        let is_of = reading.lower(link) == "of";
        let is_link = match reading.tag(link) {
            Tag::Preposition => LINKS.contains(&reading.lower(link)),
            Tag::Conjunction => matches!(reading.lower(link), "and" | "or"),
            _ => false,
        };
        if !is_link
            || !(reading.tag_before(link).is_nominal() || reading.tag_before(link) == Tag::Close)
        {
            break;
        }
        let Some(base) = base_before(reading, floor, link) else {
            break;
        };
        probe = base.start;
        let tag = reading.tag_before(probe);
        if is_of || probe == floor || tag.is_boundary() && tag != Tag::Conjunction {
            start = probe;
        }
    }
    Some(start..end)
}

fn base_before(reading: &Reading, floor: usize, end: usize) -> Option<Words> {
    let mut start = end;
    while start > floor {
        let at = start - 1;
        match reading.tag(at) {
            Tag::Pronoun if start == end => {
                let is_no_one = at > floor && reading.says(at - 1, &["no", "one"]);
                return Some(at - usize::from(is_no_one)..end);
            }
            Tag::Determiner | Tag::Possessive => {
                start = at;
                if !matches!(reading.tag_before(at), Tag::Determiner) || at == floor {
                    break;
                }
            }
            Tag::Close => match opening(reading, floor, at) {
                Some(open) => start = open,
                None => break,
            },
            Tag::Past | Tag::Gerund if start < end && is_modifier(reading, floor, at) => start = at,
            Tag::Mark
                if matches!(
                    reading.word(at),
                    "&" | "/" | "%" | "$" | "#" | "@" | "'" | "‘" | "’"
                ) =>
            {
                start = at;
            }
            Tag::Adjective | Tag::Hyphen | Tag::Genitive => start = at,
            tag if tag.is_nominal() => start = at,
            _ => break,
        }
    }
    while start < end
        && matches!(
            reading.tag(start),
            Tag::Hyphen | Tag::Genitive | Tag::Close | Tag::Open
        )
    {
        start += 1;
    }
    let has_head = (start..end).any(|at| {
        reading.tag(at).is_nominal()
            || matches!(reading.tag(at), Tag::Adjective | Tag::Possessive)
            || reading.tag(at) == Tag::Determiner
                && !matches!(
                    reading.lower(at),
                    "a" | "an" | "the" | "no" | "more" | "every"
                )
    });
    has_head.then_some(start..end)
}

/// "the *proposed* bill", "*leading* candidates" at the start of a sentence.
fn is_modifier(reading: &Reading, floor: usize, at: usize) -> bool {
    at == floor
        || matches!(
            reading.tag_before(at),
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Hyphen
        )
}

/// The bracket that a closing one belongs to.
fn opening(reading: &Reading, floor: usize, close: usize) -> Option<usize> {
    (floor.max(close.saturating_sub(15))..close)
        .rev()
        .find(|&at| reading.tag(at) == Tag::Open)
}

/// The noun phrase that begins at `start`, without appositions.
pub(in crate::extract) fn at(reading: &Reading, start: usize, limit: usize) -> Option<Words> {
    let end = phrase_end(reading, start, limit);
    (end > start).then_some(start..end)
}

/// The noun phrase that begins at `start`, with the appositions after commas.
pub(in crate::extract) fn at_with_apposition(
    reading: &Reading,
    start: usize,
    limit: usize,
) -> Option<Words> {
    let mut phrase = at(reading, start, limit)?;
    for _ in 0..4 {
        let next = phrase.end + 1;
        if reading.tag(phrase.end) != Tag::Comma
            || next >= limit
            || reading.tag(next) == Tag::Pronoun
        {
            break;
        }
        let Some(more) = at(reading, next, limit) else {
            break;
        };
        if !matches!(
            reading.tag(more.end),
            Tag::Comma | Tag::Stop | Tag::Edge | Tag::Quote | Tag::Relative
        ) && more.end < limit
        {
            break;
        }
        phrase.end = more.end;
    }
    Some(phrase)
}

fn phrase_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let mut end = start;
    while end < limit {
        let before = if end == start {
            Tag::Edge
        } else {
            reading.tag(end - 1)
        };
        let next = reading.tag(end + 1);
        let goes_on = match reading.tag(end) {
            Tag::Pronoun => {
                if end == start || before == Tag::Conjunction {
                    end += 1;
                }
                if before == Tag::Conjunction || reading.tag(end) != Tag::Conjunction {
                    return end;
                }
                continue;
            }
            Tag::Determiner | Tag::Possessive => matches!(
                before,
                Tag::Edge | Tag::Preposition | Tag::Conjunction | Tag::Determiner | Tag::To
            ),
            Tag::Adjective | Tag::Hyphen | Tag::Genitive => true,
            Tag::Past | Tag::Gerund => {
                matches!(
                    before,
                    Tag::Determiner
                        | Tag::Possessive
                        | Tag::Adjective
                        | Tag::Genitive
                        | Tag::Hyphen
                )
            }
            Tag::Adverb => before == Tag::Determiner,
            Tag::Preposition => {
                LINKS.contains(&reading.lower(end)) && before.is_nominal() && links_on(reading, end)
            }
            Tag::Conjunction => {
                matches!(reading.lower(end), "and" | "or")
                    && next.opens_noun_phrase()
                    && before.is_nominal()
                    && !starts_clause(reading, end + 1, limit)
            }
            Tag::Open => match (end..limit.min(end + 15)).find(|&at| reading.tag(at) == Tag::Close)
            {
                Some(close) => {
                    end = close + 1;
                    continue;
                }
                None => false,
            },
            Tag::Mark => matches!(
                reading.word(end),
                "&" | "/" | "%" | "$" | "#" | "@" | "'" | "‘" | "’"
            ),
            tag => tag.is_nominal(),
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > start
        && matches!(
            reading.tag(end - 1),
            Tag::Conjunction | Tag::Preposition | Tag::Hyphen
        )
    {
        end -= 1;
    }
    end
}

/// Whether a preposition goes on with the noun phrase rather than says when or where: "in Ohio",
/// but not "on Monday" or "in a statement".
fn links_on(reading: &Reading, preposition: usize) -> bool {
    let mut at = preposition + 1;
    while matches!(
        reading.tag(at),
        Tag::Determiner | Tag::Possessive | Tag::Adjective
    ) {
        at += 1;
    }
    if !reading.tag(at).is_nominal() {
        return false;
    }
    let lower = reading.lower(preposition);
    let is_about_place = matches!(lower, "in" | "at" | "on" | "from" | "with");
    !is_about_place
        || reading.tag(at) == Tag::Name
        || lower == "from"
        || lower == "with" && !reading.is(at, Class::Occasion)
}

/// Whether a noun phrase at `start` is followed by a verb: it is a subject.
fn starts_clause(reading: &Reading, start: usize, limit: usize) -> bool {
    let mut at = start;
    while at < limit
        && (reading.tag(at).opens_noun_phrase()
            || matches!(reading.tag(at), Tag::Hyphen | Tag::Genitive))
    {
        at += 1;
    }
    matches!(
        reading.tag(at),
        Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Base
    ) || reading.tag(at) == Tag::Past && reading.lexicon.cues.verb(reading.lower(at)).is_some()
}
