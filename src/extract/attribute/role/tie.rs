//! How a token hangs together with the cue in the tree.

use super::super::passage::Passage;
use crate::extract::reading::Words;

/// How a token hangs together with the cue in the tree.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tie {
    /// Steps from the cue's head up to the first word that is above both; 15 where there is none.
    up: u8,
    /// The relation of the branch below that word which holds the token; 0 for that word itself.
    branch: u8,
    /// The relation by which the branch with the cue hangs there; 0 where the cue's head is above.
    own: u8,
    /// Whether the token begins its branch, ends it, heads it.
    pub(super) edges: u8,
}

impl Tie {
    pub(super) fn value(self) -> u64 {
        u64::from(self.up) << 16 | u64::from(self.branch) << 8 | u64::from(self.own)
    }
}

/// No word is above both.
const NOWHERE: u8 = 15;

/// So many words above the cue are looked at.
const UP: usize = 6;

/// The ties of all tokens of the window.
pub(super) fn ties(passage: &Passage, window: &Words, head: usize) -> Vec<Tie> {
    let above: Vec<usize> = std::iter::successors(Some(head), |token| passage.head(*token))
        .take(UP)
        .collect();
    let branches = branches(passage, window, &above);
    window
        .clone()
        .zip(branches)
        .map(|(at, branch)| tie(passage, &above, at, branch))
        .collect()
}

/// Which of the words above the cue a token hangs under, and by which word: itself where it is one.
type Branch = Option<(usize, usize)>;

/// The branches of all tokens of the window.
fn branches(passage: &Passage, window: &Words, above: &[usize]) -> Vec<Branch> {
    let mut known: Vec<Option<Branch>> = vec![None; window.len()];
    let mut walk = Vec::new();
    for at in window.clone() {
        let mut token = at;
        walk.clear();
        let branch = loop {
            if let Some(up) = above.iter().position(|one| *one == token) {
                break Some((up, walk.last().copied().unwrap_or(token)));
            }
            if let Some(Some(branch)) = known.get(token.wrapping_sub(window.start)) {
                break *branch;
            }
            walk.push(token);
            match passage.head(token) {
                Some(head) => token = head,
                None => break None,
            }
        };
        for token in walk.iter().chain([&at]) {
            if let Some(known) = known.get_mut(token.wrapping_sub(window.start)) {
                *known = Some(branch);
            }
        }
    }
    known.into_iter().map(Option::flatten).collect()
}

fn tie(passage: &Passage, above: &[usize], at: usize, branch: Branch) -> Tie {
    let Some((up, branch)) = branch else {
        return Tie {
            up: NOWHERE,
            ..Tie::default()
        };
    };
    let syntax = &passage.reading.syntax;
    let relation = |token: usize| syntax.relations[token].number() + 1;
    let own = up.checked_sub(1).map_or(0, |below| relation(above[below]));
    let up = u8::try_from(up).unwrap_or(NOWHERE);
    if above.contains(&at) {
        let edges = 4;
        return Tie {
            up,
            own,
            branch: 0,
            edges,
        };
    }
    let extent = syntax.extent(branch);
    let [begins, ends, heads] =
        [extent.start == at, extent.end == at + 1, branch == at].map(u8::from);
    Tie {
        up,
        own,
        branch: relation(branch),
        edges: begins | ends << 1 | heads << 2,
    }
}
