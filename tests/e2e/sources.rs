//! Sources: the ledger's own faults, what it tells of a citation, completion, and new entries.

use crate::able;
use serde_json::{Value, json};
use support::Editor;
use tower_lsp::gen_lsp_types::{CodeAction, Hover};

const LEDGER: &str = "\
[[source]]
id = \"register90\"
name = \"Land register of Ostby\"
role = \"entry of the sale\"
kind = \"document\"
url = \"https://register.example/sale\"

[[source]]
id = \"works\"
name = \"Oswin Ferranby\"
role = \"clerk of works\"
confidential = true
";
const COPY: &str =
    "The pier was sold [@register90, p. 4]. 💣 It leaks [@works]. It was sold twice [source: register90].\n\nSold by [@ and Ferranby.\n";

fn open(files: &[(&str, &str)], text: &str) -> Editor {
    let mut editor = Editor::start(json!({ "capabilities": able() }), files);
    editor.open("draft.md", text);
    editor.diagnostics("draft.md", 1);
    editor
}

fn at(editor: &Editor, words: &str) -> Value {
    json!({ "textDocument": { "uri": editor.uri("draft.md") }, "position": editor.range("draft.md", words)["start"] })
}

/// The words of a hover.
fn told(hover: Option<Hover>) -> String {
    let hover = serde_json::to_value(hover.expect("the ledger tells of it").contents).expect("hovers are JSON");
    hover["value"].as_str().expect("a hover is text").to_owned()
}

fn action(editor: &mut Editor, words: &str, title: &str) -> CodeAction {
    let found = editor.actions("draft.md", words).into_iter().find(|action| action.title.starts_with(title));
    found.unwrap_or_else(|| panic!("{title} is offered"))
}

#[test]
fn a_citation_tells_of_its_source_and_leads_to_the_ledger() {
    let mut editor = open(&[("sources.toml", LEDGER)], COPY);
    let hover = told(editor.hover("draft.md", "register90"));
    let expected =
        "**Land register of Ostby** · document  \nentry of the sale  \nhttps://register.example/sale  \nCited 1 time more, first on line 1";
    assert_eq!(hover, expected);
    let definition = editor.ask("textDocument/definition", at(&editor, "register90, p"));
    assert_eq!(definition["uri"], editor.uri("sources.toml"));
    assert_eq!(definition["range"]["start"], json!({ "line": 1, "character": 6 }));
    let references = editor.ask("textDocument/references", {
        let mut params = at(&editor, "register90, p");
        params["context"] = json!({ "includeDeclaration": true });
        params
    });
    assert_eq!(references.as_array().map(Vec::len), Some(2));
    assert_eq!(told(editor.hover("draft.md", "works")), "**Confidential source** · clerk of works  \nThe ledger keeps the name");
}

#[test]
fn sources_are_offered_where_one_is_named_and_no_confidential_name_ever() {
    let mut editor = open(&[("sources.toml", LEDGER)], COPY);
    let offered = editor.initialized().capabilities.completion_provider.clone().expect("it is offered");
    assert!(offered.trigger_characters.is_some_and(|triggers| triggers.contains(&"@".to_owned())));
    let mut params = at(&editor, " and Ferranby");
    let found = editor.ask("textDocument/completion", params.clone());
    let items = found["items"].as_array().expect("there are choices");
    let labels: Vec<&str> = items.iter().map(|item| item["label"].as_str().expect("a label is text")).collect();
    assert_eq!(labels, ["register90", "works"]);
    assert_eq!(items[0]["detail"], "Land register of Ostby, entry of the sale");
    let place = &params["position"];
    assert_eq!(items[0]["textEdit"], json!({ "range": { "start": place, "end": place }, "newText": "register90" }));
    assert!(!found.to_string().contains("erranby"), "{found}");
    params["position"] = editor.range("draft.md", "pier")["start"].clone();
    assert_eq!(editor.ask("textDocument/completion", params), Value::Null);
}

