//! Times counted in days, weeks, months and years: "in two weeks", "3 days after January 12",
//! "the next 3 days", "within 9 months", "for 1 week, from 20 December".

use super::day::{Day, Shape};
use super::words::{Read, Words, count};
use super::{TimexKind, Told, calendar, clock, dates, looks_ahead, sentence_is_past};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    fn times(self, count: i32) -> Span {
        match self {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Quarter => (3 * count).months(),
            Unit::Year => count.years(),
            Unit::Decade => (10 * count).years(),
        }
    }

    /// So many of it as ISO 8601 writes a duration.
    fn length(self, count: i32) -> String {
        match self {
            Unit::Day => format!("P{count}D"),
            Unit::Week => format!("P{count}W"),
            Unit::Month => format!("P{count}M"),
            Unit::Quarter => format!("P{}M", 3 * count),
            Unit::Year => format!("P{count}Y"),
            Unit::Decade => format!("P{}Y", 10 * count),
        }
    }
}

fn unit(words: &Words<'_>, at: usize) -> Read<(Unit, i32)> {
    let found = match words.text(at).to_ascii_lowercase().as_str() {
        "day" | "days" => (Unit::Day, 1),
        "week" | "weeks" => (Unit::Week, 1),
        "fortnight" | "fortnights" => (Unit::Week, 2),
        "month" | "months" => (Unit::Month, 1),
        "quarter" | "quarters" => (Unit::Quarter, 1),
        "year" | "years" | "yr" | "yrs" => (Unit::Year, 1),
        "decade" | "decades" => (Unit::Decade, 1),
        _ => return None,
    };
    Some((found, at + 1))
}

/// A count with its unit: "3 days", "a fortnight".
fn amount(words: &Words<'_>, at: usize) -> Read<(Unit, i32)> {
    let (count, next) = count(words, at).filter(|(count, _)| (1..=MOST).contains(count))?;
    let ((unit, each), end) = unit(words, next)?;
    Some(((unit, count * each), end))
}

/// Nothing is counted further from the day of the copy.
const MOST: i32 = 500;

/// The time at `at` that is told by counting.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Told> {
    let readings = [ahead, from_another, weekdays_on, next_many, within, lasting, hours_from, on_weekday];
    readings.iter().filter_map(|read| read(words, at)).reduce(|best, found| if found.1 > best.1 { found } else { best })
}

fn told(day: Date) -> Told {
    (TimexKind::Day, day.to_string())
}

/// "2 years, 1 month and 21 days": one after the other.
fn amounts(words: &Words<'_>, at: usize) -> Read<Vec<(Unit, i32)>> {
    let (first, mut next) = amount(words, at)?;
    let mut out = vec![first];
    while let Some((more, end)) = amount(words, words.skip(next, &["and", ","])) {
        out.push(more);
        next = end;
    }
    Some((out, next))
}

fn moved(day: Date, amounts: &[(Unit, i32)], sign: i32) -> Option<Date> {
    amounts.iter().try_fold(day, |day, (unit, count)| day.checked_add(unit.times(sign * count)).ok())
}

/// "in two weeks" where the copy looks ahead, and "two weeks later", "hence", "from now".
fn ahead(words: &Words<'_>, at: usize) -> Read<Told> {
    let led = words.is(at, "in");
    let (amounts, next) = amounts(words, if led { at + 1 } else { at })?;
    let told_behind = words
        .past(next, &["from", "now"])
        .or_else(|| words.past(next, &["from", "today"]))
        .or_else(|| words.is(next, "hence").then_some(next + 1))
        .or_else(|| (words.is(next, "later") && !sentence_is_past(words, at)).then_some(next + 1));
    let end = told_behind.or_else(|| (led && looks_ahead(words, at) && !words.is(next, "of")).then_some(next))?;
    Some((told(moved(words.today?, &amounts, 1)?), end))
}

