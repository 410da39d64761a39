//! Systems of magazines and of bodies that publish.

use super::around::{COOKIES, FOOTER, MENU, NEWSLETTER, SHARE, bio, comments, figure, related};
use super::{Chance, PLAIN, Story, Style, american, body, british, changed, escape, json};

pub(super) fn chorus(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p id=\"k7aP3x\">@</p>\n",
        heading: "<h3 id=\"V0\">@</h3>",
        ..PLAIN
    };
    let box_ = "<aside id=\"aZx\"><div class=\"c-newsletter_signup_box\" id=\"newsletter-signup-short-form\" data-newsletter-slug=\"coast\"><div class=\"c-newsletter_signup_box__main\"><h3>The coast, explained</h3><p class=\"c-newsletter_signup_box__blurb\">Understand the coast with a daily explainer plus the most compelling stories of the day.</p></div></div></aside>";
    let image = "<figure class=\"e-image\"><span class=\"e-image__inner\"><span class=\"e-image__image\"><img src=\"/i.jpg\"></span></span><span class=\"e-image__meta\"><figcaption>The quay at dusk</figcaption><cite>Harbour Archive</cite></span></figure>";
    let more = format!(
        "<div class=\"c-read-more\"><h3 class=\"c-read-more__title\">Related</h3><ul class=\"c-read-more__list\"><li><a href=\"/r\">{}</a></li></ul></div>",
        story.others[0]
    );
    let text = body(
        story,
        &style,
        &[(1, box_.into()), (3, image.into()), (5, more)],
    );
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - {paper}</title><meta property="og:site_name" content="{paper}"><meta property="og:title" content="{title}"><meta property="og:url" content="https://www.{domain}/{path}/{own}/{slug}"><meta property="article:published_time" content="{date}T07:30:00-04:00"><meta property="article:modified_time" content="{changed}T07:30:00-04:00"><meta name="sailthru.date" content="{date} 07:30:00"><meta name="parsely-pub-date" content="{date}T11:30:00Z"><meta property="author" content="{author}">
<script type="application/ld+json">[{{"@context":"http://schema.org","@type":"NewsArticle","description":{jstand},"mainEntityOfPage":"https://www.{domain}/{path}/{own}/{slug}","headline":{jtitle},"datePublished":"{date}T07:30:00-04:00","dateModified":"{changed}T07:30:00-04:00","author":[{{"@type":"Person","name":{jauthor}}}],"publisher":{{"@type":"Organization","name":{jpaper}}}}}]</script></head>
<body class="entry_key_unison_standard entry_layout_unison_main entry_template_standard"><div class="c-global-header">{MENU}</div><main id="content"><article class="l-segment"><div class="l-root"><div class="c-entry-hero c-entry-hero--default"><div class="c-entry-hero__header-wrap"><ul class="p-entry-header__labels"><li><a href="/coast">Coast</a></li></ul><h1 class="c-page-title">{title}</h1></div><p class="c-entry-summary p-dek">{stand}</p><div class="c-byline"><span class="c-byline-wrapper">By <span class="c-byline__item"><a href="/users/x"><span class="c-byline__author-name">{author}</span></a></span> <span class="c-byline__item"><time class="c-byline__item" data-ui="timestamp" datetime="{date}T07:30:00">{short}, 7:30am EDT</time></span></span></div><div class="c-social-buttons c-social-buttons--popover">{SHARE}</div></div>
<section class="c-nextclick"><h2>Part of</h2></section><div class="l-sidebar-fixed l-segment l-article-body-segment"><div class="l-col__main"><div class="c-entry-content ">{text}</div><div class="c-tab-bar">{NEWSLETTER}</div><div class="c-tagline"><a href="/contribute">Support our journalism</a></div></div><div class="l-col__sidebar"><div class="c-rock-list"><h2>Most Read</h2>{related}</div></div></div></div></article></main>{comments}<footer class="l-footer">{FOOTER}</footer></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%-m/%-d"),
        date = story.date,
        changed = changed(story),
        stand = escape(&story.standfirst),
        short = story.date.strftime("%b %-d, %Y"),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jstand = json(&story.standfirst),
        related = related(story, "c-rock-list__body", "Most read"),
        comments = comments(&mut Chance(own + 3))
    )
}

