//! What a draft shares with the files around it: the ledger of sources, and the other drafts of
//! its story.
//!
//! Core opens no file. Whoever does reads each one once and puts a [`Story`] together for each
//! draft; everything in it is shared.

mod ledger;

pub use ledger::{LEDGER_FILE, Ledger};

use std::sync::Arc;

/// What the files around one draft tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// The ledger that the draft's keys are looked up in; `None` where there is none.
    pub ledger: Option<Arc<Ledger>>,
}
