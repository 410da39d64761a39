//! Systems that large newsrooms have made for themselves.

use super::around::{COOKIES, FOOTER, MENU, NEWSLETTER, SHARE, figure, related};
use super::{PLAIN, Story, Style, american, body, british, changed, escape, json};

/// Each paragraph in a component of its own, and classes that mean nothing.
pub(super) fn components(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<div data-component=\"text-block\" class=\"ssrcss-11r1m41-RichTextComponentWrapper\"><p class=\"sc-9a00e533-0 hxuGS\">@</p></div>",
        heading: "<div data-component=\"subheadline-block\" class=\"sc-f98b1ad2-0\"><h2 class=\"sc-f98b1ad2-0 bWszMR\">@</h2></div>",
        quotation: "<div data-component=\"quote-block\"><blockquote class=\"sc-1\"><p>@</p></blockquote></div>",
        item: "<li class=\"sc-734a601b-0\">@</li>",
        list: "<div data-component=\"text-block\"><ul class=\"sc-734a601b-0\">@</ul></div>",
    };
    let image = "<figure><div data-component=\"image-block\" class=\"sc-d1b0b1a0-0\"><img src=\"/i.jpg\"><span class=\"sc-a34861b-1\">Harbour Archive</span></div><div data-component=\"caption-block\" class=\"sc-18fde0d6-0\"><figcaption class=\"sc-8353772e-0\">The quay at dusk, with the last ferry of the day</figcaption></div></figure>";
    let links = format!(
        "<div data-component=\"links-block\" class=\"sc-2\"><ul><li><a href=\"/n1\"><span>{}</span></a></li><li><a href=\"/n2\"><span>{}</span></a></li></ul></div>",
        story.others[0], story.others[1]
    );
    let text = body(story, &style, &[(0, image.into()), (4, links)]);
    format!(r#"<!DOCTYPE html><html lang="en-GB"><head><meta charSet="utf-8"/><title>{title} - {paper}</title><meta property="og:title" content="{title}"/><meta property="og:site_name" content="{paper}"/><link rel="canonical" href="https://www.{domain}/news/articles/c{own}x"/>
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"ReportageNewsArticle","url":"https://www.{domain}/news/articles/c{own}x","publisher":{{"@type":"NewsMediaOrganization","name":{jpaper},"publishingPrinciples":"http://x"}},"datePublished":"{date}T11:07:29.310Z","dateModified":"{changed}T11:07:29.310Z","description":{jstand},"headline":{jtitle},"author":[{{"@type":"Person","name":{jauthor}}}]}}</script></head>
<body><div id="__next"><div data-testid="header-content"><nav aria-label="main">{MENU}</nav><section><button>Register</button><button>Sign In</button></section></div><main id="main-content"><article class="sc-a8ba4d0a-0"><div data-component="headline-block" class="sc-3b6b161a-0"><h1 class="sc-f98b1ad2-0 dfvxux">{title}</h1></div><div data-component="byline-block" class="sc-801dd632-0"><div class="sc-801dd632-1"><time dateTime="{date}T11:07:29.310Z" class="sc-801dd632-2">3 hours ago</time></div><div data-testid="byline-new" class="sc-801dd632-3"><span>{author}</span><span>Coast correspondent, Port Ellery</span></div><div class="sc-9"><button>Share</button><button>Save</button></div></div>
{text}<section data-component="tag-list" class="sc-ded0"><div><a href="/t1">Harbours</a><a href="/t2">Councils</a></div></section></article><div data-testid="nevada-section" class="sc-e7">{more}</div></main><footer>{FOOTER}</footer></div>
<script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"page":{{"headline":"Something else"}}}}}}}}</script></body></html>"#,
        title = escape(&story.headline), paper = story.publisher, author = story.author, domain = story.domain, date = story.date, changed = changed(story),
        jtitle = json(&story.headline), jpaper = json(&story.publisher), jauthor = json(&story.author), jstand = json(&story.standfirst),
        more = story.others.iter().map(|other| format!("<div data-testid=\"dundee-card\"><a href=\"/q\"><h2 data-testid=\"card-headline\">{other}</h2><p data-testid=\"card-description\">What the papers had said of it a year before that.</p></a><span data-testid=\"card-metadata-lastupdated\">2 days ago</span></div>")).collect::<String>())
}

