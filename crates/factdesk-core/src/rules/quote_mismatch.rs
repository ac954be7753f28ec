//! See `quote_mismatch.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::At;
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::links::{Transcribed, Verdict};
use crate::story::{Difference, Passage, Transcript, file_name};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "quote-mismatch", group: Group::Quotes, severity: Severity::Warning, page: include_str!("quote_mismatch.md"), check };

/// More differences than this are counted, not told.
const MOST_TOLD: usize = 3;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for found in cx.draft.links().transcribed.iter().filter(|found| found.is_mismatch()) {
        match (found.verdict, &found.passage) {
            (Verdict::Differs, Some(passage)) => differs(cx, sink, found, passage),
            (Verdict::OtherVoice, Some(passage)) => other_voice(cx, sink, found, passage),
            (Verdict::Missing { transcript, steps }, _) => missing(cx, sink, found, transcript, steps),
            _ => {}
        }
    }
}

fn differs(cx: &Context<'_>, sink: &mut Sink<'_>, found: &Transcribed, passage: &Passage) {
    let transcript = &cx.draft.story().transcripts[passage.transcript];
    let place = place(transcript, passage);
    let message = match passage.differences.as_slice() {
        [one] if one.quoted.is_empty() => format!(
            "This quote leaves out “{}”, which stands in the transcript ({place}). Quote the words, or mark the place with an ellipsis.",
            brief(&one.said)
        ),
        [one] if one.said.is_empty() => {
            format!("The transcript does not have “{}” here ({place}). Keep to the words that were said.", brief(&one.quoted))
        }
        [one] => format!(
            "The transcript has “{}” where this quote has “{}” ({place}). Keep to the words that were said, or listen again.",
            brief(&one.said),
            brief(&one.quoted)
        ),
        many => {
            format!("This quote differs from the transcript ({place}): {}. Keep to the words that were said, or listen again.", told(many))
        }
    };
    let at = telling(found, &passage.differences);
    let report = sink.report(at, message).elsewhere(transcript.file(), passage.span, said(transcript, passage));
    if let Some(fix) = ellipsis(cx, found, &passage.differences) {
        report.fix(fix);
    }
}

fn other_voice(cx: &Context<'_>, sink: &mut Sink<'_>, found: &Transcribed, passage: &Passage) {
    let transcript = &cx.draft.story().transcripts[passage.transcript];
    let voice = transcript.voices()[usize::from(passage.voice)].shown();
    let message = format!("In the transcript these words are {voice}’s ({}). Check who said them.", place(transcript, passage));
    sink.report(found.at, message).elsewhere(transcript.file(), passage.span, said(transcript, passage));
}

fn missing(cx: &Context<'_>, sink: &mut Sink<'_>, found: &Transcribed, transcript: usize, steps: usize) {
    let transcript = &cx.draft.story().transcripts[transcript];
    let file = file_name(transcript.file());
    let message = format!(
        "These words do not stand in the transcript of their speaker ({file}). Check them against the recording, or say where they were said."
    );
    sink.report(found.at, message).lower(steps);
}

/// The words of the one difference; the whole quote where there are several, or where words are left out.
fn telling(found: &Transcribed, differences: &[Difference]) -> At {
    match differences {
        [one] if !one.at.is_empty() => At { span: one.at.shift(found.inner), ..found.at },
        _ => found.at,
    }
}

/// "“the” for “their”, “has” left out, “very” put in".
fn told(differences: &[Difference]) -> String {
    let tell = |one: &Difference| match (one.quoted.is_empty(), one.said.is_empty()) {
        (true, _) => format!("“{}” left out", brief(&one.said)),
        (_, true) => format!("“{}” put in", brief(&one.quoted)),
        _ => format!("“{}” for “{}”", brief(&one.quoted), brief(&one.said)),
    };
    let out = differences.iter().take(MOST_TOLD).map(tell).collect::<Vec<_>>().join(", ");
    match differences.len().saturating_sub(MOST_TOLD) {
        0 => out,
        more => format!("{out} and {more} more"),
    }
}

/// "interview.vtt, 00:01:18".
fn place(transcript: &Transcript, passage: &Passage) -> String {
    match transcript.turns()[passage.turn].time {
        Some(time) => format!("{}, {}", file_name(transcript.file()), Transcript::clock(time)),
        None => file_name(transcript.file()).to_owned(),
    }
}