pub(super) fn drupal(story: &Story, own: u64) -> String {
    let text = body(
        story,
        &PLAIN,
        &[
            (
                2,
                format!(
                    "<article class=\"align-center media media--type-image media--view-mode-default\">{}</article>",
                    figure("caption caption-drupal-media", "c")
                ),
            ),
            (4, "<p>&nbsp;</p>".into()),
        ],
    );
    let submitted = if own.is_multiple_of(2) {
        format!(
            "<div class=\"node__submitted\">Submitted by <span class=\"field field--name-uid\"><span class=\"username\">{}</span></span> on <span class=\"field field--name-created\">{}</span></div>",
            story.author,
            story.date.strftime("%a, %m/%d/%Y - 14:10")
        )
    } else {
        format!(
            "<div class=\"field field--name-field-date field--type-datetime\"><div class=\"field__label visually-hidden\">Date</div><div class=\"field__item\"><time datetime=\"{}T12:00:00Z\" class=\"datetime\">{}</time></div></div>",
            story.date,
            british(story)
        )
    };
    format!(
        r##"<!DOCTYPE html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><title>{title} | {paper}</title><link rel="canonical" href="https://www.{domain}/node/{own}" /></head>
<body class="path-node page-node-type-article has-sidebar-second"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><div id="block-branding" class="block block-system"><a href="/" rel="home">{paper}</a></div></div></header><div class="region region-primary-menu">{MENU}</div><div class="region region-breadcrumb"><nav role="navigation" aria-labelledby="b"><ol><li><a href="/">Home</a></li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div id="block-page-title" class="block block-core block-page-title-block"><h1 class="page-title"><span class="field field--name-title field--type-string field--label-hidden">{title}</span></h1></div><div id="block-content" class="block block-system block-system-main-block"><article data-history-node-id="{own}" class="node node--type-article node--view-mode-full"><footer class="node__meta">{submitted}</footer><div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{text}</div><div class="field field--name-field-tags field--type-entity-reference field--label-above"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a href="/t">harbour</a></li></ul></div><ul class="links inline"><li class="comment-forbidden"><a href="/user/login">Log in</a> to post comments</li></ul></div></article></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar-second">{related}</div></aside></main><footer role="contentinfo"><div class="region region-footer">{FOOTER}</div></footer></div></div>{COOKIES}</body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        domain = story.domain,
        related = related(
            story,
            "views-element-container block block-views",
            "Recent content"
        )
    )
}

pub(super) fn joomla(story: &Story, own: u64) -> String {
    let text = body(story, &PLAIN, &[(1, "<figure class=\"pull-left item-image\"><img src=\"/i.jpg\" alt=\"\"><figcaption class=\"caption\">The quay at dusk</figcaption></figure>".into())]);
    format!(
        r##"<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en-gb" lang="en-gb" dir="ltr"><head><base href="https://{domain}/{slug}"/><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="author" content="{author}"/><meta name="generator" content="Joomla! - Open Source Content Management"/><title>{title} - {paper}</title></head>
<body class="site com_content view-article no-layout no-task itemid-{own}"><div class="body" id="top"><div class="container"><header class="header" role="banner"><div class="header-inner clearfix"><a class="brand pull-left" href="/"><span class="site-title" title="{paper}">{paper}</span></a></div></header><nav class="navigation" role="navigation">{MENU}</nav><div class="row-fluid"><main id="content" role="main" class="span9"><div id="system-message-container"></div>
<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="en-GB"/><div class="page-header"><h2 itemprop="headline">{title}</h2></div><div class="icons"><div class="btn-group pull-right"><a class="btn dropdown-toggle" href="#"><span class="caret"></span></a><ul class="dropdown-menu"><li class="print-icon"><a href="/print">Print</a></li><li class="email-icon"><a href="/mail">Email</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">Written by <span itemprop="name">{author}</span></dd><dd class="category-name">Category: <a href="/c" itemprop="genre">News</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="{date}T10:22:00+01:00" itemprop="datePublished">Published: {british}</time></dd><dd class="modified"><time datetime="{changed}T10:22:00+01:00" itemprop="dateModified">Last Updated: {changed_text}</time></dd><dd class="hits">Hits: 41{own}</dd></dl>
<div itemprop="articleBody" class="com-content-article__body">{text}</div><ul class="pager pagenav"><li class="previous"><a class="hasTooltip" href="/p" rel="prev"><span>Prev</span></a></li><li class="next"><a href="/n" rel="next"><span>Next</span></a></li></ul></div></main><div id="aside" class="span3"><div class="well _menu"><h3 class="page-header">Latest Articles</h3><ul class="latestnews">{latest}</ul></div></div></div></div></div><footer class="footer" role="contentinfo"><p>&copy; 2025 {paper}</p></footer>{bio}</body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        british = british(story),
        changed_text = changed(story).strftime("%d %B %Y"),
        bio = if own > 90 {
            bio(story, "bio") + &american(story)
        } else {
            String::new()
        },
        latest = story
            .others
            .iter()
            .take(5)
            .map(|other| format!("<li><a href=\"/l\"><span>{other}</span></a></li>"))
            .collect::<String>()
    )
}
