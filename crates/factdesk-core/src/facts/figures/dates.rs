//! Calendar dates: "March 14", "Friday 14 March 2026", "the 14th of March", "2025-03-11", years,
//! decades, months and weekdays alone.

use super::numeral::is_joined;
use super::words::{Word, lower, word};
use crate::facts::Reading;
use crate::language::{Case, Class, TokenKind};

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

/// A date and the tokens it stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    /// What is known of it.
    pub(super) date: Date,
    /// Its first token.
    pub(super) first: usize,
    /// The first token behind it.
    pub(super) next: usize,
    /// The token that names the weekday.
    pub(super) weekday: Option<usize>,
    /// How many years it spans, where it is a decade.
    pub(super) years: i16,
}

/// Years outside of these are read as counts, unless a word makes them years.
const PLAIN_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Reads a date written alone, as front matter and file names have it ("2025-03-11").
pub(crate) fn written_date(text: &str) -> Option<Date> {
    let date: jiff::civil::Date = text.trim().get(..10)?.parse().ok()?;
    Some(Date { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None })
}

/// The date that begins at the token `at`.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let token = reading.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => numeric(reading, at).or_else(|| day_first(reading, at)).or_else(|| year_alone(reading, at)),
        TokenKind::Word if token.case == Case::Lower => {
            ordinal_day(reading, at).or_else(|| decade_word(reading, at)).or_else(|| prefixed(reading, at))
        }
        TokenKind::Word if token.classes.has(Class::Weekday) => Some(weekday_first(reading, at)),
        TokenKind::Word if token.classes.has(Class::Month) => month_first(reading, at),
        TokenKind::Word => decade_word(reading, at),
        TokenKind::Mark if matches!(reading.word(at), "'" | "’" | "‘") => short_year(reading, at),
        _ => None,
    }
}

fn plain(date: Date, first: usize, next: usize) -> Dated {
    Dated { date, first, next, weekday: None, years: 1 }
}

/// "March 14", "Jan. 6, 2022", "March 2026", "MARCH 11", "March 14-16"; and a month alone.
fn month_first(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let month = month(reading, at)?;
    let mut next = past_stop(reading, at + 1);
    let mut date = Date { month: Some(month), ..Date::default() };
    if let Some((day, end)) = day(reading, next) {
        date.day = Some(day);
        next = end;
        if let Some(end) = day_range(reading, next) {
            // Of a span of days none is the day.
            (date.day, next) = (None, end);
        }
        if let Some((year, end)) = year_behind(reading, next) {
            date.year = Some(year);
            next = end;
        }
        return Some(plain(date, at, next));
    }
    if let Some((year, end)) = year_behind(reading, next) {
        date.year = Some(year);
        return Some(plain(date, at, end));
    }
    let alone = !matches!(lower(reading.word(at)).as_ref(), "may" | "march") || names_time(reading, at);
    (alone && reading.tokens[at].case != Case::Lower).then(|| plain(date, at, at + 1))
}

/// "14 March 2026", "14th March", "14 of March".
fn day_first(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let (day, mut next) = day(reading, at)?;
    if let Some(end) = day_range(reading, next).or_else(|| day_list(reading, next)) {
        let found = behind_day(reading, at, end, None);
        if found.is_some() {
            return found;
        }
    }
    if reading.is(next, "day") && reading.is(next + 1, "of") {
        next += 1;
    }
    behind_day(reading, at, next, Some(day))
}

fn behind_day(reading: &Reading<'_>, first: usize, next: usize, day: Option<i8>) -> Option<Dated> {
    let at = if reading.is(next, "of") { next + 1 } else { next };
    let month = month(reading, at)?;
    let mut date = Date { month: Some(month), day, ..Date::default() };
    let mut next = past_stop(reading, at + 1);
    if let Some((year, end)) = year_behind(reading, next) {
        date.year = Some(year);
        next = end;
    } else if next == at + 2 && !reading.has(at, Class::Abbreviation) {
        next = at + 1;
    }
    let mut out = plain(date, first, next);
    add_weekday_behind(reading, &mut out);
    Some(out)
}

