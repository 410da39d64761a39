//! Common nouns that stand for a country once it has been named: "the island".

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// For each noun the countries it can stand for, by two-letter code.
#[derive(Debug, Default)]
pub struct Descriptions {
    countries: FxHashMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Record {
    word: String,
    countries: Vec<String>,
}

impl Descriptions {
    /// Reads `descriptions.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        let records: Vec<Record> = serde_json::from_str(json)?;
        let countries = records
            .into_iter()
            .map(|record| (record.word, record.countries));
        Ok(Self {
            countries: countries.collect(),
        })
    }

    /// The countries that the noun can stand for.
    #[must_use]
    pub fn countries(&self, lower: &str) -> &[String] {
        self.countries.get(lower).map_or(&[], Vec::as_slice)
    }
}
