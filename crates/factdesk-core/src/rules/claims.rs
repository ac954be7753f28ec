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
    let mut tolls = toll::all(paragraph).iter().map(|(figure, _)| paragraph.figures[*figure].span);
    let found = [
        (Claim::Toll, tolls.any(|figure| sentence.span.covers(figure))),
        (Claim::Allegation, is_alleged(paragraph, number) || unsourced_allegation::wrong(paragraph, number).is_some()),
        (Claim::Motive, unsourced_motive::motive(paragraph, number).is_some()),
        (Claim::Superlative, unsourced_superlative::superlative(paragraph, number, sentence.tokens.clone()).is_some()),
        (Claim::Trend, !unsourced_trend::trends(paragraph, number).is_empty()),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(claim, _)| claim)
}

/// Words by which somebody is charged, or a court speaks of somebody. The list of the allegation rule is wider: it
/// holds whatever casts a doubt.
const CHARGES: &[&str] = &[
    "alleg",
    "accus",
    "indict",
    "convict",
    "guilty",
    "sentenced",
    "jailed",
    "imprisoned",
    "acquitted",
    "suspected",
    "sued",
    "suing",
    "lawsuit",
    "pleaded",
];

/// "accused of", "was charged with", "was convicted": of somebody whom the sentence names.
fn is_alleged(paragraph: &Paragraph, number: usize) -> bool {
    let words = Words::new(paragraph);
    let sentence = &paragraph.sentences[number];
    let party = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Body);
    let mut told = sentence.tokens.clone().filter(|at| words.has(*at, Class::Alleged) || words.has(*at, Class::Adjudicated)).filter(|at| {
        let word = words.text(*at).to_ascii_lowercase();
        // "charges four crowns" is a price, "charged with" an indictment.
        let charged = word.starts_with("charge") && words.is(at + 1, &["with", "against", "of"]);
        charged || CHARGES.iter().any(|stem| word.starts_with(stem))
    });
    told.next().is_some() && paragraph.names.iter().any(|name| sentence.span.covers(name.span) && party(name.kind))
}
