//! Names that must never leave the ledger: finding them in any text, and blocking them out.
//!
//! What is searched is the text as it lies, so that comments, front matter, code and addresses
//! hide nothing. Letters are compared as [`fold`] leaves them; hyphens, wraps, character
//! references and percent signs stand between them as they like.

mod letters;

use crate::language::{COURTESY, Class, Classes, Gazetteer, Lexicon, fold};
use crate::text::Span;
use letters::{Gap, Letters, Start};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What stands in place of a confidential name.
pub const BLOCKS: &str = "█████";

/// The names that a ledger marks confidential.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confidential {
    patterns: Vec<Pattern>,
    /// The patterns by the letters they begin with.
    by_start: FxHashMap<Start, Vec<u32>>,
    /// Whether any of them begins with fewer letters than a [`Start`] holds.
    short: bool,
}

/// A place where a confidential name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The name, in bytes of the text that was searched.
    pub span: Span,
    /// The index of its source in [`Ledger::entries`](crate::Ledger::entries).
    pub entry: usize,
}

/// One way to write a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    /// Its words, folded.
    words: Vec<Box<str>>,
    /// What may stand between two of them.
    between: Gap,
    /// How many words at its start are no part of the name: a title.
    before: usize,
    /// Whether each of its words must have a capital: they are everyday words otherwise.
    capital: bool,
    /// Whether initials may stand between the first word and the second.
    initials: bool,
    entry: usize,
}

/// What else stands before a surname.
const NOBLE: &[&str] = &["lord", "lady", "prof", "professor"];

/// What stands in a ledger in place of a name.
const NAMELESS: &[&str] = &["anonymous", "confidential", "unknown", "unnamed", "withheld"];
/// Shorter words are found as part of a whole name only.
const SHORTEST_SURNAME: usize = 2;

impl Confidential {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Looks for `name` from now on: whole, and that of a person with the surname first, by an initial or a title, and
    /// by the bare surname unless that is a common word, given name or place (ruling 21). False where the name is one
    /// such word alone.
    pub(super) fn guard(&mut self, name: &str, is_person: bool, entry: usize) -> bool {
        for spelt in spellings(name) {
            let words = words(&spelt);
            let Some(last) = words.last() else { return true };
            let common = is_common(last);
            let all_common = words.iter().all(|word| is_common(word));
            let surname: Vec<Box<str>> = last.iter().map(|part| part.as_str().into()).collect();
            let flat: Vec<Box<str>> = words.iter().flatten().map(|part| part.as_str().into()).collect();
            if words.len() == 1 && is_common(last) {
                // "anonymous", "a clerk": the ledger keeps no name here.
                return !spelt.trim_start().starts_with(char::is_uppercase) || NAMELESS.contains(&last.concat().as_str());
            }
            let pattern = |words: Vec<Box<str>>| Pattern { words, between: Gap::Loose, before: 0, capital: false, initials: false, entry };
            let initials = flat.get(1).is_some_and(|word| word.len() > 1);
            self.add(Pattern { initials, capital: all_common, ..pattern(flat) });
            // "Source A" and "Agent X" have no surname.
            let person = is_person && (2..=5).contains(&words.len()) && last.concat().len() >= SHORTEST_SURNAME;
            if !person || Lexicon::standard().classes(&last.concat()).has(Class::BodyName) {
                continue;
            }
            let given: Vec<Box<str>> = words[..words.len() - 1].iter().flatten().map(|part| part.as_str().into()).collect();
            let turned = surname.iter().chain(&given).cloned().collect();
            self.add(Pattern { between: Gap::Comma, capital: all_common, ..pattern(turned) });
            let initial: Box<str> = given[0].chars().next().map(String::from).unwrap_or_default().into();
            let behind = |first: &str| std::iter::once(first.into()).chain(surname.iter().cloned()).collect();
            self.add(Pattern { capital: common, ..pattern(behind(&initial)) });
            if common {
                for title in COURTESY.iter().chain(NOBLE) {
                    self.add(Pattern { before: 1, capital: true, ..pattern(behind(title)) });
                }
            } else {
                self.add(pattern(surname));
            }
        }
        true
    }

    fn add(&mut self, pattern: Pattern) {
        // Initials may stand behind the first word: then what comes behind it is not known.
        let told = if pattern.initials { &pattern.words[..1] } else { &pattern.words[..] };
        let start = Start::of(told.iter().flat_map(|word| word.chars()));
        let known = self.by_start.entry(start).or_default();
        if start.is_empty() || known.iter().any(|index| self.patterns[*index as usize] == pattern) {
            return;
        }
        self.short |= !start.is_full();
        known.push(self.patterns.len() as u32);
        self.patterns.push(pattern);
    }

