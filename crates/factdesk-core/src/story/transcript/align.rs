//! Lays a quotation along what was said, word by word, and tells in which words they differ.
//!
//! What a quotation leaves out by an ellipsis and puts in by brackets is no difference, and neither
//! are sounds, fillers, false starts, spellings and the way numbers are written.

mod same;

use super::search::{Sign, Sought};
use super::seeds::{Atom, key_of};
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that differ between a quotation and what was said; one side is empty where the other has words more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the quotation, in bytes of its inner text; empty where words are left out.
    pub at: Span,
    /// The quotation's words.
    pub quoted: Box<str>,
    /// The transcript's words.
    pub said: Box<str>,
}

/// A quotation laid along what was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aligned {
    /// The words of the stretch, from the first to past the last one that the quotation takes up.
    pub(super) stretch: std::ops::Range<usize>,
    /// The words they share in order, over those of the longer.
    pub(super) likeness: f32,
    /// How many words they share.
    pub(super) shared: usize,
    pub(super) differences: Vec<Difference>,
}

/// What it costs to take one word for another, to add one and to drop one: two words that stand in
/// one place are rather one for the other, and words are rather left out than made up. A passage that
/// is left out costs little more than a word.
const SWAP: u16 = 6;
const ADD: u16 = 5;
const DROP: u16 = 4;
const DROP_MORE: u16 = 1;
/// A passage that is left out makes a quotation no less alike than so many words.
const MOST_DROPPED: usize = 3;

/// Brackets stand for no more words than this.
const MOST_REPLACED: usize = 4;

/// A step of the alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A word of the quotation is the one that was said.
    Same(usize, usize),
    /// It is another.
    Swap(usize, usize),
    /// It was not said.
    Add(usize),
    /// What was said is not in the quotation.
    Drop(usize),
    /// An ellipsis or brackets, and what they stand for.
    Free,
}

/// How a cell of the table is reached; from [`PUT`] on, by brackets that stand for so many words.
const START: u8 = 0;
const SAME: u8 = 1;
const SWAPPED: u8 = 2;
const ADDED: u8 = 3;
const DROPPED: u8 = 4;
const GAP: u8 = 5;
const SKIPPED: u8 = 6;
const PUT: u8 = 16;
/// Set where a passage that is left out goes on from the column before.
const GOES_ON: u8 = 0x80;

/// Lays `sought` along `said`, whose spans count in `text`, where it costs least.
pub(super) fn align(sought: &Sought, said: &[Atom], text: &str) -> Option<Aligned> {
    let mut steps = steps(&sought.signs, said);
    swap_edges(&mut steps, said, text);
    let taken = |step: &Step| match step {
        Step::Same(_, at) | Step::Swap(_, at) | Step::Drop(at) => Some(*at),
        Step::Add(_) | Step::Free => None,
    };
    let first = steps.iter().find_map(taken)?;
    let last = steps.iter().rev().find_map(taken)?;
    let mut shared = steps.iter().filter(|step| matches!(step, Step::Same(..))).count();
    let (mut quoted, mut stretch) = (shared, shared);
    let mut differences = Vec::new();
    for hunk in hunks(&sought.signs, said, &steps) {
        let words =
            |atoms: &[usize], of: &dyn Fn(usize) -> Option<Atom>| atoms.iter().filter_map(|at| of(*at)).map(|atom| atom.span).collect();
        let difference = same::Hunk {
            quoted: words(&hunk.quoted, &|at| sought.word(at)),
            said: words(&hunk.said, &|at| said.get(at).copied()),
            around: {
                let before = hunk.said_before.and_then(|at| said.get(at)).map_or(said[first].span.start, |atom| atom.span.end);
                let behind = hunk.said_behind.and_then(|at| said.get(at)).map_or(said[last].span.end, |atom| atom.span.start);
                Span { start: before, end: behind.max(before) }
            },
            quote: &sought.text,
            speech: text,
        };
        // Contractions are shared words in another form: they are counted already.
        let (more_quoted, more_said) = (hunk.quoted.len() - hunk.shared, hunk.said.len() - hunk.shared);
        if difference.is_none() {
            shared += more_quoted.max(more_said);
            quoted += more_quoted.max(more_said);
            stretch += more_quoted.max(more_said);
        } else {
            quoted += more_quoted;
            stretch += if more_quoted == 0 { more_said.min(MOST_DROPPED) } else { more_said };
            let before = hunk.before.and_then(|at| sought.word(at)).map_or(0, |atom| atom.span.end);
            differences.push(difference.told(before));
        }
    }
    let likeness = shared as f32 / quoted.max(stretch).max(1) as f32;
    Some(Aligned { stretch: first..last + 1, likeness, shared, differences })
}

