//! See `unsourced_superlative.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::{Kept, Paragraph};
use crate::finding::Severity;
use crate::language::{Case, Class, TokenKind};
use crate::links::State;
use crate::text::Span;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-superlative",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("unsourced_superlative.md"),
    check,
};

/// How far behind its preposition a bound may stand, in tokens: "in the port's 90-year history".
const BOUND: usize = 8;
/// How far behind a superlative its bound may stand, in tokens: "the worst storm on the lake since it froze".
const REACH: usize = 14;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        for span in paragraph.kept::<Superlatives>().0.iter().copied() {
            let vouch = cx.draft.links().vouch(cx.draft, index, span);
            if vouch.state.is_vouched() {
                continue;
            }
            let steps = usize::from(vouch.state == State::CarriedWeakly) + 2 * usize::from(cx.draft.is_opinion());
            let words = brief(span.of(&paragraph.prose.text));
            let message = format!("No source is named for “{words}”. Say who keeps count, or cite the record.");
            sink.report(At { paragraph: index, span }, message).lower(steps);
        }
    }
}

/// The first superlative of each sentence that has one.
struct Superlatives(Vec<Span>);

impl Kept for Superlatives {
    fn of(paragraph: &Paragraph) -> Superlatives {
        let sentences = paragraph.sentences.iter().enumerate();
        Superlatives(sentences.filter_map(|(number, sentence)| superlative(paragraph, number, sentence.tokens.clone())).collect())
    }
}

/// The first superlative of a sentence outside of quotations and names.
pub(super) fn superlative(paragraph: &Paragraph, number: usize, tokens: Range<usize>) -> Option<Span> {
    let words = Words::new(paragraph);
    let sentence = paragraph.sentences[number].span;
    // "one of the biggest", "among the oldest", "at least" claim less than the word does.
    let free = |span: Span| {
        !paragraph.in_quote(span.start)
            && !paragraph.names.iter().any(|name| name.span.overlaps(span))
            && !paragraph.is_code(span)
            && !paragraph.quotes.iter().any(|quote| quote.span.covers(span))
    };
    let unmatched = words.phrases(sentence).filter(|phrase| phrase.classes.has(Class::Unmatched));
    let mut phrases = unmatched.map(|phrase| phrase.span).filter(|span| free(*span));
    let found = tokens.clone().find_map(|index| {
        let first = opener(words, index, tokens.start).filter(|_| free(paragraph.tokens[index].span))?;
        let last = bounded(words, first, index, tokens.end)?;
        Some(words.span(whole_owner(words, first), last))
    });
    found.or_else(|| {
        let span = phrases.next()?;
        let at = paragraph.token_at(span.start);
        (!is_modest(words, at, tokens.start)).then_some(span)
    })
}

/// The first token of the phrase that the superlative at `index` stands in: the article or owner before it.
fn opener(words: Words<'_>, index: usize, floor: usize) -> Option<usize> {
    let claims = words.has(index, Class::Superlative)
        || words.has(index, Class::Unmatched)
        || words.is(index, &["first", "only", "record", "most", "least"]);
    if !claims || is_modest(words, index, floor) {
        return None;
    }
    if words.has(index, Class::Unmatched) {
        return Some(index);
    }
    let before = (floor..index)
        .rev()
        .take(3)
        .find(|at| words.is(*at, &["the", "its", "his", "her", "their", "our", "a", "an", "at"]) || words.is_possessive(*at))?;
    Some(before)
}

/// "one of the largest", "among the first", "perhaps the best": no claim to be above all.
fn is_modest(words: Words<'_>, index: usize, floor: usize) -> bool {
    let near = index.saturating_sub(5).max(floor)..index;
    let counted = 0 < index
        && (words.has(index - 1, Class::NumberWord) && !words.has(index - 1, Class::Determiner)
            || words.paragraph.tokens[index - 1].kind == TokenKind::Number);
    let one_of =
        near.clone().any(|at| words.is(at, &["of"]) && 0 < at && words.is(at - 1, &["one", "some", "many", "two", "three", "several"]));
    let modest = near.clone().any(|at| {
        words.is(
            at,
            &[
                "among", "amongst", "perhaps", "possibly", "probably", "arguably", "not", "no", "if", "would", "could", "may", "might",
                "should",
            ],
        )
    });
    // "the second-largest", "its third largest".
    let ranked = 0 < index && words.is(index - 1, &["second", "third", "fourth", "fifth", "sixth", "next", "very"]);
    one_of || modest || ranked || counted
}

