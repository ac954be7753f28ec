//! What a run of words belongs to: by its own words, its title, and what stands around it.

use super::beside::{acronym, description, title_before, with_words_before};
use super::runs::Run;
use super::{CALENDAR, CLOSED, Certainty, Clause, GIVEN, Name, NameKind, PEOPLE, SPEECH};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, TokenKind};
use crate::text::Span;

/// Titles that only a person's name follows, even one that ends like a place ("Mr Street").
const PERSONAL: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "sen",
    "rep",
    "gov",
    "president",
    "senator",
    "mayor",
    "councillor",
    "councilor",
    "judge",
    "sheriff",
    "minister",
    "inspector",
    "detective",
    "sergeant",
    "constable",
    "chancellor",
];
/// Nouns for places that are surnames as well.
const SURNAMES: &[&str] = &[
    "hill", "hills", "wood", "woods", "hall", "lane", "lake", "park", "marsh", "west", "north", "brook", "field", "fields", "moor", "fell",
    "church", "mills", "power", "star", "post", "court", "bench", "mill", "farm", "bay", "house", "street", "rivers", "pond", "forest",
    "castle", "stadium", "lodge", "sun", "ford", "guard", "front",
];
/// Prepositions that places stand behind.
const LOCATIVE: &[&str] = &["in", "near", "into", "outside", "across", "throughout", "toward", "towards"];

/// Adds the names that `run` holds: one, or a place and a person with a title between them.
pub(super) fn push(cx: &Clause<'_, '_>, run: &Run, names: &mut Vec<Name>) {
    let reading = cx.reading;
    let (mut start, end) = (run.start, run.end);
    let title = own_title(reading, start, end);
    if let Some(title) = title {
        // "London Mayor Sadiq Khan", "U.S. President …": a place before a title is a name of its own.
        places_before(reading, start, title, names);
        if title + 1 == end {
            return;
        }
        start = title + 1;
        if reading.is(start, ".") {
            start += 1;
        }
        if start >= end {
            return;
        }
    } else {
        // "Russian Vladimir Roe"
        while start + 1 < end && reading.has(start, Class::Demonym) && reading.tokens[start + 1].classes.any(GIVEN) {
            start += 1;
        }
    }
    if all_nouns(reading, start, end) || is_people_led(cx, start, end) {
        return;
    }
    let span = name_span(reading, start, end);
    let (kind, certainty) = match title {
        Some(_) => (NameKind::Person, Certainty::Strong),
        None if cx.in_dateline(start) => (NameKind::Place, Certainty::Strong),
        None => by_words(cx, start, end),
    };
    let mut name = Name { span, kind, certainty, title: None, description: None, acronym: None };
    if let Some(title) = title {
        name.title = Some(with_words_before(cx, run.start, title));
    } else if may_be_person(&name) {
        name.title = title_before(cx, start);
    }
    name.acronym = acronym(reading, start, end);
    if may_be_person(&name) {
        name.description = description(cx, end);
    }
    settle(cx, start, end, run.doubtful, &mut name);
    names.push(name);
}

/// The span of the name: the capitals of "CSTO-led" alone, all of anything else.
fn name_span(reading: &Reading<'_>, start: usize, end: usize) -> Span {
    let span = reading.span(start, end - 1);
    if end > start + 1 {
        return span;
    }
    let word = reading.word(start);
    match word.split_once('-') {
        Some((head, rest)) if is_led(head, rest) => Span::new(span.range().start, span.range().start + head.len()),
        _ => span,
    }
}

/// "Russian-led", "French-speaking": a people and a participle, no name.
fn is_people_led(cx: &Clause<'_, '_>, start: usize, end: usize) -> bool {
    end == start + 1 && cx.reading.word(start).contains('-') && head_class(cx, start).has(Class::Demonym)
}

/// "CSTO-led", "Moscow-based": a name and a participle in one token.
fn is_led(head: &str, rest: &str) -> bool {
    head.len() > 1 && rest.starts_with(char::is_lowercase) && head.starts_with(char::is_uppercase)
}