/// A word or two that were not said at the beginning or the end of a quotation stand in the place of
/// those that were, where these belong to the same sentence: "nine" for "ten".
fn swap_edges(steps: &mut [Step], said: &[Atom], text: &str) {
    const MOST: usize = 2;
    let is_add = |step: &&Step| matches!(step, Step::Add(_));
    let one_sentence = |from: usize, to: usize| {
        let between = Span { start: said[from].span.end, end: said[to].span.start }.of(text);
        !between.contains(['.', '?', '!', '\n'])
    };
    let behind = steps.iter().rev().take_while(is_add).count();
    let first = steps.len() - behind;
    if let Some(Step::Same(_, last)) = first.checked_sub(1).map(|last| steps[last])
        && (1..=MOST).contains(&behind)
        && last + behind < said.len()
        && one_sentence(last, last + behind)
    {
        for (offset, step) in steps[first..].iter_mut().enumerate() {
            if let Step::Add(quoted) = *step {
                *step = Step::Swap(quoted, last + 1 + offset);
            }
        }
    }
    let before = steps.iter().take_while(is_add).count();
    if let Some(Step::Same(_, next)) = steps.get(before).copied()
        && (1..=MOST).contains(&before)
        && before <= next
        && one_sentence(next - before, next)
    {
        for (offset, step) in steps[..before].iter_mut().enumerate() {
            if let Step::Add(quoted) = *step {
                *step = Step::Swap(quoted, next - before + offset);
            }
        }
    }
}

/// Takes out of `said` the fillers that marks set off: they are laid along nothing. Not those of
/// which the quotation has a word.
pub(super) fn without_fillers(sought: &Sought, said: &mut Vec<Atom>, text: &str) {
    static PAIRS: LazyLock<[[u32; 2]; 2]> = LazyLock::new(|| [["you", "know"], ["i", "mean"]].map(|words| words.map(key_of)));
    let has = |word: u32| sought.signs.iter().any(|sign| matches!(sign, Sign::Word(atom) if atom.word == word));
    let ends_in = |word: u32| matches!(sought.signs.last(), Some(Sign::Word(atom)) if atom.word == word);
    let sought = PAIRS.map(|pair| has(pair[1]) || ends_in(pair[0]));
    let mut kept = 0;
    let mut at = 0;
    while at < said.len() {
        let filler = said.get(at..at + 2).filter(|two| {
            let known = PAIRS.iter().position(|pair| *pair == [two[0].word, two[1].word]);
            known.is_some_and(|known| !sought[known])
        });
        if filler.is_some_and(|two| same::is_set_off(Span { start: two[0].span.start, end: two[1].span.end }, text)) {
            at += 2;
            continue;
        }
        said[kept] = said[at];
        kept += 1;
        at += 1;
    }
    said.truncate(kept);
}

/// The cheapest way through, from the first word of the quotation to its last.
fn steps(signs: &[Sign], said: &[Atom]) -> Vec<Step> {
    let width = said.len() + 1;
    let mut ways = vec![START; (signs.len() + 1) * width];
    let mut above = vec![0u16; width];
    let mut row = vec![0u16; width];
    for (index, sign) in signs.iter().enumerate() {
        let ways = &mut ways[(index + 1) * width..(index + 2) * width];
        let after_pronoun =
            || index.checked_sub(1).is_some_and(|before| matches!(signs[before], Sign::Word(atom) if POINTING.contains(&atom.word)));
        let explains = matches!(sign, Sign::PutIn) && after_pronoun();
        // What it costs to be here having left out the word before.
        let mut dropped = u16::MAX;
        for at in 0..width {
            let mut goes_on = 0;
            let mut best = match sign {
                Sign::Word(_) => (above[at].saturating_add(ADD), ADDED),
                Sign::LeftOut | Sign::PutIn => (above[at], GAP),
            };
            let mut left_out = u16::MAX;
            if at > 0 && *sign != Sign::LeftOut {
                let (more, anew) = (dropped.saturating_add(DROP_MORE), row[at - 1].saturating_add(DROP));
                goes_on = if more < anew { GOES_ON } else { 0 };
                left_out = more.min(anew);
                dropped = left_out;
            }
            let mut take = |cost: u16, way: u8| {
                if cost < best.0 {
                    best = (cost, way);
                }
            };
            match sign {
                Sign::Word(atom) if at > 0 => {
                    // Of words said twice, the later ones are those left out.
                    take(left_out, DROPPED);
                    let same = atom.word == said[at - 1].word;
                    take(above[at - 1].saturating_add(if same { 0 } else { SWAP }), if same { SAME } else { SWAPPED });
                }
                Sign::LeftOut if at > 0 => take(row[at - 1], SKIPPED),
                Sign::PutIn => {
                    take(left_out, DROPPED);
                    for count in 1..=MOST_REPLACED.min(at) {
                        if may_replace(&said[at - count..at], explains) {
                            take(above[at - count], PUT + count as u8);
                        }
                    }
                }
                Sign::Word(_) | Sign::LeftOut => {}
            }
            (row[at], ways[at]) = (best.0, best.1 | goes_on);
        }
        std::mem::swap(&mut above, &mut row);
    }
    let end = (0..width).min_by_key(|at| above[*at]).unwrap_or_default();
    back(&ways, width, signs.len(), end)
}

