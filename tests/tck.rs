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

/// The least share of scenarios that must pass, in percent, by folder.
const FLOORS: &[(&str, usize)] = &[
    ("clauses/call", 100),
    ("clauses/create", 100),
    ("clauses/delete", 100),
    ("clauses/match", 100),
    ("clauses/match-where", 100),
    ("clauses/merge", 100),
    ("clauses/remove", 100),
    ("clauses/return", 100),
    ("clauses/return-orderby", 100),
    ("clauses/return-skip-limit", 100),
    ("clauses/set", 100),
    ("clauses/union", 100),
    ("clauses/unwind", 100),
    ("clauses/with", 100),
    ("clauses/with-orderBy", 87), // the rest sorts by temporal types
    ("clauses/with-skip-limit", 100),
    ("clauses/with-where", 100),
    ("expressions/aggregation", 100),
    ("expressions/boolean", 100),
    ("expressions/comparison", 100),
    ("expressions/conditional", 100),
    ("expressions/existentialSubqueries", 100),
    ("expressions/graph", 100),
    ("expressions/list", 100),
    ("expressions/literals", 100),
    ("expressions/map", 100),
    ("expressions/mathematical", 100),
    ("expressions/null", 100),
    ("expressions/path", 100),
    ("expressions/pattern", 100),
    ("expressions/precedence", 100),
    ("expressions/quantifier", 100),
    ("expressions/string", 100),
    ("expressions/typeConversion", 100),
    ("useCases/countingSubgraphMatches", 100),
    ("useCases/triadicSelection", 100),
];

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
        if let (Some(text), Some(failure)) = (&shown, &verdict.failure)
            && format!("{} {}", scenario.folder, scenario.name).contains(text.as_str())
        {
            show(scenario, failure);
        }
    }
    drop(std::panic::take_hook());
    print_table(&counts);
    for (folder, floor) in FLOORS {
        let Some(count) = counts.get(*folder) else {
            continue;
        };
        assert!(
            count.passed * 100 >= count.all * floor,
            "{folder}: {} of {} pass, less than {floor} %",
            count.passed,
            count.all
        );
    }
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
