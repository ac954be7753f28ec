//! See `impossible_date.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::{Date, FigureKind, Paragraph};
use crate::finding::Severity;
use crate::text::Span;
use jiff::civil;

pub(super) static RULE: Rule =
    Rule { slug: "impossible-date", group: Group::Figures, severity: Severity::Error, page: include_str!("impossible_date.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        if !paragraph.zone.has_figures() {
            continue;
        }
        for figure in paragraph.figures.iter().filter(|figure| figure.kind == FigureKind::Date) {
            let Some(last) = figure.date.and_then(last_day) else { continue };
            let shown = brief(figure.span.of(&paragraph.prose.text));
            let message = format!("“{shown}” is no date: the month has {last} days. Check the day and the month.");
            let report = sink.report(At { paragraph: index, span: figure.span }, message);
            if is_told_of(paragraph, figure.span) {
                report.lower(3);
            }
        }
    }
}

/// How many days the month has, where the date's day is none of them. Without a year February is
/// taken for a leap year's.
fn last_day(date: Date) -> Option<i8> {
    let (month, day) = (date.month?, date.day?);
    let first = civil::Date::new(date.year.unwrap_or(2000), month, 1).ok()?;
    let last = first.days_in_month();
    (last < day).then_some(last)
}

/// Whether the copy reports the date as somebody's mistake (ruling 32): in quotation marks, or "is
/// dated 31 April", "marked 31 April".
fn is_told_of(paragraph: &Paragraph, span: Span) -> bool {
    const REACH: usize = 4;
    const TOLD: &[&str] =
        &["dated", "marked", "stamped", "labelled", "labeled", "reads", "read", "bore", "bears", "impossible", "nonexistent"];
    let quoted = paragraph.quotes.iter().any(|quote| quote.span.covers(span));
    let at = paragraph.token_at(span.start);
    let before = paragraph.tokens[at.saturating_sub(REACH)..at].iter();
    quoted || before.map(|token| token.span.of(&paragraph.prose.text)).any(|word| TOLD.iter().any(|told| word.eq_ignore_ascii_case(told)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_day_that_its_month_does_not_have_is_reported() {
        check(
            "impossible-date",
            "
            The bill was paid on 30 February, and again on June 31, 2025, the clerk said.
                                 ^^^^^^^^^^^ impossible-date
                                                           ^^^^^^^^^^^^^ impossible-date

            He was born on 29 February 2023.
                           ^^^^^^^^^^^^^^^^ impossible-date",
        );
        check_clean("impossible-date", "It fell on 29 February, on February 29, 2024, and on 31 May.");
    }

    #[test]
    fn a_date_told_of_as_a_mistake_is_a_hint() {
        let text = "One letter is dated 31 April.";
        let draft = crate::Draft::read(text, crate::Format::Plain, None, &crate::Config::default());
        let found: Vec<Severity> =
            draft.findings().iter().filter(|finding| finding.rule == "impossible-date").map(|finding| finding.severity).collect();
        assert_eq!(found, [Severity::Hint]);
    }
}
