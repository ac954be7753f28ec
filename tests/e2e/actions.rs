//! Quick fixes: offered, carried as edits, and of effect once they are applied.

use crate::{able, rules};
use serde_json::{Value, json};
use support::{Editor, editor};
use tower_lsp::gen_lsp_types::CodeAction;

const VAGUE: &str = "The bridge will be late, sources said.";

/// A draft with one finding of vague-source.
fn open(capabilities: &Value, file: &str) -> Editor {
    let mut editor = editor(capabilities);
    editor.open(file, VAGUE);
    assert_eq!(rules(&editor.diagnostics(file, 1)), ["vague-source"]);
    editor
}

fn offered(editor: &mut Editor, file: &str, title: &str) -> Option<CodeAction> {
    editor.actions(file, "sources").into_iter().find(|action| action.title.starts_with(title))
}

#[track_caller]
fn take(editor: &mut Editor, file: &str, title: &str) -> CodeAction {
    let found = offered(editor, file, title);
    found.unwrap_or_else(|| panic!("{title} is offered"))
}

fn edit(action: &CodeAction) -> Value {
    serde_json::to_value(&action.edit).expect("edits are JSON")
}

#[test]
fn every_action_is_a_quick_fix_with_its_diagnostic_and_its_edit() {
    let mut editor = open(&able(), "draft.md");
    let actions = editor.actions("draft.md", "sources");
    assert!(4 < actions.len());
    for action in &actions {
        let shown = serde_json::to_value(action).expect("actions are JSON");
        assert_eq!((&shown["kind"], &shown["diagnostics"][0]["code"]), (&json!("quickfix"), &json!("vague-source")));
        assert!(shown["edit"].is_object() && shown.get("command").is_none(), "{shown}");
    }
    assert_eq!(editor.actions("draft.md", "The bridge"), []);
    assert_eq!(editor.actions_in("draft.md", "sources", &json!({ "diagnostics": [], "only": ["refactor"] })), []);
}

#[test]
fn all_that_cannot_change_meaning_is_one_action_for_who_asks() {
    let mut editor = editor(&able());
    editor.open("marks.txt", "“It is cold,” said Ada Holm. “It is wet.”\n\n\"It is both,\" said Jan Roe.");
    assert_eq!(rules(&editor.diagnostics("marks.txt", 1)), ["mixed-quote-marks"]);
    let only = |kind: &str| json!({ "diagnostics": [], "only": [kind], "triggerKind": 2 });
    for kind in ["source", "source.fixAll", "source.fixAll.factdesk"] {
        let actions = editor.actions_in("marks.txt", "cold", &only(kind));
        assert_eq!(actions.len(), 1, "{kind}");
    }
    let action = editor.actions_in("marks.txt", "cold", &only("source.fixAll.factdesk")).remove(0);
    assert_eq!(serde_json::to_value(&action.kind).expect("kinds are JSON"), json!("source.fixAll.factdesk"));
    editor.apply(&action);
    assert!(editor.text("marks.txt").ends_with("“It is both,” said Jan Roe."), "{}", editor.text("marks.txt"));
    assert_eq!(editor.diagnostics("marks.txt", 2), []);
    assert_eq!(editor.actions_in("marks.txt", "cold", &only("source.fixAll")), []);
    assert_eq!(editor.actions_in("marks.txt", "cold", &only("source.organizeImports")), []);
}

