//! Two figures that are one: "5 feet 10 inches", "2 years and 3 months", "20 dollars 43 cents".

use super::units::{self, Quantity};
use super::{Bound, Figure, FigureKind, Hedge};
use crate::facts::Reading;

/// Joins the figures that are one quantity in two units, in place. The value is in the smaller unit,
/// money in the larger.
pub(super) fn join(reading: &Reading<'_>, figures: &mut Vec<Figure>) {
    name_smaller(reading, figures);
    let may_join = |figure: &Figure| {
        let kind = matches!(figure.kind, FigureKind::Dimension | FigureKind::Duration | FigureKind::Currency);
        kind && figure.value.is_some() && !figure.unit.name.is_empty()
    };
    let mut index = 0;
    while index + 1 < figures.len() {
        let (first, second) = (&figures[index], &figures[index + 1]);
        let joined = (may_join(first) && may_join(second) && first.kind == second.kind && is_beside(reading, first, second))
            .then(|| sum(first, second))
            .flatten();
        if let Some(joined) = joined {
            figures[index] = joined;
            figures.remove(index + 1);
        } else {
            index += 1;
        }
    }
}

/// "15 dollars 50", "an hour and 20": a plain number behind money or hours that nothing follows is told
/// in hundredths and minutes.
fn name_smaller(reading: &Reading<'_>, figures: &mut [Figure]) {
    for index in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(index);
        let (first, second) = (&before[index - 1], &mut rest[0]);
        let (unit, most) = match (first.kind, &*first.unit.name) {
            (FigureKind::Currency, "cent" | "penny") => continue,
            (FigureKind::Currency, "GBP") => ("penny", 100.0),
            (FigureKind::Currency, _) => ("cent", 100.0),
            (FigureKind::Duration, "hour") => ("minute", 60.0),
            _ => continue,
        };
        let bare =
            second.kind == FigureKind::Number && second.unit.name.is_empty() && second.noun.is_none() && second.span == second.number;
        let fits = second.value.is_some_and(|value| (10.0..most).contains(&value) && value.fract() <= 0.0) && second.range.is_none();
        // A sign before the amount has no place for its hundredths behind it.
        let named = reading.tokens[reading.token_at(first.number.start)].kind != crate::language::TokenKind::Mark;
        let ends = matches!(reading.word(reading.token_at(second.span.end)), "" | "." | "," | ";" | ")" | "!" | "?");
        if bare && fits && named && ends && first.value.is_some_and(|value| value.fract() <= 0.0) && is_beside(reading, first, second) {
            second.kind = first.kind;
            second.unit.name = unit.into();
        }
    }
}

/// Whether nothing or "and" stands between the two.
fn is_beside(reading: &Reading<'_>, first: &Figure, second: &Figure) -> bool {
    let (from, to) = (reading.token_at(first.span.end), reading.token_at(second.span.start));
    let joined = reading.is(from, "and") || reading.word(from) == "," && first.kind == FigureKind::Dimension;
    second.hedge == Hedge::Exact && (from == to || from + 1 == to && joined)
}

/// The two as one figure, where the second is less than one of the first's units.
fn sum(first: &Figure, second: &Figure) -> Option<Figure> {
    let (_, quantity, large) = units::named(&first.unit.name)?;
    let (_, other, small) = units::named(&second.unit.name)?;
    let (a, b) = (first.value?, second.value?);
    let ratio = large / small;
    if quantity != other
        || matches!(quantity, Quantity::Temperature | Quantity::Share)
        || ratio <= 1.0
        || (quantity != Quantity::Currency && b >= ratio)
    {
        return None;
    }
    // Cents belong to every currency but the pound, whose are pence.
    let money = quantity == Quantity::Currency;
    let minor = match &*second.unit.name {
        "cent" => &*first.unit.name != "GBP",
        "penny" => &*first.unit.name == "GBP",
        _ => !money,
    };
    if !minor || a.fract() > 0.0 || (money && b >= 100.0) {
        return None;
    }
    // Months have no whole number of days, years have twelve months.
    let whole = if (&*first.unit.name, &*second.unit.name) == ("year", "month") { 12.0 } else { ratio };
    let (value, unit) = if money { (a + b / 100.0, &first.unit) } else { (a * whole + b, &second.unit) };
    let value = (value * 1e6).round() / 1e6;
    let at = Bound { at: value, closed: true };
    let (low, high) = super::hedges::interval(first.hedge, value, value);
    Some(Figure {
        span: first.span.join(second.span),
        number: first.number.join(second.number),
        value: Some(value),
        low: if first.hedge == Hedge::Exact { at } else { low },
        high: if first.hedge == Hedge::Exact { at } else { high },
        unit: unit.clone(),
        noun: None,
        rounding: 0.0,
        ..first.clone()
    })
}
