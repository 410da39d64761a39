//! Names of countries, places, people and organisations.

use super::phrases::Phrases;
use crate::text::tokens;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What the data files say, in place, or a reader's list.
pub type Text = Cow<'static, str>;

/// One thing the gazetteer knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Canonical name.
    pub name: Text,
    /// What kind of thing it is.
    pub label: EntryLabel,
    /// Other names.
    pub aliases: Vec<Text>,
    /// `male` or `female`, where known.
    pub gender: Option<Text>,
    /// Wikidata item, where known.
    pub wikidata: Option<Text>,
    /// ISO 3166 two- and three-letter codes of a country.
    pub iso: Option<(Text, Text)>,
    /// Two-letter code of the country it belongs to.
    pub country: Option<Text>,
    /// For an organisation, what sort: `ministry`, `media`.
    pub kind: Option<Text>,
    /// What somebody is known as, when that is no office.
    pub role: Option<Text>,
    /// For a country, its adjectives: `Chinese`.
    pub adjectives: Vec<Text>,
    /// For a country, its capital.
    pub capital: Option<EntryId>,
    /// For a country, the blocs it is a member of.
    pub blocs: Vec<EntryId>,
}

/// What kind of thing an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum EntryLabel {
    /// A human being.
    #[default]
    Person,
    /// A body of people.
    Organization,
    /// A country or territory.
    Country,
    /// A city or region.
    Place,
}

/// Index into the gazetteer's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub usize);

/// In what way words stand for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Its name or another name: `China`, `the Kremlin`.
    Name(EntryId),
    /// The adjective of a country: `Chinese`.
    Adjective(EntryId),
    /// The people of a country: `Americans`.
    Demonym(EntryId),
    /// A capital, which stands for its country's government when it speaks or acts.
    Capital {
        /// The city.
        city: EntryId,
        /// The country.
        country: EntryId,
    },
}

/// All names, and what they stand for.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    names: Phrases<Meaning>,
    abbreviations: Phrases<EntryId>,
    countries: FxHashMap<Text, EntryId>,
    by_name: FxHashMap<Text, EntryId>,
}

#[derive(Deserialize)]
struct Country<'a> {
    name: &'a str,
    #[serde(default, borrow)]
    official: Option<&'a str>,
    iso2: &'a str,
    iso3: &'a str,
    #[serde(default, borrow)]
    wikidata: Option<&'a str>,
    #[serde(default, borrow)]
    aliases: Vec<&'a str>,
    #[serde(default, borrow)]
    adjectives: Vec<&'a str>,
    #[serde(default, borrow)]
    demonyms: Vec<&'a str>,
    #[serde(default, borrow)]
    capital: Option<&'a str>,
    #[serde(default, borrow)]
    capital_aliases: Vec<&'a str>,
    #[serde(default, borrow)]
    cities: Vec<&'a str>,
    #[serde(default, borrow)]
    regions: Vec<&'a str>,
    #[serde(default, borrow)]
    government: Vec<&'a str>,
    /// Short forms of regions, which follow a city and a comma: `Calif.`
    #[serde(default, borrow)]
    abbreviations: BTreeMap<&'a str, Vec<&'a str>>,
}

#[derive(Deserialize)]
struct Actor<'a> {
    name: &'a str,
    label: EntryLabel,
    #[serde(default, borrow)]
    aliases: Vec<&'a str>,
    #[serde(default, borrow)]
    gender: Option<&'a str>,
    #[serde(default, borrow)]
    wikidata: Option<&'a str>,
    #[serde(default, borrow)]
    country: Option<&'a str>,
    #[serde(default, borrow)]
    kind: Option<&'a str>,
    #[serde(default, borrow)]
    role: Option<&'a str>,
    /// Two-letter codes of the countries of a bloc.
    #[serde(default, borrow)]
    members: Vec<&'a str>,
}

