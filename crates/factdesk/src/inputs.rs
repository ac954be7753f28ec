//! From paths to texts: which files are drafts, and what is in them.
//!
//! A folder is walked for `.md`, `.markdown` and `.txt`, leaving out what ignore files leave out,
//! hidden files and transcripts; a file that is named is read whatever it is called. An input
//! that cannot be read is one line of trouble; the others are read all the same.

use crate::house::Houses;
use factdesk_core::{Config, Draft, Format, date_in_file_name};
use ignore::WalkBuilder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Spans are 32-bit; copy is a thousandth of this, and a file above it is no draft.
const MOST_BYTES: u64 = 256 << 20;

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
    pub(crate) fn draft<'a>(&self, houses: &'a Houses) -> Result<(Draft, &'a Config), String> {
        let text = if self.stdin { slurp(io::stdin().lock()) } else { read(&self.name) };
        let text = text.map_err(|problem| format!("{}: {problem}", self.name.display()))?;
        let house = houses.of(&self.name);
        let name = self.name.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        // A name that says nothing of a format is that of plain text.
        let format = Format::of_path(&name).unwrap_or_default();
        let draft = Draft::read_in(text, format, date_in_file_name(&name), &house.config, Arc::clone(&house.story));
        Ok((draft, &house.config))
    }
}

/// The path that means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The drafts under `paths`, sorted by name and each once, and a line for each folder that cannot
/// be looked into. `stdin` is what `-` is called.
pub(crate) fn find(paths: &[PathBuf], stdin: Option<&Path>) -> (Vec<Input>, Vec<String>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            found.push(Input::new(path, stdin));
            continue;
        }
        // Ignore files count without a repository too: drafts are sent around as bare folders.
        for entry in WalkBuilder::new(path).require_git(false).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && is_draft(entry.path()) => {
                    found.push(Input { name: without_dot(entry.path()).to_path_buf(), stdin: false });
                }
                Ok(_) => {}
                Err(error) => problems.push(format!("{error}; what is below it is left out")),
            }
        }
    }
    found.sort();
    found.dedup();
    (found, problems)
}

/// Whether a file met in a folder is a draft, by its name.
fn is_draft(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    // Transcripts lie beside drafts (a story set's `NAME.transcript.txt`); they are what was said, not copy.
    Format::of_path(&name).is_some() && !name.contains(".transcript.")
}

/// `drafts/a.md` rather than `./drafts/a.md`, which is how the current folder is walked.
fn without_dot(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// The text of a file.
///
/// # Errors
/// One line that says what is wrong with it and what to do about it, without its name.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    slurp(File::open(path).map_err(|error| trouble(&error))?)
}

fn slurp(source: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    match source.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        Ok(size) if MOST_BYTES < size as u64 => Err(format!("larger than {} MB, so it is no draft; leave it out", MOST_BYTES >> 20)),
        Ok(_) => decode(bytes),
        Err(error) => Err(trouble(&error)),
    }
}

/// What an error of the file system means for whoever named the file.
fn trouble(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the spelling".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
        _ => format!("it cannot be read ({error})"),
    }
}

/// The bytes as text; where they are not UTF-8, the place of the first that is not.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        format!("not UTF-8: byte {at}, on line {line}, belongs to another encoding; save the file as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_of_another_encoding_is_told_with_its_line() {
        let problem = decode(b"Caf\xc3\xa9\nCaf\xe9".to_vec()).expect_err("a lone E9 is Latin-1");
        assert!(problem.starts_with("not UTF-8: byte 9, on line 2,"), "{problem}");
    }

    #[test]
    fn transcripts_and_other_files_are_no_drafts() {
        let drafts = ["a.md", "b.MARKDOWN", "c.txt"];
        assert!(drafts.iter().all(|name| is_draft(Path::new(name))));
        assert!(!["a.transcript.txt", "b.rs", "txt"].iter().any(|name| is_draft(Path::new(name))));
    }
}
