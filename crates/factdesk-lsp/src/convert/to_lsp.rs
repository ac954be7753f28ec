//! What the editor gets, out of core's terms.

use crate::capabilities::Editor;
use crate::convert::position;
use crate::convert::position::{Encoding, LinePosition};
use crate::session::OtherFile;
use factdesk_core::{Choice, ChoiceKind, ConfigProblem, Finding, LineIndex, Severity, Span, Symbol};
use serde_json::Value;
use std::collections::HashMap;
use tower_lsp::gen_lsp_types::{
    BaseSymbolInformation, CompletionItem, CompletionItemKind, Contents, CreateFile, CreateFileOptions, Diagnostic,
    DiagnosticRelatedInformation, DiagnosticSeverity, DocumentChange, DocumentSymbol, Documentation, Edit, Hover, Location, MarkupContent,
    MarkupKind, OptionalVersionedTextDocumentIdentifier, Position, Range, SnippetTextEdit, StringValue, SymbolInformation, SymbolKind,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

/// The name that diagnostics bear.
pub(crate) const SOURCE: &str = "factdesk";

/// A text and its lines, for an editor that counts columns in an encoding.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) lines: &'a LineIndex,
    pub(crate) encoding: Encoding,
}

impl Place<'_> {
    /// The range of a span.
    pub(crate) fn range(self, span: Span) -> Range {
        let (start, end) = position::range(self.text, self.lines, span, self.encoding);
        let convert = |at: LinePosition| Position { line: at.line, character: at.character };
        Range { start: convert(start), end: convert(end) }
    }
}

/// A finding. Its fingerprint travels as data, so that a code action finds it again.
pub(crate) fn diagnostic(
    place: Place<'_>,
    uri: &Uri,
    finding: &Finding,
    elsewhere: &dyn Fn(&str) -> Option<OtherFile>,
    editor: Editor,
) -> Diagnostic {
    let mut diagnostic = bare(place.range(finding.span), severity(finding.severity), finding.message.clone());
    diagnostic.code = Some(finding.rule.to_owned().into());
    diagnostic.data = Some(Value::from(finding.fingerprint.clone()));
    let mut related = Vec::new();
    let mut lines = finding.message.clone();
    for other in &finding.related {
        // A file that has gone since is told of without its place.
        let file = other.file.as_deref().map(elsewhere);
        let (uri, place) = match &file {
            None => (uri, place),
            Some(Some(file)) => (&file.uri, Place { text: &file.text, lines: &file.lines, encoding: editor.encoding }),
            Some(None) => continue,
        };
        if editor.related {
            related.push(DiagnosticRelatedInformation {
                location: Location { uri: uri.clone(), range: place.range(other.span) },
                message: other.message.clone(),
            });
        } else {
            let line = place.lines.line_column(other.span.start).line + 1;
            lines.extend(["\nLine ", &line.to_string(), ": ", &other.message]);
        }
    }
    if editor.related {
        diagnostic.related_information = (!related.is_empty()).then_some(related);
    } else {
        diagnostic.message = lines.into();
    }
    diagnostic
}

/// What is wrong with one of the house's files: the fault is marked as far as it stands on one line; the
/// whole line where its place is not known.
pub(crate) fn problem(text: &str, problem: &ConfigProblem, editor: Editor) -> Diagnostic {
    let lines = LineIndex::new(text);
    let line = problem.span.map_or((problem.line as u32).saturating_sub(1), |span| lines.line_column(span.start).line);
    let start = lines.start(line).unwrap_or(text.len() as u32) as usize;
    let end = start + text[start..lines.end(line) as usize].trim_end().len();
    let place = problem.span.map(|span| span.range().start..span.range().end.min(end));
    let place = place.filter(|place| !text.get(place.clone()).unwrap_or_default().trim().is_empty()).unwrap_or(start..end);
    let span = Span::new(place.start, place.end);
    let place = Place { text, lines: &lines, encoding: editor.encoding };
    bare(place.range(span), DiagnosticSeverity::Warning, problem.message.clone())
}

/// A remark on a whole document, at its start.
pub(crate) fn remark(message: String) -> Diagnostic {
    bare(Range::default(), DiagnosticSeverity::Information, message)
}

/// One edit; with its tab stops for an editor that can step through them.
pub(crate) fn edit(place: Place<'_>, edit: &factdesk_core::Edit, editor: Editor) -> Edit {
    let range = place.range(edit.span);
    match &edit.snippet {
        Some(snippet) if editor.snippets => {
            Edit::SnippetTextEdit(SnippetTextEdit { range, snippet: StringValue { value: snippet.clone() }, annotation_id: None })
        }
        _ => Edit::TextEdit(TextEdit { range, new_text: edit.text.clone() }),
    }
}

