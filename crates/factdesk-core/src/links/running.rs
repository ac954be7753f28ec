//! Quotations of several paragraphs: each paragraph reopens them, only the last closes.

use crate::draft::Draft;
use crate::facts::{Paragraph, QuoteFaultKind};
use crate::language::{Class, TokenKind};
use crate::text::Span;

/// The index of the paragraph in which the quotation that stays open at the end of `index` goes on.
///
/// The convention does not hold where the paragraph already says who spoke inside of the open
/// quotation: there the closing mark is missing.
pub fn runs_on_in(draft: &Draft, index: usize) -> Option<usize> {
    let paragraph = draft.paragraph(index);
    let open = paragraph.quote_faults.last().filter(|fault| fault.kind == QuoteFaultKind::Unclosed)?;
    if said_inside(paragraph, open.span).is_some() {
        return None;
    }
    let mut below = draft.paragraphs().iter().enumerate().skip(index + 1);
    let (next, placed) = below.find(|(_, placed)| !placed.paragraph.zone.is_transparent())?;
    let text = &placed.paragraph.prose.text;
    let reopens = placed.paragraph.quotes.first().is_some_and(|quote| text[..quote.span.range().start].trim().is_empty());
    (placed.paragraph.zone.is_body() && reopens).then_some(next)
}

/// Where ", said Roe" or ", he said" follows words that the quotation opened at `mark` still
/// holds: the prose offset behind its comma.
pub(crate) fn said_inside(paragraph: &Paragraph, mark: Span) -> Option<usize> {
    let first = paragraph.token_at(mark.end);
    let is_comma =
        |index: usize| paragraph.tokens[index].kind == TokenKind::Mark && paragraph.tokens[index].span.of(&paragraph.prose.text) == ",";
    let says = |index: usize| paragraph.tokens.get(index).is_some_and(|token| token.classes.has(Class::Say));
    let pronoun = |index: usize| paragraph.tokens.get(index).is_some_and(|token| token.classes.has(Class::Pronoun));
    (first..paragraph.tokens.len())
        .find(|index| is_comma(*index) && (says(index + 1) || (pronoun(index + 1) && says(index + 2))))
        .map(|index| paragraph.tokens[index].span.range().end)
}
