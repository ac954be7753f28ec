//! One quantity: sign or code of a currency, numeral or range, scale, unit, hedge and noun.

use super::numeral::{self, Form, Numeral, is_joined};
use super::unit_behind::{self, UnitRead, unit_behind};
use super::units::{self, Quantity};
use super::{Figure, FigureKind, Hedge, RangeEnd, Unit, hedges, nouns, refuse};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;

/// What stands at a token where a number begins.
pub(super) enum Found {
    /// A figure, and the token behind it.
    Figure(Box<Figure>, usize),
    /// Digits that count nothing, up to this token.
    Nothing(usize),
}

/// Reads the quantity that begins at the token `at`; none where no number begins there.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let token = reading.tokens[at];
    if token.kind == TokenKind::Word && is_coded(reading.word(at)) {
        return coded_money(reading, at);
    }
    let (sign, number_at) = match token.kind {
        TokenKind::Mark => {
            let code = units::sign(reading.word(at));
            (code, if code.is_some() { at + 1 } else { at })
        }
        TokenKind::Word if token.case == Case::Upper && reading.is_number(at + 1) => {
            let code = (token.span.len() == 3).then(|| units::unit(reading.word(at))).flatten();
            let code = code.filter(|unit| unit.quantity == Quantity::Currency)?;
            (Some(code.name), at + 1)
        }
        _ => (None, at),
    };
    if sign.is_some() && !reading.is_number(number_at) {
        return None;
    }
    let digits = reading.is_number(number_at);
    if let Some(next) = (digits && sign.is_none()).then(|| refuse::digits(reading, at)).flatten() {
        return Some(Found::Nothing(next));
    }
    let fraction = digits.then(|| numeral::simple_fraction(reading, number_at)).flatten();
    let Some(first) =
        fraction.map(|value| fraction_numeral(reading, number_at, value)).or_else(|| numeral::read(reading, number_at, sign.is_some()))
    else {
        return digits.then_some(Found::Nothing(number_at + 1));
    };
    let first = pointed(reading, at, first);
    if first.form == Form::Ordinal {
        return Some(ordinal(reading, at, &first));
    }
    if let Some(found) = suffixed(reading, at, &first) {
        return Some(found);
    }
    Some(build(reading, at, first, sign))
}

/// Whether a word is money with its code before it: "USD115", "RM42", "Rs500".
pub(super) fn is_coded(text: &str) -> bool {
    text.len() > 2 && text.as_bytes()[text.len() - 1].is_ascii_digit() && coded(text).is_some()
}

/// The code and the digits of such a word.
fn coded(text: &str) -> Option<(&'static str, &str)> {
    let letters = text.find(|c: char| c.is_ascii_digit()).filter(|letters| (2..=3).contains(letters))?;
    let (code, digits) = text.split_at(letters);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let name = match code {
        "RM" => "MYR",
        "Rs" => "INR",
        "Rp" => "IDR",
        _ if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            units::unit(code).filter(|unit| unit.quantity == Quantity::Currency)?.name
        }
        _ => return None,
    };
    Some((name, digits))
}

/// "USD115", "RM42.50", "Rs500 million".
fn coded_money(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let (code, digits) = coded(reading.word(at))?;
    let mut text = digits.to_owned();
    let mut next = at + 1;
    // The tokens behind a word are cut at its marks: ".50", ",000".
    while matches!(reading.word(next), "." | ",")
        && reading.is_number(next + 1)
        && !reading.tokens[next].spaced
        && !reading.tokens[next + 1].spaced
    {
        text.push_str(reading.word(next));
        text.push_str(reading.word(next + 1));
        next += 2;
    }
    let numeral = numeral::scaled(reading, &text, reading.span(at, next - 1), next)?;
    Some(build(reading, at, numeral, Some(code)))
}

