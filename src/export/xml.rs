//! What the two formats in XML share.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes elements, indented.
pub(super) struct Xml<'o>(Writer<&'o mut dyn Write>);

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<'o> Xml<'o> {
    /// Begins a document.
    pub(super) fn new(output: &'o mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(output, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    /// Begins an element, which [`end`](Self::end) ends.
    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Start(element(name, attributes)))
    }

    /// Ends an element.
    pub(super) fn end(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(element(name, attributes)))
    }

    /// An element with text in it.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        text: &str,
    ) -> io::Result<()> {
        self.start(name, attributes)?;
        self.0
            .write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.end(name)
    }

    /// Ends the document.
    pub(super) fn finish(self) -> io::Result<()> {
        self.0.into_inner().write_all(b"\n")
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, &*allowed(value)));
    }
    element
}

/// Text with replacement characters for what XML 1.0 cannot hold, however it is escaped.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    let letters = text.chars();
    let letters = letters.map(|letter| {
        if is_allowed(letter) {
            letter
        } else {
            '\u{fffd}'
        }
    });
    Cow::Owned(letters.collect())
}
