//! What the rules about arithmetic share: the relations of a draft's figures, and how much room
//! rounding and hedges leave.

use super::Context;
use crate::draft::{At, Draft};
use crate::facts::{Figure, Hedge, Paragraph, Relation, number};
use crate::fix::{Edit, Fix, FixAction};
use crate::text::Span;

/// A relation and the paragraph it stands in.
pub(super) struct Found<'a> {
    /// The paragraph's index.
    pub(super) index: usize,
    /// The paragraph.
    pub(super) paragraph: &'a Paragraph,
    /// The relation.
    pub(super) relation: &'a Relation,
}

/// Every relation in the blocks whose figures are compared.
pub(super) fn relations<'a>(cx: &Context<'a>) -> impl Iterator<Item = Found<'a>> + use<'a> {
    let placed = cx.draft.paragraphs().iter().map(|placed| &*placed.paragraph).enumerate();
    placed
        .filter(|(_, paragraph)| paragraph.zone.has_figures())
        .flat_map(|(index, paragraph)| paragraph.relations.iter().map(move |relation| Found { index, paragraph, relation }))
}

impl<'a> Found<'a> {
    /// A figure of the paragraph.
    pub(super) fn figure(&self, index: usize) -> &'a Figure {
        &self.paragraph.figures[index]
    }

    /// A figure's value; every figure of a relation has one.
    pub(super) fn value(&self, index: usize) -> f64 {
        self.figure(index).value.unwrap_or_default()
    }

    /// The words under a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(&self.paragraph.prose.text)
    }

    /// A span as a place in the draft.
    pub(super) fn at(&self, span: Span) -> At {
        At { paragraph: self.index, span }
    }
}

/// From what to what a value may be in truth, where copy rounds it: by half of the last place of
/// decimals and scales, and round thousands by half a percent.
pub(super) fn rounded(figure: &Figure) -> (f64, f64) {
    /// "92,000" may stand for 91,600, but hardly for 91,000.
    const ROUND_SHARE: f64 = 0.005;
    const SCALE_SHARE: f64 = 0.02;
    let value = figure.value.unwrap_or_default();
    if figure.hedge != Hedge::Exact {
        let open = if figure.high.at.is_finite() { figure.high.at } else { 2.0 * value };
        return (figure.low.at - figure.rounding, open + figure.rounding);
    }
    let round = value >= 1000.0 && value % 10.0 == 0.0;
    // "4 million" beside "5 million" is hardly 4.4 million.
    let slack = figure.rounding.min(SCALE_SHARE * value).max(if round { ROUND_SHARE * value } else { 0.0 });
    (value - slack, value + slack)
}

/// From what to what `figure` allows a value worked out from others to lie: half of its last place
/// and `slack` more, and what its hedge leaves open.
pub(super) fn allowed(figure: &Figure, slack: f64) -> (f64, f64) {
    let value = figure.value.unwrap_or_default();
    let slack = slack + if figure.rounding > 0.0 { figure.rounding } else { 0.5 };
    match figure.hedge {
        Hedge::About => (value * 0.85 - slack, value * 1.15 + slack),
        Hedge::Nearly => (value * 0.9 - slack, value + slack),
        Hedge::MoreThan | Hedge::AtLeast => (value - slack, f64::INFINITY),
        Hedge::LessThan | Hedge::UpTo => (f64::NEG_INFINITY, value + slack),
        Hedge::Exact | Hedge::Word | Hedge::Range => (figure.low.at - slack, figure.high.at + slack),
    }
}

/// Whether two intervals have a value in common.
pub(super) fn meet(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// `words` with `value` in the place of their number, written as they write it: digits with commas
/// where there were some, and words up to nine. None where the words have no single number.
pub(super) fn with_value(words: &str, value: f64) -> Option<String> {
    const SMALL: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const SCALES: [(&str, f64); 5] = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("bn", 1e9), ("trillion", 1e12)];
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let shown = number(value);
    if let Some(start) = words.find(|c: char| c.is_ascii_digit()) {
        let end = words[start..].find(|c: char| !is_part(c)).map_or(words.len(), |length| start + length);
        let end = start + words[start..end].trim_end_matches([',', '.']).len();
        let scale = SCALES.iter().find(|(word, _)| words[end..].contains(word)).map_or(1.0, |(_, scale)| *scale);
        let again = words[end..].contains(|c: char| c.is_ascii_digit());
        let shown = number(value / scale);
        let exact = shown.replace(',', "").parse().is_ok_and(|shown: f64| (shown * scale - value).abs() <= 1e-6 * value.abs());
        let plain = !words[start..end].contains(',') && words[start..end].len() > 3;
        let shown = if plain { shown.replace(',', "") } else { shown };
        return (exact && !again).then(|| format!("{}{shown}{}", &words[..start], &words[end..]));
    }
    let capital = words.starts_with(char::is_uppercase);
    let single = words.chars().all(char::is_alphabetic);
    let word = (1u8..).zip(SMALL).find(|(small, _)| single && (f64::from(*small) - value).abs() < 1e-9).map(|(_, word)| word);
    Some(match word {
        Some(word) if capital => format!("{}{}", word[..1].to_uppercase(), &word[1..]),
        Some(word) => word.to_owned(),
        None => shown,
    })
}

/// The fix that puts `text` in the place of a figure's number.
pub(super) fn change_to(draft: &Draft, at: At, title: String, text: String) -> Fix {
    let span = draft.source(at.paragraph, at.span);
    Fix { title, action: FixAction::Edit(vec![Edit { span, text, snippet: None }]), preferred: false }
}

/// A percentage as a message shows it: with a decimal where it is small.
pub(super) fn percent(value: f64) -> String {
    let places = if value.abs() < 20.0 { 10.0 } else { 1.0 };
    number((value * places).round() / places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_the_words_write_theirs() {
        assert_eq!(with_value("1,200", 1340.0).as_deref(), Some("1,340"));
        assert_eq!(with_value("1200", 1340.0).as_deref(), Some("1340"));
        assert_eq!(with_value("15 percent", 12.5).as_deref(), Some("12.5 percent"));
        assert_eq!(with_value("Nine", 8.0).as_deref(), Some("Eight"));
        assert_eq!(with_value("nine", 12.0).as_deref(), Some("12"));
        assert_eq!(with_value("$3,230", 3400.0).as_deref(), Some("$3,400"));
        assert_eq!(with_value("4.2 million", 5.3e6).as_deref(), Some("5.3 million"));
        assert_eq!(with_value("4.2 million", 5_312_456.0), None);
    }
}
