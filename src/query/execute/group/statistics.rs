//! Deviations and percentiles.

use super::state::number;
use crate::graph::Value;
use crate::query::Error;

/// The standard deviation, of a sample or of everything there is.
#[expect(clippy::cast_precision_loss, reason = "counts are small beside 2^53")]
pub(super) fn deviation(numbers: &[f64], sample: bool) -> f64 {
    let divisor = numbers.len() as f64 - f64::from(u8::from(sample));
    if numbers.len() < 2 {
        return 0.0;
    }
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    let squares = numbers.iter().map(|number| (number - mean).powi(2));
    (squares.sum::<f64>() / divisor).sqrt()
}

/// The smallest value with at least `share` of all values at or below it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a length is a length"
)]
pub(super) fn discrete(sorted: &[Value], share: f64) -> Value {
    let place = (share * sorted.len() as f64).ceil() as usize;
    sorted
        .get(place.saturating_sub(1))
        .cloned()
        .unwrap_or(Value::Null)
}

/// The value at `share` of the way through all values, between two of them if need be.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a length is a length"
)]
pub(super) fn continuous(sorted: &[Value], share: f64) -> Result<Value, Error> {
    let Some(last) = sorted.len().checked_sub(1) else {
        return Ok(Value::Null);
    };
    let place = share * last as f64;
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    let (below, above) = (number(&sorted[low])?, number(&sorted[high])?);
    Ok(Value::Float(below + (above - below) * place.fract()))
}
