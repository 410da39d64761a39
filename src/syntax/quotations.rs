//! Quotations in the orders of news, made from sentences of a corpus in which a clause is the object
//! of a verb: “S,” said X; “S,” X told Y.

use super::{Example, Relation, Syntax, Tag};
use crate::learn::Random;
use crate::text::{Token, tokens};
use std::ops::Range;

/// Of 100 sentences in which a clause follows a verb, how many become a quotation.
const MADE: usize = 35;
/// Of 100 quotations, how many have quotation marks.
const MARKED: usize = 75;
/// Most tokens of a name with all that belongs to it.
const LONGEST: usize = 12;
/// Fewest tokens of what is said.
const SHORTEST: usize = 4;

/// Of 100 quotations, how many have the verb before its subject.
const INVERTED: usize = 45;
/// What verbs are in the place of that of the sentence, common ones more than once.
const VERBS: [(&str, Tag); 16] = [
    ("said", Tag::VBD),
    ("said", Tag::VBD),
    ("said", Tag::VBD),
    ("said", Tag::VBD),
    ("says", Tag::VBZ),
    ("added", Tag::VBD),
    ("warned", Tag::VBD),
    ("insisted", Tag::VBD),
    ("wrote", Tag::VBD),
    ("argued", Tag::VBD),
    ("explained", Tag::VBD),
    (TOLD, Tag::VBD),
    (TOLD, Tag::VBD),
    (TOLD, Tag::VBD),
    (TOLD, Tag::VBD),
    (TOLD, Tag::VBD),
];
const TOLD: &str = "told";

/// A part of a sentence, out of which only its top word's head leads.
#[derive(Debug, Clone)]
struct Part<'a> {
    sentence: &'a Seen<'a>,
    range: Range<usize>,
    top: usize,
}

/// A sentence with its tokens and tree.
#[derive(Debug)]
struct Seen<'a> {
    example: &'a Example,
    tokens: Vec<Token>,
    tree: Syntax,
}

/// Makes quotations out of examples.
pub(super) fn quotations(examples: &[Example]) -> Vec<Example> {
    let seen: Vec<Seen> = examples.iter().map(Seen::new).collect();
    let names: Vec<Part> = seen.iter().flat_map(Seen::names).collect();
    let contents = seen.iter().flat_map(Seen::contents);
    let mut random = Random::new(4);
    let mut made = Vec::new();
    for content in contents {
        if !names.is_empty() && random.chance(MADE) {
            let mut name = || &names[random.below(names.len())];
            let (source, addressee) = (name(), name());
            made.extend(quotation(&content, source, addressee, &mut random));
        }
    }
    made
}

impl<'a> Seen<'a> {
    fn new(example: &'a Example) -> Self {
        let mut tree = Syntax::default();
        tree.tags.clone_from(&example.tags);
        tree.heads.clone_from(&example.heads);
        tree.relations.clone_from(&example.relations);
        tree.index();
        Self {
            example,
            tokens: tokens(&example.text),
            tree,
        }
    }

