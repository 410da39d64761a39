//! Sums by which flipped bits are found: SQLite does not look for them.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Bytes that begin with a sum of the rest, which is another for each owner.
pub(super) fn sealed(owner: &str, bytes: &[u8]) -> Vec<u8> {
    [&sum(owner, bytes).to_le_bytes()[..], bytes].concat()
}

/// The bytes without their sum, if that is right.
pub(super) fn opened<'b>(owner: &str, sealed: &'b [u8]) -> Option<&'b [u8]> {
    let (own, bytes) = sealed.split_first_chunk::<8>()?;
    (u64::from_le_bytes(*own) == sum(owner, bytes)).then_some(bytes)
}

/// The sum that sealed bytes begin with.
pub(super) fn seal_of(sealed: &[u8]) -> u64 {
    let first = sealed.first_chunk::<8>();
    first.map_or(0, |own| u64::from_le_bytes(*own))
}

/// A sum of bytes that belong to somebody.
pub(super) fn sum(owner: &str, bytes: &[u8]) -> u64 {
    xxh3_64_with_seed(bytes, xxh3_64(owner.as_bytes()))
}

/// A sum of sums.
pub(super) fn seal(owner: &str, sums: &[u64]) -> u64 {
    let bytes: Vec<u8> = sums.iter().flat_map(|sum| sum.to_le_bytes()).collect();
    sum(owner, &bytes)
}

/// SQLite has no numbers without a sign.
#[expect(clippy::cast_possible_wrap, reason = "the bits are what counts")]
pub(super) const fn signed(sum: u64) -> i64 {
    sum as i64
}

#[expect(clippy::cast_sign_loss, reason = "the bits are what counts")]
pub(super) const fn unsigned(sum: i64) -> u64 {
    sum as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_is_found() {
        let bytes = sealed("a.txt", b"what was found");
        assert_eq!(opened("a.txt", &bytes), Some(&b"what was found"[..]));
        assert_eq!(opened("b.txt", &bytes), None);
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(opened("a.txt", &other), None, "bit {bit}");
        }
        assert_eq!(opened("a.txt", &bytes[..7]), None);
    }
}