/// ".203": a decimal that begins with its point.
fn pointed(reading: &Reading<'_>, at: usize, numeral: Numeral) -> Numeral {
    let point = at.checked_sub(1).filter(|before| reading.word(*before) == "." && !reading.tokens[at].spaced);
    let apart = point.is_some_and(|point| reading.tokens[point].spaced);
    let text = reading.word(at);
    if !apart || numeral.form != Form::Digits || text.contains([',', '.']) {
        return numeral;
    }
    let places: f64 = text.bytes().map(|_| 10.0).product();
    let value = numeral.value.map(|value| value / places);
    let span = numeral.span.join(reading.tokens[at - 1].span);
    Numeral { value, low: numeral.low / places, high: numeral.high / places, span, rounding: 0.5 / places, ..numeral }
}

fn fraction_numeral(reading: &Reading<'_>, at: usize, value: f64) -> Numeral {
    let whole = numeral::read(reading, at, false);
    Numeral {
        span: reading.span(at, at + 2),
        next: at + 3,
        value: Some(value),
        low: value,
        high: value,
        form: Form::Digits,
        tail: None,
        scale: 1.0,
        rounding: whole.map_or(0.0, |numeral| numeral.rounding),
    }
}

fn ordinal(reading: &Reading<'_>, at: usize, numeral: &Numeral) -> Found {
    let mut figure = figure(numeral.span, FigureKind::Ordinal, numeral.low, numeral.high, Hedge::Exact);
    figure.value = numeral.value;
    // "first-class", "second-hand" are words of their own.
    if numeral.tail.is_some() || refuse::word(reading, at, numeral) {
        return Found::Nothing(numeral.next);
    }
    Found::Figure(Box::new(figure), numeral.next)
}

/// "88th"; and digits joined to letters that are no unit, which name something ("5G", "312pp").
fn suffixed(reading: &Reading<'_>, at: usize, numeral: &Numeral) -> Option<Found> {
    let next = numeral.next;
    let joined = reading.tokens.get(next).filter(|token| !token.spaced && token.kind == TokenKind::Word)?;
    if numeral.form != Form::Digits || numeral.tail.is_some() {
        return None;
    }
    let text = joined.span.of(&reading.prose.text);
    if super::dates::is_suffix(text) {
        let span = numeral.span.join(joined.span);
        let figure = Figure { value: numeral.value, ..figure(span, FigureKind::Ordinal, numeral.low, numeral.high, Hedge::Exact) };
        return Some(Found::Figure(Box::new(figure), next + 1));
    }
    if text == "s" {
        // "in his 60s": an age; "the 2000s" was read as a date before.
        let age = at.checked_sub(2).is_some_and(|before| reading.is(before, "in") && reading.has(before + 1, Class::Determiner));
        let decade = numeral.value.filter(|value| age && (20.0..=90.0).contains(value))?;
        let span = numeral.span.join(joined.span);
        let figure = figure(span, FigureKind::Age, decade, decade + 9.0, Hedge::Range);
        return Some(Found::Figure(Box::new(figure), next + 1));
    }
    let head = text.split(['-', '‑']).next().unwrap_or_default();
    let known = units::unit(head).is_some() || matches!(text, "am" | "pm");
    (!known).then_some(Found::Nothing(next + 1))
}

fn figure(span: Span, kind: FigureKind, low: f64, high: f64, hedge: Hedge) -> Figure {
    let (low, high) = hedges::interval(hedge, low, high);
    Figure {
        span,
        number: span,
        kind,
        value: None,
        low,
        high,
        hedge,
        unit: Unit::default(),
        noun: None,
        date: None,
        range: None,
        rounding: 0.0,
    }
}

