//! "55 percent came by bus, 30 percent by tram and 25 percent on foot": shares
//! that stand in a list and have one whole; and "the rest, 30 percent".

use super::Relation;
use super::beside::Beside;
use crate::facts::figures::{Figure, FigureKind, Hedge};
use crate::language::Class;

/// Shares of one whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// The shares, in the order of the text.
    pub parts: Vec<usize>,
    /// Whether the last is said to be the rest, so that they must come to a hundred.
    pub rest: bool,
}

/// Words that say that one may belong to several shares, or that the shares have several wholes.
const SEVERAL: &[&str] = &[
    "also",
    "multiple",
    "either",
    "both",
    "respectively",
    "or",
    "including",
    "include",
    "included",
    "whom",
    "which",
    "each",
    "compared",
    "versus",
    "from",
    "than",
    "among",
    "turnout",
    "while",
    "whereas",
    "average",
    "only",
    "just",
    "even",
];
/// What follows a share where people may do several of the things that are listed.
const OPEN_VERBS: &[&str] = &[
    "have", "had", "has", "own", "owned", "use", "used", "said", "say", "think", "thought", "believe", "believed", "want", "wanted",
    "agree", "agreed", "trust", "trusted", "know", "knew", "like", "liked", "felt", "feel", "report", "reported", "watch", "watched",
    "read", "higher", "lower", "more", "less",
];
/// What follows a rate of one of several groups: "60 percent in Odre, 50 percent in Tula".
const GROUPS: &[&str] = &["in", "among", "for", "on", "at"];
/// Words of elections and markets: there names stand before their shares.
const DIVIDED: &[&str] =
    &["vote", "votes", "ballot", "ballots", "poll", "polls", "election", "electoral", "seats", "market", "voters", "share", "shares"];

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for values in cx.by_sentence(|figure| figure.kind == FigureKind::Percent && &*figure.unit.name == "%") {
        if let Some(rest) = rest(cx, &values) {
            out.push(Relation::Shares(rest));
            continue;
        }
        let mut start = 0;
        while start < values.len() {
            let mut end = start + 1;
            let mut closed = false;
            while end < values.len() && !closed && goes_on(cx, values[end - 1], values[end]) {
                closed = closes(cx, values[end - 1], values[end]);
                end += 1;
            }
            let parts = &values[start..end];
            if closed && (parts.len() >= 3 && is_divided(cx, parts) || is_made_up(cx, parts)) {
                out.push(Relation::Shares(Shares { parts: parts.to_vec(), rest: false }));
            }
            start = end;
        }
    }
}

fn is_exact(figure: &Figure) -> bool {
    let hedged = matches!(figure.hedge, Hedge::Exact | Hedge::About | Hedge::Nearly);
    hedged && figure.value.is_some_and(|value| value > 0.0 && value < 100.0)
}

fn goes_on(cx: &Beside<'_, '_>, part: usize, next: usize) -> bool {
    const MOST_BETWEEN: usize = 12;
    let between = cx.between(part, next);
    let span = |index: usize| cx.reading.tokens[index].span;
    let own = |index: usize| cx.figures[part + 1..next].iter().any(|figure| figure.span.overlaps(span(index)));
    let joints = between.clone().filter(|index| cx.is(*index, &[",", "and"]) && !own(*index)).count();
    between.len() <= MOST_BETWEEN && !cx.breaks(between) && (1..=2).contains(&joints)
}

fn closes(cx: &Beside<'_, '_>, part: usize, last: usize) -> bool {
    cx.any(cx.between(part, last), &["and"])
}

