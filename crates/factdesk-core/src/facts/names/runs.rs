//! Where a name begins and ends.

use super::extent::{extend, is_legal_form};
use super::kind::is_given;
use super::lists::{RANKS, VERDICTS};
use super::lower_case::in_lower_case;
use super::words::{KNOWN, NAMING_NOUN, NOUNS, WORD_ENDINGS, is_inflected_word, is_name_word, is_plain_capital};
use super::{Clause, GIVEN, PEOPLE, SPEECH, Style};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, TokenKind};

/// A run of tokens that is a name, with its titles.
pub(super) struct Run {
    /// The first token.
    pub(super) start: usize,
    /// Behind the last token.
    pub(super) end: usize,
    /// Whether the run may be no name at all.
    pub(super) doubtful: bool,
}

/// The name that begins with the token at `index`; `None` where none does.
pub(super) fn read(cx: &Clause<'_, '_>, index: usize) -> Option<Run> {
    let reading = cx.reading;
    if reading.tokens[index].case == Case::Lower
        && let Some(end) = in_lower_case(cx, index)
    {
        return Some(Run { start: index, end, doubtful: false });
    }
    let opens = cx.opens(index);
    if (!is_name_word(reading, index) && !opens_with_article(cx, index)) || is_rank(reading, index) {
        return None;
    }
    if cx.style == Style::Title {
        return in_title_case(cx, index);
    }
    let end = extend(cx, index);
    if is_of_address(reading, index, end) {
        return None;
    }
    if !opens {
        let shout = reading.tokens[index].case == Case::Upper && end == index + 1;
        return (shout || has_substance(reading, index, end)).then_some(Run { start: index, end, doubtful: false });
    }
    at_the_head(cx, index, end)
}

/// "Duke of Ellin": a rank that is a given name elsewhere.
fn is_rank(reading: &Reading<'_>, index: usize) -> bool {
    reading.is(index + 1, "of") && RANKS.iter().any(|rank| reading.word(index) == *rank)
}

/// "stocks.pdf", "ada@desk": a piece of an address or a file's name.
fn is_of_address(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let glued = |index: usize| reading.tokens.get(index).is_some_and(|token| !token.spaced);
    let ending =
        reading.is(end, ".") && glued(end) && glued(end + 1) && reading.tokens[end + 1].case == Case::Lower && reading.is_word(end + 1);
    let at = (reading.is(end, "@") && glued(end)) || start.checked_sub(1).is_some_and(|before| reading.is(before, "@") && glued(start));
    ending || at
}

/// "The Hague", "The Courier": an article with a capital inside a sentence belongs to the name.
fn opens_with_article(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let hague = reading.is(index + 1, "Hague");
    reading.word(index) == "The" && (hague || !cx.opens(index)) && is_plain_capital(reading, index + 1)
}

/// Whether the run holds a word that is more than a noun or adjective with a capital.
fn has_substance(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    if end > start + 1 {
        return true;
    }
    let class = reading.tokens[start].classes;
    let bare = class.any(NOUNS) && !class.any(KNOWN.with(Classes::of(Class::BodyName)));
    !bare
}

/// In a headline in title case a capital is worth nothing: people by given name, known places and
/// acronyms are read, any other word only in case the copy knows it.
fn in_title_case(cx: &Clause<'_, '_>, index: usize) -> Option<Run> {
    let reading = cx.reading;
    let class = reading.tokens[index].classes;
    let word = Classes::of(Class::Word).with(NOUNS).with(NAMING_NOUN);
    let given = class.any(GIVEN) || (!class.any(word) && is_given(reading.word(index)));
    if given && is_plain_capital(reading, index + 1) && !reading.tokens[index + 1].classes.any(word) {
        return Some(Run { start: index, end: index + 2, doubtful: false });
    }
    if let Some(phrase) = reading.phrase_at(index, Class::Place) {
        return Some(Run { start: index, end: reading.token_at(phrase.span.end), doubtful: false });
    }
    if class.has(Class::Place) || (reading.tokens[index].case == Case::Upper && reading.tokens[index].span.len() > 1) {
        return Some(Run { start: index, end: index + 1, doubtful: false });
    }
    (!class.any(word)).then_some(Run { start: index, end: index + 1, doubtful: true })
}

/// A run at the head of a sentence, where a capital alone tells nothing.
fn at_the_head(cx: &Clause<'_, '_>, start: usize, end: usize) -> Option<Run> {
    let reading = cx.reading;
    let token = reading.tokens[start];
    let class = token.classes;
    let run = |start: usize, end: usize, doubtful: bool| Some(Run { start, end, doubtful });
    if token.case == Case::Upper && token.span.len() > 1 {
        return run(start, end, false);
    }
    if reading.phrase_at(start, Class::Place).is_some_and(|phrase| reading.token_at(phrase.span.end) <= end) {
        return run(start, end, false);
    }
    let common = class.any(Classes::of(Class::Word).with(Classes::of(Class::Common)).with(NOUNS)) || is_inflected_word(reading, start);
    if end > start + 1 {
        let body = class.has(Class::BodyName) && ["of", "for", "on"].iter().any(|word| reading.is(start + 1, word));
        let initial = token.span.len() == 1 && reading.is(start + 1, ".");
        // "Great Place to eat"
        if end == start + 2 && VERDICTS.iter().any(|word| reading.is(start, word)) && reading.has(start + 1, Class::Word) {
            return None;
        }
        let named = body
            || initial
            || is_legal_form(reading, end - 1)
            || ends_in_noun(reading, start, end)
            || class.any(KNOWN.with(PEOPLE).with(Classes::of(Class::Demonym)));
        let former = ["Former", "Outgoing", "Incoming", "Ex"].iter().any(|word| reading.word(start) == *word);
        if (!common || named) && !former {
            return run(start, end, false);
        }
        // "Meanwhile Roe", "Former Ellin Street": the name begins behind the word.
        return has_substance(reading, start + 1, end).then_some(Run { start: start + 1, end, doubtful: false });
    }
    if class.any(KNOWN) && !common {
        return run(start, end, false);
    }
    let follows = reading.tokens.get(end).copied();
    let speaks = follows.is_some_and(|next| next.classes.any(SPEECH.with(Classes::of(Class::Auxiliary))));
    let possesses = follows.is_some_and(|next| next.kind == TokenKind::Clitic);
    if class.any(NOUNS) {
        return (class.any(KNOWN) && !class.has(Class::Demonym)).then_some(Run { start, end, doubtful: true });
    }
    if common {
        // A surname may be a word: the draft has to know it.
        let aside = reading.is(end, ",") && (reading.is(end + 1, "who") || reading.is_number(end + 1));
        return (speaks || possesses || aside || class.any(KNOWN)).then_some(Run { start, end, doubtful: true });
    }
    let word = reading.word(start);
    let wordlike = WORD_ENDINGS.iter().any(|ending| word.ends_with(ending));
    (!wordlike || speaks || possesses).then_some(Run { start, end, doubtful: true })
}

/// Whether the run ends in a noun for a place or body.
pub(super) fn ends_in_noun(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    end > start + 1 && reading.tokens[end - 1].classes.any(NAMING_NOUN)
}
