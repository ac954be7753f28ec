//! What a run of words belongs to: by its own words, its title, and what stands around it.

use super::beside::{acronym, description, title_before, with_words_before};
use super::kind::{by_words, head_class, is_given};
use super::lists::{COMPASS, LOCATIVE};
use super::runs::Run;
use super::words::{NOUNS, WORD_ENDINGS, led_by};
use super::{CLOSED, Certainty, Clause, Form, GIVEN, Name, NameKind, PEOPLE, SPEECH};
use crate::facts::Reading;
use crate::language::{COURTESY, Case, Class, Classes, Gazetteer, OFFICIAL};
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// "Ellin, Drina and Sadova": names in one row are of one kind, where some of them are known.
pub(super) fn share_kinds(reading: &Reading<'_>, names: &mut [Name]) {
    let joined = |before: &Name, behind: &Name| {
        let (from, to) = (reading.token_at(before.span.end), reading.token_at(behind.span.start));
        let joint = |index: usize| matches!(reading.word(index), "," | "and" | "or" | "&" | "/");
        // "the Rhine, the Inn and the Po"
        let to = if reading.is(to.saturating_sub(1), "the") { to - 1 } else { to };
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
        // "Russian Vladimir Roe", "Pro-Ellin Ada Holm", but "Anti-Defamation League"
        let people = |index: usize| is_adjective(cx, index) || reading.has(index, Class::Demonym);
        let given = |index: usize| reading.tokens[index].classes.any(GIVEN) || is_given(reading.word(index));
        while start + 1 < end && people(start) && given(start + 1) {
            start += 1;
        }
    }
    if all_nouns(reading, start, end) || is_people_led(cx, start, end) || (title.is_none() && is_office(reading, start, end)) {
        return;
    }
    let span = name_span(reading, start, end);
    let (kind, certainty) = match title {
        Some(_) => (NameKind::Person, Certainty::Strong),
        None if cx.in_dateline(start) => (NameKind::Place, Certainty::Strong),
        None => by_words(cx, start, end),
    };
    let mut name = plain(reading, span, kind);
    name.certainty = certainty;
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

/// The span of the name: of "CSTO-led" the capitals alone.
fn name_span(reading: &Reading<'_>, start: usize, end: usize) -> Span {
    let span = reading.span(start, end - 1);
    let led = led_by(reading.word(end - 1)).map(|name| reading.tokens[end - 1].span.range().start + name.len());
    led.map_or(span, |end| Span::new(span.range().start, end))
}

/// "Russian-led", "French-speaking": a people and a participle, no name.
fn is_people_led(cx: &Clause<'_, '_>, start: usize, end: usize) -> bool {
    end == start + 1 && is_adjective(cx, start)
}

/// "African-American", "Pro-Ellin": a people's name or a side taken, joined to another word.
fn is_adjective(cx: &Clause<'_, '_>, index: usize) -> bool {
    const SIDES: &[&str] = &["pro", "anti", "pan", "non", "ex", "post", "pre"];
    let joined = cx.reading.word(index).split_once('-');
    joined.is_some_and(|(head, _)| head_class(cx, index).has(Class::Demonym) || SIDES.iter().any(|side| head.eq_ignore_ascii_case(side)))
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
    let personal = COURTESY.iter().chain(OFFICIAL).any(|word| reading.is(title, word));
    let given = reading.tokens[title + 1].classes.any(GIVEN);
    let bodied = (title + 1..end).any(|index| reading.is(index, "of"));
    if bodied && reading.is(title + 1, "of") && !noun {
        // "Minister of Defence Ada Holm": the office goes on up to the given name.
        let name = (title + 3..end.saturating_sub(1)).find(|index| {
            let class = reading.tokens[*index].classes;
            reading.is_capital(*index) && (class.any(GIVEN) || (is_given(reading.word(*index)) && !class.has(Class::Word)))
        });
        // "Minister of Defence Quorne", "Mayor of Paris Ilsa Quorne": behind these no name but a person's goes on.
        let unknown = |index: &usize| reading.is_capital(*index) && !reading.has(*index, Class::Word);
        let town = reading.phrase_at(title + 2, Class::Place).map_or(title + 3, |phrase| reading.token_at(phrase.span.end));
        let seat =
            || town > title + 3 || reading.has(title + 2, Class::Place) || Gazetteer::standard().place(reading.word(title + 2)).is_some();
        let known = reading.has(title + 2, Class::Word) || seat();
        let name = name.or_else(|| (town..end).find(unknown).filter(|_| known));
        return name.map(|name| name - 1);
    }
    ((!noun || personal || given && end == title + 3) && !bodied).then_some(title)
}

/// "Secretary of State", "Speaker of the House": an office and nobody in it.
fn is_office(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let of = (start..end).find(|index| reading.is(*index, "of"));
    of.is_some_and(|of| start < of && (start..of).all(|index| reading.has(index, Class::Title) && !reading.has(index, Class::BodyName)))
}

fn is_office_word(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    class.any(PEOPLE.with(Classes::of(Class::Word)).with(Classes::of(Class::Demonym)).with(Classes::of(Class::Place)))
        || !reading.is_word(index)
}

/// Names of places that stand before a title in one run with it.
fn places_before(cx: &Clause<'_, '_>, start: usize, title: usize, names: &mut Vec<Name>) {
    let reading = cx.reading;
    let mut add = |range: Range<usize>, kind: NameKind| names.push(plain(reading, reading.span(range.start, range.end - 1), kind));
    let mut index = start;
    while index < title {
        let phrase = reading.phrase_at(index, Class::Place).map(|phrase| reading.token_at(phrase.span.end)).filter(|end| *end <= title);
        if let Some(end) = phrase {
            add(index..end, NameKind::Place);
            index = end;
            continue;
        }
        let modifies = COMPASS.iter().any(|word| reading.is(index, word)) && reading.has(index + 1, Class::Demonym);
        if modifies || ["Prime", "Vice", "Crown"].iter().any(|word| reading.word(index) == *word) || is_adjective(cx, index) {
            index += 1;
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

fn plain(reading: &Reading<'_>, span: Span, kind: NameKind) -> Name {
    let form = Arc::new(Form::read(span.of(&reading.prose.text), reading.lexicon));
    Name { span, kind, certainty: Certainty::Strong, title: None, description: None, acronym: None, form }
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
            let wordlike = WORD_ENDINGS.iter().any(|ending| reading.word(end - 1).ends_with(ending));
            let everyday = (start..end).all(|index| reading.has(index, Class::Word));
            if located && !wordlike && !everyday {
                name.kind = NameKind::Place;
            } else if (speaks || said) && !reading.has(start, Class::Word) {
                name.kind = NameKind::Person;
            }
        }
    }
    // "Nice work": a list tells nothing of a word that any sentence may open with.
    let everyday = end == start + 1 && reading.has(start, Class::Word);
    if doubtful && (name.certainty != Certainty::Strong || everyday) {
        name.certainty = Certainty::Guess;
    }
}
