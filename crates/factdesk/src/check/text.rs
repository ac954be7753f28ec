//! Findings for people: the copy with its findings underlined, and both places of a conflict.

use super::Report;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
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
    let digits = count.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).expect("digits are ASCII")).collect();
    format!("{} {noun}{plural}", groups.join(","))
}

fn group<'a>(draft: &'a Draft, path: &'a str, finding: &'a Finding) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let mut places = vec![Place { span: finding.span, label: None }];
    let own = finding.related.iter().filter(|related| related.file.is_none());
    places.extend(own.map(|related| Place { span: related.span, label: Some(&related.message) }));
    level
        .primary_title(&*finding.message)
        .id(finding.rule)
        .elements(excerpts(draft, places).into_iter().map(|excerpt| excerpt.snippet(draft, path)))
        .elements(finding.related.iter().filter_map(|related| Some(Origin::path(related.file.as_deref()?))))
}

/// A place that belongs to a finding; the finding's own has no label.
struct Place<'a> {
    span: Span,
    label: Option<&'a str>,
}

/// Neighbouring lines, from 0, with the places on them.
struct Excerpt<'a> {
    first: u32,
    last: u32,
    places: Vec<Place<'a>>,
}

/// Lines between two places up to which both are shown in one excerpt.
const NEAR: u32 = 3;

/// The excerpts that show `places`, that of the first place before the others: only the lines that
/// matter, because what is shown is read again for each finding.
fn excerpts<'a>(draft: &Draft, places: Vec<Place<'a>>) -> Vec<Excerpt<'a>> {
    let mut out: Vec<Excerpt<'a>> = Vec::new();
    for place in places {
        let line = |offset| draft.lines().line_column(offset).line;
        let (first, last) = (line(place.span.start), line(place.span.end.max(place.span.start + 1) - 1));
        match out.iter_mut().find(|excerpt| excerpt.first <= last + NEAR && first <= excerpt.last + NEAR) {
            Some(excerpt) => {
                excerpt.first = excerpt.first.min(first);
                excerpt.last = excerpt.last.max(last);
                excerpt.places.push(place);
            }
            None => out.push(Excerpt { first, last, places: vec![place] }),
        }
    }
    out
}

impl<'a> Excerpt<'a> {
    fn snippet(self, draft: &'a Draft, path: &'a str) -> Snippet<'a, Annotation<'a>> {
        let start = draft.lines().start(self.first).expect("a finding lies in its draft");
        let lines = Span { start, end: draft.lines().end(self.last) };
        let shown = draft.excerpt(lines);
        let annotations: Vec<_> = self
            .places
            .into_iter()
            .flat_map(|place| {
                let shown = &shown;
                let kind = if place.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
                let mut label = place.label;
                by_line(draft, place.span)
                    .into_iter()
                    .map(move |piece| kind.span(shown.offset(piece.start)..shown.offset(piece.end)).label(label.take()))
            })
            .collect();
        Snippet::source(shown.text).path(path).line_start(self.first as usize + 1).annotations(annotations)
    }
}

/// `span` line by line: a soft wrap is no part of what is underlined.
fn by_line(draft: &Draft, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    for line in span.of(draft.text()).split_inclusive(['\r', '\n']) {
        let indent = line.len() - line.trim_start().len();
        let words = Span { start: start + indent as u32, end: start + line.trim_end().len() as u32 };
        if words.start < words.end {
            pieces.push(words);
        }
        start += line.len() as u32;
    }
    if pieces.is_empty() { vec![span] } else { pieces }
}
