//! Times as TIMEX3 writes them: days with a time, spans of days and of hours, times that recur, and
//! days counted from the day of the copy or from another.
//!
//! Read only when asked for, by nobody but `factdesk facts`: no rule rests on them, so that what is
//! read here generously costs no keystroke and raises no alarm. What the words leave open stays open
//! ("XXXX-WXX-1T09" for a Monday at nine); a day alone is put where it lies nearest.
//!
//! The forms are those of ISO-TimeML (ISO 24617-1) with the spans of Recognizers-Text:
//! "(start,end,duration)", the end behind the last day or hour.

mod calendar;
mod clock;
mod counted;
mod dates;
mod day;
mod hours;
mod point;
mod sets;
mod spans;
mod words;

use super::Date;
use crate::text::Span;
use jiff::civil;
use words::{Read, Words};

/// What a time told in the copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimexKind {
    /// A day, month or year.
    Day,
    /// A week, quarter or half-year.
    Whole,
    /// A time of day, or a day with a time or a part of the day.
    Time,
    /// A span of days that is told by its two ends.
    Days,
    /// A span of hours, on a day or any.
    Hours,
    /// A span that is counted: "the next 3 days".
    Counted,
    /// A time that recurs.
    Set,
}

/// A time told in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// Its words, in prose bytes.
    pub span: Span,
    /// What it is.
    pub kind: TimexKind,
    /// What TIMEX3 writes.
    pub value: String,
}

/// The times that `text`, a paragraph's prose, tells in more words than one day or hour takes; in
/// order and without overlap. `today` is the day of the copy and `time` its time of day ("16:12",
/// "16:12:00"); what is told by reference to one that is not known is left out.
pub fn timexes(text: &str, today: Option<Date>, time: Option<&str>) -> Vec<Timex> {
    let today = today.and_then(|date| civil::Date::new(date.year?, date.month?, date.day?).ok());
    let mut words = Words::new(text, today);
    let time = time.and_then(|time| time.get(..8).or_else(|| time.get(..5))?.parse::<civil::Time>().ok());
    words.now = today.zip(time).map(|(day, time)| day.to_datetime(time));
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest(&words, at) {
            Some(((kind, value), next)) => {
                let first = words.skip(at, &["the"]);
                out.push(Timex { span: words.span(first, next), kind, value });
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// A kind and its value.
type Told = (TimexKind, String);

/// The reading at `at` that takes in most words.
fn longest(words: &Words<'_>, at: usize) -> Read<Told> {
    let readings = [sets::read, spans::read, counted::read, hours::read, point::read, present];
    readings.iter().filter_map(|read| read(words, at)).reduce(|best, found| if found.1 > best.1 { found } else { best })
}

/// Whether a word of the sentence round `at` tells of what was.
fn sentence_is_past(words: &Words<'_>, at: usize) -> bool {
    const PAST: &[&str] = &["was", "were", "had", "did", "said", "told", "came", "went", "left", "has", "have", "been"];
    let ends = |index: &usize| matches!(words.text(*index), "." | "!" | "?") && !words.joined(index + 1);
    let start = (0..at).rev().find(ends).map_or(0, |stop| stop + 1);
    let end = (at..words.len()).find(ends).unwrap_or(words.len());
    let text = |index: usize| words.text(index);
    (start..end).any(|index| words.any(index, PAST) || text(index).len() > 4 && text(index).ends_with("ed"))
}

/// Whether the sentence round `at` looks ahead, or is too short to have a verb.
fn looks_ahead(words: &Words<'_>, at: usize) -> bool {
    const AHEAD: &[&str] = &["will", "ll", "shall", "would", "going", "plans", "due", "expected", "scheduled", "can", "may", "should"];
    const NO_VERB: usize = 6;
    let near = at.saturating_sub(12)..(at + 12).min(words.len());
    !sentence_is_past(words, at) && (words.len() <= NO_VERB || near.into_iter().any(|index| words.any(index, AHEAD)))
}

/// "at the moment", "to date".
fn present(words: &Words<'_>, at: usize) -> Read<Told> {
    let now = words
        .past(at, &["at", "the", "moment"])
        .or_else(|| words.past(at, &["at", "this", "time"]).filter(|_| !sentence_is_past(words, at)));
    let next = now.or_else(|| {
        let date = words.past(at, &["to", "date"]).or_else(|| words.past(at, &["till", "date"]));
        date.filter(|next| !words.goes_on(*next) || words.any(*next, &["and", "has", "have", "is", "was"]))
    })?;
    Some(((TimexKind::Time, "PRESENT_REF".to_owned()), next))
}

#[cfg(test)]
mod tests;
