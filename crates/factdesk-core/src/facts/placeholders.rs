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
    if zone == Zone::Code {
        return Vec::new();
    }
    let text = &prose.text;
    let unseen = prose.inlines.iter().filter(|inline| matches!(&inline.kind, InlineKind::Comment(comment) if is_empty_source(comment)));
    let mut out: Vec<Placeholder> = unseen.map(|inline| Placeholder { span: word_before(text, inline.span.start) }).collect();
    // Most paragraphs hold none of the bytes that every placeholder has one of.
    if text.contains("TK") || text.contains("XX") || text.contains("??") || text.contains('[') || text.contains("${") {
        let found = OPEN.find_iter(text).map(|found| Span::new(found.start(), found.end()));
        out.extend(found.filter(|span| !is_other(prose, *span)).map(|span| Placeholder { span }));
        out.sort_by_key(|placeholder| placeholder.span);
    }
    out
}

/// `<!-- source: -->`: the mark of houses that cite in comments, still empty.
fn is_empty_source(comment: &str) -> bool {
    comment.trim().trim_end_matches(':').eq_ignore_ascii_case("source")
}

/// The word that ends at or before `at`: a comment has no words of its own to underline.
fn word_before(text: &str, at: u32) -> Span {
    let end = text[..at as usize].trim_end().len();
    let start = text[..end].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    Span::new(text.ceil_char_boundary(start), end)
}

/// What looks like a placeholder and is none: part of a domain, a Super Bowl, code, a link's text.
fn is_other(prose: &Prose, span: Span) -> bool {
    let text = &prose.text;
    let before = &text[..span.range().start];
    let after = &text[span.range().end..];
    let domain = before.ends_with('.') && !before.ends_with("..") && before[..before.len() - 1].ends_with(char::is_alphanumeric);
    // No link's text is "[@]".
    let linked = (after.starts_with('(') || after.starts_with(':')) && !span.of(text).contains('@');
    let numbered = before.trim_end().ends_with("Bowl") || before.trim_end().ends_with("Chapter");
    domain
        || (span.of(text).starts_with('[') && linked)
        || numbered
        || prose.within(span, |kind| matches!(kind, InlineKind::Code | InlineKind::Link(_)))
}
