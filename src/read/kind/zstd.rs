//! Files compressed by zstd, which may have many frames, one after the other.

use super::super::Readings;
use super::super::source::Source;
use super::glance::Glance;
use super::unpack::Bounded;
use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::io::{self, BufRead, Chain, Cursor, Read};

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    glance.bytes.starts_with(b"\x28\xb5\x2f\xfd")
}

/// What is in it, under the same path.
pub(super) fn read(mut source: Source) -> Readings {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    source.unwrapped(&[".zst"], Frames::Between(bytes)).open()
}

/// A frame begins with what was read to tell it.
type Frame<R> = StreamingDecoder<Chain<Cursor<[u8; 4]>, R>, FrameDecoder>;

/// The frames of a file, each as long as one may be.
enum Frames<R: Read> {
    /// In one of them.
    Inside(Box<Bounded<Frame<R>>>),
    /// Before one, or at the end.
    Between(R),
    /// At the end, or after an error.
    Over,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            *self = match std::mem::replace(self, Self::Over) {
                Self::Between(bytes) => next(bytes)?,
                Self::Inside(mut frame) => match frame.read(buffer)? {
                    0 if !buffer.is_empty() => {
                        let (_, bytes) = frame.into_inner().into_inner().into_inner();
                        Self::Between(bytes)
                    }
                    length => {
                        *self = Self::Inside(frame);
                        return Ok(length);
                    }
                },
                Self::Over => return Ok(0),
            };
        }
    }
}

/// What comes after a frame; those that hold no text are passed over.
fn next<R: BufRead>(mut bytes: R) -> io::Result<Frames<R>> {
    if bytes.fill_buf()?.is_empty() {
        return Ok(Frames::Over);
    }
    let mut start = [0; 4];
    bytes.read_exact(&mut start)?;
    if start[0] & 0xf0 == 0x50 && start[1..] == *b"\x2a\x4d\x18" {
        bytes.read_exact(&mut start)?;
        let length = u64::from(u32::from_le_bytes(start));
        io::copy(&mut bytes.by_ref().take(length), &mut io::sink())?;
        return Ok(Frames::Between(bytes));
    }
    let broken =
        |error: FrameDecoderError| io::Error::new(io::ErrorKind::InvalidData, error.to_string());
    let frame = StreamingDecoder::new(Cursor::new(start).chain(bytes)).map_err(broken)?;
    Ok(Frames::Inside(Box::new(Bounded::new(frame))))
}
