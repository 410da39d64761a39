//! Files of every kind that is read, made in the tests: each becomes documents, and what is broken is told.

mod archives;
mod around;
mod hostile;
mod kinds;
mod tables;

use std::io::Write as _;
use tempfile::TempDir;
use whosaid::read::{Reader, Reading};
use whosaid::text::Document;

/// What was read: documents, and what was said.
#[derive(Debug, Default)]
struct Found {
    documents: Vec<Document>,
    /// Messages; notes have a mark before them.
    said: Vec<String>,
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// What `path` in a folder is read as; paths begin there.
fn read_in(folder: &TempDir, path: &str, map: &str) -> Found {
    let root = format!("{}/", folder.path().display());
    let mut reader = Reader::default();
    reader.columns.named(map).unwrap();
    let mut found = Found::default();
    for reading in reader.read([format!("{root}{path}")]) {
        match reading {
            Ok(Reading::Document(mut document)) => {
                document.path = document.path.replace(&root, "");
                assert_eq!(document.body.end, document.text.len());
                found.documents.push(document);
            }
            Ok(Reading::Facts { path, .. }) => found
                .said
                .push(format!("facts: {}", path.replace(&root, ""))),
            Err(problem) => {
                let mark = if problem.is_note { "note: " } else { "" };
                found
                    .said
                    .push(format!("{mark}{}", problem.message.replace(&root, "")));
            }
        }
    }
    found
}

/// What a file of that name and these bytes is read as.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> Found {
    read_in(&folder(&[(name, bytes.as_ref())]), name, "")
}

/// The only document of a file, about which nothing is said.
fn only(name: &str, bytes: impl AsRef<[u8]>) -> Document {
    let mut found = read(name, bytes);
    assert!(found.said.is_empty(), "{found:?}");
    assert_eq!(found.documents.len(), 1, "{found:?}");
    found.documents.remove(0)
}

/// Path, title, date, publisher, author and address of a document; what is missing is empty.
fn about(document: &Document) -> [String; 6] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        document.path.clone(),
        text(&document.title),
        document
            .date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        text(&document.publisher),
        text(&document.author),
        text(&document.url),
    ]
}

/// A page with these paragraphs.
fn page(title: &str, paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.join("</p>\n<p>");
    format!(
        "<!DOCTYPE html><html><head><title>{title} | The Gazette</title><meta property=\"og:site_name\" content=\"The Gazette\">\
         <meta property=\"article:published_time\" content=\"2025-11-24T23:30:00-05:00\"></head><body><nav><a href=\"/\">Home</a></nav>\
         <article><h1>{title}</h1><p>{paragraphs}</p></article><footer>All rights reserved</footer></body></html>"
    )
}

const FIRST: &str = "The harbour master said on Monday that the ferry would not sail, and that nobody had been told why.";
const SECOND: &str = "“We were told nothing,” the mayor answered, and asked the council to meet before the week was over.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A record of a WARC file: the answer of a server.
fn response(uri: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let http = [
        format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(),
        body,
    ]
    .concat();
    record(
        &format!(
            "WARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response"
        ),
        &http,
    )
}

fn record(head: &str, content: &[u8]) -> Vec<u8> {
    let start = format!(
        "WARC/1.0\r\n{head}\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    [start.as_bytes(), content, b"\r\n\r\n"].concat()
}
