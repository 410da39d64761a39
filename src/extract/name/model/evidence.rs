//! What is seen of the words in and around chains, as numbers; zero stands for nothing.

use crate::extract::name;
use crate::extract::name::{Name, NameSort};
use crate::extract::reading::tag::is_capital;
use crate::extract::reading::{Reading, Words};
use crate::learn::{Clusters, Path, text};
use crate::lexicon::{EntryLabel, Gender, Kinds, Meaning};
use crate::text::TokenKind;
use rustc_hash::FxHashMap;

/// What is seen of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// The word in lower case, digits of a number as zeros.
    pub(super) lower: u64,
    /// Capitals, digits, full stops, kind and length.
    pub(super) shape: u64,
    pub(super) suffix: u64,
    pub(super) short_suffix: u64,
    pub(super) prefix: u64,
    /// The cluster at three sizes.
    pub(super) clusters: [u64; 3],
    pub(super) tag: u64,
    /// What the lists of names, titles and common words say.
    pub(super) lists: u64,
    /// What the gazetteer and the rules take it for, and which word of a name it is.
    pub(super) rule: u64,
    /// In which sorts of names the rest of the document has the same word, and how often it is written
    /// with and without a capital there.
    pub(super) document: u64,
    pub(super) cases: u64,
    /// Whether it begins the sentence, and whether that is written in capitals.
    pub(super) place: u64,
}

/// All that is seen of a document.
pub(crate) struct Evidence {
    seen: Vec<Seen>,
    pub(super) chains: Vec<Words>,
}

/// How the document uses a word.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    /// With a capital inside a sentence, and without one.
    inner: u32,
    small: u32,
    /// In which sorts of names of several words the rules find it.
    sorts: u64,
}

const ACRONYM: u64 = 1 << 6;

impl Evidence {
    /// Looks at the chains of a document and two words on each side; `names` are what the rules find.
    pub(crate) fn new(reading: &Reading, names: &[Name], chains: Vec<Words>) -> Self {
        let rules = rules(reading, names);
        let uses = uses(reading, names);
        let clusters = Clusters::builtin();
        let mut seen: Vec<Seen> = vec![Seen::default(); reading.len()];
        for chain in &chains {
            let sentence = reading.sentence(chain.start);
            let place = written(reading, &sentence);
            let from = chain.start.saturating_sub(2).max(sentence.start);
            for at in from..(chain.end + 2).min(sentence.end) {
                if seen[at].lower == 0 {
                    seen[at] = word(reading, &clusters, at);
                    seen[at].rule = rules[at];
                    let own = uses.get(reading.lower(at)).copied().unwrap_or_default();
                    seen[at].document = own.sorts;
                    seen[at].cases = own.cases();
                    seen[at].place = place * 4 + position(reading, &sentence, at);
                }
            }
        }
        Self { seen, chains }
    }

    /// The stretches that were looked at.
    pub(crate) fn chains(&self) -> &[Words] {
        &self.chains
    }

    /// A word by its distance; nothing beyond the document.
    pub(super) fn at(&self, at: usize, distance: isize) -> Seen {
        at.checked_add_signed(distance)
            .and_then(|at| self.seen.get(at).copied())
            .unwrap_or_default()
    }
}

fn word(reading: &Reading, clusters: &Clusters, at: usize) -> Seen {
    let lower = reading.lower(at);
    let kind = reading.kind(at);
    let is_word = matches!(kind, TokenKind::Word | TokenKind::Clitic);
    let path = Some(lower)
        .filter(|_| is_word)
        .and_then(|lower| clusters.get(lower));
    let cluster = |bits| path.map_or(0, |path: Path| 1 + path.prefix(bits));
    Seen {
        lower: match kind {
            TokenKind::Number => text("0") + lower.len() as u64,
            TokenKind::Quote => text("\""),
            _ => text(lower),
        },
        shape: shape(reading.word(at), kind),
        suffix: text(last(lower, 3)),
        short_suffix: text(last(lower, 2)),
        prefix: text(first(lower, 3)),
        clusters: [6, 8, 12].map(cluster),
        tag: u64::from(reading.syntax.tags[at].number()) + 1,
        lists: if is_word { lists(reading, at) } else { 0 },
        ..Seen::default()
    }
}

fn last(word: &str, letters: usize) -> &str {
    let start = word.char_indices().rev().nth(letters - 1);
    start.map_or(word, |(start, _)| &word[start..])
}

fn first(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters);
    end.map_or(word, |(end, _)| &word[..end])
}

fn shape(word: &str, kind: TokenKind) -> u64 {
    let has = |is: fn(char) -> bool| u64::from(word.contains(is));
    let later_upper = word.chars().skip(1).any(char::is_uppercase);
    let length = word.chars().count().min(5) as u64;
    (kind as u64 + 1) << 8
        | length << 5
        | u64::from(is_capital(word)) << 4
        | u64::from(later_upper) << 3
        | has(char::is_lowercase) << 2
        | has(|letter| letter.is_ascii_digit()) << 1
        | has(|letter| letter == '.')
}

