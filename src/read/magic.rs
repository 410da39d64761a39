//! What a file is that is no text, told by its first bytes.

/// How a kind of file begins, and what it is called.
const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ\x00", "compressed by xz"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"OggS\x00", "an Ogg recording"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"fLaC\x00", "a FLAC recording"),
    (b"\x7fELF", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xff\xfe\x00\x00", "UTF-32, which is not read"),
    (b"\x00\x00\xfe\xff", "UTF-32, which is not read"),
];

/// What is said of a file of a known kind, if `bytes` are how one begins.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let of_riff = bytes.starts_with(b"RIFF").then(|| bytes.get(8..12));
    match of_riff.flatten() {
        Some(b"WEBP") => return Some("a WebP image"),
        Some(b"WAVE") => return Some("a WAV recording"),
        _ => {}
    }
    if bytes.get(4..8) == Some(b"ftyp") && bytes[0] == 0 {
        return Some("a video or a recording");
    }
    // `BZh` could begin a word; the level of compression follows.
    let mut kinds = KINDS.iter().filter(|(start, _)| bytes.starts_with(start));
    let (start, name) = kinds.next()?;
    let is_bzip2 = bytes.get(3).is_some_and(u8::is_ascii_digit);
    (*start != b"BZh" || is_bzip2).then_some(*name)
}
