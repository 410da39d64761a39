//! How many arcs of the right tree an action makes unreachable (Goldberg & Nivre 2013).

use super::state::{Action, State};

/// The right heads of a sentence, the root's number for the root, and who depends on whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Right {
    pub(super) heads: Vec<u32>,
    dependents: Vec<Vec<u32>>,
}

impl Right {
    /// From the head of each word, its own number for the root.
    pub(super) fn new(heads: &[u32]) -> Self {
        let root = u32::try_from(heads.len()).expect("sentences are short");
        let mut dependents = vec![Vec::new(); heads.len() + 2];
        let rooted = |(own, head): (u32, &u32)| if *head == own { root } else { *head };
        let heads: Vec<u32> = (0..).zip(heads).map(rooted).collect();
        for (own, head) in (0..).zip(&heads) {
            dependents[*head as usize].push(own);
        }
        Self { heads, dependents }
    }

    /// Number of arcs that are lost when the action is taken.
    pub(super) fn cost(&self, state: &State, action: Action) -> usize {
        let top = state.stacked(0);
        match action {
            Action::Shift => {
                let next = state.next;
                let own = self.dependents[next as usize]
                    .iter()
                    .filter(|own| state.stack.contains(own));
                let head = self.heads[next as usize];
                let below = state.stack.split_last().map_or(&[][..], |(_, below)| below);
                own.count() + usize::from(below.contains(&head))
            }
            Action::Left => {
                let head = self.heads[top as usize];
                self.waiting(state, top)
                    + usize::from(head == state.stacked(1) || head > state.next)
            }
            Action::Right => {
                let head = self.heads[top as usize];
                self.waiting(state, top) + usize::from(head >= state.next)
            }
        }
    }

    /// Dependents of a word that are still in the buffer.
    fn waiting(&self, state: &State, own: u32) -> usize {
        let is_waiting = |dependent: &&u32| **dependent >= state.next;
        self.dependents[own as usize]
            .iter()
            .filter(is_waiting)
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Relation;

    /// Follows the oracle; gives back the heads that come out.
    fn follow(heads: &[u32]) -> Vec<u32> {
        let right = Right::new(heads);
        let mut state = State::default();
        state.open(heads.len());
        while !state.is_done() {
            let allowed = Action::ALL
                .into_iter()
                .filter(|action| state.allows(*action));
            let action = allowed
                .min_by_key(|action| right.cost(&state, *action))
                .unwrap();
            match state.arc(action) {
                None => state.shift(),
                Some((head, _)) => state.reduce(head, Relation::Other),
            }
        }
        let own = |(own, node): (u32, &crate::syntax::parser::state::Node)| {
            if node.head == state.root {
                own
            } else {
                node.head
            }
        };
        (0..).zip(&state.nodes).take(heads.len()).map(own).collect()
    }

    #[test]
    fn projective_trees_come_back() {
        for heads in [
            vec![0],
            vec![1, 1],
            vec![1, 2, 2, 2, 3],
            vec![0, 0, 1, 2, 3],
            vec![4, 0, 1, 2, 4],
            vec![1, 4, 1, 2, 4, 4, 7, 5],
        ] {
            assert_eq!(follow(&heads), heads);
        }
    }

    #[test]
    fn crossing_arcs_still_end_in_one_tree() {
        let found = follow(&[2, 3, 3, 3]);
        let roots = (0..).zip(&found).filter(|(own, head)| own == *head);
        assert_eq!(roots.count(), 1);
        assert_eq!(found[2], 3);
    }
}
