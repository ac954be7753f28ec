//! What the editor can do, and what it is told that the server can do.

use crate::convert::position::Encoding;
use crate::handlers::code_action::FIX_ALL;
use crate::handlers::complete::TRIGGERS;
use tower_lsp::gen_lsp_types::{
    ChangeNotifications, ClientCapabilities, CodeActionKind, CodeActionOptions, CompletionOptions, DiagnosticOptions, MarkupKind,
    PositionEncodingKind, RenameOptions, ResourceOperationKind, Save, SaveOptions, ServerCapabilities, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

/// What the editor can do. The default is an editor that offers nothing beyond the protocol's
/// first version; it is served like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one capability of the protocol")]
pub(crate) struct Editor {
    /// What its columns count.
    pub(crate) encoding: Encoding,
    /// It asks for diagnostics, so they are not pushed.
    pub(crate) pulls: bool,
    /// It can be told to ask again.
    pub(crate) refreshes: bool,
    /// It shows places that belong to a finding.
    pub(crate) related: bool,
    /// It takes edits with document versions, and edits that create files, in order.
    pub(crate) document_changes: bool,
    /// It creates files.
    pub(crate) creates_files: bool,
    /// It takes edits with tab stops.
    pub(crate) snippets: bool,
    /// It asks before edits that say they want to be confirmed.
    pub(crate) annotations: bool,
    /// It asks what can be renamed before it asks for the new name.
    pub(crate) prepares: bool,
    /// It shows outlines as trees.
    pub(crate) trees: bool,
    /// It shows Markdown in hovers.
    pub(crate) markdown: bool,
    /// It watches files for the server.
    pub(crate) watches: bool,
    /// It can be asked for its settings.
    pub(crate) configures: bool,
    /// It shows how far long work is.
    pub(crate) progresses: bool,
}

impl Editor {
    /// Reads what the editor says of itself.
    pub(crate) fn of(client: &ClientCapabilities) -> Editor {
        let workspace = client.workspace.as_ref();
        let text = client.text_document.as_ref();
        let edit = workspace.and_then(|it| it.workspace_edit.as_ref());
        let document_changes = edit.and_then(|it| it.document_changes).unwrap_or(false);
        let creates = |kinds: &Vec<ResourceOperationKind>| kinds.contains(&ResourceOperationKind::Create);
        let pull = text.and_then(|it| it.diagnostic.as_ref());
        let related = match (pull, text.and_then(|it| it.publish_diagnostics.as_ref())) {
            (Some(pull), Some(push)) => {
                pull.diagnostics_capabilities.related_information.or(push.diagnostics_capabilities.related_information)
            }
            (Some(pull), None) => pull.diagnostics_capabilities.related_information,
            (None, push) => push.and_then(|it| it.diagnostics_capabilities.related_information),
        };
        let formats = text.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_ref());
        Editor {
            encoding: encoding(client),
            pulls: pull.is_some(),
            refreshes: workspace.and_then(|it| it.diagnostics.as_ref()).and_then(|it| it.refresh_support).unwrap_or(false),
            related: related.unwrap_or(false),
            document_changes,
            creates_files: document_changes && edit.and_then(|it| it.resource_operations.as_ref()).is_some_and(creates),
            snippets: document_changes && edit.and_then(|it| it.snippet_edit_support).unwrap_or(false),
            annotations: document_changes && edit.is_some_and(|it| it.change_annotation_support.is_some()),
            prepares: text.and_then(|it| it.rename.as_ref()).and_then(|it| it.prepare_support).unwrap_or(false),
            trees: text.and_then(|it| it.document_symbol.as_ref()).and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false),
            markdown: formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            watches: workspace.and_then(|it| it.did_change_watched_files.as_ref()).and_then(|it| it.dynamic_registration).unwrap_or(false),
            configures: workspace.and_then(|it| it.configuration).unwrap_or(false),
            progresses: client.window.as_ref().and_then(|it| it.work_done_progress).unwrap_or(false),
        }
    }
}

/// The first encoding of the editor's own order that is known here; UTF-16 where it names none.
fn encoding(client: &ClientCapabilities) -> Encoding {
    let offered = client.general.as_ref().and_then(|it| it.position_encodings.as_deref()).unwrap_or_default();
    let known = |kind: &PositionEncodingKind| match kind {
        PositionEncodingKind::UTF8 => Some(Encoding::Utf8),
        PositionEncodingKind::UTF16 => Some(Encoding::Utf16),
        PositionEncodingKind::UTF32 => Some(Encoding::Utf32),
        PositionEncodingKind::Custom(_) => None,
    };
    offered.iter().find_map(known).unwrap_or_default()
}

/// What the server offers to this editor.
pub(crate) fn offered(editor: Editor) -> ServerCapabilities {
    let encoding = match editor.encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    };
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(Save::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions { code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]), ..CodeActionOptions::default() };
    let triggers = TRIGGERS.iter().map(|trigger| (*trigger).to_owned()).collect();
    let completion = CompletionOptions { trigger_characters: Some(triggers), ..CompletionOptions::default() };
    let diagnostics = DiagnosticOptions { identifier: Some("factdesk".to_owned()), ..DiagnosticOptions::default() };
    let rename = RenameOptions { prepare_provider: Some(editor.prepares), ..RenameOptions::default() };
    let folders = WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(ChangeNotifications::Bool(true)) };
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        completion_provider: Some(completion),
        rename_provider: Some(rename.into()),
        code_action_provider: Some(actions.into()),
        diagnostic_provider: editor.pulls.then(|| diagnostics.into()),
        workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..WorkspaceOptions::default() }),
        ..ServerCapabilities::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn editor(capabilities: serde_json::Value) -> Editor {
        Editor::of(&serde_json::from_value(capabilities).expect("capabilities are well formed"))
    }

    #[test]
    fn an_editor_without_capabilities_counts_in_utf_16_and_is_pushed_to() {
        assert_eq!(editor(json!({})), Editor::default());
        assert_eq!(offered(Editor::default()).diagnostic_provider, None);
    }

    #[test]
    fn the_first_known_encoding_is_taken() {
        let wants = |list: &[&str]| editor(json!({ "general": { "positionEncodings": list } })).encoding;
        assert_eq!(wants(&["utf-7", "utf-8", "utf-16"]), Encoding::Utf8);
        assert_eq!(wants(&["utf-16", "utf-8"]), Encoding::Utf16);
        assert_eq!(wants(&["utf-7"]), Encoding::Utf16);
    }

    #[test]
    fn tab_stops_and_new_files_need_document_changes() {
        let edit = |changes: bool| {
            editor(json!({ "workspace": { "workspaceEdit": {
                "documentChanges": changes, "snippetEditSupport": true, "resourceOperations": ["create"] } } }))
        };
        assert!(edit(true).snippets && edit(true).creates_files);
        assert!(!edit(false).snippets && !edit(false).creates_files);
    }
}
