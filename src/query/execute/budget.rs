//! How long a query may take and how much it may gather.

use crate::query::{Detail, Error, ErrorKind, Procedure};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How a query is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long it may take.
    pub time_limit: Option<Duration>,
    /// How many rows it may hold at one time.
    pub maximum_rows: usize,
    /// Whether [`super::Outcome::touched`] is wanted.
    pub trace: bool,
    /// Whether [`super::Outcome::deed`] is wanted.
    pub keep: bool,
    /// Stops the query as soon as it is true.
    pub interrupt: Option<Arc<AtomicBool>>,
    /// What CALL can call, besides the procedures that are always there.
    pub procedures: Vec<Procedure>,
}

impl Default for Options {
    /// No limit on time, ten million rows, no trace.
    fn default() -> Self {
        Self {
            time_limit: None,
            maximum_rows: 10_000_000,
            trace: false,
            keep: false,
            interrupt: None,
            procedures: Vec::new(),
        }
    }
}

/// How many steps are done between two looks at the clock.
const STEPS_BETWEEN_LOOKS: u32 = 1024;

/// From so many bytes on, texts and lists are counted.
const LARGE: usize = 1 << 16;

/// So many bytes of such values a query may make.
const MAXIMUM_MADE: usize = 1 << 30;

/// What a query has used of what it may use.
pub(super) struct Budget<'o> {
    options: &'o Options,
    deadline: Option<Instant>,
    steps: Cell<u32>,
    /// Bytes of the large values made so far.
    made: Cell<usize>,
}

impl<'o> Budget<'o> {
    pub(super) fn new(options: &'o Options) -> Self {
        Self {
            options,
            deadline: options.time_limit.map(|limit| Instant::now() + limit),
            steps: Cell::new(0),
            made: Cell::new(0),
        }
    }

    /// One more step; from time to time, looks whether there is time for more.
    #[inline]
    pub(super) fn step(&self) -> Result<(), Error> {
        let steps = self.steps.get() + 1;
        if steps < STEPS_BETWEEN_LOOKS {
            self.steps.set(steps);
            return Ok(());
        }
        self.steps.set(0);
        self.look()
    }

    /// Whether a text or a list that takes so many bytes can be made beside the large ones made before.
    #[inline]
    pub(super) fn make(&self, bytes: usize) -> Result<(), Error> {
        if bytes < LARGE {
            return Ok(());
        }
        self.made.set(self.made.get().saturating_add(bytes));
        if self.made.get() <= MAXIMUM_MADE {
            return Ok(());
        }
        let message = format!(
            "the query makes more than {} MB of long texts and lists",
            MAXIMUM_MADE >> 20
        );
        Err(Error::runtime(
            ErrorKind::LimitError,
            Detail::SizeLimitReached,
            message,
        ))
    }

    /// Whether one more row can be held beside `rows` others.
    #[inline]
    pub(super) fn row(&self, rows: usize) -> Result<(), Error> {
        if rows < self.options.maximum_rows {
            return Ok(());
        }
        let message = format!("more than {} rows came together", self.options.maximum_rows);
        Err(
            Error::runtime(ErrorKind::LimitError, Detail::RowLimitReached, message)
                .hint("LIMIT, or a narrower pattern, makes fewer rows"),
        )
    }

    /// Whether the query may go on.
    pub(super) fn look(&self) -> Result<(), Error> {
        let interrupt = self.options.interrupt.as_ref();
        if interrupt.is_some_and(|interrupt| interrupt.load(Ordering::Relaxed)) {
            let message = "the query was stopped";
            return Err(Error::runtime(
                ErrorKind::LimitError,
                Detail::Interrupted,
                message,
            ));
        }
        if self
            .deadline
            .is_some_and(|deadline| Instant::now() > deadline)
        {
            let limit = self.options.time_limit.unwrap_or_default();
            let message = format!("the query took longer than {limit:?}");
            return Err(
                Error::runtime(ErrorKind::LimitError, Detail::TimeLimitReached, message)
                    .hint("a narrower pattern, or a bound on `*`, takes less time"),
            );
        }
        Ok(())
    }
}