/// "3 days after January 12", "two months before next Friday"; "2 weeks and 2 days ago".
fn from_another(words: &Words<'_>, at: usize) -> Read<Told> {
    let (amounts, next) = amounts(words, at)?;
    if words.is(next, "ago") && amounts.len() > 1 {
        return Some((told(moved(words.today?, &amounts, -1)?), next + 1));
    }
    let sign = match () {
        () if words.any(next, &["after", "from"]) => 1,
        () if words.is(next, "before") => -1,
        () => return None,
    };
    let (day, end) = dates::read(words, next + 1).filter(|(day, _)| day.shape == Shape::Day)?;
    let day = day.settled(words.today).start()?;
    Some((told(moved(day, &amounts, sign)?), end))
}

/// "Monday two weeks from now": that weekday of the week that is counted to.
fn on_weekday(words: &Words<'_>, at: usize) -> Read<Told> {
    let (weekday, next) = calendar::weekday(words, at)?;
    let (amounts, next) = amounts(words, words.skip(next, &[","]))?;
    let end = words.past(next, &["from", "now"]).or_else(|| words.past(next, &["from", "today"]))?;
    let day = moved(words.today?, &amounts, 1)?;
    let offset = i32::from(weekday - day.weekday().to_monday_one_offset());
    Some((told(day.checked_add(offset.days()).ok()?), end))
}

/// "from 9 am for 2 hours 20 minutes", "for 2 hours from 2pm".
fn hours_from(words: &Words<'_>, at: usize) -> Read<Told> {
    let length = |index: usize| words.past(index, &["for"]).and_then(|next| minutes(words, next));
    let (clock, minutes, end) = if let Some(next) = words.past(at, &["from"]) {
        let (clock, next) = clock::read_bare(words, next)?;
        let (minutes, end) = length(next)?;
        (clock, minutes, end)
    } else {
        let (minutes, next) = length(at)?;
        let (clock, end) = clock::read(words, words.past(next, &["from"])?)?;
        (clock, minutes, end)
    };
    let last = (clock.minutes() + minutes) % (24 * 60);
    let length = match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    };
    let value = format!("({},T{:02}:{:02}:00,{length})", clock.value(), last / 60, last % 60);
    Some(((TimexKind::Hours, value), end))
}

/// How many minutes "2 hours 20 minutes" and "2.5 hrs" are; less than a day.
fn minutes(words: &Words<'_>, at: usize) -> Read<i32> {
    const HOURS: &[&str] = &["hour", "hours", "hr", "hrs"];
    const MINUTES: &[&str] = &["minute", "minutes", "min", "mins"];
    let (number, next) = count(words, at)?;
    if words.any(next, MINUTES) {
        return Some((number, next + 1));
    }
    let half = words.text(next) == "." && words.joined(next) && words.joined(next + 1) && words.digits(next + 1, 1) == Some(5);
    let unit = if half { next + 2 } else { next };
    let hours = 60 * number + if half { 30 } else { 0 };
    let end = (words.any(unit, HOURS) && number < 24).then_some(unit + 1)?;
    let more = count(words, words.skip(end, &["and"])).filter(|(_, unit)| words.any(*unit, MINUTES));
    Some(more.map_or((hours, end), |(minutes, unit)| (hours + minutes, unit + 1)))
}

/// "two Sundays from now".
fn weekdays_on(words: &Words<'_>, at: usize) -> Read<Told> {
    let (count, next) = count(words, at).filter(|(count, _)| (1..=MOST).contains(count))?;
    let name = words.text(next).strip_suffix('s')?;
    let lone = Words::new(name, words.today);
    let (weekday, _) = calendar::weekday(&lone, 0).filter(|_| name.len() > 5)?;
    let end = words.past(next + 1, &["from", "now"])?;
    let today = words.today?;
    let first = i32::from((weekday - today.weekday().to_monday_one_offset() + 6).rem_euclid(7)) + 1;
    Some((told(today.checked_add((first + 7 * (count - 1)).days()).ok()?), end))
}

