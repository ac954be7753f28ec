//! Finds and reads the files around a draft, for the command line and the server alike: the
//! house's settings, what the desk ignores, the ledger, the other drafts of the story, transcripts.
//!
//! Core opens no file; this crate does, and nothing else. What an editor has open counts before
//! what lies on the disk ([`Open`]). A file that cannot be used is a [`Problem`] or a [`Report`]
//! with what to do about it, and everything else works on.

mod globs;
mod houses;
mod kinds;
mod library;
mod open;
mod shelf;
mod text;
mod walk;

pub use houses::{House, Houses, Overrides, Reach, Report};
pub use kinds::{is_draft, is_house_file, is_transcript};
pub use library::{Library, Progress};
pub use open::{NothingOpen, Open};
pub use text::{Problem, decode, read, read_from};
pub use walk::{drafts_under, without_dot};
