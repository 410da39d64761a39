//! Where a statement stands: its line, its sentence, its paragraph, and its pieces in these.

use crate::Span;
use crate::extract::{Attribution, Extraction};
use crate::graph::Value;
use crate::graph::schema::evidence;
use crate::text::{CodePoints, Document};

/// How long a paragraph or sentence may be that a statement keeps, in bytes.
const LONGEST: usize = 2000;

/// What tells where the statements of one document stand.
pub(super) struct Evidence<'a> {
    pub(super) text: &'a str,
    places: CodePoints<'a>,
    /// Where lines end.
    lines: Vec<usize>,
    sentences: &'a [Span],
    paragraphs: &'a [Span],
    /// The last paragraph and the last sentence: the next statement mostly stands in the same.
    paragraph: Passage,
    sentence: Passage,
}

/// A part of the text, kept once for all that stand in it.
#[derive(Default)]
struct Passage {
    span: Span,
    value: Option<Value>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(document: &'a Document, extraction: &'a Extraction) -> Self {
        let text = &document.text;
        Self {
            text,
            places: CodePoints::new(text),
            lines: text.match_indices('\n').map(|(place, _)| place).collect(),
            sentences: &extraction.sentences,
            paragraphs: &extraction.paragraphs,
            paragraph: Passage::default(),
            sentence: Passage::default(),
        }
    }

    /// The properties of a statement that tell where it stands.
    pub(super) fn properties(
        &mut self,
        attribution: &Attribution,
    ) -> impl Iterator<Item = (&'static str, Value)> + use<> {
        let content = hull(&attribution.content);
        let all = [content, hull(&attribution.source), hull(&attribution.cue)];
        let whole = all.into_iter().flatten().reduce(Span::to);
        let (start, end) = content.map(|content| self.places.place(content)).unzip();
        let line = content.map(|content| self.line(content.start));
        let (sentence, paragraph) = whole.map(|whole| self.passages(whole)).unzip();
        let (paragraph, paragraph_start) = paragraph.unzip();
        [
            ("start", start.map(integer).into()),
            ("end", end.map(integer).into()),
            (evidence::LINE, line.map(integer).into()),
            (evidence::SENTENCE, sentence.into()),
            (evidence::PARAGRAPH, paragraph.into()),
            (evidence::PARAGRAPH_START, paragraph_start.into()),
            (evidence::SOURCE_SPANS, self.pieces(&attribution.source)),
            (evidence::CUE_SPANS, self.pieces(&attribution.cue)),
            (evidence::CONTENT_SPANS, self.pieces(&attribution.content)),
        ]
        .into_iter()
    }

    /// The number of the line that holds a byte.
    fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|end| *end < byte) + 1
    }

    /// The sentence and the paragraph around `whole`, and where the paragraph begins.
    fn passages(&mut self, whole: Span) -> (Value, (Value, Value)) {
        let text = self.text;
        let sentence = shortened(text, around(self.sentences, whole), whole, &[]);
        let paragraph = around(self.paragraphs, whole);
        let paragraph = shortened(text, paragraph, whole, self.sentences);
        let sentence = self.sentence.value(sentence, || folded(sentence.of(text)));
        let value = self.paragraph.value(paragraph, || {
            // A paragraph of one sentence is its sentence, and one text will do for both.
            match &sentence {
                Value::String(own) if **own == *paragraph.of(text) => sentence.clone(),
                _ => paragraph.of(text).into(),
            }
        });
        let (start, _) = self.places.place(paragraph);
        (sentence, (value, integer(start)))
    }

    /// Starts and ends, one after the other; null for no pieces.
    fn pieces(&self, spans: &[Span]) -> Value {
        if spans.is_empty() {
            return Value::Null;
        }
        let places = spans.iter().map(|span| self.places.place(*span));
        places
            .flat_map(|(start, end)| [integer(start), integer(end)])
            .collect()
    }
}

impl Passage {
    /// The text of `span`, made only if it is another than last time.
    fn value(&mut self, span: Span, make: impl FnOnce() -> Value) -> Value {
        if let Some(value) = self.value.as_ref().filter(|_| self.span == span) {
            return value.clone();
        }
        let value = make();
        *self = Self {
            span,
            value: Some(value.clone()),
        };
        value
    }
}