/// "the fourteenth of March": the day in words.
fn ordinal_day(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    if !reading.has(at, Class::NumberWord) || !reading.is(at + 1, "of") || !reading.has(at + 2, Class::Month) {
        return None;
    }
    let Word::Ordinal(day) = word(reading.word(at))? else { return None };
    behind_day(reading, at, at + 1, Some(day as i8))
}

/// "Friday", "Friday, March 14", "Friday the 13th of June", "Friday night, 14 March 2026".
fn weekday_first(reading: &Reading<'_>, at: usize) -> Dated {
    let weekday = weekday(reading.word(at));
    let mut next = past_stop(reading, at + 1);
    if next == at + 2 && !reading.has(at, Class::Abbreviation) {
        next = at + 1;
    }
    let bare = Dated { weekday: Some(at), ..plain(Date { weekday, ..Date::default() }, at, at + 1) };
    if ["morning", "afternoon", "evening", "night"].iter().any(|part| reading.is(next, part)) {
        next += 1;
    }
    if reading.word(next) == "," {
        next += 1;
    }
    if reading.is(next, "the") {
        next += 1;
    }
    let found = match reading.tokens.get(next).map(|token| token.kind) {
        Some(TokenKind::Number) => numeric(reading, next).or_else(|| day_first(reading, next)),
        Some(TokenKind::Word) if reading.has(next, Class::Month) => month_first(reading, next),
        Some(TokenKind::Word) => ordinal_day(reading, next),
        _ => None,
    };
    match found {
        Some(found) if found.date.day.is_some() && found.weekday.is_none() => {
            // "Friday and Saturday, March 14" leaves open which of them the day is.
            let listed = at > 0 && (reading.is(at - 1, "and") || reading.is(at - 1, "or") || is_joined(reading, at - 1, "-"));
            let sure = !(listed && at > 1 && reading.has(at - 2, Class::Weekday));
            let date = Date { weekday: weekday.filter(|_| sure), ..found.date };
            Dated { date, first: at, weekday: sure.then_some(at), ..found }
        }
        _ => bracketed(reading, at).unwrap_or(bare),
    }
}

/// "Saturday (15 August 2025)".
fn bracketed(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    if reading.word(at + 1) != "(" || !reading.is_number(at + 2) {
        return None;
    }
    let found = numeric(reading, at + 2).or_else(|| day_first(reading, at + 2))?;
    let whole = reading.word(found.next) == ")" && found.date.day.is_some() && found.weekday.is_none();
    let date = Date { weekday: weekday(reading.word(at)), ..found.date };
    whole.then_some(Dated { date, first: at, next: found.next, weekday: Some(at), years: 1 })
}

/// "14 March 2026, a Saturday", "14 March (Saturday)".
fn add_weekday_behind(reading: &Reading<'_>, found: &mut Dated) {
    let next = found.next;
    let behind = if reading.word(next) == "," && reading.is(next + 1, "a") && reading.has(next + 2, Class::Weekday) {
        let ends = reading.tokens.get(next + 3).is_none_or(|token| token.kind == TokenKind::Mark);
        ends.then_some((next + 2, next + 3))
    } else if reading.word(next) == "(" && reading.has(next + 1, Class::Weekday) && reading.word(next + 2) == ")" {
        Some((next + 1, next + 3))
    } else {
        None
    };
    if let (Some((token, end)), Some(_)) = (behind, found.date.day) {
        found.date.weekday = weekday(reading.word(token));
        found.weekday = Some(token);
        found.next = end;
    }
}

/// "2025-03-11", "11/03/2025", "11.03.2025".
fn numeric(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let text = reading.word(at);
    if text.bytes().filter(|byte| *byte == b'.').count() == 2 {
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        let year = (year.len() == 4).then(|| year.parse().ok())??;
        return full(year, month, day).map(|date| plain(date, at, at + 1));
    }
    let mark = ["-", "/"].into_iter().find(|mark| is_joined(reading, at + 1, mark) && is_joined(reading, at + 3, mark))?;
    if !reading.is_number(at + 2) || !reading.is_number(at + 4) {
        return None;
    }
    let (first, second, third) = (text, reading.word(at + 2), reading.word(at + 4));
    let number = |text: &str| text.parse::<i16>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    let date = if first.len() == 4 {
        full(a, i8::try_from(b).ok()?, i8::try_from(c).ok()?)?
    } else if third.len() == 4 && mark == "/" {
        let (a, b) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        match (full(c, b, a), full(c, a, b)) {
            // Whether day or month comes first is the country's custom.
            (Some(_), Some(_)) if a != b => Date { year: Some(c), ..Date::default() },
            (Some(date), _) | (None, Some(date)) => date,
            (None, None) => return None,
        }
    } else {
        return None;
    };
    Some(plain(date, at, at + 5))
}

