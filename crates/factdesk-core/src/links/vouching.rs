//! Who vouches for each sentence (RULES.md §2): the first state that holds wins.

use super::Links;
use super::speakers::{Found, Speaker};
use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Attribution, FigureKind, Grade, Kept, Paragraph};
use crate::language::{Case, Class, Classes, TokenKind};
use crate::markup::Zone;
use crate::text::Span;
use std::sync::OnceLock;

/// The state of a sentence or clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Inside a direct quote.
    Quoted,
    /// A cue with a source governs it.
    Attributed,
    /// A link, footnote, key or source mark.
    Cited,
    /// The reporter or outlet saw it.
    Observed,
    /// It visibly goes on from a vouched sentence of its paragraph.
    Carried,
    /// It may go on from one: findings weigh one step less.
    CarriedWeakly,
    /// Public record, settled history, the house's known facts.
    Background,
    /// Nobody vouches.
    None,
}

impl State {
    /// Its name in the formats.
    pub fn name(self) -> &'static str {
        match self {
            State::Quoted => "quoted",
            State::Attributed => "attributed",
            State::Cited => "cited",
            State::Observed => "observed",
            State::Carried | State::CarriedWeakly => "carried",
            State::Background => "background",
            State::None => "none",
        }
    }

    /// Whether somebody or something stands behind the words.
    pub fn is_vouched(self) -> bool {
        !matches!(self, State::None | State::CarriedWeakly)
    }
}

/// Who vouches, with the evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vouch {
    /// The state.
    pub state: State,
    /// The cue, in prose bytes of the paragraph.
    pub cue: Option<Span>,
    /// The source.
    pub source: Option<At>,
    /// What the source is worth.
    pub grade: Option<Grade>,
}

impl Vouch {
    const NONE: Vouch = Vouch { state: State::None, cue: None, source: None, grade: None };

    fn of(state: State) -> Vouch {
        Vouch { state, ..Vouch::NONE }
    }
}

/// Finds who vouches for each sentence of each paragraph.
pub(super) fn find(draft: &Draft, config: &Config, speakers: &[Vec<Speaker>]) -> Vec<Vec<Vouch>> {
    let paragraphs = draft.paragraphs();
    let mut out = Vec::with_capacity(paragraphs.len());
    for (index, placed) in paragraphs.iter().enumerate() {
        let paragraph = &*placed.paragraph;
        if paragraph.zone == Zone::Turn {
            out.push(paragraph.sentences.iter().map(|_| Vouch::of(State::Quoted)).collect());
            continue;
        }
        let below = paragraphs.get(index + 1).is_some_and(|next| next.paragraph.zone == Zone::UrlOnly);
        let cx = Around { draft, config, paragraph, index, speakers: &speakers[index], cited_below: below };
        let mut vouches: Vec<Vouch> = Vec::with_capacity(paragraph.sentences.len());
        for number in 0..paragraph.sentences.len() {
            let vouch = of_sentence(&cx, number, &vouches);
            vouches.push(vouch);
        }
        out.push(vouches);
    }
    out
}

struct Around<'a> {
    draft: &'a Draft,
    config: &'a Config,
    paragraph: &'a Paragraph,
    index: usize,
    speakers: &'a [Speaker],
    cited_below: bool,
}

fn of_sentence(cx: &Around<'_>, number: usize, before: &[Vouch]) -> Vouch {
    let paragraph = cx.paragraph;
    let span = paragraph.sentences[number].span;
    if let Some(speaker) = quoted_by(cx, span) {
        return Vouch { source: speaker.at, ..Vouch::of(State::Quoted) };
    }
    if let Some(attribution) = paragraph.attributions_of(number..number + 1).iter().max_by_key(|attribution| attribution.source.is_some()) {
        return of_attribution(cx.index, attribution);
    }
    if cx.cited_below || paragraph.is_cited(span) {
        return Vouch::of(State::Cited);
    }
    let signs = paragraph.kept::<Sentences>().signs(paragraph, number);
    if signs.observed {
        return Vouch::of(State::Observed);
    }
    if let Some(carried) = carried(paragraph, signs, before) {
        return carried;
    }
    if is_background(cx, number, signs) {
        return Vouch::of(State::Background);
    }
    Vouch::NONE
}

fn of_attribution(paragraph: usize, attribution: &Attribution) -> Vouch {
    Vouch {
        state: State::Attributed,
        cue: Some(attribution.cue.span),
        source: attribution.source.map(|source| At { paragraph, span: source.span }),
        grade: attribution.source.map(|source| source.grade),
    }
}

