//! The trained models.

use super::parser::Parser;
use super::tagger::Tagger;
use crate::learn::{Aligned, Clusters, WeightsError};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A tagger and a parser.
#[derive(Debug, Clone)]
pub struct Models {
    pub(super) tagger: Tagger,
    pub(super) parser: Parser,
    pub(super) clusters: Clusters,
}

static TAGGER: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/models/tagger.bin"));
static PARSER: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/models/parser.bin"));

impl Models {
    /// The models that come with the program, read in place.
    ///
    /// # Panics
    ///
    /// Never: a test reads them.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Models> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::read(&TAGGER.0, &PARSER.0)
                .expect("the models that come with the program are whole")
        })
    }

    /// Models in the bytes that [`train`](super::train) gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(
        tagger: impl Into<Cow<'static, [u8]>>,
        parser: impl Into<Cow<'static, [u8]>>,
    ) -> Result<Self, WeightsError> {
        Ok(Self {
            tagger: Tagger::read(tagger.into())?,
            parser: Parser::read(parser.into())?,
            clusters: Clusters::builtin(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_models_are_whole() {
        let _ = Models::builtin();
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Models::read(Vec::new(), Vec::new()).is_err());
        assert!(Models::read(b"WSW1".to_vec(), b"WSW1".to_vec()).is_err());
    }
}
