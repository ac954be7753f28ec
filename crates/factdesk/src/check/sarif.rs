//! Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines.
//!
//! Our own structs: what is written is a tenth of the format, and stays in the order given here.

use super::{Kept, Report, Summary};
use factdesk_core::{Draft, Finding, Group, RULES, Rule, Severity, Span};
use factdesk_lsp::position::{self, Encoding, LinePosition};
use serde::Serialize;
use serde_json::value::RawValue;
use std::fmt::Write as _;
use std::io::Write;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation<'a>; 1],
    column_kind: &'static str,
    results: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'static str,
    message: Text<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text<'a>,
    locations: [Place<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place<'a>>,
    partial_fingerprints: Fingerprints<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "factdesk/v1")]
    factdesk: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// From 1, columns in UTF-16 units; the end column is that behind the last character (SARIF 3.30).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// The findings of a draft, each an object on a line of its own.
pub(super) fn print(draft: &Draft, path: &str, kept: &Kept<'_>) -> String {
    let print = |finding: &&Finding| serde_json::to_string(&found(draft, path, finding, kept)).expect("plain fields are always JSON");
    kept.findings.iter().map(print).collect::<Vec<_>>().join("\n")
}

/// Writes the log that holds everything, `problems` of the run among it.
pub(super) fn write(out: &mut impl Write, reports: &[Report], summary: &Summary<'_>) -> anyhow::Result<()> {
    let lines = reports.iter().flat_map(|report| report.printed.lines());
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "factdesk",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().map(|rule| descriptor(rule)).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: summary.problems.is_empty(),
                tool_execution_notifications: summary.problems.iter().map(notification).collect(),
            }],
            column_kind: "utf16CodeUnits",
            results: lines.map(serde_json::from_str).collect::<Result<_, _>>()?,
        }],
    };
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn notification(problem: &String) -> Notification<'_> {
    Notification { level: "error", message: Text { text: problem } }
}

fn descriptor(rule: &'static Rule) -> Descriptor {
    let group = match rule.group {
        Group::Sourcing => "sourcing",
        Group::Figures => "figures",
        Group::Quotes => "quotes",
        Group::Names => "names",
    };
    Descriptor {
        id: rule.slug,
        short_description: Text { text: rule.summary() },
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { enabled: rule.standing().is_some(), level: level(rule.severity) },
        properties: Properties { tags: [group] },
    }
}

/// SARIF has three levels, and its note is the lightest that is shown.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn found<'a>(draft: &Draft, path: &str, finding: &'a Finding, kept: &Kept<'_>) -> Found<'a> {
    let related = finding.related.iter().enumerate().map(|(index, related)| {
        let (uri_of, region) = match &related.file {
            Some(file) => (&**file, kept.elsewhere(file, related.span).map(|[start, end]| region([start, end]))),
            None => (path, Some(region_in(draft, related.span))),
        };
        Place {
            id: Some(index + 1),
            physical_location: Physical { artifact_location: Artifact { uri: uri(uri_of) }, region },
            message: Some(Text { text: &related.message }),
        }
    });
    Found {
        rule_id: finding.rule,
        rule_index: RULES.iter().position(|rule| rule.slug == finding.rule).unwrap_or_default(),
        level: level(finding.severity),
        message: Text { text: &finding.message },
        locations: [Place {
            id: None,
            physical_location: Physical { artifact_location: Artifact { uri: uri(path) }, region: Some(region_in(draft, finding.span)) },
            message: None,
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { factdesk: &finding.fingerprint },
    }
}

fn region_in(draft: &Draft, span: Span) -> Region {
    region([span.start, span.end].map(|at| position::position(draft.text(), draft.lines(), at, Encoding::Utf16)))
}

fn region([start, end]: [LinePosition; 2]) -> Region {
    Region { start_line: start.line + 1, start_column: start.character + 1, end_line: end.line + 1, end_column: end.character + 1 }
}

/// A path as a reference (RFC 3986): a relative one stays so, an absolute one is a `file:` URI.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::with_capacity(path.len());
    // "a:b.md" would be read as a scheme.
    if path.split('/').next().is_some_and(|first| first.contains(':') && !first.ends_with(':')) {
        out.push_str("./");
    } else if path.starts_with('/') {
        out.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        out.push_str("file:///");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("drafts/a b.md"), "drafts/a%20b.md");
        assert_eq!(uri("drafts\\é#1.md"), "drafts/%C3%A9%231.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
        assert_eq!(uri("C:\\a.md"), "file:///C:/a.md");
        assert_eq!(uri("a:b.md"), "./a:b.md");
    }
}