/// Standfirst, details and asides in a grid.
pub(super) fn rich_links(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"dcr-130mj7b\">@</p>",
        heading: "<h2 id=\"x\" class=\"dcr-12ibh7f\">@</h2>",
        quotation: "<blockquote class=\"dcr-zzndwp\">@</blockquote>",
        ..PLAIN
    };
    let rich = format!(
        "<aside data-component=\"richlink\" data-gu-name=\"richlink\" class=\"dcr-1\"><div class=\"rich-link__container\"><a href=\"/rl\"><div><span class=\"rich-link__title\">{}</span></div><div class=\"rich-link__read-more-text\">Read more</div></a></div></aside>",
        story.others[0]
    );
    let letter = "<figure id=\"nl\" class=\"dcr-nl\" data-spacefinder-role=\"inline\"><a href=\"#EmailSignup-skip-link-7\">skip past newsletter promotion</a><aside><div><h2>First Edition</h2><p>Our morning email breaks down the key stories of the day, telling you what’s happening and why it matters</p></div><form><input type=\"email\"><button>Sign up</button></form><span><strong>Privacy Notice: </strong>Newsletters may contain info about charities, online ads, and content funded by outside parties.</span></aside><p id=\"EmailSignup-skip-link-7\" tabindex=\"0\">after newsletter promotion</p></figure>";
    let text = body(
        story,
        &style,
        &[
            (2, rich),
            (3, figure("dcr-173mewl", "dcr-1inf02i")),
            (5, letter.into()),
        ],
    );
    format!(
        r#"<!doctype html><html lang="en"><head><title>{title} | Coasts | {paper}</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="{paper}"><meta property="article:published_time" content="{date}T10:30:0{own}.000Z"><meta property="article:modified_time" content="{changed}T07:00:00.000Z"><meta property="article:author" content="https://www.{domain}/profile/x"><meta name="author" content="{author}"><link rel="canonical" href="https://www.{domain}/coasts/{path}/{slug}">
<script type="application/ld+json">[{{"@type":"NewsArticle","@context":"https://schema.org","@id":"https://www.{domain}/coasts/{path}/{slug}","publisher":{{"@type":"Organization","@context":"https://schema.org","@id":"https://www.{domain}#publisher","name":{jpaper}}},"isAccessibleForFree":true,"author":[{{"@type":"Person","name":{jauthor}}}],"datePublished":"{date}T10:30:0{own}.000Z","headline":{jtitle},"dateModified":"{changed}T07:00:00.000Z","mainEntityOfPage":"https://www.{domain}/coasts/{path}/{slug}"}},{{"@type":"WebPage","@context":"https://schema.org","@id":"https://www.{domain}/coasts/{path}/{slug}"}}]</script></head>
<body><div id="bannerandheader"><header data-component="masthead">{MENU}<div><a href="/support">Support us</a></div></header></div><main data-layout="StandardLayout"><article class="content--article dcr-0"><div data-gu-name="title"><div class="content__labels"><a href="/coasts">Coasts</a></div></div><div data-gu-name="headline"><h1 class="dcr-u0152o">{title}</h1></div><div data-gu-name="standfirst"><div class="dcr-std"><p>{stand}</p><ul><li><a href="/latest">Follow the latest news</a></li></ul></div></div>
<div data-gu-name="media">{image}</div><aside data-gu-name="meta"><div class="dcr-meta"><address aria-label="Contributor info"><div data-component="meta-byline"><a rel="author" href="/profile/x">{author}</a> Coast correspondent</div></address><details><summary><span class="dcr-u0h1qy">{guardian}</span></summary>Last modified on {changed_text}</details><div data-component="share-button"><button>Share</button></div></div></aside>
<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector article-body-viewer-selector dcr-ch7w1w">{text}</div><div id="slot-body-end"><div class="contributions-epic"><h2>If you can, please consider supporting us</h2><p>We have no owner and no shareholders, only readers who pay what they can for work that others can read for nothing.</p></div></div><div data-gu-name="submeta" class="dcr-sub"><span>Explore more on these topics</span><div><ul><li><a href="/t1">Harbours</a></li><li><a href="/t2">news</a></li></ul></div><div><button>Reuse this content</button></div></div></div></article></main>
<section id="onwards-upper">{related}</section><section data-component="most-popular"><h2>Most viewed</h2>{related2}</section><footer data-component="footer">{FOOTER}</footer></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%b/%d").to_string().to_lowercase(),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        guardian = story.date.strftime("%a %-d %b %Y 10.30 GMT"),
        changed_text = changed(story).strftime("%a %-d %b %Y 07.00 GMT"),
        image = figure("dcr-main", "dcr-cap"),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        related = related(story, "dcr-onwards", "More on this story"),
        related2 = related(story, "dcr-pop", "Across the site")
    )
}

