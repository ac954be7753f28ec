//! See `unsourced_trend.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::{FigureKind, Kept, Paragraph};
use crate::finding::Severity;
use crate::language::{Class, TokenKind};
use crate::links::State;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-trend",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("unsourced_trend.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        for span in paragraph.kept::<Bare>().0.iter().copied() {
            let vouch = cx.draft.links().vouch(cx.draft, index, span);
            if vouch.state.is_vouched() {
                continue;
            }
            let words = brief(span.of(&paragraph.prose.text));
            let message = format!("“{words}” tells of a rise or fall with no figure and no source. Give one of the two.");
            let steps = usize::from(vouch.state == State::CarriedWeakly) + usize::from(cx.draft.is_opinion());
            sink.report(At { paragraph: index, span }, message).lower(steps);
        }
    }
}

/// Trends outside of quotations that no figure bears out.
struct Bare(Vec<Span>);

impl Kept for Bare {
    fn of(paragraph: &Paragraph) -> Bare {
        let told = |number: usize| trends(paragraph, number).into_iter().map(move |span| (number, span));
        let bare = |(number, span): &(usize, Span)| !paragraph.in_quote(span.start) && !has_data(paragraph, *number);
        Bare((0..paragraph.sentences.len()).flat_map(told).filter(bare).map(|(_, span)| span).collect())
    }
}

