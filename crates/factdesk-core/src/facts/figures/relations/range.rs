//! "Between 9 and 6 percent", "between 14 and 12 October", "(1746–1694)": ranges that run backwards.

use super::Relation;
use super::beside::{Beside, is_one_unit, is_value};
use crate::facts::figures::numeral::parse;
use crate::facts::figures::{FigureKind, RangeEnd};
use crate::language::{Class, TokenKind};
use crate::text::Span;

/// A range whose larger end stands first.
#[derive(Debug, Clone, PartialEq)]
pub struct Reversed {
    /// The whole range.
    pub span: Span,
    /// The end that stands first.
    pub first: Span,
    /// The end that stands second.
    pub second: Span,
}

/// What two values are told apart by rather than the ends of a range.
const APART: &[&str] = &[
    "gap",
    "difference",
    "margin",
    "distance",
    "split",
    "divided",
    "choose",
    "choice",
    "choosing",
    "ratio",
    "differences",
    "chose",
    "alternated",
    "alternates",
    "switch",
    "switched",
    "border",
    "match",
    "game",
    "decide",
    "comparison",
    "merger",
    "drop",
    "fall",
    "swap",
];

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for figure in cx.figures.iter().filter(|figure| figure.range.is_some_and(|ends| is_backwards(cx, ends))) {
        let at = cx.reading.token_at(figure.span.start);
        if cx.is(at, &["between"]) && !cx.is_quoted(figure.span) && !is_apart(cx, at) {
            out.extend(between(cx, at, figure.kind).map(Relation::Reversed));
        }
    }
    from_to(cx, out);
    years(cx, out);
    days(cx, out);
}

/// Whether the first end is the larger; "between $40 and $25 million" leaves the first's scale out.
fn is_backwards(cx: &Beside<'_, '_>, [first, second]: [RangeEnd; 2]) -> bool {
    let text = &cx.reading.prose.text;
    let digits = |end: RangeEnd| {
        let words = end.span.of(text);
        let number = words.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = number.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(number.len());
        parse(&number[..end]).map(|(value, _)| (value, end < number.len()))
    };
    let elided = match (digits(first), digits(second)) {
        // A thousand or more beside a scale has none of its own: "between 800,000 and 1 million".
        (Some((a, false)), Some((b, true))) => b < a && a < 1000.0,
        _ => false,
    };
    second.at < first.at || elided
}

/// "prices range from 900 to 400 euros".
fn from_to(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    const RANGES: &[&str] = &["range", "ranges", "ranged", "ranging", "vary", "varies", "varying", "anywhere", "aged"];
    for first in 0..cx.figures.len().saturating_sub(1) {
        let second = first + 1;
        let (a, b) = (&cx.figures[first], &cx.figures[second]);
        let between = cx.between(first, second);
        let tied = cx.is_behind(first, &["from"]) && between.len() == 1 && cx.is(between.start, &["to"]);
        let ranges = cx.before(first).is_some_and(|from| from > 0 && cx.is(from - 1, RANGES));
        let values = matches!((a.value, b.value), (Some(a), Some(b)) if b < a);
        if tied && ranges && values && is_value(a) && is_value(b) && is_one_unit(a, b) && !cx.is_quoted(a.span) {
            out.push(Relation::Reversed(Reversed {
                span: a.span.join(b.span),
                first: cx.reading.tokens[cx.first(first)].span,
                second: cx.reading.tokens[cx.first(second)].span,
            }));
        }
    }
}

fn is_apart(cx: &Beside<'_, '_>, between: usize) -> bool {
    cx.any(between.saturating_sub(4)..between, APART)
}

/// The two numbers of "between 9 and 6", where both are digits in one unit.
fn between(cx: &Beside<'_, '_>, at: usize, kind: FigureKind) -> Option<Reversed> {
    let reading = cx.reading;
    let and = (at + 2..at + 7).find(|index| cx.is(*index, &["and"]))?;
    let ends = |from: usize, to: usize| (from..to).find(|index| reading.is_number(*index) || reading.has(*index, Class::NumberWord));
    let (first, second) = (ends(at + 1, and)?, ends(and + 1, and + 3)?);
    // "between 500 metres and 2 kilometres": the first has a unit of its own.
    let own = first + 1..and;
    let unit: Vec<&str> = own.map(|index| reading.word(index)).collect();
    let other: Vec<&str> = (second + 1..second + 1 + unit.len()).map(|index| reading.word(index)).collect();
    let one_unit = unit.is_empty() || unit == other;
    let time = reading.is(second + 1, "p.m.") || reading.is(second + 1, "a.m.") || reading.is(second + 1, "o'clock");
    let joined =
        kind == FigureKind::Number && reading.tokens.get(second + 1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word);
    // "between 40 and 35 degrees north".
    let latitude = cx.any(second + 1..second + 4, &["north", "south", "east", "west"]);
    (one_unit && !time && !joined && !latitude).then(|| Reversed {
        span: reading.span(at, second),
        first: reading.tokens[first].span,
        second: reading.tokens[second].span,
    })
}

/// "(1746–1694)", "from 1990 to 1985", "between 1990 and 1985".
fn years(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for (index, pair) in cx.figures.windows(2).enumerate() {
        let year = |figure: &crate::facts::Figure| {
            figure.date.filter(|date| date.month.is_none() && date.day.is_none()).and_then(|date| date.year)
        };
        let (Some(first), Some(second)) = (year(&pair[0]), year(&pair[1])) else { continue };
        let words: Vec<usize> = cx.between(index, index + 1).collect();
        let [joint] = words[..] else { continue };
        let dash = cx.is(joint, &["-", "–"]) && cx.any(cx.first(index).saturating_sub(4)..cx.first(index), &["("]);
        let from = cx.is_behind(index, &["from"]) && cx.is(joint, &["to", "until"]);
        let between = cx.is_behind(index, &["between"]) && cx.is(joint, &["and"]) && !is_apart(cx, cx.first(index) - 1);
        let era = cx.any(cx.first(index)..cx.next(index + 1) + 2, &["BC", "BCE", "B.C.", "B.C.E."]);
        if first > second && first - second < 200 && (dash || from || between) && !era && !cx.is_quoted(pair[0].span) {
            out.push(Relation::Reversed(Reversed { span: cx.span(index, index + 1), first: pair[0].span, second: pair[1].span }));
        }
    }
}

/// "between 14 and 12 October".
fn days(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for (index, figure) in cx.figures.iter().enumerate() {
        let monthly = figure.date.is_some_and(|date| date.month.is_some() && date.day.is_none());
        let at = cx.first(index);
        let reading = cx.reading;
        if !monthly || !cx.is_behind(index, &["between"]) || !cx.is(at + 1, &["and"]) || cx.is_quoted(figure.span) {
            continue;
        }
        let day = |index: usize| reading.is_number(index).then(|| parse(reading.word(index))).flatten().map(|(day, _)| day);
        if let (Some(first), Some(second)) = (day(at), day(at + 2))
            && second < first
        {
            let ends = (reading.tokens[at].span, reading.tokens[at + 2].span);
            out.push(Relation::Reversed(Reversed { span: reading.span(at - 1, at + 2), first: ends.0, second: ends.1 }));
        }
    }
}
