//! The real things a document speaks of, each once.

mod join;
pub(super) mod office;
pub(super) mod resolve;

pub use join::Joint;

use crate::extract::extraction::{Entity, EntityId, EntityLabel, Extraction};
use crate::lexicon::{EntryId, EntryLabel, EventId, Gender, Lexicon, Text, TopicId, gender_of};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Countries where the family name comes first.
const FAMILY_FIRST: [&str; 8] = ["CN", "HK", "KH", "KP", "KR", "MO", "TW", "VN"];

/// What the gazetteer calls somebody of whom it knows no office.
const OCCUPATION: &str = "politician";

/// Entities under construction, found by what they are known as.
pub(super) struct Entities<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) list: Vec<Entity>,
    entries: FxHashMap<EntryId, EntityId>,
    topics: FxHashMap<TopicId, EntityId>,
    events: FxHashMap<EventId, EntityId>,
    names: FxHashMap<String, EntityId>,
    surnames: FxHashMap<String, Vec<EntityId>>,
    /// Who is only there if a pronoun stands for them.
    loose: FxHashMap<String, EntityId>,
}

impl<'a> Entities<'a> {
    /// None yet.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            list: Vec::new(),
            entries: FxHashMap::default(),
            topics: FxHashMap::default(),
            events: FxHashMap::default(),
            names: FxHashMap::default(),
            surnames: FxHashMap::default(),
            loose: FxHashMap::default(),
        }
    }

    pub(super) fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0]
    }

    pub(super) fn label(&self, id: EntityId) -> EntityLabel {
        self.list[id.0].label
    }

    pub(super) fn gender(&self, id: EntityId) -> Option<Gender> {
        gender_of(self.list[id.0].gender.as_deref()?)
    }

    /// Whether it is a person, or looks like one and nothing else is known of it.
    pub(super) fn can_be_person(&self, id: EntityId) -> bool {
        let entity = &self.list[id.0];
        let is_vague = matches!(entity.label, EntityLabel::Organization | EntityLabel::Place)
            && !entity.known
            && entity.of.is_empty();
        entity.label == EntityLabel::Person || is_vague && self.looks_like_person(&entity.name)
    }

    /// Whether a name is one to three words of letters, none of which a body or a place has in its name.
    pub(super) fn looks_like_person(&self, name: &str) -> bool {
        let is_plain = |word: &str| {
            let lower = word.to_lowercase();
            let kinds = self.lexicon.words.kinds(&lower);
            word.starts_with(char::is_uppercase)
                && word.contains(char::is_lowercase)
                && word.chars().all(char::is_alphabetic)
                && !self.lexicon.names.is_body(&lower)
                && (kinds.is_empty() || !name.contains(' '))
        };
        let mut words = name.split(' ');
        name.split(' ').count() <= 3 && words.all(is_plain)
    }

    /// Takes for a person what a pronoun surely stands for.
    pub(super) fn set_person(&mut self, id: EntityId, gender: Gender) {
        self.list[id.0].label = EntityLabel::Person;
        self.set_gender(id, Some(gender));
    }

    /// The entity of a gazetteer entry, made at its first mention.
    pub(super) fn of_entry(&mut self, entry: EntryId) -> EntityId {
        if let Some(&id) = self.entries.get(&entry) {
            return id;
        }
        let known = self.lexicon.gazetteer.entry(entry);
        let country = known
            .country
            .as_deref()
            .and_then(|iso2| self.lexicon.gazetteer.country(iso2));
        let of = country
            .filter(|&country| country != entry)
            .map(|country| self.of_entry(country));
        let label = match known.label {
            EntryLabel::Person => EntityLabel::Person,
            EntryLabel::Organization => EntityLabel::Organization,
            EntryLabel::Country => EntityLabel::Country,
            EntryLabel::Place => EntityLabel::Place,
        };
        let gazetteer = &self.lexicon.gazetteer;
        let text = |text: &Option<Text>| text.as_deref().map(str::to_owned);
        let blocs = known.blocs.iter();
        let blocs = blocs.flat_map(|bloc| gazetteer.entry(*bloc).names_of_bloc());
        let capital = known
            .capital
            .map(|city| gazetteer.entry(city).name.to_string());
        let iso = known.iso.as_ref();
        let id = self.add(Entity {
            aliases: known.aliases.iter().map(ToString::to_string).collect(),
            role: text(&known.role),
            gender: text(&known.gender),
            wikidata: text(&known.wikidata),
            iso: iso.map(|(iso2, iso3)| (iso2.to_string(), iso3.to_string())),
            of: of.into_iter().collect(),
            adjectives: known.adjectives.iter().map(ToString::to_string).collect(),
            capital,
            blocs: blocs.map(str::to_owned).collect(),
            known: true,
            ..Entity::new(&*known.name, label)
        });
        self.entries.insert(entry, id);
        id
    }

    /// The entity of a gazetteer entry, if it is in the document.
    pub(super) fn present(&self, entry: EntryId) -> Option<EntityId> {
        self.entries.get(&entry).copied()
    }

    /// The entity of that canonical name, if it is in the document.
    pub(super) fn present_name(&self, name: &str) -> Option<EntityId> {
        self.names.get(name).copied()
    }

    /// The entity of a topic, and of the wider ones it is part of.
    pub(super) fn of_topic(&mut self, topic: TopicId) -> EntityId {
        if let Some(&id) = self.topics.get(&topic) {
            return id;
        }
        let known = self.lexicon.topics.topic(topic);
        let id = self.add(Entity {
            aliases: known
                .words
                .iter()
                .filter(|word| **word != known.name)
                .cloned()
                .collect(),
            known: true,
            ..Entity::new(&known.name, EntityLabel::Topic)
        });
        self.topics.insert(topic, id);
        self.list[id.0].broader = known.broader.map(|broader| self.of_topic(broader));
        id
    }

    /// The entity of an event that is known; one of a series is called as the series is, too.
    pub(super) fn of_event(&mut self, event: EventId) -> EntityId {
        if let Some(&id) = self.events.get(&event) {
            return id;
        }
        let (events, gazetteer) = (&self.lexicon.events, &self.lexicon.gazetteer);
        let known = events.event(event);
        let series = known.series.as_deref().and_then(|name| events.named(name));
        let of_series = series.map(|series| events.event(series));
        let mut aliases = known.aliases.clone();
        if let Some(series) = of_series {
            aliases.push(series.name.clone());
            aliases.extend(series.aliases.iter().cloned());
        }
        let country = known.country.as_deref();
        let country = country.and_then(|iso2| gazetteer.country(iso2));
        let of = country.map(|country| self.of_entry(country));
        let id = self.add(Entity {
            aliases,
            wikidata: known.wikidata.clone(),
            of: of.into_iter().collect(),
            date: known.date,
            until: known.until,
            place: known.place.clone(),
            known: true,
            ..Entity::new(&known.name, EntityLabel::Event)
        });
        self.events.insert(event, id);
        id
    }

    /// A new person, organisation or place of that name, or the one met before.
    pub(super) fn of_name(&mut self, name: &str, label: EntityLabel) -> EntityId {
        if let Some(&id) = self.names.get(name)
            && self.label(id) == label
        {
            return id;
        }
        self.add(Entity::new(name, label))
    }

    /// Somebody who may be called so, or something else that is: what only a pronoun can tell.
    pub(super) fn of_loose(&mut self, name: &str) -> EntityId {
        if let Some(&id) = self.loose.get(name) {
            return id;
        }
        let id = EntityId(self.list.len());
        self.list.push(Entity::new(name, EntityLabel::Person));
        self.loose.insert(name.to_owned(), id);
        id
    }

    /// Whether nothing but a capitalised word tells of somebody.
    pub(super) fn is_loose(&self, id: EntityId) -> bool {
        self.loose.get(&self.get(id).name) == Some(&id)
    }

    /// Takes for a person what a pronoun stands for.
    pub(super) fn settle(&mut self, id: EntityId) {
        if self.is_loose(id) {
            self.loose.remove(&self.list[id.0].name);
        }
    }

    /// The people in the document with that surname, in the order of their first mention.
    pub(super) fn with_surname(&self, surname: &str) -> &[EntityId] {
        self.surnames
            .get(&folded(surname))
            .map_or(&[], Vec::as_slice)
    }

    /// The person in the document with that first name, folded, if it is only one.
    pub(super) fn only_with_first_name(&self, first: &str) -> Option<EntityId> {
        let mut bearers = self.list.iter().enumerate().filter(|(_, entity)| {
            let own = entity.name.split_once(' ');
            entity.label == EntityLabel::Person && own.is_some_and(|(own, _)| folded(own) == first)
        });
        let (only, _) = bearers.next()?;
        bearers.next().is_none().then_some(EntityId(only))
    }

    /// The person in the document in whose name of three words or more that word stands, folded, if it is
    /// only one.
    pub(super) fn only_with_part(&self, word: &str) -> Option<EntityId> {
        let mut bearers = self.list.iter().enumerate().filter(|(_, entity)| {
            let is_long = entity.name.matches(' ').count() > 1;
            entity.label == EntityLabel::Person
                && is_long
                && entity.name.split(' ').any(|own| folded(own) == word)
        });
        let (only, _) = bearers.next()?;
        bearers.next().is_none().then_some(EntityId(only))
    }

    /// The body in the document whose words begin with these letters, if it is only one.
    pub(super) fn only_with_initials(&self, letters: &str) -> Option<EntityId> {
        let mut bodies = self.list.iter().enumerate().filter(|(_, entity)| {
            let words = entity.name.split([' ', '-']);
            let initials =
                words.filter_map(|word| word.chars().next().filter(|own| own.is_uppercase()));
            entity.label == EntityLabel::Organization && initials.eq(letters.chars())
        });
        let (only, _) = bodies.next()?;
        bodies.next().is_none().then_some(EntityId(only))
    }

    /// The body in the document whose name begins or ends with that word, if it is only one.
    pub(super) fn only_body_with(&self, word: &str) -> Option<EntityId> {
        let mut bodies = self.list.iter().enumerate().filter(|(_, entity)| {
            let mut words = entity.name.split(' ');
            let (first, last) = (words.next(), words.next_back());
            entity.label == EntityLabel::Organization
                && last.is_some()
                && (first == Some(word) || last == Some(word))
        });
        let (only, _) = bodies.next()?;
        bodies.next().is_none().then_some(EntityId(only))
    }

    /// Notes another name that the document uses.
    pub(super) fn add_alias(&mut self, id: EntityId, alias: &str) {
        let entity = &mut self.list[id.0];
        if entity.name != alias && !entity.aliases.iter().any(|known| known == alias) {
            entity.aliases.push(alias.to_owned());
        }
    }

    pub(super) fn set_gender(&mut self, id: EntityId, gender: Option<Gender>) {
        let name = match gender {
            Some(Gender::Male) => "male",
            Some(Gender::Female) => "female",
            None => return,
        };
        self.list[id.0]
            .gender
            .get_or_insert_with(|| name.to_owned());
    }

    /// Notes what somebody is; a text tells more than the gazetteer where this knows no office.
    pub(super) fn set_role(&mut self, id: EntityId, role: &str) {
        let own = &mut self.list[id.0].role;
        if own.as_deref().is_none_or(|own| own == OCCUPATION) {
            *own = Some(role.to_owned());
        }
    }

    /// Notes when an event is, where that was not known.
    pub(super) fn set_date(&mut self, id: EntityId, first: Date, last: Date) {
        let entity = &mut self.list[id.0];
        if entity.date.is_none() {
            entity.date = Some(first);
            entity.until = Some(last).filter(|last| *last > first);
        }
    }

    pub(super) fn set_of(&mut self, id: EntityId, of: EntityId) {
        let list = &mut self.list[id.0].of;
        if id != of && !list.contains(&of) {
            list.push(of);
        }
    }

    /// All but those who turned out to be nobody; gives what was found their new numbers.
    pub(super) fn finish(self, found: &mut Extraction) -> Vec<Entity> {
        if self.loose.is_empty() {
            return self.list;
        }
        let is_kept: Vec<bool> = (0..self.list.len())
            .map(|id| !self.is_loose(EntityId(id)))
            .collect();
        let places = is_kept.iter().scan(0, |next, is_kept| {
            let place = EntityId(*next);
            *next += usize::from(*is_kept);
            Some(place)
        });
        let places: Vec<EntityId> = places.collect();
        let mut is_kept = is_kept.into_iter();
        let mut list = self.list;
        list.retain(|_| is_kept.next().unwrap_or(true));
        for entity in &mut list {
            for id in entity.of.iter_mut().chain(&mut entity.broader) {
                *id = places[id.0];
            }
        }
        for id in found.entity_ids() {
            *id = places[id.0];
        }
        list
    }

    fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(self.list.len());
        if entity.label == EntityLabel::Person {
            let first = entity.name.split(' ').next().unwrap_or_default();
            let of = entity
                .of
                .iter()
                .filter_map(|of| self.list[of.0].iso.as_ref());
            let is_eastern = of.into_iter().any(|iso| FAMILY_FIRST.contains(&&*iso.0));
            let has_family_first = entity.name.contains(' ')
                && (is_eastern
                    || is_hyphened(&entity.name)
                    || self.lexicon.names.given(first).is_none());
            if has_family_first {
                let first = folded(first);
                self.surnames.entry(first).or_default().push(id);
            }
            let surname = folded(surname(&entity.name));
            self.surnames.entry(surname).or_default().push(id);
        }
        self.names.entry(entity.name.clone()).or_insert(id);
        self.list.push(entity);
        id
    }
}

