//! Rows as a table: columns side by side, or one record under the other where they do not fit.

use super::visible::visible;
use super::{cell, delimited::is_numeric};
use crate::graph::Graph;
use crate::query::Rows;
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Between two columns: a space, a line, a space.
const GAP: usize = 3;
/// A cell up to this width is never wrapped.
const SHORT: usize = 12;
/// A word up to this width is never cut.
const WORD: usize = 20;
/// A column of whole sentences is at least this wide, and first to get this much again.
const SENTENCE: usize = 28;
/// Comfortable reading needs no wider column.
const WIDEST: usize = 100;

const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// Thin lines between rows, for tables in which a row takes several lines.
const ROW_SEPARATOR: LineStyle = LineStyle::none().fill('╌').junction('┼');

pub(super) fn write(
    rows: &Rows,
    graph: &Graph,
    width: Option<usize>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let cells: Vec<Vec<String>> = rows
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|value| visible(&cell(value, graph)))
                .collect()
        })
        .collect();
    let columns = Column::measure(&rows.columns, &cells);
    match fit(&columns, width) {
        _ if columns.is_empty() => Ok(()),
        Some(widths) => write_columns(rows, cells, &columns, &widths, output),
        None => write_records(rows, &cells, width.unwrap_or(usize::MAX), output),
    }
}

/// What a column needs, in columns of the terminal.
struct Column {
    /// With less, words would be cut.
    least: usize,
    /// With this, nothing wraps.
    most: usize,
}

impl Column {
    fn measure(names: &[String], cells: &[Vec<String>]) -> Vec<Self> {
        let measure = |(place, name): (usize, &String)| {
            let column = cells.iter().filter_map(|row| row.get(place));
            let most = column
                .clone()
                .chain([name])
                .flat_map(|cell| cell.lines())
                .map(UnicodeWidthStr::width)
                .max()
                .unwrap_or(0);
            let longest_word = column
                .flat_map(|cell| cell.split_whitespace())
                .map(UnicodeWidthStr::width)
                .max()
                .unwrap_or(0);
            let least = match most {
                0..=SHORT => most,
                _ if most > 2 * SENTENCE => SENTENCE,
                _ => longest_word.clamp(SHORT, WORD),
            };
            Self {
                least: least.max(name.width()).max(1),
                most: most.max(1),
            }
        };
        names.iter().enumerate().map(measure).collect()
    }
}

/// The columns' widths in a table of `width`, or nothing if they do not fit.
///
/// Each gets what it cannot do without; the rest goes to those that want more, the same share to
/// each until it has enough.
fn fit(columns: &[Column], width: Option<usize>) -> Option<Vec<usize>> {
    let Some(width) = width else {
        return Some(columns.iter().map(|column| column.most).collect());
    };
    let gaps = GAP * columns.len().saturating_sub(1);
    let all_most: usize = columns.iter().map(|column| column.most).sum();
    if all_most + gaps <= width {
        return Some(columns.iter().map(|column| column.most).collect());
    }
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut spare = width.checked_sub(gaps + widths.iter().sum::<usize>())?;
    let sentences = |column: &Column| match column.most {
        most if most > 2 * SENTENCE => 2 * SENTENCE,
        _ => 0,
    };
    share(&mut widths, &mut spare, columns.iter().map(sentences));
    let all = columns.iter().map(|column| column.most.min(WIDEST));
    share(&mut widths, &mut spare, all);
    Some(widths)
}

/// Gives each width as much of `spare` as it lacks, or the same to all that lack more.
fn share(widths: &mut [usize], spare: &mut usize, wanted: impl Iterator<Item = usize>) {
    let wanted: Vec<usize> = wanted.collect();
    loop {
        let lacking = widths
            .iter()
            .zip(&wanted)
            .filter(|(width, wanted)| width < wanted);
        let portion = *spare / lacking.count().max(1);
        let mut given = 0;
        for (width, wanted) in widths.iter_mut().zip(&wanted) {
            let more = portion.min(wanted.saturating_sub(*width));
            *width += more;
            given += more;
        }
        *spare -= given;
        if given == 0 {
            return;
        }
    }
}

