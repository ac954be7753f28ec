//! What a sentence claims, whoever vouches for it: the questions that sourcing rules ask before
//! they ask for a source. The fact-check sheet tells the kind of a sentence by them.

use super::words::Words;
use super::{toll, unsourced_allegation, unsourced_motive, unsourced_superlative, unsourced_trend};
use crate::facts::{NameKind, Paragraph};
use crate::language::Class;

/// What rules find in a sentence, apart from who vouches for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// A count of people killed, hurt, held, missing or displaced.
    Toll,
    /// Wrongdoing told of somebody: alleged, charged, judged or stated.
    Allegation,
    /// Somebody's purpose, intent or belief.
    Motive,
    /// First, only, largest, worst, record.
    Superlative,
    /// A rise or fall under way.
    Trend,
}

/// What the sentence `number` of a paragraph claims.
pub(crate) fn claims(paragraph: &Paragraph, number: usize) -> impl Iterator<Item = Claim> {
    let sentence = &paragraph.sentences[number];
    let mut figures = paragraph.figures.iter().filter(|figure| sentence.span.covers(figure.span));
    let found = [
        (Claim::Toll, figures.any(|figure| toll::of(paragraph, figure).is_some())),
        (Claim::Allegation, is_alleged(paragraph, number) || unsourced_allegation::wrong(paragraph, number).is_some()),
        (Claim::Motive, unsourced_motive::motive(paragraph, number).is_some()),
        (Claim::Superlative, unsourced_superlative::superlative(paragraph, number, sentence.tokens.clone()).is_some()),
        (Claim::Trend, !unsourced_trend::trends(paragraph, number).is_empty()),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(claim, _)| claim)
}

/// "accused of", "was charged with", "was convicted": of somebody whom the sentence names.
fn is_alleged(paragraph: &Paragraph, number: usize) -> bool {
    let words = Words::new(paragraph);
    let sentence = &paragraph.sentences[number];
    let party = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Body);
    let named = paragraph.names.iter().any(|name| sentence.span.covers(name.span) && party(name.kind));
    let told = |class: Class| {
        words.has_phrase(sentence.span, class)
            || sentence.tokens.clone().any(|at| {
                // "charges four crowns" is a price, "on the charges" an indictment.
                let price = words.is(at, &["charge", "charges", "charged"]) && !words.is(at + 1, &["with", "of", "against", ".", ","]);
                words.has(at, class) && !price
            })
    };
    named && (told(Class::Alleged) || told(Class::Adjudicated))
}
