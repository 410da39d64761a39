//! The answer to an English question as a table: numbered, and with the columns that tell most.

use super::bars::{self, Pictures};
use super::table::{Kind, Sheet};
use crate::graph::{Graph, Value};
use crate::query::Rows;
use std::io::{self, Write};

/// Which columns a table of statements has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Columns {
    /// Those that tell most: who said what, when, where, and what else is there to tell.
    #[default]
    Telling,
    /// All.
    All,
}

/// Columns that have their place in every table.
const ALWAYS: [&str; 6] = [
    "speaker",
    "statement",
    "date",
    "document",
    "disputed_by",
    "reply",
];

/// The name of the column of rows' numbers.
const NUMBER: &str = "";

/// Columns that are for programs, or seldom asked about. Where rows are the same without one of them, the
/// first that tells them apart is shown.
const HIDDEN: [&str; 17] = [
    "how",
    "reply_line",
    "reply_sentence",
    "act",
    "form",
    "manner",
    "cue",
    "negated",
    "hedged",
    "attitude",
    "line",
    "path",
    "sentence",
    "start",
    "end",
    "confidence",
    "until",
];

/// The acts whose cue turns a statement round.
const TAKES_BACK: [&str; 2] = ["denial", "refusal"];

/// What is said of other columns where they stand below the speaker, for want of room.
const BELOW: [(&str, &str); 3] = [
    ("to", "to "),
    ("according_to", "according to "),
    ("through", "through "),
];

/// Writes the rows that an English question has found in `graph` as a table.
///
/// # Errors
/// Only those of `output`.
pub fn answer(
    rows: &Rows,
    graph: &Graph,
    columns: Columns,
    pictures: Pictures,
    width: Option<usize>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(rows, graph);
    say_lists(&mut sheet, rows);
    if columns == Columns::Telling && sheet.place("statement").is_some() {
        say_periods(&mut sheet);
        say_denials(&mut sheet);
        let telling = telling(&sheet);
        sheet.keep(&telling);
    }
    let records = sheet.clone();
    if rows.rows.len() > 1 {
        number(&mut sheet);
    }
    for (name, kind) in [("speaker", Kind::Name), ("document", Kind::Title)] {
        if let Some(place) = sheet.place(name) {
            sheet.kinds[place] = kind;
        }
    }
    if columns == Columns::Telling {
        fold_all(&mut sheet, width);
    }
    if let (Pictures::Drawn, Some(width)) = (pictures, width) {
        bars::add(&mut sheet, rows, width);
    }
    if sheet.fits(width) {
        sheet.write(width, output)
    } else {
        records.write_records(width, output)
    }
}

/// Lists of names without the marks of a list.
fn say_lists(sheet: &mut Sheet, rows: &Rows) {
    for (cells, row) in sheet.cells.iter_mut().zip(&rows.rows) {
        for (cell, value) in cells.iter_mut().zip(row) {
            let Value::List(items) = value else { continue };
            let names: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            if let Some(names) = names {
                *cell = super::visible::visible(&names.join(", "));
            }
        }
    }
}

/// What a cue takes back: without it, the statement would read as what was held.
fn say_denials(sheet: &mut Sheet) {
    let places = ["act", "cue", "statement"].map(|name| sheet.place(name));
    let [Some(act), Some(cue), Some(statement)] = places else {
        return;
    };
    for row in &mut sheet.cells {
        if TAKES_BACK.contains(&row[act].as_str()) && !row[cue].is_empty() {
            row[statement] = format!("({}) {}", row[cue], row[statement]);
        }
    }
}

/// Where no single day is known, the date says from when until when.
fn say_periods(sheet: &mut Sheet) {
    let (Some(date), Some(until)) = (sheet.place("date"), sheet.place("until")) else {
        return;
    };
    for row in &mut sheet.cells {
        if !row[until].is_empty() && row[until] != row[date] {
            row[date] = format!("{}–\n{}", row[date], row[until]);
        }
    }
}

/// The places of the columns to show.
fn telling(sheet: &Sheet) -> Vec<usize> {
    let is_told = |place: &usize| {
        let name = sheet.names[*place].as_str();
        let has_value = || sheet.cells.iter().any(|row| !row[*place].is_empty());
        match name {
            "speaker" | "statement" => true,
            "papers" => sheet
                .cells
                .iter()
                .any(|row| !matches!(row[*place].as_str(), "" | "1")),
            _ => !HIDDEN.contains(&name) && has_value(),
        }
    };
    let mut shown: Vec<usize> = (0..sheet.names.len()).filter(is_told).collect();
    let hidden = HIDDEN.iter().filter_map(|name| sheet.place(name));
    for more in hidden {
        if tells_apart(sheet, &shown, more) {
            shown.push(more);
        }
    }
    shown.sort_unstable();
    shown
}

