//! Where each pair of neighbouring words stands in what was said: a quotation is looked up by its
//! own pairs, and only places that share some are compared word by word.

use crate::facts::speech::{self, Piece};
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// One word of speech as it is compared; a contraction is two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Atom {
    /// Its letters.
    pub(super) word: u32,
    /// The word as written that it was read out of.
    pub(super) span: Span,
    /// Whether it was read out of a contraction.
    pub(super) contracted: bool,
}

/// Calls `each` for every word of `text` in order, without sounds; `other` for the pieces that are no words.
pub(super) fn atoms(text: &str, mut each: impl FnMut(Atom), mut other: impl FnMut(Piece, Span)) {
    for (piece, span) in speech::pieces(text) {
        if piece != Piece::Word {
            other(piece, span);
            continue;
        }
        let plain = speech::plain(span.of(text));
        if speech::is_sound(&plain) {
            continue;
        }
        let (stem, tail) = speech::read_out(&plain);
        let contracted = !tail.is_empty() && plain.contains('\'');
        for word in [stem, tail].into_iter().filter(|word| !word.is_empty()) {
            each(Atom { word: key_of(word), span, contracted });
        }
    }
}

/// The key of a plain word.
pub(super) fn key_of(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// The key of two neighbouring words.
pub(super) fn pair(one: u32, other: u32) -> u32 {
    let mixed = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32
}

/// A pair of words and where it begins in what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    pair: u32,
    at: u32,
}

/// The pairs of what was said, looked up by the first bits of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Seeds {
    entries: Box<[Entry]>,
    /// For each value of the first bits, where its entries begin; one more at the end.
    heads: Box<[u32]>,
    /// How far a key is shifted to give its first bits.
    shift: u32,
}

/// So many entries share the first bits of their keys, on average: it is a cache line.
const SHARING: usize = 8;

impl Seeds {
    pub(super) fn new(said: &str) -> Seeds {
        let mut entries = Vec::with_capacity(said.len() / 5);
        let mut before: Option<Atom> = None;
        atoms(
            said,
            |atom| {
                if let Some(before) = before {
                    entries.push(Entry { pair: pair(before.word, atom.word), at: before.span.start });
                }
                before = Some(atom);
            },
            |_, _| {},
        );
        entries.sort_unstable();
        let bits = (entries.len() / SHARING).max(1).next_power_of_two().trailing_zeros().clamp(1, 24);
        let shift = 32 - bits;
        let mut heads = vec![0u32; (1 << bits) + 1];
        for entry in &entries {
            heads[(entry.pair >> shift) as usize + 1] += 1;
        }
        for at in 1..heads.len() {
            heads[at] += heads[at - 1];
        }
        Seeds { entries: entries.into(), heads: heads.into(), shift }
    }

    /// Where the pair is kept, for [`Seeds::at`].
    pub(super) fn of(&self, pair: u32) -> Range<u32> {
        let first = (pair >> self.shift) as usize;
        let bound = |at: usize| self.heads.get(at).copied().unwrap_or_default();
        let from = bound(first);
        let sharing = self.entries.get(from as usize..bound(first + 1) as usize).unwrap_or_default();
        let start = sharing.partition_point(|entry| entry.pair < pair);
        let count = sharing[start..].partition_point(|entry| entry.pair == pair);
        from + start as u32..from + (start + count) as u32
    }

    /// Where what is kept there begins in what was said, each time, in order.
    pub(super) fn at(&self, kept: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        self.entries[kept.start as usize..kept.end as usize].iter().map(|entry| entry.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_found_wherever_it_stands() {
        let said = "We don't sell boats, um, we do not sell nets.\nBoats we sell.";
        let seeds = Seeds::new(said);
        let of = |one: &str, other: &str| seeds.at(seeds.of(pair(key_of(one), key_of(other)))).collect::<Vec<_>>();
        assert_eq!(of("not", "sell"), [3, 31]);
        assert_eq!(of("boats", "we"), [14, 46]);
        assert_eq!(of("sell", "cars"), [0; 0]);
        assert!(Seeds::new("").of(7).is_empty());
    }
}
