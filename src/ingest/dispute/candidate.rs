//! The statements near a denial that it may deny.

use super::Denial;
use super::scene::{Scene, distance};
use super::words::{WORDS, words};
use crate::Span;
use crate::extract::{Act, Attribution};

/// How many words a statement has at least that can be denied.
const FEWEST: usize = 4;

impl Scene<'_> {
    /// Those that end at most so many bytes before the denial, the last one first.
    pub(super) fn earlier(&self, denial: &Denial<'_>, bytes: usize) -> impl Iterator<Item = usize> {
        let place = denial.at;
        let places = self.around(place).rev().filter(move |at| *at < place);
        places.filter(move |at| self.is_candidate(*at, place) && self.is_within(*at, place, bytes))
    }

    /// Those that begin at most so many bytes after the denial, the first one first.
    pub(super) fn later(&self, denial: &Denial<'_>, bytes: usize) -> impl Iterator<Item = usize> {
        let place = denial.at;
        let places = self.around(place).filter(move |at| *at > place);
        places.filter(move |at| self.is_candidate(*at, place) && self.is_within(place, *at, bytes))
    }

    /// Whether one statement ends at most so many bytes before another begins.
    pub(super) fn is_within(&self, earlier: usize, later: usize, bytes: usize) -> bool {
        let both = self.attribution(earlier).zip(self.attribution(later));
        let distance = both.and_then(|(earlier, later)| distance(earlier, later));
        distance.is_some_and(|distance| distance < bytes)
    }

    /// Whether a cue is one of accusing.
    pub(super) fn accuses(&self, target: &Attribution) -> bool {
        let cue = words(self.text, &target.cue);
        cue.iter().any(|word| word.is(&WORDS.of.accusing))
    }

    fn is_candidate(&self, at: usize, denial: usize) -> bool {
        let (Some(target), Some(own)) = (self.attribution(at), self.attribution(denial)) else {
            return false;
        };
        let reported = own.according_to;
        let reports = reported.is_some_and(|by| target.speakers.contains(&by));
        !reports
            && self.says_something(target)
            && !self.stands_in(at, denial)
            && !self.stands_in(denial, at)
            && self.opposed(own, target)
    }

    /// Whether a statement says that something is so, in more than a few words.
    fn says_something(&self, target: &Attribution) -> bool {
        let has = |pieces: &[Span], least: usize| words(self.text, pieces).len() >= least;
        target.act == Some(Act::Assertion)
            && !target.negated
            && !target.provenance
            && has(&target.cue, 1)
            && has(&target.content, FEWEST)
    }
}