fn write_columns(
    rows: &Rows,
    cells: Vec<Vec<String>>,
    columns: &[Column],
    widths: &[usize],
    output: &mut dyn Write,
) -> io::Result<()> {
    let wraps = columns
        .iter()
        .zip(widths)
        .any(|(column, width)| column.most > *width);
    let several_lines = wraps || cells.iter().flatten().any(|cell| cell.contains('\n'));
    let mut table = new_table();
    if several_lines {
        table.style_mut().row_separator = ROW_SEPARATOR;
    }
    table.set_header(rows.columns.iter().map(|name| visible(name)));
    for row in cells {
        table.add_row(row);
    }
    set_widths(&mut table, widths);
    for column in table.column_iter_mut() {
        if is_numeric(rows, column.index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    write_lines(&table, output)
}

/// One record under the other: a rule with its number, then a line for each value that is there.
fn write_records(
    rows: &Rows,
    cells: &[Vec<String>],
    width: usize,
    output: &mut dyn Write,
) -> io::Result<()> {
    let names: Vec<String> = rows.columns.iter().map(|name| visible(name)).collect();
    let name_width = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let name_width = name_width.min(width / 2).max(1);
    let value_width = width.saturating_sub(name_width + GAP).clamp(8, WIDEST);
    if cells.is_empty() {
        return writeln!(output, "{}", names.join(", "));
    }
    for (number, row) in cells.iter().enumerate() {
        let title = format!("─── {} ", number + 1);
        let length = (name_width + GAP + value_width).saturating_sub(title.width());
        writeln!(output, "{title}{}", "─".repeat(length))?;
        let mut table = new_table();
        for (name, value) in names.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
            table.add_row([Cell::new(name), Cell::new(value)]);
        }
        set_widths(&mut table, &[name_width, value_width]);
        if !table.is_empty() {
            write_lines(&table, output)?;
        }
    }
    Ok(())
}

fn new_table() -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Disabled);
    table
}

