//! What a cue's source is said to have said: the words of its content, without the addressee, the
//! occasion and what the reporter adds.
//!
//! `Attribution::reach` is generous, because words it leaves out count as unsourced; the content
//! printed by `factdesk facts` and shown to reporters is exact where the syntax tells.

use super::{Attribution, Clause, Order, Quoted};
use crate::facts::{Quote, Reading};
use crate::language::Class;
use crate::text::Span;
use std::ops::Range;

/// How many tokens may stand between a cue and the "that", colon or quotation which opens its content.
const OCCASION: usize = 24;

/// The content of `attribution`, whose cue is the tokens `cue`, in prose bytes.
pub(super) fn content(cx: &Clause<'_, '_>, attribution: &Attribution, cue: Range<usize>, quotes: &[Quote]) -> Vec<Span> {
    let reading = cx.reading;
    let source = attribution.source.map(|source| reading.token_at(source.span.start)..reading.token_at(source.span.end));
    let left = source.as_ref().map_or(cue.start, |source| source.start.min(cue.start));
    let right = source.as_ref().map_or(cue.end, |source| source.end.max(cue.end));
    let cue_at = attribution.cue.span.start;
    let mut out = Vec::with_capacity(2);
    if attribution.reach.iter().any(|piece| piece.end <= cue_at || piece.start < cue_at) {
        out.extend(front(cx, left, quotes));
    }
    let said_before = !out.is_empty();
    let behind = match attribution.order {
        Order::SourceFirst if !said_before => rear(cx, right).map(|tokens| inside_clause(cx, left, tokens)),
        Order::Fronted => Some(past_marks(cx, right)..cx.sentence.end),
        _ => resumed(cx, right),
    };
    out.extend(behind.and_then(|tokens| span(reading, clause_end(cx, tokens))));
    // "Roe added:" says what stands in the next paragraph.
    if out.is_empty() { attribution.reach.clone() } else { out }
}

/// The words before the tokens from `left` on, back to where the sentence or its first quotation opens.
fn front(cx: &Clause<'_, '_>, left: usize, quotes: &[Quote]) -> Option<Span> {
    let reading = cx.reading;
    let mut first = cx.sentence.start;
    while first < left && (reading.has(first, Class::Conjunction) && !reading.is(first, "if") && !reading.is(first, "because")) {
        first += 1;
    }
    let words = span(reading, first..left)?;
    // A quotation of several sentences ends in this one.
    let begun = quotes.iter().find(|quote| !quote.nested && quote.span.start < words.start && words.start < quote.span.end);
    Some(begun.map_or(words, |quote| quote.span.join(words)))
}

/// What follows "Roe said": past the one spoken to and the occasion.
fn rear(cx: &Clause<'_, '_>, from: usize) -> Option<Range<usize>> {
    let reading = cx.reading;
    let end = cx.sentence.end;
    let first = past_marks(cx, from);
    if end <= first {
        return None;
    }
    let addressed = ["told", "tells", "tell", "telling", "informed", "reminded", "assured", "warned", "asked", "advised"]
        .iter()
        .any(|verb| reading.is(from - 1, verb));
    let occasion = reading.has(first, Class::Preposition) || reading.has(first, Class::Weekday) || reading.has(first, Class::Adverb);
    if (addressed || occasion) && !cx.quoted.holds(first) {
        let opened =
            (first..end.min(first + OCCASION)).take_while(|at| !matches!(reading.word(*at), ";" | ".")).find(|at| opens_content(cx, *at));
        if let Some(opened) = opened {
            return Some(past_marks(cx, opened)..end);
        }
    }
    if addressed && !cx.quoted.holds(first) && !reading.is(first, "to") {
        let (_, behind) = super::noun_phrase::forward(cx, first)?;
        return (behind < end).then(|| past_marks(cx, behind)..end);
    }
    Some(first..end)
}

/// "When Roe said it would hold, Holm …", "which Roe called a gift, …": a clause inside of another
/// ends at its comma.
fn inside_clause(cx: &Clause<'_, '_>, left: usize, tokens: Range<usize>) -> Range<usize> {
    const SUBORDINATE: &[&str] = &["when", "while", "after", "before", "although", "though", "since", "because", "once", "asked", "as"];
    const RELATIVE: &[&str] = &["which", "whom", "who", "whose"];
    let reading = cx.reading;
    let one_of = |at: usize, words: &[&str]| words.iter().any(|word| reading.is(at, word));
    let parted = |range: Range<usize>| range.into_iter().any(|at| reading.is(at, ",") && !cx.quoted.holds(at));
    let fronted = one_of(cx.sentence.start, SUBORDINATE) && !parted(cx.sentence.start..left);
    let relative = one_of(left, RELATIVE) || (cx.sentence.start < left && one_of(left - 1, RELATIVE));
    if !(fronted || relative) {
        return tokens;
    }
    let comma = (tokens.start + 1..tokens.end).find(|at| reading.is(*at, ",") && !cx.quoted.holds(*at) && !cx.quoted.holds(at + 1));
    tokens.start..comma.unwrap_or(tokens.end)
}

