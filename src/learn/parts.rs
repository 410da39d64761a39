//! Several models in one file: the length of each part before it.

use super::weights::WeightsError;
use std::borrow::Cow;

/// One file of several parts.
///
/// # Panics
///
/// When a part has 2³² bytes or more.
#[must_use]
pub fn join(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).expect("fewer than 2³² bytes");
        bytes.extend(length.to_le_bytes());
        bytes.extend(part);
    }
    bytes
}

/// The parts of a file that [`join`] gave; nothing is copied from static bytes.
///
/// # Errors
///
/// When there are not exactly as many parts.
pub fn split<const COUNT: usize>(
    bytes: impl Into<Cow<'static, [u8]>>,
) -> Result<[Cow<'static, [u8]>; COUNT], WeightsError> {
    let mut rest = bytes.into();
    let mut parts = [const { Cow::Borrowed(&[] as &[u8]) }; COUNT];
    for part in &mut parts {
        let (length, _) = rest.split_first_chunk().ok_or(WeightsError)?;
        let end = 4 + u32::from_le_bytes(*length) as usize;
        if end > rest.len() {
            return Err(WeightsError);
        }
        (*part, rest) = match rest {
            Cow::Borrowed(bytes) => (Cow::Borrowed(&bytes[4..end]), Cow::Borrowed(&bytes[end..])),
            Cow::Owned(bytes) => (
                Cow::Owned(bytes[4..end].to_vec()),
                Cow::Owned(bytes[end..].to_vec()),
            ),
        };
    }
    rest.is_empty().then_some(parts).ok_or(WeightsError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back() {
        let bytes = join(&[b"one".to_vec(), Vec::new(), b"three".to_vec()]);
        let parts: [_; 3] = split(bytes.clone()).unwrap();
        assert_eq!(
            parts.each_ref().map(AsRef::as_ref),
            [&b"one"[..], b"", b"three"]
        );
        assert!(split::<2>(bytes.clone()).is_err());
        assert!(split::<4>(bytes.clone()).is_err());
        let cut = bytes[..bytes.len() - 1].to_vec();
        assert!(split::<3>(cut).is_err());
    }
}
