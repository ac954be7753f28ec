//! What can be done about the findings at a place.
//!
//! Every action carries its edit; none is a mere command, so that each editor can apply it
//! without asking the server again. The findings come from the reading that the diagnostics came
//! from: nothing is read twice.

mod house_file;
mod turn_off;

use crate::capabilities::Editor;
use crate::convert::{from_lsp, to_lsp};
use crate::session::{Document, Reading, Session};
use factdesk_core::{Finding, Fix, FixAction, IgnoredList, Span, fix_all, fixes};
use house_file::HouseFile;
use std::collections::HashSet;
use tower_lsp::gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionParams, CodeActionResponse, Diagnostic, WorkspaceEdit,
};

/// The actions for a range of `document`, in the order core offers them, finding by finding.
pub(crate) fn actions(session: &Session, document: &Document, reading: &Reading, params: &CodeActionParams) -> Vec<CodeActionResponse> {
    let editor = session.editor();
    let cx = Cx { session, document, reading, editor };
    if wants_all_fixed(params.context.only.as_deref()) {
        return cx.all_fixed().map(CodeActionResponse::from).into_iter().collect();
    }
    if !wanted(params.context.only.as_deref()) {
        return Vec::new();
    }
    let range = from_lsp::range(&document.text, &document.lines, params.range, editor.encoding);
    let mut turned_off = HashSet::new();
    let mut out = Vec::new();
    for finding in at(reading, range, &params.context) {
        let diagnostic = cx.diagnostic(finding, &params.context);
        for fix in fixes(&reading.draft, finding, &reading.house.config) {
            // Two findings of one rule at one place: it is turned off once.
            if matches!(&fix.action, FixAction::TurnOffInHouse(rule) if !turned_off.insert(*rule)) {
                continue;
            }
            let Some(edit) = cx.edit(&fix) else { continue };
            out.push(action(fix, edit, diagnostic.clone()).into());
        }
    }
    out
}

/// The kind of the action that fixes, in the whole draft, all that cannot change its meaning.
pub(crate) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.factdesk");

/// Whether the editor asks for what fixes all at once, as it does when a draft is saved. Nobody is
/// shown it unasked: the findings have fixes of their own.
fn wants_all_fixed(only: Option<&[CodeActionKind]>) -> bool {
    let is_ours = |kind: &CodeActionKind| matches!(kind, CodeActionKind::Source | CodeActionKind::SourceFixAll) || *kind == FIX_ALL;
    only.is_some_and(|kinds| kinds.iter().any(is_ours))
}

/// Whether the editor wants quick fixes at all.
fn wanted(only: Option<&[CodeActionKind]>) -> bool {
    let is_quick_fix = |kind: &CodeActionKind| matches!(kind, CodeActionKind::QuickFix | CodeActionKind::Empty);
    only.is_none_or(|kinds| kinds.is_empty() || kinds.iter().any(is_quick_fix))
}

/// The findings that are meant: those the editor names by their fingerprints, otherwise those
/// that touch the range. Equal sentences share a fingerprint, so that of several the one in the
/// range is meant.
fn at<'a>(reading: &'a Reading, range: Span, context: &CodeActionContext) -> Vec<&'a Finding> {
    let findings = reading.draft.findings();
    let is_named = |finding: &&Finding| context.diagnostics.iter().any(|it| is_of(it, finding));
    let touches = |finding: &&Finding| finding.span.start <= range.end && range.start <= finding.span.end;
    let there: Vec<&Finding> = findings.iter().filter(touches).collect();
    let both: Vec<&Finding> = there.iter().copied().filter(is_named).collect();
    if !both.is_empty() {
        return both;
    }
    let named: Vec<&Finding> = findings.iter().filter(is_named).collect();
    if named.is_empty() { there } else { named }
}

/// Whether `diagnostic` is what the editor was sent for `finding`.
fn is_of(diagnostic: &Diagnostic, finding: &Finding) -> bool {
    let data = diagnostic.data.as_ref().and_then(|data| data.as_str());
    diagnostic.source.as_deref() == Some(to_lsp::SOURCE) && data == Some(&finding.fingerprint)
}

fn action(fix: Fix, edit: WorkspaceEdit, diagnostic: Diagnostic) -> CodeAction {
    CodeAction {
        title: fix.title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic]),
        is_preferred: fix.preferred.then_some(true),
        edit: Some(edit),
        ..CodeAction::default()
    }
}

/// `entry` as it goes to the end of a file: on a line of its own.
fn apart(text: &str, entry: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { entry.to_owned() } else { format!("\n{entry}") }
}

/// What an edit is made from.
struct Cx<'a> {
    session: &'a Session,
    document: &'a Document,
    reading: &'a Reading,
    editor: Editor,
}

impl Cx<'_> {
    /// The diagnostic as the editor sent it, so that it knows its own again.
    fn diagnostic(&self, finding: &Finding, context: &CodeActionContext) -> Diagnostic {
        let sent = context.diagnostics.iter().find(|diagnostic| is_of(diagnostic, finding));
        sent.cloned().unwrap_or_else(|| {
            let place = self.document.place(self.editor);
            to_lsp::diagnostic(place, &self.document.opened.uri, finding, &|file| self.session.other_file(file), self.editor)
        })
    }

    /// The one action for all that cannot change meaning; `None` where there is nothing to do.
    fn all_fixed(&self) -> Option<CodeAction> {
        let edits = fix_all(&self.reading.draft);
        let place = self.document.place(self.editor);
        let edits: Vec<_> = edits.iter().map(|edit| to_lsp::edit(place, edit, self.editor)).collect();
        (!edits.is_empty()).then(|| CodeAction {
            title: "Fix all that cannot change meaning".to_owned(),
            kind: Some(FIX_ALL),
            edit: Some(to_lsp::workspace_edit(&self.document.opened.uri, Some(self.document.version), edits, self.editor)),
            ..CodeAction::default()
        })
    }

    /// The edit that a fix makes; `None` where this editor cannot make it.
    fn edit(&self, fix: &Fix) -> Option<WorkspaceEdit> {
        match &fix.action {
            FixAction::Edit(edits) => {
                let place = self.document.place(self.editor);
                let edits = edits.iter().map(|edit| to_lsp::edit(place, edit, self.editor)).collect();
                Some(to_lsp::workspace_edit(&self.document.opened.uri, Some(self.document.version), edits, self.editor))
            }
            FixAction::NewSource(new) => {
                let file = HouseFile::find(self.session, self.reading.house.ledger_file.as_deref()?)?;
                let ledger = file.edit(self.editor, |text| Some((Span::empty(text.len()), apart(text, &new.entry))))?;
                let place = self.document.place(self.editor);
                let edits = new.edits.iter().map(|edit| to_lsp::edit(place, edit, self.editor)).collect();
                let draft = to_lsp::workspace_edit(&self.document.opened.uri, Some(self.document.version), edits, self.editor);
                Some(to_lsp::together(ledger, draft))
            }
            FixAction::Ignore(ignored) => {
                let file = HouseFile::find(self.session, self.reading.house.ignored_file.as_deref()?)?;
                let entry = IgnoredList::entry(ignored);
                file.edit(self.editor, |text| Some((Span::empty(text.len()), entry)))
            }
            FixAction::TurnOffInHouse(rule) => {
                let file = HouseFile::find(self.session, self.reading.house.settings_file.as_deref()?)?;
                file.edit(self.editor, |text| turn_off::turn_off(text, rule))
            }
        }
    }
}
