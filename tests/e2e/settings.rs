//! The house's files and the editor's settings, and what happens when they change.

use crate::rules;
use serde_json::{Value, json};
use support::{Editor, editor};

const DRAFT: &str = "desk/draft.md";
const OFF: &str = "[rules]\nopen-placeholder = \"off\"\n";

fn start(params: Value, files: &[(&str, &str)]) -> Editor {
    let mut editor = Editor::start(params, files);
    editor.open(DRAFT, "It cost TK.");
    editor
}

/// The rules that found something in the draft, which must have been published anew.
fn found(editor: &mut Editor) -> Vec<String> {
    rules(&editor.published(DRAFT).diagnostics)
}

#[test]
fn the_house_turns_rules_off_and_on() {
    let mut editor = start(json!({ "capabilities": {} }), &[("factdesk.toml", OFF)]);
    assert_eq!(found(&mut editor), [""; 0]);
    editor.write("factdesk.toml", "");
    let uri = editor.uri("factdesk.toml");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 2 }] }));
    assert_eq!(found(&mut editor), ["open-placeholder"]);
    editor.write("desk/factdesk.toml", OFF);
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(found(&mut editor), [""; 0], "an editor that watches nothing only says what it saved");
}

#[test]
fn the_house_files_are_watched_where_the_editor_watches() {
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut editor = editor(&capabilities);
    let asked = editor.answer("client/registerCapability", &Value::Null);
    assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
}

#[test]
fn the_editors_settings_stand_over_the_houses() {
    let hello = json!({ "capabilities": {}, "initializationOptions": { "rules": { "open-placeholder": "hint" } } });
    let mut editor = start(hello, &[("factdesk.toml", OFF)]);
    assert_eq!(found(&mut editor), ["open-placeholder"]);
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "factdesk": {} } }));
    assert_eq!(found(&mut editor), [""; 0]);
}

#[test]
fn an_editor_is_asked_for_its_settings_and_may_say_null() {
    for (answer, expected) in [
        (Value::Null, vec!["open-placeholder"]),
        (json!([null]), vec!["open-placeholder"]),
        (json!(["?"]), vec!["open-placeholder"]),
        (json!([{ "rules": { "open-placeholder": "off" } }]), vec![]),
    ] {
        let mut editor = editor(&json!({ "workspace": { "configuration": true } }));
        let asked = editor.answer("workspace/configuration", &answer);
        assert_eq!(asked["items"], json!([{ "section": "factdesk" }]));
        editor.open(DRAFT, "It cost TK.");
        let mut found = rules(&editor.diagnostics(DRAFT, 1));
        if found != expected {
            // The draft was read before the answer was taken, and is read again after it.
            found = rules(&editor.diagnostics(DRAFT, 1));
        }
        assert_eq!(found, expected);
    }
}

#[test]
fn settings_that_wait_for_an_answer_keep_nobody_waiting() {
    let mut editor = editor(&json!({ "workspace": { "configuration": true } }));
    for _ in 0..300 {
        editor.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
    editor.open(DRAFT, "It cost TK.");
    assert_eq!(editor.diagnostics(DRAFT, 1).len(), 1);
    for _ in 0..=300 {
        editor.answer("workspace/configuration", &Value::Null);
    }
}

#[test]
fn a_fault_in_the_houses_file_is_shown_there_and_said_once() {
    let broken = "year = 2025\n[rules]\nopen-placholder = \"off\"\n";
    let mut editor = start(json!({ "capabilities": {} }), &[("factdesk.toml", broken)]);
    assert_eq!(found(&mut editor), ["open-placeholder"]);
    let problems = editor.published("factdesk.toml").diagnostics;
    assert_eq!((problems.len(), problems[0].range.start.line), (1, 2));
    let said = editor.notification("window/showMessage");
    assert_eq!(said["type"], 2);
    let words = said["message"].as_str().expect("a message has words");
    assert!(words.contains("factdesk.toml, line 3: ") && words.contains("did you mean “open-placeholder”?"), "{words}");
    editor.replace(DRAFT, "TK", "TKTK");
    assert_eq!(editor.diagnostics(DRAFT, 2).len(), 1);
    editor.write("factdesk.toml", OFF);
    let changes = json!([{ "uri": editor.uri("notes.txt"), "type": 1 }, { "uri": editor.uri("factdesk.toml"), "type": 2 }]);
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    assert_eq!(found(&mut editor), [""; 0]);
    assert_eq!(editor.published("factdesk.toml").diagnostics, []);
}

#[test]
fn the_houses_file_counts_as_it_stands_in_the_editor() {
    let mut editor = start(json!({ "capabilities": {} }), &[]);
    assert_eq!(found(&mut editor), ["open-placeholder"]);
    editor.open("factdesk.toml", OFF);
    assert_eq!(found(&mut editor), [""; 0]);
    editor.close("factdesk.toml");
    assert_eq!(found(&mut editor), ["open-placeholder"]);
}
