//! See `title_conflict.md`.

use super::{Context, Group, Report, Rule, Sink, brief};
use crate::draft::At;
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::links::{held, people, person_key};
use crate::story::file_name;
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "title-conflict", group: Group::Names, severity: Severity::Information, page: include_str!("title_conflict.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let others = cx.draft.others();
    for cluster in people(&cx.draft.links().names) {
        let held = held(cx.draft, cluster);
        let name = brief(&cluster.name);
        let conflict = (1..held.len()).find_map(|later| {
            let earlier = held[..later].iter().find(|earlier| earlier.excludes(&held[later]))?;
            Some((earlier, &held[later]))
        });
        if let Some((earlier, later)) = conflict {
            let (first, second) = (brief(cx.draft.prose(earlier.at)), brief(cx.draft.prose(later.at)));
            let line = cx.draft.lines().line_column(cx.draft.source(earlier.at.paragraph, earlier.at.span).start).line + 1;
            let message =
                format!("{name} is “{second}” here and “{first}” on line {line}. Check which is right, or say when each was held.");
            let report = sink.report(later.at, message).related(earlier.at, format!("“{first}” stands here"));
            settle(cx, report, later.at, cx.draft.prose(earlier.at));
            continue;
        }
        if others.is_empty() || held.is_empty() {
            continue;
        }
        let person = person_key(cluster);
        let conflict = held.iter().find_map(|later| {
            let (digest, earlier) = others.offices(person).find(|(_, earlier)| earlier.excludes(later))?;
            Some((digest, earlier, later))
        });
        if let Some((digest, earlier, later)) = conflict {
            let (first, second) = (brief(&earlier.words), brief(cx.draft.prose(later.at)));
            let file = &digest.edition.file;
            let message = format!(
                "{name} is “{second}” here and “{first}” in the earlier draft {}. Check which is right, or say when each was held.",
                file_name(file)
            );
            let report = sink.report(later.at, message).elsewhere(file, earlier.span, format!("“{first}” stands here"));
            settle(cx, report, later.at, &earlier.words);
        }
    }
}

/// The ways out: the later office is no longer held, or the earlier one is right.
fn settle(cx: &Context<'_>, report: Report<'_>, later: At, earlier: &str) {
    let span = cx.draft.source(later.paragraph, later.span);
    report
        .fix(edit("Say that it is no longer held: “former”".to_owned(), Span::empty(span.start as usize), "former ".to_owned()))
        .fix(edit(format!("Use the first: “{}”", brief(earlier)), span, earlier.to_owned()));
}

fn edit(title: String, span: Span, text: String) -> Fix {
    Fix { title, action: FixAction::Edit(vec![Edit { span, text, snippet: None }]), preferred: false }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn two_fields_of_one_office_are_found_at_the_later() {
        check(
            "title-conflict",
            "
            The deputy mayor for finance, Ilse Brenner, left. Ilse Brenner, deputy mayor for parks, spoke.
                ^^^^^^^^^^^^^^^^^^^^^^^^ label: “deputy mayor for finance” stands here
                                                                            ^^^^^^^^^^^^^^^^^^^^^^ title-conflict 💡",
        );
    }

    #[test]
    fn two_rungs_of_one_ladder_are_found() {
        check(
            "title-conflict",
            "
            Ada Holm, a lecturer in law, gave a lecture. Professor Ada Holm’s book is out.
                      ^^^^^^^^^^^^^^^^^ label: “a lecturer in law” stands here
                                                         ^^^^^^^^^ title-conflict 💡",
        );
    }

    #[test]
    fn offices_of_another_time_and_other_offices_are_left_alone() {
        check_clean("title-conflict", "Mayor Ada Holm came. Ada Holm, a former deputy mayor, left.");
        check_clean("title-conflict", "Inspector Rune Dahle came. Later Superintendent Rune Dahle left.");
        check_clean("title-conflict", "Mayor Ada Holm came. Ada Holm, a lawyer, left. Senator Ada Holm is another.");
        check_clean("title-conflict", "Deputy Mayor Ada Holm came. The deputy mayor, Ada Holm, left.");
        check_clean("title-conflict", "Lt. Col. Rune Dahle came. Colonel Rune Dahle left.");
    }

    #[test]
    fn the_fix_says_former() {
        check_fix(
            "title-conflict",
            "Inspector Rune Dahle led the search. On Friday Superintendent Rune Dahle called it off.",
            "Inspector Rune Dahle led the search. On Friday former Superintendent Rune Dahle called it off.",
        );
    }
}
