//! "From 2010 to 2020, a ten-year run", "for ten years, from 2010 until 2020".

use super::Relation;
use super::beside::Beside;
use crate::facts::figures::{Figure, FigureKind};
use crate::language::Class;

/// Two years and how long it is said to be from one to the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lasting {
    /// The date it begins.
    pub from: usize,
    /// The date it ends.
    pub to: usize,
    /// How long it is said to last, in years or decades.
    pub duration: usize,
}

/// No more tokens lie between the years and the time they span.
const REACH: usize = 4;

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for from in 0..cx.figures.len() - 1 {
        let to = from + 1;
        if !is_year(&cx.figures[from]) || !is_year(&cx.figures[to]) || !is_span(cx, from, to) || cx.is_quoted(cx.figures[from].span) {
            continue;
        }
        let behind = Some(to + 1).filter(|duration| *duration < cx.figures.len() && follows(cx, to, *duration));
        let before = from.checked_sub(1).filter(|duration| leads(cx, *duration, from));
        if let Some(duration) = behind.or(before).filter(|duration| is_years(&cx.figures[*duration]) && cx.is_one_sentence(from, *duration))
        {
            out.push(Relation::Lasting(Lasting { from, to, duration }));
        }
    }
}

/// Whether the figure is a date with a year, and no decade.
fn is_year(figure: &Figure) -> bool {
    figure.date.is_some_and(|date| date.year.is_some()) && figure.high.at <= figure.low.at
}

fn is_years(figure: &Figure) -> bool {
    figure.kind == FigureKind::Duration && matches!(&*figure.unit.name, "year" | "decade") && figure.value.is_some()
}

/// "from 2010 to 2020", "between 2010 and 2020", "(2010–2020".
fn is_span(cx: &Beside<'_, '_>, from: usize, to: usize) -> bool {
    let words: Vec<usize> = cx.between(from, to).collect();
    let [joint] = words[..] else { return false };
    let opened = cx.is_behind(from, &["from"]) && cx.is(joint, &["to", "until", "till", "through"]);
    let between = cx.is_behind(from, &["between"]) && cx.is(joint, &["and"]);
    let bracketed = cx.is_behind(from, &["("]) && cx.is(joint, &["-", "–"]);
    opened || between || bracketed
}

/// ", a ten-year run", ", ten years in all".
fn follows(cx: &Beside<'_, '_>, to: usize, duration: usize) -> bool {
    let between = cx.between(to, duration);
    let article = cx.is_behind(duration, &["a", "an"]);
    let apposed = cx.is(between.start, &[",", ")", "—", "–", "("]);
    // ", a period of eight years".
    let period = cx.is_behind(duration, &["of"])
        && cx.is(cx.first(duration).saturating_sub(2), &["period", "span", "stretch", "spell", "run", "total", "reign"]);
    between.len() <= REACH && apposed && (period || article && between.len() <= 3 || between.len() == 1 && !cx.is(cx.next(duration), LATER))
}

/// "for ten years, from 2010 until 2020", "a ten-year career from 2010 to 2020".
fn leads(cx: &Beside<'_, '_>, duration: usize, from: usize) -> bool {
    let between = cx.between(duration, from);
    let open = between.start..between.end.saturating_sub(1);
    let plain = open.clone().all(|index| {
        // "his twelve years as coach, from".
        let role = cx.is(index, &["as", "in", "at"]) || index + 1 == open.end && cx.is(index, &[","]);
        let word =
            role || cx.reading.is_word(index) && !cx.reading.has(index, Class::Preposition) && !cx.reading.has(index, Class::Conjunction);
        word && !cx.is(index, LATER) || (index == open.start && cx.is(index, &[",", "("]))
    });
    !between.is_empty() && between.len() <= REACH + 1 && plain
}

/// Words that count the years from another day.
const LATER: &[&str] = &["later", "after", "before", "ago", "earlier", "old", "hence", "on", "into", "since", "apart"];
