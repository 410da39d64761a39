//! What a page is told, as the JSON in it. `data/page` reads these names.

use serde::Serialize;
use serde_json::Value as Json;

/// All that a page is told. Numbers of entities, documents and statements are their places in the lists.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    pub(super) about: About,
    pub(super) entities: Vec<Entity>,
    pub(super) documents: Vec<Document>,
    pub(super) statements: Vec<Statement>,
    /// What joins entities: from, type, to.
    pub(super) ties: Vec<(usize, String, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<Answer>,
}

/// What the page is, and how it came about.
#[derive(Debug, Serialize)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) question: Option<String>,
    pub(super) cypher: Option<String>,
    /// When it was made, in ISO 8601.
    pub(super) made: String,
    pub(super) program: String,
    /// How the question was understood.
    pub(super) notes: Vec<String>,
    /// What the answer leaves out.
    pub(super) left_out: Vec<String>,
    /// How sure statements are at first, from 0 to 1.
    pub(super) confidence: f64,
    /// What is wrong with the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) problem: Option<String>,
    /// Whether there is a server to ask.
    pub(super) live: bool,
    /// What was asked before, the first first.
    pub(super) before: Vec<String>,
}

/// Who speaks, or what is spoken of.
#[derive(Debug, Serialize)]
pub(super) struct Entity {
    /// No other entity has the same: links name it so.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
}

/// An article, and its text or what of it is known.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    pub(super) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    /// The first document of the same story, if this one prints it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) copy_of: Option<usize>,
    /// Whether the passages are all of its text.
    pub(super) whole: bool,
    /// Pieces of the text, and where each begins in code points.
    pub(super) passages: Vec<(i64, String)>,
}

/// Who said what.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the graph has them as properties"
)]
#[derive(Debug, Default, Serialize)]
pub(super) struct Statement {
    /// The same in every page over the same article: links name it so.
    pub(super) id: String,
    pub(super) text: String,
    pub(super) speakers: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cue: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<usize>,
    /// What is spoken of right before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) near: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) to: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) according_to: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) via: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reports: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) disputes: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<usize>,
    /// The day it was said, or else that of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) form: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) act: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) negated: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) hedged: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) attitude: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<i64>,
    /// Starts and ends in code points of the document: source, cue, content.
    pub(super) spans: [Vec<i64>; 3],
    /// Whether an earlier document of the same story has it, too.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) copy: bool,
    /// In how many documents of the same story it is, if in more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) papers: Option<i64>,
    /// The other documents that have it, as far as they can be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) also_in: Vec<usize>,
}

/// The rows of an answer, and the statements behind each.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<Json>>,
    pub(super) behind: Vec<Vec<usize>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !value
}
