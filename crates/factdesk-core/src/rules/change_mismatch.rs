//! See `change_mismatch.md`.

use super::percent_points::points_told_as_percent;
use super::reckoned::{self, Found, meet, rounded};
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Change, FigureKind, Relation, Step, number};
use crate::finding::Severity;
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "change-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("change_mismatch.md"), check };

/// How far a stated change may lie from the one worked out, in percent or points, beyond its own rounding.
const SLACK: f64 = 0.5;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Change(change) = found.relation else { continue };
        // Two shares joined by "and" are compared only where their gap is told.
        let percent = found.figure(change.from).kind == FigureKind::Percent;
        if (percent && !change.sure) || super::scale_slip::is_slip(change, &found.paragraph.figures) {
            continue;
        }
        if points_told_as_percent(change, &found.paragraph.figures).is_some() {
            continue;
        }
        if let Some((span, message)) = mismatch(&found, change) {
            let pair = found.figure(change.from).span.join(found.figure(change.to).span);
            let shown = format!("“{}”", brief(found.words(pair)));
            let report = sink.report(found.at(span), message).related(found.at(pair), shown);
            let Some(Step::Figure(step)) = change.step.filter(|_| !percent) else { continue };
            let (from, to) = (found.value(change.from), found.value(change.to));
            let right = (((to / from - 1.0).abs() * 1000.0).round()) / 10.0;
            let at = found.at(found.figure(step).number);
            if let Some(text) = reckoned::with_value(cx.draft.prose(at), right) {
                report.fix(reckoned::change_to(cx.draft, at, format!("Change to “{text}”"), text));
            }
        }
    }
}

/// What is stated wrongly, and the message with the change that the two values make.
fn mismatch(found: &Found<'_>, change: &Change) -> Option<(Span, String)> {
    let (from, to) = (found.figure(change.from), found.figure(change.to));
    let (a, b) = (from.value?, to.value?);
    let ((a_low, a_high), (b_low, b_high)) = (rounded(from), rounded(to));
    if a_low <= 0.0 || b_low <= 0.0 || (a - b).abs() < f64::EPSILON {
        return None;
    }
    let (low, high) = (b_low / a_high, b_high / a_low);
    let kind = if a < b { "increase" } else { "decrease" };
    let wrong_way = change.rises.is_some_and(|rises| rises != (a < b));
    let shown = |value: f64| number(value);
    match change.step? {
        Step::Figure(step) => {
            let stated = found.figure(step);
            let percents = from.kind == FigureKind::Percent;
            let points = &*stated.unit.name == "pp";
            if points && !percents || &*stated.unit.name == "bp" {
                return None;
            }
            let right = if points { (b - a).abs() } else { (b / a - 1.0).abs() * 100.0 };
            let worked_out = if points {
                (right - from.rounding - to.rounding, right + from.rounding + to.rounding)
            } else {
                let (one, other) = ((low - 1.0) * 100.0, (high - 1.0) * 100.0);
                if a < b { (one, other) } else { (-other, -one) }
            };
            if meet(worked_out, reckoned::allowed(stated, SLACK)) && !wrong_way {
                return None;
            }
            let unit = if points { "percentage points" } else { "percent" };
            let message = format!(
                "From {} to {} is {} {} of {} {unit}, not “{}”. Check the values and the change.",
                shown(a),
                shown(b),
                if a < b { "an" } else { "a" },
                kind,
                reckoned::percent(right),
                brief(found.words(stated.span)),
            );
            Some((stated.span, message))
        }
        Step::Times { low: least, high: most, word } => {
            if meet((low, high), (least, most)) {
                return None;
            }
            let factor = (b / a * 100.0).round() / 100.0;
            let message = format!(
                "{} is {} times {}, which “{}” does not say. Check the values and the word.",
                shown(b),
                shown(factor),
                shown(a),
                found.words(word)
            );
            Some((word, message))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_percentage_that_two_values_do_not_make_is_reported() {
        check(
            "change-mismatch",
            "
            The fare went up from 4.00 crowns to 5.00, an increase of 12 percent, the firm said.
                                  ^^^^^^^^^^^^^^^^^^^ label: “4.00 crowns to 5.00”
                                                                      ^^^^^^^^^^ change-mismatch 💡

            Output fell 30 percent, from 800 tonnes to 720 tonnes.
                        ^^^^^^^^^^ change-mismatch 💡
                                         ^^^^^^^^^^^^^^^^^^^^^^^^ label: “800 tonnes to 720 tonnes”",
        );
    }

    #[test]
    fn doubled_and_halved_are_factors() {
        check(
            "change-mismatch",
            "
            Membership tripled from 80 to 160, the guild said.
                       ^^^^^^^ change-mismatch
                                    ^^^^^^^^^ label: “80 to 160”",
        );
        check_clean("change-mismatch", "Membership nearly doubled from 90 to 160, and costs halved from 8 million to 4.1 million.");
    }

    #[test]
    fn a_fall_told_as_a_rise_is_reported() {
        check(
            "change-mismatch",
            "
            Sales went from 500 boats to 450, an increase of 10 percent.
                            ^^^^^^^^^^^^^^^^ label: “500 boats to 450”
                                                             ^^^^^^^^^^ change-mismatch 💡",
        );
    }

    #[test]
    fn rounding_hedges_rates_and_other_pairs_are_left_alone() {
        for text in [
            "The fare went up from 4.00 crowns to 5.00, an increase of 25 percent.",
            "Sales rose from 1.4 million to 1.6 million, an increase of 17 percent.",
            "Output rose from 700 to 1,000 tonnes, an increase of more than 40 percent.",
            "Output rose from 700 to 1,000 tonnes, a rise of about 45 percent.",
            "It grew from 200 members to 900, an average increase of 12 percent a year.",
            "Rents rose 5 percent. A flat went from 400 crowns to 900 crowns in ten years.",
            "The share rose from 4 percent to 5 percent, an increase of 25 percent.",
            "Traffic rose from 40 boats to 60 boats, an increase of 20 boats, or 50 percent.",
        ] {
            check_clean("change-mismatch", text);
        }
    }
}
