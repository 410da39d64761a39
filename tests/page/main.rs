//! Pages in a browser: what they show is what the graph holds, and all of it can be used. Without a Chromium these
//! tests say so and do nothing.

mod articles;
mod browser;
mod hostile;
mod large;
#[cfg(feature = "serve")]
mod live;

use browser::Browser;
use std::path::PathBuf;
use tempfile::TempDir;
use whosaid::Session;
use whosaid::graph::Value;

/// A file with a page, and its address.
struct File {
    address: String,
    _folder: TempDir,
}

impl File {
    fn new(page: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("page.html");
        std::fs::write(&path, page).unwrap();
        Self {
            address: format!("file://{}", path.display()),
            _folder: folder,
        }
    }

    fn at(&self, place: &str) -> String {
        format!("{}{place}", self.address)
    }
}

/// A session over the articles that come with the program.
fn session() -> Session {
    let mut session = Session::new();
    session.read(["data/articles"], None);
    session
}

fn answered(session: &mut Session, question: &str) -> String {
    let answer = session.ask_with_part(question).unwrap();
    session.answer_page(&answer)
}

fn number(session: &mut Session, query: &str) -> u64 {
    let answer = session.ask(query).unwrap();
    match answer.rows.rows[0][0] {
        Value::Integer(number) => number.try_into().unwrap(),
        ref other => panic!("{query}: {other:?}"),
    }
}

