//! Drawings are what Graphviz accepts and what a person would want to look at.

use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use whosaid::export::dot;
use whosaid::graph::{Graph, NodeId, Path, RelationshipId, Selection, Value};
use whosaid::query::Rows;

/// What `dot -T` makes of a drawing, and what it says about it; nothing where there is no Graphviz.
fn graphviz(drawing: &str, format: &str) -> Option<(Vec<u8>, String)> {
    let child = Command::new("dot")
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: there is no `dot`");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(drawing.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}\n{drawing}");
    Some((output.stdout, said))
}

/// The picture of a drawing that Graphviz has nothing to say against.
fn svg(drawing: &str) -> Option<String> {
    let (svg, said) = graphviz(drawing, "svg")?;
    assert_eq!(said, "", "about {drawing}");
    Some(String::from_utf8(svg).unwrap())
}

/// Puts news into a graph in few words.
#[derive(Default)]
struct News {
    graph: Graph,
}

impl News {
    fn entity(&mut self, labels: &str, name: &str) -> NodeId {
        let labels: Vec<&str> = labels.split(' ').collect();
        if let Some(known) = self.graph.find(labels[0], "name", &name.into()) {
            return known;
        }
        self.graph.create_node(
            labels,
            [("name", name.into()), ("aliases", Value::strings([name]))],
        )
    }

    fn document(&mut self, title: &str, publisher: &str, date: &str) -> NodeId {
        let path = format!("articles/{}.txt", title.to_lowercase().replace(' ', "-"));
        let date: jiff::civil::Date = date.parse().unwrap();
        self.graph.create_node(
            ["Document"],
            [
                ("title", title.into()),
                ("path", path.into()),
                ("publisher", publisher.into()),
                ("date", date.into()),
            ],
        )
    }

    fn statement(
        &mut self,
        document: NodeId,
        speaker: NodeId,
        text: &str,
        about: &[NodeId],
    ) -> NodeId {
        let form = if text.contains('“') {
            "mixed"
        } else {
            "indirect"
        };
        let statement = self.graph.create_node(
            ["Statement"],
            [
                ("text", text.into()),
                ("form", form.into()),
                ("cue", "said".into()),
            ],
        );
        self.relate("SAID", speaker, statement);
        for entity in about {
            self.relate("ABOUT", statement, *entity);
        }
        self.relate("IN", statement, document);
        statement
    }

    fn relate(&mut self, kind: &str, from: NodeId, to: NodeId) -> RelationshipId {
        self.graph.create_relationship(kind, from, to, [])
    }

    fn mentions(&mut self, document: NodeId, entities: &[NodeId]) {
        for (place, entity) in entities.iter().enumerate() {
            let count = i64::try_from(place).unwrap() + 1;
            let count = [("count", count.into())];
            self.graph
                .create_relationship("MENTIONS", document, *entity, count);
        }
    }
}

