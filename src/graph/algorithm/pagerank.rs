//! How important nodes are by what leads to them.

use super::Part;

impl Part<'_> {
    /// How likely a walker is at each node who follows relationships and now and then, with a
    /// chance of 1 - `damping` or where none goes on, begins anew anywhere. `go_on` is asked before
    /// each iteration.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    #[expect(clippy::cast_precision_loss, reason = "counts are small beside 2^53")]
    pub fn pagerank<E>(
        &self,
        damping: f64,
        iterations: usize,
        go_on: impl Fn() -> Result<(), E>,
    ) -> Result<Vec<f64>, E> {
        let mut degrees = vec![0_u32; self.nodes.len()];
        self.each_link(&go_on, |from, _| degrees[from as usize] += 1)?;
        let sources = self.rows(&go_on, |from, to| (to, from))?;
        let count = self.nodes.len() as f64;
        let mut ranks = vec![1.0 / count; self.nodes.len()];
        let mut shares = vec![0.0; self.nodes.len()];
        for _ in 0..iterations {
            go_on()?;
            let mut lost = 0.0;
            for ((share, rank), out) in shares.iter_mut().zip(&ranks).zip(&degrees) {
                *share = if *out == 0 {
                    lost += rank;
                    0.0
                } else {
                    rank / f64::from(*out)
                };
            }
            let base = (1.0 - damping + damping * lost) / count;
            for (node, rank) in ranks.iter_mut().enumerate() {
                let sources = sources.of(node).iter();
                let sum: f64 = sources.map(|source| shares[*source as usize]).sum();
                *rank = base + damping * sum;
            }
        }
        Ok(ranks)
    }
}
