//! Who speaks each quote, and how that was found.

mod across;

use super::names::{Cluster, Names};
use crate::draft::{At, Draft};
use crate::facts::{Attribution, Certainty, CueKind, Grade, NameKind, Paragraph, Quote, QuoteKind, Source};
use crate::language::{Class, TokenKind};
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
    /// The paragraph or the sentence above tells of somebody, and nothing else is near: a guess,
    /// which the copy does not say.
    Likely,
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
        if paragraph.zone == Zone::Body {
            let carried = before.and_then(|before| across::from_above(draft, before, &out[before], paragraph));
            if let Some(from) = carried.or_else(|| across::signed_below(draft, index)) {
                give(paragraph, &mut speakers, &from);
                continue_inside(paragraph, &mut speakers);
            }
            across::to_above(draft, &mut out, paragraph, &speakers);
        }
        for speaker in &mut speakers {
            resolve(draft, names, speaker, &mut last_person);
        }
        if let Some(person) = last_named(draft, names, index) {
            last_person = Some(person);
        }
        if !paragraph.zone.is_transparent() {
            before = Some(index);
        }
        out.push(speakers);
    }
    out
}

/// Gives the quotes that have no speaker this one.
fn give(paragraph: &Paragraph, speakers: &mut [Speaker], from: &Speaker) {
    for (speaker, quote) in speakers.iter_mut().zip(&paragraph.quotes) {
        if speaker.found == Found::Nobody && quote.kind.is_spoken() {
            *speaker = from.clone();
        }
    }
}

/// The speaker as far as the quote's own paragraph tells.
fn in_paragraph(index: usize, paragraph: &Paragraph, quote: &Quote) -> Speaker {
    let speaker =
        |source: Option<Span>, found: Found| Speaker { at: source.map(|span| At { paragraph: index, span }), cluster: None, found };
    // A fragment is a quote only where somebody says it.
    let sentences = paragraph.sentences_in(quote.span);
    let stances = paragraph.stances_of(sentences.clone());
    let said = || paragraph.attributions_of(sentences.clone()).iter().chain(stances).any(|attribution| attribution.says(quote.inner));
    if !quote.kind.is_spoken() || (quote.kind == QuoteKind::Fragment && !said() && !is_introduced(paragraph, quote)) {
        let held = stances.iter().find(|stance| stance.says(quote.inner));
        let said = own_attribution(paragraph, quote).or(held).and_then(|attribution| attribution.source);
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
    if let Some(owner) = owner_of_words(paragraph, quote) {
        return speaker(Some(owner), Found::Sentence);
    }
    if let Some(held) = stances.iter().find(|stance| stance.says(quote.inner)) {
        return speaker(held.source.map(|source| source.span), Found::Sentence);
    }
    speaker(None, Found::Nobody)
}

/// Whether a comma, a colon or the paragraph's beginning sets the words off as somebody's.
fn is_introduced(paragraph: &Paragraph, quote: &Quote) -> bool {
    let before = paragraph.prose.text[..quote.span.range().start].trim_end();
    let whole = quote.inner.of(&paragraph.prose.text).starts_with(char::is_uppercase);
    whole && (before.is_empty() || before.ends_with([',', ':', '.', '?', '!', '”', '"']))
}

/// The attribution in a sentence that the quote reaches into, the nearest to it first.
fn own_attribution<'a>(paragraph: &'a Paragraph, quote: &Quote) -> Option<&'a Attribution> {
    paragraph
        .attributions_of(paragraph.sentences_in(quote.span))
        .iter()
        .filter(|attribution| attribution.source.is_some() || attribution.covers(quote.inner))
        .min_by_key(|attribution| {
            let cue = attribution.cue.span;
            let distance = cue.start.abs_diff(quote.span.end).min(quote.span.start.abs_diff(cue.end));
            // What Roe says Holm said is Roe's to vouch for: the outer of two cues comes first.
            let outer = if attribution.says(quote.inner) { cue.start } else { distance };
            let apart = !is_adjacent(paragraph, quote, attribution);
            (attribution.source.is_none(), apart, !attribution.says(quote.inner), attribution.cue.kind == CueKind::Think, outer)
        })
}

