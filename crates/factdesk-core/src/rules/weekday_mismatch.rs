//! See `weekday_mismatch.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::At;
use crate::facts::{Date, Figure, FigureKind, Paragraph, weekday_name};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::Class;
use crate::markup::InlineKind;
use crate::text::Span;
use jiff::civil;

pub(super) static RULE: Rule =
    Rule { slug: "weekday-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("weekday_mismatch.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        if !paragraph.zone.has_figures() {
            continue;
        }
        for figure in paragraph.figures.iter().filter(|figure| figure.kind == FigureKind::Date) {
            let (Some(date), Some(word)) = (figure.date, figure.noun) else { continue };
            let Some((day, written)) = resolve(date, cx.draft.date(), cx.config.year) else { continue };
            let Some(said) = date.weekday.filter(|said| *said != day.weekday().to_monday_one_offset()) else { continue };
            if is_name(paragraph, figure, word) {
                continue;
            }
            let (Some(right), Some(wrong)) = (weekday_name(day.weekday().to_monday_one_offset()), weekday_name(said)) else { continue };
            let shown = day.strftime("%-d %B %Y");
            let article = if wrong.starts_with('U') { "an" } else { "a" };
            let message = format!("{shown} is a {right}, not {article} {wrong}. Change the weekday or the date.");
            let report = sink.report(At { paragraph: index, span: figure.span }, message);
            let report = if written { report.raise() } else { report };
            let span = cx.draft.source(index, word);
            let text = in_the_form_of(word.of(&paragraph.prose.text), right);
            report.fix(Fix {
                title: format!("Change to “{text}”"),
                action: FixAction::Edit(vec![Edit { span, text, snippet: None }]),
                preferred: false,
            });
        }
    }
}

/// The day meant, and whether its year is written with it. Without, the draft's own day tells the
/// year (of the day of that name nearest to it), then the draft's year, then the house's (ruling 11).
fn resolve(date: Date, draft: Option<Date>, house: Option<i16>) -> Option<(civil::Date, bool)> {
    let (month, day) = (date.month?, date.day?);
    let on = |year: i16| civil::Date::new(year, month, day).ok();
    if let Some(year) = date.year {
        return on(year).map(|day| (day, true));
    }
    let own = draft.and_then(|draft| civil::Date::new(draft.year?, draft.month?, draft.day?).ok());
    if let Some(own) = own {
        let years = [own.year() - 1, own.year(), own.year() + 1];
        let away = |day: &civil::Date| day.since(own).map_or(i32::MAX, |apart| apart.get_days().abs());
        return years.into_iter().filter_map(on).min_by_key(away).map(|day| (day, false));
    }
    let year = draft.and_then(|draft| draft.year).or(house)?;
    on(year).map(|day| (day, false))
}

/// Weekdays that are part of a name, and dates in titles: "Good Friday, 3 April", *Friday, May 13*.
fn is_name(paragraph: &Paragraph, figure: &Figure, word: Span) -> bool {
    const NAMED: &[&str] = &[
        "good", "black", "bloody", "ash", "maundy", "holy", "cyber", "shrove", "palm", "easter", "whit", "giving", "super", "fat", "plough",
    ];
    let text = &paragraph.prose.text;
    let before = paragraph.token_at(word.start).checked_sub(1).map(|index| paragraph.tokens[index].span.of(text));
    let named = before.is_some_and(|before| NAMED.iter().any(|name| before.eq_ignore_ascii_case(name)));
    let titled = paragraph.quotes.iter().any(|quote| !quote.kind.is_spoken() && quote.span.covers(figure.span));
    let listed = paragraph.tokens.iter().filter(|token| token.classes.has(Class::Weekday) && figure.span.covers(token.span)).count() > 1;
    named || titled || listed || paragraph.prose.within(figure.span, |kind| *kind == InlineKind::Emphasis)
}

/// `name` in the form of the word it replaces: capitals and the usual short forms stay.
fn in_the_form_of(word: &str, name: &str) -> String {
    let upper = word.len() > 1 && word.bytes().all(|byte| !byte.is_ascii_lowercase());
    let name = if word.len() <= 5 && !word.ends_with("day") { &name[..3] } else { name };
    if upper { name.to_uppercase() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_weekday_that_its_date_was_not_is_reported() {
        check(
            "weekday-mismatch",
            "
            The hearing opens on Friday, 14 March 2026, the clerk said.
                                 ^^^^^^^^^^^^^^^^^^^^^ weekday-mismatch 💡",
        );
        check_clean("weekday-mismatch", "The hearing opens on Saturday, 14 March 2026, the clerk said.");
    }

    #[test]
    fn the_dateline_gives_the_year() {
        check(
            "weekday-mismatch",
            "
            LIMA, March 11, 2026 — The aquarium will be open on Friday, March 14, Roe said.
                                                                ^^^^^^^^^^^^^^^^ weekday-mismatch 💡",
        );
        check_clean("weekday-mismatch", "LIMA, January 5, 2026 — The mill burned down on Sunday, December 28, Roe said.");
    }

    #[test]
    fn without_a_year_and_in_names_nothing_is_said() {
        check_clean("weekday-mismatch", "The aquarium will be open on Friday, March 14, Roe said.");
        check_clean("weekday-mismatch", "Shops close on Good Friday, 4 April 2026.");
        check_clean("weekday-mismatch", "It runs from Friday to Sunday, 12 to 14 June 2026, and on Friday and Saturday, June 19 2026.");
    }

    #[test]
    fn the_fix_puts_the_right_weekday() {
        check_fix("weekday-mismatch", "It opens on Friday, 14 March 2026.", "It opens on Saturday, 14 March 2026.");
        check_fix("weekday-mismatch", "It opened on Fri., March 14, 2026.", "It opened on Sat., March 14, 2026.");
    }
}
