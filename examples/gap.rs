fn main() {
    let p = std::env::args().nth(1).unwrap();
    let p = std::path::Path::new(&p);
    println!("now {}", whosaid::train::coreference::measure(p).unwrap());
    let t = whosaid::train::coreference::train(p).unwrap();
    println!("crossed {}", t.crossed);
    std::fs::write("/tmp/antecedents.json", t.antecedents).unwrap();
}