/// Whether cue and quote touch: "Roe said: “…”", "“…,” said Roe", "“…,” he said".
fn is_adjacent(paragraph: &Paragraph, quote: &Quote, attribution: &Attribution) -> bool {
    let text = &paragraph.prose.text;
    let cue = attribution.cue.span;
    let between = |from: u32, to: u32| text.get(from as usize..to as usize).map(str::trim);
    let first = attribution.source.map_or(cue.start, |source| source.span.start.min(cue.start));
    if cue.end <= quote.span.start {
        // "which Roe called “…”": the clause is about the words themselves.
        let before = paragraph.token_at(first).checked_sub(1).map(|at| paragraph.tokens[at].span.of(text));
        let relative = matches!(before, Some("which" | "whom")) && attribution.says(quote.inner);
        return relative || matches!(between(cue.end, quote.span.start), Some("," | ":"));
    }
    matches!(between(quote.span.end, first), Some("" | ","))
}

/// "his line that nobody had come “…”", "Roe's words in June, “…”": whose words they are.
fn owner_of_words(paragraph: &Paragraph, quote: &Quote) -> Option<Span> {
    const REACH: usize = 9;
    let text = &paragraph.prose.text;
    let word = |index: usize| paragraph.tokens[index].span.of(text);
    let at = paragraph.token_at(quote.span.start);
    let noun = (at.saturating_sub(REACH).max(1)..at)
        .rev()
        .take_while(|index| !matches!(word(*index), "." | "”" | "?" | "!"))
        .find(|index| paragraph.tokens[*index].classes.has(Class::Utterance))?;
    let before = noun - 1;
    let possessive = ["his", "her", "their", "its"].iter().any(|other| word(before).eq_ignore_ascii_case(other));
    if possessive {
        return Some(paragraph.tokens[before].span);
    }
    (paragraph.tokens[before].kind == TokenKind::Clitic && 0 < before).then(|| paragraph.tokens[before - 1].span)
}

fn any_source(paragraph: &Paragraph, sentence: usize) -> Option<Source> {
    paragraph.attributions_of(sentence..sentence + 1).iter().find_map(|attribution| attribution.source)
}

/// Quotes that no quote of the paragraph goes on to take the source of the sentence beside theirs.
fn stand_beside(index: usize, paragraph: &Paragraph, speakers: &mut [Speaker]) {
    for (speaker, quote) in speakers.iter_mut().zip(&paragraph.quotes).filter(|(speaker, _)| speaker.found == Found::Nobody) {
        if let Some(source) = beside(paragraph, quote) {
            *speaker = Speaker { at: Some(At { paragraph: index, span: source.span }), cluster: None, found: Found::Beside };
        } else if let Some(source) = held_before(paragraph, quote) {
            *speaker = Speaker { at: Some(At { paragraph: index, span: source.span }), cluster: None, found: Found::Likely };
        }
    }
}

/// "Roe touted the plan. “We need it.”": whose stance the sentence before tells of.
fn held_before(paragraph: &Paragraph, quote: &Quote) -> Option<Source> {
    let before = paragraph.sentence_at(quote.span.start)?.checked_sub(1)?;
    let whole = quote.kind == QuoteKind::Speech && quote.inner.of(&paragraph.prose.text).starts_with(char::is_uppercase);
    let mut held = paragraph.stances_of(before..before + 1).iter().filter(|_| whole);
    held.find_map(|stance| stance.source)
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
    let has_one = |speakers: &[Speaker], index: usize| paragraph.quotes[index].kind.is_spoken() && speakers[index].found != Found::Nobody;
    // The nearest one before, which may have been given its speaker here, and the nearest behind.
    let mut before: Option<usize> = None;
    let mut behind: Option<usize> = None;
    for index in 0..speakers.len() {
        if speakers[index].found == Found::Nobody {
            if behind.is_none_or(|behind| behind <= index) {
                behind = (index + 1..speakers.len()).find(|other| has_one(speakers, *other)).or(Some(usize::MAX));
            }
            let near =
                [before, behind.filter(|behind| *behind < speakers.len())].into_iter().flatten().min_by_key(|other| other.abs_diff(index));
            if let Some(near) = near {
                speakers[index] = Speaker { found: Found::Continued, ..speakers[near].clone() };
            }
        }
        if has_one(speakers, index) {
            before = Some(index);
        }
    }
}

