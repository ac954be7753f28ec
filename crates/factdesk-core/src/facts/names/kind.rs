//! The kind of a name, as far as its own words and those beside it tell.

use super::extent::is_legal_form;
use super::lists::{
    BODIES, BODY_BEHIND, BODY_LEADS, COMPASS, EVENTS, LOCATIVE, METONYMS, OFFICES, PARTS, PAST, SEATS, SETTLED, STATES, SURNAMES, WORKS,
};
use super::words::{NOUNS, WORD_ENDINGS, is_acronym};
use super::{CALENDAR, CLOSED, Certainty, Clause, GIVEN, NameKind, SPEECH};
use crate::facts::Reading;
use crate::language::{Case, Class, Classes, Gazetteer, PlaceKind, TokenKind};

/// More capitals than these spell a word.
const LONGEST_ACRONYM: usize = 6;

/// The kind as far as the words of the name tell.
pub(super) fn by_words(cx: &Clause<'_, '_>, start: usize, end: usize) -> (NameKind, Certainty) {
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
        // "House of Commons"
        let body = (start..of).any(|index| reading.has(index, Class::BodyName)) || reading.is(of - 1, "House");
        let place = head.has(Class::PlaceName) && !body;
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
        return (if is_road(cx, start) { NameKind::Place } else { NameKind::Other }, Certainty::Weak);
    }
    if first.case == Case::Upper && is_acronym(reading.word(start)) {
        let shouted = reading.word(start);
        let known = Gazetteer::standard().person(shouted);
        if 4 < shouted.len() && (known.family || known.male || known.female) {
            return (NameKind::Person, Certainty::Weak);
        }
        // Most capitals are a body's; a measure, a zone of time or a thing everybody has is none, and
        // so many that read as a word may be a name that is printed in capitals.
        let wordlike = 4 < shouted.len() && shouted.chars().filter(|c| "AEIOUY".contains(*c)).count() > 1;
        let listed = first.classes.any(Classes::of(Class::KnownAcronym).with(Classes::of(Class::BodyName)));
        if first.classes.has(Class::Thing) || (wordlike && !listed) {
            let kind = if wordlike { by_neighbours(cx, start, end) } else { None };
            return (kind.unwrap_or(NameKind::Other), Certainty::Weak);
        }
        return (NameKind::Body, Certainty::Weak);
    }
    let compass = ["North", "South", "East", "West"].iter().any(|word| reading.word(start) == *word);
    if compass && start.checked_sub(1).is_some_and(|before| reading.is(before, "the")) {
        return (NameKind::Place, Certainty::Strong);
    }
    if first.classes.has(Class::Surname) {
        return (NameKind::Person, Certainty::Weak);
    }
    let everyday = first.classes.any(Classes::of(Class::Demonym).with(Classes::of(Class::Word)).with(NOUNS));
    // "They asked Will": a capital inside a sentence makes a name of a word that is one.
    let word = Classes::of(Class::Demonym).with(NOUNS);
    let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let article = before.is_some_and(|before| super::is_article(reading, before));
    if first.classes.any(GIVEN) && !first.classes.any(word) && first.case == Case::Capital && !cx.opens(start) && !article {
        return (NameKind::Person, Certainty::Weak);
    }
    if everyday || first.case == Case::Upper {
        // "the Gates foundation", "the Fed"
        let noun = ["foundation", "movement", "brigade", "dynasty", "commission", "inquiry"].iter().any(|noun| reading.is(end, noun));
        let body = article && (noun && reading.tokens[end].case == Case::Lower || reading.word(start) == "Fed");
        let kind = if body { NameKind::Body } else { NameKind::Other };
        let long = !everyday && LONGEST_ACRONYM < first.span.range().len();
        return (if long { by_neighbours(cx, start, end).unwrap_or(kind) } else { kind }, Certainty::Weak);
    }
    // A town that is also somebody's name ("York") is what its neighbours make it.
    let town = Gazetteer::standard().place(reading.word(start)).is_some();
    if !article && (first.classes.any(GIVEN) || (!town && is_given(reading.word(start)))) {
        return (NameKind::Person, Certainty::Weak);
    }
    if let Some(kind) = by_neighbours(cx, start, end) {
        return (kind, Certainty::Weak);
    }
    let family = !article && Gazetteer::standard().person(reading.word(start)).family;
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
    let shouted = reading.tokens[start].case == Case::Upper;
    let tag = before.is_some_and(|before| reading.is(before, "#")) && !reading.tokens[start].spaced;
    if !shouted && !tag && reading.word(start).chars().skip(1).any(char::is_uppercase) && !reading.word(start).contains(['-', '\'', '’'])
    {
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
    // "Hello Ada", and words that nothing but a subject follows.
    let person = ["with", "that", "when", "while", "because", "hello", "hi", "hey", "dear"];
    let verb = verb || before.is_some_and(|before| person.iter().any(|word| reading.is(before, word)));
    if before.is_some_and(|before| LOCATIVE.iter().chain(&["from", "to", "at"]).any(|word| reading.is(before, word))) {
        return Some(NameKind::Place);
    }
    // What towns do, people do as well: only speech tells them apart.
    let town = Gazetteer::standard().place(reading.word(start)).is_some();
    let speaks = behind.is_some_and(|behind| reading.tokens[behind].classes.any(SPEECH));
    (verb && (speaks || !town)).then_some(NameKind::Person)
}

