//! The hover of a figure: how it is read, what it measures and who vouches for it.

use super::{inert, line_of, shown};
use crate::draft::{At, Draft};
use crate::facts::{Figure, FigureKind};
use crate::links::{State, date_of_figure};

/// The Markdown of the hover of `figure`, which is number `index` of its paragraph's.
pub(super) fn figure(draft: &Draft, at: At, index: usize, figure: &Figure) -> String {
    let mut lines = vec![format!("**{}** · {}", shown(draft, at), figure.describe())];
    // "Friday" is a day of the calendar where the draft bears a date.
    let told = figure.date.is_some_and(|date| date.day.is_none() || date.year.is_none());
    if let Some(day) = date_of_figure(draft, at.paragraph, figure).filter(|_| figure.kind == FigureKind::Date && told) {
        lines.push(format!("Date: {day}"));
    }
    if let Some(measured) = draft.links().measures.of(at.paragraph, index) {
        let measure = measured.measure(draft).describe();
        if !measure.is_empty() {
            lines.push(format!("Measures: {}", inert(&measure)));
        }
    }
    lines.push(vouched(draft, at));
    lines.join("  \n")
}

fn vouched(draft: &Draft, at: At) -> String {
    let vouch = draft.links().vouch(draft, at.paragraph, at.span);
    match (vouch.source, vouch.state) {
        (Some(source), state) if state.is_vouched() => format!("Source: {} (line {})", shown(draft, source), line_of(draft, source)),
        (_, State::Quoted) => "Source: it stands in a quote".to_owned(),
        (_, State::Cited) => "Source: a link or note".to_owned(),
        (_, State::Observed) => "Source: the reporter saw it".to_owned(),
        (_, State::Background) => "Background: it needs no source".to_owned(),
        (_, state) if state.is_vouched() => "Source: named before it".to_owned(),
        _ => "No source is named here".to_owned(),
    }
}
