//! A figure away from its draft: what the other drafts of a story compare theirs with.

use super::context::{self, Context};
use super::days::Days;
use super::{Measured, Measures};
use crate::draft::Draft;
use crate::facts::{Event, Figure, Measure};
use crate::markup::Zone;
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A figure of a draft, with what it is compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// Where it stands with what it counts, in draft bytes.
    pub span: Span,
    /// The words there.
    pub words: Box<str>,
    /// The figure; its spans are of a paragraph that is not known here.
    pub(super) figure: Figure,
    pub(super) measure: Measure,
    pub(super) context: Context,
    /// The days it speaks of; `None` where they cannot be told.
    pub(super) days: Option<Box<[Days]>>,
    pub(super) zone: Zone,
}

/// What figures that may measure one thing have in common.
pub(super) fn key(noun: &str, event: Option<Event>) -> u64 {
    let mut hasher = FxHasher::default();
    (noun, event).hash(&mut hasher);
    hasher.finish()
}

/// What figures have in common that tell one value of a measure with this key; `None` where the value is not exact.
pub(super) fn value_key(measure: u64, figure: &Figure) -> Option<u64> {
    let mut hasher = FxHasher::default();
    // Zero has two forms that are equal.
    (measure, figure.kind, (figure.value? + 0.0).to_bits()).hash(&mut hasher);
    Some(hasher.finish())
}

impl Reported {
    /// What its measure is looked up by.
    pub(crate) fn key(&self) -> u64 {
        key(&self.measure.noun, self.measure.event)
    }

    /// What its measure and value are looked up by together.
    pub(crate) fn value_key(&self) -> Option<u64> {
        value_key(self.key(), &self.figure)
    }
}

/// Every measured figure of `draft`, in order; `now` is the year the draft is of.
pub(crate) fn all(draft: &Draft, measures: &Measures, now: Option<i16>) -> Vec<Reported> {
    measures.figures.iter().map(|measured| reported(draft, measured, now)).collect()
}

fn reported(draft: &Draft, measured: &Measured, now: Option<i16>) -> Reported {
    let whole = measured.whole(draft);
    Reported {
        span: draft.source(whole.paragraph, whole.span),
        words: draft.prose(whole).into(),
        figure: measured.figure(draft).clone(),
        measure: measured.measure(draft).clone(),
        context: context::read(draft, measured, now).into_owned(),
        days: context::days(draft, measured).map(Vec::into_boxed_slice),
        zone: draft.paragraph(measured.paragraph).zone,
    }
}
