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
    check("The Baltic nation states that the danger is close.", &[]);
    check(
        "The past week showed that it works.",
        &["(The past week) [showed] that it works"],
    );
    check(
        "They acted according to plan.",
        &["- [~acted according to plan] They"],
    );
    check(
        "Trump praised Putin, highlighting the need for talks.",
        &["Donald Trump [praised] Putin"],
    );
    check(
        "Trump neither confirmed nor denied the report.",
        &["Donald Trump [!confirmed] nor denied the report"],
    );
    check(
        "For the Baltic states the danger is close.",
        &["(the Baltic) [states] the danger is close"],
    );
    check(
        "He walked away from his statement about the call.",
        &["(He) [walked away from his statement about] the call"],
    );
}
