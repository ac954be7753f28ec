//! Days, weeks, months and years in words and digits: "May twenty-nine", "31/Oct/1974", "Tuesday of
//! next week", "the 9th day of next month", "the last Friday of October", "Q3 2019".

use super::calendar::{day, feast, is_doubtful, month, weekday, with_year, year_at, year_behind};
use super::day::{Day, Shape};
use super::sentence_is_past;
use super::words::{Read, Words, rank};
use jiff::ToSpan;
use jiff::civil::{self, Date};

/// The day, week, month or year at `at`; the reading that takes in most words.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Day> {
    let readings =
        [numeric, month_day, day_month, with_weekday, beside_today, ranked_weekday, day_of_month, stretch, numbered, year, feast, fiscal];
    let found = readings.iter().filter_map(|read| read(words, at));
    let (day, next) = found.reduce(|best, found| if found.1 > best.1 { found } else { best })?;
    Some(with_weekday_behind(words, day, next))
}

/// "May 29", "May twenty-nine", "January first 2000", "Oct/2", "mar4".
fn month_day(words: &Words<'_>, at: usize) -> Read<Day> {
    let (month, next) = month(words, at)?;
    let slash = if matches!(words.text(next), "/" | "-") && words.joined(next) && words.joined(next + 1) { next + 1 } else { next };
    if let Some((day, next)) = day(words, slash, true) {
        let told = words.is_capital(at)
            || !is_doubtful(words, at)
            || rank(words, words.skip(slash, &["the"])).is_some()
            || !words.goes_on(next)
            || year_behind(words, next).is_some();
        let found = Day { month: Some(month), day: Some(day), ..Day::default() };
        // "October two thousand and five" is a month and a year.
        if let Some((year, end)) = year_behind(words, slash).filter(|(_, end)| *end > next) {
            return Some((Day { year: Some(year), day: None, shape: Shape::Month, ..found }, end));
        }
        return told.then(|| with_year(words, found, next));
    }
    let (year, end) = year_behind(words, if words.text(next) == "-" && words.joined(next) { next + 1 } else { next }).unzip();
    let told = words.is_capital(at)
        || !is_doubtful(words, at)
            && (year.is_some() || words.behind(at, &["in", "from", "to", "until", "since", "and", "by", "last", "next"]));
    told.then(|| (Day { month: Some(month), year, shape: Shape::Month, ..Day::default() }, end.unwrap_or(next)))
}

/// "29 May", "29th of May", "twenty-five January 1986", "31/Oct/1974", "the twenty-third day of
/// September".
fn day_month(words: &Words<'_>, at: usize) -> Read<Day> {
    let (day, next) = day(words, at, true)?;
    let next = words.past(next, &["day", "of"]).or_else(|| words.past(next, &["of"])).unwrap_or(next);
    let mark = matches!(words.text(next), "/" | "-") && words.joined(next) && words.joined(next + 1);
    let name = if mark { next + 1 } else { next };
    let (month, end) =
        month(words, name).filter(|_| words.is_capital(name) || words.digits(at, 2).is_some() || !is_doubtful(words, name))?;
    let found = Day { month: Some(month), day: Some(day), ..Day::default() };
    let end = if mark && matches!(words.text(end), "/" | "-") && words.joined(end) { end + 1 } else { end };
    Some(with_year(words, found, end))
}

