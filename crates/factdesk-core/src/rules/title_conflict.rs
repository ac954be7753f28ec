//! See `title_conflict.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{Name, NameKind, Paragraph};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::{Token, TokenKind};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "title-conflict", group: Group::Names, severity: Severity::Information, page: include_str!("title_conflict.md"), check };

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
struct Held {
    /// The title or description.
    at: At,
    office: Office,
}

#[derive(PartialEq)]
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

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let names = &cx.draft.links().names;
    let people = names.clusters.iter().filter(|cluster| cluster.kind == NameKind::Person && cluster.first_full.is_some());
    for cluster in people.filter(|cluster| cluster.mentions.len() > 1) {
        let mut held: Vec<Held> = Vec::new();
        for at in &cluster.mentions {
            let paragraph = cx.draft.paragraph(at.paragraph);
            // Whose bare surname it is may be unsure where people share it.
            let Some(name) = paragraph.names.iter().find(|name| name.span == at.span && at_full(cx.draft, *at)) else { continue };
            if !paragraph.zone.is_body() || paragraph.in_quote(at.span.start) {
                continue;
            }
            held.extend(offices(paragraph, *at, name));
        }
        let conflict = (1..held.len()).find_map(|later| {
            let earlier = held[..later].iter().find(|earlier| earlier.office.excludes(&held[later].office))?;
            Some((earlier, &held[later]))
        });
        let Some((earlier, later)) = conflict else { continue };
        let (first, second) = (brief(cx.draft.prose(earlier.at)), brief(cx.draft.prose(later.at)));
        let line = cx.draft.lines().line_column(cx.draft.source(earlier.at.paragraph, earlier.at.span).start).line + 1;
        let name = brief(&cluster.name);
        let message = format!("{name} is “{second}” here and “{first}” on line {line}. Check which is right, or say when each was held.");
        let span = cx.draft.source(later.at.paragraph, later.at.span);
        sink.report(later.at, message)
            .related(earlier.at, format!("“{first}” stands here"))
            .fix(edit("Say that it is no longer held: “former”".to_owned(), Span::empty(span.start as usize), "former ".to_owned()))
            .fix(edit(format!("Use the first: “{first}”"), span, cx.draft.prose(earlier.at).to_owned()));
    }
}

fn edit(title: String, span: Span, text: String) -> Fix {
    Fix { title, action: FixAction::Edit(vec![Edit { span, text, snippet: None }]), preferred: false }
}

fn at_full(draft: &Draft, at: At) -> bool {
    draft.prose(at).contains(' ')
}

/// The offices that stand before and behind the name.
fn offices(paragraph: &Paragraph, at: At, name: &Name) -> Vec<Held> {
    let place = |span: Span| At { paragraph: at.paragraph, span };
    let spans = name.title.into_iter().chain(name.description);
    spans
        .filter(|span| !is_hedged(paragraph, *span))
        .filter_map(|span| Some(Held { at: place(span), office: office(paragraph, span)? }))
        .collect()
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

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn two_fields_of_one_office_are_found_at_the_later() {
        check(
            "title-conflict",
            "
            The deputy mayor for finance, Ilse Brenner, left. Ilse Brenner, deputy mayor for parks, spoke.
                ^^^^^^^^^^^^^^^^^^^^^^^^ label: “deputy mayor for finance” stands here
                                                                            ^^^^^^^^^^^^^^^^^^^^^^ title-conflict 💡",
        );
    }

    #[test]
    fn two_rungs_of_one_ladder_are_found() {
        check(
            "title-conflict",
            "
            Ada Holm, a lecturer in law, gave a lecture. Professor Ada Holm’s book is out.
                      ^^^^^^^^^^^^^^^^^ label: “a lecturer in law” stands here
                                                         ^^^^^^^^^ title-conflict 💡",
        );
    }

    #[test]
    fn offices_of_another_time_and_other_offices_are_left_alone() {
        check_clean("title-conflict", "Mayor Ada Holm came. Ada Holm, a former deputy mayor, left.");
        check_clean("title-conflict", "Inspector Rune Dahle came. Later Superintendent Rune Dahle left.");
        check_clean("title-conflict", "Mayor Ada Holm came. Ada Holm, a lawyer, left. Senator Ada Holm is another.");
        check_clean("title-conflict", "Deputy Mayor Ada Holm came. The deputy mayor, Ada Holm, left.");
        check_clean("title-conflict", "Lt. Col. Rune Dahle came. Colonel Rune Dahle left.");
    }

    #[test]
    fn the_fix_says_former() {
        check_fix(
            "title-conflict",
            "Inspector Rune Dahle led the search. On Friday Superintendent Rune Dahle called it off.",
            "Inspector Rune Dahle led the search. On Friday former Superintendent Rune Dahle called it off.",
        );
    }
}
