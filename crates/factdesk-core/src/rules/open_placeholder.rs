//! See `open_placeholder.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { slug: "open-placeholder", group: Group::Sourcing, severity: Severity::Error, page: include_str!("open_placeholder.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (paragraph, placed) in cx.draft.paragraphs().iter().enumerate() {
        for placeholder in &placed.paragraph.placeholders {
            if placed.paragraph.in_quote(placeholder.span.start) {
                continue;
            }
            let at = At { paragraph, span: placeholder.span };
            let mark = brief(cx.draft.prose(at));
            sink.report(at, format!("“{mark}” is still open. Fill it in or take it out before the copy runs."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

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
    fn initials_domains_and_links_are_none() {
        check_clean("open-placeholder", "T.K. Holm runs ellin.tk from Super Bowl XXX.\n\nSee [NATO](https://nato.example).");
    }
}