/// "2014-10", "2014/10", "2019-aug-01", "2020/23/Sep", "10.31.1974", "10/31/74", "1/1/2015".
fn numeric(words: &Words<'_>, at: usize) -> Read<Day> {
    let mark = words.text(at + 1);
    let joined = |index: usize| words.joined(index) && words.joined(index + 1);
    // A dash may join two dates that are written with strokes.
    let dash = mark == "/" && at > 0 && matches!(words.text(at - 1), "-" | "–");
    let opens = at == 0 || dash || !matches!(words.text(at - 1), "/" | "." | "-" | "–" | "$") || !words.joined(at);
    if !matches!(mark, "-" | "/" | ".") || !joined(at + 1) || !opens {
        return None;
    }
    let third = words.text(at + 3) == mark && joined(at + 3);
    let number = |index: usize| words.digits(index, 4);
    let full = |year: i32, month: i32, day: i32| {
        let date = civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Day::on(date))
    };
    if words.text(at).len() == 4 {
        let year = number(at).filter(|year| (1000..2999).contains(year))?;
        if !third {
            // "2010-11" is a span of two years.
            let month = words.digits(at + 2, 2).filter(|month| (1..=12).contains(month) && words.text(at + 2).len() == 2)?;
            let month = Some(month).filter(|month| mark != "." && (mark == "/" || year % 100 >= *month))? as i8;
            return Some((Day { year: Some(year as i16), month: Some(month), shape: Shape::Month, ..Day::default() }, at + 3));
        }
        let day = match (month(words, at + 2), month(words, at + 4)) {
            (Some((month, _)), _) => full(year, i32::from(month), number(at + 4)?),
            (_, Some((month, _))) => full(year, i32::from(month), number(at + 2)?),
            _ => full(year, number(at + 2)?, number(at + 4)?),
        };
        return Some((day?, at + 5));
    }
    if !third || words.text(at).len() > 2 || words.text(at + 2).len() > 2 {
        return None;
    }
    let (a, b, last) = (words.digits(at, 2)?, words.digits(at + 2, 2)?, words.text(at + 4));
    let year = match last.len() {
        4 => number(at + 4)?,
        // Two digits of a year as POSIX reads them, and only between strokes.
        2 if mark == "/" => number(at + 4).map(|short| if short < 69 { 2000 + short } else { 1900 + short })?,
        _ => return None,
    };
    // Whether day or month comes first is the country's custom. Where both are possible the month is
    // taken to be first between strokes, as the custom is where strokes are most written.
    let day = match (full(year, a, b), full(year, b, a)) {
        (Some(day), None) | (None, Some(day)) => day,
        (Some(day), Some(_)) if mark == "/" || a == b => day,
        _ => return None,
    };
    Some((day, at + 5))
}

/// "4/25", "22/04": a day and a month, where something before them asks for a day; the month first
/// where both are possible.
fn stroke(words: &Words<'_>, at: usize) -> Read<Day> {
    let (a, b) = (words.digits(at, 2)?, words.digits(at + 2, 2)?);
    let joined = words.text(at + 1) == "/" && words.joined(at + 1) && words.joined(at + 2);
    let more = words.text(at + 3) == "/" && words.joined(at + 3);
    let asked = at == 0
        || words.behind(at, &["on", "from", "to", "until", "till", "by", "since", "before", "after", "for", "-", "–"])
        || weekday(words, at - 1).is_some();
    let (month, day) = match (a, b) {
        (1..=12, 13..=31) => (a, b),
        // "1/2" alone is a half.
        (1..=12, 1..=12)
            if at > 0 && (weekday(words, at - 1).is_some() || words.goes_on(at - 1) || at > 1 && words.digits(at - 2, 2).is_some()) =>
        {
            (a, b)
        }
        (13..=31, 1..=12) => (b, a),
        _ => return None,
    };
    let found = Day { month: Some(month as i8), day: Some(day as i8), ..Day::default() };
    (joined && !more && asked).then_some((found, at + 3))
}

/// "Friday", "next Monday", "Tuesday of next week", "Friday the 13th", "Friday, May 29".
fn with_weekday(words: &Words<'_>, at: usize) -> Read<Day> {
    if let Some(found) = stroke(words, at) {
        return Some(found);
    }
    // "next week on Tuesday".
    if let Some((week, next)) = stretch(words, at).filter(|(day, _)| day.shape == Shape::Week) {
        let (weekday, end) = weekday(words, words.skip(next, &["on", "-"]))?;
        return Some((Day::on(week.start()?.checked_add(i32::from(weekday - 1).days()).ok()?), end));
    }
    let led = words.any(at, LED);
    let (weekday, next) = weekday(words, if led { at + 1 } else { at })?;
    let word = if led { at + 1 } else { at };
    let plain = Day { weekday: Some(weekday), ..Day::default() };
    let behind = words.skip(next, &[",", "(", "-"]);
    let dated =
        numeric(words, behind).or_else(|| stroke(words, behind)).or_else(|| month_day(words, behind)).or_else(|| day_month(words, behind));
    if let Some((day, end)) = dated.filter(|(day, _)| day.shape == Shape::Day) {
        let end = if words.text(next) == "(" && words.text(end) == ")" { end + 1 } else { end };
        return Some((Day { weekday: day.weekday.or(Some(weekday)), ..day }, end));
    }
    let on_week = words.past(next, &["of"]).or_else(|| words.past(next, &["from"])).unwrap_or(next);
    if let Some((week, end)) = stretch(words, on_week).filter(|(day, _)| day.shape == Shape::Week) {
        let date = week.start()?.checked_add(i32::from(weekday - 1).days()).ok()?;
        return Some((Day::on(date), end));
    }
    if let (Some(today), Some(end)) = (words.today, words.past(next, &["after", "next"])) {
        return Some((Day::on(coming(today, weekday)?.checked_add(7.days()).ok()?), end));
    }
    if let (true, Some(today)) = (led, words.today) {
        return Some((Day::on(led_weekday(words.text(at), today, weekday)?), next));
    }
    let ranked = rank(words, words.skip(behind, &["the"]));
    if let Some((day, end)) = ranked.filter(|(day, end)| (1..=31).contains(day) && !words.any(*end, &["of", "day", "week"])) {
        let day = Day { day: Some(day as i8), ..plain };
        return Some((words.today.and_then(|today| next_on(today, day)).map_or(day, Day::on), end));
    }
    let told = words.text(word).len() > 5 || words.is_capital(word) && !is_doubtful(words, word) || words.len() < 3;
    told.then_some((plain, next))
}