fn full(year: i16, month: i8, day: i8) -> Option<Date> {
    let sound = (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    sound.then_some(Date { year: Some(year), month: Some(month), day: Some(day), weekday: None })
}

/// A year with nothing else: "in 1974", "since 2018", "2003", "1980s".
fn year_alone(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let text = reading.word(at);
    let next_joined = reading.tokens.get(at + 1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word);
    if next_joined {
        let decade = reading.word(at + 1) == "s" && text.len() == 4 && text.ends_with('0');
        let year: i16 = text.parse().ok().filter(|_| decade)?;
        return Some(Dated { years: 10, ..plain(Date { year: Some(year), ..Date::default() }, at, at + 2) });
    }
    if let Some(last) = short_end(reading, at) {
        return Some(plain(Date { year: Some(last), ..Date::default() }, at, at + 1));
    }
    let year = year(text)?;
    let before = at.checked_sub(1);
    let word_before = before.map_or("", |before| reading.word(before));
    let by_word = before.is_some() && names_time(reading, at) && !is_counted(reading, at);
    let bracketed = word_before == "(" && matches!(reading.word(at + 1), ")" | "-" | "–" | "," | ";");
    let era = ["BC", "BCE", "AD", "CE"].contains(&reading.word(at + 1));
    let span = is_year_range(reading, at) || ends_year_range(reading, at);
    if by_word || bracketed || era || span || (PLAIN_YEARS.contains(&year) && !is_counted(reading, at)) {
        let next = if era { at + 2 } else { at + 1 };
        return Some(plain(Date { year: Some(year), ..Date::default() }, at, next));
    }
    None
}

/// Four digits and nothing else.
fn year(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|year| (1000..=2999).contains(year))
}

/// "30 September 420": three digits behind a month, with nothing behind them that they could count.
fn early_year(reading: &Reading<'_>, at: usize) -> Option<i16> {
    let text = reading.word(at);
    let plain = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let free = reading.tokens.get(at + 1).is_none_or(|token| token.kind == TokenKind::Mark)
        && matches!(reading.word(at + 1), "" | "." | "," | ")" | ";");
    (plain && free).then(|| text.parse().ok()).flatten()
}

/// "1920–21", "1871 – 72": the last year of a span, cut short.
fn short_end(reading: &Reading<'_>, at: usize) -> Option<i16> {
    let text = reading.word(at);
    let dash = at.checked_sub(2).filter(|_| matches!(reading.word(at - 1), "-" | "–"))?;
    let first = year(reading.word(dash)).filter(|_| text.len() == 2 && !is_counted(reading, at))?;
    let last = first - first % 100 + text.parse::<i16>().ok()?;
    (first < last).then_some(last)
}

/// Whether the word before `at` says that a time follows.
fn names_time(reading: &Reading<'_>, at: usize) -> bool {
    const TIME_WORDS: &[&str] = &[
        "in", "since", "by", "until", "till", "from", "before", "after", "during", "circa", "year", "early", "late", "mid", "last", "next",
        "this", "spring", "summer", "autumn", "fall", "winter", "between", "of", "end", "through", "around",
    ];
    let Some(before) = at.checked_sub(1) else { return false };
    TIME_WORDS.iter().any(|word| reading.is(before, word)) || reading.has(before, Class::Month)
}

/// "1904-1917", "2010–11": a span of years, seen from its first.
fn is_year_range(reading: &Reading<'_>, at: usize) -> bool {
    let dash = is_joined(reading, at + 1, "-") || is_joined(reading, at + 1, "–");
    let to = reading.word(at + 2);
    dash && (year(to).is_some() || (to.len() == 2 && reading.is_number(at + 2)))
}

