//! Elements become paragraphs of text.

use super::boilerplate::{is_call, is_lead};
use super::line;
use super::metadata::Metadata;
use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::FxHashMap;

/// A paragraph, a heading, or an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) is_heading: bool,
    /// How much of it is a link.
    pub(super) linked: usize,
}

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "table",
    "tr",
    "figure",
    "figcaption",
    "hr",
    "form",
    "fieldset",
    "address",
    "details",
    "summary",
    "center",
    "body",
];

/// All paragraphs of a page or of a part of one, in order.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    blocks_of(&Document::from(html).root())
}

/// All paragraphs in an element.
pub(super) fn blocks_of(node: &NodeRef<'_>) -> Vec<Block> {
    let mut writer = Writer::default();
    writer.children(node);
    writer.end();
    writer.blocks
}

/// The paragraphs of the element that has most of the text in its own paragraphs: good enough where nothing better
/// ends in time.
pub(super) fn densest(page: &Document) -> Vec<Block> {
    let mut weights: FxHashMap<NodeId, (usize, NodeRef<'_>)> = FxHashMap::default();
    for node in page
        .root()
        .descendants_it()
        .filter(|node| node.has_name("p"))
    {
        let length = node.normalized_char_count();
        for (place, around) in node.ancestors_it(Some(3)).enumerate() {
            weights.entry(around.id).or_insert((0, around)).0 += length >> place;
        }
    }
    let best = weights
        .into_values()
        .max_by_key(|(weight, node)| (*weight, std::cmp::Reverse(node.id)));
    best.map(|(_, node)| blocks_of(&node)).unwrap_or_default()
}

/// The lines of a text without marks.
pub(super) fn lines(text: &str) -> Vec<Block> {
    let lines = text.lines().map(line).filter(|line| !line.is_empty());
    lines
        .map(|text| Block {
            text,
            is_heading: false,
            linked: 0,
        })
        .collect()
}

/// The same as one text: an empty line stands between paragraphs.
pub(super) fn text(blocks: &[Block]) -> String {
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join("\n\n")
}

/// Those of `blocks` that stand in `found`, a text without its paragraphs; nothing where most of it is in none.
pub(super) fn those_in(blocks: &[Block], found: &str) -> Option<Vec<Block>> {
    let found = squeezed(found);
    let all: Vec<String> = blocks.iter().map(|block| squeezed(&block.text)).collect();
    let mut kept = Vec::new();
    let (mut at, mut covered) = (0, 0);
    // Which long block comes next, and where it begins.
    let mut next = (0, found.len());
    for (index, own) in all.iter().enumerate() {
        // Short ones are everywhere: they count only where they are due, before the next long one begins.
        let place = if own.len() >= LONG {
            find(&found, own, at, FAR)
        } else {
            if next.0 <= index {
                next = next_long(&all, index, &found, at);
            }
            find(&found[..next.1], own, at, NEAR)
        };
        if let Some(place) = place {
            at = place + own.len();
            covered += own.len();
            kept.push(blocks[index].clone());
        }
    }
    (10 * covered >= 9 * found.len()).then_some(kept)
}

/// How far behind the last block the next is looked for; a long one farther.
const NEAR: usize = 400;
const FAR: usize = 20_000;

/// A long block has so many letters.
const LONG: usize = 40;

/// Where `own` stands in `found`, not more than `reach` letters after `at`.
fn find(found: &str, own: &str, at: usize, reach: usize) -> Option<usize> {
    let mut end = found.len().min(at + own.len() + reach);
    while !found.is_char_boundary(end) {
        end += 1;
    }
    Some(at + found.get(at..end)?.find(own)?)
}

/// The first long block after one that is found after `at`, and where it begins: else the end of all.
fn next_long(all: &[String], index: usize, found: &str, at: usize) -> (usize, usize) {
    let long = (index + 1..all.len()).filter(|own| all[*own].len() >= LONG);
    let mut places = long
        .take(TRIED)
        .map(|own| (own, find(found, &all[own], at, FAR)));
    let first = places.find_map(|(own, place)| Some((own, place?)));
    first.unwrap_or((all.len(), found.len()))
}

/// So many long blocks are looked for before a short one.
const TRIED: usize = 4;

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Leaves out the title at the top, who wrote it and when, calls, links to others, and headings with nothing below.
pub(super) fn sift(mut blocks: Vec<Block>, about: &Metadata) -> Vec<Block> {
    let title = about.title.as_deref();
    let is_title =
        |block: &Block| title.is_some_and(|title| super::metadata::is_same(title, &block.text));
    if let Some(at) = blocks.iter().take(3).position(is_title) {
        blocks.drain(..=at);
    }
    // On old pages what is said of the article stands on lines of one paragraph.
    if let Some((first, rest)) = blocks.first().and_then(|block| block.text.split_once('\n'))
        && title.is_some_and(|title| super::metadata::is_same(title, first))
    {
        blocks[0].text = rest.into();
    }
    blocks.retain(|block| !is_call(&block.text) && !is_lead(&block.text, block.linked));
    let is_edge = |block: &Block| is_about(&block.text, about);
    while let Some(at) = blocks.iter().take(EDGE).position(is_edge) {
        blocks.remove(at);
    }
    while blocks
        .last()
        .is_some_and(|last| last.is_heading || is_about(&last.text, about))
    {
        blocks.pop();
    }
    blocks
}

/// So many blocks at the top may tell of the article.
const EDGE: usize = 4;

/// Whether a line only says who wrote the article, or when, or for whom.
fn is_about(line: &str, about: &Metadata) -> bool {
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    if bare.len() > 120 {
        return false;
    }
    if !bare.chars().any(char::is_alphabetic) {
        return true;
    }
    let low = bare.to_lowercase();
    let name = low.strip_prefix("by ").unwrap_or(&low);
    let is = |own: &Option<String>| own.as_deref().is_some_and(|own| own.to_lowercase() == name);
    let is_by = low.len() > name.len()
        && bare
            .split(' ')
            .skip(1)
            .all(|word| !word.starts_with(char::is_lowercase) || word == "and");
    is_by
        || is(&about.author)
        || is(&about.publisher)
        || (bare.split(' ').count() <= 7 && super::metadata::is_day(bare))
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    text: String,
    linked: usize,
    is_heading: bool,
}

impl Writer {
    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text.push_str(&child.text());
            } else if child.is_element() {
                self.element(&child);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "br" => return self.line_break(),
            "script" | "style" | "head" | "noscript" | "template" => return,
            "a" => self.linked += line(&node.text()).len(),
            "td" | "th" => self.text.push(' '),
            _ => {}
        }
        let is_block = BLOCKS.contains(&&*name);
        if is_block {
            self.end();
        }
        let is_heading = matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        self.is_heading |= is_heading;
        self.children(node);
        if is_block {
            self.end();
        }
    }

    /// Two breaks are where a paragraph ends; one is where a line does.
    fn line_break(&mut self) {
        if self
            .text
            .trim_end_matches([' ', '\t', '\r'])
            .ends_with(BREAK)
            || self.text.trim().is_empty()
        {
            self.end();
        } else {
            self.text.push(BREAK);
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let lines = text.split(BREAK).map(line).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            self.blocks.push(Block {
                text,
                is_heading: self.is_heading,
                linked: self.linked,
            });
        }
        self.linked = 0;
        self.is_heading = false;
    }
}

/// Stands for `<br>` until lines are made: line breaks of the source are only spaces.
const BREAK: char = '\u{b}';
