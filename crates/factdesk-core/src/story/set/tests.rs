//! However a set came to be, a draft finds the same in it.

use crate::{Config, Digest, Draft, Format, Set, Story};
use proptest::prelude::*;
use std::sync::Arc;

const FILES: usize = 30;

/// Drafts that share measures, names and quotes, and differ in a value, a letter or a word.
fn copy(day: usize, variant: usize) -> String {
    let toll = ["12", "14", "at least 9", "2,000"][variant % 4];
    let name = ["Ilse Brenner", "Ilse Brener", "Ilse Brennar", "Tomas Okonjo", "Tomas Okonjjo"][variant % 5];
    let office = ["deputy mayor for parks", "deputy mayor for finance", "a clerk"][variant % 3];
    let said = ["very old and they leak in the rain", "very old, but they leak in every rain", "new"][variant / 2 % 3];
    let date = if variant.is_multiple_of(7) { String::new() } else { format!("---\ndate: 2026-03-{:02}\n---\n\n", day % 20 + 1) };
    let status = if variant % 11 == 10 { "SUPERSEDED\n\n" } else { "" };
    format!(
        "{date}{status}The fire killed {toll} people at the mill, {name}, {office}, said.\n\n“The boats in the harbour are {said},” {name} said.\n"
    )
}

fn file(number: usize) -> Arc<str> {
    format!("{number:02}.md").into()
}

fn digest(number: usize, variant: usize) -> Arc<Digest> {
    Arc::new(Digest::read(copy(number, variant), Format::Markdown, None, &Config::default(), &file(number)))
}

fn story(sets: Vec<Set>, own: usize) -> Arc<Story> {
    Arc::new(Story { file: file(own), sets: sets.into_iter().map(Arc::new).collect(), ..Story::default() })
}

proptest! {
    #![proptest_config(crate::cases::cases(24))]

    #[test]
    fn a_set_that_has_changed_tells_what_a_new_one_tells(
        first in prop::collection::vec(0usize..60, FILES),
        changes in prop::collection::vec((0usize..FILES, prop::option::of(0usize..60)), 1..40),
        own in 0usize..FILES,
        variant in 0usize..60,
        apart in 0usize..FILES,
    ) {
        let config = Config::default();
        let mut known: Vec<Option<Arc<Digest>>> = first.iter().enumerate().map(|(number, variant)| Some(digest(number, *variant))).collect();
        let mut set = Set::new(known.iter().flatten().cloned());
        let text = copy(own, variant);
        let read = |text: &str, story: Arc<Story>| Draft::read_in(text, Format::Markdown, None, &config, story);
        let mut draft = read(&text, story(vec![set.clone()], own));
        for (number, change) in changes {
            let new = change.map(|variant| digest(number, variant));
            set = new.as_ref().map_or_else(|| set.without(&file(number)), |new| set.with(Arc::clone(new)));
            known[number] = new;
            draft = draft.revise(text.as_str(), None, &config, story(vec![set.clone()], own));
        }
        prop_assert_eq!(set.digests().count(), known.iter().flatten().count());
        let fresh = read(&text, story(vec![Set::new(known.iter().flatten().cloned())], own));
        prop_assert_eq!(draft.findings(), fresh.findings());
        // Two sets that overlap tell what one of all drafts tells.
        let half = |front: bool| Set::new(known.iter().enumerate().filter(|(number, _)| front == (*number < apart) || number % 3 == 0).filter_map(|(_, digest)| digest.clone()));
        let halves = read(&text, story(vec![half(true), half(false)], own));
        prop_assert_eq!(halves.findings(), fresh.findings());
    }
}

/// A large story: every rule that looks into it has something to tell, and an edited draft equals a fresh one.
#[test]
fn a_draft_edited_in_a_large_story_equals_a_fresh_one() {
    const DRAFTS: usize = 400;
    let config = Config::default();
    let digests = (0..DRAFTS).map(|number| digest(number, number * 7));
    let around = story(vec![Set::new(digests)], DRAFTS);
    let start = copy(19, 1);
    let read = |text: &str| Draft::read_in(text, Format::Markdown, None, &config, Arc::clone(&around));
    let mut draft = read(&start);
    let rules = |draft: &Draft| draft.findings().iter().map(|finding| finding.rule).collect::<Vec<_>>();
    let edits = [
        ("14", "1"),
        ("1 people", "13 people"),
        ("Brener", "Brennner"),
        ("very old", "very very old"),
        ("finance", "harbours"),
        ("2026-03-20", "2026-02-20"),
    ];
    let mut text = start;
    let mut told = rules(&draft);
    for (from, to) in edits {
        text = text.replacen(from, to, 1);
        draft = draft.revise(text.as_str(), None, &config, Arc::clone(&around));
        assert_eq!(draft.findings(), read(&text).findings(), "{from} {to}");
        assert_eq!(draft.links(), read(&text).links());
        told.extend(rules(&draft));
    }
    for rule in ["figure-drift", "name-variant", "quote-drift", "title-conflict"] {
        assert!(told.contains(&rule), "{rule} is in {told:?}");
    }
}
