//! The program as other programs and people at a terminal meet it: what it prints, where, and with which status.

// `SNAPSHOTS=overwrite cargo test -p factdesk --test cli` writes snapshots with hashes.
#![allow(clippy::needless_raw_string_hashes)]

mod action;
mod baseline;
mod check;
mod clean;
mod confidential;
mod desk;
mod explain;
mod facts;
mod formats;
mod help;
mod serve;
mod settings;
mod sheet;
mod transcripts;
