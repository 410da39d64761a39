//! What is found in a document becomes one line of JSON, its places counted in code points.

use crate::Span;
use crate::extract::{
    Act, Attribution, EntityId, EntityLabel, Extraction, Form, Mention, Sieve, Time,
};
use crate::render::json::Harmless;
use crate::text::{CodePoints, Document};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// What is written of each place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Where it is.
    Places,
    /// The words that stand there, too.
    PlacesAndText,
}

/// Writes the attributions, mentions and times of `document` as a JSON object, without a line break.
///
/// # Errors
/// Only those of `output`.
pub fn write(
    document: &Document,
    extraction: &Extraction,
    words: Words,
    output: &mut dyn Write,
) -> io::Result<()> {
    let view = View {
        names: extraction,
        places: CodePoints::new(&document.text),
        text: (words == Words::PlacesAndText).then_some(&document.text),
    };
    let attributions = extraction.attributions.iter();
    let mentions = extraction.mentions.iter();
    let times = extraction.times.iter();
    let line = Line {
        doc: &document.path,
        attributions: Each(attributions.map(|found| view.attribution(found))),
        mentions: Each(mentions.map(|found| view.mention(found))),
        times: Each(times.map(|found| view.time(found))),
    };
    Ok(serde_json::to_writer(Harmless(output), &line)?)
}

/// A list whose elements are made one by one as they are written.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

type Place = (usize, usize);

#[derive(Serialize)]
struct Line<'a, A, M, T> {
    doc: &'a str,
    attributions: A,
    mentions: M,
    times: T,
}

#[derive(Serialize)]
struct AttributionLine<'a> {
    source: Option<Vec<Place>>,
    cue: Option<Vec<Place>>,
    content: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<AttributionText<'a>>,
    speaker: Option<&'a str>,
    /// All of them, where several say it together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<&'a str>,
    to: Option<&'a str>,
    according_to: Option<&'a str>,
    form: &'static str,
    act: Option<&'static str>,
    attitude: bool,
    negated: bool,
    hedged: bool,
    about: Vec<&'a str>,
    date: Option<Date>,
    /// Where the text tells no single day.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    parent: Option<usize>,
    confidence: f32,
}

/// The words of each piece.
#[derive(Serialize)]
struct AttributionText<'a> {
    source: Vec<&'a str>,
    cue: Vec<&'a str>,
    content: Vec<&'a str>,
}

#[derive(Serialize)]
struct MentionLine<'a> {
    span: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    name: &'a str,
    label: &'static str,
    by: &'static str,
    confidence: f32,
}

#[derive(Serialize)]
struct TimeLine<'a> {
    span: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    first: Date,
    last: Date,
}

struct View<'a> {
    names: &'a Extraction,
    places: CodePoints<'a>,
    /// The document's, if the words are wanted.
    text: Option<&'a str>,
}

impl<'a> View<'a> {
    fn attribution(&self, found: &Attribution) -> AttributionLine<'a> {
        AttributionLine {
            source: self.places(&found.source),
            cue: self.places(&found.cue),
            content: self.places(&found.content).unwrap_or_default(),
            text: self.text.map(|text| {
                let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect();
                AttributionText {
                    source: words(&found.source),
                    cue: words(&found.cue),
                    content: words(&found.content),
                }
            }),
            speaker: found.speakers.first().map(|id| self.name(*id)),
            speakers: match found.speakers.len() {
                0 | 1 => Vec::new(),
                _ => self.names(&found.speakers),
            },
            to: found.to.first().map(|id| self.name(*id)),
            according_to: found.according_to.map(|id| self.name(id)),
            form: form(found.form),
            act: found.act.map(Act::name),
            attitude: found.attitude,
            negated: found.negated,
            hedged: found.hedged,
            about: self.names(&found.about),
            date: found.date,
            until: found.until,
            parent: found.parent,
            confidence: found.confidence,
        }
    }

    fn mention(&self, found: &Mention) -> MentionLine<'a> {
        MentionLine {
            span: self.places.place(found.span),
            text: self.text.map(|text| found.span.of(text)),
            name: self.name(found.entity),
            label: label(self.names.entities[found.entity.0].label),
            by: sieve(found.by),
            confidence: found.confidence,
        }
    }

    fn time(&self, found: &Time) -> TimeLine<'a> {
        TimeLine {
            span: self.places.place(found.span),
            text: self.text.map(|text| found.span.of(text)),
            first: found.period.first,
            last: found.period.last,
        }
    }

    fn name(&self, id: EntityId) -> &'a str {
        &self.names.entities[id.0].name
    }

    fn names(&self, ids: &[EntityId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.name(*id)).collect()
    }

    fn places(&self, spans: &[Span]) -> Option<Vec<Place>> {
        let places = || spans.iter().map(|span| self.places.place(*span)).collect();
        (!spans.is_empty()).then(places)
    }
}

const fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

const fn label(label: EntityLabel) -> &'static str {
    match label {
        EntityLabel::Person => "Person",
        EntityLabel::Organization => "Organization",
        EntityLabel::Country => "Country",
        EntityLabel::Topic => "Topic",
        EntityLabel::Place => "Place",
        EntityLabel::Event => "Event",
    }
}

const fn sieve(sieve: Sieve) -> &'static str {
    match sieve {
        Sieve::Gazetteer => "gazetteer",
        Sieve::Name => "name",
        Sieve::Alias => "alias",
        Sieve::Adjective => "adjective",
        Sieve::Role => "role",
        Sieve::Description => "description",
        Sieve::Pronoun => "pronoun",
        Sieve::Keyword => "keyword",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Entity, Period};
    use jiff::civil::date;

    #[test]
    fn places_are_code_points_and_what_is_missing_is_null() {
        let document = Document::new("a.txt", "“Café” said Zoë and Max");
        let text = &document.text;
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            vec![Span::new(start, start + words.len())]
        };
        let extraction = Extraction {
            entities: vec![
                Entity::new("Zoë Klein", EntityLabel::Person),
                Entity::new("Max Klein", EntityLabel::Person),
            ],
            mentions: vec![Mention {
                span: span("Zoë")[0],
                entity: EntityId(0),
                by: Sieve::Alias,
                confidence: 0.9,
            }],
            attributions: vec![Attribution {
                source: span("Zoë and Max"),
                cue: Vec::new(),
                content: span("Café"),
                form: Form::Direct,
                act: Some(Act::Question),
                manner: None,
                attitude: false,
                negated: false,
                hedged: true,
                speakers: vec![EntityId(0), EntityId(1)],
                to: Vec::new(),
                according_to: None,
                via: None,
                about: Vec::new(),
                around: Vec::new(),
                date: Some(date(2025, 11, 24)),
                until: None,
                parent: None,
                provenance: false,
                confidence: 0.5,
            }],
            times: vec![Time {
                span: span("Max")[0],
                period: Period::day(date(2025, 11, 24)),
            }],
            ..Extraction::default()
        };
        let expected = "{\"doc\":\"a.txt\",\"attributions\":[{\"source\":[[12,23]],\"cue\":null,\
            \"content\":[[1,5]],\"speaker\":\"Zoë Klein\",\"speakers\":[\"Zoë Klein\",\"Max Klein\"],\
            \"to\":null,\"according_to\":null,\"form\":\"direct\",\"act\":\"question\",\"attitude\":false,\
            \"negated\":false,\"hedged\":true,\"about\":[],\"date\":\"2025-11-24\",\"parent\":null,\"confidence\":0.5}],\
            \"mentions\":[{\"span\":[12,15],\"name\":\"Zoë Klein\",\"label\":\"Person\",\
            \"by\":\"alias\",\"confidence\":0.9}],\"times\":[{\"span\":[20,23],\"first\":\"2025-11-24\",\
            \"last\":\"2025-11-24\"}]}";
        let written = |words| {
            let mut line = Vec::new();
            write(&document, &extraction, words, &mut line).unwrap();
            String::from_utf8(line).unwrap()
        };
        assert_eq!(written(Words::Places), expected);
        let with_text = expected
            .replace(
                "\"content\":[[1,5]],",
                "\"content\":[[1,5]],\"text\":{\"source\":[\"Zoë and Max\"],\"cue\":[],\"content\":[\"Café\"]},",
            )
            .replace("\"span\":[12,15],", "\"span\":[12,15],\"text\":\"Zoë\",")
            .replace("\"span\":[20,23],", "\"span\":[20,23],\"text\":\"Max\",");
        assert_eq!(written(Words::PlacesAndText), with_text);
    }
}