/// "the next 3 days", "the last two quarters", "5 past years", "upcoming two months".
fn next_many(words: &Words<'_>, at: usize) -> Read<Told> {
    const NEXT: &[&str] = &["next", "coming", "upcoming", "following"];
    const LAST: &[&str] = &["last", "past", "previous"];
    let lead = |index: usize| match () {
        () if words.any(index, NEXT) => Some(true),
        () if words.any(index, LAST) => Some(false),
        () => None,
    };
    let (is_next, (unit, count), end) = if let Some(is_next) = lead(at) {
        let (amount, end) = amount(words, at + 1).or_else(|| lone_decade(words, at + 1))?;
        (is_next, amount, end)
    } else {
        let (count, next) = count(words, at).filter(|(count, _)| (1..=MOST).contains(count))?;
        let is_next = lead(next)?;
        let ((unit, each), end) = unit(words, next + 1)?;
        (is_next, (unit, count * each), end)
    };
    // "The next five years he served elsewhere" is counted from another day.
    let today = words.today.filter(|_| !(is_next && sentence_is_past(words, at)))?;
    let (from, to) = match unit {
        Unit::Quarter => {
            let first = today.first_of_month().checked_sub(i32::from((today.month() - 1) % 3).months()).ok()?;
            around(first, unit, count, is_next)?
        }
        Unit::Decade => {
            let first = jiff::civil::Date::new(today.year() - today.year() % 10, 1, 1).ok()?;
            around(first, unit, count, is_next)?
        }
        _ if is_next => {
            let tomorrow = today.tomorrow().ok()?;
            (tomorrow, tomorrow.checked_add(unit.times(count)).ok()?)
        }
        _ => (today.checked_sub(unit.times(count)).ok()?, today),
    };
    Some(((TimexKind::Counted, format!("({from},{to},{})", unit.length(count))), end))
}

/// "the next decade".
fn lone_decade(words: &Words<'_>, at: usize) -> Read<(Unit, i32)> {
    words.is(at, "decade").then_some(((Unit::Decade, 1), at + 1))
}

/// The `count` units behind the one that begins at `first`, or before it.
fn around(first: Date, unit: Unit, count: i32, is_next: bool) -> Option<(Date, Date)> {
    let (from, to) = if is_next { (1, count + 1) } else { (-count, 0) };
    Some((first.checked_add(unit.times(from)).ok()?, first.checked_add(unit.times(to)).ok()?))
}

/// "within 9 months", "within the next 10 months".
fn within(words: &Words<'_>, at: usize) -> Read<Told> {
    let next = words.past(at, &["within"])?;
    let next = words.skip(words.skip(next, &["the"]), &["next"]);
    let ((unit, count), end) = amount(words, next)?;
    let today = words.today?;
    let to = today.checked_add(unit.times(count)).ok()?;
    Some(((TimexKind::Counted, format!("({today},{to},{})", unit.length(count))), end))
}

/// "for 1 week, from 20 December", "a week starting tomorrow".
fn lasting(words: &Words<'_>, at: usize) -> Read<Told> {
    let (((unit, count), next), led) = match words.past(at, &["for"]) {
        Some(next) => (amount(words, next)?, true),
        None => (amount(words, at)?, false),
    };
    let comma = words.skip(next, &[","]);
    let starts = words.any(comma, &["starting", "beginning"]) || led && words.is(comma, "from");
    let on = words.skip(comma + 1, &["on", "from"]);
    let (day, end) = dates::read(words, on).filter(|(day, _)| starts && day.shape == Shape::Day)?;
    let from: Date = Day::settled(day, words.today).start()?;
    let to = from.checked_add(unit.times(count)).ok()?;
    Some(((TimexKind::Counted, format!("({from},{to},{})", unit.length(count))), end))
}
