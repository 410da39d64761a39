//! Who acts under which words: bodies named after somebody, datelines, roles and what they are of, and what a
//! statement is about beside what it names.

use super::{check, found};
use crate::extract::{EntityLabel, Extraction, Setting};

fn role(extraction: &Extraction, name: &str) -> (Option<String>, Vec<String>) {
    let entity = extraction.entities.iter().find(|own| own.name == name);
    let entity = entity.unwrap_or_else(|| panic!("no {name}"));
    let of = entity.of.iter().map(|id| &extraction.entities[id.0].name);
    (entity.role.clone(), of.cloned().collect())
}

#[test]
fn campaigns_and_administrations_are_bodies() {
    check(
        "Hillary Clinton left. The Clinton campaign said it was early.",
        &["Clinton campaign [said] it was early"],
    );
    check(
        "Marco Rubio’s campaign manager said it was early.",
        &["(Marco Rubio’s campaign manager) [said] it was early"],
    );
}

#[test]
fn a_dateline_names_a_place_and_nobody() {
    let (document, extraction) = found("ROCKY FORD, Colo. — Ann Roe said no.");
    let labels: Vec<_> = extraction
        .mentions
        .iter()
        .map(|mention| {
            let entity = &extraction.entities[mention.entity.0];
            (mention.span.of(&document.text), &*entity.name, entity.label)
        })
        .collect();
    assert_eq!(
        labels,
        [
            ("ROCKY FORD", "Rocky Ford", EntityLabel::Place),
            ("Colo.", "Colorado", EntityLabel::Place),
            ("Ann Roe", "Ann Roe", EntityLabel::Person),
        ]
    );
}

#[test]
fn roles_tell_where_they_are_held() {
    let (_, found) = found(
        "The mayor of Lisbon, Carlos Moedas, left. Gov. Ann Roe (R-N.J.) left. Senator Rob Roe of Ohio \
         left. Xi Jinping left.",
    );
    let check = |name, expected: &str, of: &[&str]| {
        let of = of.iter().map(ToString::to_string).collect();
        assert_eq!(role(&found, name), (Some(expected.to_owned()), of));
    };
    check("Carlos Moedas", "mayor of Lisbon", &["Lisbon"]);
    check("Ann Roe", "Gov.", &["New Jersey"]);
    check("Rob Roe", "Senator", &["Ohio"]);
    // The text tells none: the table of offices does, for the day.
    check("Xi Jinping", "President", &["China"]);
}

#[test]
fn descriptions_tell_where_an_office_is_held() {
    check(
        "Rob Roe, a senator from Florida, and Gov. Ann Roe (R-N.J.) met. The Florida senator said it was \
         early. The New Jersey governor said it was late. The mayor of Paris said it was both.",
        &[
            "Rob Roe [said] it was early",
            "Ann Roe [said] it was late",
            "(The mayor of Paris) [said] it was both",
        ],
    );
    check(
        "Marco Rubio left. His campaign said it was early.",
        &["Rubio campaign [said] it was early"],
    );
    check(
        "Taipei’s government said it was early. Ann Roe said the island would wait.",
        &[
            "Taiwan [said] it was early",
            "Ann Roe [said] the island would wait",
        ],
    );
}

#[test]
fn officials_speak_for_each_of_their_countries() {
    check(
        "Chinese and Japanese officials said they would talk.",
        &["China & Japan [said] they would talk"],
    );
    check(
        "Officials from the United States and Canada said trade would grow.",
        &["United States & Canada [said] trade would grow"],
    );
}

#[test]
fn what_is_asked_and_what_was_spoken_of_before_is_told_apart() {
    let around = |text: &str| {
        let (_, extraction) = found(text);
        let last = extraction.attributions.last().expect("a statement");
        let name = |(id, setting): &(crate::extract::EntityId, Setting)| {
            (extraction.entities[id.0].name.clone(), *setting)
        };
        last.around.iter().map(name).collect::<Vec<_>>()
    };
    let one = |name: &str, setting| vec![(name.to_owned(), setting)];
    assert_eq!(
        around("Asked about tariffs, Ann Roe said they were a matter for others."),
        one("tariffs", Setting::Question)
    );
    assert_eq!(
        around("The visitors spoke of inflation. “That will not last,” Ann Roe said."),
        one("inflation", Setting::Paragraph)
    );
    assert_eq!(
        around("Taiwan held a vote. “Reunification cannot wait,” Ann Roe said."),
        one("Taiwan", Setting::Topic)
    );
    assert_eq!(
        around("The visitors spoke of inflation. “I left,” Ann Roe said."),
        []
    );
    // Hanbury is only perhaps somebody, and is no entity: those after him move up.
    assert_eq!(
        around(
            "Hanbury was a critic. The visitors spoke of inflation. “That will not last,” Ann Roe said."
        ),
        one("inflation", Setting::Paragraph)
    );
}

#[test]
fn companies_and_pairs_are_told_from_places_and_people() {
    let labels = |text: &str, name: &str| -> Vec<EntityLabel> {
        let (_, extraction) = found(text);
        let own = extraction.entities.iter().filter(|own| own.name == name);
        own.map(|own| own.label).collect()
    };
    let body = [EntityLabel::Organization];
    let shipping = "Taiwan Strait Shipping";
    assert_eq!(
        labels(
            &format!("{shipping} Ltd. said its profit doubled."),
            shipping
        ),
        body
    );
    assert_eq!(
        labels("The airline Norwood said it would fly.", "Norwood"),
        body
    );
    assert_eq!(
        labels("Ann Roe spoke of the U.S.-Mexico border.", "U.S.-Mexico"),
        []
    );
    assert_eq!(
        labels("JAKE TAPPER spoke to Ann Roe.", "Jake Tapper"),
        [EntityLabel::Person]
    );
}
