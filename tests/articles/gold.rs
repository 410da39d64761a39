//! What a careful reader finds in an article: `NAME.json`, with the words of each span.

use serde::Deserialize;
use std::fmt::{self, Write as _};
use std::ops::Range;
use whosaid::Span;
use whosaid::text::{Document, TokenKind, tokens};

/// What the end of a sentence is worth in bytes when words are looked for that stand close together.
const SENTENCE: usize = 1000;

/// One attribution as written by hand; pieces of a span are parted by ` … `.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them can hold with any other"
)]
pub(crate) struct Record {
    pub(crate) speaker: Names,
    pub(crate) source: String,
    pub(crate) cue: String,
    pub(crate) content: String,
    pub(crate) to: Names,
    pub(crate) via: Names,
    pub(crate) according_to: Names,
    /// The act of speech, where it is no assertion.
    pub(crate) act: Option<String>,
    pub(crate) about: Vec<String>,
    pub(crate) attitude: bool,
    pub(crate) negated: bool,
    pub(crate) hedged: bool,
    /// One can see it either way: neither finding it nor missing it counts.
    pub(crate) optional: bool,
}

impl fmt::Display for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Self {
            source,
            cue,
            content,
            ..
        } = self;
        write!(formatter, "[{source}] <{cue}> {{{content}}}")
    }
}

/// No name, one, or several.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub(crate) enum Names {
    #[default]
    None,
    One(String),
    Several(Vec<String>),
}

impl Names {
    /// The names in alphabetical order.
    pub(crate) fn sorted(&self) -> Vec<&str> {
        let mut names: Vec<_> = match self {
            Self::None => Vec::new(),
            Self::One(name) => vec![name.as_str()],
            Self::Several(names) => names.iter().map(String::as_str).collect(),
        };
        names.sort_unstable();
        names
    }
}

/// The numbers of the words of source, cue and content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Roles {
    pub(crate) source: Vec<usize>,
    pub(crate) cue: Vec<usize>,
    pub(crate) content: Vec<usize>,
}

/// A record and where it is.
#[derive(Debug, Clone)]
pub(crate) struct Gold {
    pub(crate) record: Record,
    pub(crate) roles: Roles,
}

/// The attributions written in JSON about a document.
pub(crate) fn parse(text: &str, document: &Document) -> Vec<Gold> {
    let name = &document.path;
    let records: Vec<Record> =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let words = Words::new(document);
    let located = records.into_iter().map(|record| {
        let places = locate(document, &record)
            .unwrap_or_else(|| panic!("{name}: nowhere in the article: {record}"));
        if std::env::var_os("ARTICLES_SHOW").is_some() {
            println!("{}", marked(document, &places));
        }
        let [source, cue, content] = places.map(|place| words.of(&place));
        let roles = Roles {
            source,
            cue,
            content,
        };
        Gold { record, roles }
    });
    located.collect()
}

/// The text from the first to the last word of an attribution: `[source]`, `<cue>`, `{content}`.
fn marked(document: &Document, places: &[Vec<Span>; 3]) -> String {
    let roles = places.iter().zip([("[", "]"), ("<", ">"), ("{", "}")]);
    let mut pieces: Vec<_> = roles
        .flat_map(|(place, marks)| place.iter().map(move |span| (span, marks)))
        .collect();
    pieces.sort_by_key(|(span, _)| span.start);
    let mut text = String::new();
    let mut at = pieces.first().map_or(0, |(span, _)| span.start);
    for (span, (opening, closing)) in pieces {
        let words = span.of(&document.text);
        let _ = write!(
            text,
            "{}{opening}{words}{closing}",
            &document.text[at..span.start]
        );
        at = span.end;
    }
    text
}

/// The words of a document; marks are none, but where a span holds nothing else.
pub(crate) struct Words {
    words: Vec<Span>,
    marks: Vec<Span>,
}

impl Words {
    pub(crate) fn new(document: &Document) -> Self {
        let is_word = |kind| {
            matches!(
                kind,
                TokenKind::Word | TokenKind::Clitic | TokenKind::Number
            )
        };
        let (words, marks): (Vec<_>, Vec<_>) = tokens(&document.text)
            .into_iter()
            .partition(|token| is_word(token.kind));
        Self {
            words: words.iter().map(|token| token.span).collect(),
            marks: marks.iter().map(|token| token.span).collect(),
        }
    }

