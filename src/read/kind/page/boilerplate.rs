//! What stands around articles everywhere: by what names pages call it, and in what words it comes.

/// Words in names of classes and ids of what is no part of an article.
const NAMES: &[&str] = &[
    // Links to others.
    "related",
    "relatedlinks",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "readmore",
    "morestories",
    "trending",
    "mostread",
    "popular",
    "mostpopular",
    "outbrain",
    "taboola",
    "teaser",
    "teasers",
    "upnext",
    "yarpp",
    "jp-relatedposts",
    "seealso",
    "furtherreading",
    "relatedarticles",
    "relatedposts",
    "alsoread",
    "linkbox",
    "linklist",
    // What stands between headline and text.
    "standfirst",
    "dek",
    "deck",
    "excerpt",
    "subtitle",
    "subheadline",
    "kicker",
    "eyebrow",
    // What one shall do.
    "share",
    "sharing",
    "sharebar",
    "sharedaddy",
    "sharebuttons",
    "social",
    "socials",
    "addtoany",
    "addthis",
    "follow",
    "newsletter",
    "newsletters",
    "signup",
    "subscribe",
    "subscription",
    "donate",
    "donation",
    "regwall",
    "paywall",
    "piano",
    "optin",
    "mailchimp",
    "cta",
    "login",
    "signin",
    "appeal",
    "contribute",
    "contributions",
    "epic",
    "membership",
    // What readers say.
    "comments",
    "comment",
    "commentlist",
    "disqus",
    "respond",
    "livefyre",
    "coral",
    "commento",
    "replies",
    // Who wrote it, and when.
    "byline",
    "bylines",
    "bio",
    "authorbio",
    "authorbox",
    "authors",
    "author",
    "contributor",
    "avatar",
    "timestamp",
    "pubdate",
    "published",
    "dateline-meta",
    "postmeta",
    "posted",
    "readtime",
    "readingtime",
    "postinfo",
    // Pictures.
    "caption",
    "captions",
    "credit",
    "credits",
    "figcaption",
    "gallery",
    "slideshow",
    "carousel",
    "lightbox",
    "video",
    "player",
    "videoplayer",
    // The page.
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "footer",
    "masthead",
    "skiplink",
    "skip",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "onetrust",
    "cmp",
    "popup",
    "modal",
    "toolbar",
    "pagination",
    "pager",
    "tags",
    "taglist",
    "topics",
    "categories",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "adslot",
    "sponsored",
    "promo",
    "promos",
    "promotion",
    "widget",
    "widgets",
    "banner",
    "hidden",
];

/// Words beside which the others say nothing: of the whole article, or of how it is set.
const GUARDS: &[&str] = &[
    "body", "content", "has", "with", "no", "not", "without", "is", "entry", "main", "layout",
    "page", "wp", "text", "type", "single",
];

/// Beginnings of lines that lead to another article.
const LEADS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "see more",
    "related:",
    "related stor",
    "related article",
    "more:",
    "more on",
    "more from",
    "more stories",
    "watch:",
    "watch |",
    "watch more",
    "listen:",
    "listen to",
    "don't miss",
    "don’t miss",
    "recommended",
    "you may also",
    "you might also",
    "up next",
    "in pictures",
    "explore:",
    "further reading",
    "analysis:",
    "opinion:",
    "go deeper",
];

/// Beginnings of lines that are no part of an article even where they lead nowhere.
const CALLS: &[&str] = &[
    "advertisement",
    "story continues below",
    "article continues",
    "continue reading",
    "sponsored content",
    "sign up for",
    "sign up to",
    "sign up here",
    "subscribe to",
    "subscribe now",
    "subscribe for",
    "get the latest",
    "get our",
    "support our journalism",
    "follow us on",
    "follow us",
    "share this",
    "click here to",
    "download our app",
    "download the app",
    "join our",
    "all rights reserved",
    "© ",
    "copyright ©",
    "(c) ",
    "already a subscriber",
    "already have an account",
    "log in to",
    "this article is for subscribers",
    "enter your email",
    "your email address",
    "leave a comment",
    "leave a reply",
    "be the first to comment",
    "skip to",
    "we use cookies",
    "this website uses cookies",
    "print this",
    "tweet this",
    "email this",
    "copy link",
    "listen to this article",
    "most read",
    "most popular",
    "filed under",
    "tags:",
    "tagged:",
    "posted in",
    "view comments",
    "show comments",
    "min read",
    "minute read",
    "our standards:",
    "after newsletter promotion",
    "skip past",
    "ad feedback",
    "scroll to continue",
    "view image in fullscreen",
];

