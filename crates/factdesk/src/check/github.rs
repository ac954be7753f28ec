//! Findings as GitHub's workflow commands, which its pull requests show beside the lines.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::Kept;
use factdesk_core::{Draft, Finding, Severity};
use factdesk_lsp::position::{self, Encoding};
use std::fmt::Write;

/// The findings of a draft, a command a line.
pub(super) fn print(draft: &Draft, path: &str, kept: &Kept<'_>) -> String {
    let mut out = String::new();
    for finding in &kept.findings {
        command(&mut out, draft, path, finding, kept);
    }
    out
}

fn command(out: &mut String, draft: &Draft, path: &str, finding: &Finding, kept: &Kept<'_>) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    };
    let position = |offset| position::position(draft.text(), draft.lines(), offset, Encoding::Utf16);
    let (start, end) = (position(finding.span.start), position(finding.span.end));
    let file = property(path);
    let _ = write!(out, "::{level} file={file},line={},endLine={}", start.line + 1, end.line + 1);
    // Columns count only on one line.
    if start.line == end.line {
        let _ = write!(out, ",col={},endColumn={}", start.character + 1, end.character + 1);
    }
    let mut message = finding.message.clone();
    for related in &finding.related {
        let place = match &related.file {
            Some(file) => {
                kept.elsewhere(file, related.span).map_or_else(|| file.to_string(), |[at, _]| format!("{file}, line {}", at.line + 1))
            }
            None => format!("line {}", position(related.span.start).line + 1),
        };
        let _ = write!(message, "\n{}: {place}", related.message);
    }
    let _ = writeln!(out, ",title={}::{}", property(finding.rule), data(&message));
}

/// What the command says: only ends of lines end it, and percent signs escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which commas and colons end as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
