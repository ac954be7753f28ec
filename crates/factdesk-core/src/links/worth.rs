//! How much a sentence is worth checking, whoever vouches for it.
//!
//! A ranking for desks with more copy than checkers, not a judgement: a sentence scores by what a
//! checker could look up in it. The signs are those of the literature on check-worthiness (Hassan
//! and others, "Detecting Check-worthy Factual Claims in Presidential Debates", 2015): figures
//! above all, then what books are kept of, names, comparisons and the past tense; questions,
//! wishes, values and plans count against it.

use crate::draft::Draft;
use crate::facts::{FigureKind, Paragraph};
use crate::language::{Class, Sentence, TokenKind};

/// How worth checking the sentence `number` of a paragraph is: 0 for nothing to look up, 1 for a
/// claim a checker would start with. From 0.5 on a sentence is a claim.
pub fn check_worthiness(draft: &Draft, paragraph: usize, number: usize) -> f64 {
    let paragraph = draft.paragraph(paragraph);
    let sentence = &paragraph.sentences[number];
    let signs = signs(paragraph, sentence);
    let weight: f64 = WEIGHTS.iter().map(|(sign, weight)| signs[*sign as usize] * weight).sum();
    1.0 / (1.0 + (-(BIAS + weight)).exp())
}

/// What a checker could hold on to in a sentence, or what takes hold away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Sign {
    /// A count or a measured quantity.
    Count,
    /// A percentage or another share.
    Share,
    /// An amount of money.
    Money,
    /// Third, 88th.
    Ordinal,
    /// A date, a time, an age, a span of time.
    When,
    /// A rise or fall.
    Trend,
    /// More, highest, twice.
    Comparison,
    /// Somebody or something with a name.
    Name,
    /// An act on the public record.
    Record,
    /// What books and registers are kept of.
    Account,
    /// Values and outlooks.
    Abstract,
    /// The past tense.
    Past,
    /// Somebody said it.
    Speech,
    /// He, she, they: an act of others.
    Third,
    /// The speaker's own case.
    I,
    /// It, this: something outside of the sentence.
    Loose,
    /// What will or should be.
    Plan,
    /// What is hoped, wanted, held right.
    Opinion,
    /// What would have to be first.
    Condition,
    /// It is asked.
    Question,
    /// How long it is, as a logarithm.
    Length,
}

const SIGNS: usize = Sign::Length as usize + 1;

/// A sign says no more the fourth time.
const MOST: f64 = 3.0;

/// How often each sign stands in a sentence.
fn signs(paragraph: &Paragraph, sentence: &Sentence) -> [f64; SIGNS] {
    let text = &paragraph.prose.text;
    let mut out = [0.0; SIGNS];
    let mut add = |sign: Sign| out[sign as usize] = MOST.min(out[sign as usize] + 1.0);
    for figure in paragraph.figures.iter().filter(|figure| sentence.span.covers(figure.span)) {
        add(match figure.kind {
            FigureKind::Number | FigureKind::Dimension => Sign::Count,
            FigureKind::Percent => Sign::Share,
            FigureKind::Currency => Sign::Money,
            FigureKind::Ordinal => Sign::Ordinal,
            FigureKind::Age | FigureKind::Date | FigureKind::Time | FigureKind::Duration => Sign::When,
        });
    }
    paragraph.names.iter().filter(|name| sentence.span.covers(name.span)).for_each(|_| add(Sign::Name));
    let mut words = 0.0;
    for token in paragraph.tokens[sentence.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1.0;
        for (class, sign) in CLASSES {
            if token.classes.has(*class) {
                add(*sign);
            }
        }
        let word = token.span.of(text).replace('’', "'").to_lowercase();
        if let Some((sign, _)) = WORDS.iter().find(|(_, words)| words.contains(&word.as_str())) {
            add(*sign);
        } else if word.ends_with("ed") {
            add(Sign::Past);
        }
    }
    if sentence.span.of(text).trim_end_matches(['”', '"', '’', '\'', ')']).ends_with('?') {
        add(Sign::Question);
    }
    out[Sign::Length as usize] = f64::ln_1p(words);
    out
}

/// Signs that the word lists know.
const CLASSES: &[(Class, Sign)] = &[
    (Class::Trend, Sign::Trend),
    (Class::OnRecord, Sign::Record),
    (Class::Account, Sign::Account),
    (Class::Abstract, Sign::Abstract),
    (Class::Say, Sign::Speech),
    (Class::Think, Sign::Opinion),
];

/// Signs that are closed classes of English: pronouns, auxiliaries, words that compare.
const WORDS: &[(Sign, &[&str])] = &[
    (
        Sign::Comparison,
        &[
            "more", "less", "fewer", "most", "least", "than", "higher", "lower", "highest", "lowest", "largest", "biggest", "worst",
            "best", "double", "twice", "half", "average",
        ],
    ),
    (
        Sign::Past,
        &[
            "was", "were", "did", "had", "went", "came", "took", "gave", "got", "made", "left", "lost", "won", "cut", "ran", "told", "put",
            "spent",
        ],
    ),
    (Sign::Third, &["he", "she", "his", "her", "him", "they", "their", "them"]),
    (Sign::I, &["i", "i'm", "i'll", "i'd", "me", "my", "myself"]),
    (Sign::Loose, &["it", "this", "that", "these", "those", "what", "there", "something", "thing", "things"]),
    (Sign::Plan, &["will", "would", "should", "must", "shall", "could", "may", "might", "let", "let's", "going", "we'll", "ought"]),
    (Sign::Opinion, &["hope", "want", "wants", "need", "needs", "feel"]),
    (Sign::Condition, &["if", "whether", "unless", "when"]),
];

/// What each sign is worth, to one decimal of a logistic regression over 13,000 sentences of debates that
/// readers had marked as worth checking or not; 0.5 is where precision and recall balance best.
const WEIGHTS: [(Sign, f64); SIGNS] = [
    (Sign::Count, 1.0),
    (Sign::Share, 2.5),
    (Sign::Money, 1.7),
    (Sign::Ordinal, 0.3),
    (Sign::When, 0.3),
    (Sign::Trend, 0.2),
    (Sign::Comparison, 0.3),
    (Sign::Name, 0.3),
    (Sign::Record, 0.4),
    (Sign::Account, 0.5),
    (Sign::Abstract, -0.5),
    (Sign::Past, 0.5),
    (Sign::Speech, 0.2),
    (Sign::Third, 0.2),
    (Sign::I, -0.5),
    (Sign::Loose, -0.1),
    (Sign::Plan, -0.6),
    (Sign::Opinion, -0.4),
    (Sign::Condition, -0.3),
    (Sign::Question, -1.8),
    (Sign::Length, 0.4),
];

/// Most sentences are not worth checking.
const BIAS: f64 = -2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    fn worth(text: &str) -> f64 {
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        check_worthiness(&draft, 0, 0)
    }

    #[test]
    fn figures_weigh_more_than_names_and_names_more_than_wishes() {
        let figure = worth("Unemployment in Ellin fell by 14 percent to 2,300 people last year.");
        let act = worth("The council of Ellin voted against the bridge in Harbour Street.");
        let wish = worth("I hope we will all be better neighbours.");
        assert!(act < figure && wish < act, "{figure} {act} {wish}");
        assert!(0.5 < figure && wish < 0.2, "{figure} {wish}");
    }

    #[test]
    fn a_question_weighs_less_than_its_answer() {
        assert!(worth("Did the mill lose 40 jobs?") < worth("The mill lost 40 jobs."));
    }
}
