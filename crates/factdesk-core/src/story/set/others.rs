//! The other drafts of a story as one of its drafts sees them: without itself, and each once.
//!
//! What is looked up comes by edition. Nothing is asked of a draft that does not share what is looked up.

use super::Set;
use super::index::{Index, Place};
use crate::draft::Draft;
use crate::links::{HeldElsewhere, Reported, Spelt};
use crate::story::digest::{Digest, Quoted};
use crate::story::edition::{Edition, is_superseded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The other drafts of a story.
#[derive(Debug, Default)]
pub(crate) struct Others {
    /// Which edition the draft itself is.
    own: Edition,
    sets: Vec<Arc<Set>>,
    layers: Vec<Layer>,
}

/// One index, and how each of its digests stands to the draft.
#[derive(Debug)]
struct Layer {
    index: Arc<Index>,
    standing: Box<[Standing]>,
    /// No digest from this number on is earlier than the draft.
    earlier: u32,
}

/// How a digest stands to the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is of the draft itself, or of a file that has changed since, or seen in another set.
    Out,
    Earlier,
    Later,
}

/// One spelling of a name in the other drafts: every draft that has it, earliest first.
pub(crate) type Group<'a> = Vec<(&'a Digest, &'a Spelt)>;

/// An item: the number of its layer, and its place there.
type Spot = (usize, Place);