/// No paragraphs but boxes, told apart by test ids.
pub(super) fn test_ids(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<div data-testid=\"paragraph-0\" class=\"article-body__paragraph__2-BtD text__text__1FZLe text__dark-grey__3Ml43 text__regular__2N1Xr\">@</div>",
        heading: "<h2 data-testid=\"Heading\" class=\"text__text__1FZLe article-body__heading__33EIm\">@</h2>",
        quotation: "<div data-testid=\"paragraph-1\" class=\"article-body__paragraph__2-BtD\">@</div>",
        ..PLAIN
    };
    let text = body(story, &style, &[(2, "<div data-testid=\"ResponsiveAdSlot\" class=\"article-body__ad__1W-xV\"><div>Advertisement · Scroll to continue</div></div>".into()), (4, figure("styles__figure__1M1zS", "image__caption"))]);
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><title>{title} | {paper}</title><meta name="article:published_time" content="{date}T10:30:00Z"/><meta name="article:modified_time" content="{changed}T00:30:00Z"/><meta name="article:author" content="{author}"/><meta property="og:title" content="{title}"/><meta property="og:site_name" content="{paper}"/><link rel="canonical" href="https://www.{domain}/world/{slug}-{date}/"/>
<script type="application/ld+json">{{"@context":"http://schema.org","@graph":[{{"@type":"WebPage","url":"https://www.{domain}/world/{slug}-{date}/","name":{jfull}}},{{"@type":"NewsArticle","url":"https://www.{domain}/world/{slug}-{date}/","mainEntityOfPage":{{"@type":"WebPage","@id":"https://www.{domain}/world/{slug}-{date}/"}},"headline":{jtitle},"image":[],"dateCreated":"{date}T10:28:00Z","datePublished":"{date}T10:30:00Z","dateModified":"{changed}T00:30:00Z","articleSection":["World"],"author":[{{"@type":"Person","name":{jauthor}}}],"publisher":{{"@type":"Organization","name":{jpaper}}}}},{{"@type":"ItemList","itemListElement":[{{"@type":"NewsArticle","headline":"Another headline","datePublished":"2019-01-01"}}]}}]}}</script></head>
<body><div id="fusion-app"><header data-testid="SiteHeader">{MENU}</header><main><article class="article__container__2MUeZ" data-testid="Article"><div class="article__main__33WV2"><div class="article__content__6hMn9"><header class="article-header__container__3g8V5"><div class="article-header__heading__15OpQ"><nav aria-label="breadcrumb"><a href="/world">World</a></nav><h1 data-testid="Heading" class="text__heading__1">{title}</h1><div class="article-header__author-date__2"><div data-testid="AuthorByline">By <a href="/authors/x" rel="author">{author}</a></div><time data-testid="DateLine" datetime="{date}T10:30:00Z"><span>{american}</span><span>10:30 AM UTC</span><span>Updated {own} hours ago</span></time></div></div><div data-testid="ArticleToolbar"><ul role="toolbar"><li><button>Aa</button></li><li><button>Share</button></li></ul></div></header>
<div class="article-body__wrapper__3IxHM"><div class="article-body__content__17Yit paywall-article" data-testid="ArticleBody"><div data-testid="Summary" class="summary__root"><h2>Summary</h2><ul class="summary__summary"><li><a href="/c1">Companies</a></li></ul></div>{text}<div data-testid="SignOff" class="sign-off__text">Reporting by {author}; Editing by the desk</div><p data-testid="Body" class="article-body__element__trust"><span>Our Standards: </span><a href="/principles">The Harbour Trust Principles.</a></p></div></div></div></div></article>
<section data-testid="ReadNext"><h2>Read Next</h2>{related}</section></main><footer>{FOOTER}</footer></div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        american = american(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jfull = json(&format!("{} | {}", story.headline, story.publisher)),
        related = related(story, "read-next__list", "Also in World")
    )
}

