//! The places of a page in which it says what it is.

use super::super::line;
use dom_query::{Document, NodeRef};

/// A date that a page shows.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// What it is for machines.
    pub(super) stamp: Option<String>,
    /// What everybody reads.
    pub(super) text: String,
    /// Whether the page calls it the date of publication; of change, that is no.
    pub(super) is_publication: Option<bool>,
    /// Whether it stands in the article, or before it, and not among links to others.
    pub(super) is_own: bool,
}

/// A heading of the first rank.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) text: String,
    /// Whether the page calls it a headline.
    pub(super) is_named: bool,
    /// Whether it stands in an article or in what is the main part of the page.
    pub(super) is_inside: bool,
}

/// All that is seen in one walk over a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    metas: Vec<(String, String)>,
    pub(super) canonical: Option<String>,
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) headings: Vec<Heading>,
    /// Other texts that stand as if they were headings.
    pub(super) lines: Vec<String>,
    /// How many letters the page has.
    length: usize,
    pub(super) moments: Vec<Moment>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
}

/// Parts of names of classes that stand around a date that is one of publication.
const PUBLISHED: &[&str] = &[
    "publish",
    "posted",
    "created",
    "pubdate",
    "entry-date",
    "issued",
    "firstpub",
    "dateline",
];

/// The same for the date of a change.
const CHANGED: &[&str] = &["updat", "modif", "revis", "changed"];

/// The same for dates that are of other articles, or of comments.
const OTHERS: &[&str] = &[
    "related",
    "comment",
    "sidebar",
    "recommend",
    "more-",
    "latest",
    "trending",
    "popular",
    "teaser",
    "recirc",
    "card",
    "footer",
    "widget",
    "promo",
    "breaking",
    "ticker",
];

/// So many letters has a page on which not everything is looked at twice.
const LONG: usize = 1_000_000;

/// Parts of names of classes that hold a date for readers.
const DATES: &[&str] = &[
    "date",
    "time",
    "publish",
    "posted",
    "submitted",
    "byline",
    "meta",
    "created",
    "dateline",
    "info",
];

