//! Tags, as they stand in the source of a page.

/// How long a tag may be; of a longer one only the name is taken.
const LONGEST: usize = 16 * 1024;

/// A tag that was found.
pub(super) struct Tag<'a> {
    /// Its name, in the letters of the source.
    pub(super) name: &'a str,
    /// What stands between name and end.
    pub(super) rest: &'a str,
    /// Whether it closes an element.
    pub(super) is_end: bool,
}

impl<'a> Tag<'a> {
    /// Whether what begins with `<` is a tag and not a sign in a text.
    pub(super) fn is_start(source: &str) -> bool {
        let inner = source.strip_prefix('<').unwrap_or_default();
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        inner.starts_with(|letter: char| letter.is_ascii_alphabetic())
    }

    /// The tag that `source` begins with, and its length; nothing where it begins with none, or has no end.
    pub(super) fn read(source: &'a str) -> Option<(Self, usize)> {
        let inner = source.strip_prefix('<')?;
        let is_end = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !Self::is_start(source) {
            return None;
        }
        let start = source.len() - inner.len();
        let name_end = inner
            .find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>'))?;
        let end = start + name_end + end(&inner[name_end..])?;
        let rest = &source[start + name_end..end];
        let rest = if rest.len() > LONGEST { "" } else { rest };
        let name = &inner[..name_end];
        Some((Self { name, rest, is_end }, end + 1))
    }

    /// Names and values of its attributes, as they stand there.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes(self.rest)
    }

    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        let mut all = self.attributes();
        all.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
    }
}

/// Where a tag ends: the first `>` that stands in no quotation marks.
fn end(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut is_value = false;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(own), _) if own == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            // Only after `=` a mark opens a value.
            (None, b'"' | b'\'') if is_value => quote = Some(byte),
            (None, b'=') => is_value = true,
            (None, byte) if byte.is_ascii_whitespace() => {}
            (None, _) => is_value = false,
        }
    }
    None
}

/// The attributes of a tag.
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let ends_name = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '=' | '/');
        let rest = self.0.trim_start_matches(|letter: char| ends_name(letter));
        if rest.is_empty() {
            return None;
        }
        let (name, rest) = rest.split_at(rest.find(ends_name).unwrap_or(rest.len()));
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let quote = value
            .chars()
            .next()
            .filter(|mark| matches!(mark, '"' | '\''));
        let (value, rest) = match quote {
            Some(mark) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
            None => value.split_at(
                value
                    .find(|letter: char| letter.is_ascii_whitespace())
                    .unwrap_or(value.len()),
            ),
        };
        self.0 = rest;
        Some((name, value))
    }
}
