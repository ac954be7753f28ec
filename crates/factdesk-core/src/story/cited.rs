//! From a citation in copy to the sources of the ledger.

use super::{Entry, Ledger};
use crate::facts::{Citation, CitationKind, keys};
use crate::text::Span;

impl Ledger {
    /// The sources that `citation` cites by their keys or names, each with the bytes of `prose`, its paragraph's, that
    /// cite it. What the ledger does not know is left out, and so are links and footnotes, which cite by themselves.
    pub fn cited(&self, citation: &Citation, prose: &str) -> Vec<(Span, &Entry)> {
        match citation.kind {
            CitationKind::Key => {
                let written = keys(citation.span.of(prose)).map(|key| key.shift(citation.span.start));
                written.filter_map(|key| Some((key, self.get(key.of(prose).trim_start_matches('@'))?))).collect()
            }
            CitationKind::Mark => {
                // "[source: register, page 4]" and "[source: Ellin, Roe and Sons]"
                let before = |marks: &[char]| citation.target.split(marks).next().and_then(|words| self.find(words));
                let found = self.find(&citation.target).or_else(|| before(&[';'])).or_else(|| before(&[',', ';']));
                found.map(|entry| (citation.span, entry)).into_iter().collect()
            }
            CitationKind::Link | CitationKind::Footnote | CitationKind::Url => Vec::new(),
        }
    }
}
