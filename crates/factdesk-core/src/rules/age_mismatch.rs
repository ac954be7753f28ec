//! See `age_mismatch.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::facts::number;
use crate::finding::Severity;
use crate::links::AgeKind;

pub(super) static RULE: Rule =
    Rule { slug: "age-mismatch", group: Group::Figures, severity: Severity::Warning, page: include_str!("age_mismatch.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for conflict in &cx.draft.links().measures.ages {
        let was = brief(cx.draft.prose(conflict.earlier));
        let is = brief(cx.draft.prose(conflict.later));
        let message = match conflict.kind {
            AgeKind::Ages { first, second } => {
                format!("{} here, {} earlier, for one person. Check which is right.", number(second), number(first))
            }
            AgeKind::Birth { age, youngest, oldest } if oldest - youngest > 1.5 && oldest < age => {
                format!("“{was}” and “{is}” do not fit: that birth makes it {} at most. Check both.", number(oldest))
            }
            AgeKind::Birth { age, youngest, oldest } if oldest - youngest > 1.5 && age < youngest => {
                format!("“{was}” and “{is}” do not fit: that birth makes it {} at least. Check both.", number(youngest))
            }
            AgeKind::Birth { youngest, oldest, .. } => {
                let years =
                    if (oldest - youngest).abs() < 0.5 { number(oldest) } else { format!("{} or {}", number(youngest), number(oldest)) };
                format!("“{was}” and “{is}” do not fit: that birth makes it {years}. Check both.")
            }
        };
        sink.report(conflict.later, message).related(conflict.earlier, format!("“{was}” earlier"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn an_age_that_a_birth_does_not_make_is_reported() {
        check(
            "age-mismatch",
            "
            Ada Holm, a retired clerk who was born in May 1950, died in July 2020 aged 56, her family said.
                                                      ^^^^^^^^ label: “May 1950” earlier
                                                                                       ^^ age-mismatch",
        );
        check(
            "age-mismatch",
            "
            Bo Lind died in 1841, in his bed, aged 63. He had been born in a little cabin on 2 June 1787.
                                                   ^^ label: “63” earlier
                                                                                             ^^^^^^^^^^^ age-mismatch",
        );
        check(
            "age-mismatch",
            "
            ODRE, 3 March 2025 — Ada Holm, 48, won the race. Holm was born in Tula in 1961.
                                           ^^ label: “48” earlier
                                                                                      ^^^^ age-mismatch",
        );
    }

    #[test]
    fn two_ages_of_one_person_are_compared() {
        check(
            "age-mismatch",
            "
            Ada Holm, 19, won the race in Odre.
                      ^^ label: “19” earlier

            The 24-year-old Holm ran alone.
                ^^^^^^^^^^^ age-mismatch",
        );
    }

    #[test]
    fn an_age_nobody_can_have_yet_needs_no_date() {
        check(
            "age-mismatch",
            "
            Ada Holm is 63, and paints. Holm, born in Odre in 1991, was the youngest.
                        ^^ label: “63” earlier
                                                              ^^^^ age-mismatch",
        );
    }

    #[test]
    fn ages_that_fit_other_days_and_other_people_are_left_alone() {
        for text in [
            "ODRE, 3 March 2025 — Ada Holm, 64, won the race. Holm was born in Tula in 1961.",
            "ODRE, 3 March 2025 — Ada Holm, 63, won the race. Holm, whose son was born in 1990, sings.",
            "Ada Holm, 63, paints. In 1990 Ada Holm, 28, moved to Odre.",
            "Ada Holm, 19, won. Her brother Bo Holm, 24, came second.",
            "Ada Holm, 33, won. She was born in 1991.",
            "Ada Holm was born in 1950 and joined the firm at 24. She died in 2020 aged 70.",
            "Ada Holm and Bo Lind met in May. He was born in 1950. Holm, 30, sings.",
        ] {
            check_clean("age-mismatch", text);
        }
    }
}