fn build(reading: &Reading<'_>, at: usize, first: Numeral, sign: Option<&'static str>) -> Found {
    let mut start = at;
    let mut currency = sign;
    let lettered = at.checked_sub(1).filter(|before| sign == Some("USD") && !reading.tokens[at].spaced && reading.is_word(*before));
    if let Some((before, code)) = lettered.and_then(|before| Some((before, units::dollar_of(reading.word(before))?))) {
        (currency, start) = (Some(code), before);
    }
    let negative = is_negative(reading, start);
    let mut start_span = reading.tokens[start].span;
    if negative {
        start -= 1;
        start_span = reading.tokens[start].span;
    }
    let mut numeral = first;
    let mut share_of = None;
    if let Some((value, next)) = one_in(reading, &first) {
        share_of = Some(value);
        numeral.next = next;
        numeral.span = numeral.span.join(reading.tokens[next - 1].span);
    }
    // A unit may stand behind the first of two: "5 percent to 9 percent".
    let unit_first = if share_of.is_none() { unit_behind(reading, &numeral, currency.is_some()) } else { None };
    let range_at = unit_first.as_ref().map_or(numeral.next, |unit| unit.next);
    let mut second = if share_of.is_none() && numeral.form != Form::Share { range(reading, start, range_at, &numeral, sign) } else { None };
    let second_unit = second.as_ref().and_then(|(other, _)| unit_behind(reading, other, currency.is_some()));
    // "Down 6% to 309,000 yen": two quantities are no range.
    if unit_first.as_ref().zip(second_unit.as_ref()).is_some_and(|(first, second)| first.quantity != second.quantity) {
        second = None;
    }
    let mut unit = unit_first;
    let mut between = false;
    let mut ends = None;
    if let Some((other, is_between)) = second {
        between = is_between;
        let mut low = numeral.low;
        // "two to three million": the scale is said once.
        if numeral.scale <= 1.0 && other.scale > 1.0 && numeral.low < other.low / other.scale {
            low *= other.scale;
        }
        let span = numeral.span.join(other.span);
        ends = Some([RangeEnd { at: low, span: start_span.join(numeral.span) }, RangeEnd { at: other.high, span: other.span }]);
        unit = second_unit.or(unit.filter(|_| other.tail.is_none()));
        numeral = Numeral { span, value: None, low: low.min(other.high), high: low.max(other.high), ..other };
    }
    if let Some((worth, end)) = unit.as_ref().and_then(|unit| scale_of_unit(reading, unit, &numeral)) {
        let (value, span) = (numeral.value.map(|value| numeral::round(value * worth)), numeral.span.join(reading.tokens[end - 1].span));
        numeral = Numeral {
            value,
            low: numeral.low * worth,
            high: numeral.high * worth,
            scale: worth,
            rounding: 0.5 * worth,
            span,
            next: end,
            ..numeral
        };
    }
    let mut next = unit.as_ref().map_or(numeral.next, |unit| unit.next.max(numeral.next));
    let mut span = start_span.join(numeral.span);
    if let Some(unit) = &unit {
        span.end = span.end.max(unit.end);
    }
    let first_token = if between { start - 1 } else { start };
    let kind_and_unit = kind(&numeral, share_of, currency, unit.as_ref());
    let (mut kind, mut name) = kind_and_unit;
    if kind == FigureKind::Number && numeral.form != Form::Vague && refuse::word(reading, at, &numeral) {
        return Found::Nothing(numeral.next);
    }
    let number = span;
    let mut hedge = if ends.is_some() { Hedge::Range } else { Hedge::Exact };
    if numeral.form == Form::Vague {
        hedge = Hedge::Word;
    }
    let over_time = kind == FigureKind::Duration;
    if between {
        span = span.join(reading.tokens[first_token].span);
    } else if let Some((before, from)) = hedges::before(reading, start) {
        // "over 20 years", "some two weeks ago", "under ten minutes": "over" is a time there.
        let plain_over = over_time && matches!(reading.word(from), "over" | "Over");
        if !plain_over {
            hedge = if hedge == Hedge::Word { Hedge::Word } else { before };
            span = span.join(reading.tokens[from].span);
        }
    }
    if let Some((behind, end)) = hedges::behind(reading, next) {
        if hedge == Hedge::Exact {
            hedge = behind;
        }
        span = span.join(reading.tokens[end - 1].span);
        next = end;
    }
    let noun = counted(reading, &numeral, kind, next);
    if kind == FigureKind::Number && is_age(reading, start, next, &numeral) {
        (kind, name) = (FigureKind::Age, "year");
    }
    let (low, high) = match share_of.or(numeral.value.filter(|_| numeral.form != Form::Vague)) {
        Some(value) if negative => (-value, -value),
        Some(value) => (value, value),
        None => (numeral.low, numeral.high),
    };
    let mut out = self::figure(span, kind, low, high, hedge);
    out.number = number;
    // "A couple" is two; "several" has no value.
    let vague = numeral.form == Form::Vague && numeral.low < numeral.high;
    out.value = if ends.is_none() && !vague { Some(low) } else { None };
    out.range = ends;
    out.rounding = numeral.rounding;
    if let (FigureKind::Number | FigureKind::Dimension, Some((noun, head))) = (kind, noun) {
        out.noun = Some(noun);
        if kind == FigureKind::Number {
            out.unit.name = nouns::lemma(reading.word(head)).into();
        }
    } else if let (FigureKind::Percent, Some((noun, _))) = (kind, noun) {
        out.noun = Some(noun);
    } else if let (FigureKind::Number, Some(tail)) = (kind, numeral.tail) {
        out.noun = Some(tail);
        out.unit.name = nouns::lemma(tail.of(&reading.prose.text)).into();
        out.span = out.span.join(tail);
    }
    if !name.is_empty() {
        out.unit.name = name.into();
    }
    Found::Figure(Box::new(out), next)
}