/// Whether a given name of two parts stands behind the family's: "Lee *Ji-won*".
fn is_hyphened(name: &str) -> bool {
    let second = name.split(' ').nth(1);
    let parts = second.and_then(|second| second.split_once('-'));
    parts.is_some_and(|(_, last)| last.starts_with(char::is_lowercase))
}

/// A name without accents and capitals: "Erdoğan" and "Erdogan" are one.
pub(crate) fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let plain = name.nfd().filter(|letter| !is_combining_mark(*letter));
    let letters = plain
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            '’' => '\'',
            letter => letter,
        });
    letters
        .filter(|letter| !is_combining_mark(*letter))
        .collect()
}

/// A name without the initials between its first and last word: "Paul *D.* Ryan"; nothing if it has none.
pub(crate) fn without_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_inner = |at: usize| at > 0 && at + 1 < words.len();
    let kept = words
        .iter()
        .enumerate()
        .filter(|(at, word)| !(is_inner(*at) && is_initial(word)));
    let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
    (kept.len() < words.len()).then(|| kept.join(" "))
}

/// Whether a word is initials: "D.", "H.W.".
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|letter| *letter != '.');
    letters.clone().all(char::is_uppercase) && (1..=2).contains(&letters.count())
}

/// The last word of a name, a suffix such as `Jr.` not counted.
pub(super) fn surname(name: &str) -> &str {
    let mut words = name.split_whitespace().rev();
    let last = words.next().unwrap_or(name);
    if matches!(last, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV") {
        words.next().unwrap_or(last)
    } else {
        last
    }
}
