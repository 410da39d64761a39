//! The first bytes of a file, as kinds look at them.

use super::super::has_extension;
use super::super::source::Source;
use super::Columns;
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;
use std::path::Path;

/// What is seen of a file before it is read.
pub(super) struct Glance<'a> {
    /// The first bytes.
    pub(super) bytes: &'a [u8],
    /// The same as a text, without what stands before the first letter; what is none has signs in its place.
    pub(super) text: Cow<'a, str>,
    /// `text/html` and the like, where somebody says so.
    pub(super) medium: Option<&'a str>,
    /// Which columns and keys mean what.
    pub(super) columns: &'a Columns,
    name: &'a str,
}

impl<'a> Glance<'a> {
    /// That of a source which begins with `bytes`.
    pub(super) fn new(source: &'a Source, bytes: &'a [u8]) -> Self {
        let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_start()),
            Cow::Owned(text) => Cow::Owned(text.trim_start().to_owned()),
        };
        Self {
            bytes,
            text,
            medium: source.stated.medium.as_deref(),
            columns: &source.columns,
            name: &source.name,
        }
    }

    /// Whether the name ends with one of these.
    pub(super) fn has_extension(&self, extensions: &[&str]) -> bool {
        has_extension(self.name, extensions)
    }

    /// Whether nothing in the name tells what it could be.
    pub(super) fn is_unnamed(&self) -> bool {
        let name = Path::new(self.name).file_name();
        name.is_none_or(|name| !name.to_string_lossy().contains('.'))
    }

    /// The first line, without its end.
    pub(super) fn first_line(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// Whether `tag` opens or is named at the start of the text, whatever its case.
    pub(super) fn starts_with(&self, start: &str) -> bool {
        let own = self.text.as_bytes().get(..start.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes()))
    }
}
