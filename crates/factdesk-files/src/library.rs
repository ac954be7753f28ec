//! The drafts of a workspace and the stories they make, kept while files come, change and go.

use crate::houses::{House, Houses};
use crate::kinds::{is_draft, is_transcript, name};
use crate::shelf::{Key, Shelf};
use crate::text::Problem;
use crate::walk::files_under;
use factdesk_core::{Digest, Format, Story, Transcript, date_in_file_name, story_slugs};
use rayon::prelude::*;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How a story set's folder is called.
const SET_FOLDER: &str = "set";

/// What a long reading is told through, and how it is ended early.
pub trait Progress: Sync {
    /// So many files of so many have been read; answers whether to go on.
    fn step(&self, done: usize, all: usize) -> bool;
}

/// Nobody waits.
impl Progress for () {
    fn step(&self, _: usize, _: usize) -> bool {
        true
    }
}

/// Every draft below the folders it has looked through.
#[derive(Debug)]
pub struct Library {
    houses: Arc<Houses>,
    /// What paths are told from, where output names them: the folder a command runs in.
    base: Option<PathBuf>,
    shelf: Mutex<Shelf>,
}

impl Library {
    /// An empty library. Paths below `base` are called by what follows it.
    pub fn new(houses: Arc<Houses>, base: Option<PathBuf>) -> Library {
        Library { houses, base, shelf: Mutex::default() }
    }

    /// The houses it asks.
    pub fn houses(&self) -> &Arc<Houses> {
        &self.houses
    }

    /// Looks through the folders in which the stories of `drafts` lie: the story set around each, the
    /// folder of its house where that puts drafts together, and its own folder where it names its story.
    pub fn look_around(&self, drafts: &[PathBuf], progress: &dyn Progress) -> Vec<Problem> {
        let mut roots: Vec<PathBuf> = drafts.par_iter().filter_map(|draft| self.root_around(draft)).collect();
        roots.sort();
        roots.dedup();
        // A folder inside of another is looked through with it.
        let inner = |root: &PathBuf| roots.iter().any(|other| other != root && root.starts_with(other));
        let roots: Vec<PathBuf> = roots.iter().filter(|root| !inner(root)).cloned().collect();
        self.look_through(&roots, progress)
    }

    fn root_around(&self, draft: &Path) -> Option<PathBuf> {
        let house = self.house(draft);
        if let Some(root) = house.root() {
            return Some(root.to_path_buf());
        }
        if let Some(set) = set_folder(draft) {
            return Some(set.to_path_buf());
        }
        let slugs = self.slugs(draft).unwrap_or_default();
        if slugs.is_empty() {
            return None;
        }
        let settings = house.settings_file.as_deref().filter(|file| file.is_file()).and_then(Path::parent);
        settings.or(draft.parent()).map(Path::to_path_buf)
    }

    /// Reads every draft below `roots` that shares a story with another, in place of what was known.
    /// Gives what could not be read. Ended early, it leaves what was known.
    pub fn look_through(&self, roots: &[PathBuf], progress: &dyn Progress) -> Vec<Problem> {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for root in roots {
            let (found, troubles) = files_under(root, None);
            files.extend(found);
            problems.extend(troubles);
        }
        files.sort();
        files.dedup();
        let (transcripts, mut files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| self.transcript_key(path).is_some());
        files.retain(|path| is_draft(path));
        let keyed: Vec<(PathBuf, Vec<Key>)> = files.into_par_iter().map(|path| (path.clone(), self.keys(&path))).collect();
        let mut shelf = Shelf::new(keyed.into_iter().filter(|(_, keys)| !keys.is_empty()));
        let wanting = shelf.wanting();
        let (done, all) = (AtomicUsize::new(0), transcripts.len() + wanting.len());
        let go_on = || progress.step(done.fetch_add(1, Ordering::Relaxed), all);
        let read = transcripts.into_par_iter().map(|path| go_on().then(|| (self.transcript(&path), path)));
        let Some(read) = read.collect::<Option<Vec<_>>>() else { return problems };
        for ((transcript, problem), path) in read {
            problems.extend(problem.map(|message| Problem { path: path.clone(), message }));
            shelf.put_transcript(&path, transcript);
        }
        let digests = wanting.into_par_iter().map(|path| go_on().then(|| (self.digest(&path), path)));
        let Some(digests) = digests.collect::<Option<Vec<_>>>() else { return problems };
        let read = digests.into_iter().filter_map(|(digest, path)| match digest {
            Ok(digest) => Some((path, digest)),
            Err(message) => {
                problems.push(Problem { path, message });
                None
            }
        });
        let read: Vec<(PathBuf, Digest)> = read.collect();
        shelf.take(read);
        *self.shelf() = shelf;
        problems
    }

    /// Reads one file again that has changed, come or gone; says whether the others of its story see
    /// anything else than before.
    pub fn refresh(&self, path: &Path) -> bool {
        if self.transcript_key(path).is_some() {
            let transcript = self.transcript(path).0;
            return self.shelf().put_transcript(path, transcript);
        }
        let gone = !is_draft(path) || self.houses.text(path).is_ok_and(|text| text.is_none());
        if gone {
            return self.shelf().remove(path);
        }
        let keys = self.keys(path);
        if keys.is_empty() {
            return self.shelf().remove(path);
        }
        let others = self.shelf().has_others(path, &keys);
        let digest = others.then(|| self.digest(path).ok()).flatten();
        let changed = self.shelf().put(path, &keys, digest);
        // A draft that was alone is read now that it has company.
        let wanting = self.shelf().wanting();
        let digests: Vec<(PathBuf, Digest)> =
            wanting.into_par_iter().filter_map(|path| self.digest(&path).ok().map(|digest| (path, digest))).collect();
        self.shelf().take(digests);
        changed
    }

