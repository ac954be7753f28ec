//! Stances: what somebody wants, backs, mocks or cites. They tell whose view the words are and
//! vouch for nothing: that Roe backs the 40-million plan does not make the 40 million Roe's.

use super::cue::is_inflected;
use super::noun_phrase::{backward, forward};
use super::verb::is_passive;
use super::{Attribution, Clause, Cue, CueKind, Grade, Order, Source};
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;

/// "is expected to", "was asked about": a passive that leaves out who expects or asks.
pub(super) fn agentless(cx: &Clause<'_, '_>, index: usize) -> Option<Attribution> {
    const HELD: [Class; 5] = [Class::Say, Class::Claim, Class::Think, Class::Write, Class::Stance];
    let reading = cx.reading;
    let held = HELD.iter().any(|class| reading.has(index, *class));
    let begins = reading.tokens[cx.sentence.start].span.start;
    if !held || !is_passive(cx, index) || index <= cx.sentence.start + 1 {
        return None;
    }
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    let cue = Cue { span: reading.tokens[index].span, kind: CueKind::Stance };
    let reach = vec![Span::new(begins as usize, end as usize)];
    let said = Span::new(reading.tokens.get(index + 1).map_or(end, |token| token.span.start).min(end) as usize, end as usize);
    Some(Attribution { cue, source: None, content: vec![said], reach, order: Order::SourceFirst, sentence: cx.number })
}

/// The stance that the verb at `index` tells of, if it is one there and somebody holds it.
pub(super) fn read(cx: &Clause<'_, '_>, index: usize, last: Option<&Attribution>) -> Option<Attribution> {
    let reading = cx.reading;
    let token = reading.tokens[index];
    let previous = index.checked_sub(1).filter(|previous| cx.sentence.start <= *previous)?;
    let before = reading.tokens[previous];
    let determined = before.classes.has(Class::Determiner) && !before.classes.has(Class::Pronoun);
    let noun = before.kind == TokenKind::Clitic || before.kind == TokenKind::Number || determined || reading.is(previous, "to");
    if !token.classes.has(Class::Stance) || token.case != Case::Lower || noun || ends_clause(cx, index + 1) {
        return None;
    }
    let participle = reading.word(index).ends_with("ing") && !before.classes.has(Class::Auxiliary);
    let source = if participle || before.classes.has(Class::Conjunction) { shared_source(cx, index, last) } else { backward(cx, index) };
    let source = source.filter(|source| is_somebody(cx, *source))?;
    // "the plan he backs" and "plan backs": a bare form needs a subject that agrees.
    let bare = !is_inflected(reading.word(index)) && !reading.word(index).ends_with('s');
    if bare && before.case == Case::Capital && !before.classes.has(Class::Pronoun) {
        return None;
    }
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    let after = reading.tokens.get(index + 1).map_or(end, |token| token.span.start).min(end);
    let reach = vec![Span::new(after as usize, end as usize)];
    let cue = Cue { span: token.span, kind: CueKind::Stance };
    Some(Attribution { cue, source: Some(source), content: Vec::new(), reach, order: Order::SourceFirst, sentence: cx.number })
}

/// Whom a second verb or a participle has in common with what stands before it in its sentence:
/// the source of the last attribution, else the sentence's subject.
pub(super) fn shared_source(cx: &Clause<'_, '_>, index: usize, last: Option<&Attribution>) -> Option<Source> {
    last.and_then(|last| last.source).or_else(|| shared_subject(cx, index))
}

/// The subject of the sentence, past a phrase such as "On Monday,", where it ends before `index`.
pub(super) fn shared_subject(cx: &Clause<'_, '_>, index: usize) -> Option<Source> {
    let reading = cx.reading;
    let mut first = cx.sentence.start;
    while first < index && (!reading.is_word(first) || reading.has(first, Class::Conjunction)) {
        first += 1;
    }
    if reading.has(first, Class::Preposition) || reading.has(first, Class::Adverb) {
        first = (first..index).find(|at| reading.is(*at, ","))? + 1;
    }
    // "A few days later, Roe …": a time is no subject.
    let (_, behind) = forward(cx, first)?;
    let span = ["minute", "hour", "day", "week", "month", "year", "moment"].iter().any(|unit| reading.word(behind - 1).starts_with(unit));
    if span && ["later", "ago", "earlier", "before", "after"].iter().any(|word| reading.is(behind, word)) {
        first = (behind..index).find(|at| reading.is(*at, ","))? + 1;
    }
    let (source, behind) = forward(cx, first)?;
    (behind < index).then_some(source)
}

fn ends_clause(cx: &Clause<'_, '_>, index: usize) -> bool {
    cx.sentence.end <= index || matches!(cx.reading.word(index), "." | "," | ";" | ")" | "”")
}

/// Whether the source is people or a body, which can hold a view, rather than a thing.
fn is_somebody(cx: &Clause<'_, '_>, source: Source) -> bool {
    let head = cx.reading.token_at(source.head.start);
    let class = |class: Class| cx.reading.has(head, class);
    match source.grade {
        Grade::Named | Grade::Collective => true,
        Grade::Pronoun => ["he", "she", "they", "who", "we", "i", "it"].iter().any(|word| cx.reading.is(head, word)),
        Grade::Body | Grade::Described | Grade::Vague | Grade::Medium => {
            class(Class::Person) || class(Class::Body) || class(Class::Collective) || class(Class::Vague) || class(Class::People)
        }
    }
}
