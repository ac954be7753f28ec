//! Attributions by a verb: "Roe said …", "…, said Roe", "was blamed by Roe".

use super::cue::opens_inverted;
use super::noun_phrase::{backward, forward, is_apposed};
use super::stance::shared_source;
use super::{Attribution, Clause, Cue, CueKind, Grade, Order, Source, ends_in_quote, is_parted_before};
use crate::language::Class;
use crate::text::Span;
use std::ops::Range;

/// Verbs that take the one spoken to or of: what stands behind them is no source.
const ADDRESSED: &[&str] = &[
    "told",
    "tells",
    "tell",
    "informed",
    "briefed",
    "accused",
    "accuses",
    "blamed",
    "blames",
    "thanked",
    "reminded",
    "assured",
    "reassured",
    "criticised",
    "criticized",
    "condemned",
    "denounced",
    "asked",
    "described",
    "praised",
    "mocked",
];

/// An attribution by the verb, or the verb with what belongs to it, at the tokens `words`.
pub(super) fn read(cx: &Clause<'_, '_>, words: Range<usize>, kind: CueKind, last: Option<&Attribution>) -> Option<Attribution> {
    let reading = cx.reading;
    let Range { start: index, end: behind_cue } = words;
    let cue = Cue { span: reading.span(index, behind_cue - 1), kind };
    let begin = reading.tokens[cx.sentence.start].span.start;
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    if opens_inverted(cx, index) {
        let (source, behind) = forward(cx, behind_cue)?;
        let reach = vec![Span::new(reading.tokens.get(behind)?.span.start as usize, end as usize)];
        return Some(Attribution { cue, source: Some(source), content: Vec::new(), reach, order: Order::Fronted, sentence: cx.number });
    }
    if is_passive(cx, index) {
        return passive(cx, index, cue, end);
    }
    let wants = kind == CueKind::Think && reading.is(behind_cue, "to");
    if wants {
        return None;
    }
    let parted = matches!(reading.word(index - 1), "," | "”" | "\"" | "’" | "'" | "»" | "''" | "—" | "–" | "?" | "!");
    let finite = !reading.word(index).ends_with("ing");
    if parted
        && finite
        && !matches!(kind, CueKind::Perceive)
        && (!ADDRESSED.iter().any(|verb| reading.is(index, verb)) || is_asked(cx, index))
        && let Some((source, behind)) = forward(cx, behind_cue)
        && stops_after(cx, behind)
        && (source.grade == Grade::Named || !is_apposed(cx, index))
    {
        let before = Span::new(begin as usize, cue.span.start as usize);
        let mut reach = vec![before];
        if let Some(next) = reading.tokens.get(behind).filter(|next| next.span.end < end) {
            reach.push(Span::new(next.span.start as usize, end as usize));
        }
        return Some(Attribution { cue, source: Some(source), content: Vec::new(), reach, order: Order::CueFirst, sentence: cx.number });
    }
    // ", calling it a gift", "by saying": the words before are no subject of a participle.
    let participle = !finite && (reading.is(index - 1, ",") || reading.has(index - 1, Class::Preposition));
    // "Roe praised the plan and said": the second verb has the first one's subject.
    let second = finite && reading.has(index - 1, Class::Conjunction) && !reading.is(index - 1, "that");
    // "released a statement saying": what is beside the participle is no person.
    let person = |source: &Source| matches!(source.grade, Grade::Named | Grade::Pronoun | Grade::Described | Grade::Collective);
    let progressive = !finite && !reading.has(index - 1, Class::Auxiliary);
    let source = if participle || second {
        shared_source(cx, index, last)
    } else if progressive {
        backward(cx, index).filter(person).or_else(|| shared_source(cx, index, last))
    } else {
        backward(cx, index)
    };
    if source.is_none() && finite {
        return None;
    }
    // "a message posted on Friday": documents are written, they do not write.
    let document = |source: Source| source.grade == Grade::Body && reading.has(reading.token_at(source.head.start), Class::Document);
    if kind == CueKind::Write && source.is_some_and(document) {
        return None;
    }
    let after = reading.tokens.get(behind_cue).map_or(end, |token| token.span.start).min(end);
    let rest = Span::new(after as usize, end as usize);
    // "…, Roe said." or "…, Roe told reporters on Monday.": what stands before is what was said.
    let from = source.map_or(cue.span.start, |source| source.span.start);
    let before = Span::new(begin as usize, from as usize);
    let parted_before = is_parted_before(cx, from) && says_nothing_more(cx, index, behind_cue);
    let said_before = before.len() > 2 && (parted_before || ends_in_quote(cx, from));
    // "Roe wrote twice.": that somebody wrote says nothing of what.
    let words = (behind_cue..cx.sentence.end).filter(|at| reading.is_word(*at)).count();
    if kind == CueKind::Write && !said_before && words < 2 {
        return None;
    }
    let reach = if said_before { vec![before, rest] } else { vec![rest] };
    Some(Attribution { cue, source, content: Vec::new(), reach, order: Order::SourceFirst, sentence: cx.number })
}

