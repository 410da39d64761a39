//! Systems of blogs and small newsrooms.

use super::around::{
    ADVERT, COOKIES, FOOTER, MENU, NEWSLETTER, SHARE, bio, comments, figure, related,
};
use super::{Chance, PLAIN, Story, Style, american, body, changed, escape, json};

pub(super) fn wordpress_block(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"wp-block-paragraph\">@</p>\n\n",
        heading: "<h2 class=\"wp-block-heading\">@</h2>\n",
        quotation: "<blockquote class=\"wp-block-quote is-layout-flow\"><p>@</p></blockquote>\n",
        list: "<ul class=\"wp-block-list\">@</ul>\n",
        ..PLAIN
    };
    let text = body(story, &style, &[
        (2, figure("wp-block-image size-large", "wp-element-caption")),
        (4, format!("<p class=\"wp-block-paragraph\"><strong>Read more:</strong> <a href=\"/x\">{}</a></p>", story.others[0])),
        (6, "<div class=\"wp-block-buttons is-layout-flex\"><div class=\"wp-block-button\"><a class=\"wp-block-button__link\" href=\"/donate\">Support our work</a></div></div>".into()),
    ]);
    let url = format!(
        "https://www.{}/{}/{}/",
        story.domain,
        story.date.strftime("%Y/%m/%d"),
        story.slug()
    );
    let stamp = format!("{}T{:02}:14:55+00:00", story.date, 6 + own);
    format!(
        r##"<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>{title} - {paper}</title>
<link rel="canonical" href="{url}"><meta property="og:locale" content="en_US"><meta property="og:type" content="article"><meta property="og:title" content="{title} - {paper}">
<meta property="og:description" content="{stand}"><meta property="og:url" content="{url}"><meta property="og:site_name" content="{paper}">
<meta property="article:published_time" content="{stamp}"><meta property="article:modified_time" content="{changed}T20:00:00+00:00"><meta name="author" content="{author}">
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[{{"@type":"Article","@id":"{url}#article","isPartOf":{{"@id":"{url}"}},
"author":{{"name":{jauthor},"@id":"https://www.{domain}/#/schema/person/1"}},"headline":{jtitle},"datePublished":"{stamp}","dateModified":"{changed}T20:00:00+00:00","mainEntityOfPage":{{"@id":"{url}"}},
"wordCount":512,"publisher":{{"@id":"https://www.{domain}/#organization"}},"articleSection":["News"],"inLanguage":"en-US"}},{{"@type":"WebPage","@id":"{url}","url":"{url}","name":{jfull},"datePublished":"{stamp}","dateModified":"{changed}T20:00:00+00:00"}},
{{"@type":"BreadcrumbList","@id":"{url}#breadcrumb","itemListElement":[{{"@type":"ListItem","position":1,"name":"Home","item":"https://www.{domain}/"}},{{"@type":"ListItem","position":2,"name":{jtitle}}}]}},
{{"@type":"WebSite","@id":"https://www.{domain}/#website","name":{jpaper}}},{{"@type":"Organization","@id":"https://www.{domain}/#organization","name":{jpaper}}},{{"@type":"Person","@id":"https://www.{domain}/#/schema/person/1","name":{jauthor}}}]}}</script>
<style>.wp-block-image{{margin:0}}</style><script>window._wpemojiSettings = {{"baseUrl":"<p>x</p>"}};</script></head>
<body class="wp-singular post-template-default single single-post postid-{own} single-format-standard wp-embed-responsive wp-theme-twentytwentyfive">
<a class="skip-link screen-reader-text" href="#wp--skip-link--target">Skip to content</a><div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">{paper}</a></p>{MENU}</div></header>
<main class="wp-block-group is-layout-flow" id="wp--skip-link--target"><div class="wp-block-group has-global-padding is-layout-constrained">
<h1 class="wp-block-post-title">{title}</h1><div class="wp-block-group is-layout-flex"><p>Written by</p><div class="wp-block-post-author-name"><a href="/author/1">{author}</a></div><p>in</p>
<div class="taxonomy-category wp-block-post-terms"><a href="/c/news" rel="tag">News</a></div><div class="wp-block-post-date"><time datetime="{stamp}">{american}</time></div></div>
<div class="entry-content alignfull wp-block-post-content has-global-padding is-layout-constrained">{text}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on Facebook (Opens in new window)</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3></div></div>
{bio}{comments}</div></main>{related}<footer class="wp-block-template-part">{FOOTER}</footer></div>{COOKIES}</body></html>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        stand = escape(&story.standfirst),
        author = story.author,
        domain = story.domain,
        changed = changed(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jfull = json(&format!("{} - {}", story.headline, story.publisher)),
        american = american(story),
        bio = bio(story, "wp-block-post-author__bio author-bio"),
        comments = comments(&mut Chance(own + 77)),
        related = related(story, "wp-block-query related-posts", "More posts")
    )
}

