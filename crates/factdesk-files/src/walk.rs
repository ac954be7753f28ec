//! The files under a folder.

use crate::kinds::is_draft;
use crate::text::Problem;
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// The drafts under `folder`, and each folder below it that cannot be looked into.
pub fn drafts_under(folder: &Path) -> (Vec<PathBuf>, Vec<Problem>) {
    let (mut files, problems) = files_under(folder, None);
    files.retain(|path| is_draft(path));
    (files, problems)
}

/// The files under `folder`, at most so many levels below it, leaving out what ignore files leave
/// out and what is hidden; and each folder that cannot be looked into.
pub(crate) fn files_under(folder: &Path, levels: Option<usize>) -> (Vec<PathBuf>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    // Ignore files count without a repository too: drafts are sent around as bare folders.
    for entry in WalkBuilder::new(folder).require_git(false).max_depth(levels).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => files.push(without_dot(entry.path()).to_path_buf()),
            Ok(_) => {}
            Err(error) => problems.push(problem(folder, &error)),
        }
    }
    (files, problems)
}

/// `drafts/a.md` rather than `./drafts/a.md`, which is how the current folder is walked.
pub fn without_dot(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

fn problem(folder: &Path, error: &ignore::Error) -> Problem {
    let mut path = folder;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => (path, inner) = (at, err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    Problem { path: path.to_path_buf(), message: format!("{inner}; what is below it is left out") }
}
