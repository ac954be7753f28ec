//! Findings for other programs, as FORMATS.md has them.

use super::{Kept, Report};
use factdesk_core::{Config, Draft, Finding, FixAction, Span, fixes};
use factdesk_lsp::position::{self, Encoding};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct JsonFinding<'a> {
    path: &'a str,
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    range: Range,
    span: [u32; 2],
    related: Vec<JsonRelated<'a>>,
    fixes: Vec<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    path: &'a str,
    span: [u32; 2],
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: String,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: &'a str,
    span: [u32; 2],
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// From 0, the character in UTF-16 units.
#[derive(Serialize)]
struct Position {
    line: u32,
    character: u32,
}

/// The findings of a draft, with commas between them.
pub(super) fn print(draft: &Draft, config: &Config, path: &str, kept: &Kept<'_>) -> String {
    let print = |finding: &&Finding| serde_json::to_string(&json(draft, config, path, finding)).expect("plain fields are always JSON");
    kept.findings.iter().map(print).collect::<Vec<_>>().join(",")
}

/// Writes the one object that holds everything.
pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> std::io::Result<()> {
    out.write_all(br#"{"findings":["#)?;
    let mut first = true;
    for report in reports.iter().filter(|report| !report.printed.is_empty()) {
        if !std::mem::take(&mut first) {
            out.write_all(b",")?;
        }
        out.write_all(report.printed.as_bytes())?;
    }
    let words: usize = reports.iter().map(|report| report.words).sum();
    writeln!(out, r#"],"files":{},"words":{words}}}"#, reports.len())?;
    out.flush()
}

fn json<'a>(draft: &Draft, config: &Config, path: &'a str, finding: &'a Finding) -> JsonFinding<'a> {
    let related = finding.related.iter().map(|related| JsonRelated {
        path: related.file.as_deref().unwrap_or(path),
        span: pair(related.span),
        message: &related.message,
    });
    // A program can apply edits of the draft; what changes the house's files is the editor's to offer.
    let edits = fixes(draft, finding, config).into_iter().filter_map(|fix| match fix.action {
        FixAction::Edit(edits) => {
            let edits = edits.into_iter().map(|edit| JsonEdit { path, span: pair(edit.span), text: edit.text });
            Some(JsonFix { title: fix.title, edits: edits.collect() })
        }
        FixAction::NewSource(_) | FixAction::Ignore(_) | FixAction::TurnOffInHouse(_) => None,
    });
    JsonFinding {
        path,
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
        range: Range { start: position(draft, finding.span.start), end: position(draft, finding.span.end) },
        span: pair(finding.span),
        related: related.collect(),
        fixes: edits.collect(),
    }
}

fn pair(span: Span) -> [u32; 2] {
    [span.start, span.end]
}

fn position(draft: &Draft, offset: u32) -> Position {
    let at = position::position(draft.text(), draft.lines(), offset, Encoding::Utf16);
    Position { line: at.line, character: at.character }
}
