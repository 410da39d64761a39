//! Messages that quote what somebody else wrote, kept short.

/// The longest message or hint, in bytes.
const MESSAGE: usize = 480;

/// What is kept of a long quotation: so many bytes of its start and of its end.
const QUOTATION: (usize, usize) = (160, 60);

/// The message; where it is long, the middle of what it quotes in backticks is left out, and then its end.
pub(super) fn short(message: String) -> String {
    if message.len() <= MESSAGE {
        return message;
    }
    let pieces = message.split('`').enumerate();
    let pieces: Vec<String> = pieces
        .map(|(place, piece)| match place % 2 {
            0 => piece.to_owned(),
            _ => cut(piece, QUOTATION.0, QUOTATION.1),
        })
        .collect();
    cut(&pieces.join("`"), MESSAGE - "…".len(), 0)
}

/// The start and the end of a text, with an ellipsis for what is left out.
fn cut(text: &str, start: usize, end: usize) -> String {
    if text.len() <= start + end + "…".len() {
        return text.to_owned();
    }
    let is_boundary = |place: &usize| text.is_char_boundary(*place);
    let first = (0..=start).rfind(is_boundary).unwrap_or(0);
    let last = (text.len() - end..=text.len()).find(is_boundary);
    format!("{}…{}", &text[..first], &text[last.unwrap_or(text.len())..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_messages_are_cut() {
        assert_eq!(short("`é` is unknown".into()), "`é` is unknown");
        let name = "é".repeat(200);
        assert_eq!(
            short(format!("`{name}` is {}", "unknown ".repeat(10))),
            format!(
                "`{}…{}` is {}",
                "é".repeat(80),
                "é".repeat(30),
                "unknown ".repeat(10)
            )
        );
        let long = short("高".repeat(1000));
        assert!(long.len() <= MESSAGE && long.ends_with("高…"), "{long}");
        assert!(short("`".repeat(100_000)).len() <= MESSAGE);
    }
}
