//! Documents that open, change, are saved and close.
//!
//! These run on the thread that reads messages, each before the next message is looked at; so
//! they do little, and nothing here reads a draft.

use crate::convert::from_lsp;
use crate::session::{Document, Kind, Opened, Session};
use std::sync::Arc;
use tower_lsp::gen_lsp_types::{DidChangeTextDocumentParams, DidOpenTextDocumentParams, Uri};

/// A document was opened.
pub(crate) fn open(session: &Arc<Session>, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let opened = Arc::new(Opened::new(document.uri, &document.language_id));
    let document = session.documents.put(Document::new(Arc::clone(&opened), document.version, document.text));
    session.publish_from_now_on(&opened);
    after(session, &document);
}

/// A document was changed. A change of what is not open, or of an older version, is no change.
pub(crate) fn change(session: &Arc<Session>, params: DidChangeTextDocumentParams) {
    let version = params.text_document.version;
    let Some(before) = session.document(&params.text_document.text_document_identifier.uri) else {
        tracing::warn!(version, "a document that is not open was changed");
        return;
    };
    if version <= before.version {
        tracing::warn!(version, known = before.version, "a change came out of its order");
        return;
    }
    let (text, lines) = from_lsp::changed(&before.text, &before.lines, params.content_changes, session.editor().encoding);
    let opened = Arc::clone(&before.opened);
    let document = session.documents.put(Document::with_lines(opened, version, text.into(), lines));
    after(session, &document);
}

/// A document was saved.
pub(crate) fn save(session: &Arc<Session>, uri: &Uri) {
    // An editor that watches no files says only this of a change to the house's files.
    if !session.editor().watches || session.document(uri).is_some_and(|document| document.opened.kind == Kind::House) {
        session.read_again();
    }
}

/// A document was closed.
pub(crate) fn close(session: &Arc<Session>, uri: &Uri) {
    let Some(document) = session.document(uri) else { return };
    session.documents.remove(uri);
    match (&document.opened.kind, &document.opened.path) {
        (Kind::House, _) => session.read_again(),
        // From now on it counts as it lies on the disk.
        (Kind::Draft(_), Some(path)) if !session.stories.is_empty() => session.files_changed(vec![path.clone()]),
        _ => {}
    }
}

/// One of the house's files counts as it stands in the editor, and so does a draft for its story.
fn after(session: &Arc<Session>, document: &Arc<Document>) {
    match document.opened.kind {
        Kind::House => session.read_again(),
        Kind::Draft(_) => session.draft_changed(document),
    }
}
