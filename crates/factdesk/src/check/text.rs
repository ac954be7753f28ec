//! Findings for people: the copy with its findings underlined, and both places of a conflict.

use super::Report;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use factdesk_core::{Draft, Finding, Severity, Span};
use std::io::Write;

/// Copy is written in lines as long as a paragraph; what is left of one fits a page.
const WIDTH: usize = 110;

/// The findings of a draft, coloured; the output takes the colours off where nobody sees them.
pub(super) fn print(draft: &Draft, path: &str) -> String {
    let renderer = Renderer::styled().term_width(WIDTH);
    let mut out = String::new();
    for finding in draft.findings() {
        out.push_str(&renderer.render(&[group(draft, path, finding)]));
        out.push_str("\n\n");
    }
    out
}

/// Writes what was found, and how much it was.
pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> std::io::Result<()> {
    for report in reports {
        out.write_all(report.printed.as_bytes())?;
    }
    let of = |wanted| reports.iter().flat_map(|report| &report.severities).filter(|severity| **severity == wanted).count();
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint]
        .into_iter()
        .map(|severity| (severity, of(severity)))
        .filter(|(_, count)| 0 < *count)
        .map(|(severity, count)| counted(count, severity.name()))
        .collect();
    let words: usize = reports.iter().map(|report| report.words).sum();
    let read = format!("{} of {}", counted(reports.len(), "draft"), counted(words, "word"));
    match counts.as_slice() {
        [] => writeln!(out, "Nothing was found in {read}.")?,
        counts => writeln!(out, "Found in {read}: {}.", counts.join(", "))?,
    }
    out.flush()
}

/// "1 draft", "2 drafts", "3 information": what cannot be counted has no plural.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 || noun == "information" { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn group<'a>(draft: &'a Draft, path: &'a str, finding: &'a Finding) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let title = level.primary_title(&*finding.message).id(finding.rule);
    let places = std::iter::once((finding.span, AnnotationKind::Primary, ""))
        .chain(finding.related.iter().map(|related| (related.span, AnnotationKind::Context, related.message.as_str())));
    title.elements(places.map(|(span, kind, label)| {
        // Only the lines it stands on: a whole draft would be read again for each finding.
        let lines = lines(draft, span);
        let start = lines.start as usize;
        let within = span.range().start - start..span.range().end - start;
        let annotation = kind.span(within).label((!label.is_empty()).then_some(label));
        Snippet::source(lines.of(draft.text()))
            .path(path)
            .line_start(1 + draft.lines().line_column(span.start).line as usize)
            .annotation(annotation)
    }))
}

/// The whole lines that `span` stands on.
fn lines(draft: &Draft, span: Span) -> Span {
    let index = draft.lines();
    let first = index.line_column(span.start);
    let last = index.line_column(span.end.max(span.start + 1) - 1);
    Span { start: span.start - first.column, end: index.end(last.line).max(span.end) }
}
