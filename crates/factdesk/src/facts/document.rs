//! One draft's facts with every place in Unicode scalar offsets.

use crate::offsets::Scalars;
use factdesk_core::facts::{Attribution, Bound, Figure, FigureKind, Label, Moment, NameKind, Paragraph, Quote, QuoteKind};
use factdesk_core::links::{Found, Speaker, check_worthiness, date_of_figure, date_of_moment, runs_on_in};
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
struct Ends {
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
struct JsonFigure<'a> {
    #[serde(flatten)]
    ends: Ends,
    value: Option<Value>,
    /// Null where the copy leaves that end open, and for dates.
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<&'a str>,
    kind: &'static str,
    measure: Option<String>,
}

/// A number, or a date or time of day as ISO 8601 writes it.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Date(String),
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
    /// The facts of `draft` under `id`.
    pub(super) fn of(id: &'a Id, draft: &'a Draft) -> Document<'a, Id> {
        let cx = Places { draft, scalars: Scalars::new(draft.text()) };
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
        self.add_figures(cx, index);
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

    /// Adds the paragraph's numbers in their order: its figures, both ends of a range, and those that
    /// count nothing. "Several" and the like say no number.
    fn add_figures(&mut self, cx: &Places<'a>, index: usize) {
        let paragraph = cx.draft.paragraph(index);
        let mut labels = paragraph.labels.iter().peekable();
        for (number, found) in paragraph.figures.iter().enumerate() {
            while let Some(before) = labels.next_if(|label| label.span < found.span) {
                self.figures.push(label(cx, index, before));
            }
            match found.range {
                Some(ends) => self.figures.extend(ends.map(|end| JsonFigure {
                    ends: cx.ends(index, end.span),
                    value: Some(Value::Number(end.at)),
                    ..figure(cx, index, number, found)
                })),
                None if found.value.is_none() && found.date.is_none() => {}
                None => self.figures.push(figure(cx, index, number, found)),
            }
        }
        self.figures.extend(labels.map(|last| label(cx, index, last)));
        self.figures.extend(paragraph.moments.iter().map(|found| moment(cx, index, found)));
    }
}

/// Turns spans of prose into places in the text.
struct Places<'a> {
    draft: &'a Draft,
    scalars: Scalars<'a>,
}

impl Places<'_> {
    fn ends(&self, paragraph: usize, span: Span) -> Ends {
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

fn figure<'a>(cx: &Places<'a>, index: usize, number: usize, figure: &'a Figure) -> JsonFigure<'a> {
    // A date measures nothing, and an end that the copy leaves open has no value.
    let bound = |bound: Bound| Some(bound.at).filter(|at| at.is_finite() && figure.kind != FigureKind::Date);
    let timed = matches!(figure.kind, FigureKind::Date | FigureKind::Time);
    let value = if timed { date_of_figure(cx.draft, index, figure).map(Value::Date) } else { figure.value.map(Value::Number) };
    JsonFigure {
        ends: cx.ends(index, figure.number),
        value,
        low: bound(figure.low),
        high: bound(figure.high),
        unit: Some(&*figure.unit.name).filter(|name| !name.is_empty()),
        kind: kind(figure.kind),
        measure: cx
            .draft
            .links()
            .measures
            .of(index, number)
            .map(|measured| cx.draft.masked(&measured.measure(cx.draft).describe()).into_owned()),
    }
}

/// "Today", "last week": a date that the copy tells by reference.
fn moment<'a>(cx: &Places<'a>, index: usize, moment: &Moment) -> JsonFigure<'a> {
    JsonFigure {
        ends: cx.ends(index, moment.span),
        value: date_of_moment(cx.draft, index, moment).map(Value::Date),
        low: None,
        high: None,
        unit: None,
        kind: kind(FigureKind::Date),
        measure: None,
    }
}

/// A number that counts nothing: it has no unit and measures nothing.
fn label<'a>(cx: &Places<'a>, index: usize, label: &Label) -> JsonFigure<'a> {
    JsonFigure {
        ends: cx.ends(index, label.span),
        value: label.value.map(Value::Number),
        low: label.value,
        high: label.value,
        unit: None,
        kind: kind(FigureKind::Number),
        measure: None,
    }
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

fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Number => "number",
        FigureKind::Percent => "percent",
        FigureKind::Currency => "currency",
        FigureKind::Ordinal => "ordinal",
        FigureKind::Dimension => "dimension",
        FigureKind::Age => "age",
        FigureKind::Date => "date",
        FigureKind::Time => "time",
        FigureKind::Duration => "duration",
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
