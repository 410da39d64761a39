//! What a page says of itself: in JSON-LD, in the head, and where everybody sees it.

mod day;
mod headline;
mod publication;
mod seen;

pub(super) use day::is_day;
pub(super) use headline::is_same;

use super::line;
use super::linked::{Linked, linked};
use dom_query::Document;
use jiff::civil::Date;
use seen::Seen;

/// What is known of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) author: Option<String>,
    /// The whole text, where the page tells it apart.
    pub(super) body: Option<String>,
}

/// Reads what a page says of itself, in its elements and in `scripts`; `address` is where it was fetched from.
pub(super) fn metadata(page: &Document, scripts: &[String], address: Option<&str>) -> Metadata {
    let seen = Seen::of(page);
    let own = url(&seen, &Linked::default(), address);
    let linked = &linked(scripts, own.as_deref());
    let publisher = publisher(&seen, linked);
    let url = url(&seen, linked, address);
    Metadata {
        body: linked.body.clone(),
        title: headline::headline(&seen, linked, publisher.as_deref()),
        date: publication::date(&seen, linked, url.as_deref()),
        author: author(&seen, linked),
        publisher,
        url,
    }
}

fn url(seen: &Seen, linked: &Linked, address: Option<&str>) -> Option<String> {
    let is_whole = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    let all = [
        seen.canonical.as_deref(),
        seen.meta(&["og:url"]),
        address,
        linked.url.as_deref(),
    ];
    all.into_iter().flatten().find(is_whole).map(str::to_owned)
}

fn publisher(seen: &Seen, linked: &Linked) -> Option<String> {
    let own = linked.publisher.as_deref().map(line);
    let meta = seen.meta(&[
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "cre",
        "application-name",
    ]);
    let found = own
        .or_else(|| meta.map(line))
        .or_else(|| seen.publisher.clone());
    found.filter(|name| !name.is_empty() && !name.contains("://"))
}

fn author(seen: &Seen, linked: &Linked) -> Option<String> {
    let names: Vec<String> = linked.authors.iter().map(|name| line(name)).collect();
    let is_name = |name: &String| {
        !name.is_empty() && name.len() < 200 && !name.contains("://") && !name.starts_with('@')
    };
    let mut names: Vec<String> = names.into_iter().filter(is_name).collect();
    if names.is_empty() {
        let meta = seen.meta_all(&[
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
        ]);
        names = meta.map(line).filter(is_name).take(1).collect();
    }
    if names.is_empty() {
        names = seen
            .authors
            .iter()
            .filter(|name| is_name(name))
            .cloned()
            .collect();
    }
    let mut once: Vec<String> = Vec::new();
    for name in names {
        let name = without_by(&name).to_owned();
        if !name.is_empty() && !once.contains(&name) {
            once.push(name);
        }
    }
    (!once.is_empty()).then(|| once.join(", "))
}

fn without_by(name: &str) -> &str {
    let cut = name
        .get(..3)
        .filter(|start| start.eq_ignore_ascii_case("by "));
    cut.map_or(name, |_| name[3..].trim())
}
