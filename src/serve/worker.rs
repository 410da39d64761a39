//! The thread that holds the session.

use crate::Session;
use crate::query::with_room;
use crate::repl::Vocabulary;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use tokio::sync::oneshot;

/// So many questions may wait; who comes then is told to come again.
const WAITING: usize = 16;
/// What the thread of the session has for deep questions, as the main thread has.
const STACK: usize = 8 << 20;

/// What the thread holds.
pub(super) struct Desk {
    pub(super) session: Session,
    /// The names for completion, as of the last time.
    pub(super) vocabulary: Vocabulary,
}

type Work = Box<dyn FnOnce(&mut Desk) + Send>;

/// The way to the thread that holds the session.
#[derive(Clone)]
pub(super) struct Worker(SyncSender<Work>);

/// Nobody can answer now.
pub(super) struct Busy;

impl Worker {
    pub(super) fn new(session: Session) -> io::Result<Self> {
        let (sender, work) = sync_channel::<Work>(WAITING);
        let named = thread::Builder::new().name("session".to_owned());
        named.stack_size(STACK).spawn(move || {
            let mut desk = Desk {
                session,
                vocabulary: Vocabulary::default(),
            };
            for work in work {
                // Should an answer fail against all expectation, the next question is another one. Nothing that is
                // asked changes the graph, so it is as it was.
                let _ = catch_unwind(AssertUnwindSafe(|| work(&mut desk)));
            }
        })?;
        Ok(Self(sender))
    }

    /// Does something with the session, after all who came before.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let (done, result) = oneshot::channel();
        let work = Box::new(move |desk: &mut Desk| {
            // Who has gone meanwhile needs no answer.
            if !done.is_closed() {
                let _ = done.send(with_room(|| work(desk)));
            }
        });
        self.0.try_send(work).map_err(|_| Busy)?;
        result.await.map_err(|_| Busy)
    }
}
