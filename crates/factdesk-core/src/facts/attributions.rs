//! Who is said to have said what: a cue, its source and the content it covers.
//!
//! A cue is a verb ("said", "accused") or a phrase ("according to") outside of every quotation.
//! Its source stands before it ("Roe said …"), behind it ("…, said Roe") or in a phrase. What
//! "he" means, and whether a sentence without a cue goes on from one with a cue, are `links`.

mod cue;
mod extent;
mod grade;
mod mark;
mod noun_phrase;
mod phrase;
mod stance;
#[cfg(test)]
mod tests;
mod verb;

use super::{Quote, Reading};
use crate::language::Class;
use crate::text::Span;
use std::ops::Range;

/// What kind of cue it is, by how far it commits its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// Neutral speech.
    Say,
    /// Speech with a stance.
    Claim,
    /// Held inside.
    Think,
    /// Written down.
    Write,
    /// Documents and data show.
    Show,
    /// Witnessed.
    Perceive,
    /// A phrase: according to.
    According,
    /// Wanted, backed, mocked, cited: tells whose view it is and vouches for nothing.
    Stance,
}

/// The words that attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands, in prose bytes.
    pub span: Span,
    /// Its kind.
    pub kind: CueKind,
}

/// How much a source is worth, best first (RULES.md §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// A person with a name.
    Named,
    /// An organisation or document with a name or a definite one.
    Body,
    /// A person described and not named.
    Described,
    /// Witnesses, police, residents.
    Collective,
    /// "he", "she", "they": whom it means is found in `links`.
    Pronoun,
    /// A medium with nobody named.
    Medium,
    /// Nobody in particular: sources, experts, critics.
    Vague,
}

impl Grade {
    /// Whether a reader could not tell whom to ask.
    pub fn is_vague(self) -> bool {
        matches!(self, Grade::Medium | Grade::Vague)
    }
}

/// Who vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The whole description with the name, in prose bytes.
    pub span: Span,
    /// The word that says who it is: the name's last word, else the noun.
    pub head: Span,
    /// What it is worth.
    pub grade: Grade,
}

/// On which side of the cue the source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// "Roe said …".
    SourceFirst,
    /// "…, said Roe".
    CueFirst,
    /// "According to Roe, …".
    Fronted,
    /// "…, according to Roe".
    Final,
}

/// One attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that attribute.
    pub cue: Cue,
    /// Who vouches, where the sentence says so.
    pub source: Option<Source>,
    /// What the source is said to have said, in prose bytes: one piece, or two where the cue interrupts.
    pub content: Vec<Span>,
    /// How far it vouches, in prose bytes: the content with what the syntax does not tell from it.
    pub reach: Vec<Span>,
    /// The order of cue and source.
    pub order: Order,
    /// The index of its sentence.
    pub sentence: usize,
}

impl Attribution {
    /// Whether it vouches for the words at `span`.
    pub fn covers(&self, span: Span) -> bool {
        self.reach.iter().any(|reach| reach.overlaps(span) || reach.covers(span))
    }

    /// Whether the words at `span` are among those the source is said to have said.
    pub fn says(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span))
    }
}

/// What a paragraph attributes.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What vouches, in the order of the cues.
    pub(super) attributions: Vec<Attribution>,
    /// Whose view words are without being vouched for.
    pub(super) stances: Vec<Attribution>,
}

/// Reads the attributions and stances of a paragraph.
pub(super) fn read(reading: &Reading<'_>, quotes: &[Quote]) -> Found {
    let quoted = Quoted::new(reading, quotes);
    let mut found = Found::default();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let cx = Clause { reading, quoted: &quoted, sentence: sentence.tokens.clone(), number };
        let already = found.attributions.len();
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            index = cx.read(index, quotes, &mut found);
        }
        if found.attributions.len() == already {
            found.attributions.extend(sentence.tokens.clone().find_map(|index| mark::colon(&cx, index)));
        }
        let ended = quotes.iter().filter(|quote| sentence.span.start < quote.span.end && quote.span.end <= sentence.span.end);
        found.attributions.extend(ended.filter_map(|quote| mark::dash(&cx, quote)));
    }
    extent::part(reading, &quoted, &mut found.attributions);
    found
}

