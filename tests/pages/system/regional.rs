//! Systems of regional papers and of agencies' customers.

use super::around::{ADVERT, COOKIES, FOOTER, MENU, NEWSLETTER, SHARE, bio, figure, related};
use super::{PLAIN, Story, Style, american, body, british, changed, escape, json};

pub(super) fn arc(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"c-paragraph article-body__text\">@</p>",
        heading: "<h2 class=\"c-heading article-body__heading\">@</h2>",
        quotation: "<blockquote class=\"c-quote article-body__quote\"><p class=\"c-paragraph\">@</p></blockquote>",
        list: "<ul class=\"c-list article-body__list\">@</ul>",
        ..PLAIN
    };
    let text = body(
        story,
        &style,
        &[
            (
                1,
                "<div class=\"arcad-feature article-body__ad\"><div class=\"arcad\"></div></div>"
                    .into(),
            ),
            (
                3,
                format!(
                    "<p class=\"c-paragraph article-body__interstitial-link\"><a href=\"/x\">RELATED: {}</a></p>",
                    story.others[0]
                ),
            ),
            (
                4,
                figure("c-media-item article-body__image", "c-media-item__caption"),
            ),
            (
                6,
                format!(
                    "<div class=\"c-stack b-promo-block\"><p>Story continues below</p><a href=\"/y\">{}</a></div>",
                    story.others[1]
                ),
            ),
        ],
    );
    let many = if own.is_multiple_of(2) {
        ("[", "]")
    } else {
        ("", "")
    };
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><title>{title} – {paper}</title><meta name="description" content="{stand}"/><meta property="og:title" content="{title}"/><meta property="og:site_name" content="{paper}"/><meta property="og:type" content="article"/><link rel="canonical" href="https://www.{domain}/news/local/{slug}/"/>
<script type="application/ld+json">{open}{{"@context":"https://schema.org","@type":"NewsArticle","mainEntityOfPage":{{"@type":"WebPage","@id":"https://www.{domain}/news/local/{slug}/"}},"headline":{jtitle},"alternativeHeadline":"What it means","description":{jstand},"datePublished":"{date}T17:02:10.512Z","dateModified":"{changed}T03:11:10.512Z","author":[{{"@type":"Person","name":{jauthor},"jobTitle":"Reporter"}}],"publisher":{{"@type":"NewsMediaOrganization","name":{jpaper},"logo":{{"@type":"ImageObject","url":"/l.png"}}}}}}{close}</script><script id="fusion-metadata">window.Fusion=window.Fusion||{{}};Fusion.globalContent={{"headlines":{{"basic":"Something else"}}}};</script></head>
<body class=""><div id="fusion-app" class="fusion-app"><div class="b-right-rail"><header class="page-header"><nav class="b-header-nav-chain">{MENU}</nav></header><section role="main" tabindex="-1" class="b-right-rail__main"><div class="c-stack b-right-rail__full-width-1"></div><div class="c-grid b-right-rail__rail-container"><div class="c-stack b-right-rail__main-interior-item">
<nav class="c-breadcrumbs"><a href="/news">News</a><a href="/news/local">Local</a></nav><h1 class="c-heading b-headline">{title}</h1><h2 class="c-heading b-subheadline">{stand}</h2><div class="b-byline"><span class="b-byline__by">By </span><span class="b-byline__names"><a class="c-link b-byline__name" href="/a">{author}</a></span></div><time as="time" class="c-date b-date" datetime="{date}T17:02:10.512Z">{american} at 11:02 am CST</time>{SHARE}
<article class="b-article-body" id="article-body">{text}</article>{bio}</div><aside class="c-stack b-right-rail__rail-right-item"><div class="b-results-list">{related}</div></aside></div></section><footer class="c-stack b-right-rail__navigation">{FOOTER}</footer></div></div>{COOKIES}</body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        american = american(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jstand = json(&story.standfirst),
        open = many.0,
        close = many.1,
        bio = bio(story, "c-stack b-author-bio"),
        related = related(story, "b-results-list__wrapper", "Latest headlines")
    )
}

