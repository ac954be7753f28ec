//! What a run of words belongs to: by its own words, its title, and what stands around it.

use super::beside::{acronym, description, title_before, with_words_before};
use super::runs::{NOUNS, Run, WORD_ENDINGS};
use super::{CALENDAR, CLOSED, Certainty, Clause, GIVEN, Name, NameKind, PEOPLE, SPEECH};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, Gazetteer, PlaceKind, TokenKind};
use crate::text::Span;
use std::ops::Range;

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

/// "Ellin, Drina and Sadova": names in one row are of one kind, where some of them are known.
pub(super) fn share_kinds(reading: &Reading<'_>, names: &mut [Name]) {
    let joined = |before: &Name, behind: &Name| {
        let (from, to) = (reading.token_at(before.span.end), reading.token_at(behind.span.start));
        let joint = |index: usize| matches!(reading.word(index), "," | "and" | "or" | "&" | "/");
        let bracket = to == from + 1 && reading.is(from, "(") && before.kind == NameKind::Place;
        (from < to && to <= from + 2 && (from..to).all(joint)) || bracket
    };
    let take = |known: &Name, open: &mut Name| {
        let settled = known.kind != NameKind::Other && known.certainty > Certainty::Guess;
        if settled && open.kind == NameKind::Other && open.certainty == Certainty::Weak {
            open.kind = known.kind;
        }
    };
    for index in 1..names.len() {
        let (before, behind) = names.split_at_mut(index);
        if joined(&before[index - 1], &behind[0]) {
            take(&before[index - 1], &mut behind[0]);
        }
    }
    for index in (1..names.len()).rev() {
        let (before, behind) = names.split_at_mut(index);
        if joined(&before[index - 1], &behind[0]) {
            take(&behind[0], &mut before[index - 1]);
        }
    }
}

/// What stands behind the name of a body rather than of anything else.
const BODY_BEHIND: &[&str] = &[
    "employees",
    "staff",
    "executives",
    "shares",
    "stock",
    "players",
    "fans",
    "supporters",
    "game",
    "games",
    "squad",
    "shareholders",
    "investors",
    "customers",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officials",
    "movement",
];
/// Past tenses that do not end in "ed".
const PAST: &[&str] = &[
    "took", "made", "came", "went", "got", "gave", "won", "lost", "left", "ran", "held", "led", "met", "beat", "kept", "became", "began",
    "felt", "knew", "grew", "rose", "fell", "spent", "sold", "bought", "brought", "taught", "paid", "sat", "stood", "wore", "drew", "flew",
    "drove", "broke", "wrote", "spoke", "thought", "saw", "did", "sent", "built", "fought", "caught", "chose", "shot", "sang", "threw",
];
/// What ends the name of an event, a law or a work.
const EVENTS: &[&str] = &[
    "war",
    "wars",
    "cup",
    "games",
    "olympics",
    "paralympics",
    "championship",
    "championships",
    "summit",
    "act",
    "bill",
    "agreement",
    "treaty",
    "accord",
    "accords",
    "revolution",
    "period",
    "era",
    "age",
    "prize",
    "prizes",
    "award",
    "awards",
    "festival",
    "day",
    "week",
    "amendment",
    "testament",
    "bible",
    "plan",
    "goals",
    "concerto",
    "symphony",
    "program",
    "programme",
    "project",
    "scholarship",
    "open",
    "tour",
    "series",
    "trophy",
    "medal",
    "uprising",
    "intifada",
    "protocol",
    "convention",
    "declaration",
    "charter",
    "covenant",
    "code",
];
/// What begins the name of a body.
const BODY_LEADS: &[&str] = &["air", "radio", "team", "fc", "afc", "rc", "banco", "deutsche", "university"];

