//! See `part_exceeds_whole.md`.

use super::reckoned::{self, rounded};
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Relation, number};
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    slug: "part-exceeds-whole",
    group: Group::Figures,
    severity: Severity::Error,
    page: include_str!("part_exceeds_whole.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Part(relation) = found.relation else { continue };
        let (part, whole) = (found.figure(relation.part), found.figure(relation.whole));
        // "more than 18, including 20 officers" may be.
        if rounded(part).0 <= rounded(whole).1.max(whole.high.at) {
            continue;
        }
        let span = |figure: &crate::facts::Figure| {
            // "45 of the 40 members": the noun of the part is that of its whole.
            let own = |noun: &crate::text::Span| {
                figure.span.end <= noun.start && !(noun.covers(whole.span) || whole.noun == Some(*noun) && figure.span != whole.span)
            };
            let noun = figure.noun.filter(own);
            noun.map_or(figure.span, |noun| figure.span.join(noun))
        };
        let shown = brief(found.words(span(whole)));
        let message = format!(
            "{} of {}: the part is larger than its whole, “{shown}”. Check both.",
            number(found.value(relation.part)),
            number(found.value(relation.whole))
        );
        sink.report(found.at(span(part)), message).related(found.at(span(whole)), format!("the whole, “{shown}”"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_part_larger_than_its_whole_is_reported() {
        check(
            "part-exceeds-whole",
            "
            The fire killed 18 people, including 20 officers, the brigade said.
                            ^^^^^^^^^ label: the whole, “18 people”
                                                 ^^^^^^^^^^^ part-exceeds-whole

            Of the 30 boats sold in May, 34 came back, the yard said.
                   ^^^^^^^^ label: the whole, “30 boats”
                                         ^^ part-exceeds-whole

            He said 45 of the 40 members had signed.
                    ^^ part-exceeds-whole
                              ^^^^^^^^^^ label: the whole, “40 members”",
        );
    }

    #[test]
    fn parts_of_other_things_and_open_wholes_are_left_alone() {
        for text in [
            "The fire killed 18 people, including two officers.",
            "The fire killed more than 18 people, including 20 officers.",
            "The firm has 12 vans, including two that carry 40 people each.",
            "It burnt six barns, including one with 200 cows.",
            "He won 45 of the 90 seats and 5,000 of the 27-member group's votes.",
            "Of the 30 boats, sold in May, 34 years old on average, none came back.",
            "Three goals came, including 20-year-old Ada Holm's first.",
        ] {
            check_clean("part-exceeds-whole", text);
        }
    }
}
