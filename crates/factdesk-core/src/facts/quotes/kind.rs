//! What the words between two marks are: speech, a title, a term, a sign.

use super::{Quote, QuoteKind};
use crate::facts::Reading;
use crate::language::{Case, Class, Token, TokenKind};

/// A quotation of fewer words is a quote only when somebody says it (RULES.md, quotes).
const FEWEST_WORDS_OF_SPEECH: usize = 4;
/// A term has at most this many words.
const MOST_WORDS_OF_TERM: usize = 8;
/// A title, whose words are capitalised, has at most this many.
const MOST_WORDS_OF_TITLE: usize = 14;
/// How many tokens before a quotation a sign or a naming word may stand.
const REACH: usize = 8;

/// What `quote` is, by its words and by those before it.
pub(super) fn of(reading: &Reading<'_>, quote: &Quote) -> QuoteKind {
    let first = reading.token_at(quote.inner.start);
    let last = reading.token_at(quote.inner.end);
    let words = reading.tokens[first..last].iter().filter(|token| token.kind == TokenKind::Word).count();
    let inner = quote.inner.of(&reading.prose.text).trim_end();
    let stopped = inner.ends_with(['.', ',', '?', '!', '…', '—']);
    let before = reading.token_at(quote.span.start);
    if words <= MOST_WORDS_OF_TERM && !inner.ends_with([',', '.']) && names_something(reading, before) {
        return QuoteKind::Term;
    }
    if reads(reading, before) || is_sign(reading, before, reading.token_at(quote.span.end)) {
        return QuoteKind::Sign;
    }
    // American style puts the stop of the sentence inside: it does not tell a title from speech.
    let exclaimed = inner.ends_with(['?', '!', '…']);
    if 1 < words && words <= MOST_WORDS_OF_TITLE && !exclaimed && is_title(reading, first..last) {
        let work = is_work(reading, before, reading.token_at(quote.span.end));
        return if work { QuoteKind::Title } else { QuoteKind::Term };
    }
    if words < FEWEST_WORDS_OF_SPEECH {
        return if stopped && words > 1 { QuoteKind::Speech } else { QuoteKind::Fragment };
    }
    QuoteKind::Speech
}

/// Whether the token before the quotation says that a name or a term follows.
fn names_something(reading: &Reading<'_>, before: usize) -> bool {
    let Some(mut previous) = before.checked_sub(1) else { return false };
    if reading.is(previous, ",") && 0 < previous {
        previous -= 1;
    }
    if reading.has(previous, Class::Naming) {
        return true;
    }
    let end = reading.tokens[previous].span.end;
    let last = reading.phrases.partition_point(|phrase| phrase.span.end < end);
    reading.phrases.get(last).is_some_and(|phrase| phrase.span.end == end && phrase.classes.has(Class::Naming))
}

/// Whether the word before the quotation is "reads": what is read was written, by nobody who speaks.
fn reads(reading: &Reading<'_>, before: usize) -> bool {
    before.checked_sub(1).is_some_and(|previous| reading.is(previous, "reads") || reading.is(previous, "reading"))
}

/// Whether a sign, banner or label stands close before or right behind: "a banner reading “…”",
/// "“…,” read a banner".
fn is_sign(reading: &Reading<'_>, before: usize, after: usize) -> bool {
    let mut reads = false;
    for index in (before.saturating_sub(REACH)..before).rev() {
        if matches!(reading.word(index), "." | "?" | "!" | "”" | "\"") {
            break;
        }
        let word = reading.word(index);
        reads |= ["read", "reads", "reading", "says", "said", "saying", "bearing", "announces"]
            .iter()
            .any(|verb| word.eq_ignore_ascii_case(verb));
        if reading.has(index, Class::Sign) {
            return reads || index + 1 == before || index + 2 == before;
        }
    }
    let verb_behind = ["read", "reads", "says", "said"].iter().any(|verb| reading.is(after, verb));
    verb_behind && (after..after + 4).any(|index| reading.has(index, Class::Sign))
}

/// Whether the words beside a quotation in title case say that it is the title of a work: "the film
/// “…”", "on ABC's “…”", "“…” star Ada Holm".
fn is_work(reading: &Reading<'_>, before: usize, after: usize) -> bool {
    const NEAR: usize = 4;
    let owned = before.checked_sub(1).is_some_and(|at| reading.tokens[at].kind == TokenKind::Clitic);
    let on_air = before.checked_sub(1).is_some_and(|at| ["on", "in"].iter().any(|word| reading.is(at, word)));
    let named = (before.saturating_sub(NEAR)..before).any(|at| reading.has(at, Class::Work));
    owned || on_air || named || reading.has(after, Class::Work)
}

/// Whether every word that a title would capitalise is capitalised.
fn is_title(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    let words = || reading.tokens[tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    let opens = words().next().is_some_and(|token| token.case != Case::Lower);
    let small = |token: &Token| {
        const SMALL: [Class; 5] = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary, Class::Pronoun];
        SMALL.iter().any(|class| token.classes.has(*class)) || matches!(token.span.of(&reading.prose.text), "to" | "vs" | "v" | "de" | "la")
    };
    opens
        && words().any(|token| token.case != Case::Lower && !small(token))
        && words().all(|token| token.case != Case::Lower || small(token))
}
