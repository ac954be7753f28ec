//! Telling the editor what was found, without being asked.

use crate::convert::to_lsp;
use crate::handlers::diagnostics;
use crate::session::{Document, Kind, Opened, Session};
use factdesk_files::Report;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::gen_lsp_types::{Diagnostic, MessageType, Uri};

/// What the editor shows of the house's files.
#[derive(Debug, Default)]
pub(super) struct Told {
    problems: HashMap<PathBuf, Report>,
    complaints: Vec<String>,
}

impl Session {
    /// Begins to publish the diagnostics of a document that was just opened, for an editor that
    /// does not ask for them itself.
    pub(crate) fn publish_from_now_on(self: &Arc<Self>, opened: &Arc<Opened>) {
        if matches!(opened.kind, Kind::Draft(_)) && !self.editor().pulls {
            tokio::spawn(Arc::clone(self).publish_while_open(Arc::clone(opened)));
        }
    }

    /// One at a time and always the newest: while a version is read, those that come in are
    /// skipped but for the last.
    async fn publish_while_open(self: Arc<Self>, opened: Arc<Opened>) {
        let mut published = None;
        while let Some(document) = self.documents.now(&opened) {
            if published == Some(document.serial) {
                opened.changed.notified().await;
                continue;
            }
            published = Some(document.serial);
            let work = Arc::clone(&document);
            let found = self.on_a_thread(move |session| session.documents.is_current(&work).then(|| diagnostics::of(session, &work)));
            if let Some(found) = found.await.flatten().flatten() {
                self.publish(&document, found).await;
            }
        }
        let _told = self.told.lock().await;
        if self.document(&opened.uri).is_none() {
            self.client.publish_diagnostics(opened.uri.clone(), Vec::new(), None).await;
        }
    }

    /// Publishes what was found in `document`, unless its text has changed since.
    async fn publish(&self, document: &Document, found: Vec<Diagnostic>) {
        let _told = self.told.lock().await;
        if self.documents.is_current(document) {
            self.client.publish_diagnostics(document.opened.uri.clone(), found, Some(document.version)).await;
        }
    }

    /// Tells what is wrong with the house's files and the editor's settings: in the file, and once
    /// in a message where the file is not open.
    pub(super) async fn tell_problems(&self) {
        let (reports, complaints) = self.houses().take_reports();
        if reports.is_empty() && complaints.is_empty() {
            return;
        }
        let mut told = self.told.lock().await;
        for report in reports {
            let before = told.problems.get(&report.path);
            if before.map_or(report.problems.is_empty(), |before| before.problems == report.problems) {
                continue;
            }
            let Some(uri) = self.uri_of(&report.path) else { continue };
            let diagnostics = report.problems.iter().map(|problem| to_lsp::problem(&report.text, problem, self.editor())).collect();
            self.client.publish_diagnostics(uri, diagnostics, None).await;
            // A file that is open shows its faults itself, and a second message hides the first.
            let closed = self.documents.at_path(&report.path).is_none();
            if let Some(first) = report.problems.first().filter(|_| closed) {
                let at = if first.line > 0 { format!(", line {}", first.line) } else { String::new() };
                let more = report.problems.len() - 1;
                let more = if more > 0 { format!(" ({more} more in this file)") } else { String::new() };
                let message = format!("{}{at}: {}{more}", report.path.display(), first.message);
                self.client.show_message(MessageType::Warning, message).await;
            }
            told.problems.insert(report.path.clone(), report);
        }
        for complaint in &complaints {
            if !told.complaints.contains(complaint) {
                self.client.show_message(MessageType::Warning, format!("Settings of factdesk: {complaint}")).await;
                told.complaints.push(complaint.clone());
            }
        }
    }

    /// The address of a file, as the editor writes it where the file is open.
    pub(crate) fn uri_of(&self, path: &Path) -> Option<Uri> {
        let open = self.documents.at_path(path).map(|document| document.opened.uri.clone());
        open.or_else(|| Uri::from_file_path(path).ok())
    }
}