/// Adds the names that `run` holds: one, or a place and a person with a title between them.
pub(super) fn push(cx: &Clause<'_, '_>, run: &Run, names: &mut Vec<Name>) {
    let reading = cx.reading;
    let (mut start, end) = (run.start, run.end);
    let title = own_title(reading, start, end);
    if let Some(title) = title {
        // "London Mayor Sadiq Khan", "U.S. President …": a place before a title is a name of its own.
        places_before(cx, start, title, names);
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
    if bodied && reading.is(title + 1, "of") && !noun {
        // "Minister of Defence Ada Holm": the office goes on up to the given name.
        let name = (title + 3..end.saturating_sub(1)).find(|index| {
            let class = reading.tokens[*index].classes;
            reading.is_capital(*index) && (class.any(GIVEN) || (is_given(reading.word(*index)) && !class.has(Class::Word)))
        });
        return name.map(|name| name - 1);
    }
    ((!noun || personal || given && end == title + 3) && !bodied).then_some(title)
}

fn is_office_word(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    class.any(PEOPLE.with(Classes::of(Class::Word)).with(Classes::of(Class::Demonym)).with(Classes::of(Class::Place)))
        || !reading.is_word(index)
}

/// Names of places that stand before a title in one run with it.
fn places_before(cx: &Clause<'_, '_>, start: usize, title: usize, names: &mut Vec<Name>) {
    let reading = cx.reading;
    let mut add = |range: Range<usize>, kind: NameKind| names.push(plain(reading.span(range.start, range.end - 1), kind));
    let mut index = start;
    while index < title {
        let phrase = reading.phrase_at(index, Class::Place).map(|phrase| reading.token_at(phrase.span.end)).filter(|end| *end <= title);
        if let Some(end) = phrase {
            add(index..end, NameKind::Place);
            index = end;
            continue;
        }
        let plain = Classes::of(Class::Word).with(PEOPLE).with(Classes::of(Class::Demonym)).with(CLOSED).with(NOUNS);
        if !reading.has(index, Class::Place) && !reading.has(index, Class::BodyName) && !reading.tokens[index].classes.any(plain) {
            let end = (index..title).find(|end| reading.tokens[*end].classes.any(plain) || !reading.is_word(*end)).unwrap_or(title);
            if index < end && reading.is_capital(index) && reading.tokens[index].span.len() > 1 {
                let place = Gazetteer::standard().place(reading.span(index, end - 1).of(&reading.prose.text)).is_some();
                add(index..end, if place { NameKind::Place } else { NameKind::Body });
                index = end;
                continue;
            }
        }
        if reading.has(index, Class::Place) {
            add(index..index + 1, NameKind::Place);
        } else if reading.has(index, Class::BodyName) {
            add(index..index + 1, NameKind::Body);
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
    if let Some(listed) = listed_place(cx, start, end) {
        return listed;
    }
    if Gazetteer::standard().is_body(reading.span(start, end - 1).of(&reading.prose.text)) && (many || !first.classes.has(Class::Word)) {
        return (NameKind::Body, Certainty::Strong);
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
    if first.case == Case::Upper && reading.word(start).bytes().any(|byte| byte.is_ascii_digit()) {
        return (NameKind::Other, Certainty::Weak);
    }
    if first.case == Case::Upper && is_acronym(reading.word(start)) {
        let shouted = reading.word(start);
        let known = Gazetteer::standard().person(shouted);
        if 4 < shouted.len() && (known.family || known.male || known.female) {
            return (NameKind::Person, Certainty::Weak);
        }
        // Most capitals are a body's; a measure, a zone of time or a thing everybody has is none.
        return (if first.classes.has(Class::Thing) { NameKind::Other } else { NameKind::Body }, Certainty::Weak);
    }
    let compass = ["North", "South", "East", "West"].iter().any(|word| reading.word(start) == *word);
    if compass && start.checked_sub(1).is_some_and(|before| reading.is(before, "the")) {
        return (NameKind::Place, Certainty::Strong);
    }
    if first.classes.has(Class::Surname) {
        return (NameKind::Person, Certainty::Weak);
    }
    let everyday = first.classes.any(Classes::of(Class::Demonym).with(Classes::of(Class::Word)).with(NOUNS));
    if everyday || first.case == Case::Upper {
        return (NameKind::Other, Certainty::Weak);
    }
    // A town that is also somebody's name ("York") is what its neighbours make it.
    let town = Gazetteer::standard().place(reading.word(start)).is_some();
    if first.classes.any(GIVEN) || (!town && is_given(reading.word(start))) {
        return (NameKind::Person, Certainty::Weak);
    }
    if let Some(kind) = by_neighbours(cx, start, end) {
        return (kind, Certainty::Weak);
    }
    let family = Gazetteer::standard().person(reading.word(start)).family;
    (if family { NameKind::Person } else { NameKind::Other }, Certainty::Weak)
}

/// What the words beside one unknown word tell: "the river Drina", "Drina district", "Holm said".
fn by_neighbours(cx: &Clause<'_, '_>, start: usize, end: usize) -> Option<NameKind> {
    let reading = cx.reading;
    let inside = |index: usize| Some(index).filter(|index| cx.tokens.contains(index));
    let (before, behind) = (start.checked_sub(1).and_then(inside), inside(end));
    let lower = |index: Option<usize>| index.map(|index| reading.tokens[index]).filter(|token| token.case == Case::Lower);
    for token in [lower(before), lower(behind)].into_iter().flatten().filter(|token| token.kind == TokenKind::Word) {
        if token.classes.has(Class::PlaceName) {
            return Some(NameKind::Place);
        }
        if token.classes.any(Classes::of(Class::BodyName).with(Classes::of(Class::Body))) && !token.classes.has(Class::Person) {
            return Some(NameKind::Body);
        }
    }
    if let Some(kind) = before.and_then(|before| named_work(reading, before)) {
        return Some(kind);
    }
    if behind.is_some_and(|behind| BODY_BEHIND.iter().any(|word| reading.is(behind, word))) {
        return Some(NameKind::Body);
    }
    let article = before.is_some_and(|before| super::is_article(reading, before));
    let plural = reading.word(start).strip_suffix('s').is_some_and(|word| word.chars().all(char::is_uppercase));
    if article || plural || WORD_ENDINGS.iter().any(|ending| reading.word(start).ends_with(ending)) {
        return None;
    }
    if reading.word(start).chars().skip(1).any(char::is_uppercase) && !reading.word(start).contains(['-', '\'', '’']) {
        // "MetroLink": hardly anybody but "McCrae" is written so.
        let person = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "O"]
            .iter()
            .any(|head| reading.word(start).strip_prefix(head).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
        return Some(if person { NameKind::Person } else { NameKind::Body });
    }
    let verb = behind.is_some_and(|behind| {
        let token = reading.tokens[behind];
        let past = token.kind == TokenKind::Word && (reading.word(behind).ends_with("ed") || PAST.contains(&reading.word(behind)));
        let verb = past || token.classes.any(SPEECH.with(Classes::of(Class::Auxiliary)));
        token.kind == TokenKind::Clitic || (token.case == Case::Lower && verb)
    });
    let person = ["with", "that", "when", "while", "because"];
    let verb = verb || before.is_some_and(|before| person.iter().any(|word| reading.is(before, word)));
    if before.is_some_and(|before| LOCATIVE.iter().chain(&["from", "to", "at"]).any(|word| reading.is(before, word))) {
        return Some(NameKind::Place);
    }
    verb.then_some(NameKind::Person)
}

/// Whether the gazetteer knows the word as a given name.
fn is_given(word: &str) -> bool {
    let known = Gazetteer::standard().person(word);
    known.male || known.female
}

/// A place of the gazetteer, where its name is nobody's and no everyday word, or where the
/// sentence or its size leave little doubt.
fn listed_place(cx: &Clause<'_, '_>, start: usize, end: usize) -> Option<(NameKind, Certainty)> {
    /// A town of so many thousand people is meant more often than anybody of its name.
    const LARGE: u32 = 300;
    let reading = cx.reading;
    let text = reading.span(start, end - 1).of(&reading.prose.text);
    let shouted = end == start + 1 && reading.tokens[start].case == Case::Upper && reading.tokens[start].span.len() < 5;
    let class = reading.tokens[start].classes;
    if shouted || class.any(Classes::of(Class::Word).with(Classes::of(Class::Demonym)).with(CALENDAR)) && end == start + 1 {
        return None;
    }
    let place = Gazetteer::standard().place(text)?;
    let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let located = before.is_some_and(|before| LOCATIVE.iter().chain(&["from", "to", "at", "of"]).any(|word| reading.is(before, word)));
    // "Mobile, Alabama"
    let region = reading.is(end, ",") && reading.is_capital(end + 1) && {
        let behind = reading.tokens[end + 1];
        behind.classes.has(Class::Place)
            || Gazetteer::standard().place(reading.word(end + 1)).is_some_and(|place| place.kind != PlaceKind::Town)
    };
    let known = Gazetteer::standard().person(text);
    let somebody = known.male || known.female || known.family || class.any(GIVEN) || class.has(Class::Surname);
    let large = place.kind != PlaceKind::Town || LARGE <= place.thousands;
    let certainty = if region || (!somebody && (large || located)) {
        Certainty::Strong
    } else if !somebody || located || (large && !class.any(GIVEN)) {
        Certainty::Weak
    } else {
        return None;
    };
    Some((NameKind::Place, certainty))
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
    let listed = !first.any(NOUNS.with(Classes::of(Class::Place)).with(Classes::of(Class::Word))) && is_given(reading.word(start));
    let initials = is_initials(reading.word(start)) && !(last.has(Class::Word) && end == start + 2 && !reading.word(start).contains('.'));
    let given = first.any(GIVEN) || listed || initials;
    let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let article = before.is_some_and(|before| super::is_article(reading, before)) || reading.is(start, "The");
    let located = before.is_some_and(|before| LOCATIVE.iter().chain(&["on", "at"]).any(|word| reading.is(before, word)));
    let surname = SURNAMES.iter().any(|word| reading.is(end - 1, word));
    if given && surname && !article && !located {
        return (NameKind::Person, Certainty::Weak);
    }
    let works = ["hurricane", "cyclone", "typhoon", "storm", "operation", "project"];
    if works.iter().any(|word| reading.is(start, word)) {
        return (NameKind::Other, Certainty::Strong);
    }
    // "Mount Ellin", "Lake Tana", "River Drina".
    let leads = ["mount", "lake", "river", "cape", "fort", "port", "isle", "mt", "gulf", "loch", "strait"];
    if leads.iter().any(|word| reading.is(start, word)) && !last.has(Class::BodyName) {
        return (NameKind::Place, Certainty::Strong);
    }
    let event = EVENTS.iter().any(|word| reading.is(end - 1, word));
    if event && !(given && end == start + 2) {
        return (NameKind::Other, Certainty::Strong);
    }
    if BODY_LEADS.iter().any(|word| reading.is(start, word)) || (end == start + 2 && reading.is(start + 1, "Air")) {
        return (NameKind::Body, Certainty::Strong);
    }
    if last.has(Class::PlaceName) && (located || !last.has(Class::BodyName)) {
        return (NameKind::Place, Certainty::Strong);
    }
    // "Outer Mongolia", "North Kenya": a part of a place is one.
    const PARTS: &[&str] = &[
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "outer",
        "inner",
        "greater",
        "great",
        "new",
        "old",
        "downtown",
        "north-west",
        "north-east",
        "south-west",
        "south-east",
    ];
    let whole = reading.span(start + 1, end - 1).of(&reading.prose.text);
    let part = PARTS.iter().any(|word| reading.is(start, word));
    if part && (last.has(Class::Place) || Gazetteer::standard().place(whole).is_some()) {
        return (NameKind::Place, Certainty::Strong);
    }
    let firm = first.has(Class::BodyName) && !first.any(GIVEN.with(Classes::of(Class::Word)).with(NOUNS)) && !located;
    if firm || last.has(Class::BodyName) || (start..end).any(|index| reading.is(index, "&")) {
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
    let upper = |index: usize| reading.tokens[index].case == Case::Upper && reading.tokens[index].span.len() > 1;
    // "ADA HOLM": capitals throughout are a way to print a list of people.
    let spelled = (start..end).all(|index| !upper(index)) || (start..end).all(|index| upper(index) || !reading.is_word(index));
    if article || !plain || !spelled {
        let body = (start..end).any(|index| reading.tokens[index].classes.any(Classes::of(Class::BodyName).with(Classes::of(Class::Body))));
        return (if body { NameKind::Body } else { NameKind::Other }, Certainty::Weak);
    }
    if located && !last.has(Class::Surname) {
        return (NameKind::Place, Certainty::Weak);
    }
    // "Ellin Rovers", "Boston Pilots": a town and its team.
    let plural = reading.word(end - 1).ends_with('s') && !reading.word(end - 1).ends_with("ss");
    let town = Gazetteer::standard().place(reading.span(start, end - 2).of(&reading.prose.text)).is_some();
    if plural && town && !given && !Gazetteer::standard().person(reading.word(end - 1)).family {
        return (NameKind::Body, Certainty::Weak);
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
        "term",
        "word",
        "cocktail",
        "drink",
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
