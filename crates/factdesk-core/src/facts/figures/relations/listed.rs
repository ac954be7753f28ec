//! "Four aims: speed, cost and safety": a number of things, and the list of them.

use super::Relation;
use super::beside::Beside;
use crate::facts::Attribution;
use crate::facts::figures::nouns::is_plural;
use crate::facts::figures::{FigureKind, Hedge};
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A number of things, and their list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Listed {
    /// The number.
    pub count: usize,
    /// The list.
    pub list: Span,
    /// The fewest things that the list can be read to hold.
    pub fewest: usize,
    /// The most; "and" inside of an item leaves it open.
    pub most: usize,
}

/// Lists of more things are seldom counted out.
const MOST: f64 = 12.0;
/// "Ada Holm and the free agent Bo Lind" is a list of two; longer words around an "and" may be anything.
const LONGEST_PAIR: usize = 10;
/// Items of no more words are one thing each.
const SHORT: usize = 4;
/// Words that say that a list is open, or that its items hold several.
const OPEN: &[&str] = &[
    "including",
    "include",
    "includes",
    "included",
    "such",
    "among",
    "both",
    "others",
    "other",
    "more",
    "etc",
    "several",
    "some",
    "many",
    "respectively",
    "each",
    "either",
    "then",
    "plus",
    "first",
    "second",
    "third",
    "one",
    "another",
    "twins",
    "couple",
    "pair",
    "because",
    "who",
    "which",
    "whose",
    "not",
    "but",
];

pub(super) fn read(cx: &Beside<'_, '_>, attributions: &[Attribution], out: &mut Vec<Relation>) {
    for (count, figure) in cx.figures.iter().enumerate() {
        let whole = figure.value.filter(|value| figure.kind == FigureKind::Number && (2.0..=MOST).contains(value) && value.fract() == 0.0);
        let noun = figure.noun.filter(|noun| figure.span.end <= noun.start);
        if whole.is_none() || noun.is_none() || figure.hedge != Hedge::Exact || cx.is_quoted(figure.span) {
            continue;
        }
        let Some((start, wanted)) = opening(cx, count) else { continue };
        let sentence = cx.sentence_tokens(count);
        let end = list_end(cx, attributions, start..sentence.end);
        if let Some(listed) = items(cx, count, start..end, wanted) {
            out.push(Relation::Listed(listed));
        }
    }
}

/// What the items of a list must be, for it to be the list of what was counted.
#[derive(Clone, Copy, PartialEq)]
enum Items {
    /// Anything.
    Any,
    /// All with a determiner, or all names.
    Alike,
    /// Names.
    Named,
}

/// The first token of the list: behind a colon, or behind "are" (then the items must be alike).
fn opening(cx: &Beside<'_, '_>, count: usize) -> Option<(usize, Items)> {
    const REACH: usize = 7;
    let next = cx.behind(count);
    let sentence = cx.sentence_tokens(count);
    let definite = cx.before(count).is_some_and(|before| {
        cx.reading.tokens[before].kind == TokenKind::Clitic || cx.is(before, &["the", "its", "his", "her", "their", "our", "these"])
    });
    if definite && cx.is(next, &["are", "were"]) {
        return Some((next + 1, Items::Alike));
    }
    let opens = |index: &usize| matches!(cx.reading.word(*index), ":" | "—" | "–");
    let colon = (next..sentence.end.min(next + REACH)).find(opens)?;
    let between = next..colon;
    let said = cx.is(next, &[","]) && between.clone().any(|index| cx.reading.has(index, Class::Say));
    let phrase = cx.reading.has(next, Class::Preposition)
        && !between
            .clone()
            .any(|index| cx.reading.has(index, Class::Auxiliary) || cx.reading.has(index, Class::Pronoun) || cx.is(index, &[","]))
        && !cx.any(between.clone(), &["that", "who", "which", "to", "said"]);
    // "Five towns are affected: Odre, …": a verb leads to names only.
    let verb = between.len() <= 2 && between.clone().all(|index| cx.reading.is_word(index) && cx.reading.tokens[index].case == Case::Lower);
    match (between.is_empty() || said || phrase, verb) {
        (true, _) => Some((colon + 1, Items::Any)),
        (false, true) => Some((colon + 1, Items::Named)),
        (false, false) => None,
    }
}

