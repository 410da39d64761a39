//! Text in a drawing: wrapped, clipped and escaped.

use crate::render::is_harmful;
use unicode_width::UnicodeWidthChar;

/// Cuts `text` into at most `most` lines of at most `width` columns, at spaces where it can; an
/// ellipsis ends the last line if more would follow.
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = vec![Line::default()];
    for word in text.split_whitespace() {
        let length = width_of(word);
        let last = lines.last_mut().expect("there is always a line");
        let space = usize::from(last.width > 0);
        if last.width + space + length <= width {
            last.push_word(word, length);
        } else if length <= width {
            lines.push(Line::default());
            last_of(&mut lines).push_word(word, length);
        } else {
            push_long_word(&mut lines, word, width);
        }
        if lines.len() > most {
            lines.truncate(most);
            last_of(&mut lines).clip(width);
            break;
        }
    }
    lines.into_iter().map(|line| line.text).collect()
}

/// The lines of a label as one quoted string, each ended by `ending`.
pub(super) fn quote(lines: &[String], ending: &str) -> String {
    let mut out = String::from('"');
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            out.push_str(ending);
        }
        push_escaped(&mut out, line, "\\\\");
    }
    if lines.len() > 1 && ending == LEFT {
        out.push_str(ending);
    }
    out.push('"');
    out
}

/// A tooltip as one quoted string, clipped where it is longer than anybody reads.
pub(super) fn quote_tooltip(text: &str) -> String {
    let mut out = String::from('"');
    for line in wrap(text, TOOLTIP, 1) {
        // Graphviz 2 reads a tooltip twice, so nothing may follow a backslash that it would read;
        // a word joiner does not show.
        push_escaped(&mut out, &line, "\\\\\u{2060}");
    }
    out.push('"');
    out
}

/// Longest tooltip, in columns.
const TOOLTIP: usize = 2000;
/// Ends a line that is centred.
pub(super) const CENTRE: &str = "\\n";
/// Ends a line that stands left.
pub(super) const LEFT: &str = "\\l";

/// Appends `text` so that Graphviz shows it as it is: it reads backslashes and entities in labels,
/// and its SVG is XML, which has no control characters.
fn push_escaped(out: &mut String, text: &str, backslash: &str) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str(backslash),
            '&' => out.push_str("&amp;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ if character.is_control() => out.push(' '),
            _ if is_harmful(character) => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    width: usize,
}

impl Line {
    fn push_word(&mut self, word: &str, length: usize) {
        if self.width > 0 {
            self.text.push(' ');
            self.width += 1;
        }
        self.text.push_str(word);
        self.width += length;
    }

    /// Ends the line with an ellipsis, for which it gives up words, or letters if it has only one.
    fn clip(&mut self, width: usize) {
        while width_of(&self.text) + 2 > width && !self.text.is_empty() {
            let word = self.text.rfind(' ');
            let letter = self.text.char_indices().next_back().map(|(place, _)| place);
            self.text.truncate(word.or(letter).unwrap_or(0));
        }
        self.text.push_str(" …");
        self.width = width_of(&self.text);
    }
}

fn last_of(lines: &mut [Line]) -> &mut Line {
    lines.last_mut().expect("there is always a line")
}

/// A word wider than a line is cut wherever a line is full.
fn push_long_word(lines: &mut Vec<Line>, word: &str, width: usize) {
    let space = usize::from(last_of(lines).width > 0);
    if last_of(lines).width + space + width / 2 > width {
        lines.push(Line::default());
    } else if space > 0 {
        last_of(lines).push_word("", 0);
    }
    for character in word.chars() {
        let length = character.width().unwrap_or(0);
        if last_of(lines).width + length > width {
            lines.push(Line::default());
        }
        last_of(lines).text.push(character);
        last_of(lines).width += length;
    }
}

fn width_of(text: &str) -> usize {
    text.chars()
        .map(|character| character.width().unwrap_or(0))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(wrap(text, 12, 3), expected, "{text:?}");
    }

    #[test]
    fn lines_break_at_spaces() {
        check("", &[""]);
        check("Xi Jinping", &["Xi Jinping"]);
        check("  Taiwan must\nreturn ", &["Taiwan must", "return"]);
        check("one two three four", &["one two", "three four"]);
    }

    #[test]
    fn what_is_too_long_is_clipped_at_a_word() {
        check(
            "the quick brown fox jumps over the lazy dog",
            &["the quick", "brown fox", "jumps over …"],
        );
        check(
            "the quick brown fox jumps overall lazy",
            &["the quick", "brown fox", "jumps …"],
        );
        check("aaaaaaaaaaaaaaa", &["aaaaaaaaaaaa", "aaa"]);
        check(
            &"a".repeat(40),
            &["aaaaaaaaaaaa", "aaaaaaaaaaaa", "aaaaaaaaaa …"],
        );
    }

    #[test]
    fn wide_letters_count_twice() {
        check("台湾有事は日本有事", &["台湾有事は日", "本有事"]);
        check("on 台湾有事は日本有事", &["on 台湾有事", "は日本有事"]);
        check("🎌🎌🎌🎌🎌🎌🎌", &["🎌🎌🎌🎌🎌🎌", "🎌"]);
    }

    #[test]
    fn everything_special_is_escaped() {
        let lines = ["a\"b\\".to_owned(), "<i>&lt;\u{0}\u{1b}\u{ffff}".to_owned()];
        assert_eq!(
            quote(&lines, CENTRE),
            "\"a\\\"b\\\\\\n<i>&amp;lt;  \u{fffd}\""
        );
        assert_eq!(quote(&lines[..1], LEFT), "\"a\\\"b\\\\\"");
        assert_eq!(quote(&["a".into(), "b".into()], LEFT), "\"a\\lb\\l\"");
        assert_eq!(quote_tooltip("a\"\nb\\N"), "\"a\\\" b\\\\\u{2060}N\"");
    }

    proptest! {
        #[test]
        fn lines_are_never_too_wide_or_too_many(text in "\\PC*", width in 2_usize..50, most in 1_usize..6) {
            let lines = wrap(&text, width, most);
            prop_assert!(lines.len() <= most);
            for line in &lines {
                prop_assert!(width_of(line) <= width, "{line:?}");
            }
        }
    }
}
