//! Messages count in the order in which they were sent, however fast they come.

use serde_json::{Value, json};
use support::{Editor, editor};
use tower_lsp::gen_lsp_types::Hover;

const DRAFT: &str = "draft.txt";

/// Where the hover on the quotation says that it ends.
fn end_of_quote(answer: Value) -> u32 {
    let hover: Hover = serde_json::from_value(answer).expect("the answer is a hover");
    hover.range.expect("our hovers bear their words").end.character
}

fn insert(at: u32, text: &str) -> Value {
    let at = json!({ "line": 0, "character": at });
    json!([{ "range": { "start": at, "end": at }, "text": text }])
}

#[test]
fn hovers_among_two_thousand_edits_see_exactly_those_before_them() {
    const EDITS: u32 = 2000;
    let mut editor = editor(&json!({}));
    let opening = "“We will go on”, said Mara Olt.";
    editor.open(DRAFT, opening);
    let version = |edits: u32| edits.cast_signed() + 1;
    let mut hovers = Vec::new();
    for edit in 1..=EDITS {
        // Each at another place, so that edits out of order give another text.
        let letter = if edit % 7 == 0 { " " } else { "x" };
        editor.change(DRAFT, version(edit), &insert(2 + edit, letter));
        if edit % 10 == 0 {
            hovers.push((edit, editor.send_hover(DRAFT, "“")));
        }
    }
    let quote = "“We will go on”".chars().count() as u32;
    for (edits, hover) in hovers {
        assert_eq!(end_of_quote(editor.answer_to(hover)), quote + edits, "after {edits} edits");
    }
    editor.diagnostics(DRAFT, version(EDITS));
}

/// Opens a draft with one finding, spoils nothing with `mischief`, and checks that the next edit counts as usual.
fn survives(mischief: impl FnOnce(&mut Editor)) {
    let mut editor = editor(&json!({}));
    editor.open(DRAFT, "It cost TK.");
    assert_eq!(editor.diagnostics(DRAFT, 1).len(), 1);
    mischief(&mut editor);
    editor.change(DRAFT, 9, &insert(0, "TK! "));
    assert_eq!(editor.diagnostics(DRAFT, 9).len(), 2);
}

#[test]
fn changes_out_of_their_order_are_none() {
    survives(|editor| editor.change(DRAFT, 1, &json!([{ "text": "all gone" }])));
    survives(|editor| editor.change(DRAFT, -4, &json!([{ "text": "all gone" }])));
    survives(|editor| editor.change("other.txt", 2, &json!([{ "text": "TK TK TK" }])));
}

#[test]
fn impossible_ranges_are_moved_to_possible_ones() {
    let range = |start: (u32, u32), end: (u32, u32)| json!([{ "range": { "start": { "line": start.0, "character": start.1 }, "end": { "line": end.0, "character": end.1 } }, "text": "" }]);
    let far = u32::MAX;
    survives(|editor| {
        editor.change(DRAFT, 2, &range((far, far), (far, far)));
        assert_eq!(editor.diagnostics(DRAFT, 2).len(), 1);
    });
    survives(|editor| {
        editor.change(DRAFT, 3, &range((0, 2), (0, 0)));
        assert_eq!(editor.diagnostics(DRAFT, 3).len(), 1);
    });
}

#[test]
fn edits_count_in_each_encoding_over_emoji_and_every_line_end() {
    let edits = [("💣 “é”", "“é💣💣”"), ("\r\n", "\n\r\n"), ("Next 💣", ""), ("ℝ 5", "💣\rℝ 5"), ("cost", "💣\r\n”cost"), ("é💣", "")];
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut editor = editor(&json!({ "general": { "positionEncodings": [encoding] } }));
        editor.open(DRAFT, "💣 “é” cost TK 💣.\r\nNext 💣💣 “ü”, ℝ 5.\n");
        for (version, (words, by)) in (2..).zip(edits) {
            editor.replace(DRAFT, words, by);
            let found = editor.diagnostics(DRAFT, version);
            let found: Vec<_> = found.iter().filter(|diagnostic| diagnostic.code == Some("open-placeholder".to_owned().into())).collect();
            let ranges: Vec<Value> = found.iter().map(|found| serde_json::to_value(found.range).expect("ranges are JSON")).collect();
            assert_eq!(ranges, [editor.range(DRAFT, "TK")], "{encoding}, “{by}”");
        }
    }
}
