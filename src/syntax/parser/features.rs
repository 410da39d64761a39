//! What the parser looks at.

use super::state::State;
use crate::learn::{Feature, feature};
use crate::syntax::Tag;
use crate::syntax::word::Word;

/// What the parser sees of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    lower: u64,
    tag: u64,
    /// The word with its tag.
    both: u64,
    /// The cluster of the word, at two sizes.
    cluster: u64,
    fine: u64,
    /// Marks before it in the sentence.
    quotes: u16,
    commas: u16,
    verbs: u16,
}

const EDGE: u64 = 63;
const ROOT: u64 = 62;

/// Fills `items` with the words, then the root, then none.
pub(super) fn items(words: &[Word], tags: &[Tag], items: &mut Vec<Item>) {
    items.clear();
    let (mut commas, mut verbs) = (0, 0);
    for (word, tag) in words.iter().zip(tags) {
        commas += u16::from(matches!(tag, Tag::Comma | Tag::Colon));
        verbs += u16::from(tag.is_finite());
        let tag = u64::from(tag.number());
        items.push(Item {
            lower: word.lower,
            tag,
            both: feature(0, [word.lower, tag]),
            cluster: word.clusters[1],
            fine: word.clusters[2],
            quotes: word.quotes,
            commas,
            verbs,
        });
    }
    for tag in [ROOT, EDGE] {
        items.push(Item {
            lower: tag,
            tag,
            both: tag,
            cluster: 0,
            fine: 0,
            quotes: words.last().map_or(0, |word| word.quotes),
            commas,
            verbs,
        });
    }
}

/// Distance in rough steps.
fn steps(from: u32, to: u32) -> u64 {
    match to.abs_diff(from) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// What lies between two words: quotation marks, commas, finite verbs, one or two or more.
fn between(left: &Item, right: &Item) -> u64 {
    let count = |left: u16, right: u16| u64::from(right.saturating_sub(left).min(2));
    count(left.quotes, right.quotes)
        | count(left.commas, right.commas) << 2
        | count(left.verbs, right.verbs) << 4
}

/// The features of a state in which an action is to be chosen: those of tags and relations only,
/// of which there are few and which are met again and again, and those with words.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    pub(super) tags: Vec<Feature>,
    pub(super) words: Vec<Feature>,
}

/// Gathers the features of a state in which an action is to be chosen.
pub(super) fn action(state: &State, items: &[Item], features: &mut Looked) {
    let (s0, s1, s2) = (state.stacked(0), state.stacked(1), state.stacked(2));
    let (b0, b1, b2) = (state.next, state.ahead(1), state.ahead(2));
    let item = |at: u32| &items[at as usize];
    let node = |at: u32| &state.nodes[at as usize];
    let tag = |at: u32| items[at as usize].tag;
    let (top, second, next) = (item(s0), item(s1), item(b0));
    let (top_node, second_node, next_node) = (node(s0), node(s1), node(b0));
    let relation = |at: u32| u64::from(node(at).relation.number());
    let valency = |left: u8, right: u8| u64::from(left.min(5)) << 4 | u64::from(right.min(5));
    let top_valency = valency(top_node.left_count, top_node.right_count);
    let second_right = u64::from(second_node.right_count.min(5));
    let next_left = u64::from(next_node.left_count.min(5));
    let far = steps(s0, b0);
    let gap = steps(s1, s0);
    let top_next = between(top, next);
    let second_top = between(second, top);
    let tags = top.tag << 8 | next.tag;
    let all_tags = second.tag << 16 | tags;
    features.tags.clear();
    features.tags.extend([
        feature(2, [top.tag]),
        feature(5, [next.tag]),
        feature(8, [second.tag]),
        feature(11, [item(b1).tag, tags]),
        feature(14, [tag(s2), all_tags]),
        feature(15, [tag(s2)]),
        feature(20, [tags]),
        feature(25, [second.tag, top.tag]),
        feature(32, [next.tag, tag(b1), tag(b2)]),
        feature(33, [tags, tag(b1), tag(b2)]),
        feature(34, [all_tags, tag(b1)]),
        feature(35, [all_tags, tag(top_node.left)]),
        feature(37, [all_tags, tag(next_node.left)]),
        feature(39, [all_tags, tag(second_node.left)]),
        feature(51, [tags, far]),
        feature(53, [second.tag, top.tag, gap]),
        feature(55, [tags, top_next]),
        feature(56, [second.tag, top.tag, second_top]),
        feature(57, [all_tags, top_next, second_top]),
        feature(59, [tags, top_valency]),
        feature(63, [tags, next_left]),
        feature(66, [tags, top_node.left_relations]),
        feature(67, [tags, top_node.right_relations]),
        feature(70, [second.tag, top.tag, second_node.left_relations]),
        feature(71, [tags, next_node.left_relations]),
        feature(
            79,
            [
                second.tag,
                top.tag,
                relation(second_node.right),
                relation(top_node.left),
            ],
        ),
    ]);
    features.tags.extend([
        feature(80, [top.cluster, next.cluster]),
        feature(81, [second.cluster, top.cluster]),
        feature(82, [top.cluster, next.tag, far]),
        feature(83, [second.cluster, top.tag]),
        feature(84, [top.tag, next.cluster]),
        feature(85, [second.cluster, next.tag]),
        feature(86, [tags, item(b1).cluster]),
        feature(87, [top.fine]),
        feature(88, [next.fine]),
        feature(89, [second.fine]),
        feature(90, [second.tag, top.cluster]),
    ]);
    features.words.clear();
    features.words.extend([
        feature(3, [top.both]),
        feature(4, [next.lower]),
        feature(6, [next.both]),
        feature(9, [second.both]),
        feature(10, [item(b1).both]),
        feature(12, [item(b1).lower]),
        feature(13, [item(b2).both]),
        feature(17, [top.both, next.tag]),
        feature(18, [top.tag, next.both]),
        feature(19, [top.lower, next.lower]),
        feature(22, [second.both, top.tag]),
        feature(23, [second.tag, top.both]),
        feature(26, [second.both, next.tag]),
        feature(27, [second.tag, next.both]),
        feature(50, [top.both, far]),
        feature(52, [next.both, far]),
        feature(54, [second.both, gap]),
        feature(58, [top.both, top_valency]),
        feature(60, [second.both, second_right]),
        feature(62, [next.both, next_left]),
        feature(64, [top.both, top_node.left_relations]),
        feature(65, [top.both, top_node.right_relations]),
        feature(69, [second.both, second_node.right_relations]),
        feature(72, [next.both, next_node.left_relations]),
        feature(73, [tags, item(top_node.left).lower]),
        feature(74, [tags, item(top_node.right).lower]),
        feature(75, [tags, item(next_node.left).lower]),
        feature(77, [second.tag, top.tag, item(second_node.right).lower]),
    ]);
}

