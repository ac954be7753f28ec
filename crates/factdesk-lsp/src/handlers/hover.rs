//! What the draft knows of the words under the cursor.

use crate::capabilities::Editor;
use crate::convert::{from_lsp, to_lsp};
use crate::session::{Document, Reading};
use tower_lsp::gen_lsp_types::{Hover, Position};

/// The hover at a position of `document`.
pub(crate) fn hover(document: &Document, reading: &Reading, position: Position, editor: Editor) -> Option<Hover> {
    let offset = from_lsp::position(&document.text, &document.lines, position, editor.encoding);
    let hover = factdesk_core::hover(&reading.draft, offset)?;
    Some(to_lsp::hover(document.place(editor), hover, editor))
}