#[test]
fn the_prompt_for_a_source_has_tab_stops_where_the_editor_can_step() {
    let mut editor = open(&able(), "draft.txt");
    let cite = edit(&take(&mut editor, "draft.txt", "Cite"));
    let change = &cite["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    let snippet = &change["edits"][0]["snippet"];
    assert_eq!(snippet["kind"], "snippet");
    assert!(snippet["value"].as_str().is_some_and(|text| text.contains("${1:")), "{cite}");
}

#[test]
fn elsewhere_the_prompt_leaves_a_mark_that_is_found() {
    let mut editor = open(&json!({}), "draft.txt");
    let cite = take(&mut editor, "draft.txt", "Cite");
    assert!(edit(&cite)["changes"].is_object());
    editor.apply(&cite);
    assert!(editor.text("draft.txt").contains("[source: ]"), "{}", editor.text("draft.txt"));
    let found = rules(&editor.diagnostics("draft.txt", 2));
    assert!(found.contains(&"open-placeholder".to_owned()), "{found:?}");
}

#[test]
fn a_finding_that_is_ignored_is_gone_and_the_copy_stays_clean() {
    let mut editor = open(&able(), "draft.txt");
    let ignore = take(&mut editor, "draft.txt", "Ignore here");
    let created = &edit(&ignore)["documentChanges"][0];
    assert_eq!((&created["kind"], &created["uri"]), (&json!("create"), &json!(editor.uri(".factdesk/ignored.toml"))));
    editor.apply(&ignore);
    assert_eq!(editor.published("draft.txt").diagnostics, []);
    assert_eq!(editor.text("draft.txt"), VAGUE);
    // A second one joins the first.
    editor.replace("draft.txt", "late", "late and dear");
    assert_eq!(rules(&editor.diagnostics("draft.txt", 2)), ["vague-source"]);
    let ignore = take(&mut editor, "draft.txt", "Ignore here");
    assert!(edit(&ignore)["documentChanges"][0]["kind"].is_null(), "the file is there");
    editor.apply(&ignore);
    assert_eq!(editor.published("draft.txt").diagnostics, []);
    editor.replace("draft.txt", "late and dear", "late");
    assert_eq!(editor.diagnostics("draft.txt", 3), []);
}

#[test]
fn ignoring_in_markdown_is_a_comment() {
    let mut editor = open(&able(), "draft.md");
    let ignore = take(&mut editor, "draft.md", "Ignore here");
    editor.apply(&ignore);
    assert!(editor.text("draft.md").contains("<!-- factdesk: allow vague-source"));
    assert_eq!(editor.diagnostics("draft.md", 2), []);
}

#[test]
fn a_rule_is_turned_off_for_the_draft_and_for_the_house() {
    let mut editor = open(&able(), "draft.md");
    let off = take(&mut editor, "draft.md", "Turn off “vague-source” for this draft");
    editor.apply(&off);
    assert_eq!(editor.diagnostics("draft.md", 2), []);

    let mut editor = open(&able(), "draft.txt");
    let off = take(&mut editor, "draft.txt", "Turn off “vague-source” for the house");
    editor.apply(&off);
    assert_eq!(editor.published("draft.txt").diagnostics, []);
}

#[test]
fn the_houses_file_keeps_what_the_desk_wrote() {
    let mut editor = Editor::start(json!({ "capabilities": {} }), &[("factdesk.toml", "# Ours\n[rules] # all of them\n")]);
    editor.open("draft.txt", VAGUE);
    assert_eq!(editor.diagnostics("draft.txt", 1).len(), 1);
    let off = take(&mut editor, "draft.txt", "Turn off “vague-source” for the house");
    let change = &edit(&off)["changes"][editor.uri("factdesk.toml")][0];
    assert_eq!(
        (&change["newText"], &change["range"]["start"]),
        (&json!("vague-source = \"off\"\n"), &json!({ "line": 2, "character": 0 }))
    );
    editor.apply(&off);
    assert_eq!(editor.published("draft.txt").diagnostics, []);
    assert!(offered(&mut editor, "draft.txt", "Turn off").is_none());
}

#[test]
fn a_diagnostic_that_is_named_is_the_one_that_is_fixed() {
    let mut editor = editor(&able());
    editor.open("draft.txt", "Sources said it cost TK.");
    let found = editor.diagnostics("draft.txt", 1);
    assert_eq!(rules(&found), ["vague-source", "open-placeholder"]);
    let context = json!({ "diagnostics": [found[1]] });
    let actions = editor.actions_in("draft.txt", "Sources said it cost TK", &context);
    assert!(!actions.is_empty());
    assert!(actions.iter().all(|action| action.diagnostics.as_deref() == Some(&found[1..])));
}
