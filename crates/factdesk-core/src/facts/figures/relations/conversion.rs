//! "10 km (6 miles)", "41C (106F)", "2.10m (6ft 11in)".

use super::Relation;
use super::beside::Beside;
use crate::facts::figures::units::{self, Quantity};
use crate::facts::figures::{Figure, FigureKind, Hedge};
use crate::language::TokenKind;
use crate::text::Span;

/// One quantity in two units.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The quantity as first told.
    pub told: Span,
    /// The quantity in the other unit.
    pub other: Span,
    /// What `told` comes to in the other's unit.
    pub right: f64,
    /// What `other` says.
    pub stated: f64,
    /// How far the two may lie apart because both are rounded to their last place, in the other's unit.
    pub slack: f64,
    /// The other's unit.
    pub unit: Box<str>,
    /// The index of the other's figure, where it is one figure with a number of its own.
    pub fixable: Option<usize>,
}

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    let mut at = 0;
    while at < cx.figures.len() {
        let Some(told) = amount(cx, at) else {
            at += 1;
            continue;
        };
        at = told.next;
        let Some(other) = (told.next < cx.figures.len()).then(|| amount(cx, told.next)).flatten() else { continue };
        if told.quantity != other.quantity || told.unit == other.unit || !is_restated(cx, &told, &other) {
            continue;
        }
        let right = convert(told.value, &told, &other);
        if is_difference(&told, &other) {
            continue;
        }
        let sides = convert(told.value + told.half, &told, &other) - convert(told.value - told.half, &told, &other);
        let slack = (sides / 2.0).abs() + other.half;
        out.push(Relation::Conversion(Conversion {
            told: told.span,
            other: other.span,
            right,
            stated: other.value,
            slack,
            unit: other.unit.into(),
            fixable: (!other.compound).then_some(other.first),
        }));
        at = other.next;
    }
}

/// One quantity.
struct Amount {
    first: usize,
    next: usize,
    span: Span,
    value: f64,
    /// Half of the last place written.
    half: f64,
    unit: &'static str,
    quantity: Quantity,
    size: f64,
    compound: bool,
}

fn amount(cx: &Beside<'_, '_>, at: usize) -> Option<Amount> {
    let figure = &cx.figures[at];
    let value = figure.value.filter(|_| figure.kind == FigureKind::Dimension && figure.hedge != Hedge::Word)?;
    if cx.is_quoted(figure.span) {
        return None;
    }
    let (unit, quantity, size) = units::named(&figure.unit.name)?;
    let half = half_place(cx, figure);
    let mut out = Amount { first: at, next: at + 1, span: figure.number, value, half, unit, quantity, size, compound: false };
    // "7ft 10in" is one figure with two numbers.
    let numbers = cx.reading.tokens[cx.first(at)..cx.next(at)].iter().filter(|token| token.kind == TokenKind::Number).count();
    out.compound = numbers > 1;
    Some(out)
}

/// Half of the last place written; of words half of one.
fn half_place(cx: &Beside<'_, '_>, figure: &Figure) -> f64 {
    let value = figure.value.unwrap_or_default();
    if figure.rounding > 0.0 {
        return figure.rounding;
    }
    // Round hundreds are rounded, round tens may be.
    let digits = figure.number.of(&cx.reading.prose.text).bytes().any(|byte| byte.is_ascii_digit());
    let mut place = 1.0;
    while digits && value >= 100.0 && place < value / 10.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    (0.5 * place).min(ROUND_SHARE * value.max(10.0))
}

/// "500 litres" may be 480 or 520, hardly 450.
const ROUND_SHARE: f64 = 0.05;

/// "(6 miles)", ", or 6 miles", "10km/6 miles".
fn is_restated(cx: &Beside<'_, '_>, told: &Amount, other: &Amount) -> bool {
    let between = cx.next(told.next - 1)..cx.first(other.first);
    let words: Vec<&str> = between.map(|index| cx.reading.word(index)).collect();
    match words[..] {
        // "120 metres (400 feet away)" and "6,000 metres (20,000 feet)": the bracket closes soon.
        ["("] => {
            let end = cx.next(other.next - 1);
            (end..end + 4).any(|index| cx.reading.word(index) == ")") && !cx.is(end, &["of", "to", "-"])
        }
        [_, "("] => cx.reading.word(cx.next(other.next - 1)) == ")" && words[0] != ",",
        ["/"] | [",", "or"] => true,
        _ => false,
    }
}

/// "a rise of 2C (3.6F)": a difference in temperature has no freezing point.
fn is_difference(told: &Amount, other: &Amount) -> bool {
    let factor = match (told.unit, other.unit) {
        ("C", "F") => 1.8,
        ("F", "C") => 1.0 / 1.8,
        _ => return false,
    };
    (told.value * factor - other.value).abs() <= told.half * factor + other.half
}

fn convert(value: f64, told: &Amount, other: &Amount) -> f64 {
    match (told.unit, other.unit) {
        ("C", "F") => value * 1.8 + 32.0,
        ("F", "C") => (value - 32.0) / 1.8,
        _ => value * told.size / other.size,
    }
}
