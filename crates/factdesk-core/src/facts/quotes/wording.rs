//! How alike the words of two quotes are, wherever they stand.
//!
//! Marks, capitals and curly apostrophes do not count, and contractions are read out. An
//! ellipsis stands for words left out and brackets for words put in, so neither makes a quote
//! another one.

use super::speech::{self, Piece};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A quotation of fewer words could be anybody's.
const FEWEST_WORDS: usize = 5;
/// A quotation of more is a document; comparing costs the product of the lengths.
const MOST_WORDS: usize = 300;

/// What a quote's words are compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    words: Vec<Word>,
    pairs: Box<[u64]>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    /// A word in lower case.
    Said(Box<str>),
    /// An ellipsis or brackets: any words.
    Any,
}

impl Wording {
    /// The wording of a quotation's inner text; `None` where it is too short to tell it from another.
    pub fn of(inner: &str) -> Option<Wording> {
        let mut words = Vec::new();
        for (piece, span) in speech::pieces(inner) {
            if piece != Piece::Word {
                words.push(Word::Any);
                continue;
            }
            let plain = speech::plain(span.of(inner));
            let (stem, tail) = speech::read_out(&plain);
            words.extend([stem, tail].into_iter().filter(|word| !word.is_empty()).map(|word| Word::Said(word.into())));
        }
        let said = words.iter().filter(|word| matches!(word, Word::Said(_))).count();
        (FEWEST_WORDS..=MOST_WORDS).contains(&said).then(|| Wording { pairs: pairs(&words), words })
    }

    /// A key for each two words of weight that stand beside each other or have one between them:
    /// quotes without a common key are not alike.
    pub fn pairs(&self) -> &[u64] {
        &self.pairs
    }
}

fn pairs(words: &[Word]) -> Box<[u64]> {
    let heavy = |word: &&Word| matches!(word, Word::Said(word) if !is_light(word));
    let heavy: Vec<&Word> = words.iter().filter(heavy).collect();
    let beside = heavy.windows(2).map(|pair| key(pair[0], pair[1]));
    beside.chain(heavy.windows(3).map(|three| key(three[0], three[2]))).collect()
}

fn key(one: &Word, other: &Word) -> u64 {
    let mut hasher = FxHasher::default();
    for word in [one, other] {
        if let Word::Said(word) = word {
            word.hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Words that too many sentences share.
fn is_light(word: &str) -> bool {
    const LIGHT: &[&str] = &[
        "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as", "that", "this", "these",
        "those", "it", "is", "are", "was", "were", "be", "been", "am", "do", "did", "does", "not", "no", "i", "you", "he", "she", "we",
        "they", "them", "his", "her", "my", "our", "your", "their", "me", "us", "him", "have", "has", "had", "will", "would", "can",
        "could", "so", "what", "who", "there", "just", "if", "when", "than", "its", "about", "all", "up", "out", "one",
    ];
    LIGHT.contains(&word)
}

/// How alike two wordings are where they are most alike: the words they share in order, over the
/// longer of the two stretches that hold them. 1 where one is a piece of the other.
pub fn likeness(one: &Wording, other: &Wording) -> f64 {
    let (short, long) = if one.words.len() <= other.words.len() { (&one.words, &other.words) } else { (&other.words, &one.words) };
    let pieces: Vec<&[Word]> = short.split(|word| *word == Word::Any).filter(|piece| !piece.is_empty()).collect();
    let open: Vec<&[Word]> = long.split(|word| *word == Word::Any).filter(|piece| !piece.is_empty()).collect();
    if pieces.iter().all(|piece| is_piece(piece, long)) || open.iter().all(|piece| is_piece(piece, short)) {
        return 1.0;
    }
    let (common, from, to) = longest_common(short, long);
    if common == 0 {
        return 0.0;
    }
    // Words that stand for any others are not held against either.
    let said = |words: &[Word]| words.iter().filter(|word| matches!(word, Word::Said(_))).count();
    let open = said(short) < short.len() || said(long) < long.len();
    if open && common + 1 >= said(short) {
        return 1.0;
    }
    common as f64 / said(short).max(said(&long[from..to])) as f64
}

fn is_piece(piece: &[Word], whole: &[Word]) -> bool {
    whole.windows(piece.len()).any(|window| window == piece)
}

/// The length of the longest common subsequence, and the stretch of `long` from its first to past its last word.
fn longest_common(short: &[Word], long: &[Word]) -> (usize, usize, usize) {
    // For each pair of prefixes: the length, and the latest start of a stretch in `long` that reaches it.
    let mut row: Vec<(usize, usize)> = vec![(0, 0); long.len() + 1];
    for (at, cell) in row.iter_mut().enumerate() {
        cell.1 = at;
    }
    let mut best = (0, 0, 0);
    for word in short {
        let mut diagonal = row[0];
        for at in 0..long.len() {
            let above = row[at + 1];
            let left = row[at];
            let better = |one: (usize, usize), other: (usize, usize)| {
                if one.0 > other.0 || (one.0 == other.0 && one.1 >= other.1) { one } else { other }
            };
            let mut cell = better(above, left);
            if *word == long[at] && *word != Word::Any {
                let start = if diagonal.0 == 0 { at } else { diagonal.1 };
                cell = better((diagonal.0 + 1, start), cell);
                let stretch = at + 1 - cell.1;
                if best.0 < cell.0 || (best.0 == cell.0 && stretch < best.2 - best.1) {
                    best = (cell.0, cell.1, at + 1);
                }
            }
            diagonal = above;
            row[at + 1] = cell;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With two decimals.
    fn alike(one: &str, other: &str) -> String {
        let wording = |text: &str| Wording::of(text).expect("it is long enough");
        format!("{:.2}", likeness(&wording(one), &wording(other)))
    }

    #[test]
    fn pieces_marks_and_contractions_are_no_other_wording() {
        assert_eq!(alike("I do not know what they want", "I don’t know what they want."), "1.00");
        assert_eq!(alike("know what they want from us", "I do not know what they want from us, she said"), "1.00");
        assert_eq!(alike("I do not know … they want from us", "I do not know what they want from us"), "1.00");
        assert_eq!(alike("I do not know what [the owners] want", "I do not know what they want"), "1.00");
    }

    #[test]
    fn words_in_another_place_are() {
        assert_eq!(alike("do not paint a boat in that yard", "do not paint a single boat in that yard"), "0.89");
        assert_eq!(alike("the lake was very cold that year", "the boats are very old and leak"), "0.29");
    }
}
