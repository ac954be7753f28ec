//! Digits and number words that count nothing: identifiers, addresses, telephone numbers, scores,
//! versions, list numbers and idioms (RULES.md §3, unsourced-figure).

use super::nouns::is_plural;
use super::numeral::{Form, Numeral, is_joined, parse, simple_fraction};
use super::units::{self, After};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};

/// Whether the digits at the token `at` count nothing, and the first token behind them.
pub(super) fn digits(reading: &Reading<'_>, at: usize) -> Option<usize> {
    telephone(reading, at)
        .or_else(|| slashed(reading, at))
        .or_else(|| score(reading, at))
        .or_else(|| referenced(reading, at))
        .or_else(|| numbered(reading, at))
        .or_else(|| named(reading, at))
        .or_else(|| address(reading, at))
}

/// Runs of digits with seven or more in all, or behind a plus sign.
pub(super) fn telephone(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const FEWEST_DIGITS: usize = 7;
    let plus = at.checked_sub(1).is_some_and(|before| reading.word(before) == "+" && !reading.tokens[at].spaced);
    let mut next = at;
    let (mut digits, mut groups, mut years) = (0, 0, true);
    while reading.is_number(next) {
        let text = reading.word(next);
        // Commas group thousands, and a decimal is a quantity.
        if text.contains([',', '.']) {
            break;
        }
        digits += text.len();
        groups += 1;
        years &= text.len() == 4 && text.starts_with(['1', '2']);
        next += 1;
        let hyphen = is_joined(reading, next, "-") && reading.is_number(next + 1);
        if hyphen {
            next += 1;
        }
    }
    if reading.word(next.saturating_sub(1)) == "-" {
        next -= 1;
    }
    // "1000-5000": two round numbers, the larger behind, are a range.
    let range = || groups == 2 && next == at + 3 && is_round_range(reading.word(at), reading.word(at + 2));
    let long = !range() && groups >= 2 && digits >= FEWEST_DIGITS && !years;
    (groups > 0 && (long || (plus && digits >= 5))).then_some(next)
}

fn is_round_range(first: &str, second: &str) -> bool {
    let round = |text: &str| text.ends_with("00") && !text.starts_with('0');
    round(first) && round(second) && parse(first).zip(parse(second)).is_some_and(|((low, _), (high, _))| low < high)
}

/// "24/7", "9/11", "2016/17"; a simple fraction is a quantity.
fn slashed(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    if !(is_joined(reading, next, "/") && reading.is_number(next + 1)) || simple_fraction(reading, at).is_some() {
        return None;
    }
    while is_joined(reading, next, "/") && reading.is_number(next + 1) {
        next += 2;
    }
    Some(next)
}

/// "3-1", "4:11.82", "50-50": results and ratios.
fn score(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let colon = is_joined(reading, at + 1, ":") && reading.is_number(at + 2);
    if colon {
        return Some(at + 3);
    }
    // "a 4-to-4 tie", "went 4-for-5".
    let versus = is_joined(reading, at + 1, "-") && ["to-", "for-"].iter().any(|joint| reading.word(at + 2).starts_with(joint));
    if versus {
        return Some(at + 3);
    }
    if super::numeral::power_behind(reading, at + 1).is_some() {
        return None;
    }
    let times = reading.tokens.get(at + 1).is_some_and(|token| !token.spaced && token.span.of(&reading.prose.text).starts_with(['x', '×']));
    if times {
        return Some(at + 2);
    }
    let dash = ["-", "–"].iter().any(|mark| is_joined(reading, at + 1, mark));
    let apart = matches!(reading.word(at + 1), "-" | "–") && reading.tokens[at + 1].spaced;
    if !(dash || apart) || !reading.is_number(at + 2) {
        return None;
    }
    let (first, second) = (parse(reading.word(at))?.0, parse(reading.word(at + 2))?.0);
    let next = at + 3;
    let year = |text: &str| text.len() == 4;
    if year(reading.word(at)) && first >= 1000.0 {
        return None;
    }
    let text = reading.word(next);
    let unit = matches!(text, "%" | "°" | "per" | "percent" | "million" | "billion" | "-")
        || (reading.is_word(next) && (units::unit(text).is_some() || is_plural(text) || reading.is_number(next)));
    let range =
        first < second && (unit || at.checked_sub(1).is_some_and(|before| reading.is(before, "aged") || reading.is(before, "ages")));
    (!range).then_some(next)
}

/// "[4]", "[3, 5]", "(4)": marks of references and lists; "1." and "2)" that open a paragraph.
fn referenced(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or("", |before| reading.word(before));
    let behind = reading.word(at + 1);
    if before == "[" {
        let marks = |index: &usize| reading.is_number(*index) || matches!(reading.word(*index), "," | "-" | "–");
        let end = (at..reading.tokens.len()).find(|index| !marks(index))?;
        return (reading.word(end) == "]").then_some(end);
    }
    let listed = at == 0 && matches!(behind, "." | ")") && !reading.tokens.get(at + 1).is_some_and(|token| token.spaced);
    let hash = matches!(before, "#" | "§" | "№" | "@") || (before == "/" && !reading.tokens[at].spaced);
    (listed || hash).then_some(at + 1)
}

