//! The noun phrase beside a cue: where it begins and ends.

use super::grade::{has_capital, is_particle, is_source_noun, source};
use super::{Clause, Source};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};
use std::ops::Range;

/// A source with all its titles and offices is no longer than this many tokens.
const LONGEST: usize = 40;

/// The source that ends before the cue at `cue`: "Roe", "the brigade's commander, Ada Halvorsen,".
pub(super) fn backward(cx: &Clause<'_, '_>, cue: usize) -> Option<Source> {
    let reading = cx.reading;
    let earliest = cx.sentence.start.max(cue.saturating_sub(LONGEST));
    // Nothing reaches over a quotation.
    let floor = (earliest..cue).rev().find(|at| cx.quoted.holds(*at)).map_or(earliest, |quoted| quoted + 1);
    let mut end = cue;
    while end > floor && is_helper(reading, end - 1) {
        end -= 1;
    }
    end = past_time(reading, end, floor);
    if end <= floor {
        return None;
    }
    if reading.is(end - 1, ",") {
        // "Gov. Roe (Ostland), said": a comma that closes nothing but a name.
        let named = |at: usize| reading.is_capital(at) || reading.is(at, ")");
        let bare = || (floor + 2 <= end && named(end - 2)).then_some(end - 1);
        let host = host(cx, end - 1, floor).or_else(bare)?;
        return source(reading, subject_start(cx, host, floor)..end - 1);
    }
    if is_dash(reading, end - 1) {
        // "the senator — who lost in 2008 — said": the noun stands before the first dash.
        let closing = (floor..end).rev().take_while(|at| is_dash(reading, *at)).last()?;
        let opening = (floor..closing).rev().find(|at| is_dash(reading, *at))?;
        let first = (floor..=opening).rev().take_while(|at| is_dash(reading, *at)).last()?;
        return source(reading, subject_start(cx, first, floor)..first);
    }
    let mut start = end;
    if reading.is(end - 1, ")") {
        start = (floor..end - 1).rev().find(|at| reading.is(*at, "("))?;
    }
    let start = subject_start(cx, start, floor);
    // "Koen Baert, director of the port said": an office without an article belongs to the name before its comma.
    let office = start.checked_sub(1).filter(|comma| floor < *comma && reading.is(*comma, ",")).filter(|comma| {
        let titled = reading.tokens[start].case == Case::Lower && is_source_noun(reading, start) && !reading.word(start).ends_with('s');
        titled && (floor..*comma).all(|at| reading.is_capital(at) || !reading.is_word(at))
    });
    // "Ada Holm of Ostby, Ostland said": a place belongs to the place before its comma.
    let place = start.checked_sub(1).filter(|comma| {
        let short = end - start <= 2 && (start..end).all(|at| reading.is_capital(at));
        floor + 2 < *comma
            && reading.is(*comma, ",")
            && short
            && reading.is_capital(comma - 1)
            && reading.is(comma - 2, "of")
            && reading.is_capital(comma - 3)
    });
    match office.or(place).and_then(|comma| host(cx, comma, floor).or(Some(comma))) {
        Some(host) => source(reading, subject_start(cx, host, floor)..end),
        None => source(reading, start..end),
    }
}

/// Whether an apposition or a relative clause closes right before the cue at `cue`: the subject stands before it.
pub(super) fn is_apposed(cx: &Clause<'_, '_>, cue: usize) -> bool {
    let floor = (cx.sentence.start..cue).rev().find(|at| cx.quoted.holds(*at)).map_or(cx.sentence.start, |quoted| quoted + 1);
    floor < cue && cx.reading.is(cue - 1, ",") && host(cx, cue - 1, floor).is_some()
}

/// "who in 2010 said", "Roe on Monday said": the end of the words before a time, if one ends at `end`.
fn past_time(reading: &Reading<'_>, end: usize, floor: usize) -> usize {
    let is_time = |at: usize| reading.is_number(at) || reading.has(at, Class::Weekday) || reading.has(at, Class::Month);
    let mut start = end;
    while start > floor && is_time(start - 1) {
        start -= 1;
    }
    let timed = start < end && start > floor + 1 && reading.has(start - 1, Class::Preposition) && !reading.is(start - 2, ",");
    if timed { start - 1 } else { end }
}

