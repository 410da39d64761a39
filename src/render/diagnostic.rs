//! Draws a diagnostic under the text it is about.

use super::visible::{letter, visible};
use crate::{Diagnostic, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Characters shown before and after the place in a long line.
const CONTEXT: usize = 60;

/// Bytes of all hints together.
const HINTS: usize = 600;

/// Whether a drawing has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Plain text.
    Plain,
    /// ANSI escape codes.
    Ansi,
}

/// Draws an error in `input`: the message, the line with carets, and the hints, each on a line.
///
/// ```
/// use whosaid::{Diagnostic, Span, render};
/// let problem = Diagnostic::new("`sp` is not defined").at(Span::new(7, 9)).hint("did you mean `s`?");
/// assert_eq!(
///     render::error(&problem, "RETURN sp", render::Colour::Plain),
///     "error: `sp` is not defined\n |\n | RETURN sp\n |        ^^\n |\n = did you mean `s`?\n"
/// );
/// ```
#[must_use]
pub fn error(diagnostic: &Diagnostic, input: &str, colour: Colour) -> String {
    draw(Level::ERROR, diagnostic, input, colour)
}

/// Draws what was found while doing something: a note as [`note`], and anything else as [`error`].
#[must_use]
pub fn problem(diagnostic: &Diagnostic, input: &str, colour: Colour) -> String {
    if diagnostic.is_note {
        note(diagnostic, colour)
    } else {
        error(diagnostic, input, colour)
    }
}

/// Draws a warning about `input`, as [`error`] draws an error.
#[must_use]
pub fn warning(diagnostic: &Diagnostic, input: &str, colour: Colour) -> String {
    draw(Level::WARNING, diagnostic, input, colour)
}

/// Draws a remark, as [`error`] draws an error.
#[must_use]
pub fn note(diagnostic: &Diagnostic, colour: Colour) -> String {
    draw(Level::NOTE, diagnostic, "", colour)
}

fn draw(level: Level<'_>, diagnostic: &Diagnostic, input: &str, colour: Colour) -> String {
    let message = visible(&diagnostic.message);
    let hints = hints(diagnostic);
    let excerpt = diagnostic
        .span
        .filter(|_| !input.trim().is_empty())
        .map(|span| Excerpt::new(input, span));
    let mut group = Group::with_title(level.primary_title(&message));
    if let Some(excerpt) = &excerpt {
        let mark = AnnotationKind::Primary.span(excerpt.span.start..excerpt.span.end);
        let snippet = Snippet::source(&excerpt.text)
            .line_start(excerpt.line)
            .line_numbering(input.trim_end().contains('\n'))
            .annotation(mark);
        group = group.element(snippet);
    }
    let group = group.elements(hints.iter().map(|hint| Level::HELP.no_name().message(hint)));
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    let mut drawing = renderer.term_width(4 * CONTEXT).render(&[group]);
    drawing.push('\n');
    drawing
}

/// The hints, as many of them as anybody reads; the first always.
fn hints(diagnostic: &Diagnostic) -> Vec<String> {
    let mut length = 0;
    let hints = diagnostic.hints.iter().map(|hint| visible(hint));
    let few = hints.enumerate().take_while(|(place, hint)| {
        length += hint.len();
        *place == 0 || length <= HINTS
    });
    few.map(|(_, hint)| hint).collect()
}

/// The part of an input that is worth showing: the lines of the span, cut where they are long.
struct Excerpt {
    text: String,
    /// Number of its first line in the input, from 1.
    line: usize,
    /// The span in `text`.
    span: Span,
}

impl Excerpt {
    fn new(input: &str, span: Span) -> Self {
        let start = boundary(input, span.start);
        let end = boundary(input, span.end).max(start);
        let line_start = input[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = input[start..]
            .find('\n')
            .map_or(input.len(), |length| start + length);
        let before = &input[line_start..start];
        let marked = &input[start..end.min(line_end)];
        let after = &input[end.min(line_end)..line_end];

        let mut text = String::new();
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        push_cut(&mut text, skipped > 0, before.chars().skip(skipped), false);
        let mark = text.len();
        push_shown(&mut text, marked, 2 * CONTEXT);
        let span = Span::new(mark, text.len());
        push_shown(&mut text, after, CONTEXT);
        Self {
            text,
            line: input[..line_start].matches('\n').count() + 1,
            span,
        }
    }
}

/// The last place up to `index` that lies between two characters.
fn boundary(input: &str, index: usize) -> usize {
    let index = index.min(input.len());
    let mut places = (0..=index).rev();
    places
        .find(|place| input.is_char_boundary(*place))
        .unwrap_or(0)
}

/// Appends the first characters of `part`, with an ellipsis where more would follow.
fn push_shown(text: &mut String, part: &str, most: usize) {
    let cut = part.chars().nth(most).is_some();
    push_cut(text, false, part.chars().take(most), cut);
}

fn push_cut(
    text: &mut String,
    cut_before: bool,
    characters: impl Iterator<Item = char>,
    cut_after: bool,
) {
    text.extend(cut_before.then_some('…'));
    text.extend(characters.map(|character| match letter(character) {
        Some(shown) if shown == character && shown != '\n' => shown,
        Some('\u{fffd}') => '\u{fffd}',
        _ => ' ',
    }));
    text.extend(cut_after.then_some('…'));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, span: (usize, usize), expected: &str) {
        let problem = Diagnostic::new("it is wrong").at(Span::new(span.0, span.1));
        let drawing = error(&problem, input, Colour::Plain);
        assert_eq!(drawing, format!("error: it is wrong\n{expected}"));
    }

    #[test]
    fn carets_stand_under_the_place() {
        check(
            "MATCH (n) RETURN sp.text",
            (17, 19),
            " |\n | MATCH (n) RETURN sp.text\n |                  ^^\n",
        );
        check("who said", (8, 8), " |\n | who said\n |         ^\n");
        check("高市 said", (7, 11), " |\n | 高市 said\n |      ^^^^\n");
        check("\tx\u{1b}[31m y", (3, 4), " |\n |  x [31m y\n |    ^\n");
    }

    #[test]
    fn lines_are_counted_where_there_are_several() {
        let input = "who\nsaid what\nabout";
        check(input, (4, 8), "  |\n2 | said what\n  | ^^^^\n");
        check(input, (9, 16), "  |\n2 | said what\n  |      ^^^^\n");
        check("who\n", (0, 3), " |\n | who\n | ^^^\n");
    }

    #[test]
    fn places_outside_the_input_do_no_harm() {
        check("", (0, 0), "");
        check("é", (1, 1), " |\n | é\n | ^\n");
        check("short", (3, 900), " |\n | short\n |    ^^\n");
        check("short", (900, 3), " |\n | short\n |      ^\n");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let input = format!("{}WRONG{}", "a ".repeat(300_000), " b".repeat(300_000));
        let (before, after) = (" a".repeat(30), " b".repeat(30));
        let before = before.trim_start().to_owned() + " ";
        let expected = format!(" |\n | …{before}WRONG{after}…\n | {:61}^^^^^\n", "");
        check(&input, (600_000, 600_005), &expected);
    }

    #[test]
    fn hints_follow_and_levels_differ() {
        let problem = Diagnostic::new("no such label").hint("one").hint("two");
        assert_eq!(
            warning(&problem, "", Colour::Plain),
            "warning: no such label\n |\n = one\n = two\n"
        );
        assert!(error(&problem, "", Colour::Ansi).contains("\u{1b}["));
    }
}
