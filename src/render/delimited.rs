//! Rows as comma-separated values and as Markdown.

use super::cell;
use super::visible::{is_harmful, letter};
use crate::graph::{Graph, Value};
use crate::query::Rows;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) fn write_csv(rows: &Rows, graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    let mut writer = csv::Writer::from_writer(output);
    writer.write_record(rows.columns.iter().map(|name| safe(name).into_owned()))?;
    for row in &rows.rows {
        for value in row {
            match value {
                Value::Integer(_) | Value::Float(_) => {
                    writer.write_field(&*cell(value, graph))?;
                }
                _ => writer.write_field(&*safe(&cell(value, graph)))?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// How a formula begins, in full width for Japanese spreadsheets, too.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet takes for a formula: an apostrophe before it makes it text for all of them. Control
/// characters are shown as in a table, but for tabs and line breaks.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let is_plain = |character| matches!(character, '\t' | '\r' | '\n') || !is_harmful(character);
    let mut text = Cow::Borrowed(text);
    if !text.chars().all(is_plain) {
        let shown = text.chars().filter_map(|character| match character {
            '\t' | '\r' | '\n' => Some(character),
            _ => letter(character),
        });
        text = Cow::Owned(shown.collect());
    }
    if text.trim_start_matches(' ').starts_with(FORMULA) {
        text = Cow::Owned(format!("'{text}"));
    }
    text
}

pub(super) fn write_markdown(rows: &Rows, graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    write_line(output, rows.columns.iter().map(|name| escape(name)))?;
    let columns = 0..rows.columns.len();
    write_line(output, columns.map(|column| rule(rows, column).to_owned()))?;
    for row in &rows.rows {
        write_line(output, row.iter().map(|value| escape(&cell(value, graph))))?;
    }
    Ok(())
}

fn write_line(output: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(output, "| {cell} ")?;
    }
    writeln!(output, "|")
}

/// The line under a column's name, which puts numbers on the right.
fn rule(rows: &Rows, column: usize) -> &'static str {
    if is_numeric(rows, column) {
        "--:"
    } else {
        "---"
    }
}

/// Whether all values of a column are numbers, and there is one.
pub(super) fn is_numeric(rows: &Rows, column: usize) -> bool {
    let mut values = rows
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .filter(|value| !value.is_null())
        .peekable();
    values.peek().is_some()
        && values.all(|value| matches!(value, Value::Integer(_) | Value::Float(_)))
}

/// Text that Markdown shows as it is, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match character {
            '\r' if after == '\n' => {}
            '\n' | '\r' => out.push_str("<br>"),
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => out.push('_'),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '#' => {
                out.extend(['\\', character]);
            }
            _ if character.is_control() => out.push(' '),
            _ => out.extend(letter(character)),
        }
        before = character;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Rows {
        Rows {
            columns: vec!["speaker".into(), "count(*)".into()],
            rows: vec![
                vec!["Xi, \"Jinping\"".into(), 3.into()],
                vec!["a|b\nc_d *e*".into(), Value::Null],
            ],
        }
    }

    fn written(write: fn(&Rows, &Graph, &mut dyn Write) -> io::Result<()>, rows: &Rows) -> String {
        let mut output = Vec::new();
        write(rows, &Graph::new(), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn csv_quotes_what_it_must() {
        assert_eq!(
            written(write_csv, &sample()),
            "speaker,count(*)\n\"Xi, \"\"Jinping\"\"\",3\n\"a|b\nc_d *e*\",\n"
        );
    }

    #[test]
    fn csv_holds_no_formulas() {
        let rows = Rows {
            columns: ["=a", "-b", "c"].map(String::from).into(),
            rows: vec![
                vec!["=1+2".into(), "+1".into(), "-1".into()],
                vec!["@x".into(), "\ty".into(), "\rz".into()],
                vec![(-1).into(), (-0.5).into(), "a=b".into()],
                vec![" =1".into(), "＝1".into(), "\u{1b}[31m\u{202e}é".into()],
            ],
        };
        assert_eq!(
            written(write_csv, &rows),
            "'=a,'-b,c\n'=1+2,'+1,'-1\n'@x,'\ty,\"'\rz\"\n-1,-0.5,a=b\n' =1,'＝1,␛[31m\u{fffd}é\n"
        );
    }

    #[test]
    fn markdown_escapes_what_it_must() {
        assert_eq!(escape("a\u{1b}[31m\u{202e}b\u{200f}"), "a \\[31m\u{fffd}b");
        assert_eq!(
            written(write_markdown, &sample()),
            "| speaker | count(\\*) |\n| --- | --: |\n\
             | Xi, \"Jinping\" | 3 |\n| a\\|b<br>c_d \\*e\\* |  |\n"
        );
    }

    #[test]
    fn without_rows_there_is_still_a_head() {
        let rows = Rows {
            columns: vec!["a".into()],
            rows: vec![],
        };
        assert_eq!(written(write_csv, &rows), "a\n");
        assert_eq!(written(write_markdown, &rows), "| a |\n| --- |\n");
        assert_eq!(written(write_csv, &Rows::default()), "");
    }
}
