//! What the rules find and what the model finds become one list of names.

use super::rules::{is_surname, title_length};
use super::title::title_of;
use super::{Name, NameSort, label};
use crate::extract::EntityLabel;
use crate::extract::name::model::Tagged;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::{Class, EntryLabel, Meaning};
use crate::text::TokenKind;
use rustc_hash::FxHashSet;

/// The names of both, in the order of the text, none of which shares a word with another.
pub(super) fn merge(reading: &Reading, names: Vec<Name>, tagged: &[Tagged]) -> Vec<Name> {
    let surnames = surnames(reading, tagged);
    let mut merged: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    let mut tagged = tagged.iter().peekable();
    loop {
        let is_rule_first = match (names.peek(), tagged.peek()) {
            (None, None) => return merged,
            (Some(name), Some(one)) => name.words.end <= one.words.start,
            (name, _) => name.is_some(),
        };
        if is_rule_first {
            merged.extend(names.next().filter(|name| stands_alone(reading, name)));
            continue;
        }
        let Some(one) = tagged.next() else { continue };
        let mut rivals = Vec::new();
        while let Some(name) = names.next_if(|name| name.words.start < one.words.end) {
            rivals.push(name);
        }
        if let Some(whole) = rivals.iter().find(|own| holds(own, one)) {
            while tagged
                .next_if(|next| overlaps(&whole.words, &next.words))
                .is_some()
            {}
            merged.push(whole.clone());
            continue;
        }
        if is_topic(reading, one) {
            merged.extend(rivals);
            continue;
        }
        if is_known_place(reading, one, &rivals, &surnames) {
            merged.extend(rivals);
            continue;
        }
        let label = kind_by_head(reading, one);
        let mut words = extent(reading, one);
        let has_bare = |own: &Name| own.words == (words.start + 1..words.end);
        if reading.lower(words.start) == "the" && rivals.iter().any(has_bare) {
            words.start += 1;
        }
        let is_known = words.len() == 1 && surnames.contains(reading.word(words.start));
        let is_titled = words.start > 0 && reading.tag(words.start - 1) == Tag::Determiner;
        let is_role = || (!is_known || is_titled) && is_role(reading, &words);
        let is_nobody = || is_role() || is_no_name(reading, &words);
        if words.is_empty() || label == EntityLabel::Person && is_nobody() {
            continue;
        }
        if is_pair(reading, &words) && is_no_pair(reading, &words) {
            merged.extend(rivals);
            continue;
        }
        while tagged
            .next_if(|next| next.words.start < words.end)
            .is_some()
        {}
        while names.next_if(|name| name.words.start < words.end).is_some() {}
        let name = named(reading, label, words, &rivals, &merged);
        merged.push(name);
    }
}

/// The last words of people named in full.
fn surnames<'r>(reading: &Reading<'r>, tagged: &[Tagged]) -> FxHashSet<&'r str> {
    let full = |one: &&Tagged| one.label == EntityLabel::Person && one.words.len() > 1;
    let full = tagged.iter().filter(full);
    full.map(|one| reading.word(one.words.end - 1)).collect()
}

/// Whether one word that is taken for a person is a country or a city that everybody knows, and nobody's
/// surname here: "Washington imposed sanctions".
fn is_known_place(
    reading: &Reading,
    one: &Tagged,
    rivals: &[Name],
    surnames: &FxHashSet<&str>,
) -> bool {
    let is_place = |name: &Name| {
        let is_capital = matches!(name.sort, NameSort::Known(Meaning::Capital { .. }));
        is_capital
            || matches!(&name.sort, NameSort::Known(meaning) if label(reading, *meaning) == EntryLabel::Country)
    };
    one.label == EntityLabel::Person
        && one.words.len() == 1
        && !surnames.contains(reading.word(one.words.start))
        && reading
            .lexicon
            .names
            .title(before(reading, one.words.start))
            .is_none()
        && rivals
            .iter()
            .any(|own| own.words == one.words && is_place(own))
}

