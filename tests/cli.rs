//! The program from outside: exit status, standard output and standard error, pipes, bad input.

use assert_cmd::Command;
use std::fs;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ARTICLE: &str = "Title: A call\nDate: 2025-11-24\n\n\
    Chinese President Xi Jinping told Donald Trump that “Taiwan is important.”\n";

/// What the program gave: exit status, standard output, standard error.
struct Outcome {
    status: i32,
    output: String,
    messages: String,
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        let messages = String::from_utf8(output.stderr).unwrap();
        Self {
            status: output.status.code().expect("ended by itself"),
            output: String::from_utf8(output.stdout).unwrap(),
            messages,
        }
    }
}

/// A folder with one article, `call.txt`.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("call.txt"), ARTICLE).unwrap();
    folder
}

fn program(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("whosaid").unwrap();
    command
        .current_dir(folder)
        .env_remove("WHOSAID_GRAPH")
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .timeout(Duration::from_secs(120));
    command
}

/// Runs the program in `folder` with `input` on standard input.
fn run(folder: &TempDir, arguments: &[&str], input: &str) -> Outcome {
    let mut command = program(folder);
    command
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap()
        .into()
}

/// Runs it and expects an error whose message has `words`, and nothing on standard output.
fn refused(folder: &TempDir, arguments: &[&str], words: &str) {
    let outcome = run(folder, arguments, "");
    assert_eq!(outcome.status, 2, "{arguments:?}: {}", outcome.messages);
    assert_eq!(outcome.output, "", "{arguments:?}");
    assert!(
        outcome.messages.contains(words),
        "{arguments:?}: {}",
        outcome.messages
    );
    assert!(
        !outcome.messages.contains("panicked"),
        "{}",
        outcome.messages
    );
}

#[test]
fn a_question_has_an_answer() {
    let folder = folder();
    let outcome = run(
        &folder,
        &["ask", "who said what about Taiwan", "call.txt"],
        "",
    );
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert!(outcome.output.contains("Xi Jinping"), "{}", outcome.output);
    assert!(
        outcome.output.contains("Taiwan is important"),
        "{}",
        outcome.output
    );
}

#[test]
fn what_is_less_sure_is_left_out_and_counted_below() {
    let folder = folder();
    let ask = |confidence: &str| {
        let question = "how many statements";
        let options = ["--confidence", confidence, "--format", "csv"];
        let arguments = [&["ask", question, "call.txt"], &options[..]].concat();
        run(&folder, &arguments, "")
    };
    let (all, none) = (ask("0"), ask("100%"));
    assert_eq!((&*all.output, &*all.messages), ("statements\n1\n", ""));
    assert_eq!(none.output, "statements\n0\n");
    assert_eq!(none.messages, "note: 1 more below confidence 1\n");
    let refused = ask("7");
    assert_eq!((refused.status, &*refused.output), (2, ""));
    assert!(
        refused
            .messages
            .contains("the confidence `7` is not between 0 and 1")
    );
}

#[test]
fn nothing_found_is_status_1() {
    let folder = folder();
    let outcome = run(
        &folder,
        &["ask", "MATCH (n:Event) RETURN n.name", "call.txt"],
        "",
    );
    assert_eq!(
        (outcome.status, &*outcome.output),
        (1, ""),
        "{}",
        outcome.messages
    );
    assert!(
        outcome.messages.contains("nothing found"),
        "{}",
        outcome.messages
    );
}

#[test]
fn question_and_article_may_come_from_standard_input() {
    let folder = folder();
    let question = "who said what about Taiwan";
    let piped = run(
        &folder,
        &["ask", "-", "call.txt", "--format", "json"],
        question,
    );
    assert_eq!(piped.status, 0, "{}", piped.messages);
    let plain = run(
        &folder,
        &["ask", question, "call.txt", "--format", "json"],
        "",
    );
    assert_eq!(piped.output, plain.output);
    let article = run(&folder, &["ask", question, "-"], ARTICLE);
    assert_eq!(article.status, 0, "{}", article.messages);
    assert!(article.output.contains("Xi Jinping"), "{}", article.output);
    refused(&folder, &["ask", "-", "-"], "standard input");
}

