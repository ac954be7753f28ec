//! The text of a block as it is read, and the way back to the draft.

use crate::text::Span;

/// The words of one block without its markup: soft wraps are spaces, a word cut by
/// a hyphen at the line's end is whole, entities are their characters.
///
/// Offsets into [`text`](Prose::text) are what facts hold; [`to_source`](Prose::to_source) leads back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The words as read.
    pub text: String,
    /// Runs that map to the draft, sorted by both offsets.
    runs: Vec<Run>,
    /// Links, footnote marks, code and emphasis inside.
    pub inlines: Vec<Inline>,
    /// For the cell of a table, the head of its column.
    pub head: Option<Box<str>>,
}

/// A piece of prose and the piece of the draft it was read from, counted from the block's start.
/// Runs of equal length map byte by byte; others (an entity, a CRLF wrap) only as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    prose: Span,
    source: Span,
}

/// Markup inside of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Inline {
    /// Its text, in prose offsets; empty for marks that leave none.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inline markup that reading needs to know of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum InlineKind {
    /// A link to this target.
    Link(Box<str>),
    /// A mark for the footnote with this label.
    FootnoteMark(Box<str>),
    /// A code span: never read as copy.
    Code,
    /// Emphasis, often a title.
    Emphasis,
    /// A comment, with its text.
    Comment(Box<str>),
}

impl Prose {
    /// Appends `text`, read byte for byte from the draft at `source`.
    pub(crate) fn push(&mut self, text: &str, source: usize) {
        self.push_as(text, Span::new(source, source + text.len()));
    }

    /// Appends `text`, which stands for the bytes `source` of the block as a whole.
    pub(crate) fn push_as(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let prose = Span::new(self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        if let Some(last) = self.runs.last_mut()
            && last.prose.len() == last.source.len()
            && last.source.end == source.start
            && prose.len() == source.len()
        {
            last.prose.end = prose.end;
            last.source.end = source.end;
            return;
        }
        self.runs.push(Run { prose, source });
    }

    /// Takes the last `bytes` bytes back, which must have been pushed byte for byte.
    pub(crate) fn pop(&mut self, bytes: usize) {
        self.text.truncate(self.text.len() - bytes);
        let end = self.text.len() as u32;
        while let Some(last) = self.runs.last_mut() {
            if last.prose.end <= end {
                break;
            }
            if last.prose.start >= end {
                self.runs.pop();
                continue;
            }
            last.source.end -= last.prose.end - end;
            last.prose.end = end;
        }
    }

    /// The bytes of the block that `span` was read from, counted from the block's start.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.source_of(span.start, |run, at| at < run.prose.end);
        if span.is_empty() {
            return Span::new(start.start as usize, start.start as usize);
        }
        let end = self.source_of(span.end, |run, at| at <= run.prose.end);
        Span::new(start.start as usize, end.end as usize)
    }

    /// Where one end of a span lies: (as a start, as an end).
    fn source_of(&self, at: u32, holds: impl Fn(&Run, u32) -> bool) -> Span {
        let found = self.runs.partition_point(|run| !holds(run, at));
        let Some(run) = self.runs.get(found) else {
            let end = self.runs.last().map_or(0, |run| run.source.end);
            return Span { start: end, end };
        };
        if run.prose.len() == run.source.len() {
            let at = run.source.start + at.saturating_sub(run.prose.start);
            return Span { start: at, end: at };
        }
        run.source
    }

    /// The prose offset read from byte `source` of the block, or the nearest one after it.
    pub fn from_source(&self, source: u32) -> u32 {
        let found = self.runs.partition_point(|run| run.source.end <= source);
        let Some(run) = self.runs.get(found) else {
            return self.text.len() as u32;
        };
        if run.prose.len() == run.source.len() { run.prose.start + source.saturating_sub(run.source.start) } else { run.prose.start }
    }

    /// Whether an inline of the kind `wanted` accepts overlaps `span`.
    pub fn within(&self, span: Span, wanted: impl Fn(&InlineKind) -> bool) -> bool {
        self.inlines.iter().any(|inline| inline.span.overlaps(span) && wanted(&inline.kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_word_maps_to_both_of_its_halves() {
        // "anti-\ngovernment talk"
        let mut prose = Prose::default();
        prose.push("anti-", 0);
        prose.push("government talk", 6);
        assert_eq!(prose.text, "anti-government talk");
        assert_eq!(prose.to_source(Span::new(0, 15)), Span::new(0, 16));
        assert_eq!(prose.to_source(Span::new(5, 15)), Span::new(6, 16));
        assert_eq!(prose.from_source(6), 5);
    }

    #[test]
    fn an_entity_maps_as_a_whole() {
        // "A &amp; B"
        let mut prose = Prose::default();
        prose.push("A ", 0);
        prose.push_as("&", Span::new(2, 7));
        prose.push(" B", 7);
        assert_eq!(prose.to_source(Span::new(2, 3)), Span::new(2, 7));
        assert_eq!(prose.to_source(Span::new(4, 5)), Span::new(8, 9));
    }
}
