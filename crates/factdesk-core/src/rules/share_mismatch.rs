//! See `share_mismatch.md`.

use super::reckoned::{self, meet, rounded};
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{FigureKind, Relation, number};
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { slug: "share-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("share_mismatch.md"), check };

/// How far a share in digits may lie from the one worked out, in points, beyond its own rounding.
const SLACK: f64 = 0.5;
/// The same for a share in words: "a third" is said of 31 as of 35 percent.
const WORD_SLACK: f64 = 3.0;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Share(share) = found.relation else { continue };
        let stated = found.figure(share.share);
        let in_words = !stated.number.of(&found.paragraph.prose.text).starts_with(|c: char| c.is_ascii_digit());
        let allowed = reckoned::allowed(stated, if in_words { WORD_SLACK } else { SLACK });
        let part = found.figure(share.part);
        let shown = brief(found.words(stated.span));
        if part.kind == FigureKind::Percent {
            let value = found.value(share.part);
            if !meet(allowed, (part.low.at, part.high.at)) {
                let message =
                    format!("“{}” is {} percent, not “{shown}”. Check both.", brief(found.words(part.span)), reckoned::percent(value));
                sink.report(found.at(stated.span), message).related(found.at(part.span), format!("“{}”", brief(found.words(part.span))));
            }
            continue;
        }
        let (low, high) = rounded(part);
        let fits = share.wholes.iter().any(|whole| {
            let (least, most) = rounded(found.figure(*whole));
            least <= 0.0 || meet(allowed, (100.0 * low / most, 100.0 * high / least))
        });
        let Some(whole) = share.wholes.first().filter(|_| !fits) else { continue };
        let (value, of) = (found.value(share.part), found.value(*whole));
        if of < value {
            continue;
        }
        let message = format!(
            "{} of {} is {} percent, not “{shown}”. Check all three.",
            number(value),
            number(of),
            reckoned::percent(100.0 * value / of)
        );
        let whole = found.figure(*whole);
        sink.report(found.at(stated.span), message)
            .related(found.at(part.span), format!("the part, “{}”", brief(found.words(part.span))))
            .related(found.at(whole.span), format!("the whole, “{}”", brief(found.words(whole.span))));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_share_that_part_and_whole_do_not_make_is_reported() {
        check(
            "share-mismatch",
            "
            The union said 30 of 50 drivers, or 70 percent, had signed.
                           ^^ label: the part, “30”
                                 ^^ label: the whole, “50”
                                                ^^^^^^^^^^ share-mismatch

            Of 600 cases reviewed, 480, or 60 percent, were upheld.
               ^^^ label: the whole, “600”
                                   ^^^ label: the part, “480”
                                           ^^^^^^^^^^ share-mismatch",
        );
    }

    #[test]
    fn of_them_may_mean_any_whole_told_before() {
        let told = "Of the 2,000 homes sold, 800, or 40 percent, were new.";
        check_clean("share-mismatch", &format!("{told} Families took 200 of them, or 25 percent."));
        check_clean("share-mismatch", &format!("{told} Families took 200 of them, or 10 percent."));
        check(
            "share-mismatch",
            "
            The firm sold 2,000 homes this year. Families took 200 of them, or 25 percent.
                          ^^^^^ label: the whole, “2,000”
                                                               ^^^ label: the part, “200”
                                                                               ^^^^^^^^^^ share-mismatch",
        );
    }

    #[test]
    fn a_ratio_in_words_is_a_share_as_well() {
        check(
            "share-mismatch",
            "
            Two in five pupils, or 30 percent, walk to school.
            ^^^^^^^^^^^ label: “Two in five”
                                   ^^^^^^^^^^ share-mismatch",
        );
        check_clean("share-mismatch", "Two in five pupils, or 40 percent, walk to school.");
    }

    #[test]
    fn rounding_and_hedges_leave_room() {
        for text in [
            "The union said 30 of 50 drivers, or 60 percent, had signed.",
            "Some 17 of the 50 drivers (about a third) had signed.",
            "Of 602 patients, 96, or 16 percent, dropped out.",
            "Some 1.4 million of 4.1 million voters, or 34 percent, stayed at home.",
            "Of the 50 drivers, 30 signed, or said they would, and 20 percent stayed away.",
        ] {
            check_clean("share-mismatch", text);
        }
    }
}
