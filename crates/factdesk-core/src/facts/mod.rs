//! What one paragraph says, read once and kept for as long as its words stay the same.
//!
//! Facts know nothing of other paragraphs: who "he" is, which figures disagree and who
//! vouches are `links`. Every span counts from the start of the paragraph's prose, so that a
//! paragraph that moves costs nothing.

mod attributions;
mod citations;
mod figures;
mod kept;
mod names;
mod placeholders;
mod quotes;
mod reading;
mod timex;

pub use attributions::{Attribution, Cue, CueKind, Grade, Order, Source};
pub(crate) use citations::keys;
pub use citations::{Citation, CitationKind};
pub use figures::{
    Bound, Change, Conversion, Counted, Date, Event, Figure, FigureKind, Hedge, Label, Lasting, Life, Listed, Measure, Moment, Part,
    Product, RangeEnd, Relation, Reversed, Share, Shares, Standing, Step, Told, Unit, When,
};
pub(crate) use figures::{lemma, number, weekday_name, written_date};
pub(crate) use kept::Kept;
pub use names::{Certainty, Name, NameKind};
pub(crate) use names::{Form, is_roman_numeral, plain, sound};
pub use placeholders::Placeholder;
pub use quotes::{MarkStyle, Quote, QuoteFault, QuoteFaultKind, QuoteKind, Wording, likeness};
pub(crate) use quotes::{singles_first, speech};
pub use reading::Reading;
pub use timex::{Timex, TimexKind, timexes};

use crate::language::{Lexicon, Phrase, Sentence, Token};
use crate::markup::{Lead, Prose, Zone};
use crate::text::Span;
use std::ops::Range;

/// One paragraph of a draft, with all that was read out of it.
///
/// It is a value: two paragraphs of the same words in the same zone are equal, wherever they stand.
#[derive(Debug, PartialEq)]
pub struct Paragraph {
    /// Its words, and the way back to the draft.
    pub prose: Prose,
    /// What kind of block it is.
    pub zone: Zone,
    /// A dateline or a speaker's label before the copy.
    pub lead: Lead,
    /// Its words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Its sentences; a dateline or label belongs to none.
    pub sentences: Vec<Sentence>,
    /// The lexicon's phrases in it.
    pub phrases: Vec<Phrase>,
    /// The quotations, in order; nested ones follow the one they stand in.
    pub quotes: Vec<Quote>,
    /// Quotation marks that do not pair.
    pub quote_faults: Vec<QuoteFault>,
    /// Who is said to have said what, in the order of the cues.
    pub attributions: Vec<Attribution>,
    /// Whose view words are: wanted, backed, mocked. Stances vouch for nothing.
    pub stances: Vec<Attribution>,
    /// The figures, in order.
    pub figures: Vec<Figure>,
    /// What the figures measure, in order; none for what cannot be compared.
    pub measures: Vec<Counted>,
    /// Numbers that count nothing, in order.
    pub labels: Vec<Label>,
    /// Times told from the day of the copy, in order.
    pub moments: Vec<Moment>,
    /// What the figures say of each other.
    pub relations: Vec<Relation>,
    /// Who got how much, and who is put ahead of whom.
    pub standings: Vec<Standing>,
    /// What is told of lives: births, ages, deaths.
    pub lives: Vec<Life>,
    /// The names, in order.
    pub names: Vec<Name>,
    /// Links, footnote marks, keys and URLs, in order.
    pub citations: Vec<Citation>,
    /// Marks for what is still to come, in order.
    pub placeholders: Vec<Placeholder>,
    /// What links and rules have found out about it.
    memo: kept::Memo,
}

impl Paragraph {
    /// Reads a block. `singles` says whether single marks delimit quotes in this draft (ruling 3).
    pub fn read(prose: Prose, zone: Zone, lead: Lead, singles: bool, lexicon: &Lexicon) -> Paragraph {
        let mut paragraph = Paragraph {
            prose,
            zone,
            lead,
            tokens: Vec::new(),
            sentences: Vec::new(),
            phrases: Vec::new(),
            quotes: Vec::new(),
            quote_faults: Vec::new(),
            attributions: Vec::new(),
            stances: Vec::new(),
            figures: Vec::new(),
            measures: Vec::new(),
            labels: Vec::new(),
            moments: Vec::new(),
            relations: Vec::new(),
            standings: Vec::new(),
            lives: Vec::new(),
            names: Vec::new(),
            citations: Vec::new(),
            placeholders: Vec::new(),
            memo: kept::Memo::default(),
        };
        paragraph.placeholders = placeholders::read(&paragraph.prose, zone);
        if !zone.is_prose() {
            return paragraph;
        }
        let reading = Reading::new(&paragraph.prose, zone, lead, lexicon);
        let citations = citations::read(&reading);
        let (quotes, quote_faults) = quotes::read(&reading, singles);
        let names = names::read(&reading, &quotes);
        let figures::Read { figures, labels } = figures::read(&reading, &citations);
        let attributed = attributions::read(&reading, &quotes);
        let relations = figures::read_relations(&reading, &quotes, &attributed.attributions, &figures);
        let moments = figures::read_moments(&reading);
        let standings = figures::read_standings(&reading, &names, &quotes, &figures);
        let lives = figures::read_lives(&reading, &names, &quotes, &figures);
        let Reading { tokens, sentences, phrases, .. } = reading;
        paragraph.tokens = tokens;
        paragraph.sentences = sentences;
        paragraph.phrases = phrases;
        paragraph.quotes = quotes;
        paragraph.quote_faults = quote_faults;
        paragraph.attributions = attributed.attributions;
        paragraph.stances = attributed.stances;
        paragraph.figures = figures;
        paragraph.labels = labels;
        paragraph.moments = moments;
        paragraph.relations = relations;
        paragraph.standings = standings;
        paragraph.lives = lives;
        paragraph.measures = figures::read_measures(&paragraph);
        paragraph.names = names;
        paragraph.citations = citations;
        paragraph
    }

    /// The index of the sentence that holds the prose offset `at`, if any does.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let found = self.sentences.partition_point(|sentence| sentence.span.end <= at);
        let sentence = self.sentences.get(found)?;
        (sentence.span.start <= at).then_some(found)
    }

    /// The index of the first token that begins at or after the prose offset `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// The indices of the sentences that `span` reaches into.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let end = self.sentences.partition_point(|sentence| sentence.span.start < span.end);
        first..end.max(first)
    }

    /// The attributions of these sentences.
    pub fn attributions_of(&self, sentences: Range<usize>) -> &[Attribution] {
        of_sentences(&self.attributions, sentences)
    }

    /// The stances of these sentences.
    pub fn stances_of(&self, sentences: Range<usize>) -> &[Attribution] {
        of_sentences(&self.stances, sentences)
    }

    /// The quotations that share a byte with `span`, with their indices, the last first.
    pub fn quotes_over(&self, span: Span) -> impl Iterator<Item = (usize, &Quote)> {
        quotes::over(&self.quotes, span)
    }

    /// Whether `at` stands inside of a quotation that somebody is meant to have said.
    pub fn in_quote(&self, at: u32) -> bool {
        quotes::are_spoken_at(&self.quotes, at)
    }
}

/// Attributions stand in the order of their sentences.
fn of_sentences(attributions: &[Attribution], sentences: Range<usize>) -> &[Attribution] {
    let first = attributions.partition_point(|attribution| attribution.sentence < sentences.start);
    let end = attributions.partition_point(|attribution| attribution.sentence < sentences.end);
    &attributions[first..end.max(first)]
}
