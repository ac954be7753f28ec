//! Numerals: digits or words to a value, without hedge, unit or noun.

use super::words::{IS_DOZENS, Word, word};
use crate::facts::Reading;
use crate::language::{Class, TokenKind};
use crate::text::Span;

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "2,500", "4.2 million".
    Digits,
    /// "twelve", "two and a half million", "a dozen".
    Words,
    /// "dozens", "several hundred": no value, an interval.
    Vague,
    /// "half of", "two-thirds", "one in five": a share of a hundred.
    Share,
    /// "third", "88th".
    Ordinal,
}

/// A numeral and the interval it means by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its words, in prose bytes.
    pub(super) span: Span,
    /// The first token that no part of it belongs to.
    pub(super) next: usize,
    /// The value.
    pub(super) value: Option<f64>,
    /// The lowest value meant.
    pub(super) low: f64,
    /// The highest value meant.
    pub(super) high: f64,
    /// How it is written.
    pub(super) form: Form,
    /// What is joined on by a hyphen and ends before `next`: "year-old", "member".
    pub(super) tail: Option<Span>,
    /// The scale word's worth, 1 without.
    pub(super) scale: f64,
    /// Half of the last place written, where decimals or a scale word show rounding.
    pub(super) rounding: f64,
}

impl Numeral {
    pub(super) fn of(value: f64, form: Form, span: Span, next: usize) -> Numeral {
        Numeral { span, next, value: Some(value), low: value, high: value, form, tail: None, scale: 1.0, rounding: 0.0 }
    }
}

/// The numeral that begins at the token `at`. `money` says that a currency sign stands before it,
/// so that "m" is million rather than metres.
pub(super) fn read(reading: &Reading<'_>, at: usize, money: bool) -> Option<Numeral> {
    let token = reading.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => digits(reading, at, money),
        TokenKind::Word => super::written::read(reading, at),
        TokenKind::Mark => vulgar(reading.word(at)).map(|value| Numeral::of(value, Form::Digits, token.span, at + 1)),
        TokenKind::Clitic => None,
    }
}

/// The value of a run of digits with its separators and how many decimals it has; none for what is
/// no number (a version, a date, a list without spaces).
pub(super) fn parse(text: &str) -> Option<(f64, u32)> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let counts = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && !text.is_empty();
    if !counts || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest = groups.clone();
    let grouped = groups.next().is_none() || first.len() <= 3 && (rest.clone().all(|group| group.len() == 3) || is_indian(first, rest));
    // A leading zero marks a code or a telephone number, a longer run an identifier.
    let code = (first.len() > 1 && first.starts_with('0')) || first.len() > LONGEST_RUN;
    if !grouped || code {
        return None;
    }
    let mut value = 0.0;
    for byte in whole.bytes().filter(u8::is_ascii_digit) {
        value = value * 10.0 + f64::from(byte - b'0');
    }
    if decimals.is_empty() {
        return Some((value, 0));
    }
    // Decimal digits are parsed as the language does, so that 0.1 is the same number everywhere.
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    plain.parse().ok().map(|value| (value, decimals.len() as u32))
}

/// "12,34,567": groups of two before the last of three, as South Asian copy has them.
fn is_indian<'a>(first: &str, rest: impl DoubleEndedIterator<Item = &'a str>) -> bool {
    let mut from_last = rest.rev();
    first.len() <= 2 && from_last.next().is_some_and(|last| last.len() == 3) && from_last.all(|group| group.len() == 2)
}

/// More digits without a separator are an identifier.
const LONGEST_RUN: usize = 9;

/// Digits that stand at `span`, with a scale behind them: money with its code right before.
pub(super) fn scaled(reading: &Reading<'_>, text: &str, span: Span, next: usize) -> Option<Numeral> {
    let (value, decimals) = parse(text)?;
    let found = scale_behind(reading, next, true);
    let (scale, end) = found.unwrap_or((1.0, next));
    let places = 10f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let rounding = if decimals > 0 || scale > 1.0 { 0.5 * places * scale } else { 0.0 };
    let span = if found.is_some() { span.join(reading.tokens[end - 1].span) } else { span };
    Some(Numeral { scale, rounding, ..Numeral::of(round(value * scale), Form::Digits, span, end) })
}

fn digits(reading: &Reading<'_>, at: usize, money: bool) -> Option<Numeral> {
    let token = reading.tokens[at];
    let (mut value, decimals) = parse(reading.word(at))?;
    let mut span = token.span;
    let mut next = at + 1;
    if let Some((part, end)) = fraction_behind(reading, next) {
        value += part;
        span = span.join(reading.tokens[end - 1].span);
        next = end;
    }
    if let Some((power, end)) = power_behind(reading, next) {
        let span = span.join(reading.tokens[end - 1].span);
        return Some(Numeral::of(round(value * power), Form::Digits, span, end));
    }
    // "12.5±0.2": how far the number is sure.
    let margin = (reading.word(next) == "±").then(|| parse(reading.word(next + 1))).flatten();
    if let Some((margin, _)) = margin {
        let span = span.join(reading.tokens[next + 1].span);
        return Some(Numeral { rounding: margin, ..Numeral::of(value, Form::Digits, span, next + 2) });
    }
    let mut scale = 1.0;
    let mut tail = None;
    if let Some((worth, end)) = scale_behind(reading, next, money) {
        scale = worth;
        span = span.join(reading.tokens[end - 1].span);
        next = end;
    }
    if is_joined(reading, next, "-") && reading.is_word(next + 1) {
        tail = Some(reading.tokens[next + 1].span);
        next += 2;
    }
    let places = 10f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let rounding = if decimals > 0 || scale > 1.0 { 0.5 * places * scale } else { 0.0 };
    let value = if scale > 1.0 { round(value * scale) } else { value };
    Some(Numeral { tail, scale, rounding, ..Numeral::of(value, Form::Digits, span, next) })
}

