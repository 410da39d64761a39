//! The data files, in memory: names, offices, cues and topics to look up.

/// Everything the extractor knows before it reads.
#[derive(Debug, Default)]
pub struct Lexicon {}
