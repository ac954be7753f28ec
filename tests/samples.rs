//! The sample drafts show every rule, and the clean one shows none.

use factdesk_core::{Config, Digest, Draft, LEDGER_FILE, Ledger, RULES, Set, Story, date_in_file_name};
use std::collections::BTreeSet;
use std::sync::Arc;
use support::{SAMPLES, Sample, repository, sample_sets, samples};

/// The sample that an editor would run as it is.
const CLEAN: &str = "2025-09-16-orchard.md";

#[test]
fn every_rule_finds_something_and_nothing_is_found_in_clean_copy() {
    let mut found = BTreeSet::new();
    let mut config = Config::default();
    for rule in RULES.iter().filter(|rule| rule.standing().is_none()) {
        config.severities.insert(rule.slug, Some(rule.severity));
    }
    let sources = std::fs::read_to_string(repository().join(SAMPLES).join(LEDGER_FILE)).expect("the samples have a ledger");
    let mut ledger = Ledger::default();
    assert_eq!(ledger.add(LEDGER_FILE, &sources), []);
    let story = Arc::new(Story { ledger: Some(Arc::new(ledger)), ..Story::default() });
    for sample in samples() {
        let date = date_in_file_name(&sample.name);
        let draft = Draft::read_in(sample.text.as_str(), sample.format, date, &config, Arc::clone(&story));
        if sample.name == CLEAN {
            assert_eq!(draft.findings(), []);
        }
        found.extend(draft.findings().iter().map(|finding| finding.rule));
    }
    for set in sample_sets() {
        let config = Config::default();
        let read = |sample: &Sample, story: Story| {
            Draft::read_in(sample.text.as_str(), sample.format, date_in_file_name(&sample.name), &config, Arc::new(story))
        };
        let digest = |sample: &Sample| Arc::new(Digest::of(&read(sample, Story::default()), &sample.name.as_str().into(), &config));
        let drafts = Arc::new(Set::new(set.drafts.iter().map(digest)));
        for sample in &set.drafts {
            let story = Story {
                file: sample.name.as_str().into(),
                sets: vec![Arc::clone(&drafts)],
                transcripts: set.transcripts.clone(),
                ..Story::default()
            };
            found.extend(read(sample, story).findings().iter().map(|finding| finding.rule));
        }
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
