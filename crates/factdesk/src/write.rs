//! Files that commands write: whole or not at all.

use crate::output;
use anyhow::anyhow;
use std::io::{self, Write};
use std::path::Path;

/// Puts `bytes` in the place of the file `path`. Whoever reads it meets the old text or the new,
/// never half of one; where it cannot be written, the old file stays as it was.
///
/// # Errors
/// One line that names the file, says what is wrong and what to do about it.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    put(path, bytes).map_err(|error| anyhow!("{}: {}", path.display(), trouble(&error)))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".factdesk-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    let like = std::fs::metadata(&path).map(|old| old.permissions()).ok().or_else(|| new_file_permissions(folder));
    if let Some(permissions) = like {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// What an error of the file system means for whoever named the file.
fn trouble(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder is not there; make it first, or check the spelling".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be written; check the permissions of its folder".to_owned(),
        kind => format!("it cannot be written ({kind})"),
    }
}

/// The permissions that the system gives to a new file: those of a temporary one shut everybody else out.
fn new_file_permissions(folder: &Path) -> Option<std::fs::Permissions> {
    let probe = tempfile::Builder::new().prefix(".factdesk-").make_in(folder, |path| std::fs::File::create_new(path)).ok()?;
    probe.as_file().metadata().ok().map(|metadata| metadata.permissions())
}

/// Writes `bytes` to the file `path`, or to standard output where there is none.
///
/// # Errors
/// What is wrong, with the file's name.
pub(crate) fn to(path: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(path) = path {
        return replace(path, bytes);
    }
    let mut out = output::machine();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("a.md");
        replace(&path, b"one").expect("it can be written");
        replace(&path, b"two").expect("it can be written");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("it is a folder").count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_of() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let problem = replace(&folder.path().join("no/such/a.md"), b"one").expect_err("there is no such folder");
        assert!(format!("{problem:#}").contains("a.md: its folder is not there"), "{problem:#}");
    }
}
