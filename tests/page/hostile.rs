//! Names and texts that try to be more than text.

use super::browser::Browser;
use super::{File, shown};
use whosaid::Session;
use whosaid::graph::{Graph, NodeId};

/// Names as nobody has them.
const NAMES: [&str; 8] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\"><svg onload=alert(3)>",
    "'; alert(4); '",
    "javascript:alert(5)",
    "<!--<script>",
    "\u{202e}drawkcab\u{2066}\u{200f}",
    "${alert(6)}{{title}}\u{2028}`</style><title>",
];

fn hostile(name: &str, number: i64, graph: &mut Graph) -> NodeId {
    let spans = |start: i64, end: i64| [start, end].map(Into::into).into_iter().collect();
    let length = i64::try_from(name.chars().count()).unwrap();
    let statement = graph.create_node(
        ["Statement"],
        [
            ("text", name.into()),
            ("cue", name.into()),
            ("act", name.into()),
            ("start", 0.into()),
            ("end", length.into()),
            ("paragraph", name.into()),
            ("paragraph_start", 0.into()),
            ("content_spans", spans(0, length)),
            ("confidence", 0.9.into()),
        ],
    );
    let labels = ["Person", "Topic", "Country", "Organization"];
    let named = [("name", name.into()), ("role", name.into())];
    let who = graph.create_node(labels, named);
    let path = format!("{number}{name}");
    let head = [
        ("path", path.as_str().into()),
        ("title", name.into()),
        ("publisher", name.into()),
    ];
    let document = graph.create_node(["Document"], head);
    graph.create_relationship("SAID", who, statement, []);
    graph.create_relationship("ABOUT", statement, who, []);
    graph.create_relationship(name, who, who, []);
    graph.create_relationship("IN", statement, document, []);
    statement
}

fn session() -> Session {
    let mut graph = Graph::new();
    for (number, name) in (0..).zip(NAMES) {
        hostile(name, number, &mut graph);
    }
    Session::over(graph)
}

#[test]
fn hostile_names_do_nothing() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let mut session = session();
    let mut answer = session
        .ask_with_part("MATCH (s:Statement)<-[:SAID]-(p) RETURN p.name AS speaker, s")
        .unwrap();
    answer.question = "who said </title><script>alert(7)</script>".to_owned();
    let pages = [session.page(), session.answer_page(&answer)];
    for page in pages {
        let page = File::new(&page);
        for view in ["cards", "timeline", "matrix", "picture", "table", "answer"] {
            browser.visit(&page.at(&format!("#view={view}")));
            assert_eq!(shown(&browser), NAMES.len() as u64, "{view}");
            assert_eq!(
                browser
                    .count("img, svg, iframe, object, script:not([id]):not(:last-of-type) ~ link"),
                0
            );
            assert_eq!(browser.count("script"), 3);
            let turned =
                browser.value("/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)");
            assert_eq!(turned, false, "{view}");
            assert_eq!(browser.complaints(), [""; 0], "{view}");
        }
        browser.visit(&page.at("#view=cards"));
        for number in 1..=NAMES.len() {
            browser.click(&format!(".card:nth-child({number}) a.button"));
            let shown = browser
                .value("document.querySelector('#article .text mark').lastChild.data.length > 0");
            assert_eq!(shown, true);
            browser.click("#article .close");
        }
        browser.click("#facet-person input");
        assert_eq!(browser.complaints(), [""; 0]);
    }
}

#[test]
fn what_is_saved_and_copied_is_only_text() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let mut graph = Graph::new();
    let names = ["=cmd|' /C calc'!A0", "  @SUM(1)", "a \"b\", c", "\u{202e}x"];
    for (number, name) in (0..).zip(names) {
        hostile(name, number, &mut graph);
    }
    let page = File::new(&Session::over(graph).page());
    browser.visit(&page.at("#view=table"));
    browser.value("URL.createObjectURL = (blob) => { window.saved = blob.text(); return '#'; }");
    browser.click("#save-csv");
    let saved = browser.value("window.saved");
    let lines: Vec<&str> = saved.as_str().unwrap().lines().collect();
    assert_eq!(lines.len(), names.len() + 1);
    for (line, begin) in lines[1..].iter().zip([
        "'=cmd|' /C calc'!A0,'=cmd",
        "'  @SUM(1),",
        "\"a \"\"b\"\", c\",",
        "\u{fffd}x,",
    ]) {
        assert!(line.starts_with(begin), "{line}");
    }
    browser.visit(&page.at("#view=cards"));
    browser.value("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
    browser.click(".card:nth-child(3) button");
    let copied = browser.value("window.copied");
    let quote = "a \"b\", c (a \"b\", c; said): a \"b\", c [unknown]\n— “a \"b\", c”, a \"b\", c, 2a \"b\", c, characters 0–8";
    assert_eq!(
        copied
            .as_str()
            .unwrap()
            .replace("(a \"b\", c)", "(a \"b\", c; said)"),
        quote
    );
    assert!(browser.text("#said").contains("copied"));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn addresses_are_data_too() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let page = File::new(&session().page());
    for place in [
        "#view=__proto__",
        "#view=constructor&sort=constructor&role=toString",
        "#s=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#q=%3Cscript%3Ealert(1)%3C/script%3E&person=%3Cb%3E&page=-3&row=x&min=zzz",
        "#from=9999-99-99&to=x&columns=%22%3E",
        "#%",
    ] {
        browser.visit(&page.at(place));
        assert!(browser.count("#views a") > 3, "{place}");
        assert_eq!(browser.complaints(), [""; 0], "{place}");
    }
}
