//! Scores become probabilities.

/// How probable each of some options is by its score (softmax), when only those that `may` be chosen are.
pub(super) fn shares(scores: &[f32], may: impl Fn(usize) -> bool) -> Vec<f32> {
    let peak = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut shares: Vec<f32> = scores
        .iter()
        .enumerate()
        .map(|(at, score)| if may(at) { (score - peak).exp() } else { 0.0 })
        .collect();
    let sum = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for share in &mut shares {
        *share /= sum;
    }
    shares
}
