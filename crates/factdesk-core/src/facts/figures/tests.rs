//! What is read out of whole sentences.

use super::*;
use crate::language::Lexicon;
use crate::markup::{Lead, Zone};

fn figures(text: &str) -> Vec<Figure> {
    let prose = prose_of(text);
    let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
    read(&reading, &[]).figures
}

/// Each figure as "span | kind | description | noun".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = figures(text)
        .iter()
        .map(|figure| {
            let noun =
                figure.noun.filter(|_| figure.kind != FigureKind::Date).map_or(String::new(), |noun| format!(" | {}", noun.of(text)));
            format!("{} | {:?} | {}{noun}", figure.span.of(text), figure.kind, figure.describe())
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn hedges_make_intervals() {
    check(
        "More than 2,000 sailors were held, nearly 8,000 fled and at least 18 members died.",
        &[
            "More than 2,000 | Number | more than 2,000, up to 2,500 | sailors",
            "nearly 8,000 | Number | 7,600 or more, less than 8,000",
            "at least 18 | Number | 18 or more | members",
        ],
    );
    check(
        "About 50 shops and up to 90 carts",
        &["About 50 | Number | about 50: 45 to 55 | shops", "up to 90 | Number | 90 at most | carts"],
    );
}

#[test]
fn word_quantities_are_intervals() {
    check(
        "Dozens of shops, several people, a couple of windows, tens of thousands of fans and a handful of drummers",
        &[
            "Dozens | Number | 24 to 199 | shops",
            "several | Number | 3 to 12 | people",
            "a couple | Number | 2 | windows",
            "tens of thousands | Number | 20,000 to 99,999 | fans",
            "a handful | Number | 3 to 9 | drummers",
        ],
    );
}

#[test]
fn money_has_its_currency() {
    check(
        "It cost $4.2 million, £38m, US$5, 240 million euros, 2,140 euros and C$1.5bn.",
        &[
            "$4.2 million | Currency | 4,200,000 USD, rounded",
            "£38m | Currency | 38,000,000 GBP, rounded",
            "US$5 | Currency | exactly 5 USD",
            "240 million euros | Currency | 240,000,000 EUR, rounded",
            "2,140 euros | Currency | exactly 2,140 EUR",
            "C$1.5bn | Currency | 1,500,000,000 CAD, rounded",
        ],
    );
}

#[test]
fn shares_are_percent() {
    check(
        "Turnout was 71 percent, one in five stayed away, two-thirds of voters agreed, up 0.8 percentage points.",
        &[
            "71 percent | Percent | exactly 71 percent",
            "one in five | Percent | exactly 20 percent",
            "two-thirds | Percent | exactly 66.667 percent | voters",
            "0.8 percentage points | Percent | 0.8 percentage points, rounded",
        ],
    );
}

#[test]
fn units_ages_durations_and_times_have_their_kinds() {
    check(
        "The 63-year-old walked 112 km in nine days at 41C from 7.10am.",
        &[
            "63-year-old | Age | exactly 63 years, an age",
            "112 km | Dimension | exactly 112 km",
            "nine days | Duration | exactly 9 days",
            "41C | Dimension | exactly 41 C",
            "7.10am | Time | 7:10, a time of day",
        ],
    );
    check(
        "Ada Roe, 71, and children aged 12 to 17 at 4 p.m.",
        &["71 | Age | exactly 71 years, an age", "12 to 17 | Age | 12 to 17 years, an age", "4 p.m. | Time | 16:00, a time of day"],
    );
}

#[test]
fn points_halves_and_spaced_ranges_are_read() {
    check(
        "He batted .203 for half an hour and walked 5 – 10 miles, then half a mile for 3 crore rupees.",
        &[
            ".203 | Number | 0.203, rounded",
            "half an hour | Duration | exactly 0.5 hours",
            "5 – 10 miles | Dimension | 5 to 10 miles",
            "half a mile | Dimension | exactly 0.5 miles",
            "3 crore rupees | Currency | 30,000,000 INR, rounded",
        ],
    );
}

#[test]
fn ranges_share_scale_and_unit() {
    check(
        "between 5 and 9 percent, two to three million people and 20-30 boats",
        &[
            "between 5 and 9 percent | Percent | 5 to 9 percent",
            "two to three million | Number | 2,000,000 to 3,000,000 | people",
            "20-30 | Number | 20 to 30 | boats",
        ],
    );
    check("It rose from 52 percent to 60.", &["52 percent | Percent | exactly 52 percent", "60 | Percent | exactly 60 percent"]);
}

#[test]
fn dates_are_figures_of_their_own() {
    check(
        "On Friday, March 14, 2025, and in the 1980s",
        &["Friday, March 14, 2025 | Date | Friday 14 March 2025", "1980s | Date | 1980 to 1989"],
    );
}

#[test]
fn what_counts_nothing_is_no_figure() {
    for text in [
        "open 24/7 on Route 66 at exit 198",
        "call +382 555 0147 or 555-0147",
        "a thousand times no",
        "won 3-1 and 15-2, then 6-4",
        "under Article 12 and Section 230",
        "at 221 Baker Street in Room 101",
        "a Falcon 9 and a Boeing 737.",
        "bus lines 2, 7 and 44 are running",
        "No. 5 and number one",
        "one of the oldest, one another, no one",
        "version 2.10.1 of the 5G mast",
        "as shown [4] and [3, 5]",
        "in 4:11.82 in the 4x400 relay",
    ] {
        check(text, &[]);
    }
}

#[test]
fn nouns_carry_their_modifiers() {
    check(
        "3,400 Danish, Norwegian, Icelandic and Irish sailors went ashore",
        &["3,400 | Number | exactly 3,400 | Danish, Norwegian, Icelandic and Irish sailors"],
    );
    check(
        "said 2,600 of its members were out of the 120-member chamber",
        &["2,600 | Number | exactly 2,600 | members", "120-member | Number | exactly 120 | member"],
    );
}

#[test]
fn numbers_that_count_nothing_are_labels() {
    let labels = |text: &str| -> Vec<String> {
        let prose = prose_of(text);
        let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
        let shown = |label: &Label| format!("{} = {}", label.span.of(text), label.value.map_or("?".to_owned(), number));
        read(&reading, &[]).labels.iter().map(shown).collect()
    };
    assert_eq!(labels("See page 14 and pages 3, 8 and 41 in No. 007."), ["14 = 14", "3 = 3", "8 = 8", "41 = 41", "007 = 7"]);
    assert_eq!(labels("Call 555 014 4477; take the I-44 to Gate 9."), ["555 014 4477 = ?", "44 = 44", "9 = 9"]);
    assert_eq!(labels("They won 3-1 in a two-faced game in district 8-4A."), ["3 = 3", "1 = 1", "two = 2", "8 = 8"]);
}

#[test]
fn times_told_from_the_day_of_the_copy_are_moments() {
    let told = |text: &str| -> Vec<String> {
        let prose = prose_of(text);
        let reading = Reading::new(&prose, Zone::Body, Lead::None, Lexicon::standard());
        read_moments(&reading).iter().map(|moment| format!("{} = {:?}", moment.span.of(text), moment.when)).collect()
    };
    assert_eq!(told("It rained yesterday and last week."), ["yesterday = Day(-1)", "last week = Week(-1)"]);
    assert_eq!(
        told("Two years ago, in the 19th century, in summer,"),
        ["Two years ago = Year(-2)", "19th century = Century(19)", "summer = Season(6, 9)"]
    );
    assert_eq!(told("the last week of May, the spring sale, a dry year"), Vec::<String>::new());
}

#[test]
fn fractions_and_powers_are_read_to_their_end() {
    check(
        "It weighed twenty and three fifths tonnes, or 2.5e3 kg, and 12,34,567 bricks.",
        &[
            "twenty and three fifths tonnes | Dimension | exactly 20.6 tonnes",
            "2.5e3 kg | Dimension | exactly 2,500 kg",
            "12,34,567 | Number | exactly 1,234,567 | bricks",
        ],
    );
}

#[test]
fn what_is_told_without_its_smaller_unit_is_one_figure() {
    check("The fare is 15 dollars 50.", &["15 dollars 50 | Currency | exactly 15.5 USD"]);
    check("It lasted an hour and 20 minutes.", &["an hour and 20 minutes | Duration | exactly 80 minutes"]);
    check("It lasted an hour and a half.", &["an hour and a half | Duration | exactly 1.5 hours"]);
    check("It cost 20 dollars and 43 were sold.", &["20 dollars | Currency | exactly 20 USD", "43 | Number | exactly 43"]);
    check(
        "They lent 75 USD million and 120 MEUR.",
        &["75 USD million | Currency | 75,000,000 USD, rounded", "120 MEUR | Currency | 120,000,000 EUR, rounded"],
    );
}

#[test]
fn two_quantities_are_no_range() {
    check("Profit was down 6 % to 309,381 yen.", &["6 % | Percent | exactly 6 percent", "309,381 yen | Currency | exactly 309,381 JPY"]);
}

#[test]
fn a_margin_belongs_to_its_number() {
    check("It weighs 12.5±0.2 kg.", &["12.5±0.2 kg | Dimension | 12.5 kg, rounded"]);
    check("It weighs 12.5±", &["12.5 | Number | 12.5, rounded"]);
}
