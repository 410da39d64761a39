use super::check;

#[test]
fn clauses_with_and_without_that() {
    check(
        "Trump said that it works.",
        &["Donald Trump [said] that it works"],
    );
    check("Trump said it works.", &["Donald Trump [said] it works"]);
    check(
        "Trump has repeatedly said it works.",
        &["Donald Trump [has repeatedly said] it works"],
    );
    check(
        "Trump said on Monday that it works.",
        &["Donald Trump [said] that it works"],
    );
    check(
        "The deal, Trump said, will fail.",
        &["Donald Trump [said] The deal … will fail"],
    );
}

#[test]
fn clause_before_or_around_the_cue() {
    check(
        "The deal will fail, Trump said.",
        &["Donald Trump [said] The deal will fail"],
    );
}

#[test]
fn subjects_with_more_between() {
    check(
        "Trump, who won in 2024, said it works.",
        &["Donald Trump [said] it works"],
    );
    check(
        "Peng Qing'en, a spokesman for the office, said it works.",
        &["Peng Qing'en [said] it works"],
    );
    check(
        "Before the summit, Taiwan's foreign minister, Lin Chia-lung, said it works.",
        &["Lin Chia-lung [said] it works"],
    );
    check(
        "Xi and Trump said it works.",
        &["Xi Jinping & Donald Trump [said] it works"],
    );
}

#[test]
fn participles_take_the_subject_of_the_clause() {
    check(
        "Trump left early, saying that it works.",
        &["Donald Trump [saying] that it works"],
    );
    check(
        "The row grew, with Prime Minister Sanae Takaichi stating that it works.",
        &["Sanae Takaichi [stating] that it works"],
    );
}

#[test]
fn content_ends_where_the_sentence_goes_on() {
    check(
        "Trump said it works, adding that it is cheap.",
        &[
            "Donald Trump [said] it works",
            "Donald Trump [adding] that it is cheap",
        ],
    );
    check(
        "Trump said it works, but the crowd left.",
        &["Donald Trump [said] it works"],
    );
}

#[test]
fn noun_phrases_as_content() {
    check(
        "Xi expressed support for “all efforts” at peace.",
        &["Xi Jinping [expressed support for] “all efforts” at peace"],
    );
    check(
        "Trump described ties as “extremely strong”.",
        &["Donald Trump [described] ties as “extremely strong”"],
    );
    check(
        "Trump called for new tariffs.",
        &["Donald Trump [called for] new tariffs"],
    );
    check("Trump and Xi discussed trade.", &[]);
    check("Trump covered many subjects.", &[]);
}

#[test]
fn nouns_as_cues() {
    check(
        "Trump's claim that it works was wrong.",
        &["Donald Trump [claim] that it works was wrong"],
    );
    check("The claim was wrong.", &[]);
}

#[test]
fn verbs_that_are_nouns_here() {
    check("The report was long.", &[]);
    check("His plans were bold.", &[]);
}

#[test]
fn what_is_no_statement() {
    check(
        "Putin backed a claim that Trump has made for years.",
        &["Vladimir Putin [~backed a claim] that Trump has made for years"],
    );
    check(
        "Trump made a public statement about the call.",
        &["Donald Trump [made a public statement about] the call"],
    );
    check("Trump denied it.", &["Donald Trump [denied] it"]);
    check("China would not attack Taiwan.", &[]);
    check("The self-described socialist left.", &[]);
    check("Trump leads by 271 pledged delegates.", &[]);
    check("It is a think tank in Berlin.", &[]);
}

#[test]
fn a_quotation_in_what_is_promised() {
    check(
        "Trump opened the meeting by promising a “big deal”.",
        &["Donald Trump [promising] a “big deal”"],
    );
    check("Trump opened the meeting by attacking a rival.", &[]);
    check(
        "Two weeks earlier, Trump opened the meeting by promising a “big deal”.",
        &["Donald Trump [promising] a “big deal”"],
    );
}
