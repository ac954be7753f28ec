//! The words that numbers are written with.

use crate::facts::Reading;
use crate::language::{Class, TokenKind};
use crate::text::Span;
use std::borrow::Cow;

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// Zero to nineteen.
    Small(f64),
    /// Twenty to ninety.
    Tens(f64),
    /// Hundred.
    Hundred,
    /// Thousand and above.
    Scale(f64),
    /// Dozen.
    Dozen,
    /// "a", "an".
    Article,
    /// "half".
    Half,
    /// "quarter" and "third", singular or plural, and other denominators in the plural.
    Part(f64),
    /// "first", "fifth"; a denominator as well behind a number.
    Ordinal(f64),
    /// "dozens", "several": the lowest and highest count meant.
    Vague(f64, f64),
    /// "tens", "hundreds", "thousands": with what they count in.
    Many(f64, f64, f64),
}

/// What "dozens" begins at; behind a number it is a dozen ("two dozens").
pub(super) const IS_DOZENS: std::ops::Range<f64> = 23.5..24.5;

/// `text` in lower case; borrowed where it is already.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) }
}

/// What `text` says in a number, if it is a number word. The intervals of vague words are those of
/// RULES.md §3.
pub(super) fn word(text: &str) -> Option<Word> {
    use Word::{Article, Dozen, Half, Hundred, Many, Ordinal, Part, Scale, Small, Tens, Vague};
    Some(match lower(text).as_ref() {
        "zero" | "nil" | "nought" | "naught" => Small(0.0),
        "one" => Small(1.0),
        "two" => Small(2.0),
        "three" => Small(3.0),
        "four" => Small(4.0),
        "five" => Small(5.0),
        "six" => Small(6.0),
        "seven" => Small(7.0),
        "eight" => Small(8.0),
        "nine" => Small(9.0),
        "ten" => Small(10.0),
        "eleven" => Small(11.0),
        "twelve" => Small(12.0),
        "thirteen" => Small(13.0),
        "fourteen" => Small(14.0),
        "fifteen" => Small(15.0),
        "sixteen" => Small(16.0),
        "seventeen" => Small(17.0),
        "eighteen" => Small(18.0),
        "nineteen" => Small(19.0),
        "twenty" => Tens(20.0),
        "thirty" => Tens(30.0),
        "forty" | "fourty" => Tens(40.0),
        "fifty" => Tens(50.0),
        "sixty" => Tens(60.0),
        "seventy" => Tens(70.0),
        "eighty" => Tens(80.0),
        "ninety" => Tens(90.0),
        "hundred" => Hundred,
        "thousand" => Scale(1e3),
        "million" => Scale(1e6),
        "billion" => Scale(1e9),
        "trillion" => Scale(1e12),
        "lakh" => Scale(1e5),
        "crore" => Scale(1e7),
        "dozen" => Dozen,
        "a" | "an" => Article,
        "half" | "halves" => Half,
        "quarter" | "quarters" => Part(4.0),
        "third" | "thirds" => Part(3.0),
        "fifths" => Part(5.0),
        "sixths" => Part(6.0),
        "sevenths" => Part(7.0),
        "eighths" => Part(8.0),
        "ninths" => Part(9.0),
        "tenths" => Part(10.0),
        "hundredths" => Part(100.0),
        "thousandths" => Part(1000.0),
        "first" => Ordinal(1.0),
        "second" => Ordinal(2.0),
        "fourth" => Ordinal(4.0),
        "fifth" => Ordinal(5.0),
        "sixth" => Ordinal(6.0),
        "seventh" => Ordinal(7.0),
        "eighth" => Ordinal(8.0),
        "ninth" => Ordinal(9.0),
        "tenth" => Ordinal(10.0),
        "eleventh" => Ordinal(11.0),
        "twelfth" => Ordinal(12.0),
        "thirteenth" => Ordinal(13.0),
        "fourteenth" => Ordinal(14.0),
        "fifteenth" => Ordinal(15.0),
        "sixteenth" => Ordinal(16.0),
        "seventeenth" => Ordinal(17.0),
        "eighteenth" => Ordinal(18.0),
        "nineteenth" => Ordinal(19.0),
        "twentieth" => Ordinal(20.0),
        "thirtieth" => Ordinal(30.0),
        "fortieth" => Ordinal(40.0),
        "fiftieth" => Ordinal(50.0),
        "sixtieth" => Ordinal(60.0),
        "seventieth" => Ordinal(70.0),
        "eightieth" => Ordinal(80.0),
        "ninetieth" => Ordinal(90.0),
        "hundredth" => Ordinal(100.0),
        "thousandth" => Ordinal(1e3),
        "millionth" => Ordinal(1e6),
        "couple" => Vague(2.0, 2.0),
        "few" | "handful" => Vague(3.0, 9.0),
        "several" => Vague(3.0, 12.0),
        "dozens" => Vague(24.0, 199.0),
        "scores" => Vague(40.0, 199.0),
        "tens" => Many(10.0, 20.0, 199.0),
        "hundreds" => Many(100.0, 200.0, 1_999.0),
        "thousands" => Many(1e3, 2e3, 99_999.0),
        "millions" => Many(1e6, 2e6, 999_999_999.0),
        "billions" => Many(1e9, 2e9, 999_999_999_999.0),
        _ => return None,
    })
}

/// One word of a written number; a token with hyphens holds several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom<'a> {
    /// The word.
    pub(super) text: &'a str,
    /// Where it stands, in prose bytes.
    pub(super) span: Span,
    /// The token it belongs to.
    pub(super) token: usize,
    /// Whether its token ends with it.
    pub(super) closes: bool,
    /// What it says in a number.
    pub(super) word: Option<Word>,
}

/// No written number has more words.
pub(super) const MOST_ATOMS: usize = 20;

/// Cuts the tokens from `first` on into the words of a written number, for as long as they may
/// belong to one. Some of what is at the end may not.
pub(super) fn atoms<'a>(reading: &Reading<'a>, first: usize) -> Vec<Atom<'a>> {
    let mut out = Vec::new();
    for token in first..reading.tokens.len() {
        let Some(found) = reading.tokens.get(token).filter(|found| found.kind == TokenKind::Word) else { break };
        let text = reading.word(token);
        let joins = out.last().is_some() && matches!(text, "and" | "of");
        if !joins && !found.classes.has(Class::NumberWord) && !text.contains(['-', '‑']) {
            break;
        }
        let mut start = 0;
        let before = out.len();
        for part in text.split(['-', '‑']) {
            // Both hyphens are measured from the text itself: one of them is three bytes long.
            let at = start + text[start..].find(part).unwrap_or(0);
            let from = found.span.start as usize + at;
            start = at + part.len();
            out.push(Atom { text: part, span: Span::new(from, from + part.len()), token, closes: start == text.len(), word: word(part) });
        }
        if !joins && out[before].word.is_none() {
            out.truncate(before);
            break;
        }
        if out.len() >= MOST_ATOMS {
            break;
        }
    }
    out
}
