//! The answer of a server, as a WARC record keeps it.

use super::super::super::source::Stated;
use super::super::unpack::Bounded;
use super::{Head, add_line, value};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::{self, Read};

/// What a server says of its answer, and the answer; nothing where it is none that was asked for.
pub(super) fn answer(record: Vec<u8>) -> io::Result<Option<(Stated, Vec<u8>)>> {
    let (status, head, start) = head(&record);
    if !status
        .split(' ')
        .nth(1)
        .is_some_and(|code| code.starts_with('2'))
    {
        return Ok(None);
    }
    let mut body = record;
    body.drain(..start);
    // Crawlers should take these away and leave the head as it was; so what is said is not always so.
    if value(&head, "transfer-encoding").is_some_and(|way| way.contains("chunked")) {
        body = unchunked(&body).unwrap_or(body);
    }
    let packing = value(&head, "content-encoding").unwrap_or_default();
    body = if body.starts_with(b"\x1f\x8b") {
        unpacked(MultiGzDecoder::new(&*body))?
    } else if packing.contains("deflate") {
        unpacked(ZlibDecoder::new(&*body)).unwrap_or(body)
    } else {
        body
    };
    Ok(Some((
        stated(value(&head, "content-type").unwrap_or_default()),
        body,
    )))
}

/// What `text/html; charset=utf-8` says.
pub(super) fn stated(content_type: &str) -> Stated {
    let mut parts = content_type.split(';').map(str::trim);
    let medium = parts
        .next()
        .filter(|medium| !medium.is_empty())
        .map(str::to_ascii_lowercase);
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim_matches(['"', '\'', ' ']).to_owned())
    });
    Stated {
        url: None,
        medium,
        charset,
    }
}

/// The first line, the head, and where what follows begins.
fn head(record: &[u8]) -> (String, Head, usize) {
    let mut head = Head::new();
    let mut status = String::new();
    let mut at = 0;
    for (number, line) in record.split_inclusive(|byte| *byte == b'\n').enumerate() {
        at += line.len();
        let line = line.trim_ascii_end();
        match number {
            0 => status = String::from_utf8_lossy(line).into_owned(),
            _ if line.is_empty() => break,
            _ => add_line(&mut head, line),
        }
    }
    (status, head, at)
}

/// The pieces of a body put together; nothing where they are none.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.iter().take(64).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        let piece = body.get(end + 1..)?.get(..size)?;
        whole.extend_from_slice(piece);
        body = body.get(end + 1 + size..)?;
        body = body
            .strip_prefix(b"\r\n")
            .or_else(|| body.strip_prefix(b"\n"))?;
    }
}

fn unpacked(packed: impl Read) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    Bounded::new(packed).read_to_end(&mut body)?;
    Ok(body)
}