pub(super) fn wordpress_classic(story: &Story, own: u64) -> String {
    let caption = r#"<div id="attachment_7" style="width: 660px" class="wp-caption aligncenter"><img src="/i.jpg" alt="" width="650"><p class="wp-caption-text">The old sea wall, seen from the north. (Photo by the Harbour Archive)</p></div>"#;
    let text = body(
        story,
        &PLAIN,
        &[
            (1, caption.into()),
            (3, ADVERT.into()),
            (5, format!("<p><a href=\"/o\">{}</a></p>", story.others[1])),
        ],
    );
    // Some themes have no JSON-LD and no plugin for sharing: what is seen is all there is.
    let meta = if own.is_multiple_of(3) {
        String::new()
    } else {
        format!(
            r#"<meta property="og:title" content="{}"><meta property="og:site_name" content="{}"><meta property="article:published_time" content="{}T23:40:00-05:00">"#,
            escape(&story.headline),
            story.publisher,
            story.date
        )
    };
    format!(
        r#"<!DOCTYPE html><html lang="en-GB" class="no-js"><head><meta charset="utf-8"><title>{title} | {paper}</title>{meta}<link rel="alternate" type="application/rss+xml" href="/feed/">
<script src="/jquery.js"></script></head><body class="post-template-default single single-post single-format-standard has-sidebar group-blog"><div id="page" class="hfeed site">
<header id="masthead" class="site-header"><div class="site-branding"><h1 class="site-title"><a href="/" rel="home">{paper}</a></h1><p class="site-description">All the tides, all the time</p></div>
<nav id="site-navigation" class="main-navigation"><div class="menu-main-container">{MENU}</div></nav></header><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main" role="main">
<article id="post-{own}" class="post-{own} post type-post status-publish format-standard has-post-thumbnail hentry category-news tag-harbour tag-related">
<header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="/x" rel="bookmark"><time class="entry-date published" datetime="{date}T21:05:11+00:00">{british}</time><time class="updated" datetime="{changed}T09:00:00+00:00">{changed_text}</time></a></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x">{author}</a></span></span></div></header>
<div class="entry-content">{text}<div class="wp-biographia-container-around">{share}</div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">News</a></span><span class="tags-links">Tagged <a href="/t">harbour</a>, <a href="/t2">council</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links"><a href="/p" rel="prev">{prev}</a><a href="/n" rel="next">{next}</a></div></nav>
{comments}</main></div><aside id="secondary" class="widget-area" role="complementary"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul><li><a href="/1">{prev}</a> <span class="post-date">1 January 2020</span></li><li><a href="/2">{next}</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer">Proudly powered by WordPress</footer></div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        date = story.date,
        british = story.date.strftime("%d/%m/%Y"),
        changed = changed(story),
        changed_text = changed(story).strftime("%d/%m/%Y"),
        share = SHARE,
        prev = story.others[2],
        next = story.others[3],
        comments = comments(&mut Chance(own + 5))
    )
}

