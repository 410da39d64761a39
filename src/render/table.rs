//! Rows as a table: columns side by side, or one record under the other where they do not fit.

use super::bars::{self, Pictures};
use super::visible::visible;
use super::wrap::{clip, lines};
use super::{cell, delimited::is_numeric};
use crate::graph::{Graph, Value};
use crate::query::Rows;
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Between two columns: a space, a line, a space.
pub(super) const GAP: usize = 3;
/// A cell up to this width is never wrapped.
const SHORT: usize = 12;
/// A word up to this width is never cut.
const WORD: usize = 20;
/// A column of whole sentences is at least this wide, and first to get this much again.
const SENTENCE: usize = 28;
/// A title always has so many lines.
const TITLE: usize = 2;
/// Comfortable reading needs no wider column.
const WIDEST: usize = 100;

const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// Thin lines between rows, for tables in which a row takes several lines.
const ROW_SEPARATOR: LineStyle = LineStyle::none().fill('╌').junction('┼');

/// Writes `rows`, found in `graph`, as a table; counts have bars where pictures are drawn.
///
/// # Errors
/// Only those of `output`.
pub fn table(
    rows: &Rows,
    graph: &Graph,
    pictures: Pictures,
    width: Option<usize>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(rows, graph);
    if let (Pictures::Drawn, Some(width)) = (pictures, width) {
        bars::add(&mut sheet, rows, width);
    }
    if sheet.fits(width) {
        sheet.write(width, output)
    } else {
        sheet.write_records(width, output)
    }
}

/// What a table shows, as text.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) names: Vec<String>,
    /// Of each row as many as there are names.
    pub(super) cells: Vec<Vec<String>>,
    /// Of each column.
    pub(super) kinds: Vec<Kind>,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// As it is.
    Text,
    /// On the right.
    Number,
    /// As it is, and one of the first to get more room than it needs at least.
    Name,
    /// In no more lines than the rest of the row has: enough to know it by.
    Title,
}

impl Sheet {
    pub(super) fn new(rows: &Rows, graph: &Graph) -> Self {
        let show = |row: &Vec<Value>| {
            let cells = row.iter().map(|value| visible(&cell(value, graph)));
            cells.collect()
        };
        let kind = |place| {
            if is_numeric(rows, place) {
                Kind::Number
            } else {
                Kind::Text
            }
        };
        Self {
            names: rows.columns.iter().map(|name| visible(name)).collect(),
            cells: rows.rows.iter().map(show).collect(),
            kinds: (0..rows.columns.len()).map(kind).collect(),
        }
    }

    /// The place of the column of that name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|own| own == name)
    }

    /// Leaves out all columns but those at these places.
    pub(super) fn keep(&mut self, places: &[usize]) {
        let names = places.iter().map(|place| self.names[*place].clone());
        self.names = names.collect();
        self.kinds = places.iter().map(|place| self.kinds[*place]).collect();
        for row in &mut self.cells {
            let kept = places.iter().map(|place| std::mem::take(&mut row[*place]));
            *row = kept.collect();
        }
    }

    /// Whether the columns can stand side by side.
    pub(super) fn fits(&self, width: Option<usize>) -> bool {
        fit(&Column::measure(self), width).is_some()
    }

    /// Whether lines must be broken for that.
    pub(super) fn wraps(&self, width: Option<usize>) -> bool {
        let columns = Column::measure(self);
        let gaps = GAP * columns.len().saturating_sub(1);
        let most: usize = columns.iter().map(|column| column.most).sum();
        width.is_some_and(|width| most + gaps > width)
    }

    /// Writes the columns side by side.
    pub(super) fn write(mut self, width: Option<usize>, output: &mut dyn Write) -> io::Result<()> {
        let columns = Column::measure(&self);
        match fit(&columns, width) {
            Some(widths) if !columns.is_empty() => {
                self.clip_titles(&widths);
                self.write_columns(&widths, output)
            }
            _ => Ok(()),
        }
    }

    /// Cuts titles that would take more lines than the rest of their row.
    fn clip_titles(&mut self, widths: &[usize]) {
        let Some(title) = self.kinds.iter().position(|kind| *kind == Kind::Title) else {
            return;
        };
        for row in &mut self.cells {
            let others = row.iter().zip(widths).enumerate();
            let others = others.filter(|(place, _)| *place != title);
            let heights = others.map(|(_, (cell, width))| height(cell, *width));
            let most = heights.max().unwrap_or(0).max(TITLE);
            row[title] = clip(&row[title], widths[title], most);
        }
    }
}

/// How many lines a cell takes.
fn height(cell: &str, width: usize) -> usize {
    cell.lines().map(|line| lines(line, width).len()).sum()
}

/// What a column needs, in columns of the terminal.
struct Column {
    /// With less, words would be cut.
    least: usize,
    /// As much it gets before others get more than their least.
    first: usize,
    /// With this, nothing wraps.
    most: usize,
}

impl Column {
    fn measure(sheet: &Sheet) -> Vec<Self> {
        let measure = |(place, name): (usize, &String)| {
            let column = sheet.cells.iter().filter_map(|row| row.get(place));
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
            let is_title = sheet.kinds[place] == Kind::Title;
            let (least, first) = match most {
                0..=SHORT => (most, 0),
                _ if is_title => (SHORT, SENTENCE),
                _ if most > 2 * SENTENCE => (SENTENCE, 2 * SENTENCE),
                _ if sheet.kinds[place] == Kind::Name => (longest_word.clamp(SHORT, WORD), WORD),
                _ => (longest_word.clamp(SHORT, WORD), 0),
            };
            Self {
                least: least.max(name.width()).max(1),
                first,
                most: most.max(1),
            }
        };
        sheet.names.iter().enumerate().map(measure).collect()
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
    let first = columns.iter().map(|column| column.first.min(column.most));
    share(&mut widths, &mut spare, first);
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

impl Sheet {
    fn write_columns(self, widths: &[usize], output: &mut dyn Write) -> io::Result<()> {
        let wraps = |(cell, width): (&String, &usize)| cell.contains('\n') || cell.width() > *width;
        let several_lines = self
            .cells
            .iter()
            .any(|row| row.iter().zip(widths).any(wraps));
        let mut table = new_table();
        if several_lines {
            table.style_mut().row_separator = ROW_SEPARATOR;
        }
        table.set_header(self.names);
        for row in self.cells {
            table.add_row(row);
        }
        set_widths(&mut table, widths);
        for column in table.column_iter_mut() {
            if self.kinds[column.index] == Kind::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        write_lines(&table, output)
    }

    /// One record under the other: a rule with its number, then a line for each value that is there.
    pub(super) fn write_records(
        &self,
        width: Option<usize>,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let width = width.unwrap_or(usize::MAX);
        let names = &self.names;
        let name_width = names.iter().map(|name| name.width()).max().unwrap_or(0);
        let name_width = name_width.min(width / 2).max(1);
        let value_width = width.saturating_sub(name_width + GAP).clamp(8, WIDEST);
        if self.cells.is_empty() {
            return writeln!(output, "{}", names.join(", "));
        }
        for (number, row) in self.cells.iter().enumerate() {
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
    use proptest::prelude::*;

    fn draw(rows: &Rows, width: Option<usize>) -> String {
        let mut output = Vec::new();
        table(rows, &Graph::new(), Pictures::None, width, &mut output).unwrap();
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
