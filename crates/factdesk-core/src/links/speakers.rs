//! Who speaks each quote, and how that was found.

use super::names::Names;
use crate::draft::{At, Draft};
use crate::facts::{Attribution, CueKind, Grade, Paragraph, Quote, QuoteFaultKind, QuoteKind, Source};
use crate::language::{Case, TokenKind};
use crate::markup::{Lead, Zone};
use crate::text::Span;

/// How a quote's speaker was found, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Found {
    /// A cue in the quote's own sentence.
    Sentence,
    /// A colon before it, with or without a cue.
    Colon,
    /// Another quote of the paragraph, by continuation.
    Continued,
    /// A cue in the sentence before or after.
    Beside,
    /// The paragraph before, by the convention for long quotes or as its last words.
    ParagraphBefore,
    /// The label of a turn.
    Label,
    /// It is no quote: a title, a term, a sign.
    NotSpoken,
    /// Nobody was found.
    Nobody,
}

/// Who speaks a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The words that name the speaker; a pronoun stays one here.
    pub at: Option<At>,
    /// The speaker's name cluster, where the words or the pronoun lead to one.
    pub cluster: Option<usize>,
    /// How it was found.
    pub found: Found,
}

/// Finds the speakers of every quote of `draft`.
pub(super) fn find(draft: &Draft, names: &Names) -> Vec<Vec<Speaker>> {
    let mut out: Vec<Vec<Speaker>> = Vec::with_capacity(draft.paragraphs().len());
    let mut before: Option<usize> = None;
    let mut last_person: Option<usize> = None;
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &*placed.paragraph;
        let mut speakers: Vec<Speaker> = paragraph.quotes.iter().map(|quote| in_paragraph(index, paragraph, quote)).collect();
        continue_inside(paragraph, &mut speakers);
        stand_beside(index, paragraph, &mut speakers);
        continue_inside(paragraph, &mut speakers);
        if let Some(before) = before.filter(|_| paragraph.zone == Zone::Body) {
            let previous = draft.paragraph(before);
            if let Some(from) = carried_over(previous, &out[before], paragraph) {
                for (speaker, quote) in speakers.iter_mut().zip(&paragraph.quotes) {
                    if speaker.found == Found::Nobody && quote.kind.is_spoken() {
                        *speaker = from.clone();
                    }
                }
                continue_inside(paragraph, &mut speakers);
            }
        }
        for speaker in &mut speakers {
            resolve(draft, names, speaker, &mut last_person);
        }
        if let Some(person) = last_named(names, index) {
            last_person = Some(person);
        }
        if !paragraph.zone.is_transparent() {
            before = Some(index);
        }
        out.push(speakers);
    }
    out
}

/// The speaker as far as the quote's own paragraph tells.
fn in_paragraph(index: usize, paragraph: &Paragraph, quote: &Quote) -> Speaker {
    let speaker =
        |source: Option<Span>, found: Found| Speaker { at: source.map(|span| At { paragraph: index, span }), cluster: None, found };
    if !quote.kind.is_spoken() {
        let said = own_attribution(paragraph, quote).and_then(|attribution| attribution.source);
        return speaker(said.map(|source| source.span), Found::NotSpoken);
    }
    if let Lead::Label(label) = paragraph.lead {
        return speaker(Some(label), Found::Label);
    }
    if let Some(attribution) = own_attribution(paragraph, quote) {
        return speaker(attribution.source.map(|source| source.span), Found::Sentence);
    }
    let text = &paragraph.prose.text;
    if text[..quote.span.range().start].trim_end().ends_with(':') {
        let sentence = paragraph.sentence_at(quote.span.start.saturating_sub(2));
        let source = sentence.and_then(|number| any_source(paragraph, number));
        return speaker(source.map(|source| source.span), Found::Colon);
    }
    if let Some(name) = named_by_dash(paragraph, quote) {
        return speaker(Some(name), Found::Sentence);
    }
    if let Some(owner) = owner_of_words(paragraph, quote) {
        return speaker(Some(owner), Found::Sentence);
    }
    speaker(None, Found::Nobody)
}

