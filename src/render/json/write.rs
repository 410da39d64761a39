//! Values as the text of JSON, the usual ones without a tree in between.

use super::from_value;
use crate::graph::{Graph, Value};
use std::io::{self, Write};

/// Writes a value of `graph`.
///
/// # Errors
///
/// Only those of `output`.
pub fn write(value: &Value, graph: &Graph, output: &mut impl Write) -> io::Result<()> {
    match value {
        Value::Null => output.write_all(b"null"),
        Value::String(text) => write_text(text, output),
        Value::Integer(number) => Ok(serde_json::to_writer(output, number)?),
        Value::List(values) => {
            output.write_all(b"[")?;
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    output.write_all(b",")?;
                }
                write(value, graph, output)?;
            }
            output.write_all(b"]")
        }
        value => Ok(serde_json::to_writer(output, &from_value(value, graph))?),
    }
}

fn write_text(text: &str, output: &mut impl Write) -> io::Result<()> {
    if !is_plain(text) {
        return Ok(serde_json::to_writer(output, text)?);
    }
    output.write_all(b"\"")?;
    output.write_all(text.as_bytes())?;
    output.write_all(b"\"")
}

/// Whether a text is the same in JSON. Each piece is looked at as a whole, which is faster than to
/// stop within it.
fn is_plain(text: &str) -> bool {
    const PIECE: usize = 32;
    let is_special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    let mut pieces = text.as_bytes().chunks(PIECE);
    pieces.all(|piece| {
        !piece
            .iter()
            .fold(false, |found, byte| found | is_special(byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: &Value) -> String {
        let mut output = Vec::new();
        write(value, &Graph::new(), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    proptest! {
        #[test]
        fn the_text_is_that_of_the_tree(texts in proptest::collection::vec(".{0,80}", 0..4), number: i64) {
            let texts: Value = texts.iter().map(|text| Value::from(&**text)).collect();
            let all: Value = [texts, number.into(), Value::Null, 0.5.into()].into_iter().collect();
            let tree = from_value(&all, &Graph::new()).to_string();
            prop_assert_eq!(written(&all), tree);
        }
    }
}
