//! JSON or CSV becomes records.

use super::{ListForm, Record};
use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use serde_json::Value;

/// What a record can tell.
const FIELDS: [&str; 12] = [
    "name", "label", "aliases", "country", "role", "gender", "wikidata", "kind", "broader", "date",
    "until", "place",
];

/// The records of a list.
pub(super) fn records(text: &str, form: ListForm) -> Result<Vec<Record>, Vec<Diagnostic>> {
    let records = match form {
        ListForm::Json => json(text)?,
        ListForm::Csv => csv(text)?,
    };
    let (records, problems): (Vec<_>, Vec<_>) = records.into_iter().partition(Result::is_ok);
    let problems: Vec<Diagnostic> = problems.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() {
        Ok(records.into_iter().flatten().collect())
    } else {
        Err(problems)
    }
}

type Read = Vec<Result<Record, Diagnostic>>;

fn json(text: &str) -> Result<Read, Vec<Diagnostic>> {
    let list: Vec<Value> = serde_json::from_str(text).map_err(|error| {
        let problem = Diagnostic::new(format!("this is no JSON array of records: {error}"));
        vec![problem.hint("`[{\"name\": \"Harbour Board\", \"label\": \"Organization\"}]`")]
    })?;
    let read = |(place, value): (usize, Value)| {
        let place = format!("record {}", place + 1);
        let Value::Object(fields) = value else {
            return Err(Diagnostic::new(format!("{place} is no object")));
        };
        let mut record = Record {
            place,
            ..Record::default()
        };
        for (field, value) in fields {
            let texts = texts(&record.place, &field, value)?;
            set(&mut record, &field, texts)?;
        }
        Ok(record)
    };
    Ok(list.into_iter().enumerate().map(read).collect())
}

/// One text, or several in a list.
fn texts(place: &str, field: &str, value: Value) -> Result<Vec<String>, Diagnostic> {
    let wrong = || Diagnostic::new(format!("{place}: `{field}` is no text"));
    match value {
        Value::String(text) => Ok(vec![text]),
        Value::Null => Ok(Vec::new()),
        Value::Array(list) => {
            let text = |value: Value| value.as_str().map(str::to_owned).ok_or_else(wrong);
            list.into_iter().map(text).collect()
        }
        _ => Err(wrong()),
    }
}

fn csv(text: &str) -> Result<Read, Vec<Diagnostic>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .trim(::csv::Trim::All)
        .from_reader(text.as_bytes());
    let unreadable = |error: &::csv::Error| Diagnostic::new(format!("this is no CSV: {error}"));
    let columns = reader
        .headers()
        .map_err(|error| vec![unreadable(&error)])?
        .clone();
    let unknown: Vec<Diagnostic> = columns
        .iter()
        .filter_map(|column| known("line 1", column).err())
        .collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    if !columns.iter().any(|column| column == "name") {
        let problem = Diagnostic::new("line 1 has no column `name`");
        return Err(vec![
            problem.hint("the first line names the columns: `name,label,aliases`"),
        ]);
    }
    let read = |row: Result<::csv::StringRecord, ::csv::Error>| {
        let row = row.map_err(|error| unreadable(&error))?;
        let line = row.position().map_or(0, ::csv::Position::line);
        let mut record = Record {
            place: format!("line {line}"),
            ..Record::default()
        };
        if row.len() > columns.len() {
            let message = format!(
                "line {line} has {} fields for {} columns",
                row.len(),
                columns.len()
            );
            return Err(
                Diagnostic::new(message).hint("a field with a comma stands in quotation marks")
            );
        }
        for (column, field) in columns.iter().zip(&row) {
            let texts: Vec<String> = match column {
                "aliases" => field
                    .split(';')
                    .map(|alias| alias.trim().to_owned())
                    .collect(),
                _ => vec![field.to_owned()],
            };
            set(&mut record, column, texts)?;
        }
        Ok(record)
    };
    Ok(reader.records().map(read).collect())
}

fn known(place: &str, field: &str) -> Result<(), Diagnostic> {
    if FIELDS.contains(&field) {
        return Ok(());
    }
    let problem = Diagnostic::new(format!("{place}: there is no field `{field}`"));
    Err(match did_you_mean(field, FIELDS) {
        Some(hint) => problem.hint(hint),
        None => problem.hint(format!("the fields are {}", FIELDS.join(", "))),
    })
}

/// Sets a field; empty texts are none.
fn set(record: &mut Record, field: &str, mut texts: Vec<String>) -> Result<(), Diagnostic> {
    known(&record.place, field)?;
    texts.retain(|text| !text.trim().is_empty());
    if field == "aliases" {
        record.aliases = texts;
        return Ok(());
    }
    if texts.len() > 1 {
        return Err(Diagnostic::new(format!(
            "{}: `{field}` is one text",
            record.place
        )));
    }
    let text = texts.pop();
    match field {
        "name" => record.name = text.unwrap_or_default(),
        "label" => record.label = text,
        "country" => record.country = text,
        "role" => record.role = text,
        "gender" => record.gender = text,
        "wikidata" => record.wikidata = text,
        "kind" => record.kind = text,
        "date" => record.date = text,
        "until" => record.until = text,
        "place" => record.city = text,
        _ => record.broader = text,
    }
    Ok(())
}
