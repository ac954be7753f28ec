//! The sample drafts show every rule, and the clean one shows none.

use factdesk_core::{Config, Draft, RULES, date_in_file_name, story_slugs};
use factdesk_files::{Houses, Library, NothingOpen, Overrides, Reach};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use support::{repository, samples};

/// The sample that an editor would run as it is.
const CLEAN: &str = "2025-09-16-orchard.md";

#[test]
fn every_rule_finds_something_and_nothing_is_found_in_clean_copy() {
    let mut found = BTreeSet::new();
    let mut config = Config::default();
    for rule in RULES.iter().filter(|rule| rule.standing().is_none()) {
        config.severities.insert(rule.slug, Some(rule.severity));
    }
    let houses = Houses::new(Arc::new(NothingOpen), Reach::Workspace(vec![repository()]), Overrides::default());
    let library = Library::new(Arc::new(houses), None);
    let paths: Vec<PathBuf> = samples().into_iter().map(|sample| sample.path).collect();
    assert_eq!(library.look_around(&paths, &()), []);
    for sample in samples() {
        let story = library.story(&sample.path, &story_slugs(&sample.text), &library.houses().of(sample.path.parent()));
        let draft = Draft::read_in(sample.text.as_str(), sample.format, date_in_file_name(&sample.name), &config, story);
        if sample.name == CLEAN {
            assert_eq!(draft.findings(), []);
        }
        found.extend(draft.findings().iter().map(|finding| finding.rule));
    }
    let missing: Vec<&str> = RULES.iter().map(|rule| rule.slug).filter(|slug| !found.contains(slug)).collect();
    assert!(missing.is_empty(), "no sample has {missing:?}");
}

#[test]
fn samples_are_written_in_every_way_that_desks_write() {
    let samples = samples();
    let any = |has: fn(&str) -> bool| samples.iter().any(|sample| has(&sample.text));
    assert!(any(|text| text.contains("\r\n")), "one has the line ends of Windows");
    assert!(any(|text| text.starts_with("---\n")), "one has front matter");
    assert!(any(|text| text.lines().all(|line| line.len() < 80)), "one is wrapped by hand");
}
