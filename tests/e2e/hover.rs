//! What the draft knows of the words under the cursor.

use crate::able;
use serde_json::{Value, json};
use support::{Editor, editor};
use tower_lsp::gen_lsp_types::Hover;

const QUOTE: &str = "💣 “We will go on”, said Mara Olt.";

fn contents(hover: Option<Hover>) -> Value {
    serde_json::to_value(hover.expect("there is a hover").contents).expect("hovers are JSON")
}

fn open(capabilities: &Value) -> Editor {
    let mut editor = editor(capabilities);
    editor.open("draft.txt", QUOTE);
    editor.diagnostics("draft.txt", 1);
    editor
}

#[test]
fn a_hover_is_markdown_where_that_is_shown_and_plain_elsewhere() {
    let markdown = contents(open(&able()).hover("draft.txt", "will"));
    assert_eq!(markdown["kind"], "markdown");
    assert!(markdown["value"].as_str().is_some_and(|text| text.starts_with("**")), "{markdown}");
    let plain = contents(open(&json!({})).hover("draft.txt", "will"));
    assert_eq!(plain["kind"], "plaintext");
    assert!(plain["value"].as_str().is_some_and(|text| !text.contains('*')), "{plain}");
}

#[test]
fn a_hover_bears_its_words_and_other_words_have_none() {
    let mut editor = open(&able());
    let range = editor.hover("draft.txt", "go on").expect("there is a hover").range;
    assert_eq!(serde_json::to_value(range).expect("ranges are JSON"), editor.range("draft.txt", "“We will go on”"));
    assert_eq!(editor.hover("draft.txt", "said"), None);
}
