//! Numerals: digits or words to a value, without hedge, unit or noun.

use super::words::{Atom, Word, atoms, word};
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
    fn of(value: f64, form: Form, span: Span, next: usize) -> Numeral {
        Numeral { span, next, value: Some(value), low: value, high: value, form, tail: None, scale: 1.0, rounding: 0.0 }
    }
}

/// The numeral that begins at the token `at`. `money` says that a currency sign stands before it,
/// so that "m" is million rather than metres.
pub(super) fn read(reading: &Reading<'_>, at: usize, money: bool) -> Option<Numeral> {
    let token = reading.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => digits(reading, at, money),
        TokenKind::Word => written(reading, at),
        TokenKind::Mark => vulgar(reading.word(at)).map(|value| Numeral::of(value, Form::Digits, token.span, at + 1)),
        TokenKind::Clitic => None,
    }
}

/// The value of a run of digits with its separators and how many decimals it has; none for what is
/// no number (a version, a date, a list without spaces).
pub(super) fn parse(text: &str) -> Option<(f64, u32)> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut rest = groups.clone();
    let grouped = groups.next().is_none() || (first.len() <= 3 && rest.all(|group| group.len() == 3));
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

/// More digits without a separator are an identifier.
const LONGEST_RUN: usize = 9;

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

/// Products of decimals and scales are whole where they are as close to it as a product can tell.
fn round(value: f64) -> f64 {
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
    let proper = 0.0 < top && top < bottom && [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0].contains(&bottom);
    proper.then_some(top / bottom)
}

fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
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
        "m" | "M" if money => 1e6,
        "b" | "B" if money && joined => 1e9,
        _ if reading.has(index, Class::NumberWord) => match word(text)? {
            Word::Scale(worth) => worth,
            Word::Hundred => 100.0,
            Word::Dozen => 12.0,
            _ => return None,
        },
        _ => return None,
    };
    Some((worth, index + 1))
}

fn written(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    // "a" opens a number only before another of its words; most do not, and this is asked often.
    let article = matches!(reading.word(at), "a" | "A" | "an" | "An");
    if article && !(reading.has(at + 1, Class::NumberWord) || reading.word(at + 1).contains('-')) {
        return None;
    }
    let atoms = atoms(reading, at);
    let cut = Cut { reading, atoms: &atoms };
    match atoms.first()?.word? {
        Word::Article => cut.behind_article(),
        Word::Half => cut.half(0),
        Word::Small(_) | Word::Tens(_) => cut.number(0, 0.0),
        Word::Ordinal(value) => Some(cut.numeral(1, Some(value), Form::Ordinal)),
        Word::Part(_) => cut.is(0, "third").then(|| cut.numeral(1, Some(3.0), Form::Ordinal)),
        Word::Vague(..) => cut.vague(0),
        Word::Many(..) => cut.many(0),
        Word::Hundred | Word::Scale(_) | Word::Dozen => None,
    }
}

/// The words of a number, and how many of them belong to it.
struct Cut<'r, 'a> {
    reading: &'r Reading<'a>,
    atoms: &'r [Atom<'a>],
}

impl Cut<'_, '_> {
    fn word(&self, index: usize) -> Option<Word> {
        self.atoms.get(index)?.word
    }

    fn is(&self, index: usize, text: &str) -> bool {
        self.atoms.get(index).is_some_and(|atom| atom.text.eq_ignore_ascii_case(text))
    }

    /// The token behind the first `count` words.
    fn behind(&self, count: usize) -> usize {
        self.atoms[count - 1].token + 1
    }

    fn numeral(&self, count: usize, value: Option<f64>, form: Form) -> Numeral {
        let last = self.atoms[count - 1];
        let span = self.atoms[0].span.join(last.span);
        let token = self.reading.tokens[last.token].span;
        let rest = Span { start: last.span.end + 1, end: token.end };
        let tail = (!last.closes).then_some(rest);
        let shown = value.unwrap_or(0.0);
        Numeral { value, tail, ..Numeral::of(shown, form, span, last.token + 1) }
    }