fn before<'r>(reading: &Reading<'r>, at: usize) -> &'r str {
    at.checked_sub(1).map_or("", |before| reading.word(before))
}

/// Whether the words are what a topic is known by: "Taiwan Strait".
fn is_topic(reading: &Reading, one: &Tagged) -> bool {
    let topics = &reading.lexicon.topics;
    let found = topics.longest(|offset| reading.lower(one.words.start + offset));
    one.words.len() > 1 && found.is_some_and(|(length, _)| length == one.words.len())
}

/// Whether a name of the rules is one though the model does not say so.
fn stands_alone(reading: &Reading, name: &Name) -> bool {
    match &name.sort {
        NameSort::Known(_) | NameSort::Body(Some(_)) | NameSort::Unknown => true,
        NameSort::Person(title) => {
            let is_full = name.words.len() > 1 && title.role.is_none();
            is_full || title.known.is_some() || title.gender.is_some()
        }
        NameSort::Body(None) => {
            let words = &name.words;
            let is_ministry = words.clone().any(|at| reading.word(at) == "Ministry");
            is_ministry || is_proper_body(reading, words)
        }
        NameSort::Shown(_) => false,
    }
}

/// "the *Jewish Agency*", "the *Audit Bureau*"; not what every country has, "the *High Court*".
fn is_proper_body(reading: &Reading, words: &Words) -> bool {
    let has_article = words.start > 0 && reading.word(words.start - 1) == "the";
    let is_common = |at: usize| {
        reading.is(at, Class::CommonFront)
            || reading.is(at, Class::Portfolio)
            || reading.is(at, Class::Organ)
    };
    let has_head = reading.lexicon.names.is_body(reading.lower(words.end - 1));
    let is_rare = !(words.start..words.end - 1).all(is_common);
    has_article
        && words.len() > 1
        && has_head
        && is_rare
        && words.clone().all(|at| is_capital(reading.word(at)))
}

/// Whether a name that the gazetteer has in full is more than what the model takes for one.
fn holds(name: &Name, one: &Tagged) -> bool {
    let is_known = match &name.sort {
        NameSort::Known(_) => true,
        NameSort::Person(title) => title.known.is_some(),
        _ => false,
    };
    is_known
        && name.words.start <= one.words.start
        && one.words.end <= name.words.end
        && name.words.len() > one.words.len()
}

/// The words of a name: those of "Department of Housing *and Urban Development*" too, and not those of a
/// role before it, "Minister of *Defense* Hazem Shaalan".
fn extent(reading: &Reading, one: &Tagged) -> Words {
    let words = one.words.clone();
    match one.label {
        EntityLabel::Organization => {
            words.start..role_start(reading, &(words.start..joined_end(reading, &words)))
        }
        EntityLabel::Person => {
            let words = given_start(reading, &words)..words.end;
            let start = role_end(reading, &words);
            start..honour_start(reading, &(start..surname_end(reading, &words)))
        }
        _ => words,
    }
}

/// A place whose head noun is one of bodies, or that is for something, is none: "Center for Equitable
/// Growth".
fn kind_by_head(reading: &Reading, one: &Tagged) -> EntityLabel {
    let words = &one.words;
    let preposition = words
        .clone()
        .find(|at| matches!(reading.lower(*at), "of" | "for"));
    let head = preposition.unwrap_or(words.end) - 1;
    let is_purpose = preposition.is_some_and(|at| reading.lower(at) == "for");
    let is_body = reading.is(head, Class::BodyHead);
    let is_company = words.len() > 1 && is_company(reading, words.end - 1);
    match one.label {
        _ if is_company || is_apposed_to_body(reading, words) => EntityLabel::Organization,
        EntityLabel::Place if words.len() > 1 && (is_purpose || is_body) => {
            EntityLabel::Organization
        }
        label => label,
    }
}