/// Where the noun ends that the appositions before the comma at `comma` belong to: the place of
/// its own comma. `None` where the comma closes no apposition.
fn host(cx: &Clause<'_, '_>, comma: usize, floor: usize) -> Option<usize> {
    let opening = |end: usize| (floor..end).rev().find(|at| cx.reading.is(*at, ","));
    let mut end = comma;
    while let Some(before) = opening(end) {
        let first = opening(before).map_or(floor, |comma| comma + 1);
        if !is_apposition(cx.reading, first..before, before + 1..end, first == floor) {
            break;
        }
        end = before;
    }
    (end < comma).then_some(end)
}

/// Whether the segment `tokens` between commas describes the noun that ends the segment `noun`.
fn is_apposition(reading: &Reading<'_>, noun: Range<usize>, tokens: Range<usize>, noun_is_first: bool) -> bool {
    let (Some(last), Some(first)) = (noun.clone().next_back(), tokens.clone().next()) else { return false };
    let opens = noun.clone().find(|at| reading.is_word(*at) || reading.is_number(*at)).unwrap_or(noun.start);
    let name_like = reading.is_capital(last) || is_source_noun(reading, last) || reading.is_number(last) || reading.is(last, "who");
    let closed = matches!(reading.word(last), ")" | "." | "’s" | "'s");
    let described_noun = reading.has(opens, Class::Determiner) || reading.is(opens, "one") || reading.is_capital(opens);
    // "In Iowa, Pastor Roe, said", "However, Roe, …", "Alarmed by it, Roe, …": a circumstance is nobody.
    let given = reading.has(opens, Class::GivenMale) || reading.has(opens, Class::GivenFemale);
    let lone = noun.len() == 1 && (reading.has(opens, Class::Adverb) || reading.has(opens, Class::Conjunction));
    let circumstance = lone
        || (reading.has(opens, Class::Preposition) && !reading.is(opens, "as"))
        || (reading.word(opens).ends_with("ed") && !given && !is_source_noun(reading, opens));
    let relative = ["who", "which"].iter().any(|word| reading.is(opens, word));
    if !(name_like || closed || described_noun || relative) || (noun_is_first && circumstance) {
        return false;
    }
    let class = reading.tokens[first].classes;
    let word = reading.word(first);
    // "The fair sold out, its treasurer, said": a clause stands before, and the owner's noun is a new one.
    let owned = ["his", "her", "its", "their"].iter().any(|owner| reading.is(first, owner));
    let named = noun.clone().all(|at| reading.is_capital(at) || !reading.is_word(at));
    let mut main = noun.clone().take_while(|at| !["who", "which", "that", "whose"].iter().any(|word| reading.is(*at, word)));
    if (owned && !named) || main.any(|at| is_clause_verb(reading, at)) {
        return false;
    }
    let describes = [Class::Determiner, Class::Preposition, Class::Adverb, Class::Pronoun].iter().any(|wanted| class.has(*wanted));
    let lower = reading.tokens[first].case == Case::Lower && reading.is_word(first);
    let of_office = ["of", "at", "for", "and", "to"].iter().any(|word| reading.is(first + 1, word));
    let ends_in_office = tokens.clone().next_back().is_some_and(|at| reading.tokens[at].case == Case::Lower && is_source_noun(reading, at));
    let of_party = class.has(Class::Demonym) && reading.is(first + 1, "of");
    let office = of_party
        || is_source_noun(reading, first)
        || ends_in_office
        || (lower && (of_office || tokens.clone().take(4).any(|at| is_source_noun(reading, at))));
    let participle = lower && (word.ends_with("ing") || word.ends_with("ed") || class.has(Class::Finite));
    let capitals = tokens.clone().all(|at| reading.is_capital(at) || !reading.is_word(at));
    let short = tokens.len() <= 4;
    let one_of_many = reading.has(opens, Class::Determiner) || reading.is(opens, "one") || reading.is(opens, "another");
    let name = capitals
        && !reading.is_capital(last)
        && (is_source_noun(reading, last)
            || one_of_many
            || noun.clone().any(|at| is_source_noun(reading, at) || reading.tokens[at].kind == TokenKind::Clitic));
    let person = [Class::Title, Class::GivenMale, Class::GivenFemale, Class::Person].iter().any(|wanted| class.has(*wanted));
    let place = capitals && tokens.len() <= 3 && !person && noun.clone().any(|at| is_linking_preposition(reading, at));
    let suffix = capitals && tokens.len() <= 2 && matches!(word, "Jr" | "Sr" | "III" | "II");
    let seat = capitals && short && reading.is_capital(last);
    let possessed = reading.is_capital(first) && tokens.clone().take(4).any(|at| reading.tokens[at].kind == TokenKind::Clitic);
    let office = office || possessed;
    reading.is_number(first) || describes || office || participle || name || place || suffix || seat
}

