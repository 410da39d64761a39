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
        ("bad/4.txt", b"%PDF-1.7\nabc"),
        ("bad/5.txt", b"a\0b\0c\0"),
        ("bad/6.txt", b"good"),
        ("bad/7.txt", b"\x01\x02\x9d\xff\x03"),
        ("none/x.png", b""),
    ];
    let expected = [
        "`bad/1.txt` is empty",
        "`bad/2.txt` is empty",
        "`bad/3.txt` is a binary file, not text",
        "`bad/4.txt` is a PDF document, not text",
        "`bad/5.txt` seems to be UTF-16 without a byte order mark",
        "bad/6.txt: good",
        "`bad/7.txt` is neither UTF-8 nor text in any encoding that is known",
        "cannot read `missing`: no such file or folder",
        "there are no articles in `none`",
    ];
    assert_eq!(
        readings(&folder(files), &["bad", "missing", "none"]),
        expected
    );
}

/// What a file of `bytes` is read as, and what is said of it.
fn decoded(bytes: &[u8]) -> Vec<String> {
    readings(&folder(&[("x.txt", bytes)]), &["x.txt"])
}

#[test]
fn utf_16_with_a_mark_is_read() {
    let text = "Xi said: “é 🎌”";
    let units = || text.encode_utf16();
    let little = units().flat_map(u16::to_le_bytes);
    let big = units().flat_map(u16::to_be_bytes);
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(big).collect();
    assert_eq!(decoded(&little), [format!("x.txt: {text}")]);
    assert_eq!(decoded(&big), [format!("x.txt: {text}")]);
    let broken = [&little[..], &[0x00, 0xd8, 0x41]].concat();
    let expected = [
        format!("x.txt: {text}\u{fffd}"),
        "`x.txt` is broken UTF-16LE".into(),
    ];
    assert_eq!(decoded(&broken), expected);
}

#[test]
fn other_encodings_are_read_and_named() {
    use encoding_rs::{BIG5, EUC_KR, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
    let french = "Le président a déclaré « qu'il était prêt » à négocier, a-t-il précisé.";
    let russian = "Президент заявил, что переговоры будут продолжены в Москве.";
    let chinese = "外交部发言人表示，台湾是中国领土不可分割的一部分。";
    let japanese = "高市首相は国会で、台湾有事は存立危機事態になり得ると述べた。";
    let korean = "대통령은 기자회견에서 북한과의 대화를 계속하겠다고 말했다.";
    let traditional = "外交部發言人表示，臺灣不是中國的一部分，總統府昨天說。";
    for (encoding, text) in [
        (WINDOWS_1252, french),
        (WINDOWS_1251, russian),
        (KOI8_R, russian),
        (GBK, chinese),
        (SHIFT_JIS, japanese),
        (EUC_KR, korean),
        (BIG5, traditional),
    ] {
        let (bytes, _, had_errors) = encoding.encode(text);
        assert!(!had_errors);
        let found = decoded(&bytes);
        assert_eq!(found[0], format!("x.txt: {text}"), "{}", encoding.name());
        let said = &found[1];
        assert!(said.starts_with("`x.txt` is not UTF-8: read as "), "{said}");
    }
    // Latin-1 is a part of windows-1252.
    assert_eq!(decoded(b"caf\xe9")[0], "x.txt: café");
}

#[test]
fn what_had_to_be_assumed_is_a_note() {
    let folder = folder(&[("x.txt", b"caf\xe9")]);
    let path = folder.path().join("x.txt");
    let mut found = read([path.to_string_lossy()]);
    assert!(found.next().is_some_and(|first| first.is_ok()));
    assert!(found.next().is_some_and(|note| note.unwrap_err().is_note));
    assert!(found.next().is_none());
}

#[test]
fn slips_in_utf_8_do_not_make_it_another_encoding() {
    let text = "é".repeat(20);
    let expected = [
        format!("x.txt: {text}\u{fffd}"),
        "`x.txt` is not all UTF-8".into(),
    ];
    assert_eq!(decoded(&[text.as_bytes(), b"\xe9"].concat()), expected);
}

#[test]
fn files_of_other_kinds_are_named() {
    for (bytes, kind) in [
        (
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
            "an old Office document",
        ),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"RIFF1234WEBPVP8", "a WebP image"),
        (b"BZh91AY", "compressed by bzip2"),
        (b"\xff\xfe\0\0a\0\0\0", "UTF-32, which is not read"),
    ] {
        assert_eq!(decoded(bytes), [format!("`x.txt` is {kind}, not text")]);
    }
    assert_eq!(decoded(b"BZh said"), ["x.txt: BZh said"]);
}

#[test]
fn what_is_too_long_is_refused_unread() {
    let folder = folder(&[]);
    let file = fs::File::create(folder.path().join("x.txt")).unwrap();
    file.set_len(limit::TEXT + 1).unwrap();
    let expected = ["`x.txt` is longer than 64 MB"];
    assert_eq!(readings(&folder, &["x.txt"]), expected);
    let endless = std::io::repeat(b'x');
    assert_eq!(
        whole("-", endless).unwrap_err().message,
        "`-` is longer than 64 MB"
    );
}

#[cfg(unix)]
#[test]
fn pipes_sockets_and_devices_are_not_opened() {
    let folder = folder(&[("a/1.txt", b"1")]);
    let root = folder.path();
    let _socket = std::os::unix::net::UnixListener::bind(root.join("a/2.txt")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", root.join("a/3.txt")).unwrap();
    std::os::unix::fs::symlink("4.txt", root.join("a/4.txt")).unwrap();
    let expected = [
        "a/1.txt: 1",
        "`a/2.txt` is a socket, and was left alone",
        "`a/3.txt` is a device, and was left alone",
        "cannot read `a/4.txt`: too many links, or links in a circle",
        "`a/2.txt` is a socket, and is not opened",
    ];
    assert_eq!(readings(&folder, &["a", "a/2.txt"]), expected);
    let problem = text("/dev/zero").unwrap_err().message;
    assert_eq!(problem, "`/dev/zero` is a device, and is not opened");
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
