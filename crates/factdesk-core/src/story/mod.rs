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
pub use ledger::{Entry, LEDGER_FILE, Ledger, LedgerProblem};
pub use set::Set;
pub(crate) use set::{Group, Others};
pub use transcript::{About, Called, Difference, Passage, Sought, Transcript, Turn, Voice, search};

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

/// A file of a story as people call it: without its folders.
pub(crate) fn file_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}