/// The last token of a superlative that claims something: one whose comparison is bounded by a
/// time or a field, or that needs no bound.
fn bounded(words: Words<'_>, first: usize, index: usize, end: usize) -> Option<usize> {
    if words.has(index, Class::Unmatched) {
        let noun = index + 1;
        let small = [Class::Preposition, Class::Conjunction, Class::Pronoun, Class::Determiner].iter().any(|class| words.has(noun, *class));
        return Some(if noun < end && words.is_word(noun) && !small { noun } else { index });
    }
    let article = |at: usize| words.is(at, &["a", "an", "at"]);
    if words.is(index, &["record"]) {
        let behind = index + 1;
        let number =
            words.paragraph.tokens.get(behind).is_some_and(|token| {
                token.span.of(&words.paragraph.prose.text).starts_with(|c: char| c.is_ascii_digit() || "$£€".contains(c))
            });
        let set = |at: usize| {
            words.is(at, &["set", "sets", "setting", "broke", "breaks", "breaking", "broken", "hit", "hits", "reached", "new", "smashed"])
        };
        let is_set = (first.saturating_sub(1)..index).any(set);
        if is_set && !words.is(first, &["his", "her"]) && (behind == end || !words.is_word(behind) || words.has(behind, Class::Preposition))
        {
            return Some(index);
        }
        let counts = behind < end && (words.has(behind, Class::RecordOf) || number);
        let bare = article(first) || words.is(first, &["its", "their", "his", "her"]) || words.is_possessive(first);
        return (counts && (bare || words.has(behind, Class::RecordOf))).then_some(behind);
    }
    if article(first) {
        return None;
    }
    if words.is(index, &["first"]) {
        return first_of(words, index, end);
    }
    if words.is(index, &["only"]) {
        return only_of(words, index, end);
    }
    if words.is(index, &["most", "least"]) && (!is_degree(words, index) || words.is(index + 1, &["recent"])) {
        return None;
    }
    scope(words, index, end).or_else(|| owned(words, first, index, end))
}

/// "is Europe's biggest maker of rope", "was the county's oldest inn": the owner bounds it. Only what
/// the sentence itself says of its subject: by the way, ranks are common knowledge.
fn owned(words: Words<'_>, first: usize, index: usize, end: usize) -> Option<usize> {
    const SAID: &[&str] = &["is", "was", "are", "were", "be", "been", "became", "become", "becomes", "remains", "remained"];
    let owner = first.checked_sub(1).filter(|_| words.is_possessive(first))?;
    let before = whole_owner(words, first).checked_sub(1)?;
    let noun = index + 1;
    let ranked = noun < end && words.is_word(noun) && !words.is(index, &["first", "best", "latest", "most", "least"]);
    let bound = words.has(owner, Class::Scope) || is_place(words, owner);
    (bound && ranked && words.is(before, SAID)).then_some(noun)
}

/// The first token of the owner whose "'s" stands at `clitic`; `clitic` itself where it is none.
fn whole_owner(words: Words<'_>, clitic: usize) -> usize {
    let Some(owner) = clitic.checked_sub(1).filter(|_| words.is_possessive(clitic)) else { return clitic };
    if 0 < owner && words.has(owner - 1, Class::Determiner) { owner - 1 } else { owner }
}

