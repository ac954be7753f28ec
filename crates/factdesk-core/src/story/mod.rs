//! What a draft shares with the files around it: the ledger of sources.

mod ledger;

pub use ledger::{LEDGER_FILE, Ledger};
