//! Questions in English and in Cypher about a folder of articles:
//! `cargo run --release --example ask -- data/articles "who said what about Taiwan"`

use std::error::Error;
use whosaid::Session;
use whosaid::graph::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .unwrap_or_else(|| "data/articles".to_owned());
    let question = arguments.next();
    let question = question.as_deref().unwrap_or("who said what about Taiwan");
    let mut session = Session::new();
    let (count, problems) = session.read([folder], None);
    for problem in problems {
        eprintln!("{}", problem.message);
    }
    println!("{count} articles");
    // The Cypher that a question stands for, and its rows.
    println!(
        "{}\n",
        session
            .explain(question)
            .map_err(|problem| problem.message)?
    );
    let answer = session.ask(question).map_err(|problem| problem.message)?;
    let place = |name| answer.rows.columns.iter().position(|column| column == name);
    let columns = ["speaker", "statement", "path", "line"].map(place);
    for row in &answer.rows.rows {
        let cells = columns.iter().flatten().map(|column| match &row[*column] {
            Value::String(text) => text.to_string(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        });
        println!("{}", cells.collect::<Vec<_>>().join(" | "));
    }
    Ok(())
}