/// Whether rows that are the same in the columns that are `shown` differ in another.
fn tells_apart(sheet: &Sheet, shown: &[usize], other: usize) -> bool {
    let key = |row: &Vec<String>| shown.iter().map(|place| row[*place].clone()).collect();
    let mut rows: Vec<(Vec<String>, &String)> = sheet
        .cells
        .iter()
        .map(|row| (key(row), &row[other]))
        .collect();
    rows.sort_unstable();
    rows.windows(2)
        .any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
}

fn number(sheet: &mut Sheet) {
    sheet.names.insert(0, NUMBER.to_owned());
    sheet.kinds.insert(0, Kind::Number);
    for (place, row) in sheet.cells.iter_mut().enumerate() {
        row.insert(0, (place + 1).to_string());
    }
}

/// Puts columns below the speaker: where lines are broken anyway, those that few rows have, and where there
/// is no room, the others.
fn fold_all(sheet: &mut Sheet, width: Option<usize>) {
    if sheet.wraps(width) {
        while fold_last(sheet, is_sparse) {}
    }
    while !sheet.fits(width) && fold_last(sheet, |_, _| true) {}
}

/// Whether less than half of the rows have a value there.
fn is_sparse(sheet: &Sheet, place: usize) -> bool {
    let values = sheet.cells.iter().filter(|row| !row[place].is_empty());
    values.count() * 2 < sheet.cells.len()
}