/// The noun counted, and its head; a tail ("120-member") is none here.
fn counted(reading: &Reading<'_>, numeral: &Numeral, kind: FigureKind, next: usize) -> Option<(Span, usize)> {
    if numeral.tail.is_some() {
        return None;
    }
    match kind {
        FigureKind::Number => nouns::read(reading, next, numeral.value == Some(1.0)),
        FigureKind::Dimension | FigureKind::Percent if reading.is(next, "of") => nouns::read(reading, next, false),
        _ => None,
    }
}

/// "-5": a sign before a number, with a space before it and none behind.
fn is_negative(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let mark = matches!(reading.word(before), "-" | "−") && !reading.tokens[at].spaced && reading.tokens[before].spaced;
    let opens = before == 0 && matches!(reading.word(before), "-" | "−");
    mark || opens || reading.is(before, "minus") || reading.is(before, "negative")
}

/// "one in five", "nine out of 10": the share of a hundred, and the token behind.
fn one_in(reading: &Reading<'_>, first: &Numeral) -> Option<(f64, usize)> {
    let top = first.value.filter(|top| first.tail.is_none() && *top <= 20.0 && first.form != Form::Share)?;
    let out_of = reading.is(first.next, "out") && reading.is(first.next + 1, "of");
    if !out_of && !reading.is(first.next, "in") {
        return None;
    }
    let at = first.next + if out_of { 2 } else { 1 };
    let whole = numeral::read(reading, at, false)?;
    let bottom = whole.value.filter(|_| whole.tail.is_none() && whole.form != Form::Ordinal)?;
    let round = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6].contains(&bottom);
    // "12 in 10 days" is no share, nor is "three in two".
    let timed = reading.is_word(whole.next) && units::unit(reading.word(whole.next)).is_some();
    (top < bottom && round && !timed).then_some((100.0 * top / bottom, whole.next))
}

/// The second number of a range, and whether "between" opened it.
fn range(reading: &Reading<'_>, start: usize, at: usize, first: &Numeral, sign: Option<&str>) -> Option<(Numeral, bool)> {
    let before = start.checked_sub(1).map_or("", |before| reading.word(before));
    let between = before.eq_ignore_ascii_case("between") && reading.is(at, "and");
    let apart = matches!(reading.word(at), "-" | "–") && reading.tokens[at].spaced && reading.is_number(at + 1);
    let dash = apart || ["-", "–", "—"].iter().any(|mark| is_joined(reading, at, mark));
    let to = reading.is(at, "to") && !before.eq_ignore_ascii_case("from");
    let or = reading.is(at, "or");
    if first.tail.is_some() || !(between || dash || to || or) {
        return None;
    }
    let signed = units::sign(reading.word(at + 1)).is_some();
    // "fell 20% to $75 million", "raised it by 0.5 percent to 3.5 percent from 3".
    let steps = |index: usize| reading.has(index, Class::Rise) || reading.has(index, Class::Fall) || reading.is(index, "by");
    let stepped = to && at > first.next && start > 0 && steps(start - 1);
    if signed && sign.is_none() || stepped {
        return None;
    }
    let second_at = if signed { at + 2 } else { at + 1 };
    let second = numeral::read(reading, second_at, sign.is_some())?;
    if matches!(second.form, Form::Ordinal | Form::Share) || second.value.is_none() || first.value.is_none() {
        return None;
    }
    let low = if first.scale <= 1.0 && second.scale > 1.0 && first.low < second.low / second.scale {
        first.low * second.scale
    } else {
        first.low
    };
    if between {
        return Some((second, true));
    }
    let rises = low < second.low;
    let near = !or || second.low <= 2.0 * low + 1.0;
    // "31,000 or 2" is no range, and "212 to 190" is a vote.
    (rises && near).then_some((second, false))
}

