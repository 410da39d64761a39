//! What a document names and when, by where it stands.

use crate::extract::date::Dated;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Period, Sieve};
use crate::extract::reading::Reading;
use crate::lexicon::Lexicon;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A document with its names and dates.
pub(super) struct Scene<'s, 'l> {
    pub(super) reading: &'s Reading<'l>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) entities: &'s Entities<'l>,
    pub(super) day: Option<Date>,
    links: &'s [Link],
    dates: &'s [Dated],
    ends: FxHashMap<usize, usize>,
    starts: FxHashMap<usize, usize>,
    /// Code of the country that is spoken of most.
    country: Option<&'s str>,
}

impl<'s, 'l> Scene<'s, 'l> {
    pub(super) fn new(
        reading: &'s Reading<'l>,
        entities: &'s Entities<'l>,
        links: &'s [Link],
        dates: &'s [Dated],
        day: Option<Date>,
    ) -> Self {
        let names = links.iter().enumerate();
        let mut ends: FxHashMap<usize, usize> = FxHashMap::default();
        let mut starts: FxHashMap<usize, usize> = FxHashMap::default();
        for (place, link) in names.filter(|(_, link)| link.by != Sieve::Keyword) {
            ends.insert(link.words.end, place);
            starts.insert(link.words.start, place);
        }
        Self {
            reading,
            lexicon: reading.lexicon,
            entities,
            day,
            links,
            dates,
            ends,
            starts,
            country: most_spoken_of(entities, links),
        }
    }

    pub(super) fn name_ending(&self, end: usize) -> Option<&'s Link> {
        let link = self.links.get(*self.ends.get(&end)?)?;
        is_name(link).then_some(link)
    }

    pub(super) fn name_starting(&self, start: usize) -> Option<&'s Link> {
        let link = self.links.get(*self.starts.get(&start)?)?;
        is_name(link).then_some(link)
    }

    pub(super) fn pronoun_at(&self, at: usize) -> Option<&'s Link> {
        let link = self.links.get(*self.starts.get(&at)?)?;
        (link.by == Sieve::Pronoun).then_some(link)
    }

    pub(super) fn date_ending(&self, end: usize) -> Option<&'s Dated> {
        let after = self.dates.partition_point(|dated| dated.words.end < end);
        self.dates.get(after).filter(|dated| dated.words.end == end)
    }

    pub(super) fn date_starting(&self, start: usize) -> Option<&'s Dated> {
        let after = self
            .dates
            .partition_point(|dated| dated.words.start < start);
        self.dates
            .get(after)
            .filter(|dated| dated.words.start == start)
    }

    /// Whether a country is the one that is spoken of: named with the words, or else most in the document.
    pub(super) fn is_on(&self, iso2: &str, named: Option<EntityId>) -> bool {
        match named {
            Some(id) => code(self.entities, id) == Some(iso2),
            None => self.country.is_none_or(|country| country == iso2),
        }
    }

    /// Where somebody travels in that time: "to travel *to Beijing in April 2026*".
    pub(super) fn destination(&self, period: Period) -> Option<EntityId> {
        let same = self.dates.iter().filter(|dated| dated.period == period);
        let mut places = same.filter_map(|dated| {
            let link = self.name_ending(dated.words.start.checked_sub(1)?)?;
            let is_place = matches!(
                self.entities.label(link.entity),
                EntityLabel::Place | EntityLabel::Country
            );
            let before = link.words.start.checked_sub(1)?;
            (is_place && self.reading.lower(before) == "to").then_some(link.entity)
        });
        places.next()
    }

    /// Whether the document names a place so.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.entities.present_name(name).is_some()
    }

    /// Whether the document names all of them.
    pub(super) fn has_all(&self, names: &[String]) -> bool {
        let mut names = names.iter();
        names.all(|name| self.has_name(name))
    }
}

fn is_name(link: &Link) -> bool {
    matches!(
        link.by,
        Sieve::Gazetteer | Sieve::Name | Sieve::Alias | Sieve::Adjective
    )
}

/// The code of a country.
pub(super) fn code<'e>(entities: &'e Entities, id: EntityId) -> Option<&'e str> {
    let iso = entities.get(id).iso.as_ref()?;
    Some(iso.0.as_str())
}

/// The code of the country that is named most often, with its people, bodies and places.
fn most_spoken_of<'e>(entities: &'e Entities, links: &[Link]) -> Option<&'e str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for link in links.iter().filter(|link| is_name(link)) {
        let own = std::iter::once(&link.entity);
        for id in own.chain(&entities.get(link.entity).of) {
            if entities.label(*id) == EntityLabel::Country
                && let Some(code) = code(entities, *id)
            {
                *counts.entry(code).or_default() += 1;
            }
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|(code, count)| (*count, *code));
    most.map(|(code, _)| code)
}
