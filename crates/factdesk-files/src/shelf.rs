//! Which drafts and transcripts belong together, and what is known of each.

use factdesk_core::{Digest, Set, Transcript};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What drafts of one story have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Key {
    /// They lie in this folder, whose name ends in `.set`.
    Folder(PathBuf),
    /// Their front matter has this `story` or `slug`.
    Slug(Box<str>),
    /// The `factdesk.toml` in this folder puts them into the set of this name.
    Named(PathBuf, Box<str>),
    /// The `factdesk.toml` in this folder has their quotes looked up in its transcripts.
    House(PathBuf),
}

/// A draft on the shelf.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelved {
    pub(crate) keys: Vec<Key>,
    /// What the other drafts of its stories see of it; read when there are others.
    pub(crate) digest: Option<Arc<Digest>>,
}

/// The drafts of a workspace by file, and the stories they make.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    drafts: HashMap<PathBuf, Shelved>,
    /// The drafts that share a key, in the order of their paths.
    members: HashMap<Key, BTreeSet<PathBuf>>,
    sets: HashMap<Key, Arc<Set>>,
    /// The transcripts by file, with what the drafts they belong to have in common.
    transcripts: BTreeMap<PathBuf, (Key, Arc<Transcript>)>,
}

impl Shelf {
    /// Puts drafts on an empty shelf; none of them has a digest yet.
    pub(crate) fn new(drafts: impl IntoIterator<Item = (PathBuf, Vec<Key>)>) -> Shelf {
        let mut shelf = Shelf::default();
        for (path, keys) in drafts {
            shelf.place(path, keys);
        }
        shelf
    }

    fn place(&mut self, path: PathBuf, keys: Vec<Key>) {
        for key in &keys {
            self.members.entry(key.clone()).or_default().insert(path.clone());
        }
        self.drafts.insert(path, Shelved { keys, digest: None });
    }

    /// The drafts that share a story with another and have no digest yet, by path.
    pub(crate) fn wanting(&self) -> Vec<PathBuf> {
        let shared = |shelved: &Shelved| shelved.keys.iter().any(|key| self.is_shared(key));
        let wanting = self.drafts.iter().filter(|(_, shelved)| shelved.digest.is_none() && shared(shelved));
        let mut wanting: Vec<PathBuf> = wanting.map(|(path, _)| path.clone()).collect();
        wanting.sort();
        wanting
    }

    /// Whether drafts with this key tell one story, and there are several.
    fn is_shared(&self, key: &Key) -> bool {
        !matches!(key, Key::House(_)) && self.members.get(key).is_some_and(|members| members.len() > 1)
    }

    /// Takes the digests of drafts; the sets they belong to are made of those that are there then.
    pub(crate) fn take(&mut self, digests: impl IntoIterator<Item = (PathBuf, Digest)>) {
        let mut touched: Vec<Key> = Vec::new();
        for (path, digest) in digests {
            let Some(shelved) = self.drafts.get_mut(&path) else { continue };
            shelved.digest = Some(Arc::new(digest));
            touched.extend(shelved.keys.iter().cloned());
        }
        touched.sort();
        touched.dedup();
        for key in touched.into_iter().filter(|key| self.is_shared(key)).collect::<Vec<_>>() {
            let set = self.set_of(&key);
            self.sets.insert(key, Arc::new(set));
        }
    }

    /// A new set of the digests that are there for a key.
    fn set_of(&self, key: &Key) -> Set {
        let members = self.members.get(key).into_iter().flatten();
        Set::new(members.filter_map(|path| self.drafts.get(path)?.digest.clone()))
    }

    /// Puts one draft in the place of what is known of its file, with the digest it has now.
    /// Says whether anything that another draft can see has changed.
    pub(crate) fn put(&mut self, path: &Path, keys: &[Key], digest: Option<Digest>) -> bool {
        let before = self.drafts.get(path);
        if before.is_some_and(|before| before.keys == keys && before.digest.as_deref() == digest.as_ref()) {
            return false;
        }
        let (before, digest) = (self.drafts.remove(path).unwrap_or_default(), digest.map(Arc::new));
        for key in before.keys.iter().filter(|key| !keys.contains(key)) {
            self.leave(path, key, before.digest.as_deref());
        }
        self.place(path.to_path_buf(), keys.to_vec());
        if let Some(shelved) = self.drafts.get_mut(path) {
            shelved.digest.clone_from(&digest);
        }
        for key in keys.iter().filter(|key| self.is_shared(key)).cloned().collect::<Vec<_>>() {
            let set = match (self.sets.get(&key), &digest, &before.digest) {
                (Some(set), Some(digest), _) => set.with(Arc::clone(digest)),
                (Some(set), None, Some(before)) => set.without(&before.edition.file),
                (Some(_), None, None) => continue,
                (None, ..) => self.set_of(&key),
            };
            self.sets.insert(key, Arc::new(set));
        }
        true
    }