impl Gazetteer {
    /// Reads `countries.json` and `actors.json`.
    ///
    /// # Errors
    /// When one is no JSON of its shape.
    pub fn read(countries: &'static str, actors: &'static str) -> serde_json::Result<Self> {
        let countries: Vec<Country> = serde_json::from_str(countries)?;
        let actors: Vec<Actor> = serde_json::from_str(actors)?;
        let mut gazetteer = Self::default();
        gazetteer
            .names
            .reserve(8 * countries.len() + 3 * actors.len());
        gazetteer
            .entries
            .reserve(8 * countries.len() + actors.len());
        gazetteer.by_name.reserve(actors.len());
        for country in countries {
            gazetteer.add_country(country);
        }
        for actor in actors {
            gazetteer.add_actor(actor);
        }
        Ok(gazetteer)
    }

    /// Number of words and meaning of the longest name of which `word(0)`, `word(1)`, … are the
    /// words.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, Meaning)> {
        self.names.longest(word)
    }

    /// Number of words and entry of the longest short form of a region, as it follows a city and a
    /// comma: `Calif.`
    pub fn abbreviation<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, EntryId)> {
        self.abbreviations.longest(word)
    }

    /// The entry with that index.
    ///
    /// # Panics
    /// When the index is another gazetteer's.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    /// The country with that two-letter code.
    #[must_use]
    pub fn country(&self, iso2: &str) -> Option<EntryId> {
        self.countries.get(iso2).copied()
    }

    /// The person or organisation of that canonical name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<EntryId> {
        self.by_name.get(name).copied()
    }

    /// The entry of that name, whatever it is, or else the one that is called so.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<EntryId> {
        let country = || {
            let mut countries = self.countries.values().copied();
            countries.find(|id| self.entry(*id).name == name)
        };
        self.named(name).or_else(country)
    }

    /// The person, body or place that is called so, in one of the usual spellings: "F.B.I.", "NEW YORK",
    /// "Tayyip Erdoğan".
    #[must_use]
    pub fn called(&self, name: &str) -> Option<EntryId> {
        let spellings = spellings(name);
        spellings
            .iter()
            .find_map(|spelling| self.called_exactly(spelling))
    }

    fn called_exactly(&self, name: &str) -> Option<EntryId> {
        let tokens = tokens(name);
        let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(name));
        let (length, meaning) = self.longest(word)?;
        match meaning {
            Meaning::Name(id) | Meaning::Capital { city: id, .. } if length == tokens.len() => {
                Some(id)
            }
            _ => None,
        }
    }

    /// The two-letter code of a country by that, its name or another name.
    #[must_use]
    pub fn iso_of(&self, country: &str) -> Option<Text> {
        if let Some((iso2, _)) = self.countries.get_key_value(country) {
            return Some(iso2.clone());
        }
        let words: Vec<&str> = country.split(' ').collect();
        let found = self.longest(|at| words.get(at).copied().unwrap_or(""));
        let (_, meaning) = found.filter(|(length, _)| *length == words.len())?;
        let Meaning::Name(id) = meaning else {
            return None;
        };
        self.entry(id).iso.as_ref().map(|(iso2, _)| iso2.clone())
    }

    /// Adds what a reader's list says: to the entry of that name and label, if there is one.
    pub(super) fn add_own(&mut self, entry: Entry) {
        let known = self
            .find(&entry.name)
            .filter(|id| self.entry(*id).label == entry.label);
        let id = known.unwrap_or_else(|| {
            let id = EntryId(self.entries.len());
            self.by_name.insert(entry.name.clone(), id);
            self.entries.push(Entry {
                name: entry.name.clone(),
                label: entry.label,
                ..Entry::default()
            });
            id
        });
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let name = name.strip_prefix("the ").unwrap_or(name);
            self.names.put(name, Meaning::Name(id));
        }
        let own = &mut self.entries[id.0];
        for alias in entry.aliases {
            if !own.aliases.contains(&alias) {
                own.aliases.push(alias);
            }
        }
        own.gender = entry.gender.or(own.gender.take());
        own.wikidata = entry.wikidata.or(own.wikidata.take());
        own.country = entry.country.or(own.country.take());
        own.kind = entry.kind.or(own.kind.take());
        own.role = entry.role.or(own.role.take());
    }

    fn add(&mut self, entry: Entry) -> EntryId {
        let id = EntryId(self.entries.len());
        self.names.add(&entry.name, Meaning::Name(id));
        for alias in &entry.aliases {
            let alias = alias.strip_prefix("the ").unwrap_or(alias);
            self.names.add(alias, Meaning::Name(id));
        }
        self.entries.push(entry);
        id
    }

    fn add_country(&mut self, country: Country<'static>) {
        let iso2 = country.iso2;
        let aliases = country.aliases.into_iter().chain(country.official);
        let id = self.add(Entry {
            name: country.name.into(),
            label: EntryLabel::Country,
            aliases: aliases.map(Text::from).collect(),
            wikidata: country.wikidata.map(Text::from),
            iso: Some((iso2.into(), country.iso3.into())),
            adjectives: country.adjectives.iter().copied().map(Text::from).collect(),
            ..Entry::default()
        });
        self.countries.insert(iso2.into(), id);
        for adjective in country.adjectives {
            self.names.add(adjective, Meaning::Adjective(id));
        }
        for demonym in country.demonyms {
            self.names.add(demonym, Meaning::Demonym(id));
        }
        for name in country.government {
            let name = name.strip_prefix("the ").unwrap_or(name);
            self.names.add(name, Meaning::Name(id));
        }
        for place in country.cities.into_iter().chain(country.regions) {
            if place != country.name {
                let id = self.add(place_in(place, iso2));
                for short in country.abbreviations.get(place).into_iter().flatten() {
                    self.abbreviations.add(short, id);
                }
            }
        }
        if let Some(capital) = country.capital.filter(|capital| *capital != country.name) {
            self.add_capital(capital, &country.capital_aliases, iso2, id);
        }
    }

    fn add_capital(
        &mut self,
        name: &'static str,
        aliases: &[&str],
        iso2: &'static str,
        country: EntryId,
    ) {
        let city = EntryId(self.entries.len());
        self.entries.push(place_in(name, iso2));
        self.entries[country.0].capital = Some(city);
        let meaning = Meaning::Capital { city, country };
        for name in std::iter::once(&name).chain(aliases) {
            self.names.add(name, meaning);
        }
    }

    fn add_actor(&mut self, actor: Actor<'static>) {
        let id = self.add(Entry {
            name: actor.name.into(),
            label: actor.label,
            aliases: actor.aliases.into_iter().map(Text::from).collect(),
            gender: actor.gender.map(Text::from),
            wikidata: actor.wikidata.map(Text::from),
            country: actor.country.map(Text::from),
            kind: actor.kind.map(Text::from),
            role: actor.role.map(Text::from),
            ..Entry::default()
        });
        self.by_name.insert(actor.name.into(), id);
        for member in actor.members {
            if let Some(country) = self.country(member) {
                self.entries[country.0].blocs.push(id);
            }
        }
    }
}

impl Entry {
    /// The name of a bloc, and its short name: "European Union", "EU".
    pub fn names_of_bloc(&self) -> impl Iterator<Item = &str> {
        let short = self.aliases.first();
        let short = short.filter(|short| short.len() < self.name.len());
        std::iter::once(&self.name).chain(short).map(|name| &**name)
    }
}

/// A name as it is written, without "the", without full stops, without accents, and with small letters where
/// it is written in capitals.
fn spellings(name: &str) -> Vec<String> {
    let name = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name);
    let mut all = vec![name.to_owned()];
    let mut add = |spelling: String| {
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    };
    add(name.replace('.', ""));
    add(name.replace('-', " "));
    if !name.is_ascii() {
        add(name
            .nfd()
            .filter(|letter| !is_combining_mark(*letter))
            .collect());
    }
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters > 4 && !name.contains(char::is_lowercase) {
        let words: Vec<String> = name.split(' ').map(capitalised).collect();
        add(words.join(" "));
    }
    all
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &letters.as_str().to_lowercase()
}

fn place_in(name: &'static str, iso2: &'static str) -> Entry {
    Entry {
        name: name.into(),
        label: EntryLabel::Place,
        country: Some(iso2.into()),
        ..Entry::default()
    }
}