#[test]
fn what_is_piped_without_a_path_is_an_article() {
    let folder = folder();
    let question = "who said what about Taiwan";
    let named = run(&folder, &["ask", question, "-"], ARTICLE);
    let piped = run(&folder, &["ask", question], ARTICLE);
    assert_eq!((piped.status, &piped.output), (0, &named.output));
    let picture = run(&folder, &["export", question], ARTICLE);
    assert!(picture.output.contains("Xi Jinping"), "{}", picture.output);
    refused(&folder, &["ask", question], "no article was named");
    refused(&folder, &["export", question], "no article was named");
    // Cypher has something to say without one.
    let sum = run(&folder, &["ask", "RETURN 1 + 1 AS two", "-f", "csv"], "");
    assert_eq!((sum.status, &*sum.output), (0, "two\n2\n"));
}

#[test]
fn rows_are_json_with_the_documented_columns() {
    let folder = folder();
    let arguments = [
        "ask",
        "who said what about Taiwan",
        "call.txt",
        "--format",
        "jsonl",
    ];
    let outcome = run(&folder, &arguments, "");
    let line = outcome.output.lines().next().unwrap();
    let row: serde_json::Map<_, _> = serde_json::from_str(line).unwrap();
    let columns = [
        "speaker",
        "statement",
        "to",
        "according_to",
        "form",
        "cue",
        "date",
        "document",
        "start",
        "end",
        "act",
        "confidence",
        "path",
        "line",
        "sentence",
    ];
    assert_eq!(row.keys().collect::<Vec<_>>(), columns);
    let place = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
    let text: Vec<char> = ARTICLE.chars().collect();
    let words: String = text[place("start")..place("end")].iter().collect();
    assert!(words.contains("Taiwan is important"), "{words}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = folder();
    fs::write(folder.path().join("binary.txt"), [0, 159, 146, 150]).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let outcome = run(&folder, &["ask", "who said what about Taiwan", "."], "");
    assert_eq!(outcome.status, 2);
    assert!(outcome.output.contains("Xi Jinping"), "{}", outcome.output);
    assert!(
        outcome.messages.contains("binary.txt` is"),
        "{}",
        outcome.messages
    );
    assert!(
        outcome.messages.contains("empty.txt` is empty"),
        "{}",
        outcome.messages
    );
}

#[test]
fn bad_articles_are_errors() {
    let folder = folder();
    fs::create_dir(folder.path().join("pictures")).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("binary.txt"), vec![0; 100_000]).unwrap();
    let question = "who said what about Taiwan";
    refused(
        &folder,
        &["ask", question, "pictures"],
        "there are no articles in `pictures`",
    );
    refused(
        &folder,
        &["ask", question, "empty.txt"],
        "`empty.txt` is empty",
    );
    refused(
        &folder,
        &["ask", question, "binary.txt"],
        "`binary.txt` is a binary file",
    );
    refused(
        &folder,
        &["ask", question, "missing.txt"],
        "cannot read `missing.txt`",
    );
    refused(
        &folder,
        &["extract", "binary.txt"],
        "`binary.txt` is a binary file",
    );
}