    /// Takes a draft off the shelf; says whether it was there.
    pub(crate) fn remove(&mut self, path: &Path) -> bool {
        let Some(before) = self.drafts.remove(path) else { return false };
        for key in &before.keys {
            self.leave(path, key, before.digest.as_deref());
        }
        true
    }

    /// Takes a draft out of what its key puts together.
    fn leave(&mut self, path: &Path, key: &Key, digest: Option<&Digest>) {
        let left = self.members.get_mut(key).map_or(0, |members| {
            members.remove(path);
            members.len()
        });
        if left == 0 {
            self.members.remove(key);
        }
        if left < 2 {
            self.sets.remove(key);
        } else if let (Some(set), Some(digest)) = (self.sets.get(key), digest) {
            let set = set.without(&digest.edition.file);
            self.sets.insert(key.clone(), Arc::new(set));
        }
    }

    /// The sets of a draft with these keys.
    pub(crate) fn sets(&self, keys: &[Key]) -> Vec<Arc<Set>> {
        keys.iter().filter_map(|key| self.sets.get(key)).cloned().collect()
    }

    /// Puts a transcript in the place of what is known of its file; `None` takes it off the shelf.
    /// Says whether anything has changed.
    pub(crate) fn put_transcript(&mut self, path: &Path, transcript: Option<(Key, Arc<Transcript>)>) -> bool {
        let Some(new) = transcript else { return self.transcripts.remove(path).is_some() };
        let changed = self.transcripts.get(path) != Some(&new);
        if changed {
            self.transcripts.insert(path.to_path_buf(), new);
        }
        changed
    }

    /// The transcripts for drafts with these keys, in the order of their paths.
    pub(crate) fn transcripts(&self, keys: &[Key]) -> Vec<Arc<Transcript>> {
        self.transcripts.values().filter(|(key, _)| keys.contains(key)).map(|(_, transcript)| Arc::clone(transcript)).collect()
    }

    /// Whether another file than `path` has one of these keys.
    pub(crate) fn has_others(&self, path: &Path, keys: &[Key]) -> bool {
        let stories = keys.iter().filter(|key| !matches!(key, Key::House(_)));
        stories.filter_map(|key| self.members.get(key)).any(|members| members.iter().any(|member| member != path))
    }

    /// How many drafts are on it.
    pub(crate) fn len(&self) -> usize {
        self.drafts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::{Config, Format};

    fn digest(path: &Path, text: &str) -> Digest {
        Digest::read(text, Format::Plain, None, &Config::default(), &path.to_string_lossy().into())
    }

    /// A shelf with so many drafts of one story, and their paths.
    fn shelf(drafts: usize) -> (Shelf, Vec<PathBuf>, Vec<Key>) {
        let paths: Vec<PathBuf> = (0..drafts).map(|number| PathBuf::from(format!("mill.set/{number}.txt"))).collect();
        let keys = vec![Key::Folder("mill.set".into())];
        let mut shelf = Shelf::new(paths.iter().map(|path| (path.clone(), keys.clone())));
        shelf.take(paths.iter().map(|path| (path.clone(), digest(path, "The mill was sold."))).collect::<Vec<_>>());
        (shelf, paths, keys)
    }

    /// The drafts of the one story there is, by file.
    fn members(shelf: &Shelf, keys: &[Key]) -> Vec<String> {
        let mut files: Vec<String> =
            shelf.sets(keys).iter().flat_map(|set| set.digests()).map(|digest| digest.edition.file.to_string()).collect();
        files.sort();
        files
    }

    #[test]
    fn a_draft_that_changes_leaves_the_others_where_they_are() {
        for drafts in 2..5 {
            let (mut shelf, paths, keys) = shelf(drafts);
            assert!(shelf.put(&paths[0], &keys, Some(digest(&paths[0], "The mill burnt, and 14 people died."))));
            assert!(!shelf.put(&paths[0], &keys, Some(digest(&paths[0], "The mill burnt, and 14 people died."))));
            assert_eq!(members(&shelf, &keys).len(), drafts);
        }
    }

    #[test]
    fn a_draft_that_leaves_its_story_or_cannot_be_read_is_not_in_it() {
        let (mut shelf, paths, keys) = shelf(4);
        assert!(shelf.put(&paths[0], &[Key::Slug("dam".into())], None));
        assert!(shelf.put(&paths[1], &keys, None));
        assert_eq!(members(&shelf, &keys), ["mill.set/2.txt", "mill.set/3.txt"]);
        assert!(shelf.remove(&paths[2]) && !shelf.remove(&paths[2]));
        assert_eq!(members(&shelf, &keys), ["mill.set/3.txt"]);
        assert!(shelf.put(&paths[2], &keys, Some(digest(&paths[2], "The mill was sold."))));
        assert_eq!(members(&shelf, &keys), ["mill.set/2.txt", "mill.set/3.txt"]);
    }
}