fn hull(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::to)
}

/// From the first part that `whole` touches to the last.
fn around(parts: &[Span], whole: Span) -> Span {
    let first = parts.partition_point(|part| part.end <= whole.start);
    let touched = parts[first..]
        .iter()
        .take_while(|part| part.start < whole.end);
    touched.copied().fold(whole, Span::to)
}

/// As much of `span` as may be kept: `whole`, and as many of the `sentences` around it as there is room for.
fn shortened(text: &str, span: Span, whole: Span, sentences: &[Span]) -> Span {
    if span.len() <= LONGEST {
        return span;
    }
    let mut kept = around(sentences, whole);
    if kept.len() > LONGEST {
        let ends = (whole.start..=whole.end.min(whole.start + LONGEST)).rev();
        let end = ends.into_iter().find(|end| text.is_char_boundary(*end));
        return Span::new(whole.start, end.unwrap_or(whole.start));
    }
    let (start, end) = (kept.start, kept.end);
    // They stand in the order of the text, and there may be very many of them.
    let (earlier, _) = sentences.split_at(sentences.partition_point(|more| more.end <= start));
    let (_, later) = sentences.split_at(sentences.partition_point(|more| more.start < end));
    let is_inside = |more: &&Span| span.contains(**more);
    let mut before = earlier.iter().rev().take_while(is_inside);
    let mut after = later.iter().take_while(is_inside);
    // Both sides grow, so that the statement stays in the middle.
    loop {
        let sides = [before.next(), after.next()].into_iter().flatten();
        let grown = sides.fold(kept, |kept, more| match kept.to(*more) {
            wider if wider.len() <= LONGEST => wider,
            _ => kept,
        });
        if grown == kept {
            return kept;
        }
        kept = grown;
    }
}

/// Its words with one space between two.
fn folded(text: &str) -> Value {
    let mut words = text.split_whitespace();
    let mut line = String::with_capacity(text.len());
    line.extend(words.next());
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    line.into()
}

fn integer(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences that end with a full stop, in one paragraph.
    fn sentences(text: &str) -> Vec<Span> {
        let mut start = 0;
        let ends = text.match_indices('.').map(|(place, _)| place + 1);
        ends.map(|end| {
            let span = Span::new(start, end);
            start = end;
            span
        })
        .collect()
    }

    #[test]
    fn a_short_paragraph_is_kept_whole() {
        let text = "One. Two. Three.";
        let whole = Span::new(5, 8);
        let span = Span::new(0, text.len());
        assert_eq!(shortened(text, span, whole, &sentences(text)), span);
    }

    #[test]
    fn a_long_one_is_cut_at_sentences_around_the_statement() {
        let text = format!(
            "{}She left.{}",
            "He stayed on. ".repeat(300),
            " It rained.".repeat(300)
        );
        let start = text.find("She").unwrap();
        let whole = Span::new(start, start + 3);
        let span = Span::new(0, text.len());
        let kept = shortened(&text, span, whole, &sentences(&text));
        assert!(
            kept.len() <= LONGEST && kept.len() > LONGEST - 20,
            "{kept:?}"
        );
        assert!(kept.of(&text).ends_with('.'));
        let before = start - kept.start;
        assert!((800..1200).contains(&before), "{before} bytes before");
    }

    #[test]
    fn a_statement_too_long_for_all_is_cut_itself() {
        let text = "é".repeat(5000);
        let whole = Span::new(2, text.len());
        let kept = shortened(&text, Span::new(0, text.len()), whole, &[]);
        assert_eq!(kept, Span::new(2, 2 + LONGEST));
    }

    #[test]
    fn passages_are_those_that_are_touched() {
        let parts = [Span::new(0, 4), Span::new(5, 9), Span::new(10, 14)];
        assert_eq!(around(&parts, Span::new(6, 8)), Span::new(5, 9));
        assert_eq!(around(&parts, Span::new(3, 6)), Span::new(0, 9));
        assert_eq!(around(&[], Span::new(3, 6)), Span::new(3, 6));
    }
}
