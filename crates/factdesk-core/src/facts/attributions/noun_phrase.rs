//! The noun phrase beside a cue, and what it is worth as a source.

use super::{Clause, Grade, Source};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A source with all its titles and offices is no longer than this many tokens.
const LONGEST: usize = 28;

/// The source that ends before the cue at `cue`: "Roe", "the brigade's commander, Ada Halvorsen,".
pub(super) fn backward(cx: &Clause<'_, '_>, cue: usize) -> Option<Source> {
    let reading = cx.reading;
    let floor = cx.sentence.start.max(cue.saturating_sub(LONGEST));
    let mut end = cue;
    while end > floor && (is_helper(reading, end - 1)) {
        end -= 1;
    }
    if end <= floor || cx.quoted.holds(end - 1) {
        return None;
    }
    let mut start = end;
    if reading.is(end - 1, ",") {
        // An apposition or a relative clause closes before the cue; the noun stands before its comma.
        let comma = (floor..end - 1).rev().find(|at| reading.is(*at, ","))?;
        start = comma;
        end -= 1;
        let before = phrase_start(cx, comma, floor);
        if before < comma {
            return source(reading, before..end);
        }
        start += 1;
        return source(reading, phrase_start(cx, end, start)..end);
    }
    if reading.is(end - 1, ")") {
        start = (floor..end - 1).rev().find(|at| reading.is(*at, "("))?;
    }
    if is_dash(reading, end - 1) {
        // "the senator — who lost in 2008 — said": the noun stands before the first dash.
        let closing = (floor..end).rev().take_while(|at| is_dash(reading, *at)).last()?;
        let opening = (floor..closing).rev().find(|at| is_dash(reading, *at))?;
        let first = (floor..=opening).rev().take_while(|at| is_dash(reading, *at)).last()?;
        return source(reading, phrase_start(cx, first, floor)..first);
    }
    let start = phrase_start(cx, start, floor);
    // "the clerk, Rosalind Thackeray said" keeps only the name; "its director, Koen Baert," was above.
    source(reading, start..end)
}

/// The source that begins with the token at `from`, and the index of the token behind it.
pub(super) fn forward(cx: &Clause<'_, '_>, from: usize) -> Option<(Source, usize)> {
    let reading = cx.reading;
    let limit = cx.sentence.end.min(from + LONGEST);
    let mut end = from;
    // A stop inside belongs to "Sen. Roe"; the sentence's own does not.
    let own_stop = |index: usize| index + 1 == cx.sentence.end && reading.is(index, ".");
    while end < limit && !cx.quoted.holds(end) && !own_stop(end) && continues_phrase(reading, from, end) {
        end += 1;
    }
    // An apposition names the one described: "the clerk, Rosalind Thackeray".
    if reading.is(end, ",") && reading.is_capital(end + 1) && end + 1 < limit && !reading.has(end + 1, Class::Weekday) {
        let mut name = end + 1;
        while name < limit && (reading.is_capital(name) || is_particle(reading, name)) {
            name += 1;
        }
        if !cx.quoted.holds(end + 1) && !has_capital(reading, from..end) {
            end = name;
        }
    }
    (from < end).then(|| source(reading, from..end)).flatten().map(|source| (source, end))
}

/// A dash between words, not a hyphen inside of one.
fn is_dash(reading: &Reading<'_>, index: usize) -> bool {
    matches!(reading.word(index), "—" | "–" | "-" | "―")
}

/// What may stand between a subject and its verb.
fn is_helper(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    let adverb = class.has(Class::Adverb) && !class.has(Class::Pronoun);
    let ly = reading.is_word(index) && reading.word(index).ends_with("ly") && reading.tokens[index].case == Case::Lower;
    adverb || ly || class.has(Class::Auxiliary) || reading.is(index, "to") || reading.is(index, "n't")
}

/// The first token of the noun phrase that ends before `end`.
fn phrase_start(cx: &Clause<'_, '_>, end: usize, floor: usize) -> usize {
    let reading = cx.reading;
    let mut start = end;
    while start > floor {
        let index = start - 1;
        if cx.quoted.holds(index) {
            break;
        }
        let token = reading.tokens[index];
        match token.kind {
            TokenKind::Clitic => {}
            TokenKind::Number => {
                if start == end {
                    break;
                }
            }
            TokenKind::Mark => {
                let joins = matches!(reading.word(index), "." | "-" | "&" | "/") && !token.spaced;
                if !joins && !matches!(reading.word(index), ")" | "(") {
                    break;
                }
            }
            TokenKind::Word => {
                let class = token.classes;
                if class.has(Class::Pronoun) && !class.has(Class::Determiner) {
                    if start == end {
                        start = index;
                    }
                    break;
                }
                if is_boundary(reading, index, start == end) {
                    break;
                }
                if class.has(Class::Determiner) {
                    start = index;
                    let linked = index > floor && is_linking_preposition(reading, index - 1);
                    if linked {
                        start -= 1;
                        continue;
                    }
                    break;
                }
            }
        }
        start = index;
    }
    // A phrase does not begin with a preposition, a conjunction or a comma.
    while start < end
        && (is_linking_preposition(reading, start)
            || reading.has(start, Class::Conjunction)
            || !reading.is_word(start) && !reading.is_number(start))
    {
        start += 1;
    }
    start
}

