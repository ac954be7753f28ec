//! See `conversion_mismatch.md`.

use super::reckoned;
use super::{Context, Group, Rule, Sink, brief};
use crate::facts::{Relation, number};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};

pub(super) static RULE: Rule = Rule {
    slug: "conversion-mismatch",
    group: Group::Figures,
    severity: Severity::Warning,
    page: include_str!("conversion_mismatch.md"),
    check,
};

/// How far a rounded conversion may lie from the exact one, beyond the rounding of the two numbers.
const ROUGH: f64 = 0.05;
/// The same for temperatures, in degrees: a share of them means nothing.
const ROUGH_DEGREES: f64 = 1.5;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in reckoned::relations(cx) {
        let Relation::Conversion(conversion) = found.relation else { continue };
        let degrees = matches!(&*conversion.unit, "C" | "F");
        let rough = if degrees { ROUGH_DEGREES } else { ROUGH * conversion.right.abs() };
        if (conversion.right - conversion.stated).abs() <= conversion.slack + rough {
            continue;
        }
        let right = shown(conversion.right, &conversion.unit);
        let (told, other) = (brief(found.words(conversion.told)), brief(found.words(conversion.other)));
        let message = format!("“{told}” is about {right}, not “{other}”. Check both.");
        let report = sink.report(found.at(conversion.other), message).related(found.at(conversion.told), format!("“{told}”"));
        let Some(figure) = conversion.fixable.map(|index| found.figure(index)) else { continue };
        let words = found.words(figure.number);
        let digits = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(words.len());
        if digits == 0 {
            continue;
        }
        let text = number(sensible(conversion.right));
        let start = figure.number.start as usize;
        let span = cx.draft.source(found.index, crate::text::Span::new(start, start + digits));
        report.fix(Fix {
            title: format!("Change to “{text}”"),
            action: FixAction::Edit(vec![Edit { span, text, snippet: None }]),
            preferred: false,
        });
    }
}

/// A value with as many places as copy gives: none from ten on, one below.
fn sensible(value: f64) -> f64 {
    if value.abs() < 10.0 { (value * 10.0).round() / 10.0 } else { value.round() }
}

fn shown(value: f64, unit: &str) -> String {
    match unit {
        "ft" if value < 20.0 => {
            let inches = (value * 12.0).round();
            format!("{} ft {} in", number((inches / 12.0).floor()), number(inches % 12.0))
        }
        "in" if value > 24.0 => format!("{} ft {} in", number((value.round() / 12.0).floor()), number(value.round() % 12.0)),
        "C" | "F" => format!("{}{unit}", number(sensible(value))),
        "mile" => format!("{} miles", number(sensible(value))),
        _ => format!("{} {unit}", number(sensible(value))),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn two_units_that_disagree_are_reported() {
        check(
            "conversion-mismatch",
            "
            The lane is 10 km (3 miles) long, and it was 31C (96F) there.
                        ^^^^^ label: “10 km”
                               ^^^^^^^ conversion-mismatch 💡
                                                         ^^^ label: “31C”
                                                              ^^^ conversion-mismatch 💡

            The wave stood 2.40m (9ft 10in) tall, and the wind blew at 30 knots (55 mph).
                           ^^^^^ label: “2.40m”
                                  ^^^^^^^^ conversion-mismatch
                                                                       ^^^^^^^^ label: “30 knots”
                                                                                 ^^^^^^ conversion-mismatch 💡",
        );
    }

    #[test]
    fn rounded_conversions_hold() {
        for text in [
            "The lane is 10 km (6 miles) long, and it was 31C (88F) there.",
            "It lies 500 miles (800 km) off, at 1,100 ft (335 m), and weighs 180 pounds (82 kg).",
            "The wave stood 1.80m (5ft 11in) tall, about 20 feet (6 metres) wide.",
            "A plot of 40 hectares (100 acres) and a tank of 200 litres (50 gallons).",
            "He ran 10 km (in 40 minutes) and 3 km, or so he says, 20 metres (at most) behind.",
            "The 5 km (2 km of it uphill) took an hour.",
            "It runs 12 miles (the last 2 km underground).",
        ] {
            check_clean("conversion-mismatch", text);
        }
    }

    #[test]
    fn the_fix_changes_the_second() {
        check_fix("conversion-mismatch", "The lane is 10 km (3 miles) long.", "The lane is 10 km (6.2 miles) long.");
    }
}