/// The same, seen from its last.
fn ends_year_range(reading: &Reading<'_>, at: usize) -> bool {
    let dash = at.checked_sub(2).filter(|_| is_joined(reading, at - 1, "-") || is_joined(reading, at - 1, "–"));
    dash.is_some_and(|first| year(reading.word(first)).is_some() && !is_counted(reading, at))
}

/// Whether the four digits at `at` count something: a hedge or money stands before them, or
/// people or a unit behind.
fn is_counted(reading: &Reading<'_>, at: usize) -> bool {
    let hedged = at.checked_sub(1).is_some_and(|before| {
        ["than", "about", "some", "nearly", "almost", "roughly", "approximately", "least", "over", "under", "estimated"]
            .iter()
            .any(|word| reading.is(before, word))
            || super::units::sign(reading.word(before)).is_some()
    });
    let next = at + 1;
    hedged
        || reading.has(next, Class::People)
        || matches!(reading.word(next), "%" | "°" | "million" | "percent" | "per" | "degrees")
        || (reading.is_word(next) && super::units::unit(reading.word(next)).is_some())
}

/// "’98", "the ’60s": a year or decade cut short.
fn short_year(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let joined = reading.tokens.get(at + 1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Number);
    let spaced = reading.tokens[at].spaced;
    let text = reading.word(at + 1);
    if !joined || !spaced || text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let short: i16 = text.parse().ok()?;
    // Two digits up to 29 mean this century, as POSIX strptime's %y has it up to 68 for machines.
    let year = if short < 30 { 2000 + short } else { 1900 + short };
    let decade = reading.word(at + 2) == "s" && !reading.tokens[at + 2].spaced;
    let clitic = matches!(reading.word(at + 2), "'s" | "’s");
    let (years, next) = if decade || clitic { (10, at + 3) } else { (1, at + 2) };
    Some(Dated { years, ..plain(Date { year: Some(year), ..Date::default() }, at, next) })
}

/// "the late Eighties", "the nineteen-sixties".
fn decade_word(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    const DECADES: &[(&str, i16)] = &[
        ("twenties", 1920),
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
    ];
    let text = reading.word(at);
    if !text.ends_with("ties") {
        return None;
    }
    let year = DECADES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word))?.1;
    let before = at.checked_sub(1)?;
    let the = ["the", "early", "late", "mid"].iter().any(|word| reading.is(before, word));
    the.then(|| Dated { years: 10, ..plain(Date { year: Some(year), ..Date::default() }, at, at + 1) })
}

/// "mid-1970s", "pre-1914", "post-2008": one token.
fn prefixed(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let (prefix, rest) = reading.word(at).split_once('-')?;
    if !matches!(prefix, "mid" | "pre" | "post" | "early" | "late") {
        return None;
    }
    let decade = rest.strip_suffix('s');
    let year = year(decade.unwrap_or(rest))?;
    Some(Dated { years: if decade.is_some() { 10 } else { 1 }, ..plain(Date { year: Some(year), ..Date::default() }, at, at + 1) })
}

/// A day of the month: "14", "14th".
fn day(reading: &Reading<'_>, at: usize) -> Option<(i8, usize)> {
    if !reading.is_number(at) {
        return None;
    }
    let text = reading.word(at);
    let day: i8 = text.parse().ok().filter(|day| (1..=31).contains(day) && text.len() <= 2)?;
    let suffixed = reading.tokens.get(at + 1).is_some_and(|token| !token.spaced) && is_suffix(reading.word(at + 1));
    // "14.30" is one token; "May 5%" and "May 5 million" are no days.
    let next = if suffixed { at + 2 } else { at + 1 };
    let counted = matches!(reading.word(next), "%" | "million" | "billion" | "percent");
    (!counted).then_some((day, next))
}

/// The suffix of an ordinal in digits.
pub(super) fn is_suffix(text: &str) -> bool {
    matches!(text, "st" | "nd" | "rd" | "th")
}

/// "-16" behind a day.
fn day_range(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let dash = is_joined(reading, at, "-") || is_joined(reading, at, "–") || reading.is(at, "to");
    day(reading, at + 1).filter(|_| dash).map(|(_, end)| end)
}

/// "and 16" or ", 15 and 16" behind a day.
fn day_list(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    while reading.is(next, "and") || reading.word(next) == "," {
        let Some((_, end)) = day(reading, next + 1) else { break };
        next = end;
    }
    (next > at).then_some(next)
}

