//! Coming, going, and what an editor may leave out.

use crate::rules;
use factdesk_lsp::Ended;
use serde_json::{Value, json};
use support::{Editor, editor};

fn encoding(offered: &[&str]) -> Option<String> {
    let editor = editor(&json!({ "general": { "positionEncodings": offered } }));
    editor.initialized().capabilities.position_encoding.clone().map(String::from)
}

#[test]
fn the_encoding_is_the_first_of_the_editors_that_is_known() {
    assert_eq!(encoding(&["utf-8", "utf-16"]).as_deref(), Some("utf-8"));
    assert_eq!(encoding(&["utf-16", "utf-8"]).as_deref(), Some("utf-16"));
    assert_eq!(encoding(&[]).as_deref(), Some("utf-16"));
}

#[test]
fn an_editor_that_can_do_nothing_is_served() {
    let mut editor = editor(&json!({}));
    editor.open("draft.txt", "The bridge cost TK.");
    let found = editor.diagnostics("draft.txt", 1);
    assert_eq!(rules(&found), ["open-placeholder"]);
    let range = serde_json::to_value(found[0].range).expect("ranges are JSON");
    assert_eq!(range, editor.range("draft.txt", "TK"));
    assert_eq!(editor.actions("draft.txt", "TK").len(), 0, "all that can be done here needs a new file");
}

#[test]
fn requests_before_hello_are_refused_and_do_no_harm() {
    let mut editor = Editor::connect();
    let hover = json!({ "textDocument": { "uri": "file:///draft.md" }, "position": { "line": 0, "character": 0 } });
    let early = editor.send("textDocument/hover", hover);
    assert_eq!(editor.error_of(early), -32002);
    editor.ask("initialize", json!({ "capabilities": {} }));
    editor.open("draft.md", "It cost TK.");
    assert_eq!(editor.diagnostics("draft.md", 1).len(), 1);
}

#[test]
fn odd_messages_do_no_harm() {
    let mut editor = editor(&json!({}));
    let unknown = editor.send("textDocument/noSuchMethod", json!({}));
    assert_eq!(editor.error_of(unknown), -32601);
    let malformed = editor.send("textDocument/hover", json!({ "position": "here" }));
    assert_eq!(editor.error_of(malformed), -32602);
    editor.tell("textDocument/didOpen", json!({ "textDocument": 7 }));
    editor.tell("$/noSuchNotification", Value::Null);
    let elsewhere = json!({ "textDocument": { "uri": "file:///nowhere.md" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(editor.ask("textDocument/hover", elsewhere.clone()), Value::Null);
    assert_eq!(editor.ask("textDocument/diagnostic", elsewhere)["items"], json!([]));
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": "file:///nowhere.md" } }));
    editor.open("draft.md", "It cost TK.");
    assert_eq!(editor.diagnostics("draft.md", 1).len(), 1);
}

#[test]
fn half_an_emoji_does_no_harm() {
    let mut editor = editor(&json!({}));
    let open = json!({ "uri": "file:///d.txt", "languageId": "plaintext", "version": 1, "text": "HALF TK." });
    let message = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": open } });
    editor.write_body(&message.to_string().replace("HALF", "\\ud83d"));
    let published = editor.notification("textDocument/publishDiagnostics");
    assert_eq!(published["diagnostics"][0]["range"]["start"]["character"], 2);
}

#[test]
fn a_document_without_a_file_is_a_draft() {
    let mut editor = editor(&json!({}));
    let document = json!({ "uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": "It cost TK." });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let published = editor.notification("textDocument/publishDiagnostics");
    assert_eq!((&published["uri"], &published["diagnostics"][0]["code"]), (&json!("untitled:Untitled-1"), &json!("open-placeholder")));
}

#[test]
fn leaving_without_shutdown_is_abrupt() {
    assert_eq!(editor(&json!({})).leave_abruptly(), Ended::Abruptly);
    assert_eq!(editor(&json!({})).hang_up(), Ended::Abruptly);
    assert_eq!((Ended::Orderly.exit_code(), Ended::Abruptly.exit_code()), (0, 1));
}

#[test]
fn shutdown_may_be_a_notification() {
    assert_eq!(editor(&json!({})).leave_with_notifications(), Ended::Orderly);
}
