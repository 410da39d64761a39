//! Events that news speaks of, and the words that mean them.

use super::phrases::Phrases;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// One event, or a series of them: *the G20 summit* of every year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Event {
    /// Canonical name: `2016 United States presidential election`.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words that mean it in articles on its country only: `presidential election`.
    #[serde(default)]
    pub short: Vec<String>,
    /// The first day.
    #[serde(default)]
    pub date: Option<Date>,
    /// The last day, where it is another.
    #[serde(default)]
    pub until: Option<Date>,
    /// Two-letter code of the country where it is.
    #[serde(default)]
    pub country: Option<String>,
    /// The city.
    #[serde(default)]
    pub place: Option<String>,
    /// Who meets there.
    #[serde(default)]
    pub people: Vec<String>,
    /// Wikidata item.
    #[serde(default)]
    pub wikidata: Option<String>,
    /// The series it is of.
    #[serde(default)]
    pub series: Option<String>,
}

impl Event {
    /// The last day; the first, where it is only one.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.or(self.date)
    }
}

/// Index of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub usize);

/// What words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventWords {
    /// The event or series.
    pub event: EventId,
    /// Whether they mean it in articles on its country only.
    pub is_short: bool,
    /// Whether they are written with a capital.
    pub is_capital: bool,
}

/// All events.
#[derive(Debug, Default)]
pub struct Events {
    list: Vec<Event>,
    editions: FxHashMap<String, Vec<EventId>>,
    by_name: FxHashMap<String, EventId>,
    words: Phrases<usize>,
    /// What the same words can mean.
    meanings: Vec<Vec<EventWords>>,
    places: FxHashMap<String, usize>,
}

impl Events {
    /// Reads `events.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        let events: Vec<Event> = serde_json::from_str(json)?;
        let mut own = Self::default();
        for event in events {
            own.add(event);
        }
        Ok(own)
    }

    /// Adds an event, or other names to the one of that name.
    pub(super) fn add(&mut self, event: Event) {
        let id = EventId(self.list.len());
        let id = *self.by_name.entry(event.name.clone()).or_insert(id);
        for name in std::iter::once(&event.name).chain(&event.aliases) {
            self.add_words(name, id, false);
        }
        for name in &event.short {
            self.add_words(name, id, true);
        }
        if let Some(known) = self.list.get_mut(id.0) {
            known.aliases.extend(event.aliases);
            return;
        }
        if let Some(series) = &event.series {
            self.editions.entry(series.clone()).or_default().push(id);
        }
        self.list.push(event);
    }

    fn add_words(&mut self, name: &str, event: EventId, is_short: bool) {
        let lower = name.to_lowercase();
        let new = EventWords {
            event,
            is_short,
            is_capital: lower != name,
        };
        let place = *self.places.entry(lower).or_insert_with_key(|lower| {
            self.words.add(lower, self.meanings.len());
            self.meanings.push(Vec::new());
            self.meanings.len() - 1
        });
        self.meanings[place].push(new);
    }

    /// Number of words of the longest phrase of which `word(0)`, `word(1)`, … are the words, in lower case,
    /// and what it can mean.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &[EventWords])> {
        let (length, place) = self.words.longest(word)?;
        Some((length, self.meanings.get(place)?))
    }

    /// The event of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<EventId> {
        self.by_name.get(name).copied()
    }

    /// The single events of a series; none, if it is one itself.
    #[must_use]
    pub fn editions(&self, series: EventId) -> &[EventId] {
        let name = &self.event(series).name;
        self.editions.get(name).map_or(&[], Vec::as_slice)
    }

    /// The event with that index.
    ///
    /// # Panics
    /// When the index is another list's.
    #[must_use]
    pub fn event(&self, id: EventId) -> &Event {
        &self.list[id.0]
    }

    /// All events and series.
    pub fn all(&self) -> impl Iterator<Item = (EventId, &Event)> {
        let events = self.list.iter().enumerate();
        events.map(|(place, event)| (EventId(place), event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_events_and_series_to_their_editions() {
        let events = Events::read(include_str!("../../data/events.json")).unwrap();
        let check = |text: &str, expected: &[&str]| {
            let words: Vec<_> = text.split(' ').collect();
            let found = events.longest(|at| words.get(at).copied().unwrap_or(""));
            let names = found.iter().flat_map(|(_, meanings)| meanings.iter());
            let names: Vec<_> = names
                .map(|one| events.event(one.event).name.as_str())
                .collect();
            assert_eq!(names, expected, "{text}");
        };
        check("wwii ended", &["World War II"]);
        check("apec leaders ' meeting", &["APEC summit"]);
        check(
            "federal election",
            &[
                "German federal election",
                "Canadian federal election",
                "Australian federal election",
            ],
        );
        check("summit", &[]);
        let series = events.named("APEC summit").unwrap();
        let years = events.editions(series).iter();
        let years: Vec<_> = years
            .filter_map(|id| events.event(*id).date.map(Date::year))
            .collect();
        assert!(years.contains(&2025) && years.is_sorted(), "{years:?}");
    }
}
