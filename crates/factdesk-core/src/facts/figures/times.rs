//! Times of day: "7 p.m.", "10:30", "7.10am", "three o'clock".

use super::numeral::is_joined;
use super::words::{Word, word};
use crate::facts::Reading;
use crate::language::TokenKind;

/// A time of day and the token behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    /// Minutes since midnight, as far as they are told.
    pub(super) minutes: f64,
    /// The first token behind it.
    pub(super) next: usize,
}

/// The time of day that begins at the token `at`.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Clock> {
    let (hour, mut next) = match reading.tokens.get(at)?.kind {
        TokenKind::Number => (None, at + 1),
        TokenKind::Word => match word(reading.word(at))? {
            Word::Small(hour) if (1.0..=12.0).contains(&hour) => (Some(hour), at + 1),
            _ => return None,
        },
        _ => return None,
    };
    let (mut hour, mut minute): (f64, f64) = if let Some(hour) = hour {
        (hour, 0.0)
    } else {
        let text = reading.word(at);
        let (hour, minute) = text.split_once('.').unwrap_or((text, ""));
        if hour.len() > 2 || !matches!(minute.len(), 0 | 2) {
            return None;
        }
        (hour.parse().ok()?, minute.parse().unwrap_or(0.0))
    };
    let mut sure = false;
    if is_joined(reading, next, ":") && reading.is_number(next + 1) && reading.word(next + 1).len() == 2 {
        minute = reading.word(next + 1).parse().ok()?;
        // "4:11.82" and "3:12:40" are results, not times; so is what has a third part.
        if is_joined(reading, next + 2, ":") {
            return None;
        }
        sure = true;
        next += 2;
    }
    if let Some(half) = half_of_day(reading.word(next)) {
        if hour < 12.0 {
            hour += half;
        }
        sure = true;
        next += 1;
        if reading.word(next) == "." && reading.word(next - 1).len() == 3 {
            next += 1;
        }
    } else if reading.is(next, "o'clock") || reading.is(next, "o’clock") {
        sure = true;
        next += 1;
    }
    if sure && ["GMT", "UTC", "BST", "EST", "EDT", "CET", "PST", "PDT", "CST"].contains(&reading.word(next)) {
        next += 1;
    }
    let sound = hour <= 24.0 && minute < 60.0;
    (sure && sound).then_some(Clock { minutes: hour * 60.0 + minute, next })
}

/// Hours to add for "p.m.", 0 for "a.m.".
fn half_of_day(text: &str) -> Option<f64> {
    match text {
        "am" | "a.m." | "AM" | "A.M." | "a.m" => Some(0.0),
        "pm" | "p.m." | "PM" | "P.M." | "p.m" => Some(12.0),
        _ => None,
    }
}
