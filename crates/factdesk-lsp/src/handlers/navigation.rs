//! Where the words under the cursor are introduced, and where else they stand.

use crate::capabilities::Editor;
use crate::convert::from_lsp;
use crate::convert::to_lsp::Place;
use crate::session::{Document, Reading, Session};
use factdesk_core::{Span, Target};
use tower_lsp::gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position, TextDocumentPositionParams};

/// The place where the source, name, figure or quote at a position is introduced; a source in its ledger.
pub(crate) fn definition(session: &Session, document: &Document, reading: &Reading, at: &TextDocumentPositionParams) -> Option<Location> {
    let editor = session.editor();
    let Target { file, span } = factdesk_core::definition(&reading.draft, offset(document, at.position, editor))?;
    let Some(file) = file else { return Some(location(document, span, editor)) };
    let file = session.other_file(&file)?;
    let place = Place { text: &file.text, lines: &file.lines, encoding: editor.encoding };
    Some(Location { range: place.range(span), uri: file.uri })
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
        found.retain(|span| definition.file.is_some() || *span != definition.span);
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