/// Names of classes made by a machine, and the story in many sections.
pub(super) fn hashed(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"css-at9mc1 evys1bk0\">@</p>",
        heading: "<h2 class=\"css-1gqcfns eoo0vm40\">@</h2>",
        quotation: "<blockquote class=\"css-q\"><p class=\"css-at9mc1 evys1bk0\">@</p></blockquote>",
        ..PLAIN
    };
    let split = "</div><aside class=\"css-ew4tgv\" aria-label=\"companion column\"></aside></div><div data-testid=\"Dropzone-3\"></div><div id=\"story-ad-2-wrapper\" class=\"css-8atqhb\"><p>Advertisement</p><a href=\"#after-2\">SKIP ADVERTISEMENT</a></div><div class=\"css-s99gbd StoryBodyCompanionColumn\" data-testid=\"companionColumn-1\"><div class=\"css-53u6y8\">";
    let half = story.parts.len() / 2;
    let text = body(
        story,
        &style,
        &[
            (half, split.into()),
            (2, figure("css-1okd3mu", "css-1l4w6pd")),
        ],
    );
    format!(
        r##"<!DOCTYPE html><html lang="en" class="story nytapp-vi-article"><head><meta charset="utf-8"/><title data-rh="true">{title} - {paper}</title><meta data-rh="true" property="article:published_time" content="{date}T09:00:{own:02}.000Z"/><meta data-rh="true" property="article:modified_time" content="{changed}T04:14:57.000Z"/><meta data-rh="true" property="og:title" content="{title}"/><meta data-rh="true" name="byl" content="By {author}"/><meta data-rh="true" property="og:url" content="https://www.{domain}/{path}/coast/{slug}.html"/>
<script data-rh="true" type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","description":{jstand},"mainEntityOfPage":"https://www.{domain}/{path}/coast/{slug}.html","url":"https://www.{domain}/{path}/coast/{slug}.html","inLanguage":"en","author":[{{"@context":"https://schema.org","@type":"Person","name":{jauthor}}}],"dateModified":"{changed}T04:14:57.000Z","datePublished":"{date}T09:00:{own:02}.000Z","headline":{jtitle},"publisher":{{"@id":"https://www.{domain}/#publisher"}},"hasPart":{{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".meteredContent"}}}}</script><script data-rh="true" type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsMediaOrganization","name":{jpaper},"@id":"https://www.{domain}/#publisher"}}</script></head>
<body><div id="app"><div><div><header class="css-1bymuyk e1rxgks23">{MENU}<a href="/login">Log in</a></header><div id="site-content" data-testid="site-content" role="main"><main id="site-main"><div id="top-wrapper" class="css-ar1l6a"><p>Advertisement</p><a href="#after-top">SKIP ADVERTISEMENT</a></div><article id="story" class="css-1vxca1d e1lmdhsb0"><header class="css-ypbk19 euiyums3"><div class="css-1vkm6nb ehdk2mb0"><h1 id="link-1" class="css-1l8buln e1h9rw200" data-testid="headline">{title}</h1></div><p id="article-summary" class="css-79rysd e1wiw3jv0">{stand}</p><div class="css-18e8msd epjyd6m0"><div class="css-vp77d3 epjyd6m1"><div class="css-1e2jphy"><p class="css-4anu6l e1jsehar1"><span class="byline-prefix">By </span><a href="/by/x" class="css-n8ff4n">{author}</a></p></div></div><ul class="css-1fxd1f4 e16638kd3"><li><time class="css-8blifj e16638kd2" datetime="{date}T05:00:00-04:00">{american}</time></li></ul></div><div role="toolbar" data-testid="share-tools">{SHARE}</div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e"><div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-0"><div class="css-53u6y8">{text}</div><aside class="css-ew4tgv"></aside></div></section><div class="bottom-of-article"><div class="css-1m3k"><p>{author} covers the coast. <a href="/by/x">More about {author}</a></p></div><div class="css-cor"><p>A version of this article appears in print on Section A, Page 4 of the edition with another headline. <a href="/reprints">Order Reprints</a> | <a href="/paper">Today’s Paper</a> | <a href="/sub">Subscribe</a></p></div></div></article></main>{related}</div>{FOOTER}</div></div></div>{COOKIES}</body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%m/%d"),
        date = story.date,
        changed = changed(story),
        american = american(story),
        stand = escape(&story.standfirst),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jstand = json(&story.standfirst),
        related = related(story, "css-more", "More in Coast")
    )
}

