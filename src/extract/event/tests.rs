use crate::extract::{EntityLabel, extract};
use crate::lexicon::Lexicon;
use crate::text::Document;
use jiff::civil::date;

/// The events of a text of 24 November 2025, each as "words: name", in its order.
fn check(text: &str, expected: &[&str]) {
    let mut document = Document::new("a.txt", text);
    document.date = Some(date(2025, 11, 24));
    check_document(&document, expected);
}

fn check_document(document: &Document, expected: &[&str]) {
    let found = extract(document, &Lexicon::builtin());
    let events = found.mentions.iter().filter_map(|mention| {
        let entity = &found.entities[mention.entity.0];
        let words = mention.span.of(&document.text);
        (entity.label == EntityLabel::Event).then(|| format!("{words}: {}", entity.name))
    });
    assert_eq!(events.collect::<Vec<_>>(), expected, "{}", document.text);
}

#[test]
fn series_have_the_edition_that_is_meant() {
    check(
        "Leaders met at the APEC summit. The APEC leaders' meeting ended on Saturday, and the summit was short.",
        &[
            "APEC summit: 2025 APEC summit",
            "APEC leaders' meeting: 2025 APEC summit",
            "the summit: 2025 APEC summit",
        ],
    );
    check(
        "He spoke at the 2016 G20 summit and at the G20 summit in Bali.",
        &[
            "2016 G20 summit: 2016 G20 summit",
            "G20 summit in Bali: 2022 G20 summit",
        ],
    );
    let undated = Document::new("a.txt", "Leaders met at the NATO summit.");
    check_document(&undated, &["NATO summit: NATO summit"]);
}

#[test]
fn elections_are_those_of_their_country() {
    check(
        "Americans voted in the 2016 presidential election. U.S. officials spoke of the 2014 elections.",
        &[
            "2016 presidential election: 2016 United States presidential election",
            "2014 elections: 2014 United States midterm elections",
        ],
    );
    check(
        "Ghana's 2012 presidential election was fair.",
        &["Ghana's 2012 presidential election: 2012 Ghana presidential election"],
    );
    check(
        "The Iowa caucuses come before the South Carolina primary.",
        &[
            "Iowa caucuses: Iowa caucuses",
            "South Carolina primary: South Carolina primary",
        ],
    );
    check("The primary goal is election reform.", &[]);
}

#[test]
fn meetings_are_told_apart_by_month_and_place() {
    check(
        "Merz and Macron agreed at their October summit. Their meeting in Toulon last month was friendly.",
        &[
            "October summit: Toulon summit",
            "meeting in Toulon last month: Toulon summit",
        ],
    );
    check(
        "Trump recalled his October meeting with Xi Jinping in South Korea.",
        &["October meeting: Busan summit"],
    );
    check("They had a meeting. The meeting was short.", &[]);
}

#[test]
fn names_with_capitals_are_events_and_no_bodies() {
    check(
        "She spoke at the Democratic National Convention after Hurricane Matthew and the Battle of Mosul.",
        &[
            "Democratic National Convention: Democratic National Convention",
            "Hurricane Matthew: Hurricane Matthew",
            "Battle of Mosul: Battle of Mosul",
        ],
    );
    check(
        "He opposed the Iraq war and the war in Yemen, and spoke of World War II. The war on drugs goes on.",
        &[
            "Iraq war: Iraq War",
            "war in Yemen: Yemeni civil war",
            "World War II: World War II",
        ],
    );
    check("The trade war and the war of words hurt Iraq.", &[]);
}

#[test]
fn a_noun_alone_means_the_only_event_of_its_kind() {
    check(
        "The second presidential debate was lively. The debate over guns goes on. After the debate she left.",
        &[
            "second presidential debate: second presidential debate",
            "the debate: second presidential debate",
        ],
    );
    check(
        "The Iraq war and the Vietnam War were long. The war was costly.",
        &["Iraq war: Iraq War", "Vietnam War: Vietnam War"],
    );
}
