//! The hover of a citation: what it points at, what the ledger tells of it, and where else the draft cites it.

use super::{inert, line_of, plural};
use crate::draft::{At, Draft};
use crate::facts::{Citation, CitationKind};
use crate::navigate::citations_of;
use crate::rules::brief;
use crate::story::Entry;
use crate::text::Span;

/// The Markdown of the hover of `citation`, which stands at `at`.
pub(super) fn citation(draft: &Draft, at: At, citation: &Citation) -> String {
    let kind = match citation.kind {
        CitationKind::Link => "link",
        CitationKind::Footnote => "footnote",
        CitationKind::Key => "key of a source",
        CitationKind::Mark => "source named in a mark",
        CitationKind::Url => "address in the copy",
    };
    let mut lines = vec![format!("**{}** · {kind}", inert(&brief(&citation.target)))];
    let mut same = Vec::new();
    for (paragraph, placed) in draft.paragraphs().iter().enumerate() {
        let equal = placed.paragraph.citations.iter().filter(|other| other.target == citation.target);
        same.extend(equal.map(|other| At { paragraph, span: other.span }));
    }
    lines.extend(cited_elsewhere(draft, &same, at));
    lines.join("  \n")
}

/// The Markdown of the hover of a source of the ledger that is cited at `at`.
pub(super) fn source(draft: &Draft, at: At, entry: &Entry) -> String {
    let mut lines = card(entry);
    lines.extend(cited_elsewhere(draft, &citations_of(draft, &entry.id), at));
    lines.join("  \n")
}

/// What the ledger tells of a source, a line each; of a confidential one its role alone.
pub(crate) fn card(entry: &Entry) -> Vec<String> {
    if entry.confidential {
        return vec![format!("**Confidential source** · {}", inert(entry.description())), "The ledger keeps the name".to_owned()];
    }
    let name = if entry.name.is_empty() { &entry.id } else { &entry.name };
    let kind = if entry.kind.is_empty() { "source" } else { &entry.kind };
    let mut lines = vec![format!("**{}** · {}", inert(&brief(name)), inert(kind))];
    let about = [&entry.role, &entry.date].map(|field| inert(&brief(field)));
    lines.push(about.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · "));
    let read = if entry.accessed.is_empty() { String::new() } else { format!("read on {}", inert(&entry.accessed)) };
    lines.push([inert(&entry.url), read].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "));
    lines.push(inert(&brief(&entry.note)));
    if entry.is_open {
        lines.push("Still to be filled in: the ledger says where".to_owned());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Where the places but `at` are.
fn cited_elsewhere(draft: &Draft, places: &[At], at: At) -> Option<String> {
    let overlaps = |other: &At| other.paragraph == at.paragraph && (other.span == at.span || covers(other.span, at.span));
    let others: Vec<u32> = places.iter().filter(|other| !overlaps(other)).map(|other| line_of(draft, *other)).collect();
    let first = others.first()?;
    Some(format!("Cited {} more, first on line {first}", plural(others.len(), "time", "times")))
}

fn covers(one: Span, other: Span) -> bool {
    !one.is_empty() && (one.covers(other) || other.covers(one))
}