    /// The numbers of the words that spans touch.
    pub(crate) fn of(&self, spans: &[Span]) -> Vec<usize> {
        let touched = |tokens: &[Span], first: usize| -> Vec<usize> {
            let touches = |token: &Span| {
                spans
                    .iter()
                    .any(|span| span.start < token.end && token.start < span.end)
            };
            let numbered = tokens.iter().enumerate();
            let numbers = numbered.filter(|(_, token)| touches(token));
            numbers.map(|(number, _)| first + number).collect()
        };
        let words = touched(&self.words, 0);
        if words.is_empty() {
            return touched(&self.marks, self.words.len());
        }
        words
    }
}

/// Where source, cue and content are: of all places that have their words, those closest together.
fn locate(document: &Document, record: &Record) -> Option<[Vec<Span>; 3]> {
    let text = document.text.as_str();
    let places = |words: &str| places(document, words);
    let (sources, cues) = (places(&record.source), places(&record.cue));
    let contents = places(&record.content);
    let mut best: Option<(usize, [&Vec<Span>; 3])> = None;
    for content in &contents {
        for cue in cues.iter().filter(|cue| !touch(cue, content)) {
            let near = gap(text, cue, content) + reach(text, cue) + reach(text, content);
            for source in &sources {
                if touch(source, cue) || touch(source, content) {
                    continue;
                }
                let distance = near + gap(text, source, cue).min(gap(text, source, content));
                if best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, [source, cue, content]));
                }
            }
        }
    }
    best.map(|(_, places)| places.map(Clone::clone))
}

/// Every place of the words, which may be in pieces; one empty place for no words.
fn places(document: &Document, words: &str) -> Vec<Vec<Span>> {
    if words.is_empty() {
        return vec![Vec::new()];
    }
    let mut pieces = words.split(" … ");
    let first = pieces.next().unwrap_or_default();
    let body = document.body.start..document.body.end;
    let starts = occurrences(document, first, body);
    let mut places: Vec<Vec<Span>> = starts.map(|span| vec![span]).collect();
    for piece in pieces {
        places.retain_mut(|place| {
            let after = place.last().map_or(0, |span| span.end)..document.body.end;
            let next = occurrences(document, piece, after).next();
            place.extend(next);
            next.is_some()
        });
    }
    places
}

/// Where a piece of text stands as whole words.
fn occurrences<'a>(
    document: &'a Document,
    piece: &'a str,
    within: Range<usize>,
) -> impl Iterator<Item = Span> + 'a {
    let text = &document.text;
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let starts = text[within.clone()].match_indices(piece);
    let spans = starts.map(move |(at, _)| {
        let start = within.start + at;
        Span::new(start, start + piece.len())
    });
    spans.filter(move |span| {
        let before = text[..span.start].chars().next_back();
        let after = text[span.end..].chars().next();
        let is_cut = |outside, inside| is_letter(outside) && is_letter(inside);
        !is_cut(before, piece.chars().next()) && !is_cut(after, piece.chars().next_back())
    })
}

/// Bytes between the closest pieces of two places, more across sentences; none if one is empty.
fn gap(text: &str, left: &[Span], right: &[Span]) -> usize {
    let gaps = left.iter().flat_map(|left| {
        let gap = move |right: &Span| {
            let (first, second) = if left < right {
                (left, right)
            } else {
                (right, left)
            };
            distance(&text[first.end..second.start])
        };
        right.iter().map(gap)
    });
    gaps.min().unwrap_or(0)
}

/// Bytes between the pieces of one place.
fn reach(text: &str, place: &[Span]) -> usize {
    let pairs = place.windows(2);
    pairs
        .map(|pair| distance(&text[pair[0].end..pair[1].start]))
        .sum()
}

fn distance(between: &str) -> usize {
    let ends = between.matches(". ").count() + between.matches('\n').count();
    between.len() + ends * SENTENCE
}

fn touch(left: &[Span], right: &[Span]) -> bool {
    left.iter().any(|left| {
        right
            .iter()
            .any(|right| left.start < right.end && right.start < left.end)
    })
}