pub(super) fn ghost(story: &Story, own: u64) -> String {
    let text = body(story, &PLAIN, &[
        (1, figure("kg-card kg-image-card kg-card-hascaption", "kg-caption")),
        (3, format!(r#"<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/b"><div class="kg-bookmark-content"><div class="kg-bookmark-title">{}</div><div class="kg-bookmark-description">A look at what came before, and who paid for it then.</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">{}</span></div></div></a></figure>"#, story.others[0], story.publisher)),
        (6, r#"<div class="kg-card kg-cta-card kg-cta-bg-grey" data-layout="minimal"><div class="kg-cta-content"><p>Become a member and read all of our work on the coast.</p><a class="kg-cta-button" href="/signup">Join now</a></div></div>"#.into()),
    ]);
    let heading = if own.is_multiple_of(2) {
        "article-title"
    } else {
        "gh-article-title is-title"
    };
    format!(r##"<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta charset="utf-8"><link rel="canonical" href="https://{domain}/{slug}/"><meta property="og:site_name" content="{paper}"><meta property="og:type" content="article"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{date}T11:30:12.000Z"><meta property="article:modified_time" content="{changed}T06:00:00.000Z"><meta property="article:publisher" content="https://www.facebook.com/paper"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="{author}">
<script type="application/ld+json">
{{
    "@context": "https://schema.org", "@type": "Article",
    "publisher": {{"@type": "Organization", "name": {jpaper}, "url": "https://{domain}/", "logo": {{"@type": "ImageObject", "url": "https://{domain}/favicon.ico"}}}},
    "author": {{"@type": "Person", "name": {jauthor}, "sameAs": []}}, "headline": {jtitle}, "url": "https://{domain}/{slug}/",
    "datePublished": "{date}T11:30:12.000Z", "dateModified": "{changed}T06:00:00.000Z", "description": {jstand}, "mainEntityOfPage": "https://{domain}/{slug}/"
}}
</script></head><body class="post-template tag-news has-sans-title has-serif-body"><div class="gh-viewport"><header id="gh-navigation" class="gh-navigation is-left-logo gh-outer">{MENU}<button class="gh-search" data-ghost-search>Search</button><a href="#/portal/signup">Subscribe</a></header>
<main class="gh-main"><article class="gh-article post tag-news featured"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/news">News</a><h1 class="{heading}">{title}</h1><p class="gh-article-excerpt is-body">{stand}</p>
<div class="gh-article-meta"><div class="gh-article-author-image"></div><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="/author/1">{author}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="{date}">{short}</time><span class="gh-article-meta-length"><span class="bull">—</span> 4 min read</span></div></div></div></header>
<section class="gh-content gh-canvas is-body drop-cap">{text}</section></article><div class="gh-comments gh-canvas"><h2>Member discussion</h2><script data-ghost-comments></script></div></main>
<section class="gh-container is-grid gh-outer"><h2 class="gh-container-title">Read more</h2><div class="gh-feed">{cards}</div></section>
<footer class="gh-footer">{FOOTER}<section class="gh-footer-signup"><h2 class="gh-footer-signup-header">{paper}</h2><p>All the tides, all the time.</p><form data-members-form><input type="email" placeholder="jamie@example.com"><button>Subscribe</button></form></section></footer></div></body></html>"##,
        title = escape(&story.headline), paper = story.publisher, author = story.author, domain = story.domain, slug = story.slug(), date = story.date, changed = changed(story), stand = escape(&story.standfirst),
        jtitle = json(&story.headline), jpaper = json(&story.publisher), jauthor = json(&story.author), jstand = json(&story.standfirst), short = story.date.strftime("%b %-d, %Y"),
        cards = story.others.iter().take(4).map(|other| format!(r#"<article class="gh-card post"><a class="gh-card-link" href="/y"><h3 class="gh-card-title">{other}</h3><p class="gh-card-excerpt">Another story of the coast, told at some length by those who were there.</p><footer class="gh-card-meta"><time class="gh-card-date" datetime="2019-05-05">May 5, 2019</time></footer></a></article>"#)).collect::<String>())
}

pub(super) fn substack(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p><span>@</span></p>",
        heading: "<h2 class=\"header-anchor-post\">@</h2>",
        item: "<li><p>@</p></li>",
        ..PLAIN
    };
    let widget = r#"<div class="subscription-widget-wrap-editor" data-attrs="{}" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Letters from the Bay is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email" placeholder="Type your email…"><input type="submit" value="Subscribe"></form></div></div>"#;
    let image = r#"<div class="captioned-image-container"><figure><a class="image-link image2 is-viewable-img" href="/i"><div class="image2-inset"><picture><img src="/i.jpg" alt=""></picture></div></a><figcaption class="image-caption">The quay in winter. Image: Harbour Archive.</figcaption></figure></div>"#;
    let text = body(story, &style, &[(2, widget.into()), (3, image.into()), (7, r#"<p class="button-wrapper" data-attrs="{}" data-component-name="ButtonCreateButton"><a class="button primary" href="/share"><span>Share</span></a></p>"#.into())]);
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title data-rh="true">{title} - by {author} - {paper}</title><meta data-rh="true" property="og:type" content="article"><meta data-rh="true" property="og:title" content="{title}"><meta name="author" content="{author}"><meta property="og:url" content="https://{domain}/p/{slug}"><link rel="canonical" href="https://{domain}/p/{slug}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","url":"https://{domain}/p/{slug}","mainEntityOfPage":"https://{domain}/p/{slug}","headline":{jtitle},"description":{jstand},"image":[],"datePublished":"{date}T13:01:42+00:00","dateModified":"{date}T13:01:42+00:00","isAccessibleForFree":true,"author":[{{"@type":"Person","name":{jauthor},"url":"https://substack.com/@x","interactionStatistic":[]}}],"publisher":{{"@type":"Organization","name":{jpaper},"url":"https://{domain}"}}}}</script></head>
<body class="reader-onboarding-feed"><div id="entry"><div id="main" class="main typography"><div class="navbar pc-display-flex"><div class="topbar"><h1 class="title-oOnUGd"><a href="/">{paper}</a></h1><button>Subscribe</button><button>Sign in</button></div></div>
<div><div class="single-post-container"><div class="container"><div class="single-post"><div class="pc-display-contents"><article class="typography newsletter-post post"><div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published title-X77sOw">{title}</h1><h3 dir="auto" class="subtitle subtitle-HEEcLo">{stand}</h3>
<div class="pencraft byline-wrapper"><div class="profile-hover-card-target"><a href="https://substack.com/@x">{author}</a></div><div class="pencraft meta-EgzBVA">{short}</div></div><div class="post-ufi"><a class="like-button-container">{own}</a><button>Share</button></div></div>
<div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">{text}</div></div></div><div class="post-footer"><div class="like-button-container"><button>Like</button></div></div></article></div></div></div>
<div class="container"><div id="discussion" class="comments-section"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><p>What a read. I remember the old wall, and the day it went.</p></div><div class="comment"><p>You have missed the point about the quota, I think, but thank you all the same.</p></div></div></div></div></div></div></div>
<div class="footer-wrap publication-footer"><div class="footer">© 2025 {author} <a href="/privacy">Privacy</a> ∙ <a href="/tos">Terms</a><a href="/get">Get the app</a> is the home for great culture</div></div></div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        stand = escape(&story.standfirst),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jstand = json(&story.standfirst),
        short = story.date.strftime("%b %d, %Y")
    )
}

pub(super) fn blogger(story: &Story, own: u64) -> String {
    let style = if own.is_multiple_of(2) {
        Style {
            paragraph: "@<br /><br />\n",
            heading: "<b>@</b><br /><br />",
            quotation: "<blockquote class=\"tr_bq\">@</blockquote><br />",
            ..PLAIN
        }
    } else {
        Style {
            paragraph: "<div style=\"text-align: justify;\">@</div><div><br /></div>\n",
            heading: "<h3 style=\"text-align: left;\">@</h3>",
            ..PLAIN
        }
    };
    let image = r#"<table align="center" cellpadding="0" class="tr-caption-container"><tbody><tr><td style="text-align: center;"><a href="/i"><img border="0" src="/i.jpg"></a></td></tr><tr><td class="tr-caption" style="text-align: center;">The lower quay (Harbour Archive)</td></tr></tbody></table>"#;
    let text = body(story, &style, &[(1, image.into())]);
    format!(
        r#"<!DOCTYPE html><html dir='ltr' lang='en'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><meta content='blogger' name='generator'/><link href='http://{domain}/{path}/{slug}.html' rel='canonical'/><meta content='http://{domain}/{path}/{slug}.html' property='og:url'/><meta content='{qtitle}' property='og:title'/><meta content='{stand}' property='og:description'/><title>{paper}: {title}</title></head>
<body class='loading variant-dark'><div class='content'><div class='content-outer'><header><div class='header section' id='header'><div class='widget Header' id='Header1'><div id='header-inner'><div class='titlewrapper'><h1 class='title'><a href='/'>{paper}</a></h1></div><div class='descriptionwrapper'><p class='description'><span>Notes from the quay</span></p></div></div></div></div></header>
<div class='main-outer'><div class='columns fauxcolumns'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>{long}</span></h2><div class="date-posts"><div class='post-outer'>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><meta content='{own}' itemprop='postId'/><a name='{own}'></a><h3 class='post-title entry-title' itemprop='name'>{title}</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-{own}' itemprop='description articleBody'>{text}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author' itemscope='itemscope' itemtype='http://schema.org/Person'><span itemprop='name'>{author}</span></span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='/t' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{date}T09:12:00-08:00'>9:12 AM</abbr></a></span> <span class='post-icons'></span><div class='post-share-buttons'><a href='/e'>Email This</a><a href='/b'>BlogThis!</a></div></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='/l' rel='tag'>harbour</a></span></div></div></div>
<div class='comments' id='comments'><h4>2 comments:</h4><dl id='comments-block'><dt class='comment-author'>Anonymous said...</dt><dd class='comment-body'><p>Great post, I have been saying this for years and nobody would listen to me.</p></dd><dd class='comment-footer'><span class='comment-timestamp'>January 1, 2020 at 1:11 PM</span></dd></dl></div></div></div></div></div>
<div class='blog-pager' id='blog-pager'><a class='blog-pager-newer-link' href='/n'>Newer Post</a><a class='blog-pager-older-link' href='/o'>Older Post</a><a href='/'>Home</a></div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li><a href='/a'>2014 (12)</a></li><li><a href='/b'>2013 (40)</a></li></ul></div><div class='widget Profile'><h2>About Me</h2><p>{author}. I walk along the quay and write down what I see there.</p></div></div></aside></div></div></div></div></div></body></html>"#,
        title = escape(&story.headline),
        qtitle = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        path = story.date.strftime("%Y/%m"),
        date = story.date,
        stand = escape(&story.standfirst),
        long = story.date.strftime("%A, %B %-d, %Y")
    )
}

pub(super) fn medium(story: &Story, own: u64) -> String {
    let style = Style {
        paragraph: "<p id=\"4f2a\" class=\"pw-post-body-paragraph nd ne gw nf b hm ng nh ni hp nj nk gp bk\" data-selectable-paragraph=\"\">@</p>",
        heading: "<h2 id=\"77ab\" class=\"ob oc gw bf od hk oe\" data-selectable-paragraph=\"\">@</h2>",
        quotation: "<blockquote class=\"nx ny nz\"><p id=\"9\" class=\"nd ne oa nf b\">@</p></blockquote>",
        item: "<li id=\"31\" class=\"nd ne gw nf b\" data-selectable-paragraph=\"\">@</li>",
        list: "<ul class=\"\">@</ul>",
    };
    let text = body(
        story,
        &style,
        &[(
            1,
            figure(
                "mt mu mv mw mx my mq mr paragraph-image",
                "nb ff nc mq mr bf b bg z dv",
            ),
        )],
    );
    format!(r#"<!doctype html><html lang="en"><head><title data-rh="true">{title} | by {author} | {paper} | Medium</title><meta data-rh="true" charset="utf-8"/><meta data-rh="true" property="og:site_name" content="Medium"/><meta data-rh="true" property="og:type" content="article"/><meta data-rh="true" property="article:published_time" content="{date}T15:22:01.123Z"/><meta data-rh="true" name="title" content="{title} | by {author} | {paper} | Medium"/><meta data-rh="true" property="og:title" content="{title}"/><meta data-rh="true" property="og:url" content="https://{domain}/{slug}-{own}"/><meta data-rh="true" name="author" content="{author}"/>
<script data-rh="true" type="application/ld+json">{{"@context":"http:\u002F\u002Fschema.org","@type":"NewsArticle","image":[],"url":"https:\u002F\u002F{domain}\u002F{slug}-{own}","dateCreated":"{date}T15:22:01.123Z","datePublished":"{date}T15:22:01.123Z","dateModified":"{changed}T15:22:01.123Z","headline":{jtitle},"name":{jtitle},"identifier":"77","author":{{"@type":"Person","name":{jauthor}}},"creator":[{jauthor}],"publisher":{{"@type":"Organization","name":{jpaper}}},"mainEntityOfPage":"https:\u002F\u002F{domain}\u002F{slug}-{own}"}}</script></head>
<body><div id="root"><div class="a b c"><div class="d e f g h i j k"><a href="/" aria-label="Homepage">Medium</a><a href="/write"><span>Write</span></a><p class="bf b">Sign up</p><p class="bf b">Sign in</p></div><div class="ca ch"><article><div class="l"><div class="l"><section><div><div class="gi gj gk gl gm"><div class="ab ca"><div class="ch bg"><div><h1 id="1" class="pw-post-title gn go gp bf" data-testid="storyTitle" data-selectable-paragraph="">{title}</h1></div>
<div><div class="speechify-ignore ab co"><div class="speechify-ignore bg l"><div class="hk hl"><a href="/@x"><img alt="{author}" src="/a.jpg" data-testid="authorPhoto"></a><span class="bf b"><a data-testid="authorName" href="/@x">{author}</a></span><span>·</span><p class="bf b"><button>Follow</button></p><div class="bf b"><span data-testid="storyReadTime">5 min read</span><span>·</span><span data-testid="storyPublishDate">{short}</span></div></div><div class="ab co headerSocial"><button data-testid="headerClapButton">{own}</button><button>Listen</button><button data-testid="headerSocialShareButton">Share</button></div></div></div></div>
{text}</div></div></div></div></section></div></div></article></div>
<div class="ab ca"><div class="tags"><a href="/tag/harbour"><div>Harbour</div></a><a href="/tag/sea"><div>Sea</div></a></div><div class="bio"><h2>Written by {author}</h2><div class="pw-follower-count"><a href="/f">312 Followers</a></div><p>Walks along the quay and writes about it.</p></div><div class="responses"><h2>Responses (3)</h2><pre>Beautifully put, and so sad.</pre></div>{more}</div><div class="footer"><p>Help</p><p>Status</p><p>About</p><p>Careers</p></div></div></div></body></html>"#,
        title = escape(&story.headline), paper = story.publisher, author = story.author, domain = story.domain, slug = story.slug(), date = story.date, changed = changed(story),
        jtitle = json(&story.headline), jpaper = json(&story.publisher), jauthor = json(&story.author), short = story.date.strftime("%b %-d, %Y"),
        more = format!(r#"<div class="recommended"><h2>More from {} and {}</h2>{}</div>"#, story.author, story.publisher, story.others.iter().map(|other| format!(r#"<article data-testid="post-preview"><a href="/z"><h2>{other}</h2><h3>A closer look at what was promised then.</h3></a><span>May 1, 2019</span></article>"#)).collect::<String>()))
}

pub(super) fn squarespace(story: &Story, _own: u64) -> String {
    let style = Style {
        paragraph: "<p class=\"\" style=\"white-space:pre-wrap;\">@</p>",
        heading: "<h3 style=\"white-space:pre-wrap;\">@</h3>",
        item: "<li><p class=\"\" style=\"white-space:pre-wrap;\">@</p></li>",
        list: "<ul data-rte-list=\"default\">@</ul>",
        ..PLAIN
    };
    let half = story.parts.len() / 2;
    let split = "</div></div><div class=\"sqs-block image-block sqs-block-image\" data-block-type=\"5\"><div class=\"sqs-block-content\"><figure class=\"sqs-block-image-figure intrinsic\"><img src=\"/i.jpg\"><figcaption class=\"image-caption-wrapper\"><div class=\"image-caption\"><p>The old wall from the sea.</p></div></figcaption></figure></div></div><div class=\"sqs-block html-block sqs-block-html\" data-block-type=\"2\"><div class=\"sqs-block-content\"><div class=\"sqs-html-content\">";
    let text = body(story, &style, &[(half, format!("</div>{split}"))]);
    format!(
        r#"<!doctype html><html xmlns:og="http://opengraphprotocol.org/schema/" lang="en-US" class="touch-styles"><head><meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1"><title>{title} &mdash; {paper}</title><meta property="og:site_name" content="{paper}"/><meta property="og:title" content="{title} &mdash; {paper}"/><meta property="og:url" content="https://www.{domain}/blog/{slug}"/><meta property="og:type" content="article"/><meta itemprop="name" content="{title} — {paper}"/><meta itemprop="headline" content="{title}"/><meta itemprop="datePublished" content="{date}T08:00:00-0500"/><meta itemprop="dateModified" content="{changed}T08:00:00-0500"/><meta itemprop="author" content="{author}"/>
<script type="application/ld+json">{{"url":"https://www.{domain}","name":{jpaper},"@context":"http://schema.org","@type":"WebSite"}}</script><script type="application/ld+json">{{"legalName":"","address":"","@context":"http://schema.org","@type":"LocalBusiness"}}</script><script type="application/ld+json">{{"name":{jfull},"headline":{jtitle},"datePublished":"{date}T08:00:00-0500","dateModified":"{changed}T08:00:00-0500","author":{{"@type":"Person","name":{jauthor}}},"publisher":{{"name":{jpaper},"@type":"Organization"}},"@context":"http://schema.org","@type":"Article"}}</script></head>
<body id="item-1" class="view-item collection-type-blog-side-by-side blog-item-page"><div id="siteWrapper" class="clearfix site-wrapper"><header data-test="header" id="header" class="header">{MENU}</header><main id="page" class="container" role="main"><article class="sections" id="sections"><section data-test="page-section" class="page-section full-bleed-section blog-item-section"><div class="content-wrapper"><div class="content">
<div class="blog-item-wrapper"><article class="h-entry entry blog-item hentry author-x post-type-text"><div class="blog-item-inner-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name" data-content-field="title" itemprop="headline">{title}</h1></div><div class="blog-item-meta-wrapper"><div class="blog-meta-primary"><time class="dt-published blog-meta-item blog-meta-item--date" datetime="{short}" pubdate>{short}</time></div><div class="blog-meta-secondary"><span class="blog-meta-item--author">Written By <a href="/a" class="blog-author-name">{author}</a></span></div></div></div>
<div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Post Body"><div class="row sqs-row"><div class="col sqs-col-12 span-12"><div class="sqs-block html-block sqs-block-html" data-block-type="2"><div class="sqs-block-content"><div class="sqs-html-content">{text}</div></div></div></div></div></div></div></div>
<div class="blog-item-author-profile-wrapper author"><div class="author-name">{author}</div></div></div></article></div><section class="item-pagination item-pagination--prev-next"><a class="item-pagination-link" href="/p"><div class="item-pagination-prev-next"><h2 class="item-pagination-title">{next}</h2></div></a></section></div></div></section></article></main>{FOOTER}{NEWSLETTER}</div></body></html>"#,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        domain = story.domain,
        slug = story.slug(),
        date = story.date,
        changed = changed(story),
        jtitle = json(&story.headline),
        jpaper = json(&story.publisher),
        jauthor = json(&story.author),
        jfull = json(&format!("{} — {}", story.headline, story.publisher)),
        short = story.date.strftime("%b %-d, %Y"),
        next = story.others[4]
    )
}