/// Whether a word stands at the end of companies' names.
fn is_company(reading: &Reading, at: usize) -> bool {
    let lower = reading.lower(at).trim_end_matches('.');
    reading.lexicon.english.is(lower, Class::CompanyEnding)
}

/// Whether a noun for a body stands right before: "the shipping company *Evergreen*".
pub(in crate::extract) fn is_apposed_to_body(reading: &Reading, words: &Words) -> bool {
    let Some(before) = words.start.checked_sub(1) else {
        return false;
    };
    reading.is(before, Class::BeforeABody)
}

/// Whether no word is a person's name but all are titles and roles: "The Prime Minister".
fn is_role(reading: &Reading, words: &Words) -> bool {
    if words.len() > 1 {
        let skipped = usize::from(reading.tag(words.start) == Tag::Determiner);
        let inside = |offset: usize| match words.start + skipped + offset {
            at if at < words.end => reading.lower(at),
            _ => "",
        };
        return reading.lexicon.names.role(inside) == Some(words.len() - skipped);
    }
    let lower = reading.lower(words.start);
    let names = &reading.lexicon.names;
    let is_role = names
        .role(|offset| if offset == 0 { lower } else { "" })
        .is_some();
    let is_title =
        names.title(reading.word(words.start)).is_some() || is_role || names.is_body(lower);
    words.len() == 1 && is_title && !is_surname(reading, words.start)
}

/// Whether the words are no name of a human being: the `Q` of an interview, "thank God".
fn is_no_name(reading: &Reading, words: &Words) -> bool {
    let word = reading.word(words.start);
    let is_ticker = |at: usize| {
        let word = reading.word(at);
        word.contains(|letter: char| letter.is_ascii_digit()) && word.contains(char::is_uppercase)
    };
    let is_alone = words.len() == 1
        && (word.trim_end_matches('.').chars().count() == 1
            || reading.is(words.start, Class::NoName));
    is_alone || words.clone().any(is_ticker)
}

/// Whether the words are two with a hyphen between them.
fn is_pair(reading: &Reading, words: &Words) -> bool {
    words.len() == 3 && reading.kind(words.start + 1) == TokenKind::Hyphen
}

/// "R-Ky." is a party and a state, "the Clinton-Trump race" is of two people, "the U.S.-Mexico border" of two
/// countries.
fn is_no_pair(reading: &Reading, words: &Words) -> bool {
    let [first, second] = [words.start, words.end - 1].map(|at| reading.word(at));
    let is_known = |word: &str| {
        let meaning = reading
            .lexicon
            .gazetteer
            .longest(|offset| if offset == 0 { word } else { "" });
        meaning.is_some_and(|(_, meaning)| {
            matches!(
                label(reading, meaning),
                EntryLabel::Person | EntryLabel::Country
            )
        })
    };
    first.len() == 1 || is_known(first) && is_known(second)
}

/// Where a role begins that stands behind a body: "Hewlett-Packard *CEO*".
fn role_start(reading: &Reading, words: &Words) -> usize {
    let names = &reading.lexicon.names;
    let is_role = |at: &usize| {
        let inside = |offset: usize| {
            if at + offset < words.end {
                reading.lower(at + offset)
            } else {
                ""
            }
        };
        names.role(inside) == Some(words.end - at)
    };
    // "Department of *Justice*" and "National *Guard*" have no role behind them.
    let is_part = |at: &usize| {
        matches!(reading.lower(at - 1), "of" | "for" | "and" | "the")
            || reading.lower(*at) == "guard"
    };
    (words.start + 1..words.end)
        .find(|at| is_role(at) && !is_part(at))
        .unwrap_or(words.end)
}

