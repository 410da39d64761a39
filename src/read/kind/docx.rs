//! Documents of Word: the paragraphs, and what the document says of itself.

use super::super::decode::decode_as;
use super::super::source::{Source, one};
use super::super::{Reading, Readings, parse_date, unreadable};
use super::glance::Glance;
use super::zip::{Packed, archive, unpack};
use crate::Diagnostic;
use crate::text::Document;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

/// The part that holds the text.
const TEXT: &str = "word/document.xml";

/// The part that holds title, author and date.
const CORE: &str = "docProps/core.xml";

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    let mut parts = glance.bytes.windows(5);
    glance.bytes.starts_with(b"PK\x03\x04")
        && (glance.has_extension(&["docx"]) || parts.any(|part| part == b"word/"))
        && !glance.has_extension(&["zip"])
}

/// One document.
pub(super) fn read(mut source: Source) -> Readings {
    one(document(&mut source).map(Reading::Document))
}

fn document(source: &mut Source) -> Result<Document, Diagnostic> {
    let Packed { mut archive, .. } = archive(source)?;
    let mut part = |name: &str| {
        let member = archive.by_name(name).map_err(std::io::Error::other)?;
        Ok::<_, std::io::Error>(decode_as(&unpack(member)?, &[]))
    };
    let xml = part(TEXT).map_err(|error| unreadable(&source.path, &error))?;
    let broken = |error: quick_xml::Error| {
        let problem = format!("`{}` is a broken Word document: {error}", source.path);
        Diagnostic::new(problem)
    };
    let text = paragraphs(&xml).map_err(broken)?;
    if text.is_empty() {
        return Err(source.holds_no_article());
    }
    let mut document = Document::extracted(source.path.as_str(), text);
    if let Ok(core) = part(CORE) {
        let core = properties(&core);
        let of = |name: &str| {
            let found = core.iter().find(|(own, _)| own == name);
            found
                .map(|(_, value)| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        document.title = of("title");
        document.author = of("creator");
        document.date = of("created").and_then(|date| parse_date(&date));
    }
    Ok(document)
}

/// The paragraphs of a text, with an empty line between them.
fn paragraphs(xml: &str) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut all = String::new();
    let mut own = String::new();
    let mut is_text = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => is_text = tag.local_name().as_ref() == "t",
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "tab" => own.push(' '),
                "br" | "cr" => own.push('\n'),
                _ => {}
            },
            Event::Text(text) if is_text => own.push_str(&text.into_inner()),
            Event::GeneralRef(name) if is_text => own.extend(character(&name)),
            Event::End(tag) => {
                is_text = false;
                if tag.local_name().as_ref() == "p" {
                    end_paragraph(&mut all, &mut own);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    end_paragraph(&mut all, &mut own);
    Ok(all)
}

fn end_paragraph(all: &mut String, own: &mut String) {
    let text = own.trim();
    if !text.is_empty() {
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(text);
    }
    own.clear();
}

/// The letters that `&name;` stands for: those that every document of XML has, and no others.
fn character(name: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Some(letter.into());
    }
    resolve_predefined_entity(&name.borrow().into_inner()).map(str::to_owned)
}

/// Names and texts of all elements that hold only text.
fn properties(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(_) => text.clear(),
            Event::Text(own) => text.push_str(&own.into_inner()),
            Event::GeneralRef(name) => text.extend(character(&name)),
            Event::End(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                found.push((name, std::mem::take(&mut text)));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}