pub(super) fn brightspot(story: &Story, own: u64) -> String {
    let link = format!(
        "<div class=\"Enhancement\" data-align-center><div class=\"Enhancement-item\"><div class=\"HubLinkEnhancement\"><p><a class=\"Link\" href=\"/h\">{}</a></p></div></div></div>",
        story.others[0]
    );
    let html = "<div class=\"HTMLModuleEnhancement\"><ul><li><b>Stay informed:</b> Keep up with what happens on the coast by signing up to our WhatsApp channel.</li></ul></div>";
    let text = body(
        story,
        &PLAIN,
        &[
            (
                1,
                "<div class=\"SovrnAd Advertisement\"><p>ADVERTISEMENT</p></div>".into(),
            ),
            (3, link),
            (5, html.into()),
            (6, figure("Figure", "Figure-caption")),
        ],
    );
    let epoch = story
        .date
        .at(9, 30, 0, 0)
        .in_tz("UTC")
        .unwrap()
        .timestamp()
        .as_millisecond();
    format!(
        r#"<!DOCTYPE html><html class="ArticlePage" lang="en"><head><meta charset="UTF-8"><title>{title} | {paper}</title><meta name="description" content="{stand}"><link rel="canonical" href="https://{domain}/article/{slug}-{own}"><meta property="og:title" content="{title}"><meta property="og:url" content="https://{domain}/article/{slug}-{own}"><meta property="og:site_name" content="{paper}"><meta property="og:type" content="article"><meta property="article:published_time" content="{date}T09:30:00"><meta property="article:modified_time" content="{changed}T01:09:06"><meta name="brightspot.contentId" content="0000019a">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","url":"https://{domain}/article/{slug}-{own}","mainEntityOfPage":{{"@type":"WebPage","@id":"https://{domain}/article/{slug}-{own}"}},"author":[{{"@context":"http://schema.org","@type":"Person","name":{jauthor},"url":"https://{domain}/author/x"}}],"datePublished":"{date}T09:30:00Z","dateModified":"{changed}T01:09:06Z","headline":{jtitle},"publisher":{{"@type":"Organization","name":{jpaper}}}}}</script></head>
<body class="Page-body"><bsp-header class="Page-header"><div class="Page-header-bar">{MENU}<a class="Button" href="/donate">Donate</a></div></bsp-header><div class="Page-content"><main class="Page-main"><div class="Page-breadcrumbs"><a href="/world">World News</a></div><h1 class="Page-headline">{title}</h1><div class="Page-lead"><figure class="Figure"><img src="/i.jpg"><figcaption class="Figure-caption"><p>Ferries wait at the quay in an earlier year. (Agency Photo/Harbour Archive)</p></figcaption></figure></div>
<div class="Page-below"><div class="Page-byline"><div class="Page-byline-info"><div class="Page-authors">By&nbsp;<a class="Link" href="/a">{author}</a></div><div class="Page-dateModified"><bsp-timestamp data-timestamp="{epoch}" data-recent-thresholdinhours="1"><span data-date="">Updated 3:09 AM GMT, {changed_text}</span></bsp-timestamp></div></div></div><div class="Page-actions"><bsp-page-actions>{SHARE}</bsp-page-actions></div></div>
<bsp-story-page class="StoryPage"><div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">{text}</div></div></bsp-story-page></main><aside class="Page-aside"><div class="PageList">{related}</div></aside></div>{NEWSLETTER}<footer class="Page-footer">{FOOTER}</footer></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        changed_text = changed(story).strftime("%B %-d, %Y"),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        related = related(story, "PageListRightRailA", "Most read")
    )
}

