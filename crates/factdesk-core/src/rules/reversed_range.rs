//! See `reversed_range.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::Relation;
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};

pub(super) static RULE: Rule =
    Rule { slug: "reversed-range", group: Group::Figures, severity: Severity::Warning, page: include_str!("reversed_range.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Reversed(range) = found.relation else { continue };
        let (first, second) = (found.words(range.first), found.words(range.second));
        let message = format!(
            "“{}” runs backwards: {second} is less than {first}. Turn the two round, or check them.",
            brief(found.words(range.span))
        );
        let edit = |span, text: &str| Edit { span: cx.draft.source(found.index, span), text: text.to_owned(), snippet: None };
        sink.report(found.at(range.span), message).fix(Fix {
            title: format!("Change to “{second}” and “{first}”"),
            action: FixAction::Edit(vec![edit(range.first, second), edit(range.second, first)]),
            preferred: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_range_that_runs_backwards_is_reported() {
        check(
            "reversed-range",
            "
            She wants between 8 and 5 percent more, and between 90 and 40 new places.
                      ^^^^^^^^^^^^^^^ reversed-range 💡
                                                        ^^^^^^^^^^^^^^^^^ reversed-range 💡

            The fair is on between 14 and 12 October, and Holm (1846–1794) painted it.
                           ^^^^^^^^^^^^^^^^^ reversed-range 💡
                                                                ^^^^^^^^^ reversed-range 💡",
        );
    }

    #[test]
    fn times_scores_gaps_and_units_are_left_alone() {
        for text in [
            "She wants between 5 and 8 percent more.",
            "It is shut between 9 p.m. and 5 a.m., and between 10 and 4 o'clock.",
            "The gap between 60 and 45 percent is wide, and so is the choice between 12 and 8.",
            "Walks of between 500 metres and 2 kilometres.",
            "It costs between 900 and 1,200 crowns, or between 800,000 and 1.2 million in all.",
            "The temple (310–290 BC) fell, and so did the firm (2010–11).",
            "It fell from 90 to 40 places, and from 2,100 to 1,900.",
        ] {
            check_clean("reversed-range", text);
        }
    }

    #[test]
    fn the_fix_turns_the_two_round() {
        check_fix("reversed-range", "She wants between 8 and 5 percent.", "She wants between 5 and 8 percent.");
    }
}
