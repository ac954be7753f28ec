//! A day, a time of day, or both in any order.

use super::clock::{self, Clock, Part};
use super::day::{Day, Shape};
use super::words::{Read, Words};
use super::{TimexKind, Told, calendar, dates, sentence_is_past};

/// A day, a time, or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// The day.
    pub(super) day: Option<Day>,
    /// The time of day.
    pub(super) clock: Option<Clock>,
    /// The part of the day.
    pub(super) part: Option<Part>,
}

impl Point {
    /// The day as it stands before a time, nothing where none is told.
    pub(super) fn day_value(&self) -> String {
        self.day.map_or(String::new(), |day| day.value())
    }

    fn value(&self) -> String {
        let day = self.day_value();
        let clock = self.clock.map(|clock| self.part.map_or(clock, |part| clock.within(part)));
        match (clock, self.part) {
            // A moment has its minutes, as a program reads it; an hour of any Monday is told as it is.
            (Some(clock), _) if clock.minute.is_none() && !day.is_empty() && !day.contains('X') => day + &clock.value() + ":00",
            (Some(clock), _) => day + &clock.value(),
            (None, Some(part)) => day + part.value(),
            (None, None) => day,
        }
    }
}

/// A point in time by itself.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Told> {
    let (found, next) = read_point(words, at)?;
    let timed = found.clock.is_some() || found.part.is_some();
    // A month, a year or a weekday alone is read with the figures.
    let feast = !timed && found.day.is_some_and(|day| day.year.is_none()) && calendar::feast(words, at).is_some();
    let lone = feast || next == at + 1 && (!timed && (words.is_capital(at) || words.digits(at, 4).is_some()) || words.is(at, "tonight"));
    if lone {
        return None;
    }
    let value = match found.day {
        Some(day) if !timed => alone(words, at, day)?,
        _ => found.value(),
    };
    let kind = match found.day.map(|day| day.shape) {
        _ if timed => TimexKind::Time,
        Some(Shape::Week | Shape::Quarter | Shape::Half) => TimexKind::Whole,
        _ => TimexKind::Day,
    };
    Some(((kind, value), next))
}

/// The value of a day that nothing stands beside: put where it lies nearest.
fn alone(words: &Words<'_>, at: usize, day: Day) -> Option<String> {
    if day.weekday.is_some() && day.month.is_none() && day.day.is_none() {
        let today = words.today?;
        let weekday = i32::from(day.weekday? - today.weekday().to_monday_one_offset());
        let days = if sentence_is_past(words, at) { -(-weekday).rem_euclid(7) } else { (weekday - 1).rem_euclid(7) + 1 };
        return Some(today.checked_add(jiff::Span::new().days(days)).ok()?.to_string());
    }
    if day.shape == Shape::Weekend {
        let saturday = day.start()?.checked_add(jiff::Span::new().days(5)).ok()?;
        return Some(format!("{saturday}/{}", saturday.tomorrow().ok()?));
    }
    let settled = day.settled(words.today);
    if settled.year.is_none() && day.shape == Shape::Day {
        return Some(format!("--{:02}-{:02}", day.month?, day.day?));
    }
    settled.year.map(|_| settled.value())
}

/// A day with a time or a part of the day, in any order; a day alone; a time that takes several words.
fn read_point(words: &Words<'_>, at: usize) -> Read<Point> {
    let found = [day_first, clock_first, part_first].iter().filter_map(|read| read(words, at));
    found.reduce(|best, found| if found.1 > best.1 { found } else { best })
}

/// "Tuesday", "Tuesday at 9", "tomorrow evening", "Friday morning at 8:30", "23.04.2022 14:55".
fn day_first(words: &Words<'_>, at: usize) -> Read<Point> {
    // "this morning", "last night": the day is told by its part.
    if let Some((point, next)) = part_of_day(words, at) {
        return Some(with_clock(words, point, next));
    }
    let (point, next) = day_only(words, at)?;
    if point.day.is_some_and(|day| day.shape != Shape::Day) {
        return Some((point, next));
    }
    Some(with_clock(words, point, next))
}