pub(super) fn blox(story: &Story, own: u64) -> String {
    let text = body(story, &Style { paragraph: "<p>@</p>\n<div class=\"subscriber-preview-gap\"></div>", ..PLAIN }, &[
        (2, "<div class=\"tncms-region hidden-print\" id=\"tncms-region-article_instory_top\"><div class=\"tnt-ads dfp-ad\"></div></div>".into()),
        (4, format!("<div class=\"inline-asset inline-article layout-horizontal letterbox-style-default tnt-inline-asset\"><article class=\"tnt-asset-type-article card\"><div class=\"card-headline\"><h3 class=\"tnt-headline\"><a href=\"/k\">{}</a></h3></div><div class=\"card-date\"><time datetime=\"2019-05-01T10:00:00-05:00\">May 1, 2019</time></div></article></div>", story.others[0])),
    ]);
    let image = r#"<div class="asset-photo card-image layout-responsive"><figure class="photo layout-responsive"><img src="/i.jpg"><figcaption class="caption"><span class="caption-text"><p>The quay at dusk, in a picture from the archive.</p></span><span class="credit"><span class="tnt-byline">Harbour Archive</span></span></figcaption></figure></div>"#;
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><title>{title} | Local News | {lower}</title><meta name="author" content="{author}"><meta name="keywords" content="harbour, council"><link rel="canonical" href="https://www.{domain}/news/local/{slug}/article_{own}.html"><meta property="og:type" content="article"><meta property="og:site_name" content="{paper}"><meta property="og:title" content="{title}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","articleSection":"Local","url":"https://www.{domain}/news/local/{slug}/article_{own}.html","headline":{jtitle},"datePublished":"{date}T18:30:00-05:00","dateModified":"{changed}T10:10:10-05:00","dateline":"PORT ELLERY","author":{{"@type":"Person","name":{jauthor}}},"publisher":{{"@type":"Organization","name":{jpaper}}},"isAccessibleForFree":"False"}}</script></head>
<body class="app-editorial asset-news full-sidebar"><div id="site-container"><header id="site-header-container">{MENU}</header><section id="main-page-container" class="container" role="main"><div id="asset-content" class="row"><article class="asset asset-news has-photo"><header class="asset-header"><ol class="breadcrumb hidden-print"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol><div class="headline-wrap"><h1 class="headline"><span>{title}</span></h1></div><div class="meta"><span><ul class="list-inline"><li><span class="tnt-byline asset-byline">By {author}</span></li><li class="hidden-print"><time datetime="{date}T18:30:00-05:00" class="tnt-date asset-date text-muted">{short}</time></li><li class="visible-print"><time class="asset-date text-muted">Updated {changed_text}</time></li></ul></span></div><div class="social-share-links hidden-print">{SHARE}</div></header>
{image}<div class="asset-content subscriber-premium" data-asset-uuid="{own}"><div class="lee-article-text">{text}</div><div class="asset-tagline text-muted"><p>Reach {author} at 555-0100.</p></div></div>
<div id="asset-below">{related}<div class="emailForm">{NEWSLETTER}</div></div></article></div></section><footer id="site-footer-container">{FOOTER}</footer></div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        lower = story.domain,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        short = story.date.strftime("%b %-d, %Y"),
        changed_text = changed(story).strftime("%b %-d, %Y"),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        related = related(story, "block tnt-related-content", "Related to this story")
    )
}

pub(super) fn amp(story: &Story, own: u64) -> String {
    let text = body(story, &PLAIN, &[(2, "<amp-ad width=\"300\" height=\"250\" type=\"doubleclick\"><div placeholder>Advertisement</div></amp-ad>".into()), (3, "<figure class=\"wp-caption\"><amp-img src=\"/i.jpg\" width=\"600\" height=\"400\" alt=\"quay\"></amp-img><figcaption class=\"wp-caption-text\">The quay at dusk.</figcaption></figure>".into())]);
    format!(
        r##"<!doctype html><html amp lang="en-US"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script><link rel="canonical" href="https://{domain}/{path}/{slug}/"><title>{title}</title><style amp-boilerplate>body{{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><noscript><style amp-boilerplate>body{{animation:none}}</style></noscript><style amp-custom>.amp-wp-article{{color:#353535}}</style>
<script type="application/ld+json">{{"@context":"http:\/\/schema.org","publisher":{{"@type":"Organization","name":{jpaper}}},"@type":"BlogPosting","mainEntityOfPage":"https:\/\/{domain}\/{slug}\/","headline":{jtitle},"datePublished":"{date}T06:{own:02}:00+00:00","dateModified":"{changed}T06:00:00+00:00","author":{{"@type":"Person","name":{jauthor}}}}}</script></head>
<body class=""><amp-sidebar id="sidebar" layout="nodisplay" side="right">{MENU}</amp-sidebar><header id="top" class="amp-wp-header"><div><a href="/"><span class="amp-site-title">{paper}</span></a></div></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{author}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{date}T06:00:00+00:00">6 years ago</time></div></header>
<div class="amp-wp-article-content">{text}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: <a href="/c" rel="category tag">News</a></div></footer></article><amp-consent id="consent" layout="nodisplay"><div>We use cookies to know you better.</div></amp-consent><footer class="amp-wp-footer"><div><h2>{paper}</h2><p><a href="#top" class="back-to-top">Back to top</a></p></div></footer></body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%m"),
        date = story.date,
        changed = changed(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author)
    )
}

