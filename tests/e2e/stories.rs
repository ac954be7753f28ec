//! Drafts of one story, open or not, and what the reporter sees of them while they change.

use crate::rules;
use serde_json::{Value, json};
use support::Editor;
use tower_lsp::gen_lsp_types::{Diagnostic, DocumentDiagnosticReport};

const FIRST: &str = "mill.set/2025-03-11.md";
const SECOND: &str = "mill.set/2025-03-12.md";
const FOURTEEN: &str = "The fire in the mill killed 14 people on Monday night, the brigade said.\n";
const TWELVE: &str = "The mayor spoke of the fire that killed 12 people at the mill, the clerk said.\n";

/// An editor that asks for diagnostics, and can be told to ask again.
fn asking(extra: &Value, files: &[(&str, &str)]) -> Editor {
    let mut capabilities = json!({
        "workspace": { "diagnostics": { "refreshSupport": true } },
        "textDocument": { "diagnostic": { "dynamicRegistration": false, "relatedInformation": true } },
    });
    for (key, value) in extra.as_object().into_iter().flatten() {
        capabilities[key] = value.clone();
    }
    Editor::start(json!({ "capabilities": capabilities }), files)
}

/// Waits until the server has more to say of the drafts.
fn asked_again(editor: &mut Editor) {
    editor.answer("workspace/diagnostic/refresh", &Value::Null);
}

fn found(editor: &mut Editor, file: &str) -> Vec<Diagnostic> {
    match editor.pull(file, None) {
        DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(report) => report.full_document_diagnostic_report.items,
        other @ DocumentDiagnosticReport::RelatedUnchangedDocumentDiagnosticReport(_) => panic!("a first report is a full one: {other:?}"),
    }
}

fn drifts(editor: &mut Editor) -> usize {
    rules(&found(editor, SECOND)).iter().filter(|rule| *rule == "figure-drift").count()
}

#[test]
fn a_draft_is_held_against_those_that_are_not_open() {
    let mut editor = asking(&json!({}), &[(FIRST, FOURTEEN), (SECOND, TWELVE)]);
    asked_again(&mut editor);
    editor.open(SECOND, TWELVE);
    let found = found(&mut editor, SECOND);
    let drift = found.iter().find(|diagnostic| rules(std::slice::from_ref(*diagnostic)) == ["figure-drift"]).expect("the toll falls");
    let related = serde_json::to_value(&drift.related_information).expect("places are JSON");
    assert_eq!(related[0]["location"]["uri"], editor.uri(FIRST));
    assert_eq!(related[0]["location"]["range"]["start"], json!({ "line": 0, "character": 28 }));
}

#[test]
fn what_is_typed_in_one_draft_is_seen_in_the_other() {
    let mut editor = asking(&json!({}), &[(FIRST, FOURTEEN), (SECOND, TWELVE)]);
    asked_again(&mut editor);
    editor.open(SECOND, TWELVE);
    editor.open(FIRST, FOURTEEN);
    assert_eq!(drifts(&mut editor), 1);
    editor.replace(FIRST, "14", "12");
    asked_again(&mut editor);
    assert_eq!(drifts(&mut editor), 0);
    // Closed without saving, it says what lies on the disk.
    editor.close(FIRST);
    asked_again(&mut editor);
    assert_eq!(drifts(&mut editor), 1);
}

#[test]
fn files_that_come_and_go_are_seen() {
    let mut editor = asking(&json!({}), &[(SECOND, TWELVE), ("mill.set/2025-03-10.md", "The mill was for sale, its owner said.\n")]);
    asked_again(&mut editor);
    editor.open(SECOND, TWELVE);
    assert_eq!(drifts(&mut editor), 0);
    editor.write(FIRST, FOURTEEN);
    let uri = editor.uri(FIRST);
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 1 }] }));
    asked_again(&mut editor);
    assert_eq!(drifts(&mut editor), 1);
}

#[test]
fn a_long_look_is_shown_and_can_be_ended() {
    let copy = FOURTEEN.repeat(120);
    let names: Vec<String> = (100..600).map(|number| format!("mill.set/old-{number}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), copy.as_str())).collect();
    let mut editor = asking(&json!({ "window": { "workDoneProgress": true } }), &files);
    let token = editor.answer("window/workDoneProgress/create", &Value::Null)["token"].clone();
    let begun = editor.notification("$/progress");
    assert_eq!(begun["token"], token);
    assert_eq!(begun["value"]["kind"], "begin");
    assert_eq!(begun["value"]["cancellable"], true);
    editor.tell("window/workDoneProgress/cancel", json!({ "token": token }));
    while editor.notification("$/progress")["value"]["kind"] != "end" {}
    // What was not looked through is not known, and everything else works.
    editor.open(SECOND, TWELVE);
    assert_eq!(drifts(&mut editor), 0);
}
