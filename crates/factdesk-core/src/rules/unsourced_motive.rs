//! See `unsourced_motive.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{CueKind, Paragraph};
use crate::finding::Severity;
use crate::language::{Class, TokenKind};
use crate::links::State;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-motive",
    group: Group::Sourcing,
    severity: Severity::Information,
    page: include_str!("unsourced_motive.md"),
    check,
};

/// How many tokens of the purpose itself a finding shows.
const SHOWN: usize = 6;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        for number in 0..paragraph.sentences.len() {
            let Some(found) = motive(paragraph, number) else { continue };
            let state = state(cx.draft, index, number, found.span);
            if state.is_vouched() || paragraph.in_quote(found.span.start) {
                continue;
            }
            // One step more where the copy contends (RULES.md §3); opinion falls to a hint (ruling 13).
            let steps = usize::from(state == State::CarriedWeakly) + 2 * usize::from(cx.draft.is_opinion());
            let words = brief(found.span.of(&paragraph.prose.text));
            let message = format!("“{words}” tells what somebody intends, and no source is named. Say who says so, or tell what was done.");
            let report = sink.report(At { paragraph: index, span: found.span }, message);
            let report = if found.contends { report.raise() } else { report };
            report.lower(steps);
        }
    }
}

pub(super) struct Motive {
    span: Span,
    contends: bool,
}

/// The first motive that a sentence states as fact.
pub(super) fn motive(paragraph: &Paragraph, number: usize) -> Option<Motive> {
    let sentence = &paragraph.sentences[number];
    let inside = |class: Class| {
        paragraph
            .phrases
            .iter()
            .filter(move |phrase| sentence.span.covers(phrase.span) && phrase.classes.has(class))
            .map(|phrase| phrase.span)
    };
    let contention = inside(Class::Contention).next();
    let purpose = inside(Class::Purpose).find(|span| !is_own_method(paragraph, number, *span));
    let intent = inside(Class::Intent).find(|span| has_subject(paragraph, number, *span));
    if let Some(marker) = contention {
        let names_motive = marker.of(&paragraph.prose.text).contains(' ') && has_motive_noun(paragraph, marker);
        let purpose = purpose.or(intent).or_else(|| infinitive_behind(paragraph, number, marker));
        if names_motive || purpose.is_some() {
            let start = purpose.filter(|_| !names_motive).map_or(marker, |purpose| marker.join(purpose));
            return Some(Motive { span: shown(paragraph, number, start), contends: true });
        }
    }
    purpose.or(intent).map(|span| Motive { span: shown(paragraph, number, span), contends: false })
}

/// "the goal was not", "the real reason".
fn has_motive_noun(paragraph: &Paragraph, span: Span) -> bool {
    let range = paragraph.token_at(span.start)..paragraph.token_at(span.end);
    paragraph.tokens[range].iter().any(|token| token.classes.has(Class::Intent) || token.span.of(&paragraph.prose.text) == "reason")
}

/// "in fact … sent troops to suppress": an infinitive behind the marker.
fn infinitive_behind(paragraph: &Paragraph, number: usize, marker: Span) -> Option<Span> {
    let end = paragraph.sentences[number].tokens.end;
    let first = paragraph.token_at(marker.end);
    let word = |index: usize| paragraph.tokens[index].span.of(&paragraph.prose.text);
    let found = (first..end).find(|index| word(*index) == "to" && is_hostile(paragraph, index + 1))?;
    Some(paragraph.tokens[found].span)
}

/// Whether a verb that does somebody down stands at `index`, past an adverb ("to violently suppress").
fn is_hostile(paragraph: &Paragraph, index: usize) -> bool {
    let Some(token) = paragraph.tokens.get(index) else { return false };
    let adverb = token.span.of(&paragraph.prose.text).ends_with("ly");
    let verb = if adverb { paragraph.tokens.get(index + 1) } else { Some(token) };
    verb.is_some_and(|verb| verb.classes.has(Class::Hostile))
}

