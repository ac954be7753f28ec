//! Figures as intervals of a measure.

use super::{Citation, Reading};
use crate::text::Span;

/// What kind of quantity a figure is, in the words of FORMATS.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A count: "2,500 troops", "a dozen".
    Number,
    /// A share: "14 percent", "one in five", "half of".
    Percent,
    /// Money: "$4.2 million".
    Currency,
    /// "third", "88th".
    Ordinal,
    /// A measured quantity with its unit: "112 km", "41C", "5 tonnes".
    Dimension,
    /// "aged 71", "63-year-old", "Stoeva, 71".
    Age,
    /// A calendar date, a year, a weekday.
    Date,
    /// A time of day.
    Time,
    /// "nine days", "40 minutes".
    Duration,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The value; infinite where the copy leaves that end open.
    pub at: f64,
    /// Whether the value itself belongs to the interval.
    pub closed: bool,
}

/// How a figure is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// "2,500".
    Exact,
    /// "about", "some", "around".
    About,
    /// "nearly", "almost".
    Nearly,
    /// "more than", "over".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "fewer than", "under".
    LessThan,
    /// "up to", "as many as".
    UpTo,
    /// "dozens", "several", "a handful".
    Word,
    /// "between 5 and 9".
    Range,
}

/// What a figure is counted in; empty strings where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Unit {
    /// A canonical short name: "USD", "km", "%", "day"; the counted noun's lemma for a count.
    pub name: Box<str>,
}

/// A calendar date as written, with what of it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The weekday, 1 for Monday to 7 for Sunday.
    pub weekday: Option<i8>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole figure with its hedge, currency, scale and unit, in prose bytes.
    pub span: Span,
    /// What kind it is.
    pub kind: FigureKind,
    /// The value as written, where there is one ("2,500" is 2500; "dozens" has none).
    pub value: Option<f64>,
    /// The lowest value it allows.
    pub low: Bound,
    /// The highest value it allows.
    pub high: Bound,
    /// The hedge.
    pub hedge: Hedge,
    /// Its unit.
    pub unit: Unit,
    /// The counted noun with its modifiers ("Russian, Belarusian … troops"), in prose bytes.
    pub noun: Option<Span>,
    /// The date, for dates.
    pub date: Option<Date>,
}

/// Reads the figures of a paragraph.
pub(super) fn read(_reading: &Reading<'_>, _citations: &[Citation]) -> Vec<Figure> {
    Vec::new()
}

/// Reads a date written alone, as front matter and file names have it ("2025-03-11").
pub(crate) fn written_date(text: &str) -> Option<Date> {
    let date: jiff::civil::Date = text.trim().get(..10)?.parse().ok()?;
    Some(Date { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None })
}

impl Figure {
    /// The interval in words: "exactly 2500", "more than 2000, up to 2500".
    pub fn describe(&self) -> String {
        match self.value {
            Some(value) if self.hedge == Hedge::Exact => format!("{value} {}", self.unit.name).trim_end().to_owned(),
            _ => format!("{} to {} {}", self.low.at, self.high.at, self.unit.name).trim_end().to_owned(),
        }
    }
}
