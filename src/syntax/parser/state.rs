//! The state of a greedy parse: a stack, a buffer, and the arcs made so far (arc-hybrid).

use crate::syntax::Relation;

/// One step of a parse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Action {
    /// The next word goes onto the stack.
    Shift,
    /// The word on top of the stack depends on the next word.
    Left,
    /// The word on top of the stack depends on the one below.
    Right,
}

impl Action {
    pub(super) const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of one word's place in the tree. Words are numbered from zero; the number of
/// words stands for the root, one more for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) head: u32,
    pub(super) relation: Relation,
    /// Outermost dependents on either side.
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) left_count: u8,
    pub(super) right_count: u8,
    /// One bit for each relation among the dependents of a side.
    pub(super) left_relations: u64,
    pub(super) right_relations: u64,
}

/// A parse under way.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) nodes: Vec<Node>,
    pub(super) stack: Vec<u32>,
    /// The next word.
    pub(super) next: u32,
    pub(super) root: u32,
}

impl State {
    /// Begins a sentence of `count` words.
    pub(super) fn open(&mut self, count: usize) {
        let root = u32::try_from(count).expect("sentences are short");
        let node = Node {
            head: root,
            relation: Relation::Root,
            left: root + 1,
            right: root + 1,
            left_count: 0,
            right_count: 0,
            left_relations: 0,
            right_relations: 0,
        };
        self.nodes.clear();
        self.nodes.resize(count + 2, node);
        self.stack.clear();
        self.next = 0;
        self.root = root;
    }

    /// What stands for no word.
    pub(super) fn none(&self) -> u32 {
        self.root + 1
    }

    /// The word `depth` places below the top of the stack.
    #[inline]
    pub(super) fn stacked(&self, depth: usize) -> u32 {
        let at = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(at).copied().unwrap_or(self.none())
    }

    /// The word `distance` after the next one.
    #[inline]
    pub(super) fn ahead(&self, distance: u32) -> u32 {
        (self.next + distance).min(self.none())
    }

    pub(super) fn is_done(&self) -> bool {
        self.next == self.root && self.stack.is_empty()
    }

    /// Whether an action can be taken; there is always one until all is done.
    #[inline]
    pub(super) fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.root,
            Action::Left if self.next == self.root => self.stack.len() == 1,
            Action::Left => !self.stack.is_empty(),
            Action::Right => self.stack.len() >= 2,
        }
    }

    /// The only action that can be taken, if there is just one.
    pub(super) fn forced(&self) -> Option<Action> {
        match (self.next == self.root, self.stack.len()) {
            (false, 0) => Some(Action::Shift),
            (true, 1) => Some(Action::Left),
            (true, _) => Some(Action::Right),
            _ => None,
        }
    }

    /// The head and the dependent that an action would join.
    pub(super) fn arc(&self, action: Action) -> Option<(u32, u32)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.next, self.stacked(0))),
            Action::Right => Some((self.stacked(1), self.stacked(0))),
        }
    }

    pub(super) fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// Joins the top of the stack to its head, and takes it off.
    pub(super) fn reduce(&mut self, head: u32, relation: Relation) {
        let Some(dependent) = self.stack.pop() else {
            return;
        };
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.relation = relation;
        let bit = 1 << relation.number();
        let owner = &mut self.nodes[head as usize];
        if dependent < head {
            owner.left = dependent;
            owner.left_count = owner.left_count.saturating_add(1);
            owner.left_relations |= bit;
        } else {
            owner.right = dependent;
            owner.right_count = owner.right_count.saturating_add(1);
            owner.right_relations |= bit;
        }
    }
}
