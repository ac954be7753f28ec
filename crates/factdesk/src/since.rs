//! Which lines of drafts are new since a revision that git knows.
//!
//! Git is run as a program, without a shell, and asked for names and line numbers alone.

use anyhow::{anyhow, bail};
use factdesk_core::{Draft, Finding, Span};
use std::collections::{HashMap, HashSet};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is new in each draft.
pub(crate) struct Since(HashMap<PathBuf, New>);

/// What is new in one draft.
enum New {
    /// All of it: the revision does not have it.
    Everything,
    /// These lines, from 0, in order.
    Lines(Vec<Range<u32>>),
}

impl Since {
    /// Finds what is new in `drafts` since `revision`.
    ///
    /// # Errors
    /// One line: git is not there, a draft lies in no repository, or there is no such revision.
    pub(crate) fn find<'a>(revision: &str, drafts: impl Iterator<Item = &'a Path>) -> anyhow::Result<Since> {
        let mut repositories: HashMap<PathBuf, Repository> = HashMap::new();
        let mut tops: HashMap<PathBuf, PathBuf> = HashMap::new();
        let mut out = HashMap::new();
        for draft in drafts {
            // Standard input, and what is not there, is new to git; the latter is told of when it is read.
            let Ok(full) = draft.canonicalize() else {
                out.insert(draft.to_path_buf(), New::Everything);
                continue;
            };
            let folder = full.parent().unwrap_or(Path::new("/")).to_path_buf();
            let top = match tops.get(&folder) {
                Some(top) => top.clone(),
                None => tops.entry(folder.clone()).or_insert(top_of(&folder, draft)?).clone(),
            };
            if !repositories.contains_key(&top) {
                repositories.insert(top.clone(), Repository::read(&top, revision)?);
            }
            out.insert(draft.to_path_buf(), repositories[&top].new_in(&full)?);
        }
        Ok(Since(out))
    }

    /// Whether a finding stands on a new line, or another place of the draft that belongs to it does: a new figure
    /// may contradict an old one.
    pub(crate) fn touches(&self, name: &Path, draft: &Draft, finding: &Finding) -> bool {
        let lines = match self.0.get(name) {
            Some(New::Lines(lines)) => lines,
            Some(New::Everything) | None => return true,
        };
        let line = |offset: u32| draft.lines().line_column(offset).line;
        let is_new = |span: Span| {
            let (first, last) = (line(span.start), line(span.end.max(span.start + 1) - 1));
            lines.iter().any(|new| new.start <= last && first < new.end)
        };
        let related = finding.related.iter().filter(|related| related.file.is_none());
        is_new(finding.span) || related.map(|related| related.span).any(is_new)
    }
}

/// The folder that the repository of `folder` lies in.
fn top_of(folder: &Path, draft: &Path) -> anyhow::Result<PathBuf> {
    let top = git(folder, &["rev-parse", "--show-toplevel"])?;
    let top = top.ok_or_else(|| anyhow!("{}: it lies in no git repository, so nothing is known of --new-since", draft.display()))?;
    let top = String::from_utf8_lossy(&top);
    Ok(PathBuf::from(top.trim_end_matches(['\n', '\r'])).canonicalize()?)
}

/// A repository as it differs from a revision.
struct Repository {
    top: PathBuf,
    revision: String,
    /// The files of the revision, from the top on.
    there: HashSet<PathBuf>,
    /// The files that differ, and what each was called.
    changed: HashMap<PathBuf, PathBuf>,
}

impl Repository {
    fn read(top: &Path, revision: &str) -> anyhow::Result<Repository> {
        let commit = format!("{revision}^{{commit}}");
        let Some(found) = git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])? else {
            bail!("git knows no revision “{revision}” in {}; check the spelling, or fetch it first", top.display());
        };
        let revision = String::from_utf8_lossy(&found).trim().to_owned();
        let told = |output: Option<Vec<u8>>| output.ok_or_else(|| anyhow!("git could not compare {} with {revision}", top.display()));
        let names = told(git(top, &["ls-tree", "-r", "-z", "--full-tree", "--name-only", &revision])?)?;
        let there = names.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(path).collect();
        let status = told(git(top, &["diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", &revision, "--"])?)?;
        let mut changed = HashMap::new();
        let mut fields = status.split(|byte| *byte == 0).filter(|field| !field.is_empty());
        while let (Some(kind), Some(name)) = (fields.next(), fields.next()) {
            // Renames and copies have two names: the old and the new.
            let renamed = matches!(kind[0], b'R' | b'C').then(|| fields.next()).flatten();
            changed.insert(path(renamed.unwrap_or(name)), path(name));
        }
        Ok(Repository { top: top.to_path_buf(), revision, there, changed })
    }

    /// What is new in the file at the absolute path `full`.
    fn new_in(&self, full: &Path) -> anyhow::Result<New> {
        let name = full.strip_prefix(&self.top).unwrap_or(full);
        let Some(old) = self.changed.get(name) else {
            return Ok(if self.there.contains(name) { New::Lines(Vec::new()) } else { New::Everything });
        };
        if !self.there.contains(old) {
            return Ok(New::Everything);
        }
        let mut arguments =
            vec!["diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", &self.revision, "--"];
        let (old, new) = (old.to_string_lossy(), name.to_string_lossy());
        arguments.push(&new);
        if old != new {
            arguments.push(&old);
        }
        let diff = git(&self.top, &arguments)?.ok_or_else(|| anyhow!("git could not compare {} with {}", full.display(), self.revision))?;
        Ok(New::Lines(String::from_utf8_lossy(&diff).lines().filter_map(added).collect()))
    }
}

/// The lines that a hunk adds: "@@ -3,2 +4,5 @@" adds lines 4 to 8. Lines of copy begin with a sign.
fn added(line: &str) -> Option<Range<u32>> {
    let (_, behind) = line.strip_prefix("@@ -")?.split_once(" +")?;
    let (range, _) = behind.split_once(" @@")?;
    let (first, count) = range.split_once(',').unwrap_or((range, "1"));
    let (first, count): (u32, u32) = (first.parse().ok()?, count.parse().ok()?);
    (0 < count).then(|| first.saturating_sub(1)..first.saturating_sub(1) + count)
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// What git prints in `folder`; `None` where it says no.
fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Option<Vec<u8>>> {
    // A monitor is a program that a repository's settings name; paths are literal, not patterns.
    let run = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "--literal-pathspecs", "-C"])
        .arg(folder)
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match run {
        Ok(output) => Ok(output.status.success().then_some(output.stdout)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("git is not installed, and --new-since needs it"),
        Err(error) => bail!("git cannot be run ({})", error.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_tell_the_lines_they_add() {
        assert_eq!(added("@@ -3,2 +4,5 @@ heading"), Some(3..8));
        assert_eq!(added("@@ -1 +1 @@"), Some(0..1));
        assert_eq!(added("@@ -3,2 +2,0 @@"), None);
        assert_eq!(added("+@@ -1 +1 @@"), None);
    }
}
