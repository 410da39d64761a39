//! A headless Chromium, driven over its debugging protocol on two pipes: it is really clicked and typed into.

use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// The browser, if this machine has one; `CHROMIUM` names another.
fn chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    let mut all = named.into_iter().chain(usual.map(str::to_owned));
    all.find(|path| Path::new(path).exists())
}

/// A page that is open in a browser of its own.
pub(crate) struct Browser {
    process: Child,
    input: RefCell<ChildStdin>,
    output: RefCell<BufReader<ChildStdout>>,
    session: RefCell<Option<String>>,
    number: Cell<u64>,
    /// What the browser has told of unasked: messages, dialogs, requests.
    events: RefCell<Vec<Value>>,
    _profile: TempDir,
}

impl Browser {
    /// Opens an empty page of so many pixels; nothing where there is no browser.
    pub(crate) fn open(width: u32, height: u32) -> Option<Self> {
        let Some(path) = chromium() else {
            eprintln!("skipped: there is no Chromium here");
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        // The protocol is spoken on the third and fourth descriptor.
        let mut process = Command::new("sh")
            .args([
                "-c",
                "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                "sh",
            ])
            .args([
                &path,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--window-size={width},{height}"))
            .args(["--remote-debugging-pipe", "about:blank"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let browser = Self {
            input: RefCell::new(process.stdin.take().unwrap()),
            output: RefCell::new(BufReader::new(process.stdout.take().unwrap())),
            process,
            session: RefCell::default(),
            number: Cell::default(),
            events: RefCell::default(),
            _profile: profile,
        };
        let targets = browser.call("Target.getTargets", &json!({}));
        let target = targets["targetInfos"].as_array().unwrap().iter();
        let target = target.clone().find(|one| one["type"] == "page").unwrap();
        let asked = &json!({"targetId": target["targetId"], "flatten": true});
        let attached = browser.call("Target.attachToTarget", asked);
        *browser.session.borrow_mut() = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    fn call(&self, method: &str, parameters: &Value) -> Value {
        let number = self.number.get() + 1;
        self.number.set(number);
        let mut message = json!({"id": number, "method": method, "params": parameters});
        if let Some(session) = &*self.session.borrow() {
            message["sessionId"] = session.as_str().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.input.borrow_mut().write_all(&bytes).unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == number {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.events.borrow_mut().push(answer);
        }
    }

    fn next(&self) -> Value {
        let mut bytes = Vec::new();
        self.output.borrow_mut().read_until(0, &mut bytes).unwrap();
        bytes.pop();
        serde_json::from_slice(&bytes).expect("the browser is still there")
    }

    /// Opens a file at a place of it, and waits until it is there.
    pub(crate) fn visit(&self, address: &str) {
        // Between two places of one file nothing is loaded.
        self.load("about:blank");
        self.load(address);
    }

    fn load(&self, address: &str) {
        self.events.borrow_mut().clear();
        self.call("Page.navigate", &json!({"url": address}));
        let is_loaded = |event: &Value| event["method"] == "Page.loadEventFired";
        while !self.events.borrow().iter().any(is_loaded) {
            let event = self.next();
            self.events.borrow_mut().push(event);
        }
    }

    /// What an expression gives on the page.
    pub(crate) fn value(&self, expression: &str) -> Value {
        let asked = &json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", asked);
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {answer}"
        );
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true, also on the next page.
    pub(crate) fn until(&self, expression: &str) {
        let wanted = format!("Boolean({expression})");
        for _ in 0..100 {
            let asked = json!({"expression": wanted, "returnByValue": true});
            let answer = self.call("Runtime.evaluate", &asked);
            if answer["result"]["value"] == true {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("never: {expression}");
    }

    /// The text of the first element that a selector names.
    pub(crate) fn text(&self, selector: &str) -> String {
        let text = self.value(&format!(
            "document.querySelector({})?.innerText ?? ''",
            json!(selector)
        ));
        text.as_str().unwrap().to_owned()
    }

    /// How many elements a selector names.
    pub(crate) fn count(&self, selector: &str) -> u64 {
        let count = self.value(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ));
        count.as_u64().unwrap()
    }

    /// Clicks the middle of the first element that a selector names.
    pub(crate) fn click(&self, selector: &str) {
        let place = self.value(&format!(
            "(() => {{ const one = document.querySelector({}); one.scrollIntoView({{block: 'center'}}); \
            const box = one.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            json!(selector)
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = &json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Types into what has the focus.
    pub(crate) fn write(&self, text: &str) {
        self.call("Input.insertText", &json!({"text": text}));
    }

    /// Presses a key that writes nothing.
    pub(crate) fn press(&self, key: &str, code: u32) {
        for kind in ["rawKeyDown", "keyUp"] {
            let event =
                &json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// What the browser complained about: errors, violations of the policy, dialogs, and requests but for the page.
    pub(crate) fn complaints(&self) -> Vec<String> {
        // Whatever happened until now is told before the answer to this.
        self.value("new Promise((done) => setTimeout(done, 50))");
        let events = self.events.borrow();
        let complaints = events.iter().filter_map(|event| {
            let told = &event["params"];
            let is_fault = match event["method"].as_str()? {
                "Runtime.exceptionThrown" | "Log.entryAdded" | "Page.javascriptDialogOpening" => {
                    true
                }
                "Runtime.consoleAPICalled" => told["type"] == "error",
                "Network.requestWillBeSent" => {
                    let address = told["request"]["url"].as_str().unwrap_or_default();
                    // The browser's own little pictures in fields are data.
                    told["type"] != "Document" && !address.starts_with("data:")
                }
                _ => false,
            };
            is_fault.then(|| event.to_string())
        });
        complaints.collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
