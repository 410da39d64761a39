use super::check;

#[test]
fn negation() {
    check(
        "Trump did not say that it works.",
        &["Donald Trump [!did not say] that it works"],
    );
    check(
        "Trump declined to say if it works.",
        &["Donald Trump [!declined to say] if it works"],
    );
    check(
        "Trump never said it works.",
        &["Donald Trump [!never said] it works"],
    );
    check(
        "Trump said it does not work.",
        &["Donald Trump [said] it does not work"],
    );
}

#[test]
fn hedges() {
    check(
        "Trump reportedly told Xi that it works.",
        &["Donald Trump [?reportedly told] that it works > Xi Jinping"],
    );
    check(
        "Trump said it reportedly works.",
        &["Donald Trump [said] it reportedly works"],
    );
}

#[test]
fn attitudes() {
    check("Trump wants to win.", &["Donald Trump [~wants] to win"]);
    check(
        "Trump believes it works.",
        &["Donald Trump [~believes] it works"],
    );
    check(
        "Trump hopes that it works.",
        &["Donald Trump [~hopes] that it works"],
    );
    check(
        "Xi is confident that it works.",
        &["Xi Jinping [~is confident] that it works"],
    );
}
