//! See `percent_points.md`.

use super::reckoned::{self, meet};
use super::{Context, Group, Rule, Sink};
use crate::facts::{Change, Figure, FigureKind, Relation, Step, number};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};

pub(super) static RULE: Rule =
    Rule { slug: "percent-points", group: Group::Figures, severity: Severity::Warning, page: include_str!("percent_points.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Change(change) = found.relation else { continue };
        let Some(step) = points_told_as_percent(change, &found.paragraph.figures) else { continue };
        let stated = found.figure(step);
        let (from, to) = (found.value(change.from), found.value(change.to));
        let gap = points(from, to);
        let relative = reckoned::percent((to - from).abs() / from * 100.0);
        let message = format!(
            "From {} to {} percent is {}, a change of {relative} percent. Write percentage points for “{}”.",
            number(from),
            number(to),
            gap,
            found.words(stated.number),
        );
        let words = found.words(stated.number);
        let digits = words.find(['%', 'p']).map_or(words, |at| words[..at].trim_end_matches([' ', '-', '\u{a0}']));
        let behind = found.paragraph.prose.text[stated.number.end as usize..].trim_start_matches(' ');
        let joined = words.contains('-') || behind.starts_with(char::is_alphabetic) && !behind.starts_with("on ");
        let text = match (joined, stated.value == Some(1.0)) {
            (true, _) => format!("{digits} percentage-point"),
            (false, true) => format!("{digits} percentage point"),
            (false, false) => format!("{digits} percentage points"),
        };
        let span = cx.draft.source(found.index, stated.number);
        let whole = found.at(stated.span);
        let related = found.at(found.figure(change.from).span.join(found.figure(change.to).span));
        sink.report(whole, message).related(related, gap).fix(Fix {
            title: format!("Change to “{text}”"),
            action: FixAction::Edit(vec![Edit { span, text, snippet: None }]),
            preferred: change.sure,
        });
    }
}

/// The figure that calls the gap between two percentages percent, if the change has one.
pub(super) fn points_told_as_percent(change: &Change, figures: &[Figure]) -> Option<usize> {
    let Some(Step::Figure(step)) = change.step else { return None };
    let (from, to, stated) = (&figures[change.from], &figures[change.to], &figures[step]);
    let percent = |figure: &Figure| figure.kind == FigureKind::Percent && &*figure.unit.name == "%";
    let (a, b, said) = (from.value?, to.value?, stated.value?);
    if !percent(from) || !percent(to) || !percent(stated) || a <= 0.0 {
        return None;
    }
    let slack = from.rounding + to.rounding + stated.rounding + 1e-6;
    let is_gap = ((a - b).abs() - said).abs() <= slack.max(0.05);
    let relative = (b - a).abs() / a * 100.0;
    let is_relative = meet(reckoned::allowed(stated, 0.5), (relative, relative));
    (is_gap && !is_relative && said > 0.0).then_some(step)
}

fn points(from: f64, to: f64) -> String {
    let gap = ((to - from).abs() * 1e6).round() / 1e6;
    if (gap - 1.0).abs() < 1e-9 { "1 percentage point".to_owned() } else { format!("{} percentage points", number(gap)) }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_gap_between_percentages_called_percent_is_reported() {
        check(
            "percent-points",
            "
            Turnout climbed from 41 percent to 47 percent, an increase of 6 percent, the clerk said.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^ label: 6 percentage points
                                                                          ^^^^^^^^^ percent-points 💡

            The rate eased to 3.4 percent in May from 4.0 percent in April, a decline of 0.6 percent.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: 0.6 percentage points
                                                                                         ^^^^^^^^^^^ percent-points 💡

            Turnout was 64 percent, up from 58 percent in the last vote, a rise of 6 percent.
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: 6 percentage points
                                                                                   ^^^^^^^^^ percent-points 💡",
        );
    }

    #[test]
    fn true_changes_and_points_are_left_alone() {
        for text in [
            "Turnout climbed from 40 percent to 50 percent, an increase of 25 percent.",
            "Turnout climbed from 41 percent to 47 percent, an increase of 6 percentage points.",
            "Output rose from 200 tonnes to 206, an increase of 3 percent.",
            "Prices rose 6 percent. The tax went from 14 percent to 20 percent.",
            "Of the men 30 percent and of the women 36 percent smoked, and 6 percent had stopped.",
        ] {
            check_clean("percent-points", text);
        }
    }

    #[test]
    fn the_fix_writes_percentage_points() {
        check_fix(
            "percent-points",
            "Turnout climbed from 41 percent to 47 percent, an increase of 6 percent, she said.",
            "Turnout climbed from 41 percent to 47 percent, an increase of 6 percentage points, she said.",
        );
        check_fix(
            "percent-points",
            "Turnout climbed from 41% to 47%, a 6% increase, she said.",
            "Turnout climbed from 41% to 47%, a 6 percentage-point increase, she said.",
        );
    }
}
