//! One writer at a time: a file beside the graph file says who.

use super::Archive;
use crate::Diagnostic;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked whether it is done.
const STEP: Duration = Duration::from_millis(50);

/// The right to write to a graph file. Nobody else has it until this is dropped; should the program die, the
/// system gives it back.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Archive {
    /// Waits for other writers to be done, and keeps them out. `who` is what they are told.
    ///
    /// # Errors
    /// When the file can only be read, and when another takes too long: the message says who it is.
    pub fn lock(&self, who: &str) -> Result<Lock, Diagnostic> {
        self.lock_within(who, PATIENCE)
    }

    /// The same, without waiting.
    ///
    /// # Errors
    /// As those of [`Archive::lock`].
    pub fn lock_at_once(&self, who: &str) -> Result<Lock, Diagnostic> {
        self.lock_within(who, Duration::ZERO)
    }

    fn lock_within(&self, who: &str, patience: Duration) -> Result<Lock, Diagnostic> {
        if !self.is_writable {
            let file = self.path.display();
            return Err(Diagnostic::new(format!("`{file}` can only be read")));
        }
        let path = PathBuf::from(format!("{}-lock", self.path.display()));
        let unusable = |error: std::io::Error| {
            Diagnostic::new(format!("cannot write `{}`: {error}", path.display()))
        };
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(unusable)?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => sleep(STEP),
                Err(TryLockError::WouldBlock) => return Err(self.taken(&mut file)),
                Err(TryLockError::Error(error)) => return Err(unusable(error)),
            }
        }
        let name = format!("process {}, {who}", std::process::id());
        // Who it is helps the others; that it is somebody is what counts.
        let _ = file.set_len(0).and_then(|()| file.rewind());
        let _ = file.write_all(name.as_bytes());
        Ok(Lock { file, path })
    }

    fn taken(&self, file: &mut File) -> Diagnostic {
        let mut who = String::new();
        let _ = file.rewind();
        let _ = file.take(300).read_to_string(&mut who);
        let who = if who.is_empty() {
            "another program"
        } else {
            &who
        };
        let problem = format!("`{}` is being written by {who}", self.path.display());
        Diagnostic::new(problem).hint("try again when it is done")
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}
