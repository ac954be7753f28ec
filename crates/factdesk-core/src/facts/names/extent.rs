//! Where a name ends: what goes on with it.

use super::words::{KNOWN, NAMING_NOUN, is_name_word, is_plain_capital, led_by};
use super::{Clause, GIVEN};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, Gazetteer, TokenKind};

/// Particles inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "van", "der", "den", "von", "bin", "bint", "ibn", "al", "el", "la", "du", "da", "dos", "das", "del", "della", "di", "ben", "ter",
    "af", "zu", "st", "abu", "y", "ap", "ould",
];
/// What is called after its owner: "Holm’s Bakery".
const SHOPS: &[&str] = &[
    "bakery",
    "bar",
    "bookshop",
    "brewery",
    "cafe",
    "café",
    "club",
    "deli",
    "diner",
    "garage",
    "grill",
    "kitchen",
    "liquor",
    "pharmacy",
    "pizza",
    "pizzeria",
    "pub",
    "restaurant",
    "saloon",
    "store",
    "stores",
    "supermarket",
    "tavern",
    "bistro",
];
/// Behind the last token of the name that begins at `start`.
pub(super) fn extend(cx: &Clause<'_, '_>, start: usize) -> usize {
    let reading = cx.reading;
    let limit = cx.tokens.end;
    let mut end = start + 1;
    if let Some(phrase) = reading.phrase_at(start, Class::Place) {
        end = reading.token_at(phrase.span.end).max(end);
    }
    while end < limit {
        let next = step(cx, start, end);
        if next == end {
            break;
        }
        end = next.min(limit);
    }
    end
}

/// Behind the next piece of the name that reaches to `end`; `end` itself where it is over.
fn step(cx: &Clause<'_, '_>, start: usize, end: usize) -> usize {
    let reading = cx.reading;
    let next = reading.tokens[end];
    let last = end - 1;
    let class = reading.tokens[last].classes;
    // "Louis XV": a numeral goes on with a name and is none by itself.
    let numeral = next.case == Case::Upper && next.spaced && super::is_roman_numeral(reading.word(end)) && reading.word(end) != "I";
    // "the New York-based Committee"
    if last > start && led_by(reading.word(last)).is_some() {
        return end;
    }
    // "Mayor of Paris Ilsa Quorne"
    let seat = last == start && class.has(Class::Place) && start > cx.tokens.start + 1 && reading.is(start - 1, "of");
    if seat && reading.has(start - 2, Class::Title) {
        return end;
    }
    if is_name_word(reading, end) || numeral || is_in_capitals(reading, start, end) {
        // "CSTO-led" goes on to no name; a slash or bracket parts names.
        let acronym_before_word = !next.spaced;
        return if acronym_before_word { end } else { end + 1 };
    }
    let word = reading.word(end);
    let capital_at = |index: usize| index < cx.tokens.end && is_name_word(reading, index) && reading.is_capital(index);
    match next.kind {
        TokenKind::Mark => match word {
            // "J.-C. Holm"
            "." if !next.spaced
                && reading.tokens[last].span.len() == 1
                && reading.word(end + 1) == "-"
                && !reading.tokens[end + 1].spaced
                && capital_at(end + 2)
                && !reading.tokens[end + 2].spaced =>
            {
                end + 3
            }
            "." if !next.spaced => {
                let initial = reading.tokens[last].case == Case::Upper && reading.tokens[last].span.len() <= 3;
                let short = class.any(Classes::of(Class::Title).with(Classes::of(Class::Abbreviation)));
                if !(initial || short) || !capital_at(end + 1) {
                    let suffix = ["Jr", "Sr"].iter().any(|suffix| reading.is(last, suffix));
                    return if suffix { end + 1 } else { end };
                }
                end + 2
            }
            "&" if capital_at(end + 1) => end + 2,
            // "Coyne-" at the end of a line and "Bell" on the next.
            "-" if !next.spaced && capital_at(end + 1) && reading.tokens[end + 1].spaced => end + 2,
            "," if is_legal_form(reading, end + 1) || ["Jr", "Sr"].iter().any(|suffix| reading.is(end + 1, suffix)) => end + 2,
            // "Ellin Bank (Peru) Ltd"
            "(" if capital_at(end + 1) && reading.is(end + 2, ")") => {
                let form = end + 3 + usize::from(reading.is(end + 3, ","));
                if is_legal_form(reading, form) { form + 1 } else { in_brackets(cx, start, end) }
            }
            // "the Workers’ Union"
            "’" | "'" if !next.spaced && reading.word(last).ends_with('s') && !class.has(Class::Place) && body_follows(cx, end + 1) => {
                end + 2
            }
            // "Pat “The Postman” Dunne"
            "“" | "\"" | "‘" | "'" | "(" => in_brackets(cx, start, end),
            _ => end,
        },
        TokenKind::Clitic => {
            let saint = reading.is(start, "St");
            let people = class.any(Classes::of(Class::Title).with(Classes::of(Class::People)).with(Classes::of(Class::Word)))
                && !class.any(Classes::of(Class::Place));
            let shop = last == start && capital_at(end + 1) && SHOPS.iter().any(|shop| reading.is(end + 1, shop));
            let named = start + 1 + usize::from(reading.is(start + 1, "."));
            if saint && last == named {
                end + 1
            } else if (shop && !class.has(Class::Place)) || (people && last == start && body_follows(cx, end + 1)) {
                end + 2
            } else {
                end
            }
        }
        TokenKind::Word if next.case == Case::Lower => match word {
            "of" if class.any(NAMING_NOUN) || is_headed_by_office(reading, last) => of_phrase(cx, end),
            "of" if is_company_of(cx, end) => of_phrase(cx, end),
            // "Ellin Dye plc"
            "plc" => end + 1,
            "for" | "against" if class.any(NAMING_NOUN) => of_phrase(cx, end),
            "on" if ["Council", "Committee", "Commission", "Conference"].iter().any(|body| reading.word(last) == *body) => {
                of_phrase(cx, end)
            }
            "and" => joined_by_and(cx, start, end),
            _ if PARTICLES.contains(&word) && !class.any(NAMING_NOUN) => {
                let mut after = end + 1;
                while after < end + 3 && PARTICLES.contains(&reading.word(after)) {
                    after += 1;
                }
                if capital_at(after) && !reading.tokens[after].classes.any(Classes::of(Class::Place)) { after + 1 } else { end }
            }
            _ => end,
        },
        _ => end,
    }
}