/// "fiscal year 2008", "last financial year".
fn fiscal(words: &Words<'_>, at: usize) -> Read<Day> {
    let year = |year: i16| Day { shape: Shape::Fiscal, ..Day::year(year) };
    let name = |index: usize| words.any(index, &["fiscal", "financial"]) && words.is(index + 1, "year");
    if name(at) {
        let (told, next) = year_at(words, at + 2)?;
        return Some((year(told), next));
    }
    let offset = match words.text(at).to_ascii_lowercase().as_str() {
        "this" | "current" => 0,
        "next" => 1,
        "last" | "previous" => -1,
        _ => return None,
    };
    name(at + 1).then(|| Some((year(words.today?.year() + offset), at + 3))).flatten()
}

/// What tells which of its weekdays is meant.
const LED: &[&str] = &["this", "next", "last", "previous", "past", "following", "coming"];

/// The weekday of this week, the next or the one before; "coming" is the one that is next to come.
fn led_weekday(lead: &str, today: Date, weekday: i8) -> Option<Date> {
    let weeks = match lead.to_ascii_lowercase().as_str() {
        "coming" => return coming(today, weekday),
        "this" => 0,
        "next" | "following" => 1,
        _ => -1,
    };
    let offset = 7 * weeks + i32::from(weekday) - i32::from(today.weekday().to_monday_one_offset());
    today.checked_add(offset.days()).ok()
}

/// The first such weekday behind `today`.
fn coming(today: Date, weekday: i8) -> Option<Date> {
    let days = i32::from((weekday - today.weekday().to_monday_one_offset() + 6).rem_euclid(7)) + 1;
    today.checked_add(days.days()).ok()
}

/// "Thu 15th": the first day of the month with that number, on that weekday, behind `today`.
fn next_on(today: Date, day: Day) -> Option<Date> {
    let fits = |date: &Date| Some(date.weekday().to_monday_one_offset()) == day.weekday;
    let months = (0..24).filter_map(|months| {
        let first = today.first_of_month().checked_add(months.months()).ok()?;
        civil::Date::new(first.year(), first.month(), day.day?).ok()
    });
    months.filter(|date| *date >= today).find(fits)
}

/// "29 May (Friday)", "Jul 18, Fri": the weekday tells the year where it is open.
fn with_weekday_behind(words: &Words<'_>, day: Day, next: usize) -> (Day, usize) {
    if day.shape != Shape::Day || day.month.is_none() || day.weekday.is_some() || words.text(next) != "," {
        return (day, next);
    }
    match weekday(words, next + 1) {
        Some((weekday, end)) if !words.goes_on(end) => (Day { weekday: Some(weekday), ..day }, end),
        _ => (day, next),
    }
}

