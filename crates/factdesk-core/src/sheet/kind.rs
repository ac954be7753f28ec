//! What there is to check in a sentence.

use crate::draft::Draft;
use crate::facts::{Certainty, FigureKind, NameKind};
use crate::links::Found;
use crate::rules::claims::{Claim, claims};
use rustc_hash::FxHashSet;
use serde::Serialize;

/// What a checker looks up. The order is by weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Wrongdoing told of somebody: find who says so, and what the other side answers.
    Allegation,
    /// A count of people killed, hurt, held, missing or displaced.
    Toll,
    /// A count, a share, an amount of money, a measure.
    Figure,
    /// Words between quotation marks that somebody said: find the recording.
    Quote,
    /// First, only, largest, worst, record.
    Superlative,
    /// Somebody's purpose, intent or belief.
    Motive,
    /// A rise or fall under way.
    Trend,
    /// A date, a time of day, a span of time.
    Date,
    /// How old somebody is.
    Age,
    /// A person, body or place that is named here for the first time: its spelling, title and place.
    Name,
    /// Nothing of these: somebody says, did or is something.
    Statement,
}

impl Kind {
    /// Every kind, the weightiest first.
    pub const ALL: &[Kind] = &[
        Kind::Allegation,
        Kind::Toll,
        Kind::Figure,
        Kind::Quote,
        Kind::Superlative,
        Kind::Motive,
        Kind::Trend,
        Kind::Date,
        Kind::Age,
        Kind::Name,
        Kind::Statement,
    ];

    fn of(claim: Claim) -> Kind {
        match claim {
            Claim::Toll => Kind::Toll,
            Claim::Allegation => Kind::Allegation,
            Claim::Motive => Kind::Motive,
            Claim::Superlative => Kind::Superlative,
            Claim::Trend => Kind::Trend,
        }
    }

    /// Its name in the sheet.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Allegation => "allegation",
            Kind::Toll => "toll",
            Kind::Figure => "figure",
            Kind::Quote => "quote",
            Kind::Superlative => "superlative",
            Kind::Motive => "motive",
            Kind::Trend => "trend",
            Kind::Date => "date",
            Kind::Age => "age",
            Kind::Name => "name",
            Kind::Statement => "statement",
        }
    }
}

/// Tells the kinds of sentences, which are asked for in the order of the draft.
pub(super) struct Kinds<'a> {
    draft: &'a Draft,
    /// The name clusters met so far.
    named: FxHashSet<usize>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(draft: &'a Draft) -> Kinds<'a> {
        Kinds { draft, named: FxHashSet::default() }
    }

    /// The kinds of the sentence `number` of a paragraph, each once, in the order of [`Kind`].
    pub(super) fn of_sentence(&mut self, index: usize, number: usize) -> Vec<Kind> {
        let paragraph = self.draft.paragraph(index);
        let span = paragraph.sentences[number].span;
        let mut out: Vec<Kind> = claims(paragraph, number).map(Kind::of).collect();
        if self.is_quoted(index, number) {
            out.push(Kind::Quote);
        }
        if self.names_first(index, number) {
            out.push(Kind::Name);
        }
        out.extend(paragraph.figures.iter().filter(|figure| span.covers(figure.span)).filter_map(|figure| match figure.kind {
            FigureKind::Number | FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension => Some(Kind::Figure),
            FigureKind::Date | FigureKind::Time | FigureKind::Duration => Some(Kind::Date),
            FigureKind::Age => Some(Kind::Age),
            // "a second paper": a place in a row is seldom looked up, and where it claims to be above all it is a superlative.
            FigureKind::Ordinal => None,
        }));
        out.sort_unstable();
        out.dedup();
        if out.is_empty() {
            out.push(Kind::Statement);
        }
        out
    }

    fn is_quoted(&self, index: usize, number: usize) -> bool {
        let paragraph = self.draft.paragraph(index);
        let speakers = &self.draft.links().speakers[index];
        let spoken = |quote: usize| speakers.get(quote).is_some_and(|speaker| speaker.found != Found::NotSpoken);
        let mut over = paragraph.quotes_over(paragraph.sentences[number].span);
        over.any(|(quote, found)| found.kind.is_spoken() && spoken(quote))
    }

    /// Whether a person, body or place is named here for the first time.
    fn names_first(&mut self, index: usize, number: usize) -> bool {
        let paragraph = self.draft.paragraph(index);
        let span = paragraph.sentences[number].span;
        let links = self.draft.links();
        let mut first = false;
        for (name, cluster) in paragraph.names.iter().zip(&links.names.of[index]).filter(|(name, _)| span.covers(name.span)) {
            let known = &links.names.clusters[*cluster];
            if name.certainty > Certainty::Guess && known.kind != NameKind::Other {
                first |= self.named.insert(*cluster);
            }
        }
        first
    }
}
