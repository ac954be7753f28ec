//! See `unsourced_toll.md`.

use super::{Context, Group, Rule, Sink, brief, toll};
use crate::draft::{At, Draft};
use crate::finding::Severity;
use crate::links::State;

pub(super) static RULE: Rule =
    Rule { slug: "unsourced-toll", group: Group::Sourcing, severity: Severity::Warning, page: include_str!("unsourced_toll.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let lede = cx.bodies().next().map(|(index, _)| index);
    for (index, paragraph) in cx.bodies() {
        let mut last = None;
        for (figure, span) in toll::all(paragraph) {
            let figure = &paragraph.figures[*figure];
            let vouch = cx.draft.links().vouch(cx.draft, index, figure.span);
            let sentence = paragraph.sentence_at(figure.span.start);
            if vouch.state.is_vouched() || sentence == last || is_attributed_next(cx.draft, index, sentence) {
                continue;
            }
            last = sentence;
            let weak = vouch.state == State::CarriedWeakly || (Some(index) == lede && is_attributed_below(cx.draft, index));
            let words = brief(span.of(&paragraph.prose.text));
            let message = format!("No source is named for “{words}”. Say who counts the victims or the arrests.");
            sink.report(At { paragraph: index, span: *span }, message).lower(usize::from(weak));
        }
    }
}

/// A body toll attributed by the very next sentence is silent (ruling 33).
fn is_attributed_next(draft: &Draft, index: usize, sentence: Option<usize>) -> bool {
    let next = sentence.and_then(|number| draft.links().vouching[index].get(number + 1));
    let text = sentence
        .and_then(|number| draft.paragraph(index).sentences.get(number + 1))
        .map(|next| next.span.of(&draft.paragraph(index).prose.text));
    let points_back =
        text.is_some_and(|text| ["That", "The figure", "The toll", "The count", "This"].iter().any(|start| text.starts_with(start)));
    points_back && next.is_some_and(|vouch| vouch.state == State::Attributed)
}

/// The lede may be unsourced where one of the next three paragraphs attributes a like toll.
fn is_attributed_below(draft: &Draft, lede: usize) -> bool {
    let mut below = draft.paragraphs().iter().enumerate().skip(lede).filter(|(_, placed)| placed.paragraph.zone.is_body()).take(4);
    below.any(|(index, placed)| {
        let mut figures = toll::all(&placed.paragraph).iter().map(|(figure, _)| placed.paragraph.figures[*figure].span);
        figures.any(|figure| draft.links().vouch(draft, index, figure).state == State::Attributed)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_toll_nobody_vouches_for_is_reported() {
        check(
            "unsourced-toll",
            "
            The ferry sank off Ostby. More than 200 people were arrested.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-toll

            Dozens have been killed by the storm.
            ^^^^^^^^^^^^^^^^^^^^^^^ unsourced-toll",
        );
    }

    #[test]
    fn a_toll_with_a_source_is_not() {
        check_clean("unsourced-toll", "At least 17 members of the crew had died, the coast guard said.");
        check_clean("unsourced-toll", "Police said they had caught dozens of wolves and arrested 14 men.");
    }

    #[test]
    fn a_part_of_a_toll_is_not_asked_for_again() {
        check_clean("unsourced-toll", "The dead include two children from the village of Pell.");
        check_clean("unsourced-toll", "Two of the dead were teachers.");
    }

    #[test]
    fn settled_history_needs_no_source() {
        check_clean("unsourced-toll", "In 1997 a fire there killed six people.");
    }

    #[test]
    fn the_clause_before_another_ones_cue_is_outside_of_it() {
        check(
            "unsourced-toll",
            "
            Dozens have been killed and the ministry said that 6,000 people had been arrested.
            ^^^^^^^^^^^^^^^^^^^^^^^ unsourced-toll",
        );
    }
}