/// The reporter's own purpose, and one that stands in a rule or a founding paper ("a fund set up in order to").
fn is_own_method(paragraph: &Paragraph, number: usize, span: Span) -> bool {
    const OWN: &[&str] = &["I", "we", "We", "you", "You", "must", "should"];
    const STATED: &[&str] = &[
        "fund",
        "scheme",
        "programme",
        "program",
        "law",
        "act",
        "Act",
        "rule",
        "rules",
        "regulation",
        "charter",
        "committee",
        "commission",
        "charity",
        "foundation",
        "grant",
        "grants",
        "subsidy",
        "levy",
        "trust",
        "project",
        "policy",
    ];
    let sentence = &paragraph.sentences[number];
    let mut before = paragraph.tokens[sentence.tokens.start..paragraph.token_at(span.start)].iter();
    before.any(|token| {
        let word = token.span.of(&paragraph.prose.text);
        OWN.contains(&word) || STATED.contains(&word)
    })
}

/// Whether somebody else stands before "wants to": no first person, no question, nobody in general.
fn has_subject(paragraph: &Paragraph, number: usize, span: Span) -> bool {
    let first = paragraph.sentences[number].tokens.start;
    let at = paragraph.token_at(span.start);
    let verb = span.of(&paragraph.prose.text).contains(' ');
    let Some(before) = at.checked_sub(1).filter(|before| first <= *before) else { return false };
    let word = paragraph.tokens[before].span.of(&paragraph.prose.text);
    let general =
        matches!(word, "I" | "we" | "you" | "who" | "anyone" | "nobody" | "everyone" | "that" | "they" | "she" | "he" | "it" | ",");
    let token = &paragraph.tokens[before];
    // "wants to open a school" is a plan that was announced; only ill will needs somebody to say so.
    let ill = is_hostile(paragraph, paragraph.token_at(span.end));
    verb && ill && !general && token.kind == TokenKind::Word && !token.classes.has(Class::Auxiliary)
}

/// The telling text: the marker with the words of the purpose behind it, to the clause's end.
fn shown(paragraph: &Paragraph, number: usize, span: Span) -> Span {
    let end = paragraph.sentences[number].tokens.end;
    let first = paragraph.token_at(span.end);
    let stops = |index: &usize| matches!(paragraph.tokens[*index].span.of(&paragraph.prose.text), "," | "." | ";" | ":" | "—" | "–");
    let last = (first..end.min(first + SHOWN)).take_while(|index| !stops(index)).last();
    last.map_or(span, |last| span.join(paragraph.tokens[last].span))
}

/// The state of the words; "believes", "wants" are cues of their own and vouch for nothing here.
fn state(draft: &Draft, index: usize, number: usize, span: Span) -> State {
    let vouch = draft.links().vouch(draft, index, span);
    let paragraph = draft.paragraph(index);
    let thinks = paragraph.attributions.iter().any(|attribution| {
        attribution.sentence == number && attribution.cue.kind == CueKind::Think && Some(attribution.cue.span) == vouch.cue
    });
    if thinks { State::None } else { vouch.state }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_purpose_stated_as_fact_is_reported() {
        check(
            "unsourced-motive",
            "
            The company moved the yard in order to crush the union.
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-motive

            The buyers want to crush the union before the new yard opens.
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-motive",
        );
    }

    #[test]
    fn a_purpose_that_somebody_states_is_not() {
        check_clean("unsourced-motive", "The company moved the yard in order to crush the union, its secretary, Ada Holm, said.");
        check_clean("unsourced-motive", "We went to the yard in order to count the cranes.");
        check_clean("unsourced-motive", "The ministry has set up a fund in order to attract young doctors.");
    }

    #[test]
    fn a_plain_infinitive_is_no_motive() {
        check_clean("unsourced-motive", "The mayor went to Paris to meet her sister.");
    }
}