/// The number that the count of the page begins with.
fn shown(browser: &Browser) -> u64 {
    let count = browser.text("#count").replace(',', "");
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

#[test]
fn all_of_the_graph_is_shown_and_filters_work_together() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let mut session = session();
    let page = File::new(&session.page());
    browser.visit(&page.address);
    let all = number(
        &mut session,
        "MATCH (s:Statement) WHERE s.copy IS NULL RETURN count(s)",
    );
    assert_eq!(shown(&browser), all);
    let trump = "MATCH (p:Person {name: 'Donald Trump'})-[:SAID]->(s:Statement)";
    browser.visit(&page.at("#role=speaks&person=Donald+Trump"));
    assert_eq!(
        shown(&browser),
        number(&mut session, &format!("{trump} RETURN count(DISTINCT s)"))
    );
    browser.value("document.getElementById('role').value = 'either'; document.getElementById('role').dispatchEvent(new Event('change'))");
    browser.click("#facet-country input[value=China]");
    let about = "MATCH (s:Statement)--(:Country {name: 'China'}) MATCH (s)--(:Person {name: 'Donald Trump'})";
    assert_eq!(
        shown(&browser),
        number(&mut session, &format!("{about} RETURN count(DISTINCT s)"))
    );
    let address = browser.value("location.hash");
    assert_eq!(address, "#person=Donald+Trump&country=China");
    browser.value("document.getElementById('from').value = '2025-11-01'; document.getElementById('from').dispatchEvent(new Event('change'))");
    let late = "MATCH (s)-[:IN]->(d) WHERE coalesce(s.until, s.date, d.date) >= date('2025-11-01')";
    assert_eq!(
        shown(&browser),
        number(
            &mut session,
            &format!("{about} {late} RETURN count(DISTINCT s)")
        )
    );
    assert_eq!(
        browser.count("#chips .chip"),
        4,
        "three filters, and one to take off all"
    );
    browser.click("#chips .all");
    assert_eq!(shown(&browser), all);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn words_are_looked_for_where_they_begin() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let page = File::new(&session().page());
    browser.visit(&page.address);
    browser.click("#q");
    browser.write("guterres \"right of self-defence\"");
    assert_eq!(shown(&browser), 1, "{}", browser.text("#count"));
    assert!(browser.text(".card").contains("Fu Cong"));
    assert!(browser.count(".card mark.hit") >= 1);
    let again = browser.value("location.href");
    browser.visit(again.as_str().unwrap());
    assert_eq!(shown(&browser), 1);
    assert_eq!(
        browser.value("document.getElementById('q').value"),
        "guterres \"right of self-defence\""
    );
    browser.visit(&page.at("#q=elf-defence"));
    assert_eq!(browser.text("#count").split(' ').next(), Some("None"));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn on_paper_are_all_statements() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let page = File::new(&session().page());
    browser.visit(&page.address);
    browser.click("#theme");
    assert_eq!(browser.count(".card"), 30);
    browser.value("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.count(".card"), shown(&browser));
    let theme = "document.documentElement.dataset.theme";
    assert_eq!(browser.value(theme), "light");
    browser.value("dispatchEvent(new Event('afterprint'))");
    assert_eq!(browser.count(".card"), 30);
    assert_eq!(browser.value(theme), "dark");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_card_opens_its_article_and_gives_the_focus_back() {
    for (width, height) in [(1440, 900), (500, 844)] {
        let Some(browser) = Browser::open(width, height) else {
            return;
        };
        let mut session = session();
        let question = "what did Takaichi say about Taiwan";
        let page = File::new(&answered(&mut session, question));
        browser.visit(&page.address);
        assert_eq!(
            browser.value("document.title"),
            "what did Takaichi say about Taiwan – whosaid"
        );
        assert_eq!(shown(&browser), 1);
        browser.click(".card a.button");
        assert_eq!(browser.value("document.activeElement.id"), "article-title");
        let parts = ["source", "cue", "content"].map(|part| {
            let part = format!("#article .text mark.{part}");
            let shown = browser.value(&format!(
                "[...document.querySelectorAll('{part}')].map((one) => one.lastChild.data).join('')"
            ));
            shown.as_str().unwrap().to_owned()
        });
        assert_eq!(parts[..2], ["Sanae Takaichi", "replied"]);
        assert!(
            parts[2].starts_with("that an attack on the island"),
            "{}",
            parts[2]
        );
        let is_seen = "(() => { const box = document.querySelector('#article .text mark.content').getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; })()";
        assert_eq!(browser.value(is_seen), true);
        let link = browser.value("location.href");
        browser.press("Escape", 27);
        assert_eq!(
            browser.value("document.getElementById('article').open"),
            false
        );
        assert_eq!(
            browser.value("document.activeElement.textContent"),
            "In the article"
        );
        browser.visit(link.as_str().unwrap());
        assert_eq!(browser.count("#article[open] .text mark.content"), 1);
        assert_eq!(
            browser.value("document.documentElement.scrollWidth <= innerWidth"),
            true
        );
        assert_eq!(browser.complaints(), [""; 0]);
    }
}

#[test]
fn an_answer_of_numbers_leads_to_the_statements_behind_it() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let mut session = session();
    let question = "who spoke most about Taiwan";
    let page = File::new(&answered(&mut session, question));
    browser.visit(&page.address);
    assert_eq!(
        browser.text("table.answer tbody tr td").trim(),
        "Donald Trump"
    );
    browser.click("table.answer tbody tr td a.button");
    assert_eq!(shown(&browser), 3);
    assert_eq!(browser.value("[...document.querySelectorAll('.card .name')].filter((one) => one.innerText === 'Donald Trump').length"), 3);
    browser.value("history.back()");
    browser.value("new Promise((done) => setTimeout(done, 200))");
    assert_eq!(browser.count("table.answer"), 1);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn every_view_opens_and_says_the_same_on_every_screen() {
    for (width, height) in [(500, 844), (820, 1180), (1440, 900)] {
        let Some(browser) = Browser::open(width, height) else {
            return;
        };
        open_views(&browser);
    }
}

fn open_views(browser: &Browser) {
    let mut session = session();
    let page = File::new(&answered(&mut session, "who said what about Taiwan"));
    let statements = shown_rows(&mut session);
    for view in ["timeline", "matrix", "picture", "table", "cards"] {
        browser.visit(&page.address);
        browser.click(&format!("#views [data-view={view}]"));
        assert_eq!(shown(browser), statements, "{view}");
        assert_eq!(browser.value("document.activeElement.dataset.view"), view);
        assert_eq!(
            browser.value("document.documentElement.scrollWidth <= innerWidth"),
            true,
            "{view}"
        );
        assert_eq!(browser.complaints(), [""; 0], "{view}");
    }
    browser.visit(&page.at("#view=table"));
    assert_eq!(browser.count("table.list tbody tr"), statements);
    let choose = "(() => { const order = document.getElementById('table-order'); order.value = 'speaker'; order.dispatchEvent(new Event('change')); })()";
    if browser.value("innerWidth < 640") == true {
        browser.value(choose);
    } else {
        browser.click("[data-column=speaker]");
    }
    let speakers =
        browser.value("[...document.querySelectorAll('td.speaker')].map((one) => one.innerText)");
    let mut sorted: Vec<String> = serde_json::from_value(speakers.clone()).unwrap();
    sorted.sort();
    assert_eq!(speakers, serde_json::json!(sorted));
    assert_eq!(
        browser.value("document.querySelector('th[aria-sort]').getAttribute('aria-sort')"),
        "ascending"
    );
    browser.visit(&page.at("#view=timeline"));
    let bars = "[...document.querySelectorAll('.bar a')].reduce((sum, one) => sum + parseInt(one.getAttribute('aria-label').split(': ')[1]), 0)";
    assert_eq!(browser.value(bars), statements);
    browser.visit(&page.at("#view=picture"));
    assert!(browser.count(".canvas canvas") > 0);
}

fn shown_rows(session: &mut Session) -> u64 {
    let answer = session.ask("who said what about Taiwan").unwrap();
    answer.rows.rows.len() as u64
}
