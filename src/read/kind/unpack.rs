//! Compressed bytes are unpacked, but never without an end.

use crate::limit;
use std::io::{self, Read};

/// Reads from a member of a compressed file, and stops with an error where it unpacks to too much.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Bounded<R> {
    /// At most [`limit::UNPACKED`] bytes of `inner`.
    pub(super) const fn new(inner: R) -> Self {
        Self {
            inner,
            left: limit::UNPACKED,
        }
    }

    /// What was read from.
    pub(super) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(length as u64).ok_or_else(too_much)?;
        Ok(length)
    }
}

/// What is said of a bomb.
pub(super) fn too_much() -> io::Error {
    let problem = format!("it unpacks to more than {} MB", limit::UNPACKED >> 20);
    io::Error::new(io::ErrorKind::FileTooLarge, problem)
}
