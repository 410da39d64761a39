//! A reader's own list of actors, their other names, topics and events, beside what the program knows.

mod check;
mod file;
#[cfg(test)]
mod tests;

use super::{EntryLabel, Event, Lexicon, Text};
use crate::Diagnostic;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// An array of objects.
    Json,
    /// A line of column names, then a line each; several aliases stand between `;`.
    Csv,
}

impl ListForm {
    /// The form that the end of a file's name tells.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let (_, end) = path.rsplit_once('.')?;
        match end.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// What sort of thing a record is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Actor(EntryLabel),
    Topic,
    Event,
}

/// One record, as it is written.
#[derive(Debug, Clone, Default)]
struct Record {
    /// Where it stands: "line 3", "record 2".
    place: String,
    name: String,
    label: Option<String>,
    aliases: Vec<String>,
    country: Option<String>,
    role: Option<String>,
    gender: Option<String>,
    wikidata: Option<String>,
    kind: Option<String>,
    broader: Option<String>,
    /// The first and the last day of an event.
    date: Option<String>,
    until: Option<String>,
    /// Where an event is.
    city: Option<String>,
}

impl Lexicon {
    /// Adds a list of actors, other names of known ones, topics and events; what it says goes before what was known.
    /// Nothing is added from a list with mistakes.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, ListForm};
    /// let mut lexicon = Lexicon::builtin();
    /// let list = "name,label,aliases\nHarbour Board,Organization,the Board;HB\n";
    /// lexicon.add_list(list, ListForm::Csv).unwrap();
    /// assert!(lexicon.gazetteer.named("Harbour Board").is_some());
    /// ```
    ///
    /// # Errors
    /// Every row that makes no sense, and why.
    pub fn add_list(&mut self, text: &str, form: ListForm) -> Result<(), Vec<Diagnostic>> {
        let records = file::records(text, form)?;
        let checked = check::check(self, &records)?;
        for (record, sort) in records.into_iter().zip(checked) {
            match sort {
                Sort::Topic => {
                    let broader = record.broader.as_deref();
                    self.topics.add_own(&record.name, &record.aliases, broader);
                }
                Sort::Event => self.add_event(record),
                Sort::Actor(label) => self.add_actor(record, label),
            }
        }
        Ok(())
    }

    fn add_event(&mut self, record: Record) {
        let country = record.country;
        let country = country.and_then(|country| self.gazetteer.iso_of(&country));
        let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
        self.events.add(Event {
            name: record.name,
            aliases: record.aliases,
            date: day(record.date),
            until: day(record.until),
            country: country.map(Text::into_owned),
            place: record.city,
            wikidata: record.wikidata,
            ..Event::default()
        });
    }

    fn add_actor(&mut self, record: Record, label: EntryLabel) {
        let gazetteer = &mut self.gazetteer;
        let country = record
            .country
            .and_then(|country| gazetteer.iso_of(&country));
        gazetteer.add_own(super::Entry {
            name: record.name.into(),
            label,
            aliases: record.aliases.into_iter().map(Text::from).collect(),
            gender: record.gender.map(Text::from),
            wikidata: record.wikidata.map(Text::from),
            country,
            kind: record.kind.map(Text::from),
            role: record.role.map(Text::from),
            ..super::Entry::default()
        });
    }
}
