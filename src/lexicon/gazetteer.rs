//! Names of countries, places, people and organisations.

use super::phrases::Phrases;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One thing the gazetteer knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Canonical name.
    pub name: String,
    /// What kind of thing it is.
    pub label: EntryLabel,
    /// Other names.
    pub aliases: Vec<String>,
    /// `male` or `female`, where known.
    pub gender: Option<String>,
    /// Wikidata item, where known.
    pub wikidata: Option<String>,
    /// ISO 3166 two- and three-letter codes of a country.
    pub iso: Option<(String, String)>,
    /// Two-letter code of the country it belongs to.
    pub country: Option<String>,
    /// For an organisation, what sort: `ministry`, `media`.
    pub kind: Option<String>,
    /// What somebody is known as, when that is no office.
    pub role: Option<String>,
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
    countries: FxHashMap<String, EntryId>,
    by_name: FxHashMap<String, EntryId>,
}

#[derive(Deserialize)]
struct Country {
    name: String,
    #[serde(default)]
    official: Option<String>,
    iso2: String,
    iso3: String,
    #[serde(default)]
    wikidata: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    capital: Option<String>,
    #[serde(default)]
    capital_aliases: Vec<String>,
    #[serde(default)]
    cities: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    government: Vec<String>,
    /// Short forms of regions, which follow a city and a comma: `Calif.`
    #[serde(default)]
    abbreviations: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Actor {
    name: String,
    label: EntryLabel,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    gender: Option<String>,
    #[serde(default)]
    wikidata: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    role: Option<String>,
}

impl Gazetteer {
    /// Reads `countries.json` and `actors.json`.
    ///
    /// # Errors
    /// When one is no JSON of its shape.
    pub fn read(countries: &str, actors: &str) -> serde_json::Result<Self> {
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

    fn add_country(&mut self, country: Country) {
        let iso2 = country.iso2;
        let mut aliases = country.aliases;
        aliases.extend(country.official);
        let id = self.add(Entry {
            name: country.name.clone(),
            label: EntryLabel::Country,
            aliases,
            wikidata: country.wikidata,
            iso: Some((iso2.clone(), country.iso3)),
            ..Entry::default()
        });
        self.countries.insert(iso2.clone(), id);
        for adjective in &country.adjectives {
            self.names.add(adjective, Meaning::Adjective(id));
        }
        for demonym in &country.demonyms {
            self.names.add(demonym, Meaning::Demonym(id));
        }
        for name in &country.government {
            let name = name.strip_prefix("the ").unwrap_or(name);
            self.names.add(name, Meaning::Name(id));
        }
        for place in country.cities.iter().chain(&country.regions) {
            if *place != country.name {
                let id = self.add(place_in(place, &iso2));
                for short in country.abbreviations.get(place).into_iter().flatten() {
                    self.abbreviations.add(short, id);
                }
            }
        }
        if let Some(capital) = country.capital.filter(|capital| *capital != country.name) {
            self.add_capital(&capital, &country.capital_aliases, &iso2, id);
        }
    }

    fn add_capital(&mut self, name: &str, aliases: &[String], iso2: &str, country: EntryId) {
        let city = EntryId(self.entries.len());
        self.entries.push(place_in(name, iso2));
        let meaning = Meaning::Capital { city, country };
        for name in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            self.names.add(name, meaning);
        }
    }

    fn add_actor(&mut self, actor: Actor) {
        let name = actor.name.clone();
        let id = self.add(Entry {
            name: actor.name,
            label: actor.label,
            aliases: actor.aliases,
            gender: actor.gender,
            wikidata: actor.wikidata,
            iso: None,
            country: actor.country,
            kind: actor.kind,
            role: actor.role,
        });
        self.by_name.insert(name, id);
    }
}

fn place_in(name: &str, iso2: &str) -> Entry {
    Entry {
        name: name.to_owned(),
        label: EntryLabel::Place,
        country: Some(iso2.to_owned()),
        ..Entry::default()
    }
}
