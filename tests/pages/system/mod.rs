//! How systems write a story: each a function, modelled on what they do in the wild.

mod blog;
mod magazine;
mod national;
mod old;
mod regional;

use super::around;
use super::story::{Chance, Part, Story};

/// Writes the page of a story; the number varies what the same system does from page to page.
pub(crate) type Write = fn(&Story, u64) -> String;

/// All systems, by name.
pub(crate) const SYSTEMS: &[(&str, Write)] = &[
    ("wordpress block", blog::wordpress_block),
    ("wordpress classic", blog::wordpress_classic),
    ("ghost", blog::ghost),
    ("substack", blog::substack),
    ("blogger", blog::blogger),
    ("medium", blog::medium),
    ("squarespace", blog::squarespace),
    ("arc xp", regional::arc),
    ("brightspot", regional::brightspot),
    ("blox", regional::blox),
    ("amp", regional::amp),
    ("paywall", regional::paywall),
    ("microdata", regional::microdata),
    ("components", national::components),
    ("rich links", national::rich_links),
    ("test ids", national::test_ids),
    ("hashed classes", national::hashed),
    ("inline placeholder", national::inline_placeholder),
    ("live", national::live),
    ("chorus", magazine::chorus),
    ("drupal", magazine::drupal),
    ("joomla", magazine::joomla),
    ("agency", old::agency),
    ("tables", old::tables),
];

/// How one system writes parts of a story; `@` stands for the text.
struct Style {
    paragraph: &'static str,
    heading: &'static str,
    quotation: &'static str,
    item: &'static str,
    list: &'static str,
}

const PLAIN: Style = Style {
    paragraph: "<p>@</p>\n",
    heading: "<h2>@</h2>\n",
    quotation: "<blockquote><p>@</p></blockquote>\n",
    item: "<li>@</li>",
    list: "<ul>@</ul>\n",
};

/// The parts of a story, with what stands between them: each after so many parts.
fn body(story: &Story, style: &Style, between: &[(usize, String)]) -> String {
    let mut html = String::new();
    for (number, part) in story.parts.iter().enumerate() {
        for (_, own) in between.iter().filter(|(at, _)| *at == number) {
            html.push_str(own);
        }
        html.push_str(&match part {
            Part::Paragraph(text) => style.paragraph.replace('@', &linked(text, number)),
            Part::Heading(text) => style.heading.replace('@', &escape(text)),
            Part::Quotation(text) => style.quotation.replace('@', &escape(text)),
            Part::List(all) => {
                let items: String = all
                    .iter()
                    .map(|one| style.item.replace('@', &escape(one)))
                    .collect();
                style.list.replace('@', &items)
            }
        });
    }
    html
}

/// A paragraph with a link and something emphasised in it, as most have.
fn linked(text: &str, number: usize) -> String {
    let text = escape(text);
    let mut words: Vec<&str> = text.split(' ').collect();
    let [link, strong];
    if number % 3 == 1 && words.len() > 8 {
        link = format!(
            r#"<a href="/tag/{number}" class="inline-link">{} {}</a>"#,
            words[4], words[5]
        );
        words.splice(4..6, [link.as_str()]);
        return words.join(" ");
    }
    if number % 5 == 2 && words.len() > 4 {
        strong = format!("<em>{}</em>", words[2]);
        words[2] = &strong;
        return words.join(" ");
    }
    text
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\'', "&#39;")
}

/// A text as JSON has it.
fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// `November 24, 2025`
fn american(story: &Story) -> String {
    story.date.strftime("%B %-d, %Y").to_string()
}

/// `24 November 2025`
fn british(story: &Story) -> String {
    story.date.strftime("%-d %B %Y").to_string()
}

/// The day after, when it was changed.
fn changed(story: &Story) -> jiff::civil::Date {
    story.date.tomorrow().unwrap()
}
