use crate::extract::tests::found_on;
use jiff::civil::date;

/// Checks the times of an article of Monday, 24 November 2025.
fn check(text: &str, expected: &[(&str, &str)]) {
    let (document, extraction) = found_on(text, Some(date(2025, 11, 24)));
    let found: Vec<(&str, String)> = extraction
        .times
        .iter()
        .map(|time| {
            let (first, last) = (time.period.first, time.period.last);
            let days = if first == last {
                first.to_string()
            } else {
                format!("{first} {last}")
            };
            (time.span.of(&document.text), days)
        })
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(words, days)| (*words, days.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn days() {
    check("They spoke on Monday.", &[("Monday", "2025-11-24")]);
    check(
        "They spoke Sunday morning.",
        &[("Sunday morning", "2025-11-23")],
    );
    check("They spoke last Monday.", &[("last Monday", "2025-11-17")]);
    check("They will speak on Tuesday.", &[("Tuesday", "2025-11-25")]);
    check(
        "They will speak next Monday.",
        &[("next Monday", "2025-12-01")],
    );
    check(
        "They spoke today and yesterday.",
        &[("today", "2025-11-24"), ("yesterday", "2025-11-23")],
    );
    check(
        "They spoke two days ago.",
        &[("two days ago", "2025-11-22")],
    );
    check(
        "They spoke on Friday, Nov. 21.",
        &[("Friday, Nov. 21", "2025-11-21")],
    );
    check(
        "They spoke on 3 January 2024 and on 2024-01-05.",
        &[
            ("3 January 2024", "2024-01-03"),
            ("2024-01-05", "2024-01-05"),
        ],
    );
    check(
        "They spoke on December 30.",
        &[("December 30", "2025-12-30")],
    );
    check("They spoke on January 3.", &[("January 3", "2026-01-03")]);
}

#[test]
fn longer_times() {
    check(
        "They met three weeks ago.",
        &[("three weeks ago", "2025-10-31 2025-11-06")],
    );
    check(
        "They met last October.",
        &[("last October", "2025-10-01 2025-10-31")],
    );
    check(
        "It followed their October summit.",
        &[("October", "2025-10-01 2025-10-31")],
    );
    check(
        "He will travel in April 2026. The April visit is his first since 2017.",
        &[
            ("April 2026", "2026-04-01 2026-04-30"),
            ("April", "2026-04-01 2026-04-30"),
            ("2017", "2017-01-01 2017-12-31"),
        ],
    );
    check(
        "The planned June visit was put off.",
        &[("June", "2026-06-01 2026-06-30")],
    );
    check(
        "They met last week and this month.",
        &[
            ("last week", "2025-11-17 2025-11-23"),
            ("this month", "2025-11-01 2025-11-30"),
        ],
    );
}

#[test]
fn words_alike_that_are_no_time() {
    check("They may march with Theresa May.", &[]);
    check("He paid 2017 dollars for the last 3 days of work.", &[]);
    check("This is the last one, and he has 24 of them.", &[]);
}

#[test]
fn without_a_day_of_publication_nothing_is_guessed() {
    let (document, extraction) = found_on("On Monday in April 2026 she said it works.", None);
    let words: Vec<&str> = extraction
        .times
        .iter()
        .map(|time| time.span.of(&document.text))
        .collect();
    assert_eq!(words, ["April 2026"]);
}

/// Checks when the first statement was said.
fn said(text: &str, expected: (&str, Option<&str>)) {
    let (_, extraction) = found_on(text, Some(date(2025, 11, 24)));
    let first = &extraction.attributions[0];
    let date = first.date.map(|date| date.to_string());
    let until = first.until.map(|date| date.to_string());
    assert_eq!(
        (date.as_deref(), until.as_deref()),
        (Some(expected.0), expected.1),
        "{text}"
    );
}

#[test]
fn when_it_was_said() {
    said(
        "Xi said on Sunday that talks will go on.",
        ("2025-11-23", None),
    );
    said(
        "On Sunday, Xi said that talks will go on.",
        ("2025-11-23", None),
    );
    said("“Talks will go on,” Xi said Sunday.", ("2025-11-23", None));
    said(
        "Xi said in an October interview that talks will go on.",
        ("2025-10-01", Some("2025-10-31")),
    );
    said(
        "Xi said last week that talks will go on.",
        ("2025-11-17", Some("2025-11-23")),
    );
}

#[test]
fn times_of_something_else() {
    said(
        "Xi said that talks will go on next week.",
        ("2025-11-24", None),
    );
    said(
        "Xi, who met Trump on Sunday, said that talks will go on.",
        ("2025-11-24", None),
    );
    said(
        "Xi said of their October summit that talks will go on.",
        ("2025-11-24", None),
    );
}

#[test]
fn whoever_goes_on_speaking_does_so_on_the_same_day() {
    let text = "Xi said on Sunday that talks will go on. He added that trade matters.";
    let (_, extraction) = found_on(text, Some(date(2025, 11, 24)));
    let days: Vec<_> = extraction
        .attributions
        .iter()
        .map(|found| found.date)
        .collect();
    assert_eq!(days, [Some(date(2025, 11, 23)); 2]);
}
