//! A half-open range of bytes.

use std::ops::Range;

/// A half-open range of UTF-8 byte offsets, both on character boundaries of the text it belongs to.
///
/// Inside a [`Paragraph`](crate::Paragraph) offsets count from the start of the paragraph's prose;
/// in a [`Finding`](crate::Finding), a hover or a fix they count from the start of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes. An inverted pair gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end.max(start) as u32 }
    }

    /// The empty span at `at`.
    pub fn empty(at: usize) -> Span {
        Span::new(at, at)
    }

    /// The span as a range that slices a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` under the span; empty where the span lies outside of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte offset `at` lies inside; the end does not.
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside; a span covers itself.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub fn shift(self, by: u32) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }
}
