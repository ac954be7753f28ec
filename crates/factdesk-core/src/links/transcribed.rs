//! Which quotes stand in the story's transcripts, word for word or nearly, and which should and do not.
//!
//! The lookup itself depends on the quote's words alone and is kept with them from one state of
//! the draft to the next; who speaks and when is asked anew.

mod occasion;

use super::{Found, Links, Speaker};
use crate::draft::{At, Draft};
use crate::facts::{NameKind, Paragraph, Quote, QuoteKind};
use crate::markup::Zone;
use crate::story::{Called, Passage, Sought, Transcript, Voice, search};
use crate::text::Span;
use occasion::{Occasion, Told};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What transcripts tell of one quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcribed {
    /// The quote with its marks, in prose bytes.
    pub at: At,
    /// Where its words begin, in prose bytes: what the differences of the passage count from.
    pub inner: u32,
    /// The place that is likest to it, of those that count.
    pub passage: Option<Passage>,
    /// What follows from it.
    pub verdict: Verdict,
}

/// Whether a quote is the transcript's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The transcripts have nothing to say of it.
    Silent,
    /// Every word of it was said by its speaker.
    Exact,
    /// It was said in other words.
    Differs,
    /// It was said, but by somebody else.
    OtherVoice,
    /// Its speaker is recorded in this transcript and did not say it there. The weight of this is so
    /// many steps less than that of a quote said to come from the recorded occasion.
    Missing {
        /// The index of the transcript.
        transcript: usize,
        /// How many steps.
        steps: usize,
    },
}

impl Transcribed {
    /// Whether the words and the transcripts disagree.
    pub fn is_mismatch(&self) -> bool {
        !matches!(self.verdict, Verdict::Silent | Verdict::Exact)
    }
}

/// What was looked up.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LookedUp {
    places: Vec<Place>,
    /// Who speaks, by the cluster of their name.
    people: BTreeMap<usize, Arc<Person>>,
}

/// Somebody who speaks in the draft.
#[derive(Debug, PartialEq)]
struct Person {
    name: String,
    called: Called,
    /// The indices of the transcripts in which they are recorded, and not as the one who asks.
    recorded: Vec<usize>,
}

impl Person {
    fn new(name: &str, transcripts: &[Arc<Transcript>]) -> Person {
        let called = Called::new(name);
        let speaks = |transcript: &Transcript| transcript.voices().iter().any(|voice| !voice.asks && voice.may_be(&called));
        let recorded = (0..transcripts.len()).filter(|index| speaks(&transcripts[*index])).collect();
        Person { name: name.to_owned(), called, recorded }
    }
}

/// A quote and the passages that are like it.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    paragraph: usize,
    /// The quote among those of its paragraph; `None` for a block quotation as a whole.
    quote: Option<usize>,
    span: Span,
    inner: Span,
    words: usize,
    passages: Arc<[Passage]>,
}

/// How alike a quote and what its speaker said must be to be one quote in two wordings.
const NEAR: f32 = 0.6;
/// How alike, where it is not certain that they have one speaker.
const NEAR_OF_ANY: f32 = 0.75;
/// So many words must be shared by then.
const FEWEST_SHARED: usize = 4;
/// A quote of fewer words is anybody's.
const FEWEST_WORDS: usize = 4;
/// A quote of fewer words is never missed.
const FEWEST_MISSED: usize = 3;