/// Edits of one file, for an editor that has it open at `version`.
pub(crate) fn workspace_edit(uri: &Uri, version: Option<i32>, edits: Vec<Edit>, editor: Editor) -> WorkspaceEdit {
    if editor.document_changes {
        return WorkspaceEdit { document_changes: Some(vec![edit_of(uri, version, edits)]), ..WorkspaceEdit::default() };
    }
    let plain = edits.into_iter().filter_map(|edit| match edit {
        Edit::TextEdit(edit) => Some(edit),
        Edit::AnnotatedTextEdit(_) | Edit::SnippetTextEdit(_) => None,
    });
    WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), plain.collect())])), ..WorkspaceEdit::default() }
}

/// Edits of a file that is created for them.
pub(crate) fn creating_edit(uri: &Uri, edits: Vec<Edit>) -> WorkspaceEdit {
    // Another window may have made the file meanwhile; its lines must stay.
    let options = Some(CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) });
    let create = DocumentChange::CreateFile(CreateFile { uri: uri.clone(), options, annotation_id: None });
    WorkspaceEdit { document_changes: Some(vec![create, edit_of(uri, None, edits)]), ..WorkspaceEdit::default() }
}

/// Edits of two files as one.
pub(crate) fn together(mut one: WorkspaceEdit, other: WorkspaceEdit) -> WorkspaceEdit {
    if let (Some(changes), Some(more)) = (&mut one.document_changes, other.document_changes) {
        changes.extend(more);
    }
    if let (Some(changes), Some(more)) = (&mut one.changes, other.changes) {
        changes.extend(more);
    }
    one
}

fn edit_of(uri: &Uri, version: Option<i32>, edits: Vec<Edit>) -> DocumentChange {
    let text_document =
        OptionalVersionedTextDocumentIdentifier { version, text_document_identifier: TextDocumentIdentifier { uri: uri.clone() } };
    DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
}

/// One of the choices for a range, which is number `order` of them.
pub(crate) fn choice(choice: &Choice, range: Range, order: usize, editor: Editor) -> CompletionItem {
    let kind = match choice.kind {
        ChoiceKind::Key => CompletionItemKind::Reference,
        ChoiceKind::Person => CompletionItemKind::Class,
        ChoiceKind::Body => CompletionItemKind::Module,
    };
    let about = Some(&choice.about).filter(|about| !about.is_empty()).map(|about| markup(about.clone(), editor));
    CompletionItem {
        label: choice.label.clone(),
        detail: Some(choice.detail.clone()).filter(|detail| !detail.is_empty()),
        documentation: about.map(Documentation::MarkupContent),
        kind: Some(kind),
        // Editors sort by this, and narrow down by the other.
        sort_text: Some(format!("{order:03}")),
        filter_text: Some(choice.found_by.clone()),
        text_edit: Some(TextEdit { range, new_text: choice.label.clone() }.into()),
        ..CompletionItem::default()
    }
}

/// An entry of the outline, with those below it.
pub(crate) fn symbol(place: Place<'_>, symbol: &Symbol) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> = symbol.children.iter().map(|child| self::symbol(place, child)).collect();
    #[allow(deprecated, reason = "the protocol's type has the field, and no default")]
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: place.range(symbol.span),
        selection_range: place.range(symbol.words),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

/// An entry of the outline by itself; `within` is what it belongs to.
pub(crate) fn symbol_information(place: Place<'_>, uri: &Uri, symbol: &Symbol, within: Option<&str>) -> SymbolInformation {
    let name = if symbol.detail.is_empty() { symbol.name.clone() } else { format!("{} · {}", symbol.name, symbol.detail) };
    let container_name = within.map(str::to_owned);
    #[allow(deprecated, reason = "the protocol's type has the field, and no default")]
    SymbolInformation {
        deprecated: None,
        location: Location { uri: uri.clone(), range: place.range(symbol.words) },
        base_symbol_information: BaseSymbolInformation { name, kind: symbol_kind(symbol.kind), tags: None, container_name },
    }
}

/// The protocol's kinds are those of programs; these are shown with telling icons in most editors.
fn symbol_kind(kind: factdesk_core::SymbolKind) -> SymbolKind {
    match kind {
        factdesk_core::SymbolKind::Heading => SymbolKind::Namespace,
        factdesk_core::SymbolKind::Paragraph => SymbolKind::String,
        factdesk_core::SymbolKind::Quote => SymbolKind::Event,
        factdesk_core::SymbolKind::Figure => SymbolKind::Number,
        factdesk_core::SymbolKind::Names => SymbolKind::Array,
        factdesk_core::SymbolKind::Person => SymbolKind::Class,
        factdesk_core::SymbolKind::Body => SymbolKind::Module,
        factdesk_core::SymbolKind::Place => SymbolKind::Constant,
        factdesk_core::SymbolKind::Name => SymbolKind::Variable,
    }
}

fn bare(range: Range, severity: DiagnosticSeverity, message: String) -> Diagnostic {
    Diagnostic { range, severity: Some(severity), source: Some(SOURCE.to_owned()), message: message.into(), ..Diagnostic::default() }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Information => DiagnosticSeverity::Information,
        Severity::Hint => DiagnosticSeverity::Hint,
    }
}