/// Whether a phrase read backwards cannot reach over the word at `index`.
fn is_boundary(reading: &Reading<'_>, index: usize, is_last: bool) -> bool {
    let token = reading.tokens[index];
    let class = token.classes;
    if class.has(Class::Conjunction) {
        let joins = reading.is(index, "and") && reading.is_word(index + 1) && !is_last;
        let both_nouns = joins && index > 0 && (reading.is_capital(index - 1) || is_source_noun(reading, index - 1));
        return !both_nouns;
    }
    if class.has(Class::Preposition) {
        return is_last || !is_linking_preposition(reading, index);
    }
    let time = class.has(Class::Weekday) || class.has(Class::Month);
    class.has(Class::Auxiliary) || time || (class.has(Class::Adverb) && token.case == Case::Lower) || is_finite_verb(reading, index)
}

/// "the head of the agency", "police in the city", "a spokesman for Roe", "sources close to the firm".
fn is_linking_preposition(reading: &Reading<'_>, index: usize) -> bool {
    let to = reading.is(index, "to") && (reading.is_capital(index + 1) || (0 < index && reading.is(index - 1, "close")));
    to || ["of", "for", "in", "at", "from", "with", "on", "by", "into"].iter().any(|word| reading.is(index, word))
}

/// A past-tense cue or another "-ed" word ends the phrase that follows it.
fn is_finite_verb(reading: &Reading<'_>, index: usize) -> bool {
    let token = reading.tokens[index];
    let class = token.classes;
    let cue = class.has(Class::Say) || class.has(Class::Claim) || class.has(Class::Think) || class.has(Class::Write);
    let past = reading.word(index).ends_with("ed") || reading.word(index) == "said";
    token.case == Case::Lower && past && (cue || class.has(Class::Death) || class.has(Class::Arrest)) && !is_source_noun(reading, index)
}

fn continues_phrase(reading: &Reading<'_>, from: usize, index: usize) -> bool {
    let Some(token) = reading.tokens.get(index) else { return false };
    let class = token.classes;
    match token.kind {
        TokenKind::Clitic => true,
        TokenKind::Number => index > from,
        TokenKind::Mark => matches!(reading.word(index), "." | "-" | "&" | "/") && !token.spaced && reading.is_word(index + 1),
        TokenKind::Word => {
            if class.has(Class::Pronoun) && !class.has(Class::Determiner) {
                return index == from && !matches!(reading.word(index), "who" | "whom" | "there");
            }
            if index > from && reading.has(index - 1, Class::Pronoun) && !reading.has(index - 1, Class::Determiner) {
                return false;
            }
            if class.has(Class::Determiner) {
                return index == from || is_linking_preposition(reading, index - 1);
            }
            if class.has(Class::Conjunction) {
                return index > from
                    && reading.is(index, "and")
                    && (is_source_noun(reading, index - 1) && is_source_noun(reading, index + 1)
                        || reading.is_capital(index - 1) && reading.is_capital(index + 1));
            }
            if class.has(Class::Preposition) {
                let place = ["of", "for", "in", "at", "from"].iter().any(|word| reading.is(index, word));
                let time = reading.has(index + 1, Class::Weekday) || reading.has(index + 1, Class::Month) || reading.is_number(index + 1);
                return index > from && place && !time && !reading.has(index - 1, Class::Preposition) && is_noun_like(reading, index + 1);
            }
            let time = (class.has(Class::Weekday) || class.has(Class::Month)) && token.case == Case::Capital;
            let verb = class.has(Class::Auxiliary)
                || (token.case == Case::Lower && index > from && reading.word(index).ends_with("ing") && !is_source_noun(reading, index));
            // "Holm endorsed Roe": a lower-case past behind a name is the next verb.
            let past = index > from && token.case == Case::Lower && reading.word(index).ends_with("ed") && reading.is_capital(index - 1);
            let adverb = class.has(Class::Adverb) && token.case == Case::Lower
                || (index > from && reading.word(index).ends_with("ly") && token.case == Case::Lower);
            !time && !verb && !adverb && !past
        }
    }
}

fn is_noun_like(reading: &Reading<'_>, index: usize) -> bool {
    reading.is_capital(index)
        || reading.has(index, Class::Determiner)
        || is_source_noun(reading, index)
        || reading.is_word(index) && !reading.has(index, Class::Pronoun)
}

/// A noun that can stand behind a statement.
fn is_source_noun(reading: &Reading<'_>, index: usize) -> bool {
    const SOURCES: [Class; 7] = [Class::Person, Class::Body, Class::Collective, Class::Document, Class::Medium, Class::Vague, Class::Title];
    SOURCES.iter().any(|class| reading.has(index, *class))
}

fn is_particle(reading: &Reading<'_>, index: usize) -> bool {
    ["de", "van", "der", "den", "la", "le", "al", "bin", "ibn", "von", "da", "di", "dos", "del", "el"]
        .iter()
        .any(|word| reading.is(index, word))
}

fn has_capital(reading: &Reading<'_>, range: Range<usize>) -> bool {
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
fn source(reading: &Reading<'_>, range: Range<usize>) -> Option<Source> {
    if range.is_empty() {
        return None;
    }
    let span = reading.span(range.start, range.end - 1);
    let last = range.end - 1;
    if range.len() == 1 && reading.has(last, Class::Pronoun) {
        let nobody = ["there", "nobody", "none", "which", "one"].iter().any(|word| reading.is(last, word));
        return (!nobody).then_some(Source { span, head: span, grade: Grade::Pronoun });
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
    let medium_phrase = reading.phrases.iter().any(|phrase| span.covers(phrase.span) && phrase.classes.has(Class::Medium));
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
