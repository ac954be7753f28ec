//! Times counted in hours and minutes from the moment of the copy, where that is known: "in 5 minutes",
//! "the next hour", "30 minutes later".

use super::words::{Read, Words, count};
use super::{TimexKind, Told, looks_ahead, sentence_is_past};
use jiff::civil::DateTime;
use jiff::{Span, ToSpan};

/// A count of hours or minutes.
fn amount(words: &Words<'_>, at: usize) -> Read<(i32, char)> {
    let (count, next) = count(words, at)?;
    unit(words, next).map(|(unit, end)| ((count, unit), end))
}

/// "H" for hours, "M" for minutes.
fn unit(words: &Words<'_>, at: usize) -> Read<char> {
    let unit = match () {
        () if words.any(at, &["hour", "hours", "hr", "hrs"]) => 'H',
        () if words.any(at, &["minute", "minutes", "min", "mins"]) => 'M',
        () => return None,
    };
    Some((unit, at + 1))
}

fn span((count, unit): (i32, char)) -> Span {
    if unit == 'H' { count.hours() } else { count.minutes() }
}

fn written(time: DateTime) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The time at `at` that is counted from the moment of the copy.
pub(super) fn read(words: &Words<'_>, at: usize) -> Read<Told> {
    let now = words.now?;
    moment(words, at, now).or_else(|| stretch(words, at, now))
}

/// "in 5 minutes", "two hours from now", "30 minutes later".
fn moment(words: &Words<'_>, at: usize, now: DateTime) -> Read<Told> {
    let led = words.is(at, "in");
    let (amount, next) = amount(words, if led { at + 1 } else { at })?;
    let behind =
        words.past(next, &["from", "now"]).or_else(|| (words.is(next, "later") && !sentence_is_past(words, at)).then_some(next + 1));
    let end = behind.or_else(|| (led && looks_ahead(words, at)).then_some(next))?;
    let time = now.checked_add(span(amount)).ok()?;
    Some(((TimexKind::Time, written(time)), end))
}

/// "the next hour", "the last 13 minutes", "5 past minutes", "within 3 minutes".
fn stretch(words: &Words<'_>, at: usize, now: DateTime) -> Read<Told> {
    let lead = |index: usize| match () {
        () if words.any(index, &["next", "coming", "within"]) => Some(1),
        () if words.any(index, &["last", "past", "previous"]) => Some(-1),
        () => None,
    };
    let (sign, amount, end) = if let Some(sign) = lead(at) {
        let next = if words.is(at, "within") { words.skip(words.skip(at + 1, &["the"]), &["next"]) } else { at + 1 };
        let found = amount(words, next).or_else(|| unit(words, next).map(|(unit, end)| ((1, unit), end)));
        let (amount, end) = found?;
        (sign, amount, end)
    } else {
        let (count, next) = count(words, at)?;
        let sign = lead(next).filter(|_| !words.is(next, "within"))?;
        let (unit, end) = unit(words, next + 1)?;
        (sign, (count, unit), end)
    };
    let other = now.checked_add(span((sign * amount.0, amount.1))).ok()?;
    let (from, to) = if sign > 0 { (now, other) } else { (other, now) };
    Some(((TimexKind::Counted, format!("({},{},PT{}{})", written(from), written(to), amount.0, amount.1)), end))
}
