//! What holds between the facts of a whole draft: who speaks, who vouches, what is measured,
//! who is who. Found anew after each change, from facts that are not.

mod measures;
mod names;
mod running;
mod speakers;
mod transcribed;
mod vouching;
mod worth;

pub(crate) use measures::reported;
pub use measures::{
    AgeConflict, AgeKind, Conflict, Drift, Measured, Measures, RankConflict, Reported, Slip, date_of_figure, date_of_moment,
};
pub use names::{Cluster, HeldElsewhere, Names, Spelt, Usual, Variant};
pub(crate) use names::{held, near_keys, offices, people, person_key, spelt};
pub use running::runs_on_in;
pub(crate) use running::said_inside;
pub(crate) use speakers::named_by;
pub use speakers::{Found, Speaker};
pub use transcribed::{Transcribed, Verdict};
pub use vouching::{State, Vouch};
pub use worth::check_worthiness;

use crate::config::{Config, Profile};
use crate::draft::{At, Draft};
use crate::language::{TokenKind, fold};
use crate::markup::Zone;
use crate::text::Span;

/// All links of a draft. Lists run over paragraphs first, then over the facts of each.
#[derive(Debug, Default, PartialEq)]
pub struct Links {
    /// Who is who.
    pub names: Names,
    /// Who speaks each quote.
    pub speakers: Vec<Vec<Speaker>>,
    /// Who vouches for each sentence.
    pub vouching: Vec<Vec<Vouch>>,
    /// What each figure measures.
    pub measures: Measures,
    /// What the story's transcripts tell of each quote.
    pub transcribed: Vec<Transcribed>,
    /// What was looked up in them, for the next state of the draft.
    looked_up: transcribed::LookedUp,
    /// Whether the copy is opinion, a review or a first-person piece.
    pub opinion: bool,
}

impl Links {
    /// Finds the links of `draft`, whose own are still empty.
    /// `before` is the draft as it was, where this one is a revision.
    pub(crate) fn find(draft: &Draft, config: &Config, before: Option<&Draft>) -> Links {
        let mut links = Links { names: names::find(draft, config), opinion: is_opinion(draft, config), ..Links::default() };
        links.speakers = speakers::find(draft, &links.names);
        links.vouching = vouching::find(draft, config, &links.speakers);
        links.measures = measures::find(draft, config, &links.names);
        transcribed::find(draft, before, &mut links);
        links
    }

    /// Those links of `draft` that its digest is made of: who is who, who speaks, what is counted.
    pub(crate) fn for_others(draft: &Draft, config: &Config) -> Links {
        let mut links = Links { names: names::group(draft, config), ..Links::default() };
        links.speakers = speakers::find(draft, &links.names);
        links.measures = measures::read(draft);
        links
    }

    /// What the story's transcripts tell of the quote at `at`; `None` where there are none, or where it
    /// is too short to be looked for.
    pub fn transcribed(&self, at: At) -> Option<&Transcribed> {
        self.transcribed.binary_search_by_key(&at, |transcribed| transcribed.at).ok().map(|found| &self.transcribed[found])
    }

    /// The full name of a quote's speaker, folded, where the draft gives one.
    pub(crate) fn speaker_name(&self, speaker: &Speaker) -> Option<Box<str>> {
        let cluster = &self.names.clusters[speaker.cluster?];
        cluster.name.contains(' ').then(|| fold(&cluster.name).into())
    }

    /// Who vouches for the words at `span` of a paragraph's prose: its sentence's state, or a
    /// clause's where an attribution covers only part of the sentence.
    pub fn vouch(&self, draft: &Draft, paragraph: usize, span: Span) -> Vouch {
        vouching::of_span(self, draft, paragraph, span)
    }
}

/// Sections whose copy speaks for its author (rulings 13 and 28).
const OPINION_SECTIONS: &[&str] = &[
    "opinion",
    "comment",
    "review",
    "reviews",
    "culture",
    "travel",
    "food",
    "recipes",
    "recipe",
    "profile",
    "column",
    "columns",
    "editorial",
    "weekend",
];
/// First-person pronouns outside of quotes, per hundred words, from which on copy is dense first person.
const DENSE_FIRST_PERSON: f64 = 1.0;

fn is_opinion(draft: &Draft, config: &Config) -> bool {
    if config.profile == Profile::Opinion {
        return true;
    }
    let section = draft.front_matter().get("section").or_else(|| draft.front_matter().get("category"));
    if section.is_some_and(|section| OPINION_SECTIONS.contains(&section.to_lowercase().as_str())) {
        return true;
    }
    let (mut words, mut first_person) = (0usize, 0usize);
    for placed in draft.paragraphs().iter().filter(|placed| placed.paragraph.zone == Zone::Body) {
        let paragraph = &placed.paragraph;
        for token in paragraph.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            words += 1;
            let word = token.span.of(&paragraph.prose.text);
            let first = matches!(word, "I" | "my" | "My" | "me" | "I'm" | "I’m" | "I'd" | "I’d" | "I've" | "I’ve");
            first_person += usize::from(first && !paragraph.in_quote(token.span.start));
        }
    }
    DENSE_FIRST_PERSON < first_person as f64 * 100.0 / words.max(1) as f64
}