/// Finds the cluster behind the speaker's words; a pronoun means the person named last whose
/// gender, as far as the draft tells it, agrees.
fn resolve(draft: &Draft, names: &Names, speaker: &mut Speaker, last_person: &mut Option<usize>) {
    let Some(at) = speaker.at else { return };
    let paragraph = draft.paragraph(at.paragraph);
    let own = paragraph.attributions_of(paragraph.sentences_in(at.span)).iter();
    let source = own.filter_map(|attribution| attribution.source).find(|source| source.span == at.span);
    let span = source.map_or(at.span, |source| source.head);
    speaker.cluster = names.at(draft, at.paragraph, span);
    if speaker.cluster.is_some() {
        *last_person = speaker.cluster;
    } else if source.is_some_and(|source| source.grade == Grade::Pronoun) {
        let agrees = agreement(draft.prose(at));
        speaker.cluster = named_before(draft, names, at, agrees).or(last_person.filter(|person| agrees(&names.clusters[*person])));
    }
}

/// Whether a pronoun may stand for a person: "he" for nobody who is known as a woman, and "they" for
/// nobody, since copy names no single person with it before it has said so.
fn agreement(pronoun: &str) -> fn(&Cluster) -> bool {
    match pronoun.to_ascii_lowercase().as_str() {
        "he" | "his" | "him" => |cluster| cluster.male != Some(false),
        "she" | "her" => |cluster| cluster.male != Some(true),
        "they" | "their" | "we" | "our" | "it" | "its" | "i" | "another" | "one" => |_| false,
        _ => |_| true,
    }
}

/// The person named last before `at` in its paragraph whom the pronoun agrees with.
fn named_before(draft: &Draft, names: &Names, at: At, agrees: fn(&Cluster) -> bool) -> Option<usize> {
    let paragraph = draft.paragraph(at.paragraph);
    let of = names.of.get(at.paragraph)?;
    let person = |cluster: &usize| names.clusters[*cluster].kind == NameKind::Person && agrees(&names.clusters[*cluster]);
    paragraph
        .names
        .iter()
        .zip(of)
        .filter(|(name, _)| name.span.end <= at.span.start && !paragraph.in_quote(name.span.start))
        .map(|(_, cluster)| *cluster)
        .rfind(person)
}

/// The person whom a paragraph names last; a word that only may be a name is nobody.
fn last_named(draft: &Draft, names: &Names, paragraph: usize) -> Option<usize> {
    let of = names.of.get(paragraph)?;
    let sure = draft.paragraph(paragraph).names.iter().zip(of).filter(|(name, _)| name.certainty != Certainty::Guess);
    sure.map(|(_, cluster)| *cluster).rfind(|cluster| names.clusters[*cluster].kind == NameKind::Person)
}

/// How many paragraphs back a pronoun may point.
const REMEMBERED: usize = 8;

/// The name cluster behind the source that stands at `at`; a pronoun means the person named last.
pub(crate) fn named_by(draft: &Draft, at: At) -> Option<usize> {
    let names = &draft.links().names;
    let before = (0..at.paragraph).rev().take(REMEMBERED);
    let mut last = before.into_iter().find_map(|paragraph| last_named(draft, names, paragraph));
    let mut speaker = Speaker { at: Some(at), cluster: None, found: Found::Nobody };
    resolve(draft, names, &mut speaker, &mut last);
    speaker.cluster
}

#[cfg(test)]
mod tests;