    /// The story around the draft at `path`, whose text names `slugs`; of what is known by now.
    pub fn story(&self, path: &Path, slugs: &[Box<str>], house: &House) -> Arc<Story> {
        let keys = Library::keys_of(path, slugs.to_vec(), house);
        let shelf = self.shelf();
        Arc::new(Story {
            file: self.name(path),
            ledger: house.ledger.clone(),
            sets: shelf.sets(&keys),
            transcripts: shelf.transcripts(&keys),
        })
    }

    /// What the file at `path` is called in output and in stories.
    pub fn name(&self, path: &Path) -> Arc<str> {
        let base = self.base.as_deref().and_then(|base| path.strip_prefix(base).ok());
        base.unwrap_or(path).to_string_lossy().into()
    }

    /// Whether the file at `path` is a transcript or document rather than copy.
    pub fn is_transcript(&self, path: &Path) -> bool {
        self.transcript_key(path).is_some()
    }

    /// Whether any story is known.
    pub fn is_empty(&self) -> bool {
        self.shelf().len() == 0
    }

    fn keys(&self, path: &Path) -> Vec<Key> {
        Library::keys_of(path, self.slugs(path).unwrap_or_default(), &self.house(path))
    }

    fn keys_of(path: &Path, slugs: Vec<Box<str>>, house: &House) -> Vec<Key> {
        let mut keys: Vec<Key> = set_folder(path).map(|folder| Key::Folder(folder.to_path_buf())).into_iter().collect();
        keys.extend(slugs.into_iter().map(Key::Slug));
        if let Some((root, inside)) = house.root().and_then(|root| Some((root, path.strip_prefix(root).ok()?))) {
            keys.push(Key::House(root.to_path_buf()));
            keys.extend(house.globs.sets(inside).map(|set| Key::Named(root.to_path_buf(), set.into())));
        }
        keys
    }

    /// The stories that the file's front matter names.
    fn slugs(&self, path: &Path) -> Result<Vec<Box<str>>, String> {
        let text = self.houses.text(path)?.unwrap_or_default();
        Ok(story_slugs(&text))
    }

    fn digest(&self, path: &Path) -> Result<Digest, String> {
        let text = self.houses.text(path)?.ok_or("the file has gone; it is left out of its story")?;
        let name = name(path);
        let house = self.house(path);
        let format = Format::of_path(&name).unwrap_or_default();
        Ok(Digest::read(text, format, date_in_file_name(&name), &house.config, &self.name(path)))
    }

    /// What a transcript's drafts have in common; `None` for what is no transcript.
    fn transcript_key(&self, path: &Path) -> Option<Key> {
        if let Some(folder) = set_folder(path).filter(|_| is_transcript(path)) {
            return Some(Key::Folder(folder.to_path_buf()));
        }
        let house = self.house(path);
        let root = house.root()?;
        let named = house.globs.is_transcript(path.strip_prefix(root).ok()?);
        // One that lies in a story set's folder is of that story.
        let key = || set_folder(path).map_or(Key::House(root.to_path_buf()), |folder| Key::Folder(folder.to_path_buf()));
        named.then(key)
    }

    /// The transcript in a file, and what is wrong with it.
    fn transcript(&self, path: &Path) -> (Option<(Key, Arc<Transcript>)>, Option<String>) {
        let Some(key) = self.transcript_key(path) else { return (None, None) };
        let large = std::fs::metadata(path).map_or(0, |file| file.len());
        if Transcript::MOST_BYTES < large {
            return (None, Some(Transcript::too_large(large)));
        }
        let text = match self.houses.text(path) {
            Ok(Some(text)) => text,
            Ok(None) => return (None, None),
            Err(message) => return (None, Some(format!("{message}; no quote is looked up in it until then"))),
        };
        let (transcript, problem) = Transcript::read(self.name(path), &text);
        (Some((key, Arc::new(transcript))), problem)
    }

    fn house(&self, path: &Path) -> Arc<House> {
        self.houses.of(path.parent())
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The nearest story set's folder around a file.
fn set_folder(path: &Path) -> Option<&Path> {
    let is_set = |folder: &&Path| folder.extension().is_some_and(|ending| ending == OsStr::new(SET_FOLDER)) && folder.file_stem().is_some();
    path.ancestors().skip(1).find(is_set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::houses::{Overrides, Reach};
    use crate::open::NothingOpen;
    use std::fs;

    #[test]
    fn a_folder_that_cannot_be_read_costs_no_other_story() {
        let desk = tempfile::tempdir().expect("there is room");
        let set = desk.path().join("mill.set");
        fs::create_dir(&set).expect("there is room");
        for (name, toll) in [("2026-03-01.md", "14"), ("2026-03-02.md", "12")] {
            fs::write(set.join(name), format!("The fire killed {toll} people at the mill, the brigade said.\n")).expect("there is room");
        }
        let houses = Houses::new(Arc::new(NothingOpen), Reach::Workspace(vec![desk.path().to_path_buf()]), Overrides::default());
        let library = Library::new(Arc::new(houses), None);
        // Neither is there, and no file system takes the second; that holds for the administrator as well.
        let roots = [desk.path().join("gone.set"), desk.path().join("a".repeat(300)), desk.path().to_path_buf()];
        let problems = library.look_through(&roots, &());
        assert_eq!(problems.iter().map(|problem| &problem.path).collect::<Vec<_>>(), [&roots[0], &roots[1]]);
        let path = set.join("2026-03-02.md");
        let story = library.story(&path, &[], &library.house(&path));
        assert_eq!(story.sets.iter().map(|set| set.digests().count()).collect::<Vec<_>>(), [2]);
    }
}