/// Where the list ends: at the sentence's last stop, or before ", according to …".
fn list_end(cx: &Beside<'_, '_>, attributions: &[Attribution], list: Range<usize>) -> usize {
    let reading = cx.reading;
    let mut end = list.end;
    for attribution in attributions {
        for span in [Some(attribution.cue.span), attribution.source.map(|source| source.span)].into_iter().flatten() {
            let at = reading.token_at(span.start);
            let comma = (list.start..at).rev().find(|index| reading.word(*index) == ",");
            if list.contains(&at) {
                end = end.min(comma.filter(|comma| at - comma <= 5).unwrap_or(list.start));
            }
        }
    }
    // "in three colours — red, blue and green — and two sizes".
    if let Some(dash) = list.clone().find(|index| matches!(reading.word(*index), "—" | "–")) {
        end = end.min(dash);
    }
    while end > list.start && reading.tokens[end - 1].kind == TokenKind::Mark {
        end -= 1;
    }
    end
}

/// Counts the items of the list, where it is plainly one.
fn items(cx: &Beside<'_, '_>, count: usize, list: Range<usize>, wanted: Items) -> Option<Listed> {
    let reading = cx.reading;
    if list.len() < 3 || list.len() > 60 || cx.any(list.clone(), OPEN) {
        return None;
    }
    let marks = list.clone().any(|index| reading.tokens[index].kind == TokenKind::Mark && reading.word(index) != ",");
    let span = reading.span(list.start, list.end - 1);
    let counts = |figure: &crate::facts::Figure| matches!(figure.kind, FigureKind::Number | FigureKind::Age | FigureKind::Date);
    if marks || cx.figures.iter().any(|figure| span.covers(figure.span) && counts(figure)) {
        return None;
    }
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut start = list.start;
    for index in list.clone().filter(|index| reading.word(*index) == ",").chain([list.end]) {
        cuts.push(start..index);
        start = index + 1;
    }
    let (last, rest) = cuts.split_last()?;
    let joints = |range: &Range<usize>| range.clone().filter(|index| cx.is(*index, &["and", "or"])).count();
    let led = cx.is(last.start, &["and", "or"]);
    let inside = joints(last) - usize::from(led);
    let middle: usize = rest.iter().map(joints).sum();
    // One "and" and nothing else lists two things only where they are short.
    let loose = rest.is_empty() && last.len() > LONGEST_PAIR;
    if cuts.iter().any(Range::is_empty) || (!led && inside == 0) || loose {
        return None;
    }
    let fewest = rest.len() + if led || inside == 0 { 1 } else { 2 };
    let most = rest.len() + 1 + inside + middle;
    let value = cx.figures[count].value.unwrap_or_default();
    let mut heads: Vec<usize> = cuts.iter().map(|cut| if cx.is(cut.start, &["and", "or"]) { cut.start + 1 } else { cut.start }).collect();
    if !led {
        heads.extend(last.clone().find(|index| cx.is(*index, &["and", "or"])).map(|and| and + 1));
    }
    let alike = |holds: &dyn Fn(usize) -> bool| heads.iter().all(|head| holds(*head));
    let determined = alike(&|head| reading.has(head, Class::Determiner));
    let named = alike(&|head| reading.tokens.get(head).is_some_and(|token| token.case != Case::Lower));
    let purposes = alike(&|head| cx.is(head, &["to"]));
    // Short items are one thing each; "Paris, France, and Rome, Italy" has twice as many.
    let short = cuts.iter().all(|cut| cut.len() <= SHORT);
    let plain = short
        && (named && (fewest as f64) < 2.0 * value
            || alike(&|head| reading.tokens.get(head).is_some_and(|token| token.case == Case::Lower)));
    let many = fewest as f64 > value;
    let fits = match wanted {
        Items::Any => true,
        Items::Alike => determined || named,
        Items::Named => named && short,
    };
    if !fits || (many && !determined && !purposes && !plain) {
        return None;
    }
    // "four people: his parents and his sisters": an item may be several.
    let noun = cx.next(count)..cx.behind(count);
    let people = cx.any_of(noun.clone(), Class::People) || cx.any_of(noun, Class::Person);
    let plural = list.clone().any(|index| is_plural(reading.word(index)));
    (!(people && plural)).then_some(Listed { count, list: span, fewest, most })
}