/// A verb that makes the words around it a clause: "is", "took", "left the", "granted Roe".
fn is_clause_verb(reading: &Reading<'_>, index: usize) -> bool {
    let has_object = || {
        reading.has(index + 1, Class::Determiner)
            || reading.has(index + 1, Class::Pronoun)
            || reading.is_capital(index + 1)
            || reading.is_number(index + 1)
    };
    let word = reading.word(index);
    let past = reading.tokens[index].case == Case::Lower && (word.ends_with("ed") || word == "left");
    is_auxiliary(reading, index) || is_finite(reading, index) || (past && has_object())
}

/// The first token of the subject that ends before `end`: its noun phrase, with a participle
/// between ("another official speaking to the Sun").
fn subject_start(cx: &Clause<'_, '_>, end: usize, floor: usize) -> usize {
    let reading = cx.reading;
    let near = phrase_start(cx, end, floor);
    // The participle's own subject stands before it, in the same stretch of words.
    let mut stretch = near;
    while stretch > floor && reading.is_word(stretch - 1) && !breaks_subject(reading, stretch - 1) {
        stretch -= 1;
    }
    // "linked to the group" and "elected in Ostby", not "declined to say" and "shelled out".
    let linked = |at: usize| {
        let to = reading.is(at, "to") && (reading.has(at + 1, Class::Determiner) || reading.is_capital(at + 1));
        let particle = ["out", "up", "down", "off", "over"].iter().any(|word| reading.is(at, word));
        to || (reading.has(at, Class::Preposition) && !particle && !reading.is(at, "to"))
    };
    let reduced = |at: usize| is_participle(reading, at) && (reading.word(at).ends_with("ing") || linked(at + 1));
    let participle = (stretch + 1..near).find(|at| reduced(*at));
    let Some(participle) = participle else { return near };
    let subject = phrase_start(cx, participle, stretch);
    let has_noun = (subject..participle).any(|at| is_source_noun(reading, at) || reading.is_capital(at));
    if subject < participle && has_noun { subject } else { near }
}

fn is_participle(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    reading.tokens[index].case == Case::Lower
        && word.len() > 4
        && (word.ends_with("ing") || word.ends_with("ed"))
        && !is_source_noun(reading, index)
}

/// "will", not the man's name.
fn is_auxiliary(reading: &Reading<'_>, index: usize) -> bool {
    reading.has(index, Class::Auxiliary) && reading.tokens[index].case == Case::Lower
}

/// "stood", not the surname.
fn is_finite(reading: &Reading<'_>, index: usize) -> bool {
    reading.has(index, Class::Finite) && reading.tokens[index].case == Case::Lower
}

/// A word no subject reaches over: another clause begins there.
fn breaks_subject(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    let other_clause =
        class.has(Class::Conjunction) || is_auxiliary(reading, index) || (class.has(Class::Pronoun) && !class.has(Class::Determiner));
    let cue = class.has(Class::Say) || class.has(Class::Claim) || class.has(Class::Think) || class.has(Class::Write);
    other_clause
        || (cue && !is_participle(reading, index))
        || is_finite(reading, index)
        || reading.is(index, "that")
        || reading.is(index, "which")
}

/// The source that begins with the token at `from`, and the index of the token behind it.
pub(super) fn forward(cx: &Clause<'_, '_>, from: usize) -> Option<(Source, usize)> {
    let reading = cx.reading;
    let limit = cx.sentence.end.min(from + LONGEST);
    let mut end = from;
    // A stop inside belongs to "Sen. Roe"; the sentence's own does not.
    let own_stop = |index: usize| index + 1 == cx.sentence.end && reading.is(index, ".");
    while end < limit && !cx.quoted.holds(end) && !own_stop(end) && continues_phrase(reading, from, end) {
        end += 1;
    }
    // An apposition names the one described: "the clerk, Rosalind Thackeray".
    if reading.is(end, ",") && reading.is_capital(end + 1) && end + 1 < limit && !reading.has(end + 1, Class::Weekday) {
        let mut name = end + 1;
        while name < limit && (reading.is_capital(name) || is_particle(reading, name)) {
            name += 1;
        }
        if !cx.quoted.holds(end + 1) && !has_capital(reading, from..end) {
            end = name;
        }
    }
    (from < end).then(|| source(reading, from..end)).flatten().map(|source| (source, end))
}

