//! Drawings are what Graphviz accepts and what a person would want to look at.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use whosaid::graph::{Graph, NodeId, Path, RelationshipId, Value};
use whosaid::query::Rows;
use whosaid::render::{Selection, dot};

/// What `dot -T` makes of a drawing; nothing where Graphviz is not there.
fn graphviz(drawing: &str, format: &str) -> Option<Vec<u8>> {
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
    child
        .stdin
        .take()
        .unwrap()
        .write_all(drawing.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaint.is_empty(),
        "{complaint}\n{drawing}"
    );
    Some(output.stdout)
}

fn svg(drawing: &str) -> Option<String> {
    graphviz(drawing, "svg").map(|svg| String::from_utf8(svg).unwrap())
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

#[test]
fn a_week_of_news_is_drawn() {
    let graph = week();
    let drawing = dot(&graph, None);
    if let Some(path) = std::env::var_os("DRAWING") {
        std::fs::write(&path, &drawing).unwrap();
    }
}
