//! Ctrl-C at the prompt stops what is being done, and not the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit status of a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// A flag that Ctrl-C sets from now on; again, before anybody has looked, it ends the program.
pub(super) fn catch() -> Arc<AtomicBool> {
    let interrupt = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupt);
    // Without a handler, Ctrl-C ends the program, as it does everywhere else.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    });
    interrupt
}
