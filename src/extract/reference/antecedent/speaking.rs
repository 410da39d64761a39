//! Who speaks in the news goes on speaking.

use super::place::Place;
use super::{EntityId, Pronoun};
use crate::extract::reference::discourse::Seen;

impl Pronoun<'_, '_> {
    /// Whoever is spoken of most, where the pronoun is the subject of a verb of saying; and how far ahead of
    /// the next that is.
    pub(in crate::extract) fn goes_on_speaking(&self) -> Option<(EntityId, f32)> {
        if !Place::of(self.reading, self.at).says(self.reading) {
            return None;
        }
        let near: Vec<&Seen> = self
            .discourse
            .near(self.sentence)
            .filter(|seen| {
                self.can_be(seen.entity)
                    && !self.entities.is_loose(seen.entity)
                    && !self.is_only_quoted(seen.entity)
            })
            .collect();
        let mut scores: Vec<(EntityId, f32)> = Vec::new();
        for seen in &near {
            if scores.iter().all(|(other, _)| *other != seen.entity) {
                scores.push((seen.entity, self.salience(seen.entity, &near)));
            }
        }
        scores.sort_by(|left, right| right.1.total_cmp(&left.1));
        let (entity, first) = *scores.first()?;
        let second = scores.get(1).map_or(0.0, |(_, score)| *score);
        let ahead = (first - second) / first.max(1e-6);
        Some((entity, (0.5 + 0.45 * ahead).clamp(0.5, 0.9)))
    }
}
