//! From paths to texts: which files are drafts, and what is in them.
//!
//! A folder is walked for `.md`, `.markdown` and `.txt`, leaving out what ignore files leave out,
//! hidden files and transcripts; a file that is named is read whatever it is called. An input
//! that cannot be read is one line of trouble; the others are read all the same.

use crate::house::{Given, Houses};
use factdesk_core::{Draft, Format, date_in_file_name};
use factdesk_files::{House, drafts_under, read, read_from};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A draft that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Input {
    /// What it is called in the output; its format, date and settings follow from it.
    pub(crate) name: PathBuf,
    /// Whether its text comes from standard input.
    stdin: bool,
}

impl Input {
    /// The input behind a path, where `-` is standard input under the name `stdin`.
    pub(crate) fn new(path: &Path, stdin: Option<&Path>) -> Input {
        let piped = is_stdin(path);
        let name = if piped { stdin.unwrap_or(path) } else { path };
        Input { name: name.to_path_buf(), stdin: piped }
    }

    /// Reads the draft with the settings that hold for it.
    ///
    /// # Errors
    /// One line that names the input, says what is wrong with it and what to do about it.
    pub(crate) fn draft(&self, houses: &Houses) -> Result<(Draft, Arc<House>), String> {
        let text = if self.stdin { read_from(io::stdin().lock()) } else { read(&self.name) };
        let text = text.map_err(|problem| format!("{}: {problem}", self.name.display()))?;
        let house = houses.of(&self.name);
        let name = self.name.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        // A name that says nothing of a format is that of plain text.
        let format = Format::of_path(&name).unwrap_or_default();
        let story = houses.story(&self.name, &text, &house);
        Ok((Draft::read_in(text, format, date_in_file_name(&name), &house.config, story), house))
    }
}

/// The path that means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The drafts of one run, the houses and stories they belong to, and a line for each thing in or
/// around them that cannot be used.
pub(crate) struct Gathered {
    pub(crate) drafts: Vec<Input>,
    pub(crate) houses: Houses,
    pub(crate) problems: Vec<String>,
}

/// Gathers the drafts under `paths`. `stdin` is what `-` is called.
pub(crate) fn gather(paths: &[PathBuf], stdin: Option<&Path>, given: Given<'_>) -> Gathered {
    let (mut drafts, mut problems) = find(paths, stdin);
    let (houses, of_houses) = Houses::find(drafts.iter().map(|draft| &*draft.name), given);
    problems.extend(of_houses);
    // What the house's settings call a transcript is no copy, unless it was asked for by name.
    drafts.retain(|draft| paths.contains(&draft.name) || !houses.is_transcript(&draft.name));
    Gathered { drafts, houses, problems }
}

/// The drafts under `paths`, sorted by name and each once, and a line for each folder that cannot
/// be looked into.
fn find(paths: &[PathBuf], stdin: Option<&Path>) -> (Vec<Input>, Vec<String>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            found.push(Input::new(path, stdin));
            continue;
        }
        let (drafts, troubles) = drafts_under(path);
        found.extend(drafts.into_iter().map(|name| Input { name, stdin: false }));
        problems.extend(troubles.iter().map(|trouble| format!("{}: {}", trouble.path.display(), trouble.message)));
    }
    found.sort();
    found.dedup();
    (found, problems)
}
