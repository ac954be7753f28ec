//! See `confidential_name.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::Draft;
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: crate::withheld::RULE, group: Group::Names, severity: Severity::Error, page: include_str!("confidential_name.md"), check };

/// What is left in place of a name; open-placeholder tracks it.
const MARK: &str = "[NAME WITHHELD]";

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(ledger) = cx.draft.story().ledger.as_deref() else { return };
    for (span, source) in cx.draft.withheld_sources() {
        let id = ledger.entries().get(*source).map(|entry| &*entry.id).filter(|id| !id.is_empty() && !ledger.names_confidential(id));
        let message = match id {
            Some(id) => {
                format!(
                    "This is the name of a source that the ledger marks confidential (“{id}” there). Take it out before anyone else reads the draft."
                )
            }
            None => "This is the name of a source that the ledger marks confidential. Take it out before anyone else reads the draft."
                .to_owned(),
        };
        let report = sink.report_source(*span, message);
        if stands_alone(cx.draft, *span) {
            let edit = Edit { span: *span, text: MARK.to_owned(), snippet: None };
            report.fix(Fix { title: format!("Put {MARK} in its place"), action: FixAction::Edit(vec![edit]), preferred: false });
        }
    }
}

/// Whether the name is words of its own rather than part of an address, a handle or a key.
fn stands_alone(draft: &Draft, span: Span) -> bool {
    let (before, after) = (&draft.text()[..span.range().start], &draft.text()[span.range().end..]);
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '@' | '#' | '/' | '_' | '-' | '=' | '%' | '&');
    let ends = after.starts_with('s') && !after[1..].starts_with(char::is_alphanumeric);
    !before.ends_with(joins) && (ends || !after.starts_with(joins)) && !before.ends_with('.')
}

#[cfg(test)]
mod tests {
    use crate::story::Ledger;
    use crate::{Config, Draft, FixAction, Format, Story};
    use std::sync::Arc;

    fn read(text: &str) -> Draft {
        let mut ledger = Ledger::default();
        let sources = "[[source]]\nid = \"works\"\nname = \"Oswin Ferranby\"\nconfidential = true\n\n\
            [[source]]\nid = \"quorne\"\nname = \"Ilsa Quorne\"\nconfidential = true\n\n\
            [[source]]\nid = \"holm\"\nname = \"Ada Holm\"\n";
        assert_eq!(ledger.add("sources.toml", sources), []);
        let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
        Draft::read_in(text, Format::Markdown, None, &Config::default(), Arc::new(story))
    }

    fn found(text: &str) -> Vec<String> {
        let draft = read(text);
        let findings = draft.findings().iter().filter(|finding| finding.rule == "confidential-name");
        findings.map(|finding| finding.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_name_is_found_in_every_zone() {
        let text = "---\nnote: ask Ferranby\n---\n\n# Ferranby’s wells\n\nA clerk said so.[^1] “I asked Ferranby,” Ada Holm said. See [this](https://x.example/ferranby).\n\n\
            ```\nFERRANBY\n```\n\n<!-- Oswin Ferranby -->\n\n| Who |\n|---|\n| Ferranby |\n\n> Ferranby\n\n[^1]: Ferranby, by phone.\n";
        assert_eq!(found(text).len(), 9, "{:?}", found(text));
        assert_eq!(found("A clerk said so. Ada Holm agreed."), [""; 0]);
    }

    #[test]
    fn the_message_tells_the_key_unless_that_is_the_name() {
        let draft = read("Ferranby met Quorne.\n");
        let messages: Vec<&str> = draft.findings().iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages[0].contains("(“works” there)") && !messages[1].contains("there"), "{messages:#?}");
    }

    #[test]
    fn nobody_checks_a_name_into_print() {
        assert_eq!(found("Oswin Ferranby (cq) left."), ["Oswin Ferranby"]);
        assert_eq!(found("Oswin Ferranby left. <!-- factdesk: allow confidential-name on record since May -->"), [""; 0]);
    }

    #[test]
    fn the_fix_leaves_a_mark_that_is_tracked() {
        let text = "It was Ferranby’s desk.\n";
        let draft = read(text);
        let FixAction::Edit(edits) = &draft.findings()[0].fixes[0].action else { panic!("it edits the draft") };
        let mut fixed = text.to_owned();
        fixed.replace_range(edits[0].span.range(), &edits[0].text);
        assert_eq!(fixed, "It was [NAME WITHHELD]’s desk.\n");
        assert!(read(&fixed).findings().iter().any(|finding| finding.rule == "open-placeholder"));
        assert!(read("See https://x.example/ferranby now.\n").findings().iter().all(|finding| finding.fixes.is_empty()));
    }
}