    fn interval(&self, count: usize, low: f64, high: f64) -> Numeral {
        Numeral { low, high, ..self.numeral(count, None, Form::Vague) }
    }

    fn share(&self, count: usize, top: f64, parts: f64) -> Numeral {
        let value = 100.0 * top / parts;
        Numeral { low: value, high: value, ..self.numeral(count, Some(value), Form::Share) }
    }

    /// Whether the words up to `count` are followed by something that they are a share of.
    fn has_whole(&self, count: usize) -> bool {
        let next = self.behind(count);
        let closes = self.atoms[count - 1].closes;
        closes && (self.reading.is(next, "of") || self.reading.is(next, "as") || self.is_more(next))
    }

    fn is_more(&self, next: usize) -> bool {
        ["more", "less", "fewer", "higher", "lower", "larger", "smaller"].iter().any(|word| self.reading.is(next, word))
    }

    /// "a hundred", "a dozen", "a few", "a third of", "an eighth".
    fn behind_article(&self) -> Option<Numeral> {
        match self.word(1)? {
            Word::Hundred | Word::Scale(_) => self.number(1, 1.0),
            Word::Dozen => Some(self.numeral(2, Some(12.0), Form::Words)),
            Word::Half if self.is(2, "dozen") => Some(self.numeral(3, Some(6.0), Form::Words)),
            Word::Half if self.atoms[1].closes => self.half(1),
            Word::Part(parts) if self.has_whole(2) => Some(self.part(2, 1.0, parts)),
            Word::Ordinal(parts) if parts > 2.0 && self.has_whole(2) => Some(self.part(2, 1.0, parts)),
            Word::Vague(..) => self.vague(1),
            _ => None,
        }
    }

    /// A share, or what is meant where the whole is itself a number: "a quarter of a million".
    fn part(&self, count: usize, top: f64, parts: f64) -> Numeral {
        let of = self.is(count, "of") && self.is(count + 1, "a");
        match self.word(count + 2) {
            Some(Word::Scale(scale)) if of => self.numeral(count + 3, Some(top / parts * scale), Form::Words),
            _ => self.share(count, top, parts),
        }
    }

    /// "half a million", "half of", "half the", and "half" before a unit.
    fn half(&self, at: usize) -> Option<Numeral> {
        let count = at + 1;
        if self.is(count, "a") || self.is(count, "an") {
            return match self.word(count + 1) {
                Some(Word::Scale(scale)) => Some(self.numeral(count + 2, Some(scale / 2.0), Form::Words)),
                Some(Word::Dozen) => Some(self.numeral(count + 2, Some(6.0), Form::Words)),
                // "half an hour", "half a mile": the unit follows.
                _ if is_measure(self.reading.word(self.behind(count + 1))) => Some(self.numeral(count + 1, Some(0.5), Form::Words)),
                _ => None,
            };
        }
        if let (Some(Word::Dozen), false) = (self.word(count), self.atoms[at].closes) {
            return Some(self.numeral(count + 1, Some(6.0), Form::Words));
        }
        let next = self.behind(count);
        let whole = self.reading.is(next, "of") || self.is_more(next) || self.reading.has(next, Class::Determiner);
        (self.atoms[at].closes && whole).then(|| self.share(count, 1.0, 2.0))
    }

    /// "several", "a few", "several hundred", "dozens".
    fn vague(&self, at: usize) -> Option<Numeral> {
        let Some(Word::Vague(low, high)) = self.word(at) else { return None };
        let mut count = at + 1;
        let alone = at == 0;
        let next = self.behind(count);
        let of = self.reading.is(next, "of");
        match self.atoms[at].text.to_ascii_lowercase().as_str() {
            "few" | "couple" | "handful" if alone => return None,
            "couple" | "handful" if !of => return None,
            // A game's scores and what somebody scores are no quantity.
            "scores" if !of && !self.reading.has(next, Class::Auxiliary) => return None,
            _ => {}
        }
        let scale_at = if of { count + 1 } else { count };
        let scale = match self.word(scale_at) {
            Some(Word::Hundred) => 100.0,
            Some(Word::Scale(scale)) => scale,
            Some(Word::Dozen) => 12.0,
            _ => 1.0,
        };
        if scale > 1.0 {
            count = scale_at + 1;
        }
        Some(Numeral { scale, ..self.interval(count, low * scale, high * scale) })
    }