/// The last title in a run, where a name follows it; a run that ends in a noun for a body or place has none.
fn own_title(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let title = (start..end).rev().find(|index| {
        let class = reading.tokens[*index].classes;
        class.has(Class::Title) || (*index == start && class.has(Class::Person) && end > start + 2)
    })?;
    if title + 1 == end {
        // "Prime Minister" alone is nobody's name; "Mary Justice" is.
        let named = title > start && reading.tokens[start].classes.any(GIVEN);
        return (!named && (start..end).all(|index| is_office_word(reading, index))).then_some(title);
    }
    // "Jane King Roe": a title inside a person's name is a name.
    if title > start && reading.tokens[start].classes.any(GIVEN) && !reading.tokens[start].classes.any(PEOPLE) {
        return None;
    }
    let last = reading.tokens[end - 1].classes;
    let noun = last.any(Classes::of(Class::BodyName).with(Classes::of(Class::PlaceName)));
    let personal = PERSONAL.iter().any(|word| reading.is(title, word));
    let given = reading.tokens[title + 1].classes.any(GIVEN);
    let bodied = (title + 1..end).any(|index| reading.is(index, "of"));
    ((!noun || personal || given && end == title + 3) && !bodied).then_some(title)
}

fn is_office_word(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    class.any(PEOPLE.with(Classes::of(Class::Word)).with(Classes::of(Class::Demonym)).with(Classes::of(Class::Place)))
        || !reading.is_word(index)
}

/// Names of places that stand before a title in one run with it.
fn places_before(reading: &Reading<'_>, start: usize, title: usize, names: &mut Vec<Name>) {
    let mut index = start;
    while index < title {
        let phrase = reading.phrase_at(index, Class::Place).map(|phrase| reading.token_at(phrase.span.end)).filter(|end| *end <= title);
        if let Some(end) = phrase {
            names.push(plain(reading.span(index, end - 1), NameKind::Place));
            index = end;
            continue;
        }
        if reading.has(index, Class::Place) {
            names.push(plain(reading.tokens[index].span, NameKind::Place));
        } else if reading.has(index, Class::BodyName) {
            names.push(plain(reading.tokens[index].span, NameKind::Body));
        }
        index += 1;
    }
}

fn plain(span: Span, kind: NameKind) -> Name {
    Name { span, kind, certainty: Certainty::Strong, title: None, description: None, acronym: None }
}

/// Whether the run is a title or description with no name behind it: "President", "Tory Leader".
fn all_nouns(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let nouns = PEOPLE.with(Classes::of(Class::Demonym));
    let only = |class: Classes| class.any(nouns) && !class.any(GIVEN.with(Classes::of(Class::Place)).with(Classes::of(Class::BodyName)));
    (start..end).all(|index| only(reading.tokens[index].classes) || !reading.is_word(index))
}

fn may_be_person(name: &Name) -> bool {
    name.kind == NameKind::Person || name.certainty != Certainty::Strong
}

/// The kind as far as the words of the name tell.
fn by_words(cx: &Clause<'_, '_>, start: usize, end: usize) -> (NameKind, Certainty) {
    let reading = cx.reading;
    let (first, last) = (reading.tokens[start], reading.tokens[end - 1]);
    let many = end > start + 1;
    let phrase = reading.phrase_at(start, Class::Place).is_some_and(|phrase| reading.token_at(phrase.span.end) == end);
    if phrase || (!many && first.classes.has(Class::Place)) {
        return (NameKind::Place, Certainty::Strong);
    }
    if !many && (reading.word(start).contains('-') && head_class(cx, start).has(Class::Place)) {
        return (NameKind::Place, Certainty::Strong);
    }
    if is_called_place(cx, start) {
        return (NameKind::Place, Certainty::Strong);
    }
    if let Some(of) = (start..end).find(|index| reading.is(*index, "of")).filter(|of| *of > start) {
        let head = reading.tokens[of - 1].classes;
        let place = head.has(Class::PlaceName) && !head.has(Class::BodyName);
        return (if place { NameKind::Place } else { NameKind::Body }, Certainty::Strong);
    }
    if many {
        return by_many(cx, start, end);
    }
    if first.case == Case::Upper && is_state(cx, start) {
        return (NameKind::Place, Certainty::Strong);
    }
    if last.classes.has(Class::BodyName) && !last.classes.has(Class::Word) {
        return (NameKind::Body, Certainty::Strong);
    }
    if first.case == Case::Upper && is_acronym(reading.word(start)) {
        // Bodies act and are called "the"; what else is in capitals may be anything.
        let article = start.checked_sub(1).is_some_and(|before| reading.is(before, "the"));
        let acts = reading.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Clitic || next.classes.any(SPEECH));
        return (if article || acts { NameKind::Body } else { NameKind::Other }, Certainty::Weak);
    }
    let compass = ["North", "South", "East", "West"].iter().any(|word| reading.word(start) == *word);
    if compass && start.checked_sub(1).is_some_and(|before| reading.is(before, "the")) {
        return (NameKind::Place, Certainty::Strong);
    }
    if first.classes.has(Class::Surname) {
        return (NameKind::Person, Certainty::Weak);
    }
    if first.classes.any(GIVEN) && !first.classes.any(Classes::of(Class::Demonym).with(Classes::of(Class::Word))) {
        return (NameKind::Person, Certainty::Weak);
    }
    (NameKind::Other, Certainty::Weak)
}

