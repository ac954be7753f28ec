//! Baselines: files of findings that a desk has accepted, so that only new ones are told.
//!
//! A baseline holds fingerprints and where they were found, never words of a draft.

use crate::args::{AcceptArgs, BaselineCommand, PruneArgs};
use crate::house::Given;
use crate::inputs::{self, Gathered};
use crate::output::{self, Status};
use crate::write;
use anyhow::anyhow;
use factdesk_core::Draft;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// What stands above the findings.
const HEAD: &str = "# Findings that the desk has accepted: `factdesk check --baseline` leaves them out.\n\
                    # `factdesk baseline accept` adds to this file, `factdesk baseline prune` takes out what is no longer found.\n";

/// One accepted finding. The order is that of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Entry {
    /// The draft, as seen from the baseline's folder, with `/` between its parts.
    path: String,
    rule: String,
    fingerprint: String,
}

/// The text of a baseline.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "finding")]
    findings: BTreeSet<Entry>,
}

/// A baseline that was read.
pub(crate) struct Baseline {
    path: PathBuf,
    file: File,
    fingerprints: HashSet<String>,
}

/// Everything that was found in a draft.
pub(crate) struct Found {
    name: PathBuf,
    /// Rules and fingerprints.
    findings: Vec<(&'static str, String)>,
}

impl Found {
    /// What was found in `draft`, which is called `name`.
    pub(crate) fn of(name: &Path, draft: &Draft) -> Found {
        let findings = draft.findings().iter().map(|finding| (finding.rule, finding.fingerprint.clone())).collect();
        Found { name: name.to_path_buf(), findings }
    }
}

impl Baseline {
    /// Reads the baseline at `path`.
    ///
    /// # Errors
    /// What is wrong with the file, and what to do about it.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Baseline> {
        let text = factdesk_files::read(path).map_err(|problem| anyhow!("{}: {problem}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            let message = error.message().replace('\n', " ");
            anyhow!("{}:{line}: {message}; mend it, or delete the file and accept the findings again", path.display())
        })?;
        Ok(Baseline::of(path, file))
    }

    fn of(path: &Path, file: File) -> Baseline {
        let fingerprints = file.findings.iter().map(|entry| entry.fingerprint.clone()).collect();
        Baseline { path: path.to_path_buf(), file, fingerprints }
    }

    /// Whether a finding with this fingerprint was accepted, in whatever draft: a draft that is renamed
    /// keeps its findings.
    pub(crate) fn has(&self, fingerprint: &str) -> bool {
        self.fingerprints.contains(fingerprint)
    }

    /// A line that tells how many accepted findings were not found any more in these drafts, if any.
    pub(crate) fn gone<'a>(&self, found: impl Iterator<Item = &'a Found> + Clone) -> Option<String> {
        let gone = self.no_longer(found).len();
        let path = self.path.display();
        let what = if gone == 1 { "1 finding of the baseline is".to_owned() } else { format!("{gone} findings of the baseline are") };
        (0 < gone).then(|| format!("{what} gone; “factdesk baseline prune {path} PATH…” takes them out"))
    }

    /// The entries whose draft was read and does not have them any more. What moved to another draft stays.
    fn no_longer<'a>(&self, found: impl Iterator<Item = &'a Found> + Clone) -> BTreeSet<Entry> {
        let folder = folder(&self.path);
        let read: HashSet<String> = found.clone().map(|found| seen_from(&folder, &found.name)).collect();
        let here: HashSet<&str> = found.flat_map(|found| &found.findings).map(|(_, fingerprint)| &**fingerprint).collect();
        let vanished = |entry: &Entry| !folder.join(&entry.path).exists();
        let gone = |entry: &&Entry| (read.contains(&entry.path) || vanished(entry)) && !here.contains(&*entry.fingerprint);
        self.file.findings.iter().filter(gone).cloned().collect()
    }

    fn write(&self) -> anyhow::Result<()> {
        let text = toml::to_string(&self.file)?;
        write::replace(&self.path, format!("{HEAD}\n{text}").as_bytes())
    }
}

/// Runs `factdesk baseline`.
pub(crate) fn run(command: &BaselineCommand) -> anyhow::Result<Status> {
    match command {
        BaselineCommand::Accept(args) => accept(args),
        BaselineCommand::Prune(args) => prune(args),
    }
}

/// Adds what is found today.
fn accept(args: &AcceptArgs) -> anyhow::Result<Status> {
    let (found, status) = find(&args.paths, args.house.config.as_deref());
    let known = if args.file.exists() { Baseline::read(&args.file)? } else { Baseline::of(&args.file, File::default()) };
    let folder = folder(&args.file);
    let mut file = known.file;
    let before = file.findings.len();
    for draft in &found {
        let path = seen_from(&folder, &draft.name);
        let new = draft.findings.iter().filter(|(_, fingerprint)| !known.fingerprints.contains(fingerprint));
        file.findings.extend(new.map(|(rule, fingerprint)| Entry {
            path: path.clone(),
            rule: (*rule).to_owned(),
            fingerprint: fingerprint.clone(),
        }));
    }
    let added = file.findings.len() - before;
    Baseline { path: known.path, file, fingerprints: HashSet::new() }.write()?;
    tell(&format!("{} accepted, {before} there before.", counted(added)))?;
    Ok(status)
}

/// Takes out what is no longer found.
fn prune(args: &PruneArgs) -> anyhow::Result<Status> {
    let mut baseline = Baseline::read(&args.file)?;
    let (found, status) = find(&args.paths, args.house.config.as_deref());
    let gone = baseline.no_longer(found.iter());
    baseline.file.findings.retain(|entry| !gone.contains(entry));
    if !gone.is_empty() {
        baseline.write()?;
    }
    tell(&format!("{} taken out, {} kept.", counted(gone.len()), baseline.file.findings.len()))?;
    Ok(status)
}

fn counted(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

fn tell(line: &str) -> anyhow::Result<()> {
    let mut out = output::people();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// What is found in the drafts under `paths`, and the status of having read them.
fn find(paths: &[PathBuf], config: Option<&Path>) -> (Vec<Found>, Status) {
    let Gathered { drafts, houses, mut problems } = inputs::gather(paths, None, Given { config, rules: &[] });
    let read: Vec<Result<Found, String>> =
        drafts.par_iter().map(|input| input.draft(&houses).map(|(draft, _)| Found::of(&input.name, &draft))).collect();
    let mut found = Vec::new();
    for result in read {
        match result {
            Ok(draft) => found.push(draft),
            Err(problem) => problems.push(problem),
        }
    }
    for problem in &problems {
        output::problem(problem);
    }
    (found, if problems.is_empty() { Status::Clean } else { Status::Failed })
}

/// The folder that a baseline lies in, in full.
fn folder(baseline: &Path) -> PathBuf {
    let folder = baseline.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

/// A draft's path as seen from `folder`, the same wherever the program is run.
fn seen_from(folder: &Path, draft: &Path) -> String {
    let full = draft.canonicalize().unwrap_or_else(|_| draft.to_path_buf());
    let shared = folder.components().zip(full.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let parts = up.chain(full.components().skip(shared)).map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_baseline() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let root = folder.path().canonicalize().expect("it is there");
        std::fs::create_dir_all(root.join("a/b")).expect("a folder can be made");
        std::fs::write(root.join("a/x.md"), "").expect("it can be written");
        assert_eq!(seen_from(&root, &root.join("a/x.md")), "a/x.md");
        assert_eq!(seen_from(&root.join("a/b"), &root.join("a/x.md")), "../x.md");
    }
}
