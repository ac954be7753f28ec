//! See `figure_drift.md`.

use super::{Context, Group, Rule, Sink, brief, file_name};
use crate::finding::Severity;

pub(super) static RULE: Rule =
    Rule { slug: "figure-drift", group: Group::Figures, severity: Severity::Information, page: include_str!("figure_drift.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let measures = &cx.draft.links().measures;
    for drift in &measures.drifts {
        let at = measures.figures[drift.figure].whole(cx.draft);
        let (is, was) = (brief(cx.draft.prose(at)), brief(&drift.words));
        let file = file_name(&drift.file);
        let message = format!("“{is}” here, “{was}” in the earlier draft {file}. Settle on one, or say what has changed.");
        let report = sink.report(at, message).elsewhere(&drift.file, drift.span, format!("“{was}” in {file}")).lower(usize::from(drift.weak));
        if drift.grave {
            report.raise();
        }
    }
}
