//! What was found, as the editor shows it.

use crate::{able, rules};
use serde_json::{Value, json};
use support::{Editor, editor};
use tower_lsp::gen_lsp_types::DocumentDiagnosticReport;

/// The result id and the rules of a full report; `None` for one that says "unchanged".
fn full(report: DocumentDiagnosticReport) -> Option<(String, Vec<String>)> {
    let DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(report) = report else { return None };
    let report = report.full_document_diagnostic_report;
    Some((report.result_id.expect("our reports bear one"), rules(&report.items)))
}

fn pulls() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } })
}

#[test]
fn an_opened_draft_gets_its_findings_and_a_closed_one_loses_them() {
    let mut editor = editor(&able());
    editor.open("draft.md", "# Bridge\n\nThe “bridge” cost TK.");
    let found = editor.diagnostics("draft.md", 1);
    let shown = serde_json::to_value(&found[0]).expect("diagnostics are JSON");
    assert_eq!((&shown["source"], &shown["code"], &shown["severity"]), (&json!("factdesk"), &json!("open-placeholder"), &json!(1)));
    assert_eq!(shown["range"], editor.range("draft.md", "TK"));
    assert!(shown["data"].is_string(), "the fingerprint travels along");
    editor.replace("draft.md", "TK", "much");
    assert_eq!(editor.diagnostics("draft.md", 2), []);
    editor.replace("draft.md", "much", "TK");
    assert_eq!(editor.diagnostics("draft.md", 3).len(), 1);
    editor.close("draft.md");
    let last = editor.published("draft.md");
    assert_eq!((last.version, last.diagnostics), (None, vec![]));
    editor.open("draft.md", "TK and TK.");
    assert_eq!(editor.diagnostics("draft.md", 1).len(), 2);
}

#[test]
fn an_editor_that_asks_is_answered_and_not_pushed_to() {
    let mut editor = editor(&pulls());
    assert!(editor.initialized().capabilities.diagnostic_provider.is_some());
    editor.open("draft.md", "It cost TK.");
    let (id, found) = full(editor.pull("draft.md", None)).expect("the first report is full");
    assert_eq!(found, ["open-placeholder"]);
    assert_eq!(full(editor.pull("draft.md", Some(&id))), None, "unchanged");
    editor.replace("draft.md", "TK", "much");
    let (_, found) = full(editor.pull("draft.md", Some(&id))).expect("the text has changed");
    assert_eq!(found, Vec::<String>::new());
    editor.close("draft.md");
}

#[test]
fn an_editor_that_asks_is_told_when_to_ask_again() {
    let mut editor = Editor::start(json!({ "capabilities": pulls() }), &[]);
    editor.open("draft.md", "It cost TK.");
    let (id, _) = full(editor.pull("draft.md", None)).expect("the first report is full");
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "rules": { "open-placeholder": "off" } } }));
    editor.answer("workspace/diagnostic/refresh", &Value::Null);
    let (_, found) = full(editor.pull("draft.md", Some(&id))).expect("the settings have changed");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_text_too_long_to_read_says_so_and_is_followed() {
    let mut editor = editor(&able());
    let long = "The bridge is long. ".repeat(220_000);
    editor.open("draft.txt", &long);
    let found = editor.diagnostics("draft.txt", 1);
    assert_eq!(found.len(), 1);
    let shown = serde_json::to_value(&found[0]).expect("diagnostics are JSON");
    assert_eq!((&shown["severity"], &shown["range"]["end"]), (&json!(3), &json!({ "line": 0, "character": 0 })));
    editor.replace("draft.txt", &long, "It cost TK.");
    assert_eq!(rules(&editor.diagnostics("draft.txt", 2)), ["open-placeholder"]);
}