pub(super) fn inline_placeholder(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"paragraph inline-placeholder vossi-paragraph\" data-uri=\"x\" data-editable=\"text\" data-component-name=\"paragraph\">@</p>",
        heading: "<h2 class=\"subheader\" data-editable=\"text\" data-component-name=\"subheader\">@</h2>",
        quotation: "<div class=\"pull-quote\" data-component-name=\"quote\"><blockquote>@</blockquote></div>",
        item: "<li class=\"list__item inline-placeholder\">@</li>",
        list: "<ul class=\"list list--unordered\">@</ul>",
    };
    let link = format!(
        "<div data-uri=\"r\" class=\"related-content related-content--article\" data-component-name=\"related-content\"><a class=\"related-content__link\" href=\"/rc\"><p class=\"related-content__label\">Related article</p><p class=\"related-content__headline\"><span>{}</span><span class=\"related-content__read-time\">3 min read</span></p></a></div>",
        story.others[0]
    );
    let text = body(story, &style, &[(1, "<div class=\"ad-slot-dynamic ad-slot-dynamic--1\" data-ad-slot-rendered></div><div class=\"ad-feedback\"><p>Ad Feedback</p></div>".into()), (3, link), (5, "<div class=\"image image__hide-placeholder\" data-component-name=\"image\"><picture><img src=\"/i.jpg\"></picture><div class=\"image__metadata\"><div class=\"image__caption\"><span data-editable=\"metaCaption\" class=\"inline-placeholder\">The quay at dusk, in a picture that was taken a year before.</span></div><figcaption class=\"image__credit\">Harbour Archive</figcaption></div></div>".into())]);
    format!(
        r#"<!DOCTYPE html><html lang="en" data-uri="x"><head><title>{title} | {paper}</title><meta name="author" content="{author}"><meta property="og:title" content="{title} | {paper}"><meta property="og:site_name" content="{paper}"><meta property="article:published_time" content="{date}T08:01:00.000Z"><meta name="theme" content="coast"><link rel="canonical" href="https://edition.{domain}/{path}/coast/{slug}-intl">
<script type="application/ld+json">[{{"@context":"https://schema.org","@type":"NewsArticle","articleBody":{jbody},"dateCreated":"{date}T07:00:00.000Z","datePublished":"{date}T08:01:00.000Z","dateModified":"{changed}T08:01:00.000Z","headline":{jtitle},"author":[{{"@type":"Person","name":{jauthor}}}],"publisher":{{"@type":"Organization","name":{jpaper}}},"mainEntityOfPage":{{"@type":"WebPage","@id":"https://edition.{domain}/{path}/coast/{slug}-intl"}}}},{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[]}}]</script></head>
<body class="layout layout-with-rail layout-article-elevate"><header class="header">{MENU}<div class="user-account-nav"><button>Sign in</button></div></header><section class="layout__wrapper layout-with-rail__wrapper"><section class="layout__main layout-with-rail__main"><div class="headline headline--has-lowertext"><div class="headline__wrapper"><h1 data-editable="headlineText" class="headline__text inline-placeholder vossi-headline-text" id="maincontent">{title}</h1></div><div class="headline__footer"><div class="headline__sub-container"><div class="headline__byline-sub-text"><div class="byline"><div class="byline__names">By <span class="byline__name">{author}</span></div></div><div class="timestamp vossi-timestamp">Updated {changed_text} ET</div></div></div></div></div>
<article class="article" role="main"><section class="body tabcontent active" data-tabcontent="Content"><main class="article__main"><div class="article__content-container"><div class="article__content" itemprop="articleBody">{text}</div></div></main></section></article></section><section class="layout__rail"><div class="zone">{related}</div></section></section><footer>{FOOTER}</footer><div class="user-msg">{own} {NEWSLETTER}</div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%m/%d"),
        date = story.date,
        changed = changed(story),
        changed_text = changed(story).strftime("9:02 AM, %a %B %-d, %Y"),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jbody = json(&story.words().join(" ")),
        related = related(story, "container_list-headlines", "Most Read")
    )
}