impl Seen {
    /// Looks at all of a page.
    pub(super) fn of(page: &Document) -> Self {
        let mut seen = Self {
            length: page.body().map_or(0, |body| body.normalized_char_count()),
            ..Self::default()
        };
        for node in page
            .root()
            .descendants_it()
            .filter(dom_query::NodeRef::is_element)
        {
            let Some(name) = node.node_name() else {
                continue;
            };
            match &*name {
                "html" => seen.language = node.attr("lang").map(|lang| lang.to_lowercase()),
                "meta" => seen.meta_of(&node),
                "link"
                    if node
                        .attr("rel")
                        .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    seen.canonical = seen
                        .canonical
                        .take()
                        .or_else(|| node.attr("href").map(|href| href.trim().to_owned()));
                }
                "title" if seen.title.is_none() => {
                    seen.title = Some(line(&node.text())).filter(|title| !title.is_empty());
                }
                "h1" => seen.heading(&node),
                "time" => seen.time(&node),
                _ => {
                    seen.line(&node, &name);
                    seen.other(&node, &name);
                }
            }
        }
        seen
    }

    /// The first that one of these names has, the first name first.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        self.meta_all(names).next()
    }

    pub(super) fn meta_all(&self, names: &[&str]) -> impl Iterator<Item = &str> {
        let of = |name: &str| {
            let own = self.metas.iter().filter(move |(own, _)| own == name);
            own.map(|(_, content)| content.as_str()).collect::<Vec<_>>()
        };
        names
            .iter()
            .flat_map(|name| of(name))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Whether an element stands among links to other articles, comments, or below the article.
    fn is_of_others(&self, node: &NodeRef<'_>) -> bool {
        let around: Vec<NodeRef<'_>> = node.ancestors_it(Some(12)).collect();
        around.iter().enumerate().any(|(place, one)| {
            let name = one.node_name().unwrap_or_default();
            match &*name {
                "body" | "html" | "main" | "article" => false,
                "aside" | "nav" => true,
                // Some have what is known of an article in a footer of it.
                "footer" => !around[place..]
                    .iter()
                    .any(|outer| outer.has_name("article")),
                // An entry of a list of articles has its headline beside the date.
                "li" => one
                    .descendants_it()
                    .any(|inner| inner.has_name("a") && line(&inner.text()).split(' ').count() > 3),
                // What holds much of the page is the page, whatever it is called.
                // Looked at last, and not on pages so long that it would take its time.
                _ => {
                    class_has(one, OTHERS)
                        && (self.length > LONG || 3 * one.normalized_char_count() < self.length)
                }
            }
        })
    }

    fn meta_of(&mut self, node: &NodeRef<'_>) {
        let Some(content) = node.attr("content") else {
            return;
        };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = node.attr(key) {
                self.metas
                    .push((name.trim().to_ascii_lowercase(), content.to_owned()));
            }
        }
    }

    fn heading(&mut self, node: &NodeRef<'_>) {
        let text = line(&node.text());
        if text.is_empty() || self.is_of_others(node) {
            return;
        }
        let is_named = has(node, "itemprop", "headline") || class_has(node, &["headline", "title"]);
        let is_inside = node.ancestors_it(None).any(|around| {
            let name = around.node_name().unwrap_or_default();
            matches!(&*name, "article" | "main") || around.attr("role").as_deref() == Some("main")
        });
        self.headings.push(Heading {
            text,
            is_named,
            is_inside,
        });
    }

    /// Takes what could be a headline that is no heading of the first rank.
    fn line(&mut self, node: &NodeRef<'_>, name: &str) {
        let is_ranked = matches!(name, "h2" | "h3");
        let is_named = || {
            matches!(name, "div" | "span" | "p" | "td" | "h4" | "a")
                && class_has(node, &["headline", "title"])
        };
        if (is_ranked || is_named() || has(node, "itemprop", "headline"))
            && node.normalized_char_count() < 300
        {
            self.lines.push(line(&node.text()));
        }
    }

    fn time(&mut self, node: &NodeRef<'_>) {
        let parent = node.parent();
        let around = |words: &[&str]| {
            class_has(node, words)
                || parent
                    .as_ref()
                    .is_some_and(|parent| class_has(parent, words))
        };
        let property = node.attr("itemprop").unwrap_or_default().to_lowercase();
        let before = text_before(node).to_lowercase();
        let is_changed = property.contains("modified")
            || around(CHANGED)
            || says_changed(&before)
            || says_changed(&node.text().to_lowercase());
        let is_published = property.contains("published")
            || property.contains("created")
            || node.has_attr("pubdate")
            || around(PUBLISHED)
            || before.contains("publish")
            || before.contains("posted");
        self.moments.push(Moment {
            stamp: node
                .attr("datetime")
                .map(|stamp| stamp.trim().to_owned())
                .filter(|stamp| !stamp.is_empty()),
            text: line(&node.text()),
            is_publication: match (is_changed, is_published) {
                (false, true) => Some(true),
                // A class of both around the two says nothing; the property of one does.
                (true, true) if property.contains("published") => Some(true),
                (true, _) => Some(false),
                (false, false) => None,
            },
            is_own: !self.is_of_others(node),
        });
    }

    fn other(&mut self, node: &NodeRef<'_>, name: &str) {
        let property = node.attr("itemprop").unwrap_or_default().to_lowercase();
        if property.contains("datepublished") || property == "datecreated" {
            self.moments.push(Moment {
                stamp: node
                    .attr("content")
                    .or_else(|| node.attr("datetime"))
                    .map(|stamp| stamp.to_string()),
                text: line(&node.text()),
                is_publication: Some(true),
                is_own: !self.is_of_others(node),
            });
        } else if property == "publisher" && self.publisher.is_none() {
            self.publisher = of_property(node, "name");
        } else if property.contains("author") || (name == "a" && has(node, "rel", "author")) {
            let own = of_property(node, "name").unwrap_or_else(|| line(&node.text()));
            if own.len() < 100 && !self.is_of_others(node) {
                self.authors.push(own);
            }
        } else if class_has(node, DATES) && !matches!(name, "body" | "html" | "article" | "main") {
            self.dated(node);
        }
    }

    /// Takes a short text that its class calls a date.
    fn dated(&mut self, node: &NodeRef<'_>) {
        if node.normalized_char_count() > 160 {
            return;
        }
        let text = line(&node.text());
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let low = text.to_lowercase();
        let says_published =
            low.contains("publish") || low.contains("posted") || class_has(node, PUBLISHED);
        let is_changed =
            (class_has(node, CHANGED) || low.starts_with("updated") || low.starts_with("last"))
                && !low.contains("publish");
        // Old pages have the whole date behind the one that is shown.
        let stamp = node
            .attr("title")
            .filter(|title| title.starts_with(|first: char| first.is_ascii_digit()));
        self.moments.push(Moment {
            stamp: stamp.map(|stamp| stamp.trim().to_owned()),
            text,
            is_publication: match (is_changed, says_published) {
                (true, _) => Some(false),
                (_, true) => Some(true),
                _ => None,
            },
            is_own: !self.is_of_others(node),
        });
    }
}

fn says_changed(text: &str) -> bool {
    text.contains("updated") || text.contains("modified") || text.contains("last edited")
}

/// The words right before an element, in the one around it.
fn text_before(node: &NodeRef<'_>) -> String {
    let mut before = node.prev_sibling();
    let mut text = String::new();
    while let Some(own) = before {
        let words = line(&own.text());
        if !words.is_empty() {
            text = words;
            break;
        }
        before = own.prev_sibling();
    }
    let start = text.len().saturating_sub(40);
    text.get(start..)
        .map_or_else(|| text.clone(), str::to_owned)
}

fn of_property(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let inner = node
        .descendants_it()
        .find(|inner| has(inner, "itemprop", name))?;
    let content = inner
        .attr("content")
        .map_or_else(|| line(&inner.text()), |content| line(&content));
    Some(content).filter(|name| !name.is_empty())
}

fn has(node: &NodeRef<'_>, attribute: &str, word: &str) -> bool {
    node.attr(attribute).is_some_and(|value| {
        value
            .split_ascii_whitespace()
            .any(|own| own.eq_ignore_ascii_case(word))
    })
}

/// Whether class or id have one of these in them.
fn class_has(node: &NodeRef<'_>, parts: &[&str]) -> bool {
    ["class", "id", "data-testid", "data-component"]
        .iter()
        .any(|key| {
            node.attr(key).is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                parts.iter().any(|part| value.contains(part))
            })
        })
}