/// "the most expensive", but not "the most votes", "the most of it".
fn is_degree(words: Words<'_>, index: usize) -> bool {
    let next = words.text(index + 1);
    let ending = ["ed", "ing", "al", "ic", "ive", "ous", "ful", "ant", "ent", "able", "ible", "ary", "ular", "less"];
    next.len() > 4 && ending.iter().any(|end| next.ends_with(end)) && words.is_word(index + 2)
}

/// "the first time in 20 years", "the first woman to lead the port".
fn first_of(words: Words<'_>, index: usize, end: usize) -> Option<usize> {
    if words.is(index + 1, &["time"]) {
        // "the first time that a woman has led a party": it is told as an event of its kind.
        let that = index + 2;
        let anyone = words.is(that, &["that"]) && words.is(that + 1, &["a", "an", "any"]);
        return scope(words, index, end).filter(|last| is_time(words, *last)).or(anyone.then_some(that));
    }
    // "the first of its kind", "the first in the country to ban them".
    if words.is(index + 1, &["of", "in"]) {
        return scope(words, index, end)
            .filter(|last| words.is(*last, &["kind", "country", "world", "nation", "europe", "history"]) || is_place(words, *last));
    }
    // "the first woman to lead": a person or body, and what nobody of the kind did before.
    let noun = index + 1;
    let kind = words.has(noun, Class::Person)
        || words.has(noun, Class::Body)
        || words.has(noun, Class::Scope)
        || words.has(noun, Class::Female)
        || words.has(noun, Class::Male)
        || words.has(noun, Class::Demonym);
    let to = (noun + 1..(noun + 4).min(end)).find(|at| words.is(*at, &["to", "ever"]));
    match to {
        Some(to) if kind || words.is(to, &["ever"]) => Some((to + 1).min(end - 1)),
        _ => None,
    }
}

fn is_place(words: Words<'_>, at: usize) -> bool {
    words.paragraph.tokens[at].case != Case::Lower && words.has(at, Class::Place)
}

/// "since 2010", "in ten years", "in history", "ever": a time rather than a field.
fn is_time(words: Words<'_>, last: usize) -> bool {
    let since = 0 < last && words.is(last - 1, &["since"]);
    let place = words.paragraph.tokens[last].case != Case::Lower && words.has(last, Class::Place);
    since
        || place
        || words.is(
            last,
            &[
                "ever",
                "known",
                "seen",
                "history",
                "memory",
                "decade",
                "decades",
                "century",
                "centuries",
                "generation",
                "generations",
                "years",
                "months",
                "country",
                "world",
            ],
        )
}

/// "the only Roman bridge in the Balkans", "the only one of its kind in the country".
fn only_of(words: Words<'_>, index: usize, end: usize) -> Option<usize> {
    if words.is(
        index + 1,
        &[
            "other",
            "way",
            "thing",
            "question",
            "reason",
            "problem",
            "child",
            "son",
            "daughter",
            "one",
            "people",
            "person",
            "difference",
            "choice",
            "option",
            "time",
            "hope",
            "real",
            "exception",
        ],
    ) {
        return None;
    }
    let last = scope(words, index, end)?;
    (index + 1..=last).all(|at| !words.is(at, &["since", "year", "years", "month", "months", "week"])).then_some(last)
}

