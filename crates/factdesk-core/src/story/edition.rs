//! Where a draft stands among the drafts of its story: which of two is the newer (ruling 6).

use super::file_name;
use crate::draft::Draft;
use crate::facts::{Date, FigureKind};
use crate::markup::{Lead, Zone};
use std::cmp::Ordering;
use std::sync::Arc;

/// One state of the story, as a draft of it bears it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edition {
    /// The draft's file, as the story names it.
    pub file: Arc<str>,
    /// Its day: front matter, dateline, file name.
    day: Option<(i16, i8, i8)>,
    /// Its time of day in minutes since midnight, where text or name tell it.
    minutes: Option<u16>,
}

impl Edition {
    /// The edition that `draft` is, in the file called `file`.
    pub(crate) fn of(draft: &Draft, file: &Arc<str>) -> Edition {
        let day = draft.date().and_then(|date: Date| Some((date.year?, date.month?, date.day?)));
        Edition { file: Arc::clone(file), day, minutes: minutes_in_text(draft).or_else(|| minutes_in_name(file)) }
    }

    /// Whether this is the earlier of the two: by day, then by time of day, then by path. A day or
    /// a time counts where both have one.
    pub fn is_before(&self, other: &Edition) -> bool {
        let days = self.day.zip(other.day).filter(|(own, other)| own != other);
        let times = self.minutes.zip(other.minutes).filter(|(own, other)| own != other);
        match (days, times) {
            (Some((own, other)), _) => own < other,
            (None, Some((own, other))) => own < other,
            (None, None) => self.file < other.file,
        }
    }

    /// What editions are sorted by: like [`Edition::is_before`], but those without a day come first.
    pub(crate) fn order(&self, other: &Edition) -> Ordering {
        (self.day, self.minutes, &self.file).cmp(&(other.day, other.minutes, &other.file))
    }

    /// Whether both bear one day, and say so.
    pub fn is_of_one_day(&self, other: &Edition) -> bool {
        self.day.is_some() && self.day == other.day
    }
}

/// Whether a newer draft has taken the place of this one (ruling 10).
pub(crate) fn is_superseded(draft: &Draft) -> bool {
    let status = draft.front_matter().get("status");
    status.is_some_and(|status| status.eq_ignore_ascii_case("superseded"))
        || draft.text().trim_start_matches('\u{feff}').trim_start().starts_with("SUPERSEDED")
}

/// The time in front matter ("date: 2025-03-11T14:30"), or in a line above the copy that tells of an
/// update or bears the dateline.
fn minutes_in_text(draft: &Draft) -> Option<u16> {
    /// Headline, deck, byline, update and the first paragraph.
    const ABOVE: usize = 5;
    let front = ["updated", "date", "time"].into_iter().find_map(|field| clock(draft.front_matter().get(field)?));
    let times = |index: usize| {
        let paragraph = draft.paragraph(index);
        let line = paragraph.prose.text.trim_start().get(..6).unwrap_or_default();
        let lead = match paragraph.lead {
            Lead::Dateline(span) => Some(span),
            _ => None,
        };
        let update = paragraph.zone != Zone::FrontMatter && line.eq_ignore_ascii_case("update");
        let own = move |at: u32| update || lead.is_some_and(|lead| lead.contains(at));
        paragraph
            .figures
            .iter()
            .find(|figure| figure.kind == FigureKind::Time && own(figure.span.start))?
            .value
            .map(|minutes| minutes as i64)?
            .try_into()
            .ok()
    };
    front.or_else(|| (0..draft.paragraphs().len().min(ABOVE)).find_map(times))
}

/// The minutes of the first "14:30" in a value of the front matter.
fn clock(value: &str) -> Option<u16> {
    let (hour, rest) = value.split_once(':')?;
    let hour = hour.get(hour.len().checked_sub(2)?..)?.parse::<u16>().ok()?;
    let minute = rest.get(..2)?.parse::<u16>().ok()?;
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

/// The time in a file's name, behind its day: `2025-03-11-1430-flood.md`, `20250311T1430.txt`.
fn minutes_in_name(file: &str) -> Option<u16> {
    let name = file_name(file);
    let runs: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let dated = runs.iter().position(|run| run.len() == 8).map(|day| day + 1);
    let dated = dated.or_else(|| runs.windows(3).position(|day| day.iter().map(|run| run.len()).eq([4, 2, 2])).map(|day| day + 3))?;
    let time = runs.get(dated).filter(|time| time.len() == 4)?;
    let (hour, minute) = (time[..2].parse::<u16>().ok()?, time[2..].parse::<u16>().ok()?);
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Format, date_in_file_name};

    fn edition(file: &str, text: &str) -> Edition {
        let draft = Draft::read(text, Format::Markdown, date_in_file_name(file), &Config::default());
        Edition::of(&draft, &Arc::from(file))
    }

    #[test]
    fn the_day_counts_then_the_time_then_the_path() {
        let body = "The pier was sold.";
        let order = [
            edition("z.md", "---\ndate: 2025-03-11T09:05\n---\n\nThe pier was sold."),
            edition("2025-03-11-1430-pier.md", body),
            edition("y.md", "---\ndate: 2025-03-11\n---\n\nUpdate 3: 5.45 p.m.\n\nThe pier was sold."),
            edition("a.md", "OSTBY, 12 March 2025 — The pier was sold."),
            edition("b_2025_03_12.md", body),
        ];
        for (index, one) in order.iter().enumerate() {
            for other in &order[index + 1..] {
                assert!(one.is_before(other) && !other.is_before(one), "{one:?} {other:?}");
            }
            assert!(!one.is_before(one));
        }
        assert!(order[0].is_of_one_day(&order[1]) && !order[2].is_of_one_day(&order[3]));
    }

    #[test]
    fn a_draft_says_that_it_is_superseded() {
        let read = |text: &str| is_superseded(&Draft::read(text, Format::Markdown, None, &Config::default()));
        assert!(read("---\nstatus: Superseded\n---\n\nOld."));
        assert!(read("SUPERSEDED by the noon lead\n\nOld."));
        assert!(!read("The plan was superseded."));
    }
}