/// "today", "tomorrow", "the day before yesterday".
fn beside_today(words: &Words<'_>, at: usize) -> Read<Day> {
    let one = |index: usize| match words.text(index).to_ascii_lowercase().as_str() {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    let the = words.skip(at, &["the"]);
    let (offset, next) = if let Some(offset) = one(at) {
        (offset, at + 1)
    } else if words.past(the, &["day", "after", "tomorrow"]).is_some() {
        (2, the + 3)
    } else if words.past(the, &["day", "before", "yesterday"]).is_some() {
        (-2, the + 3)
    } else {
        return None;
    };
    Some((Day::on(words.today?.checked_add(offset.days()).ok()?), next))
}

/// Which of several is meant: "first", "third", "last"; -1 is the last, -5 the fifth last.
fn place(words: &Words<'_>, at: usize) -> Read<i32> {
    if words.is(at, "last") {
        return Some((-1, at + 1));
    }
    let (rank, next) = rank(words, at).filter(|(rank, _)| (1..=366).contains(rank))?;
    Some(if words.is(next, "last") { (-rank, next + 1) } else { (rank, next) })
}

/// A month or a year, by name or by reference, behind "of" or "in".
fn whole(words: &Words<'_>, at: usize) -> Read<Day> {
    if !words.any(at, &["of", "in"]) {
        return None;
    }
    let the_month = words.past(at + 1, &["the", "month"]).filter(|next| !words.is(*next, "of"));
    let own = the_month.and_then(|next| Some((Day::month_of(words.today?), next)));
    let month_first = |words: &Words<'_>, at: usize| month_day(words, at).filter(|(day, _)| day.shape == Shape::Month);
    own.or_else(|| stretch(words, words.skip(at + 1, &["the"])))
        .or_else(|| month_first(words, at + 1))
        .or_else(|| year(words, at + 1))
        .or_else(|| {
            let (month, next) = month(words, at + 1)?;
            Some((Day { month: Some(month), shape: Shape::Month, ..Day::default() }, next))
        })
}

/// "first Monday in this month", "last Friday of October": and the last day, and a week.
fn ranked_weekday(words: &Words<'_>, at: usize) -> Read<Day> {
    let the = words.skip(at, &["the"]);
    let (place, next) = place(words, the)?;
    let weekday = weekday(words, next);
    let unit = weekday.map_or_else(|| words.any(next, &["day", "week"]).then_some(next + 1), |(_, end)| Some(end))?;
    let (whole, end) = whole(words, unit)?;
    let whole = whole.settled(words.today);
    let first = whole.start()?;
    let last = match whole.shape {
        Shape::Month => first.last_of_month(),
        Shape::Year => first.last_of_year(),
        Shape::Quarter => first.checked_add(3.months()).ok()?.yesterday().ok()?,
        _ => return None,
    };
    if words.is(next, "week") {
        return week_in(whole, place, first, last).map(|day| (day, end));
    }
    let step = if weekday.is_some() { 7 } else { 1 };
    let offset = |from: Date| weekday.map_or(0, |(weekday, _)| i32::from(weekday - from.weekday().to_monday_one_offset()));
    let date = if place > 0 {
        first.checked_add((offset(first).rem_euclid(7) + step * (place - 1)).days())
    } else {
        last.checked_sub(((-offset(last)).rem_euclid(7) + step * (-place - 1)).days())
    };
    let date = date.ok().filter(|date| (first..=last).contains(date))?;
    Some((Day::on(date), end))
}

/// A week of a year as ISO 8601 counts them: the one that holds its fourth day of January.
fn week_in(whole: Day, place: i32, first: Date, last: Date) -> Option<Day> {
    let anchor = if place > 0 { first.checked_add(3.days()).ok()? } else { last.checked_sub(3.days()).ok()? };
    let weeks = if place > 0 { place - 1 } else { place + 1 };
    let sound = whole.shape == Shape::Year;
    sound.then(|| Day::week_of(anchor.checked_add((7 * weeks).days()).ok()?)).flatten()
}

/// "the 20th of the current month", "20 of this month", "the 9th day of next month".
fn day_of_month(words: &Words<'_>, at: usize) -> Read<Day> {
    let (day, next) = day(words, at, false)?;
    let next = words.skip(next, &["day"]);
    let (whole, end) =
        whole(words, next).filter(|(whole, _)| whole.shape == Shape::Month && whole.year.is_some() && words.is(next, "of"))?;
    let date = civil::Date::new(whole.year?, whole.month?, day).ok()?;
    Some((Day::on(date), end))
}

/// "this week", "next month", "last year", "the previous quarter", "next weekend".
pub(super) fn stretch(words: &Words<'_>, at: usize) -> Read<Day> {
    // What follows is counted from another day where the copy tells of what was.
    let offset = match words.text(at).to_ascii_lowercase().as_str() {
        "this" | "current" => 0,
        "following" if !sentence_is_past(words, at) => 1,
        "next" | "coming" => 1,
        "last" | "previous" | "past" => -1,
        _ => return None,
    };
    let today = words.today?;
    let unit = words.skip(at + 1, &["working", "business"]);
    let months = |months: i32| today.first_of_month().checked_add(months.months()).ok();
    let day = match words.text(unit).to_ascii_lowercase().as_str() {
        "day" if unit == at + 1 && offset == 1 && !sentence_is_past(words, at) => Day::on(today.tomorrow().ok()?),
        "week" | "workweek" => Day::week_of(today.checked_add((7 * offset).days()).ok()?)?,
        "weekend" => Day { shape: Shape::Weekend, ..Day::week_of(today.checked_add((7 * offset).days()).ok()?)? },
        "month" => Day::month_of(months(offset)?),
        "quarter" => Day { shape: Shape::Quarter, ..Day::month_of(months(3 * offset - i32::from((today.month() - 1) % 3))?) },
        "year" | "yr" => Day::year(today.year() + offset as i16),
        text => {
            // "this May", "last August".
            let (month, end) = month(words, unit)
                .filter(|_| unit == at + 1 && !text.is_empty() && (words.is_capital(unit) || !is_doubtful(words, unit)))?;
            let bare =
                words.digits(end, 2).is_none() && rank(words, words.skip(end, &["the"])).is_none() && year_behind(words, end).is_none();
            let year = match offset {
                0 => today.year(),
                1 => today.year() + i16::from(month <= today.month()),
                _ => today.year() - i16::from(month >= today.month()),
            };
            let found = Day { year: Some(year), month: Some(month), shape: Shape::Month, ..Day::default() };
            return bare.then_some((found, end));
        }
    };
    Some((day, unit + 1))
}

/// "Q3 2019", "2017-q1", "the first quarter of 2013", "H2 of 2019", "week 31".
fn numbered(words: &Words<'_>, at: usize) -> Read<Day> {
    let joint = |index: usize| words.skip(index, &["-", "of", ","]);
    let made = |(shape, number): (Shape, i32), year: Option<i16>| {
        let months = if shape == Shape::Quarter { 3 } else { 6 };
        Day { year, month: Some((months * (number - 1) + 1) as i8), shape, ..Day::default() }
    };
    if let Some((found, next)) = quarter(words, at) {
        let (year, end) = year_at(words, joint(next)).unzip();
        let this = words.past(next, &["of", "the", "year"]);
        return Some((made(found, year), end.or(this).unwrap_or(next)));
    }
    if let Some((year, next)) =
        year_at(words, at).or_else(|| words.digits(at, 4).filter(|year| (1000..2999).contains(year)).map(|year| (year as i16, at + 1)))
    {
        let (found, end) = quarter(words, joint(next)).filter(|_| !words.is(next, "of"))?;
        return Some((made(found, Some(year)), end));
    }
    let week = words.is(at, "week").then(|| words.digits(at + 1, 2)).flatten().filter(|week| (1..=53).contains(week))?;
    let fourth = civil::Date::new(words.today?.year(), 1, 4).ok()?;
    Some((Day::week_of(fourth.checked_add((7 * (week - 1)).days()).ok()?)?, at + 2))
}

/// "q3", "H1", "third quarter".
fn quarter(words: &Words<'_>, at: usize) -> Read<(Shape, i32)> {
    let shape = match words.text(at) {
        "Q" | "q" => Shape::Quarter,
        "H" | "h" => Shape::Half,
        _ => {
            let the = words.skip(at, &["the"]);
            let (rank, next) = rank(words, the).filter(|(rank, _)| *rank <= 4)?;
            let of = words.is(next + 1, "of") && (year_at(words, next + 2).is_some() || words.past(next + 2, &["the", "year"]).is_some());
            return (words.is(next, "quarter") && of).then_some(((Shape::Quarter, rank), next + 1));
        }
    };
    let most = if shape == Shape::Quarter { 4 } else { 2 };
    let number = words.digits(at + 1, 1).filter(|number| words.joined(at + 1) && (1..=most).contains(number))?;
    Some(((shape, number), at + 2))
}

/// A year alone.
fn year(words: &Words<'_>, at: usize) -> Read<Day> {
    let (year, next) = year_at(words, at).filter(|_| words.digits(at, 4).is_some())?;
    let free = !matches!(words.text(next), "%" | "/" | ":") && (1100..=2100).contains(&year);
    free.then(|| (Day::year(year), next))
}