/// A dash between words, not a hyphen inside of one.
fn is_dash(reading: &Reading<'_>, index: usize) -> bool {
    matches!(reading.word(index), "—" | "–" | "-" | "―")
}

/// What may stand between a subject and its verb.
fn is_helper(reading: &Reading<'_>, index: usize) -> bool {
    let class = reading.tokens[index].classes;
    let adverb = class.has(Class::Adverb) && !class.has(Class::Pronoun);
    let ly = reading.is_word(index) && reading.word(index).ends_with("ly") && reading.tokens[index].case == Case::Lower;
    adverb || ly || is_auxiliary(reading, index) || reading.is(index, "to") || reading.is(index, "n't")
}

/// The first token of the noun phrase that ends before `end`.
fn phrase_start(cx: &Clause<'_, '_>, end: usize, floor: usize) -> usize {
    let reading = cx.reading;
    let mut start = end;
    while start > floor {
        let index = start - 1;
        if cx.quoted.holds(index) {
            break;
        }
        let token = reading.tokens[index];
        match token.kind {
            TokenKind::Clitic => {}
            TokenKind::Number => {
                if start == end {
                    break;
                }
            }
            TokenKind::Mark => {
                let joins = matches!(reading.word(index), "." | "-" | "&" | "/") && !token.spaced;
                if !joins && !matches!(reading.word(index), ")" | "(") {
                    break;
                }
            }
            TokenKind::Word => {
                let class = token.classes;
                // "suggests that Norsund", "which Roe": the word opens a clause, not the phrase.
                if start < end && matches!(reading.word(index), "that" | "which" | "whose") {
                    break;
                }
                if class.has(Class::Pronoun) && !class.has(Class::Determiner) {
                    if start == end {
                        start = index;
                    }
                    break;
                }
                if is_boundary(reading, index, start == end) {
                    break;
                }
                if class.has(Class::Determiner) {
                    start = index;
                    let linked = index > floor && is_linking_preposition(reading, index - 1);
                    if linked {
                        start -= 1;
                        continue;
                    }
                    break;
                }
            }
        }
        start = index;
    }
    // A phrase does not begin with a preposition, a conjunction or a comma.
    while start < end
        && (is_linking_preposition(reading, start)
            || reading.has(start, Class::Conjunction)
            || !reading.is_word(start) && !reading.is_number(start))
    {
        start += 1;
    }
    start
}

/// Whether a phrase read backwards cannot reach over the word at `index`.
fn is_boundary(reading: &Reading<'_>, index: usize, is_last: bool) -> bool {
    let token = reading.tokens[index];
    let class = token.classes;
    if class.has(Class::Conjunction) {
        let joins = reading.is(index, "and") && reading.is_word(index + 1) && !is_last;
        let both_nouns = joins && index > 0 && (reading.is_capital(index - 1) || is_source_noun(reading, index - 1));
        return !both_nouns;
    }
    if class.has(Class::Preposition) {
        return is_last || !is_linking_preposition(reading, index);
    }
    // "in June" and "Jun. 4", not "Ai Jun".
    let dated = reading.is_number(index + 1) || (0 < index && (reading.is_number(index - 1) || reading.has(index - 1, Class::Preposition)));
    let time = class.has(Class::Weekday) || (class.has(Class::Month) && dated);
    is_auxiliary(reading, index)
        || is_finite(reading, index)
        || time
        || (class.has(Class::Adverb) && token.case == Case::Lower)
        || is_finite_verb(reading, index)
}

/// "the head of the agency", "police in the city", "a spokesman for Roe", "sources close to the firm".
pub(super) fn is_linking_preposition(reading: &Reading<'_>, index: usize) -> bool {
    let office = |at: usize| reading.is(at, "close") || reading.has(at, Class::Person);
    let to = reading.is(index, "to") && (reading.is_capital(index + 1) || (0 < index && office(index - 1)));
    to || ["of", "for", "in", "at", "from", "with", "on", "by", "into"].iter().any(|word| reading.is(index, word))
}