/// Fixes the columns' widths; there is space only between them.
fn set_widths(table: &mut Table, widths: &[usize]) {
    for (column, width) in table.column_iter_mut().zip(widths) {
        let left = u16::from(column.index > 0);
        let right = u16::from(column.index + 1 < widths.len());
        let width = u16::try_from(*width).unwrap_or(u16::MAX - 2) + left + right;
        column.set_padding((left, right));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
}

fn write_lines(table: &Table, output: &mut dyn Write) -> io::Result<()> {
    for line in table.lines() {
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Value;
    use proptest::prelude::*;

    fn draw(rows: &Rows, width: Option<usize>) -> String {
        let mut output = Vec::new();
        write(rows, &Graph::new(), width, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    fn statements() -> Rows {
        let columns = [
            "speaker",
            "statement",
            "to",
            "according_to",
            "form",
            "cue",
            "date",
            "document",
            "start",
            "end",
        ];
        let day = Value::from(jiff::civil::date(2025, 11, 24));
        let document = Value::from("data/articles/trump-xi-call.txt");
        Rows {
            columns: columns.map(str::to_owned).into(),
            rows: vec![
                vec![
                    "Xi Jinping".into(),
                    "Taiwan’s return to mainland China is an integral part of the post-war international order".into(),
                    "Donald Trump".into(), "China's Foreign Ministry".into(), "mixed".into(), "told".into(),
                    day.clone(), document.clone(), 512.into(), 604.into(),
                ],
                vec![
                    "Sanae Takaichi (高市早苗)".into(),
                    "a Chinese attack on Taiwan could be “a situation threatening Japan’s survival”, and 台湾有事は日本有事であるという考えを示した🎌 that same week".into(),
                    Value::Null, Value::Null, "mixed".into(), "said earlier this month".into(),
                    Value::Null, document, 1512.into(), 16040.into(),
                ],
                vec![
                    "Trump".into(), "yes".into(),
                    Value::Null, Value::Null, "direct".into(), "said".into(),
                    day, "b.txt".into(), 5.into(), 8.into(),
                ],
            ],
        }
    }

    fn some(columns: &[usize]) -> Rows {
        let all = statements();
        let pick = |row: &Vec<Value>| columns.iter().map(|place| row[*place].clone()).collect();
        Rows {
            columns: columns
                .iter()
                .map(|place| all.columns[*place].clone())
                .collect(),
            rows: all.rows.iter().map(pick).collect(),
        }
    }

    fn check(rows: &Rows, width: Option<usize>, expected: &str) {
        let drawing = draw(rows, width);
        assert_eq!(drawing.trim_end(), expected.trim(), "\n{drawing}");
    }

    #[test]
    fn short_values_stand_on_one_line() {
        check(
            &some(&[0, 8]),
            Some(80),
            "
speaker                   │ start
──────────────────────────┼──────
Xi Jinping                │   512
Sanae Takaichi (高市早苗) │  1512
Trump                     │     5",
        );
    }

    #[test]
    fn sentences_wrap_and_get_most_of_the_width() {
        check(
            &some(&[0, 1, 4, 8]),
            Some(80),
            "
speaker      │ statement                                        │ form   │ start
─────────────┼──────────────────────────────────────────────────┼────────┼──────
Xi Jinping   │ Taiwan’s return to mainland China is an integral │ mixed  │   512
             │ part of the post-war international order         │        │
╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌
Sanae        │ a Chinese attack on Taiwan could be “a situation │ mixed  │  1512
Takaichi     │ threatening Japan’s survival”, and               │        │
(高市早苗)   │ 台湾有事は日本有事であるという考えを示した🎌     │        │
             │ that same week                                   │        │
╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌
Trump        │ yes                                              │ direct │     5",
        );
    }

    #[test]
    fn what_does_not_fit_becomes_records() {
        let mut rows = statements();
        rows.rows.truncate(1);
        check(
            &rows,
            Some(60),
            "
─── 1 ──────────────────────────────────────────────────────
speaker      │ Xi Jinping
statement    │ Taiwan’s return to mainland China is an
             │ integral part of the post-war international
             │ order
to           │ Donald Trump
according_to │ China's Foreign Ministry
form         │ mixed
cue          │ told
date         │ 2025-11-24
document     │ data/articles/trump-xi-call.txt
start        │ 512
end          │ 604",
        );
    }

    #[test]
    fn without_rows_there_is_a_head() {
        let rows = Rows {
            columns: vec!["a".into(), "b".into()],
            rows: vec![],
        };
        check(&rows, Some(80), "a │ b\n──┼──");
        check(&Rows::default(), Some(80), "");
    }

    #[test]
    fn nothing_moves_the_cursor() {
        let rows = Rows {
            columns: vec!["a".into()],
            rows: vec![vec!["red \u{1b}[31m\u{202e}\t\u{9b}x".into()]],
        };
        check(&rows, None, "a\n─────────────\nred ␛[31m\u{fffd} \u{fffd}x");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(
            cells in proptest::collection::vec(
                proptest::collection::vec("[a-z 高é🎌\n-]{0,90}", 1..7), 1..4),
            width in 24_usize..200,
        ) {
            let columns = cells.iter().map(Vec::len).min().unwrap_or(1);
            let rows = Rows {
                columns: (0..columns).map(|place| format!("c{place}")).collect(),
                rows: cells
                    .iter()
                    .map(|row| row.iter().take(columns).map(|cell| cell.as_str().into()).collect())
                    .collect(),
            };
            let drawing = draw(&rows, Some(width));
            for line in drawing.lines() {
                prop_assert!(line.width() <= width, "{width}:\n{drawing}");
            }
            let letters = |text: &str| {
                let mut letters: Vec<char> =
                    text.chars().filter(|c| c.is_alphabetic() && *c != 'c').collect();
                letters.sort_unstable();
                letters
            };
            let shown = cells.iter().flat_map(|row| row.iter().take(columns));
            prop_assert_eq!(letters(&drawing), letters(&shown.cloned().collect::<String>()));
        }
    }
}
