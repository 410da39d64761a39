//! An English question is a query or an error in few words.

#![no_main]

use std::cell::RefCell;
use whosaid_fuzz::session;

thread_local!(static SESSION: RefCell<whosaid::Session> = RefCell::new(session()));

libfuzzer_sys::fuzz_target!(|text: &str| {
    SESSION.with_borrow_mut(|session| {
        if let Err(problem) = session.translate(whosaid::session::Input::Question(text)) {
            let drawn = whosaid::render::error(&problem, text, whosaid::render::Colour::Plain);
            assert!(drawn.len() < 2000, "{drawn}");
        }
    });
});
