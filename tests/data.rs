//! The data files agree with each other.

use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::path::Path;

fn records(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(file);
    let json = std::fs::read_to_string(&path).expect("the file is there");
    serde_json::from_str(&json).expect("the file is a JSON array")
}

fn text<'a>(record: &'a Value, key: &str) -> Option<&'a str> {
    record.get(key).and_then(Value::as_str)
}

fn texts<'a>(record: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    let list = record.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn list<'a>(record: &'a Value, key: &str) -> &'a [Value] {
    record[key].as_array().map_or(&[], Vec::as_slice)
}

fn all<'a>(records: &'a [Value], key: &str) -> HashSet<&'a str> {
    records
        .iter()
        .filter_map(|record| text(record, key))
        .collect()
}

#[test]
fn countries_have_codes_of_their_own() {
    let countries = records("countries.json");
    for key in ["name", "iso2", "iso3", "wikidata"] {
        assert_eq!(all(&countries, key).len(), countries.len(), "{key}");
    }
    assert_eq!(countries.len(), 250, "ISO 3166 and Kosovo");
}

#[test]
fn names_mean_one_thing() {
    let mut meanings: HashMap<String, String> = HashMap::new();
    let (countries, actors) = (records("countries.json"), records("actors.json"));
    for record in countries.iter().chain(&actors) {
        let name = text(record, "name").expect("everything has a name");
        let names: HashSet<&str> = [Some(name), text(record, "official")]
            .into_iter()
            .flatten()
            .chain(texts(record, "aliases"))
            .chain(texts(record, "government"))
            .collect();
        for alias in names {
            let other = meanings.insert(alias.to_owned(), name.to_owned());
            assert_eq!(other, None, "`{alias}` is {name} too");
        }
    }
}

#[test]
fn actors_belong_to_known_countries() {
    let countries = records("countries.json");
    let codes = all(&countries, "iso2");
    for actor in records("actors.json") {
        for code in text(&actor, "country")
            .into_iter()
            .chain(texts(&actor, "members"))
        {
            assert!(codes.contains(code), "{code} of {actor}");
        }
        match text(&actor, "label") {
            Some("Person") => assert!(text(&actor, "gender").is_some(), "{actor}"),
            Some("Organization") => assert!(text(&actor, "kind").is_some(), "{actor}"),
            Some("Place") => {}
            _ => panic!("unknown label: {actor}"),
        }
    }
}

#[test]
fn offices_are_held_by_known_people_in_order() {
    let (countries, actors) = (records("countries.json"), records("actors.json"));
    let codes = all(&countries, "iso2");
    let names = all(&actors, "name");
    for office in records("offices.json") {
        match (text(&office, "country"), text(&office, "organization")) {
            (Some(code), None) => assert!(codes.contains(code), "{office}"),
            (None, Some(name)) => assert!(names.contains(name), "{office}"),
            _ => panic!("of a country or of an organisation: {office}"),
        }
        assert!(texts(&office, "titles").all(|title| title == title.to_lowercase()));
        let mut before = jiff::civil::Date::MIN;
        for holder in list(&office, "holders") {
            assert!(
                text(holder, "name").is_some_and(|name| names.contains(name)),
                "{holder}"
            );
            let day = |key| text(holder, key).map(|day| day.parse().expect("a date"));
            let (from, to) = (day("from"), day("to"));
            assert!(from.is_none_or(|from| from >= before), "{office}");
            assert!(from.zip(to).is_none_or(|(from, to)| from < to), "{holder}");
            before = from.unwrap_or(before);
        }
    }
}

#[test]
fn topics_are_a_tree_and_share_no_words() {
    let topics = records("topics.json");
    let countries = records("countries.json");
    let codes: Vec<&str> = countries
        .iter()
        .filter_map(|country| text(country, "iso2"))
        .collect();
    let broader: HashMap<&str, Option<&str>> = topics
        .iter()
        .filter_map(|topic| Some((text(topic, "name")?, text(topic, "broader"))))
        .collect();
    assert_eq!(
        broader.len(),
        topics.len(),
        "every topic has a name of its own"
    );
    let mut words: HashMap<&str, &str> = HashMap::new();
    for topic in &topics {
        let name = text(topic, "name").expect("every topic has a name");
        let mut above = Some(name);
        let mut height = 0;
        while let Some(topic) = above {
            above = *broader.get(topic).expect("the broader topic exists");
            height += 1;
            assert!(height < 10, "{name} is below itself");
        }
        for code in texts(topic, "countries") {
            assert!(
                codes.contains(&code),
                "{name}: no country has the code {code}"
            );
        }
        for word in texts(topic, "words") {
            assert_eq!(word, word.to_lowercase());
            assert_eq!(words.insert(word, name), None, "`{word}` of {name}");
            assert!(
                word == name || !broader.contains_key(word),
                "`{word}` of {name}"
            );
        }
    }
}

#[test]
fn events_are_dated_in_order_and_belong_to_known_series() {
    let (events, countries) = (records("events.json"), records("countries.json"));
    let codes = all(&countries, "iso2");
    let names = all(&events, "name");
    assert_eq!(
        names.len(),
        events.len(),
        "every event has a name of its own"
    );
    let mut meanings: HashMap<String, &str> = HashMap::new();
    for event in &events {
        let name = text(event, "name").expect("every event has a name");
        let day =
            |key| text(event, key).map(|day| day.parse::<jiff::civil::Date>().expect("a date"));
        let (date, until) = (day("date"), day("until"));
        assert!(until.is_none() || date < until, "{event}");
        assert!(
            text(event, "country").is_none_or(|code| codes.contains(code)),
            "{event}"
        );
        if let Some(series) = text(event, "series") {
            assert!(names.contains(series) && date.is_some(), "{event}");
        }
        if event.get("short").is_some() {
            assert!(text(event, "country").is_some(), "{event}");
        }
        for alias in texts(event, "aliases").chain([name]) {
            let other = meanings.insert(alias.to_lowercase(), name);
            assert!(
                other.is_none_or(|other| other == name),
                "`{alias}` of {name}"
            );
        }
    }
}

#[test]
fn general_words_are_in_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/phrases.json");
    let json = std::fs::read_to_string(path).expect("the file is there");
    let lists: HashMap<String, Vec<String>> = serde_json::from_str(&json).expect("lists of words");
    for (name, words) in lists {
        assert!(
            words.windows(2).all(|pair| pair[0] < pair[1]),
            "{name} in alphabetical order"
        );
        assert!(
            words.iter().all(|word| *word == word.to_lowercase()),
            "{name}"
        );
    }
}

#[test]
fn articles_have_a_head() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let article = std::fs::read_to_string(&path).expect("readable");
        let head: Vec<&str> = article.lines().take(4).collect();
        let [title, date, publisher, ""] = head[..] else {
            panic!("three lines and an empty one: {}", path.display());
        };
        assert!(title.starts_with("Title: "), "{title}");
        assert!(publisher.starts_with("Publisher: "), "{publisher}");
        let date = date.strip_prefix("Date: ").expect("a date");
        assert!(date.parse::<jiff::civil::Date>().is_ok(), "{date}");
    }
}