    /// The confidential names in `text`, in order and without overlap; of two at one place the longer.
    pub fn find(&self, text: &str) -> Vec<Named> {
        let mut out = Vec::new();
        if self.is_empty() {
            return out;
        }
        let mut at = 0;
        while let Some(letter) = letters::word_from(text, at) {
            let starts = [letter.letters, letter.letters.cut(2), letter.letters.cut(1)];
            let starts = if self.short { &starts[..] } else { &starts[..1] };
            let here = starts.iter().filter_map(|start| self.by_start.get(start)).flatten();
            let matched = here.filter_map(|index| self.patterns[*index as usize].match_at(text, letter.start));
            at = match matched.max_by_key(|named| named.span.end) {
                Some(named) => {
                    out.push(named);
                    named.span.range().end
                }
                None => letter.next,
            };
        }
        out
    }

    /// Whether `text` holds a confidential name.
    pub fn is_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// `text` with [`BLOCKS`] in place of confidential names.
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.find(text);
        let spans: Vec<Span> = found.iter().flat_map(|named| by_line(text, named.span)).collect();
        blocked(text, &spans)
    }
}

/// The parts of a span that hold no line end: what is blocked out keeps its lines.
pub(crate) fn by_line(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    span.of(text).split_inclusive(['\r', '\n']).filter_map(move |line| {
        let words = line.trim_end_matches(['\r', '\n']).len() as u32;
        let piece = Span { start: at, end: at + words };
        at += line.len() as u32;
        (!piece.is_empty()).then_some(piece)
    })
}

/// `text` with [`BLOCKS`] in place of `spans`, which are in order, do not overlap and hold no line end.
pub(crate) fn blocked<'t>(text: &'t str, spans: &[Span]) -> Cow<'t, str> {
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        out.push_str(&text[from..span.range().start]);
        out.push_str(BLOCKS);
        from = span.range().end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

impl Pattern {
    /// The name where the pattern stands in `text` from byte `start` on, which begins a word.
    fn match_at(&self, text: &str, start: usize) -> Option<Named> {
        let mut letters = Letters::new(text, start);
        let mut name_start = start;
        for (index, word) in self.words.iter().enumerate() {
            if 0 < index {
                if self.initials && index == 1 {
                    letters.skip_initials();
                }
                letters.cross(self.between)?;
            }
            if index == self.before {
                name_start = letters.next_start()?;
            }
            if self.capital && !letters.next_is_capital() {
                return None;
            }
            letters.take(word)?;
        }
        Some(Named { span: Span::new(name_start, letters.end_of_word()?), entry: self.entry })
    }
}

/// The name as the ledger has it, and with the letters that other keyboards put for ä, ö and the like.
fn spellings(name: &str) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    let spread: String = name
        .chars()
        .map(|c| match c {
            'ä' => "ae".into(),
            'ö' | 'ø' => "oe".into(),
            'ü' => "ue".into(),
            'å' => "aa".into(),
            'Ä' => "Ae".into(),
            'Ö' | 'Ø' => "Oe".into(),
            'Ü' => "Ue".into(),
            'Å' => "Aa".into(),
            c => String::from(c),
        })
        .collect();
    let narrow = name.to_lowercase().replace("ae", "a").replace("oe", "o").replace("ue", "u");
    if spread != name {
        out.push(spread);
    }
    if narrow.chars().count() + 1 == name.chars().count() {
        out.push(narrow);
    }
    out
}

/// The words of a name, each as its parts between hyphens, folded; titles and suffixes are left out, and a surname
/// that stands first before a comma is put last.
fn words(name: &str) -> Vec<Vec<String>> {
    let name = match name.split_once(',') {
        Some((last, first)) if !is_suffix(first) => format!("{first} {last}"),
        Some((name, _)) => name.to_owned(),
        None => name.to_owned(),
    };
    // "Ada Holm (not her name)"
    let name = name.split(['(', '[', '/', ';']).next().unwrap_or_default();
    let mut out: Vec<Vec<String>> = Vec::new();
    for word in name.split_whitespace() {
        let folded = fold(word);
        let title = out.is_empty()
            && (COURTESY.iter().chain(NOBLE).any(|title| *title == folded) || Lexicon::standard().classes(&folded).has(Class::Title));
        let nickname = word.starts_with(['“', '"', '‘', '\'', '«']);
        if folded.is_empty() || title || nickname || is_suffix(word) {
            continue;
        }
        out.push(word.split(['-', '‑', '–']).map(fold).filter(|part| !part.is_empty()).collect());
    }
    out
}

fn is_suffix(word: &str) -> bool {
    matches!(fold(word).as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md" | "kc" | "qc" | "mp")
}

/// Whether a surname may as well be a word, a given name or a place.
fn is_common(parts: &[impl AsRef<str>]) -> bool {
    let word: String = parts.iter().map(AsRef::as_ref).collect();
    let gazetteer = Gazetteer::standard();
    let person = gazetteer.person(&word);
    Lexicon::standard().classes(&word) != Classes::NONE || person.male || person.female || gazetteer.place(&word).is_some()
}

#[cfg(test)]
mod tests;
