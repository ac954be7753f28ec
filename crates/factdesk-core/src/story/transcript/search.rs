//! Finds a quotation in many transcripts: places that share pairs of words with it are compared
//! word by word, those that share most first.

use super::Transcript;
use super::align::{Difference, align, without_fillers};
use super::seeds::{Atom, atoms, pair};
use crate::facts::speech::Piece;
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// One word of speech or what stands for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Word(Atom),
    LeftOut,
    PutIn,
}

/// A quotation on its way into transcripts.
#[derive(Debug, Clone)]
pub struct Sought {
    pub(super) text: Box<str>,
    pub(super) signs: Vec<Sign>,
    /// Its pairs of neighbouring words, each once.
    pairs: Vec<u32>,
    /// How many words it has.
    pub words: usize,
}

/// A single word is anybody's.
const FEWEST_WORDS: usize = 2;
/// A quotation of more is a document; comparing costs the product of the lengths.
const MOST_WORDS: usize = 400;
/// Words that an ellipsis may leave out, in bytes: some 150, a long answer.
const GAP_BYTES: u32 = 900;
/// So many places are compared word by word.
const MOST_COMPARED: usize = 12;
/// One pair in so many has to be shared: with fewer, less than half of the words could be.
const SHARED: usize = 6;
/// A pair that stands in more places of one transcript than this is not looked at where the quotation
/// has rarer ones.
const COMMON: usize = 64;
/// And where it has none.
const MOST_PLACES: usize = 4_096;
/// Of more transcripts than this, so many are looked through.
const MOST_LOOKED_THROUGH: usize = 32;
/// No more ellipses than this are given room.
const MOST_GAPS: u32 = 8;
/// A place less like the quotation than this is another passage.
const LEAST_LIKENESS: f32 = 0.5;

impl Sought {
    /// A quotation's inner text; `None` where it is too short or too long to be looked for.
    pub fn of(inner: &str) -> Option<Sought> {
        let mut signs: Vec<Sign> = Vec::new();
        let mut others: Vec<(Sign, Span)> = Vec::new();
        let mut words: Vec<Atom> = Vec::new();
        atoms(
            inner,
            |atom| words.push(atom),
            |piece, span| others.push((if piece == Piece::LeftOut { Sign::LeftOut } else { Sign::PutIn }, span)),
        );
        let mut others = others.into_iter().peekable();
        for atom in &words {
            while let Some((sign, _)) = others.next_if(|(_, span)| span.start < atom.span.start) {
                signs.push(sign);
            }
            signs.push(Sign::Word(*atom));
        }
        // What is left out or put in at either end stands for nothing that has to be there.
        let first = signs.iter().position(|sign| matches!(sign, Sign::Word(_))).unwrap_or_default();
        signs.drain(..first);
        if !(FEWEST_WORDS..=MOST_WORDS).contains(&words.len()) {
            return None;
        }
        let beside = signs.windows(2).filter_map(|two| match two {
            [Sign::Word(one), Sign::Word(other)] => Some(pair(one.word, other.word)),
            _ => None,
        });
        let mut pairs: Vec<u32> = beside.collect();
        pairs.sort_unstable();
        pairs.dedup();
        Some(Sought { text: inner.into(), signs, pairs, words: words.len() })
    }

    /// The word at `index` of its signs.
    pub(super) fn word(&self, index: usize) -> Option<Atom> {
        match self.signs.get(index) {
            Some(Sign::Word(atom)) => Some(*atom),
            _ => None,
        }
    }

    /// How far apart in what was said its first and last word may stand, in bytes.
    fn reach(&self) -> u32 {
        let gaps = self.signs.iter().filter(|sign| **sign == Sign::LeftOut).count() as u32;
        self.text.len() as u32 * 3 / 2 + 60 + gaps.min(MOST_GAPS) * GAP_BYTES
    }
}

/// A place in a transcript that is like the quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The index of the transcript.
    pub transcript: usize,
    /// Whose words it is.
    pub voice: u16,
    /// The turn it begins in.
    pub turn: usize,
    /// Where it stands in the file, in its bytes.
    pub span: Span,
    /// How alike both are: 1 where every word is the same.
    pub likeness: f32,
    /// How many words they share.
    pub shared: usize,
    /// Whether the voice tells there what another said: "he always says …".
    pub told_of_another: bool,
    /// In which words they differ; none where the quotation is word for word.
    pub differences: Vec<Difference>,
}

impl Passage {
    /// Whether every word of the quotation was said.
    pub fn is_exact(&self) -> bool {
        self.differences.is_empty()
    }
}