/// "Tulsa, OK": the two letters of a state behind a comma.
fn is_state(cx: &Clause<'_, '_>, start: usize) -> bool {
    const STATES: &[&str] = &[
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI",
        "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT",
        "VT", "VA", "WA", "WV", "WI", "WY", "DC",
    ];
    let reading = cx.reading;
    let behind_comma = start >= cx.tokens.start + 2 && reading.is(start - 1, ",") && reading.is_capital(start - 2);
    behind_comma && STATES.contains(&reading.word(start))
}

/// "the village of Ellin": a noun for places right before.
fn is_called_place(cx: &Clause<'_, '_>, start: usize) -> bool {
    const SETTLED: &[&str] =
        &["village", "town", "city", "island", "port", "province", "region", "district", "state", "county", "suburb", "hamlet"];
    let reading = cx.reading;
    let noun = start.checked_sub(2).filter(|noun| *noun >= cx.tokens.start && reading.is(start - 1, "of"));
    noun.is_some_and(|noun| reading.tokens[noun].case == Case::Lower && SETTLED.iter().any(|word| reading.is(noun, word)))
}

/// The classes of the first half of a hyphenated token.
fn head_class(cx: &Clause<'_, '_>, index: usize) -> Classes {
    let head = cx.reading.word(index).split('-').next().unwrap_or_default();
    cx.reading.lexicon.classes(head)
}

fn by_many(cx: &Clause<'_, '_>, start: usize, end: usize) -> (NameKind, Certainty) {
    let reading = cx.reading;
    let (first, last) = (reading.tokens[start].classes, reading.tokens[end - 1].classes);
    let given = first.any(GIVEN) || is_initials(reading.word(start));
    let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let article = before.is_some_and(|before| super::is_article(reading, before)) || reading.is(start, "The");
    let located = before.is_some_and(|before| LOCATIVE.iter().chain(&["on", "at"]).any(|word| reading.is(before, word)));
    let surname = SURNAMES.iter().any(|word| reading.is(end - 1, word));
    if given && surname && !article && !located {
        return (NameKind::Person, Certainty::Weak);
    }
    // "Mount Ellin", "Lake Tana", "River Drina".
    let leads = ["mount", "lake", "river", "cape", "fort", "port", "isle", "mt", "gulf", "loch", "strait"];
    if leads.iter().any(|word| reading.is(start, word)) && !last.has(Class::BodyName) {
        return (NameKind::Place, Certainty::Strong);
    }
    if last.has(Class::PlaceName) && (located || !last.has(Class::BodyName)) {
        return (NameKind::Place, Certainty::Strong);
    }
    if last.has(Class::BodyName) || (start..end).any(|index| reading.is(index, "&")) {
        return (NameKind::Body, Certainty::Strong);
    }
    if given && !article {
        return (NameKind::Person, Certainty::Strong);
    }
    if given && end == start + 2 {
        // "the Ada Holm video"
        return (NameKind::Person, Certainty::Weak);
    }
    if let Some(kind) = before.and_then(|before| named_work(reading, before)) {
        return (kind, Certainty::Weak);
    }
    let everyday =
        Classes::of(Class::Word).with(Classes::of(Class::Demonym)).with(Classes::of(Class::Place)).with(Classes::of(Class::Body));
    let plain = (start..end).all(|index| !reading.tokens[index].classes.any(everyday.with(CLOSED).with(CALENDAR)));
    let spelled = (start..end).all(|index| reading.tokens[index].case != Case::Upper || reading.tokens[index].span.len() == 1);
    if article || !plain || !spelled {
        let body = (start..end).any(|index| reading.tokens[index].classes.any(Classes::of(Class::BodyName).with(Classes::of(Class::Body))));
        return (if body { NameKind::Body } else { NameKind::Other }, Certainty::Weak);
    }
    if located && !last.has(Class::Surname) {
        return (NameKind::Place, Certainty::Weak);
    }
    let surname = last.has(Class::Surname);
    (NameKind::Person, if surname { Certainty::Strong } else { Certainty::Weak })
}