/// Looks the quotes of `draft` up and adds what is found to `links`.
pub(super) fn find(draft: &Draft, before: Option<&Draft>, links: &mut Links) {
    let transcripts = &draft.story().transcripts;
    if transcripts.is_empty() {
        return;
    }
    let before = before.filter(|before| is_of_these(before, transcripts)).map(|before| (before, &before.links().looked_up));
    let known = before.map_or_else(FxHashMap::default, |(draft, looked_up)| looked_up.by_words(draft));
    let mut places = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        look_up(index, &placed.paragraph, transcripts, &known, &mut places);
    }
    let mut people: BTreeMap<usize, Arc<Person>> = BTreeMap::new();
    let person = |cluster: usize| {
        let name = &links.names.clusters[cluster].name;
        let known = before.and_then(|(_, looked_up)| looked_up.people.values().find(|person| person.name == *name));
        known.map_or_else(|| Arc::new(Person::new(name, transcripts)), Arc::clone)
    };
    for place in &places {
        let speaker = place.quote.map(|quote| &links.speakers[place.paragraph][quote]);
        // A speaker who was guessed is held against nobody.
        let told = speaker.filter(|speaker| speaker.found != Found::Likely);
        let cluster = told.and_then(|speaker| speaker.cluster).filter(|cluster| links.names.clusters[*cluster].kind == NameKind::Person);
        let person = cluster.map(|cluster| &**people.entry(cluster).or_insert_with(|| person(cluster)));
        let paragraph = draft.paragraph(place.paragraph);
        let case = Case { draft, transcripts, paragraph, place, speaker, person };
        let (verdict, passage) = case.judge();
        links.transcribed.push(Transcribed {
            at: At { paragraph: place.paragraph, span: place.span },
            inner: place.inner.start,
            passage: passage.cloned(),
            verdict,
        });
    }
    links.looked_up = LookedUp { places, people };
}

/// Whether what `before` looked up was looked up in these transcripts.
fn is_of_these(before: &Draft, transcripts: &[Arc<Transcript>]) -> bool {
    let old = &before.story().transcripts;
    old.len() == transcripts.len() && old.iter().zip(transcripts).all(|(old, new)| Arc::ptr_eq(old, new))
}

impl LookedUp {
    /// The quotes of `draft`, of which this is, by their words.
    fn by_words<'a>(&'a self, draft: &'a Draft) -> FxHashMap<&'a str, &'a Place> {
        let words = |place: &Place| draft.prose(At { paragraph: place.paragraph, span: place.inner });
        self.places.iter().map(|place| (words(place), place)).collect()
    }
}

/// Looks the quotes of a paragraph up.
fn look_up(index: usize, paragraph: &Paragraph, transcripts: &[Arc<Transcript>], known: &FxHashMap<&str, &Place>, places: &mut Vec<Place>) {
    let text = &paragraph.prose.text;
    let find = |quote: Option<usize>, span: Span, inner: Span| {
        if let Some(place) = known.get(inner.of(text)) {
            return Some(Place { paragraph: index, quote, span, inner, words: place.words, passages: Arc::clone(&place.passages) });
        }
        let sought = Sought::of(inner.of(text))?;
        Some(Place { paragraph: index, quote, span, inner, words: sought.words, passages: search(transcripts, &sought).into() })
    };
    match paragraph.zone {
        Zone::BlockQuote => {
            let whole = Span::new(0, text.len());
            places.extend(find(None, whole, whole));
        }
        Zone::Body => {
            let spoken = |quote: &Quote| quote.kind.is_spoken() && !quote.nested;
            let quotes = paragraph.quotes.iter().enumerate().filter(|(_, quote)| spoken(quote));
            places.extend(quotes.filter_map(|(number, quote)| find(Some(number), quote.span, quote.inner)));
        }
        _ => {}
    }
}

/// A quote that is judged.
struct Case<'a> {
    draft: &'a Draft,
    transcripts: &'a [Arc<Transcript>],
    paragraph: &'a Paragraph,
    place: &'a Place,
    speaker: Option<&'a Speaker>,
    /// Its speaker, where that is a person.
    person: Option<&'a Person>,
}

