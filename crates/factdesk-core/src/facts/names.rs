//! Names of people, bodies and places.

use super::{Quote, Reading};
use crate::text::Span;

/// What a name belongs to, in the words of FORMATS.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person (PER).
    Person,
    /// An organisation (ORG).
    Body,
    /// A place (LOC).
    Place,
    /// Anything else with a name (MISC).
    Other,
}

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name itself without title and possessive, in prose bytes.
    pub span: Span,
    /// What it belongs to, as far as the paragraph tells.
    pub kind: NameKind,
    /// A title or description right before it ("Russian President", "regional economist").
    pub title: Option<Span>,
    /// A description behind it ("who chairs the board", "a nurse", "71").
    pub description: Option<Span>,
    /// The acronym in brackets behind it: "(CSTO)".
    pub acronym: Option<Span>,
}

/// Reads the names of a paragraph.
pub(super) fn read(_reading: &Reading<'_>, _quotes: &[Quote]) -> Vec<Name> {
    Vec::new()
}
