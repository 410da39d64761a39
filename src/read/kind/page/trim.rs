//! The source of a page without what is never read of it: programs, styles, pictures, comments, most attributes.
//!
//! It makes the tree of a page small, and it is what makes hostile pages harmless. What a parser of HTML needs
//! quadratic time for cannot get past it: elements in each other without an end, thousands of attributes, and the
//! tags of fonts, which a parser has to open again in each paragraph.

use super::tag::Tag;
use crate::limit;

/// A page that can be parsed.
#[derive(Debug, Default)]
pub(super) struct Trimmed {
    /// Its source.
    pub(super) html: String,
    /// What it tells of itself as JSON-LD.
    pub(super) linked: Vec<String>,
}

/// Elements that are left out with all that is in them.
const SILENT: &[&str] = &[
    "script", "style", "svg", "noscript", "iframe", "object", "canvas", "math", "audio", "video",
    "select", "textarea", "template", "datalist", "map", "frameset", "noembed",
];

/// Tags that are left out; their text is kept. A parser would have to open them again in each paragraph.
const FONTS: &[&str] = &[
    "b", "big", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "img",
    "source", "picture", "wbr",
];

/// Elements that have no end, or need none: they never lie in each other without another between them.
const FLAT: &[&str] = &[
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dd", "dt", "option", "br", "hr",
    "meta", "link", "input", "base", "area", "col", "embed", "param", "track", "html", "head",
    "body", "title", "rp", "rt", "colgroup", "caption",
];

/// Attributes of which something is read.
const TELLING: &[&str] = &[
    "id",
    "class",
    "itemprop",
    "itemtype",
    "itemscope",
    "role",
    "href",
    "rel",
    "type",
    "name",
    "property",
    "content",
    "datetime",
    "lang",
    "http-equiv",
    "pubdate",
    "hidden",
    "aria-label",
    "colspan",
    "align",
    "title",
];

/// Beginnings of other such attributes, with what their parts are called.
const DATA: &[&str] = &[
    "data-testid",
    "data-test-id",
    "data-component",
    "data-block",
    "data-role",
    "data-type",
    "data-name",
];

/// How long a value may be; those of addresses of pictures are longer.
const VALUE: usize = 2000;

/// How many tags a page may have; all others are spaces between its words.
const TAGS: usize = 400_000;

/// How far up an element that is closed is looked for.
const REACH: usize = 1024;

/// Leaves out what is never read.
pub(super) fn trim(source: &str) -> Trimmed {
    let mut trimmer = Trimmer::default();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        trimmer.done.html.push_str(&rest[..at]);
        rest = trimmer.step(&rest[at..]);
    }
    trimmer.done.html.push_str(rest);
    trimmer.done
}

#[derive(Default)]
struct Trimmer<'a> {
    done: Trimmed,
    /// The elements that are open, without flat ones.
    open: Vec<&'a str>,
    tags: usize,
}

impl<'a> Trimmer<'a> {
    /// Takes what begins with `<`; gives back what follows.
    fn step(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
        if !Tag::is_start(rest) {
            // A sign in a text.
            self.done.html.push_str("&lt;");
            return &rest[1..];
        }
        // A tag without an end is where the page ends.
        let Some((tag, length)) = Tag::read(rest) else {
            return "";
        };
        let after = &rest[length..];
        let is = |names: &[&str]| names.iter().any(|name| tag.name.eq_ignore_ascii_case(name));
        if is(SILENT) {
            // A template with a shadow root is part of the page.
            let is_shown = tag.value("shadowrootmode").is_some();
            return if tag.is_end || is_shown {
                after
            } else {
                self.skip(&tag, after)
            };
        }
        if is(FONTS) {
            return after;
        }
        self.tags += 1;
        if self.tags > TAGS {
            self.done.html.push(' ');
            return after;
        }
        match (is(FLAT), tag.is_end) {
            (true, true) => self.close(tag.name),
            (true, false) => self.write(&tag),
            (false, true) => self.end(&tag),
            (false, false) => self.start(&tag),
        }
        after
    }

    fn start(&mut self, tag: &Tag<'a>) {
        if self.open.len() < limit::NESTING {
            self.write(tag);
        } else {
            self.done.html.push(' ');
        }
        if !tag.rest.trim_end().ends_with('/') || !tag.name.contains(['-', ':']) {
            self.open.push(tag.name);
        }
    }

    /// Closes an element where it is open, with all that are open in it.
    fn end(&mut self, tag: &Tag<'_>) {
        let near = self.open.iter().rev().take(REACH);
        let depth = near
            .enumerate()
            .find(|(_, open)| open.eq_ignore_ascii_case(tag.name));
        let Some((depth, _)) = depth else { return };
        self.open.truncate(self.open.len() - depth - 1);
        if self.open.len() < limit::NESTING {
            self.close(tag.name);
        }
    }

    fn close(&mut self, name: &str) {
        self.done.html.push_str("</");
        self.done.html.push_str(name);
        self.done.html.push('>');
    }

    fn write(&mut self, tag: &Tag<'_>) {
        let html = &mut self.done.html;
        html.push('<');
        html.push_str(tag.name);
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in tag.attributes() {
            let is_own = |own: &&str| own.eq_ignore_ascii_case(name);
            if value.len() > VALUE || seen.iter().any(is_own) {
                continue;
            }
            let is_hiding = is_own(&"style") && value.contains("none");
            if TELLING.iter().any(is_own) || DATA.iter().any(is_own) || is_hiding {
                seen.push(name);
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                html.push_str(&value.replace('"', "&quot;"));
                html.push('"');
            }
        }
        html.push('>');
    }

    /// Leaves out an element; keeps what it tells of the page.
    fn skip(&mut self, tag: &Tag<'_>, after: &'a str) -> &'a str {
        let close = find_close(after, tag.name);
        let inner = &after[..close.unwrap_or(after.len())];
        let is_linked = tag
            .value("type")
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        if is_linked && tag.name.eq_ignore_ascii_case("script") {
            self.done.linked.push(inner.to_owned());
        }
        self.done.html.push(' ');
        let Some(close) = close else { return "" };
        let rest = &after[close..];
        rest.find('>').map_or("", |end| &rest[end + 1..])
    }
}

/// Where the end tag of an element is that has no other of its name in it.
fn find_close(source: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = source[from..].find("</") {
        let start = from + at;
        let own = source.as_bytes().get(start + 2..start + 2 + name.len());
        if own.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(start);
        }
        from = start + 2;
    }
    None
}
