//! See `scale_slip.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Change, Figure, FigureKind, Relation};
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { slug: "scale-slip", group: Group::Figures, severity: Severity::Warning, page: include_str!("scale_slip.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let measures = &cx.draft.links().measures;
    for slip in &measures.slips {
        let (first, second) = (measures.figures[slip.earlier].whole(cx.draft), measures.figures[slip.later].whole(cx.draft));
        let (was, is) = (brief(cx.draft.prose(first)), brief(cx.draft.prose(second)));
        let factor = if slip.thousandfold { "1,000" } else { "1,000,000" };
        let message = format!("“{is}” here, “{was}” earlier: {factor} times apart. Check whether thousand, million or billion is meant.");
        sink.report(second, message).related(first, format!("“{was}” earlier"));
    }
    for found in reckoned::relations(cx) {
        let Relation::Change(change) = found.relation else { continue };
        if !is_slip(change, &found.paragraph.figures) {
            continue;
        }
        let (from, to) = (found.figure(change.from), found.figure(change.to));
        let (earlier, later) = if from.span < to.span { (from, to) } else { (to, from) };
        let (was, is) = (brief(found.words(earlier.span)), brief(found.words(later.span)));
        let message = format!("“{was}” against “{is}”: about 1,000 times apart. Check whether thousand, million or billion is meant.");
        sink.report(found.at(earlier.span), message).related(found.at(later.span), format!("“{is}”"));
    }
}

/// Whether a change is so large that only its scale can be wrong: money that is 1,000 times as much
/// or as little as before, give or take as much as a value doubles or halves.
pub(super) fn is_slip(change: &Change, figures: &[Figure]) -> bool {
    const APART: std::ops::RangeInclusive<f64> = 600.0..=1_700.0;
    let (from, to) = (&figures[change.from], &figures[change.to]);
    let (Some(a), Some(b)) = (from.value, to.value) else { return false };
    // "from $2,000 to $2 million" is told as a rise; a plain comparison is not.
    let told = change.step.is_some() || change.rises.is_some();
    let scaled = from.kind == FigureKind::Currency && (from.rounding > 0.0) != (to.rounding > 0.0);
    scaled && !told && a > 0.0 && b > 0.0 && APART.contains(&(a.max(b) / a.min(b)))
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn one_sum_of_money_a_thousand_times_apart_is_reported() {
        check(
            "scale-slip",
            "
            The fund lost 7.4 million crowns, auditors found.
                          ^^^^^^^^^^^^^^^^^^ label: “7.4 million crowns” earlier

            The opposition wants the whole 7.4 billion crowns back.
                                           ^^^^^^^^^^^^^^^^^^ scale-slip",
        );
    }

    #[test]
    fn a_comparison_with_the_wrong_scale_is_reported() {
        check(
            "scale-slip",
            "
            A cottage sold for 241 million crowns, against 236,000 crowns a year earlier.
                               ^^^^^^^^^^^^^^^^^^ scale-slip
                                                           ^^^^^^^^^^^^^^ label: “236,000 crowns”",
        );
    }

    #[test]
    fn other_sums_are_left_alone() {
        for text in [
            "The fund lost 7.4 million crowns. Another fund lost 9.1 billion crowns.",
            "A cottage sold for 241,000 crowns, against 236,000 crowns a year earlier.",
            "It paid 2 million crowns for the pier and owes 2 billion crowns.",
            "The film cost $4 million, against $90,000 for the first.",
        ] {
            check_clean("scale-slip", text);
        }
    }
}