/// How lines begin that ask readers for something, where they speak of what stands in [`WARES`].
const ASKS: &[&str] = &[
    "sign",
    "get",
    "subscribe",
    "join",
    "follow",
    "stay",
    "keep",
    "download",
    "click",
    "want",
    "never miss",
    "support",
    "become",
    "receive",
    "for more",
    "like",
    "enjoy",
    "listen",
    "to receive",
    "this post",
    "thanks for reading",
];

/// What readers shall have.
const WARES: &[&str] = &[
    "newsletter",
    "whatsapp channel",
    "inbox",
    "our app",
    "the app",
    "subscriber",
    "podcast feed",
    "telegram",
    "on facebook",
    "on twitter",
    "on instagram",
    "on x ",
    "daily email",
    "morning email",
    "our channel",
    "free trial",
    "member",
];

/// The longest such line.
const LONGEST: usize = 240;

/// Whether a class or an id is that of something around articles.
pub(super) fn is_name(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let words = words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let joined = words.concat();
        (has(NAMES) || NAMES.contains(&joined.as_str()) || is_pair(&words)) && !has(GUARDS)
    })
}

/// Two words that say it together.
fn is_pair(words: &[String]) -> bool {
    words.windows(2).any(|pair| {
        matches!(
            (pair[0].as_str(), pair[1].as_str()),
            ("read", "more" | "next" | "also" | "time")
                | (
                    "more",
                    "stories" | "news" | "on" | "from" | "links" | "coverage"
                )
                | ("most", "read" | "popular" | "viewed")
                | ("up", "next")
                | ("see", "also")
                | (
                    "article" | "post" | "story",
                    "meta" | "info" | "date" | "tags" | "share" | "tools"
                )
                | ("sign", "up" | "in")
                | ("inline", "link" | "links")
        )
    })
}

/// The words of a name: `relatedLinks`, `related-links` and `related_links` have the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (was_small && letter.is_uppercase()) {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(last) = words.last_mut()
        {
            last.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a line is a call to do something, and no sentence of an article.
pub(super) fn is_call(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    starts_with(line, CALLS) || is_time_to_read(line) || is_asking(line) || is_rights(line)
}

/// Whether a line asks readers to have something sent.
fn is_asking(line: &str) -> bool {
    let line = line.to_lowercase();
    starts_with(&line, ASKS)
        && WARES.iter().any(|ware| line.contains(ware))
        && !line.contains(['“', '"'])
}

/// Whether a line only says whose the page is.
fn is_rights(line: &str) -> bool {
    let line = line.to_lowercase();
    line.contains("all rights reserved")
        || (line.starts_with("copyright") && line.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether a line leads to another article; `linked` is how much of it is a link.
pub(super) fn is_lead(line: &str, linked: usize) -> bool {
    line.len() <= LONGEST && starts_with(line, LEADS) && 2 * linked >= line.len()
}

fn starts_with(line: &str, starts: &[&str]) -> bool {
    let line = line.trim_start_matches(|letter: char| {
        !letter.is_alphanumeric() && letter != '©' && letter != '('
    });
    starts.iter().any(|start| {
        let own = line.get(..start.len());
        own.is_some_and(|own| own.to_lowercase() == *start)
    })
}

/// `4 min read`
fn is_time_to_read(line: &str) -> bool {
    let words: Vec<_> = line.split([' ', '-']).collect();
    words.len() <= 4
        && line.len() < 30
        && line.to_lowercase().ends_with(" read")
        && words[0].parse::<u8>().is_ok()
}
