//! How far a long work is: a bar on standard error, gone when the work is done.

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};
use whosaid::Diagnostic;
use whosaid::progress::Progress;
use whosaid::read;

/// Work that ends sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// What counts whole things.
const COUNT: &str = "{msg} {wide_bar} {human_pos}/{human_len} {eta}";

/// What counts bytes.
const BYTES: &str = "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}";

/// The same where nobody knows how much there is.
const ENDLESS: &str = "{spinner} {msg} {bytes} {bytes_per_sec}";

/// A bar on standard error, where that is a terminal; it goes when it is dropped.
pub(super) struct Bar {
    start: Instant,
    is_seen: bool,
    template: &'static str,
    /// Looked at only when there is something to see.
    total: Box<dyn Fn() -> Option<u64> + Send>,
    shown: Option<ProgressBar>,
    /// How much could not be done.
    failed: usize,
}

impl Bar {
    /// For work that tells how much there is of it.
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            is_seen: io::stderr().is_terminal(),
            template: COUNT,
            total: Box::new(|| None),
            shown: None,
            failed: 0,
        }
    }

    /// For reading `paths`, in bytes.
    pub(super) fn reading(paths: &[String]) -> Self {
        let paths = paths.to_vec();
        Self {
            template: BYTES,
            total: Box::new(move || read::size(&paths)),
            ..Self::new()
        }
    }

    /// The same, but only where results do not go to the terminal too.
    pub(super) fn beside_results(self) -> Self {
        let is_seen = self.is_seen && !io::stdout().is_terminal();
        Self { is_seen, ..self }
    }

    /// Shows how far the work is, if it has taken long enough for anybody to wonder.
    pub(super) fn show(&mut self, progress: Progress<'_>) {
        if !self.is_seen || self.shown.is_none() && self.start.elapsed() < PATIENCE {
            return;
        }
        let bar = self.shown.get_or_insert_with(|| {
            let total = progress.total.or_else(|| (self.total)());
            let template = total.map_or(ENDLESS, |_| self.template);
            let style = ProgressStyle::with_template(template);
            let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
                .with_finish(ProgressFinish::AndClear)
        });
        if let Some(total) = progress.total {
            bar.set_length(total);
        }
        bar.set_message(match self.failed {
            0 => progress.task.to_owned(),
            failed => format!("{}, {failed} failed", progress.task),
        });
        bar.set_position(progress.done);
    }

    /// Has the bar show one failure more, if it is one.
    pub(super) fn count_failure(&mut self, problem: &Diagnostic) {
        self.failed += usize::from(!problem.is_note);
    }

    /// Does what writes to standard error, without the bar in its way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.shown {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}
