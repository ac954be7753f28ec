//! Times of day: "7:56:30 pm", "8.30pm", "half past seven", "a quarter to noon", "15 minutes past 3pm",
//! "in the morning at 7"; and the parts of the day.

use super::words::{Read, Words, cardinal};

/// A time of day, as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// The hour, 0 to 24; 1 to 12 where it is open which half of the day is meant.
    pub(super) hour: i32,
    /// The minute, where it is told.
    pub(super) minute: Option<i32>,
    /// The second, where it is told.
    pub(super) second: Option<i32>,
    /// Whether the half of the day is told.
    pub(super) sure: bool,
}

/// A part of the day, as TIMEX3 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The morning.
    Morning,
    /// The afternoon.
    Afternoon,
    /// The evening.
    Evening,
    /// The night.
    Night,
}

impl Part {
    /// Its TIMEX3 form, behind the day or alone.
    pub(super) fn value(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
        }
    }
}

impl Clock {
    fn new(hour: i32, minute: Option<i32>) -> Clock {
        Clock { hour, minute, second: None, sure: hour > 12 || hour == 0 }
    }

    /// The same time in the half of the day that `part` tells.
    pub(super) fn within(self, part: Part) -> Clock {
        let hour = match part {
            _ if self.sure => self.hour,
            Part::Morning => self.hour % 12,
            Part::Night if self.hour == 12 => 0,
            Part::Afternoon | Part::Evening | Part::Night => self.hour % 12 + 12,
        };
        Clock { hour, sure: true, ..self }
    }

    /// What TIMEX3 writes: the hour alone where nothing more is told.
    pub(super) fn value(&self) -> String {
        match (self.minute, self.second) {
            (Some(minute), Some(second)) => format!("T{:02}:{minute:02}:{second:02}", self.hour),
            (Some(minute), None) => format!("T{:02}:{minute:02}", self.hour),
            (None, _) => format!("T{:02}", self.hour),
        }
    }

    /// Minutes since midnight.
    pub(super) fn minutes(&self) -> i32 {
        60 * self.hour + self.minute.unwrap_or(0)
    }

    fn is_sound(&self) -> bool {
        (0..=24).contains(&self.hour) && self.minute.is_none_or(|minute| minute < 60) && self.second.is_none_or(|second| second < 60)
    }
}

/// The part of the day at `at`: "morning", "early evening".
pub(super) fn part(words: &Words<'_>, at: usize) -> Read<Part> {
    let at = words.skip(at, &["early", "late", "later"]);
    let part = match () {
        () if words.is(at, "morning") => Part::Morning,
        () if words.is(at, "afternoon") => Part::Afternoon,
        () if words.is(at, "evening") => Part::Evening,
        () if words.is(at, "night") => Part::Night,
        () => return None,
    };
    Some((part, at + 1))
}

/// "in the morning", "early in the afternoon", "at night".
pub(super) fn in_part(words: &Words<'_>, at: usize) -> Read<Part> {
    if let Some(night) = words.past(at, &["at", "night"]) {
        return Some((Part::Night, night));
    }
    let next = words.skip(at, &["early", "late", "later"]);
    let the = words.past(next, &["in", "the"])?;
    part(words, the)
}

/// The time of day at `at` that shows by itself to be one.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Clock> {
    if is_decimal(words, at) {
        return None;
    }
    let (clock, next) = relative(words, at).or_else(|| noon(words, at)).or_else(|| marked(words, at))?;
    clock.is_sound().then(|| (clock, past_zone(words, next)))
}

/// The time of day at `at` where something beside it says that one follows: an hour alone will do.
pub(super) fn read_bare(words: &Words<'_>, at: usize) -> Read<Clock> {
    if is_decimal(words, at) {
        return None;
    }
    read(words, at).or_else(|| pointed(words, at)).or_else(|| spoken(words, at)).or_else(|| {
        let (hour, next) = hour(words, at)?;
        let counted = matches!(words.text(next), "%" | "/" | "°") || words.joined(next) && words.goes_on(next);
        (!counted).then(|| (Clock::new(hour, None), next))
    })
}

/// "2.1 pm": what stands behind a point begins no time.
fn is_decimal(words: &Words<'_>, at: usize) -> bool {
    at > 1 && words.text(at - 1) == "." && words.joined(at) && words.joined(at - 1) && words.digits(at - 2, 9).is_some()
}

