//! The calendar's words: months, weekdays, years, days of the month, and days known by name.

use super::day::Day;
use super::words::{Read, Words, cardinal, rank};

/// A month by name, in capitals or not, and past the stop of an abbreviation.
pub(super) fn month(words: &Words<'_>, at: usize) -> Read<i8> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let text = words.text(at).to_ascii_lowercase();
    let index = MONTHS
        .iter()
        .position(|month| *month == text || (text.len() == 3 && month.starts_with(&text)) || (text == "sept" && *month == "september"))?;
    let short = text.len() == 3 && text != "may" || text == "sept";
    let stop = short && words.text(at + 1) == "." && words.joined(at + 1) && words.goes_on(at + 2);
    Some((index as i8 + 1, if stop { at + 2 } else { at + 1 }))
}

/// Words that are verbs or other nouns as well, and are months or days only in company.
pub(super) fn is_doubtful(words: &Words<'_>, at: usize) -> bool {
    words.any(at, &["may", "march", "mar", "sun", "sat", "wed", "dec", "jan"])
}

/// A weekday by name, and past the stop of an abbreviation.
pub(super) fn weekday(words: &Words<'_>, at: usize) -> Read<i8> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const SHORT: [&str; 10] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
    let text = words.text(at).to_ascii_lowercase();
    let short = SHORT.contains(&text.as_str());
    let index = DAYS.iter().position(|day| *day == text || short && day.starts_with(&text))?;
    let stop = short && words.text(at + 1) == "." && words.joined(at + 1) && words.goes_on(at + 2);
    Some((index as i8 + 1, if stop { at + 2 } else { at + 1 }))
}

/// A year: four digits, or words ("nineteen eighty-six", "two thousand and five").
pub(super) fn year_at(words: &Words<'_>, at: usize) -> Read<i16> {
    if let Some(year) = words.digits(at, 4).filter(|_| words.text(at).len() == 4) {
        let free = !(words.joined(at + 1) && words.goes_on(at + 1));
        return Some((year as i16, at + 1)).filter(|(year, _)| (1000..2999).contains(year) && free);
    }
    let (first, next) = cardinal(words, at)?;
    if words.is(next, "thousand") {
        let and = words.skip(next + 1, &["and"]);
        let rest = cardinal(words, and);
        let (rest, end) = rest.map_or((0, next + 1), |(rest, end)| (rest, end));
        return (first < 3).then_some(((1000 * first + rest) as i16, end));
    }
    if !(13..=20).contains(&first) {
        return None;
    }
    let hundred = words.skip(next, &["hundred"]);
    let (rest, end) = cardinal(words, words.skip(hundred, &["and"])).filter(|(rest, _)| *rest >= 10)?;
    Some(((100 * first + rest) as i16, end))
}

/// The year behind a day or month: ", 2026", "of 2026", "in 2026".
pub(super) fn year_behind(words: &Words<'_>, at: usize) -> Read<i16> {
    let next = words.skip(at, &[",", "of", "in"]);
    let (year, end) = year_at(words, next)?;
    let counted = words.any(end, &["people", "percent", "%"]);
    (!counted).then_some((year, end))
}

pub(super) fn with_year(words: &Words<'_>, day: Day, next: usize) -> (Day, usize) {
    year_behind(words, next).map_or((day, next), |(year, end)| (Day { year: Some(year), ..day }, end))
}

/// A day of the month: "14", "14th", "the fourteenth", "twenty-nine".
pub(super) fn day(words: &Words<'_>, at: usize, in_words: bool) -> Read<i8> {
    let the = words.skip(at, &["the"]);
    let ranked = rank(words, the);
    let plain = words.digits(at, 2).map(|day| (day, at + 1)).or_else(|| cardinal(words, at).filter(|_| in_words));
    let (day, next) = ranked.or(plain)?;
    let clock = matches!(words.text(next), ":" | "%") || words.any(next, &["percent", "million", "billion", "am", "pm", "a.m.", "p.m."]);
    let decimal = words.text(next) == "." && words.joined(next + 1) && words.digits(next + 1, 4).is_some();
    ((1..=31).contains(&day) && !clock && !decimal).then_some((day as i8, next))
}

/// Days of the year that are known by name.
pub(super) fn feast(words: &Words<'_>, at: usize) -> Read<Day> {
    const FEASTS: &[(&[&str], i8, i8)] = &[
        (&["Christmas", "Eve"], 12, 24),
        (&["Christmas", "Day"], 12, 25),
        (&["Christmas"], 12, 25),
        (&["Boxing", "Day"], 12, 26),
        (&["New", "Year", "'", "s", "Eve"], 12, 31),
        (&["New", "Year", "’", "s", "Eve"], 12, 31),
        (&["New", "Year", "'", "s", "Day"], 1, 1),
        (&["New", "Year", "’", "s", "Day"], 1, 1),
        (&["Halloween"], 10, 31),
        (&["Bastille", "Day"], 7, 14),
    ];
    let (name, month, day) = FEASTS.iter().find(|(name, ..)| words.past(at, name).is_some())?;
    let found = Day { month: Some(*month), day: Some(*day), ..Day::default() };
    Some(with_year(words, found, at + name.len()))
}
