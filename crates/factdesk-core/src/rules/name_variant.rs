//! See `name_variant.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::links::{Usual, Variant};
use crate::story::file_name;

pub(super) static RULE: Rule =
    Rule { slug: "name-variant", group: Group::Names, severity: Severity::Warning, page: include_str!("name_variant.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for variant in &cx.draft.links().names.variants {
        let Some(at) = place(cx.draft, variant) else { continue };
        let (spelling, usual) = (brief(&variant.spelling), brief(&variant.usual));
        let place = match &variant.usual_at {
            Usual::Here(_) => "elsewhere in the draft".to_owned(),
            Usual::House => "in the house’s list of names".to_owned(),
            Usual::Ledger(key) if key.is_empty() => "in the ledger".to_owned(),
            Usual::Ledger(key) => format!("in the ledger, under “{key}”"),
            Usual::Elsewhere(file, _) => format!("in {}", file_name(file)),
        };
        let report = sink.report(at, format!("“{spelling}” is “{usual}” {place}. Check which spelling is right and use one."));
        let report = match &variant.usual_at {
            Usual::Here(other) => report.related(*other, format!("first spelt “{usual}” here")),
            Usual::House | Usual::Ledger(_) => report,
            Usual::Elsewhere(file, span) => report.elsewhere(file, *span, format!("spelt “{usual}” here")),
        };
        let report = report.fix(respell(cx.draft, &[at], format!("Spell it “{usual}”"), &variant.usual));
        if variant.mentions.len() > 1 {
            report.fix(respell(cx.draft, &variant.mentions, format!("Spell it “{usual}” everywhere"), &variant.usual));
        }
    }
}

/// The mention to report: the first in the reporter's own words, in body copy where there is one.
/// A bare surname that only speakers say may be somebody else's.
fn place(draft: &Draft, variant: &Variant) -> Option<At> {
    let spoken = |at: &At| draft.paragraph(at.paragraph).in_quote(at.span.start);
    let body = |at: &&At| draft.paragraph(at.paragraph).zone.is_body() && !spoken(at);
    let whole = variant.spelling.contains(' ');
    let own = variant.mentions.iter().find(body).or_else(|| variant.mentions.iter().find(|at| !spoken(at)));
    own.or_else(|| variant.mentions.first().filter(|_| whole)).copied()
}

