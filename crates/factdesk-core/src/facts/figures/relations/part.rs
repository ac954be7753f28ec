//! "18 died, including 20 officers", "of the 310 withdrawn, 340 came back": a part and its whole.

use super::Relation;
use super::beside::Beside;
use crate::facts::figures::{Figure, FigureKind, Hedge, nouns};
use crate::language::{Class, TokenKind};
use std::ops::Range;

/// A part and the whole it is said to belong to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
}

/// What leads from a whole to its part; more than one of them ties other things.
const LEADS: &[&str] = &["including", "among", "whom", "them"];
/// A part stands no further behind its whole, in tokens.
const REACH: usize = 18;

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    let keep = |figure: &Figure| {
        matches!(figure.kind, FigureKind::Number | FigureKind::Currency) && figure.value.is_some() && figure.hedge != Hedge::Word
    };
    for values in cx.by_sentence(keep) {
        for pair in values.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            if !is_alike(cx, first, second) {
                continue;
            }
            if is_of(cx, first, second) {
                out.push(Relation::Part(Part { part: first, whole: second }));
            } else if is_included(cx, first, second) || is_first_of(cx, first, second) {
                out.push(Relation::Part(Part { part: second, whole: first }));
            }
        }
    }
}

/// "12 of the 40 members", "14 of the team's 20 players".
fn is_of(cx: &Beside<'_, '_>, part: usize, whole: usize) -> bool {
    let led = cx.between(part, whole);
    // "two of the 27-member council's seats".
    let joined = cx.figures[whole].noun.is_some_and(|noun| noun.start < cx.figures[whole].span.end);
    cx.is(led.start, &["of"]) && is_led(cx, led.start + 1..led.end) && !joined
}

/// Whether "the", "its" or "the team's" is all that stands among `tokens`.
fn is_led(cx: &Beside<'_, '_>, tokens: Range<usize>) -> bool {
    const LONGEST: usize = 4;
    const LEADS: &[&str] = &["the", "its", "their", "his", "her", "those", "these", "all", "our"];
    let Some(last) = tokens.clone().next_back() else { return false };
    let owned = cx.reading.tokens[last].kind == TokenKind::Clitic;
    tokens.len() <= LONGEST && (owned || tokens.clone().all(|index| cx.is(index, LEADS)))
}

/// "41 people, including 12 children", "41 people, 12 of whom", "41 people, among them 12 children".
fn is_included(cx: &Beside<'_, '_>, whole: usize, part: usize) -> bool {
    let between = cx.behind(whole).min(cx.first(part))..cx.first(part);
    if between.len() > REACH || cx.any(between.clone(), &[";", ":", "(", ")", "—", "“", "”", "\"", "while", "but", "and"]) {
        return false;
    }
    let before = between.end.saturating_sub(2)..between.end;
    let led = cx.is(before.end.saturating_sub(1), &["including"])
        || (cx.is(before.start, &["among", "of"]) && cx.is(before.start + 1, &["them", "whom"]));
    let next = cx.next(part);
    let of_whom =
        cx.is(next, &["of"]) && cx.is(next + 1, &["whom", "which", "them", "these"]) && cx.is(between.end.saturating_sub(1), &[","]);
    let once = between.filter(|index| cx.is(*index, LEADS)).count() <= 2;
    (led || of_whom) && once
}

/// "Of the 90 boats laid up in winter, 104 sailed", "Out of 60 applications, 75 …".
fn is_first_of(cx: &Beside<'_, '_>, whole: usize, part: usize) -> bool {
    let start = cx.sentence_tokens(whole).start;
    let of = if cx.is(start, &["out"]) { start + 1 } else { start };
    let led = of + 1..cx.first(whole);
    let between = cx.behind(whole).min(cx.first(part))..cx.first(part);
    let commas = between.clone().filter(|index| cx.reading.word(*index) == ",").count();
    cx.is(of, &["of"])
        && of < cx.first(whole)
        && (led.is_empty() || is_led(cx, led))
        && commas == 1
        && cx.is_behind(part, &[","])
        && !cx.breaks(between)
}

/// Whether whole and part count things of one kind: people, one noun, or money of one unit. A part
/// without a noun counts what its whole does.
fn is_alike(cx: &Beside<'_, '_>, a: usize, b: usize) -> bool {
    let (first, second) = (&cx.figures[a], &cx.figures[b]);
    if first.kind != second.kind {
        return false;
    }
    if first.kind == FigureKind::Currency {
        return first.unit == second.unit;
    }
    first.noun.is_none() || second.noun.is_none() || first.unit == second.unit || (is_people(cx, first) && is_people(cx, second))
}

fn is_people(cx: &Beside<'_, '_>, figure: &Figure) -> bool {
    let Some(noun) = figure.noun else { return false };
    let tokens = cx.reading.token_at(noun.start)..cx.reading.token_at(noun.end);
    let person = [Class::People, Class::Person, Class::Collective].iter().any(|class| cx.any_of(tokens.clone(), *class));
    person || matches!(nouns::lemma(cx.reading.word(tokens.end.saturating_sub(1))).as_str(), "child" | "man" | "woman" | "person")
}
