//! "From 80 to 92, an increase of 10 percent", "doubled from 80 to 150", "71 percent, up
//! from 62, a rise of 9 percent".

use super::Relation;
use super::beside::{Beside, is_one_unit, is_value};
use crate::facts::figures::{Figure, FigureKind};
use crate::language::Class;
use crate::text::Span;

/// A first and a second value and what is said of the step from one to the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The value first in time.
    pub from: usize,
    /// The value it became.
    pub to: usize,
    /// What the step is said to be; none where the two are only compared ("against").
    pub step: Option<Step>,
    /// Whether the copy says that it rose or that it fell.
    pub rises: Option<bool>,
    /// Whether nothing but "from … to", "up from" ties the two, so that no other pair can be meant.
    pub sure: bool,
}

/// What a change is said to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A figure in percent or percentage points.
    Figure(usize),
    /// "doubled", "halved": the factor from and to which the word is right, and the word.
    Times {
        /// The smallest factor that the word allows.
        low: f64,
        /// The largest.
        high: f64,
        /// The word.
        word: Span,
    },
}

/// The two values stand no further apart, in tokens.
const PAIR_REACH: usize = 14;
/// The step stands no further behind the two, in tokens.
const STEP_REACH: usize = 16;

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    let timed = |figure: &Figure| figure.kind == FigureKind::Duration && figure.value.is_some();
    let share = |figure: &Figure| figure.kind == FigureKind::Percent && is_value(figure);
    // Times change as well: "from 40 minutes to 60 minutes"; elsewhere they only say how long it took.
    let several = |values: &Vec<usize>| values.iter().filter(|value| timed(&cx.figures[**value])).count() > 1;
    let of_times = cx.by_sentence(|figure| timed(figure) || share(figure)).into_iter().filter(several);
    for values in cx.by_sentence(is_value).into_iter().chain(of_times) {
        for three in values.windows(3) {
            out.extend(step_between(cx, three[0], three[1], three[2]).map(Relation::Change));
        }
        for at in 0..values.len() - 1 {
            let Some(pair) = pair(cx, values[at], values[at + 1]) else { continue };
            let earlier = at.checked_sub(1).map(|at| values[at]);
            let later = &values[at + 2..];
            let found = step_behind(cx, &pair, later).or_else(|| step_before(cx, &pair, earlier)).or_else(|| times(cx, &pair));
            let told_after = found.is_none() && cx.figures[pair.from].kind == FigureKind::Percent;
            let found = found.or_else(|| step_after(cx, &pair, told_after && later.is_empty() && values.len() == 2));
            let (step, rises) = found.map_or((None, None), |(step, rises)| (Some(step), rises));
            if pair.tie == Tie::And && step.is_none() {
                continue;
            }
            out.push(Relation::Change(Change { from: pair.from, to: pair.to, step, rises, sure: pair.tie == Tie::From && !told_after }));
        }
    }
}

/// How two values are tied.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tie {
    /// "from … to", "to … from", "up from".
    From,
    /// "against", "compared with".
    Against,
    /// "… in May and … in June".
    And,
}

/// Two values, in the order of time and in that of the text.
struct Pair {
    from: usize,
    to: usize,
    tie: Tie,
    /// The first in the text.
    first: usize,
    /// The second.
    second: usize,
}

fn pair(cx: &Beside<'_, '_>, first: usize, second: usize) -> Option<Pair> {
    let (a, b) = (&cx.figures[first], &cx.figures[second]);
    let between = cx.between(first, second);
    if between.len() > PAIR_REACH || cx.breaks(between.clone()) || !is_one_unit(a, b) {
        return None;
    }
    let (from, to, tie) = if cx.is_behind(first, &["from"]) && cx.is_behind(second, &["to"]) {
        (first, second, Tie::From)
    } else if cx.is_behind(second, &["from"]) && !cx.is_behind(first, &["from", "by"]) {
        (second, first, Tie::From)
    } else if cx.is_behind(second, &["against", "versus"]) || is_compared(cx, second) {
        (second, first, Tie::Against)
    } else if a.kind == FigureKind::Percent && cx.is_behind(second, &["and"]) {
        (first, second, Tie::And)
    } else {
        return None;
    };
    Some(Pair { from, to, tie, first, second })
}

/// "compared with 40", "compared to 40".
fn is_compared(cx: &Beside<'_, '_>, figure: usize) -> bool {
    cx.before(figure).is_some_and(|before| cx.is(before, &["with", "to"]) && before > 0 && cx.is(before - 1, &["compared"]))
}

