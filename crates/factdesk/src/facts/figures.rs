//! One paragraph's figures as the output has them: numbers, what their hedges allow, and times.

use super::document::{Ends, Places};
use factdesk_core::Span;
use factdesk_core::facts::{Bound, Figure, FigureKind, Hedge, Label, Moment, Timex, TimexKind, timexes};
use factdesk_core::links::{date_of_figure, date_of_moment};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct JsonFigure<'a> {
    #[serde(flatten)]
    ends: Ends,
    value: Option<Value>,
    /// Null where the copy leaves that end open, and for dates.
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<&'a str>,
    kind: &'static str,
    measure: Option<String>,
}

/// A number; a date or time of day as ISO 8601 writes it, a span or a time that recurs as TIMEX3
/// does; an interval of numbers in the notation of mathematics.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Text(String),
}

/// A figure of the output and the words it stands for.
struct Entry<'a> {
    span: Span,
    figure: JsonFigure<'a>,
}

/// What is printed of a span or an interval, whose parts are figures as well.
const RANGE: &str = "range";

/// The paragraph's figures in their order: both ends of a range, those that count nothing, and times;
/// then the spans and intervals that are made of them. "Several" and the like say no number.
pub(super) fn of<'a>(cx: &Places<'a>, index: usize) -> Vec<JsonFigure<'a>> {
    let mut entries = numbers(cx, index);
    for found in &cx.draft.paragraph(index).moments {
        // "Two weeks ago" is a day, not two weeks.
        entries.retain(|entry| !found.span.covers(entry.span));
        entries.push(moment(cx, index, found));
    }
    for found in timexes(&cx.draft.paragraph(index).prose.text, cx.draft.date(), cx.time) {
        settle(cx, index, found, &mut entries);
    }
    entries.sort_by_key(|entry| (entry.figure.kind == RANGE, entry.span));
    entries.extend(intervals(cx, index));
    entries.into_iter().map(|entry| entry.figure).collect()
}

fn numbers<'a>(cx: &Places<'a>, index: usize) -> Vec<Entry<'a>> {
    let paragraph = cx.draft.paragraph(index);
    let mut out: Vec<Entry<'a>> = paragraph.labels.iter().map(|found| label(cx, index, found)).collect();
    for (number, found) in paragraph.figures.iter().enumerate() {
        match found.range {
            Some(ends) => out.extend(ends.map(|end| Entry {
                span: end.span,
                figure: JsonFigure {
                    // The unit behind the second is part of it.
                    ends: cx.ends(
                        index,
                        if end.span == ends[1].span { Span { end: found.number.end.max(end.span.end), ..end.span } } else { end.span },
                    ),
                    value: Some(Value::Number(end.at)),
                    ..figure(cx, index, number, found)
                },
            })),
            None if found.value.is_none() && found.date.is_none() => {}
            None => out.push(Entry { span: found.number, figure: figure(cx, index, number, found) }),
        }
    }
    out
}

/// Puts a time in the place of the parts it is made of. A day or hour that is read alone stays as it
/// is; the two ends of a span of days stay beside it, as does what is counted in it.
fn settle<'a>(cx: &Places<'a>, index: usize, found: Timex, entries: &mut Vec<Entry<'a>>) {
    let timed = |entry: &Entry<'a>| matches!(entry.figure.kind, "date" | "time");
    let single = matches!(found.kind, TimexKind::Day | TimexKind::Time);
    let known = |entry: &Entry<'a>| timed(entry) && entry.span.covers(found.span) && entry.figure.value.is_some();
    if single && entries.iter().any(known) {
        return;
    }
    entries.retain(|entry| {
        let part = found.span.overlaps(entry.span);
        let counted = entry.figure.kind == "duration";
        let stays = match found.kind {
            TimexKind::Day | TimexKind::Whole | TimexKind::Time | TimexKind::Hours => false,
            // Of one date in several days nothing is left but its month.
            TimexKind::Days => counted || (entry.figure.kind == "date" && !is_loose(entry, found.span)) || is_year(entry),
            TimexKind::Counted | TimexKind::Set => !timed(entry),
        };
        !part || stays
    });
    let kind = match found.kind {
        TimexKind::Day | TimexKind::Whole => "date",
        TimexKind::Time => "time",
        TimexKind::Days | TimexKind::Hours | TimexKind::Counted => RANGE,
        TimexKind::Set => "set",
    };
    let figure = JsonFigure {
        ends: cx.ends(index, found.span),
        value: Some(Value::Text(found.value)),
        low: None,
        high: None,
        unit: None,
        kind,
        measure: None,
    };
    entries.push(Entry { span: found.span, figure });
}

/// Whether an entry takes up the whole of a span of days and does not tell its ends.
fn is_loose(entry: &Entry<'_>, span: Span) -> bool {
    entry.span == span && !matches!(&entry.figure.value, Some(Value::Text(value)) if value.contains('/'))
}

/// Whether four digits were read as a number that may well be a year: "1887 – 1888".
fn is_year(entry: &Entry<'_>) -> bool {
    matches!(entry.figure.value, Some(Value::Number(year)) if (1000.0..=2100.0).contains(&year))
}