/// One past the second of two fields that one department or committee is for.
fn joined_end(reading: &Reading, words: &Words) -> usize {
    let of = words
        .clone()
        .find(|at| matches!(reading.lower(*at), "of" | "for" | "on"));
    let has_field = of.is_some_and(|of| reading.is(of.saturating_sub(1), Class::FieldHead));
    let limit = reading.sentence(words.start).end;
    let is_word =
        |at: usize| at < limit && is_capital(reading.word(at)) && !reading.tag(at).is_verb();
    if !has_field || reading.lower(words.end) != "and" || !is_word(words.end + 1) {
        return words.end;
    }
    let is_alone = reading
        .lexicon
        .gazetteer
        .longest(|offset| reading.word(words.end + 1 + offset));
    if is_alone.is_some() {
        return words.end;
    }
    (words.end + 1..limit)
        .find(|at| !is_word(*at))
        .unwrap_or(limit)
}

/// One past the surname, where particles stand before it: "Alexander *van der Bellen*".
fn surname_end(reading: &Reading, words: &Words) -> usize {
    let limit = reading.sentence(words.start).end;
    let hyphened = hyphened_end(reading, words);
    if hyphened > words.end {
        return hyphened;
    }
    let is_particle = |at: &usize| {
        let word = reading.word(*at);
        reading.lexicon.names.is_particle(word)
            && !is_capital(word)
            && reading.kinds(*at).is_empty()
    };
    let particles = (words.end..limit).take_while(is_particle).count();
    let last = words.end + particles;
    let has_particle = particles > 0 || words.len() > 1 && is_particle(&(words.end - 1));
    if has_particle && last < limit && is_capital(reading.word(last)) {
        last + 1
    } else {
        words.end
    }
}

/// Where a name begins whose given name opens the sentence and looks like another word: "*Will* Carr said".
fn given_start(reading: &Reading, words: &Words) -> usize {
    let Some(first) = words.start.checked_sub(1).filter(|_| words.len() == 1) else {
        return words.start;
    };
    let sentence = reading.sentence(words.start);
    let is_capital_word = is_capital(reading.word(first));
    let is_rare = is_capital_word && reading.is(first, Class::GivenToo);
    let is_given = is_rare || reading.lexicon.names.given(reading.word(first)).is_some();
    if is_rare && first > sentence.start && reading.tag_before(first) != Tag::Quote {
        return first;
    }
    let asks = sentence
        .clone()
        .rev()
        .take(2)
        .any(|at| reading.word(at) == "?");
    let opens = first == sentence.start || reading.tag_before(first) == Tag::Quote;
    if opens && is_given && !asks {
        first
    } else {
        words.start
    }
}

/// One past a given name of two parts, the second in lower case: "Lee Ji-*won*", "Chan-*o-cha*".
fn hyphened_end(reading: &Reading, words: &Words) -> usize {
    const LONGEST: usize = 6;
    let is_short = |at: usize| reading.word(at).chars().count() <= LONGEST;
    let is_part = |at: usize| {
        let lower = reading.lower(at);
        reading.kind(at) == TokenKind::Word
            && reading.word(at) == lower
            && is_short(at)
            && !reading.is(at, Class::HyphenSuffix)
            && !lower.ends_with("ed")
            && !lower.ends_with("ing")
    };
    let mut end = words.end;
    let is_given = words.len() > 1 && is_short(end - 1);
    while is_given && reading.kind(end) == TokenKind::Hyphen && is_part(end + 1) {
        end += 2;
    }
    end
}

/// Where letters of honour and of office begin that stand behind a name: "Carl Holt *KC*".
fn honour_start(reading: &Reading, words: &Words) -> usize {
    let is_honour = |at: usize| {
        let word = reading.word(at);
        word.chars().all(char::is_uppercase) && reading.is(at, Class::Honour)
    };
    let mut end = words.end;
    while end > words.start + 2 && is_honour(end - 1) {
        end -= 1;
    }
    end
}

