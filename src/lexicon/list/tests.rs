use super::ListForm;
use crate::lexicon::{Lexicon, Meaning};

fn meaning(lexicon: &Lexicon, text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let (_, meaning) = lexicon
        .gazetteer
        .longest(|at| words.get(at).copied().unwrap_or(""))?;
    match meaning {
        Meaning::Name(id) => Some(lexicon.gazetteer.entry(id).name.to_string()),
        _ => None,
    }
}

#[test]
fn actors_aliases_and_topics_are_added() {
    let mut lexicon = Lexicon::builtin();
    let list = r#"[
        {"name": "Harbour Board", "label": "Organization", "aliases": ["the Board"], "country": "Belgium"},
        {"name": "Xi Jinping", "aliases": ["Uncle Xi"]},
        {"name": "China", "aliases": ["Middle Kingdom"]},
        {"name": "dredging", "label": "Topic", "aliases": ["silt"], "broader": "shipping"},
        {"name": "trade", "aliases": ["barter"]}
    ]"#;
    lexicon.add_list(list, ListForm::Json).unwrap();
    assert_eq!(meaning(&lexicon, "Board").as_deref(), Some("Harbour Board"));
    assert_eq!(meaning(&lexicon, "Uncle Xi").as_deref(), Some("Xi Jinping"));
    assert_eq!(
        meaning(&lexicon, "Xi Jinping").as_deref(),
        Some("Xi Jinping")
    );
    assert_eq!(
        meaning(&lexicon, "Middle Kingdom").as_deref(),
        Some("China")
    );
    let board = lexicon.gazetteer.named("Harbour Board").unwrap();
    assert_eq!(
        lexicon.gazetteer.entry(board).country.as_deref(),
        Some("BE")
    );
    let topic = |word: &'static str| {
        let (_, id) = lexicon
            .topics
            .longest(|at| if at == 0 { word } else { "" })?;
        Some(lexicon.topics.topic(id))
    };
    let dredging = topic("silt").unwrap();
    assert_eq!(dredging.name, "dredging");
    assert_eq!(
        lexicon.topics.topic(dredging.broader.unwrap()).name,
        "shipping"
    );
    assert_eq!(topic("barter").unwrap().name, "trade");
}

#[test]
fn events_are_added() {
    let mut lexicon = Lexicon::builtin();
    let list = "name,label,aliases,date,until,place,country\n\
        Harbour Days,Event,the Days;Port Fair,2025-07-04,2025-07-06,Ghent,Belgium\n\
        World War II,,the big war,,,,\n";
    lexicon.add_list(list, ListForm::Csv).unwrap();
    let days = lexicon
        .events
        .event(lexicon.events.named("Harbour Days").unwrap());
    assert_eq!(days.date, Some(jiff::civil::date(2025, 7, 4)));
    assert_eq!(days.country.as_deref(), Some("BE"));
    let words = ["the", "big", "war"];
    let found = lexicon
        .events
        .longest(|at| words.get(at).copied().unwrap_or(""));
    assert_eq!(found.map(|(length, _)| length), Some(3));
    refused(
        "name,label,date,place\nHarbour Days,Event,4 July,\nAnn,Person,,Ghent\n",
        ListForm::Csv,
        &[
            "line 2: a date is written `2025-10-31`, not `4 July`",
            "line 3: `place` is for events only",
        ],
    );
}

#[test]
fn a_list_goes_before_what_is_known() {
    let mut lexicon = Lexicon::builtin();
    let list = "name,label,aliases\nEuropa Union,Organization,EU\n";
    lexicon.add_list(list, ListForm::Csv).unwrap();
    assert_eq!(meaning(&lexicon, "EU").as_deref(), Some("Europa Union"));
}

fn refused(list: &str, form: ListForm, expected: &[&str]) {
    let mut lexicon = Lexicon::builtin();
    let problems = lexicon.add_list(list, form).unwrap_err();
    let lines: Vec<String> = problems
        .into_iter()
        .map(|problem| [vec![problem.message], problem.hints].concat().join("; "))
        .collect();
    assert_eq!(lines, expected, "{list}");
}

#[test]
fn rows_that_make_no_sense_are_named() {
    refused(
        "name,label,gender,wikidata,country\nAnn,Persn,,,\n,Person,,,\nBob,Person,m,,\nEve,Person,,15031,\nRoe,Person,,,Atlantis\n",
        ListForm::Csv,
        &[
            "line 2: `Persn` is no label; did you mean `Person`?",
            "line 3 has no `name`",
            "line 4: `gender` is `male` or `female`, not `m`",
            "line 5: `wikidata` is an item such as `Q15031`, not `15031`",
            "line 6: `Atlantis` is no country: name it, or give its two letters",
        ],
    );
    refused(
        "name,alias\nAnn,A\n",
        ListForm::Csv,
        &["line 1: there is no field `alias`; did you mean `aliases`?"],
    );
    refused(
        "name,label\nAnn,Person,Smith\n",
        ListForm::Csv,
        &["line 2 has 3 fields for 2 columns; a field with a comma stands in quotation marks"],
    );
    refused(
        r#"[{"name": "Ann"}, 3, {"name": "dredging", "label": "Topic", "broader": "mud"}]"#,
        ListForm::Json,
        &["record 2 is no object"],
    );
    refused(
        r#"[{"name": "Nobody Known"}, {"name": "dredging", "label": "Topic", "broader": "mud"},
            {"name": "Utopia", "label": "Country"}]"#,
        ListForm::Json,
        &[
            "record 1: `Nobody Known` is not known and has no `label`; labels: Person, Organization, Place, Topic, Event",
            "record 2: `mud` is no topic",
            "record 3: `Utopia` is no country that is known; countries only get other names",
        ],
    );
}
