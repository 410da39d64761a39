//! Which event of the lexicon words mean: of a series the one of that year, month or place, or else the one
//! nearest to the day of publication.

use super::group::Group;
use super::scene::{Scene, code};
use super::sketch::Sketch;
use crate::extract::extraction::{EntityLabel, Period};
use crate::extract::reading::tag::Tag;
use crate::lexicon::{Event, EventId, EventWords};
use jiff::civil::Date;

/// An event is spoken of so many days before and after it without saying which one of its series.
const NEAR: i32 = 300;

/// What the words of a sketch mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An event.
    Event(EventId),
    /// A series, and nothing tells which one.
    Series(EventId),
    /// One of a series that the lexicon does not have: of that year.
    Other(EventId, i16),
}

/// What the lexicon says that a sketch means; a short form means nothing where its country is not spoken of.
pub(super) fn meaning(scene: &Scene, sketch: &Sketch, told: &[EventId]) -> Option<Meaning> {
    let found = |one: &EventWords| of_words(scene, sketch, *one, told);
    let meanings = || sketch.meanings.iter().filter_map(found);
    let single = meanings().find(|one| matches!(one, Meaning::Event(_)));
    single.or_else(|| meanings().next())
}

fn of_words(
    scene: &Scene,
    sketch: &Sketch,
    words: EventWords,
    told: &[EventId],
) -> Option<Meaning> {
    let events = &scene.lexicon.events;
    let event = events.event(words.event);
    if words.is_short && !is_meant(scene, sketch, event) {
        return None;
    }
    let editions = events.editions(words.event);
    if editions.is_empty() {
        let is_other_year = sketch
            .year
            .zip(event.date)
            .is_some_and(|(year, date)| date.year() != year);
        let is_later = scene
            .day
            .zip(event.date)
            .is_some_and(|(day, date)| date > day);
        let is_yet_to_come = is_later && sketch.group == Some(Group::Attack);
        let is_bare = words.is_short && !is_dated(sketch) && sketch.place.is_none();
        let is_vague = is_bare && is_one_word(scene, sketch);
        let is_other = is_other_year || is_yet_to_come || is_vague;
        return (!is_other).then_some(Meaning::Event(words.event));
    }
    if let Some(edition) = edition(scene, sketch, editions) {
        let is_bare = words.is_short && !is_dated(sketch) && is_one_word(scene, sketch);
        return (!is_bare).then_some(Meaning::Event(edition));
    }
    if is_dated(sketch) {
        let year = year(sketch).filter(|_| !words.is_short);
        return year.map(|year| Meaning::Other(words.event, year));
    }
    let mut own = editions.iter().filter(|edition| told.contains(edition));
    match (own.next(), own.next()) {
        (Some(only), None) if !is_one_word(scene, sketch) => Some(Meaning::Event(*only)),
        _ if words.is_short => None,
        _ => Some(Meaning::Series(words.event)),
    }
}

/// Whether a short form can mean an event: its country is spoken of, and nothing before the words makes it
/// another.
fn is_meant(scene: &Scene, sketch: &Sketch, event: &Event) -> bool {
    let reading = scene.reading;
    let country = sketch
        .place
        .filter(|place| scene.entities.label(*place) == EntityLabel::Country);
    let is_free = !matches!(
        reading.tag_before(sketch.words.start),
        Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Adjective
    );
    is_free
        && sketch.qualifiers.is_empty()
        && sketch.owner.is_none()
        && sketch.place.is_some() == country.is_some()
        && event
            .country
            .as_deref()
            .is_some_and(|iso2| scene.is_on(iso2, country))
}

fn is_one_word(scene: &Scene, sketch: &Sketch) -> bool {
    let text = scene.reading.text_of(&sketch.words);
    !text.contains(char::is_whitespace)
}

fn is_dated(sketch: &Sketch) -> bool {
    sketch.year.is_some() || sketch.period.is_some()
}

/// The year that the words tell.
pub(super) fn year(sketch: &Sketch) -> Option<i16> {
    let period = sketch
        .period
        .filter(|period| period.first.year() == period.last.year() || length(*period) <= 31);
    sketch.year.or(period.map(|period| period.first.year()))
}

/// The one of a series that the words tell, or else the nearest.
fn edition(scene: &Scene, sketch: &Sketch, editions: &[EventId]) -> Option<EventId> {
    let event = |id: &EventId| scene.lexicon.events.event(*id);
    let here: Vec<EventId> = editions
        .iter()
        .copied()
        .filter(|id| is_there(scene, sketch, event(id)))
        .collect();
    let then = here.iter().copied().filter(|id| is_then(sketch, event(id)));
    let then: Vec<EventId> = then.collect();
    if let [only] = then.as_slice()
        && (is_dated(sketch) || here.len() < editions.len())
    {
        return Some(*only);
    }
    let near = |candidates: &[EventId]| {
        let distance = |id: &EventId| Some(distance(scene.day?, event(id)));
        let near = candidates
            .iter()
            .filter_map(|id| Some((distance(id)?, *id)));
        let (days, id) = near.min()?;
        (days <= NEAR).then_some(id)
    };
    let month = sketch.period.filter(|period| is_month(*period));
    match month {
        // "the November election" may be the one to come.
        Some(month) if then.is_empty() => {
            let fits = |id: &EventId| {
                event(id)
                    .date
                    .is_some_and(|date| date.month() == month.first.month())
            };
            near(&here.into_iter().filter(fits).collect::<Vec<_>>())
        }
        _ => near(&then),
    }
}

/// Whether an event is where the words say.
fn is_there(scene: &Scene, sketch: &Sketch, event: &Event) -> bool {
    let Some(place) = sketch.place else {
        return true;
    };
    let entity = scene.entities.get(place);
    if entity.label == EntityLabel::Country {
        let own = code(scene.entities, place);
        return event.country.is_none() || event.country.as_deref() == own;
    }
    let is_named = |own: &String| *own == entity.name || entity.aliases.contains(own);
    event.place.as_ref().is_none_or(is_named)
}

/// Whether an event is when the words say.
fn is_then(sketch: &Sketch, event: &Event) -> bool {
    let Some(date) = event.date else { return false };
    let last = event.until.unwrap_or(date);
    let is_in_year = |year: i16| date.year() == year || event.name.contains(&year.to_string());
    let overlaps = |period: Period| period.first <= last && date <= period.last;
    sketch.year.is_none_or(is_in_year) && sketch.period.is_none_or(overlaps)
}

/// Days between a day and an event.
pub(super) fn distance(day: Date, event: &Event) -> i32 {
    let days = |date: Date| (date - day).get_days();
    match (event.date.map(days), event.last_day().map(days)) {
        (Some(first), _) if first > 0 => first,
        (_, Some(last)) if last < 0 => -last,
        (Some(_), _) => 0,
        _ => i32::MAX,
    }
}

/// Number of days.
fn length(period: Period) -> i32 {
    (period.last - period.first).get_days() + 1
}

/// Whether a time is a whole month.
pub(super) fn is_month(period: Period) -> bool {
    period.first.month() == period.last.month() && (28..=31).contains(&length(period))
}
