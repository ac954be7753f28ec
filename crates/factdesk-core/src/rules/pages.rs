//! Every rule's page: its sections are there and its examples do what they say. Blocks of files
//! around a draft (`around.rs`) stand before the block of the draft and belong to it alone.

use super::{RULES, around};
use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The sections of a page, in order.
const SECTIONS: &[&str] = &["Why it matters", "Flagged", "Not flagged", "What to do", "Limits"];

/// An example: the section it stands in, its format and its text.
struct Example {
    section: String,
    /// The word behind the fence.
    kind: String,
    text: String,
}

fn read_page(page: &str) -> (Vec<String>, Vec<Example>) {
    let (mut headings, mut examples) = (Vec::new(), Vec::new());
    let (mut heading, mut block) = (None::<String>, None::<Example>);
    for event in Parser::new_ext(page, Options::empty()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some(Example {
                    section: headings.last().cloned().unwrap_or_default(),
                    kind: language.to_string(),
                    text: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => examples.extend(block.take()),
            Event::Text(text) => match (&mut heading, &mut block) {
                (Some(heading), _) => heading.push_str(&text),
                (None, Some(block)) => block.text.push_str(&text),
                (None, None) => {}
            },
            _ => {}
        }
    }
    (headings, examples)
}

#[test]
fn every_page_has_its_sections_and_examples_that_hold() {
    for rule in RULES {
        let (headings, examples) = read_page(rule.page);
        let mut expected = vec![rule.slug.to_owned()];
        expected.extend(SECTIONS.iter().map(|section| (*section).to_owned()));
        assert_eq!(headings, expected, "{}: headings", rule.slug);
        assert!(rule.summary().ends_with('.'), "{}: the summary is a sentence", rule.slug);
        let drafts = || examples.iter().filter(|example| !around::is_around(&example.kind));
        for section in ["Flagged", "Not flagged"] {
            assert!(drafts().any(|example| example.section == section), "{}: no example under {section}", rule.slug);
        }
        // A rule that is off until the house turns it on shows what it does when it is on.
        let mut config = Config::default();
        config.severities.insert(rule.slug, Some(rule.severity));
        let mut files = Vec::new();
        for example in &examples {
            if around::is_around(&example.kind) {
                files.push((example.kind.as_str(), example.text.as_str()));
                continue;
            }
            let format = if example.kind == "markdown" { Format::Markdown } else { Format::Plain };
            let draft = Draft::read_in(example.text.trim_end(), format, None, &config, around::story(&std::mem::take(&mut files)));
            let found = draft.findings().iter().filter(|finding| finding.rule == rule.slug).count();
            let wanted = usize::from(example.section == "Flagged");
            assert_eq!(found, wanted, "{}: example under {}: {:?}", rule.slug, example.section, example.text);
        }
    }
}

#[test]
fn slugs_are_kebab_case_and_unique() {
    let mut slugs: Vec<&str> = RULES.iter().map(|rule| rule.slug).collect();
    assert!(slugs.iter().all(|slug| slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), RULES.len());
}
