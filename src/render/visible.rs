//! Text from articles and graphs as a terminal may see it: nothing in it moves the cursor, changes colours
//! or turns the reading direction.

pub(crate) use crate::query::does_harm as is_harmful;

/// The text with signs in the place of control characters; line breaks stay.
pub fn visible(text: &str) -> String {
    text.chars().filter_map(letter).collect()
}

/// What is shown of a character; nothing of marks that only set a direction.
pub(super) fn letter(character: char) -> Option<char> {
    Some(match character {
        '\n' => '\n',
        '\t' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(' '),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => return None,
        _ if is_harmful(character) => '\u{fffd}',
        _ => character,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_directions_are_dropped() {
        assert_eq!(
            visible("a\u{1b}[31m\u{7f}\u{9b}b"),
            "a␛[31m\u{fffd}\u{fffd}b"
        );
        assert_eq!(
            visible("a\u{202e}b\u{2067}c\u{200f}d"),
            "a\u{fffd}b\u{fffd}cd"
        );
        assert_eq!(visible("a\tb\r\nc\u{2028}d"), "a b \nc d");
        assert_eq!(visible("“高市” é 🎌"), "“高市” é 🎌");
    }
}
