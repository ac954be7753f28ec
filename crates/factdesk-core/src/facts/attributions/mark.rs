//! Attributions by a punctuation mark: "Roe: “…”", "The answer of the council: “…”", "“…” — Roe".

use super::noun_phrase::forward;
use super::stance::shared_subject;
use super::{Attribution, Clause, Cue, CueKind, Grade, Order, Source};
use crate::facts::{Quote, QuoteKind};
use crate::text::Span;

/// A signature's name has at most this many words.
const LONGEST_NAME: usize = 5;

/// What the colon at `index` introduces, where a quotation follows and no verb of its sentence attributes.
pub(super) fn colon(cx: &Clause<'_, '_>, index: usize) -> Option<Attribution> {
    let reading = cx.reading;
    let ends_paragraph = index + 1 == reading.tokens.len();
    if !reading.is(index, ":") || !(ends_paragraph || cx.quoted.holds(index + 1)) || index <= cx.sentence.start {
        return None;
    }
    let source = label(cx, index).or_else(|| shared_subject(cx, index))?;
    if ends_paragraph {
        // What it introduces is the paragraph below.
        let cue = Cue { span: reading.tokens[index].span, kind: CueKind::Say };
        let speaks = matches!(source.grade, Grade::Named | Grade::Pronoun | Grade::Body);
        return speaks.then(|| Attribution {
            cue,
            source: Some(source),
            content: Vec::new(),
            reach: Vec::new(),
            order: Order::SourceFirst,
            sentence: cx.number,
        });
    }
    let end = cx.quoted.end_of(index + 1);
    let said = reading.span(index + 1, end.checked_sub(1)?);
    Some(attribution(cx, reading.tokens[index].span, source, said))
}

/// "Ada Holm, the Fal Bay Mercury:" and nothing else: the words before the colon are the source.
fn label(cx: &Clause<'_, '_>, index: usize) -> Option<Source> {
    // "Polls narrow – Ada Holm: “…”": the label stands behind the item's own headline.
    let dash = (cx.sentence.start..index).rev().find(|at| matches!(cx.reading.word(*at), "-" | "–" | "—") && cx.reading.tokens[*at].spaced);
    let (source, behind) = forward(cx, dash.map_or(cx.sentence.start, |dash| dash + 1))?;
    let rest = (behind..index).all(|at| cx.reading.is_capital(at) || !cx.reading.is_word(at) || cx.reading.tokens[at].span.len() <= 3);
    (source.grade == Grade::Named && rest).then_some(source)
}

/// "“…” — Ada Holm": a name behind a dash right after the quotation `quote`.
pub(super) fn dash(cx: &Clause<'_, '_>, quote: &Quote) -> Option<Attribution> {
    let reading = cx.reading;
    let index = reading.token_at(quote.span.end);
    let is_dash = matches!(reading.word(index), "—" | "–" | "-" | "―");
    if !is_dash || quote.nested || quote.kind != QuoteKind::Speech || !reading.is_capital(index + 1) {
        return None;
    }
    let limit = reading.tokens.len().min(index + 1 + LONGEST_NAME);
    let last = (index + 1..limit).take_while(|at| reading.is_capital(*at) || is_initial_stop(cx, *at)).last()?;
    let ends = !reading.is_word(last + 1) || reading.opens_sentence(last + 1);
    let name = reading.span(index + 1, last);
    let head = reading.tokens[last].span;
    ends.then(|| attribution(cx, reading.tokens[index].span, Source { span: name, head, grade: Grade::Named }, quote.span))
}

/// The stop of "Oscar P. Holm".
fn is_initial_stop(cx: &Clause<'_, '_>, index: usize) -> bool {
    cx.reading.is(index, ".") && cx.reading.word(index - 1).len() == 1 && cx.reading.is_capital(index + 1)
}

fn attribution(cx: &Clause<'_, '_>, mark: Span, source: Source, said: Span) -> Attribution {
    let order = if source.span.start < mark.start { Order::SourceFirst } else { Order::CueFirst };
    let cue = Cue { span: mark, kind: CueKind::Say };
    Attribution { cue, source: Some(source), content: vec![said], reach: vec![said], order, sentence: cx.number }
}