/// Puts the last column that is `wanted` and can be missed below the speaker; `false` if there is none.
fn fold_last(sheet: &mut Sheet, wanted: impl Fn(&Sheet, usize) -> bool) -> bool {
    let Some(speaker) = sheet.place("speaker") else {
        return false;
    };
    let can_be_missed = |place: &usize| {
        let name = sheet.names[*place].as_str();
        !ALWAYS.contains(&name) && name != NUMBER && wanted(sheet, *place)
    };
    let Some(last) = (0..sheet.names.len()).rev().find(can_be_missed) else {
        return false;
    };
    let name = &sheet.names[last];
    let said = BELOW.iter().find(|(own, _)| own == name);
    let said = said.map_or_else(|| format!("{name}: "), |(_, said)| (*said).to_owned());
    for row in &mut sheet.cells {
        if !row[last].is_empty() {
            // Columns go from the last to the first, so each comes right below the name.
            let (who, below) = row[speaker].split_once('\n').unwrap_or((&row[speaker], ""));
            let lines = [who, &format!("{said}{}", row[last]), below];
            lines.join("\n").trim_end().clone_into(&mut row[speaker]);
        }
    }
    let rest: Vec<usize> = (0..sheet.names.len())
        .filter(|place| *place != last)
        .collect();
    sheet.keep(&rest);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [&str; 9] = [
        "speaker",
        "statement",
        "to",
        "form",
        "date",
        "document",
        "start",
        "until",
        "line",
    ];

    fn row(speaker: &str, statement: &str, to: Option<&str>, start: i64) -> Vec<Value> {
        let day = jiff::civil::date(2025, 11, 24);
        vec![
            speaker.into(),
            statement.into(),
            to.into(),
            "direct".into(),
            day.into(),
            "Trump and Xi shelve their trade war; Taiwan is left off the table".into(),
            start.into(),
            Value::Null,
            (start / 100).into(),
        ]
    }

    fn of(rows: Vec<Vec<Value>>) -> Rows {
        Rows {
            columns: COLUMNS.map(String::from).into(),
            rows,
        }
    }

    fn check(rows: Vec<Vec<Value>>, columns: Columns, width: Option<usize>, expected: &str) {
        let rows = of(rows);
        let mut output = Vec::new();
        answer(
            &rows,
            &Graph::new(),
            columns,
            Pictures::None,
            width,
            &mut output,
        )
        .unwrap();
        let drawing = String::from_utf8(output).unwrap();
        assert_eq!(
            drawing.trim_end(),
            expected.trim_matches('\n'),
            "\n{drawing}"
        );
    }

    const LONG: &str =
        "Taiwan's return to China is an integral part of the order that came after the war";

    #[test]
    fn what_tells_most_fits_eighty_columns() {
        check(
            vec![
                row("Xi Jinping", LONG, Some("Donald Trump"), 512),
                row("Donald Trump", "yes", None, 900),
            ],
            Columns::Telling,
            Some(80),
            "
  │ speaker       │ statement                     │ date       │ document
──┼───────────────┼───────────────────────────────┼────────────┼──────────────
1 │ Xi Jinping    │ Taiwan's return to China is   │ 2025-11-24 │ Trump and Xi
  │ to Donald     │ an integral part of the order │            │ shelve their
  │ Trump         │ that came after the war       │            │ trade war…
╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌
2 │ Donald Trump  │ yes                           │ 2025-11-24 │ Trump and Xi
  │               │                               │            │ shelve their…",
        );
    }

    #[test]
    fn a_column_that_few_rows_have_takes_no_room() {
        let rows = vec![
            row("Xi Jinping", LONG, Some("Donald Trump"), 512),
            row("Donald Trump", LONG, None, 900),
            row("Donald Trump", "yes", None, 900),
        ];
        check(
            rows[..1].to_vec(),
            Columns::Telling,
            Some(110),
            "
speaker    │ statement                                 │ to           │ date       │ document
───────────┼───────────────────────────────────────────┼──────────────┼────────────┼──────────────────────────
Xi Jinping │ Taiwan's return to China is an integral   │ Donald Trump │ 2025-11-24 │ Trump and Xi shelve their
           │ part of the order that came after the war │              │            │ trade war; Taiwan is…",
        );
        let mut sheet = Sheet::new(&of(rows), &Graph::new());
        fold_all(&mut sheet, Some(400));
        assert!(
            sheet.place("to").is_some(),
            "nothing is broken, so it has room"
        );
        fold_all(&mut sheet, Some(110));
        assert_eq!(sheet.place("to"), None);
        assert_eq!(sheet.cells[0][0], "Xi Jinping\nline: 5\nto Donald Trump");
        assert_eq!(sheet.cells[1][0], "Donald Trump\nline: 9");
    }

    #[test]
    fn rows_that_would_be_the_same_are_told_apart() {
        check(
            vec![row("Xi", "yes", None, 512), row("Xi", "yes", None, 900)],
            Columns::Telling,
            None,
            "
  │ speaker │ statement │ date       │ document                                                          │ line
──┼─────────┼───────────┼────────────┼───────────────────────────────────────────────────────────────────┼─────
1 │ Xi      │ yes       │ 2025-11-24 │ Trump and Xi shelve their trade war; Taiwan is left off the table │    5
2 │ Xi      │ yes       │ 2025-11-24 │ Trump and Xi shelve their trade war; Taiwan is left off the table │    9",
        );
    }

    #[test]
    fn a_period_is_told_and_one_row_has_no_number() {
        let mut only = row("Xi", "yes", None, 512);
        only[7] = jiff::civil::date(2025, 11, 30).into();
        check(
            vec![only],
            Columns::Telling,
            Some(60),
            "
speaker │ statement │ date        │ document
────────┼───────────┼─────────────┼─────────────────────────
Xi      │ yes       │ 2025-11-24– │ Trump and Xi shelve
        │           │ 2025-11-30  │ their trade war; Taiwan…",
        );
    }

    #[test]
    fn all_columns_are_there_if_wanted() {
        let rows = vec![row("Xi", "yes", None, 512), row("Xi", "no", None, 900)];
        check(
            rows.clone(),
            Columns::All,
            None,
            "
  │ speaker │ statement │ to │ form   │ date       │ document                                                          │ start │ until │ line
──┼─────────┼───────────┼────┼────────┼────────────┼───────────────────────────────────────────────────────────────────┼───────┼───────┼─────
1 │ Xi      │ yes       │    │ direct │ 2025-11-24 │ Trump and Xi shelve their trade war; Taiwan is left off the table │   512 │       │    5
2 │ Xi      │ no        │    │ direct │ 2025-11-24 │ Trump and Xi shelve their trade war; Taiwan is left off the table │   900 │       │    9",
        );
        check(
            rows[..1].to_vec(),
            Columns::All,
            Some(50),
            "
─── 1 ────────────────────────────────────────────
speaker   │ Xi
statement │ yes
form      │ direct
date      │ 2025-11-24
document  │ Trump and Xi shelve their trade war;
          │ Taiwan is left off the table
start     │ 512
line      │ 5",
        );
    }
}