fn respell(draft: &Draft, mentions: &[At], title: String, usual: &str) -> Fix {
    let edit = |at: &At| Edit { span: draft.source(at.paragraph, at.span), text: usual.to_owned(), snippet: None };
    Fix { title, action: FixAction::Edit(mentions.iter().map(edit).collect()), preferred: false }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::draft::Draft;
    use crate::markup::Format;
    use crate::rules::fixture::{check, check_clean, check_fix, read_in};

    #[test]
    fn the_rarer_spelling_is_the_variant() {
        check(
            "name-variant",
            "
            Oswin Ferrano runs the ferry. Ferrano has a dog.
            ^^^^^^^^^^^^^ label: first spelt “Oswin Ferrano” here

            Oswin Ferano paid the fine.
            ^^^^^^^^^^^^ name-variant 💡",
        );
    }

    #[test]
    fn a_source_is_spelt_as_the_ledger_spells_it() {
        let ledger = "[[source]]\nid = \"chief\"\nname = \"Oswin Ferrano\"\n\n[[source]]\nid = \"two\"\nname = \"Tilda Brokaw\"\n\n[[source]]\nid = \"three\"\nname = \"Tilda Brokow\"\n\n[[source]]\nid = \"quiet\"\nname = \"Mattias Gunnarson\"\nconfidential = true\n";
        let told = |copy: &str| {
            let draft = read_in(copy, &[("ledger", ledger)]);
            let found = draft.findings().iter().filter(|finding| finding.rule == "name-variant");
            found.map(|finding| finding.message.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            told("The head of the brigade, Oswin Ferano, was thanked."),
            ["“Oswin Ferano” is “Oswin Ferrano” in the ledger, under “chief”. Check which spelling is right and use one."]
        );
        // Two people of nearly one name, the name itself, and one that must not be told.
        assert_eq!(told("Oswin Ferrano met Tilda Brokow."), Vec::<String>::new());
        assert_eq!(told("Mattias Gunnarsson was there."), Vec::<String>::new());
    }

    #[test]
    fn bodies_and_names_written_by_ear_are_compared_too() {
        check(
            "name-variant",
            "
            They sued the Wexmoor Dye Company. The Wexmor Dye Company paid.
                          ^^^^^^^^^^^^^^^^^^^ label: first spelt “Wexmoor Dye Company” here
                                                   ^^^^^^^^^^^^^^^^^^ name-variant 💡",
        );
        check(
            "name-variant",
            "
            The clerk, Yusuf Hussain, left. A letter names Yousuf Hussayn as well.
                       ^^^^^^^^^^^^^ label: first spelt “Yusuf Hussain” here
                                                           ^^^^^^^^^^^^^^ name-variant 💡",
        );
        check_clean("name-variant", "They sued Ellin Health Ltd. Ellin Wealth Ltd paid.");
        check_clean("name-variant", "They sued Wexmoor Dye Ltd. Wexmoor Dye Limited paid.");
    }

    #[test]
    fn of_one_against_one_the_later_is_the_variant() {
        check(
            "name-variant",
            "
            The mayor, Ilse Brenner, spoke. The talk bored Ilse Bremner.
                       ^^^^^^^^^^^^ label: first spelt “Ilse Brenner” here
                                                           ^^^^^^^^^^^^ name-variant 💡",
        );
    }

    #[test]
    fn hyphens_spaces_and_diacritics_alone_are_a_difference() {
        check(
            "name-variant",
            "
            They elected Anna-Maria Holt. A crowd met Anna Maria-Holt at noon.
                         ^^^^^^^^^^^^^^^ label: first spelt “Anna-Maria Holt” here
                                                      ^^^^^^^^^^^^^^^ name-variant 💡",
        );
        check(
            "name-variant",
            "
            They elected Jovan Kovač. A crowd met Jovan Kovac at noon.
                         ^^^^^^^^^^^ label: first spelt “Jovan Kovač” here
                                                  ^^^^^^^^^^^ name-variant 💡",
        );
    }

    #[test]
    fn a_bare_surname_counts() {
        check(
            "name-variant",
            "
            They elected Pavel Ostrander. Later Ostranber left, and Ostrander stayed.
                         ^^^^^^^^^^^^^^^ label: first spelt “Ostrander” here
                                                ^^^^^^^^^ name-variant 💡",
        );
    }

    #[test]
    fn relatives_plurals_nicknames_and_short_names_are_none() {
        check_clean("name-variant", "Colin Garrity came with Celia Garrity. The Garritys sat down.");
        check_clean("name-variant", "Dan Holm met Den Holm. Ada Roe met Ada Row.");
        check_clean("name-variant", "Pat “The Postman” Delaney walked. Pat Delaney’s dog ran.");
        check_clean("name-variant", "Milan Kovács and Marek Kovács are cousins.");
        check_clean("name-variant", "Ada F. Holm was elected. Ada Holm took the oath.");
    }

    #[test]
    fn the_house_spelling_counts() {
        let (config, problems) = Config::parse("[house]\nnames = [\"Oswin Ferrano\"]\n");
        assert_eq!(problems, []);
        let draft = Draft::read("They fined Oswin Ferano on Monday.", Format::Plain, None, &config);
        let found: Vec<&str> =
            draft.findings().iter().filter(|finding| finding.rule == "name-variant").map(|finding| finding.message.as_str()).collect();
        assert_eq!(found, ["“Oswin Ferano” is “Oswin Ferrano” in the house’s list of names. Check which spelling is right and use one."]);
    }

    #[test]
    fn the_fix_takes_the_usual_spelling() {
        check_fix(
            "name-variant",
            "They fined Oswin Ferrano. Ferrano paid. Then Oswin Ferano left.",
            "They fined Oswin Ferrano. Ferrano paid. Then Oswin Ferrano left.",
        );
    }
}
