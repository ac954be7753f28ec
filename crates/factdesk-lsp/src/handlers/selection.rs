//! What a selection grows to, and what can be folded.

use crate::capabilities::Editor;
use crate::handlers::navigation::offset;
use crate::session::{Document, Reading};
use factdesk_core::{FoldKind, folds, selections};
use tower_lsp::gen_lsp_types::{FoldingRange, FoldingRangeKind, Position, SelectionRange};

/// For each position the ranges around it, each with the next larger one.
pub(crate) fn ranges(document: &Document, reading: &Reading, positions: &[Position], editor: Editor) -> Vec<SelectionRange> {
    let place = document.place(editor);
    let around = |position: &Position| {
        let spans = selections(&reading.draft, offset(document, *position, editor));
        let grown = spans.into_iter().rev().fold(None, |parent, span| Some(Box::new(SelectionRange { range: place.range(span), parent })));
        // The whole draft is around every position.
        *grown.expect("there is always one")
    };
    positions.iter().map(around).collect()
}

/// What can be folded in a draft.
pub(crate) fn folding(reading: &Reading) -> Vec<FoldingRange> {
    let range = |fold: factdesk_core::Fold| FoldingRange {
        start_line: fold.first,
        end_line: fold.last,
        kind: (fold.kind != FoldKind::Paragraph).then_some(FoldingRangeKind::Region),
        ..FoldingRange::default()
    };
    folds(&reading.draft).into_iter().map(range).collect()
}
