//! Whether a word is a cue where it stands: a verb of saying rather than a noun, an adjective or
//! another verb of the same form.

use super::noun_phrase::{backward, forward};
use super::{Clause, CueKind, ends_in_quote, is_parted_before};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};

/// The kind of the cue that the word at `index` may be.
pub(super) fn kind(reading: &Reading<'_>, index: usize) -> Option<CueKind> {
    let classes = reading.tokens[index].classes;
    [
        (Class::Say, CueKind::Say),
        (Class::Claim, CueKind::Claim),
        (Class::Write, CueKind::Write),
        (Class::Think, CueKind::Think),
        (Class::Show, CueKind::Show),
        (Class::Perceive, CueKind::Perceive),
    ]
    .into_iter()
    .find(|(class, _)| classes.has(*class))
    .map(|(_, kind)| kind)
}

/// Whether the word at `index`, which no list knows as a cue, is one because it touches a
/// quotation: "“…,” Roe shot back", "“Why?” thundered the mayor".
pub(super) fn touches_quote(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let token = reading.tokens[index];
    let word = reading.word(index);
    let finite =
        token.classes.has(Class::Finite) || (word.len() > 3 && word.ends_with("ed")) || word == "shot" || word == "hit" || word == "cut";
    if cx.quoted.is_empty() || token.case != Case::Lower || !finite || index <= cx.sentence.start || token.classes.has(Class::Auxiliary) {
        return false;
    }
    // A whole sentence whose closing mark stands behind a comma, a question or an exclamation mark.
    let said = |end: usize| {
        let first = cx.quoted.start_of(end - 1).map(|open| open + 1);
        let whole = first.is_some_and(|first| reading.is_capital(first) && first + 2 < end);
        whole && reading.prose.text[..reading.tokens[end - 1].span.range().start].ends_with([',', '?', '!', '—'])
    };
    let ends = |at: usize| cx.sentence.end <= at || matches!(reading.word(at), "." | "," | ";" | "back" | "out" | "in" | "at" | "with");
    if said(index) {
        return forward(cx, index + 1).is_some_and(|(source, behind)| source.grade != super::Grade::Pronoun && ends(behind));
    }
    let subject = backward(cx, index).map(|source| reading.token_at(source.span.start));
    // "Roe cracked, “It leaks.”"
    let introduces = subject.is_some() && reading.is(index + 1, ",") && cx.quoted.holds(index + 2) && reading.is_capital(index + 3);
    introduces || subject.is_some_and(|start| cx.sentence.start < start && said(start)) && ends(index + 1)
}

/// Whether the cue word at `index` is a verb of saying here rather than a noun, an adjective or
/// another verb of the same form.
pub(super) fn is_verb(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let token = reading.tokens[index];
    if token.case != Case::Lower {
        return opens_inverted(cx, index);
    }
    let Some(previous) = index.checked_sub(1).filter(|previous| *previous >= cx.sentence.start) else {
        return false;
    };
    let before = reading.tokens[previous];
    let timed = 0 < previous && reading.has(previous - 1, Class::Preposition);
    let possessed = before.kind == TokenKind::Clitic || (before.kind == TokenKind::Number && !timed);
    let determined = before.classes.has(Class::Determiner) && !before.classes.has(Class::Pronoun) && !reading.is(previous, "that");
    // "difficult to say", "declined to comment": an infinitive tells what nobody has said yet.
    // "ignored repeated warnings": a participle behind a verb describes what follows.
    let describes = reading.word(index).ends_with("ed") && before.case == Case::Lower && reading.word(previous).ends_with("ed");
    if possessed || determined || describes {
        return false;
    }
    let word = reading.word(index);
    if reading.is(previous, "to") {
        return quote_follows(cx, index);
    }
    // "a creative writing professor", "a job posting": an "-ing" inside of a noun phrase.
    if word.ends_with("ing") && reading.is_word(previous) && !is_left_of_participle(reading, previous) {
        return has_complement(cx, index);
    }
    if before.classes.has(Class::Preposition) {
        return word.ends_with("ing") && (has_complement(cx, index) || quote_follows(cx, index));
    }
    let parted_quote = matches!(reading.word(index + 1), "," | ":") && cx.quoted.holds(index + 2);
    if token.classes.has(Class::NounToo)
        && !parted_quote
        && !is_inflected(word)
        && !agrees(reading, previous, index)
        && !closes_sentence(cx, index)
    {
        return false;
    }
    !token.classes.has(Class::Loose) || has_complement(cx, index)
}

/// Whether the phrase that begins with the verb at `index` is one there: no infinitive, no noun.
pub(super) fn is_phrase(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let Some(previous) = index.checked_sub(1).filter(|previous| cx.sentence.start <= *previous) else { return false };
    let determined = reading.has(previous, Class::Determiner) && !reading.has(previous, Class::Pronoun);
    reading.tokens[index].case == Case::Lower && !determined && !reading.is(previous, "to")
}

