//! Spans with two ends: "from March to May", "between 2 and 4 in the afternoon", "Monday 12-4".

use super::clock;
use super::day::{self, Day, Shape};
use super::words::{self, Read, Words};
use super::{TimexKind, Told, dates, point};

/// "from March to May", "between 2 and 4 in the afternoon", "Monday 12-4", "2014-2018".
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Told> {
    hours(words, at).or_else(|| days(words, at))
}

/// Past what joins the two ends of a span that begins at `first`.
fn joint(words: &Words<'_>, at: usize, led: &str) -> Option<usize> {
    let word = words.text(at).to_ascii_lowercase();
    let joins = match word.as_str() {
        "-" | "–" | "—" | "~" | "to" | "until" | "till" | "through" | "thru" => true,
        "and" => led == "between",
        _ => false,
    };
    joins.then_some(at + 1)
}

/// A span of hours, with its day before or behind or without.
fn hours(words: &Words<'_>, at: usize) -> Read<Told> {
    let before = point::day_only(words, at).filter(|(point, _)| point.day.is_some_and(|day| day.shape == Shape::Day));
    let (told, next) = before.map_or((None, at), |(point, next)| (Some(point), words.skip(next, &[","])));
    let led = words.text(next).to_ascii_lowercase();
    let opened = matches!(led.as_str(), "from" | "between" | "at");
    let start = if opened { next + 1 } else { next };
    let (mut first, mut end) = clock::read_bare(words, start)?;
    let first_part = clock::in_part(words, end);
    if let Some((part, past)) = first_part {
        (first, end) = (first.within(part), past);
    }
    let second_at = joint(words, end, &led)?;
    // "One in five until 9 p.m.": a number alone begins a span only where something says so.
    let alone = !opened && told.is_none() && clock::read(words, start).is_none();
    if alone && (words.any(end, &["until", "till", "through", "thru"]) || words.behind(start, &["in", "of", "by"])) {
        return None;
    }
    let (mut last, mut end) = clock::read_bare(words, second_at)?;
    let mut point = told;
    let last_part = clock::in_part(words, end);
    if let Some((part, past)) = last_part {
        (last, end) = (last.within(part), past);
        if first_part.is_none() {
            first = first.within(part);
        }
    }
    if point.is_none() {
        let behind = point::day_only(words, words.skip(end, &["on", ","]));
        let behind = behind.filter(|(point, _)| point.day.is_some_and(|day| day.shape == Shape::Day));
        if let Some((found, past)) = behind {
            (point, end) = (Some(found), past);
        }
    }
    let timed = clock::read(words, start).is_some() || clock::read(words, second_at).is_some() || last.sure && last.hour <= 12;
    // Two bare numbers are a score, a vote, or anything.
    if !timed && point.is_none() && first_part.is_none() && last_part.is_none()
        || words.any(end, &["percent", "%", "million", "days", "people"])
    {
        return None;
    }
    if let Some(part) = point.and_then(|point| point.part) {
        (first, last) = (first.within(part), last.within(part));
    }
    let day = point.map_or(String::new(), |point| point.day_value());
    let value = clock::span_of(&day, first, last)?;
    Some(((TimexKind::Hours, value), end))
}

/// A span of days, months or years.
fn days(words: &Words<'_>, at: usize) -> Read<Told> {
    let led = words.text(at).to_ascii_lowercase();
    let opened = matches!(led.as_str(), "from" | "between");
    let start = if opened { at + 1 } else { at };
    let first = dates::read(words, start);
    // "between the fifth and the eighth of May", "November 18-19": one of the two has a month.
    let ranked =
        || words::rank(words, words.skip(start, &["the"])).map(|(day, next)| (Day { day: i8::try_from(day).ok(), ..Day::default() }, next));
    let (first, next) = first.or_else(|| ranked().filter(|_| opened))?;
    let second_at = joint(words, next, &led)?;
    // "until the end of June", "to the start of 2008".
    let the = words.skip(second_at, &["the"]);
    let edge = words.any(the, &["end", "start", "beginning"]) && words.is(the + 1, "of");
    let past_end = edge && words.is(the, "end");
    let second_at = if edge { the + 2 } else { second_at };
    let last = dates::read(words, second_at).or_else(|| now(words, second_at)).or_else(|| {
        let (day, next) =
            words::rank(words, words.skip(second_at, &["the"])).or_else(|| Some((words.digits(second_at, 2)?, second_at + 1)))?;
        let sound = first.shape == Shape::Day && first.month.is_some() && (1..=31).contains(&day);
        sound.then(|| (Day { day: i8::try_from(day).ok(), ..Day::default() }, next))
    });
    let (mut last, end) = last?;
    if past_end {
        last = last.after()?;
    }
    let month_told = first.shape != Shape::Day || first.month.is_some() || first.weekday.is_some() || last.month.is_some();
    let value = Some(()).filter(|()| month_told).and_then(|()| day::span_of(first, last))?;
    Some(((TimexKind::Days, value), end))
}

/// "now", "date": the day of the copy as the end of a span.
fn now(words: &Words<'_>, at: usize) -> Read<Day> {
    words.any(at, &["now", "date", "present"]).then(|| Some((Day::on(words.today?), at + 1))).flatten()
}
