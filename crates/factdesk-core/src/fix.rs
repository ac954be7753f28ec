//! What can be done about a finding.
//!
//! Every finding offers, in this order: the rule's own fixes, *Cite*, *Mark as*, *Ignore here*,
//! *Turn off* (RULES.md §4). A fix edits only when the answer is in the text; otherwise it leaves
//! a mark that open-placeholder tracks until it is filled.

mod cite;
mod pick;

use crate::config::Config;
use crate::draft::Draft;
use crate::finding::Finding;
use crate::rules::{Group, RULES};
use crate::suppress::Ignored;
use crate::text::Span;

/// One change to the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in draft bytes; empty to insert.
    pub span: Span,
    /// What takes its place.
    pub text: String,
    /// The same with tab stops (`${1:who}`) for editors that can step through them.
    pub snippet: Option<String>,
}

/// Where a fix takes effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FixAction {
    /// Edits of the draft, in order and without overlap.
    Edit(Vec<Edit>),
    /// One more source in the house's ledger, and edits of the draft that cite it.
    NewSource(NewSource),
    /// One more entry in `.factdesk/ignored.toml`.
    Ignore(Ignored),
    /// The rule is set to "off" in `factdesk.toml`.
    TurnOffInHouse(&'static str),
}

/// A source that is not in the ledger yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSource {
    /// The text that, put at the end of `sources.toml`, makes it one; what is still to be told of it
    /// is open there.
    pub entry: String,
    /// Edits of the draft that cite it, in order and without overlap.
    pub edits: Vec<Edit>,
}

/// One way to deal with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the editor's menu shows.
    pub title: String,
    /// What it does.
    pub action: FixAction,
    /// Whether it is the one certain answer.
    pub preferred: bool,
}

/// Everything that can be done about `finding`, in the order it is offered.
pub fn fixes(draft: &Draft, finding: &Finding, config: &Config) -> Vec<Fix> {
    let mut out = finding.fixes.clone();
    let group = RULES.iter().find(|rule| rule.slug == finding.rule).map(|rule| rule.group);
    out.extend(cite::cite(draft, finding, config));
    for (label, reason) in marks(finding.rule, group) {
        out.push(allow(draft, finding, format!("Mark as {label}"), reason));
    }
    out.push(allow(draft, finding, "Ignore here".to_owned(), ""));
    if draft.format().has_comments() {
        let at = draft.front_matter().span.end as usize;
        out.push(Fix {
            title: format!("Turn off “{}” for this draft", finding.rule),
            action: FixAction::Edit(vec![Edit {
                span: Span::empty(at),
                text: format!("<!-- factdesk: off {} -->\n\n", finding.rule),
                snippet: None,
            }]),
            preferred: false,
        });
    }
    out.push(Fix {
        title: format!("Turn off “{}” for the house", finding.rule),
        action: FixAction::TurnOffInHouse(finding.rule),
        preferred: false,
    });
    out
}

/// Rules whose preferred fix cannot change what the copy means (RULES.md §4).
const SAFE: &[&str] = &["mixed-quote-marks", "percent-points"];

