//! Features as numbers: a template and the values it is filled with, mixed into 64 bits.

/// A feature: the hash of its template and values. Zero never occurs.
pub type Feature = u64;

/// The feature of a template filled with values; the order of the values matters.
#[must_use]
#[inline]
pub fn feature<const COUNT: usize>(template: u32, values: [u64; COUNT]) -> Feature {
    let mut hash = mix(0x9e37_79b9_7f4a_7c15, u64::from(template));
    for value in values {
        hash = mix(hash, value);
    }
    hash | 1
}

/// The value of a piece of text.
#[must_use]
pub fn text(text: &str) -> u64 {
    bytes(text.as_bytes())
}

/// The value of the bytes of a text: what [`text`] gives for it.
#[must_use]
pub fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(
            hash,
            chunk
                .iter()
                .fold(0, |value, byte| value << 8 | u64::from(*byte)),
        );
    }
    let rest = chunks.remainder();
    mix(
        hash,
        rest.iter()
            .fold(1, |value, byte| value << 8 | u64::from(*byte)),
    )
}

/// Folded multiplication: the two halves of a 128-bit product, as in wyhash.
#[inline]
fn mix(left: u64, right: u64) -> u64 {
    let product =
        u128::from(left ^ 0xa076_1d64_78bd_642f) * u128::from(right ^ 0xe703_7ed1_a0b4_28db);
    #[expect(clippy::cast_possible_truncation, reason = "the two halves are wanted")]
    let folded = product as u64 ^ (product >> 64) as u64;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn templates_and_orders_differ() {
        let all = [
            feature(1, [2, 3]),
            feature(1, [3, 2]),
            feature(2, [2, 3]),
            feature(1, [2]),
            feature(1, []),
        ];
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn texts_rarely_collide() {
        let words = (0..100_000).map(|number| text(&format!("word{number}")));
        let features: HashSet<u64> = words.map(|word| feature(7, [word])).collect();
        assert_eq!(features.len(), 100_000);
        assert_ne!(text("ab"), text("ba"));
        assert_ne!(text(""), text("\0"));
    }
}
