//! Entities of CoNLL-U files in the way of GUM: brackets in the last column, around whole noun phrases,
//! pronouns and descriptions as well; names are those whose head is a proper noun.

use super::{NameType, NamedText};
use crate::Span;
use std::ops::Range;

/// A word of the sentence that is read.
struct Word {
    span: Span,
    universal: String,
    tag: String,
    head: Option<usize>,
    begins_upper: bool,
}

/// An entity whose last word is still to come.
struct Open {
    id: String,
    kind: String,
    start: usize,
}

/// The words of one entity.
struct Entity {
    id: String,
    kind: NameType,
    words: Range<usize>,
}

#[derive(Default)]
struct Sentence {
    words: Vec<Word>,
    open: Vec<Open>,
    entities: Vec<Entity>,
    space: bool,
}

/// Documents, or the number of the first line that is wrong.
pub(super) fn parse(text: &str) -> Result<Vec<NamedText>, usize> {
    let mut texts = vec![NamedText::default()];
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.starts_with("# newdoc") {
            texts.push(NamedText::default());
        }
        let own = texts.last_mut().ok_or(number + 1)?;
        if line.is_empty() {
            own.names.extend(sentence.names(&own.text));
            own.people.extend(sentence.people(&own.text));
            own.groups.extend(sentence.groups(&own.text));
            sentence = Sentence::default();
        } else if !line.starts_with('#') {
            sentence.line(line, own).ok_or(number + 1)?;
        }
    }
    texts.retain(|own| !own.text.is_empty());
    Ok(texts)
}

