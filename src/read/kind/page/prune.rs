//! A page without what is surely no part of its article.

use super::boilerplate::{is_call, is_lead, is_name};
use super::line;
use dom_query::{Document, NodeRef};

/// Elements that hold no text of an article.
const NO_TEXT: [&str; 9] = [
    "nav",
    "aside",
    "figcaption",
    "button",
    "input",
    "dialog",
    "footer",
    "label",
    "menu",
];

/// Roles of such elements.
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "toolbar",
];

/// What has more than so much of the words of a page is the page, whatever it is called.
const SHARE: usize = 3;

/// Takes away what is surely no part of an article.
pub(super) fn prune(page: &Document) {
    let Some(body) = page.body() else { return };
    join_entries(&body);
    let all = words_of(&body);
    let nodes: Vec<NodeRef<'_>> = body.descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        // What lies in something that is gone has no way up to the body.
        if is_outside(&node) && !is_whole(&node, all) {
            node.remove_from_parent();
        }
    }
}

/// Makes one article of many that lie side by side and are most of a page: the entries of one that grows through
/// the day.
fn join_entries(body: &NodeRef<'_>) {
    let articles: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| node.has_name("article"))
        .collect();
    let all = words_of(body);
    let parents = articles.iter().filter_map(NodeRef::parent);
    let Some(parent) = parents.into_iter().find(|parent| {
        let own = articles
            .iter()
            .filter(|article| article.parent().is_some_and(|own| own.id == parent.id));
        let counts: Vec<usize> = own.map(words_of).collect();
        counts.len() > 1 && 2 * counts.iter().sum::<usize>() > all
    }) else {
        return;
    };
    for entry in parent
        .children()
        .iter()
        .filter(|child| child.has_name("article"))
    {
        entry.rename("div");
    }
    if parent.has_name("div") || parent.has_name("section") {
        parent.rename("article");
    }
}

/// Whether an element has so many words that it must be the article, or hold it.
fn is_whole(node: &NodeRef<'_>, all: usize) -> bool {
    let name = node.node_name().unwrap_or_default();
    if matches!(&*name, "body" | "main" | "article" | "html") {
        return true;
    }
    let words = words_of(node);
    // Comments may be longer than the article.
    let is_comments = ["id", "class"].iter().any(|key| {
        node.attr(key)
            .is_some_and(|value| value.to_lowercase().contains("comment"))
    });
    words > 60 && SHARE * words > all && (!is_comments || holds_article(node))
}

fn holds_article(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| {
        let name = inner.node_name().unwrap_or_default();
        matches!(&*name, "h1" | "main") || (&*name == "article" && !is_comment(&inner))
    })
}

fn is_comment(node: &NodeRef<'_>) -> bool {
    ["id", "class"].iter().any(|key| {
        node.attr(key)
            .is_some_and(|value| value.to_lowercase().contains("comment"))
    })
}

fn is_outside(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else {
        return false;
    };
    if NO_TEXT.contains(&&*name) {
        return !(&*name == "aside" && has_quotation(node));
    }
    if &*name == "form" {
        return true;
    }
    if node
        .attr("role")
        .is_some_and(|role| ROLES.contains(&&*role))
        || node.has_attr("hidden")
    {
        return true;
    }
    if &*name == "figure" {
        return !has_words(node);
    }
    if &*name == "time" {
        return !node.parent().is_some_and(|parent| parent.has_name("p"));
    }
    let is_named = [
        "class",
        "id",
        "data-testid",
        "data-component",
        "data-block",
        "data-name",
        "data-type",
    ]
    .iter()
    .any(|key| node.attr(key).is_some_and(|value| is_name(&value)));
    if is_named && !matches!(&*name, "a" | "body") && !(&*name == "span" && in_sentence(node)) {
        return true;
    }
    match &*name {
        "p" | "h2" | "h3" | "h4" | "h5" | "blockquote" => leads_away(node),
        "div" | "section" | "li" | "td" | "ul" | "ol" | "dl" => {
            leads_away(node) || is_links(node, &name)
        }
        _ => false,
    }
}

/// Whether an element holds links and hardly anything else: a menu, or the card of another article.
fn is_links(node: &NodeRef<'_>, name: &str) -> bool {
    let all = node.normalized_char_count();
    if all == 0 || all > 3000 {
        return false;
    }
    let links: Vec<NodeRef<'_>> = node
        .descendants_it()
        .filter(|inner| inner.has_name("a"))
        .collect();
    let linked: usize = links.iter().map(NodeRef::normalized_char_count).sum();
    let is_card = || {
        links.iter().any(|link| {
            let heading = |inner: &NodeRef<'_>| {
                inner
                    .node_name()
                    .is_some_and(|name| matches!(&*name, "h2" | "h3" | "h4"))
            };
            link.descendants_it().any(|inner| heading(&inner))
        })
    };
    let is_list = matches!(name, "ul" | "ol") && !links.is_empty();
    let is_most = 5 * linked >= 4 * all;
    is_most && (links.len() > 2 || is_list || is_card())
}

/// Whether a picture has sentences of the article beside it.
fn has_words(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| {
        let name = inner.node_name().unwrap_or_default();
        matches!(&*name, "blockquote" | "table" | "pre")
            || (&*name == "p"
                && words_of(&inner) > 30
                && !inner
                    .ancestors_it(Some(3))
                    .any(|around| around.has_name("figcaption")))
    })
}

fn has_quotation(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| inner.has_name("blockquote"))
}

/// Whether other words stand beside an element, in the same paragraph.
fn in_sentence(node: &NodeRef<'_>) -> bool {
    node.parent()
        .is_some_and(|parent| parent.has_name("p") && words_of(&parent) > words_of(node) + 3)
}

/// Whether a short paragraph is only there to lead to another article, or to have one do something.
fn leads_away(node: &NodeRef<'_>) -> bool {
    if node.normalized_char_count() > 300 {
        return false;
    }
    let text = line(&node.text());
    if text.is_empty() {
        return false;
    }
    let linked: usize = node
        .descendants_it()
        .filter(|inner| inner.has_name("a"))
        .map(|link| line(&link.text()).len())
        .sum();
    let is_paragraph = ["p", "div", "td"].iter().any(|name| node.has_name(name));
    is_call(&text)
        || is_lead(&text, linked)
        || (is_paragraph && 10 * linked >= 9 * text.len() && text.len() < 200)
}

/// How many words there are in an element.
pub(super) fn words_of(node: &NodeRef<'_>) -> usize {
    node.descendants_it()
        .filter(NodeRef::is_text)
        .map(|text| text.text().split_ascii_whitespace().count())
        .sum()
}
