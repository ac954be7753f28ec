//! What was found in a draft, pushed or asked for.

use crate::convert::to_lsp;
use crate::session::{Document, MAX_DOCUMENT_BYTES, Outcome, Session};
use tower_lsp::gen_lsp_types::{
    Diagnostic, DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

/// The diagnostics of `document`; `None` where it could not be read, and nothing is known of it.
pub(crate) fn of(session: &Session, document: &Document) -> Option<Vec<Diagnostic>> {
    let editor = session.editor();
    match document.read(&session.stories) {
        Outcome::Read(reading) => {
            let place = document.place(editor);
            let findings = reading.draft.findings().iter();
            let elsewhere = |file: &str| session.other_file(file);
            Some(findings.map(|finding| to_lsp::diagnostic(place, &document.opened.uri, finding, &elsewhere, editor)).collect())
        }
        Outcome::TooLong => {
            let most = MAX_DOCUMENT_BYTES >> 20;
            Some(vec![to_lsp::remark(format!("The text is longer than {most} MiB and is not checked. Split it to have it checked."))])
        }
        Outcome::NoDraft => Some(Vec::new()),
        Outcome::Failed => None,
    }
}

/// The answer to an editor that asks for diagnostics and still has those under the id `known`.
pub(crate) fn report(session: &Session, document: &Document, known: Option<&str>) -> DocumentDiagnosticReport {
    let result_id = document.serial.to_string();
    if known == Some(result_id.as_str()) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        return RelatedUnchangedDocumentDiagnosticReport { unchanged_document_diagnostic_report, related_documents: None }.into();
    }
    full(Some(result_id), of(session, document).unwrap_or_default())
}

/// The answer for a document that is not open: there is nothing to show.
pub(crate) fn nothing() -> DocumentDiagnosticReport {
    full(None, Vec::new())
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items };
    RelatedFullDocumentDiagnosticReport { full_document_diagnostic_report, related_documents: None }.into()
}
