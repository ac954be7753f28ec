//! A name is changed everywhere in the draft, in one edit.
//!
//! Mentions inside of quotes are offered apart, to be confirmed one by one, where the editor can
//! ask; elsewhere they stay as they are.

use crate::capabilities::Editor;
use crate::convert::to_lsp;
use crate::handlers::navigation::offset;
use crate::session::{Document, Reading};
use std::collections::HashMap;
use tower_lsp::gen_lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, Edit, PrepareRenamePlaceholder, PrepareRenameResult, TextDocumentPositionParams, TextEdit,
    WorkspaceEdit,
};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

/// The protocol's code for a request that was understood and cannot be done (3.17, `RequestFailed`).
const REQUEST_FAILED: i64 = -32803;
/// The annotation of edits inside of quotes.
const QUOTED: &str = "quoted";

/// The words that can be renamed at a position; an error that tells the reporter why nothing can.
pub(crate) fn prepare(
    document: &Document,
    reading: &Reading,
    at: &TextDocumentPositionParams,
    editor: Editor,
) -> Result<PrepareRenameResult> {
    let span = factdesk_core::can_rename(&reading.draft, offset(document, at.position, editor)).map_err(refused)?;
    let placeholder = span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(PrepareRenamePlaceholder { range: document.place(editor).range(span), placeholder }.into())
}

/// The edit that renames the name at a position.
pub(crate) fn rename(
    document: &Document,
    reading: &Reading,
    at: &TextDocumentPositionParams,
    new: &str,
    editor: Editor,
) -> Result<WorkspaceEdit> {
    let renamed = factdesk_core::rename(&reading.draft, offset(document, at.position, editor), new).map_err(refused)?;
    let place = document.place(editor);
    let text_edit = |edit: factdesk_core::Edit| TextEdit { range: place.range(edit.span), new_text: edit.text };
    let mut edits: Vec<Edit> = renamed.own.into_iter().map(|edit| Edit::TextEdit(text_edit(edit))).collect();
    let asks = editor.annotations && !renamed.quoted.is_empty();
    if asks {
        let annotated = |edit| Edit::AnnotatedTextEdit(AnnotatedTextEdit { annotation_id: QUOTED.to_owned(), text_edit: text_edit(edit) });
        edits.extend(renamed.quoted.into_iter().map(annotated));
    }
    let mut edit = to_lsp::workspace_edit(&document.opened.uri, Some(document.version), edits, editor);
    if asks {
        let annotation = ChangeAnnotation {
            label: "Inside a quote".to_owned(),
            needs_confirmation: Some(true),
            description: Some("The words of a quote are the speaker’s. Rename them only if the slip is the draft’s own.".to_owned()),
        };
        edit.change_annotations = Some(HashMap::from([(QUOTED.to_owned(), annotation)]));
    }
    Ok(edit)
}

/// The editor shows the reason to the reporter.
fn refused(reason: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: reason.into(), data: None }
}