/// "that", a colon, "whether" and the like, or a quotation.
fn opens_content(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    cx.quoted.holds(index) || ["that", "whether", "why", "how", ":"].iter().any(|word| reading.is(index, word))
}

/// What goes on behind an inserted cue: a quotation, or a clause tied on with a conjunction.
fn resumed(cx: &Clause<'_, '_>, from: usize) -> Option<Range<usize>> {
    let reading = cx.reading;
    let first = past_marks(cx, from);
    let parted = first > from;
    let goes_on = ["and", "but", "because", "or", "so"].iter().any(|word| reading.is(first, word));
    // "…, Roe said, and left" goes on with Roe, not with what he said.
    let clause = reading.has(first + 1, Class::Determiner) || reading.has(first + 1, Class::Pronoun) || reading.is_capital(first + 1);
    if parted && goes_on && clause && first < cx.sentence.end {
        return Some(first..cx.sentence.end);
    }
    (from..cx.sentence.end).find(|at| cx.quoted.holds(*at)).map(|quoted| quoted..cx.quoted.end_of(quoted).min(cx.sentence.end))
}

/// The content's clause ends where the reporter's own words follow a comma: "…, though critics
/// disagree", "…, adding that", "…, referring to".
fn clause_end(cx: &Clause<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    const ASIDE: &[&str] =
        &["though", "although", "while", "whereas", "as", "even", "adding", "referring", "noting", "citing", "according"];
    let reading = cx.reading;
    let aside = (tokens.start + 1..tokens.end).find(|at| {
        reading.is(*at, ",")
            && !cx.quoted.holds(*at)
            && ASIDE.iter().any(|word| reading.is(at + 1, word))
            && !is_comparison(reading, at + 1)
    });
    tokens.start..aside.unwrap_or(tokens.end)
}

/// ", as well as", ", even if".
fn is_comparison(reading: &Reading<'_>, index: usize) -> bool {
    reading.is(index, "as") && ["well", "much", "many", "soon"].iter().any(|word| reading.is(index + 1, word))
        || reading.is(index, "even") && !reading.is(index + 1, "as") && !reading.is(index + 1, "though")
}

fn past_marks(cx: &Clause<'_, '_>, from: usize) -> usize {
    let mut at = from;
    while at < cx.sentence.end && matches!(cx.reading.word(at), "," | ":" | ")" | "—" | "–") {
        at += 1;
    }
    at
}

/// The words of `tokens`; `None` where there are none.
fn span(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Span> {
    let last = tokens.end.checked_sub(1)?;
    (tokens.start <= last && tokens.clone().any(|at| reading.is_word(at) || reading.is_number(at)))
        .then(|| reading.span(tokens.start, last))
}

/// Takes from each content what a later attribution of the same sentence opens with: "Roe said
/// it would hold, and Holm said it would not".
pub(super) fn part(reading: &Reading<'_>, quoted: &Quoted, found: &mut [Attribution]) {
    for index in 1..found.len() {
        let (before, after) = found.split_at_mut(index);
        let (earlier, later) = (&mut before[index - 1], &after[0]);
        if earlier.sentence != later.sentence {
            continue;
        }
        let Some(opening) = later.source.map(|source| source.span.start.min(later.cue.span.start)) else { continue };
        let at = reading.token_at(opening);
        let joined = at.checked_sub(1).is_some_and(|joint| reading.has(joint, Class::Conjunction) || reading.is(joint, ";"));
        let parted = at.checked_sub(2).is_some_and(|mark| matches!(reading.word(mark), "," | "”" | "\"" | "''" | "—" | "–"));
        if !(joined && parted) || quoted.holds(at) {
            continue;
        }
        let stop = reading.tokens[at - 2].span.end;
        for piece in &mut earlier.content {
            if piece.start < stop && stop < piece.end {
                piece.end = stop;
            }
        }
    }
}
