//! Who holds an office: "the Chinese president", "China's president", "the mayor of Lisbon", "the
//! former US president"; and who speaks by office for whom.

use super::{Entry, Names, fold};
use crate::graph::schema::label;
use crate::graph::{Graph, NodeId};
use crate::question::wording::{Wording, wording};

/// A role, as far as it is an office.
#[derive(Debug, Clone, Default)]
pub(super) struct Office {
    /// Without whom or what it is held for.
    pub(super) title: String,
    /// Whether it is held no more.
    pub(super) former: bool,
    /// For whom it is held.
    pub(super) owners: Vec<NodeId>,
    /// The words of the role after "of", "in", "for": "Osaka".
    pub(super) place: Option<String>,
}

/// What parts a title from whom or what it is held for.
const BEHIND: [&str; 5] = [" of ", " for ", " in ", " at ", " from "];

impl Names {
    /// Those whose role is that office.
    pub(in crate::question) fn find_office(&self, folded: &str) -> Vec<&Entry> {
        let wording = wording();
        let has_head = folded
            .split(' ')
            .any(|word| self.title_heads.contains(word));
        if !has_head {
            return Vec::new();
        }
        let (former, asked) = without_former(folded, wording);
        let whole = self.holders(None, asked, former);
        if !whole.is_empty() {
            return whole;
        }
        let mut parts = owners_and_titles(asked);
        parts
            .find_map(|(owner, title)| {
                let found = self.holders(Some(&owner), title, former);
                (!found.is_empty()).then_some(found)
            })
            .unwrap_or_default()
    }

    /// Those with a title; of an owner, where one is named.
    fn holders(&self, owner: Option<&str>, title: &str, former: bool) -> Vec<&Entry> {
        let (inner, title) = without_former(title, wording());
        let former = former || inner;
        let owners: Option<Vec<NodeId>> = owner.map(|owner| self.owners(owner));
        let fits = |entry: &&Entry| {
            let Some(office) = &entry.office else {
                return false;
            };
            let fits_owner = match (&owners, owner) {
                (Some(owners), Some(owner)) => {
                    office.owners.iter().any(|own| owners.contains(own))
                        || office.place.as_deref() == Some(owner)
                }
                _ => true,
            };
            fits_owner && office.former == former
        };
        let others: Vec<&str> = other_titles(title).collect();
        let variants = || std::iter::once(title).chain(others.iter().copied());
        let exact = |variant: &str| {
            let found = self.titles.get(variant).map_or(&[][..], Vec::as_slice);
            self.all(found)
                .into_iter()
                .filter(fits)
                .collect::<Vec<&Entry>>()
        };
        let found = exact(title);
        if !found.is_empty() {
            return found;
        }
        let found: Vec<&Entry> = others.iter().flat_map(|other| exact(other)).collect();
        if !found.is_empty() {
            return found;
        }
        let mut found: Vec<&Entry> = Vec::new();
        for variant in variants().filter(|title| !is_one(title)) {
            let ending = self
                .title_endings
                .get(variant)
                .map_or(&[][..], Vec::as_slice);
            for entry in self.all(ending).into_iter().filter(fits) {
                if !found.iter().any(|known| known.node == entry.node) {
                    found.push(entry);
                }
            }
        }
        found
    }

    /// The nodes that a name or an adjective stands for.
    fn owners(&self, owner: &str) -> Vec<NodeId> {
        let named = self.entities.get(owner).map(|found| &found.entries);
        let entries = named
            .into_iter()
            .chain(self.adjectives.get(owner))
            .flatten();
        entries.map(|entry| self.entries[*entry].node).collect()
    }

    /// Notes the office in somebody's role: "U.S. Secretary of State" is a secretary of state.
    pub(super) fn add_office(&mut self, graph: &Graph, role: &str, entry: usize) {
        let wording = wording();
        let folded = fold(role);
        let (former, role) = without_former(&folded, wording);
        let (title, behind) = self.split_behind(role);
        let (owner, title) = self.split_owner(title);
        let mut told: Vec<NodeId> = Vec::new();
        told.extend(owner.iter().flat_map(|owner| self.owners(owner)));
        told.extend(behind.iter().flat_map(|owner| self.owners(owner)));
        let ties = self.entries[entry].of.clone();
        // Of the countries that somebody is of, an office for a body is only for those that the body is of.
        let body = |node: &NodeId| graph.has_label(*node, label::ORGANIZATION);
        let owners = if told.iter().any(body) {
            let country_of = |node: NodeId| Names::of(graph, node);
            let countries: Vec<NodeId> = told.iter().copied().flat_map(country_of).collect();
            let kept = ties
                .into_iter()
                .filter(|tie| body(tie) || countries.contains(tie));
            told.iter().copied().chain(kept).collect()
        } else {
            told.iter().copied().chain(ties).collect()
        };
        let title = title.to_owned();
        let title = title.strip_prefix("own ").unwrap_or(&title).to_owned();
        self.titles
            .entry(title.as_str().into())
            .or_default()
            .push(entry);
        for ending in endings(&title).skip(1) {
            let modifiers = &title[..title.len() - ending.len()];
            let other = modifiers
                .split(' ')
                .any(|word| wording.not_the_office.iter().any(|not| not == word));
            if !other {
                self.title_endings
                    .entry(ending.into())
                    .or_default()
                    .push(entry);
            }
        }
        self.title_endings
            .entry(title.as_str().into())
            .or_default()
            .push(entry);
        if let Some(head) = title.rsplit(' ').next() {
            self.title_heads.insert(head.into());
        }
        self.entries[entry].office = Some(Office {
            title,
            former,
            owners,
            place: behind,
        });
    }

