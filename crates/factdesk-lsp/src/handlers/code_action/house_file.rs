//! One of the house's files, to be edited by a fix.

use crate::capabilities::Editor;
use crate::convert::to_lsp::{self, Place};
use crate::session::Session;
use factdesk_core::{Edit, LineIndex, Span};
use std::path::Path;
use std::sync::Arc;
use tower_lsp::gen_lsp_types::{Uri, WorkspaceEdit};

/// A file and its text, as the editor has it or as it lies on the disk.
pub(super) struct HouseFile {
    uri: Uri,
    /// The version the editor has open.
    version: Option<i32>,
    /// `None` where there is no such file yet.
    text: Option<Arc<str>>,
}

impl HouseFile {
    /// Finds the file at `path`; `None` where it is there and cannot be read.
    pub(super) fn find(session: &Session, path: &Path) -> Option<HouseFile> {
        let open = session.documents.at_path(path);
        let text = session.houses().text(path).ok()?;
        Some(HouseFile { uri: session.uri_of(path)?, version: open.map(|document| document.version), text })
    }

    /// The edit that `change` makes: a span of the text, and what takes its place. A file that is
    /// not there is created; `None` for an editor that cannot.
    pub(super) fn edit(self, editor: Editor, change: impl FnOnce(&str) -> Option<(Span, String)>) -> Option<WorkspaceEdit> {
        if self.text.is_none() && !editor.creates_files {
            return None;
        }
        let text = self.text.as_deref().unwrap_or_default();
        let (span, replacement) = change(text)?;
        let replacement = if text.is_empty() { replacement.trim_start().to_owned() } else { replacement };
        let place = Place { text, lines: &LineIndex::new(text), encoding: editor.encoding };
        let edits = vec![to_lsp::edit(place, &Edit { span, text: replacement, snippet: None }, editor)];
        Some(match self.text {
            Some(_) => to_lsp::workspace_edit(&self.uri, self.version, edits, editor),
            None => to_lsp::creating_edit(&self.uri, edits),
        })
    }
}
