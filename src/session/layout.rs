//! Text for people: lines no longer than the terminal is wide, broken between words.

use unicode_width::UnicodeWidthStr;

/// How wide text is that goes nowhere in particular.
pub(super) const USUAL: usize = 80;

/// `text` in lines of at most `width` columns, as far as its words allow; those after the first are
/// `indent` columns in.
pub(super) fn wrapped(text: &str, width: usize, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut is_empty = true;
    for word in text.split_inclusive(' ') {
        let length = line.width() + word.trim_end().width();
        if length > width && !is_empty {
            lines.push(line.trim_end().to_owned());
            line = " ".repeat(indent);
        }
        line += word;
        is_empty = line.trim().is_empty();
    }
    lines.push(line.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words() {
        let check = |text: &str, expected: &[&str]| assert_eq!(wrapped(text, 12, 2), expected);
        check("one", &["one"]);
        check("one two three four", &["one two", "  three four"]);
        check("  one two three", &["  one two", "  three"]);
        check("unbreakably one", &["unbreakably", "  one"]);
        check("one incomprehensible", &["one", "  incomprehensible"]);
        check("", &[""]);
    }
}
