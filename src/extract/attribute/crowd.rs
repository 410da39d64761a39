//! Where nearly every word is a cue, nothing is said: "he said he said he said".

use super::cue::Found;

/// So far around a cue, in words, others are counted.
const AROUND: usize = 100;

/// So many cues are a crowd: the quickest dialogue has one in seven words.
const CROWD: usize = 40;

/// Of a crowd, one in so many is looked at.
const KEPT: usize = 8;

/// The cues without most of those that stand in a crowd, which would take a long time and say nothing.
pub(super) fn thinned(cues: Vec<Found>) -> Vec<Found> {
    if cues.len() <= CROWD {
        return cues;
    }
    let starts: Vec<usize> = cues.iter().map(|cue| cue.words.start).collect();
    let (mut first, mut last) = (0, 0);
    let mut place = 0;
    let mut kept = cues;
    kept.retain(|_| {
        let start = starts[place];
        while starts[first] + AROUND < start {
            first += 1;
        }
        while last < starts.len() && starts[last] <= start + AROUND {
            last += 1;
        }
        place += 1;
        last - first <= CROWD || place % KEPT == 0
    });
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of `count` cues are kept, one in so many words.
    fn kept(count: usize, distance: usize) -> usize {
        let cues = (0..count).map(|number| Found {
            words: number * distance..number * distance + 1,
            head: number * distance,
            probability: 1.0,
        });
        thinned(cues.collect()).len()
    }

    #[test]
    fn only_crowds_are_thinned() {
        assert_eq!(kept(1000, 7), 1000);
        assert_eq!(kept(40, 1), 40);
        assert_eq!(kept(800, 2), 100);
    }
}
