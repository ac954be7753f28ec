//! See `ambiguous_speaker.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{NameKind, Paragraph, Quote};
use crate::finding::Severity;
use crate::language::Class;
use crate::links::{Found, Speaker};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    slug: "ambiguous-speaker",
    group: Group::Quotes,
    severity: Severity::Information,
    page: include_str!("ambiguous_speaker.md"),
    check,
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        let speakers = &cx.draft.links().speakers[index];
        let spoken = paragraph.quotes.iter().zip(speakers).filter(|(quote, _)| quote.kind.is_spoken() && !quote.nested);
        // The quotes behind the first go on from it.
        let Some((quote, speaker)) = spoken.into_iter().next() else { continue };
        let Some((pronoun, male)) = pronoun(paragraph, speaker) else { continue };
        let Some(candidates) = candidates(cx.draft, index, quote, pronoun, male) else { continue };
        let [first, second] = candidates[..] else { continue };
        let names = &cx.draft.links().names;
        let name = |at: (usize, At)| names.clusters[at.0].name.as_str();
        let message =
            format!("“{} said” may be {} or {}. Say which of the two spoke.", pronoun.of(&paragraph.prose.text), name(first), name(second));
        let at = At { paragraph: index, span: cue_with(paragraph, pronoun) };
        sink.report(at, message).related(first.1, "one it could be").related(second.1, "the other");
    }
}

/// The pronoun that speaks, and whether it is a man's.
fn pronoun(paragraph: &Paragraph, speaker: &Speaker) -> Option<(Span, bool)> {
    let at = speaker.at.filter(|_| speaker.found == Found::Sentence)?;
    let word = at.span.of(&paragraph.prose.text);
    let male = word.eq_ignore_ascii_case("he");
    (male || word.eq_ignore_ascii_case("she")).then_some((at.span, male))
}

/// The pronoun with its verb.
fn cue_with(paragraph: &Paragraph, pronoun: Span) -> Span {
    let cue = paragraph.attributions.iter().find(|attribution| attribution.source.is_some_and(|source| source.span == pronoun));
    cue.map_or(pronoun, |attribution| pronoun.join(attribution.cue.span))
}

/// The two people whom the sentence before the quote names, and who both could be meant; `None`
/// where the copy tells who speaks in any way that is seen here.
fn candidates(draft: &Draft, index: usize, quote: &Quote, pronoun: Span, male: bool) -> Option<Vec<(usize, At)>> {
    let paragraph = draft.paragraph(index);
    let own = paragraph.sentence_at(quote.span.start)?;
    let said = paragraph.sentence_at(pronoun.start)?;
    // "he told Roe" was not Roe; who ended the paragraph above in a quote may go on.
    if people(draft, index, paragraph.sentences[said].span).next().is_some() || spoke_before(draft, index) {
        return None;
    }
    let (index, before) = match own.checked_sub(1) {
        Some(before) => (index, before),
        None => last_sentence_above(draft, index)?,
    };
    let paragraph = draft.paragraph(index);
    let sentence = &paragraph.sentences[before];
    // Somebody who has just been said to speak goes on speaking.
    let words = Words::new(paragraph);
    let calls = |at: u32| words.is(paragraph.token_at(at), &["called", "calls"]);
    if paragraph.attributions.iter().any(|attribution| attribution.sentence == before && !calls(attribution.cue.span.start)) {
        return None;
    }
    let names = &draft.links().names;
    let mut out: Vec<(usize, At)> = Vec::new();
    for (cluster, at) in people(draft, index, sentence.span) {
        let known = names.clusters[cluster].male;
        let owner = words.is_possessive(paragraph.token_at(at.span.end));
        if owner || known == Some(!male) || out.iter().any(|(other, _)| *other == cluster) {
            continue;
        }
        out.push((cluster, at));
    }
    // One of the two must surely be a man for "he"; the other may be.
    let sure = out.iter().any(|(cluster, _)| names.clusters[*cluster].male == Some(male));
    let pair = (out.len() == 2 && sure).then_some(out)?;
    let lately = pair.iter().any(|(cluster, _)| spoke_lately(draft, index, *cluster));
    (!lately && is_meeting(paragraph, pair[0].1.span, pair[1].1.span)).then_some(pair)
}

