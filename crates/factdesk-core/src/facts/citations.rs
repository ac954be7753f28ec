//! Links, footnote marks, keys, source marks and bare addresses: what cites a source.

use super::Reading;
use crate::markup::InlineKind;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// How a source is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitationKind {
    /// A link whose text is copy.
    Link,
    /// A footnote mark.
    Footnote,
    /// `[@key]`.
    Key,
    /// `[source: …]` or `<!-- source: … -->` with content.
    Mark,
    /// An address that stands in the copy.
    Url,
}

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands, in prose bytes; empty for a footnote mark or a comment.
    pub span: Span,
    /// How it cites.
    pub kind: CitationKind,
    /// The address, the footnote's label, the key, or the mark's content.
    pub target: Box<str>,
}

/// Reads the citations of a paragraph, in order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::new();
    for inline in &reading.prose.inlines {
        let (kind, target) = match &inline.kind {
            InlineKind::Link(target) => (CitationKind::Link, target.clone()),
            InlineKind::FootnoteMark(label) => (CitationKind::Footnote, label.clone()),
            InlineKind::Comment(text) => match text.strip_prefix("source:").map(str::trim) {
                Some(source) if !source.is_empty() => (CitationKind::Mark, source.into()),
                _ => continue,
            },
            _ => continue,
        };
        out.push(Citation { span: inline.span, kind, target });
    }
    let text = &reading.prose.text;
    if memchr::memchr3(b'[', b':', b'w', text.as_bytes()).is_some() {
        read_written(text, &mut out);
    }
    out.sort_by_key(|citation| citation.span);
    out
}

/// What is written out in the copy rather than marked up.
fn read_written(text: &str, out: &mut Vec<Citation>) {
    // A key has no space before "@" (an e-mail address has no bracket) but behind "see" and the like, and
    // a "-" drops the author's name; pandoc's manual, "Citation syntax".
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\[(?:(?:-|(?i:see|cf\.|e\.g\.,?|also)\s+)?@(?<key>[\w:.#$%&+?<>~/-]+)[^\]]*|\^(?<note>[^\]\s]+)|(?i:source):(?<mark>[^\]]*))\]|(?<url>(?:https?://|www\.)[^\s<>()\[\]“”]+)")
            .expect("the pattern is constant")
    });
    for found in WRITTEN.captures_iter(text) {
        let whole = found.get(0).expect("group 0 is the match");
        let mut span = Span::new(whole.start(), whole.end());
        let (kind, target) = if let Some(key) = found.name("key") {
            (CitationKind::Key, key.as_str())
        } else if let Some(label) = found.name("note") {
            (CitationKind::Footnote, label.as_str())
        } else if let Some(mark) = found.name("mark") {
            (CitationKind::Mark, mark.as_str().trim())
        } else {
            let address = whole.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', '”', '"', '\'', '’']);
            span = Span::new(whole.start(), whole.start() + address.len());
            (CitationKind::Url, address)
        };
        // An empty mark cites nothing: it is a placeholder.
        let known = out.iter().any(|citation| citation.span.overlaps(span));
        if !target.is_empty() && !known {
            out.push(Citation { span, kind, target: target.into() });
        }
    }
}

/// The keys of "[@holm24, p. 3; @roe23]", each with its "@", in bytes of `text`.
pub(crate) fn keys(text: &str) -> impl Iterator<Item = Span> + '_ {
    let inside = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
    text.match_indices('@').filter_map(move |(at, _)| {
        let rest = &text[at + 1..];
        let key = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        let key = key.trim_end_matches(|c: char| !c.is_alphanumeric());
        let apart = text[..at].ends_with(['[', ' ', '-', ';']);
        (apart && !key.is_empty()).then(|| Span::new(at, at + 1 + key.len()))
    })
}