/// "2.30": only where a time is looked for.
fn pointed(words: &Words<'_>, at: usize) -> Read<Clock> {
    let (hour, minute) = (words.digits(at, 2)?, words.digits(at + 2, 2)?);
    let joined = words.text(at + 1) == "." && words.joined(at + 1) && words.joined(at + 2) && words.text(at + 2).len() == 2;
    let clock = Clock::new(hour, Some(minute));
    (joined && clock.is_sound()).then_some((clock, at + 3))
}

/// An hour in digits or in words.
fn hour(words: &Words<'_>, at: usize) -> Read<i32> {
    let found = words.digits(at, 2).map(|hour| (hour, at + 1)).or_else(|| cardinal(words, at));
    let decimal = words.text(at + 1) == "." && words.joined(at + 1) && words.joined(at + 2) && words.digits(at + 2, 2).is_some();
    found.filter(|(hour, _)| (1..=24).contains(hour) && !decimal)
}

/// "7:56", "8.30pm", "3 p.m.", "three o'clock", "330 p.m.", "15h15".
fn marked(words: &Words<'_>, at: usize) -> Read<Clock> {
    if let Some(found) = colon(words, at) {
        return Some(found);
    }
    let joined = |index: usize| words.joined(index);
    if let (Some(hour), ".", Some(minute)) = (words.digits(at, 2), words.text(at + 1), words.digits(at + 2, 2)) {
        let two = words.text(at + 2).len() == 2 && joined(at + 1) && joined(at + 2);
        let clock = Clock::new(hour, Some(minute));
        return if two { half(words, at + 3, clock) } else { None };
    }
    if let (Some(hour), "h" | "H") = (words.digits(at, 2), words.text(at + 1)) {
        let minute = words.digits(at + 2, 2).filter(|_| joined(at + 1) && joined(at + 2))?;
        return Some((Clock::new(hour, Some(minute)), at + 3));
    }
    if let Some(digits) = words.digits(at, 4).filter(|digits| *digits >= 100) {
        return half(words, at + 1, Clock::new(digits / 100, Some(digits % 100)));
    }
    let (hour, next) = hour(words, at)?;
    let clock = Clock::new(hour, None);
    let next = if joined(next) && words.is(next, "ish") { next + 1 } else { next };
    if words.any(next, &["o'clock", "o’clock", "oclock"]) {
        return half(words, next + 1, clock).or(Some((clock, next + 1)));
    }
    half(words, next, clock).or_else(|| {
        let (clock, next) = spoken(words, at)?;
        half(words, next, clock)
    })
}

/// "7:56", "17:49:19", with the half of the day or without.
fn colon(words: &Words<'_>, at: usize) -> Read<Clock> {
    let two = |index: usize| words.digits(index, 2).filter(|_| words.text(index).len() == 2 && words.joined(index));
    let pair = |index: usize| words.text(index) == ":" && words.joined(index);
    if at > 0 && matches!(words.text(at - 1), ":" | "." | "/") && words.joined(at) {
        return None;
    }
    let hour = words.digits(at, 2).filter(|_| pair(at + 1))?;
    let minute = two(at + 2)?;
    let mut clock = Clock::new(hour, Some(minute));
    let mut next = at + 3;
    if pair(next) {
        clock.second = Some(two(next + 1)?);
        next += 2;
    }
    // "4:11.82" is a result.
    if words.text(next) == "." && words.joined(next) && words.joined(next + 1) && words.digits(next + 1, 3).is_some() {
        return None;
    }
    half(words, next, clock).or(Some((clock, next)))
}

/// `clock` with the half of the day that stands at `at`.
fn half(words: &Words<'_>, at: usize, clock: Clock) -> Read<Clock> {
    let text = words.text(at);
    let at_once = words.joined(at) && !words.joined(at + 1);
    let in_the = words.past(at, &["in", "the"]).filter(|next| words.any(*next, &["am", "pm"]));
    let text = in_the.map_or(text, |next| words.text(next));
    let next = in_the.unwrap_or(at) + 1;
    let add = match text.to_ascii_lowercase().as_str() {
        "am" | "a.m." | "a.m" => 0,
        "pm" | "p.m." | "p.m" => 12,
        "a" if at_once && words.is_lower(next - 1) => 0,
        "p" if at_once && words.is_lower(next - 1) => 12,
        _ => return None,
    };
    let hour = if clock.hour <= 12 { clock.hour % 12 + add } else { clock.hour };
    Some((Clock { hour, sure: true, ..clock }, next))
}