#[test]
fn the_text_of_one_article_is_printed() {
    let folder = folder();
    let table = "title,text\nA,Xi Jinping spoke.\nB,Donald Trump spoke.\n";
    fs::write(folder.path().join("t.csv"), table).unwrap();
    refused(
        &folder,
        &["text", "t.csv"],
        "`t.csv` holds more than one article",
    );
    refused(
        &folder,
        &["text", "t.csv#3"],
        "there is no article `t.csv#3`",
    );
    // A graph file changes nothing about what lies in a file that is there.
    assert_eq!(run(&folder, &["add", "call.txt"], "").status, 0);
    assert_eq!(
        run(&folder, &["text", "t.csv#2"], "").output,
        "Donald Trump spoke."
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = folder.path().join("call.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    refused(
        &folder,
        &["ask", "who said what", "call.txt"],
        "cannot read `call.txt`: permission",
    );
}

#[test]
fn bad_questions_are_errors() {
    let folder = folder();
    let deep = format!("RETURN {}1{}", "(".repeat(10_000), ")".repeat(10_000));
    let lists = format!("RETURN {}", "[".repeat(10_000));
    let maps = format!("MATCH {}", "({a:".repeat(10_000));
    for question in [
        "gibberish about nothing",
        "MATCH (n RETURN n",
        "",
        "   ",
        "??",
        &deep,
        &lists,
        &maps,
    ] {
        refused(&folder, &["ask", question, "call.txt"], "error");
    }
}

#[test]
fn a_question_of_a_megabyte_is_answered_in_time() {
    let folder = folder();
    let start = Instant::now();
    for question in [
        "who said what about ".to_string() + &"Taiwan or ".repeat(100_000),
        "x".repeat(1_000_000),
        "who ".repeat(250_000),
        format!("RETURN '{}' AS text", "x".repeat(1_000_000)),
        format!("RETURN {}1", "1 + ".repeat(250_000)),
        format!("RETURN [{}1]", "1, ".repeat(300_000)),
    ] {
        let outcome = run(&folder, &["ask", "-", "call.txt"], &question);
        assert!(matches!(outcome.status, 0..=2));
        assert!(
            !outcome.messages.contains("panicked"),
            "{}",
            outcome.messages
        );
        assert!(
            outcome.messages.len() < 10_000,
            "the message repeats the question"
        );
    }
    assert!(
        start.elapsed() < Duration::from_secs(240),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("whosaid"))
        .args([
            "ask",
            "UNWIND range(1, 200000) AS n RETURN n",
            "--format",
            "jsonl",
        ])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let outcome = Outcome::from(child.wait_with_output().unwrap());
    assert_eq!((outcome.status, &*outcome.messages), (0, ""));
}

#[test]
fn evidence_follows_the_answer() {
    let folder = folder();
    let question = "who said what about Taiwan";
    let outcome = run(&folder, &["ask", "--evidence", question, "call.txt"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let (table, evidence) = outcome.output.split_once("\n\n").unwrap();
    assert!(table.starts_with("speaker "), "{table}");
    assert_eq!(
        evidence,
        "[source] {cue} «content»\n\n1. call.txt:4\n   Xi Jinping · 2025-11-24 · A call\n   \
         [Chinese President Xi Jinping] {told} Donald Trump «that “Taiwan is\n   important.”»\n"
    );
    let coloured = [
        "ask",
        "--evidence",
        question,
        "call.txt",
        "--color",
        "always",
    ];
    assert!(
        run(&folder, &coloured, "")
            .output
            .contains("\u{1b}[33mtold\u{1b}[0m")
    );
    let nothing = run(
        &folder,
        &["ask", "--evidence", "what did Trump say", "call.txt"],
        "",
    );
    assert_eq!((nothing.status, &*nothing.output), (1, ""));
}

#[test]
fn extract_writes_words_if_wanted_and_only_json_lines() {
    let folder = folder();
    let outcome = run(&folder, &["extract", "--text", "call.txt"], "");
    let line: serde_json::Value = serde_json::from_str(&outcome.output).unwrap();
    assert_eq!(line["attributions"][0]["text"]["cue"][0], "told");
    let plain = run(&folder, &["extract", "call.txt", "-f", "jsonl"], "");
    assert_eq!(plain.status, 0);
    assert!(!plain.output.contains("\"text\""), "{}", plain.output);
    for format in ["csv", "json", "table"] {
        let words = format!("`extract` writes JSON lines, and cannot write {format}");
        refused(&folder, &["extract", "call.txt", "-f", format], &words);
    }
}

#[test]
fn extract_writes_a_line_for_each_article() {
    let folder = folder();
    fs::write(folder.path().join("b.txt"), ARTICLE).unwrap();
    let outcome = run(&folder, &["extract", "."], "");
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let lines: Vec<serde_json::Value> = outcome
        .output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["doc"], "./b.txt");
    let found = &lines[0]["attributions"][0];
    assert_eq!(found["speaker"], "Xi Jinping");
    assert_eq!(found["to"], "Donald Trump");
    assert_eq!(found["parent"], serde_json::Value::Null);
    let text: Vec<char> = ARTICLE.chars().collect();
    let place = |index: usize| usize::try_from(found["cue"][0][index].as_u64().unwrap()).unwrap();
    assert_eq!(text[place(0)..place(1)].iter().collect::<String>(), "told");
    assert!(
        lines[0]["mentions"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    let piped = run(&folder, &["extract", "-"], ARTICLE);
    assert!(
        piped.output.starts_with("{\"doc\":\"-\","),
        "{}",
        piped.output
    );
}

#[test]
fn the_date_of_an_article_can_be_given() {
    let folder = folder();
    let article = ARTICLE.replace("Date: 2025-11-24\n", "");
    let question = "MATCH (d:Document) RETURN d.date AS date";
    let date = |arguments: &[&str], article: &str| {
        let arguments = [&["ask", question, "-", "--format", "csv"], arguments].concat();
        run(&folder, &arguments, article).output
    };
    assert_eq!(
        date(&["--date", "2025-11-20"], &article),
        "date\n2025-11-20\n"
    );
    assert_eq!(
        date(&["--date", "2025-11-20"], ARTICLE),
        "date\n2025-11-24\n"
    );
    assert_eq!(date(&[], &article), "date\n\"\"\n");
    refused(
        &folder,
        &["ask", question, "call.txt", "--date", "soon"],
        "soon",
    );
}

#[test]
fn an_exported_graph_can_be_read_again() {
    let folder = folder();
    let graph = run(&folder, &["export", "call.txt", "--format", "jsonl"], "");
    assert_eq!(graph.status, 0, "{}", graph.messages);
    fs::write(folder.path().join("graph.jsonl"), &graph.output).unwrap();
    let again = run(&folder, &["export", "graph.jsonl", "--format", "jsonl"], "");
    assert_eq!(again.output, graph.output);
    let question = "who said what about Taiwan";
    let from_articles = run(&folder, &["ask", question, "call.txt"], "");
    let from_graph = run(&folder, &["ask", question, "graph.jsonl"], "");
    assert_eq!(from_graph.output, from_articles.output);
}

#[test]
fn a_part_is_exported_by_its_question() {
    let folder = folder();
    let all = run(&folder, &["export", "call.txt"], "");
    assert!(all.output.starts_with("digraph"), "{}", all.output);
    let arguments = ["export", "who said what about Taiwan", "call.txt"];
    let part = run(&folder, &arguments, "");
    assert_eq!(part.status, 0, "{}", part.messages);
    assert!(part.output.contains("Xi Jinping"), "{}", part.output);
    // That Xi is of China is no part of what was said.
    for drawing in [&all.output, &part.output] {
        assert!(
            drawing.contains(" SAID ") && !drawing.contains(" OF "),
            "{drawing}"
        );
    }
    let arguments = [
        "export",
        "MATCH (c:Country {name: 'Taiwan'}) RETURN c.name",
        "call.txt",
    ];
    let one = run(
        &folder,
        &[&arguments[..], &["--format", "jsonl"]].concat(),
        "",
    );
    assert_eq!(one.output.lines().count(), 1, "{}", one.output);
    assert!(one.output.contains("\"Taiwan\""), "{}", one.output);
}

#[test]
fn neighbourhoods_and_connections_are_tables_and_pictures() {
    let folder = folder();
    let facts = r#"{"id":1,"labels":["Person"],"properties":{"name":"Xi Jinping"}}
{"id":2,"labels":["Person"],"properties":{"name":"Donald Trump"}}
{"id":3,"labels":["Statement"],"properties":{"text":"Taiwan is important."}}
{"type":"SAID","from":1,"to":3,"properties":{}}
{"type":"TO","from":3,"to":2,"properties":{}}
"#;
    fs::write(folder.path().join("facts.jsonl"), facts).unwrap();
    let check = |question: &str, expected: &str| {
        let table = run(&folder, &["ask", question, "facts.jsonl", "-f", "csv"], "");
        assert_eq!(table.output, expected, "{}", table.messages);
        let drawing = run(&folder, &["export", question, "facts.jsonl"], "").output;
        for words in ["Xi Jinping SAID", "TO Donald Trump"] {
            assert!(drawing.contains(words), "{question}\n{drawing}");
        }
    };
    check(
        "show Xi Jinping",
        "relationship,direction,neighbour,label,tied_to\n\
        SAID,→,Taiwan is important.,Statement,['Donald Trump']\n",
    );
    check(
        "how is Xi Jinping connected to Donald Trump",
        "step,from,relationship,direction,to\n\
        1,Xi Jinping,SAID,→,Taiwan is important.\n\
        2,Taiwan is important.,TO,→,Donald Trump\n",
    );
}

#[test]
fn scripts_run_and_say_where_they_fail() {
    let folder = folder();
    let script =
        "# Counting\nRETURN 1 AS one;\nMATCH (n:Nobody)\nRETURN n\n\n:halp\nRETURN 2 AS two\n";
    fs::write(folder.path().join("a.who"), script).unwrap();
    let outcome = run(&folder, &["run", "a.who", "--format", "csv"], "");
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.output, "one\n1\nn\ntwo\n2\n");
    assert!(
        outcome.messages.contains("in `a.who`, line 6"),
        "{}",
        outcome.messages
    );
    let piped = run(
        &folder,
        &["run", "-", "call.txt", "--echo"],
        "RETURN 1 AS one",
    );
    assert_eq!(piped.status, 0, "{}", piped.messages);
    assert!(
        piped.output.starts_with("> RETURN 1 AS one\n"),
        "{}",
        piped.output
    );
}

#[test]
fn piped_lines_mean_what_a_script_means() {
    let folder = folder();
    for text in [
        "MATCH (n:Person)\nRETURN n.name\nORDER BY n.name\nLIMIT 1\n",
        "RETURN 1 AS aa;\nRETURN 2 AS bb;\n",
        "RETURN 1 AS aa\nRETURN 2 AS bb\nhow many statements\nRETURN\n3,\n4",
        "CREATE (a:New)\nCREATE (b:New {n: 'a;\n\nb'})\nRETURN a, b.n\n\nMATCH (n:New) RETURN count(n)",
        "MATCH (n)\n:stats\nhow many statements\n",
    ] {
        let script = run(&folder, &["run", "-", "call.txt", "-f", "csv"], text);
        let piped = run(&folder, &["call.txt", "-f", "csv"], text);
        assert_eq!(piped.output, script.output, "{text}");
        assert_eq!(piped.status, script.status, "{text}");
        assert!(piped.output.lines().count() > 1, "{text}");
    }
    let one = "MATCH (n:Person)\nRETURN n.name AS name\nORDER BY name\nLIMIT 1\n";
    let outcome = run(&folder, &["call.txt", "-f", "csv"], one);
    assert_eq!(outcome.output, "name\nDonald Trump\n");
    assert_eq!((outcome.status, &*outcome.messages), (0, ""));
}

#[test]
fn the_last_answer_is_saved_and_no_file_is_lost() {
    let folder = folder();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let script = "UNWIND [1, 2] AS n RETURN n;\n:save n.csv\n:save n.jsonl\n:save n.md\n:save n.other\n\
        RETURN 3 AS three;\n:save n.csv\n:save call.txt\n:save! call.txt\n:dot call.txt\n:save! n.jsonl\n";
    let outcome = run(&folder, &["run", "-", "call.txt"], script);
    assert_eq!(outcome.status, 2);
    assert_eq!(read("n.csv"), "n\n1\n2\n");
    assert_eq!(read("n.md"), "| n |\n| --: |\n| 1 |\n| 2 |\n");
    assert_eq!(read("n.jsonl"), "{\"three\":3}\n");
    assert_eq!(read("call.txt"), ARTICLE);
    assert!(read("n.other").starts_with("n\n─"), "{}", read("n.other"));
    for words in [
        "wrote `n.csv`: 2 rows\n",
        "`n.csv` is there already",
        "`:save! n.csv` writes in its place",
        "`call.txt` is an article that was read",
        "wrote `n.jsonl`: 1 row\n",
    ] {
        assert!(outcome.messages.contains(words), "{}", outcome.messages);
    }
    let picture = "who said what\n:save answer.dot\n";
    let outcome = run(&folder, &["run", "-", "call.txt"], picture);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert!(
        read("answer.dot").contains("SAID"),
        "{}",
        read("answer.dot")
    );
    let nothing = run(&folder, &["run", "-", "call.txt"], ":save a.csv\n");
    assert!(nothing.messages.contains("there is no answer yet"));
    assert!(!folder.path().join("a.csv").exists());
}

#[test]
fn the_help_of_a_command_begins_with_its_own_options() {
    let folder = folder();
    let help = |command: &str| run(&folder, &["help", command], "").output;
    let run_help = help("run");
    let place = |words: &str| run_help.find(words).expect(words);
    assert!(place("--echo") < place("Options of all commands"));
    assert!(place("Options of all commands") < place("--timeout"));
    let extract = help("extract");
    assert!(extract.contains("--lexicon") && !extract.contains("--timeout"));
    // What is left out of a command's help is understood all the same.
    let outcome = run(&folder, &["extract", "call.txt", "--timeout", "9"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
}

#[test]
fn without_a_terminal_the_prompt_is_silent() {
    let folder = folder();
    let input = "RETURN 1 AS one\nRETURN [1,\n2] AS list\n:quit\nRETURN 3 AS three\n";
    let outcome = run(&folder, &["call.txt", "--format", "csv"], input);
    assert_eq!((outcome.status, &*outcome.messages), (0, ""));
    assert_eq!(outcome.output, "one\n1\nlist\n\"[1, 2]\"\n");
}

#[test]
fn parameters_stand_for_values() {
    let folder = folder();
    let ask = |extra: &[&str]| {
        let question = "RETURN $who AS who, $n + 1 AS n";
        let arguments = [&["ask", question, "--format", "csv"], extra].concat();
        run(&folder, &arguments, "")
    };
    let outcome = ask(&["--param", "who=Xi Jinping", "-p", "n=41"]);
    assert_eq!(outcome.output, "who,n\nXi Jinping,42\n");
    let outcome = ask(&["-p", "n=41"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.messages.contains("`$who` was not given"));
    refused(&folder, &["ask", "RETURN 1", "-p", "who"], "name = value");
    let script = ":param n = [1, 2]\nRETURN $n[1] AS second\n:param\n";
    let outcome = run(&folder, &["run", "-", "--format", "csv"], script);
    assert_eq!(outcome.output, "second\n2\nparameter,value\nn,\"[1, 2]\"\n");
}

#[test]
fn a_query_ends_after_its_time_and_its_rows() {
    let folder = folder();
    let endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)";
    refused(
        &folder,
        &["ask", endless, "--timeout", "0.5"],
        "took longer than 500ms",
    );
    for many in [
        "UNWIND range(1, 200) AS a RETURN a",
        "UNWIND range(1, 200) AS a RETURN collect(a) AS all",
        "UNWIND range(1, 200) AS a RETURN count(DISTINCT a) AS n",
    ] {
        refused(
            &folder,
            &["ask", many, "--max-rows", "100"],
            "more than 100 rows came together",
        );
    }
    let request = format!("{{\"query\":\"{endless}\"}}\n{{\"query\":\"RETURN 1 AS one\"}}\n");
    let outcome = run(&folder, &["cypher", "--jsonl", "--timeout", "1"], &request);
    let lines: Vec<_> = outcome.output.lines().collect();
    assert!(lines[0].contains("TimeLimitReached"), "{}", lines[0]);
    assert_eq!(lines[1], r#"{"columns":["one"],"rows":[[1]]}"#);
}

#[test]
#[cfg(unix)]
fn pipes_in_a_folder_are_left_alone() {
    let folder = folder();
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status();
    assert!(pipe.unwrap().success());
    let outcome = run(&folder, &["documents", ".", "--format", "csv"], "");
    assert_eq!((outcome.status, outcome.output.lines().count()), (0, 2));
}

#[test]
fn the_protocol_answers_each_line() {
    let folder = folder();
    let requests = "{\"query\":\"MATCH (d:Document) RETURN d.title AS title\"}\nnonsense\n\
        {\"reset\":true}\n{\"query\":\"MATCH (n) RETURN count(n) AS n\",\"params\":{}}\n";
    let outcome = run(&folder, &["cypher", "--jsonl", "call.txt"], requests);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let lines: Vec<_> = outcome.output.lines().collect();
    assert_eq!(lines.len(), 4, "{}", outcome.output);
    assert_eq!(lines[0], r#"{"columns":["title"],"rows":[["A call"]]}"#);
    assert!(lines[1].starts_with("{\"error\":"), "{}", lines[1]);
    assert_eq!(lines[2], r#"{"ok":true}"#);
    assert_eq!(lines[3], r#"{"columns":["n"],"rows":[[0]]}"#);
}

#[test]
fn documents_and_stats_are_listed() {
    let folder = folder();
    let documents = run(&folder, &["documents", "call.txt", "--format", "csv"], "");
    let expected = "document,title,publisher,date,statements,url,author,sha256\ncall.txt,A call,,2025-11-24,1,,,";
    assert!(
        documents.output.starts_with(expected),
        "{}",
        documents.output
    );
    let stats = run(&folder, &["stats", "call.txt", "--format", "csv"], "");
    assert!(
        stats.output.contains("\n(:Document),1\n"),
        "{}",
        stats.output
    );
}

#[test]
fn facts_are_imported() {
    let folder = folder();
    let facts = "{\"id\":1,\"labels\":[\"Person\"],\"properties\":{\"name\":\"Xi\"}}\n";
    fs::write(folder.path().join("facts.jsonl"), facts).unwrap();
    let outcome = run(&folder, &["import", "facts.jsonl"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert_eq!(outcome.messages, "whosaid.graph: 1 added\n");
    // Where no article is named, the graph file is meant.
    let stats = run(&folder, &["stats", "--format", "csv"], "");
    assert!(stats.output.contains("\n(:Person),1\n"), "{}", stats.output);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = folder();
    let question = "who said what";
    refused(
        &folder,
        &["ask", question, "-g", "x.graph"],
        "there is no graph file `x.graph`",
    );
    refused(
        &folder,
        &["ask", question, "call.txt", "-g", "x.graph"],
        "either a graph file is asked, or articles are",
    );
    refused(&folder, &["--nonsense"], "--nonsense");
    refused(
        &folder,
        &["call.txt", "ask", "who said what"],
        "stands after a path",
    );
}

#[test]
fn own_lists_are_known_beside_the_built_in_ones() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("port.txt"),
        "The Harbour Board said on Monday that dredging will begin.\n",
    )
    .unwrap();
    let list = "name,label,aliases\nAntwerp Harbour Authority,Organization,the Harbour Board\n\
        dredging,Topic,silt\n";
    fs::write(path("beat.csv"), list).unwrap();
    let question = "who said what about dredging";
    let outcome = run(
        &folder,
        &[
            "ask",
            question,
            "port.txt",
            "--lexicon",
            "beat.csv",
            "--date",
            "2025-11-26",
            "--format",
            "jsonl",
        ],
        "",
    );
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let row: serde_json::Value = serde_json::from_str(outcome.output.trim()).unwrap();
    assert_eq!(row["speaker"], "Antwerp Harbour Authority");
    assert_eq!(row["date"], "2025-11-24");
}

#[test]
fn bad_rows_of_own_lists_are_named() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("bad.csv", "name,label\nAnn,Persn\nBob,Person\n,Person\n");
    let ask = |list| ["ask", "who said what", "call.txt", "--lexicon", list];
    refused(
        &folder,
        &ask("bad.csv"),
        "`bad.csv`: line 2: `Persn` is no label",
    );
    refused(&folder, &ask("bad.csv"), "`bad.csv`: line 4 has no `name`");
    write("bad.json", "{\"name\": 1}");
    refused(
        &folder,
        &ask("bad.json"),
        "this is no JSON array of records",
    );
    refused(&folder, &ask("none.csv"), "`none.csv`");
    refused(&folder, &ask("list.txt"), "neither `.json` nor `.csv`");
}

/// A folder as the examples of the help have it: articles, a script, and graph files.
fn folder_of_examples() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("articles/summit.txt", ARTICLE);
    write("questions.who", "who said what about Taiwan\n");
    write(
        "questions.json",
        "{\"taiwan\": \"who said what about Taiwan\"}",
    );
    for graph in ["whosaid.graph", "news.graph"] {
        let added = run(&folder, &["add", "-g", graph, "articles/"], "");
        assert_eq!(added.status, 0, "{}", added.messages);
    }
    let facts = run(&folder, &["export", "--format", "jsonl", "articles/"], "");
    write("news.jsonl", &facts.output);
    folder
}

/// The lines of a help text that can be copied.
fn examples(help: &str) -> Vec<String> {
    let (_, examples) = help.split_once("Examples:\n").unwrap_or_default();
    let lines = examples.lines().take_while(|line| !line.trim().is_empty());
    lines.map(|line| line.trim().to_owned()).collect()
}

/// Whether the shell finds a program.
fn is_installed(program: &str) -> bool {
    let found = std::process::Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    found.is_ok_and(|status| status.success())
}

/// Runs a line of a shell in which `whosaid` is this program.
fn run_line(folder: &TempDir, line: &str) -> Outcome {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_whosaid"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_remove("WHOSAID_GRAPH")
        .env("WHOSAID_CONFIG", folder.path())
        .env("PATH", path)
        .timeout(Duration::from_secs(120))
        .output()
        .unwrap()
        .into()
}

#[test]
#[cfg(unix)]
fn every_example_of_the_help_works() {
    let folder = folder_of_examples();
    let program = run(&folder, &["--help"], "");
    let (_, listed) = program.output.split_once("Commands:\n").unwrap();
    let commands = listed.lines().map_while(|line| line.strip_prefix("  "));
    let commands: Vec<_> = commands
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| !["help", "train"].contains(command))
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    let mut lines = examples(&program.output);
    for command in commands {
        let help = run(&folder, &[command, "--help"], "");
        let own = examples(&help.output);
        assert!(!own.is_empty(), "`{command} --help` has no example");
        let name = format!("whosaid {command}");
        assert!(own.iter().all(|line| line.contains(&name)), "{own:?}");
        // Whoever serves does not end: `tests/serve` tries these options.
        lines.extend(own.into_iter().filter(|_| command != "serve"));
    }
    for line in lines {
        if line.contains("dot ") && !is_installed("dot") {
            continue;
        }
        // Each finds the folder as it is before any of the others.
        let folder = folder_of_examples();
        let outcome = run_line(&folder, &line);
        assert_eq!(outcome.status, 0, "{line}: {}", outcome.messages);
        assert!(
            !outcome.messages.contains("error"),
            "{line}: {}",
            outcome.messages
        );
        let written = line.split_once("> ").map(|(_, file)| file.trim());
        let file = written.filter(|file| !file.contains(' '));
        if let Some(file) = file {
            let length = fs::metadata(folder.path().join(file)).map(|file| file.len());
            assert!(length.is_ok_and(|length| length > 0), "{line}: {file}");
        }
    }
}

#[test]
fn a_question_is_kept_and_asked_again() {
    let folder = folder();
    let with = |arguments: &[&str], input: &str| -> Outcome {
        program(&folder)
            .args(arguments)
            .env("WHOSAID_CONFIG", folder.path().join("config"))
            .write_stdin(input)
            .output()
            .unwrap()
            .into()
    };
    let kept = with(&["call.txt"], "what did Xi say\n:save xi\n");
    assert_eq!(kept.status, 0, "{}", kept.messages);
    assert!(kept.messages.contains("kept the last question as `xi`"));
    let again = with(&["ask", ":run xi", "call.txt", "--format", "csv"], "");
    assert_eq!(again.status, 0, "{}", again.messages);
    assert!(
        again.output.contains("Taiwan is important"),
        "{}",
        again.output
    );
    assert_eq!(again.messages, "> what did Xi say\n");
    let run = with(&["run", "xi", "call.txt", "--format", "csv"], "");
    assert_eq!((run.status, &run.output), (0, &again.output));
    let unknown = with(&["ask", ":run xy", "call.txt"], "");
    assert_eq!(unknown.status, 2);
    assert!(unknown.messages.contains("did you mean `xi`?"));
    // Without that folder, they are in the usual one.
    let listed = program(&folder)
        .args(["ask", ":run", "call.txt"])
        .env_remove("WHOSAID_CONFIG")
        .env("XDG_CONFIG_HOME", folder.path().join("elsewhere"))
        .output()
        .unwrap();
    assert!(
        Outcome::from(listed)
            .messages
            .contains("no question is kept")
    );
}

#[test]
fn what_is_no_prompt_does_not_read_settings() {
    let folder = folder();
    fs::write(
        folder.path().join("settings.who"),
        ":format json\n:nonsense\n",
    )
    .unwrap();
    for arguments in [&["call.txt"][..], &["ask", "what did Xi say", "call.txt"]] {
        let outcome: Outcome = program(&folder)
            .args(arguments)
            .env("WHOSAID_CONFIG", folder.path())
            .write_stdin("what did Xi say\n")
            .output()
            .unwrap()
            .into();
        assert_eq!((outcome.status, &*outcome.messages), (0, ""));
        assert!(outcome.output.contains("─┼─"), "{}", outcome.output);
    }
}