/// The last token of the bound behind a superlative: "of the year", "in the country", "ever", "since 1990", "in Europe".
fn scope(words: Words<'_>, index: usize, end: usize) -> Option<usize> {
    let mut linked = None;
    let mut clause = false;
    for at in index + 1..end.min(index + 1 + REACH) {
        if words.is_break(at) {
            return None;
        }
        // "the biggest crowd that the ground has seen".
        if words.is(at, &["ever", "known"]) || clause && words.is(at, &["seen", "recorded", "held", "hosted", "faced", "had"]) {
            return Some(at);
        }
        if words.is(at, &["since"]) {
            let noun = if words.has(at + 1, Class::Determiner) { at + 2 } else { at + 1 };
            return Some(noun.min(end - 1));
        }
        if words.is(at, &["record"]) && words.is(at - 1, &["on"]) || words.is(at, &["yet"]) && words.is_break(at + 1) {
            return Some(at);
        }
        // A bound behind a verb belongs to the verb: "his greatest fear was to live in Norway".
        clause |= words.has(at, Class::Auxiliary) || words.is(at, &["to", "that", "who", "which", "about", "stands", "reached"]);
        if clause {
            continue;
        }
        if words.is(at, &["in", "of", "for", "on", "across"]) {
            linked = Some(at);
            continue;
        }
        let own = words.has(at, Class::Scope) && words.is(at - 1, &["this", "all"]);
        if own && is_whole(words, at - 1, at) {
            return Some(at);
        }
        let Some(from) = linked.filter(|from| at <= from + BOUND) else { continue };
        if words.is(at, &["kind"]) && words.is(at - 1, &["its", "the", "their"]) {
            return Some(at);
        }
        let token = &words.paragraph.tokens[at];
        let place = words.has(at, Class::Place) && token.case != Case::Lower && !words.is(from, &["of"]);
        let field = words.has(at, Class::Scope) && !(words.is(from, &["of"]) && is_territory(words, at));
        if (place || field) && is_whole(words, from, at) {
            return Some(at);
        }
    }
    None
}

/// What has an owner and officers, so that "of the state" need not bound anything.
fn is_territory(words: Words<'_>, at: usize) -> bool {
    words.is(at, &["state", "city", "town", "county", "district", "province", "network", "league", "division", "industry", "region"])
}

/// "in the world", "of the year", "in 40 years", "in history"; not "of the city council", "in the first year".
fn is_whole(words: Words<'_>, from: usize, at: usize) -> bool {
    let goes_on = words.is_word(at + 1)
        && !words.has(at + 1, Class::Preposition)
        && !words.has(at + 1, Class::Conjunction)
        && !words.has(at + 1, Class::Auxiliary)
        && !words.has(at + 1, Class::Pronoun)
        && !words.has(at + 1, Class::Determiner)
        && !words.has(at + 1, Class::Adverb)
        && !words.text(at + 1).ends_with("ed")
        && !words.is(at + 1, &["built", "made", "held", "run", "led", "left", "known", "open", "worth", "free"])
        || words.is_possessive(at + 1);
    let few = (from + 1..at).any(|between| words.is(between, &["first", "next", "each", "every", "some", "recent"]));
    !goes_on && !few
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_bounded_superlative_needs_a_source() {
        check(
            "unsourced-superlative",
            "
            It was the longest closure in the history of the harbour.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-superlative

            The pier drew a record crowd on Sunday.
                          ^^^^^^^^^^^^^^ unsourced-superlative

            The town woke to unprecedented rain.
                             ^^^^^^^^^^^^^^^^^^ unsourced-superlative

            It stands on the only bridge of its kind in Norway.
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-superlative

            It was the first time that a woman had steered the ferry.
                   ^^^^^^^^^^^^^^^^^^^ unsourced-superlative",
        );
    }

    #[test]
    fn an_owner_bounds_what_is_said_of_the_subject() {
        check(
            "unsourced-superlative",
            "
            The yard is Norway's biggest maker of rope.
                        ^^^^^^^^^^^^^^^^^^^^^^ unsourced-superlative",
        );
        check_clean("unsourced-superlative", "They met in Pell, the county's oldest town. Norway's biggest banks stayed away.");
    }

    #[test]
    fn a_superlative_with_a_source_or_without_a_bound_is_let_be() {
        check_clean("unsourced-superlative", "It was the longest closure in the history of the harbour, its master, Ada Holm, said.");
        check_clean(
            "unsourced-superlative",
            "It is one of the largest ports in Europe. At first nobody came. The first troops arrived at noon.",
        );
        check_clean("unsourced-superlative", "The first lady met the first result of the night with the best of humour.");
        check_clean(
            "unsourced-superlative",
            "He closed the record. It was the least he could do. First National Bank of the West is shut.",
        );
        check_clean("unsourced-superlative", "The film has outsold everything else on the shelf.");
    }
}