/// A hover; without its marks for an editor that shows plain text only.
pub(crate) fn hover(place: Place<'_>, hover: factdesk_core::Hover, editor: Editor) -> Hover {
    Hover { contents: Contents::MarkupContent(markup(hover.markdown, editor)), range: Some(place.range(hover.span)) }
}

/// Core's Markdown; without its marks for an editor that shows plain text only.
fn markup(markdown: String, editor: Editor) -> MarkupContent {
    let (kind, value) = if editor.markdown { (MarkupKind::Markdown, markdown) } else { (MarkupKind::PlainText, plain(&markdown)) };
    MarkupContent { kind, value }
}

/// Core's hovers use two marks only: bold, and two spaces that break a line.
fn plain(markdown: &str) -> String {
    let lines: Vec<String> = markdown.lines().map(|line| line.trim_end().replace("**", "")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::Related;
    use serde_json::json;

    fn finding() -> Finding {
        Finding {
            rule: "open-placeholder",
            severity: Severity::Error,
            message: "“TK” is still open.".to_owned(),
            span: Span::new(5, 7),
            related: vec![Related { file: None, span: Span::new(0, 4), message: "a bomb".to_owned() }],
            fixes: Vec::new(),
            fingerprint: "00ff".to_owned(),
        }
    }

    fn convert(editor: Editor) -> Value {
        let text = "💣 TK";
        let uri: Uri = "file:///draft.md".parse().expect("a test's address is one");
        let place = Place { text, lines: &LineIndex::new(text), encoding: editor.encoding };
        serde_json::to_value(diagnostic(place, &uri, &finding(), &|_| None, editor)).expect("diagnostics are JSON")
    }

    #[test]
    fn a_finding_is_a_diagnostic_with_its_places() {
        let range = |start: u32, end: u32| json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": end } });
        let expected = json!({
            "range": range(3, 5),
            "severity": 1,
            "code": "open-placeholder",
            "source": "factdesk",
            "message": "“TK” is still open.",
            "relatedInformation": [{ "location": { "uri": "file:///draft.md", "range": range(0, 2) }, "message": "a bomb" }],
            "data": "00ff",
        });
        assert_eq!(convert(Editor { related: true, ..Editor::default() }), expected);
    }

    #[test]
    fn an_editor_without_related_places_reads_of_them() {
        assert_eq!(convert(Editor::default())["message"], "“TK” is still open.\nLine 1: a bomb");
    }

    #[test]
    fn a_problem_marks_its_place_or_its_line() {
        let range = |line, span| problem("a = 1\r\nbc = 2", &ConfigProblem { line, span, message: String::new() }, Editor::default()).range;
        let at = |line| range(line, None);
        assert_eq!((at(1).start.line, at(1).end.character), (0, 5));
        assert_eq!((at(2).start.line, at(2).end.character), (1, 6));
        assert_eq!((at(9).start.line, at(9).end.line), (1, 1));
        let marked = |line, from, to| {
            let range = range(line, Some(Span::new(from, to)));
            (range.start.line, range.start.character, range.end.line, range.end.character)
        };
        assert_eq!(marked(2, 12, 13), (1, 5, 1, 6));
        // What goes on below is marked on its first line, and what has no length is shown as its line.
        assert_eq!(marked(1, 4, 13), (0, 4, 0, 5));
        assert_eq!(marked(2, 9, 9), (1, 0, 1, 6));
        assert_eq!(marked(2, 99, 120), (1, 0, 1, 6));
    }

    #[test]
    fn marks_are_taken_out_of_a_plain_hover() {
        assert_eq!(plain("**Mara Olt** · person  \nFirst on line 1"), "Mara Olt · person\nFirst on line 1");
    }
}
