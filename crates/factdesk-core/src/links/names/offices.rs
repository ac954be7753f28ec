//! Offices that people hold, as titles and descriptions beside their names tell.

use super::{Cluster, Names};
use crate::draft::{At, Draft};
use crate::facts::{Kept, Name, NameKind, Paragraph};
use crate::language::{Token, TokenKind, fold};
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Offices of which somebody has one at a time, and that are told apart by their field.
const OFFICES: &[&str] = &["mayor", "minister", "secretary", "commissioner", "councillor", "ambassador", "governor", "prosecutor"];
/// Ladders of ranks: nobody stands on two rungs of one.
const LADDERS: &[&[&str]] = &[
    &["professor", "lecturer", "senior lecturer", "associate professor", "assistant professor"],
    &["private", "corporal", "captain", "major", "lieutenant colonel", "colonel", "brigadier", "major general", "lieutenant general"],
    &["constable", "inspector", "chief inspector", "superintendent", "chief superintendent", "chief constable"],
    &["senator", "representative", "congressman", "congresswoman"],
    &["mayor", "deputy mayor"],
    &["prime minister", "deputy prime minister"],
    &["president", "vice president", "vice-president"],
    &["headteacher", "deputy headteacher"],
];
/// Words in an office or right before it that say it is no longer, not yet or not quite held.
const HEDGES: &[&str] = &[
    "former",
    "then",
    "ex",
    "formerly",
    "previously",
    "once",
    "later",
    "until",
    "now",
    "new",
    "next",
    "incoming",
    "outgoing",
    "retired",
    "late",
    "acting",
    "shadow",
    "elect",
    "designate",
    "nominee",
    "candidate",
    "hopeful",
    "old",
    "as",
];
/// Words near an office that tell of a change.
const CHANGES: &[&str] = &["promoted", "became", "appointed", "replaced", "replacing", "resigned", "elected", "ago", "until", "since"];

/// An office as it stands in the draft.
#[derive(Debug)]
pub(crate) struct Held<'a> {
    /// The title or description.
    pub(crate) at: At,
    office: &'a Office,
}