/// Only the beginning of the story is there; the rest is sold.
pub(super) fn paywall(story: &Story, own: u64) -> String {
    let text = body(
        story,
        &Style {
            paragraph: "<p class=\"article__paragraph\">@</p>",
            ..PLAIN
        },
        &[],
    );
    format!(
        r##"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} - {paper}</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="{paper}"><meta name="article:content_tier" content="locked"><meta property="og:url" content="https://www.{domain}/{slug}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":["NewsArticle","Article"],"headline":{jtitle},"datePublished":"{date}","dateModified":"{changed}","isAccessibleForFree":false,"hasPart":{{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywalled"}},"author":{{"@type":"Person","name":{jauthor}}},"publisher":{{"@type":"Organization","name":{jpaper}}}}}</script></head>
<body class="page-article is-locked"><a class="skip" href="#main">Skip to main content</a><header role="banner"><div class="masthead"><a href="/">{paper}</a></div>{MENU}</header><div class="article-grid"><main id="main"><article class="article article--locked"><div class="article__head"><span class="article__kicker">Opinion</span><h1 class="article__title">{title}</h1><p class="article__standfirst">{stand}</p><div class="article__byline">{author}</div><time class="article__date" datetime="{date}T0{hour}:00:00Z">{british}</time></div>
<div class="article__body">{text}</div><div class="article__fade"></div><div class="paywall paywall--hard" id="offer"><h2>Keep reading for £1</h2><p>Get unlimited access to every story on every device, with newsletters, podcasts and the crossword. Cancel anytime.</p><ul><li>Unlimited articles</li><li>The daily crossword</li></ul><a href="/subscribe">Subscribe</a><p>Already a subscriber? <a href="/login">Sign in</a></p></div></article></main>{related}</div>{FOOTER}{COOKIES}</body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        british = british(story),
        hour = own % 10,
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        related = related(story, "most-popular", "Most popular")
    )
}

pub(super) fn microdata(story: &Story, own: u64) -> String {
    let text = body(
        story,
        &PLAIN,
        &[
            (2, ADVERT.into()),
            (
                4,
                format!(
                    "<div class=\"article-related-inline\"><strong>See also:</strong> <a href=\"/r\">{}</a></div>",
                    story.others[2]
                ),
            ),
        ],
    );
    let shown = if own.is_multiple_of(2) {
        british(story)
    } else {
        story.date.strftime("%d.%m.%Y").to_string()
    };
    format!(
        r#"<!DOCTYPE html><html lang="en-IE"><head><meta charset="utf-8"><title>{paper} :: {title}</title><meta name="description" content="{stand}"></head><body itemscope itemtype="http://schema.org/WebPage"><div class="wrapper"><div class="top-bar">{MENU}<div class="today">Friday, 3 January 2020</div></div>
<div class="content-with-sidebar"><div class="col-main" itemprop="mainEntity" itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="mainEntityOfPage" content="http://{domain}/{slug}"><h1 itemprop="headline">{title}</h1><div class="article-tools">{SHARE}</div><div class="info"><span itemprop="author" itemscope itemtype="http://schema.org/Person">By <span itemprop="name">{author}</span></span>, <span class="date">{shown}</span><meta itemprop="datePublished" content="{date}"><meta itemprop="dateModified" content="{changed}"><span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="{paper}"></span></div>
<div class="story" itemprop="articleBody">{text}</div><div class="tags">Tags: <a href="/t">harbour</a> <a href="/u">council</a></div></div><div class="col-side"><div class="box"><h3>Latest news</h3><ul>{latest}</ul></div><div class="box weather"><h3>Weather</h3><p>Rain later, good, occasionally poor.</p></div></div></div>{FOOTER}</div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        latest = story
            .others
            .iter()
            .map(|other| format!(
                "<li><span class=\"date\">3.1.2020</span> <a href=\"/l\">{other}</a></li>"
            ))
            .collect::<String>()
    )
}
