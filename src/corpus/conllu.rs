//! CoNLL-U: one word a line with its tag, head and relation.

use crate::{Diagnostic, Span};
use std::fs;
use std::path::Path;

/// One annotated sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaggedSentence {
    /// Its words as they are written, spaces between them where the corpus has some.
    pub text: String,
    /// Its syntactic words: `do` and `n't`, not `don't`.
    pub words: Vec<TaggedWord>,
}

/// One annotated word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedWord {
    /// Where it stands in the sentence's text.
    pub span: Span,
    /// Universal part of speech, such as `PROPN`.
    pub universal: String,
    /// The language's own tag, such as `NNP`.
    pub tag: String,
    /// Index of its head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Its relation to its head, subtype included: `nsubj:pass`.
    pub relation: String,
}

/// The sentences of a file.
///
/// # Errors
///
/// When the file cannot be read, or a line has too few columns or no head.
pub fn read_conllu(path: &Path) -> Result<Vec<TaggedSentence>, Diagnostic> {
    let name = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Diagnostic::new(format!("cannot read `{name}`: {error}")))?;
    parse(&text).map_err(|line| {
        Diagnostic::new(format!("line {line} of `{name}` is no line of CoNLL-U"))
            .hint("each word has ten columns, separated by tabs")
    })
}

/// The sentences, or the number of the first line that is wrong.
fn parse(text: &str) -> Result<Vec<TaggedSentence>, usize> {
    let mut sentences = Vec::new();
    let mut sentence = Reading::default();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            sentences.extend(sentence.finish());
            sentence = Reading::default();
        } else if !line.starts_with('#') {
            sentence.line(line).ok_or(number + 1)?;
        }
    }
    sentences.extend(sentence.finish());
    Ok(sentences)
}

/// A sentence of which some lines are read.
#[derive(Default)]
struct Reading {
    sentence: TaggedSentence,
    space: bool,
    /// The last word of the range that is being read, and its place in the text.
    range: Option<(usize, Span)>,
}

impl Reading {
    fn line(&mut self, line: &str) -> Option<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, universal, tag, _, head, relation, _, rest] = columns[..] else {
            return None;
        };
        if let Some((_, last)) = id.split_once('-') {
            let span = self.write(form, rest);
            self.range = Some((last.parse().ok()?, span));
            return Some(());
        }
        if id.contains('.') {
            return Some(());
        }
        let span = match self.range {
            Some((last, range)) if id.parse::<usize>().ok()? <= last => self.inside(range, form),
            _ => self.write(form, rest),
        };
        self.sentence.words.push(TaggedWord {
            span,
            universal: universal.to_string(),
            tag: tag.to_string(),
            head: head.parse::<usize>().ok()?.checked_sub(1),
            relation: relation.to_string(),
        });
        Some(())
    }

    fn write(&mut self, form: &str, rest: &str) -> Span {
        let text = &mut self.sentence.text;
        if self.space {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(form);
        self.space = !rest.split('|').any(|value| value == "SpaceAfter=No");
        Span::new(start, text.len())
    }

    /// The place of the next word in a range: as long as its form, but within the range.
    fn inside(&self, range: Span, form: &str) -> Span {
        let text = &self.sentence.text;
        let before = self.sentence.words.last().map_or(0, |word| word.span.end);
        let start = before.max(range.start);
        let mut end = (start + form.len()).min(range.end);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Span::new(start, end.max(start))
    }

    fn finish(self) -> Option<TaggedSentence> {
        let mut sentence = self.sentence;
        let count = sentence.words.len();
        for word in &mut sentence.words {
            word.head = word.head.filter(|head| *head < count);
        }
        (count > 0).then_some(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# sent_id = 1\n\
        1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n\
        2\tn’t\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
        3.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_\n\
        4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

    #[test]
    fn words_have_places_tags_and_heads() {
        let sentences = parse(SAMPLE).unwrap();
        let [sentence] = &sentences[..] else {
            panic!("{sentences:?}")
        };
        assert_eq!(sentence.text, "Don’t go!");
        let words: Vec<_> = sentence
            .words
            .iter()
            .map(|word| (word.span.of(&sentence.text), &*word.tag, word.head))
            .collect();
        let expected = [
            ("Do", "VB", Some(2)),
            ("n’t", "RB", Some(2)),
            ("go", "VB", None),
            ("!", ".", Some(2)),
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn wrong_lines_are_named() {
        assert_eq!(parse("# x\n1\tDo\n"), Err(2));
        assert_eq!(parse(&SAMPLE.replace("\t0\troot", "\tx\troot")), Err(5));
        assert_eq!(parse(""), Ok(Vec::new()));
    }
}
