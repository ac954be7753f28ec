//! "An hour and a half", "a year and two months": durations whose one is told by the article. "An hour"
//! alone is seldom a figure and is left alone.

use super::units::{self, Quantity};
use super::{Figure, FigureKind, exact, numeral};
use crate::facts::Reading;

/// The duration that begins with the article at `at`, and the token behind it: up to the half, or up
/// to the unit where another follows (`compound` joins the two).
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<(Figure, usize)> {
    if !["a", "an"].iter().any(|article| reading.is(at, article)) || !reading.is(at + 2, "and") {
        return None;
    }
    let time = |index: usize| units::unit(reading.word(index)).filter(|unit| reading.is_word(index) && unit.quantity == Quantity::Time);
    let unit = time(at + 1)?;
    let half = reading.is(at + 3, "a") && reading.is(at + 4, "half");
    let more = || {
        let second = numeral::read(reading, at + 3, false).filter(|numeral| numeral.tail.is_none())?;
        time(second.next).filter(|smaller| smaller.size < unit.size)
    };
    if !half && more().is_none() {
        return None;
    }
    let next = if half { at + 5 } else { at + 2 };
    let mut figure = exact(reading.span(at, next - 1), FigureKind::Duration, if half { 1.5 } else { 1.0 });
    figure.unit.name = unit.name.into();
    Some((figure, next))
}