/// Three articles on a week of diplomacy.
#[allow(clippy::too_many_lines, reason = "a list of facts")]
fn week() -> Graph {
    let mut news = News::default();
    let (person, country, topic) = ("Person Actor", "Country", "Topic");
    let organization = "Organization Actor";
    let trump = news.entity(person, "Donald Trump");
    let xi = news.entity(person, "Xi Jinping");
    let takaichi = news.entity(person, "Sanae Takaichi");
    let mao = news.entity(person, "Mao Ning");
    let leavitt = news.entity(person, "Karoline Leavitt");
    let zelenskyy = news.entity(person, "Volodymyr Zelenskyy");
    let rubio = news.entity(person, "Marco Rubio");
    let ministry = news.entity(organization, "China's Foreign Ministry");
    let truth = news.entity(organization, "Truth Social");
    let kremlin = news.entity(organization, "Kremlin");
    let commission = news.entity(organization, "European Commission");
    let china = news.entity(country, "China");
    let usa = news.entity(country, "United States");
    let japan = news.entity(country, "Japan");
    let taiwan = news.entity(country, "Taiwan");
    let ukraine = news.entity(country, "Ukraine");
    let russia = news.entity(country, "Russia");
    let trade = news.entity(topic, "trade");
    let soybeans = news.entity(topic, "soybeans");
    let agriculture = news.entity(topic, "agriculture");
    let peace = news.entity(topic, "peace talks");
    let defence = news.entity(topic, "defence");
    let geneva = news.entity("Place", "Geneva");
    let busan = news.entity("Place", "Busan");
    let war = news.entity("Event", "Second World War");
    for (from, to) in [
        (trump, usa),
        (xi, china),
        (takaichi, japan),
        (mao, ministry),
        (ministry, china),
        (zelenskyy, ukraine),
        (rubio, usa),
        (kremlin, russia),
    ] {
        news.relate("OF", from, to);
    }
    news.relate("BROADER", soybeans, agriculture);
    news.relate("BROADER", agriculture, trade);

    let call = news.document(
        "Leaders speak by telephone about trade and Taiwan",
        "Example Daily",
        "2025-11-24",
    );
    let order = news.statement(call, xi,
        "that the island’s return is part of the order that the war’s victors agreed on, and that both sides should “jointly safeguard” what was won then",
        &[taiwan, war]);
    news.relate("TO", order, trump);
    news.relate("ACCORDING_TO", order, ministry);
    let farmers = news.statement(
        call,
        trump,
        "there is a good deal for farmers",
        &[soybeans, trade],
    );
    news.relate("VIA", farmers, truth);
    let understands = news.statement(
        call,
        trump,
        "the United States understands how much the question matters to China",
        &[taiwan, china, usa],
    );
    news.relate("TO", understands, xi);
    news.graph.set_property(understands, "hedged", true.into());
    let focus = news.statement(
        call,
        leavitt,
        "trade was what most of the call was about",
        &[trade],
    );
    news.graph.set_property(focus, "form", "direct".into());
    let report = news.statement(
        call,
        mao,
        "both sides carry out what they agreed on, and that Xi said so",
        &[trade],
    );
    news.relate("REPORTS", report, order);
    news.mentions(call, &[trump, xi, china, busan, taiwan, trade, ministry]);

    let japan_news = news.document("Tokyo explains itself", "Example Daily", "2025-11-25");
    let denied = news.statement(
        japan_news,
        takaichi,
        "that she would take her words back",
        &[taiwan, defence],
    );
    news.graph.set_property(denied, "negated", true.into());
    let threat = news.statement(
        japan_news,
        takaichi,
        "an attack on Taiwan could be “a situation threatening Japan’s survival” (存立危機事態)",
        &[taiwan, japan, defence],
    );
    news.relate("TO", threat, japan);
    news.statement(
        japan_news,
        china,
        "Japan must “stop playing with fire”",
        &[japan, taiwan],
    );
    let wants = news.statement(
        japan_news,
        japan,
        "stable relations with its neighbour",
        &[china],
    );
    news.graph.set_property(wants, "attitude", true.into());
    news.mentions(japan_news, &[takaichi, taiwan, china, japan]);

    let talks = news.document(
        "Negotiators meet on a plan to end the war, and everybody has a view of it",
        "Wire",
        "2025-11-23",
    );
    news.statement(
        talks,
        rubio,
        "“tremendous” progress has been made",
        &[peace, ukraine],
    );
    let dignity = news.statement(
        talks,
        zelenskyy,
        "his country faces a choice between its dignity and the loss of a partner",
        &[ukraine, usa],
    );
    news.relate("TO", dignity, ukraine);
    news.statement(
        talks,
        kremlin,
        "nothing official has been received",
        &[peace],
    );
    news.statement(
        talks,
        commission,
        "borders cannot be changed by force",
        &[russia, ukraine, peace],
    );
    news.mentions(talks, &[rubio, geneva, ukraine, russia]);
    news.graph
}

/// The lines of a drawing that have all of `words`.
fn lines<'a>(drawing: &'a str, words: &[&str]) -> Vec<&'a str> {
    let has_all = |line: &&str| words.iter().all(|word| line.contains(word));
    drawing.lines().filter(has_all).collect()
}