#[test]
fn nothing_that_the_server_answers_names_a_confidential_source() {
    let text = "# Ferranby’s 41 wells\n\nFerranby falsified 12 readings, experts told Ferranby. “It leaks,” Oswin Ferranby said.\n\n<!-- ask Ferranby -->\n";
    let mut editor = open(&[("sources.toml", LEDGER)], text);
    let document = json!({ "textDocument": { "uri": editor.uri("draft.md") } });
    let mut answers = vec![
        editor.ask("textDocument/documentSymbol", document.clone()),
        editor.ask("workspace/symbol", json!({ "query": "" })),
        editor.ask("textDocument/foldingRange", document),
    ];
    for words in ["Ferranby’s", "falsified", "experts", "leaks", "Oswin", "ask Ferranby"] {
        answers.push(serde_json::to_value(editor.hover("draft.md", words)).expect("hovers are JSON"));
        answers.push(serde_json::to_value(editor.actions("draft.md", words)).expect("actions are JSON"));
        answers.push(editor.ask("textDocument/completion", at(&editor, words)));
    }
    editor.replace("draft.md", "ask Ferranby", "ask");
    answers.push(serde_json::to_value(editor.diagnostics("draft.md", 2)).expect("diagnostics are JSON"));
    for answer in answers {
        assert!(!answer.to_string().to_lowercase().contains("ferranby"), "{answer:#}");
    }
}

#[test]
fn a_new_entry_is_put_into_the_ledger_and_cited_in_the_draft() {
    for files in [&[][..], &[("sources.toml", LEDGER)][..]] {
        let mut editor = open(files, "Experts say the bridge will hold.\n");
        let action = action(&mut editor, "Experts", "Cite: new ledger entry…");
        let edit = serde_json::to_value(&action.edit).expect("edits are JSON");
        let creates = edit["documentChanges"].as_array().is_some_and(|changes| changes.iter().any(|change| change["kind"] == "create"));
        assert_eq!(creates, files.is_empty());
        editor.apply(&action);
        let id = if files.is_empty() { "source-1" } else { "source-3" };
        assert_eq!(editor.text("draft.md"), format!("Experts say the bridge will hold [source: {id}${{1:, page}}].\n"));
        let ledger = editor.read("sources.toml");
        let before = files.first().map_or(String::new(), |(_, text)| format!("{text}\n"));
        assert_eq!(ledger, format!("{before}[[source]]\nid = \"{id}\"\nname = \"TK\"\nrole = \"TK\"\nkind = \"TK\"\n"));
        let open: Vec<u32> = editor.published("sources.toml").diagnostics.iter().map(|it| it.range.start.line).collect();
        assert_eq!(open.len(), 3, "what is still to be told is pointed out");
        let said = editor.notification("window/showMessage")["message"].to_string();
        assert!(said.contains("“name” is still open") && said.contains("(2 more in this file)"), "{said}");
        editor.diagnostics("draft.md", 2);
    }
}

#[test]
fn faults_of_a_ledger_are_told_in_it_and_name_nobody() {
    let broken = format!("{LEDGER}\n[[source]]\nid = \"ferranby\"\nname = \"Oswin Ferranby\n\n[[source]]\nid = \"ferranby\"\n");
    let mut editor = Editor::start(json!({ "capabilities": able() }), &[("sources.toml", &broken)]);
    editor.open("draft.md", COPY);
    let told = editor.published("sources.toml").diagnostics;
    let lines: Vec<u32> = told.iter().map(|diagnostic| diagnostic.range.start.line).collect();
    assert_eq!(lines, [15, 18, 18]);
    for diagnostic in &told {
        assert!(!format!("{:?}", diagnostic.message).to_lowercase().contains("ferranby"), "{diagnostic:?}");
    }
    let said = editor.notification("window/showMessage").to_string().to_lowercase();
    assert!(said.contains("line 16") && !said.contains("ferranby"), "{said}");
    let found = editor.diagnostics("draft.md", 1);
    assert!(found.iter().all(|diagnostic| !format!("{diagnostic:?}").contains("erranby")), "{found:#?}");
}
