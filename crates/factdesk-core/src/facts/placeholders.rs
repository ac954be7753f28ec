//! Marks for what is still to come: TK, XXX, ???, [NAME], [source: ].

use crate::markup::{InlineKind, Prose, Zone};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// One open placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it stands, in prose bytes.
    pub span: Span,
}

/// Reads the placeholders of a block. In front matter and comments the raw bytes are searched.
pub(super) fn read(prose: &Prose, zone: Zone) -> Vec<Placeholder> {
    // "TK" is to come (Chicago Manual, 17th ed., 2.33); a bracketed phrase in capitals is ruling 20.
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:TK){1,3}\b|\bXXX+\b|\?\?\?+|\[(?:\p{Lu}[\p{Lu}\d]+(?:[ ,'’/-]+[\p{Lu}\d]+)*|\?+|_+|\s*(?i:source|cite|citation needed|who|name)\s*:?\s*\??|\s*@\s*)\]|\$\{\d+:[^}]*\}")
            .expect("the pattern is constant")
    });
    // Most paragraphs hold none of the five bytes every placeholder has one of.
    let text = &prose.text;
    let possible = text.contains("TK") || text.contains("XX") || text.contains("??") || text.contains('[') || text.contains("${");
    if zone == Zone::Code || !possible {
        return Vec::new();
    }
    OPEN.find_iter(text)
        .map(|found| Span::new(found.start(), found.end()))
        .filter(|span| !is_other(prose, *span))
        .map(|span| Placeholder { span })
        .collect()
}

/// What looks like a placeholder and is none: part of a domain, a Super Bowl, code, a link's text.
fn is_other(prose: &Prose, span: Span) -> bool {
    let text = &prose.text;
    let before = &text[..span.range().start];
    let after = &text[span.range().end..];
    let domain = before.ends_with('.') && !before.ends_with("..") && before[..before.len() - 1].ends_with(char::is_alphanumeric);
    let linked = after.starts_with('(') || after.starts_with(':');
    let numbered = before.trim_end().ends_with("Bowl") || before.trim_end().ends_with("Chapter");
    domain
        || (span.of(text).starts_with('[') && linked)
        || numbered
        || prose.within(span, |kind| matches!(kind, InlineKind::Code | InlineKind::Link(_)))
}
