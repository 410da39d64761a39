//! Words become lines that are no wider than a column.

use unicode_width::UnicodeWidthChar;

/// Lines of at most `width` columns of the terminal, cut at white space, of which any amount is one space;
/// a word that is wider is cut itself. What goes with each letter stays with it.
pub(super) fn wrap<T: Copy>(letters: &[(char, T)], width: usize) -> Vec<Vec<(char, T)>> {
    let mut lines = Vec::new();
    let mut line: Vec<(char, T)> = Vec::new();
    let mut used = 0;
    let mut space = None;
    for word in letters.chunk_by(|left, right| is_space(left) == is_space(right)) {
        if is_space(&word[0]) {
            space = Some((' ', word[0].1));
            continue;
        }
        let wide: usize = word.iter().map(width_of).sum();
        if !line.is_empty() {
            if used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if let Some(space) = space {
                line.push(space);
                used += 1;
            }
        }
        for letter in word {
            if used + width_of(letter) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(*letter);
            used += width_of(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn is_space<T>(letter: &(char, T)) -> bool {
    letter.0.is_whitespace()
}

fn width_of<T>(letter: &(char, T)) -> usize {
    letter.0.width().unwrap_or(0)
}

/// The lines of a plain text.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let letters: Vec<_> = text.chars().map(|letter| (letter, ())).collect();
    let lines = wrap(&letters, width).into_iter();
    lines
        .map(|line| line.into_iter().map(|(letter, ())| letter).collect())
        .collect()
}

/// A text in at most so many lines, with an ellipsis where the rest is left out.
pub(super) fn clip(text: &str, width: usize, most: usize) -> String {
    let mut all = lines(text, width);
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            if line_width(last) == width {
                let before = last
                    .rfind(' ')
                    .or_else(|| last.char_indices().last().map(|end| end.0));
                last.truncate(before.unwrap_or(0));
            }
            let kept = last.trim_end_matches([' ', ',', ';', ':']).len();
            last.truncate(kept);
            last.push('…');
        }
    }
    all.join("\n")
}

fn line_width(line: &str) -> usize {
    line.chars().map(|letter| letter.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fill_lines() {
        assert_eq!(
            lines("one two  three\nfour", 9),
            ["one two", "three", "four"]
        );
        assert_eq!(lines("one two  three\nfour", 10), ["one two", "three four"]);
        assert_eq!(
            lines("incomprehensible x", 6),
            ["incomp", "rehens", "ible x"]
        );
        assert_eq!(lines("高市早苗", 5), ["高市", "早苗"]);
        assert_eq!(lines("  ", 5), [""; 0]);
    }

    #[test]
    fn what_is_left_out_is_marked() {
        let title = "Beijing takes its quarrel, and more";
        assert_eq!(clip(title, 14, 2), "Beijing takes\nits quarrel…");
        assert_eq!(clip(title, 14, 9), "Beijing takes\nits quarrel,\nand more");
        assert_eq!(clip("abcdefgh", 4, 1), "abc…");
        assert_eq!(clip("a cd efgh", 4, 1), "a…");
    }
}
