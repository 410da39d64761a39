use super::*;
use std::fs;
use tempfile::TempDir;

/// A folder with `files`, each a path in it and its bytes.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// What reading `paths` of `folder` gives, a line each.
fn readings(folder: &TempDir, paths: &[&str]) -> Vec<String> {
    let root = folder.path().to_string_lossy().into_owned();
    let paths = paths.iter().map(|path| format!("{root}/{path}"));
    read(paths)
        .map(|reading| match reading {
            Ok(Reading::Document(document)) => format!("{}: {}", document.path, document.text),
            Ok(Reading::Facts { path, .. }) => format!("{path}: facts"),
            Err(problem) => problem.message,
        })
        .map(|line| line.replace(&format!("{root}/"), "").replace(&root, "."))
        .collect()
}

/// Title, date, publisher and body of `text`; what is missing is empty.
fn head(text: &str) -> [String; 4] {
    let document = head::document("x.txt".into(), text.into());
    assert_eq!(document.text, text);
    let body = document.body.of(text).to_string();
    let date = document.date.map(|date| date.to_string());
    let [title, date, publisher] =
        [document.title, date, document.publisher].map(Option::unwrap_or_default);
    [title, date, publisher, body]
}

#[test]
fn folders_are_read_sorted_and_hidden_files_left_out() {
    let files: &[(&str, &[u8])] = &[
        ("b.txt", b"B"),
        ("a.md", b"A"),
        ("c/d.TXT", b"D"),
        (".hidden.txt", b"H"),
        (".git/e.txt", b"E"),
        ("picture.png", b"P"),
    ];
    let expected = ["a.md: A", "b.txt: B", "c/d.TXT: D"];
    assert_eq!(readings(&folder(files), &[""]), expected);
}

#[test]
fn a_named_file_is_read_whatever_its_name_and_only_once() {
    let folder = folder(&[("story", b"S"), (".hidden.txt", b"H")]);
    let paths = ["story", "./story", ".hidden.txt", "story"];
    assert_eq!(readings(&folder, &paths), ["story: S", ".hidden.txt: H"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let files: &[(&str, &[u8])] = &[
        ("bad/1.txt", b""),
        ("bad/2.txt", b"\xef\xbb\xbf \n"),
        ("bad/3.txt", b"a\0b"),
        ("bad/4.txt", b"caf\xe9"),
        ("bad/5.txt", b"\xff\xfea\0"),
        ("bad/6.txt", b"good"),
        ("none/x.png", b""),
    ];
    let expected = [
        "`bad/1.txt` is empty",
        "`bad/2.txt` is empty",
        "`bad/3.txt` is a binary file, not text",
        "`bad/4.txt` is not UTF-8: byte 3 cannot be read",
        "`bad/5.txt` is UTF-16, not UTF-8",
        "bad/6.txt: good",
        "cannot read `missing`: no such file or folder",
        "there are no articles in `none`",
    ];
    assert_eq!(
        readings(&folder(files), &["bad", "missing", "none"]),
        expected
    );
}

#[test]
fn text_that_is_cut_inside_a_character_by_the_glance_is_text() {
    let text = format!("x{}", "é".repeat(GLANCE));
    let folder = folder(&[("long.txt", text.as_bytes())]);
    assert_eq!(
        readings(&folder, &["long.txt"]),
        [format!("long.txt: {text}")]
    );
}

#[test]
fn facts_are_told_from_articles() {
    let files: &[(&str, &[u8])] = &[
        (
            "1.txt",
            b"{\"id\":1,\"labels\":[\"Person\"],\"properties\":{}}\n",
        ),
        ("2.txt", b"{\"type\":\"SAID\",\"from\":1,\"to\":2}"),
        ("3.txt", b"{\"of\": \"something else\"}"),
        ("4.txt", b"{braces} are only text"),
        ("5.jsonl", b"whatever"),
    ];
    let expected = [
        "1.txt: facts",
        "2.txt: facts",
        "3.txt: {\"of\": \"something else\"}",
        "4.txt: {braces} are only text",
        "5.jsonl: facts",
    ];
    let paths = ["1.txt", "2.txt", "3.txt", "4.txt", "5.jsonl"];
    assert_eq!(readings(&folder(files), &paths), expected);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_come_to_an_end() {
    let folder = folder(&[("a/b/1.txt", b"1"), ("a/2.txt", b"2")]);
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path().join(target), folder.path().join(name)).unwrap();
    };
    link("a", "a/b/up");
    link("a/b", "a/across");
    link("a/2.txt", "a/3.txt");
    let mut found = readings(&folder, &["a"]);
    found.sort();
    assert_eq!(found, ["a/2.txt: 2", "a/across/1.txt: 1"]);
}

#[test]
fn a_front_matter_gives_title_date_and_publisher() {
    let text = "---\ntitle: \"A call: Xi and Trump\"\ndate: 2025-11-24T10:00:00Z\n\
        tags:\n  - call\npublisher: Reuters\nmood: calm\n---\n\nXi called.\n";
    let expected = [
        "A call: Xi and Trump",
        "2025-11-24",
        "Reuters",
        "\nXi called.\n",
    ];
    assert_eq!(head(text), expected);
}

#[test]
fn lines_of_keys_are_a_head() {
    let text = "\u{feff}Title: A call\r\nSource: AP\r\nDATE: 24 November 2025\r\n\r\nXi called.";
    assert_eq!(head(text), ["A call", "2025-11-24", "AP", "Xi called."]);
}

#[test]
fn what_is_no_head_is_left_in_the_article() {
    for text in [
        "Note: he said it.\n\nThen he left.",
        "Title: a book.\nHe read it.\n\nThen he left.",
        "---\nHe left.\n---\n",
        "---\ntitle: never closed\n",
        "By: himself\n\nHe left.",
        "He left: gone.",
        "--- he left ---",
    ] {
        assert_eq!(head(text), ["", "", "", text]);
    }
}

#[test]
fn a_markdown_heading_is_the_title() {
    let text = "# A call #\n\nXi called.";
    assert_eq!(head(text), ["A call", "", "", text]);
    assert_eq!(head("Title: One\n\n# Two\n"), ["One", "", "", "# Two\n"]);
}

#[test]
fn dates_are_understood_in_the_ways_news_writes_them() {
    for text in [
        "2025-11-24",
        "2025-11-24 08:30",
        "24 November 2025",
        "Nov. 24, 2025",
        "Monday, November 24th, 2025",
        "Mon, 24 Nov 2025 08:30:00 GMT",
        "2025 Nov 24",
    ] {
        assert_eq!(
            parse_date(text),
            Some(jiff::civil::date(2025, 11, 24)),
            "{text}"
        );
    }
    for text in [
        "",
        "yesterday",
        "11/24/2025",
        "November 2025",
        "31 February 2025",
    ] {
        assert_eq!(parse_date(text), None, "{text}");
    }
}
