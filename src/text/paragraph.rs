//! Where one paragraph ends and the next begins.

use crate::Span;

/// Lines at most this long, in bytes, can be the lines of a wrapped paragraph.
const WRAPPED_LINE: usize = 110;

/// The paragraphs of `body`: its lines, or its blocks between blank lines where lines are wrapped.
pub(super) fn paragraphs(text: &str, body: Span) -> Vec<Span> {
    let lines = lines(text, body);
    if is_wrapped(text, &lines) {
        blocks(text, &lines)
    } else {
        lines
            .into_iter()
            .filter(|line| !is_blank(text, *line))
            .collect()
    }
}

fn lines(text: &str, body: Span) -> Vec<Span> {
    let mut start = body.start;
    body.of(text)
        .split('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            span
        })
        .collect()
}

fn is_blank(text: &str, line: Span) -> bool {
    line.of(text).trim().is_empty()
}

/// Whether most lines that another follows end in the middle of a sentence.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let mut followed = 0;
    let mut broken = 0;
    for pair in lines.windows(2) {
        let (line, next) = (pair[0].of(text).trim_end(), pair[1].of(text).trim());
        if line.trim().is_empty() || next.is_empty() {
            continue;
        }
        followed += 1;
        let ends_inside =
            line.ends_with(|last: char| last.is_alphanumeric() || ",-".contains(last));
        broken += usize::from(ends_inside && line.len() <= WRAPPED_LINE && line.len() > 30);
    }
    followed >= 2 && broken * 2 > followed
}

fn blocks(text: &str, lines: &[Span]) -> Vec<Span> {
    lines
        .split(|line| is_blank(text, *line))
        .filter_map(|block| Some(block.first()?.to(*block.last()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = paragraphs(text, Span::new(0, text.len()));
        let found: Vec<_> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("One.\nTwo.\n\nThree.", &["One.", "Two.", "Three."]);
        check(
            "A headline\nThe first sentence.",
            &["A headline", "The first sentence."],
        );
        check("", &[]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let wrapped = "The minister said on Monday that the talks\nwould go on for as long as it takes, and\n\
                       then left the room.\n\nNobody answered.";
        check(
            wrapped,
            &[&wrapped[..wrapped.len() - 18], "Nobody answered."],
        );
    }
}
