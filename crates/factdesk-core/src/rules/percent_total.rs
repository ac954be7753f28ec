//! See `percent_total.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Relation, number};
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { slug: "percent-total", group: Group::Figures, severity: Severity::Warning, page: include_str!("percent_total.md"), check };

/// Rounded shares may come to 101 (RULES.md §3).
const MOST: f64 = 101.0;
/// What is said to be the rest may be off by as much, since every share is rounded.
const REST_SLACK: f64 = 1.5;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Shares(shares) = found.relation else { continue };
        let sum: f64 = shares.parts.iter().map(|part| found.value(*part)).sum();
        let sum = (sum * 1e6).round() / 1e6;
        // Hedges leave room: "about 70 percent" and "the remaining 40".
        let low: f64 = shares.parts.iter().map(|part| found.figure(*part).low.at).sum();
        let high: f64 = shares.parts.iter().map(|part| found.figure(*part).high.at).sum();
        let wrong = if shares.rest { low > 100.0 + REST_SLACK || high < 100.0 - REST_SLACK } else { low > MOST };
        let (Some(first), Some(last)) = (shares.parts.first(), shares.parts.last()) else { continue };
        if !wrong {
            continue;
        }
        let terms: Vec<String> = shares.parts.iter().map(|part| number(found.value(*part))).collect();
        let tail = if shares.rest { "and the rest would make 100" } else { "which is more than a whole" };
        let message = format!("{} = {} percent, {tail}. Check the shares.", terms.join(" + "), number(sum));
        let span = found.figure(*first).span.join(found.figure(*last).span);
        let mut report = sink.report(found.at(span), message);
        for part in &shares.parts {
            let words = brief(found.words(found.figure(*part).span));
            report = report.related(found.at(found.figure(*part).span), format!("“{words}”"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn shares_of_one_whole_that_come_to_more_are_reported() {
        check(
            "percent-total",
            "
            Of the families, 50 percent came by bus, 35 percent by train and 25 percent on foot, it found.
                             ^^^^^^^^^^ label: “50 percent”
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ percent-total
                                                     ^^^^^^^^^^ label: “35 percent”
                                                                             ^^^^^^^^^^ label: “25 percent”",
        );
        check(
            "percent-total",
            "
            Holm won 52 percent of the vote and the rest, 40 percent, went to Lind.
                     ^^^^^^^^^^ label: “52 percent”
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ percent-total
                                                          ^^^^^^^^^^ label: “40 percent”",
        );
    }

    #[test]
    fn shares_that_fit_overlap_or_have_other_wholes_are_left_alone() {
        for text in [
            "In the poll 45 percent were for it, 30 percent were against and 25 percent did not know.",
            "Of the homes 60 percent had a bath, 50 percent had a garden and 40 percent had both.",
            "Prices rose 60 percent in Odre, 50 percent in Tula and 40 percent in Lipa.",
            "Turnout was 60 percent in Odre, 50 percent in Tula and 40 percent in Lipa.",
            "Pupils at Odre passed 60 percent, at Tula 50 percent and at Lipa 40 percent of the tests.",
            "Some 60 percent said they were tired, 50 percent said they were ill and 40 percent said neither.",
            "It was 60 percent of the men, 50 percent of the women and 40 percent of the children.",
            "Holm won 52 percent of the vote and the rest, 48 percent, went to Lind.",
            "The firms cut 60 percent, 50 percent and 40 percent.",
        ] {
            check_clean("percent-total", text);
        }
    }
}