/// Where the name begins, behind the last role or party among its words: "Revenue Minister *David Porter*",
/// "Lib Dem MP *Joan Field*". A name that begins with a given name has none.
fn role_inside(reading: &Reading, words: &Words) -> Option<usize> {
    let names = &reading.lexicon.names;
    if names.given(reading.word(words.start)).is_some() {
        return None;
    }
    let is_role = |at: &usize| {
        let word = reading.word(*at);
        let is_role = names
            .role(|offset| if offset == 0 { reading.lower(*at) } else { "" })
            .is_some();
        let is_honour = word.len() > 1
            && word.chars().all(char::is_uppercase)
            && reading.is(*at, Class::Honour);
        let is_word = !is_capital(word) && is_role;
        is_word || is_capital(word) && (is_role || names.title(word).is_some() || is_honour)
    };
    let last = (words.start..words.end - 1).rev().find(is_role)?;
    let rest = words.end - last - 1;
    (rest > 1 || last == words.start).then_some(last + 1)
}

/// Where the name begins, behind what an office is for: "Minister of Education *Mario Pinto*".
fn field_end(reading: &Reading, words: &Words) -> Option<usize> {
    let before = words
        .start
        .checked_sub(1)
        .map(|before| reading.lower(before))?;
    let is_behind = matches!(before, "of" | "for" | "and" | "&");
    let is_field = |at: usize| reading.is(at, Class::Portfolio) || reading.lower(at) == "and";
    let end = words.clone().find(|at| !is_field(*at))?;
    (is_behind && end > words.start && words.end - end > 1).then_some(end)
}

/// Where the name begins, after titles, "*German Chancellor* Angela Merkel", and after a role of several
/// words that reaches into it.
fn role_end(reading: &Reading, words: &Words) -> usize {
    let is_given = |at| reading.lexicon.names.given(reading.word(at)).is_some();
    let title =
        |at| title_length(reading, at).filter(|length| at + length < words.end && !is_given(at));
    let owner = |at: usize| {
        let found = reading
            .lexicon
            .gazetteer
            .longest(|offset| reading.word(at + offset));
        found.map_or(0, |(length, _)| length)
    };
    let mut start = words.start;
    if title(start).is_none() && title(start + owner(start)).is_some() {
        start += owner(start);
    }
    while let Some(length) = title(start) {
        start += length;
    }
    if start > words.start {
        return role_inside(reading, &(start..words.end)).unwrap_or(start);
    }
    if let Some(start) = field_end(reading, words).or_else(|| role_inside(reading, words)) {
        return start;
    }
    let floor = reading.sentence(words.start).start;
    let ends = (words.start.saturating_sub(3).max(floor)..words.start).filter_map(|first| {
        let length = reading
            .lexicon
            .names
            .role(|offset| reading.lower(first + offset))?;
        Some(first + length)
    });
    let inside = ends.filter(|end| words.contains(end));
    inside.max().unwrap_or(words.start)
}

/// What the model found, with what the rules know of the same words.
fn named(
    reading: &Reading,
    label: EntityLabel,
    words: Words,
    rivals: &[Name],
    before: &[Name],
) -> Name {
    let same = rivals.iter().find(|own| own.words == words);
    if let Some(same) = same.filter(|same| kind(reading, same) == Some(label)) {
        return same.clone();
    }
    let sort = match label {
        EntityLabel::Person => NameSort::Person(title_of(reading, &words, before)),
        label => NameSort::Shown(label),
    };
    Name { words, sort }
}

/// What kind of thing a name of the rules names.
fn kind(reading: &Reading, name: &Name) -> Option<EntityLabel> {
    match &name.sort {
        NameSort::Known(meaning) => Some(match label(reading, *meaning) {
            EntryLabel::Person => EntityLabel::Person,
            EntryLabel::Organization => EntityLabel::Organization,
            EntryLabel::Country | EntryLabel::Place => EntityLabel::Place,
        }),
        NameSort::Person(_) => Some(EntityLabel::Person),
        NameSort::Body(_) => Some(EntityLabel::Organization),
        NameSort::Shown(label) => Some(*label),
        NameSort::Unknown => None,
    }
}
