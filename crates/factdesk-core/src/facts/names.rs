//! Names of people, bodies and places.
//!
//! A name is a run of capitalised words with what joins them: particles, initials, "of" behind a
//! body's noun. A title before it and a description behind it are kept apart. What a paragraph
//! cannot tell (whether "Vance" is a person, whether "Foundries" at the head of a sentence is a
//! name at all) is marked as a [`Certainty`] and settled by `links` over the whole draft.

mod beside;
mod context;
mod extent;
mod form;
mod kind;
mod legal;
mod lists;
mod lower_case;
mod runs;
mod words;

pub(crate) use form::{Form, plain, sound};

use super::{Quote, Reading};
use crate::language::{Case, Class, Classes, TokenKind};
use crate::markup::Zone;
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// What a name belongs to, in the words of FORMATS.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person (PER).
    Person,
    /// An organisation (ORG).
    Body,
    /// A place (LOC).
    Place,
    /// Anything else with a name (MISC).
    Other,
}

/// How far the paragraph alone tells what a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// It may be no name at all: an unknown word with a capital that any word would have there.
    Guess,
    /// It is a name; its kind is what such names mostly are.
    Weak,
    /// A title, a given name, a list or the sentence tells the kind.
    Strong,
}

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name itself without title and possessive, in prose bytes.
    pub span: Span,
    /// What it belongs to, as far as the paragraph tells.
    pub kind: NameKind,
    /// How sure that is.
    pub certainty: Certainty,
    /// A title or description right before it ("Russian President", "regional economist").
    pub title: Option<Span>,
    /// A description behind it ("who chairs the board", "a nurse", "71").
    pub description: Option<Span>,
    /// The acronym in brackets behind it: "(CSTO)".
    pub acronym: Option<Span>,
    /// The name as it is compared with others.
    pub(crate) form: Arc<Form>,
}

/// Words that open a sentence without being a name, or join others: never the start of one.
const CLOSED: Classes = Classes::of(Class::Determiner)
    .with(Classes::of(Class::Pronoun))
    .with(Classes::of(Class::Preposition))
    .with(Classes::of(Class::Conjunction))
    .with(Classes::of(Class::Auxiliary));
/// Words for days and months.
const CALENDAR: Classes = Classes::of(Class::Weekday).with(Classes::of(Class::Month));
/// Given names.
const GIVEN: Classes = Classes::of(Class::GivenMale).with(Classes::of(Class::GivenFemale));
/// Nouns and titles for people.
const PEOPLE: Classes = Classes::of(Class::Person).with(Classes::of(Class::Title));
/// Verbs whose subject speaks or thinks.
const SPEECH: Classes =
    Classes::of(Class::Say).with(Classes::of(Class::Claim)).with(Classes::of(Class::Write)).with(Classes::of(Class::Think));

/// How a block is capitalised: it decides what a capital is worth.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// Capitals mark names and the heads of sentences.
    Sentence,
    /// Nearly every word has one.
    Title,
    /// Everything is in capitals.
    Shouting,
}

/// Reads the names of a paragraph.
pub(super) fn read(reading: &Reading<'_>, _quotes: &[Quote]) -> Vec<Name> {
    if !reading.zone.has_names() && reading.zone != Zone::BlockQuote {
        return Vec::new();
    }
    let style = style(reading);
    let mut names = Vec::new();
    if style == Style::Shouting {
        return names;
    }
    let lead = reading.sentences.first().map_or(reading.tokens.len(), |sentence| sentence.tokens.start);
    let clauses = std::iter::once(0..lead).chain(reading.sentences.iter().map(|sentence| sentence.tokens.clone()));
    for tokens in clauses {
        let first = names.len();
        read_sentence(reading, tokens, style, &mut names);
        context::share_kinds(reading, &mut names[first..]);
    }
    names
}