/// What stands in the transcript, as a related place tells it.
fn said(transcript: &Transcript, passage: &Passage) -> String {
    let voice = transcript.voices()[usize::from(passage.voice)].shown();
    if voice.is_empty() { "the words in the transcript".to_owned() } else { format!("{voice}’s words in the transcript") }
}

/// Marks the places of words that are left out, where nothing else differs. It rewrites no word.
fn ellipsis(cx: &Context<'_>, found: &Transcribed, differences: &[Difference]) -> Option<Fix> {
    if !differences.iter().all(|one| one.quoted.is_empty()) {
        return None;
    }
    let edit = |one: &Difference| {
        let at = cx.draft.source(found.at.paragraph, Span::empty((one.at.start + found.inner) as usize));
        Edit { span: at, text: " …".to_owned(), snippet: None }
    };
    let title = if differences.len() == 1 { "Mark the words left out with an ellipsis" } else { "Mark the words left out with ellipses" };
    Some(Fix { title: title.to_owned(), action: FixAction::Edit(differences.iter().map(edit).collect()), preferred: false })
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check_clean_in, check_in, read_in};

    const INTERVIEW: (&str, &str) = (
        "transcript",
        "Interview: Ada Holm, harbour clerk\nRecorded: 3 March 2026\nPlace: north quay, Ostby\nInterviewer: Tom Roe\n\n\
         [00:00:04] ROE: Is it true that the owners locked the gate?\n\n\
         [00:00:09] HOLM: The boats are old, um, they're very old, and the, the nets leak like sieves. We sold twenty-six of them to the yard.\n\n\
         [00:00:41] HOLM: I never touched the money, you know, and I would swear to that in any church.",
    );

    fn messages(text: &str) -> Vec<String> {
        let draft = read_in(text, &[INTERVIEW]);
        draft
            .findings()
            .iter()
            .filter(|finding| finding.rule == "quote-mismatch")
            .map(|finding| format!("{}: {}", finding.severity.name(), finding.message))
            .collect()
    }

    #[test]
    fn words_that_differ_are_told_with_those_of_the_transcript() {
        check_in(
            "quote-mismatch",
            &[INTERVIEW],
            "
            OSTBY, 4 March 2026 — The harbour was closed.

            “I never took the money,” said Ada Holm.
                     ^^^^ quote-mismatch

            “We sold sixteen of them to the yard,” said Holm. “The boats are … very old, and the ropes leak like sieves.”
                     ^^^^^^^ quote-mismatch
                                                                                                 ^^^^^ quote-mismatch

            Holm said that “they are very old”.
                            ^^^^^^^^ quote-mismatch",
        );
        assert_eq!(
            messages("“I never took the money,” said Ada Holm."),
            [
                "warning: The transcript has “touched” where this quote has “took” (recording.txt, 00:00:41). Keep to the words that were said, or listen again."
            ]
        );
        assert_eq!(
            messages("“I never took a penny, and I would swear to it in any church,” said Ada Holm."),
            [
                "warning: This quote differs from the transcript (recording.txt, 00:00:41): “took a penny” for “touched the money”, “it” for “that”. Keep to the words that were said, or listen again."
            ]
        );
    }

    #[test]
    fn words_left_out_are_offered_an_ellipsis() {
        let copy = "Holm said: “The boats are old, and the nets leak like sieves.”";
        assert_eq!(
            messages(copy),
            [
                "warning: This quote leaves out “they're very old”, which stands in the transcript (recording.txt, 00:00:09). Quote the words, or mark the place with an ellipsis."
            ]
        );
        let draft = read_in(copy, &[INTERVIEW]);
        let finding = draft.findings().iter().find(|finding| finding.rule == "quote-mismatch").expect("it is found");
        let Some(crate::FixAction::Edit(edits)) = finding.fixes.first().map(|fix| &fix.action) else { panic!("it edits") };
        let mut text = copy.to_owned();
        text.replace_range(edits[0].span.range(), &edits[0].text);
        assert_eq!(text, "Holm said: “The boats are old …, and the nets leak like sieves.”");
        assert_eq!(messages(&text), Vec::<String>::new());
    }

    #[test]
    fn words_of_another_are_told_whose_they_are() {
        assert_eq!(
            messages("“It is true that the owners locked the gate,” said Ada Holm."),
            ["warning: In the transcript these words are Tom Roe’s (recording.txt, 00:00:04). Check who said them."]
        );
        assert_eq!(
            messages("“We sold twenty-six of them to the yard,” said the owner, Piet Maas."),
            ["warning: In the transcript these words are Ada Holm’s (recording.txt, 00:00:09). Check who said them."]
        );
        // What the interviewer puts to somebody may well be what a third has said.
        assert_eq!(messages("“The owners locked the gate,” said the guard, Piet Maas."), Vec::<String>::new());
    }

    #[test]
    fn a_quote_that_is_missing_weighs_by_where_the_copy_says_it_was_said() {
        let severity =
            |copy: &str| messages(copy).iter().map(|message| message.split(':').next().unwrap_or_default().to_owned()).collect::<String>();
        assert_eq!(severity("OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” Ada Holm said in an interview."), "warning");
        assert_eq!(severity("OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm told this newspaper."), "warning");
        assert_eq!(severity("OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm said on the quay."), "warning");
        assert_eq!(severity("OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” Ada Holm said."), "information");
        assert_eq!(severity("OSTBY, 9 March 2026 — “Nobody has been paid since Easter,” Ada Holm said on 3 March."), "information");
        assert_eq!(severity("OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm said."), "hint");
        for elsewhere in [
            "OSTBY, 9 March 2026 — “Nobody has been paid since Easter,” Ada Holm said.",
            "OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm said on Wednesday.",
            "OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” Ada Holm told the council.",
            "OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” Ada Holm wrote to the council.",
            "OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” Ada Holm said in a statement.",
            "OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” said Tom Roe, who runs the yard.",
            "OSTBY, 3 March 2026 — “Nobody has been paid since Easter,” said the owner, Piet Maas.",
            "OSTBY, 9 March 2026 — On Sunday Ada Holm said again that “the boats are old, they are terribly old”.",
        ] {
            assert_eq!(messages(elsewhere), Vec::<String>::new(), "{elsewhere}");
        }
    }

    #[test]
    fn what_a_quotation_may_leave_out_or_put_in_is_no_difference() {
        for quote in [
            "“The boats are old,” said Ada Holm, “they’re very old, and the nets leak like sieves.”",
            "“We sold 26 of [the boats] to the yard,” Holm said.",
            "“[They’re] very old, and the nets leak like sieves. We sold twenty-six of them,” Holm said.",
            "“I never touched the money … and I would swear to that,” said Ada Holm.",
            "Holm called the boats “very old”.",
            "> I never touched the money, and I would swear to that in any church.",
        ] {
            check_clean_in("quote-mismatch", &[INTERVIEW], quote);
        }
    }

    #[test]
    fn a_name_with_a_slip_and_a_speaker_without_one_are_compared() {
        assert_eq!(messages("“I never took the money, and I would swear to that,” said Ada Holme-Roe.").len(), 0);
        assert_eq!(messages("“I never took the money, and I would swear to that,” the clerk said.").len(), 1);
    }

    #[test]
    fn a_meeting_and_an_interview_are_two_occasions() {
        const MEETING: (&str, &str) = (
            "transcript",
            "Meeting: harbour board\nDate: 3 March 2026\n\nADA HOLM: The boats are old.\nCHAIR: We shall sell the rest of them by June.\nPIET MAAS: He keeps saying nobody wants them at any price.",
        );
        let count = |copy: &str| read_in(copy, &[MEETING]).findings().iter().filter(|finding| finding.rule == "quote-mismatch").count();
        for flagged in [
            "OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm told the board.",
            "OSTBY, 4 March 2026 — “We shall sell the rest of the boats by June,” said the chair, Lena Dahl.",
        ] {
            assert_eq!(count(flagged), 1, "{flagged}");
        }
        for silent in [
            "OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm said in an interview.",
            "OSTBY, 4 March 2026 — “Nobody has been paid since Easter,” Ada Holm told the Ostby Courier.",
            "OSTBY, 4 March 2026 — “We shall sell the rest of them by June,” said the chair, Lena Dahl.",
            "OSTBY, 4 March 2026 — “Nobody wants them at any price,” said the dealer, Jan Brandt.",
        ] {
            assert_eq!(count(silent), 0, "{silent}");
        }
    }
}
