//! Findings as `JUnit` XML, which build servers read: a suite for each draft, a case for each finding.
//! A finding lighter than `--fail-on` is a case that passes.

use super::{Kept, Report, Summary};
use crate::args::FailOn;
use factdesk_core::Draft;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::Write;

/// The suite of a draft.
pub(super) fn print(draft: &Draft, path: &str, kept: &Kept<'_>, fail_on: FailOn) -> String {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    let path = &*legal(path);
    let failures = kept.findings.iter().filter(|finding| fail_on.is_met(finding.severity)).count();
    let tests = kept.findings.len().max(1);
    let suite = out.create_element("testsuite").with_attributes([
        ("name", path),
        ("tests", &*tests.to_string()),
        ("failures", &*failures.to_string()),
        ("errors", "0"),
    ]);
    let written = suite.write_inner_content(|out| {
        if kept.findings.is_empty() {
            out.create_element("testcase").with_attributes([("classname", path), ("name", "no findings")]).write_empty()?;
        }
        for finding in &kept.findings {
            let line = draft.lines().line_column(finding.span.start).line + 1;
            let name = format!("{}, line {line}", finding.rule);
            let mut message = legal(&finding.message);
            for related in &finding.related {
                let file = related.file.as_deref();
                let line = match file {
                    Some(file) => kept.elsewhere(file, related.span).map(|[at, _]| at.line + 1),
                    None => Some(draft.lines().line_column(related.span.start).line + 1),
                };
                let place = line.map_or_else(String::new, |line| format!(":{line}"));
                message.push_str(&legal(&format!("\n{}: {}{place}", related.message, file.unwrap_or(path))));
            }
            let text = format!("{path}:{line}: {message}");
            let case = out.create_element("testcase").with_attributes([("classname", path), ("name", &*name)]);
            case.write_inner_content(|out| {
                if fail_on.is_met(finding.severity) {
                    let attributes = [("type", finding.severity.name()), ("message", &*legal(&finding.message))];
                    out.create_element("failure").with_attributes(attributes).write_text_content(BytesText::new(&text))?;
                } else {
                    out.create_element("system-out").write_text_content(BytesText::new(&text))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    });
    written.expect("nothing fails to be written to memory");
    String::from_utf8(out.into_inner()).expect("it was made of texts")
}

/// Writes the report that holds every suite.
pub(super) fn write(out: &mut impl Write, reports: &[Report], summary: &Summary<'_>) -> anyhow::Result<()> {
    let mut head = Writer::new(Vec::new());
    head.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.write_all(&head.into_inner())?;
    let tests: usize = reports.iter().map(|report| report.severities.len().max(1)).sum();
    let failures = reports.iter().flat_map(|report| &report.severities).filter(|severity| summary.fail_on.is_met(**severity)).count();
    writeln!(out, "\n<testsuites name=\"factdesk\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
    for report in reports {
        writeln!(out, "{}", report.printed)?;
    }
    writeln!(out, "</testsuites>")?;
    Ok(out.flush()?)
}

/// `text` without what XML 1.0 has no place for (2.2): control characters but for tabs and ends of lines.
fn legal(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r') || (' ' <= *c && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(allowed).collect()
}
