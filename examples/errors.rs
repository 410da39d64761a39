use std::path::Path;
use whosaid::train::names::found;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let model = args.get(2).map(|p| std::fs::read(p).unwrap());
    for (text, names) in found(Path::new(&args[1]), model.as_deref()).unwrap() {
        let t = &text.text;
        let ctx = |s: usize, e: usize| {
            let mut a = s.saturating_sub(50);
            while !t.is_char_boundary(a) {
                a -= 1
            }
            let mut b = (e + 40).min(t.len());
            while !t.is_char_boundary(b) {
                b += 1
            }
            format!("{}[[{}]]{}", &t[a..s], &t[s..e], &t[e..b]).replace('\n', " ")
        };
        for (span, kind) in &names {
            if !text.names.contains(&(*span, *kind)) {
                let same = text
                    .names
                    .iter()
                    .find(|(o, _)| o == span)
                    .map(|(_, k)| format!("{k:?}"))
                    .unwrap_or_default();
                println!("FP {kind:?} {same:8} {}", ctx(span.start, span.end));
            }
        }
        for (span, kind) in &text.names {
            if !names.contains(&(*span, *kind)) {
                let same = names
                    .iter()
                    .find(|(o, _)| o.start < span.end && span.start < o.end)
                    .map(|(o, k)| format!("<{k:?} {}>", &t[o.start..o.end]))
                    .unwrap_or_default();
                println!("FN {kind:?} {} {same}", ctx(span.start, span.end));
            }
        }
    }
}
