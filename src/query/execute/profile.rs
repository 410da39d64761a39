//! What PROFILE notes while a query runs.

use super::Flow;
use std::cell::RefCell;
use std::time::{Duration, Instant};

/// Rows that came by, and time.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::query) struct Passed {
    pub(in crate::query) rows: usize,
    pub(in crate::query) time: Duration,
}

/// What came by each probe and out of each stage. Without probes, nothing is noted.
#[derive(Debug, Default)]
pub(in crate::query) struct Profile {
    probes: RefCell<Vec<Passed>>,
    stages: RefCell<Vec<Passed>>,
    is_on: bool,
}

impl Profile {
    /// A profile with so many probes.
    pub(in crate::query) fn new(probes: usize) -> Self {
        Self {
            probes: RefCell::new(vec![Passed::default(); probes]),
            stages: RefCell::default(),
            is_on: true,
        }
    }

    /// Notes a row, and the time that `next` takes for it.
    pub(super) fn probe(&self, number: usize, next: impl FnOnce() -> Flow) -> Flow {
        let begun = Instant::now();
        let flow = next();
        let passed = &mut self.probes.borrow_mut()[number];
        passed.rows += 1;
        passed.time += begun.elapsed();
        flow
    }

    /// When a stage begins, if anybody wants to know.
    pub(super) fn begin(&self) -> Option<Instant> {
        self.is_on.then(Instant::now)
    }

    /// Notes what a stage of the query itself came to.
    pub(super) fn stage(&self, rows: usize, begun: Option<Instant>) {
        if let Some(begun) = begun {
            let time = begun.elapsed();
            self.stages.borrow_mut().push(Passed { rows, time });
        }
    }

    /// What came by a probe; the time is that of all that comes after it.
    pub(in crate::query) fn at(&self, probe: usize) -> Passed {
        self.probes.borrow().get(probe).copied().unwrap_or_default()
    }

    /// What came out of a stage, counted over all parts of the query; nothing if it never began.
    pub(in crate::query) fn of_stage(&self, stage: usize) -> Passed {
        self.stages.borrow().get(stage).copied().unwrap_or_default()
    }
}
