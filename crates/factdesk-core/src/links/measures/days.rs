//! Which day, month or year a date means, as ISO 8601 writes it.
//!
//! What a date leaves out is taken from the dates told before it, then from the draft's own day. It is
//! worked out when asked for, for one date at a time.

use crate::draft::Draft;
use crate::facts::{Date, Figure, FigureKind, Moment, When};
use crate::language::Class;
use jiff::ToSpan;
use jiff::civil;

/// A year told before counts for so many paragraphs.
const PARAGRAPHS_BACK: usize = 3;

/// The first and the last day of a time, counted from one day that does not matter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Days(i32, i32);

impl Days {
    /// Of a day, a month, a year or two of them with a slash between, as ISO 8601 writes them;
    /// `None` for anything else, and where the year is not known.
    pub(super) fn of(iso: &str) -> Option<Days> {
        let (from, to) = iso.split_once('/').unwrap_or((iso, iso));
        Some(Days(ends(from)?.0, ends(to)?.1))
    }

    /// Whether they have a day in common.
    pub(super) fn overlaps(self, other: Days) -> bool {
        self.0 <= other.1 && other.0 <= self.1
    }
}

/// The first and the last day of "2025-03-11", "2025-03" or "2025".
fn ends(iso: &str) -> Option<(i32, i32)> {
    let mut parts = iso.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().map(|part| part.parse::<i8>().ok());
    let (month, day) = (part(), part());
    let first = civil::Date::new(year, month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (_, None) => first.last_of_month(),
        _ => first,
    };
    let number = |day: civil::Date| day.since(civil::Date::ZERO).ok().map(|since| since.get_days());
    Some((number(first)?, number(last)?))
}

/// The date or time of day that a figure of a paragraph means: "2025-03-11", "2025-03", "T19:30";
/// "--03-11" where no year is known, "1980-01-01/1989-12-31" for a decade. None for other figures.
pub fn date_of_figure(draft: &Draft, paragraph: usize, figure: &Figure) -> Option<String> {
    if figure.kind == FigureKind::Time {
        let minutes = figure.value? as i64;
        let (hour, minute) = (minutes / 60, minutes % 60);
        let text = figure.span.of(&draft.paragraph(paragraph).prose.text);
        let told = text.contains(':') || minute > 0 || text.contains('.') && text.bytes().filter(u8::is_ascii_digit).count() > 2;
        return Some(if told { format!("T{hour:02}:{minute:02}") } else { format!("T{hour:02}") });
    }
    let date = figure.date?;
    let years = (figure.high.at - figure.low.at) as i16 + 1;
    match date {
        Date { year: Some(year), month: None, .. } if years > 1 => Some(format!("{year:04}-01-01/{:04}-12-31", year + years - 1)),
        Date { year: Some(year), month: None, .. } => {
            Some(season_of(draft, paragraph, figure, year).unwrap_or_else(|| format!("{year:04}")))
        }
        Date { year: Some(year), month: Some(month), day: None, .. } => {
            let month = format!("{year:04}-{month:02}");
            let days = days_of_range(figure.span.of(&draft.paragraph(paragraph).prose.text));
            Some(days.map_or(month.clone(), |(first, last)| format!("{month}-{first:02}/{month}-{last:02}")))
        }
        Date { year: Some(year), month: Some(month), day: Some(day), .. } => Some(format!("{year:04}-{month:02}-{day:02}")),
        // "Rain falls in July": the month of any year.
        Date { year: None, month: Some(month), day: None, .. } if !tells_of_once(draft, paragraph, figure) => Some(format!("--{month:02}")),
        Date { year: None, month: Some(month), day, .. } => {
            let year = year_before(draft, paragraph, figure).or_else(|| nearest_year(draft, month, day));
            let year = year.map_or("-".to_owned(), |year| format!("{year:04}"));
            Some(day.map_or_else(|| format!("{year}-{month:02}"), |day| format!("{year}-{month:02}-{day:02}")))
        }
        Date { weekday: Some(weekday), .. } => weekday_of(draft, paragraph, figure, weekday).map(|day| day.to_string()),
        _ => None,
    }
}

