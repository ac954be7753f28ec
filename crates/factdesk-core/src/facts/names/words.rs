//! What a single word of a name can be.

use super::lower_case::has_lower_particle;
use super::{CALENDAR, CLOSED, GIVEN, PEOPLE};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, TokenKind};

/// What is known of a noun that ends or begins the name of a body or place.
pub(super) const NAMING_NOUN: Classes = Classes::of(Class::BodyName).with(Classes::of(Class::PlaceName));
/// What tells a name from a word at the head of a sentence.
pub(super) const KNOWN: Classes = GIVEN.with(Classes::of(Class::Place));
/// Nouns that no name consists of alone.
pub(super) const NOUNS: Classes = PEOPLE
    .with(Classes::of(Class::Collective))
    .with(Classes::of(Class::Document))
    .with(Classes::of(Class::Body))
    .with(Classes::of(Class::Vague))
    .with(Classes::of(Class::Medium))
    .with(Classes::of(Class::People))
    .with(Classes::of(Class::Adverb))
    .with(Classes::of(Class::Demonym))
    .with(Classes::of(Class::WordQuantity));
/// Endings of everyday words that open sentences.
pub(super) const WORD_ENDINGS: &[&str] = &[
    "ing", "tion", "tions", "ments", "ness", "ships", "ism", "isms", "ology", "ities", "ists", "icity", "ously", "ically", "eria", "ables",
    "pathy", "graphy", "heroes",
];

/// A word that can be part of a name wherever it stands.
pub(super) fn is_name_word(reading: &Reading<'_>, index: usize) -> bool {
    let Some(token) = reading.tokens.get(index) else { return false };
    if token.kind != TokenKind::Word {
        return false;
    }
    let word = reading.word(index);
    match token.case {
        Case::Lower => has_lower_particle(word),
        Case::Upper if token.span.len() > 1 => !is_shouted(reading, index) && !super::is_roman_numeral(word),
        _ => {
            let class = token.classes;
            let pronoun = word == "I" || is_contraction(word);
            let initial = token.span.len() == 1 && reading.is(index + 1, ".") && is_plain_capital(reading, index + 2);
            let closed = class.any(CLOSED) && !initial && (word == "An" || !class.any(GIVEN));
            // "D-Ore.": a party and a state behind a legislator's name.
            let party = || word.len() > 2 && word.as_bytes()[1] == b'-' && matches!(word.as_bytes()[0], b'D' | b'R' | b'I');
            // "Feb-02" is no name either.
            let dated = || word.split_once('-').is_some_and(|(head, _)| reading.lexicon.classes(head).any(CALENDAR));
            let calendar = (class.any(CALENDAR) && !is_given_before_name(reading, index)) || (class == Classes::NONE && dated());
            !(pronoun || closed || calendar || party())
        }
    }
}

/// "We're", "You'll", "Don't", "I'm": a verb hangs on the word.
fn is_contraction(word: &str) -> bool {
    const HANGING: &[&str] = &["re", "ll", "ve", "d", "m", "t"];
    word.rsplit_once(['\'', '’']).is_some_and(|(_, tail)| HANGING.contains(&tail))
}

/// "FREE", "NOW": an everyday word in capitals, and capitals that name nothing ("AM", "OK").
fn is_shouted(reading: &Reading<'_>, index: usize) -> bool {
    const NAMELESS: &[&str] =
        &["AM", "PM", "A.M.", "P.M.", "OK", "AD", "BC", "BCE", "CE", "TV", "PS", "P.S.", "I.E.", "E.G.", "PDF", "ID", "VIP"];
    let word = reading.word(index);
    let everyday = Classes::of(Class::Word).with(Classes::of(Class::Common)).with(CLOSED);
    let class = reading.tokens[index].classes;
    let known = Classes::of(Class::KnownAcronym).with(Classes::of(Class::Place)).with(Classes::of(Class::BodyName));
    NAMELESS.contains(&word) || (class.any(everyday) && !class.any(known))
}

/// "April Roe": a month or day that is a given name here.
fn is_given_before_name(reading: &Reading<'_>, index: usize) -> bool {
    reading.tokens[index].classes.any(GIVEN) && is_plain_capital(reading, index + 1)
}

/// A capitalised word that is neither of the calendar nor of the closed classes.
pub(super) fn is_plain_capital(reading: &Reading<'_>, index: usize) -> bool {
    reading.is_capital(index) && reading.tokens[index].spaced && !reading.tokens[index].classes.any(CLOSED.with(CALENDAR))
}

/// "Terminals", "Carried": a form of an everyday word that the lists have in its base form.
pub(super) fn is_inflected_word(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    if !word.is_ascii() || reading.tokens[index].classes.any(KNOWN) {
        return false;
    }
    let known = |stem: &str| reading.lexicon.classes(stem).has(Class::Word);
    let of = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 2);
    let plain = ["s", "es", "ed", "ing", "ly"].iter().any(|ending| of(ending).is_some_and(known));
    plain
        || of("d").is_some_and(known)
        || [("ies", "y"), ("ied", "y"), ("ing", "e")]
            .iter()
            .any(|(ending, base)| of(ending).is_some_and(|stem| known(&format!("{stem}{base}"))))
}

/// Two to six capitals, digits allowed behind the first.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// "CSTO-led", "Moscow-based": the name of a name and a participle in one token; "Port-au-Prince" goes on.
pub(super) fn led_by(word: &str) -> Option<&str> {
    let (head, rest) = word.split_once('-')?;
    let led = head.len() > 1 && rest.starts_with(char::is_lowercase) && head.starts_with(char::is_uppercase);
    (led && !rest.contains(char::is_uppercase)).then_some(head)
}
