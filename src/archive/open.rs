//! Files are opened, or made; what is none of ours is left untouched.

use super::Archive;
use super::damage::problem;
use crate::Diagnostic;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks a graph file: `whos`.
const APPLICATION: i64 = 0x7768_6f73;

/// What has to be done to a file of each version to make it one of the next; from an empty file on.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql"), include_str!("documents.sql")];

/// What every database begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// How long to wait for another's transaction.
const PATIENCE: Duration = Duration::from_secs(20);

impl Archive {
    /// Opens a graph file; for reading and writing where that is possible.
    ///
    /// # Errors
    /// When there is none, or what is there is something else, damaged, or of a newer version.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        if !path.exists() {
            let file = path.display();
            let problem = Diagnostic::new(format!("there is no graph file `{file}`"));
            return Err(problem.hint(format!("`whosaid add -g '{file}' PATH` makes one")));
        }
        check_magic(path)?;
        let found = Self::writable(path, false).or_else(|_| Self::readable(path))?;
        found.prepare_tables()?;
        Ok(found)
    }

    /// Opens a graph file for writing, and makes one if there is none.
    ///
    /// # Errors
    /// As those of [`Archive::open`], and when it can only be read.
    pub fn create(path: &Path) -> Result<Self, Diagnostic> {
        if path.exists() {
            check_magic(path)?;
        }
        let found = Self::writable(path, true)?;
        found.prepare_tables()?;
        Ok(found)
    }

    fn writable(path: &Path, create: bool) -> Result<Self, Diagnostic> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let found = Self::connect(path.to_owned(), path, flags, true)?;
        // A file that can only be read is found out now, and not at the first document.
        found.execute("BEGIN IMMEDIATE; COMMIT")?;
        Ok(found)
    }

    fn readable(path: &Path) -> Result<Self, Diagnostic> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let found = Self::connect(path.to_owned(), path, flags, false)?;
        let first =
            found
                .connection
                .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
        match first {
            Ok(()) => Ok(found),
            // Beside a file in a folder that can only be read, SQLite cannot make what it needs to share it.
            Err(error) if cannot_share(&error) => {
                let name = immutable(path);
                let flags = flags | OpenFlags::SQLITE_OPEN_URI;
                Self::connect(path.to_owned(), Path::new(&name), flags, false)
            }
            Err(error) => Err(problem(path, &error)),
        }
    }

    fn connect(
        path: PathBuf,
        name: &Path,
        flags: OpenFlags,
        is_writable: bool,
    ) -> Result<Self, Diagnostic> {
        let failed = |error| problem(&path, &error);
        let connection = Connection::open_with_flags(name, flags).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        connection
            .execute_batch(
                "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; \
                 PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA synchronous = FULL",
            )
            .map_err(failed)?;
        Ok(Self {
            connection,
            path,
            is_writable,
        })
    }

    /// Makes sure that the tables are those of this version.
    fn prepare_tables(&self) -> Result<(), Diagnostic> {
        let file = self.path.display();
        let number = |name: &str| {
            let found = self
                .connection
                .pragma_query_value(None, name, |row| row.get(0));
            found.map_err(|error| self.problem(&error))
        };
        let (application, version): (i64, i64) =
            (number("application_id")?, number("user_version")?);
        let tables = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                row.get::<_, i64>(0)
            });
        let is_empty = tables.map_err(|error| self.problem(&error))? == 0;
        if application != APPLICATION && !(is_empty && application == 0) {
            let problem = Diagnostic::new(format!("`{file}` is a database, but no graph file"));
            return Err(problem.hint("it was left as it is"));
        }
        let newest = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if version > newest {
            let text = format!("`{file}` was written by a newer whosaid (version {version})");
            return Err(Diagnostic::new(text).hint("it was left as it is"));
        }
        if version == newest {
            return Ok(());
        }
        if !self.is_writable {
            return Err(Diagnostic::new(format!(
                "`{file}` is of version {version} and can only be read: it cannot be brought up to date"
            )));
        }
        self.migrate(usize::try_from(version).unwrap_or(0))
    }

    /// Brings the tables from a version to the newest, in one transaction, after a copy was made.
    fn migrate(&self, version: usize) -> Result<(), Diagnostic> {
        if version == 0 {
            self.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")?;
        } else {
            self.back_up(version)?;
        }
        self.transaction(|own| {
            for migration in MIGRATIONS.get(version..).unwrap_or_default() {
                own.execute(migration)?;
            }
            let newest = MIGRATIONS.len();
            own.execute(&format!(
                "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {newest}"
            ))
        })
    }

    fn back_up(&self, version: usize) -> Result<(), Diagnostic> {
        let copy = format!("{}.version-{version}", self.path.display());
        let done = self.connection.execute("VACUUM INTO ?1", [copy]);
        done.map(drop).map_err(|error| self.problem(&error))
    }
}

/// Refuses a file that is no database, without touching it.
fn check_magic(path: &Path) -> Result<(), Diagnostic> {
    let name = path.display();
    let unreadable = |error| crate::read::unreadable(&name.to_string(), &error);
    let kind = path.metadata().map_err(unreadable)?;
    if !kind.is_file() {
        return Err(Diagnostic::new(format!("`{name}` is no file")));
    }
    let mut start = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MAGIC.len() as u64)
        .read_to_end(&mut start)
        .map_err(unreadable)?;
    if start.is_empty() || start == MAGIC {
        return Ok(());
    }
    let problem = Diagnostic::new(format!("`{name}` is no graph file"));
    Err(problem
        .hint("articles are named without `-g`; `whosaid add -g FILE PATH` makes a graph file"))
}

fn cannot_share(error: &Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)
    )
}

/// The name by which SQLite opens a file that nobody can change.
fn immutable(path: &Path) -> String {
    let mut name = "file:".to_owned();
    for letter in path.display().to_string().chars() {
        match letter {
            '%' => name.push_str("%25"),
            '?' => name.push_str("%3f"),
            '#' => name.push_str("%23"),
            other => name.push(other),
        }
    }
    name + "?immutable=1"
}
