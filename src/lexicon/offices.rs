//! Who holds which office when.

use super::phrases::Phrases;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// An office of a country or an organisation, and who has held it.
#[derive(Debug, Clone, Deserialize)]
pub struct Office {
    /// As in "Prime Minister".
    #[serde(rename = "office")]
    pub name: String,
    /// Two-letter code of its country.
    pub country: Option<String>,
    /// Its organisation.
    pub organization: Option<String>,
    /// Words that with the country or organisation mean this office, in lower case.
    pub titles: Vec<String>,
    /// In the order of their terms.
    pub holders: Vec<Holder>,
}

/// Somebody in an office.
#[derive(Debug, Clone, Deserialize)]
pub struct Holder {
    /// Canonical name.
    pub name: String,
    /// First day, where known.
    pub from: Option<Date>,
    /// Last day, where known.
    pub to: Option<Date>,
}

impl Holder {
    /// Whether the term, as far as it is known, includes the day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// Index of a title, such as "prime minister", whatever country it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TitleId(usize);

/// All offices.
#[derive(Debug, Default)]
pub struct Offices {
    list: Vec<Office>,
    titles: Phrases<TitleId>,
    by_title: Vec<Vec<usize>>,
    by_holder: FxHashMap<String, Vec<usize>>,
}

impl Offices {
    /// Reads `offices.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        let mut offices = Self {
            list: serde_json::from_str(json)?,
            ..Self::default()
        };
        let mut ids: FxHashMap<String, TitleId> = FxHashMap::default();
        for (index, office) in offices.list.iter().enumerate() {
            for holder in &office.holders {
                let own = offices.by_holder.entry(holder.name.clone()).or_default();
                own.push(index);
            }
            for title in &office.titles {
                let next = TitleId(ids.len());
                let id = *ids.entry(title.clone()).or_insert(next);
                if id == next {
                    offices.titles.add(title, id);
                    offices.by_title.push(Vec::new());
                }
                offices.by_title[id.0].push(index);
            }
        }
        Ok(offices)
    }

    /// Number of words and index of the longest title of which `word(0)`, … are the words, in lower
    /// case.
    pub fn longest_title<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, TitleId)> {
        self.titles.longest(word)
    }

    /// The offices with that title, of all countries and organisations.
    pub fn with_title(&self, title: TitleId) -> impl Iterator<Item = &Office> {
        let offices = self.by_title.get(title.0).into_iter().flatten();
        offices.filter_map(|&index| self.list.get(index))
    }

    /// The first of the offices that somebody surely holds on a day.
    #[must_use]
    pub fn held_by(&self, name: &str, day: Date) -> Option<&Office> {
        let holds = |office: &&Office| {
            office
                .holders
                .iter()
                .any(|holder| holder.name == name && holder.from.is_some() && holder.holds_on(day))
        };
        let own = self.by_holder.get(name).into_iter().flatten();
        own.filter_map(|&index| self.list.get(index)).find(holds)
    }

    /// Whether somebody holds an office of that title, on that day if one is given.
    #[must_use]
    pub fn has_title(&self, name: &str, title: TitleId, day: Option<Date>) -> bool {
        self.with_title(title).any(|office| {
            office
                .holders
                .iter()
                .any(|holder| holder.name == name && day.is_none_or(|day| holder.holds_on(day)))
        })
    }
}
