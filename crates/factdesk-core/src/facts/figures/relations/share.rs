//! "45 of 60 boys, or 75 percent", "of 750 cases, 525, or 70 percent, were upheld".

use super::Relation;
use super::beside::Beside;
use crate::facts::figures::{Figure, FigureKind, Hedge};

/// A part of a whole and the share that it is said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The part; none where a share in words or as "two in five" stands for both.
    pub part: usize,
    /// The wholes that can be meant, the nearest first; one but for "of them". None where `part`
    /// is a share itself.
    pub wholes: Vec<usize>,
    /// The share.
    pub share: usize,
}

/// "of them" may mean a whole that stands so many sentences before.
const SENTENCES_BACK: usize = 3;

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    let keep = |figure: &Figure| {
        let kind = matches!(figure.kind, FigureKind::Number | FigureKind::Currency | FigureKind::Percent);
        kind && figure.value.is_some() && figure.hedge != Hedge::Word
    };
    for values in cx.by_sentence(keep) {
        for at in 0..values.len() {
            out.extend(read_at(cx, &values[at..]).map(Relation::Share));
        }
    }
    of_them(cx, out);
}

/// The share that begins with the first of `values`.
fn read_at(cx: &Beside<'_, '_>, values: &[usize]) -> Option<Share> {
    let first = values[0];
    let second = *values.get(1)?;
    let is_share = |figure: usize| cx.figures[figure].kind == FigureKind::Percent && &*cx.figures[figure].unit.name == "%";
    if is_share(first) {
        if is_share(second) {
            // "two in five, or 40 percent".
            let ratio = has_ratio(cx, first) != has_ratio(cx, second);
            return (ratio && is_restated(cx, first, second)).then(|| Share { part: first, wholes: Vec::new(), share: second });
        }
        let third = *values.get(2)?;
        if !is_counted_alike(cx, second, third) {
            return None;
        }
        // "40 percent of the 200 shops, or 120".
        if is_of(cx, first, second) {
            return is_restated(cx, second, third).then(|| Share { part: third, wholes: vec![second], share: first });
        }
        // "70 percent, or 525 of 750", "70 percent of those asked, 525 of 750, said".
        let apposed = cx.is_behind(second, &[","]) && cx.between(first, second).len() <= 6 && cx.is(cx.behind(third), &[","]);
        let tied = (is_restated(cx, first, second) || apposed) && is_of(cx, second, third);
        return tied.then(|| Share { part: second, wholes: vec![third], share: first });
    }
    let third = values.get(2).copied().filter(|third| is_share(*third));
    if is_share(second) {
        // "525 cases, or 70 percent of the 750 reviewed".
        let third = *values.get(2)?;
        let tied = is_restated(cx, first, second) && is_of(cx, second, third) && is_counted_alike(cx, first, third);
        return tied.then(|| Share { part: first, wholes: vec![third], share: second });
    }
    let share = third?;
    if !is_counted_alike(cx, first, second) {
        return None;
    }
    if is_of(cx, first, second) && (is_restated(cx, second, share) || is_apposed(cx, second, share)) {
        return Some(Share { part: first, wholes: vec![second], share });
    }
    // "Of 640 boats seen, 480, or 70 percent".
    let opens = cx.before(first).is_some_and(|of| {
        let start = cx.sentence_tokens(first).start;
        cx.is(start, &["out"]) && of == start + 1
            || cx.is(of, &["of"]) && (of == cx.sentence_tokens(first).start || cx.is(of - 1, &[",", "and", "but", "that", "said"]))
            || cx.is(of, &["the", "its", "those", "their", "all"])
                && of > 0
                && cx.is(of - 1, &["of"])
                && of == cx.sentence_tokens(first).start + 1
    });
    let smaller = cx.figures[second].value < cx.figures[first].value;
    (opens && smaller && is_restated(cx, second, share)).then(|| Share { part: second, wholes: vec![first], share })
}

