//! Ages and years of birth of one person that do not fit.

use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Date, FigureKind, Life, NameKind, Told};
use crate::links::{Cluster, Names};
use rustc_hash::FxHashMap;

/// Two things told of one life that cannot both be right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgeConflict {
    /// The earlier place.
    pub earlier: At,
    /// The later.
    pub later: At,
    /// What kinds of things they are, and what follows from them.
    pub kind: AgeKind,
}

/// Which two things do not fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AgeKind {
    /// An age against a birth: the least and the most it can be.
    Birth {
        /// The age as told.
        age: f64,
        /// The youngest it can be.
        youngest: f64,
        /// The oldest.
        oldest: f64,
    },
    /// Two ages on one day.
    Ages {
        /// The earlier.
        first: f64,
        /// The later.
        second: f64,
    },
}

/// The year of this release: nobody's age can be told of much later (ruling 25).
const RELEASED: i16 = 2026;
/// How long a release may be in use.
const YEARS_IN_USE: i16 = 3;
/// An age may be off by so many years: birthdays, and ages told on another day.
const SLACK: f64 = 1.0;

/// One thing told of somebody.
struct Entry {
    at: At,
    told: Known,
}

#[derive(Clone, Copy)]
enum Known {
    Age(f64),
    Born(Date),
    Died(f64, Option<Date>),
}

/// Finds ages that disagree.
pub(super) fn find(draft: &Draft, config: &Config, names: &Names) -> Vec<AgeConflict> {
    let mut people: FxHashMap<usize, Vec<Entry>> = FxHashMap::default();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        for life in &placed.paragraph.lives {
            if let (Some(person), Some(entry)) = (person(draft, names, index, life), entry(draft, index, life)) {
                people.entry(person).or_default().push(entry);
            }
        }
    }
    people.retain(|_, entries| entries.len() > 1);
    if people.is_empty() {
        return Vec::new();
    }
    let now = days(draft, config);
    let mut out: Vec<AgeConflict> = people.values().filter_map(|entries| conflict(entries, now)).collect();
    out.sort_by_key(|conflict| conflict.later);
    out
}

/// Between which years the draft's own day lies: its date's, or from the latest year in its text
/// on to as long as this release may be in use.
fn days(draft: &Draft, config: &Config) -> (i16, i16) {
    if let Some(year) = draft.date().and_then(|date| date.year).or(config.year) {
        return (year, year);
    }
    let last = RELEASED + YEARS_IN_USE;
    let figures = draft.paragraphs().iter().flat_map(|placed| &placed.paragraph.figures);
    let years = figures.filter(|figure| figure.kind == FigureKind::Date).filter_map(|figure| figure.date?.year);
    (years.filter(|year| *year <= RELEASED).max().unwrap_or(0), last)
}

/// Who the life is of: the cluster of the name; for a pronoun the one person of the sentence
/// before, or of its own sentence before it.
fn person(draft: &Draft, names: &Names, index: usize, life: &Life) -> Option<usize> {
    let paragraph = draft.paragraph(index);
    let is_human = |cluster: usize| names.clusters.get(cluster).is_some_and(|cluster| cluster.kind == NameKind::Person);
    if !life.pronoun {
        // A surname that two people share may be either's.
        let word = life.whose.of(&paragraph.prose.text);
        let alike = |cluster: &&Cluster| cluster.kind == NameKind::Person && cluster.name.ends_with(word);
        let shared = !word.contains(' ') && names.clusters.iter().filter(alike).count() > 1;
        return names.at(draft, index, life.whose).filter(|cluster| is_human(*cluster) && !shared);
    }
    let sentence = paragraph.sentence_at(life.whose.start)?;
    let own = paragraph.sentences[sentence].span;
    let span = if own.start + 1 < life.whose.start { own } else { paragraph.sentences[sentence.checked_sub(1)?].span };
    let mut found = None;
    for (name, cluster) in paragraph.names.iter().zip(names.of.get(index)?) {
        let before = span.covers(name.span) && name.span.start < life.whose.start;
        if !before || !is_human(*cluster) {
            continue;
        }
        if found.is_some_and(|found| found != *cluster) {
            return None;
        }
        found = Some(*cluster);
    }
    found
}

/// What the life tells, unless it is told of another day: "in 1990 Holm, 34,".
fn entry(draft: &Draft, index: usize, life: &Life) -> Option<Entry> {
    let paragraph = draft.paragraph(index);
    let figure = |figure: usize| &paragraph.figures[figure];
    let (number, told) = match life.told {
        Told::Age(age) => {
            let span = figure(age).span;
            let sentence = paragraph.sentences.get(paragraph.sentence_at(span.start)?)?;
            let dated = paragraph.figures.iter().any(|date| {
                date.kind == FigureKind::Date && sentence.span.covers(date.span) && date.date.is_some_and(|date| date.year.is_some())
            });
            // A date of birth in its own sentence is no other day.
            let born = paragraph.lives.iter().any(|life| matches!(life.told, Told::Born(date) if sentence.span.covers(figure(date).span)));
            if dated && !born {
                return None;
            }
            (age, Known::Age(figure(age).value?))
        }
        Told::Born(date) => (date, Known::Born(figure(date).date?)),
        Told::Died { age, date } => (age, Known::Died(figure(age).value?, date.and_then(|date| figure(date).date))),
    };
    Some(Entry { at: At { paragraph: index, span: figure(number).span }, told })
}

/// The first two things told of one person that do not fit.
fn conflict(entries: &[Entry], now: (i16, i16)) -> Option<AgeConflict> {
    for (later, second) in entries.iter().enumerate() {
        for first in &entries[..later] {
            let kind = match (first.told, second.told) {
                (Known::Age(a), Known::Age(b)) => ((a - b).abs() > SLACK).then_some(AgeKind::Ages { first: a, second: b }),
                (Known::Age(age), Known::Born(born)) | (Known::Born(born), Known::Age(age)) => against(age, born, None, now),
                (Known::Died(age, date), Known::Born(born)) | (Known::Born(born), Known::Died(age, date)) => against(age, born, date, now),
                _ => None,
            };
            if let Some(kind) = kind {
                return Some(AgeConflict { earlier: first.at, later: second.at, kind });
            }
        }
    }
    None
}

/// Whether somebody born on `born` cannot have the `age` on `date`, or on the day of the draft.
fn against(age: f64, born: Date, date: Option<Date>, now: (i16, i16)) -> Option<AgeKind> {
    let year = born.year?;
    let (from, to) = date.and_then(|date| date.year).map_or(now, |year| (year, year));
    // With both months known the birthday has passed or it has not.
    let months = (born.month, date.and_then(|date| date.month));
    let passed = match months {
        (Some(born), Some(died)) if born != died => Some(born < died),
        _ => None,
    };
    let (mut youngest, mut oldest) = (f64::from(from - year) - 1.0, f64::from(to - year));
    match passed {
        Some(true) => youngest += 1.0,
        Some(false) => oldest -= 1.0,
        None => {}
    }
    let youngest = youngest.max(0.0);
    (age < youngest - SLACK || oldest + SLACK < age).then_some(AgeKind::Birth { age, youngest, oldest })
}
