//! A document and its extraction become the graph that the schema promises.

use whosaid::Span;
use whosaid::extract::{
    Act, Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Mention, Sieve,
};
use whosaid::graph::{Direction, Graph, NodeId, Value};
use whosaid::ingest::{Facts, Memory, assemble, ingest};
use whosaid::text::Document;

const TEXT: &str = "“Taiwan must return,” Xi told Trump, “and   it\nwill.” Trump’s view — Beijing said — \
    was that he said “yes”.";

fn span(words: &str) -> Span {
    let start = TEXT
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

fn attribution(content: &[&str], cue: &str) -> Attribution {
    Attribution {
        source: Vec::new(),
        cue: vec![span(cue)],
        content: content.iter().map(|words| span(words)).collect(),
        form: Form::Indirect,
        act: Some(Act::Assertion),
        manner: None,
        attitude: false,
        negated: false,
        hedged: false,
        speakers: Vec::new(),
        to: Vec::new(),
        according_to: None,
        via: None,
        about: Vec::new(),
        around: Vec::new(),
        date: None,
        until: None,
        parent: None,
        provenance: false,
        confidence: 0.93,
    }
}

fn mention(words: &str, entity: usize) -> Mention {
    Mention {
        span: span(words),
        entity: EntityId(entity),
        by: Sieve::Gazetteer,
        confidence: 1.0,
    }
}

fn extraction() -> Extraction {
    let xi = Entity {
        aliases: vec!["Xi".into(), "Xi Jinping".into()],
        role: Some("president".into()),
        of: vec![EntityId(2)],
        ..Entity::new("Xi Jinping", EntityLabel::Person)
    };
    let china = Entity {
        iso: Some(("CN".into(), "CHN".into())),
        ..Entity::new("China", EntityLabel::Country)
    };
    let taiwan = Entity {
        broader: Some(EntityId(5)),
        ..Entity::new("cross-strait relations", EntityLabel::Topic)
    };
    Extraction {
        entities: vec![
            xi,
            Entity::new("Donald Trump", EntityLabel::Person),
            china,
            Entity::new("Taiwan", EntityLabel::Country),
            taiwan,
            Entity::new("diplomacy", EntityLabel::Topic),
            Entity::new("Truth Social", EntityLabel::Organization),
        ],
        mentions: vec![
            mention("Xi", 0),
            mention("Trump", 1),
            mention("Trump’s", 1),
            mention("he", 1),
        ],
        attributions: vec![
            Attribution {
                form: Form::Direct,
                speakers: vec![EntityId(0), EntityId(0)],
                to: vec![EntityId(1)],
                about: vec![EntityId(3), EntityId(4), EntityId(3)],
                around: Vec::new(),
                date: Some(jiff::civil::date(2025, 11, 24)),
                ..attribution(&["“Taiwan must return,”", "“and   it\nwill.”"], "told")
            },
            Attribution {
                speakers: vec![EntityId(2)],
                hedged: true,
                ..attribution(&["Trump’s view", "was that he said “yes”"], "Beijing said")
            },
            Attribution {
                speakers: vec![EntityId(1)],
                according_to: Some(EntityId(2)),
                via: Some(EntityId(6)),
                parent: Some(1),
                ..attribution(&["“yes”"], "he said")
            },
        ],
        times: Vec::new(),
        ..Extraction::default()
    }
}

fn document(path: &str) -> Document {
    let mut document = Document::new(path, TEXT);
    document.title = Some("A call".into());
    document
}

/// `(:A {name})-[:T]->(:B {name})` for all relationships, statements by their first word.
fn relationships(graph: &Graph) -> Vec<String> {
    let name = |node: NodeId| {
        let keys = ["name", "path", "text"];
        let value = keys
            .into_iter()
            .find_map(|key| graph.property(node, key))
            .unwrap();
        value
            .as_str()
            .unwrap()
            .split(' ')
            .take(2)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let show = |id| {
        let (from, to) = graph.endpoints(id);
        let count = graph.relationship_property(id, "count");
        let count = count.map_or(String::new(), |count| format!(" {count:?}"));
        format!(
            "{} {}{count} {}",
            name(from),
            graph.relationship_type(id),
            name(to)
        )
    };
    let mut all: Vec<String> = graph.relationships().map(show).collect();
    all.sort();
    all
}

fn text(graph: &Graph, node: NodeId, key: &str) -> String {
    format!("{:?}", graph.property(node, key).unwrap_or(&Value::Null))
}

fn check_property(graph: &Graph, label: &str, name: &str, key: &str, expected: impl Into<Value>) {
    let naming = if label == "Statement" { "text" } else { "name" };
    let node = graph.find(label, naming, &name.into());
    let node = node.unwrap_or_else(|| panic!("no {label} {name}"));
    assert_eq!(
        graph.property(node, key).cloned().unwrap_or(Value::Null),
        expected.into(),
        "{key}"
    );
}

#[test]
fn relationships_are_those_of_the_schema() {
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    assert_eq!(
        relationships(&graph),
        [
            "China SAID Trump’s view",
            "Donald Trump SAID “yes”",
            "Trump’s view IN a.txt",
            "Trump’s view REPORTS “yes”",
            "Xi Jinping OF China",
            "Xi Jinping SAID “Taiwan must",
            "a.txt MENTIONS Integer(1) Xi Jinping",
            "a.txt MENTIONS Integer(3) Donald Trump",
            "cross-strait relations BROADER diplomacy",
            "“Taiwan must ABOUT Taiwan",
            "“Taiwan must ABOUT cross-strait relations",
            "“Taiwan must IN a.txt",
            "“Taiwan must TO Donald Trump",
            "“yes” ACCORDING_TO China",
            "“yes” IN a.txt",
            "“yes” VIA Truth Social",
        ]
    );
}

#[test]
fn statements_carry_their_words_and_places() {
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    let first = "“Taiwan must return,” “and it will.”";
    check_property(&graph, "Statement", first, "form", "direct");
    check_property(&graph, "Statement", first, "cue", "told");
    check_property(
        &graph,
        "Statement",
        first,
        "date",
        jiff::civil::date(2025, 11, 24),
    );
    check_property(&graph, "Statement", first, "confidence", 0.93);
    check_property(&graph, "Statement", first, "start", 0);
    check_property(&graph, "Statement", first, "end", 53);
    check_property(&graph, "Statement", first, "act", "assertion");
    check_property(&graph, "Statement", first, "hedged", false);
    let second = "Trump’s view was that he said “yes”";
    check_property(&graph, "Statement", second, "form", "indirect");
    check_property(&graph, "Statement", second, "hedged", true);
    check_property(&graph, "Statement", second, "date", Value::Null);
    for statement in graph.nodes_with_label("Statement") {
        let place = |key| match graph.property(*statement, key) {
            Some(Value::Integer(place)) => usize::try_from(*place).unwrap(),
            other => panic!("{key} is {other:?}"),
        };
        let (start, end) = (place("start"), place("end"));
        let slice: String = TEXT.chars().skip(start).take(end - start).collect();
        let words = text(&graph, *statement, "text");
        let first = slice.split_whitespace().next().unwrap();
        assert!(
            words.contains(first),
            "{slice:?} is not the place of {words:?}"
        );
    }
}

#[test]
fn statements_carry_what_stands_around_them() {
    let text = "Title: Talks\n\nTalks went on.\n\n“Café prices   must fall,” Xi Jinping told\t Donald Trump. \
        It rained. Emmanuel Macron said that tariffs harm all.\n";
    let mut document = Document::new("a.txt", text);
    document.body = Span::new(text.find("Talks went").unwrap(), text.len());
    let extraction = whosaid::extract::extract(&document, &whosaid::lexicon::Lexicon::builtin());
    let mut graph = Graph::new();
    ingest(&mut graph, &document, &extraction).unwrap();
    let statements = graph.nodes_with_label("Statement");
    assert_eq!(statements.len(), 2);
    let property = |place: usize, key| graph.property(statements[place], key).unwrap().clone();
    assert_eq!(property(0, "line"), 5.into());
    assert_eq!(property(1, "line"), 5.into());
    let sentence = "“Café prices must fall,” Xi Jinping told Donald Trump.";
    assert_eq!(property(0, "sentence"), sentence.into());
    let paragraph = property(0, "paragraph");
    let (Value::String(first), Value::String(second)) = (paragraph, property(1, "paragraph"))
    else {
        panic!("a paragraph is a text");
    };
    assert!(first.starts_with("“Café prices   must") && first.ends_with("harm all."));
    assert!(
        std::ptr::eq(first.as_str(), second.as_str()),
        "it is kept twice"
    );
    let words = |place: usize, key| {
        let (Value::List(ends), Value::Integer(start)) =
            (property(place, key), property(place, "paragraph_start"))
        else {
            panic!("{key} is no list");
        };
        let end = |end: &Value| match end {
            Value::Integer(end) => usize::try_from(end - start).unwrap(),
            _ => panic!("{end:?} is no place"),
        };
        let pieces = ends.chunks(2).map(|piece| {
            let (from, to) = (end(&piece[0]), end(&piece[1]));
            first.chars().skip(from).take(to - from).collect::<String>()
        });
        pieces.collect::<Vec<_>>().join("|")
    };
    assert_eq!(words(0, "source_spans"), "Xi Jinping");
    assert_eq!(words(0, "cue_spans"), "told");
    assert_eq!(words(0, "content_spans"), "“Café prices   must fall,”");
    assert_eq!(words(1, "content_spans"), "that tariffs harm all");
}

#[test]
fn pieces_with_other_words_between_get_an_ellipsis() {
    let mut extraction = extraction();
    extraction.attributions = vec![attribution(&["Taiwan must", "it\nwill", "yes"], "told")];
    extraction
        .attributions
        .push(attribution(&["was that he", "said “yes”"], "told"));
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction).unwrap();
    let texts: Vec<_> = graph
        .nodes_with_label("Statement")
        .iter()
        .map(|node| {
            graph
                .property(*node, "text")
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        texts,
        ["Taiwan must it will … yes", "was that he said “yes”"]
    );
}

#[test]
fn actors_are_those_who_speak_or_act() {
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    let mut actors: Vec<_> = graph
        .nodes_with_label("Actor")
        .iter()
        .map(|node| graph.property(*node, "name").unwrap().as_str().unwrap())
        .collect();
    actors.sort_unstable();
    assert_eq!(
        actors,
        ["China", "Donald Trump", "Truth Social", "Xi Jinping"]
    );
    check_property(&graph, "Country", "China", "iso2", "CN");
    check_property(&graph, "Country", "China", "iso3", "CHN");
    check_property(
        &graph,
        "Person",
        "Xi Jinping",
        "aliases",
        Value::strings(["Xi"]),
    );
    check_property(
        &graph,
        "Topic",
        "diplomacy",
        "aliases",
        Value::strings([""; 0]),
    );
}

#[test]
fn entities_merge_across_documents() {
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    let nodes = graph.node_count();
    let mut second = extraction();
    second.entities[0].aliases = vec!["President Xi".into(), "Xi".into()];
    second.entities[0].role = Some("general secretary".into());
    second.entities[0].gender = Some("male".into());
    second.entities[1].label = EntityLabel::Organization;

    // All at once is the same as one after the other.
    let mut shelf = Memory::default();
    for (path, found) in [("b.txt", &second), ("a.txt", &extraction())] {
        assert!(shelf.add(Facts::new(&document(path), found)));
    }
    let mut same = Graph::new();
    assemble(&mut same, &shelf).unwrap();
    ingest(&mut graph, &document("b.txt"), &second).unwrap();
    // That one is a copy of the other shows only where both are there.
    let mut expected = relationships(&graph);
    expected.push("b.txt COPY_OF a.txt".to_owned());
    expected.sort();
    assert_eq!(relationships(&same), expected);

    let new = "a document, three statements and an organisation of a person's name";
    assert_eq!(graph.node_count(), nodes + 5, "new are {new}");
    check_property(
        &graph,
        "Person",
        "Xi Jinping",
        "aliases",
        Value::strings(["Xi", "President Xi"]),
    );
    check_property(&graph, "Person", "Xi Jinping", "role", "president");
    check_property(&graph, "Person", "Xi Jinping", "gender", "male");
    let xi = graph.find("Person", "name", &"Xi Jinping".into()).unwrap();
    assert_eq!(graph.expand(xi, Direction::Outgoing, Some("OF")).count(), 1);
    assert_eq!(
        graph.expand(xi, Direction::Outgoing, Some("SAID")).count(),
        2
    );
}

#[test]
fn a_document_already_there_is_left_alone() {
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    let node = graph.nodes_with_label("Document")[0];
    assert_eq!(text(&graph, node, "title"), "String(\"A call\")");
    assert_eq!(graph.property(node, "publisher"), None);
    let before = relationships(&graph);
    ingest(&mut graph, &document("a.txt"), &extraction()).unwrap();
    assert_eq!(relationships(&graph), before);
    let mut shelf = Memory::default();
    assert!(shelf.add(Facts::new(&document("a.txt"), &extraction())));
    assert!(!shelf.add(Facts::new(&document("a.txt"), &extraction())));
}

#[test]
fn what_refers_to_nothing_is_left_out() {
    let mut extraction = extraction();
    extraction.entities[0].of = vec![EntityId(99), EntityId(0)];
    extraction.attributions[0].speakers = vec![EntityId(99)];
    extraction.attributions[1].content.clear();
    extraction.attributions[1].cue.clear();
    extraction.attributions[2].parent = Some(2);
    extraction.mentions[0].entity = EntityId(99);
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction).unwrap();
    let xi = graph.find("Person", "name", &"Xi Jinping".into()).unwrap();
    assert_eq!(graph.expand(xi, Direction::Both, None).count(), 0);
}

#[test]
fn what_only_tells_the_origin_is_no_statement() {
    let mut extraction = extraction();
    extraction.attributions[1].provenance = true;
    extraction.attributions[1].parent = Some(0);
    let mut graph = Graph::new();
    ingest(&mut graph, &document("a.txt"), &extraction).unwrap();
    let found = relationships(&graph);
    assert_eq!(graph.nodes_with_label("Statement").len(), 2);
    assert!(found.contains(&"“yes” ACCORDING_TO China".to_owned()));
    assert!(found.contains(&"“Taiwan must REPORTS “yes”".to_owned()));
    assert!(!found.iter().any(|line| line.starts_with("China SAID")));
}

/// Reads what each document tells of one person, and gives back the people in the graph.
fn people(documents: &[Vec<Entity>]) -> Vec<String> {
    let mut graph = Graph::new();
    let mut shelf = Memory::default();
    for (place, entities) in documents.iter().enumerate() {
        let extraction = Extraction {
            entities: entities.clone(),
            ..Extraction::default()
        };
        shelf.add(Facts::new(&document(&format!("{place}.txt")), &extraction));
    }
    assemble(&mut graph, &shelf).unwrap();
    let names = graph.nodes_with_label("Person").iter();
    names
        .map(|node| {
            graph
                .property(*node, "name")
                .and_then(Value::as_str)
                .unwrap()
                .to_owned()
        })
        .collect()
}

fn person(name: &str) -> Vec<Entity> {
    vec![Entity::new(name, EntityLabel::Person)]
}

/// With a role in a country.
fn official(name: &str, role: &str, country: &str) -> Vec<Entity> {
    let person = Entity {
        role: Some(role.into()),
        of: vec![EntityId(1)],
        ..Entity::new(name, EntityLabel::Person)
    };
    vec![person, Entity::new(country, EntityLabel::Country)]
}

#[test]
fn spellings_of_one_person_in_many_documents_are_one() {
    assert_eq!(
        people(&[person("Recep Erdoğan"), person("Recep Erdogan")]),
        ["Recep Erdoğan"]
    );
    assert_eq!(
        people(&[person("Paul Ryan"), person("Paul D. Ryan")]),
        ["Paul Ryan"]
    );
    assert_eq!(
        people(&[person("George W. Bush"), person("George H.W. Bush")]),
        ["George W. Bush", "George H.W. Bush"]
    );
}

#[test]
fn who_shares_only_a_name_is_somebody_else() {
    let of_gender = |gender: &str| {
        let mut entities = person("Robin Miller");
        entities[0].gender = Some(gender.into());
        entities
    };
    assert_eq!(people(&[of_gender("male"), of_gender("female")]).len(), 2);
    let british = official("Michael Brown", "mayor", "United Kingdom");
    let american = official("Michael Brown", "senator", "United States");
    assert_eq!(people(&[british.clone(), american]).len(), 2);
    let moved = official("Michael Brown", "mayor", "Ireland");
    assert_eq!(people(&[british, moved]).len(), 1);
    // The Bob of one document is not that of another.
    assert_eq!(people(&[person("Bob"), person("Bob")]).len(), 2);
}

#[test]
fn what_was_merged_stays_merged_for_what_is_read_later() {
    let mut graph = Graph::new();
    let formerly: Value = [Value::from("Xi Jinpin")].into_iter().collect();
    graph.create_node(
        ["Person"],
        [("name", "Xi Jinping".into()), ("formerly", formerly)],
    );
    let extraction = Extraction {
        entities: person("Xi Jinpin"),
        ..Extraction::default()
    };
    ingest(&mut graph, &document("later.txt"), &extraction).unwrap();
    assert_eq!(graph.nodes_with_label("Person").len(), 1);
}