/// "120 of them, or 35 percent": the whole was told before.
fn of_them(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for part in 0..cx.figures.len().saturating_sub(1) {
        let share = part + 1;
        let next = cx.next(part);
        let them = cx.is(next, &["of"]) && cx.is(next + 1, &["them", "these", "those"]);
        let percent = cx.figures[share].kind == FigureKind::Percent && cx.is_one_sentence(part, share);
        if !them || !percent || cx.figures[part].kind != FigureKind::Number || cx.is_quoted(cx.figures[part].span) {
            continue;
        }
        let restated = cx.is(next + 2, &[",", "("]) && is_restated(cx, part, share);
        let Some(sentence) = cx.sentence(part).filter(|_| restated) else { continue };
        let wholes: Vec<usize> = (0..part)
            .rev()
            .filter(|whole| {
                let figure = &cx.figures[*whole];
                let near = cx.sentence(*whole).is_some_and(|own| own + SENTENCES_BACK >= sentence);
                near && figure.kind == FigureKind::Number && figure.value > cx.figures[part].value && figure.noun.is_some()
            })
            .collect();
        // A number without a noun may be the whole as well: "312, or 40 percent, sank".
        let bare = (0..part).rev().filter(|whole| {
            let figure = &cx.figures[*whole];
            figure.kind == FigureKind::Number && figure.noun.is_none() && figure.value > cx.figures[part].value
        });
        let wholes: Vec<usize> = wholes.iter().copied().chain(bare.filter(|_| !wholes.is_empty())).collect();
        if !wholes.is_empty() {
            out.push(Relation::Share(Share { part, wholes, share }));
        }
    }
}

/// Whether the share was told as a ratio or in words: "two in five", "a third".
fn has_ratio(cx: &Beside<'_, '_>, figure: usize) -> bool {
    let text = cx.figures[figure].number.of(&cx.reading.prose.text);
    !text.contains('%') && !text.contains("cent") && !text.contains("pct")
}

/// Whether `whole` stands behind "of", "out of", "of the" behind `part`.
fn is_of(cx: &Beside<'_, '_>, part: usize, whole: usize) -> bool {
    let next = cx.next(part);
    let at = if cx.is(next, &["out"]) { next + 1 } else { next };
    let of_nouns = cx.behind(part);
    let of = if cx.is(at, &["of"]) {
        at
    } else if cx.is(of_nouns, &["of"]) {
        of_nouns
    } else {
        return false;
    };
    let led = of + 1..cx.first(whole);
    led.len() <= 3 && led.clone().all(|index| cx.reading.is_word(index)) && !cx.is(of + 1, &["which", "whom"])
}

/// Whether `told` says again what `first` said: ", or 70 percent", "(70 percent)".
fn is_restated(cx: &Beside<'_, '_>, first: usize, told: usize) -> bool {
    const REACH: usize = 12;
    let between = cx.between(first, told);
    let Some(before) = cx.before(told).filter(|before| between.contains(before)) else { return false };
    if cx.is(before, &["("]) {
        return between.len() <= REACH && !between.clone().take(between.len() - 1).any(|index| cx.is(index, &[",", ";", "(", ")"]));
    }
    let or = cx.is(before, &["or", "—", "–"]) && (cx.is(before.saturating_sub(1), &[","]) || between.len() <= 3);
    let inner = between.start..before.saturating_sub(1);
    or && between.len() <= REACH && !inner.clone().any(|index| cx.is(index, &[",", ";", "(", ")", ":", "and"]))
}

/// "45 of 60 drivers, 75 percent, signed", "30 of his 90 sheep, a third of the flock".
fn is_apposed(cx: &Beside<'_, '_>, whole: usize, share: usize) -> bool {
    let between = cx.behind(whole).min(cx.first(share))..cx.first(share);
    let next = cx.next(share);
    between.len() == 1 && cx.is(between.start, &[","]) && (cx.is(next, &[",", ".", "of"]) || next >= cx.sentence_tokens(share).end)
}

/// Whether the two count things of one kind: both money, or both things.
fn is_counted_alike(cx: &Beside<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (&cx.figures[a], &cx.figures[b]);
    // "3 million of the 10 million crowns".
    let bare = a.kind == FigureKind::Number && a.noun.is_none() && b.kind == FigureKind::Currency;
    bare || a.kind == b.kind && (a.kind == FigureKind::Number || a.unit == b.unit)
}