/// A past-tense cue or another "-ed" word ends the phrase that follows it.
fn is_finite_verb(reading: &Reading<'_>, index: usize) -> bool {
    let token = reading.tokens[index];
    let class = token.classes;
    let cue = class.has(Class::Say) || class.has(Class::Claim) || class.has(Class::Think) || class.has(Class::Write);
    let past = reading.word(index).ends_with("ed") || reading.word(index) == "said";
    token.case == Case::Lower && past && (cue || class.has(Class::Death) || class.has(Class::Arrest)) && !is_source_noun(reading, index)
}

fn continues_phrase(reading: &Reading<'_>, from: usize, index: usize) -> bool {
    let Some(token) = reading.tokens.get(index) else { return false };
    let class = token.classes;
    match token.kind {
        TokenKind::Clitic => true,
        TokenKind::Number => index > from || reading.is_word(index + 1) || reading.is(index + 1, "/"),
        TokenKind::Mark => {
            matches!(reading.word(index), "." | "-" | "&" | "/")
                && !token.spaced
                && (reading.is_word(index + 1) || reading.is_number(index + 1))
        }
        TokenKind::Word => {
            if class.has(Class::Pronoun) && !class.has(Class::Determiner) {
                return index == from && !matches!(reading.word(index), "who" | "whom" | "there");
            }
            // "said one Republican": a number that stands for a noun, unless the noun follows.
            let counts = index > from && reading.is(index - 1, "one");
            if index > from && !counts && reading.has(index - 1, Class::Pronoun) && !reading.has(index - 1, Class::Determiner) {
                return false;
            }
            if class.has(Class::Determiner) {
                return index == from || is_linking_preposition(reading, index - 1);
            }
            if class.has(Class::Conjunction) {
                return index > from
                    && reading.is(index, "and")
                    && (is_source_noun(reading, index - 1) && (is_source_noun(reading, index + 1) || reading.is_capital(index + 1))
                        || reading.is_capital(index - 1) && (reading.is(index + 1, "former") || is_source_noun(reading, index + 1))
                        || reading.is_capital(index - 1) && reading.is_capital(index + 1));
            }
            if class.has(Class::Preposition) {
                let place = ["of", "for", "in", "at", "from"].iter().any(|word| reading.is(index, word));
                let time = reading.has(index + 1, Class::Weekday) || reading.has(index + 1, Class::Month) || reading.is_number(index + 1);
                return index > from && place && !time && !reading.has(index - 1, Class::Preposition) && is_noun_like(reading, index + 1);
            }
            let time = (class.has(Class::Weekday) || class.has(Class::Month)) && token.case == Case::Capital;
            let attributive = index > from && reading.has(index - 1, Class::Determiner);
            let progressive = token.case == Case::Lower && index > from && reading.word(index).ends_with("ing") && !attributive;
            let verb = is_auxiliary(reading, index) || is_finite(reading, index) || (progressive && !is_source_noun(reading, index));
            // "Holm endorsed Roe": a lower-case past behind a name is the next verb.
            let behind_noun = index > from
                && (reading.is_capital(index - 1) || reading.word(index - 1).ends_with('s') || is_source_noun(reading, index - 1));
            let past = behind_noun && token.case == Case::Lower && reading.word(index).ends_with("ed") && !is_source_noun(reading, index);
            // "Holm supports the plan", "Holm hit back": a present behind a name, too.
            let listed = [Class::Stance, Class::Say, Class::Claim, Class::Think, Class::Show].iter().any(|verb| class.has(*verb));
            let has_object =
                reading.has(index + 1, Class::Determiner) || reading.has(index + 1, Class::Pronoun) || reading.is(index + 1, "that");
            let present = index > from
                && reading.is_capital(index - 1)
                && token.case == Case::Lower
                && (reading.word(index).ends_with('s') && (listed || has_object)
                    || matches!(reading.word(index), "hit" | "put" | "cut" | "set" | "let"))
                && !is_source_noun(reading, index);
            let adverb = class.has(Class::Adverb) && token.case == Case::Lower
                || (reading.word(index).ends_with("ly") && token.case == Case::Lower && !is_source_noun(reading, index));
            !time && !verb && !adverb && !past && !present
        }
    }
}

fn is_noun_like(reading: &Reading<'_>, index: usize) -> bool {
    reading.is_capital(index)
        || reading.has(index, Class::Determiner)
        || is_source_noun(reading, index)
        || reading.is_word(index) && !reading.has(index, Class::Pronoun)
}
