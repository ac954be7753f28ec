//! See `duration_mismatch.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Figure, Relation, number};
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    slug: "duration-mismatch",
    group: Group::Figures,
    severity: Severity::Information,
    page: include_str!("duration_mismatch.md"),
    check,
};

/// How many years more or less are right: both ends may count, and a year may hardly have begun.
const SLACK: f64 = 1.0;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Lasting(lasting) = found.relation else { continue };
        let (from, to) = (found.figure(lasting.from), found.figure(lasting.to));
        let stated = found.figure(lasting.duration);
        let year = |figure: &Figure| figure.date.and_then(|date| date.year);
        let (Some(first), Some(last)) = (year(from), year(to)) else { continue };
        let decade = if &*stated.unit.name == "decade" { 10.0 } else { 1.0 };
        let span = f64::from(last) - f64::from(first);
        // "a decade", "some 20 years" are told of more than the number says.
        let (low, high) = reckoned::allowed(stated, SLACK - 0.5);
        let rough = if decade > 1.0 { 2.0 } else { 0.0 };
        if span < 0.0 || (low * decade - rough <= span && span <= high * decade + rough) {
            continue;
        }
        let years = from.span.join(to.span);
        let message = format!(
            "From {first} to {last} is {} {}, not “{}”. Check the years and the time.",
            number(span),
            if (span - 1.0).abs() < 0.5 { "year" } else { "years" },
            brief(found.words(stated.span))
        );
        sink.report(found.at(stated.span), message).related(found.at(years), format!("“{}”", brief(found.words(years))));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_time_that_two_years_do_not_span_is_reported() {
        check(
            "duration-mismatch",
            "
            It ran from 2010 to 2020, a five-year spell, the firm said.
                        ^^^^^^^^^^^^ label: “2010 to 2020”
                                        ^^^^^^^^^ duration-mismatch

            Holm led the band for 16 years, from 1961 until 1982.
                                  ^^^^^^^^ duration-mismatch
                                                 ^^^^^^^^^^^^^^^ label: “1961 until 1982”",
        );
    }

    #[test]
    fn one_year_more_or_less_and_other_times_are_left_alone() {
        for text in [
            "It ran from 2010 to 2020, an eleven-year spell.",
            "Holm ran the club for nearly 21 years, from 1961 until 1982.",
            "It grew from 2010 to 2020, five years after the fire.",
            "It grew from 2010 to 2020, and five years of rain followed.",
            "She left five years before the strike, which ran from 2010 to 2020.",
            "It ran from 2010 to 2021, a decade of rain.",
        ] {
            check_clean("duration-mismatch", text);
        }
    }
}
