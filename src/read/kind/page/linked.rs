//! What a page tells of itself as JSON-LD, in the words of schema.org.

use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// How deep objects are looked for in each other.
const DEPTH: usize = 6;

/// What a page tells of its article.
#[derive(Debug, Default, Clone)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
    /// The whole text of the article, as some pages have it.
    pub(super) body: Option<String>,
}

/// Reads all that a page tells in scripts; `address` is that of the page, if it is known.
pub(super) fn linked(scripts: &[String], address: Option<&str>) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut all = Vec::new();
    for value in &values {
        collect(value, DEPTH, &mut all);
    }
    let named = |reference: &Value| -> Option<Object> {
        let id = reference.get("@id")?.as_str()?;
        let found = all
            .iter()
            .find(|one| one.len() > 1 && one.get("@id").and_then(Value::as_str) == Some(id));
        found.map(|one| (*one).clone())
    };
    let articles = all.iter().filter(|one| is_article(one));
    let article = articles.max_by_key(|one| weight(one, address));
    let Some(article) = article else {
        // The page alone tells when it was made, but its name is the title of the page.
        let page = all
            .iter()
            .find(|one| has_type(one, |kind| kind.ends_with("WebPage")));
        return Linked {
            published: page.and_then(|page| text(page.get("datePublished"))),
            modified: page.and_then(|page| text(page.get("dateModified"))),
            publisher: all
                .iter()
                .find(|one| has_type(one, is_publisher))
                .and_then(|one| text(one.get("name"))),
            ..Linked::default()
        };
    };
    let name = |value: &Value| match named(value) {
        Some(object) => text(object.get("name")),
        None => text(Some(value)),
    };
    let publisher = article
        .get("publisher")
        .or_else(|| article.get("sourceOrganization"));
    let page = all
        .iter()
        .find(|one| has_type(one, |kind| kind == "WebPage"));
    let of_page = |key: &str| page.and_then(|page| text(page.get(key)));
    Linked {
        headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
        published: text(article.get("datePublished"))
            .or_else(|| of_page("datePublished"))
            .or_else(|| text(article.get("dateCreated"))),
        modified: text(article.get("dateModified")),
        publisher: publisher.and_then(|own| list(own).iter().find_map(|one| name(one))),
        authors: article
            .get("author")
            .or_else(|| article.get("creator"))
            .map_or_else(Vec::new, |own| {
                list(own).iter().filter_map(|one| name(one)).collect()
            }),
        url: text(article.get("url"))
            .or_else(|| article.get("mainEntityOfPage").and_then(address_of)),
        body: text(article.get("articleBody")),
    }
}

/// The JSON of a script; many have line breaks in their texts, which JSON does not allow.
fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let script = script
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    let found = serde_json::from_str(script);
    found.ok().or_else(|| {
        let spaced = script.replace(|letter: char| letter.is_control(), " ");
        serde_json::from_str(&spaced).ok()
    })
}

/// All objects that stand for themselves, and are not only spoken of by others.
fn collect<'v>(value: &'v Value, depth: usize, all: &mut Vec<&'v Object>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect(one, depth, all)),
        Value::Object(object) => {
            all.push(object);
            for key in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "publisher",
                "author",
            ] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth, all);
                }
            }
        }
        _ => {}
    }
}

fn has_type(object: &Object, is: impl Fn(&str) -> bool) -> bool {
    let kinds = object.get("@type").map_or_else(Vec::new, list);
    kinds
        .iter()
        .filter_map(|kind| kind.as_str())
        .any(|kind| is(kind.rsplit('/').next().unwrap_or(kind)))
}

fn is_article(object: &Object) -> bool {
    has_type(object, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(
                kind,
                "Report" | "Review" | "SocialMediaPosting" | "CreativeWork"
            )
    }) && (object.contains_key("headline")
        || object.contains_key("name")
        || object.contains_key("datePublished"))
}

fn is_publisher(kind: &str) -> bool {
    matches!(kind, "NewsMediaOrganization" | "Organization" | "WebSite")
}

/// How much speaks for an article being that of the page.
fn weight(object: &Object, address: Option<&str>) -> usize {
    let own = ["url", "mainEntityOfPage", "@id"]
        .into_iter()
        .filter_map(|key| address_of(object.get(key)?));
    let is_here = address.is_some_and(|address| own.into_iter().any(|own| is_same(&own, address)));
    let keys = ["headline", "datePublished", "articleBody", "author"];
    let told = keys.iter().filter(|key| object.contains_key(**key)).count();
    10 * usize::from(is_here)
        + 2 * told
        + usize::from(!has_type(object, |kind| kind == "CreativeWork"))
}

/// Whether two addresses lead to the same page, but for what says how one came there.
fn is_same(one: &str, other: &str) -> bool {
    fn bare(address: &str) -> &str {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let address = &address[..end];
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.trim_start_matches("www.").trim_end_matches('/')
    }
    bare(one) == bare(other)
}

fn address_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => text(object.get("@id")).or_else(|| text(object.get("url"))),
        _ => None,
    }
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

/// A text, or the first of several, or what an object is called.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(all) => all.iter().find_map(|one| text(Some(one))),
        Value::Object(object) => text(object.get("@value")).or_else(|| text(object.get("name"))),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
