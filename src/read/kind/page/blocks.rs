//! Elements become paragraphs of text.

use super::boilerplate::{is_call, is_lead};
use super::line;
use dom_query::{Document, NodeRef};

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
    "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
    "dd", "blockquote", "pre", "table", "tr", "figure", "figcaption", "hr", "form", "fieldset", "address", "details", "summary", "center", "body",
];

/// All paragraphs of a page or of a part of one, in order.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let page = Document::from(html);
    let mut writer = Writer::default();
    writer.children(&page.root());
    writer.end();
    writer.blocks
}

/// The same as one text: an empty line stands between paragraphs.
pub(super) fn text(blocks: &[Block]) -> String {
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join("\n\n")
}

/// Leaves out the title at the top, calls, links to others, and headings with nothing below them.
pub(super) fn sift(mut blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let is_title = |block: &Block| title.is_some_and(|title| super::metadata::is_same(title, &block.text));
    if let Some(at) = blocks.iter().take(3).position(is_title) {
        blocks.drain(..=at);
    }
    blocks.retain(|block| !is_call(&block.text) && !is_lead(&block.text, block.linked));
    while blocks.last().is_some_and(|last| last.is_heading) {
        blocks.pop();
    }
    blocks
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
        if self.text.trim_end_matches([' ', '\t', '\r']).ends_with(BREAK) || self.text.trim().is_empty() {
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
