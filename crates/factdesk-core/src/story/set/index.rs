//! Digests, and where in them stands what is looked up.

use super::keyed::Keyed;
use crate::links::Reported;
use crate::story::digest::Digest;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The number of a digest, and of the item in it.
pub(super) type Place = (u32, u32);

/// Digests by edition, and their items by key; an item is called by its [`Place`].
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) digests: Vec<Arc<Digest>>,
    /// Figures by what they measure.
    pub(super) figures: Keyed<Place>,
    /// The numbers of the digests that have a figure, by its measure and value.
    pub(super) values: Keyed<u32>,
    /// Quotes by pairs of their words.
    pub(super) quotes: Keyed<Place>,
    /// Spellings of names by what near ones share with them.
    pub(super) near: Keyed<u64>,
    /// Names by their spelling.
    pub(super) names: Keyed<Place>,
    /// Offices by who holds them.
    pub(super) offices: Keyed<Place>,
}

impl Index {
    pub(super) fn new(mut digests: Vec<Arc<Digest>>) -> Index {
        // What is looked up comes out by edition.
        digests.sort_by(|one, other| one.edition.order(&other.edition));
        let names = Keyed::new(items(&digests, |digest| digest.names.iter().map(|name| [name.id()])));
        let mut known = FxHashSet::default();
        let spellings = digests.iter().flat_map(|digest| &digest.names).filter(|name| known.insert(name.id()));
        Index {
            figures: Keyed::new(items(&digests, |digest| digest.figures.iter().map(|figure| [figure.key()]))),
            values: Keyed::new(
                digests.iter().enumerate().flat_map(|(number, digest)| {
                    digest.figures.iter().filter_map(Reported::value_key).map(move |key| (key, number as u32))
                }),
            ),
            quotes: Keyed::new(items(&digests, |digest| digest.quotes.iter().map(|quote| quote.wording.pairs().iter().copied()))),
            near: Keyed::new(spellings.flat_map(|name| name.near_keys().into_iter().map(|key| (key, name.id())))),
            offices: Keyed::new(items(&digests, |digest| digest.offices.iter().map(|held| [held.person()]))),
            names,
            digests,
        }
    }

    /// This index without the digests of the `stale` files, and with those of `other`: in one pass, where a new
    /// one would sort.
    pub(super) fn merged(&self, stale: &FxHashSet<Arc<str>>, other: &Index) -> Index {
        let (digests, numbers, others) = together(&self.digests, stale, &other.digests);
        let own_place = |(number, item): Place| Some((numbers[number as usize]?, item));
        let place = |(number, item): Place| Some((others[number as usize]?, item));
        Index {
            figures: self.figures.merged(own_place, &other.figures, place),
            values: self.values.merged(|number| numbers[number as usize], &other.values, |number| others[number as usize]),
            quotes: self.quotes.merged(own_place, &other.quotes, place),
            // A spelling that nobody uses any more leads to no name.
            near: self.near.merged(Some, &other.near, Some),
            names: self.names.merged(own_place, &other.names, place),
            offices: self.offices.merged(own_place, &other.offices, place),
            digests,
        }
    }
}

/// The number that each digest of a list has in another; `None` where it is not in there.
type Numbers = Vec<Option<u32>>;

/// The digests of `own` that are not of a `stale` file, and those of `other`, by edition; then the numbers that
/// either list's have among them.
fn together(own: &[Arc<Digest>], stale: &FxHashSet<Arc<str>>, other: &[Arc<Digest>]) -> (Vec<Arc<Digest>>, Numbers, Numbers) {
    let kept = own.iter().enumerate().filter(|(_, digest)| !stale.contains(&digest.edition.file));
    let mut all: Vec<(bool, usize, &Arc<Digest>)> = kept.map(|(number, digest)| (true, number, digest)).collect();
    all.extend(other.iter().enumerate().map(|(number, digest)| (false, number, digest)));
    // Two lists in order: the sort finds that out, and merges them.
    all.sort_by(|(.., one), (.., other)| one.edition.order(&other.edition));
    let (mut own_numbers, mut other_numbers) = (vec![None; own.len()], vec![None; other.len()]);
    for (new, (is_own, number, _)) in all.iter().enumerate() {
        let numbers = if *is_own { &mut own_numbers } else { &mut other_numbers };
        numbers[*number] = Some(new as u32);
    }
    (all.into_iter().map(|(.., digest)| Arc::clone(digest)).collect(), own_numbers, other_numbers)
}

/// Each item of each digest under each of its keys.
fn items<'a, I, K>(digests: &'a [Arc<Digest>], of: impl Fn(&'a Digest) -> I) -> impl Iterator<Item = (u64, Place)>
where
    I: Iterator<Item = K>,
    K: IntoIterator<Item = u64>,
{
    let keyed = move |(number, digest): (usize, &'a Arc<Digest>)| {
        let items = of(digest).enumerate();
        items.flat_map(move |(item, keys)| keys.into_iter().map(move |key| (key, (number as u32, item as u32))))
    };
    digests.iter().enumerate().flat_map(keyed)
}
