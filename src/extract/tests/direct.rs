use super::check;

#[test]
fn cue_after_the_quotation() {
    check(
        "“We will win,” Trump said.",
        &["Donald Trump [said] “We will win,”"],
    );
    check(
        "\"We will win,\" said Xi Jinping.",
        &["Xi Jinping [said] \"We will win,\""],
    );
    check(
        "‘We will win,’ Trump said.",
        &["Donald Trump [said] ‘We will win,’"],
    );
    check(
        "«We will win», Macron said.",
        &["Emmanuel Macron [said] «We will win»"],
    );
    check(
        "“Is it over?” Trump asked.",
        &["Donald Trump [asked] “Is it over?”"],
    );
    check(
        "“It is over. We won,” Trump said.",
        &["Donald Trump [said] “It is over. We won,”"],
    );
}

#[test]
fn cue_before_the_quotation() {
    check(
        "Trump said: “We will win.”",
        &["Donald Trump [said:] “We will win.”"],
    );
    check(
        "Trump wrote, “We will win.”",
        &["Donald Trump [wrote] “We will win.”"],
    );
    check("Xi: “We will win.”", &["Xi Jinping [:] “We will win.”"]);
}

#[test]
fn split_around_the_cue() {
    check(
        "“We will win,” Trump said, “and soon.”",
        &["Donald Trump [said] “We will win,” … “and soon.”"],
    );
    check(
        "“We will win,” Trump said. “It is clear.”",
        &["Donald Trump [said] “We will win,” … “It is clear.”"],
    );
}

#[test]
fn over_paragraphs() {
    check(
        "“One thing is clear.\n“We will win,” Trump said.",
        &["Donald Trump [said] “One thing is clear. … “We will win,”"],
    );
    check(
        "“We will win,” Trump said.\n“It is clear.”\nHe left.",
        &["Donald Trump [said] “We will win,” … “It is clear.”"],
    );
}

#[test]
fn nested_marks_belong_to_the_outer_quotation() {
    check(
        "“He told me ‘no’ twice,” Trump said.",
        &["Donald Trump [said] “He told me ‘no’ twice,”"],
    );
}

#[test]
fn names_in_marks_are_no_statements() {
    check("The “Hard Hats” met on Monday.", &[]);
    check("He lives in the “Windy City”, in Illinois.", &[]);
}

#[test]
fn an_open_mark_keeps_to_its_sentence() {
    check(
        "Trump said, “We will win. He left the room.",
        &["Donald Trump [said] “We will win."],
    );
}

#[test]
fn a_quotation_that_goes_on_before_another_speaker() {
    check(
        "“Is it big?” Xi agreed.",
        &["Xi Jinping [~agreed] “Is it big?”"],
    );
}
