//! Ctrl-C at the prompt stops what is being done, and not the program.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
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

/// A flag that is set by whatever asks the program to end, so that it can end what it has begun; the second time
/// ends it at once.
pub(super) fn catch_ends() -> Arc<AtomicBool> {
    let end = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // What cannot be caught ends the program; what is written is written all the same.
        let _ = flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&end));
        let _ = flag::register(signal, Arc::clone(&end));
    }
    end
}
