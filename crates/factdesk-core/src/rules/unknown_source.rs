//! See `unknown_source.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{Citation, CitationKind, Paragraph, keys};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::text::Span;
use rustc_hash::FxHashSet;

pub(super) static RULE: Rule =
    Rule { slug: "unknown-source", group: Group::Sourcing, severity: Severity::Warning, page: include_str!("unknown_source.md"), check };

/// Front-matter fields by which a draft names a bibliography of its own (pandoc's manual, "Citations").
const OWN_BIBLIOGRAPHY: &[&str] = &["bibliography:", "references:"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let notes = defined_notes(cx.draft);
    let front = cx.draft.front_matter().span.of(cx.draft.text());
    let has_own =
        cx.draft.story().ledger.is_none() && front.lines().any(|line| OWN_BIBLIOGRAPHY.iter().any(|field| line.starts_with(field)));
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        for citation in &paragraph.citations {
            match citation.kind {
                CitationKind::Footnote if is_undefined_note(paragraph, citation, &notes) => {
                    let message =
                        format!("Footnote “{}” is defined nowhere in the draft. Write it, or take the mark out.", citation.target);
                    sink.report(At { paragraph: index, span: citation.span }, message);
                }
                CitationKind::Key if !has_own && !paragraph.in_quote(citation.span.start) => check_keys(cx, index, citation, sink),
                _ => {}
            }
        }
    }
}

/// The labels of the draft's footnotes that are written as text: "[^1]: …" at the head of a line.
fn defined_notes(draft: &Draft) -> FxHashSet<&str> {
    let lines = draft.text().lines().filter_map(|line| line.trim_start().strip_prefix("[^"));
    lines.filter_map(|line| line.split_once("]:")).map(|(label, _)| label).collect()
}

/// A mark that the format resolved is no text and has no words; one that stayed text has no note.
fn is_undefined_note(paragraph: &Paragraph, citation: &Citation, notes: &FxHashSet<&str>) -> bool {
    let open = paragraph.placeholders.iter().any(|placeholder| placeholder.span.overlaps(citation.span));
    let label = &*citation.target;
    !citation.span.is_empty() && !open && label != "TK" && !label.contains(' ') && !notes.contains(label)
}

fn check_keys(cx: &Context<'_>, index: usize, citation: &Citation, sink: &mut Sink<'_>) {
    let text = citation.span.of(&cx.draft.paragraph(index).prose.text);
    let keys: Vec<Span> = keys(text).map(|key| key.shift(citation.span.start)).collect();
    for key in &keys {
        let prose = &cx.draft.paragraph(index).prose.text;
        let name = key.of(prose).trim_start_matches('@');
        let ledger = cx.draft.story().ledger.as_deref();
        if ledger.is_some_and(|ledger| ledger.defines(name)) {
            continue;
        }
        let span = if keys.len() == 1 { citation.span } else { *key };
        let message = match ledger {
            Some(_) => format!("No source in the ledger has the key “{name}”. Add it there, or cite another."),
            None => {
                format!("The key “{name}” is defined nowhere: no ledger (sources.toml or a .bib file) lies beside the draft or above it.")
            }
        };
        let report = sink.report(At { paragraph: index, span }, message);
        if let Some(near) = ledger.and_then(|ledger| ledger.nearest(name)) {
            let edit = Edit { span: cx.draft.source(index, *key), text: format!("@{near}"), snippet: None };
            report.fix(Fix { title: format!("Cite “{near}” instead"), action: FixAction::Edit(vec![edit]), preferred: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};
    use crate::{Config, Draft, Format, Ledger, Story};
    use std::sync::Arc;

    #[test]
    fn a_mark_without_its_note_is_reported() {
        check(
            "unknown-source",
            "
            The well was dug in 1911.[^1] It was closed this year.[^2]
                                                                  ^^^^ unknown-source

            [^1]: Parish record, page 4.",
        );
    }

    #[test]
    fn addresses_and_handles_are_no_keys() {
        check_clean("unknown-source", "Write to desk@ostby.example or to @ostby on the usual sites.");
    }

    #[test]
    fn a_key_is_looked_up_in_the_ledger() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.add("refs.bib", "@report{holm24, title = {Wells}}"), []);
        let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
        let found = |text: &str, story: Story| -> Vec<(String, usize)> {
            let draft = Draft::read_in(text, Format::Markdown, None, &Config::default(), Arc::new(story));
            let findings = draft.findings().iter().filter(|finding| finding.rule == "unknown-source");
            findings.map(|finding| (finding.span.of(text).to_owned(), finding.fixes.len())).collect()
        };
        let text = "The well is deep [@holm24, p. 3; @holm25] and old [@roe]. It is cold [see @pell] and wide [-@holm24].";
        let unknown = [("@holm25".to_owned(), 1), ("[@roe]".to_owned(), 0), ("[see @pell]".to_owned(), 0)];
        assert_eq!(found(text, story), unknown);
        assert_eq!(found("---\nbibliography: wells.bib\n---\n\nThe well is deep [@roe].", Story::default()), []);
    }
}
