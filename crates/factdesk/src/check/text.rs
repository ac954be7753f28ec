//! Findings for people: the copy with its findings underlined, and both places of a conflict.

use super::files::{OtherFile, shown};
use super::{Kept, Report};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use factdesk_core::{Draft, Excerpt, Finding, LineIndex, Severity, Span};
use std::borrow::Cow;
use std::io::Write;
use std::sync::Arc;

/// Copy is written in lines as long as a paragraph; what is left of one fits a page.
const WIDTH: usize = 110;

/// The findings of a draft, coloured; the output takes the colours off where nobody sees them.
pub(super) fn print(draft: &Draft, path: &str, kept: &Kept<'_>) -> String {
    let renderer = Renderer::styled().term_width(WIDTH);
    let mut out = String::new();
    if kept.findings.is_empty() {
        return out;
    }
    let own = Copy::of_draft(draft, path);
    for finding in &kept.findings {
        let files: Vec<Option<Arc<OtherFile>>> =
            finding.related.iter().map(|related| related.file.as_ref().and_then(|file| kept.files.get(file))).collect();
        let others = finding.related.iter().zip(&files).filter_map(|(related, file)| {
            let path = related.file.as_deref()?;
            let copy = file.as_ref().map(|file| Copy::of_file(file, path, draft));
            Some(Other { path, copy, place: Place { span: related.span, label: Some(&related.message) } })
        });
        let others: Vec<Other<'_>> = others.collect();
        out.push_str(&renderer.render(&[group(&own, finding, &others)]));
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

/// A text, and how it may be shown.
struct Copy<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    path: &'a str,
    shown: Shown<'a>,
}

/// Copy without the names that the ledger keeps confidential.
enum Shown<'a> {
    /// Of the draft itself.
    Draft(Excerpt<'a>),
    /// Of another file, with every offset as it was.
    File(Cow<'a, str>),
}

impl<'a> Copy<'a> {
    fn of_draft(draft: &'a Draft, path: &'a str) -> Copy<'a> {
        let whole = draft.excerpt(Span::new(0, draft.text().len()));
        Copy { text: draft.text(), lines: draft.lines(), path, shown: Shown::Draft(whole) }
    }

    fn of_file(file: &'a OtherFile, path: &'a str, draft: &Draft) -> Copy<'a> {
        let shown = shown(&file.text, draft.story().ledger.as_deref());
        Copy { text: &file.text, lines: &file.lines, path, shown: Shown::File(shown) }
    }

    fn shown(&self) -> &str {
        match &self.shown {
            Shown::Draft(excerpt) => &excerpt.text,
            Shown::File(text) => text,
        }
    }

    /// Where the byte `at` of the text stands in what is shown.
    fn offset(&self, at: u32) -> usize {
        match &self.shown {
            Shown::Draft(excerpt) => excerpt.offset(at),
            Shown::File(_) => at as usize,
        }
    }
}

/// A place in another file of the story; without its text where that cannot be read.
struct Other<'a> {
    path: &'a str,
    copy: Option<Copy<'a>>,
    place: Place<'a>,
}

fn group<'a>(own: &'a Copy<'a>, finding: &'a Finding, others: &'a [Other<'a>]) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    };
    let mut places = vec![Place { span: finding.span, label: None }];
    let here = finding.related.iter().filter(|related| related.file.is_none());
    places.extend(here.map(|related| Place { span: related.span, label: Some(&related.message) }));
    let mut group = level
        .primary_title(&*finding.message)
        .id(finding.rule)
        .elements(excerpts(own, places).into_iter().map(|excerpt| excerpt.snippet(own)));
    for other in others {
        group = match &other.copy {
            Some(copy) => group.elements(excerpts(copy, vec![other.place]).into_iter().map(|excerpt| excerpt.snippet(copy))),
            None => group.element(Origin::path(other.path)),
        };
    }
    group
}

/// A place that belongs to a finding; the finding's own has no label.
#[derive(Clone, Copy)]
struct Place<'a> {
    span: Span,
    label: Option<&'a str>,
}

/// Neighbouring lines, from 0, with the places on them.
struct Lines<'a> {
    first: u32,
    last: u32,
    places: Vec<Place<'a>>,
}

/// Lines between two places up to which both are shown in one excerpt.
const NEAR: u32 = 3;

/// The excerpts that show `places`, that of the first place before the others: only the lines that
/// matter, because what is shown is read again for each finding.
fn excerpts<'a>(copy: &Copy<'_>, places: Vec<Place<'a>>) -> Vec<Lines<'a>> {
    let mut out: Vec<Lines<'a>> = Vec::new();
    for place in places {
        let line = |offset| copy.lines.line_column(offset).line;
        let (first, last) = (line(place.span.start), line(place.span.end.max(place.span.start + 1) - 1));
        match out.iter_mut().find(|excerpt| excerpt.first <= last + NEAR && first <= excerpt.last + NEAR) {
            Some(excerpt) => {
                excerpt.first = excerpt.first.min(first);
                excerpt.last = excerpt.last.max(last);
                excerpt.places.push(place);
            }
            None => out.push(Lines { first, last, places: vec![place] }),
        }
    }
    out
}

impl<'a> Lines<'a> {
    fn snippet(self, copy: &'a Copy<'a>) -> Snippet<'a, Annotation<'a>> {
        let start = copy.lines.start(self.first).unwrap_or_default();
        let lines = copy.offset(start)..copy.offset(copy.lines.end(self.last));
        let annotations = self.places.into_iter().flat_map(|place| {
            let kind = if place.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mut label = place.label;
            by_line(copy.text, place.span).into_iter().map(move |piece| {
                let within = copy.offset(piece.start) - lines.start..copy.offset(piece.end) - lines.start;
                kind.span(within).label(label.take())
            })
        });
        Snippet::source(copy.shown().get(lines.clone()).unwrap_or_default())
            .path(copy.path)
            .line_start(self.first as usize + 1)
            .annotations(annotations)
    }
}

/// `span` line by line: a soft wrap is no part of what is underlined.
fn by_line(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    for line in span.of(text).split_inclusive(['\r', '\n']) {
        let indent = line.len() - line.trim_start().len();
        let words = Span { start: start + indent as u32, end: start + line.trim_end().len() as u32 };
        if words.start < words.end {
            pieces.push(words);
        }
        start += line.len() as u32;
    }
    if pieces.is_empty() { vec![span] } else { pieces }
}
