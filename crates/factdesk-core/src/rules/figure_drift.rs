//! See `figure_drift.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::finding::Severity;
use crate::story::file_name;

pub(super) static RULE: Rule =
    Rule { slug: "figure-drift", group: Group::Figures, severity: Severity::Information, page: include_str!("figure_drift.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let measures = &cx.draft.links().measures;
    for drift in &measures.drifts {
        let at = measures.figures[drift.figure].whole(cx.draft);
        let (is, was) = (brief(cx.draft.prose(at)), brief(&drift.words));
        let file = file_name(&drift.file);
        let message = format!("“{is}” here, “{was}” in the earlier draft {file}. Settle on one, or say what has changed.");
        let report =
            sink.report(at, message).elsewhere(&drift.file, drift.span, format!("“{was}” in {file}")).lower(usize::from(drift.weak));
        if drift.grave {
            report.raise();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::rules::around::story;
    use crate::{Config, Draft, Format};

    const FIRST: &str = "---\ndate: 2025-03-11\n---\n\nThe fire killed 14 people and hurt 31 people, the brigade said.";

    /// What the rule says of `text` after the draft of 11 March.
    fn found(text: &str) -> Vec<(Severity, String)> {
        let draft = Draft::read_in(text, Format::Markdown, None, &Config::default(), story(&[("earlier", FIRST)]));
        let found = draft.findings().iter().filter(|finding| finding.rule == "figure-drift");
        found.map(|finding| (finding.severity, finding.message.clone())).collect()
    }

    #[test]
    fn a_toll_that_falls_weighs_more_than_one_that_grows() {
        assert_eq!(
            found("---\ndate: 2025-03-12\n---\n\nThe fire killed 12 people and hurt 36 people, the brigade said."),
            [
                (
                    Severity::Warning,
                    "“12 people” here, “14 people” in the earlier draft earlier-1.md. Settle on one, or say what has changed.".to_owned()
                ),
                (
                    Severity::Information,
                    "“36 people” here, “31 people” in the earlier draft earlier-1.md. Settle on one, or say what has changed.".to_owned()
                ),
            ]
        );
    }
}