fn year_behind(reading: &Reading<'_>, at: usize) -> Option<(i16, usize)> {
    let index = if reading.word(at) == "," || reading.is(at, "of") { at + 1 } else { at };
    let found = reading.is_number(index).then(|| year(reading.word(index)).or_else(|| early_year(reading, index))).flatten()?;
    let joined = reading.tokens.get(index + 1).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word);
    let joined = joined || (is_joined(reading, index + 1, "-") && reading.is_number(index + 2));
    (!joined).then_some((found, index + 1))
}

/// Past the stop of an abbreviation.
fn past_stop(reading: &Reading<'_>, at: usize) -> usize {
    let stop = reading.word(at) == "." && !reading.tokens[at].spaced;
    if stop && reading.has(at - 1, Class::Abbreviation) { at + 1 } else { at }
}

fn month(reading: &Reading<'_>, at: usize) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if !reading.is_capital(at) || !reading.has(at, Class::Month) {
        return None;
    }
    let text = lower(reading.word(at));
    let start = text.get(..3)?;
    MONTHS.iter().position(|month| *month == start).map(|index| index as i8 + 1)
}

/// The number of the weekday that `text` names or shortens, 1 for Monday.
pub(super) fn weekday(text: &str) -> Option<i8> {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let text = lower(text);
    let start = text.get(..3)?;
    WEEKDAYS.iter().position(|day| *day == start).map(|index| index as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;
    use crate::markup::{Lead, Zone};

    fn dates(text: &str) -> String {
        let prose = super::super::prose_of(text);
        let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
        let mut out = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            let Some(found) = read(&reading, at) else {
                at += 1;
                continue;
            };
            let Date { year, month, day, weekday } = found.date;
            let show = |part: Option<i16>| part.map_or("?".to_owned(), |part| part.to_string());
            let parts = [year, month.map(i16::from), day.map(i16::from), weekday.map(i16::from)].map(show);
            out.push(format!("{} = {}", reading.span(found.first, found.next - 1).of(text), parts.join(" ")));
            at = found.next.max(at + 1);
        }
        out.join("; ")
    }

    #[test]
    fn dates_of_every_order_are_read() {
        assert_eq!(dates("on Friday, March 14."), "Friday, March 14 = ? 3 14 5");
        assert_eq!(dates("Friday 14 March 2026 and Jan. 6"), "Friday 14 March 2026 = 2026 3 14 5; Jan. 6 = ? 1 6 ?");
        assert_eq!(dates("the 14th of March, 2025-03-11"), "14th of March = ? 3 14 ?; 2025-03-11 = 2025 3 11 ?");
        assert_eq!(dates("Sunday night, the 3rd of May 2020,"), "Sunday night, the 3rd of May 2020 = 2020 5 3 7");
        assert_eq!(dates("on 5 June 2024, a Wednesday."), "5 June 2024, a Wednesday = 2024 6 5 3");
        assert_eq!(dates("31/12/2025 or 03/04/2025"), "31/12/2025 = 2025 12 31 ?; 03/04/2025 = 2025 ? ? ?");
    }

    #[test]
    fn years_decades_and_months_stand_alone() {
        assert_eq!(dates("in 1807, the 1980s and the ’60s"), "1807 = 1807 ? ? ?; 1980s = 1980 ? ? ?; ’60s = 1960 ? ? ?");
        assert_eq!(dates("It may march in May or in March 2020"), "May = ? 5 ? ?; March 2020 = 2020 3 ? ?");
        assert_eq!(dates("more than 2000 people, 1500 metres, 2000 residents"), "");
        assert_eq!(dates("the mid-1970s and pre-1914"), "mid-1970s = 1970 ? ? ?; pre-1914 = 1914 ? ? ?");
        assert_eq!(dates("the late Eighties"), "Eighties = 1980 ? ? ?");
    }

    #[test]
    fn days_of_a_span_are_no_day() {
        assert_eq!(dates("March 14-16, 2026"), "March 14-16, 2026 = 2026 3 ? ?");
        assert_eq!(dates("12 and 14 March"), "12 and 14 March = ? 3 ? ?");
    }
}
