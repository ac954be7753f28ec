//! Hedges and the intervals they make (RULES.md §3).

use super::{Bound, Hedge};
use crate::facts::Reading;

/// Hedges that stand before a number, longest first where one ends another.
const BEFORE: &[(&str, Hedge)] = &[
    ("in the region of", Hedge::About),
    ("in the neighbourhood of", Hedge::About),
    ("in the neighborhood of", Hedge::About),
    ("somewhere around", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
    ("approximately", Hedge::About),
    ("roughly", Hedge::About),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("some", Hedge::About),
    ("circa", Hedge::About),
    ("approx", Hedge::About),
    ("just under", Hedge::Nearly),
    ("just short of", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("less than or equal to", Hedge::UpTo),
    ("fewer than or equal to", Hedge::UpTo),
    ("equal to or less than", Hedge::UpTo),
    ("more than or equal to", Hedge::AtLeast),
    ("greater than or equal to", Hedge::AtLeast),
    ("equal to or more than", Hedge::AtLeast),
    ("equal to or greater than", Hedge::AtLeast),
    ("not more than", Hedge::UpTo),
    ("no more than", Hedge::UpTo),
    ("no less than", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("more than", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("upward of", Hedge::MoreThan),
    ("north of", Hedge::MoreThan),
    ("exceeding", Hedge::MoreThan),
    ("exceeds", Hedge::MoreThan),
    ("exceed", Hedge::MoreThan),
    ("exceeded", Hedge::MoreThan),
    (">", Hedge::MoreThan),
    ("<", Hedge::LessThan),
    ("just over", Hedge::MoreThan),
    ("well over", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("a minimum of", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("fewer than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("as many as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("as high as", Hedge::UpTo),
    ("a maximum of", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("up to", Hedge::UpTo),
];

/// Hedges that stand behind a number or its unit.
const BEHIND: &[(&str, Hedge)] = &[
    ("or more", Hedge::AtLeast),
    ("or greater", Hedge::AtLeast),
    ("or higher", Hedge::AtLeast),
    ("or above", Hedge::AtLeast),
    ("or lower", Hedge::UpTo),
    ("or below", Hedge::UpTo),
    ("or so", Hedge::About),
    ("or less", Hedge::UpTo),
    ("or fewer", Hedge::UpTo),
    ("at least", Hedge::AtLeast),
    ("at most", Hedge::UpTo),
    ("plus", Hedge::AtLeast),
];

/// The hedge that ends right before the token `at`, and its first token.
pub(super) fn before(reading: &Reading<'_>, at: usize) -> Option<(Hedge, usize)> {
    // Most numbers have no hedge: the last word of one decides quickly.
    let last = reading.word(at.checked_sub(1)?);
    BEFORE.iter().find_map(|(words, hedge)| {
        let mut parts = words.rsplit(' ');
        if !parts.next().is_some_and(|word| word.eq_ignore_ascii_case(last)) {
            return None;
        }
        let mut first = at - 1;
        for word in parts {
            first = first.checked_sub(1).filter(|index| reading.is(*index, word))?;
        }
        Some((*hedge, first))
    })
}

/// The hedge that begins at the token `at`, and the token behind it.
pub(super) fn behind(reading: &Reading<'_>, at: usize) -> Option<(Hedge, usize)> {
    if reading.word(at) == "+" {
        return Some((Hedge::AtLeast, at + 1));
    }
    BEHIND.iter().find_map(|(words, hedge)| {
        let mut next = at;
        for word in words.split(' ') {
            if !reading.is(next, word) {
                return None;
            }
            next += 1;
        }
        // "Two hours or more than four days" tells of another figure.
        (!reading.is(next, "than")).then_some((*hedge, next))
    })
}

/// The interval that `hedge` makes of the values from `low` to `high`.
pub(super) fn interval(hedge: Hedge, low: f64, high: f64) -> (Bound, Bound) {
    let closed = |at: f64| Bound { at, closed: true };
    let open = |at: f64| Bound { at, closed: false };
    match hedge {
        Hedge::Exact | Hedge::Word | Hedge::Range => (closed(low), closed(high)),
        Hedge::About => (closed(low - 0.1 * low.abs()), closed(high + 0.1 * high.abs())),
        Hedge::Nearly => (closed(low * 0.95), open(high)),
        Hedge::MoreThan => (open(low), closed(high * 1.25)),
        Hedge::AtLeast => (closed(low), open(f64::INFINITY)),
        Hedge::LessThan => (open(0.0), open(high)),
        Hedge::UpTo => (open(0.0), closed(high)),
    }
}
