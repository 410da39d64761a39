//! `whosaid serve`.

use super::arguments::Options;
use super::{Stop, asks_for_graph, interrupt, open};
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::net::SocketAddr;
use whosaid::Diagnostic;
use whosaid::serve::{self, Listening};
use whosaid::session::Status;

/// Answers in a browser until Ctrl-C.
pub(super) fn serve(
    host: String,
    port: u16,
    paths: &[String],
    options: &Options,
) -> Result<Status, Stop> {
    if paths.is_empty() && !asks_for_graph(paths, options) {
        let problem = Diagnostic::new("no article was named, and there is no graph file");
        return Err(problem
            .hint("name files or folders: `whosaid serve articles/`")
            .into());
    }
    let (session, read) = open(paths, options)?;
    let session = ManuallyDrop::into_inner(session);
    let holdings = session.holdings();
    let end = interrupt::catch_ends();
    let listening = Listening { host, port };
    let begun = |address: SocketAddr| {
        let mut errors = io::stderr();
        let _ = writeln!(errors, "{holdings}; Ctrl-C ends");
        if !address.ip().is_loopback() {
            let _ = writeln!(
                errors,
                "warning: whoever reaches this address can read all of it"
            );
        }
        let mut output = io::stdout().lock();
        writeln!(output, "http://{address}/")?;
        output.flush()
    };
    serve::serve(session, &listening, &end, begun).map_err(|error| {
        let Listening { host, port } = &listening;
        let problem = Diagnostic::new(format!("cannot listen on `{host}`, port {port}: {error}"));
        match error.kind() {
            io::ErrorKind::AddrInUse => problem.hint("`--port 0` takes any port that is free"),
            _ => problem,
        }
    })?;
    Ok(read)
}
