//! Archives and compressed files, and what lies in them.

use super::{FIRST, SECOND, about, folder, gzip, only, page, read, read_in, record, response, zip};

fn html() -> String {
    page("A quarrel over the ferry", &[FIRST, SECOND])
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn compressed_files_are_read_as_what_they_hold() {
    assert_eq!(only("a.txt.gz", gzip(b"He said so.")).text, "He said so.");
    assert_eq!(
        only("a.html.zst", zstd(html().as_bytes())).title.as_deref(),
        Some("A quarrel over the ferry")
    );
    // The name of what is in it counts, and both are known by their bytes.
    assert_eq!(only("a.md.gz", gzip(b"He *said* so.")).text, "He said so.");
    assert_eq!(only("a", gzip(&zstd(b"He said so."))).path, "a");
    // Members one after the other are one file.
    let two = [gzip(b"He said "), gzip(b"so."), vec![0; 512]].concat();
    assert_eq!(only("a.txt.gz", two).text, "He said so.");
    let two = [
        zstd(b"He said "),
        b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(),
        zstd(b"so."),
    ]
    .concat();
    assert_eq!(only("a.txt.zst", two).text, "He said so.");
}

#[test]
fn files_in_an_archive_are_read() {
    let inner = zip(&[("deep/c.txt", b"She did not.")]);
    let bytes = zip(&[
        ("b/page.html", html().as_bytes()),
        ("a.txt", b"He said so."),
        ("picture.png", b"\x89PNG"),
        ("__MACOSX/a.txt", b"x"),
        (".hidden.txt", b"x"),
        ("more.zip", &inner),
        ("e.txt", b""),
    ]);
    let found = read("all.zip", &bytes);
    let paths: Vec<_> = found.documents.iter().map(|one| one.path.clone()).collect();
    assert_eq!(
        paths,
        [
            "all.zip#a.txt",
            "all.zip#b/page.html",
            "all.zip#more.zip#deep/c.txt"
        ]
    );
    assert_eq!(
        found.said,
        ["note: `all.zip#e.txt` is empty, and was left alone"]
    );
    // Any of them can be named.
    let folder = folder(&[("all.zip", &bytes)]);
    for path in paths {
        let found = read_in(&folder, &path, "");
        assert_eq!(found.documents.len(), 1, "{path}");
        assert_eq!(found.documents[0].path, path);
    }
    assert!(
        read_in(&folder, "none.zip#a.txt", "").said[0].starts_with("cannot read `none.zip#a.txt`")
    );
    assert!(
        read("none.zip", zip(&[("x.png", b"x")])).said[0].starts_with("there are no articles in")
    );
}

fn dump() -> Vec<u8> {
    let latin = page(
        "A quarrel over the quay",
        &[FIRST, "“C’est fini,” a dit l’été."],
    );
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&latin);
    let html = html();
    [
        record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields", b"software: x\r\n"),
        record("WARC-Type: request\r\nWARC-Target-URI: https://g.example/1\r\nContent-Type: application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://g.example/1", "Content-Type: text/html; charset=utf-8", html.as_bytes()),
        response("https://g.example/logo.png", "Content-Type: image/png", b"\x89PNG"),
        response("https://g.example/2", "Content-Type: text/html; charset=windows-1252", &latin),
        response("https://g.example/1", "Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(html.as_bytes())),
        record("WARC-Type: response\r\nWARC-Target-URI: https://g.example/3\r\nContent-Type: application/http", b"HTTP/1.1 404 Not Found\r\n\r\n<html><p>Nothing here.</p></html>"),
        record("WARC-Type: resource\r\nWARC-Target-URI: https://g.example/4.txt\r\nContent-Type: text/plain", b"He said so."),
        response("https://g.example/5", "Content-Type: text/html\r\nTransfer-Encoding: chunked", format!("{:x}\r\n{html}\r\n0\r\n\r\n", html.len()).as_bytes()),
    ]
    .concat()
}

#[test]
fn answers_in_a_warc_file_are_documents() {
    for (name, bytes) in [
        ("a.warc", dump()),
        ("a.warc.gz", gzip(&dump())),
        ("a.warc.zst", zstd(&dump())),
    ] {
        let found = read(name, bytes);
        let paths: Vec<_> = found
            .documents
            .iter()
            .map(|one| one.path.replace(name, ""))
            .collect();
        let expected = [
            "#https://g.example/1",
            "#https://g.example/2",
            "#https://g.example/1 (2)",
            "#https://g.example/4.txt",
            "#https://g.example/5",
        ];
        assert_eq!(paths, expected, "{:?}", found.said);
        let first = about(&found.documents[0]);
        assert_eq!(
            &first[1..],
            [
                "A quarrel over the ferry",
                "2025-11-24",
                "The Gazette",
                "",
                "https://g.example/1"
            ]
        );
        assert!(
            found.documents[1]
                .text
                .ends_with("“C’est fini,” a dit l’été.")
        );
        assert_eq!(found.documents[2].text, found.documents[0].text);
        assert_eq!(found.documents[4].text, found.documents[0].text);
        assert!(found.said.is_empty(), "{:?}", found.said);
    }
}

#[test]
fn a_bad_record_is_told_and_the_rest_is_read() {
    let html = html();
    let good = |number: u8| {
        response(
            &format!("https://g.example/{number}"),
            "Content-Type: text/html",
            html.as_bytes(),
        )
    };
    let no_length = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc\r\n\r\n".to_vec();
    let bomb = response(
        "https://g.example/bomb",
        "Content-Type: text/html\r\nContent-Encoding: gzip",
        b"\x1f\x8b\x08broken",
    );
    let bytes = [
        good(1),
        no_length,
        good(2),
        b"this is no record\r\n".to_vec(),
        good(3),
        bomb,
        good(4),
    ]
    .concat();
    let found = read("a.warc", &bytes);
    let paths: Vec<_> = found.documents.iter().map(|one| one.path.clone()).collect();
    // What stands before a record is told, and the record is read.
    assert_eq!(
        paths,
        [
            "a.warc#https://g.example/1",
            "a.warc#https://g.example/2",
            "a.warc#https://g.example/3",
            "a.warc#https://g.example/4"
        ],
        "{:?}",
        found.said
    );
    assert!(
        found
            .said
            .iter()
            .any(|said| said.contains("record 2: its length is missing")),
        "{:?}",
        found.said
    );
    assert!(
        found
            .said
            .iter()
            .any(|said| said.contains("#https://g.example/bomb")),
        "{:?}",
        found.said
    );
    // A file that ends in a record keeps what came before.
    let cut = &bytes[..good(1).len() - 100];
    let found = read("a.warc", cut);
    assert!(
        found.documents.is_empty() && found.said[0].contains("the file ends in it"),
        "{found:?}"
    );
}
