//! Who says what in one text, without a graph: `cargo run --example quotations -- article.txt`

use std::error::Error;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

const TEXT: &str = "BERLIN — Friedrich Merz told Volodymyr Zelenskyy on Monday that Germany would “stay \
    at Ukraine's side”. The Kremlin denied that talks were planned.";

fn main() -> Result<(), Box<dyn Error>> {
    let text = match std::env::args().nth(1) {
        Some(path) => whosaid::read::text(&path).map_err(|problem| problem.message)?,
        None => TEXT.to_owned(),
    };
    let article = Document::new("article.txt", text);
    let found = extract(&article, &Lexicon::builtin());
    for attribution in &found.attributions {
        let words = |spans: &[whosaid::Span]| {
            let words: Vec<&str> = spans.iter().map(|span| span.of(&article.text)).collect();
            words.join(" … ")
        };
        println!("source:  {}", words(&attribution.source));
        println!("cue:     {}", words(&attribution.cue));
        println!("content: {}", words(&attribution.content));
        println!("sure:    {:.2}\n", attribution.confidence);
    }
    Ok(())
}