/// The speaker of the quote that holds nearly all of `span`.
fn quoted_by<'a>(cx: &Around<'a>, span: Span) -> Option<&'a Speaker> {
    const NEARLY_ALL: f64 = 0.9;
    cx.paragraph.quotes_over(span).find_map(|(index, quote)| {
        let speaker = &cx.speakers[index];
        let start = quote.span.start.max(span.start);
        let end = quote.span.end.min(span.end);
        let shared = f64::from(end.saturating_sub(start));
        let spoken = quote.kind.is_spoken() && speaker.found != Found::NotSpoken;
        (spoken && NEARLY_ALL * span.len() as f64 <= shared).then_some(speaker)
    })
}

/// Who vouches for the words at `span`.
pub(super) fn of_span(links: &Links, draft: &Draft, index: usize, span: Span) -> Vouch {
    let paragraph = draft.paragraph(index);
    if paragraph.in_quote(span.start) {
        return Vouch::of(State::Quoted);
    }
    let Some(number) = paragraph.sentence_at(span.start) else { return Vouch::NONE };
    let whole = links.vouching[index][number];
    if whole.state != State::Attributed {
        return whole;
    }
    let own = paragraph.attributions_of(number..number + 1);
    let covering =
        own.iter().find(|attribution| attribution.covers(span) || attribution.source.is_some_and(|source| source.span.overlaps(span)));
    match covering {
        Some(attribution) => of_attribution(index, attribution),
        None if paragraph.is_cited(paragraph.sentences[number].span) => Vouch::of(State::Cited),
        None => Vouch::NONE,
    }
}

/// Phrases by which the reporter or the outlet saw it.
const SEEN: &[&str] = &[
    "seen by",
    "reviewed by",
    "viewed by",
    "obtained by",
    "shared with",
    "counted by",
    "a reporter ",
    "reporters for",
    "this newspaper",
    "this paper",
    "this reporter",
    "this outlet",
    "this website",
];

/// First-person reporting: "I counted", "a reporter for this paper watched", "seen by".
fn is_observed(paragraph: &Paragraph, number: usize) -> bool {
    let sentence = &paragraph.sentences[number];
    let text = &paragraph.prose.text;
    let lower = sentence.span.of(text).to_lowercase();
    if SEEN.iter().any(|phrase| lower.contains(phrase)) {
        return true;
    }
    paragraph.tokens[sentence.tokens.clone()].iter().any(|token| {
        let word = token.span.of(text);
        let first_person = matches!(word, "I" | "we" | "We" | "my" | "My" | "our" | "Our" | "me" | "us");
        first_person && !paragraph.in_quote(token.span.start)
    })
}

/// What each sentence of a paragraph tells, found when nothing else vouches for it.
struct Sentences(Vec<OnceLock<Signs>>);

impl Kept for Sentences {
    fn of(paragraph: &Paragraph) -> Sentences {
        Sentences(paragraph.sentences.iter().map(|_| OnceLock::new()).collect())
    }
}

impl Sentences {
    fn signs(&self, paragraph: &Paragraph, number: usize) -> Signs {
        *self.0[number].get_or_init(|| Signs::of(paragraph, number))
    }
}

/// What a sentence tells of who vouches for it, whatever stands before it.
#[derive(Clone, Copy)]
struct Signs {
    /// The reporter or the outlet saw it.
    observed: bool,
    joint: Joint,
    /// It has shares, and so has a sentence before it: a run of results.
    shares_again: bool,
    /// Something in it is an act on the public record.
    on_record: bool,
}

/// How a sentence goes on from one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By a pronoun, "also", "added", "of them": visibly.
    Firm,
    /// By its tense: it goes on from what was said, not from what was seen.
    Backshifted {
        /// It has a definite head as well.
        definite: bool,
    },
    /// By a definite head: it may.
    Definite,
    /// Not at all.
    None,
}

impl Signs {
    fn of(paragraph: &Paragraph, number: usize) -> Signs {
        let sentence = &paragraph.sentences[number];
        let shares = |span: Span| paragraph.figures.iter().any(|figure| figure.kind == FigureKind::Percent && span.covers(figure.span));
        let joint = joint(paragraph, number);
        let is_on_record = |classes: Classes| classes.has(Class::OnRecord);
        Signs {
            observed: is_observed(paragraph, number),
            joint: joint.unwrap_or(Joint::None),
            shares_again: joint.is_some()
                && shares(sentence.span)
                && paragraph.sentences[..number].iter().any(|before| shares(before.span)),
            on_record: paragraph.tokens[sentence.tokens.clone()].iter().any(|token| is_on_record(token.classes))
                || paragraph.phrases.iter().any(|phrase| sentence.span.covers(phrase.span) && is_on_record(phrase.classes)),
        }
    }
}

