//! The scenarios of the openCypher conformance suite, where it lies beside the project.
//!
//! `TCK_SHOW=text cargo test --test tck -- --nocapture` shows the failing scenarios whose
//! folder or name contains the text.

#[path = "tck/gherkin.rs"]
mod gherkin;
#[path = "tck/run.rs"]
mod run;
#[path = "tck/value.rs"]
mod value;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Default)]
struct Count {
    passed: usize,
    all: usize,
    errors: [usize; 4],
}

fn suite() -> Option<PathBuf> {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tck");
    if suite.is_dir() {
        return Some(suite);
    }
    println!(
        "skipped: there is no conformance suite at {}",
        suite.display()
    );
    None
}

#[test]
fn scenarios_pass() {
    let Some(suite) = suite() else { return };
    let scenarios = gherkin::scenarios(&suite.join("features"));
    let shown = std::env::var("TCK_SHOW").ok();
    let graphs = suite.join("graphs");
    std::panic::set_hook(Box::new(|_| {}));
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut failures = Vec::new();
    for scenario in &scenarios {
        let verdict = run::judge(scenario, &graphs);
        let count = counts.entry(scenario.folder.clone()).or_default();
        count.all += 1;
        count.passed += usize::from(verdict.failure.is_none());
        if let Some(levels) = verdict.error_levels {
            count.errors[0] += 1;
            for (place, reached) in levels.into_iter().enumerate() {
                count.errors[place + 1] += usize::from(reached);
            }
        }
        let Some(failure) = &verdict.failure else {
            continue;
        };
        let name = format!("{} · {}", scenario.folder, scenario.name);
        if shown.as_ref().is_some_and(|shown| name.contains(shown)) {
            show(scenario, failure);
        }
        failures.push(name);
    }
    drop(std::panic::take_hook());
    print_table(&counts);
    assert!(failures.is_empty(), "failed:\n{}", failures.join("\n"));
    assert!(
        scenarios.len() > 2900,
        "only {} were found",
        scenarios.len()
    );
}

fn show(scenario: &gherkin::Scenario, failure: &str) {
    println!("── {} · {}", scenario.folder, scenario.name);
    for step in &scenario.steps {
        if !step.document.is_empty() {
            println!("{}\n{}", step.text, step.document);
        }
    }
    println!("→ {failure}\n");
}

fn print_table(counts: &BTreeMap<String, Count>) {
    println!(
        "{:42} passed failed    of     %  errors: of raised type detail",
        "folder"
    );
    let mut total = Count::default();
    for (folder, count) in counts {
        print_line(folder, count);
        total.passed += count.passed;
        total.all += count.all;
        for (sum, number) in total.errors.iter_mut().zip(count.errors) {
            *sum += number;
        }
    }
    print_line("all", &total);
}

fn print_line(folder: &str, count: &Count) {
    let failed = count.all - count.passed;
    let [of, raised, kind, detail] = count.errors;
    let tenths = count.passed * 1000 / count.all.max(1);
    let percent = format!("{}.{}", tenths / 10, tenths % 10);
    println!(
        "{folder:42} {:6} {failed:6} {:5} {percent:>5}  {of:10} {raised:6} {kind:4} {detail:6}",
        count.passed, count.all
    );
}

/// A query's text with the places in it left out.
fn without_places(query: &whosaid::query::ast::Query) -> String {
    let text = format!("{query:?}");
    let mut kept = String::new();
    for (place, part) in text.split("Span { ").enumerate() {
        kept += match place {
            0 => part,
            _ => part.split_once('}').map_or("", |(_, rest)| rest),
        };
    }
    kept
}

#[test]
fn what_is_printed_parses_to_the_same_query() {
    let Some(suite) = suite() else { return };
    let mut checked = 0;
    for scenario in gherkin::scenarios(&suite.join("features")) {
        for step in &scenario.steps {
            let Ok(query) = whosaid::query::parse(&step.document) else {
                continue;
            };
            let printed = query.to_string();
            let again = whosaid::query::parse(&printed)
                .unwrap_or_else(|error| panic!("{printed}\n{error:?}"));
            assert_eq!(without_places(&query), without_places(&again), "{printed}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "only {checked} queries were found");
}

#[test]
fn every_query_can_be_explained_and_profiled() {
    use whosaid::graph::Graph;
    use whosaid::query::ast::Mode;
    use whosaid::query::{Options, Outcome, Parameters, parse, run};
    let Some(suite) = suite() else { return };
    let mut checked = 0;
    for scenario in gherkin::scenarios(&suite.join("features")) {
        for step in &scenario.steps {
            let Ok(mut query) = parse(&step.document) else {
                continue;
            };
            let mut outcome = |mode| {
                query.mode = mode;
                let mut graph = Graph::new();
                let outcome = run(&mut graph, &query, &Parameters::new(), &Options::default());
                (outcome, graph.node_count())
            };
            let (Ok(Outcome { rows, stats, .. }), nodes) = outcome(Mode::Run) else {
                continue;
            };
            let (explained, none) = outcome(Mode::Explain);
            assert_eq!((explained.is_ok(), none), (true, 0), "{}", step.document);
            let (profiled, same) = outcome(Mode::Profile);
            let profiled = profiled.unwrap_or_else(|error| panic!("{}\n{error}", step.document));
            assert_eq!((profiled.stats, same), (stats, nodes), "{}", step.document);
            if !rows.columns.is_empty() && query.unions.is_empty() {
                let last = profiled.rows.rows.last().map(|row| row[2].clone());
                let count = i64::try_from(rows.rows.len()).expect("few rows");
                assert_eq!(last, Some(count.into()), "{}", step.document);
            }
            checked += 1;
        }
    }
    assert!(checked > 1000, "only {checked} queries were run");
}