fn read_sentence(reading: &Reading<'_>, tokens: Range<usize>, style: Style, names: &mut Vec<Name>) {
    let careless = reading.tokens[tokens.clone()].iter().find(|token| token.kind == TokenKind::Word);
    let careless = reading.zone.is_body() && careless.is_some_and(|first| first.case == Case::Lower);
    let cx = Clause { reading, tokens: tokens.clone(), style, careless };
    let mut index = tokens.start;
    while index < tokens.end {
        if !lower_case::may_start(&cx, index) {
            index += 1;
            continue;
        }
        index = match runs::read(&cx, index) {
            Some(run) => {
                context::push(&cx, &run, names);
                run.end.max(index + 1)
            }
            None => index + 1,
        };
    }
}

/// The sentence a name is read in.
struct Clause<'a, 'p> {
    reading: &'a Reading<'p>,
    tokens: Range<usize>,
    style: Style,
    /// Whether it opens in lower case, as notes and messages do.
    careless: bool,
}

impl Clause<'_, '_> {
    /// Whether the token stands in capitals in a dateline, as its place does and its agency does in brackets.
    fn in_dateline(&self, index: usize) -> bool {
        let reading = self.reading;
        let lead = reading.sentences.first().is_none_or(|sentence| self.tokens.start < sentence.tokens.start);
        let bracketed = index.checked_sub(1).is_some_and(|before| reading.is(before, "("));
        lead && reading.zone == Zone::Body && reading.tokens[index].case == Case::Upper && !bracketed
    }

    /// Whether the word at `index` would have a capital whatever it is: it opens the sentence, a
    /// quotation or what follows a colon.
    fn opens(&self, index: usize) -> bool {
        let reading = self.reading;
        let Some(previous) = index.checked_sub(1).filter(|previous| *previous >= self.tokens.start) else { return true };
        if reading.tokens[previous].kind != TokenKind::Mark {
            return false;
        }
        let mark = reading.word(previous);
        let joined = !reading.tokens[index].spaced;
        matches!(mark, ":" | "…")
            || (joined && matches!(mark, "“" | "\"" | "‘" | "'" | "«" | "„" | "[" | "`" | "*"))
            || (self.tokens.start..index).all(|before| reading.tokens[before].kind == TokenKind::Mark)
    }
}

/// Whether the word is an article or a possessive, which no person's name stands behind; "that" and
/// "which" may be.
fn is_article(reading: &Reading<'_>, index: usize) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "this", "these", "those", "its", "our", "your", "every", "each", "no", "any", "another"];
    reading.has(index, Class::Determiner) && ARTICLES.iter().any(|article| reading.is(index, article))
}

/// Whether capitals are a Roman numeral: read as one and written again they are the same.
pub(crate) fn is_roman_numeral(word: &str) -> bool {
    /// The numerals from the largest on.
    const NUMERALS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // "CD", "DC", "MC" and the like are initials far more often.
    if word.is_empty() || !word.bytes().all(|byte| b"IVXLCDM".contains(&byte)) || (word.len() == 2 && !word.contains(['I', 'V', 'X'])) {
        return false;
    }
    let (mut value, mut rest) = (0, word);
    while let Some((number, numeral)) = NUMERALS.iter().find(|(_, numeral)| rest.starts_with(numeral)) {
        value += number;
        rest = &rest[numeral.len()..];
    }
    let mut written = String::new();
    for (number, numeral) in NUMERALS {
        while value >= *number {
            value -= number;
            written.push_str(numeral);
        }
    }
    written == word
}

/// How the block is capitalised. Only headings and captions are suspected of title case.
fn style(reading: &Reading<'_>) -> Style {
    /// A word of fewer letters keeps lower case in a headline in title case.
    const SHORT: usize = 4;
    let (mut lower, mut capital, mut upper) = (0usize, 0usize, 0usize);
    for token in reading.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() >= SHORT) {
        match token.case {
            Case::Lower => lower += 1,
            Case::Capital => capital += 1,
            Case::Upper => upper += 1,
        }
    }
    if lower + capital == 0 && upper > 1 {
        return Style::Shouting;
    }
    let heading = matches!(reading.zone, Zone::Headline | Zone::Deck | Zone::Subhead | Zone::Caption | Zone::TableCell);
    if heading && lower * 3 <= capital && capital > 2 { Style::Title } else { Style::Sentence }
}

#[cfg(test)]
mod tests;