/// `None` where the sentence has no word in it.
fn joint(paragraph: &Paragraph, number: usize) -> Option<Joint> {
    let text = &paragraph.prose.text;
    let tokens = &paragraph.tokens[paragraph.sentences[number].tokens.clone()];
    let words: Vec<&str> = tokens.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.span.of(text)).collect();
    let first_token = tokens.iter().find(|token| token.kind != TokenKind::Mark)?;
    let first = first_token.span.of(text);
    let pronoun = first_token.classes.has(Class::Pronoun)
        && !matches!(first, "There" | "One" | "Nobody" | "None" | "Everyone" | "Everybody" | "What" | "Who");
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.iter().any(|other| word.eq_ignore_ascii_case(other)));
    let same = has(&["same"]) && tokens.iter().any(|token| token.classes.has(Class::Document));
    // "Among them were 12 stewards", "all 41 of them": a part of what was just vouched for.
    let part = words.windows(2).any(|pair| {
        (pair[0].eq_ignore_ascii_case("of") || pair[0].eq_ignore_ascii_case("among"))
            && matches!(pair[1], "them" | "those" | "these" | "it")
    });
    if pronoun || part || same || has(&["also", "added"]) {
        return Some(Joint::Firm);
    }
    let possessive = matches!(first, "His" | "Her" | "Their" | "Its");
    let definite = matches!(first, "The" | "That" | "This" | "Those" | "These" | "Such" | "Another" | "Both") || possessive;
    Some(match has(&["had", "would"]) {
        true => Joint::Backshifted { definite },
        false if definite => Joint::Definite,
        false => Joint::None,
    })
}

/// Whether the sentence goes on from a vouched one of its paragraph.
fn carried(paragraph: &Paragraph, signs: Signs, before: &[Vouch]) -> Option<Vouch> {
    let last = *before
        .iter()
        .rfind(|vouch| matches!(vouch.state, State::Quoted | State::Attributed | State::Cited | State::Observed | State::Carried))?;
    // A run of results: shares that follow what a poll, a survey or a report was said to show.
    let results = signs.shares_again && last.source.is_some_and(|source| is_document(paragraph, source.span));
    let state = match signs.joint {
        Joint::Firm => State::Carried,
        _ if results => State::Carried,
        Joint::Backshifted { .. } if last.state != State::Observed => State::Carried,
        Joint::Backshifted { definite: true } | Joint::Definite => State::CarriedWeakly,
        Joint::Backshifted { definite: false } | Joint::None => return None,
    };
    Some(Vouch { state, ..last })
}

/// Whether the source is a document: a poll, a report, figures.
fn is_document(paragraph: &Paragraph, source: Span) -> bool {
    let tokens = paragraph.token_at(source.start)..paragraph.token_at(source.end);
    paragraph.tokens[tokens].iter().any(|token| token.classes.has(Class::Document))
}

/// Acts on the public record, settled history, known facts.
fn is_background(cx: &Around<'_>, number: usize, signs: Signs) -> bool {
    let paragraph = cx.paragraph;
    let sentence = &paragraph.sentences[number];
    let text = sentence.span.of(&paragraph.prose.text);
    if cx.config.known_facts.iter().any(|fact| !fact.is_empty() && text.contains(fact.as_str())) {
        return true;
    }
    signs.on_record || is_history(cx, number)
}

/// No draft without a date is from before the year of this release.
const WRITTEN_SINCE: i16 = 2026;

/// A past year before last places a sentence in settled history, and with it the sentences of its
/// paragraph that nothing places in the present (ruling 8).
fn is_history(cx: &Around<'_>, number: usize) -> bool {
    let paragraph = cx.paragraph;
    let now = cx.draft.date().and_then(|date| date.year).or(cx.config.year).unwrap_or(WRITTEN_SINCE);
    let span = paragraph.sentences[number].span;
    let dates = paragraph.figures.iter().filter(|figure| figure.kind == FigureKind::Date);
    let past = |year: i16| year + 1 < now;
    let years = dates.filter_map(|figure| Some((span.covers(figure.span), figure.date?.year?)));
    let own = years.clone().filter(|(own, _)| *own).map(|(_, year)| year).max();
    match own {
        Some(year) => past(year),
        None => years.clone().all(|(_, year)| past(year)) && years.clone().next().is_some() && !is_present(paragraph, number),
    }
}

/// Whether a weekday, "today", "this year" or the like places the sentence in the present.
fn is_present(paragraph: &Paragraph, number: usize) -> bool {
    const NOW: &[&str] = &["today", "now", "currently", "yesterday", "tonight", "tomorrow", "this", "last", "recent", "recently"];
    paragraph.tokens[paragraph.sentences[number].tokens.clone()].iter().any(|token| {
        let word = token.span.of(&paragraph.prose.text);
        token.classes.has(Class::Weekday) && token.case != Case::Lower || NOW.iter().any(|now| word.eq_ignore_ascii_case(now))
    })
}
