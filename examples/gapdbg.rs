use whosaid::corpus::read_gap; use whosaid::extract::*; use whosaid::lexicon::Lexicon; use whosaid::text::Document;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let lex = Lexicon::builtin();
    let mut c = std::collections::BTreeMap::new();
    for q in read_gap(std::path::Path::new(&p)).unwrap() {
        let d = Document::new("", q.text.as_str()); let f = extract(&d, &lex);
        let pr = f.mentions.iter().find(|m| m.by==Sieve::Pronoun && m.span.start==q.pronoun.start);
        let ents = |s: whosaid::Span| f.mentions.iter().filter(|m| m.span.start<s.end && s.start<m.span.end && m.by!=Sieve::Pronoun).map(|m| &f.entities[m.entity.0]).collect::<Vec<_>>();
        let Some((g,_)) = q.names.iter().find(|(_,t)| *t) else { *c.entry("no gold".to_string()).or_insert(0)+=1; continue };
        let e = ents(*g);
        let pg = q.pronoun.of(&q.text).to_lowercase(); let pg = if pg.starts_with('h') && pg != "her" && pg!="hers" && pg!="herself" { "male" } else { "female" };
        let ans = pr.map(|m| f.entities[m.entity.0].name.clone());
        let k = if e.is_empty() { "name not found".to_string() } else if !e.iter().any(|e| e.label==EntityLabel::Person) { format!("not person {:?}", e[0].label) } else if e.iter().all(|e| e.gender.as_deref().is_some_and(|x| x!=pg)) { "wrong gender".into() } else if ans.is_none() {"unresolved".into()} else if e.iter().any(|e| Some(&e.name)==ans.as_ref()) {"right".into()} else if q.names.iter().any(|(s,t)| !t && ents(*s).iter().any(|e| Some(&e.name)==ans.as_ref())) {"other name".into()} else {"third".into()};
        if k!="right" { println!("{k}: gold {:?}={:?} ans {:?} :: {}", g.of(&q.text), e.iter().map(|e| (e.name.clone(), e.gender.clone())).collect::<Vec<_>>(), ans, { let a=g.start.min(q.pronoun.start).saturating_sub(60); let b=(g.end.max(q.pronoun.end)+60).min(q.text.len()); let mut a=a; while !q.text.is_char_boundary(a){a-=1} let mut b=b; while !q.text.is_char_boundary(b){b+=1} format!("{}<{}>{}", &q.text[a..q.pronoun.start], q.pronoun.of(&q.text), &q.text[q.pronoun.end..b]) }); }
        *c.entry(k).or_insert(0)+=1;
    }
    println!("{c:#?}");
}