impl<'a> Case<'a> {
    fn voice(&self, passage: &Passage) -> &'a Voice {
        &self.transcripts[passage.transcript].voices()[usize::from(passage.voice)]
    }

    /// Whether the speaker can be who speaks there; with no name on either side anybody can.
    fn is_own(&self, passage: &Passage) -> bool {
        let voice = self.voice(passage);
        voice.is_unknown() || self.person.is_none_or(|person| voice.may_be(&person.called))
    }

    /// The indices of the transcripts in which the speaker is recorded.
    fn recorded(&self) -> &'a [usize] {
        self.person.map_or(&[], |person| &person.recorded)
    }

    fn judge(&self) -> (Verdict, Option<&'a Passage>) {
        let passages = &self.place.passages;
        let own = passages.iter().find(|passage| self.is_own(passage));
        if let Some(exact) = own.filter(|passage| passage.is_exact()) {
            return (Verdict::Exact, Some(exact));
        }
        let spoken = self.speaker.is_none_or(|speaker| speaker.found != Found::NotSpoken);
        if !spoken {
            return (Verdict::Silent, None);
        }
        let occasion = Occasion::of(self.draft, self.place.paragraph, self.quote(), self.speaker);
        if let Some(near) = own.filter(|passage| self.is_near(passage)) {
            let told = occasion.told(&self.transcripts[near.transcript]);
            let elsewhere = told == Told::OtherDay || told == Told::Elsewhere && near.likeness < NEAR_OF_ANY;
            return (if elsewhere { Verdict::Silent } else { Verdict::Differs }, Some(near));
        }
        if let Some(other) = passages.iter().find(|passage| self.is_others(passage)) {
            let told = occasion.told(&self.transcripts[other.transcript]);
            return (if told == Told::OtherDay { Verdict::Silent } else { Verdict::OtherVoice }, Some(other));
        }
        (self.missing(&occasion), None)
    }

    fn quote(&self) -> Option<&'a Quote> {
        self.place.quote.map(|quote| &self.paragraph.quotes[quote])
    }

    /// Whether the passage is the quote in another wording.
    fn is_near(&self, passage: &Passage) -> bool {
        let fragment = self.quote().is_some_and(|quote| quote.kind == QuoteKind::Fragment);
        let certain = self.person.is_some() && !self.voice(passage).is_unknown();
        let least = if certain && self.place.words > FEWEST_WORDS { NEAR } else { NEAR_OF_ANY };
        let shared = if certain { FEWEST_SHARED } else { FEWEST_SHARED + 1 };
        !fragment && least <= passage.likeness && shared.min(self.place.words.saturating_sub(1)).max(3) <= passage.shared
    }

    /// Whether somebody else said the words (ruling 34). Words that the interviewer puts to another
    /// may well be the speaker's.
    fn is_others(&self, passage: &Passage) -> bool {
        let exact = passage.is_exact() && FEWEST_WORDS <= self.place.words;
        let near = NEAR_OF_ANY < passage.likeness && FEWEST_SHARED < passage.shared;
        let recorded = self.recorded().contains(&passage.transcript);
        !self.is_own(passage) && !passage.told_of_another && (exact && (recorded || !self.voice(passage).asks) || near && recorded)
    }

    /// Whether the quote should stand in a transcript of its speaker's, and does not.
    fn missing(&self, occasion: &Occasion) -> Verdict {
        let certain = self.speaker.is_some_and(|speaker| !matches!(speaker.found, Found::Likely | Found::Nobody | Found::NotSpoken));
        if !certain || self.place.words < FEWEST_MISSED {
            return Verdict::Silent;
        }
        let steps = self.recorded().iter().filter_map(|index| {
            let steps = occasion.steps(self.draft.date(), &self.transcripts[*index])?;
            Some((steps, *index))
        });
        match steps.min() {
            // A piece of a sentence is missed only where the copy says where it was said.
            Some((steps, _)) if steps > 0 && self.place.words < FEWEST_WORDS => Verdict::Silent,
            Some((steps, transcript)) => Verdict::Missing { transcript, steps },
            None => Verdict::Silent,
        }
    }
}