/// Whether a participle can follow the word at `previous`: "Roe saying", "is saying", "before saying".
fn is_left_of_participle(reading: &Reading<'_>, previous: usize) -> bool {
    const LEFT: [Class; 7] =
        [Class::Auxiliary, Class::Preposition, Class::Conjunction, Class::Pronoun, Class::Adverb, Class::Person, Class::Document];
    reading.is_capital(previous) || LEFT.iter().any(|class| reading.has(previous, *class)) || reading.word(previous).ends_with("ly")
}

/// "Said Roe, who has lived there since: “…”": a finite cue opens the sentence before its source.
pub(super) fn opens_inverted(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let token = reading.tokens[index];
    let speech = token.classes.has(Class::Say) || token.classes.has(Class::Write);
    let finite = reading.word(index).ends_with('s')
        || reading.is(index, "said")
        || reading.is(index, "wrote")
        || reading.word(index).ends_with("ed");
    let quoted = || (index + 1..cx.sentence.end).any(|at| cx.quoted.holds(at));
    index == cx.sentence.start && token.case == Case::Capital && speech && finite && reading.is_capital(index + 1) && quoted()
}

/// Whether a quotation stands right behind the cue, or behind its comma or colon.
fn quote_follows(cx: &Clause<'_, '_>, index: usize) -> bool {
    let parted = matches!(cx.reading.word(index + 1), "," | ":");
    cx.quoted.holds(index + 1) || (parted && cx.quoted.holds(index + 2))
}

/// Whether the form can only be a verb's: a past or an "-ing".
pub(super) fn is_inflected(word: &str) -> bool {
    const IRREGULAR: &[&str] = &["wrote", "written", "gave", "found", "felt", "shown", "given"];
    word.ends_with("ed") || word.ends_with("ing") || IRREGULAR.contains(&word)
}

/// "poll results show" and "the report says", not "the annual report of" or "media reports,".
fn agrees(reading: &Reading<'_>, previous: usize, index: usize) -> bool {
    let before = reading.tokens[previous];
    let helped = before.classes.has(Class::Auxiliary) || before.classes.has(Class::Adverb);
    let subject = if reading.word(index).ends_with('s') {
        const SUBJECTS: [Class; 5] = [Class::Person, Class::Body, Class::Document, Class::Collective, Class::Pronoun];
        before.case != Case::Lower || SUBJECTS.iter().any(|class| before.classes.has(*class))
    } else {
        is_plural(reading, previous)
    };
    let noun_behind = reading.has(index + 1, Class::Preposition) || matches!(reading.word(index + 1), "," | "." | ";" | ")" | "?");
    reading.is(index + 1, "that") || (helped || subject) && !noun_behind
}

/// "…, its accounts show.": subject and cue behind a comma, with nothing behind them.
fn closes_sentence(cx: &Clause<'_, '_>, index: usize) -> bool {
    let ends = matches!(cx.reading.word(index + 1), "," | "." | "");
    let plural = cx.reading.word(index).ends_with('s') != is_plural(cx.reading, index - 1);
    ends && plural && backward(cx, index).is_some_and(|source| is_parted_before(cx, source.span.start))
}

/// Whether what follows or precedes the cue shows that it speaks: a clause with "that", a
/// quotation, a colon, a comma behind what was said, or "put the number at 40".
fn has_complement(cx: &Clause<'_, '_>, index: usize) -> bool {
    const CLAUSE: &[&str] =
        &["that", "how", "whether", "why", "he", "she", "they", "it", "there", "we", "“", "\"", "‘", "'", "''", "«", ":"];
    let reading = cx.reading;
    let next = reading.word(index + 1);
    if reading.word(index).starts_with("call") {
        // "called it a gift", "called for talks", not "forty ships called".
        let object = matches!(next, "for" | "on")
            || [Class::Determiner, Class::Pronoun].iter().any(|class| reading.has(index + 1, *class))
            || reading.is_capital(index + 1);
        return object || quote_follows(cx, index);
    }
    if CLAUSE.iter().any(|word| next.eq_ignore_ascii_case(word)) {
        return true;
    }
    let from = cx.reading.tokens[cx.sentence.start].span.start;
    let subject = backward(cx, index).map_or(reading.tokens[index].span.start, |source| source.span.start);
    let ends_clause = matches!(next, "" | "." | "," | ";");
    let parted = from + 2 < subject && is_parted_before(cx, subject) && ends_clause;
    let directly_parted = matches!(reading.word(index - 1), "," | "”" | "\"" | "’")
        && forward(cx, index + 1).is_some()
        && ends_in_quote(cx, reading.tokens[index].span.start);
    let rates = ["put", "puts", "gave", "gives", "lists", "rates"].iter().any(|verb| reading.is(index, verb));
    let rated = || (index + 1..cx.sentence.end.min(index + 9)).any(|at| reading.is(at, "at") || reading.is(at, "as"));
    let after_quote = ends_in_quote(cx, subject);
    let points_out = next == "out" && reading.word(index).starts_with("point");
    quote_follows(cx, index) || parted || after_quote || directly_parted || points_out || (rates && rated())
}

fn is_plural(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    let plural_pronoun = ["they", "we", "i", "you", "who"].iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun));
    word.ends_with('s') || plural_pronoun || reading.has(index, Class::Collective) || matches!(word, "data" | "people" | "”" | "\"" | ",")
}
