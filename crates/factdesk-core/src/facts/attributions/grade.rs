//! What a noun phrase is worth as a source (RULES.md §2).

use super::noun_phrase::is_linking_preposition;
use super::{Grade, Source};
use crate::facts::Reading;
use crate::language::{Class, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A noun that can stand behind a statement.
pub(super) fn is_source_noun(reading: &Reading<'_>, index: usize) -> bool {
    const SOURCES: [Class; 7] = [Class::Person, Class::Body, Class::Collective, Class::Document, Class::Medium, Class::Vague, Class::Title];
    SOURCES.iter().any(|class| reading.has(index, *class))
}

pub(super) fn is_particle(reading: &Reading<'_>, index: usize) -> bool {
    ["de", "van", "der", "den", "la", "le", "al", "bin", "ibn", "von", "da", "di", "dos", "del", "el"]
        .iter()
        .any(|word| reading.is(index, word))
}

pub(super) fn has_capital(reading: &Reading<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|index| is_name_word(reading, index))
}

/// A capitalised word that is no ordinary word at the head of its sentence.
fn is_name_word(reading: &Reading<'_>, index: usize) -> bool {
    if !reading.is_capital(index) || !reading.opens_sentence(index) {
        return reading.is_capital(index);
    }
    // "Market sources said", "Medical staff said": a capital before a lower-case noun is the sentence's.
    let noun_behind = is_source_noun(reading, index + 1) && !reading.is_capital(index + 1);
    !(reading.has(index, Class::Common) || is_source_noun(reading, index) || noun_behind)
}

/// Grades the phrase; `None` where nobody could have said anything.
pub(super) fn source(reading: &Reading<'_>, range: Range<usize>) -> Option<Source> {
    if range.is_empty() {
        return None;
    }
    let span = reading.span(range.start, range.end - 1);
    let last = range.end - 1;
    if range.len() == 1 && reading.has(last, Class::Pronoun) {
        let nobody = ["there", "nobody", "none", "which"].iter().any(|word| reading.is(last, word));
        return (!nobody).then_some(Source { span, head: span, grade: Grade::Pronoun });
    }
    // "said another": one of those spoken of before.
    if range.len() == 1 && reading.is(last, "another") {
        return Some(Source { span, head: span, grade: Grade::Pronoun });
    }
    let name: Vec<usize> = range.clone().filter(|index| is_name_word(reading, *index)).collect();
    // The head noun stands before the first preposition or apposition: "head of the union".
    let core_end =
        range.clone().skip(1).find(|index| is_linking_preposition(reading, *index) || reading.is(*index, ",")).unwrap_or(range.end);
    let noun = (range.start..core_end).rev().find(|index| {
        is_source_noun(reading, *index) && !reading.is_capital(*index) || is_source_noun(reading, *index) && reading.opens_sentence(*index)
    });
    let grade = grade(reading, &range, &name, noun);
    // "Some say": the one determiner that speaks for itself is a vague source.
    let content_word = range.clone().any(|index| {
        let small = reading.has(index, Class::Determiner) || reading.has(index, Class::Preposition);
        reading.is_word(index) && (!small || (range.len() == 1 && reading.has(index, Class::Vague)))
    });
    if !content_word {
        return None;
    }
    let head = name.last().copied().or(noun).unwrap_or(core_end - 1);
    Some(Source { span, head: Span::new(reading.tokens[head].span.start as usize, reading.tokens[head].span.end as usize), grade })
}

/// What the phrase is worth, by its name words and its head noun.
fn grade(reading: &Reading<'_>, range: &Range<usize>, name: &[usize], noun: Option<usize>) -> Grade {
    let has = |class: Class| noun.is_some_and(|index| reading.has(index, class));
    let is_medium = |index: &usize| reading.has(*index, Class::Medium);
    let span = reading.span(range.start, range.end - 1);
    let medium_phrase = reading.phrases_in(span).any(|phrase| phrase.classes.has(Class::Medium));
    let only_medium = name.iter().all(is_medium);
    let last_word = range.clone().rev().find(|index| reading.tokens[*index].kind == TokenKind::Word);
    let links_on = |noun: usize| is_linking_preposition(reading, noun + 1) || !reading.is_word(noun + 1) || reading.is(noun + 1, "close");
    let heads = noun.is_some_and(|noun| Some(noun) == last_word || links_on(noun));
    // "fundraising reports" are documents; "media reports" and plain "reports" are not.
    let filed = has(Class::Document) && range.len() > 1;
    let platform = range.len() == 1 && !name.is_empty();
    let ordinary = |class: Class| name.iter().all(|index| reading.has(*index, class));
    let person_name = !name.is_empty() && !ordinary(Class::Place) && !ordinary(Class::Body) && !ordinary(Class::BodyName);
    if only_medium && heads && (medium_phrase || (has(Class::Medium) && !filed && !platform)) {
        Grade::Medium
    } else if has(Class::Vague) && heads && !(range.len() > 1 && is_specific(reading, range.clone())) {
        Grade::Vague
    } else if has(Class::Person) && noun.is_some_and(|noun| stands_for(reading, noun, name)) {
        // Ruling 1: a spokesperson for a body grades as the body; another of its people stays unnamed.
        let speaks = noun.is_some_and(|noun| reading.word(noun).to_ascii_lowercase().starts_with("spokes"));
        if speaks { Grade::Body } else { Grade::Described }
    } else if person_name && (noun.is_none() || has(Class::Person) || has(Class::Title)) {
        Grade::Named
    } else if has(Class::Person) && !has(Class::Collective) {
        Grade::Described
    } else if has(Class::Document) || has(Class::Body) {
        Grade::Body
    } else if has(Class::Collective) {
        Grade::Collective
    } else if name.is_empty() {
        Grade::Described
    } else {
        Grade::Named
    }
}

/// "a spokesman for Norsund Marine", "a clerk at Norsund": the only name is that of a body behind the noun.
fn stands_for(reading: &Reading<'_>, noun: usize, name: &[usize]) -> bool {
    let linked = ["for", "at", "of", "from", "with"].iter().any(|word| reading.is(noun + 1, word));
    let Some(first) = name.first() else { return false };
    linked && noun < *first && !(noun..*first).any(|index| reading.is(index, ","))
}

/// A vague noun made specific: "sources in the mayor's office", "experts at Ostend University".
fn is_specific(reading: &Reading<'_>, range: Range<usize>) -> bool {
    let mut tokens = range;
    tokens.any(|index| is_name_word(reading, index) && !reading.has(index, Class::Medium))
}
