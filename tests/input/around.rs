//! Folders, and what the program says.

use super::{FIRST, SECOND, folder, page, read_in};

#[test]
fn folders_are_read_with_all_kinds_in_them() {
    let html = page("A quarrel over the ferry", &[FIRST, SECOND]);
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"He said so."),
        ("b.md", b"He *said* so."),
        ("c/page.htm", html.as_bytes()),
        ("d.xml", b"<?xml version=\"1.0\"?><catalog><x/></catalog>"),
        ("e.txt", b"\x89PNG\r\n\x1a\n"),
        ("f.png", b"\x89PNG\r\n\x1a\n"),
        (".g.html", html.as_bytes()),
        ("h.csv", b"title,text\nA,He said so.\n"),
    ];
    let folder = folder(files);
    let found = read_in(&folder, "", "");
    let paths: Vec<_> = found.documents.iter().map(|one| one.path.clone()).collect();
    assert_eq!(paths, ["a.txt", "b.md", "c/page.htm", "h.csv#1"]);
    assert_eq!(
        found.said,
        [
            "note: `d.xml` is XML of a kind that is not read: its root is `catalog`",
            "note: `e.txt` is a PNG image, not text",
        ]
    );
    // Who names a file wants it read.
    assert_eq!(
        read_in(&folder, "e.txt", "").said,
        ["`e.txt` is a PNG image, not text"]
    );
    assert_eq!(
        read_in(&folder, "d.xml", "").said,
        ["`d.xml` is XML of a kind that is not read: its root is `catalog`"]
    );
}
