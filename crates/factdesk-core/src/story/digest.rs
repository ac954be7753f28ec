//! What the other drafts of a story keep of one: its figures, quotes and names, without its text.

use super::edition::{Edition, is_superseded};
use crate::config::Config;
use crate::draft::Draft;
use crate::facts::{Date, Wording};
use crate::links::{self, HeldElsewhere, Reported, Spelt};
use crate::markup::{Format, FrontMatter};
use crate::text::Span;
use std::sync::Arc;

/// The digest of one draft.
#[derive(Debug, PartialEq)]
pub struct Digest {
    /// Which draft it is of.
    pub edition: Edition,
    /// Its figures, by the key of their measure.
    pub(super) figures: Vec<Reported>,
    /// Its quotes.
    pub(super) quotes: Vec<Quoted>,
    /// The whole names in it.
    pub(super) names: Vec<Spelt>,
    /// The offices that people in it hold.
    pub(super) offices: Vec<HeldElsewhere>,
}

/// A quote of another draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// Where it stands with its marks, in draft bytes.
    pub span: Span,
    /// The words between them.
    pub words: Box<str>,
    /// What its words are compared by.
    pub wording: Wording,
    /// The speaker's full name, folded, where the draft gives one.
    pub speaker: Option<Box<str>>,
}

impl Digest {
    /// Reads the draft in `text` for its digest alone: no rule looks at it. `file` is what the story
    /// calls its file, `date` the day in that file's name.
    pub fn read(text: impl Into<Arc<str>>, format: Format, date: Option<Date>, config: &Config, file: &Arc<str>) -> Digest {
        Digest::of(&Draft::read_for_others(text, format, date, config), file, config)
    }

    /// The digest of `draft`, which lies in the file that the story calls `file`. One that is
    /// superseded has nothing to say.
    pub fn of(draft: &Draft, file: &Arc<str>, config: &Config) -> Digest {
        let edition = Edition::of(draft, file);
        if is_superseded(draft) {
            return Digest { edition, figures: Vec::new(), quotes: Vec::new(), names: Vec::new(), offices: Vec::new() };
        }
        let now = draft.date().and_then(|date| date.year).or(config.year);
        let mut figures = links::reported(draft, &draft.links().measures, now);
        figures.sort_by_key(Reported::key);
        figures.shrink_to_fit();
        Digest { edition, figures, quotes: quotes(draft), names: links::spelt(draft), offices: links::offices(draft) }
    }
}

/// The stories that the front matter of a draft's text names: drafts that share one belong together.
pub fn story_slugs(text: &str) -> Vec<Box<str>> {
    let Some(front) = FrontMatter::find(text) else { return Vec::new() };
    let named = ["story", "slug"].into_iter().filter_map(|field| front.get(field));
    let named = named.map(|slug| slug.trim().to_lowercase()).filter(|slug| !slug.is_empty());
    let mut slugs: Vec<Box<str>> = named.map(Into::into).collect();
    slugs.dedup();
    slugs
}

fn quotes(draft: &Draft) -> Vec<Quoted> {
    let mut out = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate().filter(|(_, placed)| placed.paragraph.zone.is_body()) {
        let paragraph = &placed.paragraph;
        for (quote, speaker) in paragraph.quotes.iter().zip(&draft.links().speakers[index]) {
            let Some(wording) = &quote.wording else { continue };
            out.push(Quoted {
                span: draft.source(index, quote.span),
                words: quote.inner.of(&paragraph.prose.text).into(),
                wording: wording.clone(),
                speaker: draft.links().speaker_name(speaker),
            });
        }
    }
    out
}
