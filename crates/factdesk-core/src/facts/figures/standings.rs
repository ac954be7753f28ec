//! Who got how much, and who is said to be ahead of whom: "Holm received 841 votes, Lind 654", "Lind
//! finished first, ahead of Holm".

use super::{Figure, FigureKind, Hedge};
use crate::facts::{Name, Quote, Reading};
use crate::text::Span;

/// One thing told of a contest. Names are spans of the prose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// So many votes, seats or points for a name.
    Count {
        /// Whose they are.
        name: Span,
        /// The index of the figure.
        figure: usize,
    },
    /// One name put ahead of another.
    Ahead {
        /// The one ahead.
        first: Span,
        /// The one behind.
        second: Span,
    },
}

/// What more of is better.
const COUNTED: &[&str] = &["vote", "seat", "point", "goal", "delegate", "ballot", "medal", "mandate"];
/// What may stand between a name and its count.
const VERBS: &[&str] = &["received", "got", "won", "took", "has", "had", "polled", "scored", "secured", "gained", "with", "on"];
/// What may stand between a name and "ahead of".
const PLACES: &[&str] = &[
    "finished", "came", "placed", "ended", "was", "is", "first", "second", "third", "in", "place", ",", "just", "well", "narrowly", "top",
    "ran", "stood", "stands", "led",
];

/// Reads the standings of a paragraph, in order.
pub(in crate::facts) fn read(reading: &Reading<'_>, names: &[Name], quotes: &[Quote], figures: &[Figure]) -> Vec<Standing> {
    if names.len() < 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    let quoted = |at: u32| quotes.iter().any(|quote| quote.kind.is_spoken() && quote.span.contains(at));
    let mut listing: Option<usize> = None;
    for (index, figure) in figures.iter().enumerate() {
        let plain = figure.kind == FigureKind::Number && figure.hedge == Hedge::Exact && figure.value.is_some();
        let first = reading.token_at(figure.span.start);
        let sentence = reading.sentences.partition_point(|sentence| sentence.tokens.end <= first);
        let named = COUNTED.contains(&&*figure.unit.name);
        // "Lind 654": a list goes on with what it began with.
        let goes_on = figure.noun.is_none() && listing == Some(sentence);
        if !plain || quoted(figure.span.start) || !(named || goes_on) {
            continue;
        }
        let verb = first.checked_sub(1).filter(|before| VERBS.iter().any(|verb| reading.is(*before, verb)));
        let behind = verb.unwrap_or(first);
        if let Some(name) = names.iter().find(|name| reading.token_at(name.span.end) == behind) {
            listing = Some(sentence);
            out.push(Standing::Count { name: name.span, figure: index });
        }
    }
    for (ahead, token) in reading.tokens.iter().enumerate() {
        if !reading.is(ahead, "ahead") || !reading.is(ahead + 1, "of") || quoted(token.span.start) {
            continue;
        }
        let second = names.iter().find(|name| reading.token_at(name.span.start) == ahead + 2);
        let first = names.iter().rev().find(|name| reading.token_at(name.span.end) <= ahead);
        let (Some(first), Some(second)) = (first, second) else { continue };
        let mut between = reading.token_at(first.span.end)..ahead;
        if between.all(|index| PLACES.iter().any(|place| reading.is(index, place))) {
            out.push(Standing::Ahead { first: first.span, second: second.span });
        }
    }
    out
}