/// "75 USD million", "120 MEUR": the scale behind a currency's code or in it, and the token behind.
fn scale_of_unit(reading: &Reading<'_>, unit: &UnitRead, numeral: &Numeral) -> Option<(f64, usize)> {
    let plain = unit.quantity == Quantity::Currency && numeral.scale <= 1.0 && numeral.value.is_some();
    if !plain {
        return None;
    }
    let code = reading.word(unit.next - 1);
    if unit_behind::millions(code).is_some() {
        return Some((1e6, unit.next));
    }
    let scales = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
    let (_, worth) = scales.into_iter().find(|(word, _)| reading.is(unit.next, word))?;
    let coded = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    coded.then_some((worth, unit.next + 1))
}

fn kind(numeral: &Numeral, share: Option<f64>, currency: Option<&'static str>, unit: Option<&UnitRead>) -> (FigureKind, &'static str) {
    if let Some(code) = currency {
        return (FigureKind::Currency, code);
    }
    if let Some(unit) = unit {
        let kind = match unit.quantity {
            _ if unit.age => FigureKind::Age,
            Quantity::Share => FigureKind::Percent,
            Quantity::Currency => FigureKind::Currency,
            Quantity::Time => FigureKind::Duration,
            _ => FigureKind::Dimension,
        };
        return (kind, unit.name);
    }
    if share.is_some() || numeral.form == Form::Share {
        return (FigureKind::Percent, "%");
    }
    (FigureKind::Number, "")
}

/// "aged 71", "Stoeva, 71,", "she is 63 and", "children under 12".
fn is_age(reading: &Reading<'_>, start: usize, next: usize, numeral: &Numeral) -> bool {
    if numeral.high > 120.0 || numeral.tail.is_some() || numeral.form == Form::Vague {
        return false;
    }
    let Some(before) = start.checked_sub(1) else { return false };
    if ["aged", "age", "ages"].iter().any(|word| reading.is(before, word)) {
        return true;
    }
    let stops = reading.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Mark && token.kind != TokenKind::Number);
    let behind = reading.word(next);
    let apposed = reading.word(before) == "," && numeral.form == Form::Digits && numeral.scale <= 1.0;
    if apposed && start >= 2 && reading.is_capital(start - 2) && !reading.has(start - 2, Class::Month) {
        return matches!(behind, "," | "." | ")" | ";" | "") && numeral.high >= 1.0 && numeral.rounding <= 0.0;
    }
    let verb = ["is", "was", "turned", "turns", "am", "be"].iter().any(|word| reading.is(before, word));
    if verb && start >= 2 && ["he", "she", "who", "i"].iter().any(|word| reading.is(start - 2, word)) {
        return stops || ["and", "when", "but", "at", "now", "then", "years", "or"].iter().any(|word| reading.is(next, word));
    }
    let limit = ["under", "over", "below", "above"].iter().any(|word| reading.is(before, word));
    let people = start >= 2
        && (reading.has(start - 2, Class::People)
            || reading.has(start - 2, Class::Collective)
            || ["those", "nobody", "anyone", "everyone", "adults", "kids", "no-one"].iter().any(|word| reading.is(start - 2, word)));
    let noun = reading.is_word(next) && !reading.has(next, Class::Preposition) && !reading.has(next, Class::Conjunction);
    let noun = noun && !reading.has(next, Class::Auxiliary) && !reading.has(next, Class::Adverb);
    limit && people && !noun
}
