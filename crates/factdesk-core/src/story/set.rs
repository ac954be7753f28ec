//! The drafts of one story set, indexed by what is looked up in them.
//!
//! A set is a value. Putting one digest in another's place shares the index of the rest: what has
//! changed since it was made is looked through beside it, until there is too much of that.

use super::digest::{Digest, Quoted};
use crate::links::{Group, HeldElsewhere, Reported, Spelt};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// So many digests may have changed before the index is made anew.
const MOST_FRESH: usize = 16;

/// The drafts of a story set.
#[derive(Debug, Clone, Default)]
pub struct Set {
    index: Arc<Index>,
    /// Files whose digest in the index no longer counts.
    stale: FxHashSet<Arc<str>>,
    /// Digests that came after the index.
    fresh: Vec<Arc<Digest>>,
}

/// Digests and where in them each key stands: the number of the digest, and of the item in it.
#[derive(Debug, Default)]
struct Index {
    digests: Vec<Arc<Digest>>,
    figures: Places,
    quotes: Places,
    /// For each key of a name the numbers of the spellings that have it.
    names: FxHashMap<u64, Vec<u32>>,
    /// The names of each spelling, by edition.
    spellings: Vec<Vec<Place>>,
    offices: Places,
}

type Place = (u32, u32);
type Places = FxHashMap<u64, Vec<Place>>;

impl Index {
    fn new(mut digests: Vec<Arc<Digest>>) -> Index {
        // What is looked up comes out by edition.
        digests.sort_by(|one, other| one.edition.order(&other.edition));
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut index = Index::default();
        for (number, digest) in digests.iter().enumerate() {
            let place = |item: usize| (number as u32, item as u32);
            for (item, figure) in digest.figures.iter().enumerate() {
                index.figures.entry(figure.key()).or_default().push(place(item));
            }
            for (item, quote) in digest.quotes.iter().enumerate() {
                for pair in quote.wording.pairs() {
                    index.quotes.entry(*pair).or_default().push(place(item));
                }
            }
            for (item, name) in digest.names.iter().enumerate() {
                let number = *numbers.entry(name.plain()).or_insert_with(|| {
                    let number = index.spellings.len() as u32;
                    index.spellings.push(Vec::new());
                    for key in name.keys() {
                        index.names.entry(key).or_default().push(number);
                    }
                    number
                });
                index.spellings[number as usize].push(place(item));
            }
            for (item, held) in digest.offices.iter().enumerate() {
                index.offices.entry(held.person()).or_default().push(place(item));
            }
        }
        index.digests = digests;
        index
    }
}

impl Set {
    /// The set of these drafts.
    pub fn new(digests: impl IntoIterator<Item = Arc<Digest>>) -> Set {
        Set { index: Arc::new(Index::new(digests.into_iter().collect())), ..Set::default() }
    }

    /// The set with `digest` in the place of what is known of its file.
    #[must_use]
    pub fn with(&self, digest: Arc<Digest>) -> Set {
        let mut set = self.without(&Arc::clone(&digest.edition.file));
        set.fresh.push(digest);
        set.settle()
    }

    /// The set without a file.
    #[must_use]
    pub fn without(&self, file: &Arc<str>) -> Set {
        let mut set = self.clone();
        set.fresh.retain(|digest| digest.edition.file != *file);
        if set.index.digests.iter().any(|digest| digest.edition.file == *file) {
            set.stale.insert(Arc::clone(file));
        }
        set.settle()
    }

    fn settle(self) -> Set {
        if self.fresh.len() + self.stale.len() <= MOST_FRESH {
            return self;
        }
        Set::new(self.digests().cloned().collect::<Vec<_>>())
    }

    /// Every digest of the set.
    pub fn digests(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.index.digests.iter().filter(|digest| !self.stale.contains(&digest.edition.file)).chain(&self.fresh)
    }

    /// The figures whose measure has this key.
    pub(super) fn figures(&self, key: u64) -> impl Iterator<Item = (&Digest, &Reported)> {
        let fresh = self.fresh.iter().flat_map(move |digest| {
            let from = digest.figures.partition_point(|figure| figure.key() < key);
            digest.figures[from..].iter().take_while(move |figure| figure.key() == key).map(move |figure| (&**digest, figure))
        });
        self.places(self.index.figures.get(&key).into_iter().flatten().copied())
            .map(|(digest, item)| (digest, &digest.figures[item]))
            .chain(fresh)
    }

    /// The quotes that share one of these keys of their words, each once.
    pub(super) fn quotes(&self, pairs: &[u64]) -> Vec<(&Digest, &Quoted)> {
        let mut places: Vec<Place> = pairs.iter().filter_map(|pair| self.index.quotes.get(pair)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let known = self.places(places.into_iter()).map(|(digest, item)| (digest, &digest.quotes[item]));
        let shares = |quote: &&Quoted| quote.wording.pairs().iter().any(|pair| pairs.contains(pair));
        let fresh = self.fresh.iter().flat_map(|digest| digest.quotes.iter().filter(shares).map(|quote| (&**digest, quote)));
        known.chain(fresh).collect()
    }

    /// The names that share one of these keys and are `wanted`, those of one spelling together.
    pub(super) fn spellings(&self, keys: &[u64], wanted: &dyn Fn(&Spelt) -> bool) -> Vec<Group<'_>> {
        let mut numbers: Vec<u32> = keys.iter().filter_map(|key| self.index.names.get(key)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let places = numbers.iter().map(|number| &self.index.spellings[*number as usize]);
        let is_wanted = |places: &&Vec<Place>| {
            let (digest, item) = places[0];
            wanted(&self.index.digests[digest as usize].names[item as usize])
        };
        let group = |places: &Vec<Place>| self.places(places.iter().copied()).map(|(digest, item)| (digest, &digest.names[item])).collect();
        let mut groups: Vec<Group<'_>> = places.filter(is_wanted).map(group).collect();
        for digest in &self.fresh {
            let near = digest.names.iter().filter(|name| name.keys().any(|key| keys.contains(&key)) && wanted(name));
            groups.extend(near.map(|name| vec![(&**digest, name)]));
        }
        groups
    }

    /// The offices of the person with this key.
    pub(super) fn offices(&self, person: u64) -> impl Iterator<Item = (&Digest, &HeldElsewhere)> {
        let known = self.places(self.index.offices.get(&person).into_iter().flatten().copied());
        let fresh = self
            .fresh
            .iter()
            .flat_map(move |digest| digest.offices.iter().filter(move |held| held.person() == person).map(move |held| (&**digest, held)));
        known.map(|(digest, item)| (digest, &digest.offices[item])).chain(fresh)
    }

    /// The digests and items at `places` that still count.
    fn places(&self, places: impl Iterator<Item = Place>) -> impl Iterator<Item = (&Digest, usize)> {
        let all = places.map(|(digest, item)| (&*self.index.digests[digest as usize], item as usize));
        all.filter(|(digest, _)| !self.stale.contains(&digest.edition.file))
    }
}