/// "No. 5", "Article 12", "lines 3, 8 and 41": what the word before numbers.
fn numbered(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let before = if reading.word(before) == "." { before.checked_sub(1)? } else { before };
    if !reading.has(before, Class::Numbered) || counts_plural(reading, at + 1) && reading.tokens[before].case == Case::Lower {
        return None;
    }
    // "no 5" is a number; "no" before anything else is not.
    if reading.is(before, "no") && reading.tokens[before].case == Case::Lower && reading.word(at - 1) != "." {
        return None;
    }
    let mut next = at + 1;
    let joins = |index: usize| {
        matches!(reading.word(index), "," | "-" | "–" | "&")
            || reading.is(index, "and")
            || reading.is(index, "or")
            || reading.is(index, "to")
    };
    while joins(next) && reading.is_number(next + 1) && !counts_plural(reading, next + 2) {
        next += 2;
    }
    Some(next)
}

/// Whether a plural noun, a unit or a share stands at `at`.
fn counts_plural(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.word(at);
    if matches!(text, "%" | "°") {
        return true;
    }
    reading.is_word(at)
        && (reading.has(at, Class::People)
            || is_plural(text) && reading.tokens[at].case == Case::Lower
            || units::unit(text).is_some_and(|unit| unit.after != After::Joined))
}

/// "Falcon 9", "Flight 370", "Boeing 737": digits that end a name.
fn named(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let token = reading.tokens[before];
    let text = reading.word(at);
    let closed =
        [Class::Common, Class::Month, Class::Weekday, Class::Preposition, Class::Adverb, Class::Auxiliary, Class::WordQuantity, Class::Say];
    let closed = closed.iter().any(|class| token.classes.has(*class));
    // "Roe won 520, Holm 310 and Brandt 160": a list goes on with what it began with.
    let mut start = before;
    while start > 0 && reading.is_capital(start - 1) {
        start -= 1;
    }
    let joint = start.checked_sub(1).filter(|joint| reading.word(*joint) == "," || reading.is(*joint, "and"));
    if joint.is_some_and(|joint| (joint.saturating_sub(2)..joint).any(|index| reading.is_number(index))) {
        return None;
    }
    let name = token.kind == TokenKind::Word && token.case != Case::Lower && !closed && reading.tokens[at].spaced;
    if !name || text.contains([',', '.']) || text.len() > 4 || reading.opens_sentence(before) {
        return None;
    }
    let next = at + 1;
    // A name may also end right before a quantity: "Homeland Union 41 percent", "Rovers 12 points".
    let joined = reading.tokens.get(next).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word);
    let scale = reading.has(next, Class::NumberWord);
    let quantity = joined || scale || counts_plural(reading, next) || is_joined(reading, next, "-") || reading.is(next, "to");
    (!quantity).then_some(next)
}

/// "221 Baker Street": digits before the name of a street.
fn address(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "drive",
        "boulevard",
        "blvd",
        "square",
        "place",
        "terrace",
        "crescent",
        "parade",
        "quay",
        "close",
        "highway",
        "parkway",
        "row",
        "court",
        "plaza",
    ];
    if reading.word(at).contains([',', '.']) || !reading.is_capital(at + 1) {
        return None;
    }
    let street = |index: usize| reading.is_capital(index) && STREETS.iter().any(|word| reading.is(index, word));
    (at + 2..at + 5).take_while(|index| reading.is_capital(*index)).any(street).then_some(at + 1)
}

/// Whether a number in words counts nothing: idioms ("a thousand times"), "day one", and "one"
/// where it is a pronoun.
pub(super) fn word(reading: &Reading<'_>, at: usize, numeral: &Numeral) -> bool {
    if numeral.form == Form::Digits {
        return false;
    }
    let next = numeral.next;
    let before = at.checked_sub(1);
    if before.is_some_and(|before| reading.has(before, Class::Numbered)) && !counts_plural(reading, next) && numeral.form == Form::Words {
        return true;
    }
    if numeral.form == Form::Ordinal {
        // "at first", "for the first time", "second thoughts", "the third party" in idioms.
        let thought = reading.is(at, "second") && ["thought", "thoughts", "nature"].iter().any(|word| reading.is(next, word));
        return thought || before.is_some_and(|before| reading.is(before, "at") && reading.is(at, "first"));
    }
    let value = numeral.value.unwrap_or_default();
    let text = numeral.span.of(&reading.prose.text);
    let article = text.starts_with("a ") || text.starts_with("A ");
    let loose = article && value >= 100.0;
    if loose && ["times", "thanks", "reasons", "ways", "pieces", "miles"].iter().any(|word| reading.is(next, word)) {
        return true;
    }
    if numeral.value == Some(1.0) && text.eq_ignore_ascii_case("one") {
        return numeral.tail.is_some() || !counts_one(reading, next);
    }
    // "two-faced", "three-dimensional": an adjective of its own.
    numeral.tail.is_some_and(|tail| {
        let tail = tail.of(&reading.prose.text);
        tail.ends_with("ed") || ["way", "fold", "dimensional", "piece", "time", "off", "sided", "some", "part", "tier"].contains(&tail)
    })
}

/// Whether a noun stands behind "one": "one person" rather than "one of them", "one another".
fn counts_one(reading: &Reading<'_>, next: usize) -> bool {
    let Some(token) = reading.tokens.get(next).filter(|token| token.kind == TokenKind::Word && token.spaced) else { return false };
    let closed = [
        Class::Preposition,
        Class::Conjunction,
        Class::Auxiliary,
        Class::Pronoun,
        Class::Determiner,
        Class::Adverb,
        Class::Say,
        Class::Claim,
        Class::Think,
    ];
    token.case == Case::Lower && !closed.iter().any(|class| token.classes.has(*class))
}
