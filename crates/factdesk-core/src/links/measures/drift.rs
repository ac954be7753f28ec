//! Figures that other drafts of the story put otherwise.

use super::compare::{self, Case, Verdict};
use super::reported;
use super::{Conflict, Measured, Slip};
use crate::draft::Draft;
use crate::facts::{Event, Figure};
use crate::markup::Zone;
use crate::text::Span;
use std::sync::Arc;

/// A figure that an earlier draft of the story puts otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    /// The figure, as an index into the measured figures.
    pub figure: usize,
    /// The earlier draft.
    pub file: Arc<str>,
    /// Where its figure stands, in bytes of that file.
    pub span: Span,
    /// What it says there.
    pub words: Box<str>,
    /// Whether a word quantity or an open time leaves room for doubt.
    pub weak: bool,
    /// Whether time cannot have changed it: a toll that falls, or two drafts of one day.
    pub grave: bool,
}

/// Compares the figures of `draft` with those of the earlier drafts of its story; what disagrees
/// inside of the draft is told there and not again.
pub(super) fn find(draft: &Draft, figures: &[Measured], conflicts: &[Conflict], slips: &[Slip], now: Option<i16>) -> Vec<Drift> {
    /// A measure that more earlier figures share is compared with the last of them only.
    const MOST_ALIKE: usize = 200;
    let others = draft.others();
    if others.is_empty() {
        return Vec::new();
    }
    let told_here = |index: usize| conflicts.iter().any(|conflict| conflict.later == index) || slips.iter().any(|slip| slip.later == index);
    let mut out: Vec<Drift> = Vec::new();
    for (index, measured) in figures.iter().enumerate().filter(|(index, _)| !told_here(*index)) {
        // Ruling 6: of a headline and its body, the body.
        let zone = draft.paragraph(measured.paragraph).zone;
        if matches!(zone, Zone::Headline | Zone::Deck | Zone::Caption) {
            continue;
        }
        let (figure, measure) = (measured.figure(draft), measured.measure(draft));
        let key = reported::key(&measure.noun, measure.event);
        let known = reported::value_key(key, figure).is_some_and(|key| others.has_value(key));
        if known || is_repeated(draft, figures, &out, measured) {
            continue;
        }
        let case = Case::new(draft, measured, now);
        let mut latest = others.figures(key, MOST_ALIKE);
        let found = latest.find_map(|(digest, told)| Some((digest, told, compare::conflict(&Case::told(told), &case)?)));
        let Some((digest, told, verdict)) = found else { continue };
        out.push(Drift {
            figure: index,
            file: Arc::clone(&digest.edition.file),
            span: told.span,
            words: told.words.clone(),
            weak: verdict == Verdict::Weak,
            grave: falls(measure.event, &told.figure, figure) || digest.edition.is_of_one_day(others.own()),
        });
    }
    out
}

/// Whether the same value of the same measure has been reported above.
fn is_repeated(draft: &Draft, figures: &[Measured], drifts: &[Drift], measured: &Measured) -> bool {
    drifts.iter().map(|drift| &figures[drift.figure]).any(|above| {
        let (measure, other) = (measured.measure(draft), above.measure(draft));
        measure.noun == other.noun && measure.event == other.event && measured.figure(draft).value == above.figure(draft).value
    })
}

/// Nobody comes back to life, and wounds that were counted stay counted.
fn falls(event: Option<Event>, earlier: &Figure, later: &Figure) -> bool {
    matches!(event, Some(Event::Death | Event::Injury)) && later.high.at < earlier.low.at
}
