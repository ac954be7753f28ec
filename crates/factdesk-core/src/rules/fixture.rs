//! Marked text for the tests of rules.
//!
//! Below a line of copy, a line of `^` marks columns, counted in characters, and says what is
//! found there: `^^^ rule-slug`, with 💡 where the rule has a fix of its own, or `^^ label: …`
//! for a related place, in the draft itself. Marks make a test complete: what is found and not
//! marked fails it. [`check_in`] and [`check_clean_in`] put files around the draft.

use super::around::{self, Around};
use crate::config::Config;
use crate::draft::Draft;
use crate::fix::FixAction;
use crate::markup::Format;
use crate::text::Span;

/// The words a mark stands under, and what it says.
type Marked = (Span, String);

/// Checks that `rule` finds exactly what the marks in `text` say, as plain text.
#[track_caller]
pub(crate) fn check(rule: &str, text: &str) {
    check_in(rule, &[], text);
}

/// The same with files around the draft.
#[track_caller]
pub(crate) fn check_in(rule: &str, files: &[Around<'_>], text: &str) {
    let (draft_text, mut expected) = parse(text);
    let draft = read_in(&draft_text, files);
    let mut found: Vec<Marked> = Vec::new();
    for finding in draft.findings().iter().filter(|finding| finding.rule == rule) {
        let bulb = if finding.fixes.is_empty() { "" } else { " 💡" };
        found.push((finding.span, format!("{rule}{bulb}")));
        let own = finding.related.iter().filter(|related| related.file.is_none());
        found.extend(own.map(|related| (related.span, format!("label: {}", related.message))));
    }
    found.sort();
    found.dedup();
    expected.sort();
    let show = |marks: &[Marked]| -> Vec<String> {
        marks.iter().map(|(span, says)| format!("{says} at “{}”", span.of(&draft_text))).collect()
    };
    assert_eq!(show(&found), show(&expected), "left: found, right: marked");
}

/// Checks that `rule` finds nothing in `text`. Every false alarm ever met becomes one of these.
#[track_caller]
pub(crate) fn check_clean(rule: &str, text: &str) {
    check_clean_in(rule, &[], text);
}

/// The same with files around the draft.
#[track_caller]
pub(crate) fn check_clean_in(rule: &str, files: &[Around<'_>], text: &str) {
    let draft = read_in(&dedent(text), files);
    let found: Vec<&str> = draft.findings().iter().filter(|finding| finding.rule == rule).map(|finding| finding.message.as_str()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Checks that the first fix of the rule's own turns `before` into `after`, and that the finding is then gone.
#[track_caller]
pub(crate) fn check_fix(rule: &str, before: &str, after: &str) {
    let draft = read(before);
    let finding = draft.findings().iter().find(|finding| finding.rule == rule).expect("the rule finds something");
    let Some(FixAction::Edit(edits)) = finding.fixes.first().map(|fix| &fix.action) else {
        panic!("the finding has no fix of its own that edits");
    };
    let mut text = before.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    assert_eq!(text, after);
    let left = read(&text).findings().iter().filter(|finding| finding.rule == rule).count();
    let there = draft.findings().iter().filter(|finding| finding.rule == rule).count();
    assert!(left < there, "the fix leaves its finding");
}

fn read(text: &str) -> Draft {
    read_in(text, &[])
}

/// The draft `text` among `files`.
pub(crate) fn read_in(text: &str, files: &[Around<'_>]) -> Draft {
    Draft::read_in(text, Format::Plain, None, &Config::default(), around::story(files))
}

/// `text` without the indentation all of its lines share, where it begins with a line end as the
/// texts of tests do.
fn dedent(text: &str) -> String {
    let Some(rest) = text.strip_prefix('\n') else { return text.to_owned() };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let shared = rest.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines: Vec<&str> = rest.lines().map(|line| line.get(shared..).unwrap_or_default()).collect();
    lines.join("\n").trim_end().to_owned()
}

/// The copy without its marks, and what they say.
fn parse(text: &str) -> (String, Vec<Marked>) {
    let text = dedent(text);
    let mut copy = String::new();
    let mut marks = Vec::new();
    let mut line_start = 0;
    for line in text.lines() {
        if line.trim_start().starts_with('^') {
            let column = line.chars().take_while(|c| *c != '^').count();
            let width = line.chars().filter(|c| *c == '^').count();
            let says = line.trim_start().trim_start_matches('^').trim().to_owned();
            let above = copy[line_start..].trim_end_matches('\n');
            let offset = |column: usize| line_start + above.char_indices().nth(column).map_or(above.len(), |(at, _)| at);
            marks.push((Span::new(offset(column), offset(column + width)), says));
            continue;
        }
        line_start = copy.len();
        copy.push_str(line);
        copy.push('\n');
    }
    copy.truncate(copy.trim_end_matches('\n').len());
    (copy, marks)
}

#[test]
fn marks_count_characters_and_stand_under_the_line_above() {
    let (copy, marks) = parse("“Ö” and 41\n^^^ first\n        ^^ second\nnext");
    assert_eq!(copy, "“Ö” and 41\nnext");
    let shown: Vec<(&str, &str)> = marks.iter().map(|(span, says)| (span.of(&copy), says.as_str())).collect();
    assert_eq!(shown, [("“Ö”", "first"), ("41", "second")]);
}

#[test]
fn files_stand_around_a_draft() {
    let files = [
        ("earlier", "The council cut 41 jobs."),
        ("transcript srt", "1\n00:00:01,000 --> 00:00:02,000\nHOLM: We sold it.\n"),
        ("ledger", "[[source]]\nid = \"holm24\"\nname = \"Ada Holm\"\n"),
    ];
    let draft = read_in("The yard was sold [@holm24].", &files);
    let story = draft.story();
    assert_eq!((story.sets.len(), story.transcripts.len(), story.transcripts[0].words(0)), (1, 1, "We sold it."));
    check_clean_in("unknown-source", &files, "The yard was sold [@holm24].");
    check_in("unknown-source", &files, "The yard was sold [@holm25].\n                  ^^^^^^^^^ unknown-source 💡");
}