/// The edits of every fix that cannot change meaning, in order and without overlap: what an editor
/// may do to the whole draft at once, when it is saved for instance.
pub fn fix_all(draft: &Draft) -> Vec<Edit> {
    let safe = draft.findings().iter().filter(|finding| SAFE.contains(&finding.rule));
    let preferred = safe.filter_map(|finding| finding.fixes.iter().find(|fix| fix.preferred));
    let mut edits: Vec<Edit> = Vec::new();
    for fix in preferred {
        let FixAction::Edit(own) = &fix.action else { continue };
        // Two answers to one place are none: the later fix waits for the next time.
        let free = |edit: &Edit| edits.iter().all(|other| !other.span.overlaps(edit.span) && other.span != edit.span);
        if own.iter().all(free) {
            edits.extend_from_slice(own);
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// How a finding may be marked, and the reason that is noted.
fn marks(rule: &str, group: Option<Group>) -> Vec<(&'static str, &'static str)> {
    match group {
        Some(Group::Sourcing) if rule.starts_with("unsourced-") => {
            vec![("observed by the reporter", "observed"), ("background", "background")]
        }
        Some(Group::Figures) => vec![("a different measure", "different measure")],
        Some(Group::Quotes) if rule == "uncited-quote" => vec![("a term, not a quote", "term")],
        _ => Vec::new(),
    }
}

/// An allow comment behind the sentence where the format has comments, else an entry in the ignore file.
fn allow(draft: &Draft, finding: &Finding, title: String, reason: &'static str) -> Fix {
    let in_copy = draft.at(finding.span.start).is_some_and(|at| draft.paragraph(at.paragraph).zone.is_prose());
    let action = if draft.format().has_comments() && in_copy {
        let end = draft.sentence_span(finding.span).range().end.max(finding.span.range().end);
        let reason = if reason.is_empty() { String::new() } else { format!(" {reason}") };
        FixAction::Edit(vec![Edit {
            span: Span::empty(end),
            text: format!(" <!-- factdesk: allow {}{reason} -->", finding.rule),
            snippet: None,
        }])
    } else {
        FixAction::Ignore(Ignored { rule: finding.rule.to_owned(), fingerprint: finding.fingerprint.clone(), reason: reason.to_owned() })
    };
    Fix { title, action, preferred: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Format;

    fn read(text: &str, format: Format) -> Draft {
        Draft::read(text, format, None, &Config::default())
    }

    fn apply(text: &str, edits: &[Edit]) -> String {
        let mut text = text.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        text
    }

    /// The text of `draft` after the fix whose title begins with `title`.
    #[track_caller]
    fn fixed(draft: &Draft, title: &str) -> String {
        let offered = fixes(draft, &draft.findings()[0], &Config::default());
        let fix = offered.iter().find(|fix| fix.title.starts_with(title)).expect("it is offered");
        let FixAction::Edit(edits) = &fix.action else { panic!("{title} edits the draft") };
        apply(draft.text(), edits)
    }

    const VAGUE: &str = "Experts say the bridge will hold.";

    #[test]
    fn fixes_come_in_the_order_of_the_contract() {
        let draft = read("“One. “Two,” Ada Holm said.", Format::Markdown);
        let titles: Vec<String> = fixes(&draft, &draft.findings()[0], &Config::default()).into_iter().map(|fix| fix.title).collect();
        let expected = [
            "Close the first quotation with ”",
            "Take out this mark: the quotation goes on",
            "Ignore here",
            "Turn off “unbalanced-quote” for this draft",
            "Turn off “unbalanced-quote” for the house",
        ];
        assert_eq!(titles, expected);
    }

    #[test]
    fn the_cite_prompt_leaves_a_mark_that_is_tracked() {
        let draft = read(VAGUE, Format::Plain);
        let text = fixed(&draft, "Cite: leave a source mark");
        assert_eq!(text, "Experts say the bridge will hold [source: ].");
        let rules: Vec<&str> = read(&text, Format::Plain).findings().iter().map(|finding| finding.rule).collect();
        assert!(rules.contains(&"open-placeholder"), "{rules:?}");
    }

    #[test]
    fn editors_with_tab_stops_get_a_prompt() {
        let draft = read(VAGUE, Format::Plain);
        let offered = fixes(&draft, &draft.findings()[0], &Config::default());
        let FixAction::Edit(edits) = &offered[0].action else { panic!("the prompt edits the draft") };
        assert_eq!(edits[0].snippet.as_deref(), Some(", according to ${1:who}, ${2:role or document}"));
    }

    #[test]
    fn what_cannot_change_meaning_is_done_at_once() {
        let text = "“It is cold,” said Ada Holm. “It is wet.” Turnout climbed from 41 percent to 47 percent, an increase of 6 percent, \"she says\".";
        let draft = read(text, Format::Plain);
        let fixed = apply(text, &fix_all(&draft));
        assert!(fixed.contains("“she says”") && fixed.contains("of 6 percentage points"), "{fixed}");
        assert_eq!(fix_all(&read(&fixed, Format::Plain)), []);
        assert_eq!(fix_all(&read(VAGUE, Format::Plain)), [], "a prompt is never taken for the reporter");
    }

    #[test]
    fn ignoring_and_turning_off_silence_markdown_by_comments() {
        let draft = read(VAGUE, Format::Markdown);
        for title in ["Ignore here", "Turn off “vague-source” for this draft"] {
            let text = fixed(&draft, title);
            assert_eq!(read(&text, Format::Markdown).findings(), [], "{text}");
        }
    }

    #[test]
    fn ignoring_silences_plain_text_by_fingerprint() {
        let draft = read(VAGUE, Format::Plain);
        let offered = fixes(&draft, &draft.findings()[0], &Config::default());
        let entry = offered.iter().find_map(|fix| match &fix.action {
            FixAction::Ignore(entry) => Some(crate::IgnoredList::entry(entry)),
            _ => None,
        });
        let list = crate::IgnoredList::parse(&entry.expect("it is offered")).expect("it was just written");
        let mut config = Config::default();
        config.ignored = std::sync::Arc::new(list);
        let moved = format!("The bridge is old.\n\n{VAGUE}");
        assert_eq!(Draft::read(moved.as_str(), Format::Plain, None, &config).findings(), []);
    }
}
