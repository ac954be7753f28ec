//! One draft's facts with every place in Unicode scalar offsets.

use crate::offsets::Scalars;
use factdesk_core::facts::{Attribution, Bound, Figure, FigureKind, Label, Moment, NameKind};
use factdesk_core::links::{Found, check_worthiness, date_of_figure, date_of_moment};
use factdesk_core::{At, Draft, Finding, Span};
use serde::Serialize;

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
}

#[derive(Serialize)]
struct JsonAttribution {
    content: Pair,
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
        document
    }

    /// Adds what the paragraph with this index says.
    fn add(&mut self, cx: &Places<'a>, index: usize) {
        let (paragraph, links) = (cx.draft.paragraph(index), cx.draft.links());
        let quotes = paragraph.quotes.iter().zip(&links.speakers[index]);
        let spoken = quotes.filter(|(quote, speaker)| !quote.nested && quote.kind.is_spoken() && speaker.found != Found::NotSpoken);
        self.quotes.extend(
            spoken.map(|(quote, speaker)| JsonQuote { ends: cx.ends(index, quote.span), speaker: speaker.at.map(|at| cx.place(at)) }),
        );
        let said = paragraph.attributions.iter().filter_map(|found| attribution(cx, index, found));
        self.attributions.extend(said);
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

/// What is attributed, as the format's one span: both pieces with the cue between them where the
/// cue interrupts. An attribution of nothing is left out.
fn attribution(cx: &Places<'_>, index: usize, found: &Attribution) -> Option<JsonAttribution> {
    let content = found.content.iter().copied().reduce(Span::join)?;
    Some(JsonAttribution {
        content: cx.pair(index, content),
        source: found.source.map(|source| cx.pair(index, source.span)),
        cue: Some(cx.pair(index, found.cue.span)),
    })
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
        measure: cx.draft.links().measures.of(index, number).map(|measured| measured.measure.describe()),
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
    let related = finding.related.iter().map(|related| JsonRelated { ends: cx.in_draft(related.span), message: &related.message });
    JsonFinding {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
        ends: cx.in_draft(finding.span),
        related: related.collect(),
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