/// Behind a nickname that stands at `open`, right behind the given name; `open` where none does.
fn in_brackets(cx: &Clause<'_, '_>, start: usize, open: usize) -> usize {
    let given = open == start + 1 && cx.reading.tokens[start].classes.any(GIVEN);
    if given { nickname(cx, open).unwrap_or(open) } else { open }
}

/// "Ltd", "L.L.C.", "plc": what company a company is.
pub(super) fn is_legal_form(reading: &Reading<'_>, index: usize) -> bool {
    const FORMS: &[&str] = &[
        "Inc", "Ltd", "Limited", "LLC", "L.L.C.", "plc", "S.A.", "SA", "B.V.", "BV", "N.V.", "NV", "GmbH", "AG", "S.L.", "S.A.R.L.",
        "Corp", "AB", "S.p.A.",
    ];
    FORMS.iter().any(|form| reading.is(index, form))
}

/// "KIM SONG MIN": a name in capitals goes on with words that are everyday words otherwise.
fn is_in_capitals(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let upper = |index: usize| reading.tokens.get(index).is_some_and(|token| token.case == Case::Upper && token.span.len() > 1);
    let known = Gazetteer::standard().person(reading.word(start));
    upper(end) && (known.male || known.female || known.family) && reading.word(start).len() > 2 && (start..end).all(upper)
}

/// "Secretary of State", "Chief of Staff": an office of several words.
fn is_headed_by_office(reading: &Reading<'_>, last: usize) -> bool {
    ["Secretary", "Minister", "Chief", "Speaker", "Leader"].iter().any(|office| reading.word(last) == *office)
}

/// "Holm of Ellin, Inc.": behind "of" and its words stands a legal form.
fn is_company_of(cx: &Clause<'_, '_>, of: usize) -> bool {
    let behind = of_phrase(cx, of);
    let form = behind + usize::from(cx.reading.is(behind, ","));
    behind > of && form < cx.tokens.end && is_legal_form(cx.reading, form)
}

/// "of England", "of the Nativity": behind the capitalised word.
fn of_phrase(cx: &Clause<'_, '_>, of: usize) -> usize {
    let reading = cx.reading;
    let article = usize::from(reading.word(of + 1) == "the");
    let at = of + 1 + article;
    if at < cx.tokens.end && is_name_word(reading, at) && reading.is_capital(at) { at + 1 } else { of }
}

/// "and Executive" in "the Health and Safety Executive": the words behind "and" end in a noun for
/// a body, and those before it are no name of their own.
fn joined_by_and(cx: &Clause<'_, '_>, start: usize, and: usize) -> usize {
    let reading = cx.reading;
    let before = reading.tokens[and - 1].classes;
    // "Centers for Disease Control and Prevention"
    let purpose = reading.has(start, Class::BodyName) && ["for", "on"].iter().any(|word| reading.is(start + 1, word));
    if purpose && is_plain_capital(reading, and + 1) && reading.has(and + 1, Class::Word) {
        return and + 2;
    }
    if before.any(KNOWN.with(NAMING_NOUN).with(Classes::of(Class::Demonym))) || and > start + 2 {
        return and;
    }
    let article = start.checked_sub(1).is_some_and(|index| super::is_article(reading, index));
    let of = start.checked_sub(1).is_some_and(|index| reading.is(index, "of"));
    if !article && !of && !before.has(Class::Word) {
        return and;
    }
    let mut end = and + 1;
    while end < cx.tokens.end && is_plain_capital(reading, end) {
        end += 1;
    }
    // "the Rope and Net Makers’ Guild"
    if end > and + 1 && matches!(reading.word(end), "’" | "'") && body_follows(cx, end + 1) {
        return end + 2;
    }
    // "Kim Jong Un" ends in no body's letters.
    let token = reading.tokens[end - 1];
    let noun = token.classes.has(Class::BodyName) && !(token.span.len() == 2 && token.case == Case::Capital);
    let body = end > and + 2 && noun;
    let pair = end == and + 2 && noun && before.has(Class::Word);
    if body || pair { end } else { and }
}

/// Whether a capitalised noun for a body or place follows at `index`.
fn body_follows(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    (index..(index + 3).min(cx.tokens.end))
        .take_while(|index| is_plain_capital(reading, *index))
        .any(|index| reading.tokens[index].classes.any(NAMING_NOUN))
}

/// Behind a nickname in marks that a capitalised word follows.
fn nickname(cx: &Clause<'_, '_>, open: usize) -> Option<usize> {
    /// A nickname has at most this many words.
    const LONGEST: usize = 4;
    let reading = cx.reading;
    let close =
        (open + 2..(open + 2 + LONGEST).min(cx.tokens.end)).find(|index| matches!(reading.word(*index), "”" | "\"" | "’" | "'" | ")"))?;
    let words = (open + 1..close).all(|index| reading.is_capital(index) || reading.is(index, "the"));
    let surname = close + 1 < cx.tokens.end && is_plain_capital(reading, close + 1);
    (words && surname).then_some(close + 2)
}