/// "“Why?” asked Roe": a question's cue takes its source behind a closing mark.
fn is_asked(cx: &Clause<'_, '_>, index: usize) -> bool {
    2 <= index && cx.reading.is(index, "asked") && cx.reading.is(index - 2, "?")
}

/// Whether a form of "be" stands before the participle at `index`.
pub(super) fn is_passive(cx: &Clause<'_, '_>, index: usize) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't", "aren't", "get", "got"];
    let reading = cx.reading;
    let word = reading.word(index);
    if word.ends_with("ing") {
        return false;
    }
    let mut before = index;
    while before > cx.sentence.start && (reading.has(before - 1, Class::Adverb) || reading.word(before - 1).ends_with("ly")) {
        before -= 1;
    }
    before > cx.sentence.start && BE.iter().any(|be| reading.is(before - 1, be))
}

/// "was blamed by the ministry for …": the agent vouches; without one nobody does.
fn passive(cx: &Clause<'_, '_>, index: usize, cue: Cue, end: u32) -> Option<Attribution> {
    let by = (index + 1..(index + 12).min(cx.sentence.end)).find(|at| cx.reading.is(*at, "by"))?;
    let (source, _) = forward(cx, by + 1)?;
    let begin = cx.reading.tokens[cx.sentence.start].span.start;
    Some(Attribution {
        cue,
        source: Some(source),
        content: Vec::new(),
        reach: vec![Span::new(begin as usize, end as usize)],
        order: Order::CueFirst,
        sentence: cx.number,
    })
}

/// Whether the source that ends before token `behind` closes its clause there, so that the words
/// before the cue are what was said.
fn stops_after(cx: &Clause<'_, '_>, behind: usize) -> bool {
    let reading = cx.reading;
    if behind >= cx.sentence.end {
        return true;
    }
    let word = reading.word(behind);
    let class = reading.tokens[behind].classes;
    !reading.is_word(behind)
        || class.has(Class::Preposition)
        || class.has(Class::Conjunction)
        || class.has(Class::Pronoun)
        || class.has(Class::Adverb)
        || class.has(Class::Weekday)
        || matches!(word, "this" | "last" | "who")
        || ["ly", "ing", "ed"].iter().any(|end| word.ends_with(end))
}

/// Whether nothing of substance follows the cue at `index`: an addressee, a time, a place.
fn says_nothing_more(cx: &Clause<'_, '_>, index: usize, behind: usize) -> bool {
    let reading = cx.reading;
    let mut rest = behind..cx.sentence.end;
    let ends_clause = |at: usize| matches!(reading.word(at), "." | "," | ";" | ":" | "”" | "\"" | ")" | "?" | "!");
    let first = rest.next().unwrap_or(cx.sentence.end);
    if first >= cx.sentence.end || ends_clause(first) {
        return true;
    }
    let class = reading.tokens[first].classes;
    let circumstance = class.has(Class::Preposition)
        || class.has(Class::Weekday)
        || class.has(Class::Adverb)
        || class.has(Class::Conjunction) && !reading.is(first, "that");
    let addressee = ["told", "tells", "telling", "informed"].iter().any(|verb| reading.is(index, verb));
    (circumstance || addressee) && !rest.take_while(|at| !ends_clause(*at)).any(|at| reading.is(at, "that"))
}
