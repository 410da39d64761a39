//! Web pages: the article of a page, without all that stands around it, and what the page says of it.
//!
//! The source is [trimmed](trim), what surely is no part of the article is [taken away](prune), `rs-trafilatura`
//! finds where it is in what is left, and that becomes [paragraphs](blocks). What the page says of itself is read
//! from the whole of it: [`metadata`].

mod blocks;
mod boilerplate;
mod linked;
mod metadata;
mod prune;
mod tag;
mod trim;

use super::super::decode::decode_as;
use super::super::source::{Source, failed, one};
use super::super::{Reading, Readings};
use super::glance::Glance;
use super::xml;
use crate::Diagnostic;
use crate::limit;
use crate::text::Document;
use dom_query::Document as Tree;
use metadata::Metadata;
use rs_trafilatura::{Options, extract_with_options, page_type::PageType};
use tag::Tag;

/// Elements that only pages of HTML begin with.
const ROOTS: &[&str] = &[
    "html", "head", "body", "article", "main", "section", "div", "header", "title", "h1", "p",
    "table", "center", "meta", "script", "span",
];

/// How much stack a page may need whose elements lie in each other as deep as they may.
const STACK: usize = 16 << 20;

/// Whether it begins as a page does.
pub(super) fn shows(glance: &Glance<'_>) -> bool {
    let is_said = matches!(glance.medium, Some("text/html" | "application/xhtml+xml"));
    if is_said || glance.starts_with("<!doctype html") || glance.starts_with("<html") {
        return true;
    }
    let root = xml::root(glance).map(str::to_ascii_lowercase);
    let is_page = |root: &String| ROOTS.contains(&root.as_str()) && glance.text.contains("</");
    root.as_ref().is_some_and(is_page) && !glance.has_extension(&["md", "markdown"])
}

/// One document.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = match source.whole(limit::PAGE) {
        Ok(bytes) => bytes,
        Err(problem) => return failed(problem),
    };
    let own = own_charset(&bytes);
    let html = decode_as(&bytes, &[source.stated.charset.as_deref(), own.as_deref()]);
    let found = stacker::maybe_grow(STACK / 2, STACK, || {
        article(&html, source.stated.url.as_deref())
    });
    if found.text.is_empty() {
        let problem = format!("no article was found in the web page `{}`", source.path);
        let mut problem = Diagnostic::new(problem);
        problem.is_note = source.depth > 0;
        return failed(problem);
    }
    let path = source.path;
    one(Ok(Reading::Document(Document { path, ..found })))
}

/// The encoding that a page says it has.
fn own_charset(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]);
    let lower = start.to_ascii_lowercase();
    let metas = lower
        .match_indices("<meta")
        .filter_map(|(at, _)| Tag::read(&lower[at..]));
    let of_meta = metas.into_iter().find_map(|(tag, _)| {
        let own = tag.value("charset").map(str::to_owned);
        own.or_else(|| {
            let content = tag.value("content")?;
            let (_, charset) = content.split_once("charset=")?;
            Some(charset.trim_matches([' ', '"', '\'', ';']).to_owned())
        })
    });
    of_meta.or_else(|| {
        let (_, rest) = lower.strip_prefix("<?xml")?.split_once("encoding=")?;
        rest.get(1..)?.split(['"', '\'']).next().map(str::to_owned)
    })
}

/// The article of a page, and what the page says of it.
fn article(html: &str, address: Option<&str>) -> Document {
    let trimmed = trim::trim(html);
    let page = Tree::from(trimmed.html.as_str());
    let about = metadata::metadata(&page, &trimmed.linked, address);
    prune::prune(&page);
    let text = body(&page, &trimmed.html, &about);
    Document {
        title: about.title,
        publisher: about.publisher,
        date: about.date,
        url: about.url,
        author: about.author,
        ..Document::extracted("", text)
    }
}

