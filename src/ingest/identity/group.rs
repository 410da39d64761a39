//! Records of one entity: the same name, unless something tells them apart, and other spellings of it.

use super::Entry;
use crate::extract::{Entity, EntityLabel, folded, without_initials};
use crate::ingest::facts::Record;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Records that are about one, and what they know of it.
#[derive(Debug, Default)]
struct Group<'r> {
    records: Vec<u32>,
    gender: Option<&'r str>,
    role: Option<&'r str>,
    countries: Vec<&'r str>,
}

/// Which records are about one: by group, those that come first in the [order](is_before) first.
pub(super) fn groups(entries: &[Entry]) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..).take(entries.len()).collect();
    order.sort_by_cached_key(|record| rank(&entries[*record as usize]));
    let mut groups: Vec<Group<'_>> = Vec::new();
    same_name(entries, &order, &mut groups);
    groups.sort_by_cached_key(|group| rank(&entries[group.records[0] as usize]));
    let mut all = same_spelling(entries, groups);
    for records in &mut all {
        records.sort_by_cached_key(|record| rank(&entries[*record as usize]));
    }
    all
}

/// What the lexicon knows comes first, then what more documents say, then the plainer name, with its accents; the
/// rest only makes it an order.
fn rank(entry: &Entry) -> impl Ord + use<> {
    let entity = &entry.record.entity;
    let rest = postcard::to_allocvec(&entry.record).unwrap_or_default();
    (
        !entity.known,
        u32::MAX - entry.documents,
        entity.name.chars().count(),
        usize::MAX - entity.name.len(),
        entity.name.clone(),
        rest,
    )
}

/// Puts together those of the same label and name, unless gender or role and country tell them apart.
fn same_name<'r>(entries: &'r [Entry], order: &[u32], groups: &mut Vec<Group<'r>>) {
    let mut named: FxHashMap<(EntityLabel, &str), Vec<usize>> = FxHashMap::default();
    for number in order {
        let record = &entries[*number as usize].record;
        let entity = &record.entity;
        let own = named.entry((entity.label, &entity.name)).or_default();
        let same = own.iter().find(|group| !groups[**group].is_another(record));
        let group = same.copied().unwrap_or_else(|| {
            groups.push(Group::default());
            own.push(groups.len() - 1);
            groups.len() - 1
        });
        groups[group].add(*number, record);
    }
}

/// Puts together groups whose names differ in accents, capitals, marks and initials, where only one fits.
fn same_spelling(entries: &[Entry], groups: Vec<Group<'_>>) -> Vec<Vec<u32>> {
    let mut spelt: BTreeMap<(EntityLabel, String), Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Group<'_>> = Vec::new();
    for group in groups {
        let record = &entries[group.records[0] as usize].record;
        let name = &record.entity.name;
        let own = spelt.entry((record.entity.label, key(name))).or_default();
        let fits = |place: &&usize| {
            let other = &kept[**place];
            let known = &entries[other.records[0] as usize].record.entity;
            known.name != *name && may_be_one(&known.name, name) && !other.is_another(record)
        };
        let fitting: Vec<usize> = own.iter().filter(fits).copied().collect();
        if let [only] = fitting[..] {
            kept[only].join(group);
        } else {
            own.push(kept.len());
            kept.push(group);
        }
    }
    kept.into_iter().map(|group| group.records).collect()
}

impl<'r> Group<'r> {
    fn add(&mut self, number: u32, record: &'r Record) {
        self.records.push(number);
        self.gender = self.gender.or(record.entity.gender.as_deref());
        self.role = self.role.or(record.entity.role.as_deref());
        let countries = record.countries.iter().map(String::as_str);
        self.countries.extend(countries);
    }

    fn join(&mut self, other: Self) {
        self.records.extend(other.records);
        self.gender = self.gender.or(other.gender);
        self.role = self.role.or(other.role);
        self.countries.extend(other.countries);
    }

    /// Whether a record is about somebody else of the same name.
    fn is_another(&self, record: &Record) -> bool {
        let entity = &record.entity;
        let countries: Vec<&str> = record.countries.iter().map(String::as_str).collect();
        is_another(entity, &countries, self.gender, self.role, &self.countries)
    }
}

/// Whether somebody of the same name is somebody else: of another gender, or with another role in another
/// country.
pub(super) fn is_another(
    entity: &Entity,
    countries: &[&str],
    gender: Option<&str>,
    role: Option<&str>,
    known_countries: &[&str],
) -> bool {
    if entity.known || entity.label != EntityLabel::Person {
        return false;
    }
    let differs = |own: &Option<String>, known: Option<&str>| {
        own.as_deref()
            .is_some_and(|own| known.is_some_and(|known| !known.eq_ignore_ascii_case(own)))
    };
    let is_elsewhere = !known_countries.is_empty()
        && !countries.is_empty()
        && known_countries.iter().all(|name| !countries.contains(name));
    differs(&entity.gender, gender) || is_elsewhere && differs(&entity.role, role)
}

/// A name without initials, accents, capitals and marks.
pub(super) fn key(name: &str) -> String {
    let plain = folded(without_initials(name).as_deref().unwrap_or(name));
    let plain = plain
        .replace(['.', ',', '[', ']', '(', ')', '\''], "")
        .replace('-', " ");
    plain
        .strip_prefix("the ")
        .map(str::to_owned)
        .unwrap_or(plain)
}

/// Whether no initial of one is another than the other's.
pub(super) fn may_be_one(left: &str, right: &str) -> bool {
    let has_initials = |name: &str| without_initials(name).is_some();
    !has_initials(left)
        || !has_initials(right)
        || folded(left).replace('.', "") == folded(right).replace('.', "")
}