    /// "hundreds", "tens of thousands", "hundreds of millions".
    fn many(&self, at: usize) -> Option<Numeral> {
        let Some(Word::Many(factor, low, high)) = self.word(at) else { return None };
        let scale = match self.word(at + 2) {
            Some(Word::Many(scale, ..)) if self.is(at + 1, "of") => scale,
            _ if self.is(at, "tens") => return None,
            _ => return Some(self.interval(at + 1, low, high)),
        };
        let tens = self.is(at, "tens");
        let low = if tens { 20.0 } else { 2.0 * factor };
        let high = if tens { 99.999 } else { 10.0 * factor - 0.001 };
        Some(self.interval(at + 3, low * scale, high * scale))
    }

    /// "forty-one", "two hundred and twelve", "two and a half million", "two-thirds".
    fn number(&self, at: usize, start: f64) -> Option<Numeral> {
        #[derive(PartialEq, Clone, Copy)]
        enum Last {
            None,
            Small,
            Tens,
            Hundred,
            Scale,
        }
        let (mut total, mut current, mut scale) = (0.0, start, 1.0);
        let mut last = if start > 0.0 { Last::Small } else { Last::None };
        let mut index = at;
        while let Some(atom) = self.atoms.get(index) {
            match atom.word {
                Some(Word::Small(value)) if matches!(last, Last::None | Last::Hundred | Last::Scale) => {
                    current += value;
                    last = Last::Small;
                }
                Some(Word::Small(value)) if last == Last::Tens && (1.0..10.0).contains(&value) => {
                    current += value;
                    last = Last::Small;
                }
                Some(Word::Tens(value)) if matches!(last, Last::None | Last::Hundred | Last::Scale) => {
                    current += value;
                    last = Last::Tens;
                }
                Some(Word::Hundred) if matches!(last, Last::Small | Last::Tens) => {
                    current *= 100.0;
                    last = Last::Hundred;
                }
                Some(Word::Scale(worth)) if matches!(last, Last::Small | Last::Tens | Last::Hundred) => {
                    total += round(current * worth);
                    current = 0.0;
                    scale = worth;
                    last = Last::Scale;
                }
                Some(Word::Dozen) if last == Last::Small && current < 20.0 => {
                    return Some(self.numeral(index + 1, Some(current * 12.0), Form::Words));
                }
                Some(Word::Part(parts)) if last == Last::Small && total < 1.0 && current < parts => {
                    return Some(self.part(index + 1, current, parts));
                }
                Some(Word::Ordinal(value)) if last == Last::Small && current < 2.0 && value > 2.0 && self.has_whole(index + 1) => {
                    return Some(self.share(index + 1, 1.0, value));
                }
                Some(Word::Ordinal(value)) if matches!(last, Last::Tens | Last::Hundred) && index > at && !self.atoms[index - 1].closes => {
                    return Some(self.numeral(index + 1, Some(total + current + value), Form::Ordinal));
                }
                None if atom.text == "and"
                    && self.is(index + 1, "a")
                    && self.is(index + 2, "half")
                    && matches!(last, Last::Small | Last::Tens) =>
                {
                    current += 0.5;
                    index += 2;
                }
                None if atom.text == "and"
                    && matches!(last, Last::Hundred | Last::Scale)
                    && matches!(self.word(index + 1), Some(Word::Small(_) | Word::Tens(_))) => {}
                _ => break,
            }
            index += 1;
        }
        let value = total + current;
        let rounding = if last == Last::Scale { 0.5 * scale } else { 0.0 };
        (index > at).then(|| Numeral { scale, rounding, ..self.numeral(index, Some(value), Form::Words) })
    }
}

/// Whether `text` is a unit that halves are told of.
fn is_measure(text: &str) -> bool {
    super::units::unit(text).is_some_and(|unit| unit.after == super::units::After::Any)
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