/// A page that grows through the day: each entry has its own time and its own buttons.
pub(super) fn live(story: &Story, own: u64) -> String {
    let style = Style {
        heading: "<h2 class=\"live-entry__title\">@</h2>",
        ..PLAIN
    };
    let mut between = Vec::new();
    for at in (3..story.parts.len()).step_by(3) {
        between.push((at, format!("</div><div class=\"live-entry__tools\">{SHARE}</div></article><article class=\"live-entry\" id=\"post-{at}\"><div class=\"live-entry__head\"><time class=\"live-entry__time\" datetime=\"{}T1{}:05:00Z\">1{}:05 GMT</time></div><div class=\"live-entry__body\">", changed(story), at % 10, at % 10)));
    }
    let text = body(story, &style, &between);
    let updates = story.others.iter().take(3).map(|other| format!(r#"{{"@type":"BlogPosting","headline":{},"datePublished":"{}T12:00:00Z","articleBody":"Somebody else said something else."}}"#, json(other), changed(story)));
    format!(
        r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} – as it happened | {paper}</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="{paper}"><link rel="canonical" href="https://www.{domain}/live/{slug}"><meta property="article:published_time" content="{date}T07:00:0{own}+01:00"><meta property="article:modified_time" content="{changed}T19:00:00+01:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"LiveBlogPosting","@id":"https://www.{domain}/live/{slug}","headline":{jtitle},"datePublished":"{date}T07:00:00+01:00","dateModified":"{changed}T19:00:00+01:00","coverageStartTime":"{date}T06:00:00+01:00","author":{{"@type":"Person","name":{jauthor}}},"publisher":{{"@type":"Organization","name":{jpaper}}},"liveBlogUpdate":[{updates}]}}</script></head>
<body><header class="top">{MENU}</header><main class="liveblog"><div class="liveblog__header"><span class="badge">Live</span><h1 class="liveblog__headline">{title}</h1><div class="liveblog__byline">With <a rel="author" href="/a">{author}</a></div><time class="liveblog__published" datetime="{date}T07:00:00+01:00">{british} 07:00</time></div><div class="liveblog__entries"><article class="live-entry" id="post-0"><div class="live-entry__head"><time class="live-entry__time" datetime="{changed}T19:00:00Z">19:00 GMT</time></div><div class="live-entry__body">{text}</div><div class="live-entry__tools">{SHARE}</div></article></div><div class="pagination"><a href="?page=2">Older</a></div></main>{FOOTER}{COOKIES}</body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        british = british(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        updates = updates.collect::<Vec<_>>().join(",")
    )
}
