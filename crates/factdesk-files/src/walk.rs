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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is found in the folder of the story set in which `with` has put something, and what is told.
    fn found(with: impl Fn(&Path)) -> (Vec<String>, Vec<Problem>) {
        let desk = tempfile::tempdir().expect("there is room");
        let set = desk.path().join("mill.set");
        fs::create_dir(&set).and_then(|()| fs::write(set.join("a.md"), "The mill was sold.\n")).expect("there is room");
        with(&set);
        let (files, problems) = drafts_under(&set);
        (files.iter().map(|file| crate::kinds::name(file).into_owned()).collect(), problems)
    }

    // These fail for the administrator as well, for whom tests may run and whom no permission stops.
    #[test]
    fn a_folder_that_is_none_or_is_gone_is_one_problem_and_the_rest_is_found() {
        let (files, problems) = found(|_| {});
        assert_eq!((files, problems.len()), (vec!["a.md".to_owned()], 0));
        let gone = drafts_under(Path::new("there is no such folder.set"));
        assert_eq!((gone.0.len(), gone.1.len()), (0, 1));
        // Longer than any file system takes.
        let long = PathBuf::from("a".repeat(300)).join("b.set");
        let told = drafts_under(&long).1;
        assert!(told.len() == 1 && told[0].message.ends_with("what is below it is left out"), "{told:?}");
    }

    #[cfg(unix)]
    #[test]
    fn folders_in_a_circle_are_not_walked_for_ever() {
        let (files, problems) = found(|set| {
            std::os::unix::fs::symlink(set, set.join("again")).expect("links can be made");
            std::os::unix::fs::symlink(set.join("two"), set.join("one")).expect("links can be made");
            std::os::unix::fs::symlink(set.join("one"), set.join("two")).expect("links can be made");
        });
        assert_eq!((files, problems.len()), (vec!["a.md".to_owned()], 0));
    }
}