/// Whether somebody speaks in the paragraphs just above: then readers know whose turn it is.
fn spoke_lately(draft: &Draft, index: usize, cluster: usize) -> bool {
    const LATELY: usize = 4;
    let links = draft.links();
    (index.saturating_sub(LATELY)..index).any(|above| {
        let attributions = &draft.paragraph(above).attributions;
        let mut sources = attributions.iter().filter_map(|attribution| attribution.source);
        links.speakers[above].iter().any(|speaker| speaker.cluster == Some(cluster))
            || sources.any(|source| links.names.at(draft, above, source.head) == Some(cluster))
    })
}

/// Whether the second stands where the first's verb leads to: "Holm met Roe", "Holm and Roe";
/// somebody whom a clause or a title behind a comma tells of is not spoken of next.
fn is_meeting(paragraph: &Paragraph, first: Span, second: Span) -> bool {
    let words = Words::new(paragraph);
    let end = paragraph.token_at(second.start);
    let mut start = paragraph.token_at(first.end);
    // "Holm, who kept the bees, met Roe": what stands between commas is about the first alone.
    if words.is(start, &[","]) {
        start = (start + 1..end).find(|at| words.is(*at, &[","])).unwrap_or(start);
    }
    let mut between = start..end;
    let aside = |at: usize| {
        words.is(
            at,
            &[
                "who", "whose", "whom", "which", "that", "when", "after", "before", "because", "as", "than", "like", "unlike", "of",
                "under", "by", "against", "over", "about",
            ],
        ) || words.has(at, Class::Conjunction) && !words.is(at, &["and"])
    };
    !between.any(aside)
}

/// The people named in `span` outside of quotations, with the place of each mention.
fn people(draft: &Draft, index: usize, span: Span) -> impl Iterator<Item = (usize, At)> + '_ {
    let paragraph = draft.paragraph(index);
    let names = &draft.links().names;
    let of = names.of.get(index).map(Vec::as_slice).unwrap_or_default();
    let inside = paragraph.names.iter().zip(of).filter(move |(name, _)| span.covers(name.span) && !paragraph.in_quote(name.span.start));
    inside
        .filter(|(_, cluster)| names.clusters[**cluster].kind == NameKind::Person)
        .map(move |(name, cluster)| (*cluster, At { paragraph: index, span: name.span }))
}

/// The last sentence of the body paragraph above.
fn last_sentence_above(draft: &Draft, index: usize) -> Option<(usize, usize)> {
    let above = (0..index).rev().find(|above| !draft.paragraph(*above).zone.is_transparent())?;
    let paragraph = draft.paragraph(above);
    let last = paragraph.sentences.len().checked_sub(1)?;
    paragraph.zone.is_body().then_some((above, last))
}

/// Whether the paragraph above ends in a quotation: its speaker may go on.
fn spoke_before(draft: &Draft, index: usize) -> bool {
    let above = draft.paragraphs()[..index].iter().rev().find(|placed| !placed.paragraph.zone.is_transparent());
    above.is_some_and(|placed| {
        let text = placed.paragraph.prose.text.trim_end();
        placed.paragraph.zone.is_body() && text.ends_with(['”', '"', '’'])
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn he_may_be_one_of_two() {
        check(
            "ambiguous-speaker",
            "
            The mayor, Peter Holm, met the skipper, John Roe, on Monday. “I was shown one boat,” he said.
                       ^^^^^^^^^^ label: one it could be
                                                    ^^^^^^^^ label: the other
                                                                                                 ^^^^^^^ ambiguous-speaker",
        );
    }

    #[test]
    fn one_candidate_is_enough() {
        check_clean("ambiguous-speaker", "Peter Holm met Mary Roe on Monday. “I was shown one boat,” he said.");
        check_clean("ambiguous-speaker", "Peter Holm told John Roe to go. “I was shown one boat,” he said.");
        check_clean("ambiguous-speaker", "Peter Holm met John Roe on Monday. “I was shown one boat,” he told Roe.");
        check_clean("ambiguous-speaker", "Peter Holm followed after John Roe had gone. “I was shown one boat,” he said.");
    }
}