    /// Notes the last words of the titles that mean others.
    pub(super) fn add_heads(&mut self) {
        let heads = wording()
            .offices
            .keys()
            .filter_map(|title| title.rsplit([' ', '-']).next());
        self.title_heads.extend(heads.map(Box::from));
    }

    /// A role without what stands after "of" or "in", unless that is part of the title: "secretary of
    /// state".
    fn split_behind<'a>(&self, role: &'a str) -> (&'a str, Option<String>) {
        let cut = BEHIND.iter().filter_map(|of| {
            let at = role.find(of)?;
            let owner = fold(&role[at + of.len()..]);
            let is_place = matches!(*of, " in " | " at ");
            (is_place || !self.owners(&owner).is_empty() || self.genitive(&owner))
                .then_some((at, owner))
        });
        match cut.min_by_key(|(at, _)| *at) {
            Some((at, owner)) => (&role[..at], Some(owner)),
            None => (role, None),
        }
    }

    fn genitive(&self, owner: &str) -> bool {
        // "Chinas Taiwan Affairs Office": the body after its country.
        owner
            .split_once(' ')
            .is_some_and(|(_, rest)| !self.owners(rest).is_empty())
    }

    /// The longest name in front of a title, and the title.
    fn split_owner<'a>(&self, role: &'a str) -> (Option<String>, &'a str) {
        let spaces: Vec<usize> = role.match_indices(' ').map(|(at, _)| at).collect();
        for space in spaces.into_iter().rev() {
            let (owner, title) = (&role[..space], &role[space + 1..]);
            let stem = owner.strip_suffix('s').unwrap_or(owner);
            if let Some(own) = [owner, stem]
                .into_iter()
                .find(|own| !self.owners(own).is_empty())
            {
                return (Some(own.to_owned()), title);
            }
        }
        (None, role)
    }

    /// Those who speak for a country or body by their office, and its own bodies.
    pub(in crate::question) fn speakers_for(&self, node: NodeId) -> Vec<&Entry> {
        let entries = self.voices.get(&node).map_or(&[][..], Vec::as_slice);
        self.all(entries)
    }

    /// Notes who speaks for whom, once all offices are known.
    pub(super) fn add_voices(&mut self, graph: &Graph) {
        let rules = &wording().speaks_for;
        for place in 0..self.entries.len() {
            let entry = &self.entries[place];
            if entry.said == 0 {
                continue;
            }
            let mut spoken_for: Vec<NodeId> = Vec::new();
            if let Some(office) = entry.office.as_ref().filter(|office| !office.former) {
                for owner in &office.owners {
                    let is_country = graph.has_label(*owner, label::COUNTRY);
                    let titles = if is_country {
                        &rules.country
                    } else {
                        &rules.body
                    };
                    if titles.iter().any(|title| ends_in(&office.title, title)) {
                        spoken_for.push(*owner);
                        // Who speaks for a ministry speaks for its country.
                        if Self::is_state_body(graph, *owner) {
                            spoken_for.extend(Names::of(graph, *owner));
                        }
                    }
                }
            } else if Self::is_state_body(graph, entry.node) {
                spoken_for.extend(entry.of.iter().copied());
            }
            spoken_for.sort_unstable();
            spoken_for.dedup();
            for node in spoken_for {
                self.voices.entry(node).or_default().push(place);
            }
        }
    }

    /// Whether a body is a state's own: a ministry, an army.
    fn is_state_body(graph: &Graph, node: NodeId) -> bool {
        if !graph.has_label(node, label::ORGANIZATION) {
            return false;
        }
        let name = graph
            .property(node, "name")
            .and_then(crate::graph::Value::as_str);
        let name = fold(name.unwrap_or_default());
        let state = &wording().speaks_for.state;
        let has = |word: &String| format!(" {name} ").contains(&format!(" {word} "));
        state.iter().any(has)
    }
}

/// Whether `title` is `ending`, or another word before it.
pub(in crate::question) fn ends_in(title: &str, ending: &str) -> bool {
    let ending = ending.replace('-', " ");
    title == ending
        || title
            .strip_suffix(ending.as_str())
            .is_some_and(|before| before.ends_with(' '))
}

fn is_one(title: &str) -> bool {
    wording().one_office.iter().any(|one| one == title)
}

/// Titles that mean the same.
fn other_titles(title: &str) -> impl Iterator<Item = &'static str> {
    let others = wording().offices.get(title).into_iter().flatten();
    others.map(String::as_str)
}

/// Whether the words say that the office is held no more, and the rest.
fn without_former<'a>(folded: &'a str, wording: &Wording) -> (bool, &'a str) {
    for former in &wording.former {
        if let Some(rest) = folded
            .strip_prefix(former.as_str())
            .and_then(|rest| rest.strip_prefix(' '))
        {
            return (true, rest);
        }
    }
    (false, folded)
}

/// All ways to part words into an owner and a title.
fn owners_and_titles(folded: &str) -> impl Iterator<Item = (String, &str)> {
    folded.match_indices(' ').flat_map(move |(space, _)| {
        let (before, after) = (&folded[..space], &folded[space + 1..]);
        let joints = ["of ", "for ", "in ", "at ", "from "];
        let behind = joints
            .into_iter()
            .find_map(|of| Some((fold(after.strip_prefix(of)?), before)));
        let front = Some((before.to_owned(), after));
        // "China's" has lost its apostrophe.
        let genitive = before.strip_suffix('s').map(|own| (own.to_owned(), after));
        [behind, front, genitive].into_iter().flatten()
    })
}

/// The words from each on.
fn endings(words: &str) -> impl Iterator<Item = &str> {
    let later = words.match_indices(' ').map(|(at, _)| &words[at + 1..]);
    std::iter::once(words).chain(later)
}
