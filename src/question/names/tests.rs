use super::Names;
use crate::graph::{Graph, Value};

fn names() -> Names {
    let mut graph = Graph::new();
    let mut entity = |labels: &[&str], name: &str, aliases: &[&str]| {
        let properties = [("name", name.into()), ("aliases", Value::strings(aliases))];
        graph.create_node(labels.iter().copied(), properties);
    };
    entity(&["Country"], "Türkiye", &["Turkey"]);
    entity(
        &["Country", "Actor"],
        "United States",
        &["U.S.", "Washington"],
    );
    entity(&["Country"], "Bosnia and Herzegovina", &[]);
    entity(&["Place"], "Washington", &[]);
    entity(&["Person", "Actor"], "Ursula von der Leyen", &[]);
    entity(&["Organization", "Actor"], "China's Foreign Ministry", &[]);
    let properties = [
        ("title", "Talks in Geneva".into()),
        ("path", "news/2025/geneva-talks.txt".into()),
        ("publisher", "The Morning Post".into()),
    ];
    graph.create_node(["Document"], properties);
    Names::new(&graph)
}

#[test]
fn a_name_is_found_in_any_spelling() {
    let names = names();
    let check = |name: &str, expected: &[&str]| {
        let found: Vec<&str> = names.find(name).iter().map(|entry| &*entry.name).collect();
        assert_eq!(found, expected, "{name}");
    };
    check("turkiye", &["Türkiye"]);
    check("TURKEY", &["Türkiye"]);
    check("the US", &["United States"]);
    check("Washington", &["United States", "Washington"]);
    check("China’s foreign ministry", &["China's Foreign Ministry"]);
    check("Tur", &[]);
    check("", &[]);
}

#[test]
fn people_and_organisations_are_found_by_how_their_names_end() {
    let names = names();
    let check = |ending: &str, expected: usize| {
        assert_eq!(names.find_ending(ending).len(), expected, "{ending}");
    };
    check("von der Leyen", 1);
    check("Leyen", 1);
    check("Ursula", 0);
    check("the Foreign Ministry", 1);
    check("Herzegovina", 0);
}

#[test]
fn documents_are_found_by_title_path_and_publisher() {
    let names = names();
    let check = |name: &str, expected: Option<&str>| {
        let found = names.find_documents(name);
        assert_eq!(found.first().map(|name| name.key), expected, "{name}");
    };
    check("talks in geneva", Some("title"));
    check("news/2025/geneva-talks.txt", Some("path"));
    check("geneva-talks.txt", Some("path"));
    check("geneva-talks", Some("path"));
    check("Morning Post", Some("publisher"));
    check("Geneva", None);
    assert_eq!(names.find_titles("Geneva").len(), 1);
    assert_eq!(names.find_titles("Gene").len(), 0);
}

#[test]
fn near_misses_are_suggested_and_far_ones_are_not() {
    let names = names();
    let check = |name: &str, expected: &[&str]| assert_eq!(names.similar(name), expected, "{name}");
    check("Turky", &["Türkiye"]);
    check("Wahsington", &["United States", "Washington"]);
    check("van der Leyen", &["Ursula von der Leyen"]);
    check("Foreign Ministery", &["China's Foreign Ministry"]);
    check("Peru", &[]);
    check("Ursu", &["Ursula von der Leyen"]);
    check("x", &[]);
}

#[test]
fn completions_begin_with_what_is_typed() {
    let names = names();
    let check = |prefix: &str, expected: &[&str]| {
        assert_eq!(
            names.completions(prefix).collect::<Vec<_>>(),
            expected,
            "{prefix}"
        );
    };
    check("tur", &["Turkey", "Türkiye"]);
    check("the u", &["United States", "Ursula von der Leyen", "U.S."]);
    check("q", &[]);
}

#[test]
fn people_are_found_by_their_offices() {
    let mut graph = Graph::new();
    let country = |graph: &mut Graph, name: &str, adjective: &str| {
        let adjectives = ("adjectives", Value::strings([adjective]));
        graph.create_node(["Country"], [("name", name.into()), adjectives])
    };
    let china = country(&mut graph, "China", "Chinese");
    let japan = country(&mut graph, "Japan", "Japanese");
    for (name, role, of) in [
        ("Xi Jinping", "Chinese President", china),
        ("Wang Yi", "foreign minister", china),
        ("Sanae Takaichi", "prime minister of Japan", japan),
        ("Ann Roe", "Gov.", japan),
    ] {
        let node = graph.create_node(["Person"], [("name", name.into()), ("role", role.into())]);
        graph.create_relationship("OF", node, of, []);
    }
    let names = Names::new(&graph);
    let check = |office: &str, expected: &[&str]| {
        let found: Vec<&str> = names
            .find_ending(office)
            .iter()
            .map(|entry| &*entry.name)
            .collect();
        assert_eq!(found, expected, "{office}");
    };
    check("the Chinese president", &["Xi Jinping"]);
    check("China’s president", &["Xi Jinping"]);
    check("the president of China", &["Xi Jinping"]);
    check("the president", &["Xi Jinping"]);
    check("Japanese leader", &["Sanae Takaichi"]);
    check("the leader", &["Xi Jinping", "Sanae Takaichi"]);
    check("Chinese foreign minister", &["Wang Yi"]);
    check("governor", &["Ann Roe"]);
    check("the Chinese governor", &[]);
    check("the Korean president", &[]);
}
