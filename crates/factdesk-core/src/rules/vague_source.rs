//! See `vague_source.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::{Attribution, Grade, Paragraph, QuoteKind, Source};
use crate::finding::Severity;
use crate::language::Class;
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "vague-source", group: Group::Sourcing, severity: Severity::Warning, page: include_str!("vague_source.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        let mut reported: Vec<Span> = Vec::new();
        for attribution in &paragraph.attributions {
            let Some(source) = attribution.source.filter(|source| source.grade.is_vague()) else { continue };
            if is_answered(paragraph, attribution, source) || reported.iter().any(|span| span.overlaps(source.span)) {
                continue;
            }
            reported.push(source.span);
            let at = At { paragraph: index, span: source.span.join(attribution.cue.span) };
            let words = brief(source.span.of(&paragraph.prose.text));
            let message = match source.grade {
                Grade::Medium => format!("“{words}” names no outlet and nobody to ask. Say who reported it, and link it."),
                _ => format!("“{words}” could be anyone. Name one of them, or say how they know."),
            };
            sink.report(at, message);
        }
        for phrase in paragraph.phrases.iter().filter(|phrase| phrase.classes.has(Class::Hidden)) {
            hidden(index, paragraph, phrase.span, &mut reported, sink);
        }
        for token in paragraph.tokens.iter().filter(|token| token.classes.has(Class::Hidden)) {
            hidden(index, paragraph, token.span, &mut reported, sink);
        }
    }
}

/// "it is believed", "reportedly": the source is not there at all, unless the sentence names one.
fn hidden(index: usize, paragraph: &Paragraph, span: Span, reported: &mut Vec<Span>, sink: &mut Sink<'_>) {
    let Some(number) = paragraph.sentence_at(span.start) else { return };
    let sentence = paragraph.sentences[number].span;
    let named = paragraph
        .attributions
        .iter()
        .filter(|attribution| attribution.sentence == number && !attribution.cue.span.overlaps(span))
        .any(|attribution| attribution.source.is_some_and(|source| !source.grade.is_vague()));
    let known = reported.iter().any(|other| span.overlaps(*other));
    if named || known || paragraph.in_quote(span.start) || paragraph.is_cited(sentence) {
        return;
    }
    reported.push(span);
    let words = span.of(&paragraph.prose.text);
    sink.report(At { paragraph: index, span }, format!("“{words}” hides its source. Say who believes, says or reports it."));
}

/// Whether the same claim has a specific source: a citation, a name among the many ("among them
/// Ada Holm"), or, for "some" and "many" people, somebody named who answers (ruling 29).
fn is_answered(paragraph: &Paragraph, attribution: &Attribution, source: Source) -> bool {
    let text = &paragraph.prose.text;
    let sentence = paragraph.sentences[attribution.sentence].span;
    if paragraph.is_cited(sentence) || paragraph.in_quote(attribution.cue.span.start) {
        return true;
    }
    let words = source.span.of(text).to_lowercase();
    let among = ["among them", "including", "such as"].iter().any(|phrase| sentence.of(text).contains(phrase));
    let some = ["some", "many"].iter().any(|start| words.starts_with(start)) && words != "some" && words != "many";
    let rebuttal = || {
        let mut others = paragraph.attributions.iter().filter(|other| other.sentence != attribution.sentence);
        others.any(|other| other.source.is_some_and(|source| source.grade == Grade::Named))
    };
    among || (some && rebuttal()) || is_borne_out(paragraph, attribution.sentence + 1)
}

/// "Experts say …. “…,” said Ada Holm, a professor of law.": one of them speaks in the next sentence.
fn is_borne_out(paragraph: &Paragraph, next: usize) -> bool {
    let speech = |span: Span| paragraph.quotes.iter().any(|quote| quote.kind == QuoteKind::Speech && quote.span.overlaps(span));
    let mut said = paragraph.attributions.iter().filter(|other| other.sentence == next);
    said.any(|other| other.source.is_some_and(|source| source.grade == Grade::Named) && speech(paragraph.sentences[next].span))
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn nobody_in_particular_is_vague() {
        check(
            "vague-source",
            "
            Experts say the bridge will hold.
            ^^^^^^^^^^^ vague-source

            According to online media reports, the mayor fled by boat.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vague-source

            It is believed that boats will return on Sunday.
            ^^^^^^^^^^^^^^ vague-source",
        );
    }

    #[test]
    fn a_medium_used_by_somebody_named_is_not() {
        check_clean("vague-source", "“It will not look good,” wrote regional economist Ada Holm on Twitter.");
        check_clean("vague-source", "The water source is safe, the council said.");
    }

    #[test]
    fn one_of_the_many_named_is_enough() {
        check_clean("vague-source", "Historians, among them Ada Holm of Ostby, have called the raid the biggest of its kind.");
    }
}
