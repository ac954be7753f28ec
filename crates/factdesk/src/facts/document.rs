//! One draft's facts with every place in Unicode scalar offsets.

use super::figures::{self, JsonFigure};
use crate::offsets::Scalars;
use factdesk_core::facts::{Attribution, NameKind, Paragraph, Quote, QuoteKind};
use factdesk_core::links::{Found, Speaker, check_worthiness, runs_on_in};
use factdesk_core::{At, Draft, Finding, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// A pair of Unicode scalar offsets into the text.
type Pair = [u32; 2];

/// A line of the output.
#[derive(Serialize)]
pub(super) struct Document<'a, Id: ?Sized> {
    id: &'a Id,
    quotes: Vec<JsonQuote>,
    attributions: Vec<JsonAttribution>,
    figures: Vec<JsonFigure<'a>>,
    entities: Vec<JsonEntity>,
    sentences: Vec<JsonSentence>,
    findings: Vec<JsonFinding<'a>>,
}

/// `start` and `end` of whatever is listed.
#[derive(Serialize)]
pub(super) struct Ends {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct JsonQuote {
    #[serde(flatten)]
    ends: Ends,
    speaker: Option<Pair>,
    /// What the words between the marks are.
    kind: &'static str,
}

/// One piece of text, or several where a cue interrupts or a quotation goes on.
#[derive(Serialize)]
#[serde(untagged)]
enum Pieces {
    One(Pair),
    Several(Vec<Pair>),
}

#[derive(Serialize)]
struct JsonAttribution {
    content: Pieces,
    source: Option<Pair>,
    cue: Option<Pair>,
}

#[derive(Serialize)]
struct JsonEntity {
    #[serde(flatten)]
    ends: Ends,
    #[serde(rename = "type")]
    kind: &'static str,
    cluster: usize,
}

#[derive(Serialize)]
struct JsonSentence {
    #[serde(flatten)]
    ends: Ends,
    state: &'static str,
    check_worthiness: f64,
    source: Option<Pair>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    ends: Ends,
    related: Vec<JsonRelated<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    #[serde(flatten)]
    ends: Ends,
    message: &'a str,
}

impl<'a, Id: Serialize + ?Sized> Document<'a, Id> {
    /// The facts of `draft`, written at `time` of its day, under `id`.
    pub(super) fn of(id: &'a Id, draft: &'a Draft, time: Option<&'a str>) -> Document<'a, Id> {
        let cx = Places { draft, time, scalars: Scalars::new(draft.text()) };
        let mut document = Document {
            id,
            quotes: Vec::new(),
            attributions: Vec::new(),
            figures: Vec::new(),
            entities: Vec::new(),
            sentences: Vec::new(),
            findings: draft.findings().iter().map(|found| finding(&cx, found)).collect(),
        };
        for index in 0..draft.paragraphs().len() {
            document.add(&cx, index);
        }
        document.quotes = quotes(&cx);
        document.attributions = attributions(&cx);
        document
    }

    /// Adds what the paragraph with this index says.
    fn add(&mut self, cx: &Places<'a>, index: usize) {
        let (paragraph, links) = (cx.draft.paragraph(index), cx.draft.links());
        self.figures.extend(figures::of(cx, index));
        let names = paragraph.names.iter().zip(&links.names.of[index]);
        self.entities.extend(names.map(|(name, cluster)| JsonEntity {
            ends: cx.ends(index, name.span),
            kind: entity_type(links.names.clusters[*cluster].kind),
            cluster: *cluster,
        }));
        let vouching = paragraph.sentences.iter().zip(&links.vouching[index]).enumerate();
        self.sentences.extend(vouching.map(|(number, (sentence, vouch))| JsonSentence {
            ends: cx.ends(index, sentence.span),
            state: vouch.state.name(),
            check_worthiness: check_worthiness(cx.draft, index, number),
            source: vouch.source.map(|at| cx.place(at)),
        }));
    }
}

/// Turns spans of prose into places in the text.
pub(super) struct Places<'a> {
    /// The draft.
    pub(super) draft: &'a Draft,
    /// Its time of day, where it is told.
    pub(super) time: Option<&'a str>,
    scalars: Scalars<'a>,
}

impl Places<'_> {
    /// The ends of a span of a paragraph's prose, in the text.
    pub(super) fn ends(&self, paragraph: usize, span: Span) -> Ends {
        let [start, end] = self.pair(paragraph, span);
        Ends { start, end }
    }

    fn pair(&self, paragraph: usize, span: Span) -> Pair {
        self.scalars.pair(self.draft.source(paragraph, span))
    }

    fn place(&self, at: At) -> Pair {
        self.pair(at.paragraph, at.span)
    }

