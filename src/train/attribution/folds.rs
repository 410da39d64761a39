//! Training on all articles but some, in turn, in several threads.

use crate::progress::Progress;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The articles are cut into so many parts.
pub(super) const FOLDS: usize = 5;

/// The models trained on all but one part each, and at the end the one trained on all.
pub(super) fn each_fold<T: Send>(threads: usize, train: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let work = || {
            let folds = std::iter::from_fn(|| {
                // The one trained on all takes longest, so it is begun first.
                let turn = next.fetch_add(1, Ordering::Relaxed);
                (turn <= FOLDS).then(|| FOLDS - turn)
            });
            folds.map(|fold| (fold, train(fold))).collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("training does not panic"))
            .collect()
    });
    done.sort_by_key(|(fold, _)| *fold);
    done.into_iter().map(|(_, trained)| trained).collect()
}

/// All but one part; everything for the fold past the last.
pub(super) fn seen<T>(all: &[T], fold: usize) -> Vec<&T> {
    let kept = all
        .iter()
        .enumerate()
        .filter(|(index, _)| index % FOLDS != fold);
    kept.map(|(_, one)| one).collect()
}

/// The one part, with the index of each.
pub(super) fn unseen<T>(all: &[T], fold: usize) -> impl Iterator<Item = (usize, &T)> {
    all.iter()
        .enumerate()
        .filter(move |(index, _)| index % FOLDS == fold)
}

/// A model, and what it made of each article it had not seen.
pub(super) type Trained<T> = (Vec<u8>, Vec<(usize, T)>);

/// The last model, and what the others made of what they had not seen.
pub(super) fn gather<T>(mut trained: Vec<Trained<T>>, count: usize) -> (Vec<u8>, Vec<T>) {
    let (whole, _) = trained
        .pop()
        .expect("there is one model for each fold and one more");
    let mut all: Vec<(usize, T)> = trained.into_iter().flat_map(|(_, found)| found).collect();
    all.sort_by_key(|(index, _)| *index);
    debug_assert_eq!(all.len(), count);
    (whole, all.into_iter().map(|(_, found)| found).collect())
}

/// Who hears how far the training is; any thread may tell.
pub type Listener<'l> = &'l mut (dyn FnMut(Progress<'_>) + Send);

/// Counts the passes of all models.
pub(super) struct Steps<'l> {
    listener: Mutex<Listener<'l>>,
    done: AtomicUsize,
    total: usize,
}

impl<'l> Steps<'l> {
    /// For so many passes over one model.
    pub(super) fn new(listener: Listener<'l>, passes: usize) -> Self {
        Self {
            listener: Mutex::new(listener),
            done: AtomicUsize::new(0),
            total: passes * (FOLDS + 1),
        }
    }

    /// Tells that one pass is done.
    pub(super) fn step(&self, task: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Ok(mut listener) = self.listener.lock() {
            listener(Progress {
                task,
                done: done as u64,
                total: Some(self.total as u64),
            });
        }
    }
}
