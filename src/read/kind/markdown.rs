//! Markdown: what is read of it, without its marks. Tables, code, pictures and the targets of links are no text.

use super::super::decode::{self, Refusal, Text};
use super::super::head::heading as raw_heading;
use super::super::source::{Source, failed, one};
use super::super::{Reading, Readings, document as with_head, empty};
use super::glance::Glance;
use super::page;
use crate::text::Document;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How names of such files end.
const ENDINGS: &[&str] = &["md", "markdown"];

/// Whether the name says it or, where there is none that says anything, several marks do.
pub(super) fn shows(glance: &Glance<'_>) -> bool {
    if glance.has_extension(ENDINGS) || glance.medium == Some("text/markdown") {
        return true;
    }
    let has_line = |start: &str| glance.text.lines().any(|line| line.starts_with(start));
    let signs = [
        has_line("# ") || has_line("## "),
        glance.text.contains("](http"),
        glance.text.contains("**"),
        has_line("![") || has_line("> "),
        has_line("```"),
    ];
    glance.is_unnamed() && signs.into_iter().filter(|sign| *sign).count() >= 2
}

/// One document, with what its head or its first heading says.
pub(super) fn read(source: Source) -> Readings {
    if let Err(problem) = decode::check_size(&source.path, source.size.unwrap_or(0)) {
        return failed(problem);
    }
    let Text { text, note } = match decode::decode(&source.path, source.bytes) {
        Ok(text) => text,
        Err(Refusal::NoText(mut problem)) => {
            problem.is_note = !source.is_named || source.depth > 0;
            return failed(problem);
        }
        Err(Refusal::Unreadable(problem)) => return failed(problem),
    };
    let head = with_head(source.path, text);
    let (heading, text) = prose(head.body.of(&head.text));
    if text.is_empty() {
        return failed(empty(&head.path));
    }
    // What a front matter says goes before a heading.
    let is_heading = head.title == raw_heading(head.body.of(&head.text));
    let title = if is_heading { heading } else { head.title };
    let document = Document {
        title,
        publisher: head.publisher,
        date: head.date,
        url: head.url,
        author: head.author,
        ..Document::extracted(head.path, text)
    };
    match note {
        Some(note) => Box::new([Ok(Reading::Document(document)), Err(note)].into_iter()),
        None => one(Ok(Reading::Document(document))),
    }
}

/// Text as it grows: paragraphs with an empty line between them.
#[derive(Default)]
struct Prose {
    text: String,
    block: String,
    /// HTML that stands between paragraphs.
    html: String,
    /// In how many things that are no text.
    hidden: usize,
}

impl Prose {
    fn push(&mut self, text: &str) {
        if self.hidden == 0 {
            self.block.push_str(text);
        }
    }

    fn end_block(&mut self) -> Option<String> {
        let block = std::mem::take(&mut self.block);
        let block = block.trim();
        if block.is_empty() {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(block);
        Some(block.to_owned())
    }
}

/// The heading above all else, if there is one, and the text below it.
fn prose(markdown: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let mut prose = Prose::default();
    let mut title = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => start(&mut prose, &tag),
            Event::End(end) => {
                let is_first = prose.text.is_empty();
                finish(&mut prose, end);
                if matches!(end, TagEnd::Heading(_)) && is_first && title.is_none() {
                    title = Some(std::mem::take(&mut prose.text)).filter(|title| !title.is_empty());
                }
            }
            Event::Text(text) | Event::Code(text) => prose.push(&text),
            Event::SoftBreak => prose.push(" "),
            Event::HardBreak => prose.push("\n"),
            Event::Rule => drop(prose.end_block()),
            Event::Html(html) => prose.html.push_str(&html),
            _ => {}
        }
    }
    prose.end_block();
    (title, prose.text)
}

fn start(prose: &mut Prose, tag: &Tag<'_>) {
    match tag {
        Tag::Image { .. }
        | Tag::CodeBlock(_)
        | Tag::Table(_)
        | Tag::FootnoteDefinition(_)
        | Tag::MetadataBlock(_) => {
            if !matches!(tag, Tag::Image { .. }) {
                prose.end_block();
            }
            prose.hidden += 1;
        }
        Tag::Paragraph
        | Tag::Heading { .. }
        | Tag::Item
        | Tag::BlockQuote(_)
        | Tag::List(_)
        | Tag::HtmlBlock => {
            prose.end_block();
        }
        _ => {}
    }
}

fn finish(prose: &mut Prose, end: TagEnd) {
    match end {
        TagEnd::Image
        | TagEnd::CodeBlock
        | TagEnd::Table
        | TagEnd::FootnoteDefinition
        | TagEnd::MetadataBlock(_) => prose.hidden = prose.hidden.saturating_sub(1),
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::Item
        | TagEnd::BlockQuote(_)
        | TagEnd::List(_) => drop(prose.end_block()),
        TagEnd::HtmlBlock => {
            let html = std::mem::take(&mut prose.html);
            prose.push(&page::text_of(&html));
            prose.end_block();
        }
        _ => {}
    }
}
