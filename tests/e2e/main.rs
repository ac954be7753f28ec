//! The language server from outside: an editor in the same process that speaks the protocol.
//! Few tests, one for each thing that only the whole can get wrong.

mod actions;
mod diagnostics;
mod hover;
mod lifecycle;
mod navigation;
mod order;
mod settings;
mod sources;
mod stories;

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::Diagnostic;

/// What VS Code can do, as far as it matters here, but for asking for diagnostics.
fn able() -> Value {
    json!({
        "workspace": { "workspaceEdit": { "documentChanges": true, "snippetEditSupport": true, "resourceOperations": ["create"] } },
        "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "publishDiagnostics": { "relatedInformation": true },
        },
    })
}

/// The rules that found something, in the order of the text.
fn rules(diagnostics: &[Diagnostic]) -> Vec<String> {
    let code = |diagnostic: &Diagnostic| serde_json::to_value(&diagnostic.code).expect("codes are JSON");
    diagnostics.iter().map(|diagnostic| code(diagnostic).as_str().unwrap_or_default().to_owned()).collect()
}
