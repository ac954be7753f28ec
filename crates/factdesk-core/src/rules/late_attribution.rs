//! See `late_attribution.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{Attribution, Grade, NameKind, Paragraph, Quote, QuoteFaultKind, Source};
use crate::finding::Severity;
use crate::language::Class;
use crate::links::Found;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "late-attribution",
    group: Group::Quotes,
    severity: Severity::Information,
    page: include_str!("late_attribution.md"),
    check,
};

/// How many quoted sentences may stand before the reader learns who speaks (ruling 17).
const MOST_BEFORE: usize = 2;

/// No more quotes than this are looked at before a name: one, and what is nested at its end.
const NESTED: usize = 3;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        let mut from = 0;
        for attribution in &paragraph.attributions {
            let start = std::mem::replace(&mut from, attribution.source.map_or(0, |source| source.span.end).max(attribution.cue.span.end));
            let Some(source) = attribution.source.filter(|source| is_new(cx.draft, index, paragraph, *source)) else { continue };
            if !follows_quote(paragraph, attribution, source) {
                continue;
            }
            let (before, opens) = quoted_before(cx.draft, index, attribution, source, start);
            if before <= MOST_BEFORE || introduced(paragraph, opens) {
                continue;
            }
            let name = source.span.of(&paragraph.prose.text);
            let message = format!("“{name}” is named only after {before} quoted sentences. Name the speaker after the first of them.");
            sink.report(At { paragraph: index, span: source.span }, message);
        }
    }
}

/// Whether the reader meets the speaker here for the first time.
fn is_new(draft: &Draft, index: usize, paragraph: &Paragraph, source: Source) -> bool {
    let names = &draft.links().names;
    let words = Words::new(paragraph);
    let head = paragraph.token_at(source.head.start);
    if !matches!(source.grade, Grade::Named | Grade::Described) || words.has(head, Class::InOffice) {
        return false;
    }
    if let Some(cluster) = names.at(draft, index, source.head) {
        let person = names.clusters[cluster].kind == NameKind::Person;
        let first = names.clusters[cluster].mentions.first().filter(|_| person);
        return first.is_some_and(|first| first.paragraph == index && source.span.covers(first.span));
    }
    let words = source.span.of(&paragraph.prose.text);
    source.grade == Grade::Described && ["a ", "an ", "A ", "An "].iter().any(|article| words.starts_with(article))
}

/// Whether the speaker is named right behind a quotation: "…,” said Roe", "…,” Roe said".
fn follows_quote(paragraph: &Paragraph, attribution: &Attribution, source: Source) -> bool {
    let named = source.span.start.min(attribution.cue.span.start);
    // "“…” — Ada Holm" signs the quotation; a signature has no other place.
    if !attribution.cue.span.of(&paragraph.prose.text).starts_with(char::is_alphabetic) {
        return false;
    }
    let behind = |quote: &Quote| Span::new(quote.span.end as usize, named as usize).of(&paragraph.prose.text).trim().is_empty();
    let before = paragraph.quotes.partition_point(|quote| quote.span.start < named);
    paragraph.quotes[..before].iter().rev().take(NESTED).any(|quote| quote.span.end <= named && behind(quote))
}

/// How many sentences of the speaker stand in quotation marks before the words that name them, and
/// where the first quotation opens.
fn quoted_before(draft: &Draft, index: usize, attribution: &Attribution, source: Source, from: u32) -> (usize, u32) {
    let paragraph = draft.paragraph(index);
    let named = source.span.start.min(attribution.cue.span.start);
    let speakers = &draft.links().speakers[index];
    let mut count = 0;
    let mut opens = named;
    let run = paragraph.quotes.partition_point(|quote| quote.span.start < from)
        ..paragraph.quotes.partition_point(|quote| quote.span.start < named);
    for (quote, speaker) in paragraph.quotes[run.clone()].iter().zip(&speakers[run]) {
        let own = quote.closed && !quote.nested && quote.kind.is_spoken() && from <= quote.span.start && quote.span.end <= named;
        let said = matches!(speaker.found, Found::Sentence | Found::Continued | Found::Beside);
        if own && said && speaker.at.is_none_or(|at| at.span == source.span) {
            count += sentences(paragraph, quote.inner);
            opens = opens.min(quote.span.start);
        }
    }
    // A long quotation that an earlier paragraph leaves open goes on here.
    let opens_paragraph = paragraph.prose.text[..opens as usize].trim().is_empty();
    let mut above = index;
    while 0 < count && opens_paragraph && 0 < above {
        above -= 1;
        let previous = draft.paragraph(above);
        let open = previous.quote_faults.iter().find(|fault| fault.kind == QuoteFaultKind::Unclosed);
        let Some(open) = open.filter(|_| previous.attributions.is_empty()) else { break };
        count += sentences(previous, Span::new(open.span.end as usize, previous.prose.text.len()));
    }
    (count, opens)
}

fn sentences(paragraph: &Paragraph, inner: Span) -> usize {
    let first = paragraph.sentences.partition_point(|sentence| sentence.span.end <= inner.start);
    paragraph.sentences[first..].iter().take_while(|sentence| sentence.span.start < inner.end).count()
}

/// A colon introduces the quotation: whoever stands before it speaks.
fn introduced(paragraph: &Paragraph, opens: u32) -> bool {
    paragraph.prose.text[..opens as usize].trim_end().ends_with(':')
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_speaker_named_after_three_sentences_is_late() {
        check(
            "late-attribution",
            "
            “There were boats. There were lights. There was nobody to steer,” said Ada Holm, who keeps bees.
                                                                                   ^^^^^^^^ late-attribution",
        );
    }

    #[test]
    fn a_known_speaker_and_a_short_quote_are_not_late() {
        check_clean("late-attribution", "“There were boats. There was nobody to steer,” said Ada Holm.");
        check_clean("late-attribution", "Ada Holm keeps bees. “There were boats. There were lights. Nobody steered,” said Holm.");
        check_clean("late-attribution", "“There were boats. There were lights. Nobody steered.” — Ada Holm");
        check_clean("late-attribution", "Ada Holm said: “There were boats. There were lights. Nobody steered.”");
        check_clean("late-attribution", "“There were boats,” said Ada Holm. “There were lights. Nobody steered. It was late,” Holm said.");
    }
}
