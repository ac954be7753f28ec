//! Where the words under the cursor are introduced, and where else they stand.

use crate::capabilities::Editor;
use crate::convert::from_lsp;
use crate::session::{Document, Reading};
use factdesk_core::Span;
use tower_lsp::gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position, TextDocumentPositionParams};

/// The place where the name, figure or quote at a position is introduced.
pub(crate) fn definition(document: &Document, reading: &Reading, at: &TextDocumentPositionParams, editor: Editor) -> Option<Location> {
    let found = factdesk_core::definition(&reading.draft, offset(document, at.position, editor))?;
    Some(location(document, found, editor))
}

/// Every place of the name, figure or quote at a position; without the one that introduces it
/// where `with_definition` is false.
pub(crate) fn references(
    document: &Document,
    reading: &Reading,
    at: &TextDocumentPositionParams,
    with_definition: bool,
    editor: Editor,
) -> Option<Vec<Location>> {
    let offset = offset(document, at.position, editor);
    let mut found = factdesk_core::references(&reading.draft, offset);
    if !with_definition && let Some(definition) = factdesk_core::definition(&reading.draft, offset) {
        found.retain(|span| *span != definition);
    }
    (!found.is_empty()).then(|| found.into_iter().map(|span| location(document, span, editor)).collect())
}

/// The same places, to be marked in the text.
pub(crate) fn highlight(
    document: &Document,
    reading: &Reading,
    at: &TextDocumentPositionParams,
    editor: Editor,
) -> Option<Vec<DocumentHighlight>> {
    let found = factdesk_core::references(&reading.draft, offset(document, at.position, editor));
    let place = document.place(editor);
    let mark = |span: Span| DocumentHighlight { range: place.range(span), kind: Some(DocumentHighlightKind::Text) };
    (!found.is_empty()).then(|| found.into_iter().map(mark).collect())
}

/// The byte at a position of `document`.
pub(crate) fn offset(document: &Document, position: Position, editor: Editor) -> u32 {
    from_lsp::position(&document.text, &document.lines, position, editor.encoding)
}

fn location(document: &Document, span: Span, editor: Editor) -> Location {
    Location { uri: document.opened.uri.clone(), range: document.place(editor).range(span) }
}
