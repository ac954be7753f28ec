//! The many ways in which copy puts what the rules about figures look for, and what only looks alike.

use super::{Group, RULES};
use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;

const WORDINGS: &str = include_str!("wordings.txt");

#[test]
fn figures_are_found_wrong_in_every_wording_and_right_ones_are_left_alone() {
    let figures: Vec<&str> = RULES.iter().filter(|rule| rule.group == Group::Figures).map(|rule| rule.slug).collect();
    let mut wrong = Vec::new();
    for line in WORDINGS.lines().filter(|line| !line.starts_with('#')) {
        let (rule, text) = line.split_once('|').expect("a line is a rule, a bar and copy");
        let draft = Draft::read(text.replace("\\n", "\n"), Format::Plain, None, &Config::default());
        let found: Vec<&str> = draft.findings().iter().map(|finding| finding.rule).filter(|rule| figures.contains(rule)).collect();
        let right = if rule == "clean" { found.is_empty() } else { found.contains(&rule) };
        if !right {
            wrong.push(format!("{rule} | {text} | {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