/// What "between 20 and 30", "more than 40" and "up to 700" allow, as an interval: "[20,30)" with the
/// second end left out as it is told, "(40,)", "(,700]".
fn intervals<'a>(cx: &Places<'a>, index: usize) -> Vec<Entry<'a>> {
    let paragraph = cx.draft.paragraph(index);
    let mut out: Vec<Entry<'a>> = Vec::new();
    // The figure that was bounded last, and from below only.
    let mut from: Option<&Figure> = None;
    for (number, found) in paragraph.figures.iter().enumerate() {
        let begun = from.take().filter(|first| joins(&paragraph.prose.text, first, found));
        let Some((low, high)) = bounds(found, scale(cx, index, found).0) else { continue };
        let (low, span) = match begun {
            Some(first) if low == "(" => {
                out.pop();
                (bounds(first, 1.0).map_or(low, |(low, _)| low), first.span.join(found.span))
            }
            _ => (low, found.span),
        };
        if high == ")" {
            from = Some(found);
        }
        let figure = JsonFigure {
            ends: cx.ends(index, span),
            value: Some(Value::Text(format!("{low},{high}"))),
            kind: RANGE,
            measure: None,
            ..figure(cx, index, number, found)
        };
        out.push(Entry { span, figure });
    }
    out
}

/// Whether nothing but "and" stands between two figures of one unit.
fn joins(text: &str, first: &Figure, second: &Figure) -> bool {
    let between = Span { start: first.span.end, end: second.span.start.max(first.span.end) };
    first.kind == second.kind && first.unit == second.unit && first.low.at < second.high.at && between.of(text).trim() == "and"
}

/// The two halves of the interval that a hedge or a range makes; none for other figures.
fn bounds(figure: &Figure, part: f64) -> Option<(String, String)> {
    if matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Ordinal) {
        return None;
    }
    let open = || ("(".to_owned(), ")".to_owned());
    Some(match figure.hedge {
        Hedge::Range => (format!("[{}", part * figure.range?[0].at), format!("{})", part * figure.range?[1].at)),
        Hedge::MoreThan => (format!("({}", part * figure.low.at), open().1),
        Hedge::AtLeast => (format!("[{}", part * figure.low.at), open().1),
        Hedge::LessThan => (open().0, format!("{})", part * figure.high.at)),
        Hedge::UpTo => (open().0, format!("{}]", part * figure.high.at)),
        _ => return None,
    })
}

fn figure<'a>(cx: &Places<'a>, index: usize, number: usize, figure: &'a Figure) -> JsonFigure<'a> {
    // A date measures nothing, and an end that the copy leaves open has no value.
    let bound = |bound: Bound| Some(bound.at).filter(|at| at.is_finite() && figure.kind != FigureKind::Date);
    let timed = matches!(figure.kind, FigureKind::Date | FigureKind::Time);
    let (part, unit) = scale(cx, index, figure);
    let value = if timed {
        date_of_figure(cx.draft, index, figure).map(Value::Text)
    } else {
        figure.value.map(|value| Value::Number(part * value))
    };
    JsonFigure {
        ends: cx.ends(index, figure.number),
        value,
        low: bound(figure.low).map(|low| part * low),
        high: bound(figure.high).map(|high| part * high),
        unit: Some(unit).filter(|name| !name.is_empty()),
        kind: if figure.kind == FigureKind::Percent && unit.is_empty() { kind(FigureKind::Number) } else { kind(figure.kind) },
        measure: measure(cx, index, number),
    }
}

/// What the value of a figure is multiplied by for printing, and its unit. A share that is told as a
/// fraction ("two thirds", "one in five") is printed as one, and a fraction of an hour, a day or a
/// minute ("half an hour") in whole ones of the next smaller unit.
fn scale<'a>(cx: &Places<'_>, index: usize, figure: &'a Figure) -> (f64, &'a str) {
    let text = figure.number.of(&cx.draft.paragraph(index).prose.text);
    let told = ["%", "per", "pct", "point", "bp"].iter().any(|sign| text.contains(sign));
    if figure.kind == FigureKind::Percent && !told {
        return (0.01, "");
    }
    let broken = figure.kind == FigureKind::Duration && !text.contains('.') && figure.value.is_some_and(|value| value.fract() > 0.0);
    let (times, smaller) = match &*figure.unit.name {
        "day" => (24.0, "hour"),
        "hour" => (60.0, "minute"),
        "minute" => (60.0, "second"),
        _ => (1.0, ""),
    };
    let whole = broken && times > 1.0 && figure.value.is_some_and(|value| (times * value).fract() <= 0.0);
    if whole { (times, smaller) } else { (1.0, &figure.unit.name) }
}

/// What a figure measures, in words; a name that is confidential is masked.
fn measure(cx: &Places<'_>, index: usize, number: usize) -> Option<String> {
    let measured = cx.draft.links().measures.of(index, number)?;
    Some(cx.draft.masked(&measured.measure(cx.draft).describe()).into_owned())
}

/// "Today", "last week": a date that the copy tells by reference.
fn moment<'a>(cx: &Places<'a>, index: usize, moment: &Moment) -> Entry<'a> {
    let figure = JsonFigure {
        ends: cx.ends(index, moment.span),
        value: date_of_moment(cx.draft, index, moment).map(Value::Text),
        low: None,
        high: None,
        unit: None,
        kind: kind(FigureKind::Date),
        measure: None,
    };
    Entry { span: moment.span, figure }
}

/// A number that counts nothing: it has no unit and measures nothing.
fn label<'a>(cx: &Places<'a>, index: usize, label: &Label) -> Entry<'a> {
    let figure = JsonFigure {
        ends: cx.ends(index, label.span),
        value: label.value.map(Value::Number),
        low: label.value,
        high: label.value,
        unit: None,
        kind: kind(FigureKind::Number),
        measure: None,
    };
    Entry { span: label.span, figure }
}

fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Number => "number",
        FigureKind::Percent => "percent",
        FigureKind::Currency => "currency",
        FigureKind::Ordinal => "ordinal",
        FigureKind::Dimension => "dimension",
        FigureKind::Age => "age",
        FigureKind::Date => "date",
        FigureKind::Time => "time",
        FigureKind::Duration => "duration",
    }
}
