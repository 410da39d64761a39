//! A session on localhost: the page of `src/page`, which can be asked more, and the same answers as JSON.
//!
//! One thread holds the session and answers one question after the other (`worker`); `guard` refuses what comes
//! from elsewhere; `answer` turns requests into answers. Nothing that is asked here changes the graph.

mod answer;
mod guard;
mod worker;

use crate::Session;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use guard::Guard;
use std::future::IntoFuture as _;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use worker::Worker;

/// How often it is looked whether it is to end.
const GLANCE: Duration = Duration::from_millis(100);
/// What is being answered may take so long after that.
const FAREWELL: Duration = Duration::from_secs(3);

/// Where to listen.
#[derive(Debug, Clone)]
pub struct Listening {
    /// A name or an address of this machine; only this machine reaches `localhost`.
    pub host: String,
    /// 0 for any that is free.
    pub port: u16,
}

/// Answers over HTTP until `end` is true. `begun` is told the address, once somebody can ask.
///
/// # Errors
/// When nothing can listen there.
pub fn serve(
    mut session: Session,
    listening: &Listening,
    end: &Arc<AtomicBool>,
    begun: impl FnOnce(SocketAddr) -> io::Result<()>,
) -> io::Result<()> {
    session.options.interrupt = Some(Arc::clone(end));
    let addresses: Vec<SocketAddr> = (listening.host.as_str(), listening.port)
        .to_socket_addrs()?
        .collect();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(&addresses[..]).await?;
        let address = listener.local_addr()?;
        let guard = Arc::new(Guard::new(&listening.host, address));
        let server = axum::serve(listener, router(Worker::new(session)?, guard));
        begun(address)?;
        let server = server.with_graceful_shutdown(ended(Arc::clone(end)));
        let answering = tokio::spawn(server.into_future());
        ended(Arc::clone(end)).await;
        // Whoever reads too slowly is left behind.
        let _ = tokio::time::timeout(FAREWELL, answering).await;
        Ok(())
    })
}

/// Waits until `end` is true.
async fn ended(end: Arc<AtomicBool>) {
    while !end.load(Ordering::Relaxed) {
        tokio::time::sleep(GLANCE).await;
    }
}

fn router(worker: Worker, guard: Arc<Guard>) -> Router {
    Router::new()
        .route("/", get(answer::page))
        .route("/api/ask", get(answer::ask))
        .route("/api/complete", get(answer::complete))
        .route("/api/graph", get(answer::graph))
        .route("/openapi.json", get(answer::openapi))
        .fallback(answer::nothing)
        .method_not_allowed_fallback(answer::read_only)
        .layer(from_fn_with_state(guard, guard::check))
        .with_state(worker)
}
