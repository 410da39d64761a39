pub mod query {
    pub use crate::query::*;
    pub type Parameters = std::collections::BTreeMap<String, crate::graph::Value>;
    #[derive(Default)]
    pub struct Options {
        pub procedures: Vec<Procedure>,
    }
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
