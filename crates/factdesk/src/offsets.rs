//! Byte offsets to Unicode scalar offsets, which any language's strings slice with.

use factdesk_core::Span;

/// How many characters begin before each block of a text: one pass over the text, and then each
/// offset costs at most a block.
pub(crate) struct Scalars<'a> {
    bytes: &'a [u8],
    before: Vec<u32>,
}

/// Bytes between two marks; a cache line, so that a look-up touches one.
const BLOCK: usize = 64;

impl<'a> Scalars<'a> {
    /// Counts the characters of `text`.
    pub(crate) fn new(text: &'a str) -> Scalars<'a> {
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut count = 0;
        for block in bytes.chunks(BLOCK) {
            before.push(count);
            count += characters(block);
        }
        before.push(count);
        Scalars { bytes, before }
    }

    /// The number of characters before the byte `offset`, which is on a character's boundary.
    pub(crate) fn at(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.bytes.len());
        let block = offset / BLOCK;
        self.before[block] + characters(&self.bytes[block * BLOCK..offset])
    }

    /// A span as a pair of scalar offsets.
    pub(crate) fn pair(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// How many characters begin in `bytes`: each has one byte that is no continuation.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_is_counted_right() {
        let text = "“Škoda,” 𝒳 — é".repeat(20);
        let scalars = Scalars::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(scalars.at(offset as u32), count as u32, "byte {offset}");
        }
        assert_eq!(scalars.at(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn a_text_of_whole_blocks_ends_where_it_ends() {
        let text = "a".repeat(2 * BLOCK);
        assert_eq!(Scalars::new(&text).at(2 * BLOCK as u32), 2 * BLOCK as u32);
        assert_eq!(Scalars::new("").at(0), 0);
    }
}