impl Sentence {
    fn line(&mut self, line: &str, own: &mut NamedText) -> Option<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, universal, tag, _, head, _, _, rest] = columns[..] else {
            return None;
        };
        // A range repeats the words that follow it.
        if id.contains(['-', '.']) {
            return Some(());
        }
        if self.words.is_empty() {
            own.next_sentence();
        } else if self.space {
            own.text.push(' ');
        }
        let start = own.text.len();
        own.text.push_str(form);
        let values = || rest.split('|');
        self.space = !values().any(|value| value == "SpaceAfter=No");
        self.words.push(Word {
            span: Span::new(start, own.text.len()),
            universal: universal.to_owned(),
            tag: tag.to_owned(),
            head: head.parse::<usize>().ok()?.checked_sub(1),
            begins_upper: form.starts_with(char::is_uppercase),
        });
        if let Some(brackets) = values().find_map(|value| value.strip_prefix("Entity=")) {
            self.brackets(brackets);
        }
        Some(())
    }

    /// `(6-person-new…` opens an entity at this word, `6)` closes it here, `(7-place-new…)` does both.
    fn brackets(&mut self, mut rest: &str) {
        let at = self.words.len() - 1;
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let inner = rest.trim_start_matches('(');
            let end = inner.find(['(', ')']).unwrap_or(inner.len());
            let closes = inner[end..].starts_with(')');
            let mut parts = inner[..end].splitn(3, '-');
            let id = parts.next().unwrap_or_default().to_owned();
            let kind = parts.next().unwrap_or_default().to_owned();
            if opens {
                self.open.push(Open {
                    id: id.clone(),
                    kind,
                    start: at,
                });
            }
            if closes && let Some(index) = self.open.iter().rposition(|open| open.id == id) {
                let open = self.open.remove(index);
                self.close(&open, at + 1);
            }
            rest = inner[end..].strip_prefix(')').unwrap_or(&inner[end..]);
        }
    }

    fn close(&mut self, open: &Open, end: usize) {
        let kind = match &*open.kind {
            "person" => NameType::Person,
            "organization" => NameType::Organization,
            "place" => NameType::Place,
            _ => return,
        };
        self.entities.push(Entity {
            id: open.id.clone(),
            kind,
            words: open.start..end,
        });
    }

    /// The names of all entities; of those that share a word the longest.
    fn names(&self, text: &str) -> Vec<(Span, NameType)> {
        let mut names: Vec<(Range<usize>, NameType)> = self
            .entities
            .iter()
            .filter_map(|entity| Some((self.name(entity, text)?, entity.kind)))
            .collect();
        names.sort_by_key(|(words, _)| (usize::MAX - words.len(), words.start));
        let mut kept: Vec<(Range<usize>, NameType)> = Vec::new();
        for (words, kind) in names {
            let is_free = |(other, _): &(Range<usize>, NameType)| {
                other.end <= words.start || words.end <= other.start
            };
            if kept.iter().all(is_free) {
                kept.push((words, kind));
            }
        }
        kept.sort_by_key(|(words, _)| words.start);
        kept.iter()
            .map(|(words, kind)| (self.span(words), *kind))
            .collect()
    }

    /// Names of people and pronouns that stand for them, each with the mark of its entity.
    fn people(&self, text: &str) -> Vec<(Span, String)> {
        let people = self
            .entities
            .iter()
            .filter(|one| one.kind == NameType::Person);
        let spans = people.filter_map(|one| {
            let first = &self.words[one.words.start];
            let is_pronoun = one.words.len() == 1 && first.tag.starts_with("PRP");
            let words = if is_pronoun {
                one.words.clone()
            } else {
                self.name(one, text)?
            };
            Some((self.span(&words), one.id.clone()))
        });
        spans.collect()
    }

    /// Names of all entities, or else their heads, each with the mark of its entity.
    fn groups(&self, text: &str) -> Vec<(Span, String)> {
        let spans = self.entities.iter().map(|one| {
            let outside = |at: &usize| {
                let head = self.words[*at].head;
                head.is_none_or(|head| !one.words.contains(&head))
            };
            let head = one.words.clone().find(outside).unwrap_or(one.words.start);
            let is_joined = |at: usize| self.words[at].universal == "CCONJ";
            let words = match self.name(one, text) {
                _ if one.words.clone().any(is_joined) => one.words.clone(),
                name => name.unwrap_or(head..head + 1),
            };
            (self.span(&words), one.id.clone())
        });
        spans.collect()
    }

    fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start]
            .span
            .to(self.words[words.end - 1].span)
    }

    /// The capitalised words around an entity's head, if that is a proper noun; of a person also those
    /// behind it: "defender Kyle Walker".
    fn name(&self, entity: &Entity, text: &str) -> Option<Range<usize>> {
        let inside = |at: &usize| entity.words.contains(at);
        let head = entity.words.clone().find(|at| {
            let head = self.words[*at].head;
            head.is_none_or(|head| !inside(&head))
        })?;
        let head = match entity.kind {
            NameType::Person if self.words[head].universal == "NOUN" => head + 1,
            _ => head,
        };
        let is_people = entity.kind == NameType::Person && self.words.get(head)?.tag == "NNPS";
        if !inside(&head) || self.words[head].universal != "PROPN" || is_people {
            return None;
        }
        let floor = match entity.kind {
            NameType::Person => self.nested_end(entity, head),
            _ => entity.words.start,
        };
        let mut start = head;
        while start > floor
            && self
                .goes_back(entity, start, text)
                .is_some_and(|to| to >= floor)
        {
            start = self.goes_back(entity, start, text)?;
        }
        let mut end = head + 1;
        while let Some(next) = self.goes_on(entity, end, text) {
            end = next;
        }
        Some(start..end)
    }

    /// One past the last entity that ends before the head: "*Harvard* professor Smith".
    fn nested_end(&self, entity: &Entity, head: usize) -> usize {
        let nested = self.entities.iter().map(|other| &other.words);
        let before = nested.filter(|words| words.start >= entity.words.start && words.end <= head);
        before
            .map(|words| words.end)
            .max()
            .unwrap_or(entity.words.start)
    }

    fn is_part(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.begins_upper && matches!(&*word.universal, "PROPN" | "ADJ" | "NOUN" | "NUM" | "VERB")
    }

    /// The earlier start of a name that has words from `start` on.
    fn goes_back(&self, entity: &Entity, start: usize, text: &str) -> Option<usize> {
        let before = |steps: usize| {
            let at = start.checked_sub(steps)?;
            (at >= entity.words.start).then_some(at)
        };
        let is_part = |at: &usize| self.is_part(*at);
        before(1).filter(is_part).or_else(|| {
            let far = before(2).filter(is_part)?;
            self.joins(entity.kind, far + 1, text).then_some(far)
        })
    }

    /// The later end of a name that ends at `end`.
    fn goes_on(&self, entity: &Entity, end: usize, text: &str) -> Option<usize> {
        for gap in 0..3 {
            let at = end + gap;
            if at >= entity.words.end {
                return None;
            }
            if self.is_part(at) {
                return Some(at + 1);
            }
            if !self.joins(entity.kind, at, text) {
                return None;
            }
        }
        None
    }

    /// Whether a small word or mark can stand inside a name.
    fn joins(&self, kind: NameType, at: usize, text: &str) -> bool {
        let word = self.words[at].span.of(text);
        matches!(
            word,
            "-" | "–" | "&" | "'s" | "’s" | "de" | "la" | "bin" | "von" | "van" | "al"
        ) || kind != NameType::Person && matches!(word, "of" | "the" | "and" | "for" | "/")
            || kind == NameType::Person && matches!(word, "\"" | ".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: usize, form: &str, universal: &str, head: usize, rest: &str) -> String {
        let tag = if universal == "PROPN" { "NNP" } else { "NN" };
        format!("{id}\t{form}\t_\t{universal}\t{tag}\t_\t{head}\t_\t_\t{rest}\n")
    }

    #[test]
    fn names_are_cut_out_of_noun_phrases() {
        let text = [
            line(
                1,
                "Harvard",
                "PROPN",
                2,
                "Entity=(1-person-new-n-cf1-4,5-coref(2-organization-new)",
            ),
            line(2, "professor", "NOUN", 3, "_"),
            line(3, "Ann", "PROPN", 0, "_"),
            line(4, "Lee", "PROPN", 3, "Entity=1)"),
            line(5, "left", "VERB", 3, "_"),
            line(
                6,
                "the",
                "DET",
                7,
                "Entity=(3-organization-new-n-cf2-2,4-sgl",
            ),
            line(7, "Bank", "PROPN", 5, "_"),
            line(8, "of", "ADP", 9, "_"),
            line(
                9,
                "England",
                "PROPN",
                7,
                "Entity=(4-place-new-n-cf3-1-sgl)3)|SpaceAfter=No",
            ),
            line(10, ".", "PUNCT", 3, "_"),
        ]
        .concat();
        let texts = parse(&text).unwrap();
        let names: Vec<_> = texts[0]
            .names
            .iter()
            .map(|(span, kind)| (span.of(&texts[0].text), *kind))
            .collect();
        let expected = [
            ("Harvard", NameType::Organization),
            ("Ann Lee", NameType::Person),
            ("Bank of England", NameType::Organization),
        ];
        assert_eq!(names, expected);
        assert!(texts[0].text.ends_with("England."));
        let [(span, id)] = &texts[0].people[..] else {
            panic!("{:?}", texts[0].people)
        };
        assert_eq!((span.of(&texts[0].text), &**id), ("Ann Lee", "1"));
    }

    #[test]
    fn wrong_lines_are_named() {
        assert_eq!(parse("1\tDo\n"), Err(1));
    }
}
