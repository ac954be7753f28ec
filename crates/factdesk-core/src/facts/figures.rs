//! Figures as intervals of a measure: what is counted, how much, and how sure the copy is.
//!
//! Reading is one walk over the paragraph's tokens. Only digits, currency signs and words that the
//! lexicon knows from numbers and dates are looked at closer. Numbers that count nothing
//! (identifiers, scores, telephone numbers, idioms) are no figures.

mod article;
mod column;
mod compound;
mod dates;
mod describe;
mod hedges;
mod labels;
mod lives;
mod measure;
mod moments;
mod nouns;
mod numeral;
mod quantity;
mod refuse;
mod relations;
mod standings;
mod times;
mod unit_behind;
mod units;
mod words;
mod written;

pub use dates::Date;
pub(crate) use dates::written_date;
pub(crate) use describe::{number, weekday_name};
pub use labels::Label;
pub(super) use lives::read as read_lives;
pub use lives::{Life, Told};
pub(super) use measure::read as read_measures;
pub use measure::{Counted, Event, Measure};
pub(super) use moments::read as read_moments;
pub use moments::{Moment, When};
pub(crate) use nouns::lemma;
pub(super) use relations::read as read_relations;
pub use relations::{Change, Conversion, Lasting, Listed, Part, Product, Relation, Reversed, Share, Shares, Step};
pub use standings::Standing;
pub(super) use standings::read as read_standings;

use super::{Citation, CitationKind, Reading};
use crate::language::{Class, TokenKind};
use crate::text::Span;
use quantity::Found;

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

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole figure with its hedge, currency, scale and unit, in prose bytes.
    pub span: Span,
    /// The same without the hedge.
    pub number: Span,
    /// What kind it is.
    pub kind: FigureKind,
    /// The value as written, where there is one ("2,500" is 2500; "dozens" has none). A share is
    /// in percent, a time in minutes since midnight, a date in years.
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
    /// The two ends of a range as written, the first first.
    pub range: Option<[RangeEnd; 2]>,
    /// Half of the last place written where decimals or a scale word show rounding ("1.4 million"
    /// is right to 50,000); 0 for a plain number.
    pub rounding: f64,
}

/// One end of a range as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RangeEnd {
    /// Its value, in the unit and scale of the whole.
    pub at: f64,
    /// Its words, in prose bytes.
    pub span: Span,
}

/// The figures of a paragraph, and the numbers in it that count nothing.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The figures, in order and without overlap.
    pub(super) figures: Vec<Figure>,
    /// The labels, in order; none overlaps a figure.
    pub(super) labels: Vec<Label>,
}

/// Reads the figures of a paragraph.
pub(super) fn read(reading: &Reading<'_>, citations: &[Citation]) -> Read {
    let mut out = Read::default();
    let mut at = 0;
    while at < reading.tokens.len() {
        at = step(reading, citations, at, &mut out);
    }
    inherit_units(reading, &mut out.figures);
    compound::join(reading, &mut out.figures);
    column::apply(reading, &mut out.figures);
    out
}

/// Reads what begins at the token `at`, and returns the first token behind it.
fn step(reading: &Reading<'_>, citations: &[Citation], at: usize, out: &mut Read) -> usize {
    const WORDS: [Class; 3] = [Class::NumberWord, Class::Month, Class::Weekday];
    let token = &reading.tokens[at];
    let text = reading.word(at);
    let worth_a_look = match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            if text.as_bytes().last().is_some_and(u8::is_ascii_digit) && !quantity::is_coded(text) {
                out.labels.extend(labels::in_word(reading, at));
                return at + 1;
            }
            quantity::is_coded(text)
                || WORDS.iter().any(|class| token.classes.has(*class))
                || (text.len() == 3 && text.as_bytes()[0].is_ascii_uppercase() && reading.is_number(at + 1))
                || text.ends_with("ties")
                || (text.len() > 5 && memchr::memchr(b'-', text.as_bytes()).is_some())
        }
        TokenKind::Mark => !matches!(text, "," | "." | "“" | "”" | "\"" | "-" | "(" | ")" | ":" | ";" | "?" | "!"),
        TokenKind::Clitic => false,
    };
    if !worth_a_look {
        return at + 1;
    }
    if is_no_copy(reading, citations, token.span) {
        out.labels.extend(labels::in_mark(reading, citations, at));
        return at + 1;
    }
    if let Some(found) = dates::read(reading, at) {
        out.figures.push(date(reading, &found));
        return found.next.max(at + 1);
    }
    if let Some(clock) = times::read(reading, at) {
        let span = reading.span(at, clock.next - 1);
        out.figures.push(exact(span, FigureKind::Time, clock.minutes));
        return clock.next;
    }
    if let Some((figure, next)) = article::read(reading, at) {
        out.figures.push(figure);
        return next;
    }
    match quantity::read(reading, at) {
        Some(Found::Figure(figure, next)) => {
            out.figures.push(*figure);
            next.max(at + 1)
        }
        Some(Found::Nothing(next)) => {
            let next = next.max(at + 1);
            labels::read(reading, at..next, &mut out.labels);
            next
        }
        None => at + 1,
    }
}

