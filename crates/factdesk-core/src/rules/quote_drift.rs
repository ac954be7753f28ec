//! See `quote_drift.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::{Paragraph, Quote, Wording, likeness};
use crate::finding::Severity;
use crate::language::Class;
use crate::links::{Speaker, Verdict};
use crate::story::{Quoted, file_name};
use std::sync::Arc;

pub(super) static RULE: Rule =
    Rule { slug: "quote-drift", group: Group::Quotes, severity: Severity::Information, page: include_str!("quote_drift.md"), check };

/// How alike two quotes of one speaker must be to be one quote worded twice.
const ALIKE: f64 = 0.7;
/// How alike, where the copy says that it repeats a quote: "her line that …" (ruling 9).
const REPEATED: f64 = 0.55;
/// How alike, where the speakers differ or the quotes stand in one paragraph, in which somebody may
/// well say a thing twice.
const NEARLY_SAME: f64 = 0.8;
/// How many tokens before a quotation the word that says it is a repetition may stand.
const REACH: usize = 9;
/// No more quotes than this are compared for one pair of words: a slogan is no quote that drifts.
const MOST_SHARING: usize = 8;
/// In a story so many of the last quotes that share a pair of words are looked at for it.
const MOST_OF_A_PAIR: usize = 32;

struct Seen<'a> {
    at: At,
    cluster: Option<usize>,
    wording: &'a Wording,
    /// The copy says that somebody's earlier words follow.
    repeats: bool,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut seen: Vec<Seen<'_>> = Vec::new();
    let pairs = pairs(cx);
    for (index, paragraph) in cx.bodies() {
        for (quote, speaker) in paragraph.quotes.iter().zip(&cx.draft.links().speakers[index]) {
            let Some(wording) = &quote.wording else { continue };
            let this = Seen {
                at: At { paragraph: index, span: quote.span },
                cluster: speaker.cluster,
                wording,
                repeats: repeats(paragraph, quote),
            };
            let mut others: Vec<usize> = Vec::new();
            for pair in wording.pairs() {
                let sharing = pairs[pairs.partition_point(|(other, _)| other < pair)..].iter().take(MOST_SHARING);
                others.extend(sharing.take_while(|(other, index)| other == pair && *index < seen.len()).map(|(_, index)| *index));
            }
            others.sort_unstable();
            others.dedup();
            let earlier = others.into_iter().map(|other| &seen[other]).find(|other| drifts(other, &this));
            // A transcript settles it: a quote that differs from it is told of there (ruling 26), and of
            // one that is its very words the other wording is to be mended.
            let settled = cx.draft.links().transcribed(this.at).is_some_and(|found| found.verdict != Verdict::Silent);
            let told = settled || is_said_again(paragraph, quote);
            if let Some(earlier) = earlier.filter(|_| !told) {
                let words = brief(cx.draft.prose(earlier.at).trim_matches(|c: char| "“”\"'‘’".contains(c)));
                let message =
                    format!("This quote is worded “{words}” earlier in the draft. Check which words were said, and keep to them.");
                sink.report(this.at, message).related(earlier.at, "worded like this before");
            } else if let Some((file, quoted)) = (!told).then(|| drifted(cx, &this, speaker)).flatten() {
                let (words, name) = (brief(&quoted.words), file_name(file));
                let message =
                    format!("This quote is worded “{words}” in the earlier draft {name}. Check which words were said, and keep to them.");
                sink.report(this.at, message).elsewhere(file, quoted.span, "worded like this before");
            }
            seen.push(this);
        }
    }
}

/// Every pair of words of the quotes that are compared, with the number of the quote among them; in order.
fn pairs(cx: &Context<'_>) -> Vec<(u64, usize)> {
    let wordings = cx.bodies().flat_map(|(_, paragraph)| &paragraph.quotes).filter_map(|quote| quote.wording.as_ref());
    let mut out: Vec<(u64, usize)> =
        wordings.enumerate().flat_map(|(index, wording)| wording.pairs().iter().map(move |pair| (*pair, index))).collect();
    out.sort_unstable();
    out
}

