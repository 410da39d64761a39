//! Files compressed by gzip, which may have many members, one after the other.

use super::super::Readings;
use super::super::source::Source;
use super::glance::Glance;
use super::unpack::Bounded;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    glance.bytes.starts_with(b"\x1f\x8b\x08")
}

/// What is in it, under the same path.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    source.unwrapped(&[".gz"], Members::Between(bytes)).open()
}

/// The members of a file, each as long as one may be.
enum Members<R> {
    /// In one of them.
    Inside(Bounded<GzDecoder<R>>),
    /// Before one, or at the end.
    Between(R),
    /// After an error.
    Lost,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            *self = match std::mem::replace(self, Self::Lost) {
                Self::Between(mut bytes) => {
                    // After the last member stands nothing, or what fills a block of a tape.
                    if bytes.fill_buf()?.first() != Some(&0x1f) {
                        return Ok(0);
                    }
                    Self::Inside(Bounded::new(GzDecoder::new(bytes)))
                }
                Self::Inside(mut member) => match member.read(buffer)? {
                    0 if !buffer.is_empty() => Self::Between(member.into_inner().into_inner()),
                    length => {
                        *self = Self::Inside(member);
                        return Ok(length);
                    }
                },
                Self::Lost => return Ok(0),
            };
        }
    }
}