/// Writes the picture to the file that `DRAWING` names, for a person to look at.
#[test]
fn a_week_of_news_is_drawn() {
    let graph = week();
    let drawing = dot(&graph, None);
    assert_eq!(
        drawing,
        dot(&graph.clone(), None),
        "the same graph gives the same drawing"
    );
    assert_eq!(lines(&drawing, &["subgraph cluster_"]).len(), 3);
    assert_eq!(lines(&drawing, &["-> ", " SAID "]).len(), 13);
    assert_eq!(lines(&drawing, &["-> ", " IN "]).len(), 0, "frames say it");
    // What joins names and not statements, and names that only such a line joins, are left out.
    for left_out in [" MENTIONS ", " OF ", " BROADER ", "Geneva\""] {
        assert_eq!(lines(&drawing, &[left_out]).len(), 0, "{left_out}");
    }
    assert!(!drawing.contains("label=\"SAID\""), "the legend says it");
    assert_eq!(
        lines(&drawing, &["label=<<table", "━━▶ SAID", "──▶ ABOUT"]).len(),
        1
    );
    assert!(
        drawing.contains("safeguard” what was won then\\l"),
        "wrapped to the left"
    );
    assert!(drawing.contains("label=\"“trade was what most of the call was\\labout”\\l\""));
    let Some(svg) = svg(&drawing) else { return };
    assert!(svg.contains("Japan’s survival”"));
    if let Some(path) = std::env::var_os("DRAWING") {
        std::fs::write(path, graphviz(&drawing, "png").unwrap().0).unwrap();
    }
}

#[test]
fn an_empty_graph_is_a_drawing() {
    let drawing = dot(&Graph::new(), None);
    svg(&drawing);
    assert_eq!(
        lines(&drawing, &["->"]).len() + lines(&drawing, &["label=<"]).len(),
        0
    );
    svg(&dot(&week(), Some(&Selection::default())));
}

#[test]
fn long_statements_are_clipped_but_whole_in_the_tooltip() {
    let mut graph = Graph::new();
    let text = "the quick brown fox ".repeat(20);
    graph.create_node(["Statement"], [("text", text.as_str().into())]);
    let drawing = dot(&graph, None);
    let node = lines(&drawing, &["n0 ["])[0];
    assert!(node.contains(" …\\l\", tooltip="), "{node}");
    assert!(
        node.contains(&format!("tooltip=\"{}\"", text.trim())),
        "{node}"
    );
}

#[test]
fn the_part_in_rows_is_drawn_with_what_joins_it() {
    let graph = week();
    let find = |label, key, name: &str| graph.find(label, key, &name.into()).unwrap();
    let trump = find("Person", "name", "Donald Trump");
    let deal = find("Statement", "text", "there is a good deal for farmers");
    let call = find("Document", "publisher", "Example Daily");
    let rows = Rows {
        columns: vec!["a".into(), "b".into()],
        rows: vec![vec![
            [Value::Node(trump)].into_iter().collect(),
            Value::Node(deal),
        ]],
    };
    let part = Selection::of_values(rows.values(), &graph);
    assert_eq!(part.nodes, [trump, deal, call].into());
    let drawing = dot(&graph, Some(&part));
    assert_eq!(lines(&drawing, &["->"]).len(), 1, "{drawing}");
    assert_eq!(lines(&drawing, &["cluster_"]).len(), 1);
    svg(&drawing);
}

#[test]
fn a_path_in_rows_is_drawn_as_it_is() {
    let graph = week();
    let mentions = graph
        .relationships()
        .find(|id| graph.relationship_type(*id) == "MENTIONS")
        .unwrap();
    let (document, entity) = graph.endpoints(mentions);
    let path = Path {
        nodes: vec![entity, document],
        relationships: vec![mentions],
    };
    let rows = Rows {
        columns: vec!["p".into()],
        rows: vec![vec![Value::Path(Arc::new(path))]],
    };
    let part = Selection::of_values(rows.values(), &graph);
    assert_eq!(part.relationships, [mentions].into());
    let drawing = dot(&graph, Some(&part));
    assert_eq!(lines(&drawing, &["->", "MENTIONS"]).len(), 1);
    svg(&drawing);
}

