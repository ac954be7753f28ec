//! What a draft shares with the files around it: the ledger of sources, and the other drafts of
//! its story.
//!
//! Core opens no file. Whoever does reads each one once and puts a [`Story`] together for each
//! draft; everything in it is shared. A [`Digest`] is made of a draft's facts and links, and the
//! links of the other drafts look it up.

mod cited;
mod confidential;
mod digest;
mod edition;
mod ledger;
mod set;
mod transcript;

pub use confidential::{BLOCKS, Confidential, Named};
pub(crate) use confidential::{blocked, by_line};
pub use digest::{Digest, Quoted, story_slugs};
pub use edition::Edition;
pub(crate) use edition::is_superseded;
pub use ledger::{Entry, LEDGER_FILE, Ledger, LedgerProblem};
pub use set::Set;
pub use transcript::{About, Called, Difference, Passage, Sought, Transcript, Turn, Voice, search};

use crate::draft::Draft;
use crate::links::{Group, HeldElsewhere, Reported, Spelt};
use std::sync::Arc;

/// What the files around one draft tell.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// The draft's own file, as its sets name it.
    pub file: Arc<str>,
    /// The ledger that the draft's keys are looked up in; `None` where there is none.
    pub ledger: Option<Arc<Ledger>>,
    /// The story sets it belongs to. They may hold the draft itself, which is left out here.
    pub sets: Vec<Arc<Set>>,
    /// What was said for it: recordings written down, and documents.
    pub transcripts: Vec<Arc<Transcript>>,
}

impl Story {
    /// Which edition of the story `draft` is.
    pub(crate) fn edition(&self, draft: &Draft) -> Edition {
        Edition::of(draft, &self.file)
    }

    /// The figures of the other drafts whose measure has this key, earliest first.
    pub(crate) fn figures(&self, key: u64) -> Vec<(&Digest, &Reported)> {
        self.in_order(self.sets.iter().flat_map(|set| set.figures(key)))
    }

    /// The quotes of the other drafts that share one of these keys of their words, earliest first.
    pub(crate) fn quotes(&self, pairs: &[u64]) -> Vec<(&Digest, &Quoted)> {
        self.in_order(self.sets.iter().flat_map(|set| set.quotes(pairs)))
    }

    /// The whole names of the other drafts that share one of these keys and are `wanted`, those of one
    /// spelling together and earliest first; no group is empty.
    pub(crate) fn spellings(&self, keys: impl Iterator<Item = u64>, wanted: &dyn Fn(&Spelt) -> bool) -> Vec<Group<'_>> {
        let keys: Vec<u64> = keys.collect();
        let mut groups: Vec<Group<'_>> = Vec::new();
        for mut group in self.sets.iter().flat_map(|set| set.spellings(&keys, wanted)) {
            match groups.iter_mut().find(|known| known[0].1.plain() == group.first().map_or("", |(_, name)| name.plain())) {
                Some(known) => known.append(&mut group),
                None if group.is_empty() => {}
                None => groups.push(group),
            }
        }
        groups.into_iter().map(|group| self.in_order(group.into_iter())).filter(|group| !group.is_empty()).collect()
    }

    /// The offices that the other drafts give the person with this key, earliest first.
    pub(crate) fn offices(&self, person: u64) -> Vec<(&Digest, &HeldElsewhere)> {
        self.in_order(self.sets.iter().flat_map(|set| set.offices(person)))
    }

    /// The items of other drafts, by edition; each once, though two sets may hold it.
    fn in_order<'a, T>(&self, items: impl Iterator<Item = (&'a Digest, &'a T)>) -> Vec<(&'a Digest, &'a T)> {
        let mut items: Vec<_> = items.filter(|(digest, _)| digest.edition.file != self.file).collect();
        items.sort_by(|(one, _), (other, _)| one.edition.order(&other.edition));
        if self.sets.len() > 1 {
            let mut seen = rustc_hash::FxHashSet::default();
            items.retain(|(_, item)| seen.insert(std::ptr::from_ref(*item)));
        }
        items
    }
}

/// A file of a story as people call it: without its folders.
pub(crate) fn file_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}
