//! What stands beside a name: its title or description, and its acronym.

use super::words::is_acronym;
use super::{CALENDAR, CLOSED, Clause, PEOPLE, SPEECH};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, TokenKind};
use crate::text::Span;

/// A title in the run with the words in lower case before it: "former Prime Minister".
pub(super) fn with_words_before(cx: &Clause<'_, '_>, start: usize, title: usize) -> Span {
    let reading = cx.reading;
    let mut first = start;
    while first > cx.tokens.start && ["former", "then", "ex", "acting", "deputy", "late"].iter().any(|word| reading.is(first - 1, word)) {
        first -= 1;
    }
    reading.span(first, title)
}

/// The description right before a name: "regional economist", "the mill’s director,".
pub(super) fn title_before(cx: &Clause<'_, '_>, start: usize) -> Option<Span> {
    /// A description reaches back at most this many tokens.
    const REACH: usize = 9;
    let reading = cx.reading;
    let floor = cx.tokens.start.max(start.saturating_sub(REACH));
    let mut end = start.checked_sub(1).filter(|end| *end >= floor)?;
    let comma = reading.is(end, ",");
    if comma {
        end = end.checked_sub(1).filter(|end| *end >= floor)?;
    }
    let is_noun = |index: usize| reading.tokens[index].classes.any(PEOPLE) && !reading.tokens[index].classes.has(Class::Pronoun);
    let noun = if is_noun(end) {
        end
    } else if comma {
        // "the head of the union, Roe": the noun stands before "of".
        let of = (floor + 1..end).rev().find(|index| ["of", "for", "at"].iter().any(|word| reading.is(*index, word)))?;
        let within = (of + 1..=end).all(|index| !reading.is(index, ",") && !reading.tokens[index].classes.any(SPEECH));
        (within && is_noun(of - 1)).then_some(of - 1)?
    } else {
        return None;
    };
    let first = phrase_start(cx, noun, floor);
    if comma {
        // Without a determiner or a possessor a noun before a comma is a list's or an address's.
        let determined = first > cx.tokens.start && reading.has(first - 1, Class::Determiner);
        let possessed = (first..noun).any(|index| reading.tokens[index].kind == TokenKind::Clitic || is_plural_mark(reading, index));
        let fronted = first == cx.tokens.start && noun > first;
        if !determined && !possessed && !fronted {
            return None;
        }
    }
    Some(reading.span(first, end))
}

fn is_plural_mark(reading: &Reading<'_>, index: usize) -> bool {
    matches!(reading.word(index), "’" | "'") && !reading.tokens[index].spaced
}

/// The first token of the noun phrase whose noun is at `noun`, without its determiner.
fn phrase_start(cx: &Clause<'_, '_>, noun: usize, floor: usize) -> usize {
    let reading = cx.reading;
    let mut first = noun;
    while first > floor {
        let index = first - 1;
        let token = reading.tokens[index];
        let modifies = match token.kind {
            TokenKind::Word => {
                let verb = token.classes.any(SPEECH.with(Classes::of(Class::Adverb))) && token.case == Case::Lower;
                !token.classes.any(CLOSED.with(CALENDAR)) && !verb && !reading.word(index).ends_with("ly")
            }
            TokenKind::Clitic => true,
            TokenKind::Mark => is_plural_mark(reading, index),
            TokenKind::Number => false,
        };
        if !modifies {
            break;
        }
        first = index;
    }
    first
}

/// The description behind a name: ", who chairs the board,", ", 71,", ", a nurse,", "(63)".
pub(super) fn description(cx: &Clause<'_, '_>, end: usize) -> Option<Span> {
    /// A description is at most this many tokens long.
    const LONGEST: usize = 16;
    let reading = cx.reading;
    let bracket = reading.is(end, "(");
    if !(reading.is(end, ",") || bracket) || end + 1 >= cx.tokens.end {
        return None;
    }
    let first = end + 1;
    let limit = cx.tokens.end.min(first + LONGEST);
    let closes = |index: usize| matches!(reading.word(index), "," | "." | ";" | ")" | "—" | "–" | "“" | "\"" | "?" | "!");
    let close = (first..limit).find(|index| closes(*index)).unwrap_or(limit);
    if close == first {
        return None;
    }
    let span = reading.span(first, close - 1);
    if reading.is_number(first) {
        let age = reading.word(first).parse::<u32>().is_ok_and(|age| (1..=115).contains(&age));
        return (age && close == first + 1).then_some(span);
    }
    if reading.is(first, "who") || reading.is(first, "whose") {
        return Some(span);
    }
    let opens = reading.has(first, Class::Determiner) || reading.tokens[first].classes.any(PEOPLE) || reading.is(first, "former");
    let noun = (first..close.min(first + 7)).any(|index| reading.has(index, Class::Person) && reading.tokens[index].case == Case::Lower);
    let verb = (first..close).any(|index| reading.tokens[index].classes.any(SPEECH.with(Classes::of(Class::Auxiliary))));
    let clause = (first..close).any(|index| reading.tokens[index].classes.has(Class::Pronoun) && !reading.has(index, Class::Determiner));
    (opens && noun && !verb && !clause && !bracket).then_some(span)
}

/// The capitals in brackets behind the name; or, where the name itself stands in brackets behind
/// capitals, those.
pub(super) fn acronym(reading: &Reading<'_>, start: usize, end: usize) -> Option<Span> {
    let bracketed = reading.is(end, "(") && reading.is(end + 2, ")") && is_acronym(reading.word(end + 1));
    if bracketed && end > start + 1 {
        return Some(reading.tokens[end + 1].span);
    }
    let inside = end > start + 1 && start > 1 && reading.is(start - 1, "(") && is_acronym(reading.word(start - 2));
    inside.then(|| reading.tokens[start - 2].span)
}
