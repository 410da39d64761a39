//! What answers a question, as a graph for another program:
//! `cargo run --release --example export -- "who said what about Taiwan" graphml > taiwan.graphml`

use std::error::Error;
use whosaid::Session;
use whosaid::export::{Failure, GraphFormat};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let question = arguments.next();
    let question = question.as_deref().unwrap_or("who said what about Taiwan");
    let format = arguments.next();
    let format = GraphFormat::named(format.as_deref().unwrap_or("markdown"));
    let format = format.map_err(|problem| problem.message)?;
    let mut session = Session::new();
    session.read(["data/articles"], None);
    let done = session.export_answer(question, format, &mut std::io::stdout().lock());
    match done {
        Ok(_) => Ok(()),
        Err(Failure::Problem(problem)) => Err(problem.message.into()),
        Err(Failure::Output(error)) => Err(error.into()),
    }
}
