//! Where a name begins and ends.

use super::kind::is_given;
use super::{CALENDAR, CLOSED, Clause, GIVEN, PEOPLE, SPEECH, Style};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, Gazetteer, PlaceKind, TokenKind};

/// A run of tokens that is a name, with its titles.
pub(super) struct Run {
    /// The first token.
    pub(super) start: usize,
    /// Behind the last token.
    pub(super) end: usize,
    /// Whether the run may be no name at all.
    pub(super) doubtful: bool,
}

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
/// What is known of a noun that ends or begins the name of a body or place.
const NAMING_NOUN: Classes = Classes::of(Class::BodyName).with(Classes::of(Class::PlaceName));
/// What tells a name from a word at the head of a sentence.
const KNOWN: Classes = GIVEN.with(Classes::of(Class::Place));
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

/// A cheap test that nearly every token fails: whether a name can begin here at all.
pub(super) fn may_start(cx: &Clause<'_, '_>, index: usize) -> bool {
    let token = cx.reading.tokens[index];
    token.kind == TokenKind::Word
        && (token.case != Case::Lower || in_lower_case(cx, index).is_some() || has_lower_particle(cx.reading.word(index)))
}

/// "in peru", as notes and quick drafts have it: behind the last token of a known place in lower case. Where the sentence
/// itself opens in lower case, a known body is read as well, and neither needs a preposition before it.
fn in_lower_case(cx: &Clause<'_, '_>, index: usize) -> Option<usize> {
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
fn has_lower_particle(word: &str) -> bool {
    const JOINED: &[&str] = &["al-", "el-", "as-", "an-", "ad-", "ar-", "ash-", "d'", "d’", "o'", "o’", "ul-", "bin-"];
    // Nearly every word in lower case ends here.
    let joined = word.bytes().any(|byte| matches!(byte, b'-' | b'\'' | 0xE2));
    joined && JOINED.iter().any(|particle| word.strip_prefix(particle).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
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

/// A word that can be part of a name wherever it stands.
fn is_name_word(reading: &Reading<'_>, index: usize) -> bool {
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
            // "Feb-02" is no name either.
            let dated = || word.split_once('-').is_some_and(|(head, _)| reading.lexicon.classes(head).any(CALENDAR));
            let calendar = (class.any(CALENDAR) && !is_given_before_name(reading, index)) || (class == Classes::NONE && dated());
            !(pronoun || closed || calendar)
        }
    }
}

/// "Duke of Ellin": a rank that is a given name elsewhere.
fn is_rank(reading: &Reading<'_>, index: usize) -> bool {
    reading.is(index + 1, "of") && ["Duke", "Earl", "Prince", "King", "Baron", "Count"].iter().any(|rank| reading.word(index) == *rank)
}

/// "We're", "You'll", "Don't", "I'm": a verb hangs on the word.
fn is_contraction(word: &str) -> bool {
    const HANGING: &[&str] = &["re", "ll", "ve", "d", "m", "t"];
    word.rsplit_once(['\'', '’']).is_some_and(|(_, tail)| HANGING.contains(&tail))
}

/// "stocks.pdf", "ada@desk": a piece of an address or a file's name.
fn is_of_address(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let glued = |index: usize| reading.tokens.get(index).is_some_and(|token| !token.spaced);
    let ending =
        reading.is(end, ".") && glued(end) && glued(end + 1) && reading.tokens[end + 1].case == Case::Lower && reading.is_word(end + 1);
    let at = (reading.is(end, "@") && glued(end)) || start.checked_sub(1).is_some_and(|before| reading.is(before, "@") && glued(start));
    ending || at
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
fn is_plain_capital(reading: &Reading<'_>, index: usize) -> bool {
    reading.is_capital(index) && reading.tokens[index].spaced && !reading.tokens[index].classes.any(CLOSED.with(CALENDAR))
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
        let named = body
            || initial
            || is_legal_form(reading, end - 1)
            || ends_in_noun(reading, start, end)
            || class.any(KNOWN.with(PEOPLE).with(Classes::of(Class::Demonym)));
        if !common || named {
            return run(start, end, false);
        }
        // "Meanwhile Roe": the name begins behind the word.
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

/// "Terminals", "Carried": a form of an everyday word that the lists have in its base form.
fn is_inflected_word(reading: &Reading<'_>, index: usize) -> bool {
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

/// Whether the run ends in a noun for a place or body.
pub(super) fn ends_in_noun(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    end > start + 1 && reading.tokens[end - 1].classes.any(NAMING_NOUN)
}

/// Behind the last token of the name that begins at `start`.
fn extend(cx: &Clause<'_, '_>, start: usize) -> usize {
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
            "’" | "'" if !next.spaced && reading.word(last).ends_with('s') && body_follows(cx, end + 1) => end + 2,
            // "Pat “The Postman” Dunne"
            "“" | "\"" | "‘" | "'" | "(" => in_brackets(cx, start, end),
            _ => end,
        },
        TokenKind::Clitic => {
            let saint = reading.is(start, "St");
            let people = class.any(Classes::of(Class::Title).with(Classes::of(Class::People)).with(Classes::of(Class::Word)))
                && !class.any(Classes::of(Class::Place));
            let shop = last == start && capital_at(end + 1) && SHOPS.iter().any(|shop| reading.is(end + 1, shop));
            if saint && last == start + 1 {
                end + 1
            } else if shop && !class.has(Class::Place) {
                end + 2
            } else if people && last == start && body_follows(cx, end + 1) {
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
    if before.any(KNOWN.with(NAMING_NOUN).with(Classes::of(Class::Demonym))) || and > start + 2 {
        return and;
    }
    let article = start.checked_sub(1).is_some_and(|index| super::is_article(reading, index));
    let of = start.checked_sub(1).is_some_and(|index| reading.is(index, "of"));
    if !article && !of && start != cx.tokens.start && !before.has(Class::Word) {
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
    let body = end > and + 1 && reading.tokens[end - 1].classes.has(Class::BodyName) && end > and + 2;
    let pair = end == and + 2 && reading.tokens[end - 1].classes.has(Class::BodyName) && before.has(Class::Word);
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
