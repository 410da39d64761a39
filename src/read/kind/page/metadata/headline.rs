//! The headline of an article, as it stands above it: without the name of the newspaper behind it.

use super::super::line;
use super::super::linked::Linked;
use super::seen::{Heading, Seen};

/// What stands between a headline and the name of a newspaper.
const BETWEEN: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " // ",
];

/// A headline has at least so many words where what stands behind it is no name that is known.
const WORDS: usize = 3;

/// A headline that JSON-LD has cut is at least that long.
const CUT: usize = 90;

/// The headline: what most places agree on, as readers see it.
pub(super) fn headline(seen: &Seen, linked: &Linked, publisher: Option<&str>) -> Option<String> {
    let shared = seen.meta(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "headline",
    ]);
    let told: Vec<String> = [linked.headline.as_deref(), shared, seen.title.as_deref()]
        .into_iter()
        .flatten()
        .map(line)
        .filter(|title| !title.is_empty())
        .collect();
    // What readers see counts, where the page says somewhere else that it is the headline.
    for own in &told {
        if let Some(heading) = seen
            .headings
            .iter()
            .find(|heading| agree(&heading.text, own))
        {
            return Some(shorter(&heading.text, own));
        }
    }
    // On old pages no heading has a rank: what the title begins or ends with may stand anywhere.
    if let Some(own) = told.last()
        && let Some(found) = seen
            .lines
            .iter()
            .filter(|line| line.split(' ').count() >= WORDS && is_part(own, line))
            .max_by_key(|line| line.len())
    {
        return Some(found.clone());
    }
    if let Some(own) = linked.headline.as_deref() {
        return Some(without_tail(&line(own), publisher));
    }
    let headings: Vec<&Heading> = seen.headings.iter().collect();
    let named = headings
        .iter()
        .find(|heading| heading.is_named && heading.is_inside);
    let inside = headings.iter().find(|heading| heading.is_inside);
    let is_site = |heading: &&&Heading| publisher.is_some_and(|name| is_same(name, &heading.text));
    let heading = named
        .or(inside)
        .or(headings.first())
        .filter(|heading| !is_site(heading));
    match (shared, heading) {
        (Some(own), _) => Some(without_tail(&line(own), publisher)),
        (None, Some(heading)) => Some(heading.text.clone()),
        (None, None) => told
            .into_iter()
            .next()
            .map(|title| without_tail(&title, publisher)),
    }
    .filter(|title| !title.is_empty())
}

/// Whether one of two titles is the other, maybe with something before or behind it.
fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let (short, long) = if one.len() < other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    // The name of a section is in many titles, and no headline.
    let is_long = short.split(' ').count() >= WORDS || 2 * short.len() >= long.len();
    !short.is_empty()
        && is_long
        && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
}

/// Whether a title is a line, with something before or behind it that is cut off by a mark.
fn is_part(title: &str, line: &str) -> bool {
    let before = title.strip_suffix(line).map(|rest| {
        BETWEEN
            .iter()
            .chain(&[": "])
            .any(|between| rest.ends_with(between))
    });
    let behind = title
        .strip_prefix(line)
        .map(|rest| BETWEEN.iter().any(|between| rest.starts_with(between)));
    title == line || before == Some(true) || behind == Some(true)
}

/// Whether two texts have the same letters.
pub(in super::super) fn is_same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// Letters and digits only, with one space between words.
fn bare(text: &str) -> String {
    let words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Of two titles that agree the one without additions; of a cut one, the whole.
fn shorter(heading: &str, own: &str) -> String {
    let is_cut = own.ends_with('…') || own.ends_with("...") || own.chars().count() >= CUT;
    if bare(own).len() < bare(heading).len() && !is_cut {
        own.to_owned()
    } else {
        heading.to_owned()
    }
}

/// A title without the name of the newspaper, and of its section, around it.
fn without_tail(title: &str, publisher: Option<&str>) -> String {
    let mut title = title;
    while let Some((head, tail)) = last_cut(title) {
        let is_known = publisher.is_some_and(|name| is_site(tail, name));
        // A name is short, and has no verb: each word but small ones begins with a capital, or it is a domain.
        let is_name = tail.split(' ').count() <= 4
            && tail.split(' ').all(|word| {
                !word.starts_with(char::is_lowercase) || word.len() <= 3 || word.contains('.')
            });
        let is_long = head.split(' ').count() >= WORDS && head.len() > tail.len();
        if !(is_known || is_name && is_long) {
            break;
        }
        title = head;
    }
    if let Some(name) = publisher {
        for between in BETWEEN.iter().chain([": "].iter()) {
            if let Some((head, rest)) = title.split_once(between)
                && is_same(head, name)
            {
                title = rest;
            }
        }
    }
    title.trim().to_owned()
}

fn last_cut(title: &str) -> Option<(&str, &str)> {
    let places = BETWEEN
        .iter()
        .filter_map(|between| Some((title.rfind(between)?, between.len())));
    let (at, length) = places.max()?;
    Some((&title[..at], &title[at + length..]))
}

/// Whether a text is the name of a newspaper, or its address.
fn is_site(text: &str, name: &str) -> bool {
    let (text, name) = (bare(text), bare(name));
    let squeeze = |text: &str| text.replace(' ', "");
    text == name
        || squeeze(&text).starts_with(&squeeze(&name))
        || (text.len() > 3 && squeeze(&name).contains(&squeeze(&text)))
}