/// The paragraphs of the article.
fn body(page: &Tree, trimmed: &str, about: &Metadata) -> String {
    let mut blocks = main_part(page);
    // Where hardly anything is left, too much may have been taken away.
    if words(&blocks) < FEW {
        let whole = main_part(&Tree::from(trimmed));
        if words(&whole) > 3 * words(&blocks) {
            blocks = whole;
        }
    }
    let blocks = blocks::sift(blocks, about);
    // Some pages have only the beginning for everybody to see.
    let told = about.body.as_deref().map(blocks::lines).unwrap_or_default();
    if words(&told) > FEW && words(&told) > 2 * words(&blocks) {
        return blocks::text(&told);
    }
    blocks::text(&blocks)
}

/// An article has at least so many words, as a rule.
const FEW: usize = 80;

/// A page whose article is looked for with care is no longer than that, without scripts and styles: the time for it
/// grows faster than the page.
const LONGEST: usize = 1 << 20;

fn words(blocks: &[blocks::Block]) -> usize {
    blocks
        .iter()
        .map(|block| block.text.split_whitespace().count())
        .sum()
}

/// The paragraphs of the part of a page that is its article.
fn main_part(page: &Tree) -> Vec<blocks::Block> {
    let options = Options {
        page_type: Some(PageType::Article),
        ..Options::default()
    };
    let html = page.html();
    if html.len() > LONGEST {
        return blocks::densest(page);
    }
    let found = extract_with_options(&html, &options).unwrap_or_default();
    let inner = blocks::blocks(&found.content_html.unwrap_or_default());
    let wanted = if inner.is_empty() {
        found.content_text
    } else {
        blocks::text(&inner)
    };
    let own = blocks::blocks_of(&page.root());
    blocks::those_in(&own, &wanted).unwrap_or_else(|| {
        if inner.is_empty() {
            blocks::lines(&wanted)
        } else {
            inner
        }
    })
}

/// The text of a piece of HTML that is an article and nothing else; a text without marks is left as it is.
pub(super) fn text_of(html: &str) -> String {
    if is_html(html) {
        text_in(html, |_| {})
    } else {
        html.trim().to_owned()
    }
}

/// The same without the elements that a selector names, where anything else is in it.
pub(super) fn text_without(html: &str, selector: &str) -> String {
    let text = text_in(html, |page| page.select(selector).remove());
    if text.is_empty() { text_of(html) } else { text }
}

/// The text of a piece of HTML from which something was taken.
fn text_in(html: &str, take: impl Fn(&Tree)) -> String {
    let trimmed = trim::trim(html);
    stacker::maybe_grow(STACK / 2, STACK, || {
        let page = Tree::from(trimmed.html.as_str());
        take(&page);
        prune::prune(&page);
        let blocks = blocks::blocks(&page.html());
        blocks::text(&blocks::sift(blocks, &Metadata::default()))
    })
}

/// So many signs of HTML are looked at in a text.
const SIGNS: usize = 50;

/// Whether a text has tags or entities in it.
fn is_html(text: &str) -> bool {
    let has_tag = || {
        let tags = text
            .match_indices("</")
            .take(SIGNS)
            .map(|(at, _)| &text[at..]);
        let single = ["<br", "<p>", "<P>", "<BR", "<img"];
        tags.into_iter().any(|rest| Tag::read(rest).is_some())
            || single.iter().any(|tag| text.contains(tag))
    };
    let has_entity = || {
        let entities = text
            .match_indices('&')
            .take(SIGNS)
            .map(|(at, _)| &text[at + 1..]);
        entities.into_iter().any(|rest| {
            let name = rest
                .split(';')
                .next()
                .filter(|name| name.len() < rest.len() && (2..10).contains(&name.len()));
            name.is_some_and(|name| {
                name.trim_start_matches('#')
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric())
            })
        })
    };
    has_tag() || has_entity()
}

/// A text on one line, without tags and entities.
pub(super) fn line_of(html: &str) -> String {
    if !is_html(html) {
        return line(html);
    }
    let page = Tree::from(trim::trim(html).html.as_str());
    line(&page.root().text())
}

/// A text on one line, with one space between words.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
