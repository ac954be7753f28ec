//! See `open_placeholder.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::facts::Paragraph;
use crate::finding::Severity;
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "open-placeholder", group: Group::Sourcing, severity: Severity::Error, page: include_str!("open_placeholder.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let ledger = cx.draft.story().ledger.as_deref();
    for (paragraph, placed) in cx.draft.paragraphs().iter().enumerate() {
        for placeholder in &placed.paragraph.placeholders {
            if placed.paragraph.in_quote(placeholder.span.start) {
                continue;
            }
            let at = At { paragraph, span: placeholder.span };
            let mark = brief(cx.draft.prose(at));
            sink.report(at, format!("“{mark}” is still open. Fill it in or take it out before the copy runs."));
        }
        let Some(ledger) = ledger else { continue };
        for citation in &placed.paragraph.citations {
            let cited = ledger.cited(citation, &placed.paragraph.prose.text).into_iter();
            for (span, entry) in cited.filter(|(_, entry)| entry.is_open) {
                let message = format!("The source “{}” is still open in the ledger. Fill it in there before the copy runs.", entry.id);
                sink.report(At { paragraph, span: visible(&placed.paragraph, span) }, message);
            }
        }
    }
}

/// A citation, or the word before one that readers do not see.
fn visible(paragraph: &Paragraph, span: Span) -> Span {
    let before = paragraph.tokens.iter().rev().find(|token| token.span.end <= span.start).map(|token| token.span);
    if span.is_empty() { before.unwrap_or(span) } else { span }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_in};

    #[test]
    fn marks_for_what_is_to_come_are_found() {
        check(
            "open-placeholder",
            "
            The bridge has XXX lamps and cost [CHECK WITH CITY].
                           ^^^ open-placeholder
                                              ^^^^^^^^^^^^^^^^^ open-placeholder",
        );
    }

    #[test]
    fn a_source_that_the_ledger_does_not_tell_of_yet_is_open() {
        let ledger = [("ledger open", "[[source]]\nid = \"source-1\"\nname = \"TK\"\n")];
        check_in(
            "open-placeholder",
            &ledger,
            "
            The well is deep [@source-1, p. 3]. It is old [source: source-1].
                              ^^^^^^^^^ open-placeholder
                                                          ^^^^^^^^^^^^^^^^^^ open-placeholder",
        );
    }

    #[test]
    fn initials_domains_and_links_are_none() {
        check_clean("open-placeholder", "T.K. Holm runs ellin.tk from Super Bowl XXX.\n\nSee [NATO](https://nato.example).");
    }
}
