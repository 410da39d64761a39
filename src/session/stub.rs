pub mod query {
    pub use crate::query::*;
    pub type Parameters = std::collections::BTreeMap<String, crate::graph::Value>;
    #[derive(Default)]
    pub struct Options;
    pub struct Outcome {
        pub rows: Rows,
    }
    pub fn run(
        _: &mut crate::graph::Graph,
        _: &ast::Query,
        _: &Parameters,
        _: &Options,
    ) -> Result<Outcome, Error> {
        Ok(Outcome {
            rows: Rows {
                columns: vec!["x".into()],
                rows: vec![vec![1i64.into()]],
            },
        })
    }
}
pub mod question {
    use crate::Diagnostic;
    #[derive(PartialEq)]
    pub enum Language {
        English,
        Cypher,
    }
    pub fn language(input: &str) -> Language {
        if ["match", "return", "create", "with", "unwind", "optional"]
            .iter()
            .any(|w| input.trim_start().to_lowercase().starts_with(w))
        {
            Language::Cypher
        } else {
            Language::English
        }
    }
    pub struct FormHelp {
        pub pattern: &'static str,
        pub example: &'static str,
    }
    pub fn forms() -> &'static [FormHelp] {
        &[FormHelp {
            pattern: "who said what [about X]",
            example: "who said what about Taiwan",
        }]
    }
    pub fn words() -> &'static [&'static str] {
        &["who", "what", "about", "said", "to"]
    }
    pub struct Translation {
        pub query: crate::query::ast::Query,
        pub notes: Vec<Diagnostic>,
    }
    pub fn translate(_: &str, _: &crate::graph::Graph) -> Result<Translation, Diagnostic> {
        Err(Diagnostic::new("no such form"))
    }
}
