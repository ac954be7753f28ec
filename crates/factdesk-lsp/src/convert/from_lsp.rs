//! What the editor sends, in core's terms.

use crate::convert::position::{Encoding, LinePosition, offset};
use factdesk_core::{LineIndex, Span};
use std::borrow::Cow;
use tower_lsp::gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent};

/// The byte offset of a position in `text`; the nearest one where the position lies outside.
pub(crate) fn position(text: &str, lines: &LineIndex, position: Position, encoding: Encoding) -> u32 {
    offset(text, lines, LinePosition { line: position.line, character: position.character }, encoding)
}

/// The bytes of a range in `text`. A range that ends before it begins is turned round.
pub(crate) fn range(text: &str, lines: &LineIndex, range: Range, encoding: Encoding) -> Span {
    let start = position(text, lines, range.start, encoding);
    let end = position(text, lines, range.end, encoding);
    if end < start {
        tracing::warn!(start, end, "the editor sent a range that ends before it begins");
    }
    Span { start: start.min(end), end: start.max(end) }
}

/// `text` after `changes`, which count one after the other, each from the text that those before
/// it left; and its lines.
pub(crate) fn changed(
    text: &str,
    lines: &LineIndex,
    changes: Vec<TextDocumentContentChangeEvent>,
    encoding: Encoding,
) -> (String, LineIndex) {
    let mut text = text.to_owned();
    let mut lines = Cow::Borrowed(lines);
    for change in changes {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
                let span = range(&text, &lines, change.range, encoding);
                text.replace_range(span.range(), &change.text);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => text = change.text,
        }
        lines = Cow::Owned(LineIndex::new(&text));
    }
    (text, lines.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn change(text: &str, changes: Value, encoding: Encoding) -> String {
        let changes = serde_json::from_value(changes).expect("changes are well formed");
        changed(text, &LineIndex::new(text), changes, encoding).0
    }

    fn edit(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
        json!({ "range": { "start": { "line": start.0, "character": start.1 }, "end": { "line": end.0, "character": end.1 } }, "text": text })
    }

    #[test]
    fn columns_count_in_the_encoding() {
        let text = "💣 “a” costs 5\r\nend";
        assert_eq!(change(text, json!([edit((0, 4), (0, 5), "b")]), Encoding::Utf16), "💣 “b” costs 5\r\nend");
        assert_eq!(change(text, json!([edit((0, 8), (0, 9), "b")]), Encoding::Utf8), "💣 “b” costs 5\r\nend");
        assert_eq!(change(text, json!([edit((0, 3), (0, 4), "b")]), Encoding::Utf32), "💣 “b” costs 5\r\nend");
    }

    #[test]
    fn changes_count_one_after_the_other() {
        let both = json!([edit((0, 0), (0, 0), "one\r\n"), edit((1, 3), (1, 3), "!")]);
        assert_eq!(change("two", both, Encoding::Utf16), "one\r\ntwo!");
        let whole = json!([{ "text": "a\nb" }, edit((1, 0), (1, 1), "c")]);
        assert_eq!(change("two", whole, Encoding::Utf16), "a\nc");
    }

    #[test]
    fn impossible_ranges_are_moved_to_possible_ones() {
        assert_eq!(change("one\r\ntwo", json!([edit((0, 99), (0, 99), "!")]), Encoding::Utf16), "one!\r\ntwo");
        assert_eq!(change("one", json!([edit((7, 0), (9, 9), "!")]), Encoding::Utf16), "one!");
        assert_eq!(change("one", json!([edit((0, 3), (0, 1), "")]), Encoding::Utf16), "o");
    }

    proptest! {
        #[test]
        fn any_edits_keep_the_text_whole(
            text in "[a“💣\r\n]{0,30}",
            edits in prop::collection::vec(((0..5_u32, 0..12_u32), (0..5_u32, 0..12_u32), "[x”💣\r\n]{0,4}"), 0..6),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let changes: Vec<Value> = edits.iter().map(|(start, end, text)| edit(*start, *end, text)).collect();
                let changes = serde_json::from_value(Value::from(changes)).expect("changes are well formed");
                let (after, lines) = changed(&text, &LineIndex::new(&text), changes, encoding);
                prop_assert_eq!(lines, LineIndex::new(&after));
            }
        }
    }
}
