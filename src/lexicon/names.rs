//! Given names, titles and roles: what shows that a name is a person's or an organisation's.

use super::phrases::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Whom a word can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
}

/// Words that go with names.
#[derive(Debug, Default)]
pub struct Names {
    given: FxHashMap<String, Option<Gender>>,
    titles: FxHashMap<String, Option<Gender>>,
    suffixes: FxHashSet<String>,
    particles: FxHashSet<String>,
    roles: Phrases<()>,
    role_genders: FxHashMap<String, Gender>,
    bodies: FxHashSet<String>,
    endings: FxHashMap<String, [u16; 2]>,
}

#[derive(Deserialize)]
struct NamesFile {
    given: Gendered,
    titles: Gendered,
    #[serde(default)]
    suffixes: Vec<String>,
    #[serde(default)]
    particles: Vec<String>,
}

#[derive(Deserialize)]
struct Gendered {
    #[serde(default)]
    male: Vec<String>,
    #[serde(default)]
    female: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
}

impl Gendered {
    /// Each word with its gender; one that is both has none.
    fn map(self) -> FxHashMap<String, Option<Gender>> {
        let mut map: FxHashMap<String, Option<Gender>> = FxHashMap::default();
        map.extend(self.male.into_iter().map(|word| (word, Some(Gender::Male))));
        for word in self.female {
            let gender = if map.contains_key(&word) {
                None
            } else {
                Some(Gender::Female)
            };
            map.insert(word, gender);
        }
        map.extend(self.any.into_iter().map(|word| (word, None)));
        map
    }
}

#[derive(Deserialize)]
struct RolesFile {
    person: Vec<String>,
    organization: Vec<String>,
    #[serde(default)]
    gender: FxHashMap<String, String>,
}

/// The last three letters of a word, the last two, the last.
fn ends(lower: &str) -> impl Iterator<Item = &str> {
    let starts = lower.char_indices().rev().map(|(start, _)| start);
    let mut ends: Vec<&str> = starts.take(3).map(|start| &lower[start..]).collect();
    ends.reverse();
    ends.into_iter()
}

/// How many names of men and of women have each ending.
fn endings(given: &FxHashMap<String, Option<Gender>>) -> FxHashMap<String, [u16; 2]> {
    let mut counts: FxHashMap<String, [u16; 2]> = FxHashMap::default();
    for (name, gender) in given {
        let Some(gender) = gender else { continue };
        for end in ends(&name.to_lowercase()) {
            counts.entry(end.to_owned()).or_default()[usize::from(*gender == Gender::Female)] += 1;
        }
    }
    counts
}

impl Names {
    /// Reads `names.json` and `roles.json`.
    ///
    /// # Errors
    /// When one is no JSON of its shape.
    pub fn read(names: &str, roles: &str) -> serde_json::Result<Self> {
        let names: NamesFile = serde_json::from_str(names)?;
        let file: RolesFile = serde_json::from_str(roles)?;
        let mut roles = Phrases::default();
        for role in &file.person {
            roles.add(role, ());
        }
        let role_genders = file
            .gender
            .into_iter()
            .filter_map(|(role, gender)| Some((role, gender_of(&gender)?)));
        let given = names.given.map();
        Ok(Self {
            endings: endings(&given),
            given,
            titles: names.titles.map(),
            suffixes: names.suffixes.into_iter().collect(),
            particles: names.particles.into_iter().collect(),
            roles,
            role_genders: role_genders.collect(),
            bodies: file.organization.into_iter().collect(),
        })
    }

    /// Whether the word is a given name, and of whom.
    #[must_use]
    pub fn given(&self, word: &str) -> Option<Option<Gender>> {
        self.given.get(word).copied()
    }

    /// How many given names of men and of women end as the word does: in the same three letters, or else
    /// two, or else one.
    #[must_use]
    pub fn alike(&self, word: &str) -> [u16; 2] {
        let lower = word.to_lowercase();
        let found = ends(&lower).find_map(|end| self.endings.get(end));
        found.copied().unwrap_or_default()
    }

    /// Whether the word is a title before a name, and of whom.
    #[must_use]
    pub fn title(&self, word: &str) -> Option<Option<Gender>> {
        self.titles.get(word).copied()
    }

    /// Whether the word can end a name: `Jr.`
    #[must_use]
    pub fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(word)
    }

    /// Whether the word can stand in a name in lower case: `van`.
    #[must_use]
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Number of words of the longest role that begins here, in lower case: "press secretary".
    pub fn role<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.roles.longest(word).map(|(length, ())| length)
    }

    /// Of whom a role noun can be used, where the word says so: "spokeswoman".
    #[must_use]
    pub fn role_gender(&self, lower: &str) -> Option<Gender> {
        self.role_genders.get(lower).copied()
    }

    /// Whether the word is a head noun of organisations: "ministry".
    #[must_use]
    pub fn is_body(&self, lower: &str) -> bool {
        self.bodies.contains(lower)
    }
}

/// The gender of whom a personal pronoun in lower case stands for.
#[must_use]
pub fn gender_of_pronoun(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// The gender that the data files name so.
#[must_use]
pub fn gender_of(name: &str) -> Option<Gender> {
    match name {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}