/// Whether the parts are told of one whole: every share opens its item and none says that
/// answers overlap; or names stand before them and votes or a market are divided.
fn is_divided(cx: &Beside<'_, '_>, parts: &[usize]) -> bool {
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let sentence = cx.sentence_tokens(first);
    let exact = parts.iter().all(|part| is_exact(&cx.figures[*part]));
    let words = cx.first(first).saturating_sub(8).max(sentence.start)..(cx.next(last) + 8).min(sentence.end);
    let inside = cx.next(first)..words.end;
    // "came from the lake" is no "from 40 percent".
    let several = words.clone().any(|index| cx.is(index, SEVERAL) && !(cx.is(index, &["from"]) && inside.contains(&index)));
    let moved = parts.iter().any(|part| {
        let before = cx.first(*part).saturating_sub(2)..cx.first(*part);
        before.clone().any(|index| cx.reading.has(index, Class::Rise) || cx.reading.has(index, Class::Fall) || cx.is(index, &["by"]))
    });
    if !exact || several || moved {
        return false;
    }
    let leads = |part: &usize| cx.is_behind(*part, &[",", "and", "that", "said", "found", ":"]) || cx.before(*part).is_none();
    let opens = parts.iter().all(leads) && parts[1..].iter().all(|part| !cx.is(cx.next(*part), &[",", "and", "."]));
    // "said yes", "said no" part those who are asked; "said they were tired" does not.
    let open = |part: &usize| cx.is(cx.next(*part), OPEN_VERBS) && !cx.is(cx.next(*part) + 1, &["yes", "no", "neither", "none", "nothing"]);
    let overlapping = parts.iter().filter(|part| open(part)).count() > 1 || open(&first) || cx.is(cx.next(first), GROUPS);
    // "60 percent of families drew …": one whole, told once.
    let once = !overlapping && !parts[1..].iter().any(|part| cx.is(cx.next(*part), &["of"]));
    let named = parts[1..].iter().all(|part| !cx.is_behind(*part, &[",", "and"]));
    let closing = cx.next(last);
    let paragraph = 0..cx.reading.tokens.len();
    (opens && once)
        || (named
            && (closing >= sentence.end || cx.breaks(closing..closing + 1) || cx.is(closing, &[",", "of"]))
            && cx.any(paragraph, DIVIDED))
}

/// "Coal supplies 45 percent of the power, gas 40 percent and wind 25 percent": the first names the
/// whole, and the others are names with their shares.
fn is_made_up(cx: &Beside<'_, '_>, parts: &[usize]) -> bool {
    const MAKES: &[&str] = &[
        "make",
        "makes",
        "made",
        "up",
        "for",
        "supply",
        "supplies",
        "supplied",
        "provide",
        "provides",
        "provided",
        "generate",
        "generates",
        "represent",
        "represents",
        "comprise",
        "comprises",
        "contribute",
        "contributes",
        "hold",
        "holds",
        "carry",
        "carries",
        "carried",
        "cover",
        "covers",
        "produce",
        "produces",
        "take",
        "takes",
        "control",
        "controls",
        "own",
        "owns",
    ];
    let first = parts[0];
    let exact = parts.iter().all(|part| is_exact(&cx.figures[*part]));
    let of =
        cx.is(cx.next(first), &["of"]) && parts[1..].iter().all(|part| !cx.is(cx.next(*part), &["of", "in", "at", "on", "more", "less"]));
    let named = parts[1..].iter().all(|part| !cx.is_behind(*part, &[",", "and", "to", "by"]));
    let sentence = cx.sentence_tokens(first);
    exact && of && named && cx.is_behind(first, MAKES) && !cx.any(sentence, &["or", "than", "both", "also", "respectively"])
}

/// "…, 60 percent …; the rest, 30 percent": the last of the sentence is said to be what is left.
fn rest(cx: &Beside<'_, '_>, values: &[usize]) -> Option<Shares> {
    let at = values.iter().position(|value| {
        let first = cx.first(*value);
        let remaining = cx.is_behind(*value, &["remaining", "other"]) && cx.is(first.saturating_sub(2), &["the"]);
        let the_rest = cx.is_behind(*value, &[",", "("]) && cx.is(first.saturating_sub(2), &["rest", "remainder"]);
        remaining || the_rest
    })?;
    let parts = &values[..=at];
    let exact = parts.iter().all(|part| is_exact(&cx.figures[*part]));
    let sentence = cx.sentence_tokens(values[0]);
    let whole = !cx.any(sentence, &["whom", "than", "including", "from", "which"]);
    (at > 0 && exact && whole).then(|| Shares { parts: parts.to_vec(), rest: true })
}
