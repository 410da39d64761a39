//! The words that show a topic.

use super::Link;
use crate::extract::entity::Entities;
use crate::extract::extraction::Sieve;
use crate::extract::reading::Reading;

/// Adds the words that show a topic, where they are no part of a name.
pub(super) fn add_topics(reading: &Reading, entities: &mut Entities, links: &mut Vec<Link>) {
    let mut found = Vec::new();
    let mut names = links.iter().map(|link| link.words.clone()).peekable();
    let mut at = 0;
    while at < reading.len() {
        while names.peek().is_some_and(|words| words.end <= at) {
            names.next();
        }
        let in_name = names
            .peek()
            .is_some_and(|words| words.contains(&at) && words.len() > 1);
        let topic = if in_name {
            None
        } else {
            reading
                .lexicon
                .topics
                .longest(|offset| reading.lower(at + offset))
        };
        match topic {
            Some((length, topic)) => {
                let entity = entities.of_topic(topic);
                found.push(Link::new(at..at + length, entity, Sieve::Keyword, 0.8));
                at += length;
            }
            None => at += 1,
        }
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}