/// The day, month or year that a moment of a paragraph means; none where the draft bears no date.
pub fn date_of_moment(draft: &Draft, paragraph: usize, moment: &Moment) -> Option<String> {
    if let When::Century(century) = moment.when {
        let first = (century - 1) * 100;
        return Some(format!("{first:04}-01-01/{:04}-12-31", first + 99));
    }
    if let When::Season(from, to) = moment.when {
        return Some(format!("--{from:02}/--{to:02}"));
    }
    if moment.when == When::SameYear {
        return last_year(draft, paragraph, moment.span.start).map(|year| format!("{year:04}"));
    }
    let now = today(draft)?;
    let days = |days: i32| now.checked_add(days.days()).ok();
    Some(match moment.when {
        When::Day(offset) => days(offset)?.to_string(),
        When::Week(offset) => {
            let monday = days(7 * offset - i32::from(now.weekday().to_monday_zero_offset()))?;
            format!("{monday}/{}", monday.checked_add(6.days()).ok()?)
        }
        When::Weekend(offset) => {
            // Early in the week "this weekend" is the one that was.
            let weekday = i32::from(now.weekday().to_monday_zero_offset());
            let past = if offset == 0 && weekday < 3 { 7 } else { 0 };
            let saturday = days(7 * offset + 5 - weekday - past)?;
            format!("{saturday}/{}", saturday.checked_add(1.day()).ok()?)
        }
        When::Month(offset) => {
            let day = now.first_of_month().checked_add(offset.months()).ok()?;
            format!("{:04}-{:02}", day.year(), day.month())
        }
        When::Quarter(offset) => {
            let first = now.first_of_month().checked_add((3 * offset - i32::from((now.month() - 1) % 3)).months()).ok()?;
            let last = first.checked_add(2.months()).ok()?.last_of_month();
            format!("{first}/{last}")
        }
        When::Year(offset) => format!("{:04}", i32::from(now.year()) + offset),
        When::SeasonOf(from, to, offset) => {
            let year = i32::from(now.year()) + offset;
            format!("{year:04}-{from:02}/{:04}-{to:02}", year + i32::from(to < from))
        }
        When::SameYear | When::Century(_) | When::Season(..) => return None,
    })
}

/// "the summer of 2012", "winter 1976": the season's first and last month.
fn season_of(draft: &Draft, paragraph: usize, figure: &Figure, year: i16) -> Option<String> {
    const SEASONS: &[(&str, i8, i8)] = &[("spring", 3, 6), ("summer", 6, 9), ("autumn", 9, 12), ("fall", 9, 12), ("winter", 12, 3)];
    let own = draft.paragraph(paragraph);
    let word = |index: usize| own.tokens.get(index).map_or("", |token| token.span.of(&own.prose.text));
    let before = own.token_at(figure.span.start).checked_sub(1)?;
    let at = if word(before) == "of" { before.checked_sub(1)? } else { before };
    let (_, from, to) = SEASONS.iter().find(|(season, ..)| word(at).eq_ignore_ascii_case(season))?;
    Some(format!("{year:04}-{from:02}/{:04}-{to:02}", year + i16::from(to < from)))
}

/// The first and the last day of "5–6 September", "March 14-16".
fn days_of_range(text: &str) -> Option<(i8, i8)> {
    let (before, after) = text.split_once(['-', '–'])?;
    let first = before.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    let last = after.trim_start().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    (1 <= first && first < last && last <= 31).then_some((first, last))
}

/// Whether the sentence tells of something that happened or is to happen, rather than of what is
/// always so: it has a past tense, a future, or somebody who says.
fn tells_of_once(draft: &Draft, paragraph: usize, figure: &Figure) -> bool {
    const TENSES: &[&str] = &["was", "were", "had", "did", "will", "would", "has", "have", "been", "last", "next", "this", "am"];
    let own = draft.paragraph(paragraph);
    let Some(sentence) = own.sentence_at(figure.span.start) else { return true };
    own.tokens[own.sentences[sentence].tokens.clone()].iter().any(|token| {
        let word = token.span.of(&own.prose.text);
        TENSES.iter().any(|tense| word.eq_ignore_ascii_case(tense))
            || word.len() > 4 && word.ends_with("ed")
            || token.classes.has(Class::Say)
    })
}

/// The draft's own day.
fn today(draft: &Draft) -> Option<civil::Date> {
    let date = draft.date()?;
    civil::Date::new(date.year?, date.month?, date.day?).ok()
}

