//! Work on many things at once, with the results in the order of the things.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};

/// Does `work` on each of `items` in so many threads, and gives the results in the order of the
/// items.
///
/// Items are drawn as they are needed, in one thread at a time; beyond one for each thread, twice
/// as many results wait at most. The threads end with the results, or soon after these are dropped.
///
/// ```
/// let squares = whosaid::parallel::in_order(2, 1..=4, |number| number * number);
/// assert_eq!(squares.collect::<Vec<_>>(), [1, 4, 9, 16]);
/// ```
///
/// # Panics
/// The results panic when `work` or `items` has.
pub fn in_order<I, R, W>(
    threads: usize,
    items: I,
    work: W,
) -> impl Iterator<Item = R> + use<I, R, W>
where
    I: Iterator + Send + 'static,
    R: Send + 'static,
    W: Fn(I::Item) -> R + Send + Sync + 'static,
{
    let (queue, results) = sync_channel(2 * threads);
    let source = Arc::new(Mutex::new(Source { items, queue }));
    let work = Arc::new(work);
    let start = |_| {
        let (source, work) = (Arc::clone(&source), Arc::clone(&work));
        let serve = move || while serve(&source, &*work).is_some() {};
        Builder::new().name("worker".into()).spawn(serve).ok()
    };
    let workers: Vec<_> = (0..threads).map_while(start).collect();
    // Where no thread can be had, the work is done as the results are asked for.
    let alone = workers.is_empty().then_some((source, work));
    let mut results = Results {
        results: Some(results),
        workers,
    };
    std::iter::from_fn(move || match &alone {
        Some((source, work)) => Some(work(source.lock().ok()?.items.next()?)),
        None => results.next(),
    })
}

/// As many threads as there are cores to use.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What is to be done, and where each result will be found, in the same order.
struct Source<I, R> {
    items: I,
    queue: SyncSender<Receiver<R>>,
}

/// Does one item's work; nothing when there is none left, or nobody waits for it.
fn serve<I: Iterator, R>(source: &Mutex<Source<I, R>>, work: impl Fn(I::Item) -> R) -> Option<()> {
    let (item, result) = {
        let mut source = source.lock().ok()?;
        let item = source.items.next()?;
        let (result, place) = sync_channel(1);
        source.queue.send(place).ok()?;
        (item, result)
    };
    result.send(work(item)).ok()
}

struct Results<R> {
    results: Option<Receiver<Receiver<R>>>,
    workers: Vec<JoinHandle<()>>,
}

impl<R> Results<R> {
    fn next(&mut self) -> Option<R> {
        let place = self.results.as_ref()?.recv().ok();
        let result = place.and_then(|place| place.recv().ok());
        if result.is_none() {
            self.finish();
        }
        result
    }

    /// Lets the threads end, and passes on the panic of one.
    fn finish(&mut self) {
        self.results = None;
        for worker in self.workers.drain(..) {
            if let Err(panic) = worker.join() {
                resume_unwind(panic);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        for threads in [0, 1, 2, 7] {
            let slow = |number: u64| {
                std::thread::sleep(Duration::from_micros((97 - number) % 7 * 300));
                number
            };
            let found: Vec<_> = in_order(threads, 0..97, slow).collect();
            assert_eq!(found, (0..97).collect::<Vec<_>>(), "{threads} threads");
        }
    }

    #[test]
    fn items_are_drawn_as_they_are_needed() {
        let (drawn, count) = sync_channel(100);
        let items = (0..).inspect(move |_| drawn.send(()).unwrap_or_default());
        let mut results = in_order(2, items, |number| number);
        assert_eq!(results.next(), Some(0));
        std::thread::sleep(Duration::from_millis(20));
        assert!(count.try_iter().count() <= 1 + 4 + 2);
        drop(results);
        // The threads end: the channel closes.
        while count.recv_timeout(Duration::from_secs(10)).is_ok() {}
    }

    #[test]
    #[should_panic(expected = "five")]
    fn a_panic_is_passed_on() {
        let work = |number| assert!(number != 5, "five");
        let _ = in_order(2, 0..1000, work).count();
    }
}