/// The places in `transcripts` that are like `sought`, the likest first; at most one for each voice
/// of each transcript.
pub fn search(transcripts: &[Arc<Transcript>], sought: &Sought) -> Vec<Passage> {
    let mut windows: Vec<Window> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    for index in likeliest(transcripts, sought) {
        transcripts[index].windows(index, sought, &mut hits, &mut windows);
    }
    windows.sort_by_key(|window| std::cmp::Reverse(window.score));
    windows.truncate(MOST_COMPARED);
    let mut passages: Vec<Passage> = Vec::new();
    for window in &windows {
        let Some(passage) = transcripts[window.transcript].compare(window, sought) else { continue };
        passages.push(passage);
    }
    // Of equal likeness the one with fewer differences, then the one that comes first in the story.
    let order = |a: &Passage, b: &Passage| {
        let place = |passage: &Passage| (passage.differences.len(), passage.transcript, passage.span.start);
        b.likeness.total_cmp(&a.likeness).then_with(|| place(a).cmp(&place(b)))
    };
    passages.sort_by(order);
    let mut seen: Vec<(usize, u16)> = Vec::new();
    passages.retain(|passage| {
        let first = !seen.contains(&(passage.transcript, passage.voice));
        seen.push((passage.transcript, passage.voice));
        first
    });
    passages
}

/// The transcripts that are looked through: all of a few; of many those that have most of the
/// quotation's pairs, where a pair weighs the more the fewer transcripts have it (inverse document
/// frequency).
fn likeliest(transcripts: &[Arc<Transcript>], sought: &Sought) -> Vec<usize> {
    if transcripts.len() <= MOST_LOOKED_THROUGH {
        return (0..transcripts.len()).collect();
    }
    let mut having = vec![0u32; sought.pairs.len()];
    let mut has = Vec::with_capacity(transcripts.len() * sought.pairs.len());
    for transcript in transcripts {
        for (pair, having) in sought.pairs.iter().zip(&mut having) {
            let there = !transcript.seeds.of(*pair).is_empty();
            *having += u32::from(there);
            has.push(there);
        }
    }
    let weights: Vec<f32> = having.iter().map(|having| ((transcripts.len() + 1) as f32 / (*having).max(1) as f32).ln()).collect();
    let weigh = |has: &[bool]| has.iter().zip(&weights).filter(|(has, _)| **has).map(|(_, weight)| weight).sum::<f32>();
    let mut weighed: Vec<(usize, f32)> = has.chunks(sought.pairs.len().max(1)).map(weigh).enumerate().collect();
    weighed.sort_by(|one, other| other.1.total_cmp(&one.1));
    weighed.truncate(MOST_LOOKED_THROUGH);
    weighed.into_iter().map(|(index, _)| index).collect()
}

/// A pair of the quotation at a place of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    voice: u16,
    at: u32,
    pair: u16,
}

/// A stretch of what one voice said that shares pairs with the quotation.
#[derive(Debug, Clone, Copy)]
struct Window {
    transcript: usize,
    voice: u16,
    /// From the first to the last pair, in bytes of what was said.
    from: u32,
    to: u32,
    /// How many pairs are shared.
    score: usize,
}

impl Transcript {
    /// Adds the best stretches of each voice to `windows`.
    fn windows(&self, index: usize, sought: &Sought, hits: &mut Vec<Hit>, windows: &mut Vec<Window>) {
        hits.clear();
        let kept: Vec<Range<u32>> = sought.pairs.iter().map(|pair| self.seeds.of(*pair)).collect();
        let rare = |kept: &Range<u32>| (1..=COMMON).contains(&kept.len());
        let only_rare = kept.iter().filter(|kept| rare(kept)).count() > 1;
        let used = |kept: &Range<u32>| if only_rare { rare(kept) } else { !kept.is_empty() };
        let common = if only_rare { kept.iter().filter(|kept| COMMON < kept.len()).count() } else { 0 };
        let least = ((sought.pairs.len() - common) / SHARED).max(1);
        if kept.iter().filter(|kept| used(kept)).count() < least {
            return;
        }
        for (number, kept) in kept.iter().enumerate().filter(|(_, kept)| used(kept)) {
            let places = self.seeds.at(kept.clone()).take(MOST_PLACES);
            hits.extend(places.map(|at| Hit { voice: self.turns[self.turn_at(at)].voice, at, pair: number as u16 }));
        }
        hits.sort_unstable();
        let reach = sought.reach();
        for of_voice in hits.chunk_by(|one, other| one.voice == other.voice) {
            if let Some(window) = best_stretch(of_voice, sought.pairs.len(), reach, None) {
                let mut add = |window: Stretch| {
                    if least <= window.score {
                        windows.push(Window {
                            transcript: index,
                            voice: of_voice[0].voice,
                            from: window.from,
                            to: window.to,
                            score: window.score,
                        });
                    }
                };
                let other = best_stretch(of_voice, sought.pairs.len(), reach, Some(window));
                add(window);
                if let Some(other) = other {
                    add(other);
                }
            }
        }
    }

