//! A day, week, month or year as far as the words tell it, and how TIMEX3 writes it.

use jiff::ToSpan;
use jiff::civil::{self, Date};

/// How long a stretch of the calendar is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// One day.
    #[default]
    Day,
    /// The week that begins on the day.
    Week,
    /// The weekend of the week that begins on the day.
    Weekend,
    /// A month.
    Month,
    /// A quarter that begins with the month.
    Quarter,
    /// A half that begins with the month.
    Half,
    /// A year.
    Year,
    /// A fiscal or financial year, named for the year it ends in or begins in.
    Fiscal,
}

/// A stretch of the calendar, with what is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_field_names, reason = "the day of the month has no other name")]
pub(super) struct Day {
    /// The year.
    pub(super) year: Option<i16>,
    /// The month, 1 to 12.
    pub(super) month: Option<i8>,
    /// The day of the month.
    pub(super) day: Option<i8>,
    /// The weekday, 1 for Monday, where nothing else tells the day.
    pub(super) weekday: Option<i8>,
    /// What is meant.
    pub(super) shape: Shape,
}

impl Day {
    /// The day itself.
    pub(super) fn on(date: Date) -> Day {
        Day { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Day::default() }
    }

    /// The week that holds `date`.
    pub(super) fn week_of(date: Date) -> Option<Day> {
        let monday = date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()?;
        Some(Day { shape: Shape::Week, ..Day::on(monday) })
    }

    /// The month that holds `date`.
    pub(super) fn month_of(date: Date) -> Day {
        Day { day: None, shape: Shape::Month, ..Day::on(date) }
    }

    /// A year.
    pub(super) fn year(year: i16) -> Day {
        Day { year: Some(year), shape: Shape::Year, ..Day::default() }
    }

    /// The month or year behind a month or year; none of a day.
    pub(super) fn after(self) -> Option<Day> {
        match self.shape {
            Shape::Year => Some(Day { year: Some(self.year? + 1), ..self }),
            Shape::Month if self.month? == 12 => Some(Day { month: Some(1), year: self.year.map(|year| year + 1), ..self }),
            Shape::Month => Some(Day { month: Some(self.month? + 1), ..self }),
            _ => None,
        }
    }

    /// The date it begins on; none where something of it is open.
    pub(super) fn start(&self) -> Option<Date> {
        let month = if self.shape == Shape::Year { 1 } else { self.month? };
        let day = if matches!(self.shape, Shape::Day | Shape::Week | Shape::Weekend) { self.day? } else { 1 };
        civil::Date::new(self.year?, month, day).ok()
    }

    /// The day in the year in which it lies nearest to `today`, on its weekday if it has one.
    pub(super) fn settled(self, today: Option<Date>) -> Day {
        let (Some(now), None, Some(month)) = (today, self.year, self.month) else { return self };
        let years = (now.year() - 6..=now.year() + 6).filter_map(|year| {
            let date = civil::Date::new(year, month, self.day.unwrap_or(15)).ok()?;
            let fits = self.weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday);
            Some((date.since(now).ok()?.get_days().abs(), year)).filter(|_| fits)
        });
        let near = if self.weekday.is_some() { years.min() } else { years.filter(|(_, year)| (now.year() - year).abs() <= 1).min() };
        Day { year: near.map(|(_, year)| year), ..self }
    }

    /// What TIMEX3 writes; what is open is "X". A quarter and a half are told by both ends.
    pub(super) fn value(&self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let two = |part: Option<i8>| part.map_or("XX".to_owned(), |part| format!("{part:02}"));
        match self.shape {
            Shape::Year => year,
            Shape::Fiscal => format!("FY{year}"),
            Shape::Month => format!("{year}-{}", two(self.month)),
            Shape::Week | Shape::Weekend => {
                let Some(week) = self.start().map(Date::iso_week_date) else { return format!("{year}-WXX") };
                let weekend = if self.shape == Shape::Weekend { "-WE" } else { "" };
                format!("{:04}-W{:02}{weekend}", week.year(), week.week())
            }
            Shape::Quarter | Shape::Half => {
                let months = if self.shape == Shape::Quarter { 3 } else { 6 };
                let month = self.month.unwrap_or(1);
                let end = month + months;
                let behind = self.year.map_or("XXXX".to_owned(), |year| format!("{:04}", year + i16::from(end > 12)));
                format!("({year}-{month:02}-01,{behind}-{:02}-01,P{months}M)", (end - 1) % 12 + 1)
            }
            Shape::Day => match (self.month, self.day, self.weekday) {
                (None, None, Some(weekday)) => format!("{year}-WXX-{weekday}"),
                (month, day, _) => format!("{year}-{}-{}", two(month), two(day)),
            },
        }
    }

    /// Its first day as an end of a span: open parts stay open.
    fn edge(&self) -> String {
        let day = match self.shape {
            Shape::Day if self.weekday.is_some() && self.month.is_none() && self.day.is_none() => return self.value(),
            Shape::Day | Shape::Week | Shape::Weekend => *self,
            _ => Day { month: self.month.or(Some(1)), day: Some(1), ..*self },
        };
        Day { shape: Shape::Day, weekday: None, ..day }.value()
    }
}

/// The span from `first` to `last` as "(start,end,duration)". What one of them leaves out and the
/// other tells is taken from there; none where the second does not lie behind the first.
pub(super) fn span_of(first: Day, last: Day) -> Option<String> {
    let (mut first, mut last) = (first, last);
    if first.shape == Shape::Day && last.shape == Shape::Day && first.weekday.is_none() && last.weekday.is_none() {
        first.month = first.month.or(last.month);
        last.month = last.month.or(first.month);
    }
    let turns = (last.month, last.day) < (first.month, first.day) && first.month.is_some() && last.month.is_some();
    match (first.year, last.year) {
        (None, Some(year)) if first.month.is_some() => first.year = Some(year - i16::from(turns)),
        (Some(year), None) if last.month.is_some() => last.year = Some(year + i16::from(turns)),
        _ => {}
    }
    let length = length(first, last, turns)?;
    Some(format!("({},{},{length})", first.edge(), last.edge()))
}

fn length(first: Day, last: Day, turns: bool) -> Option<String> {
    if let (Some(from), Some(to), None, None) = (first.weekday, last.weekday, first.month, last.month) {
        return Some(format!("P{}D", (to - from).rem_euclid(7)));
    }
    let months = |shape: Shape| matches!(shape, Shape::Month | Shape::Quarter | Shape::Half);
    let year = |day: Day, turned: bool| day.year.unwrap_or(2001 + i16::from(turned));
    match (first.shape, last.shape) {
        (Shape::Year, Shape::Year) => Some(last.year? - first.year?).filter(|years| *years > 0).map(|years| format!("P{years}Y")),
        (a, b) if months(a) && months(b) => {
            let count = |day: Day, turned: bool| Some(12 * i32::from(year(day, turned)) + i32::from(day.month?));
            let months = count(last, turns)? - count(first, false)?;
            (months > 0).then(|| format!("P{months}M"))
        }
        _ => {
            let date = |day: Day, turned: bool| Day { year: Some(year(day, turned)), ..day }.start();
            let days = date(last, turns)?.since(date(first, false)?).ok()?.get_days();
            (days > 0).then(|| format!("P{days}D"))
        }
    }
}
