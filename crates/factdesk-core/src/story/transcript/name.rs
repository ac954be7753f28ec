//! Whether a label and a name, or two names, can be one person's.

use crate::language::{COURTESY, OFFICIAL, fold, is_slip};

/// A person's name as it is compared: its words, folded, without titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    words: Vec<String>,
    /// Two or three capitals, which may be initials: "MK".
    initials: bool,
}

/// A surname of fewer letters has to be the same (rulings 5 and 31).
const LONG_SURNAME: usize = 6;

impl Called {
    /// Reads a name or the label of a turn; what stands in brackets or behind a comma is no name.
    pub fn new(name: &str) -> Called {
        /// What else labels have that is no part of a name.
        const OFFICES: &[&str] = &[
            "lord",
            "lady",
            "governor",
            "justice",
            "cllr",
            "rev",
            "chair",
            "chairman",
            "chairwoman",
            "the",
            "hon",
            "secretary",
            "sgt",
            "capt",
            "col",
            "gen",
            "lt",
        ];
        let is_title = |word: &str| [COURTESY, OFFICIAL, OFFICES].iter().any(|titles| titles.contains(&word));
        let bare = name.split(['(', ',', '[']).next().unwrap_or_default().trim();
        let all: Vec<String> = bare.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let mut words: Vec<String> = all.iter().filter(|word| !is_title(word)).cloned().collect();
        if words.is_empty() {
            words = all;
        }
        Called { initials: (2..=3).contains(&bare.len()) && bare.chars().all(|c| c.is_ascii_uppercase()), words }
    }

    /// Whether it has a given name where `other` has a surname alone.
    pub(super) fn is_fuller_than(&self, other: &Called) -> bool {
        other.words.len() == 1 && self.words.len() > 1
    }

    /// Whether both can name one person: surnames that are equal or differ by a slip, with given
    /// names that agree where both have one; a surname, a given name or initials alone.
    pub fn may_be(&self, other: &Called) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (Some(last), Some(long_last), Some(first)) = (short.words.last(), long.words.last(), long.words.first()) else { return false };
        if short.words.len() == 1 {
            let of_initials = || short.initials && long.words.iter().filter_map(|word| word.chars().next()).eq(last.chars());
            // "van der Velde" is the surname of "Ada van der Velde".
            let ending = || long.words.len() > 2 && long.words[1..].concat() == *last;
            return is_near(last, long_last, LONG_SURNAME) || last == first || of_initials() || ending();
        }
        let same_first = agree(&short.words[0], first);
        same_first && (is_near(last, long_last, if short.words[0] == *first { LONG_SURNAME - 1 } else { LONG_SURNAME }))
            || short.words.concat() == long.words[long.words.len() - short.words.len()..].concat()
    }
}

/// Given names: equal, one the other's initial, or the beginning of the other ("Alex" of "Alexandra").
fn agree(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long == short || (short.len() == 1 || short.len() > 2) && long.starts_with(short) || is_near(one, other, LONG_SURNAME)
}

/// Equal, or one edit apart where the longer has `long` letters or more.
fn is_near(one: &str, other: &str, long: usize) -> bool {
    one == other || long <= one.len().max(other.len()) && is_slip(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_names_of_one_person_agree() {
        let may_be = |one: &str, other: &str| Called::new(one).may_be(&Called::new(other));
        for (one, other) in [
            ("HOLM", "Ada Holm"),
            ("Ada Holm (clerk)", "Ada Holm"),
            ("AH", "Ada Holm"),
            ("Ada", "Ada Holm"),
            ("Mr. Ferrano", "Oswin Ferano"),
            ("VAN DER VELDE", "Ada van der Velde"),
            ("A. Holm", "Ada Holm"),
        ] {
            assert!(may_be(one, other) && may_be(other, one), "{one} and {other}");
        }
        for (one, other) in [("HOLT", "Ada Holm"), ("Tom Holm", "Ada Holm"), ("Q", "Quinn Holm"), ("", "Ada Holm")] {
            assert!(!may_be(one, other), "{one} and {other}");
        }
    }
}