/// A day with its part, without a time behind it.
pub(super) fn day_only(words: &Words<'_>, at: usize) -> Read<Point> {
    if let Some(found) = part_of_day(words, at) {
        return Some(found);
    }
    let (mut day, mut next) = dates::read(words, at)?;
    let mut point = Point { day: Some(day), clock: None, part: words.is(at, "tonight").then_some(Part::Night) };
    if day.shape != Shape::Day {
        return Some((point, next));
    }
    if let Some((part, end)) = clock::part(words, next).or_else(|| clock::in_part(words, next)) {
        (point.part, next) = (Some(part), end);
        // "Wednesday evening next week".
        let week = dates::stretch(words, next).filter(|(week, _)| week.shape == Shape::Week);
        let weekday = day.weekday.filter(|_| day.day.is_none());
        if let (Some(weekday), Some((Some(monday), end))) = (weekday, week.map(|(week, end)| (week.start(), end))) {
            day = monday.checked_add(jiff::Span::new().days(i32::from(weekday) - 1)).map_or(day, Day::on);
            (point.day, next) = (Some(day), end);
        }
    }
    Some((point, next))
}

/// The time behind a day: "at 9", "@ 17:49", ", 7 p.m.", "10:30".
fn with_clock(words: &Words<'_>, point: Point, next: usize) -> (Point, usize) {
    let comma = words.skip(next, &[","]);
    let lead = words.skip(comma, &["at", "@", "around", "about"]);
    let asked = lead > comma;
    let lead = if asked { lead } else { words.skip(lead, &["before", "after", "by"]) };
    let found = if asked { clock::read_bare(words, lead) } else { clock::read(words, lead) };
    let found = found.or_else(|| {
        // "march eighteenth nine thirty": two words of a time need no "at".
        clock::read_bare(words, lead).filter(|(clock, _)| !asked && comma == next && clock.minute.is_some())
    });
    match found {
        Some((clock, end)) => {
            // "Thu Mar 6 09:12:44 2025".
            let year = calendar::year_at(words, end).filter(|_| clock.second.is_some() && words.digits(end, 4).is_some());
            if let (Some((year, end)), Some(day)) = (year, point.day.filter(|day| day.year.is_none() && day.month.is_some())) {
                return (Point { day: Some(Day { year: Some(year), ..day }), clock: Some(clock), ..point }, end);
            }
            let in_part = clock::in_part(words, end).filter(|_| point.part.is_none());
            let (part, end) = in_part.map_or((point.part, end), |(part, end)| (Some(part), end));
            (Point { clock: Some(clock), part, ..point }, end)
        }
        None => (point, next),
    }
}

/// "this morning", "last night", "late this afternoon".
fn part_of_day(words: &Words<'_>, at: usize) -> Read<Point> {
    let lead = words.skip(at, &["early", "late", "later"]);
    let offset = match words.text(lead).to_ascii_lowercase().as_str() {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    let (part, next) = clock::part(words, lead + 1)?;
    let date = words.today?.checked_add(jiff::Span::new().days(offset)).ok()?;
    Some((Point { day: Some(Day::on(date)), clock: None, part: Some(part) }, next))
}

/// "9am on Tuesday", "8 tonight", "3 in the morning", "5:30 tomorrow evening", "noon".
fn clock_first(words: &Words<'_>, at: usize) -> Read<Point> {
    let (clock, next, sure) = match clock::read(words, at) {
        Some((clock, next)) => (clock, next, true),
        None => clock::read_bare(words, at).map(|(clock, next)| (clock, next, false))?,
    };
    let (part, end) = clock::in_part(words, next).map_or((None, next), |(part, end)| (Some(part), end));
    let comma = words.skip(end, &[","]);
    let on = words.skip(comma, &["on"]);
    let day = day_first(words, on).filter(|(point, _)| point.clock.is_none() && point.day.is_some_and(|day| day.shape == Shape::Day));
    // An hour alone is a time only before "tonight" and the like: "3 Monday" and "2 May" are none.
    let by_reference = words.any(on, &["tonight", "tomorrow", "yesterday", "today", "this", "next", "last"]);
    if let Some((found, end)) = day.filter(|_| sure || part.is_some() || by_reference) {
        let part = found.part.or(part);
        return Some((Point { day: found.day, clock: Some(clock), part }, end));
    }
    (sure || part.is_some()).then_some((Point { day: None, clock: Some(clock), part }, end))
}

/// "in the morning at 7", "early in the afternoon"; "early morning".
fn part_first(words: &Words<'_>, at: usize) -> Read<Point> {
    let shaded = words.any(at, &["early", "late"]);
    let (part, next) = clock::in_part(words, at).or_else(|| clock::part(words, at).filter(|_| shaded))?;
    let bare = Point { day: None, clock: None, part: Some(part) };
    let (point, end) = with_clock(words, bare, next);
    Some((point, end))
}
