//! What spellings that may be one person's share, so that none is compared with all others.
//!
//! Names of one person or body differ in their joints, in one word that has a slip, in two long ones, or in how they
//! are heard ([`super::variants`]). Whatever stays the same then is a key of both; most names of a
//! large story share none.

use super::variants::LONG_BESIDE_SLIP;
use crate::facts::{Form, sound};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What a key is of; keys of two kinds are never equal but by chance.
#[derive(Hash)]
enum Shared {
    /// All letters.
    Letters,
    /// How each word is heard.
    Heard,
    /// All words but one, and an end of that one.
    Slip,
    /// All words but one, and an end of how that one is heard.
    HeardSlip,
    /// All words but two, and an end of either.
    Slips,
}

/// The keys of a name of several words, each once: names that share none are not near.
pub(crate) fn keys(form: &Form) -> Vec<u64> {
    let heard: Vec<String> = form.words.iter().map(|word| sound(word)).collect();
    let mut out = vec![key(Shared::Letters, &form.compact), key(Shared::Heard, &heard)];
    slips(&form.words, &mut out);
    // Bodies are compared without their legal forms.
    if form.bare() != form.words {
        slips(form.bare(), &mut out);
    }
    let long = |place: &usize| form.words[*place].len() >= LONG_BESIDE_SLIP;
    for place in (1..form.words.len()).filter(long) {
        let rest = without(&form.words, &[place]);
        out.extend(ends(&heard[place]).into_iter().flatten().map(|end| key(Shared::HeardSlip, (place, &rest, end))));
    }
    // Of two words that differ by a slip the longer has as many letters.
    let long = |place: &usize| form.words[*place].len() + 1 >= LONG_BESIDE_SLIP;
    for first in (0..form.words.len()).filter(long) {
        for second in (first + 1..form.words.len()).filter(long) {
            let rest = without(&form.words, &[first, second]);
            for one in ends(&form.words[first]).into_iter().flatten() {
                let other = ends(&form.words[second]).into_iter().flatten();
                out.extend(other.map(|other| key(Shared::Slips, (first, second, &rest, one, other))));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn slips(words: &[String], out: &mut Vec<u64>) {
    for (place, word) in words.iter().enumerate() {
        let rest = without(words, &[place]);
        out.extend(ends(word).into_iter().flatten().map(|end| key(Shared::Slip, (place, &rest, end))));
    }
}

fn without<'a>(words: &'a [String], places: &[usize]) -> Vec<&'a str> {
    words.iter().enumerate().filter(|(place, _)| !places.contains(place)).map(|(_, word)| word.as_str()).collect()
}

/// One end of a word.
#[derive(Clone, Copy, Hash)]
enum End {
    First(char, char),
    Last(char, char),
}

/// The first two letters of a word and its last two: one edit in a word of five letters leaves either
/// as it is, and so do two neighbours that change places.
fn ends(word: &str) -> [Option<End>; 2] {
    let (mut first, mut last) = (word.chars(), word.chars().rev());
    let first = first.next().zip(first.next()).map(|(one, other)| End::First(one, other));
    let last = last.next().zip(last.next()).map(|(other, one)| End::Last(one, other));
    [first, last]
}

fn key(shared: Shared, of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    (shared, of).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::spelling;
    use super::super::variants::difference;
    use super::*;
    use crate::config::Config;
    use crate::draft::Draft;
    use crate::markup::Format;
    use proptest::prelude::*;

    /// A name and what may be typed for it: letters put in, left out, changed, or in each other's places.
    fn pair() -> impl Strategy<Value = (String, String)> {
        let name = prop::sample::select(vec![
            "Konstantin Abramovic",
            "Yousuf Hussayn",
            "Elin van der Broek",
            "Ilse Brenner",
            "Gunnhildur Sveinsdottir",
            "Harbour Freight Ltd",
            "Nordmark Shipping and Towage Company",
            "Alexander Tchaikowsky",
            "Kassia Jomart-Tokarev",
        ]);
        let edit = (0usize..40, 0usize..4, prop::sample::select(vec!['a', 'e', 'h', 'y', 'k', 'o', 'u', ' ', '-', 'š']));
        (name, prop::collection::vec(edit, 1..4)).prop_map(|(name, edits)| {
            let mut letters: Vec<char> = name.chars().collect();
            for (at, how, letter) in edits {
                let at = at % (letters.len() - 1);
                match how {
                    0 => letters.insert(at, letter),
                    1 => drop(letters.remove(at)),
                    2 => letters[at] = letter,
                    _ => letters.swap(at, at + 1),
                }
            }
            (name.to_owned(), letters.into_iter().collect())
        })
    }

    proptest! {
        #[test]
        fn names_that_may_be_one_share_a_key((one, other) in pair()) {
            let config = Config::default();
            let read = |name: &str| Draft::read(format!("The clerk met {name} on Monday."), Format::Plain, None, &config);
            let (first, second) = (spelling::all(&read(&one)).0, spelling::all(&read(&other)).0);
            for (one, other) in first.iter().flat_map(|one| second.iter().map(move |other| (one, other))) {
                if one.words.len() > 1 && other.words.len() > 1 && difference(&config, one, other).is_some() {
                    let known = keys(one);
                    prop_assert!(keys(other).iter().any(|key| known.contains(key)), "{} {}", one.text, other.text);
                }
            }
        }
    }
}