/// Addresses, keys and code are no copy.
fn is_no_copy(reading: &Reading<'_>, citations: &[Citation], span: Span) -> bool {
    let cited = citations.iter().any(|citation| {
        matches!(citation.kind, CitationKind::Url | CitationKind::Key | CitationKind::Footnote | CitationKind::Mark)
            && citation.span.overlaps(span)
    });
    cited || (!reading.prose.inlines.is_empty() && reading.is_code(span))
}

fn exact(span: Span, kind: FigureKind, value: f64) -> Figure {
    let at = Bound { at: value, closed: true };
    Figure {
        span,
        number: span,
        kind,
        value: Some(value),
        low: at,
        high: at,
        hedge: Hedge::Exact,
        unit: Unit::default(),
        noun: None,
        date: None,
        range: None,
        rounding: 0.0,
    }
}

fn date(reading: &Reading<'_>, found: &dates::Dated) -> Figure {
    let span = reading.span(found.first, found.next - 1);
    let year = f64::from(found.date.year.unwrap_or_default());
    let noun = found.weekday.map(|token| reading.tokens[token].span);
    let mut figure = exact(span, FigureKind::Date, year);
    figure.value = found.date.year.map(f64::from);
    figure.high.at = year + f64::from(found.years - 1);
    Figure { date: Some(found.date), noun, ..figure }
}

/// "from 52 percent to 60": the second of two takes the unit of the first.
fn inherit_units(reading: &Reading<'_>, figures: &mut [Figure]) {
    for index in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(index);
        let (first, second) = (&before[index - 1], &mut rest[0]);
        if let Some((kind, unit)) = unit_behind_range(reading, first, second) {
            let first = &mut before[index - 1];
            (first.kind, first.unit) = (kind, unit);
            continue;
        }
        let bare = second.kind == FigureKind::Number && second.noun.is_none() && second.unit.name.is_empty();
        let measured = matches!(first.kind, FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension);
        if !bare || !measured || second.hedge == Hedge::Word {
            continue;
        }
        let from = reading.token_at(first.span.start).checked_sub(1).is_some_and(|before| reading.is(before, "from"));
        let to = reading.token_at(second.span.start).checked_sub(1).is_some_and(|before| reading.is(before, "to"));
        let near = second.span.start - first.span.end < CHANGE_REACH;
        if from && to && near {
            second.kind = first.kind;
            second.unit = first.unit.clone();
        }
    }
}

/// "from 70 to 77 percent": the unit of the second is that of the first as well.
fn unit_behind_range(reading: &Reading<'_>, first: &Figure, second: &Figure) -> Option<(FigureKind, Unit)> {
    let bare = first.kind == FigureKind::Number && first.noun.is_none() && first.unit.name.is_empty();
    let measured = matches!(second.kind, FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension);
    let (from, to) = (reading.token_at(first.span.end), reading.token_at(second.span.start));
    let joined = to == from + 1 && reading.is(from, "to");
    let led = reading.token_at(first.span.start).checked_sub(1).is_some_and(|before| reading.is(before, "from"));
    (bare && measured && joined && led && second.hedge == Hedge::Exact).then(|| (second.kind, second.unit.clone()))
}

/// "from 61 percent in the autumn vote to 83": the two ends stand no further apart, in bytes.
const CHANGE_REACH: u32 = 60;

impl Figure {
    /// The values that are likely, narrower than what is allowed: "at least 18" is seldom more
    /// than 36, "up to N" seldom less than half of it (RULES.md §3).
    pub fn expected(&self) -> (f64, f64) {
        match self.hedge {
            Hedge::AtLeast => (self.low.at, 2.0 * self.low.at),
            Hedge::UpTo | Hedge::LessThan => (self.high.at / 2.0, self.high.at),
            _ => (self.low.at, self.high.at),
        }
    }

    /// Whether no value is allowed by both.
    pub fn is_disjoint(&self, other: &Figure) -> bool {
        let slack = self.rounding.max(other.rounding);
        let apart = |low: &Figure, high: &Figure| {
            let touching = low.high.closed && high.low.closed;
            let (top, bottom) = (low.high.at + slack, high.low.at);
            if touching { top < bottom } else { top <= bottom }
        };
        apart(self, other) || apart(other, self)
    }
}

#[cfg(test)]
mod tests;

/// `text` as a block's prose.
#[cfg(test)]
fn prose_of(text: &str) -> crate::markup::Prose {
    let mut prose = crate::markup::Prose::default();
    prose.push(text, 0);
    prose
}