const NASTY: [&str; 22] = [
    "",
    " ",
    "\"",
    "\\",
    "\\\"",
    "ends in \\",
    "\\N \\G \\E \\T \\H \\L \\n \\l \\r",
    "<b>bold</b>",
    "<",
    "a&b &amp; &lt; &#60; &nbsp; &",
    "]]> --> <!-- <?xml",
    "two\nlines\r\nand\ttab",
    "\u{0}\u{1}\u{b}\u{1b}[31m\u{7f}\u{85}\u{9f}",
    "\u{fffe}\u{ffff}\u{feff}\u{2028}\u{202e}",
    "高市早苗 🎌 👩‍👩‍👧 e\u{301}",
    "}; n0 -> n1 [label=\"x\"]; //",
    "/* comment */ # comment",
    "strict digraph node edge graph subgraph",
    "{a|b}",
    "“curly” ‘quotes’ «ok»",
    "a\\\nb",
    "%s %d %n",
];

/// A graph in which every text that a drawing shows is `text`.
fn full_of(text: &str) -> Graph {
    let mut graph = Graph::new();
    let document = graph.create_node(
        ["Document"],
        [
            ("title", text.into()),
            ("path", text.into()),
            ("publisher", text.into()),
        ],
    );
    let keys = ["name", "text", "role", "form"];
    let labels = [text, "Statement", "Person", "Topic"];
    let nodes = labels.map(|label| {
        let aliases = [("aliases", Value::strings([text]))];
        let properties = keys.map(|key| (key, Value::from(text)));
        graph.create_node([label, text], properties.into_iter().chain(aliases))
    });
    graph.create_relationship("IN", nodes[1], document, []);
    graph.create_relationship("MENTIONS", document, nodes[3], []);
    graph.create_relationship(text, nodes[0], nodes[1], [(text, text.into())]);
    graph.create_relationship("ABOUT", nodes[1], nodes[1], []);
    graph
}

#[test]
fn graphviz_accepts_any_text() {
    for text in NASTY {
        let drawing = dot(&full_of(text), None);
        if svg(&drawing).is_none() {
            return;
        }
    }
}

#[test]
fn text_is_shown_as_it_is() {
    for text in [
        "a \\N \\\" \\\\ b\\",
        "&lt; &amp; & <b>",
        "it's 5 < 6 \"so\"",
    ] {
        let mut graph = Graph::new();
        graph.create_node(["Statement"], [("text", text.into())]);
        let Some(svg) = svg(&dot(&graph, None)) else {
            return;
        };
        let plain = |svg: &str| {
            let pairs = [
                ("&#160;", " "),
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&#39;", "'"),
                ("&#45;", "-"),
                ("\u{2060}", ""),
                ("&amp;", "&"),
            ];
            pairs
                .iter()
                .fold(svg.to_owned(), |svg, (from, to)| svg.replace(from, to))
        };
        let node = svg.split("<!-- n0 -->").nth(1).unwrap();
        let label = node
            .split("<text")
            .nth(1)
            .and_then(|rest| rest.split(['>', '<']).nth(1));
        assert_eq!(label.map(plain).as_deref(), Some(text), "label in {svg}");
        let tooltip = node
            .split("xlink:title=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        assert_eq!(
            tooltip.map(plain).as_deref(),
            Some(text),
            "tooltip in {svg}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn graphviz_accepts_any_graph(
        texts in proptest::collection::vec(any::<String>(), 1..8),
        edges in proptest::collection::vec((0_usize..8, 0_usize..8, 0_usize..7), 0..16),
    ) {
        let labels = ["Statement", "Document", "Person", "Country", "Topic", "Place", "X"];
        let types = ["IN", "SAID", "ABOUT", "REPORTS", "MENTIONS", "OF", "Y"];
        let mut graph = Graph::new();
        let nodes: Vec<NodeId> = texts
            .iter()
            .enumerate()
            .map(|(place, text)| {
                let name = if place % 2 == 0 { "name" } else { "text" };
                graph.create_node([labels[place % 7]], [(name, text.as_str().into())])
            })
            .collect();
        for (from, to, kind) in edges {
            let (from, to) = (nodes[from % nodes.len()], nodes[to % nodes.len()]);
            graph.create_relationship(types[kind], from, to, []);
        }
        // Graphviz may find no good way for a line in such a tangle, and warns; it must draw it.
        graphviz(&dot(&graph, None), "svg");
    }
}
