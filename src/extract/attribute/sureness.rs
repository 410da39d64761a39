//! How sure an attribution is: what both models say of it and how it looks, in one probability.

use super::cue::Found;
use super::cue::cue_word;
use super::passage::Passage;
use super::role::Roles;
use crate::learn::Logistic;

/// Numbers that tell how sure an attribution is.
pub(crate) const WIDTH: usize = 9;

/// What there is to be said for and against a cue with its roles.
pub(crate) fn evidence(passage: &Passage, cue: &Found, roles: &Roles) -> [f64; WIDTH] {
    let flag = |holds: bool| f64::from(u8::from(holds));
    let entry = cue_word(passage.reading, cue.head);
    let is_quoted = roles.content.iter().any(|piece| {
        passage.fact(piece.start).quote != 0
            || piece.end > 0 && passage.fact(piece.end - 1).quote != 0
    });
    let length: usize = roles.content.iter().map(ExactSizeIterator::len).sum();
    [
        1.0,
        log_odds(cue.probability),
        log_odds(roles.probability),
        flag(roles.source.is_some()),
        flag(is_quoted),
        flag(entry.is_some_and(|entry| !entry.attitude)),
        flag(entry.is_some_and(|entry| entry.attitude)),
        f64::from(u32::try_from(length).unwrap_or(u32::MAX)).ln_1p(),
        flag(cue.words.len() > 1),
    ]
}

fn log_odds(probability: f32) -> f64 {
    let probability = f64::from(probability).clamp(1e-5, 1.0 - 1e-5);
    (probability / (1.0 - probability)).ln()
}

/// The probability that an attribution's cue, source and content are right, at least in part.
pub(crate) fn sureness(model: &Logistic, passage: &Passage, cue: &Found, roles: &Roles) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    let probability = model.probability(&evidence(passage, cue, roles)) as f32;
    probability
}