/// The quote of an earlier draft that `this` words otherwise; none where one has its very words.
fn drifted<'a>(cx: &Context<'a>, this: &Seen<'_>, speaker: &Speaker) -> Option<(&'a Arc<str>, &'a Quoted)> {
    let name = cx.draft.links().speaker_name(speaker);
    let mut found = None;
    for (digest, quoted) in cx.draft.others().quotes(this.wording.pairs(), MOST_OF_A_PAIR, MOST_SHARING) {
        let other_speaker = matches!((&name, &quoted.speaker), (Some(one), Some(other)) if !share_a_name(one, other));
        let alike = likeness(&quoted.wording, this.wording);
        if alike >= 1.0 {
            return None;
        }
        let least = if this.repeats {
            REPEATED
        } else if other_speaker {
            NEARLY_SAME
        } else {
            ALIKE
        };
        if least <= alike && found.is_none() {
            found = Some((&digest.edition.file, quoted));
        }
    }
    found
}

/// Whether two folded names may be one person's: spelt otherwise, they still share a word.
fn share_a_name(one: &str, other: &str) -> bool {
    one.split(' ').any(|word| other.split(' ').any(|also| word == also))
}

/// "Holm's line about boats that are “…”", "her words in June, “…”".
fn repeats(paragraph: &Paragraph, quote: &Quote) -> bool {
    let words = Words::new(paragraph);
    let at = paragraph.token_at(quote.span.start);
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|index| !matches!(words.text(*index), "." | "?" | "!" | "”"));
    near.into_iter().any(|index| {
        let owned =
            index.checked_sub(1).is_some_and(|owner| words.is_possessive(owner) || words.is(owner, &["his", "her", "their", "its", "my"]));
        owned && words.has(index, Class::Utterance)
    })
}

/// "“…,” she said again": somebody says a thing once more, in words of the day (ruling 9).
fn is_said_again(paragraph: &Paragraph, quote: &Quote) -> bool {
    const BEHIND: usize = 4;
    let words = Words::new(paragraph);
    let behind = paragraph.token_at(quote.span.end);
    (behind..behind + BEHIND).take_while(|at| !words.is_break(*at)).any(|at| words.is(at, &["again"]))
}

fn drifts(earlier: &Seen<'_>, later: &Seen<'_>) -> bool {
    let other_speaker = matches!((earlier.cluster, later.cluster), (Some(one), Some(other)) if one != other);
    let least = if later.repeats {
        REPEATED
    } else if other_speaker || earlier.at.paragraph == later.at.paragraph {
        NEARLY_SAME
    } else {
        ALIKE
    };
    let alike = likeness(earlier.wording, later.wording);
    least <= alike && alike < 1.0
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_clean_in, read_in};

    #[test]
    fn one_quote_in_two_wordings_is_reported_at_the_later() {
        check(
            "quote-drift",
            "
            “The boats are very old, and they leak in the rain,” said Ada Holm.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ label: worded like this before

            Holm's line about boats that are “very old but they leak in the wet” was painted on a wall.
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-drift",
        );
    }

    #[test]
    fn a_fragment_of_the_quote_and_another_quote_are_not() {
        check_clean("quote-drift", "“I never touched the money,” said Ada Holm.\n\n“I never took the money,” she said again.");
        check_clean(
            "quote-drift",
            "“The boats are very old, and they leak in the rain,” said Ada Holm.\n\nThey “leak in the rain”, she said.",
        );
        check_clean(
            "quote-drift",
            "“The boats are very old and they leak,” said Ada Holm.\n\n“The lake was very cold that year,” Holm said.",
        );
        check_clean(
            "quote-drift",
            "“The boats are … old, and they leak in the rain,” said Ada Holm.\n\n“The boats are very old, and they [leak] in the rain,” Holm said.",
        );
    }

    #[test]
    fn what_a_transcript_tells_is_not_told_again() {
        let copy = "“The boats are very old, and they leak in the rain,” said Ada Holm.\n\nHolm's line about boats that are “very old but they leak in the wet” was painted on a wall.";
        let said = |words: &'static str| [("transcript", words)];
        check_clean_in("quote-drift", &said("HOLM: The boats are very old, and they leak in the rain."), copy);
        let draft = read_in(copy, &said("ROE: We have no boats."));
        assert!(draft.findings().iter().any(|finding| finding.rule == "quote-drift"));
    }
}
