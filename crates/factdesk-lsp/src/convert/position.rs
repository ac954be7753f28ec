//! Byte offsets to the line and column that editors count in, and back.
//!
//! The one place that knows UTF-16. Lines are those of the protocol (3.18, "Text Documents"):
//! `\n`, `\r\n` and a lone `\r` end one. Nothing here fails: what lies outside of the text is
//! moved to the nearest place inside of it, and never into the middle of a character.

use factdesk_core::{LineIndex, Span};

/// What a column counts, as agreed with the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every editor can do.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

/// A line and a column, both from 0, the column in units of an [`Encoding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePosition {
    /// The line.
    pub line: u32,
    /// Units from the start of the line.
    pub character: u32,
}

/// The line and column of the byte `offset`. An offset past the end is the end; one inside of a
/// character is its start.
pub fn position(text: &str, lines: &LineIndex, offset: u32, encoding: Encoding) -> LinePosition {
    let offset = text.floor_char_boundary(offset as usize);
    let at = lines.line_column(offset as u32);
    let before = &text[offset - at.column as usize..offset];
    LinePosition { line: at.line, character: width(before, encoding) }
}

/// The byte offset of a line and column. A line past the last is the end of the text; a column
/// past the end of its line is that end, before the line break; a column inside of a character
/// is its start.
pub fn offset(text: &str, lines: &LineIndex, position: LinePosition, encoding: Encoding) -> u32 {
    let Some(start) = lines.start(position.line) else { return text.len() as u32 };
    let line = text[start as usize..lines.end(position.line) as usize].trim_end_matches(['\n', '\r']);
    start + column(line, position.character, encoding)
}

/// The line and column of both ends of `span`.
pub fn range(text: &str, lines: &LineIndex, span: Span, encoding: Encoding) -> (LinePosition, LinePosition) {
    (position(text, lines, span.start, encoding), position(text, lines, span.end, encoding))
}

fn width(text: &str, encoding: Encoding) -> u32 {
    let units = match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 if text.is_ascii() => text.len(),
        Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        Encoding::Utf32 => text.chars().count(),
    };
    units as u32
}

/// The byte in `line` at which the unit `character` begins.
fn column(line: &str, character: u32, encoding: Encoding) -> u32 {
    let units = |c: char| match encoding {
        Encoding::Utf8 => c.len_utf8(),
        Encoding::Utf16 => c.len_utf16(),
        Encoding::Utf32 => 1,
    };
    if encoding == Encoding::Utf8 {
        return line.floor_char_boundary(character as usize) as u32;
    }
    let mut seen = 0;
    for (at, c) in line.char_indices() {
        seen += units(c) as u32;
        if character < seen {
            return at as u32;
        }
    }
    line.len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = "_A_ß_ℝ_💣_“—”é";
    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, character: u32) -> LinePosition {
        LinePosition { line, character }
    }

    /// Checks that byte `byte` of `text` and `place` are the same, both ways.
    #[track_caller]
    fn same(text: &str, byte: u32, place: LinePosition, encoding: Encoding) {
        let lines = LineIndex::new(text);
        assert_eq!(position(text, &lines, byte, encoding), place, "byte {byte} in {encoding:?}");
        assert_eq!(offset(text, &lines, place, encoding), byte, "{place:?} in {encoding:?}");
    }

    #[test]
    fn every_character_has_one_column_in_each_encoding() {
        let bytes = [0, 1, 2, 3, 5, 6, 9, 10, 14, 15, 18, 21, 24, 26];
        let units = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14];
        for (index, (byte, unit)) in bytes.into_iter().zip(units).enumerate() {
            same(LINE, byte, at(0, byte), Encoding::Utf8);
            same(LINE, byte, at(0, unit), Encoding::Utf16);
            same(LINE, byte, at(0, index as u32), Encoding::Utf32);
        }
        assert_eq!(LINE.len(), 26);
    }

    #[test]
    fn lines_end_at_every_kind_of_break() {
        for (ending, wide) in [("\n", 1), ("\r\n", 2), ("\r", 1)] {
            let text = format!("{LINE}{ending}“b”{ending}");
            let second = 26 + wide;
            same(&text, 26, at(0, 14), Encoding::Utf16);
            same(&text, second, at(1, 0), Encoding::Utf16);
            same(&text, second + 4, at(1, 2), Encoding::Utf16);
            same(&text, second + 4, at(1, 4), Encoding::Utf8);
            same(&text, text.len() as u32, at(2, 0), Encoding::Utf16);
        }
    }

    #[test]
    fn a_place_outside_of_the_text_is_the_nearest_inside() {
        let text = format!("{LINE}\r\nend");
        let lines = LineIndex::new(&text);
        for encoding in ENCODINGS {
            assert_eq!(offset(&text, &lines, at(0, 99), encoding), 26, "before the line break");
            assert_eq!(offset(&text, &lines, at(1, u32::MAX), encoding), 31);
            assert_eq!(offset(&text, &lines, at(u32::MAX, 0), encoding), 31);
            assert_eq!(position(&text, &lines, u32::MAX, encoding), at(1, 3));
        }
    }

    #[test]
    fn the_middle_of_a_character_is_its_start() {
        let lines = LineIndex::new(LINE);
        assert_eq!(offset(LINE, &lines, at(0, 8), Encoding::Utf16), 10, "between two surrogates");
        assert_eq!(offset(LINE, &lines, at(0, 12), Encoding::Utf8), 10);
        assert_eq!(position(LINE, &lines, 12, Encoding::Utf16), at(0, 7));
    }

    #[test]
    fn an_empty_text_has_one_place() {
        for encoding in ENCODINGS {
            same("", 0, at(0, 0), encoding);
        }
    }

    proptest! {
        #[test]
        fn every_boundary_comes_back(text in "[a_é“ℝ💣\r\n]{0,40}") {
            let lines = LineIndex::new(&text);
            for encoding in ENCODINGS {
                for byte in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                    // Between the two halves of a `\r\n` no editor can stand.
                    let inside_break = text[..byte].ends_with('\r') && text[byte..].starts_with('\n');
                    let place = position(&text, &lines, byte as u32, encoding);
                    let back = offset(&text, &lines, place, encoding) as usize;
                    prop_assert_eq!(back, if inside_break { byte - 1 } else { byte });
                }
            }
        }

        #[test]
        fn any_place_is_a_boundary(text in "\\PC{0,20}(\r\n|\n|\r)\\PC{0,20}", line in 0..4_u32, character in 0..40_u32) {
            let lines = LineIndex::new(&text);
            for encoding in ENCODINGS {
                let byte = offset(&text, &lines, at(line, character), encoding) as usize;
                prop_assert!(text.is_char_boundary(byte));
            }
        }
    }
}
