//! Scores of the steps from label to label.

/// Scores of steps and of first labels; minus infinity forbids one.
#[derive(Debug, Clone, PartialEq)]
pub struct Transitions {
    labels: usize,
    /// From-label by to-label, and to-label by from-label.
    from: Vec<f32>,
    into: Vec<f32>,
    exp_from: Vec<f32>,
    exp_into: Vec<f32>,
    start: Vec<f32>,
}

impl Transitions {
    /// Transitions between `start.len()` labels: `steps` is laid out from-label by to-label.
    #[must_use]
    pub fn new(start: Vec<f32>, steps: Vec<f32>) -> Self {
        let labels = start.len();
        debug_assert_eq!(steps.len(), labels * labels);
        let turned = |values: &[f32]| -> Vec<f32> {
            (0..labels * labels)
                .map(|at| values[at % labels * labels + at / labels])
                .collect()
        };
        let exponentiated: Vec<f32> = steps.iter().map(|step| step.exp()).collect();
        Self {
            labels,
            into: turned(&steps),
            from: steps,
            exp_into: turned(&exponentiated),
            exp_from: exponentiated,
            start,
        }
    }

    /// All scores zero, but minus infinity where `allowed` says no (from `None`: first labels).
    #[must_use]
    pub fn constrained(labels: u8, allowed: impl Fn(Option<u8>, u8) -> bool) -> Self {
        let score = |from, to| {
            if allowed(from, to) {
                0.0
            } else {
                f32::NEG_INFINITY
            }
        };
        let start = (0..labels).map(|to| score(None, to)).collect();
        let steps = (0..labels)
            .flat_map(|from| (0..labels).map(move |to| (from, to)))
            .map(|(from, to)| score(Some(from), to))
            .collect();
        Self::new(start, steps)
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Scores of the steps, from-label by to-label.
    #[must_use]
    pub fn steps(&self) -> &[f32] {
        &self.from
    }

    /// Scores of the labels as first ones.
    #[must_use]
    pub fn starts(&self) -> &[f32] {
        &self.start
    }

    pub(super) fn step(&self, from: u8, to: u8) -> f32 {
        self.from[usize::from(from) * self.labels + usize::from(to)]
    }

    pub(super) fn start(&self, label: u8) -> f32 {
        self.start[usize::from(label)]
    }

    pub(super) fn exp_start(&self, label: usize) -> f32 {
        self.start[label].exp()
    }

    pub(super) fn into(&self, to: usize) -> &[f32] {
        &self.into[to * self.labels..][..self.labels]
    }

    pub(super) fn from(&self, from: usize) -> &[f32] {
        &self.from[from * self.labels..][..self.labels]
    }

    pub(super) fn exp_into(&self, to: usize) -> &[f32] {
        &self.exp_into[to * self.labels..][..self.labels]
    }

    pub(super) fn exp_from(&self, from: usize) -> &[f32] {
        &self.exp_from[from * self.labels..][..self.labels]
    }
}
