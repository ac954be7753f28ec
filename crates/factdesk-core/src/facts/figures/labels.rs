//! Numbers that count nothing: telephone numbers, pages, references, scores, the number in a name.
//! No rule looks at them; they are kept so that every number of the copy is accounted for.

use super::numeral::{self, Form};
use super::refuse;
use crate::facts::{Citation, CitationKind, Reading};
use crate::language::TokenKind;
use crate::text::Span;
use std::ops::Range;

/// A number that counts nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Where it stands, in prose bytes.
    pub span: Span,
    /// What its digits come to; none for a telephone number and the like.
    pub value: Option<f64>,
}

/// The labels among `tokens`, which were found to count nothing.
pub(super) fn read(reading: &Reading<'_>, tokens: Range<usize>, out: &mut Vec<Label>) {
    if let Some(next) = refuse::telephone(reading, tokens.start).filter(|next| *next > tokens.start + 1) {
        out.push(Label { span: reading.span(tokens.start, next - 1), value: None });
        return;
    }
    let words = numeral::read(reading, tokens.start, false).filter(|numeral| numeral.form == Form::Words);
    if let Some(numeral) = words {
        out.push(Label { span: numeral.span, value: numeral.value });
        return;
    }
    for index in tokens {
        if reading.is_number(index) && !is_of_word(reading, index) {
            out.push(Label { span: reading.tokens[index].span, value: value(reading.word(index)) });
        } else {
            out.extend(in_word(reading, index));
        }
    }
}

/// "8-4A", "4chan": digits with letters right beside them are letters of a word.
fn is_of_word(reading: &Reading<'_>, at: usize) -> bool {
    let joined = |index: usize| reading.tokens.get(index).is_some_and(|token| !token.spaced);
    (joined(at + 1) && reading.is_word(at + 1)) || (joined(at) && at > 0 && matches!(reading.word(at - 1), "_" | "/"))
}

/// The number of a citation mark: "[16]".
pub(super) fn in_mark(reading: &Reading<'_>, citations: &[Citation], at: usize) -> Option<Label> {
    let token = reading.tokens[at];
    let marked = citations
        .iter()
        .any(|citation| matches!(citation.kind, CitationKind::Mark | CitationKind::Footnote) && citation.span.overlaps(token.span));
    (marked && token.kind == TokenKind::Number).then(|| Label { span: token.span, value: value(reading.word(at)) })
}

/// The number at the end of a word: "I-44", "COVID-19".
pub(super) fn in_word(reading: &Reading<'_>, at: usize) -> Option<Label> {
    let text = reading.word(at);
    let (head, digits) = text.rsplit_once(['-', '‑'])?;
    let whole = !digits.is_empty() && !head.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let span = reading.tokens[at].span;
    whole.then(|| Label { span: Span::new(span.end as usize - digits.len(), span.end as usize), value: value(digits) })
}

/// What digits come to, leading zeros or not.
fn value(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let grouped = !text.contains(',') || numeral::parse(text).is_some();
    plain.parse().ok().filter(|_| grouped)
}
