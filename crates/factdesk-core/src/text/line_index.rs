//! Where the lines of a draft begin.

/// A line and a column, both from 0, the column in UTF-8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 0.
    pub line: u32,
    /// Bytes from the start of the line.
    pub column: u32,
}

/// The byte offset at which each line of a text begins.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as the language server protocol has it
/// (3.18, "Text Documents"); line ends are never normalised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Reads the line starts of `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 48 + 1);
        starts.push(0);
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let first_of_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !first_of_crlf {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex { starts, len: bytes.len() as u32 }
    }

    /// How many lines there are; an empty text has one.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The byte offset at which `line` begins, if there is such a line.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize).copied()
    }

    /// The byte offset at which the line after `line` begins, or the end of the text.
    pub fn end(&self, line: u32) -> u32 {
        self.start(line.saturating_add(1)).unwrap_or(self.len)
    }

    /// The line and byte column of `offset`; past the end of the text, those of its end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        LineColumn { line: line as u32, column: offset - self.starts[line] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_begins_a_line() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        assert_eq!(index.lines(), 4);
        assert_eq!([0, 2, 5, 7].map(|at| index.line_column(at).line), [0, 1, 2, 3]);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let index = LineIndex::new("one\ntwo");
        assert_eq!(index.line_column(99), LineColumn { line: 1, column: 3 });
    }
}