/// The year told last before the prose offset `at` of a paragraph.
fn last_year(draft: &Draft, paragraph: usize, at: u32) -> Option<i16> {
    let own = draft.paragraph(paragraph).figures.iter().rev().filter(|figure| figure.span.start < at);
    let year = |figure: &Figure| figure.date.and_then(|date| date.year).filter(|_| figure.high.at <= figure.low.at);
    own.into_iter().find_map(year).or_else(|| {
        let earlier = (paragraph.saturating_sub(PARAGRAPHS_BACK)..paragraph).rev();
        earlier.into_iter().find_map(|index| draft.paragraph(index).figures.iter().rev().find_map(year))
    })
}

/// The year told before a date without one.
fn year_before(draft: &Draft, paragraph: usize, figure: &Figure) -> Option<i16> {
    last_year(draft, paragraph, figure.span.start)
}

/// The year in which the day lies nearest to the draft's own.
fn nearest_year(draft: &Draft, month: i8, day: Option<i8>) -> Option<i16> {
    let Some(now) = today(draft) else { return draft.date().and_then(|date| date.year) };
    let on = |year: i16| civil::Date::new(year, month, day.unwrap_or(15)).ok();
    let years = [now.year() - 1, now.year(), now.year() + 1];
    years.into_iter().filter_map(on).min_by_key(|day| day.since(now).map_or(i32::MAX, |away| away.get_days().abs())).map(civil::Date::year)
}

/// The weekday on or before the draft's day; the one behind it where the sentence looks ahead.
fn weekday_of(draft: &Draft, paragraph: usize, figure: &Figure, weekday: i8) -> Option<civil::Date> {
    const AHEAD: &[&str] = &["will", "next", "tomorrow", "plans", "due", "scheduled", "coming", "shall"];
    let now = today(draft)?;
    let own = draft.paragraph(paragraph);
    let text = &own.prose.text;
    let sentence = own.sentence_at(figure.span.start).map_or(0..0, |sentence| own.sentences[sentence].tokens.clone());
    let is = |index: usize, words: &[&str]| {
        let word = own.tokens.get(index).map_or("", |token| token.span.of(text));
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    };
    let to = |index: usize| is(index, &["is", "are"]) && is(index + 1, &["to", "set", "expected"]);
    let ahead = sentence.clone().any(|index| (is(index, AHEAD) && !own.tokens[index].classes.has(Class::Month)) || to(index));
    let at = own.token_at(figure.span.start);
    let last = at > 0 && is(at - 1, &["last"]);
    let back = i32::from((now.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    let days = match (ahead, last, back) {
        (true, ..) if back == 0 => 0,
        (true, ..) => 7 - back,
        (false, true, 0) => -7,
        _ => -back,
    };
    now.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Format};

    /// The ISO form of every date, time and moment of a draft of Wednesday, 12 March 2025.
    fn days(text: &str) -> Vec<String> {
        let day = Date { year: Some(2025), month: Some(3), day: Some(12), weekday: None };
        let draft = Draft::read(text, Format::Plain, Some(day), &Config::default());
        let mut out = Vec::new();
        for index in 0..draft.paragraphs().len() {
            let paragraph = draft.paragraph(index);
            out.extend(paragraph.figures.iter().filter_map(|figure| date_of_figure(&draft, index, figure)));
            out.extend(paragraph.moments.iter().filter_map(|moment| date_of_moment(&draft, index, moment)));
        }
        out
    }

    #[test]
    fn weekdays_and_days_without_a_year_lie_near_the_drafts_own() {
        assert_eq!(days("He left on Friday and was back on Tuesday."), ["2025-03-07", "2025-03-11"]);
        assert_eq!(days("He will leave on Friday, on March 14."), ["2025-03-14", "2025-03-14"]);
        assert_eq!(days("He was here on December 28."), ["2024-12-28"]);
    }

    #[test]
    fn a_year_told_before_holds_for_what_follows() {
        assert_eq!(days("In 1832 he fell ill. On 30 May he was shot at 7.30 p.m."), ["1832", "1832-05-30", "T19:30"]);
    }

    #[test]
    fn spans_are_written_with_both_ends() {
        assert_eq!(
            days("The 1980s, 5–6 September 2019 and the summer of 2012."),
            ["1980-01-01/1989-12-31", "2019-09-05/2019-09-06", "2012-06/2012-09"]
        );
        assert_eq!(days("It rains in July."), ["--07"]);
    }

    #[test]
    fn moments_are_counted_from_the_drafts_day() {
        assert_eq!(
            days("It fell yesterday, last week, last month, this quarter and two years ago."),
            ["2025-03-11", "2025-03-03/2025-03-09", "2025-02", "2025-01-01/2025-03-31", "2023"]
        );
    }
}