/// "nine thirty", "five-thirty", "twelve oh three": only where a time is looked for.
fn spoken(words: &Words<'_>, at: usize) -> Read<Clock> {
    let (hour, next) = hour(words, at).filter(|(hour, _)| *hour <= 12)?;
    let hyphen = |index: usize| if words.text(index) == "-" && words.joined(index) { index + 1 } else { index };
    let at = hyphen(next);
    if words.any(at, &["oh", "o", "ou"]) {
        let (minute, end) = cardinal(words, hyphen(at + 1)).filter(|(minute, _)| *minute < 10)?;
        return Some((Clock::new(hour, Some(minute)), end));
    }
    let (minute, end) = cardinal(words, at).filter(|(minute, _)| (10..60).contains(minute))?;
    Some((Clock::new(hour, Some(minute)), end))
}

/// "half past seven", "a quarter to noon", "20 minutes past eight".
fn relative(words: &Words<'_>, at: usize) -> Read<Clock> {
    let (minutes, next) = if words.is(at, "half") {
        (30, at + 1)
    } else {
        let a = words.skip(at, &["a"]);
        if words.is(a, "quarter") {
            (15, a + 1)
        } else {
            let (minutes, next) = words.digits(at, 2).map(|number| (number, at + 1)).or_else(|| cardinal(words, at))?;
            (minutes, words.skip(next, &["min", "mins", "minute", "minutes"]))
        }
    };
    let past = if words.is(next, "past") {
        true
    } else if words.is(next, "to") && (words.behind(next, &["quarter", "minutes", "minute", "min"])) {
        false
    } else {
        return None;
    };
    let (clock, end) = noon(words, next + 1).or_else(|| marked(words, next + 1)).or_else(|| {
        let (hour, end) = hour(words, next + 1)?;
        let end = words.skip(end, &["h"]);
        Some((Clock::new(hour, None), end))
    })?;
    let whole = clock.minute.is_none_or(|minute| minute == 0) && minutes < 60;
    let total = 60 * clock.hour + if past { minutes } else { -minutes };
    let clock = Clock { hour: total.div_euclid(60), minute: Some(total.rem_euclid(60)), ..clock };
    whole.then_some((clock, end))
}

/// "noon", "midday", "midnight".
fn noon(words: &Words<'_>, at: usize) -> Read<Clock> {
    let hour = match () {
        () if words.any(at, &["noon", "midday"]) => 12,
        () if words.is(at, "midnight") => 0,
        () => return None,
    };
    Some((Clock { hour, minute: Some(0), second: None, sure: true }, at + 1))
}

fn past_zone(words: &Words<'_>, at: usize) -> usize {
    words.skip(at, &["gmt", "utc", "bst", "est", "edt", "cet", "pst", "pdt", "cst"])
}

/// The span from `first` to `last` as "(start,end,duration)", each behind its day: the half of the
/// day that one of them tells is the other's as well.
pub(super) fn span_of(day: &str, first: Clock, last: Clock) -> Option<String> {
    let (mut first, mut last) = (first, last);
    if !first.sure && last.sure && last.hour >= 12 {
        // "9.30 to 4.30pm" begins before noon, "2 to 4pm" behind it.
        let late = Clock { hour: first.hour % 12 + 12, sure: true, ..first };
        if late.minutes() < last.minutes() {
            first = late;
        }
    } else if first.sure && !last.sure && last.minutes() < first.minutes() {
        last = Clock { hour: last.hour % 12 + 12, sure: true, ..last };
    }
    if !last.sure && !first.sure && last.minutes() <= first.minutes() {
        last.hour += 12;
        if first.hour == 12 {
            (first.hour, last.hour) = (0, last.hour - 12);
        }
    }
    let minutes = (last.minutes() - first.minutes()).rem_euclid(24 * 60);
    let length = match (minutes / 60, minutes % 60) {
        (0, 0) => return None,
        (hours, 0) => format!("PT{hours}H"),
        (0, minutes) => format!("PT{minutes}M"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    };
    Some(format!("({day}{},{day}{},{length})", first.value(), last.value()))
}
