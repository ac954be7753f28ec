//! The documents that are open.
//!
//! The map is seen nowhere else: what leaves this file is an `Arc`, so that no guard of the map
//! can live across an `.await`, where it would block every other handler.

use crate::session::document::{Document, Opened};
use dashmap::DashMap;
use factdesk_files::Open;
use std::path::Path;
use std::sync::Arc;
use tower_lsp::gen_lsp_types::Uri;

impl Open for Documents {
    fn text(&self, path: &Path) -> Option<Arc<str>> {
        self.at_path(path).map(|document| Arc::clone(&document.text))
    }
}

/// The open documents by their address.
#[derive(Debug, Default)]
pub(crate) struct Documents(DashMap<Uri, Arc<Document>>);

impl Documents {
    /// The document at `uri` as it is now.
    pub(crate) fn get(&self, uri: &Uri) -> Option<Arc<Document>> {
        self.0.get(uri).map(|document| Arc::clone(&document))
    }

    /// The document that was opened as `opened`, as it is now; `None` where it has been closed since.
    pub(crate) fn now(&self, opened: &Arc<Opened>) -> Option<Arc<Document>> {
        self.get(&opened.uri).filter(|document| Arc::ptr_eq(&document.opened, opened))
    }

    /// Whether `document` is what stands at its address now.
    pub(crate) fn is_current(&self, document: &Document) -> bool {
        self.0.get(&document.opened.uri).is_some_and(|now| now.serial == document.serial)
    }

    /// Puts a document in the place of what is known under its address; wakes what waits for either.
    pub(crate) fn put(&self, document: Document) -> Arc<Document> {
        let document = Arc::new(document);
        if let Some(before) = self.0.insert(document.opened.uri.clone(), Arc::clone(&document)) {
            before.opened.changed.notify_one();
        }
        document
    }

    /// Forgets a document; says whether it was known.
    pub(crate) fn remove(&self, uri: &Uri) -> bool {
        let removed = self.0.remove(uri);
        if let Some((_, document)) = &removed {
            document.opened.changed.notify_one();
        }
        removed.is_some()
    }

    /// Forgets all documents.
    pub(crate) fn clear(&self) {
        self.0.retain(|_, document| {
            document.opened.changed.notify_one();
            false
        });
    }

    /// Makes every document but `known` one that is not read yet.
    pub(crate) fn unread(&self, known: Option<&Document>) {
        // In place, under the map's lock: an edit that comes in meanwhile must not be overwritten.
        self.0.alter_all(|_, document| {
            if known.is_some_and(|known| known.serial == document.serial) {
                return document;
            }
            document.opened.changed.notify_one();
            Arc::new(document.unread())
        });
    }

    /// All documents, in the order of their addresses.
    pub(crate) fn all(&self) -> Vec<Arc<Document>> {
        let mut all: Vec<Arc<Document>> = self.0.iter().map(|entry| Arc::clone(&entry)).collect();
        all.sort_unstable_by(|a, b| a.opened.uri.as_str().cmp(b.opened.uri.as_str()));
        all
    }

    /// The open document of the file at `path`, if the editor has it open.
    pub(crate) fn at_path(&self, path: &Path) -> Option<Arc<Document>> {
        self.0.iter().find(|entry| entry.opened.path.as_deref() == Some(path)).map(|entry| Arc::clone(&entry))
    }
}
