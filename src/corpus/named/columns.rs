//! A word a line with its label: `B-PER` begins a name, `I-PER` goes on with it.

use super::{NameType, NamedText};
use crate::Span;

/// What kind of name a label such as `B-politician` marks, and whether it begins one.
fn label(label: &str) -> Option<(NameType, bool)> {
    let (position, kind) = label.split_once('-')?;
    let kind = match kind {
        "PER" | "person" | "politician" => NameType::Person,
        "ORG" | "organisation" | "organization" | "politicalparty" => NameType::Organization,
        "LOC" | "GPE" | "location" | "country" => NameType::Place,
        _ => return None,
    };
    Some((kind, position == "B"))
}

/// Columns of a number, a word and its label, with the sentence's text before them: documents, or the
/// number of the first line that is wrong.
pub(super) fn parse_numbered(text: &str) -> Result<Vec<NamedText>, usize> {
    let mut texts = vec![NamedText::default()];
    let mut at = 0;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("# newdoc") {
            texts.push(NamedText::default());
        }
        let own = texts.last_mut().ok_or(number + 1)?;
        if let Some(sentence) = line.strip_prefix("# text = ") {
            own.next_sentence();
            at = own.text.len();
            own.text.push_str(sentence);
        } else if !line.is_empty() && !line.starts_with('#') {
            let mut columns = line.split('\t').skip(1);
            let (word, tag) = columns.next().zip(columns.next()).ok_or(number + 1)?;
            // Spaces inside a word are lost in some columns.
            let start = own.text[at..].find(word).map_or(at, |found| at + found);
            at = (start + word.len()).min(own.text.len());
            while !own.text.is_char_boundary(at) {
                at += 1;
            }
            mark(own, Span::new(start, at), tag);
        }
    }
    texts.retain(|own| !own.text.is_empty());
    Ok(texts)
}

/// Columns of a word and its label, each sentence a text of its own: they are from many articles.
/// Sentences with elections are left out, as the names inside of these are not marked: "2001 United
/// Kingdom general election".
pub(super) fn parse_plain(text: &str) -> Result<Vec<NamedText>, usize> {
    let mut texts = vec![NamedText::default()];
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            texts.push(NamedText::default());
            continue;
        }
        let (word, tag) = line.split_once(['\t', ' ']).ok_or(number + 1)?;
        let own = texts.last_mut().ok_or(number + 1)?;
        if !own.text.is_empty() && !is_joined(&own.text, word) {
            own.text.push(' ');
        }
        let start = own.text.len();
        own.text.push_str(word);
        mark(own, Span::new(start, start + word.len()), tag.trim());
        if tag.trim().ends_with("-election") {
            own.text.push(LEFT_OUT);
        }
    }
    let is_whole = |own: &NamedText| !own.text.is_empty() && !own.text.contains(LEFT_OUT);
    texts.retain(is_whole);
    Ok(texts)
}

/// What a text holds that is to be left out.
const LEFT_OUT: char = '\u{0}';

/// Whether a word is written together with what is before it.
fn is_joined(before: &str, word: &str) -> bool {
    matches!(
        word,
        "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "'s" | "n't" | "'" | "%"
    ) || before.ends_with(['(', '['])
}

fn mark(own: &mut NamedText, span: Span, tag: &str) {
    let Some((kind, begins)) = label(tag) else {
        return;
    };
    match own.names.last_mut() {
        Some((last, other)) if !begins && *other == kind => last.end = span.end,
        _ => own.names.push((span, kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[NamedText]) -> Vec<(&str, NameType)> {
        let names = texts.iter().flat_map(|own| {
            own.names
                .iter()
                .map(|(span, kind)| (span.of(&own.text), *kind))
        });
        names.collect()
    }

    #[test]
    fn names_have_their_places_in_the_text() {
        let texts = parse_numbered(
            "# newdoc id = a\n# text = Al-Zaman: Bush left.\n1\tAl\tB-ORG\t-\t-\n2\t-\tI-ORG\t-\t-\n\
             3\tZaman\tI-ORG\t-\t-\n4\t:\tO\t-\t-\n5\tBush\tB-PER\t-\t-\n6\tleft\tO\n7\t.\tB-O\n\n\
             # newdoc id = b\n# text = Paris\n1\tParis\tB-LOC\n",
        )
        .unwrap();
        let expected = [
            ("Al-Zaman", NameType::Organization),
            ("Bush", NameType::Person),
            ("Paris", NameType::Place),
        ];
        assert_eq!(names(&texts), expected);
        assert_eq!(texts.len(), 2);
    }

    #[test]
    fn finer_types_are_merged() {
        let texts = parse_plain(
            "The\tO\nLabour\tB-politicalparty\nParty\tI-politicalparty\n's\tO\nBlair\tB-politician\n\
             (\tO\nUK\tB-country\n)\tO\n\n1992\tB-election\nIrish\tI-election\n\n",
        )
        .unwrap();
        let expected = [
            ("Labour Party", NameType::Organization),
            ("Blair", NameType::Person),
            ("UK", NameType::Place),
        ];
        assert_eq!(names(&texts), expected);
        assert_eq!(texts.len(), 1);
        assert_eq!(texts[0].text, "The Labour Party's Blair (UK)");
    }

    #[test]
    fn wrong_lines_are_named() {
        assert_eq!(parse_plain("a O\nb\n"), Err(2));
        assert_eq!(parse_numbered("1\n"), Err(1));
    }
}
