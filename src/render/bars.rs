//! Bars beside numbers: what is more is longer.

use super::table::{Kind, Sheet};
use crate::graph::Value;
use crate::query::Rows;
use unicode_width::UnicodeWidthStr;

/// Whether bars, trees and timelines are drawn: for eyes at a terminal, and for nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pictures {
    /// Text and numbers only.
    #[default]
    None,
    /// Where they tell something and there is room.
    Drawn,
}

/// A bar that is shorter at its longest shows nothing.
const NARROWEST: usize = 8;
/// Longer ones show no more.
const WIDEST: usize = 30;
/// With more other columns, the eye has enough to do.
const MOST_BESIDE: usize = 2;

/// How a bar ends, by eighths of a column.
const ENDS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// What counts something, wherever it stands; in Cypher, other numbers may be years or places.
const COUNTS: [&str; 6] = [
    "statements",
    "articles",
    "documents",
    "papers",
    "mentions",
    "speakers",
];

/// Adds bars to a table of counts where there is room for them in `width` columns: one column of whole
/// numbers, and at most two others.
pub(super) fn add(sheet: &mut Sheet, rows: &Rows, width: usize) {
    let Some((numbers, room)) = counts(rows).zip(room(sheet, width)) else {
        return;
    };
    sheet.names.push(String::new());
    sheet.kinds.push(Kind::Text);
    let most = numbers.iter().copied().max().unwrap_or(1);
    for (cells, number) in sheet.cells.iter_mut().zip(numbers) {
        cells.push(bar(number, most, room));
    }
}

/// The numbers of the column that counts, if there is one, and comparing them tells something.
fn counts(rows: &Rows) -> Option<Vec<u64>> {
    let mut places = (0..rows.columns.len()).filter(|place| is_count(&rows.columns[*place]));
    let (place, another) = (places.next()?, places.next());
    if another.is_some() || rows.columns.len() > MOST_BESIDE + 1 {
        return None;
    }
    let values = rows.rows.iter().map(|row| row.get(place));
    let numbers = values.map(|value| match value {
        Some(Value::Integer(number)) => u64::try_from(*number).ok(),
        _ => None,
    });
    let numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
    let differ = numbers.iter().any(|number| *number != numbers[0]);
    differ.then_some(numbers)
}

fn is_count(name: &str) -> bool {
    let name = name.to_lowercase();
    COUNTS.contains(&name.as_str()) || name.contains("count") || name.contains("number")
}

/// How long bars may be beside the table as it is; nothing where it needs all of the width.
fn room(sheet: &Sheet, width: usize) -> Option<usize> {
    let column = |place: usize| {
        let cells = sheet.cells.iter().map(move |row| row[place].as_str());
        let lines = cells
            .chain([sheet.names[place].as_str()])
            .flat_map(str::lines);
        lines.map(UnicodeWidthStr::width).max().unwrap_or(0)
    };
    let taken: usize = (0..sheet.names.len())
        .map(|place| column(place).max(1) + super::table::GAP)
        .sum();
    let room = width.checked_sub(taken)?.min(WIDEST);
    (room >= NARROWEST).then_some(room)
}

/// A bar of at most `room` columns; of what is not nothing, something is seen.
pub(super) fn bar(number: u64, most: u64, room: usize) -> String {
    let eighths = u128::from(number) * (room as u128 * 8) / u128::from(most.max(1));
    let eighths = usize::try_from(eighths).unwrap_or(room * 8);
    let eighths = eighths.max(usize::from(number > 0));
    "█".repeat(eighths / 8) + ENDS[eighths % 8]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;
    use crate::render::{Columns, answer, table as write_table};

    fn table(columns: &[&str], rows: Vec<Vec<Value>>) -> Rows {
        Rows {
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows,
        }
    }

    fn months() -> Rows {
        let row = |month: &str, count: i64| vec![month.into(), count.into()];
        let rows = vec![
            row("2025-09", 32),
            row("2025-10", 1),
            row("2025-11", 0),
            row("2025-12", 11),
        ];
        table(&["month", "statements"], rows)
    }

    fn drawn(rows: &Rows, width: Option<usize>) -> String {
        let mut output = Vec::new();
        answer(
            rows,
            &Graph::new(),
            Columns::Telling,
            Pictures::Drawn,
            width,
            &mut output,
        )
        .unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn counts_have_bars_where_there_is_room() {
        let expected = "  │ month   │ statements │\n\
            ──┼─────────┼────────────┼─────────────────\n\
            1 │ 2025-09 │         32 │ ████████████████\n\
            2 │ 2025-10 │          1 │ ▌\n\
            3 │ 2025-11 │          0 │\n\
            4 │ 2025-12 │         11 │ █████▌\n";
        assert_eq!(drawn(&months(), Some(43)), expected);
        for width in [None, Some(30)] {
            assert!(!drawn(&months(), width).contains('█'), "{width:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let row = |name: &str, count: i64| vec![name.into(), count.into()];
        let names = table(
            &["speaker", "statements"],
            vec![row("高市早苗 (首相)", 3), row("Xi", i64::MAX)],
        );
        for width in 1..120 {
            let text = drawn(&names, Some(width));
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(width < 24 || widest <= Some(width), "{width}:\n{text}");
        }
        assert!(drawn(&names, Some(80)).contains("▏"));
    }

    #[test]
    fn other_numbers_have_none() {
        let row = |one: Value, other: Value| vec![one, other];
        let same = table(
            &["topic", "statements"],
            vec![row("a".into(), 2.into()), row("b".into(), 2.into())],
        );
        let lines = table(
            &["path", "line"],
            vec![row("a".into(), 2.into()), row("b".into(), 3.into())],
        );
        let two = table(
            &["articles", "statements"],
            vec![row(1.into(), 2.into()), row(2.into(), 3.into())],
        );
        let partly = table(
            &["topic", "count"],
            vec![row("a".into(), 2.into()), row("b".into(), Value::Null)],
        );
        let negative = table(
            &["topic", "count"],
            vec![row("a".into(), 2.into()), row("b".into(), (-3).into())],
        );
        for rows in [same, lines, two, partly, negative] {
            assert!(!drawn(&rows, Some(80)).contains('█'), "{:?}", rows.columns);
        }
        let one = table(&["topic", "count"], vec![row("a".into(), 2.into())]);
        assert!(!drawn(&one, Some(80)).contains('█'));
    }

    #[test]
    fn only_where_pictures_are_wanted_and_there_is_a_width() {
        for (pictures, width, has_bars) in [
            (Pictures::Drawn, Some(80), true),
            (Pictures::Drawn, None, false),
            (Pictures::None, Some(80), false),
        ] {
            let mut output = Vec::new();
            write_table(&months(), &Graph::new(), pictures, width, &mut output).unwrap();
            let text = String::from_utf8(output).unwrap();
            assert_eq!(text.contains('█'), has_bars, "{pictures:?} {width:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_bar_has_its_room(number: u64, most: u64, room in 1_usize..100) {
            let bar = bar(number.min(most), most, room);
            proptest::prop_assert!(bar.width() <= room);
            proptest::prop_assert_eq!(bar.is_empty(), number.min(most) == 0);
        }
    }
}