impl Held<'_> {
    /// Whether nobody holds this and `other` at once.
    pub(crate) fn excludes(&self, other: &Held<'_>) -> bool {
        self.office.excludes(other.office)
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Office {
    /// The noun and its field: "minister", "finance".
    Field(&'static str, String),
    /// The ladder and the rung.
    Rank(usize, &'static str),
}

impl Office {
    /// Whether nobody holds both at once.
    fn excludes(&self, other: &Office) -> bool {
        match (self, other) {
            (Office::Field(noun, field), Office::Field(other_noun, other_field)) => noun == other_noun && field != other_field,
            (Office::Rank(ladder, rung), Office::Rank(other_ladder, other_rung)) => ladder == other_ladder && rung != other_rung,
            _ => false,
        }
    }
}

/// An office of somebody, away from the draft that tells of it.
#[derive(Debug, PartialEq)]
pub struct HeldElsewhere {
    /// Where the title or description stands, in draft bytes.
    pub span: Span,
    /// Its words.
    pub words: Box<str>,
    person: u64,
    office: Office,
}

impl HeldElsewhere {
    /// Whose office it is, to look up.
    pub(crate) fn person(&self) -> u64 {
        self.person
    }

    /// Whether nobody holds this and `held` at once.
    pub(crate) fn excludes(&self, held: &Held<'_>) -> bool {
        self.office.excludes(held.office)
    }
}

/// What offices of one person are looked up by in other drafts: the whole name, folded.
pub(crate) fn person_key(cluster: &Cluster) -> u64 {
    key_of(&cluster.name)
}

/// The same for a whole name.
pub(super) fn key_of(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    fold(name).hash(&mut hasher);
    hasher.finish()
}

/// The people of a draft whose whole name it gives.
pub(crate) fn people(names: &Names) -> impl Iterator<Item = &Cluster> {
    names.clusters.iter().filter(|cluster| cluster.kind == NameKind::Person && cluster.first_full.is_some())
}

/// The offices of every person in `draft`, for other drafts.
pub(crate) fn all(draft: &Draft) -> Vec<HeldElsewhere> {
    let of = |cluster| {
        let person = person_key(cluster);
        held(draft, cluster).into_iter().map(move |held| HeldElsewhere {
            span: draft.source(held.at.paragraph, held.at.span),
            words: draft.prose(held.at).into(),
            person,
            office: held.office.clone(),
        })
    };
    people(&draft.links().names).flat_map(of).collect()
}

/// The offices that somebody is said to hold, in the order of the draft.
pub(crate) fn held<'a>(draft: &'a Draft, cluster: &Cluster) -> Vec<Held<'a>> {
    let of = |at: &At| {
        let offices = &draft.paragraph(at.paragraph).kept::<Offices>().0;
        let (paragraph, name) = (at.paragraph, at.span);
        let own = offices.iter().filter(move |(of, ..)| *of == name);
        own.map(move |(_, span, office)| Held { at: At { paragraph, span: *span }, office })
    };
    cluster.mentions.iter().flat_map(of).collect()
}

/// The offices that stand before and behind the names of a paragraph, each with the name.
struct Offices(Vec<(Span, Span, Office)>);

impl Kept for Offices {
    fn of(paragraph: &Paragraph) -> Offices {
        if !paragraph.zone.is_body() {
            return Offices(Vec::new());
        }
        // Whose bare surname it is may be unsure where people share it.
        let full = |name: &&Name| name.span.of(&paragraph.prose.text).contains(' ') && !paragraph.in_quote(name.span.start);
        Offices(paragraph.names.iter().filter(full).flat_map(|name| offices(paragraph, name)).collect())
    }
}

fn offices(paragraph: &Paragraph, name: &Name) -> Vec<(Span, Span, Office)> {
    let spans = name.title.into_iter().chain(name.description);
    let open = spans.filter(|span| !is_hedged(paragraph, *span));
    open.filter_map(|span| Some((name.span, span, office(paragraph, span)?))).collect()
}

/// Whether words in or beside the title say that it is not held now.
fn is_hedged(paragraph: &Paragraph, span: Span) -> bool {
    /// So many tokens before the office count, and so many on either side for a change.
    const BEFORE: usize = 2;
    const NEAR: usize = 8;
    let (first, last) = (paragraph.token_at(span.start), paragraph.token_at(span.end));
    let tokens = |from: usize, to: usize| &paragraph.tokens[from..to.min(paragraph.tokens.len())];
    let says = |token: &Token, words: &[&str]| {
        let word = token.span.of(&paragraph.prose.text);
        word.split('-').any(|part| words.iter().any(|hedge| part.eq_ignore_ascii_case(hedge)))
    };
    tokens(first.saturating_sub(BEFORE), last).iter().any(|token| says(token, HEDGES))
        || tokens(first.saturating_sub(NEAR), last + NEAR).iter().any(|token| says(token, CHANGES))
}

/// The office that the words at `span` name.
fn office(paragraph: &Paragraph, span: Span) -> Option<Office> {
    let within = |token: &&Token| span.covers(token.span) && token.kind == TokenKind::Word;
    let words: Vec<String> =
        paragraph.tokens.iter().filter(within).map(|token| token.span.of(&paragraph.prose.text).to_lowercase()).collect();
    let text = words.join(" ");
    // "deputy mayor for parks", "minister of finance": the field stands behind.
    for (index, word) in words.iter().enumerate() {
        let Some(noun) = OFFICES.iter().find(|noun| *noun == word) else { continue };
        let behind = words.get(index + 1).filter(|joint| *joint == "for" || *joint == "of");
        let field = behind.and_then(|_| words.get(index + 2..)).map(|field| field.join(" ")).filter(|field| !field.is_empty());
        if let Some(field) = field {
            return Some(Office::Field(noun, field.trim_start_matches("the ").to_owned()));
        }
        let before = index.checked_sub(1).map(|before| words[before].as_str());
        let fields = [
            "finance",
            "interior",
            "foreign",
            "health",
            "education",
            "defence",
            "defense",
            "justice",
            "transport",
            "energy",
            "environment",
            "agriculture",
            "home",
            "culture",
            "housing",
            "labour",
            "labor",
            "trade",
            "economy",
            "treasury",
            "press",
        ];
        if let Some(field) = before.filter(|before| fields.contains(before)) {
            return Some(Office::Field(noun, field.to_owned()));
        }
    }
    // "a lecturer in law": the rank stands before what it is of.
    let joints = [" in ", " of ", " at ", " for ", " with ", " on ", " from "];
    let head = joints.iter().filter_map(|joint| text.find(joint)).min().map_or(text.as_str(), |at| &text[..at]);
    let rung = |ladder: &&[&'static str]| ladder.iter().filter(|rank| ends_in(head, rank)).max_by_key(|rank| rank.len()).copied();
    LADDERS.iter().enumerate().find_map(|(index, ladder)| rung(ladder).map(|rank| Office::Rank(index, rank)))
}

/// Whether the words are the rank, with at most an article or a nationality before it.
fn ends_in(text: &str, rank: &str) -> bool {
    text.strip_suffix(rank).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}
