//! Finding one's way by people, figures and quotes, and renaming.

use crate::able;
use serde_json::{Value, json};
use support::{Editor, editor};

const COPY: &str = "💣 Olt left early.\r\n\r\nThe mayor, Mara\r\nOlt, said: “It took 41 days.” Olt said “Cafe\u{301} Olt is shut,” and that 41 days were long.";

/// An editor that knows trees and asks before edits that want to be confirmed.
fn all_able() -> Value {
    let mut able = able();
    able["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({});
    able["textDocument"]["documentSymbol"] = json!({ "hierarchicalDocumentSymbolSupport": true });
    able["textDocument"]["rename"] = json!({ "prepareSupport": true });
    able
}

fn open(capabilities: &Value, text: &str) -> Editor {
    let mut editor = editor(capabilities);
    editor.open("draft.txt", text);
    editor.diagnostics("draft.txt", 1);
    editor
}

/// The parameters that name the start of the first `words`.
fn at(editor: &Editor, words: &str) -> Value {
    json!({ "textDocument": { "uri": editor.uri("draft.txt") }, "position": editor.range("draft.txt", words)["start"] })
}

/// The text of the draft after `edits`, a list of the protocol's text edits.
fn after(editor: &Editor, edits: &Value) -> String {
    let text = editor.text("draft.txt");
    let lines = factdesk_core::LineIndex::new(text);
    let offset = |at: &Value| {
        let unit = |key: &str| at[key].as_u64().expect("positions are numbers") as u32;
        let place = factdesk_lsp::position::LinePosition { line: unit("line"), character: unit("character") };
        factdesk_lsp::position::offset(text, &lines, place, factdesk_lsp::position::Encoding::Utf16) as usize
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits are a list")
        .iter()
        .map(|edit| (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit["newText"].as_str().expect("an edit has a text")))
        .collect();
    edits.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}

#[test]
fn a_name_leads_to_where_it_is_given_in_full_and_to_every_mention() {
    let mut editor = open(&able(), COPY);
    let params = at(&editor, "Olt left");
    let definition = editor.ask("textDocument/definition", params.clone());
    assert_eq!(definition["uri"], editor.uri("draft.txt"));
    assert_eq!(definition["range"], editor.range("draft.txt", "Mara\r\nOlt"));
    let marked = editor.ask("textDocument/documentHighlight", params.clone());
    let mut all = params;
    all["context"] = json!({ "includeDeclaration": true });
    let places = editor.ask("textDocument/references", all.clone());
    assert_eq!(places.as_array().map(Vec::len), marked.as_array().map(Vec::len));
    all["context"] = json!({ "includeDeclaration": false });
    let others = editor.ask("textDocument/references", all);
    assert_eq!(others.as_array().map_or(0, Vec::len) + 1, places.as_array().map_or(0, Vec::len));
    let nothing = at(&editor, "early");
    assert_eq!(editor.ask("textDocument/definition", nothing), Value::Null);
}

#[test]
fn a_rename_follows_each_form_and_asks_about_quotes() {
    let mut editor = open(&all_able(), COPY);
    let mut params = at(&editor, "Mara\r\nOlt");
    let prepared = editor.ask("textDocument/prepareRename", params.clone());
    assert_eq!(prepared["placeholder"], "Mara Olt");
    params["newName"] = json!("Mara Oltén");
    let edit = editor.ask("textDocument/rename", params);
    let changes = edit["documentChanges"].as_array().expect("the editor knows document changes");
    assert_eq!(changes.len(), 1, "one edit of one document");
    assert_eq!(changes[0]["textDocument"]["version"], 1);
    let edits = changes[0]["edits"].as_array().expect("it has edits");
    let quoted: Vec<&Value> = edits.iter().filter(|edit| edit.get("annotationId").is_some()).collect();
    assert!(quoted.iter().all(|edit| edit["annotationId"] == "quoted") && quoted.len() <= 1, "{quoted:?}");
    let own: Vec<&Value> = edits.iter().filter(|edit| edit.get("annotationId").is_none()).collect();
    let text = after(&editor, &json!(own));
    assert!(
        text.starts_with("💣 Oltén left early.\r\n\r\nThe mayor, Mara\r\nOltén, said: “It took 41 days.” Oltén said “Cafe\u{301} "),
        "{text}"
    );
    assert!(text.contains("Olt is shut"), "{text}");
}

#[test]
fn a_rename_inside_a_quote_is_refused_with_a_reason() {
    let text = "The mayor, Mara Olt, came. “Mara Olt is late,” a clerk said.";
    let mut editor = open(&able(), text);
    let mut params = at(&editor, "Mara Olt is");
    let prepare = editor.send("textDocument/prepareRename", params.clone());
    assert_eq!(editor.error_of(prepare), -32803);
    params["newName"] = json!("Mara Olten");
    let rename = editor.send("textDocument/rename", params);
    assert_eq!(editor.error_of(rename), -32803);
    let mut outside = at(&editor, "Mara Olt, came");
    outside["newName"] = json!("Mara Olten");
    let edit = editor.ask("textDocument/rename", outside);
    let text = after(&editor, &edit["documentChanges"][0]["edits"]);
    assert_eq!(text, "The mayor, Mara Olten, came. “Mara Olt is late,” a clerk said.");
}

#[test]
fn five_hundred_mentions_are_one_edit() {
    let mut text = String::from("The mayor, Mara Olt, came — 💣.\r\n\r\n");
    for number in 0..250 {
        let met =
            format!("“Nobody” saw it, and Olt’s cafe\u{301} stayed shut 💣 in week {number}. The town met Mara Olt, who wept.\r\n\r\n");
        text.push_str(&met);
    }
    let mut editor = open(&able(), &text);
    let mut params = at(&editor, "Mara Olt");
    params["newName"] = json!("Mara Lindqvist");
    let edit = editor.ask("textDocument/rename", params);
    let changes = edit["documentChanges"].as_array().expect("the editor knows document changes");
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["edits"].as_array().map(Vec::len), Some(501));
    assert_eq!(after(&editor, &changes[0]["edits"]), text.replace("Olt", "Lindqvist"));
}

#[test]
fn the_outline_is_a_tree_or_flat() {
    let outline = |capabilities: &Value| {
        let mut editor = open(capabilities, COPY);
        let params = json!({ "textDocument": { "uri": editor.uri("draft.txt") } });
        editor.ask("textDocument/documentSymbol", params)
    };
    let tree = outline(&all_able());
    let names: Vec<&str> = tree.as_array().expect("a list").iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["💣 Olt left early.", "The mayor, Mara Olt, said: “It…", "Names"]);
    assert_eq!(tree[1]["children"][0]["name"], "Mara Olt");
    let flat = outline(&json!({}));
    let first = flat.as_array().expect("a list").iter().find(|it| it["containerName"] == "Names").expect("names are listed");
    assert_eq!(first["name"], "Mara Olt · mayor");
}