/// Where the reader of one cue may look.
pub(super) struct Clause<'a, 'p> {
    pub(super) reading: &'a Reading<'p>,
    pub(super) quoted: &'a Quoted,
    pub(super) sentence: Range<usize>,
    number: usize,
}

impl Clause<'_, '_> {
    /// Reads what the token at `index` attributes; the index of the token to go on with.
    fn read(&self, index: usize, quotes: &[Quote], found: &mut Found) -> usize {
        let reading = self.reading;
        if self.quoted.holds(index) {
            return index + 1;
        }
        if let Some(phrase) = reading.phrase_at(index, Class::According) {
            let after = reading.token_at(phrase.span.end);
            if let Some(mut said) = phrase::read(self, index, after) {
                said.content = extent::content(self, &said, index..after, quotes);
                found.attributions.push(said);
            }
            return after.max(index + 1);
        }
        let last = found.attributions.last().filter(|last| last.sentence == self.number);
        if let Some(phrase) = reading.phrase_at(index, Class::Phrasal).filter(|_| cue::is_phrase(self, index)) {
            let words = index..reading.token_at(phrase.span.end);
            if let Some(mut said) = verb::read(self, words.clone(), CueKind::Say, last) {
                said.content = extent::content(self, &said, words.clone(), quotes);
                found.attributions.push(said);
                return words.end;
            }
        }
        let listed = cue::kind(reading, index).filter(|_| cue::is_verb(self, index));
        let kind = listed.or_else(|| cue::touches_quote(self, index).then_some(CueKind::Say));
        let said = kind.and_then(|kind| verb::read(self, index..index + 1, kind, last));
        if let Some(mut said) = said {
            said.content = extent::content(self, &said, index..index + 1, quotes);
            found.attributions.push(said);
        } else if let Some(mut held) = stance::read(self, index, found.attributions.last().filter(|last| last.sentence == self.number)) {
            held.content = extent::content(self, &held, index..index + 1, quotes);
            found.stances.push(held);
        } else if let Some(held) = stance::agentless(self, index) {
            found.stances.push(held);
        }
        index + 1
    }
}

/// Which tokens stand inside of a spoken quotation, marks included.
pub(super) struct Quoted(Vec<Range<usize>>);

impl Quoted {
    fn new(reading: &Reading<'_>, quotes: &[Quote]) -> Quoted {
        let ranges = quotes
            .iter()
            .filter(|quote| !quote.nested && quote.closed)
            .map(|quote| reading.token_at(quote.span.start)..reading.token_at(quote.span.end));
        Quoted(ranges.collect())
    }

    pub(super) fn holds(&self, index: usize) -> bool {
        let found = self.0.partition_point(|range| range.end <= index);
        self.0.get(found).is_some_and(|range| range.contains(&index))
    }

    /// Whether the paragraph quotes nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The index of the opening mark of the quotation that holds the token at `index`.
    pub(super) fn start_of(&self, index: usize) -> Option<usize> {
        let found = self.0.partition_point(|range| range.end <= index);
        self.0.get(found).filter(|range| range.contains(&index)).map(|range| range.start)
    }

    /// The index of the token behind the quotation that holds the one at `index`.
    pub(super) fn end_of(&self, index: usize) -> usize {
        let found = self.0.partition_point(|range| range.end <= index);
        self.0.get(found).map_or(index, |range| range.end)
    }
}

/// Whether the words before the prose offset `from` end in a comma or a closing mark.
fn is_parted_before(cx: &Clause<'_, '_>, from: u32) -> bool {
    let before = cx.reading.prose.text[..from as usize].trim_end();
    before.ends_with([',', '”', '"', '’', '\'', '»', '—', '–', '?', '!'])
}

fn ends_in_quote(cx: &Clause<'_, '_>, from: u32) -> bool {
    let before = cx.reading.prose.text[..from as usize].trim_end();
    before.ends_with(['”', '"', '»']) || before.ends_with(",’") || before.ends_with(",'") || before.ends_with(".’")
}
