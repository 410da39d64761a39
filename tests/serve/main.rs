//! `whosaid serve` as a stranger on the network sees it.
#![cfg(feature = "serve")]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A server over the articles that come with the program, and where it listens.
struct Server {
    process: Child,
    place: String,
}

/// Status, head and body.
struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn new(options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["serve", "data/articles", "--port", "0"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let output = process.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        let place = line.trim().trim_start_matches("http://");
        let place = place.trim_end_matches('/').to_owned();
        Self { process, place }
    }

    /// What comes back for a request as it is.
    fn send(&self, request: &str) -> Reply {
        let mut stream = TcpStream::connect(&self.place).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Reply {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn get(&self, address: &str) -> Reply {
        self.get_as(address, &self.place, "")
    }

    fn get_as(&self, address: &str, host: &str, more: &str) -> Reply {
        self.send(&format!(
            "GET {address} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n"
        ))
    }

    fn json(&self, address: &str) -> Value {
        let reply = self.get(address);
        assert_eq!(reply.status, 200, "{}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A question as an address has it.
fn coded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[test]
fn questions_are_answered_as_at_the_prompt() {
    let server = Server::new(&[]);
    let address = format!("/api/ask?q={}", coded("who spoke most about Taiwan"));
    let answer = server.json(&address);
    assert_eq!(
        answer["columns"],
        serde_json::json!(["speaker", "statements"])
    );
    assert_eq!(answer["rows"][0]["speaker"], "Donald Trump");
    assert_eq!(answer["rows"][0]["statements"], 3);
    assert!(answer["cypher"].as_str().unwrap().contains("MATCH"));
    let statement = coded("MATCH (d:Document) RETURN d.date AS date ORDER BY date LIMIT 1");
    let answer = server.json(&format!("/api/ask?q={statement}"));
    assert_eq!(answer["rows"][0]["date"], "2025-04-23");
    let part = server.json(&format!(
        "/api/graph?q={}",
        coded("what did Takaichi say about Taiwan")
    ));
    let nodes = part["nodes"].as_array().unwrap();
    assert!(
        nodes
            .iter()
            .any(|node| node["properties"]["name"] == "Sanae Takaichi"),
        "{part}"
    );
    assert!(!part["relationships"].as_array().unwrap().is_empty());
    let completed = server.json(&format!("/api/complete?q={}", coded("what did Sanae T")));
    assert_eq!(completed["start"], 9);
    assert_eq!(completed["completions"][0], "Sanae Takaichi");
}

#[test]
fn a_question_can_go_on_with_the_one_before_whoever_asked_meanwhile() {
    let server = Server::new(&[]);
    let first = coded("what did Trump say about Taiwan");
    let next = format!("/api/ask?q={}&after={first}", coded("and Lai?"));
    let answer = server.json(&next);
    server.json(&format!(
        "/api/ask?q={}",
        coded("who said what about trade")
    ));
    assert_eq!(answer["rows"], server.json(&next)["rows"]);
    assert_eq!(answer["rows"][0]["speaker"], "Lai Ching-te");
}

#[test]
fn the_page_is_live() {
    let server = Server::new(&[]);
    let page = server.get(&format!("/?q={}", coded("who said what about Taiwan")));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<title>who said what about Taiwan"));
    assert!(page.body.contains("connect-src 'self'"));
    for header in [
        "x-content-type-options: nosniff",
        "x-frame-options: deny",
        "cross-origin-resource-policy: same-origin",
        "cache-control: no-store",
        "content-security-policy: frame-ancestors 'none'",
    ] {
        assert!(page.head.contains(header), "{header}: {}", page.head);
    }
    let page = server.get(&format!(
        "/?q={}",
        coded("what did Takaichi say about Tiawan")
    ));
    assert_eq!(page.status, 400);
    assert!(page.body.contains("did you mean `Taiwan`?"));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn strangers_are_refused() {
    let server = Server::new(&[]);
    let address = "/api/ask?q=who%20said%20what";
    assert_eq!(server.get_as(address, "evil.example", "").status, 403);
    let port = server.place.rsplit(':').next().unwrap();
    let rebound = format!("evil.example:{port}");
    assert_eq!(server.get_as(address, &rebound, "").status, 403);
    assert_eq!(server.get_as("/", &rebound, "").status, 403);
    let origin = "Origin: http://evil.example\r\n";
    let reply = server.get_as(address, &server.place, origin);
    assert_eq!(reply.status, 403);
    assert!(!reply.body.contains("rows"));
    let own = format!("Origin: http://{}\r\n", server.place);
    assert_eq!(server.get_as(address, &server.place, &own).status, 200);
    assert_eq!(
        server
            .get_as(address, &format!("localhost:{port}"), "")
            .status,
        200
    );
    let cross = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    assert_eq!(server.get_as(address, &server.place, cross).status, 403);
    assert_eq!(server.send("GET / HTTP/1.0\r\n\r\n").status, 403);
}

#[test]
fn bad_questions_get_a_message() {
    let server = Server::new(&[]);
    for (question, message) in [
        ("", "the question is empty"),
        (
            "what did Takaichi say about Tiawan",
            "nobody and nothing here is called `Tiawan`",
        ),
        ("MATCH (n) RETURN m", "`m` is not defined"),
        (":read /etc/passwd", "is a command"),
        ("CREATE (:Person {name: 'X'})", "would change the graph"),
        ("MATCH (n) DETACH DELETE n", "would change the graph"),
        ("MATCH (n) SET n.x = 1", "would change the graph"),
        ("PROFILE MATCH (n) REMOVE n.name", "would change the graph"),
        (
            "RETURN 1 AS x UNION MERGE (n:X) RETURN 1 AS x",
            "would change the graph",
        ),
        ("RETURN 1; CREATE (:X)", "`"),
    ] {
        let reply = server.get(&format!("/api/ask?q={}", coded(question)));
        assert_eq!(reply.status, 400, "{question}: {}", reply.body);
        let error: Value = serde_json::from_str(&reply.body).unwrap();
        let told = error["error"]["message"].as_str().unwrap();
        assert!(told.contains(message), "{question}: {told}");
    }
    let count = server.json(&format!(
        "/api/ask?q={}",
        coded("MATCH (n:X) RETURN count(n) AS n")
    ));
    assert_eq!(count["rows"][0]["n"], 0);
    let post = format!(
        "POST /api/ask?q=x HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        server.place
    );
    assert_eq!(server.send(&post).status, 405);
    assert_eq!(server.get("/etc/passwd").status, 404);
    assert_eq!(
        server
            .get(&format!("/api/ask?q={}", "a".repeat(20_000)))
            .status,
        414
    );
}

#[test]
fn questions_have_limits() {
    let server = Server::new(&["--timeout", "0.3", "--max-rows", "1000000"]);
    let endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c WHERE c < 0 RETURN count(c)";
    let reply = server.get(&format!("/api/ask?q={}", coded(endless)));
    assert_eq!(reply.status, 503, "{}", reply.body);
    assert!(reply.body.contains("took longer than"));
    let many = coded("UNWIND range(1, 20000) AS a RETURN a");
    let answer = server.json(&format!("/api/ask?q={many}"));
    assert_eq!(answer["count"], 20_000);
    assert_eq!(answer["rows"].as_array().unwrap().len(), 10_000);
}

#[test]
fn what_can_be_asked_is_described() {
    let server = Server::new(&[]);
    let described = server.json("/openapi.json");
    assert_eq!(described["openapi"], "3.1.0");
    for (path, _) in described["paths"].as_object().unwrap() {
        let status = server.get(&format!("{path}?q=who%20said%20what")).status;
        assert_eq!(status, 200, "{path}");
    }
    let answer = server.json("/api/ask?q=who%20said%20what");
    let told = described["components"]["schemas"]["Answer"]["properties"]
        .as_object()
        .unwrap();
    assert!(answer.as_object().unwrap().keys().eq(told.keys()));
}

#[test]
#[cfg(unix)]
fn it_ends_when_it_is_asked_to() {
    let mut server = Server::new(&[]);
    server.get("/openapi.json");
    let id = server.process.id().to_string();
    Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(server.process.wait().unwrap().success());
}
