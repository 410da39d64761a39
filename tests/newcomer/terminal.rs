//! A terminal of 80 columns and 40 lines in which the program runs, made by `tmux`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// How wide it is.
const WIDTH: usize = 80;
/// How long something may take to appear, also where the machine has much else to do.
const PATIENCE: Duration = Duration::from_secs(120);

/// What runs the program, so that the screen stays when it has ended, and tells how.
const AROUND: &str = r#""$@"; echo "ended: $?"; sleep 600"#;

/// The program in a terminal; both end with it.
pub(crate) struct Terminal {
    /// Where `tmux` listens, apart from any other.
    socket: PathBuf,
    /// How many questions were asked.
    asked: usize,
    _folder: TempDir,
}

impl Terminal {
    /// Starts the program in `folder`, with its own settings in `config`; nothing where there is no `tmux`.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_err() {
            eprintln!("not tested: there is no `tmux`");
            return None;
        }
        let own = TempDir::new().unwrap();
        let terminal = Self {
            socket: own.path().join("tmux"),
            asked: 0,
            _folder: own,
        };
        let config = folder.join("config");
        let mut command = Command::new("tmux");
        command
            .arg("-S")
            .arg(&terminal.socket)
            .args(["-f", "/dev/null", "-u", "new-session", "-d"])
            .args(["-x", &WIDTH.to_string(), "-y", "40", "-c"])
            .arg(folder)
            .args(["sh", "-c", AROUND, "sh"])
            .args(["env", "-u", "COLUMNS", "-u", "WHOSAID_GRAPH"])
            .args(["LANG=C.UTF-8", "NO_COLOR=1", "PAGER="])
            .arg(format!("WHOSAID_CONFIG={}", config.display()))
            .arg(format!("XDG_DATA_HOME={}", config.display()))
            .arg(env!("CARGO_BIN_EXE_whosaid"))
            .args(arguments);
        let started = command.output().unwrap();
        assert!(started.status.success(), "{started:?}");
        Some(terminal)
    }

    /// Types a line.
    pub(crate) fn enter(&mut self, line: &str) {
        if !line.is_empty() {
            self.tmux(&["send-keys", "-l", line]);
        }
        self.tmux(&["send-keys", "Enter"]);
    }

    /// Presses keys: a name such as `Tab`, or text.
    pub(crate) fn keys(&mut self, keys: &[&str]) {
        for key in keys {
            self.tmux(&["send-keys", key]);
        }
    }

    /// Types a line, and gives back what the screen shows when it is answered.
    pub(crate) fn ask(&mut self, line: &str) -> String {
        self.enter(line);
        self.asked += 1;
        // A comment does nothing, and stands below the answer when that is there.
        let mark = format!("# {}", self.asked);
        self.enter(&mark);
        let screen = self.wait_for(&format!("> {mark}\n> "));
        self.tmux(&["send-keys", "C-l"]);
        screen
    }

    /// Waits until the screen shows some words, and gives back all of it.
    pub(crate) fn wait_for(&mut self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(words) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "no `{words}`:\n{screen}");
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the program has ended well.
    pub(crate) fn wait_for_end(&mut self) {
        self.wait_for("ended: 0");
    }

    /// What is shown; lines that the terminal has broken because they are too wide are whole, and so are found.
    fn screen(&self) -> String {
        let output = self.tmux(&["capture-pane", "-p", "-J"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let is_drawn = |line: &&&str| line.contains(['│', '─', '█']);
        for line in lines.iter().filter(is_drawn) {
            assert!(line.width() <= WIDTH, "too wide: {line}");
        }
        lines.join("\n").trim_end().to_owned() + " "
    }

    fn tmux(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("tmux");
        let command = command.arg("-S").arg(&self.socket).args(arguments);
        command.output().unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}
