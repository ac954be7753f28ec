//! How much a sentence is worth checking, whoever vouches for it.
//!
//! A ranking for desks with more copy than checkers, not a judgement: a sentence scores by what a
//! checker could look up in it. The signs are those of the literature on check-worthiness (Hassan
//! and others, "Detecting Check-worthy Factual Claims in Presidential Debates", 2015): figures
//! above all, then names, comparisons and the past tense; questions, wishes and plans count
//! against it.

use crate::draft::Draft;
use crate::facts::Paragraph;
use crate::language::{Case, Class, Sentence, TokenKind};

/// How worth checking the sentence `number` of a paragraph is: 0 for nothing to look up, 1 for a
/// claim a checker would start with. From 0.5 on a sentence is a claim.
pub fn check_worthiness(draft: &Draft, paragraph: usize, number: usize) -> f64 {
    let paragraph = draft.paragraph(paragraph);
    let sentence = &paragraph.sentences[number];
    let signs = Signs::read(paragraph, sentence);
    1.0 / (1.0 + (-signs.weight()).exp())
}

/// What a checker could hold on to in a sentence.
#[derive(Debug, Default)]
struct Signs {
    words: usize,
    figures: usize,
    amounts: usize,
    word_quantities: usize,
    tolls: usize,
    comparisons: usize,
    names: usize,
    past: usize,
    plans: usize,
    opinions: usize,
    first_person: usize,
    question: bool,
}

impl Signs {
    fn read(paragraph: &Paragraph, sentence: &Sentence) -> Signs {
        let text = &paragraph.prose.text;
        let mut signs =
            Signs { question: sentence.span.of(text).trim_end_matches(['”', '"', '’', '\'']).ends_with('?'), ..Signs::default() };
        let tokens = &paragraph.tokens[sentence.tokens.clone()];
        for (index, token) in tokens.iter().enumerate() {
            let word = token.span.of(text);
            match token.kind {
                TokenKind::Word => {}
                TokenKind::Number => {
                    signs.figures += 1;
                    continue;
                }
                TokenKind::Mark | TokenKind::Clitic => {
                    signs.amounts += usize::from(matches!(word, "%" | "$" | "€" | "£"));
                    continue;
                }
            }
            signs.words += 1;
            let has = |class| token.classes.has(class);
            let lower = word.to_lowercase();
            let lower = lower.as_str();
            signs.amounts += usize::from(matches!(lower, "percent" | "million" | "billion" | "trillion"));
            signs.word_quantities += usize::from(has(Class::WordQuantity));
            signs.tolls += usize::from(has(Class::Death) || has(Class::Injury) || has(Class::Arrest) || has(Class::Displacement));
            signs.comparisons += usize::from(has(Class::Trend) || COMPARES.contains(&lower));
            signs.names += usize::from(0 < index && token.case != Case::Lower && 1 < word.len() && !has(Class::Pronoun));
            signs.past += usize::from(lower.ends_with("ed") || matches!(lower, "was" | "were" | "had" | "has" | "did" | "said"));
            signs.plans += usize::from(PLANS.contains(&lower));
            signs.opinions += usize::from(has(Class::Think) || matches!(lower, "hope" | "want" | "wants" | "need" | "feel"));
            signs.first_person += usize::from(matches!(lower, "i" | "i'm" | "i’m" | "i'll" | "i’ll" | "me" | "my"));
        }
        signs
    }

    /// The signs on one scale: 0 is even odds.
    fn weight(&self) -> f64 {
        let some = |count: usize| f64::from(u8::from(0 < count));
        let upto = |count: usize, most: usize| count.min(most) as f64;
        -2.6 + 1.5 * upto(self.figures, 2)
            + 1.0 * some(self.amounts)
            + 0.5 * some(self.word_quantities)
            + 0.5 * some(self.tolls)
            + 0.6 * upto(self.comparisons, 2)
            + 0.2 * upto(self.names, 3)
            + 0.4 * upto(self.past, 2)
            + 0.05 * upto(self.words, 25)
            - 0.5 * some(self.plans)
            - 0.5 * some(self.opinions)
            - 0.4 * some(self.first_person)
            - 1.2 * f64::from(u8::from(self.question))
    }
}

/// Words that compare: what they compare can be looked up.
const COMPARES: &[&str] = &[
    "more", "less", "fewer", "most", "least", "than", "higher", "lower", "highest", "lowest", "largest", "first", "only", "double", "half",
];

/// Words of plans, duties and wishes: nothing of them can be looked up yet.
const PLANS: &[&str] = &["will", "would", "should", "must", "shall", "could", "may", "might", "let", "let's"];

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
