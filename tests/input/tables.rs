//! JSON and CSV.

use super::{about, folder, only, read, read_in};

#[test]
fn lines_of_json_are_documents() {
    let lines = "{\"id\": 7, \"headline\": \"A call\", \"body\": \"He said so.\", \"published_at\": \"2025-11-24T23:30:00-05:00\", \"authors\": [\"Ada\", \"Bo\"], \"source\": {\"name\": \"The Gazette\"}, \"url\": \"https://g.example/1\"}\n\
        \n{\"title\": \"Second\", \"maintext\": \"<p>She did &amp; did not.</p>\", \"date_publish\": \"2025-11-25 10:00:00\", \"source_domain\": \"g.example\"}\n\
        {broken\n{\"title\": \"No text\"}\n{\"text\": \"Third.\", \"timestamp\": 1763942400}\n";
    let found = read("a.jsonl", lines);
    let all: Vec<_> = found.documents.iter().map(about).collect();
    assert_eq!(
        all,
        [
            [
                "a.jsonl#7",
                "A call",
                "2025-11-24",
                "The Gazette",
                "Ada, Bo",
                "https://g.example/1"
            ],
            ["a.jsonl#3", "Second", "2025-11-25", "g.example", "", ""],
            ["a.jsonl#6", "", "2025-11-24", "", "", ""],
        ]
        .map(|row| row.map(str::to_owned))
    );
    assert_eq!(found.documents[1].text, "She did & did not.");
    assert_eq!(found.said.len(), 2, "{:?}", found.said);
    assert!(
        found.said[0].starts_with("`a.jsonl`, line 4: no JSON object"),
        "{:?}",
        found.said
    );
    assert_eq!(
        found.said[1],
        "note: `a.jsonl#5` has no text, and was left alone"
    );
}

#[test]
fn nodes_and_relationships_are_still_facts() {
    let facts = "{\"id\":1,\"labels\":[\"Document\"],\"properties\":{\"text\":\"x\"}}\n{\"type\":\"SAID\",\"from\":1,\"to\":1}\n";
    for name in ["a.jsonl", "a.json", "a.txt"] {
        assert_eq!(read(name, facts).said, [format!("facts: {name}")]);
    }
    assert_eq!(read("b.jsonl", "whatever").said, ["facts: b.jsonl"]);
}

#[test]
fn json_of_many_shapes_is_read() {
    let one = "{\n  \"headline\": \"A call\",\n  \"body_html\": \"<p>He said so.</p><figure><figcaption>No.</figcaption></figure>\",\n  \"versioncreated\": \"2025-11-24T10:00:00Z\",\n  \"byline\": \"Ada Brovik\",\n  \"uri\": \"tag:1\",\n  \"infosource\": [{\"name\": \"The Agency\"}]\n}";
    let found = only("n.json", one);
    assert_eq!(
        about(&found),
        [
            "n.json",
            "A call",
            "2025-11-24",
            "The Agency",
            "Ada Brovik",
            "tag:1"
        ]
    );
    assert_eq!(found.text, "He said so.");
    let second = r#"{"uri":"tag:2","headlines":[{"role":"main","value":"Two"}],"bodies":[{"role":"main","contenttype":"text/html","value":"<p>She did.</p>"}],"firstcreated":"2025-11-25T00:00:00Z"}"#;
    let found = only("n.json", second);
    assert_eq!(
        (found.title.as_deref(), &*found.text),
        (Some("Two"), "She did.")
    );
    let list = "[{\"title\":\"A\",\"text\":\"One.\"},\n {\"title\":\"B\",\"text\":\"Two.\"}]";
    assert_eq!(
        read("l.json", list)
            .documents
            .iter()
            .map(|one| one.path.clone())
            .collect::<Vec<_>>(),
        ["l.json#1", "l.json#2"]
    );
    let answer = r#"{"status":"ok","totalResults":1,"response":{"results":[{"webTitle":"A","webPublicationDate":"2025-11-24T10:00:00Z","content":"One."},{"content":"Two."}]}}"#;
    let found = read("a.json", answer);
    assert_eq!(found.documents.len(), 2);
    assert_eq!(found.documents[0].title.as_deref(), Some("A"));
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Gazette","items":[{"id":"1","content_html":"<p>One.</p>","date_published":"2025-11-24T10:00:00-05:00"}]}"#;
    assert_eq!(
        about(&only("f.json", feed)),
        ["f.json#1", "", "2025-11-24", "The Gazette", "", ""]
    );
    assert!(read("b.json", "{\"text\": \"a\", ").said[0].starts_with("`b.json` is broken JSON"));
}

#[test]
fn rows_of_tables_are_documents() {
    let table = "\u{feff}id,title,content,date,publication,author,url\n17283,A call,\"He said so,\n\"\"twice\"\".\",2016-12-31,The Gazette,Ada Brovik,\n1,Short,row\n17284,Second,She did not.,2016-12-30,,,https://g.example/2\n";
    for name in ["a.csv", "a.txt"] {
        let found = read(name, table);
        let all: Vec<_> = found.documents.iter().map(about).collect();
        assert_eq!(
            all,
            [
                [
                    &*format!("{name}#17283"),
                    "A call",
                    "2016-12-31",
                    "The Gazette",
                    "Ada Brovik",
                    ""
                ],
                [
                    &*format!("{name}#17284"),
                    "Second",
                    "2016-12-30",
                    "",
                    "",
                    "https://g.example/2"
                ],
            ]
            .map(|row| row.map(str::to_owned))
        );
        assert_eq!(found.documents[0].text, "He said so,\n\"twice\".");
        assert_eq!(
            found.said,
            [format!(
                "`{name}`, line 4: a row of 3 columns, where there are 7"
            )]
        );
    }
    assert_eq!(
        read("a.tsv", "headline\ttext\nA\tHe said so.\n").documents[0].text,
        "He said so."
    );
    assert_eq!(
        read("a.csv", "headline;text\nA;He said so.\n").documents[0]
            .title
            .as_deref(),
        Some("A")
    );
    // Prose with commas is prose.
    assert!(
        !only(
            "b.txt",
            "Text, title, date: he said them all.\n\nThen he left, he said.\n"
        )
        .is_extracted
    );
}

#[test]
fn columns_can_be_named() {
    let folder = folder(&[(
        "a.csv",
        b"what,when,who\nHe said so.,24 November 2025,Ada\n",
    )]);
    let found = read_in(&folder, "a.csv", "");
    assert_eq!(
        found.said,
        ["no column of `a.csv` is known to hold the text"]
    );
    let found = read_in(&folder, "a.csv", "text=what,date=when, author=who");
    assert_eq!(
        about(&found.documents[0]),
        ["a.csv#1", "", "2025-11-24", "", "Ada", ""]
    );
    let mut columns = whosaid::read::Columns::default();
    assert!(columns.named("body=text").is_err());
    assert!(columns.named("text").is_err());
}
