//! Whether records make sense, each by itself and with what is known.

use super::{Record, Sort};
use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::lexicon::{EntryLabel, Lexicon, gender_of};
use jiff::civil::Date;

/// What a record can be of.
const LABELS: [(&str, Sort); 6] = [
    ("Person", Sort::Actor(EntryLabel::Person)),
    ("Organization", Sort::Actor(EntryLabel::Organization)),
    ("Country", Sort::Actor(EntryLabel::Country)),
    ("Place", Sort::Actor(EntryLabel::Place)),
    ("Topic", Sort::Topic),
    ("Event", Sort::Event),
];

/// What each record is of; or all that makes no sense.
pub(super) fn check(lexicon: &Lexicon, records: &[Record]) -> Result<Vec<Sort>, Vec<Diagnostic>> {
    let mut sorts = Vec::with_capacity(records.len());
    let mut problems = Vec::new();
    for record in records {
        match sort(lexicon, record).and_then(|sort| agrees(lexicon, records, record, sort)) {
            Ok(sort) => sorts.push(sort),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(sorts)
    } else {
        Err(problems)
    }
}

fn sort(lexicon: &Lexicon, record: &Record) -> Result<Sort, Diagnostic> {
    let place = &record.place;
    if record.name.trim().is_empty() {
        return Err(Diagnostic::new(format!("{place} has no `name`")));
    }
    let Some(label) = &record.label else {
        return known(lexicon, &record.name).ok_or_else(|| {
            let message = format!("{place}: `{}` is not known and has no `label`", record.name);
            Diagnostic::new(message).hint("labels: Person, Organization, Place, Topic, Event")
        });
    };
    let found = LABELS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(label));
    found.map(|(_, sort)| *sort).ok_or_else(|| {
        let problem = Diagnostic::new(format!("{place}: `{label}` is no label"));
        match did_you_mean(label, LABELS.map(|(name, _)| name)) {
            Some(hint) => problem.hint(hint),
            None => problem.hint("labels: Person, Organization, Place, Topic, Event"),
        }
    })
}

/// What something is that is known already.
fn known(lexicon: &Lexicon, name: &str) -> Option<Sort> {
    let entry = lexicon.gazetteer.find(name);
    let actor = entry.map(|id| Sort::Actor(lexicon.gazetteer.entry(id).label));
    actor
        .or_else(|| lexicon.topics.named(name).map(|_| Sort::Topic))
        .or_else(|| lexicon.events.named(name).map(|_| Sort::Event))
}

fn agrees(
    lexicon: &Lexicon,
    records: &[Record],
    record: &Record,
    sort: Sort,
) -> Result<Sort, Diagnostic> {
    let place = &record.place;
    let wrong = |message: String| Err(Diagnostic::new(format!("{place}: {message}")));
    if let Some(gender) = record
        .gender
        .as_ref()
        .filter(|gender| gender_of(gender).is_none())
    {
        return wrong(format!("`gender` is `male` or `female`, not `{gender}`"));
    }
    if let Some(item) = record.wikidata.as_ref().filter(|item| !is_item(item)) {
        return wrong(format!(
            "`wikidata` is an item such as `Q15031`, not `{item}`"
        ));
    }
    if let Some(country) = &record.country
        && lexicon.gazetteer.iso_of(country).is_none()
    {
        return wrong(format!(
            "`{country}` is no country: name it, or give its two letters"
        ));
    }
    for day in record.date.iter().chain(&record.until) {
        if sort != Sort::Event {
            return wrong("`date` and `until` are for events only".to_owned());
        }
        if day.parse::<Date>().is_err() {
            return wrong(format!("a date is written `2025-10-31`, not `{day}`"));
        }
    }
    if record.city.is_some() && sort != Sort::Event {
        return wrong("`place` is for events only".to_owned());
    }
    if sort == Sort::Actor(EntryLabel::Country) && known(lexicon, &record.name) != Some(sort) {
        return wrong(format!(
            "`{}` is no country that is known; countries only get other names",
            record.name
        ));
    }
    if let Some(broader) = &record.broader {
        if sort != Sort::Topic {
            return wrong("`broader` is for topics only".to_owned());
        }
        let is_here = records.iter().any(|other| other.name == *broader);
        if !is_here && lexicon.topics.named(broader).is_none() {
            return wrong(format!("`{broader}` is no topic"));
        }
    }
    Ok(sort)
}

fn is_item(item: &str) -> bool {
    let digits = item.strip_prefix('Q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