impl Others {
    /// What `draft` sees of the other drafts of its story: nothing where it is superseded. `before` is what it saw
    /// as it was, where this is a revision.
    pub(crate) fn of(draft: &Draft, before: Option<&Arc<Others>>) -> Arc<Others> {
        let story = draft.story();
        if story.sets.is_empty() || is_superseded(draft) {
            return Arc::default();
        }
        let own = Edition::of(draft, &story.file);
        let same = |one: &[Arc<Set>], other: &[Arc<Set>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let known = before.filter(|before| before.own == own && same(&before.sets, &story.sets));
        known.map_or_else(|| Arc::new(Others::new(story.sets.clone(), own)), Arc::clone)
    }

    fn new(sets: Vec<Arc<Set>>, own: Edition) -> Others {
        let mut seen: FxHashSet<*const Digest> = FxHashSet::default();
        let mut layers = Vec::new();
        let none = FxHashSet::default();
        for set in &sets {
            for (index, stale) in [(&set.settled, &set.stale), (&set.fresh, &none)] {
                let standing = |digest: &Arc<Digest>| {
                    let file = &digest.edition.file;
                    let out = *file == own.file || !stale.is_empty() && stale.contains(file);
                    // Two sets may hold one draft.
                    if out || sets.len() > 1 && !seen.insert(Arc::as_ptr(digest)) {
                        return Standing::Out;
                    }
                    if digest.edition.is_before(&own) { Standing::Earlier } else { Standing::Later }
                };
                let standing: Box<[Standing]> = index.digests.iter().map(standing).collect();
                if standing.iter().any(|standing| *standing != Standing::Out) {
                    let earlier = standing.iter().rposition(|standing| *standing == Standing::Earlier).map_or(0, |last| last + 1);
                    layers.push(Layer { index: Arc::clone(index), standing, earlier: earlier as u32 });
                }
            }
        }
        Others { own, sets, layers }
    }

    /// Which edition of the story the draft is.
    pub(crate) fn own(&self) -> &Edition {
        &self.own
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Whether an earlier draft has a figure of this measure and value, by the key of both.
    pub(crate) fn has_value(&self, key: u64) -> bool {
        self.layers.iter().any(|layer| layer.index.values.get(key).iter().any(|(_, digest)| layer.is_earlier(*digest)))
    }

    /// The last figures of earlier drafts whose measure has this key, at most so many, latest first.
    pub(crate) fn figures(&self, key: u64, most: usize) -> impl Iterator<Item = (&Digest, &Reported)> {
        let spots = self.latest(most, |layer| layer.index.figures.get(key));
        spots.into_iter().map(|spot| self.item(spot, |digest, item| &digest.figures[item]))
    }

    /// The offices that earlier drafts give the person with this key, latest first.
    pub(crate) fn offices(&self, person: u64) -> impl Iterator<Item = (&Digest, &HeldElsewhere)> {
        let spots = self.latest(usize::MAX, |layer| layer.index.offices.get(person));
        spots.into_iter().map(|spot| self.item(spot, |digest, item| &digest.offices[item]))
    }

    /// The quotes of earlier drafts that share most of the pairs of words with these keys, at most so many, those
    /// that share more first and of equals the later. Of the quotes that share one pair only so many of the last
    /// count as `of_a_pair` says: a pair that hundreds share tells nothing.
    pub(crate) fn quotes(&self, pairs: &[u64], of_a_pair: usize, most: usize) -> Vec<(&Digest, &Quoted)> {
        let mut shared: FxHashMap<Spot, u32> = FxHashMap::default();
        for pair in pairs {
            for spot in self.latest(of_a_pair, |layer| layer.index.quotes.get(*pair)) {
                *shared.entry(spot).or_default() += 1;
            }
        }
        let mut likest: Vec<(u32, Spot)> = shared.into_iter().map(|(spot, count)| (count, spot)).collect();
        likest.sort_unstable_by(|(one, a), (other, b)| other.cmp(one).then_with(|| self.order(*b, *a)));
        likest.truncate(most);
        likest.into_iter().map(|(_, spot)| self.item(spot, |digest, item| &digest.quotes[item])).collect()
    }

    /// The spellings that share one of these keys, as they are looked up by.
    pub(crate) fn near(&self, keys: &[u64]) -> Vec<u64> {
        let found = self.layers.iter().flat_map(|layer| keys.iter().flat_map(|key| layer.index.near.get(*key)));
        let mut found: Vec<u64> = found.map(|(_, spelling)| *spelling).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The names of one spelling, earliest first.
    pub(crate) fn names(&self, spelling: u64) -> Group<'_> {
        let mut spots: Vec<Spot> = self.named(spelling).flatten().collect();
        if self.layers.len() > 1 {
            spots.sort_unstable_by(|one, other| self.order(*one, *other));
        }
        spots.into_iter().map(|spot| self.name(spot)).collect()
    }

    /// The earliest of them.
    pub(crate) fn first_name(&self, spelling: u64) -> Option<&Spelt> {
        let first = self.named(spelling).filter_map(|mut spots| spots.next()).min_by(|one, other| self.order(*one, *other))?;
        Some(self.name(first).1)
    }

    /// Where the names of one spelling stand: for each layer in order.
    fn named(&self, spelling: u64) -> impl Iterator<Item = impl Iterator<Item = Spot>> {
        self.layers.iter().enumerate().map(move |(number, layer)| {
            let places = layer.index.names.get(spelling).iter().map(|(_, place)| *place);
            places.filter(|(digest, _)| layer.standing[*digest as usize] != Standing::Out).map(move |place| (number, place))
        })
    }

    fn name(&self, spot: Spot) -> (&Digest, &Spelt) {
        self.item(spot, |digest, item| &digest.names[item])
    }

    /// Every whole name in the other drafts, each spelling once and where it stands last: those of the latest draft first.
    pub(crate) fn all_names(&self) -> Vec<(&Digest, &Spelt)> {
        let mut last: FxHashMap<u64, Spot> = FxHashMap::default();
        for (number, layer) in self.layers.iter().enumerate() {
            let seen = layer.index.digests.iter().zip(&layer.standing).enumerate().filter(|(_, (_, standing))| **standing != Standing::Out);
            for (digest, (names, _)) in seen {
                for (item, name) in names.names.iter().enumerate() {
                    let spot = (number, (digest as u32, item as u32));
                    let known = last.entry(name.id()).or_insert(spot);
                    if self.order(*known, spot).is_lt() {
                        *known = spot;
                    }
                }
            }
        }
        let mut spots: Vec<Spot> = last.into_values().collect();
        // The latest draft first, and the names of each in its own order.
        let head = |(layer, (digest, _)): Spot| (layer, (digest, 0));
        spots.sort_unstable_by(|one, other| self.order(head(*other), head(*one)).then(one.1.1.cmp(&other.1.1)));
        spots.into_iter().map(|spot| self.name(spot)).collect()
    }

    /// What the draft of `digest`, which is one of these, says that the person with this key is.
    pub(crate) fn office(digest: &Digest, person: u64) -> Option<&HeldElsewhere> {
        digest.offices.iter().find(|held| held.person() == person)
    }

    /// The last items of earlier drafts, latest first.
    fn latest(&self, most: usize, of: impl Fn(&Layer) -> &[(u64, Place)]) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        let mut layers = 0;
        for (number, layer) in self.layers.iter().enumerate() {
            let known = spots.len();
            let all = of(layer);
            let earlier = &all[..all.partition_point(|(_, (digest, _))| *digest < layer.earlier)];
            let earlier = earlier.iter().rev().filter(|(_, (digest, _))| layer.is_earlier(*digest));
            spots.extend(earlier.take(most).map(|(_, place)| (number, *place)));
            layers += usize::from(known < spots.len());
        }
        if layers > 1 {
            spots.sort_unstable_by(|one, other| self.order(*other, *one));
            spots.truncate(most);
        }
        spots
    }

    /// By edition, then by the order in the draft.
    fn order(&self, one: Spot, other: Spot) -> std::cmp::Ordering {
        let edition = |(layer, (digest, _)): Spot| &self.layers[layer].index.digests[digest as usize].edition;
        // The numbers of one layer are by edition.
        let editions = if one.0 == other.0 { std::cmp::Ordering::Equal } else { edition(one).order(edition(other)) };
        editions.then(one.cmp(&other))
    }

    fn item<T>(&self, (layer, (digest, item)): Spot, of: impl Fn(&Digest, usize) -> &T) -> (&Digest, &T) {
        let digest = &*self.layers[layer].index.digests[digest as usize];
        (digest, of(digest, item as usize))
    }
}

impl Layer {
    fn is_earlier(&self, digest: u32) -> bool {
        digest < self.earlier && self.standing[digest as usize] == Standing::Earlier
    }
}
