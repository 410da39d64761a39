//! What the tests of the finders share.

use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::Reading;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// Whether a finder gives these sources and first pieces of contents.
pub(super) fn check(
    find: impl Fn(&Reading) -> Vec<(Found, Roles)>,
    text: &str,
    expected: &[(&str, &str)],
) {
    let document = Document::new("", text);
    let lexicon = Lexicon::builtin();
    let reading = Reading::new(&document, &lexicon);
    let found: Vec<_> = find(&reading)
        .into_iter()
        .map(|(_, roles)| {
            let source = roles.source.unwrap_or_default();
            (reading.text_of(&source), reading.text_of(&roles.content[0]))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}
