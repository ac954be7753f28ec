//! Reads news copy and says which claims have no source, which figures disagree, which quotes
//! belong to nobody, and what the draft knows of a name.
//!
//! Text in, facts and findings out. This crate knows no protocol, no files, no clock, no
//! environment and no network; any `&str` is a draft, and nothing here fails or panics.
//! Arrows point one way: `text` ← `markup` ← `language` ← `facts` ← `links` ← `rules`.

pub mod text;

pub mod markup;

pub mod language;

pub mod facts;

pub mod links;

pub mod rules;

pub mod story;

#[cfg(test)]
mod cases;
mod clean;
mod complete;
mod config;
mod draft;
mod explain;
mod file_name;
mod finding;
mod fix;
mod hover;
mod navigate;
pub mod sheet;
mod suppress;
mod withheld;

pub use clean::{Obstacle, clean};
pub use complete::{Choice, ChoiceKind, Completion, complete};
pub use config::{CitationStyle, Config, ConfigProblem, Profile, SETTINGS_FILE, StorySettings};
pub use draft::{At, Draft, Placed};
pub use explain::{Explanation, explain};
pub use facts::Paragraph;
pub use file_name::date_in_file_name;
pub use finding::{Finding, Related, Severity};
pub use fix::{Edit, Fix, FixAction, NewSource, fix_all, fixes};
pub use hover::{Hover, hover};
pub use markup::{Format, Paragraphs, Zone};
pub use navigate::{
    Fold, FoldKind, Renamed, Symbol, SymbolKind, Target, can_rename, definition, folds, names, outline, references, rename, selections,
};
pub use rules::{Group, RULES, Rule};
pub use sheet::sheet;
pub use story::{Digest, Entry, LEDGER_FILE, Ledger, LedgerProblem, Set, Story, Transcript, story_slugs};
pub use suppress::{IGNORED_FILE, Ignored, IgnoredList, fingerprint};
pub use text::{LineColumn, LineIndex, Span};
pub use withheld::Excerpt;
