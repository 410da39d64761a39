//! How far a long work is, for whoever wants to show it.

/// How far a long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// What is being done: `reading`.
    pub task: &'a str,
    /// How much of it is done, in units of the task.
    pub done: u64,
    /// How much there is to do, where that is known.
    pub total: Option<u64>,
}

/// Told now and then how far the work is.
pub type Report<'r> = &'r mut dyn FnMut(Progress<'_>);
