//! Stories of which nothing is true: words from small lists, in sentences as news has them.

use jiff::civil::{Date, date};

/// Numbers that look random, and are the same each time: xorshift, by Marsaglia.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }

    pub(crate) fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// A part of a story.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Paragraph(String),
    Heading(String),
    Quotation(String),
    List(Vec<String>),
}

/// A story as its author wrote it.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) author: String,
    pub(crate) publisher: String,
    pub(crate) domain: String,
    pub(crate) date: Date,
    pub(crate) parts: Vec<Part>,
    /// Headlines of others.
    pub(crate) others: Vec<String>,
}

const FIRST: &[&str] = &[
    "Amara", "Bela", "Ciro", "Dagny", "Edrik", "Fenna", "Goran", "Hilde", "Ilse", "Jorun",
    "Kaspar", "Liv",
];
const LAST: &[&str] = &[
    "Aldren",
    "Brovik",
    "Castellane",
    "Dorrigan",
    "Elmsford",
    "Fennimore",
    "Garrowby",
    "Hestwick",
    "Ilvane",
    "Jarnow",
];
const OFFICES: &[&str] = &[
    "harbour master",
    "finance minister",
    "mayor",
    "union leader",
    "spokeswoman",
    "water commissioner",
    "head of the transport board",
    "chief engineer",
];
const PLACES: &[&str] = &[
    "Port Ellery",
    "Nordhaven",
    "Saltmere",
    "the Vale of Arrow",
    "Castle Brennan",
    "Lower Tidewell",
    "Gull Island",
    "Marrow Bay",
];
const THINGS: &[&str] = &[
    "the ferry contract",
    "a new sea wall",
    "the grain levy",
    "the night train",
    "a tax on salt",
    "the hospital roof",
    "the fishing quota",
    "the copper mine",
    "school meals",
    "the border crossing",
];
const VERBS: &[&str] = &[
    "said",
    "warned",
    "told reporters",
    "argued",
    "insisted",
    "announced",
    "conceded",
    "explained",
];
const CLAIMS: &[&str] = &[
    "would cost twice as much as planned",
    "could not be delayed for another winter",
    "had been agreed behind closed doors",
    "was the only way to keep families in the valley",
    "must be put to a vote before the spring",
    "would be paid for by those who use it most",
    "did not go nearly far enough",
    "had surprised even its supporters",
];
const TIMES: &[&str] = &[
    "on Monday",
    "late on Tuesday",
    "at a hearing on Wednesday",
    "on Thursday",
    "after a meeting on Friday",
    "over the weekend",
    "earlier this month",
];
const TAILS: &[&str] = &[
    "as the tide rose over the lower quay",
    "while protesters waited in the rain",
    "in a letter seen by this newspaper",
    "after months of quiet negotiation",
    "a week before the council is due to decide",
    "according to two people familiar with the talks",
];
const HEADINGS: &[&str] = &[
    "What happens next",
    "A long quarrel",
    "Who pays",
    "Doubts in the valley",
    "The cost of waiting",
    "A vote in spring",
];
const PAPERS: &[(&str, &str)] = &[
    ("The Ellery Courier", "ellerycourier.example"),
    ("Nordhaven Post", "nordhavenpost.example"),
    ("Saltmere Times", "saltmeretimes.example"),
    ("Daily Beacon", "dailybeacon.example"),
    ("Tidewell Observer", "tidewellobserver.example"),
    ("News of the Bay", "newsofthebay.example"),
];
const DEEDS: &[&str] = &[
    "rejects",
    "backs",
    "delays",
    "reopens debate over",
    "seeks answers on",
    "puts off",
    "doubles down on",
    "agrees to pay for",
];

impl Story {
    /// The story of that number.
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            chance.next();
        }
        let (publisher, domain) = PAPERS[chance.below(PAPERS.len())];
        let count = 7 + chance.below(14);
        let mut parts = Vec::new();
        for number in 0..count {
            parts.push(Part::Paragraph(paragraph(&mut chance)));
            match chance.below(9) {
                0 if number > 1 && number + 1 < count => {
                    parts.push(Part::Heading(chance.one_of(HEADINGS).to_owned()));
                }
                1 if number > 0 => parts.push(Part::Quotation(quotation(&mut chance))),
                2 if number > 2 && number + 1 < count => {
                    parts.push(Part::List((0..3).map(|_| sentence(&mut chance)).collect()));
                }
                _ => {}
            }
        }
        let day = i8::try_from(1 + chance.below(28)).unwrap();
        let month = i8::try_from(1 + chance.below(12)).unwrap();
        let year = i16::try_from(2012 + chance.below(14)).unwrap();
        Self {
            headline: headline(&mut chance),
            standfirst: sentence(&mut chance),
            author: name(&mut chance),
            publisher: publisher.to_owned(),
            domain: domain.to_owned(),
            date: date(year, month, day),
            parts,
            others: (0..8).map(|_| headline(&mut chance)).collect(),
        }
    }

    /// The words of the story, in order.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut all = Vec::new();
        for part in &self.parts {
            match part {
                Part::Paragraph(text) | Part::Heading(text) | Part::Quotation(text) => {
                    all.extend(words(text));
                }
                Part::List(list) => all.extend(list.iter().flat_map(|one| words(one))),
            }
        }
        all
    }

    /// The last part of its address.
    pub(crate) fn slug(&self) -> String {
        words(&self.headline).join("-")
    }
}

/// The words of a text, in small letters.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn name(chance: &mut Chance) -> String {
    format!("{} {}", chance.one_of(FIRST), chance.one_of(LAST))
}

fn headline(chance: &mut Chance) -> String {
    let place = chance.one_of(PLACES).replace("the Vale", "Vale");
    let thing = chance.one_of(THINGS);
    let deed = chance.one_of(DEEDS);
    match chance.below(4) {
        0 => format!("{place} {deed} {thing}: ‘it {}’", chance.one_of(CLAIMS)),
        1 => format!("{place} council {deed} {thing} - again"),
        2 => format!("Why {place} {deed} {thing}"),
        _ => format!(
            "{} of {place} {deed} {thing}",
            capital(chance.one_of(OFFICES))
        ),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn sentence(chance: &mut Chance) -> String {
    let (who, office, place) = (name(chance), chance.one_of(OFFICES), chance.one_of(PLACES));
    let (thing, claim, verb) = (
        chance.one_of(THINGS),
        chance.one_of(CLAIMS),
        chance.one_of(VERBS),
    );
    let (when, tail) = (chance.one_of(TIMES), chance.one_of(TAILS));
    match chance.below(5) {
        0 => format!("{who}, the {office} of {place}, {verb} {when} that {thing} {claim}."),
        1 => format!("“It {claim},” {who} {verb}, {tail}."),
        2 => format!(
            "{} {claim}, the {office} of {place} {verb} {when}.",
            capital(thing)
        ),
        3 => format!("In {place}, {thing} {claim}, {tail}, and {who} {verb} so {when}."),
        _ => format!("Nobody in {place} doubts that {thing} {claim}; {who} {verb} as much {when}."),
    }
}

fn quotation(chance: &mut Chance) -> String {
    format!(
        "“{} {}. It {}.”",
        capital(chance.one_of(THINGS)),
        chance.one_of(CLAIMS),
        chance.one_of(CLAIMS)
    )
}

fn paragraph(chance: &mut Chance) -> String {
    let count = 1 + chance.below(3);
    (0..count)
        .map(|_| sentence(chance))
        .collect::<Vec<_>>()
        .join(" ")
}