fn lists(reading: &Reading, at: usize) -> u64 {
    let names = &reading.lexicon.names;
    let word = reading.word(at);
    let lower = reading.lower(at);
    let given = match names.given(word) {
        None => 0,
        Some(Some(Gender::Male)) => 1,
        Some(Some(Gender::Female)) => 2,
        Some(None) => 3,
    };
    let kinds = reading.kinds(at);
    let common = match () {
        () if kinds.is_empty() => 0,
        () if kinds.any(Kinds::WEEKDAY.with(Kinds::MONTH)) => 1,
        () if kinds.any(Kinds::PREPOSITION) => 2,
        () if kinds.any(Kinds::ADJECTIVE) => 3,
        () if kinds.any(Kinds::ADVERB) => 4,
        () if kinds.any(Kinds::BASE.with(Kinds::THIRD).with(Kinds::PAST)) => 5,
        () => 6,
    };
    let is_role = names
        .role(|offset| if offset == 0 { lower } else { "" })
        .is_some();
    let flags = [
        names.title(word).is_some(),
        is_role,
        names.is_body(lower),
        names.is_suffix(word),
        names.is_particle(word),
    ];
    let flags = flags
        .iter()
        .fold(0, |bits, flag| bits << 1 | u64::from(*flag));
    flags << 5 | given << 3 | common
}

/// What the gazetteer and the rules take names for.
fn sort(reading: &Reading, name: &Name) -> u64 {
    match &name.sort {
        NameSort::Known(Meaning::Adjective(_)) => 1,
        NameSort::Known(Meaning::Demonym(_)) => 2,
        NameSort::Known(Meaning::Capital { .. }) => 3,
        NameSort::Known(meaning) => match name::label(reading, *meaning) {
            EntryLabel::Country => 4,
            EntryLabel::Place => 5,
            EntryLabel::Organization => 6,
            EntryLabel::Person => 7,
        },
        NameSort::Person(title) if title.known.is_some() => 7,
        NameSort::Person(title) if title.role.is_some() => 8,
        NameSort::Person(title) if title.gender.is_some() => 9,
        NameSort::Person(_) => 10,
        NameSort::Body(None) => 11,
        NameSort::Body(Some(_)) => 12,
        NameSort::Shown(_) | NameSort::Unknown => 13,
    }
}

/// For each word the sort of the name that holds it, and whether it is the only, the first or a further
/// word of that.
fn rules(reading: &Reading, names: &[Name]) -> Vec<u64> {
    let mut rules = vec![0; reading.len()];
    for name in names {
        let sort = sort(reading, name) * 4;
        let is_long = u64::from(name.words.len() > 1);
        for at in name.words.clone() {
            rules[at] = sort + is_long + u64::from(at > name.words.start);
        }
    }
    rules
}

fn uses<'r>(reading: &'r Reading, names: &[Name]) -> FxHashMap<&'r str, Use> {
    let mut uses: FxHashMap<&str, Use> = FxHashMap::default();
    let words = (0..reading.len()).filter(|at| reading.kind(*at) == TokenKind::Word);
    for at in words.clone().filter(|at| is_capital(reading.word(*at))) {
        let is_inner =
            at > 0 && matches!(reading.kind(at - 1), TokenKind::Word | TokenKind::Clitic);
        uses.entry(reading.lower(at)).or_default().inner += u32::from(is_inner);
    }
    for at in words.filter(|at| !is_capital(reading.word(*at))) {
        if let Some(own) = uses.get_mut(reading.lower(at)) {
            own.small += 1;
        }
    }
    for name in names.iter().filter(|name| name.words.len() > 1) {
        let last = name.words.end - 1;
        let sort = match sort(reading, name) {
            7..=10 => 1,
            6 | 11 | 12 => 2,
            3..=5 => 3,
            _ => continue,
        };
        for at in name.words.clone() {
            let bit = 2 * (sort - 1) + u64::from(at == last);
            if let Some(own) = uses.get_mut(reading.lower(at)) {
                own.sorts |= 1 << bit;
            }
        }
    }
    add_acronyms(reading, &mut uses);
    uses
}

/// Notes the short names that stand in brackets behind what they stand for: "Housing Authority of New
/// Orleans (HANO)".
fn add_acronyms<'r>(reading: &'r Reading, uses: &mut FxHashMap<&'r str, Use>) {
    for at in 2..reading.len() {
        let word = reading.word(at);
        let is_short = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_short || reading.word(at - 1) != "(" || reading.word(at + 1) != ")" {
            continue;
        }
        let floor = at.saturating_sub(2 * word.len() + 2);
        let initials = (floor..at - 1)
            .rev()
            .filter(|at| is_capital(reading.word(*at)))
            .map(|at| reading.word(at).as_bytes()[0]);
        if initials.take(word.len()).eq(word.bytes().rev())
            && let Some(own) = uses.get_mut(reading.lower(at))
        {
            own.sorts |= ACRONYM;
        }
    }
}

impl Use {
    fn cases(self) -> u64 {
        let many = |count: u32| u64::from(count.min(2));
        1 + many(self.inner) * 3 + many(self.small)
    }
}

/// How a sentence is written: as others (0), as a headline (1), all in capitals (2).
fn written(reading: &Reading, sentence: &Words) -> u64 {
    let (mut long, mut upper, mut all) = (0, 0, 0);
    for at in sentence.clone() {
        let word = reading.word(at);
        if reading.kind(at) == TokenKind::Word && word.len() > 3 {
            long += 1;
            upper += usize::from(is_capital(word));
            all += usize::from(!word.contains(char::is_lowercase));
        }
    }
    match () {
        () if long >= 2 && all * 10 >= long * 8 => 2,
        () if long >= 3 && upper * 10 >= long * 8 => 1,
        () => 0,
    }
}

/// The first word of a sentence (1), of a quotation or after a colon (2), another one (0).
fn position(reading: &Reading, sentence: &Words, at: usize) -> u64 {
    match () {
        () if at == sentence.start => 1,
        () if matches!(
            reading.kind(at - 1),
            TokenKind::Quote | TokenKind::SingleQuote
        ) =>
        {
            2
        }
        () if matches!(reading.word(at - 1), ":" | "(" | "—" | "--" | "-" | "*") => 3,
        () => 0,
    }
}
