//! The line editor in front of a session; the only user of rustyline.
