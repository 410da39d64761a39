//! The files of `data/page` and what the page is told, as one HTML text.

use super::data::Data;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};

const PAGE: &str = include_str!("../../data/page/page.html");
const STYLE: &str = include_str!("../../data/page/page.css");
const CYTOSCAPE: &str = include_str!("../../data/page/cytoscape.min.js");

/// The page's own script: one after the other, they can use what stands before.
const SCRIPTS: [&str; 14] = [
    include_str!("../../data/page/element.js"),
    include_str!("../../data/page/model.js"),
    include_str!("../../data/page/state.js"),
    include_str!("../../data/page/search.js"),
    include_str!("../../data/page/filters.js"),
    include_str!("../../data/page/cards.js"),
    include_str!("../../data/page/article.js"),
    include_str!("../../data/page/table.js"),
    include_str!("../../data/page/timeline.js"),
    include_str!("../../data/page/matrix.js"),
    include_str!("../../data/page/picture.js"),
    include_str!("../../data/page/answer.js"),
    include_str!("../../data/page/ask.js"),
    include_str!("../../data/page/main.js"),
];

pub(super) fn write(data: &Data, output: &mut dyn Write) -> io::Result<()> {
    let own = format!("(() => {{\n'use strict';\n{}\n}})();", SCRIPTS.concat());
    let json = escaped_json(&serde_json::to_string(data)?);
    let policy = policy(&[CYTOSCAPE, &own], data.about.live);
    let title = escaped(&data.about.title);
    // In the order in which the file has them.
    let parts = [
        ("policy", policy.as_str()),
        ("title", &title),
        ("style", STYLE),
        ("title", &title),
        ("data", &json),
        ("cytoscape", CYTOSCAPE),
        ("script", &own),
    ];
    let mut rest = PAGE;
    for (name, part) in parts {
        let mark = format!("{{{{{name}}}}}");
        let (before, after) = rest.split_once(&mark).unwrap_or((rest, ""));
        output.write_all(before.as_bytes())?;
        output.write_all(part.as_bytes())?;
        rest = after;
    }
    output.write_all(rest.as_bytes())
}

/// What the page may do: run these scripts, have its own style, and nothing else. Only a page that has a server to
/// ask may ask it.
fn policy(scripts: &[&str], is_live: bool) -> String {
    let hash = |text: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(hash).collect();
    let asks = if is_live { "'self'" } else { "'none'" };
    format!(
        "default-src 'none'; script-src {}; style-src {}; connect-src {asks}; form-action {asks}; \
        base-uri 'none'; require-trusted-types-for 'script'",
        scripts.join(" "),
        hash(&STYLE),
    )
}

/// JSON that no HTML parser takes for the end of its element, and no old script engine for the end of a line.
fn escaped_json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_script_but_its_own_end() {
        for script in SCRIPTS.iter().chain([&CYTOSCAPE]) {
            assert!(!script.to_ascii_lowercase().contains("</script"));
            assert!(!script.contains("<!--"));
        }
        assert!(!STYLE.to_ascii_lowercase().contains("</style"));
        let json = escaped_json("{\"a\":\"</script><!--\u{2028}\"}");
        assert_eq!(json, "{\"a\":\"\\u003c/script>\\u003c!--\\u2028\"}");
    }

    #[test]
    fn no_script_makes_html_of_text() {
        for script in SCRIPTS {
            for way in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "new Function",
            ] {
                assert!(!script.contains(way), "{way}");
            }
        }
    }
}
