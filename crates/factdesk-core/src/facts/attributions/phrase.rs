//! Attributions by a phrase: "according to Roe", "by his count".

use super::noun_phrase::forward;
use super::{Attribution, Clause, Cue, CueKind, Grade, Order, Source};
use crate::facts::Reading;
use crate::language::Class;
use crate::text::Span;

/// "According to Roe, …", "…, according to Roe, …".
pub(super) fn read(cx: &Clause<'_, '_>, index: usize, after: usize) -> Option<Attribution> {
    let reading = cx.reading;
    let cue = Cue { span: reading.span(index, after.max(index + 1) - 1), kind: CueKind::According };
    let own = own_count(reading, index, after).map(|source| (source, after));
    let found = own.or_else(|| forward(cx, after)).map(|(source, behind)| (of_platform(reading, source), behind));
    let opens = (cx.sentence.start..index).all(|before| !reading.is_word(before) || reading.has(before, Class::Conjunction));
    let begin = reading.tokens[cx.sentence.start].span.start;
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    let names_nobody = ["in a ", "in an ", "on condition", "took to"]
        .iter()
        .any(|start| reading.prose.text[cue.span.range()].to_ascii_lowercase().starts_with(start));
    if names_nobody {
        return None;
    }
    let (source, behind) = found?;
    let behind = reading.tokens.get(behind).map_or(end, |token| token.span.start).min(end);
    let reach = if opens {
        vec![Span::new(behind as usize, end as usize)]
    } else {
        let before = Span::new(begin as usize, cue.span.start as usize);
        let mut reach = vec![before];
        if behind + 3 < end {
            reach.push(Span::new(behind as usize, end as usize));
        }
        reach
    };
    Some(Attribution {
        cue,
        source: Some(source),
        content: Vec::new(),
        reach,
        order: if opens { Order::Fronted } else { Order::Final },
        sentence: cx.number,
    })
}

/// "by his count": the pronoun inside of the cue is the source.
fn own_count(reading: &Reading<'_>, index: usize, after: usize) -> Option<Source> {
    if !reading.is(index, "by") {
        return None;
    }
    let span = (index..after).find(|at| reading.has(*at, Class::Determiner)).map(|at| reading.tokens[at].span)?;
    Some(Source { span, head: span, grade: Grade::Pronoun })
}

/// "according to Twitter": what is read on a platform, while "Twitter said" is the company.
fn of_platform(reading: &Reading<'_>, source: Source) -> Source {
    let head = reading.token_at(source.head.start);
    let grade = if source.head == source.span && reading.has(head, Class::Medium) { Grade::Medium } else { source.grade };
    Source { grade, ..source }
}
