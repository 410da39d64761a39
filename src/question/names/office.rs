//! Who holds an office: "the Chinese president", "China's president", "the mayor of Lisbon", "the mayor".

use super::{Entry, Names, fold};
use crate::graph::{Graph, NodeId, Value};

/// Titles as they stand before names, in short.
const SHORT: [(&str, &str); 5] = [
    ("gen", "general"),
    ("gov", "governor"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("sen", "senator"),
];

/// Who is called the leader of a country, too.
const LEADERS: [&str; 6] = [
    "chancellor",
    "emir",
    "general secretary",
    "premier",
    "president",
    "prime minister",
];

impl Names {
    /// Those whose role is that office.
    pub(super) fn find_office(&self, folded: &str) -> Vec<&Entry> {
        let of_owner = || {
            let parts = owners_and_titles(folded);
            let mut found = parts.map(|(owner, title)| self.holders(&owner, title));
            found.find(|holders| !holders.is_empty())
        };
        let holders = self.titles.get(folded);
        let holders = holders.map(|entries| self.all(entries));
        holders.or_else(of_owner).unwrap_or_default()
    }

    /// Those with a title that belong to an owner.
    fn holders(&self, owner: &str, title: &str) -> Vec<&Entry> {
        let Some(bearers) = self.titles.get(title) else {
            return Vec::new();
        };
        let named = self.entities.get(owner).map(|found| &found.entries);
        let owners: Vec<NodeId> = named
            .into_iter()
            .chain(self.adjectives.get(owner))
            .flatten()
            .map(|entry| self.entries[*entry].node)
            .collect();
        let belongs = |entry: &&Entry| entry.of.iter().any(|of| owners.contains(of));
        self.all(bearers).into_iter().filter(belongs).collect()
    }

    /// Notes the titles in somebody's role: "U.S. Secretary of State" is a secretary of state, too.
    pub(super) fn add_titles(&mut self, role: &str, entry: usize) {
        let role = fold(role);
        let bare = [" of ", " from ", " for "].map(|of| role.split(of).next().unwrap_or(&role));
        for title in endings(&role).chain(bare.into_iter().flat_map(endings)) {
            let long = SHORT.iter().find(|(short, _)| *short == title);
            let leader = LEADERS.contains(&title).then_some("leader");
            for title in [Some(title), long.map(|(_, long)| *long), leader] {
                let Some(title) = title else { continue };
                let entries = self.titles.entry(title.into()).or_default();
                if entries.last() != Some(&entry) {
                    entries.push(entry);
                }
            }
        }
    }

    /// Notes the adjectives of a country: "Chinese".
    pub(super) fn add_adjectives(&mut self, graph: &Graph, node: NodeId, entry: usize) {
        let Some(Value::List(adjectives)) = graph.property(node, "adjectives") else {
            return;
        };
        for adjective in adjectives.iter().filter_map(Value::as_str) {
            let key = fold(adjective).into();
            self.adjectives.entry(key).or_default().push(entry);
        }
    }
}

/// All ways to part words into an owner and a title.
fn owners_and_titles(folded: &str) -> impl Iterator<Item = (String, &str)> {
    folded.match_indices(' ').flat_map(move |(space, _)| {
        let (before, after) = (&folded[..space], &folded[space + 1..]);
        let behind = after.strip_prefix("of ").map(|owner| (fold(owner), before));
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
