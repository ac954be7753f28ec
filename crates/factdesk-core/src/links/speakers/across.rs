//! Speakers from one paragraph to the next: quotations that go on, colons, signatures below.

use super::{Found, Speaker};
use crate::draft::{At, Draft};
use crate::facts::{Paragraph, Quote, QuoteKind, Source};
use crate::language::{Case, TokenKind};
use crate::links::runs_on_in;
use crate::markup::Zone;

/// A signature below a quotation has at most this many words.
const LONGEST_SIGNATURE: usize = 10;

/// The speaker of the paragraph `before`, where `paragraph` goes on with what it quotes: the one
/// before stays open at its end, introduces with a colon, or ends in somebody's words and this one
/// is nothing but a quotation.
pub(super) fn from_above(draft: &Draft, before: usize, speakers: &[Speaker], paragraph: &Paragraph) -> Option<Speaker> {
    let first = opening_quote(paragraph)?;
    let previous = draft.paragraph(before);
    let last_sentence = previous.sentences.last()?;
    let at = |source: Source| At { paragraph: before, span: source.span };
    let of_last = || previous.attributions.iter().rfind(|attribution| attribution.sentence + 1 == previous.sentences.len());
    if previous.prose.text.trim_end().ends_with(':') {
        let source = of_last().and_then(|attribution| attribution.source);
        return Some(Speaker { at: source.map(at), cluster: None, found: Found::Colon });
    }
    let open = runs_on_in(draft, before).is_some();
    let only_quotes = is_nothing_else(paragraph, first);
    let quoted = previous.quotes.iter().zip(speakers).rfind(|(quote, _)| !quote.nested && quote.kind.is_spoken());
    if let Some((last, speaker)) = quoted.filter(|(_, speaker)| speaker.found != Found::Nobody) {
        // A whole quoted sentence in the last sentence of the paragraph before: copy goes on quoting.
        let ends_in_quote = last_sentence.span.overlaps(last.span) && last.kind == QuoteKind::Speech && is_whole(previous, last);
        if open || (ends_in_quote && (only_quotes || paragraph.attributions.is_empty())) {
            return Some(Speaker { found: Found::ParagraphBefore, ..speaker.clone() });
        }
    }
    // "Roe said the roof leaks." and below it nothing but a quoted sentence.
    let said = of_last().filter(|_| only_quotes && is_whole(paragraph, first))?;
    let source = said.source.filter(|source| !source.grade.is_vague())?;
    Some(Speaker { at: Some(at(source)), cluster: None, found: Found::Likely })
}

/// "— Ada Holm, farmer" in the paragraph below: the signature of the quotation in this one.
pub(super) fn signed_below(draft: &Draft, index: usize) -> Option<Speaker> {
    let below = draft.paragraphs().get(index + 1).map(|placed| &*placed.paragraph)?;
    let text = &below.prose.text;
    // "- Ada Holm" reads as an item of a list, whose mark is no part of its words.
    let itemised = usize::from(below.zone != Zone::ListItem);
    let is_dash = itemised == 0 || below.tokens.first().is_some_and(|dash| matches!(dash.span.of(text), "—" | "–" | "-" | "―"));
    let name = below.tokens.get(itemised)?;
    let capitals_only = itemised == 1 || below.tokens.iter().all(|token| token.kind != TokenKind::Word || token.case != Case::Lower);
    let capital = capitals_only && name.kind == TokenKind::Word && name.case != Case::Lower;
    let words = below.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    if !is_dash || !capital || LONGEST_SIGNATURE < words.count() || (itemised == 0 && !below.attributions.is_empty()) {
        return None;
    }
    let named = below.tokens[itemised..].iter().take_while(|token| token.kind == TokenKind::Word && token.case != Case::Lower).last()?;
    Some(Speaker { at: Some(At { paragraph: index + 1, span: name.span.join(named.span) }), cluster: None, found: Found::Beside })
}

/// Gives the speaker of a paragraph's opening quotation to the paragraphs right above it that are
/// nothing but quotations and have none: the attribution comes late.
pub(super) fn to_above(draft: &Draft, above: &mut [Vec<Speaker>], paragraph: &Paragraph, speakers: &[Speaker]) {
    if opening_quote(paragraph).is_none() {
        return;
    }
    let Some(speaker) = speakers.first().filter(|speaker| speaker.found == Found::Sentence) else { return };
    for (index, found) in above.iter_mut().enumerate().rev() {
        let other = draft.paragraph(index);
        let only =
            other.zone == Zone::Body && opening_quote(other).is_some_and(|quote| is_nothing_else(other, quote) && is_whole(other, quote));
        let [first] = found.as_mut_slice() else { return };
        if !only || first.found != Found::Nobody {
            return;
        }
        *first = Speaker { found: Found::Beside, ..speaker.clone() };
    }
}

/// The quotation with which the paragraph begins.
fn opening_quote(paragraph: &Paragraph) -> Option<&Quote> {
    let first = paragraph.quotes.first().filter(|quote| quote.kind.is_spoken())?;
    paragraph.prose.text[..first.span.range().start].trim().is_empty().then_some(first)
}

/// Whether the paragraph is this quotation and nothing else.
fn is_nothing_else(paragraph: &Paragraph, quote: &Quote) -> bool {
    paragraph.prose.text.trim_end().trim_end_matches('.').len() <= quote.span.end as usize
}

/// Whether the quotation is a whole sentence or more.
fn is_whole(paragraph: &Paragraph, quote: &Quote) -> bool {
    let inner = quote.inner.of(&paragraph.prose.text).trim();
    inner.starts_with(char::is_uppercase) && inner.ends_with(['.', ',', '?', '!', '…'])
}
