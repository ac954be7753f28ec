//! Values by the hash of what they are looked up by: one sorted list, and where in it each range of keys begins.
//!
//! A hash map of lists takes three times the room and cannot be merged with another in one pass.

/// So many entries share a range on average.
const IN_RANGE: usize = 4;

/// Values of one kind by key, those of one key in order.
#[derive(Debug)]
pub(super) struct Keyed<T> {
    entries: Box<[(u64, T)]>,
    /// Where the entries begin whose keys have the same first bits; one more than there are ranges.
    ranges: Box<[u32]>,
    /// How far a key is shifted to leave the bits that tell its range.
    shift: u32,
}

impl<T> Default for Keyed<T> {
    fn default() -> Keyed<T> {
        Keyed { entries: Box::default(), ranges: Box::default(), shift: u64::BITS - 1 }
    }
}

impl<T: Copy + Ord> Keyed<T> {
    /// The values of `entries`, each pair of key and value once.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, T)>) -> Keyed<T> {
        let mut entries: Vec<(u64, T)> = entries.into_iter().map(|(key, value)| (spread(key), value)).collect();
        entries.sort_unstable();
        entries.dedup();
        Keyed::sorted(entries)
    }

    fn sorted(entries: Vec<(u64, T)>) -> Keyed<T> {
        if entries.is_empty() {
            return Keyed::default();
        }
        let bits = (entries.len() / IN_RANGE).max(2).next_power_of_two().ilog2();
        let shift = u64::BITS - bits;
        let mut ranges = vec![0u32; (1 << bits) + 1];
        for (key, _) in &entries {
            ranges[(key >> shift) as usize + 1] += 1;
        }
        for range in 1..ranges.len() {
            ranges[range] += ranges[range - 1];
        }
        Keyed { entries: entries.into(), ranges: ranges.into(), shift }
    }

    /// The values with this key, in their order, each behind the key as it is kept here.
    pub(super) fn get(&self, key: u64) -> &[(u64, T)] {
        let key = spread(key);
        let range = (key >> self.shift) as usize;
        let bounds = self.ranges.get(range).zip(self.ranges.get(range + 1));
        let near = bounds.map_or(&[][..], |(from, to)| &self.entries[*from as usize..*to as usize]);
        // Nearly always a handful; thousands where a draft says the same as all others.
        let from = near.partition_point(|(known, _)| *known < key);
        let to = from + near[from..].partition_point(|(known, _)| *known == key);
        &near[from..to]
    }

    /// The values of this and of `other`, changed to what they are called in both together; `None` leaves one
    /// out. The new values must be in the order of the old ones.
    pub(super) fn merged(&self, own: impl Fn(T) -> Option<T>, other: &Keyed<T>, others: impl Fn(T) -> Option<T>) -> Keyed<T> {
        let mut out = Vec::with_capacity(self.entries.len() + other.entries.len());
        let mut own = self.entries.iter().filter_map(|(key, value)| Some((*key, own(*value)?))).peekable();
        let mut others = other.entries.iter().filter_map(|(key, value)| Some((*key, others(*value)?))).peekable();
        while let Some(next) = match (own.peek(), others.peek()) {
            (Some(one), Some(other)) if other < one => others.next(),
            (Some(_), _) => own.next(),
            (None, _) => others.next(),
        } {
            if out.last() != Some(&next) {
                out.push(next);
            }
        }
        Keyed::sorted(out)
    }
}

/// The key with its bits mixed, so that its first ones are as good as any; no two keys become one.
fn spread(key: u64) -> u64 {
    let key = (key ^ (key >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    key ^ (key >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn entries() -> impl Strategy<Value = Vec<(u64, u32)>> {
        prop::collection::vec((prop_oneof![0u64..20, any::<u64>()], 0u32..9), 0..60)
    }

    fn by_key(entries: &[(u64, u32)]) -> BTreeMap<u64, BTreeSet<u32>> {
        let mut out: BTreeMap<u64, BTreeSet<u32>> = BTreeMap::new();
        for (key, value) in entries {
            out.entry(*key).or_default().insert(*value);
        }
        out
    }

    proptest! {
        #[test]
        fn a_key_gives_its_values_in_order_also_of_two_merged(one in entries(), other in entries()) {
            let first = Keyed::new(one.iter().copied());
            for key in (0..20).chain(one.iter().map(|(key, _)| *key)) {
                let found: Vec<u32> = first.get(key).iter().map(|(_, value)| *value).collect();
                prop_assert_eq!(found, by_key(&one).remove(&key).unwrap_or_default().into_iter().collect::<Vec<_>>());
            }
            let merged = first.merged(|value| (value != 3).then_some(2 * value), &Keyed::new(other.iter().copied()), |value| Some(2 * value + 1));
            let kept = one.iter().filter(|(_, value)| *value != 3).map(|(key, value)| (*key, 2 * value));
            let all: Vec<(u64, u32)> = kept.chain(other.iter().map(|(key, value)| (*key, 2 * value + 1))).collect();
            for (key, values) in by_key(&all) {
                prop_assert_eq!(merged.get(key).iter().map(|(_, value)| *value).collect::<Vec<_>>(), values.into_iter().collect::<Vec<_>>());
            }
        }
    }
}
