//! How much is read at once of what comes from outside.

use std::io::{self, BufRead, Read};

/// The longest text and the longest line that are read, in bytes.
pub(crate) const TEXT: u64 = 64 << 20;

/// The longest web page, in bytes.
pub(crate) const PAGE: u64 = 16 << 20;

/// How deep the elements of a web page may lie in each other; deeper ones are left out, and their text is kept.
pub(crate) const NESTING: usize = 512;

/// The most that one member of a compressed file may unpack to, in bytes.
pub(crate) const UNPACKED: u64 = 256 << 20;

/// Appends the next line of `lines` to `line`, its end included; gives back its length, 0 at the end.
///
/// A line that is longer than a text may be is an error, found without reading on.
pub(crate) fn read_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    let length = lines.by_ref().take(TEXT + 1).read_until(b'\n', line)?;
    if length as u64 > TEXT {
        let problem = format!("a line is longer than {} MB", TEXT >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
    }
    Ok(length)
}
