use super::found;
use proptest::prelude::*;

#[test]
fn nothing_in_nothing_out() {
    for text in [
        "",
        "\u{feff}",
        "\n\n",
        "“",
        "said",
        "According to",
        ": :",
        "’s ’s",
        "Xi:",
        "“”",
    ] {
        let (_, extraction) = found(text);
        assert!(extraction.attributions.is_empty(), "{text}");
    }
}

#[test]
fn long_sentences_are_read_in_linear_time() {
    let text = "Trump said that Xi told “him that she, who said no, ".repeat(20_000);
    let (_, extraction) = found(&text);
    assert!(!extraction.attributions.is_empty());
}

proptest! {
    #[test]
    fn spans_lie_in_the_text(words in prop::collection::vec(
        prop::sample::select(vec![
            "Trump", "said", "that", "“", "”", "\"", ",", ".", "according", "to", "Xi", "told", "he",
            "the", "president", "of", "China", "'s", "—", "\n", "who", "and", "saying", ":", "é", "was",
            "claim", "asked", "?", "(", ")", "‘", "’", "Beijing", "not", "it", "in", "Monday", "1.5",
        ]),
        0..60,
    )) {
        let text = words.join(" ");
        let (document, extraction) = found(&text);
        for attribution in &extraction.attributions {
            for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
                prop_assert!(!span.is_empty() && document.text.get(span.start..span.end).is_some());
            }
            prop_assert!(attribution.parent.is_none_or(|parent| parent < extraction.attributions.len()));
        }
        for mention in &extraction.mentions {
            prop_assert!(document.text.get(mention.span.start..mention.span.end).is_some());
        }
    }
}