    fn in_draft(&self, span: Span) -> Ends {
        let [start, end] = self.scalars.pair(span);
        Ends { start, end }
    }
}

/// Every quotation, nested ones left to the one they stand in; one of several paragraphs is one span.
/// Titles, terms and signs are marked off as well and have no speaker unless somebody says them.
fn quotes(cx: &Places<'_>) -> Vec<JsonQuote> {
    let mut out: Vec<JsonQuote> = Vec::new();
    // The paragraph in which the quotation added last goes on.
    let mut running: Option<usize> = None;
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        let goes_on_here = running == Some(index);
        let outer = paragraph.quotes.iter().zip(&cx.draft.links().speakers[index]).filter(|(quote, _)| !quote.nested);
        for (number, (quote, speaker)) in outer.enumerate() {
            let ends = cx.ends(index, quote.span);
            match out.last_mut() {
                Some(first) if goes_on_here && number == 0 => first.ends.end = ends.end,
                _ => out.push(JsonQuote {
                    ends,
                    speaker: said_by(paragraph, quote, speaker).map(|at| cx.place(at)),
                    kind: quote_kind(quote.kind),
                }),
            }
        }
        running = runs_on_in(cx.draft, index).or(running.filter(|next| index < *next));
    }
    out
}

/// The speaker of a quotation; of a title, a term or a sign only where it is part of what somebody says.
fn said_by(paragraph: &Paragraph, quote: &Quote, speaker: &Speaker) -> Option<At> {
    let says = || all(paragraph).any(|attribution| attribution.says(quote.inner));
    speaker.at.filter(|_| speaker.found != Found::NotSpoken || (quote.kind != QuoteKind::Title && says()))
}

/// Who says what. The quotations that go on with an attribution belong to its content; an
/// attribution of nothing is left out.
fn attributions(cx: &Places<'_>) -> Vec<JsonAttribution> {
    let mut said: BTreeMap<(usize, usize), Vec<Pair>> = BTreeMap::new();
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        for (number, found) in all(&placed.paragraph).enumerate() {
            said.insert((index, number), found.content.iter().map(|span| cx.pair(index, *span)).collect());
        }
        for (quote, speaker) in placed.paragraph.quotes.iter().zip(&cx.draft.links().speakers[index]) {
            let own = all(&placed.paragraph).any(|found| found.says(quote.inner));
            if quote.nested || own || !quote.kind.is_spoken() {
                continue;
            }
            if let Some(pieces) = speaker.at.and_then(|at| cue_of(cx.draft, at)).and_then(|cue| said.get_mut(&cue)) {
                pieces.push(cx.pair(index, quote.span));
            }
        }
    }
    let attributions = said.into_iter().filter_map(|((index, number), mut pieces)| {
        let found = all(cx.draft.paragraph(index)).nth(number)?;
        pieces.sort_unstable();
        Some(JsonAttribution {
            content: if pieces.len() == 1 { Pieces::One(pieces.pop()?) } else { Pieces::Several(pieces) },
            source: found.source.map(|source| cx.pair(index, source.span)),
            cue: Some(cx.pair(index, found.cue.span)),
        })
    });
    attributions.filter(|attribution| !matches!(&attribution.content, Pieces::Several(pieces) if pieces.is_empty())).collect()
}

/// The attribution whose source stands at `at`: its paragraph and its number there.
fn cue_of(draft: &Draft, at: At) -> Option<(usize, usize)> {
    let found = all(draft.paragraph(at.paragraph)).enumerate();
    let (number, _) = found.filter(|(_, found)| found.source.is_some_and(|source| source.span == at.span)).last()?;
    Some((at.paragraph, number))
}

/// Attributions first, then stances.
fn all(paragraph: &Paragraph) -> impl Iterator<Item = &Attribution> {
    paragraph.attributions.iter().chain(&paragraph.stances)
}

fn finding<'a>(cx: &Places<'_>, finding: &'a Finding) -> JsonFinding<'a> {
    // Offsets are told of this text alone.
    let own = finding.related.iter().filter(|related| related.file.is_none());
    let related = own.map(|related| JsonRelated { ends: cx.in_draft(related.span), message: &related.message });
    JsonFinding {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
        ends: cx.in_draft(finding.span),
        related: related.collect(),
    }
}

fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Speech => "speech",
        QuoteKind::Fragment => "fragment",
        QuoteKind::Title => "title",
        QuoteKind::Term => "term",
        QuoteKind::Sign => "sign",
    }
}

fn entity_type(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Body => "ORG",
        NameKind::Place => "LOC",
        NameKind::Other => "MISC",
    }
}
