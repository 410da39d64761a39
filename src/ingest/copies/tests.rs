use super::{Signature, copies};
use std::fmt::Write as _;

/// Made news: so many words by chance, in sentences of fourteen.
fn story(number: u64, words: usize) -> String {
    let mut chance = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::new();
    for place in 1..=words {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let end = if place % 14 == 0 { ".\n" } else { " " };
        let _ = write!(text, "word{}{end}", chance % 5000);
    }
    text
}

/// The sentences of a story from one to another.
fn part(text: &str, from: usize, to: usize) -> String {
    let sentences: Vec<&str> = text.split_inclusive('\n').collect();
    sentences[from..to].concat()
}

fn check(texts: &[String], expected: &[(usize, usize)]) {
    let signatures: Vec<Signature> = texts.iter().map(|text| Signature::of(text)).collect();
    let signatures: Vec<&Signature> = signatures.iter().collect();
    assert_eq!(copies(&signatures), expected);
}

#[test]
fn a_story_is_found_whole_cut_and_with_more() {
    let text = story(1, 420);
    let loud = text.to_uppercase().replace('\n', "\r\n").replace(' ', "  ");
    check(&[text.clone(), story(2, 420), loud], &[(2, 0)]);
    check(&[text.clone(), part(&text, 0, 12)], &[(1, 0)]);
    check(&[part(&text, 0, 12), text.clone()], &[(1, 0)]);
    check(
        &[
            text.clone(),
            part(&text, 0, 15) + &story(3, 60) + &part(&text, 15, 30),
        ],
        &[(1, 0)],
    );
    // Words do not depend on how they are written.
    check(
        &[
            text.replace("word1", "d’étente1"),
            text.replace("word1", "D'E\u{301}TENTE1"),
        ],
        &[(1, 0)],
    );
}

#[test]
fn two_cuts_of_a_story_that_share_little_are_one_by_the_whole() {
    let text = story(1, 700);
    check(
        &[part(&text, 0, 22), text.clone(), part(&text, 25, 50)],
        &[(1, 0), (2, 0)],
    );
    check(&[part(&text, 0, 22), part(&text, 25, 50)], &[]);
}

#[test]
fn what_only_quotes_is_no_copy() {
    let text = story(1, 210);
    let quoting = story(2, 400) + &part(&text, 3, 5) + &story(3, 200);
    check(&[text, quoting], &[]);
    // A round-up of many short stories is none of them.
    let stories: Vec<String> = (10..30).map(|number| story(number, 60)).collect();
    let round_up = stories.concat();
    check(&[stories, vec![round_up]].concat(), &[]);
}

#[test]
fn what_many_stories_have_in_common_says_nothing() {
    let disclaimer = story(99, 90);
    let short: Vec<String> = (1..40)
        .map(|number| story(number, 70) + &disclaimer)
        .collect();
    check(&short, &[]);
    // A copy among them is one all the same.
    let copy = part(&short[7], 0, 5) + &disclaimer;
    check(&[short, vec![copy]].concat(), &[(39, 7)]);
    // And a story that many papers print is no boilerplate.
    let text = story(1, 300);
    let papers: Vec<String> = (0..40)
        .map(|number| text.clone() + &story(number + 50, 20))
        .collect();
    let expected: Vec<_> = (1..40).map(|copy| (copy, 0)).collect();
    check(&papers, &expected);
}

#[test]
fn reports_with_fixed_wordings_differ_by_their_numbers() {
    let report = |day: &str, number: usize| {
        format!(
            "Stocks ended {day} higher as investors weighed earnings. The Dow Jones industrial average rose {number} \
             points, or 0.{number} percent, to {}. The S&P 500 gained {} points, or 0.{} percent, to {}. The Nasdaq \
             composite added {} points, or 1.{number} percent, to {}. About {} shares rose for every one that fell.",
            25000 + number,
            number / 7,
            number + 3,
            2800 + number,
            number / 3,
            7000 + number,
            number % 5
        )
    };
    check(&[report("Monday", 124), report("Tuesday", 341)], &[]);
    check(&[report("Monday", 124), report("Monday", 124)], &[(1, 0)]);
}

#[test]
fn short_texts_have_to_be_nearly_the_same() {
    let check = |one: &str, other: &str, is_copy: bool| {
        let expected: &[_] = if is_copy { &[(1, 0)] } else { &[] };
        check(&[one.to_owned(), other.to_owned()], expected);
    };
    check(
        "Taiwan is ours, Xi said.",
        "“Taiwan is ours”, Xi said",
        true,
    );
    check(
        "Taiwan is ours, Xi said.",
        "Taiwan is ours, Wang said.",
        false,
    );
    check("Yes.", "Yes", true);
    check("Yes.", "No.", false);
    check("", "", false);
    check("Yes.", "", false);
}

#[test]
fn signatures_are_numbers() {
    for words in [0, 3, 100, 3000] {
        let signature = Signature::of(&story(5, words));
        let numbers = signature.to_numbers();
        assert!(numbers.len() <= 257);
        assert_eq!(Signature::from_numbers(&numbers), Some(signature));
    }
    assert_eq!(Signature::from_numbers(&[]), None);
    assert_eq!(Signature::from_numbers(&[0, 7]), None);
    assert_eq!(Signature::from_numbers(&[1, 7, 3]), None);
    // What graph files hold: a change here makes those of before useless.
    assert_eq!(
        Signature::of("Taiwan’s return to China is settled").to_numbers(),
        [1, 614_974_753, 2_974_496_674]
    );
}
