//! Times that recur: "every Tuesday at 9am", "each two days", "every other day", "daily".

use super::clock::{self, Part};
use super::words::{Read, Words, cardinal, count};
use super::{TimexKind, Told, calendar};

/// The time that recurs at `at`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Told> {
    every(words, at).or_else(|| time_first(words, at)).or_else(|| adverb(words, at)).or_else(|| plural(words, at))
}

/// "every", "each": a unit, a weekday or a part of the day, with its time.
fn every(words: &Words<'_>, at: usize) -> Read<Told> {
    if !words.any(at, &["every", "each"]) {
        return None;
    }
    let other = words.is(at + 1, "other");
    let next = if other { at + 2 } else { at + 1 };
    if let Some((weekday, end)) = calendar::weekday(words, next) {
        return Some(weekly(words, weekday, end));
    }
    let (number, next) = count(words, next).unwrap_or((1, next));
    let number = if other { 2 * number } else { number };
    let value = match words.text(next).to_ascii_lowercase().as_str() {
        "hour" | "hours" => format!("PT{number}H"),
        "minute" | "minutes" => format!("PT{number}M"),
        "day" | "days" => format!("P{number}D"),
        "week" | "weeks" => format!("P{number}W"),
        "weekend" | "weekends" => format!("P{number}WE"),
        "month" | "months" => format!("P{number}M"),
        "quarter" | "quarters" => format!("P{}M", 3 * number),
        "year" | "years" => format!("P{number}Y"),
        "morning" if number == 1 => Part::Morning.value().to_owned(),
        "afternoon" if number == 1 => Part::Afternoon.value().to_owned(),
        "evening" if number == 1 => Part::Evening.value().to_owned(),
        "night" if number == 1 => Part::Night.value().to_owned(),
        _ => return None,
    };
    let part = clock::part(words, next).map(|(part, _)| part);
    // "every evening at 7:13": what recurs is the time.
    let lead = words.skip(next + 1, &["at"]);
    let at_time = if lead > next + 1 { clock::read_bare(words, lead) } else { None };
    if let Some((clock, end)) = at_time.filter(|_| number == 1 && (part.is_some() || value == "P1D")) {
        let clock = part.map_or(clock, |part| clock.within(part));
        return Some(((TimexKind::Set, clock.value()), end));
    }
    Some(((TimexKind::Set, value), next + 1))
}

/// "3pm each day", "6am everyday": the time that recurs.
fn time_first(words: &Words<'_>, at: usize) -> Read<Told> {
    let (clock, next) = clock::read(words, at)?;
    let daily =
        words.past(next, &["each", "day"]).or_else(|| words.past(next, &["every", "day"])).or_else(|| words.past(next, &["everyday"]));
    let end = daily.or_else(|| words.past(next, &["daily"]))?;
    Some(((TimexKind::Set, clock.value()), end))
}

/// A weekday that recurs, with its time or part of the day.
fn weekly(words: &Words<'_>, weekday: i8, next: usize) -> (Told, usize) {
    let day = format!("XXXX-WXX-{weekday}");
    if let Some((part, end)) = clock::part(words, next) {
        return ((TimexKind::Set, day + part.value()), end);
    }
    let lead = words.skip(next, &["at"]);
    let found = if lead > next { clock::read_bare(words, lead) } else { clock::read(words, lead) };
    match found {
        Some((clock, end)) => ((TimexKind::Set, day + &clock.value()), end),
        None => ((TimexKind::Set, day), next),
    }
}

/// "daily", "quarterly", "bi-monthly".
fn adverb(words: &Words<'_>, at: usize) -> Read<Told> {
    const ADVERBS: &[(&str, i32, &str)] = &[
        ("hourly", 1, "PT#H"),
        ("everyday", 1, "P#D"),
        ("daily", 1, "P#D"),
        ("nightly", 1, "P#D"),
        ("weekly", 1, "P#W"),
        ("fortnightly", 2, "P#W"),
        ("monthly", 1, "P#M"),
        ("quarterly", 3, "P#M"),
        ("yearly", 1, "P#Y"),
        ("annual", 1, "P#Y"),
        ("annually", 1, "P#Y"),
        ("biweekly", 2, "P#W"),
        ("bimonthly", 2, "P#M"),
        ("biannually", 6, "P#M"),
    ];
    let twice = words.is(at, "bi") && words.text(at + 1) == "-" && words.joined(at + 1);
    let word = if twice { at + 2 } else { at };
    let (_, number, form) = ADVERBS.iter().find(|(adverb, ..)| words.is(word, adverb))?;
    // "The Daily Courier" and "the LA Weekly" are names; a sentence may begin with "Daily".
    let opens = word == 0 || matches!(words.text(word - 1), "." | "!" | "?" | ":");
    let named = words.is_capital(word) && (!opens || words.is_capital(word + 1));
    let value = form.replace('#', &(number * if twice { 2 } else { 1 }).to_string());
    (!named).then_some(((TimexKind::Set, value), word + 1))
}

/// "Tuesdays at 9am", "Friday mornings", "mornings", "weekends".
fn plural(words: &Words<'_>, at: usize) -> Read<Told> {
    let part = |index: usize| match words.text(index).to_ascii_lowercase().as_str() {
        "mornings" => Some(Part::Morning),
        "afternoons" => Some(Part::Afternoon),
        "evenings" => Some(Part::Evening),
        "nights" => Some(Part::Night),
        _ => None,
    };
    if let (Some((weekday, next)), false) = (calendar::weekday(words, at), words.text(at).ends_with('s')) {
        let part = part(next)?;
        return Some(((TimexKind::Set, format!("XXXX-WXX-{weekday}{}", part.value())), next + 1));
    }
    let before_count = at > 0 && (words.digits(at - 1, 4).is_some() || cardinal(words, at - 1).is_some());
    if words.is(at, "weekends") && !before_count {
        return Some(((TimexKind::Set, "P1WE".to_owned()), at + 1));
    }
    if let Some(part) = part(at).filter(|part| *part != Part::Night && !before_count) {
        return Some(((TimexKind::Set, part.value().to_owned()), at + 1));
    }
    let name = words.text(at).strip_suffix('s').filter(|name| name.len() > 5)?;
    let (weekday, _) = calendar::weekday(&Words::new(name, None), 0)?;
    // "three Fridays from now" is a day.
    (!before_count).then(|| weekly(words, weekday, at + 1))
}
