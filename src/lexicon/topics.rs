//! What statements are about, from wide to narrow, and the words that show it.

use super::phrases::Phrases;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// One topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// In lower case: `trade`.
    pub name: String,
    /// The words that show it.
    pub words: Vec<String>,
    /// The wider topic it is part of.
    pub broader: Option<TopicId>,
    /// Two-letter codes of the countries that it is about.
    pub countries: Vec<String>,
}

/// Index of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub usize);

/// All topics.
#[derive(Debug, Default)]
pub struct Topics {
    topics: Vec<Topic>,
    words: Phrases<TopicId>,
}

#[derive(Deserialize)]
struct Record {
    name: String,
    #[serde(default)]
    broader: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    countries: Vec<String>,
}

impl Topics {
    /// Reads `topics.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        let records: Vec<Record> = serde_json::from_str(json)?;
        let ids: FxHashMap<String, TopicId> = records
            .iter()
            .enumerate()
            .map(|(index, record)| (record.name.clone(), TopicId(index)))
            .collect();
        let mut topics = Self::default();
        for (index, record) in records.into_iter().enumerate() {
            topics.words.add(&record.name, TopicId(index));
            for word in &record.words {
                topics.words.add(word, TopicId(index));
            }
            let broader = record
                .broader
                .as_ref()
                .and_then(|name| ids.get(name))
                .copied();
            topics.topics.push(Topic {
                name: record.name,
                words: record.words,
                broader,
                countries: record.countries,
            });
        }
        Ok(topics)
    }

    /// Number of words and topic of the longest phrase of which `word(0)`, `word(1)`, … are the
    /// words, in lower case.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, TopicId)> {
        self.words.longest(word)
    }

    /// The topic of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<TopicId> {
        let place = self.topics.iter().position(|topic| topic.name == name)?;
        Some(TopicId(place))
    }

    /// Adds what a reader's list says: words to the topic of that name, if there is one.
    pub(super) fn add_own(&mut self, name: &str, words: &[String], broader: Option<&str>) {
        let id = self.make(&name.to_lowercase());
        for word in std::iter::once(name).chain(words.iter().map(String::as_str)) {
            let word = word.to_lowercase();
            self.words.put(&word, id);
            let own = &mut self.topics[id.0].words;
            if !own.contains(&word) {
                own.push(word);
            }
        }
        if let Some(broader) = broader {
            let broader = self.make(&broader.to_lowercase());
            self.topics[id.0].broader =
                Some(broader).filter(|broader| !self.is_above(id, *broader));
        }
    }

    /// The topic of that name, made if there is none.
    fn make(&mut self, name: &str) -> TopicId {
        self.named(name).unwrap_or_else(|| {
            self.topics.push(Topic {
                name: name.to_owned(),
                words: Vec::new(),
                broader: None,
                countries: Vec::new(),
            });
            TopicId(self.topics.len() - 1)
        })
    }

    /// Whether a topic is another or wider than it.
    fn is_above(&self, wider: TopicId, narrower: TopicId) -> bool {
        let mut above = Some(narrower);
        while let Some(id) = above {
            if id == wider {
                return true;
            }
            above = self.topics[id.0].broader;
        }
        false
    }

    /// The topic with that index.
    ///
    /// # Panics
    /// When the index is another list's.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.0]
    }
}
