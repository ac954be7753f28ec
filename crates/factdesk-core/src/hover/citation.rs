//! The hover of a citation: what it points at and where else the draft cites it.

use super::{inert, line_of, plural};
use crate::draft::{At, Draft};
use crate::facts::{Citation, CitationKind};
use crate::rules::brief;

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
    let others: Vec<u32> = same.into_iter().filter(|other| *other != at).map(|other| line_of(draft, other)).collect();
    if let Some(first) = others.first() {
        lines.push(format!("Cited {} more, first on line {first}", plural(others.len(), "time", "times")));
    }
    lines.join("  \n")
}
