//! Texts, pages, feeds and mail.

use super::{FIRST, SECOND, about, only, page, read, zip};

#[test]
fn plain_text_stays_as_it_is() {
    let text = "Title: A call\nDate: 2025-11-24\nBy: Ada Brovik\nURL: https://a.example/1\n\nHe said **it** <b>twice</b>.\n";
    let found = only("a.txt", text);
    assert_eq!(found.text, text);
    assert!(!found.is_extracted);
    let expected = [
        "a.txt",
        "A call",
        "2025-11-24",
        "",
        "Ada Brovik",
        "https://a.example/1",
    ];
    assert_eq!(about(&found), expected);
}

#[test]
fn markdown_loses_its_marks() {
    let text = "---\ntitle: The call\ndate: 2025-11-24\nauthor: Ada Brovik\n---\n\n# A *call*\n\nHe said it was **very** [good](https://a.example \"x\")\nand `left`. ![A picture](p.png)\n\n\
        > “We were told nothing,” she said.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn main() {}\n```\n\n<div class=\"x\">A box.</div>\n\nThe end\\*.\n";
    let found = only("a.md", text);
    assert_eq!(
        found.text,
        "He said it was very good and left.\n\n“We were told nothing,” she said.\n\none\n\ntwo\n\nA box.\n\nThe end*."
    );
    assert_eq!(
        about(&found),
        ["a.md", "The call", "2025-11-24", "", "Ada Brovik", ""]
    );
    assert!(found.is_extracted);
    // Without a front matter the heading is the title; a name that tells nothing hides no Markdown.
    let found = only("story", "# A *call*\n\nHe said **it**.\n");
    assert_eq!(
        (found.title.as_deref(), &*found.text),
        (Some("A call"), "He said it.")
    );
}

#[test]
fn pages_are_known_by_what_is_in_them() {
    let html = page("A quarrel over the ferry", &[FIRST, SECOND]);
    for name in ["a.html", "a.txt", "a", "a.json", "a.csv"] {
        let found = only(name, &html);
        assert_eq!(found.text, format!("{FIRST}\n\n{SECOND}"), "{name}");
        let expected = [
            name,
            "A quarrel over the ferry",
            "2025-11-24",
            "The Gazette",
            "",
            "",
        ];
        assert_eq!(about(&found), expected);
    }
    // And what is called a page need not be one.
    let found = only("b.html", "He said: 1 < 2.");
    assert_eq!(
        (&*found.text, found.is_extracted),
        ("He said: 1 < 2.", false)
    );
}

#[test]
fn pages_are_in_the_encoding_that_they_say() {
    let html = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'></head><body><p>Łódź: powiedział burmistrz Wałęsa, że żółw wrócił do domu. Tyle o tym wiadomo.</p></body></html>";
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(html);
    assert!(
        only("a.html", bytes)
            .text
            .starts_with("Łódź: powiedział burmistrz Wałęsa")
    );
    let html = "<!doctype html><meta charset=Shift_JIS><title>首相</title><p>高市首相は国会で、台湾有事は存立危機事態になり得ると述べた。</p>";
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(html);
    assert!(only("a.html", bytes).text.contains("高市首相は国会で"));
    // What says another encoding than it has is read all the same.
    let html = "<!doctype html><meta charset=iso-8859-1><p>“Nobody told us,” said the mayor of Marrow Bay – twice.</p>";
    assert!(only("a.html", html).text.starts_with("“Nobody told us,”"));
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Gazette</title><link>https://g.example/</link><description>News</description>
<item><title>A quarrel &amp; a ferry</title><link>https://g.example/1</link><guid isPermaLink="false">tag:1</guid><dc:creator>Ada Brovik</dc:creator>
<pubDate>Mon, 24 Nov 2025 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>He said it was <b>over</b>.</p><p>She did <a href="x">not</a> agree.</p><p><a href="https://g.example/1">Continue reading A quarrel</a></p>]]></content:encoded></item>
<item><title>Second</title><link>https://g.example/2</link><description>&lt;p&gt;It &amp;amp; that was all, the mayor said.&lt;/p&gt;</description></item>
<item><title>Empty</title><link>https://g.example/3</link></item>
</channel></rss>"#;

#[test]
fn entries_of_rss_are_documents() {
    let found = read("feed.xml", RSS);
    assert_eq!(found.documents.len(), 2, "{found:?}");
    let expected = [
        "feed.xml#tag:1",
        "A quarrel & a ferry",
        "2025-11-24",
        "The Gazette",
        "Ada Brovik",
        "https://g.example/1",
    ];
    assert_eq!(about(&found.documents[0]), expected);
    assert_eq!(
        found.documents[0].text,
        "He said it was over.\n\nShe did not agree."
    );
    assert_eq!(
        found.documents[1].text,
        "It & that was all, the mayor said."
    );
    assert_eq!(found.said.len(), 1);
    assert!(
        found.said[0].starts_with("note: ") && found.said[0].contains("has no text"),
        "{found:?}"
    );
    // Which of its names it has does not matter.
    assert_eq!(read("feed.txt", RSS).documents.len(), 2);
}