    /// Lays the quotation along a stretch and the words around it.
    fn compare(&self, window: &Window, sought: &Sought) -> Option<Passage> {
        let around = sought.text.len() as u32 * 3 / 2 + 60;
        let from = window.from.saturating_sub(around);
        let to = (window.to + around).min(self.said.len() as u32);
        let mut said: Vec<Atom> = Vec::new();
        for turn in self.turn_at(from)..self.turns.len() {
            let bounds = self.bounds(turn);
            if to <= bounds.start {
                break;
            }
            if self.turns[turn].voice != window.voice {
                continue;
            }
            let start = self.word_start(bounds.start.max(from), bounds.start);
            let end = self.word_end(bounds.end.min(to), bounds.end);
            let words = Span::new(start as usize, end as usize).of(&self.said);
            atoms(words, |atom| said.push(Atom { span: atom.span.shift(start), ..atom }), |_, _| {});
        }
        without_fillers(sought, &mut said, &self.said);
        let aligned = align(sought, &said, &self.said)?;
        let (first, last) = (said.get(aligned.stretch.start)?, said.get(aligned.stretch.end - 1)?);
        let span = Span { start: first.span.start, end: last.span.end.max(first.span.start) };
        (LEAST_LIKENESS <= aligned.likeness).then(|| Passage {
            transcript: window.transcript,
            voice: window.voice,
            turn: self.turn_at(span.start),
            span: self.to_file(span),
            likeness: aligned.likeness,
            shared: aligned.shared,
            told_of_another: self.tells_of_another(span.start),
            differences: aligned.differences,
        })
    }

    /// Whether words of saying or a quotation mark stand close before `at`.
    fn tells_of_another(&self, at: u32) -> bool {
        const CLOSE: usize = 50;
        const SAYING: &[&str] = &[
            "say", "says", "said", "saying", "tell", "tells", "told", "call", "calls", "called", "write", "writes", "wrote", "claim",
            "claims", "claimed", "quote", "promised", "promise", "goes", "went",
        ];
        let line = self.bounds(self.turn_at(at)).start as usize;
        let before = self.said.get(line..at as usize).unwrap_or_default();
        let near = &before[before.ceil_char_boundary(before.len().saturating_sub(CLOSE))..];
        near.trim_end().ends_with(['"', '“', '‘', '\''])
            || near.split(|c: char| !c.is_alphabetic()).any(|word| SAYING.contains(&word.to_lowercase().as_str()))
    }

    /// The beginning of the word around `at`, not before `floor`.
    fn word_start(&self, at: u32, floor: u32) -> u32 {
        let before = self.said.get(floor as usize..self.said.floor_char_boundary(at as usize)).unwrap_or_default();
        floor + before.rfind(char::is_whitespace).map_or(0, |space| space as u32)
    }

    /// The end of the word around `at`, not behind `ceiling`.
    fn word_end(&self, at: u32, ceiling: u32) -> u32 {
        let start = self.said.ceil_char_boundary(at as usize) as u32;
        let behind = self.said.get(start as usize..ceiling as usize).unwrap_or_default();
        behind.find(char::is_whitespace).map_or(ceiling.max(start), |space| start + space as u32)
    }
}

#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: u32,
    to: u32,
    score: usize,
}

/// The stretch of `reach` bytes that holds most different pairs; `hits` are in order. With `but`, one
/// that does not overlap it.
fn best_stretch(hits: &[Hit], pairs: usize, reach: u32, but: Option<Stretch>) -> Option<Stretch> {
    let mut counts = vec![0u16; pairs];
    let mut distinct = 0;
    let mut first = 0;
    let mut best: Option<Stretch> = None;
    for hit in hits {
        let count = &mut counts[usize::from(hit.pair)];
        *count += 1;
        distinct += usize::from(*count == 1);
        while reach < hit.at - hits[first].at {
            let count = &mut counts[usize::from(hits[first].pair)];
            *count -= 1;
            distinct -= usize::from(*count == 0);
            first += 1;
        }
        let overlaps = but.is_some_and(|but| hits[first].at <= but.to && but.from <= hit.at);
        if !overlaps && best.is_none_or(|best| best.score < distinct) {
            best = Some(Stretch { from: hits[first].at, to: hit.at, score: distinct });
        }
    }
    best
}