/// What may leave no doubt about the action to take: few tags, then more of them.
#[inline]
pub(super) fn certain_action(state: &State, items: &[Item]) -> [Feature; 2] {
    let tag = |at: u32| items[at as usize].tag;
    let next = [tag(state.stacked(0)), tag(state.next), tag(state.ahead(1))];
    let [top, first, second] = next;
    let more = [
        tag(state.stacked(1)),
        top,
        first,
        second,
        tag(state.ahead(2)),
    ];
    [feature(200, next), feature(201, more)]
}

/// What may leave no doubt about a relation: the tags, then also the word.
#[inline]
pub(super) fn certain_relation(items: &[Item], head: u32, dependent: u32) -> [Feature; 2] {
    let (owner, own) = (&items[head as usize], &items[dependent as usize]);
    let is_left = u64::from(dependent < head);
    [
        feature(202, [owner.tag, own.tag, is_left]),
        feature(203, [owner.tag, own.both, is_left]),
    ]
}

/// The features of an arc that is about to be made.
pub(super) fn relation(
    state: &State,
    items: &[Item],
    head: u32,
    dependent: u32,
    features: &mut Vec<Feature>,
) {
    let item = |at: u32| &items[at as usize];
    let (owner, own) = (item(head), item(dependent));
    let (head_node, node) = (
        &state.nodes[head as usize],
        &state.nodes[dependent as usize],
    );
    let is_left = u64::from(dependent < head);
    let far = steps(head, dependent) << 1 | is_left;
    let crossed = if dependent < head {
        between(own, owner)
    } else {
        between(owner, own)
    } << 1
        | is_left;
    let tags = owner.tag << 9 | own.tag << 1 | is_left;
    let relations = node.left_relations | node.right_relations;
    let before = dependent.checked_sub(1).unwrap_or(state.none());
    let after = dependent + 1;
    let has = if dependent < head {
        head_node.left_relations
    } else {
        head_node.right_relations
    };
    features.extend([
        feature(100, [tags]),
        feature(102, [owner.both, own.tag, is_left]),
        feature(103, [owner.tag, own.both, is_left]),
        feature(104, [owner.lower, own.lower, is_left]),
        feature(105, [own.lower, is_left]),
        feature(106, [own.both]),
        feature(107, [owner.both, is_left]),
        feature(108, [tags, far]),
        feature(109, [tags, crossed]),
        feature(110, [tags, relations]),
        feature(111, [own.both, relations]),
        feature(112, [owner.lower, is_left, relations]),
        feature(113, [tags, has]),
        feature(114, [tags, head_node.left_relations]),
        feature(115, [tags, item(node.left).lower]),
        feature(116, [tags, item(node.right).tag]),
        feature(117, [tags, item(before).tag, item(after).tag]),
        feature(118, [own.lower, owner.tag, item(after).tag]),
        feature(119, [owner.lower, own.tag, item(node.left).lower]),
        feature(120, [own.tag, is_left, node.left_relations]),
        feature(121, [own.lower, item(node.left).lower]),
        feature(122, [tags, item(before).lower]),
        feature(123, [tags, crossed, far]),
        feature(125, [owner.cluster, own.cluster, is_left]),
        feature(126, [owner.cluster, tags]),
        feature(127, [own.cluster, tags]),
        feature(128, [owner.fine, own.tag, is_left]),
        feature(124, [tags, item(head_node.left).lower, has]),
    ]);
}