/// Whether the token tells of a rise or of a fall.
fn direction(cx: &Beside<'_, '_>, index: usize) -> Option<bool> {
    match (cx.reading.has(index, Class::Rise), cx.reading.has(index, Class::Fall)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// "…, an increase of 15 percent", "…, a 15 percent increase", "…, 15 percent more".
fn step_behind(cx: &Beside<'_, '_>, pair: &Pair, later: &[usize]) -> Option<(Step, Option<bool>)> {
    let is_share = |figure: usize| cx.figures[figure].kind == FigureKind::Percent;
    let mut stated = *later.first()?;
    let mut told = stated;
    // "an increase of 1,975, or 25 percent".
    if let Some(second) = later.get(1).filter(|second| !is_share(stated) && is_share(**second) && cx.is_behind(**second, &["or"])) {
        let near = cx.between(stated, *second).len() <= 4;
        stated = if near { *second } else { stated };
    } else {
        told = stated;
    }
    let between = cx.between(pair.second, told);
    if !is_share(stated) || between.len() > STEP_REACH || cx.breaks(between.clone()) || is_rate(cx, stated) {
        return None;
    }
    let before = cx.before(told)?;
    if cx.is(before, &["of"]) {
        let noun = before.checked_sub(1)?;
        let rises = direction(cx, noun);
        let change = rises.is_some() || cx.is(noun, &["change", "difference", "swing", "shift"]);
        return change.then_some((Step::Figure(stated), rises));
    }
    let next = cx.next(told);
    // "up 7 percent"; "up 7 percent on May" is another step.
    let apart = before.checked_sub(1).is_some_and(|mark| cx.is(mark, &[",", "(", "—", "–"]));
    if apart && cx.is(before, &["up", "down"]) && !cx.is(next, &["on", "from", "compared", "year-on-year", "versus", "over", "since"]) {
        return Some((Step::Figure(stated), direction(cx, before)));
    }
    let rises = direction(cx, next)?;
    let noun = cx.is(before, &["a", "an"]);
    let adverb = cx.is(next, &["more", "less", "fewer", "higher", "lower", "longer", "shorter", "larger", "smaller"])
        && cx.is(before, &[",", "or", "—", "is", "was"]);
    (noun || adverb).then_some((Step::Figure(stated), Some(rises)))
}

/// "12,000, up 50 percent from 8,000", "63 percent, 5 percent higher than the 58 percent of May".
fn step_between(cx: &Beside<'_, '_>, to: usize, stated: usize, from: usize) -> Option<Change> {
    const REACH: usize = 8;
    let (first, last) = (cx.between(to, stated), cx.between(stated, from));
    let share = cx.figures[stated].kind == FigureKind::Percent && is_one_unit(&cx.figures[to], &cx.figures[from]);
    let percents = cx.figures[to].kind == FigureKind::Percent;
    if !share || first.len() > REACH || last.len() > REACH || cx.breaks(first) || cx.breaks(last.clone()) || is_rate(cx, stated) {
        return None;
    }
    let before = cx.before(stated)?;
    let up = direction(cx, before).filter(|_| cx.is(before, &["up", "down"]));
    let next = cx.next(stated);
    let behind = direction(cx, next).filter(|_| cx.is(before, &[",", "—", "–", "is", "was", "or"]));
    let tied = if up.is_some() { last.start } else { next + 1 };
    let than = cx.is(tied, &["from", "than", "on"]) && last.end.saturating_sub(tied) <= 3;
    let rises = up.or(behind)?;
    // "up 5 percent on the 58 percent" compares; "up 5 percent from March" names no value.
    (than && (cx.is_behind(from, &["from", "than", "the", "on"]) || percents)).then_some(Change {
        from,
        to,
        step: Some(Step::Figure(stated)),
        rises: Some(rises),
        sure: true,
    })
}

/// "… from 19 percent to 21 percent. The 2 percent increase …": the next sentence tells the step.
fn step_after(cx: &Beside<'_, '_>, pair: &Pair, alone: bool) -> Option<(Step, Option<bool>)> {
    const REACH: usize = 5;
    let sentence = cx.sentence(pair.second)?;
    let next = cx.reading.sentences.get(sentence + 1).filter(|_| alone && pair.tie == Tie::From)?;
    let start = next.tokens.start;
    if !cx.is(start, &["the", "that", "this"]) {
        return None;
    }
    let stated = (pair.second + 1..cx.figures.len()).find(|index| cx.sentence(*index) == Some(sentence + 1))?;
    let near = cx.figures[stated].kind == FigureKind::Percent && cx.first(stated) <= start + REACH && !is_rate(cx, stated);
    let behind = direction(cx, cx.next(stated));
    let of = cx.before(stated).filter(|of| cx.is(*of, &["of"])).and_then(|of| direction(cx, of.checked_sub(1)?));
    let rises = behind.or(of)?;
    near.then_some((Step::Figure(stated), Some(rises)))
}

/// "rose 15 percent, from 400 to 460", "rose by 15 percent to 460 from 400", "a 15 percent rise from".
fn step_before(cx: &Beside<'_, '_>, pair: &Pair, earlier: Option<usize>) -> Option<(Step, Option<bool>)> {
    let stated = earlier.filter(|stated| cx.figures[*stated].kind == FigureKind::Percent)?;
    let between = cx.between(stated, pair.first);
    let timed = |index: usize| {
        let span = cx.reading.tokens[index].span;
        let time = |figure: &Figure| matches!(figure.kind, FigureKind::Date | FigureKind::Duration) && figure.span.overlaps(span);
        cx.figures[stated + 1..pair.first].iter().any(time)
    };
    let plain = between.clone().all(|index| {
        timed(index)
            || cx.is(
                index,
                &[",", "from", "to", "in", "the", "a", "year", "last", "this", "over", "since", "past", "month", "week", "quarter"],
            )
            || cx.reading.has(index, Class::Rise)
            || cx.reading.has(index, Class::Fall)
            || cx.reading.has(index, Class::Month)
    });
    if pair.tie != Tie::From || between.len() > BEFORE_REACH || !plain || is_rate(cx, stated) {
        return None;
    }
    let before = cx.before(stated)?;
    let noun = cx.is(before, &["a", "an", "the"]).then(|| cx.next(stated));
    let start = cx.sentence_tokens(stated).start;
    // "raised its rate by 0.5 percent": the verb stands before its object.
    let rises = match noun {
        Some(noun) => direction(cx, noun)?,
        None if cx.is(before, &["by"]) => {
            (before.saturating_sub(VERB_REACH).max(start)..before).rev().find_map(|index| direction(cx, index))?
        }
        None => direction(cx, before)?,
    };
    Some((Step::Figure(stated), Some(rises)))
}

/// "rose 30 percent in three years, from": the step stands no further before the two, in tokens.
const BEFORE_REACH: usize = 7;
/// "raised its main lending rate by": the verb stands no further before "by".
const VERB_REACH: usize = 6;

/// "an annual 3 percent", "3 percent a year": a rate is not the step between two values.
fn is_rate(cx: &Beside<'_, '_>, stated: usize) -> bool {
    let next = cx.next(stated);
    let yearly = cx.is(next, &["a", "per", "each", "every"]) && cx.is(next + 1, &["year", "month", "week", "quarter", "annum"]);
    let averaged = cx.is(next, &["on"]) && cx.is(next + 1, &["average"]);
    let words = &["annual", "annually", "yearly", "monthly", "annualised", "annualized", "average", "compound", "adjusted", "real"];
    let before = cx.first(stated).saturating_sub(2)..cx.first(stated);
    yearly || averaged || cx.is(next, words) || cx.any(before, words)
}

/// Words that tell a factor: the least and the most it may be, where no hedge stands before them.
/// "Doubled" is said of 1.8 as well as of 2.3.
const TIMES: &[(&str, f64, f64)] = &[
    ("doubled", 1.75, 2.45),
    ("doubling", 1.75, 2.45),
    ("doubles", 1.75, 2.45),
    ("tripled", 2.6, 3.5),
    ("tripling", 2.6, 3.5),
    ("trebled", 2.6, 3.5),
    ("trebling", 2.6, 3.5),
    ("quadrupled", 3.5, 4.6),
    ("quadrupling", 3.5, 4.6),
    ("quintupled", 4.5, 5.7),
    ("halved", 0.42, 0.58),
    ("halving", 0.42, 0.58),
];

/// "doubled from 80 to 160", "from 80 to 160, a doubling".
fn times(cx: &Beside<'_, '_>, pair: &Pair) -> Option<(Step, Option<bool>)> {
    const REACH: usize = 6;
    if pair.tie != Tie::From {
        return None;
    }
    let sentence = cx.sentence_tokens(pair.first);
    let first = cx.first(pair.first);
    let before = first.saturating_sub(REACH).max(sentence.start)..first;
    let behind = cx.next(pair.second)..sentence.end.min(cx.next(pair.second) + REACH);
    let known = |index: usize| TIMES.iter().find(|(word, ..)| cx.is(index, &[word])).map(|found| (index, found));
    let own = |figure: &Figure| before.clone().any(|index| figure.span.overlaps(cx.reading.tokens[index].span));
    let free = !cx.figures.iter().any(|figure| is_value(figure) && own(figure));
    let (index, (_, low, high)) = before
        .clone()
        .rev()
        .find_map(known)
        .filter(|_| free && !cx.breaks(before))
        .or_else(|| behind.clone().find_map(known).filter(|(index, _)| cx.is(index.saturating_sub(1), &["a", ","])))?;
    let hedge = |words: &[&str]| cx.any(index.saturating_sub(3)..index, words);
    let (low, high) = (*low, *high);
    let (low, high) = if hedge(&["more", "over"]) {
        (0.97 * (low + high) / 2.1, 1.5 * high)
    } else if hedge(&["nearly", "almost", "about", "roughly", "all"]) {
        (0.85 * low, high)
    } else {
        (low, high)
    };
    let rises = Some(high > 1.0);
    Some((Step::Times { low, high, word: cx.reading.tokens[index].span }, rises))
}
