//! What the help of each command ends with: lines that can be copied and work.
//!
//! `tests/cli.rs` runs them all, in a folder with articles and a graph file.

pub(super) const PROGRAM: &str = "\
Examples:
  whosaid articles/
  whosaid add articles/ && whosaid ask \"what did Xi say\"
  whosaid ask \"who said what about Taiwan\" articles/
  whosaid export \"what did Xi say\" articles/ | dot -Tsvg > xi.svg

WHOSAID_CONFIG names another folder for your settings and saved questions; `:settings` tells which it is.

Exit status: 0 done, 1 nothing found, 2 an error.";

pub(super) const ASK: &str = "\
Examples:
  whosaid ask \"who said what about Taiwan\" articles/
  whosaid ask --evidence \"what did Xi say\" articles/summit.txt
  whosaid ask \"how many statements by speaker\" --format csv articles/ > counts.csv";

pub(super) const ADD: &str = "\
Examples:
  whosaid add articles/
  whosaid add --date 2025-11-24 articles/summit.txt
  whosaid add -g news.graph articles/";

pub(super) const REMOVE: &str = "\
Examples:
  whosaid remove articles/summit.txt
  whosaid remove articles/";

pub(super) const REFRESH: &str = "\
Examples:
  whosaid refresh
  whosaid refresh --all";

pub(super) const HISTORY: &str = "\
Examples:
  whosaid history
  whosaid history -g news.graph";

pub(super) const CHECK: &str = "\
Examples:
  whosaid check
  whosaid check -g news.graph";

pub(super) const COMPACT: &str = "\
Examples:
  whosaid compact
  whosaid compact -g news.graph";

pub(super) const TEXT: &str = "\
Examples:
  whosaid text articles/summit.txt";

pub(super) const RUN: &str = "\
Examples:
  whosaid run questions.who articles/
  whosaid run taiwan articles/
  whosaid run --echo questions.who articles/ > answers.txt
  echo \"who said what\" | whosaid run - articles/";

pub(super) const EXPORT: &str = "\
Examples:
  whosaid export \"what did Xi say\" -o xi.html articles/
  whosaid export --format graphml articles/ > news.graphml
  whosaid export \"statements about Taiwan\" -o taiwan.svg articles/";

pub(super) const EXTRACT: &str = "\
Examples:
  whosaid extract articles/ > attributions.jsonl
  whosaid extract --text articles/summit.txt
  cat articles/summit.txt | whosaid extract -";

pub(super) const IMPORT: &str = "\
Examples:
  whosaid export --format jsonl articles/ > news.jsonl && whosaid import news.jsonl
  whosaid import -g other.graph news.jsonl";

pub(super) const CYPHER: &str = "\
Examples:
  echo '{\"query\": \"MATCH (p:Person) RETURN p.name\"}' | whosaid cypher --jsonl articles/";

#[cfg(feature = "serve")]
pub(super) const SERVE: &str = "\
Examples:
  whosaid serve articles/
  whosaid serve --port 0 -g news.graph";

pub(super) const COMPLETIONS: &str = "\
Examples:
  whosaid completions bash > whosaid.bash
  whosaid completions zsh > _whosaid";

pub(super) const MAN: &str = "\
Examples:
  whosaid man > whosaid.1";

pub(super) const DOCUMENTS: &str = "\
Examples:
  whosaid documents
  whosaid documents --format csv articles/ > articles.csv";

pub(super) const STATS: &str = "\
Examples:
  whosaid stats
  whosaid stats --format json articles/";
