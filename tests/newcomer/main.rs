//! The way of somebody who has never seen the program, in a real terminal of 80 columns: `tmux` types, and what it
//! shows is read. Without `tmux` these tests say so and do nothing.

mod terminal;

use std::fs;
use std::path::Path;
use tempfile::TempDir;
use terminal::Terminal;

/// A page as a browser saves it, with what stands around an article.
fn page(title: &str, day: &str, paragraphs: &[&str]) -> String {
    let text = format!("<p>{}</p>", paragraphs.join("</p>\n<p>"));
    format!(
        r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Harbour Gazette</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/subscribe">Subscribe</a></nav>
<article><h1>{title}</h1><time datetime="{day}">{day}</time>
{text}</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ten quiet beaches</a></li></ul></aside>
<footer>© The Harbour Gazette. All rights reserved.</footer></body></html>
"#
    )
}

/// A folder with `pages`, as somebody has saved them.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    let write = |name: &str, page: String| fs::write(pages.join(name), page).unwrap();
    write(
        "harbour.html",
        page(
            "Harbour to be dredged next year",
            "2025-10-06",
            &[
                "Mayor Maria Velez said on Monday that the harbour would be dredged next year, after two winters in \
                 which ferries had run aground at low tide. Ships of the port authority will begin in March.",
                "“We have waited long enough, and the money is there,” Velez told reporters at the town hall.",
                "Tom Okafor, who leads the opposition in the council, said the plan ignored the fishermen, who fear \
                 for the oyster beds at the mouth of the river.",
            ],
        ),
    );
    write(
        "budget.html",
        page(
            "Council passes the budget",
            "2025-11-03",
            &[
                "The council passed the budget by nine votes to six on Monday night, after a debate of five hours in \
                 which the price of dredging the harbour was spoken of more than anything else.",
                "“This budget pays for the harbour without raising taxes,” Maria Velez said after the vote.",
                "Maria Velez also said that the ferry would be free for pupils from January, as in other towns.",
                "“It is a gamble with the money of others,” said Tom Okafor, whose party voted against it.",
            ],
        ),
    );
    write(
        "school.html",
        page(
            "New school opens a year late",
            "2025-11-20",
            &[
                "The new school at the old station opened on Thursday, a year late and two millions dearer than was \
                 planned, with places for four hundred pupils.",
                "Tom Okafor said the delay had cost families a year, and asked the mayor to publish all contracts.",
                "“The contracts will be public by Christmas,” Maria Velez replied.",
            ],
        ),
    );
    folder
}

#[test]
fn from_saved_pages_to_a_page_to_send() {
    let folder = folder();
    let Some(mut terminal) = Terminal::start(folder.path(), &[]) else {
        return;
    };
    terminal.wait_for("nothing was read yet");
    terminal.enter(":read pages");
    let screen = terminal.wait_for("read 3 files");
    assert!(screen.contains("`:undo` takes it back"), "{screen}");
    // A question with a name that is misspelt is answered with the name that may be meant.
    let screen = terminal.ask("what did Velz say");
    assert!(screen.contains("did you mean"), "{screen}");
    assert!(screen.contains("`Maria Velez`"), "{screen}");
    let screen = terminal.ask("what did Maria Velez say about the budget");
    assert!(screen.contains("This budget pays for the"), "{screen}");
    // Where it says so.
    let screen = terminal.ask(":show 1");
    assert!(screen.contains("pages/budget.html"), "{screen}");
    assert!(
        screen.contains("[Maria Velez]") && screen.contains("{said}"),
        "source and cue are marked:\n{screen}"
    );
    let screen = terminal.ask(":save velez.html");
    assert!(screen.contains("wrote `velez.html`"), "{screen}");
    let page = fs::read_to_string(folder.path().join("velez.html")).unwrap();
    assert!(page.contains("<html"), "{page}");
    assert!(page.contains("This budget pays for the harbour without raising taxes"));
    terminal.enter(":quit");
    terminal.wait_for_end();
}

#[test]
fn words_that_anybody_would_try_lead_on() {
    let folder = folder();
    let Some(mut terminal) = Terminal::start(folder.path(), &["pages"]) else {
        return;
    };
    terminal.wait_for("3 articles");
    let screen = terminal.ask("help save");
    assert!(screen.contains(":save FILE|NAME"), "{screen}");
    let screen = terminal.ask(":sav x.csv");
    assert!(screen.contains("did you mean `:save`"), "{screen}");
    let screen = terminal.ask("hello there");
    assert!(screen.contains("error"), "{screen}");
}

#[test]
fn counts_have_bars_and_names_a_tree() {
    let folder = folder();
    let Some(mut terminal) = Terminal::start(folder.path(), &["pages"]) else {
        return;
    };
    terminal.wait_for("3 articles");
    let screen = terminal.ask("how many statements by speaker");
    assert!(screen.contains("│ ████████"), "{screen}");
    let screen = terminal.ask("show Maria Velez");
    assert!(screen.contains("Maria Velez · Person"), "{screen}");
    assert!(screen.contains("└─ is mentioned in 3 articles"), "{screen}");
    let screen = terminal.ask("timeline of statements by Maria Velez");
    assert!(screen.contains("2025-11  "), "{screen}");
    // In a file there is none of that.
    terminal.ask("how many statements by speaker");
    terminal.ask(":save counts.txt");
    let table = fs::read_to_string(folder.path().join("counts.txt")).unwrap();
    assert!(
        table.contains("Maria Velez") && !table.contains('█'),
        "{table}"
    );
}

#[test]
fn questions_and_settings_are_there_the_next_day() {
    let folder = folder();
    let Some(mut terminal) = Terminal::start(folder.path(), &["pages"]) else {
        return;
    };
    terminal.wait_for("3 articles");
    terminal.ask("how many statements by speaker");
    let screen = terminal.ask(":save talkers");
    assert!(screen.contains("`:run talkers` asks again"), "{screen}");
    drop(terminal);
    let settings = folder.path().join("config/settings.who");
    fs::write(&settings, "# mine\n:format csv\n:formatt json\n").unwrap();
    let Some(mut terminal) = Terminal::start(folder.path(), &["pages"]) else {
        return;
    };
    let screen = terminal.wait_for("3 articles");
    assert!(screen.contains("settings.who`, line 3:"), "{screen}");
    assert!(screen.contains("did you mean `:format`?"), "{screen}");
    // The name is completed.
    terminal.keys(&[":run ta", "Tab"]);
    terminal.wait_for("> :run talkers");
    let screen = terminal.ask("");
    assert!(screen.contains("speaker,statements\n"), "{screen}");
    drop(terminal);
    // What the command line says counts more than the settings, and these can be left out.
    for (arguments, told) in [
        (["--format", "json", "pages"], ":format json"),
        (["--no-settings", "pages", "pages"], ":format table"),
    ] {
        let Some(mut terminal) = Terminal::start(folder.path(), &arguments) else {
            return;
        };
        terminal.wait_for("3 articles");
        let screen = terminal.ask(":settings");
        assert!(screen.contains(told), "{screen}");
    }
    assert!(Path::new(&settings).exists());
}