/// Follows the way to the cell at row `index` and column `at` back to its beginning.
fn back(ways: &[u8], width: usize, mut index: usize, mut at: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut goes_on = false;
    loop {
        let way = ways[index * width + at];
        let way = if goes_on { way & GOES_ON | DROPPED } else { way };
        goes_on = way == GOES_ON | DROPPED;
        let (step, up, left) = match way & !GOES_ON {
            START => break,
            SAME => (Step::Same(index - 1, at - 1), 1, 1),
            SWAPPED => (Step::Swap(index - 1, at - 1), 1, 1),
            ADDED => (Step::Add(index - 1), 1, 0),
            DROPPED => (Step::Drop(at - 1), 0, 1),
            GAP => (Step::Free, 1, 0),
            SKIPPED => (Step::Free, 0, 1),
            put => (Step::Free, 1, usize::from(put - PUT)),
        };
        steps.push(step);
        index -= up;
        at -= left;
    }
    steps.reverse();
    steps
}

/// Words that only point at what is meant, or belong to every sentence: brackets may stand in for
/// them, and for what they begin ("that night" may become "\[Friday\]").
static POINTING: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    const WORDS: &[&str] = &[
        "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "his", "hers", "its", "their", "theirs", "our",
        "ours", "my", "mine", "your", "yours", "this", "that", "these", "those", "there", "here", "the", "a", "an", "one", "ones", "who",
        "which", "what",
    ];
    WORDS.iter().map(|word| key_of(word)).collect()
});

/// Words behind which something new begins: brackets stand for none that go on over one of them.
static JOINING: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    const WORDS: &[&str] = &[
        "in", "on", "at", "to", "for", "from", "with", "by", "since", "until", "about", "after", "before", "and", "or", "but", "because",
        "when", "if", "while", "so", "then",
    ];
    WORDS.iter().map(|word| key_of(word)).collect()
});

/// Whether brackets may stand for these words: for one word, or for some that begin by pointing.
/// Brackets that explain the pronoun before them stand for nothing but a small word (ruling 34).
fn may_replace(words: &[Atom], explains: bool) -> bool {
    let pointing = words.first().is_some_and(|first| POINTING.contains(&first.word));
    let whole = || words.iter().all(|word| !JOINING.contains(&word.word));
    if explains { words.len() == 1 && pointing } else { words.len() == 1 || pointing && whole() }
}

/// Neighbouring steps that are no equal words.
#[derive(Default)]
struct Places {
    quoted: Vec<usize>,
    said: Vec<usize>,
    /// How many words of either side are shared, in another form.
    shared: usize,
    /// The word of the quotation before them.
    before: Option<usize>,
    /// The words that were said before and behind them.
    said_before: Option<usize>,
    said_behind: Option<usize>,
}

fn hunks(signs: &[Sign], said: &[Atom], steps: &[Step]) -> Vec<Places> {
    let contracted = |quoted: usize| matches!(signs[quoted], Sign::Word(atom) if atom.contracted);
    let mut hunks = Vec::new();
    let mut open = Places::default();
    let (mut before, mut said_before) = (None, None);
    for step in steps {
        match *step {
            Step::Same(quoted, at) if contracted(quoted) != said[at].contracted => {
                open.quoted.push(quoted);
                open.said.push(at);
                open.shared += 1;
                continue;
            }
            Step::Swap(quoted, at) => {
                open.quoted.push(quoted);
                open.said.push(at);
                continue;
            }
            Step::Add(quoted) => {
                open.quoted.push(quoted);
                continue;
            }
            Step::Drop(at) => {
                open.said.push(at);
                continue;
            }
            Step::Same(..) | Step::Free => {}
        }
        if !open.quoted.is_empty() || !open.said.is_empty() {
            let said_behind = if let Step::Same(_, at) = *step { Some(at) } else { None };
            hunks.push(Places { before, said_before, said_behind, ..std::mem::take(&mut open) });
        }
        if let Step::Same(quoted, at) = *step {
            (before, said_before) = (Some(quoted), Some(at));
        }
    }
    if !open.quoted.is_empty() || !open.said.is_empty() {
        hunks.push(Places { before, said_before, ..open });
    }
    hunks
}