/// The attribution in a sentence that the quote reaches into, the nearest to it first.
fn own_attribution<'a>(paragraph: &'a Paragraph, quote: &Quote) -> Option<&'a Attribution> {
    paragraph
        .attributions
        .iter()
        .filter(|attribution| attribution.source.is_some() || attribution.covers(quote.inner))
        .filter(|attribution| paragraph.sentences[attribution.sentence].span.overlaps(quote.span))
        .min_by_key(|attribution| {
            let cue = attribution.cue.span;
            let distance = cue.start.abs_diff(quote.span.end).min(quote.span.start.abs_diff(cue.end));
            (attribution.source.is_none(), attribution.cue.kind == CueKind::Think, distance)
        })
}

/// "“…” — Ada Holm, 1998": a name behind a dash right after the quote.
fn named_by_dash(paragraph: &Paragraph, quote: &Quote) -> Option<Span> {
    let dash = paragraph.token_at(quote.span.end);
    let text = &paragraph.prose.text;
    let is_dash = paragraph.tokens.get(dash).is_some_and(|token| matches!(token.span.of(text), "—" | "–" | "-" | "―"));
    let first = paragraph.tokens.get(dash + 1).filter(|token| is_dash && token.case != Case::Lower)?;
    let capitals = paragraph.tokens[dash + 1..].iter().take_while(|token| token.case != Case::Lower);
    capitals.last().map(|last| first.span.join(last.span))
}

/// "his line that nobody had come “…”", "Roe's words in June, “…”": whose words they are.
fn owner_of_words(paragraph: &Paragraph, quote: &Quote) -> Option<Span> {
    const WORDS: &[&str] = &[
        "line",
        "words",
        "remark",
        "remarks",
        "comment",
        "phrase",
        "description",
        "answer",
        "reply",
        "verdict",
        "promise",
        "claim",
        "statement",
        "motto",
        "joke",
    ];
    const REACH: usize = 9;
    let text = &paragraph.prose.text;
    let word = |index: usize| paragraph.tokens[index].span.of(text);
    let at = paragraph.token_at(quote.span.start);
    let noun = (at.saturating_sub(REACH).max(1)..at)
        .rev()
        .take_while(|index| !matches!(word(*index), "." | "”" | "?" | "!"))
        .find(|index| WORDS.contains(&word(*index)))?;
    let before = noun - 1;
    let possessive = ["his", "her", "their", "its"].iter().any(|other| word(before).eq_ignore_ascii_case(other));
    if possessive {
        return Some(paragraph.tokens[before].span);
    }
    (paragraph.tokens[before].kind == TokenKind::Clitic && 0 < before).then(|| paragraph.tokens[before - 1].span)
}

fn any_source(paragraph: &Paragraph, sentence: usize) -> Option<Source> {
    paragraph.attributions.iter().filter(|attribution| attribution.sentence == sentence).find_map(|attribution| attribution.source)
}

/// Quotes that no quote of the paragraph goes on to take the source of the sentence beside theirs.
fn stand_beside(index: usize, paragraph: &Paragraph, speakers: &mut [Speaker]) {
    for (speaker, quote) in speakers.iter_mut().zip(&paragraph.quotes).filter(|(speaker, _)| speaker.found == Found::Nobody) {
        if let Some(source) = beside(paragraph, quote) {
            *speaker = Speaker { at: Some(At { paragraph: index, span: source.span }), cluster: None, found: Found::Beside };
        }
    }
}

/// A source in the sentence right behind or right before the quote's.
fn beside(paragraph: &Paragraph, quote: &Quote) -> Option<Source> {
    let last = paragraph.sentence_at(quote.inner.end.saturating_sub(1))?;
    let first = paragraph.sentence_at(quote.span.start)?;
    let speaks = |source: &Source| !source.grade.is_vague();
    let behind = any_source(paragraph, last + 1).filter(speaks);
    behind.or_else(|| first.checked_sub(1).and_then(|before| any_source(paragraph, before)).filter(speaks))
}