/// "the film …", "the band …": a noun right before that says what has the name.
fn named_work(reading: &Reading<'_>, before: usize) -> Option<NameKind> {
    const WORKS: &[&str] = &[
        "film",
        "movie",
        "comedy",
        "drama",
        "musical",
        "song",
        "single",
        "album",
        "book",
        "novel",
        "play",
        "opera",
        "poem",
        "game",
        "series",
        "show",
        "app",
        "browser",
        "software",
        "ship",
        "boat",
        "vessel",
        "ferry",
        "yacht",
        "trawler",
        "hurricane",
        "cyclone",
        "storm",
        "typhoon",
        "project",
        "horse",
        "dog",
        "cat",
        "donkey",
        "painting",
        "sculpture",
        "programme",
        "podcast",
    ];
    const BODIES: &[&str] =
        &["band", "group", "company", "firm", "brand", "newspaper", "magazine", "website", "paper", "charity", "party", "club"];
    if WORKS.iter().any(|word| reading.is(before, word)) {
        return Some(NameKind::Other);
    }
    BODIES.iter().any(|word| reading.is(before, word)).then_some(NameKind::Body)
}

/// "J.", "J.K.", "JK": initials in place of a given name.
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.');
    letters.clone().count() <= 3 && letters.clone().all(char::is_uppercase) && (word.contains('.') || word.chars().count() == 1)
}

/// Two to six capitals, digits allowed behind the first.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Lets what stands around the name decide where its words left doubt.
fn settle(cx: &Clause<'_, '_>, start: usize, end: usize, doubtful: bool, name: &mut Name) {
    let reading = cx.reading;
    if name.certainty != Certainty::Strong {
        let person = |name: &mut Name| (name.kind, name.certainty) = (NameKind::Person, Certainty::Strong);
        let spelled = reading.tokens[start].case != Case::Upper || reading.tokens[start].span.len() == 1;
        let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
        let article = before.is_some_and(|before| super::is_article(reading, before)) || reading.is(start, "The");
        let aside = reading.is(end, ",") && (reading.is(end + 1, "who") || name.description.is_some());
        if spelled && !article && (name.title.is_some() || aside) {
            person(name);
        } else if spelled && !article && name.kind == NameKind::Other && name.certainty == Certainty::Weak {
            let speaks = reading.tokens.get(end).is_some_and(|next| next.classes.any(SPEECH) && next.case == Case::Lower);
            let said =
                before.is_some_and(|before| reading.tokens[before].classes.any(SPEECH) && reading.tokens[before].case == Case::Lower);
            let located = before.is_some_and(|before| LOCATIVE.iter().any(|word| reading.is(before, word)));
            if located {
                name.kind = NameKind::Place;
            } else if (speaks || said) && !reading.has(start, Class::Word) {
                name.kind = NameKind::Person;
            }
        }
    }
    if doubtful && name.certainty != Certainty::Strong {
        name.certainty = Certainty::Guess;
    }
}
