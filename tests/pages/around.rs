//! What stands around articles on most pages.

use super::story::{Chance, Story};

pub(crate) const MENU: &str = r#"<nav class="site-nav" aria-label="Main"><ul><li><a href="/news">News</a></li><li><a href="/politics">Politics</a></li>
<li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li><li><a href="/podcasts">Podcasts</a></li></ul></nav>"#;

pub(crate) const COOKIES: &str = r#"<div id="onetrust-consent-sdk" class="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We and our 812 partners store and access
information on a device, such as cookies, and process personal data for advertising, measurement and audience research.</p>
<button>Accept all</button><button>Reject all</button><a href="/privacy">More options</a></div>"#;

pub(crate) const SHARE: &str = r##"<div class="share-buttons"><span>Share</span><ul><li><a href="#f">Facebook</a></li><li><a href="#x">X</a></li><li><a href="#m">Email</a></li>
<li><button>Copy link</button></li></ul></div>"##;

pub(crate) const NEWSLETTER: &str = r#"<div class="newsletter-signup"><h3>The morning briefing</h3><p>Everything you need to know before breakfast, in your inbox every weekday.</p>
<form action="/subscribe"><label>Email address</label><input type="email"><button>Sign up</button></form><p class="legal">By signing up you agree to our terms.</p></div>"#;

pub(crate) const FOOTER: &str = r#"<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/jobs">Jobs</a></li>
<li><a href="/terms">Terms and conditions</a></li></ul><p>© 2025 All rights reserved. Registered in the harbour office under number 1173.</p></footer>"#;

pub(crate) const ADVERT: &str = r#"<div class="ad-slot ad-slot--inline" data-ad="mpu"><span class="ad-label">Advertisement</span><div id="gpt-7"></div></div>"#;

/// `n` links to other articles, as a list of that class.
pub(crate) fn related(story: &Story, class: &str, title: &str) -> String {
    let links = story.others.iter().take(4).map(|other| {
        format!(r#"<li><a href="/2019/03/{}"><h3>{other}</h3><time datetime="2019-03-0{}T08:00:00Z">{} March 2019</time></a></li>"#, other.len(), 1 + other.len() % 9, 1 + other.len() % 9)
    });
    format!(
        r#"<section class="{class}"><h2>{title}</h2><ul>{}</ul></section>"#,
        links.collect::<String>()
    )
}

/// What readers have said.
pub(crate) fn comments(chance: &mut Chance) -> String {
    let names = [
        "tidewatcher",
        "old_salt",
        "Marta K",
        "bay resident",
        "J. Doe",
    ];
    let said = [
        "I have lived here for forty years and nobody ever asked us about any of this.",
        "Typical. They build a wall and then they charge you to look at it.",
        "Does anyone know when the next meeting is? I would like to go and say what I think.",
        "First they came for the ferry, and I did not speak out because I had a bicycle.",
    ];
    let one = |_| {
        format!(
            r#"<li class="comment"><div class="comment-author vcard"><cite class="fn">{}</cite> <span class="says">says:</span></div>
<div class="comment-meta"><time datetime="2020-01-02T10:00:00">January 2, 2020 at 10:00 am</time></div><div class="comment-content"><p>{}</p></div>
<div class="reply"><a href="/reply">Reply</a></div></li>"#,
            chance.one_of(&names),
            chance.one_of(&said)
        )
    };
    let all: String = (0..6).map(one).collect();
    format!(
        r#"<section id="comments" class="comments-area"><h2 class="comments-title">6 comments</h2><ol class="comment-list">{all}</ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p><textarea></textarea></form></div></section>"#
    )
}

/// A picture with words below it.
pub(crate) fn figure(class: &str, caption: &str) -> String {
    format!(
        r#"<figure class="{class}"><picture><source srcset="a.webp"><img src="/i.jpg" alt="A harbour at dusk"></picture>
<figcaption class="{caption}">The lower quay of Port Ellery at dusk, photographed in an earlier year. <span class="credit">Photograph: Harbour Archive/Agency</span></figcaption></figure>"#
    )
}

/// What is told of the author below an article.
pub(crate) fn bio(story: &Story, class: &str) -> String {
    format!(
        r#"<div class="{class}"><img src="/a.jpg" alt=""><h4>{0}</h4><p>{0} is a correspondent who has covered the coast and its councils since 2009, and keeps bees.</p>
<a href="/authors/1">More by {0}</a></div>"#,
        story.author
    )
}