/// Quotes without a speaker take that of the nearest quote of their paragraph that has one.
fn continue_inside(paragraph: &Paragraph, speakers: &mut [Speaker]) {
    for index in 0..speakers.len() {
        if speakers[index].found != Found::Nobody {
            continue;
        }
        let near = (0..speakers.len())
            .filter(|other| paragraph.quotes[*other].kind.is_spoken() && speakers[*other].found != Found::Nobody)
            .min_by_key(|other| (other.abs_diff(index), *other > index));
        if let Some(near) = near {
            speakers[index] = Speaker { found: Found::Continued, ..speakers[near].clone() };
        }
    }
}

/// The speaker of the paragraph before, where this one goes on with the quote: the one before
/// stays open at its end, introduces with a colon, or has a whole quoted sentence in its last sentence and
/// this one is nothing but a quote.
fn carried_over(previous: &Paragraph, speakers: &[Speaker], paragraph: &Paragraph) -> Option<Speaker> {
    let first = paragraph
        .quotes
        .first()
        .filter(|quote| quote.kind.is_spoken() && paragraph.prose.text[..quote.span.range().start].trim().is_empty())?;
    let text = previous.prose.text.trim_end();
    if text.ends_with(':') {
        let source = previous.attributions.iter().rev().find_map(|attribution| attribution.source);
        return Some(Speaker { at: source.and(speakers.last().and_then(|speaker| speaker.at)), cluster: None, found: Found::Colon });
    }
    let open = previous.quote_faults.iter().any(|fault| fault.kind == QuoteFaultKind::Unclosed);
    let (last, speaker) = previous.quotes.iter().zip(speakers).rfind(|(quote, _)| !quote.nested && quote.kind.is_spoken())?;
    // A whole quoted sentence in the last sentence of the paragraph before: copy goes on quoting.
    let inner = last.inner.of(&previous.prose.text).trim();
    let whole = inner.starts_with(char::is_uppercase) && inner.ends_with(['.', ',', '?', '!', '…']);
    let last_sentence = previous.sentences.last().is_some_and(|sentence| sentence.span.overlaps(last.span));
    let ends_in_quote = last_sentence && last.kind == QuoteKind::Speech && whole;
    let only_quotes = first.span.end as usize >= paragraph.prose.text.trim_end().len() || paragraph.attributions.is_empty();
    let goes_on = open || (ends_in_quote && only_quotes);
    (goes_on && speaker.found != Found::Nobody).then(|| Speaker { found: Found::ParagraphBefore, ..speaker.clone() })
}

/// Finds the cluster behind the speaker's words; a pronoun means the person named last.
fn resolve(draft: &Draft, names: &Names, speaker: &mut Speaker, last_person: &mut Option<usize>) {
    let Some(at) = speaker.at else { return };
    let paragraph = draft.paragraph(at.paragraph);
    let source = paragraph.attributions.iter().find_map(|attribution| attribution.source.filter(|source| source.span == at.span));
    let span = source.map_or(at.span, |source| source.head);
    speaker.cluster = names.at(draft, at.paragraph, span);
    if speaker.cluster.is_some() {
        *last_person = speaker.cluster;
    } else if source.is_some_and(|source| source.grade == Grade::Pronoun) {
        speaker.cluster = named_before(draft, names, at).or(*last_person);
    }
}

/// The person named last before `at` in its paragraph.
fn named_before(draft: &Draft, names: &Names, at: At) -> Option<usize> {
    let paragraph = draft.paragraph(at.paragraph);
    let of = names.of.get(at.paragraph)?;
    let person = |cluster: &usize| names.clusters[*cluster].kind == crate::facts::NameKind::Person;
    paragraph
        .names
        .iter()
        .zip(of)
        .filter(|(name, _)| name.span.end <= at.span.start && !paragraph.in_quote(name.span.start))
        .map(|(_, cluster)| *cluster)
        .rfind(person)
}

fn last_named(names: &Names, paragraph: usize) -> Option<usize> {
    let of = names.of.get(paragraph)?;
    of.iter().copied().rfind(|cluster| names.clusters[*cluster].kind == crate::facts::NameKind::Person)
}
