//! The outline of a draft, and the names of all open drafts.

use crate::capabilities::Editor;
use crate::convert::to_lsp;
use crate::session::{Document, Outcome, Reading, Session};
use factdesk_core::{Symbol, names, outline};
use tower_lsp::gen_lsp_types::{DocumentSymbolResponse, SymbolInformation};

/// No more names than this are told for one query: nobody reads on.
const MOST_NAMES: usize = 256;

/// The outline of `document`: as a tree, or flat for an editor that knows no trees.
pub(crate) fn of_document(document: &Document, reading: &Reading, editor: Editor) -> DocumentSymbolResponse {
    let place = document.place(editor);
    let symbols = outline(&reading.draft);
    if editor.trees {
        return symbols.iter().map(|symbol| to_lsp::symbol(place, symbol)).collect::<Vec<_>>().into();
    }
    let mut flat = Vec::new();
    for symbol in &symbols {
        flatten(document, symbol, None, editor, &mut flat);
    }
    flat.into()
}

fn flatten(document: &Document, symbol: &Symbol, within: Option<&str>, editor: Editor, out: &mut Vec<SymbolInformation>) {
    out.push(to_lsp::symbol_information(document.place(editor), &document.opened.uri, symbol, within));
    for child in &symbol.children {
        flatten(document, child, Some(&symbol.name), editor, out);
    }
}

/// The names in all open drafts that hold the letters of `query` in their order, whatever their case.
pub(crate) fn of_workspace(session: &Session, query: &str) -> Vec<SymbolInformation> {
    let editor = session.editor();
    let query = query.to_lowercase();
    let mut out = Vec::new();
    for document in session.documents.all() {
        let Outcome::Read(reading) = document.read(&session.stories) else { continue };
        let title = document.opened.path.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        for symbol in names(&reading.draft).iter().filter(|symbol| has_letters(&symbol.name, &query)) {
            if out.len() == MOST_NAMES {
                return out;
            }
            out.push(to_lsp::symbol_information(document.place(editor), &document.opened.uri, symbol, title.as_deref()));
        }
    }
    out
}

fn has_letters(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::has_letters;

    #[test]
    fn a_query_is_letters_in_their_order() {
        assert!(has_letters("Britta Dahlgren", "bdahl") && has_letters("Britta Dahlgren", ""));
        assert!(!has_letters("Britta Dahlgren", "db"));
    }
}
