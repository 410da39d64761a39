//! What the models get wrong today; to be looked at when it changes.

use super::check;

#[test]
fn known_gaps() {
    check(
        "“It is big,” Trump said. “It works.” Xi agreed.",
        &[
            "Donald Trump [said] “It is big,” … “It works.”",
            "Xi Jinping [~agreed] “It works.”",
        ],
    );
    check(
        "Trump declared:\n“We will win.”",
        &["- [declared:] “We will win.”"],
    );
    check(
        "The deal, Trump said, will fail.",
        &["Donald Trump [said] The deal"],
    );
    check(
        "Trump said a day before the talks that it works.",
        &["Donald Trump [said] a day before the talks that it works"],
    );
    check("The Baltic nation states that the danger is close.", &[]);
    check(
        "He walked away from his statement about the call.",
        &[
            "(He) [walked away from] his statement about the call",
            "(his) [statement about] the call",
        ],
    );
    check(
        "According to China's Foreign Ministry, Xi told Trump that it works.",
        &[
            "China's Foreign Ministry [According to] that it works",
            "Xi Jinping [told] that it works > Donald Trump",
        ],
    );
    check(
        "The past week showed that it works.",
        &["(The past week) [~showed] that it works"],
    );
    check(
        "They acted according to plan.",
        &["(They) [acted according to] plan"],
    );
    check(
        "By Trump's account, Xi said that it works.",
        &["Xi Jinping [said] that it works"],
    );
    check(
        "Trump praised Putin, highlighting the need for talks.",
        &["Donald Trump [praised] Putin"],
    );
}
