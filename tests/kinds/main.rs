//! Short texts of each kind that was read wrongly once: who says what in them, and which names they have.
//!
//! `cases.json` has one text a line. Its `statements` are all that is said in it, attitudes aside; of `names`
//! each must have that label.

use serde::Deserialize;
use std::collections::BTreeMap;
use whosaid::extract::{Attribution, EntityId, Extraction, extract};
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

#[derive(Deserialize)]
struct Case {
    kind: String,
    text: String,
    date: jiff::civil::Date,
    statements: Vec<Statement>,
    #[serde(default)]
    names: BTreeMap<String, String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Statement {
    content: String,
    speakers: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    negated: bool,
    #[serde(default = "assertion")]
    act: String,
    date: Option<jiff::civil::Date>,
}

fn assertion() -> String {
    "assertion".to_owned()
}

#[test]
fn what_was_mended_stays_so() {
    let lexicon = Lexicon::builtin();
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases.json")).unwrap();
    assert!(cases.len() > 80);
    let mut faults = Vec::new();
    for case in cases {
        let mut document = Document::new("", case.text.as_str());
        document.date = Some(case.date);
        let found = extract(&document, &lexicon);
        let mut said: Vec<Statement> = found
            .attributions
            .iter()
            .filter(|one| !one.attitude)
            .map(|one| statement(&found, one, &case))
            .collect();
        let mut expected = case.statements;
        said.sort();
        expected.sort();
        if said != expected {
            let (kind, text) = (&case.kind, &case.text);
            faults.push(format!(
                "{kind}: {text}\n  expected {expected:?}\n  found    {said:?}"
            ));
        }
        for (name, label) in &case.names {
            let is_right = |entity: &whosaid::extract::Entity| {
                entity.name == *name && format!("{:?}", entity.label) == *label
            };
            if !found.entities.iter().any(is_right) {
                faults.push(format!("{}: no {label} `{name}`", case.text));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn statement(found: &Extraction, one: &Attribution, case: &Case) -> Statement {
    let names = |ids: &[EntityId]| {
        ids.iter()
            .map(|id| found.entities[id.0].name.clone())
            .collect()
    };
    let pieces = one.content.iter().map(|span| span.of(&case.text));
    let words: Vec<&str> = pieces.flat_map(str::split_whitespace).collect();
    Statement {
        content: words.join(" "),
        speakers: names(&one.speakers),
        to: names(&one.to),
        negated: one.negated,
        act: one.act.map_or_else(assertion, |act| act.name().to_owned()),
        date: one.date.filter(|date| *date != case.date),
    }
}