#[test]
fn entries_of_atom_are_documents() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><id>urn:f</id><updated>2025-11-25T00:00:00Z</updated>
<entry><title type="html">A &lt;i&gt;call&lt;/i&gt;</title><id>urn:1</id><link href="https://g.example/1"/><author><name>Ada Brovik</name></author>
<published>2025-11-24T23:30:00-05:00</published><updated>2025-11-26T00:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He said so.</p><p>She did not.</p></div></content></entry></feed>"#;
    let found = only("a.atom", atom);
    assert_eq!(
        about(&found),
        [
            "a.atom#urn:1",
            "A call",
            "2025-11-24",
            "The Gazette",
            "Ada Brovik",
            "https://g.example/1"
        ]
    );
    assert_eq!(found.text, "He said so.\n\nShe did not.");
}

#[test]
fn entities_of_a_feed_bring_in_no_file() {
    let secret = std::env::temp_dir().join("whosaid-secret.txt");
    std::fs::write(&secret, "very secret").unwrap();
    let declared = format!(
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://{}\"><!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
        secret.display()
    );
    let feed = RSS
        .replace("<rss version", &format!("{declared}<rss version"))
        .replace("<description>Short", "<description>&x; &b;")
        .replace("He said", "He &x; said");
    let found = read("feed.xml", feed);
    assert!(!format!("{found:?}").contains("very secret"), "{found:?}");
    std::fs::remove_file(secret).unwrap();
}

const MAIL: &str = "Return-Path: <a@b.example>\nMessage-ID: <1@b.example>\nFrom: =?UTF-8?Q?J=C3=B6rg?= Aldren <a@b.example>\nTo: all@b.example\nSubject: =?UTF-8?Q?The_ferry=E2=80=99s?=\n end\nDate: Mon, 24 Nov 2025 23:30:00 -0500\nMIME-Version: 1.0\n";

#[test]
fn mail_is_read() {
    let plain = format!(
        "{MAIL}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nHe said it was over, caf=E9 or not.\n"
    );
    for name in ["a.eml", "a", "a.txt"] {
        let found = only(name, &plain);
        assert_eq!(found.text.trim(), "He said it was over, café or not.");
        assert_eq!(
            about(&found),
            [name, "The ferry’s end", "2025-11-24", "", "Jörg Aldren", ""]
        );
    }
    let both = format!(
        "{MAIL}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Not this.</p>\n--b\nContent-Type: text/plain\n\nBut this, she said.\n--b--\n"
    );
    assert_eq!(only("a.eml", both).text.trim(), "But this, she said.");
    let html = format!(
        "{MAIL}Content-Type: text/html; charset=utf-8\n\n<html><body><p>He said so.</p><p>She did not.</p></body></html>\n"
    );
    assert_eq!(
        only("a.eml", html).text.trim(),
        "He said so.\n\nShe did not."
    );
}

#[test]
fn a_box_of_mail_has_many() {
    let one = |id: &str, text: &str| {
        format!(
            "From a@b.example Mon Nov 24 2025\n{}Content-Type: text/plain\n\n{text}\n\n",
            MAIL.replace("1@b", &format!("{id}@b"))
        )
    };
    let all = one("1", "He said so.\n>From here on nothing was said.") + &one("2", "She did not.");
    let found = read("a.mbox", all);
    assert_eq!(found.documents.len(), 2, "{found:?}");
    assert_eq!(found.documents[0].path, "a.mbox#1@b.example");
    assert_eq!(
        found.documents[0].text.trim(),
        "He said so.\nFrom here on nothing was said."
    );
    assert_eq!(found.documents[1].path, "a.mbox#2@b.example");
}

#[test]
fn word_documents_are_read() {
    let text = r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t xml:space="preserve">He said </w:t></w:r><w:r><w:t>“yes” &amp; left.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>She</w:t><w:tab/><w:t>did not.</w:t></w:r></w:p></w:body></w:document>"#;
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>The call</dc:title><dc:creator>Ada Brovik</dc:creator><dcterms:created>2025-11-24T10:00:00Z</dcterms:created></cp:coreProperties>"#;
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", text.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    for name in ["a.docx", "a"] {
        let found = only(name, &bytes);
        assert_eq!(found.text, "He said “yes” & left.\n\nShe did not.");
        assert_eq!(
            about(&found),
            [name, "The call", "2025-11-24", "", "Ada Brovik", ""]
        );
    }
}

#[test]
fn letters_lose_what_they_answer_to() {
    let head = "From: A <a@x.org>\nTo: b@x.org\nMessage-ID: <1@x.org>\nSubject: Gas\nDate: Fri, 21 Nov 2025 10:00:00 +0000\n";
    for (kind, body) in [
        (
            "plain",
            "I do not agree.\n\nOn Thu, Nov 20, 2025, B <b@x.org>\nwrote:\n\n> Gas is cheap, Putin said.\n> B\n",
        ),
        (
            "plain",
            "I do not agree.\n\n-----Original Message-----\nFrom: B\n\nGas is cheap, Putin said.\n",
        ),
        (
            "html",
            "<div>I do not agree.</div><div class=\"gmail_quote\">On Thu, B wrote:<blockquote>Gas is cheap.</blockquote></div>",
        ),
        (
            "html",
            "<p>I do not agree.</p><blockquote type=\"cite\"><p>Gas is cheap, Putin said.</p></blockquote>",
        ),
    ] {
        let mail = format!("{head}Content-Type: text/{kind}; charset=utf-8\n\n{body}");
        assert_eq!(only("a.eml", mail).text.trim(), "I do not agree.", "{body}");
    }
    let mail = format!("{head}\n> All of it is somebody else's.\n");
    assert!(only("a.eml", mail).text.contains("somebody else's"));
}
