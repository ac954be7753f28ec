//! See `list_count_mismatch.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Relation, number};
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    slug: "list-count-mismatch",
    group: Group::Figures,
    severity: Severity::Information,
    page: include_str!("list_count_mismatch.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Listed(listed) = found.relation else { continue };
        let count = found.value(listed.count);
        let (fewest, most) = (listed.fewest as f64, listed.most as f64);
        if fewest <= count && count <= most {
            continue;
        }
        let figure = found.figure(listed.count);
        let whole = figure.noun.map_or(figure.span, |noun| figure.span.join(noun));
        let held = if fewest < most { format!("{} or {}", number(fewest), number(most)) } else { number(fewest) };
        let message = format!("“{}”, and the list has {held}. Check the number and the list.", brief(found.words(whole)));
        sink.report(found.at(whole), message).related(found.at(listed.list), "the list");
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_list_with_more_or_fewer_things_is_reported() {
        check(
            "list-count-mismatch",
            "
            The plan has four aims: speed, cost and safety.
                         ^^^^^^^^^ list-count-mismatch
                                    ^^^^^^^^^^^^^^^^^^^^^^ label: the list

            The map has three parts: the pier, the park, the quay and the mill.
                        ^^^^^^^^^^^ list-count-mismatch
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: the list

            The tool's four strengths are its weight, its price and its looks.
                       ^^^^^^^^^^^^^^ list-count-mismatch
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: the list",
        );
    }

    #[test]
    fn words_of_the_source_are_no_part_of_the_list() {
        check(
            "list-count-mismatch",
            "
            The union has five demands, she said: shorter days, warm cabs, higher pay and a canteen, according to a leaflet.
                          ^^^^^^^^^^^^ list-count-mismatch
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: the list",
        );
    }

    #[test]
    fn lists_that_hold_and_lists_that_are_open_are_left_alone() {
        for text in [
            "The plan has three aims: speed, cost and safety.",
            "The plan has three aims: speed, cost, and safety.",
            "He has three homes: the flat and boat in Odre, and the farm.",
            "Four guests came: his parents and his sisters.",
            "Four towns were hit, including Odre, Tula and Lipa.",
            "She has two rules: never be late, be kind, and always, always wash the pots.",
            "Three friends had an idea: they would wait, watch and run.",
            "There were three cars: a red one, two blue ones and a van.",
            "Two men were held: Ada Holm, a clerk, and Bo Lind, a porter.",
            "The nine boats were four red, three green and two black.",
            "Its two towers are tall, old and grey.",
        ] {
            check_clean("list-count-mismatch", text);
        }
    }
}
