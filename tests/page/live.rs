//! The page that `whosaid serve` gives, which can be asked more.

use super::browser::Browser;
use super::shown;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn questions_are_completed_asked_and_gone_on_with() {
    let Some(browser) = Browser::open(1440, 900) else {
        return;
    };
    let mut process = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["serve", "data/articles", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let output = process.stdout.take().unwrap();
    BufReader::new(output).read_line(&mut address).unwrap();
    let _server = Server(process);
    browser.visit(address.trim());
    browser.click("#ask-q");
    browser.write("what did Sanae T");
    browser.until("!document.getElementById('ask-list').hidden");
    browser.press("ArrowDown", 40);
    browser.press("Enter", 13);
    let typed = browser.value("document.getElementById('ask-q').value");
    assert_eq!(typed, "what did Sanae Takaichi");
    browser.write(" say about Taiwan");
    browser.click("#ask button");
    browser.until("document.title.startsWith('what did Sanae') && document.getElementById('count')?.textContent");
    assert_eq!(shown(&browser), 1);
    browser.click(".card a.button");
    assert_eq!(browser.count("#article .text mark.content"), 1);
    browser.value("document.getElementById('ask-q').value = 'and Trump?'");
    browser.click("#ask button");
    browser.until(
        "document.title.startsWith('and Trump') && document.getElementById('count')?.textContent",
    );
    assert_eq!(shown(&browser), 3);
    let cypher = browser.value("document.querySelector('#provenance pre').textContent");
    assert!(cypher.as_str().unwrap().contains("Donald Trump"));
    browser.value("document.getElementById('ask-q').value = 'who said what about Tiawan'");
    browser.click("#ask button");
    browser.until("document.querySelector('.problem')");
    assert!(browser.text(".problem").contains("did you mean `Taiwan`?"));
    let faults = browser.complaints();
    // The browser itself tells of the status 400, asks for its icon, and asks for completions.
    let is_fault = |fault: &&String| {
        !fault.contains("status of 4")
            && !fault.contains("favicon.ico")
            && !fault.contains("/api/complete")
    };
    assert_eq!(faults.iter().find(is_fault), None);
}