#[test]
fn names_of_all_open_drafts_are_found_by_their_letters() {
    let mut editor = open(&able(), COPY);
    editor.open("other.md", "The clerk, Britta Dahlgren, wrote.");
    editor.diagnostics("other.md", 1);
    let found = editor.ask("workspace/symbol", json!({ "query": "dahl" }));
    assert_eq!(found[0]["name"], "Britta Dahlgren · clerk");
    assert_eq!(found[0]["location"]["uri"], editor.uri("other.md"));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_selection_grows_and_sections_fold() {
    let mut editor = editor(&able());
    editor.open("draft.md", "# Pier\n\nThe mayor, Mara Olt,\nleft.\n");
    editor.diagnostics("draft.md", 1);
    let document = json!({ "uri": editor.uri("draft.md") });
    let position = editor.range("draft.md", "Olt")["start"].clone();
    let ranges = editor.ask("textDocument/selectionRange", json!({ "textDocument": document, "positions": [position] }));
    assert_eq!(ranges[0]["range"], editor.range("draft.md", "Olt"));
    assert_eq!(ranges[0]["parent"]["range"], editor.range("draft.md", "Mara Olt"));
    let folds = editor.ask("textDocument/foldingRange", json!({ "textDocument": document }));
    let lines: Vec<(&Value, &Value)> =
        folds.as_array().expect("a list").iter().map(|fold| (&fold["startLine"], &fold["endLine"])).collect();
    assert_eq!(lines, [(&json!(0), &json!(3)), (&json!(2), &json!(3))]);
}