/// "e10", "e-3", "x10^6", "×10-3" joined to digits: the power of ten, and the token behind it.
pub(super) fn power_behind(reading: &Reading<'_>, at: usize) -> Option<(f64, usize)> {
    let joined = |index: usize| reading.tokens.get(index).is_some_and(|token| !token.spaced);
    let power = |digits: &str| digits.parse::<i32>().ok().filter(|power| power.abs() < 40).map(|power| 10f64.powi(power));
    if !joined(at) {
        return None;
    }
    let text = reading.word(at);
    if let Some(exponent) = text.strip_prefix(['e', 'E']).filter(|rest| rest.bytes().last().is_some_and(|byte| byte.is_ascii_digit())) {
        return power(exponent).map(|power| (power, at + 1));
    }
    let (ten, next) = if text == "×" { (reading.word(at + 1), at + 2) } else { (text.strip_prefix('x')?, at + 1) };
    if let Some(exponent) = ten.strip_prefix("10-") {
        return power(exponent).map(|power| (1.0 / power, next));
    }
    let raised = ten == "10" && joined(next) && reading.word(next) == "^" && joined(next + 1);
    let minus = raised && reading.word(next + 1) == "-";
    let digits = if minus { next + 2 } else { next + 1 };
    let found = raised.then(|| power(reading.word(digits))).flatten()?;
    Some((if minus { 1.0 / found } else { found }, digits + 1))
}

/// Products of decimals and scales are whole where they are as close to it as a product can tell.
pub(super) fn round(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 * value.abs().max(1.0) { whole } else { value }
}

/// Whether the token at `at` is `mark` with no space before or after.
pub(super) fn is_joined(reading: &Reading<'_>, at: usize, mark: &str) -> bool {
    let joined = |index: usize| reading.tokens.get(index).is_some_and(|token| !token.spaced);
    joined(at) && joined(at + 1) && (reading.word(at) == mark || (mark == "-" && reading.word(at) == "‑"))
}

/// "1/2" behind a whole number, or "½".
fn fraction_behind(reading: &Reading<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(value) = vulgar(reading.word(at)) {
        return Some((value, at + 1));
    }
    let apart = reading.tokens.get(at).is_some_and(|token| token.spaced && token.kind == TokenKind::Number);
    let found = if apart { simple_fraction(reading, at) } else { None };
    found.map(|value| (value, at + 3))
}

/// "1/2" at `at`: a proper fraction with a small denominator.
pub(super) fn simple_fraction(reading: &Reading<'_>, at: usize) -> Option<f64> {
    if !is_joined(reading, at + 1, "/") || is_joined(reading, at + 3, "/") {
        return None;
    }
    let (top, bottom): (f64, f64) = (reading.word(at).parse().ok()?, reading.word(at + 2).parse().ok()?);
    let proper = 0.0 < top && top < bottom;
    // "1/40 of": a part of something, whatever its denominator.
    let common = [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0].contains(&bottom);
    (proper && (common || top < 2.0 && reading.is(at + 3, "of"))).then_some(top / bottom)
}

fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅙" => 1.0 / 6.0,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// A scale behind digits: "million", "bn", and where money is meant "m".
fn scale_behind(reading: &Reading<'_>, at: usize, money: bool) -> Option<(f64, usize)> {
    let (index, joined) =
        if is_joined(reading, at, "-") { (at + 1, false) } else { (at, reading.tokens.get(at).is_some_and(|token| !token.spaced)) };
    if !reading.is_word(index) {
        return None;
    }
    let text = reading.word(index);
    let worth = match text {
        "bn" | "Bn" => 1e9,
        "mn" | "mln" => 1e6,
        "tn" | "trn" => 1e12,
        "k" | "K" if joined => 1e3,
        "M" | "mil" if joined => 1e6,
        "m" | "M" if money => 1e6,
        "b" | "B" if money && joined => 1e9,
        _ if reading.has(index, Class::NumberWord) => match word(text)? {
            Word::Scale(worth) => worth,
            Word::Hundred => 100.0,
            Word::Dozen => 12.0,
            // "2 dozens", "5 millions".
            Word::Vague(low, _) if IS_DOZENS.contains(&low) => 12.0,
            Word::Many(worth, ..) if worth >= 1e3 => worth,
            _ => return None,
        },
        _ => return None,
    };
    Some((worth, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;
    use crate::markup::{Lead, Zone};

    fn value(text: &str) -> Option<f64> {
        let prose = super::super::prose_of(text);
        let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
        read(&reading, 0, false).and_then(|numeral| numeral.value)
    }

    #[test]
    fn words_have_values() {
        for (text, expected) in [
            ("forty-one", 41.0),
            ("two hundred and twelve", 212.0),
            ("two and a half million", 2_500_000.0),
            ("a dozen", 12.0),
            ("two dozen", 24.0),
            ("half a million", 500_000.0),
            ("a quarter of a million", 250_000.0),
            ("two-thirds", 200.0 / 3.0),
            ("three quarters of them", 75.0),
            ("a hundred and ninety", 190.0),
            ("one hundred thousand", 100_000.0),
            ("twenty-first", 21.0),
            ("five-year", 5.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        for text in ["a bus", "half time", "quarter final", "few people", "tens"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn digits_have_values() {
        for (text, expected) in [("2,500", 2500.0), ("4.2 million", 4_200_000.0), ("38bn", 38e9), ("2 1/2", 2.5), ("1½", 1.5), ("0.5", 0.5)]
        {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        for text in ["1,2", "1.2.3", "0590883899", "007"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
