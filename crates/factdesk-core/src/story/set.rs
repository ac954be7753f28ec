//! The drafts of one story set, indexed by what is looked up in them.
//!
//! A set is a value. Putting one digest in another's place shares the index of the rest: what has
//! changed since that was made has a small index of its own, until there is too much in it.

mod index;
mod keyed;
mod others;
#[cfg(test)]
mod tests;

pub(crate) use others::{Group, Others};

use super::digest::Digest;
use index::Index;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// So many digests may have changed before the index of all is brought up to date.
const MOST_FRESH: usize = 16;

/// The drafts of a story set.
#[derive(Debug, Clone, Default)]
pub struct Set {
    settled: Arc<Index>,
    /// Files whose digest in the settled index no longer counts.
    stale: FxHashSet<Arc<str>>,
    /// What came later.
    fresh: Arc<Index>,
}

impl Set {
    /// The set of these drafts.
    pub fn new(digests: impl IntoIterator<Item = Arc<Digest>>) -> Set {
        Set { settled: Arc::new(Index::new(digests.into_iter().collect())), ..Set::default() }
    }

    /// The set with `digest` in the place of what is known of its file.
    #[must_use]
    pub fn with(&self, digest: Arc<Digest>) -> Set {
        let file = Arc::clone(&digest.edition.file);
        self.changed(&file, Some(digest))
    }

    /// The set without a file.
    #[must_use]
    pub fn without(&self, file: &Arc<str>) -> Set {
        self.changed(file, None)
    }

    fn changed(&self, file: &Arc<str>, digest: Option<Arc<Digest>>) -> Set {
        let others = self.fresh.digests.iter().filter(|other| other.edition.file != *file).cloned();
        let fresh = Index::new(others.chain(digest).collect());
        let mut stale = self.stale.clone();
        if self.settled.digests.iter().any(|digest| digest.edition.file == *file) {
            stale.insert(Arc::clone(file));
        }
        if fresh.digests.len().max(stale.len()) <= MOST_FRESH {
            return Set { settled: Arc::clone(&self.settled), stale, fresh: Arc::new(fresh) };
        }
        Set { settled: Arc::new(self.settled.merged(&stale, &fresh)), ..Set::default() }
    }

    /// Every digest of the set.
    pub fn digests(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.settled.digests.iter().filter(|digest| !self.stale.contains(&digest.edition.file)).chain(&self.fresh.digests)
    }
}
