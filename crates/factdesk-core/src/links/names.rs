//! Which mentions of a name belong to one person, body or place.

use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::NameKind;
use crate::text::Span;

/// One person, body, place or other thing with a name, with every mention of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form of its name.
    pub name: String,
    /// Its mentions in the order of the draft; spans in prose bytes, without title and possessive.
    pub mentions: Vec<At>,
    /// Its role as first given: a title or description, in prose bytes.
    pub role: Option<At>,
    /// Whether the draft's pronouns and titles make it a man (`Some(true)`) or a woman (`Some(false)`).
    pub male: Option<bool>,
    /// Its acronym, where one is given.
    pub acronym: Option<String>,
}

/// Who is who in a draft.
#[derive(Debug, Default, PartialEq)]
pub struct Names {
    /// One entry for each thing with a name, in the order of first mention.
    pub clusters: Vec<Cluster>,
    /// For each paragraph, for each of its names, the index of its cluster.
    pub of: Vec<Vec<usize>>,
}

impl Names {
    /// The cluster of the name that covers `span` of a paragraph's prose.
    pub fn at(&self, draft: &Draft, paragraph: usize, span: Span) -> Option<usize> {
        let names = &draft.paragraph(paragraph).names;
        let found = names.iter().position(|name| name.span.covers(span) || span.covers(name.span))?;
        self.of.get(paragraph)?.get(found).copied()
    }
}

/// Groups the names of `draft`.
pub(super) fn find(draft: &Draft, _config: &Config) -> Names {
    Names { clusters: Vec::new(), of: draft.paragraphs().iter().map(|_| Vec::new()).collect() }
}