    /// The token with all below it, if these stand together.
    fn part(&'a self, top: usize) -> Option<Part<'a>> {
        let range = self.tree.extent(top);
        let is_inside = |token: usize| {
            let head = self.tree.head(token);
            token == top || head.is_some_and(|head| range.contains(&head))
        };
        let is_whole = range.clone().all(is_inside) && self.tokens.len() == self.tree.len();
        is_whole.then_some(Part {
            sentence: self,
            range,
            top,
        })
    }

    /// The names and other nouns that are subjects.
    fn names(&'a self) -> impl Iterator<Item = Part<'a>> {
        let is_name = |token: &usize| {
            matches!(self.tree.tags[*token], Tag::NNP | Tag::NN | Tag::NNS)
                && self.tree.relations[*token] == Relation::Subject
        };
        let names = (0..self.tree.len()).filter(is_name);
        names
            .filter_map(|token| self.part(token))
            .filter(|part| part.range.len() <= LONGEST)
    }

    /// The clauses that follow a finite verb as its objects, without *that* and marks around.
    fn contents(&'a self) -> impl Iterator<Item = Part<'a>> {
        let is_content = |token: &usize| {
            let head = self.tree.head(*token);
            self.tree.relations[*token] == Relation::Complement
                && head.is_some_and(|head| head < *token && self.tree.tags[head].is_finite())
        };
        let contents = (0..self.tree.len()).filter(is_content);
        contents
            .filter_map(|token| self.part(token))
            .map(Part::trimmed)
            .filter(Part::can_be_said)
    }
}

impl Part<'_> {
    fn text_of(&self, token: usize) -> &str {
        self.sentence.tokens[token]
            .span
            .of(&self.sentence.example.text)
    }

    fn trimmed(mut self) -> Self {
        let tree = &self.sentence.tree;
        let is_mark = |token: usize| tree.relations[token] == Relation::Punctuation;
        let opens = |part: &Self, token| {
            is_mark(token)
                || tree.relations[token] == Relation::Marker
                    && part.text_of(token).eq_ignore_ascii_case("that")
        };
        while self.range.start < self.top && opens(&self, self.range.start) {
            self.range.start += 1;
        }
        while self.range.end > self.top + 1 && is_mark(self.range.end - 1) {
            self.range.end -= 1;
        }
        self
    }

    /// Whether it is a statement with a subject of its own, and holds no quotation.
    fn can_be_said(&self) -> bool {
        let tree = &self.sentence.tree;
        let is_opened = !matches!(
            tree.tags[self.range.start],
            Tag::WP | Tag::WRB | Tag::WDT | Tag::IN | Tag::TO
        );
        let is_quoted = |token: usize| matches!(tree.tags[token], Tag::OpenQuote | Tag::CloseQuote);
        let is_inside = |token: usize| {
            token == self.top
                || tree
                    .head(token)
                    .is_some_and(|head| self.range.contains(&head))
        };
        is_opened
            && self.range.clone().all(is_inside)
            && self.range.len() >= SHORTEST
            && tree.dependent(self.top, Relation::is_subject).is_some()
            && !self.range.clone().any(is_quoted)
    }
}

/// “S,” said X.
fn quotation(
    content: &Part,
    source: &Part,
    addressee: &Part,
    random: &mut Random,
) -> Option<Example> {
    let mut made = Making::default();
    let (open, close) = match random.below(3) {
        _ if !random.chance(MARKED) => ("", ""),
        0 => ("\"", "\""),
        _ => ("“", "”"),
    };
    if !open.is_empty() {
        made.word(open, "", Tag::OpenQuote, Relation::Punctuation);
    }
    let said = made.part(content, "", Relation::Complement);
    made.capital(open.len());
    let comma = made.word(",", "", Tag::Comma, Relation::Punctuation);
    let mut marks = vec![comma];
    if !open.is_empty() {
        marks.push(made.word(close, "", Tag::CloseQuote, Relation::Punctuation));
        marks.push(0);
    }
    let (text, tag) = VERBS[random.below(VERBS.len())];
    let (verb, subject) = if text != TOLD && random.chance(INVERTED) {
        let verb = made.word(text, " ", tag, Relation::Root);
        (verb, made.part(source, " ", Relation::Subject))
    } else {
        let subject = made.part(source, " ", Relation::Subject);
        (made.word(text, " ", tag, Relation::Root), subject)
    };
    if text == TOLD {
        let told = if random.chance(50) {
            made.word("reporters", " ", Tag::NNS, Relation::IndirectObject)
        } else {
            made.part(addressee, " ", Relation::IndirectObject)
        };
        made.attach(told, verb);
    }
    let stop = made.word(".", "", Tag::Stop, Relation::Punctuation);
    for mark in marks {
        made.attach(mark, said);
    }
    for own in [said, subject, stop] {
        made.attach(own, verb);
    }
    made.finish()
}

/// A sentence that is put together.
#[derive(Debug, Default)]
struct Making {
    example: Example,
}

impl Making {
    /// Appends a word after a space or none; gives back its number. It is the root until it is
    /// attached.
    fn word(&mut self, text: &str, space: &str, tag: Tag, relation: Relation) -> u32 {
        let own = self.count();
        self.example.text.push_str(space);
        self.example.text.push_str(text);
        self.example.tags.push(tag);
        self.example.heads.push(own);
        self.example.relations.push(relation);
        own
    }

    /// Appends a part; gives back the number of its top word.
    fn part(&mut self, part: &Part, space: &str, relation: Relation) -> u32 {
        let offset = self.count();
        let Seen {
            example, tokens, ..
        } = part.sentence;
        let number = |token: usize| u32::try_from(token).expect("sentences are short");
        let first = number(part.range.start);
        let top = offset + number(part.top) - first;
        let (from, to) = (
            tokens[part.range.start].span.start,
            tokens[part.range.end - 1].span.end,
        );
        self.example.text.push_str(space);
        self.example.text.push_str(&example.text[from..to]);
        for token in part.range.clone() {
            let is_top = token == part.top;
            let head = if is_top {
                top
            } else {
                offset + example.heads[token] - first
            };
            self.example.tags.push(example.tags[token]);
            self.example.heads.push(head);
            self.example.relations.push(if is_top {
                relation
            } else {
                example.relations[token]
            });
        }
        top
    }

    /// Makes the letter at a byte a capital.
    fn capital(&mut self, at: usize) {
        if let Some(letter) = self.example.text.get_mut(at..at + 1) {
            letter.make_ascii_uppercase();
        }
    }

    fn attach(&mut self, own: u32, head: u32) {
        self.example.heads[own as usize] = head;
    }

    fn count(&self) -> u32 {
        u32::try_from(self.example.tags.len()).expect("sentences are short")
    }

    /// The sentence, if its text has as many tokens as were put together.
    fn finish(self) -> Option<Example> {
        let is_same = tokens(&self.example.text).len() == self.example.tags.len();
        is_same.then_some(self.example)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(text: &str, words: &[(Tag, u32, Relation)]) -> Example {
        Example {
            text: text.to_owned(),
            tags: words.iter().map(|word| word.0).collect(),
            heads: words.iter().map(|word| word.1).collect(),
            relations: words.iter().map(|word| word.2).collect(),
        }
    }

    /// A sentence with *that* and a clause as the object of its verb.
    fn thought() -> Example {
        example(
            "Wang Yi thinks that all talks will fail.",
            &[
                (Tag::NNP, 2, Relation::Subject),
                (Tag::NNP, 0, Relation::Flat),
                (Tag::VBZ, 2, Relation::Root),
                (Tag::IN, 7, Relation::Marker),
                (Tag::DT, 5, Relation::Determiner),
                (Tag::NNS, 7, Relation::Subject),
                (Tag::MD, 7, Relation::Auxiliary),
                (Tag::VB, 2, Relation::Complement),
                (Tag::Stop, 2, Relation::Punctuation),
            ],
        )
    }

    #[test]
    fn the_clause_comes_first() {
        let made = quotations(&vec![thought(); 50]);
        assert!((10..50).contains(&made.len()));
        for own in &made {
            assert!(own.text.contains("All talks will fail,"), "{}", own.text);
            let root = own.relations.iter().position(|own| *own == Relation::Root);
            let root = root.expect("there is a root");
            let of_root = |relation| {
                let mut all = own.relations.iter().zip(&own.heads);
                all.any(|(own, head)| *own == relation && *head as usize == root)
            };
            assert!(of_root(Relation::Complement) && of_root(Relation::Subject));
            assert!(own.tags[root].is_finite(), "{}", own.text);
        }
        let has = |start: &str| made.iter().any(|own| own.text.starts_with(start));
        assert!(has("“All") && has("\"All") && has("All"));
    }

    #[test]
    fn questions_and_sentences_without_clauses_stay() {
        let mut asked = thought();
        asked.text = asked.text.replace("that", "where");
        asked.tags[3] = Tag::WRB;
        asked.relations[3] = Relation::Adverb;
        assert_eq!(quotations(&vec![asked; 50]), []);
        let plain = example(
            "Yes.",
            &[
                (Tag::UH, 0, Relation::Root),
                (Tag::Stop, 0, Relation::Punctuation),
            ],
        );
        assert_eq!(quotations(&vec![plain; 50]), []);
        assert_eq!(quotations(&[]), []);
    }
}
