//! See `uncited_quote.md`.

use super::{Context, Group, Rule, Sink, attribute, brief};
use crate::draft::At;
use crate::facts::{Paragraph, Quote, QuoteKind};
use crate::finding::Severity;
use crate::links::{Found, State};

pub(super) static RULE: Rule =
    Rule { slug: "uncited-quote", group: Group::Quotes, severity: Severity::Warning, page: include_str!("uncited_quote.md"), check };

/// A piece of a sentence inside of the reporter's own needs more words than this to be surely
/// somebody's rather than a term.
const MOST_WORDS_OF_TERM: usize = 6;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        // One fault, one finding (ruling 26): where marks do not pair, who speaks cannot be asked.
        if !paragraph.quote_faults.is_empty() {
            continue;
        }
        for (quote, speaker) in paragraph.quotes.iter().zip(&cx.draft.links().speakers[index]) {
            if !matches!(speaker.found, Found::Nobody | Found::Likely) || quote.nested || !is_direct(paragraph, quote) {
                continue;
            }
            let at = At { paragraph: index, span: quote.span };
            let vouch = cx.draft.links().vouching[index].get(paragraph.sentence_at(quote.span.start).unwrap_or(usize::MAX));
            if vouch.is_some_and(|vouch| vouch.state == State::Cited) || paragraph.is_cited(quote.span) {
                continue;
            }
            let words = brief(quote.inner.of(&paragraph.prose.text).trim_end_matches(['.', ',']));
            let piece = usize::from(!is_whole(quote.inner.of(&paragraph.prose.text)));
            let message = format!("Nobody is named as the speaker of “{words}”. Say who said it, or cite where it is written.");
            let mut report = sink.report(at, message).lower(piece);
            for fix in attribute::fixes(cx.draft, index, quote) {
                report = report.fix(fix);
            }
        }
    }
}

/// Whether the words are somebody's sentence, or a piece of one too long for a term.
fn is_direct(paragraph: &Paragraph, quote: &Quote) -> bool {
    if quote.kind != QuoteKind::Speech || !quote.closed {
        return false;
    }
    let text = &paragraph.prose.text;
    let inner = quote.inner.of(text);
    is_whole(inner) || MOST_WORDS_OF_TERM < inner.split_whitespace().count()
}

/// Whether the words are a sentence rather than a piece of the reporter's.
fn is_whole(inner: &str) -> bool {
    inner.starts_with(char::is_uppercase) && inner.trim_end().ends_with(['.', '?', '!', '…', ','])
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_quote_alone_in_its_paragraph_needs_a_speaker() {
        check(
            "uncited-quote",
            "
            A goat had climbed on to the roof of the ferry office.

            “We do not paint. We pray for it to be over by lunch.”
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ uncited-quote

            The ferry left at noon.",
        );
    }

    #[test]
    fn the_fix_offers_the_people_of_the_draft() {
        check_fix(
            "uncited-quote",
            "“It is red,” said Ada Holm.\n\nThe ferry left at noon.\n\n“We do not paint. We pray.”\n\nIt came back.",
            "“It is red,” said Ada Holm.\n\nThe ferry left at noon.\n\n“We do not paint. We pray,” said Ada Holm.\n\nIt came back.",
        );
        check_fix(
            "uncited-quote",
            "“It is red,” said Ada Holm.\n\nThe ferry left at noon.\n\n“Why do we paint at all?”\n\nIt came back.",
            "“It is red,” said Ada Holm.\n\nThe ferry left at noon.\n\n“Why do we paint at all?” said Ada Holm.\n\nIt came back.",
        );
    }

    #[test]
    fn a_citation_behind_the_quote_is_an_answer() {
        for mark in ["[source: parish register, p. 4]", "[@register26]"] {
            check_clean("uncited-quote", &format!("A goat was on the roof.\n\n“We do not paint. We pray for it.” {mark}\n\nIt left."));
        }
    }

    #[test]
    fn a_speaker_beside_the_quote_is_enough() {
        check_clean("uncited-quote", "“I told him to go,” said Ada Holm, 80. “He said he would rather stay.”");
        check_clean("uncited-quote", "Holm stared at the gate for a moment. “Because it is red,” he said.");
        check_clean("uncited-quote", "Holm had one answer: “Because it is red, and because I like it.”");
        check_clean("uncited-quote", "“They put something in the wells.” A man selling fish says it to nobody.");
    }

    #[test]
    fn the_next_paragraph_of_a_long_quote_has_its_speaker() {
        check_clean(
            "uncited-quote",
            "“We wrote to the mayor,” Holm said. “She never answered.\n\n“So we went to her house and waited there.”",
        );
    }

    #[test]
    fn titles_signs_and_terms_belong_to_nobody() {
        check_clean("uncited-quote", "A banner over the door read “Not without us, not this time.”");
        check_clean("uncited-quote", "The song “The Salt of the Bay” was lovely.");
        check_clean("uncited-quote", "There is a sign at the gate that says “Touch nothing that has not cooled.”");
    }
}
