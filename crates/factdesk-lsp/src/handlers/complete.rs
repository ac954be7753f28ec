//! What can stand at the cursor where a source is named.

use crate::capabilities::Editor;
use crate::convert::to_lsp;
use crate::handlers::navigation::offset;
use crate::session::{Document, Reading};
use factdesk_core::complete;
use tower_lsp::gen_lsp_types::{CompletionList, TextDocumentPositionParams};

/// The characters behind which a source may be named: an editor asks when one is typed.
pub(crate) const TRIGGERS: &[&str] = &["@", "[", "^", ":", " "];

/// The choices at a position; `None` where no source is being named.
pub(crate) fn choices(document: &Document, reading: &Reading, at: &TextDocumentPositionParams, editor: Editor) -> Option<CompletionList> {
    let found = complete(&reading.draft, offset(document, at.position, editor))?;
    let range = document.place(editor).range(found.replaced);
    // What is listed fits what is written now; an editor that narrows it down by itself may do so while it is whole.
    let items = found.choices.iter().enumerate().map(|(order, choice)| to_lsp::choice(choice, range, order, editor)).collect();
    Some(CompletionList { is_incomplete: found.more, items, ..CompletionList::default() })
}
