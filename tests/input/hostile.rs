//! Files that nobody would write: an error that names them, in time, and no more memory than is allowed.

use super::{FIRST, SECOND, folder, gzip, only, page, read, read_in, response, zip};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Expects an end in time; builds without optimisation have more of it.
fn in_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let limit = if cfg!(debug_assertions) { 60 } else { 10 };
    assert!(
        start.elapsed() < Duration::from_secs(limit),
        "{what}: {:?}",
        start.elapsed()
    );
    done
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 8 << 20];
    // Forty times eight megabytes in one member.
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..40 {
        std::io::Write::write_all(&mut packer, &zeros).unwrap();
    }
    let bomb = packer.finish().unwrap();
    let found = in_time("gzip", || read("a.txt.gz", &bomb));
    assert_eq!(found.said, ["`a.txt.gz` is longer than 64 MB"]);
    let found = in_time("zip in gzip", || {
        read("a.warc.gz", [gzip(b"WARC/1.0\r\n"), bomb.clone()].concat())
    });
    assert!(
        found.said[0].contains("it unpacks to more than 256 MB")
            || found.said[0].contains("its head has no end"),
        "{found:?}"
    );
    let mut big = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    big.start_file("a.txt", zip::write::SimpleFileOptions::default())
        .unwrap();
    for _ in 0..40 {
        std::io::Write::write_all(&mut big, &zeros).unwrap();
    }
    let found = in_time("zip", || read("a.zip", big.finish().unwrap().into_inner()));
    assert_eq!(
        found.said,
        ["cannot read `a.zip#a.txt`: it unpacks to more than 256 MB"]
    );
}

#[test]
fn archives_in_archives_come_to_an_end() {
    let mut inner = zip(&[("a.txt", b"He said so.")]);
    for _ in 0..12 {
        inner = zip(&[("a.zip", &inner)]);
    }
    let found = read("a.zip", inner);
    assert!(found.documents.is_empty());
    assert!(
        found.said[0].ends_with("lies too deep in other files"),
        "{found:?}"
    );
}

#[test]
fn cut_files_are_told() {
    let whole = gzip(FIRST.repeat(50).as_bytes());
    let found = read("a.txt.gz", &whole[..whole.len() / 2]);
    assert!(
        found.said[0].starts_with("cannot read `a.txt.gz`"),
        "{found:?}"
    );
    let whole = zip(&[("a.txt", FIRST.as_bytes())]);
    assert!(
        read("a.zip", &whole[..whole.len() - 10]).said[0]
            .starts_with("`a.zip` is a broken ZIP archive")
    );
    assert!(read("a.xml", "<rss><channel><item><title>x").said[0].contains("a.xml"));
    assert!(read("a.docx", &whole).said[0].contains("a.docx"));
}

#[test]
fn deep_pages_are_read() {
    for (name, open, close) in [
        ("div", "<div>", "</div>"),
        ("b", "<b>", ""),
        ("a", "<a href=x>", ""),
        ("table", "<table><tr><td>", ""),
        ("ul", "<ul><li>", ""),
        ("font", "<font size=1>", ""),
        ("x", "<x-y>", "</z-y>"),
        ("span", "<span class=article>", ""),
    ] {
        let deep = format!(
            "<!doctype html><html><body>{}<p>{FIRST}</p><p>{SECOND}</p>{}</body></html>",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        let found = in_time(name, || read("a.html", &deep));
        assert!(
            found.documents.len() + found.said.len() == 1,
            "{name}: {found:?}"
        );
        if let Some(document) = found.documents.first() {
            assert!(document.text.contains("harbour master"), "{name}");
        }
    }
}

#[test]
fn pages_of_many_megabytes_end_in_time() {
    let paragraph = format!(
        "<p>{FIRST} <b>{SECOND}</b></p>\n<div class='related'><a href='/x'>{FIRST}</a></div>"
    );
    let long = page("Long", &[&paragraph.repeat((10 << 20) / paragraph.len())]);
    let found = in_time("long", || read("a.html", &long));
    assert_eq!(found.documents.len(), 1, "{:?}", found.said);
    let mut attributes = "<!doctype html><p".to_owned();
    for number in 0..200_000 {
        write!(attributes, " a{number}=1").unwrap();
    }
    let found = in_time("attributes", || read("a.html", attributes + ">" + FIRST));
    assert_eq!(found.documents.len(), 1, "{:?}", found.said);
    let scripts = format!("<!doctype html><p>{FIRST}{}", "<script>".repeat(100_000));
    assert_eq!(
        in_time("scripts", || read("a.html", scripts))
            .documents
            .len(),
        1
    );
    for odd in [
        "<".repeat(1 << 20),
        "<!--".repeat(1 << 18),
        "<a href=\"".repeat(1 << 17),
        "</".repeat(1 << 19),
        "<p><table>".repeat(20_000),
        "&".repeat(1 << 20),
    ] {
        let html = format!("<!doctype html><html><p>{FIRST}</p>{odd}");
        in_time(&odd[..8], || read("a.html", html));
    }
    let huge = format!("<!doctype html>{}", " ".repeat(17 << 20));
    assert_eq!(read("a.html", huge).said, ["`a.html` is longer than 16 MB"]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_ends() {
    let table = format!("title,text\na,\"{}", "He said so, twice.\n".repeat(4 << 20));
    let found = in_time("csv", || read("a.csv", &table));
    assert!(found.documents.is_empty(), "{}", found.documents.len());
    assert_eq!(found.said.len(), 1);
    assert!(
        found.said[0].contains("a row is longer than 64 MB"),
        "{:?}",
        found.said[0]
    );
}

#[test]
fn nothing_breaks_on_bytes_that_are_cut_anywhere() {
    let html = page("A quarrel", &[FIRST, SECOND]);
    let dump = [
        response(
            "https://g.example/1",
            "Content-Type: text/html",
            html.as_bytes(),
        ),
        gzip(html.as_bytes()),
    ]
    .concat();
    let packed = zip(&[("a.html", html.as_bytes())]);
    for whole in [html.as_bytes(), &dump, &gzip(&dump), &packed] {
        for end in (0..whole.len()).step_by(37) {
            let found = read("x", &whole[..end]);
            assert!(
                found.documents.len() + found.said.len() > 0 || end < 20 || whole[0] == b'W',
                "{end}"
            );
        }
    }
}

#[test]
fn a_damaged_letter_does_not_damage_the_others() {
    let page = page("Cafés “would” close", &[FIRST, "“Très cher,” he said."]);
    let bytes = [page.as_bytes(), b"<!-- \xff --><p>\xc3</p>"].concat();
    let found = only("a.html", bytes);
    assert_eq!(found.title.as_deref(), Some("Cafés “would” close"));
    assert!(found.text.contains("“Très cher,”"), "{found:?}");
}

#[test]
fn parts_that_are_not_there_are_told() {
    let table = folder(&[("t.csv", b"title,text\nA,He spoke.\nB,She spoke.\n")]);
    assert_eq!(
        read_in(&table, "t.csv#3", "").said,
        ["there is no article `t.csv#3`"]
    );
    let files = zip(&[("t.csv", b"title,text\nA,He spoke.\nB,She spoke.\n")]);
    let archive = folder(&[("a.zip", &files)]);
    assert_eq!(read_in(&archive, "a.zip#t.csv", "").documents.len(), 2);
    assert_eq!(read_in(&archive, "a.zip#x", "").said.len(), 1);
}
