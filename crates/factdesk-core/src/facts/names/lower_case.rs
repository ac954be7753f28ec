//! Names in lower case, as notes and messages have them.

use super::{CLOSED, Clause};
use crate::language::{Case, Class, Classes, Gazetteer, PlaceKind, TokenKind};

/// A cheap test that nearly every token fails: whether a name can begin here at all.
pub(super) fn may_start(cx: &Clause<'_, '_>, index: usize) -> bool {
    let token = cx.reading.tokens[index];
    token.kind == TokenKind::Word
        && (token.case != Case::Lower || in_lower_case(cx, index).is_some() || has_lower_particle(cx.reading.word(index)))
}

/// "in peru", as notes and quick drafts have it: behind the last token of a known place in lower case. Where the sentence
/// itself opens in lower case, a known body is read as well, and neither needs a preposition before it.
pub(super) fn in_lower_case(cx: &Clause<'_, '_>, index: usize) -> Option<usize> {
    let reading = cx.reading;
    let class = reading.tokens[index].classes;
    if class.any(CLOSED.with(Classes::of(Class::Word)).with(Classes::of(Class::Common))) {
        return None;
    }
    let before = index.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let located = before.is_some_and(|before| ["in", "from", "to", "near"].iter().any(|word| reading.is(before, word)));
    if !located && !cx.careless {
        return None;
    }
    if let Some(phrase) = reading.phrase_at(index, Class::Place) {
        return Some(reading.token_at(phrase.span.end));
    }
    let listed = || class == Classes::NONE && is_listed_in_lower_case(reading.word(index), located);
    (class.has(Class::Place) || listed()).then_some(index + 1)
}

/// A town of some size behind a preposition, or else a body, that the gazetteer knows and that is nobody's name.
fn is_listed_in_lower_case(word: &str, located: bool) -> bool {
    /// In thousands of people.
    const LARGE: u32 = 300;
    let gazetteer = Gazetteer::standard();
    let person = gazetteer.person(word);
    let somebody = person.male || person.female || person.family;
    let town = || gazetteer.place(word).is_some_and(|place| place.kind != PlaceKind::Town || LARGE <= place.thousands);
    !somebody && ((located && town()) || (!located && gazetteer.is_body(word)))
}

/// "al-Assad", "d’Arc": a particle in lower case and a name in one token.
pub(super) fn has_lower_particle(word: &str) -> bool {
    const JOINED: &[&str] = &["al-", "el-", "as-", "an-", "ad-", "ar-", "ash-", "d'", "d’", "o'", "o’", "ul-", "bin-"];
    // Nearly every word in lower case ends here.
    let joined = word.bytes().any(|byte| matches!(byte, b'-' | b'\'' | 0xE2));
    joined && JOINED.iter().any(|particle| word.strip_prefix(particle).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}
