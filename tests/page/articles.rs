//! Articles that are printed twice, and those that are gone.

use super::browser::Browser;
use super::{File, number, shown};
use std::fs;
use whosaid::Session;

const ARTICLE: &str = "data/articles/takaichi-taiwan-row.txt";

#[test]
fn what_two_papers_print_is_shown_once_with_both() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(ARTICLE).unwrap();
    let again = text.replace("The Whosaid Review", "The Evening Copy");
    fs::write(folder.path().join("first.txt"), &text).unwrap();
    fs::write(folder.path().join("second.txt"), again).unwrap();
    let mut session = Session::new();
    session.read([folder.path().to_str().unwrap()], None);
    let page = File::new(&session.page());
    browser.visit(&page.address);
    let all = number(&mut session, "MATCH (s:Statement) RETURN count(s)");
    let once = number(
        &mut session,
        "MATCH (s:Statement) WHERE s.copy IS NULL RETURN count(s)",
    );
    assert!(once < all);
    assert_eq!(shown(&browser), once);
    assert!(
        browser
            .text(".card .papers")
            .contains("also in The Evening Copy")
    );
    browser.click("#copies");
    assert_eq!(shown(&browser), all);
    assert_eq!(browser.value("location.hash"), "#copies=1");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn of_an_article_that_is_gone_the_paragraphs_are_shown() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("article.txt");
    fs::copy(ARTICLE, &path).unwrap();
    let mut session = Session::new();
    session.read([path.to_str().unwrap()], None);
    let whole = session.page();
    fs::write(&path, "Something else.").unwrap();
    let marked = |page: &str| {
        let page = File::new(page);
        browser.visit(&page.at("#q=%22survival-threatening+situation%22"));
        browser.click(".card a.button");
        let marked = "[...document.querySelectorAll('#article .text mark')].map((one) => one.lastChild.data).join('|')";
        let notices = browser.count("#article .notice");
        (browser.value(marked), notices)
    };
    let (words, notices) = marked(&whole);
    assert_eq!(notices, 0);
    let (others, notices) = marked(&session.page());
    assert_eq!(notices, 1);
    assert_eq!(words, others);
    assert!(words.as_str().unwrap().contains("replied"));
    assert_eq!(browser.complaints(), [""; 0]);
}