/// The rises and falls under way in a sentence. A phrase close behind a verb belongs to it
/// ("continues to increase every hour").
pub(super) fn trends(paragraph: &Paragraph, number: usize) -> Vec<Span> {
    const CLOSE: u32 = 20;
    let sentence = &paragraph.sentences[number];
    let phrases = paragraph.phrases.iter().filter(|phrase| phrase.classes.has(Class::Trend) && sentence.span.covers(phrase.span));
    let phrases = phrases.map(|phrase| phrase.span).filter(|span| is_of_state(paragraph, *span));
    let verbs = sentence.tokens.clone().filter_map(|index| verb(paragraph, sentence.tokens.start, index));
    let mut found: Vec<Span> = phrases.chain(verbs).collect();
    found.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in found {
        match out.last_mut() {
            Some(last) if span.start <= last.end + CLOSE => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

/// "every hour", "by the week" tell of a trend only beside a verb of one or a comparative.
fn is_of_state(paragraph: &Paragraph, span: Span) -> bool {
    let words = span.of(&paragraph.prose.text).to_lowercase();
    let adverbial = words.starts_with("by the") || words.starts_with("every") || words == "in droves";
    let first = paragraph.token_at(span.start);
    let near = first.saturating_sub(6)..first;
    let moving = |index: usize| {
        let token = &paragraph.tokens[index];
        let word = token.span.of(&paragraph.prose.text);
        token.classes.has(Class::Trend)
            || matches!(word, "longer" | "shorter" | "worse" | "bigger" | "smaller" | "leaving" | "fleeing" | "quitting")
    };
    !adverbial || near.into_iter().any(moving)
}

/// A verb of rise or fall in a form that tells of something under way: "is rising", "has grown",
/// "continues to increase", "keeps shrinking", "have begun to climb".
fn verb(paragraph: &Paragraph, first: usize, index: usize) -> Option<Span> {
    let token = &paragraph.tokens[index];
    if !token.classes.has(Class::Trend) || token.kind != TokenKind::Word {
        return None;
    }
    let word = |index: usize| paragraph.tokens.get(index).map_or("", |token| token.span.of(&paragraph.prose.text));
    let mut before = index;
    while first < before && (paragraph.tokens[before - 1].classes.has(Class::Adverb) || word(before - 1).ends_with("ly")) {
        before -= 1;
    }
    let helper = before.checked_sub(1).filter(|helper| first <= *helper)?;
    let one_of = |index: usize, words: &[&str]| words.iter().any(|other| word(index).eq_ignore_ascii_case(other));
    let form = word(index);
    let progressive = form.ends_with("ing") && one_of(helper, &["is", "are", "been", "keeps", "keep", "kept", "was", "were"]);
    let perfect = !form.ends_with("ing") && one_of(helper, &["has", "have"]);
    let goes_on = ["continue", "continues", "continued", "begun", "began", "begins", "begin", "started", "starting", "starts", "set"];
    let infinitive = one_of(helper, &["to"]) && helper.checked_sub(1).is_some_and(|verb| first <= verb && one_of(verb, &goes_on));
    let start = if infinitive { helper - 1 } else { helper };
    let transitive =
        paragraph.tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Word && !is_circumstance(paragraph, index + 1))
            && !is_adjective(word(index + 1));
    ((progressive || perfect || infinitive) && !transitive && !is_idiom(form, word(index + 1)))
        .then(|| paragraph.tokens[start].span.join(token.span))
}

fn is_circumstance(paragraph: &Paragraph, index: usize) -> bool {
    let class = paragraph.tokens[index].classes;
    [Class::Preposition, Class::Conjunction, Class::Adverb].iter().any(|wanted| class.has(*wanted))
        || paragraph.tokens[index].span.of(&paragraph.prose.text).ends_with("ly")
        || matches!(paragraph.tokens[index].span.of(&paragraph.prose.text), "every" | "each" | "this" | "last")
}

/// "has fallen out of touch", "is rising to stardom": no rise or fall that could be counted.
fn is_idiom(form: &str, next: &str) -> bool {
    const ASIDE: &[&str] = &["out", "for", "into", "apart", "short", "behind", "to", "in", "through", "up", "off", "over"];
    ["fall", "rise", "rising", "drop", "grow", "slow", "slid"].iter().any(|stem| form.starts_with(stem)) && ASIDE.contains(&next)
}

/// "grown more frequent", "grown worse".
fn is_adjective(word: &str) -> bool {
    matches!(word, "more" | "less" | "worse" | "better" | "ever" | "steadily" | "fewer")
}

/// Whether figures bear the trend out: in its own sentence, or in the next where that goes on from
/// it ("It rose from 4 percent") or compares.
fn has_data(paragraph: &Paragraph, number: usize) -> bool {
    const LEAST: f64 = 10.0;
    let data = |span: Span| {
        let inside = paragraph.figures.iter().filter(move |figure| span.covers(figure.span));
        inside.filter(|figure| match figure.kind {
            FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension => true,
            FigureKind::Number => figure.value.is_some_and(|value| LEAST <= value),
            _ => false,
        })
    };
    if 0 < data(paragraph.sentences[number].span).count() {
        return true;
    }
    let Some(next) = paragraph.sentences.get(number + 1) else { return false };
    let first = next.span.of(&paragraph.prose.text).split(' ').next().unwrap_or_default();
    let goes_on = matches!(first, "It" | "They" | "That" | "This" | "He" | "She" | "About" | "Some" | "Nearly" | "Last" | "In");
    let count = data(next.span).count();
    1 < count || (goes_on && 0 < count)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_rise_with_no_figure_and_no_source_is_reported() {
        check(
            "unsourced-trend",
            "
            The number of goats continues to increase every hour.
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-trend

            Larceny is soaring in the six western suburbs.
                    ^^^^^^^^^^ unsourced-trend

            Apartment prices have begun to climb.
                                  ^^^^^^^^^^^^^^ unsourced-trend",
        );
    }

    #[test]
    fn data_behind_it_or_a_source_are_enough() {
        check_clean("unsourced-trend", "Larceny is soaring in the six western suburbs. It rose from 4 percent to 9 percent.");
        check_clean("unsourced-trend", "Truancy is soaring, the head of the school, Ada Holm, said.");
    }

    #[test]
    fn verbs_of_other_senses_are_left_alone() {
        check_clean("unsourced-trend", "She is growing leeks. The hall rose to its feet. A guest has dropped the keys.");
    }
}
