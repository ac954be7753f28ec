//! Times told from the day of the copy: "today", "last week", "next month", "two years ago", "the
//! summer"; and centuries.
//!
//! They are no figures, because they count nothing; what day they mean is worked out from the draft's own.

use super::words::{Word, lower, word};
use crate::facts::Reading;
use crate::language::TokenKind;
use crate::text::Span;

/// A time told by reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Its words, in prose bytes.
    pub span: Span,
    /// When it is.
    pub when: When,
}

/// When a moment is, counted from the draft's day: 0 is today, this week, this year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// So many days on.
    Day(i32),
    /// So many weeks on.
    Week(i32),
    /// The end of the week so many weeks on.
    Weekend(i32),
    /// So many months on.
    Month(i32),
    /// So many quarters on.
    Quarter(i32),
    /// So many years on.
    Year(i32),
    /// The year that was named last.
    SameYear,
    /// A season of any year: its first and last month.
    Season(i8, i8),
    /// A season of so many years on.
    SeasonOf(i8, i8, i32),
    /// The century, as it is counted: 20 for the twentieth.
    Century(i16),
}

/// The moments of a paragraph, in order.
pub(in crate::facts) fn read(reading: &Reading<'_>) -> Vec<Moment> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        if let Some((when, first, next)) = moment(reading, at) {
            out.push(Moment { span: reading.span(first, next - 1), when });
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    out
}

/// The moment whose telling word is the token `at`, its first token and the one behind it.
fn moment(reading: &Reading<'_>, at: usize) -> Option<(When, usize, usize)> {
    if reading.tokens[at].kind != TokenKind::Word {
        return None;
    }
    let text = lower(reading.word(at));
    let alone = |when| Some((when, at, at + 1));
    match text.as_ref() {
        "today" | "tonight" => alone(When::Day(0)),
        "yesterday" => alone(When::Day(-1)),
        "tomorrow" => alone(When::Day(1)),
        "ago" => ago(reading, at),
        "morning" | "afternoon" | "evening" if is_behind(reading, at, "this") => Some((When::Day(0), at - 1, at + 1)),
        "night" if is_behind(reading, at, "last") => Some((When::Day(-1), at - 1, at + 1)),
        "century" | "centuries" => century(reading, at),
        "year" | "week" | "month" | "quarter" | "weekend" => by_offset(reading, at, &text),
        "spring" | "springs" => season(reading, at, 3, 6),
        "summer" | "summers" => season(reading, at, 6, 9),
        "autumn" | "autumns" => season(reading, at, 9, 12),
        "winter" | "winters" => season(reading, at, 12, 3),
        _ => None,
    }
}

fn is_behind(reading: &Reading<'_>, at: usize, word: &str) -> bool {
    at > 0 && reading.is(at - 1, word)
}

/// "this year", "last week", "next month", "that year".
fn by_offset(reading: &Reading<'_>, at: usize, unit: &str) -> Option<(When, usize, usize)> {
    let before = at.checked_sub(1)?;
    let offset = match lower(reading.word(before)).as_ref() {
        "this" | "current" => 0,
        "last" | "previous" => -1,
        "next" | "coming" => 1,
        "that" | "same" if unit == "year" => {
            let first = before.checked_sub(1).filter(|the| reading.is(*the, "the") || reading.is(*the, "that"));
            return Some((When::SameYear, first.unwrap_or(before), at + 1));
        }
        _ => return None,
    };
    // "the last week of May" and "the next year" are counted from another day.
    let counted = before > 0 && (reading.is(before - 1, "the") || reading.is(before - 1, "a")) || reading.is(at + 1, "of");
    if counted && offset != 0 {
        return None;
    }
    let when = match unit {
        "year" => When::Year(offset),
        "week" => When::Week(offset),
        "month" => When::Month(offset),
        "quarter" => When::Quarter(offset),
        _ => When::Weekend(offset),
    };
    Some((when, before, at + 1))
}

/// "two years ago", "a week ago".
fn ago(reading: &Reading<'_>, at: usize) -> Option<(When, usize, usize)> {
    let unit = at.checked_sub(1)?;
    let number = unit.checked_sub(1)?;
    let count = if reading.is_number(number) {
        reading.word(number).parse().ok()?
    } else {
        match word(reading.word(number))? {
            Word::Small(value) | Word::Tens(value) => value as i32,
            Word::Article => 1,
            _ => return None,
        }
    };
    let when = match lower(reading.word(unit)).as_ref() {
        "day" | "days" => When::Day(-count),
        "week" | "weeks" => When::Day(-7 * count),
        "month" | "months" => When::Month(-count),
        "year" | "years" => When::Year(-count),
        "decade" | "decades" => When::Year(-10 * count),
        _ => return None,
    };
    (count.abs() < MOST_AGO).then_some((when, number, at + 1))
}

/// Years further back than written dates reach are no dates.
const MOST_AGO: i32 = 1000;

/// "the 20th century", "the nineteenth century".
fn century(reading: &Reading<'_>, at: usize) -> Option<(When, usize, usize)> {
    let before = at.checked_sub(1)?;
    let suffixed = super::dates::is_suffix(reading.word(before));
    let (number, first) = if suffixed {
        let digits = before.checked_sub(1)?;
        (reading.word(digits).parse::<i16>().ok()?, digits)
    } else {
        match word(reading.word(before)) {
            Some(Word::Ordinal(value)) => (value as i16, before),
            Some(Word::Part(parts)) if reading.is(before, "third") => (parts as i16, before),
            _ => return twenty_first(reading, before, at),
        }
    };
    (1..=21).contains(&number).then_some((When::Century(number), first, at + 1))
}

fn twenty_first(reading: &Reading<'_>, before: usize, at: usize) -> Option<(When, usize, usize)> {
    let number = match lower(reading.word(before)).as_ref() {
        "twenty-first" => 21,
        _ => return None,
    };
    Some((When::Century(number), before, at + 1))
}

/// "the summer", "this winter", "summers".
fn season(reading: &Reading<'_>, at: usize, from: i8, to: i8) -> Option<(When, usize, usize)> {
    if reading.tokens[at].case != crate::language::Case::Lower {
        return None;
    }
    let plural = reading.word(at).ends_with('s');
    let before = at.checked_sub(1);
    let word = before.map(|before| lower(reading.word(before))).unwrap_or_default();
    let offset = match word.as_ref() {
        "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => None,
    };
    if let (Some(offset), Some(before)) = (offset, before) {
        return Some((When::SeasonOf(from, to, offset), before, at + 1));
    }
    let led = plural || matches!(word.as_ref(), "the" | "in" | "during" | "of" | "by" | "since" | "until");
    // "the summer of 1990" is a date of its own, "the spring sale" is a name.
    let free =
        !reading.is(at + 1, "of") && (plural || !reading.is_word(at + 1) || word == "in" || reading.tokens[at + 1].classes.any(CLOSED));
    let first = before.filter(|_| word == "the").unwrap_or(at);
    (led && free).then_some((When::Season(from, to), first, at + 1))
}

/// Words that end the noun before them.
const CLOSED: crate::language::Classes = crate::language::Classes::of(crate::language::Class::Preposition)
    .with(crate::language::Classes::of(crate::language::Class::Conjunction))
    .with(crate::language::Classes::of(crate::language::Class::Auxiliary))
    .with(crate::language::Classes::of(crate::language::Class::Determiner));