/// Whether the gazetteer knows the word as a given name.
pub(super) fn is_given(word: &str) -> bool {
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
    // Hardly anything is "in" or "near" a person.
    let inside = before.is_some_and(|before| LOCATIVE.iter().any(|word| reading.is(before, word)));
    let certainty = if region || inside || (!somebody && (large || located)) {
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
    let reading = cx.reading;
    let behind_comma = start >= cx.tokens.start + 2 && reading.is(start - 1, ",") && reading.is_capital(start - 2);
    behind_comma && STATES.contains(&reading.word(start))
}

/// "the A19", "the M62 motorway", "I-95": a road by its number.
fn is_road(cx: &Clause<'_, '_>, start: usize) -> bool {
    let reading = cx.reading;
    let word = reading.word(start);
    let article = start.checked_sub(1).is_some_and(|before| reading.is(before, "the"));
    let number = |rest: &str, most: usize| rest.bytes().all(|byte| byte.is_ascii_digit()) && (1..=most).contains(&rest.len());
    // Three digits are an airliner's as often.
    let numbered = |rest: &str| number(rest.strip_suffix('M').unwrap_or(rest), 2);
    word.strip_prefix("I-").is_some_and(|rest| number(rest, 3)) || (article && word.strip_prefix(['A', 'M']).is_some_and(numbered))
}

/// "the village of Ellin", "the Bishop of Ellin": a noun for places or a rank right before.
fn is_called_place(cx: &Clause<'_, '_>, start: usize) -> bool {
    let reading = cx.reading;
    let noun = start.checked_sub(2).filter(|noun| *noun >= cx.tokens.start && reading.is(start - 1, "of"));
    let settled = |noun: usize| reading.tokens[noun].case == Case::Lower && SETTLED.iter().any(|word| reading.is(noun, word));
    noun.is_some_and(|noun| settled(noun) || SEATS.iter().any(|word| reading.is(noun, word)))
}

/// The classes of the first half of a hyphenated token.
pub(super) fn head_class(cx: &Clause<'_, '_>, index: usize) -> Classes {
    let head = cx.reading.word(index).split('-').next().unwrap_or_default();
    cx.reading.lexicon.classes(head)
}

fn by_many(cx: &Clause<'_, '_>, start: usize, end: usize) -> (NameKind, Certainty) {
    let reading = cx.reading;
    let (first, last) = (reading.tokens[start].classes, reading.tokens[end - 1].classes);
    let listed = !first.any(NOUNS.with(Classes::of(Class::Place)).with(Classes::of(Class::Word))) && is_given(reading.word(start));
    let initials = is_initials(reading.word(start)) && !(last.has(Class::Word) && end == start + 2 && !reading.word(start).contains('.'));
    // "JC Holm": two capitals before a family name.
    let word = reading.word(start);
    let capitals = end == start + 2 && word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let capitals = capitals && !first.has(Class::Place) && Gazetteer::standard().person(reading.word(end - 1)).family;
    let given = first.any(GIVEN) || listed || initials || capitals;
    let before = start.checked_sub(1).filter(|before| *before >= cx.tokens.start);
    let article = before.is_some_and(|before| super::is_article(reading, before)) || reading.is(start, "The");
    let located = before.is_some_and(|before| LOCATIVE.iter().chain(&["on", "at", "@"]).any(|word| reading.is(before, word)));
    if is_legal_form(reading, end - 1) {
        return (NameKind::Body, Certainty::Strong);
    }
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
    if METONYMS.contains(&reading.span(start, end - 1).of(&reading.prose.text)) {
        return (NameKind::Body, Certainty::Strong);
    }
    if last.has(Class::PlaceName) && (located || !last.has(Class::BodyName)) {
        return (NameKind::Place, Certainty::Strong);
    }
    // "Outer Mongolia", "North Kenya": a part of a place is one.
    let whole = reading.span(start + 1, end - 1).of(&reading.prose.text);
    let compass = COMPASS.iter().any(|word| reading.is(start, word));
    let part = compass || PARTS.iter().any(|word| reading.is(start, word));
    if part && (last.has(Class::Place) || Gazetteer::standard().place(whole).is_some()) {
        return (NameKind::Place, Certainty::Strong);
    }
    let unknown = Classes::of(Class::Word).with(Classes::of(Class::Demonym)).with(NOUNS).with(GIVEN).with(Classes::of(Class::BodyName));
    // "North Kivu"
    if end == start + 2 && compass && !last.any(unknown) && reading.is_capital(end - 1) {
        return (NameKind::Place, Certainty::Weak);
    }
    // "Environment Canada", "Sport England".
    if end == start + 2 && OFFICES.iter().any(|word| reading.is(start, word)) && last.has(Class::Place) && !located {
        return (NameKind::Body, Certainty::Strong);
    }
    // "Trinity College Dublin"
    if last.has(Class::Place) && (start + 1..end - 1).any(|index| reading.has(index, Class::BodyName)) {
        return (NameKind::Body, Certainty::Strong);
    }
    let firm = first.has(Class::BodyName) && !first.any(GIVEN.with(Classes::of(Class::Word)).with(NOUNS)) && !located;
    // "Kim Jong Un": two letters that are a body's only in capitals.
    let token = reading.tokens[end - 1];
    let lower_acronym = token.span.len() == 2 && token.case == Case::Capital && end > start + 2;
    if firm || (last.has(Class::BodyName) && !lower_acronym) || (start..end).any(|index| reading.is(index, "&")) {
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
    let spelled = capitals || (start..end).all(|index| !upper(index)) || (start..end).all(|index| upper(index) || !reading.is_word(index));
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
