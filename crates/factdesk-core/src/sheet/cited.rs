//! The sources that a sentence cites, each with its place: a page, a paragraph, a time code.

use super::one_line;
use super::told::{Source, Told};
use crate::draft::Draft;
use crate::facts::{Citation, CitationKind, Paragraph};
use crate::links::State;
use crate::markup::Zone;
use regex::Regex;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::sync::LazyLock;

/// One source that a sentence cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// How: "ledger", "mark", "footnote", "link" or "address".
    pub kind: &'static str,
    /// Its key in the ledger, where it is cited by one.
    pub id: Option<String>,
    /// What it is called: the ledger's words, the mark's or the note's, a link's text, an address.
    pub source: String,
    /// What the ledger says of it, where it does.
    pub role: Option<String>,
    /// Where in it: "p. 4", "12:30".
    pub locator: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The notes of a draft, by which its footnote marks are read.
pub(super) struct Notes<'a> {
    draft: &'a Draft,
    /// The index of the paragraph that holds a note's text, or its line where it is read as copy.
    by_label: FxHashMap<&'a str, Note<'a>>,
}

#[derive(Clone, Copy)]
struct Note<'a> {
    text: &'a str,
    url: Option<&'a str>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(draft: &'a Draft) -> Notes<'a> {
        let text = draft.text();
        let mut by_label = FxHashMap::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let Some((label, written)) = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:")) else { continue };
            let note = draft.paragraphs().partition_point(|placed| placed.span.end as usize <= start);
            let paragraph = draft.paragraphs().get(note).filter(|placed| placed.paragraph.zone == Zone::Footnote);
            let url = paragraph.and_then(|placed| address(&placed.paragraph));
            let text = paragraph.map_or(written, |placed| placed.paragraph.prose.text.as_str());
            by_label.entry(label).or_insert(Note { text: text.trim(), url });
        }
        Notes { draft, by_label }
    }

    /// What the sentence `number` of a paragraph cites; what the paragraph does, by an address right
    /// below it, where that is all there is.
    pub(super) fn cited(&mut self, told: &Told<'_>, index: usize, number: usize) -> Vec<Cited> {
        let draft = self.draft;
        let paragraph = draft.paragraph(index);
        let span = paragraph.sentences[number].span;
        // As `Paragraph::is_cited` has it: a mark may stand right behind the stop.
        let reach = crate::text::Span { start: span.start, end: span.end + 2 };
        let own = paragraph.citations.iter().filter(|citation| reach.overlaps(citation.span) || reach.contains(citation.span.start));
        let mut out: Vec<Cited> = own.flat_map(|citation| self.read(told, paragraph, citation)).collect();
        let state = draft.links().vouching[index][number].state;
        if out.is_empty() && state == State::Cited {
            let below = draft.paragraphs().get(index + 1).filter(|placed| placed.paragraph.zone == Zone::UrlOnly);
            out.extend(below.and_then(|placed| address(&placed.paragraph)).map(|url| of_address(told, url)));
        }
        out
    }

    fn read(&self, told: &Told<'_>, paragraph: &Paragraph, citation: &Citation) -> Vec<Cited> {
        let target = &*citation.target;
        match citation.kind {
            CitationKind::Url => vec![of_address(told, target)],
            CitationKind::Link => {
                let words = one_line(citation.span.of(&paragraph.prose.text));
                let source = told.words(if words.is_empty() { target } else { &words });
                vec![Cited { source, url: Some(told.words(target)), ..Cited::by("link") }]
            }
            CitationKind::Footnote => {
                let note = self.by_label.get(target);
                let (source, locator) = note.map_or((format!("note {target}"), None), |note| with_place(note.text));
                let url = note.and_then(|note| note.url).map(|url| told.words(url));
                vec![Cited { source: told.words(&source), locator: locator.map(|place| told.words(&place)), url, ..Cited::by("footnote") }]
            }
            CitationKind::Mark => {
                let (words, locator) = with_place(target);
                let locator = locator.map(|place| told.words(&place));
                vec![match told.by_mark(&words) {
                    Some(source) => Cited { locator, ..Cited::of(source) },
                    None => Cited { source: told.words(&words), locator, ..Cited::by("mark") },
                }]
            }
            CitationKind::Key => keys(citation.span.of(&paragraph.prose.text))
                .map(|(key, place)| {
                    let locator = (!place.is_empty()).then(|| told.words(place));
                    let unknown = || Cited { id: Some(told.words(key)), source: told.words(key), ..Cited::by("ledger") };
                    Cited { locator, ..told.by_key(key).map_or_else(unknown, Cited::of) }
                })
                .collect(),
        }
    }
}

impl Cited {
    /// Nothing yet, cited in this way.
    fn by(kind: &'static str) -> Cited {
        Cited { kind, id: None, source: String::new(), role: None, locator: None, url: None }
    }

    /// A source of the ledger.
    fn of(source: Source) -> Cited {
        Cited { id: Some(source.id), source: source.name, role: source.role, url: source.url, ..Cited::by("ledger") }
    }
}

fn of_address(told: &Told<'_>, url: &str) -> Cited {
    Cited { source: told.words(url), url: Some(told.words(url)), ..Cited::by("address") }
}

/// The first address in a paragraph.
fn address(paragraph: &Paragraph) -> Option<&str> {
    let found = paragraph.citations.iter().find(|citation| matches!(citation.kind, CitationKind::Link | CitationKind::Url));
    found.map(|citation| &*citation.target)
}

/// The keys of "[@holm24, p. 3; @roe23]", each with its place (pandoc's manual, "Citation syntax").
pub(crate) fn keys(mark: &str) -> impl Iterator<Item = (&str, &str)> {
    let inner = mark.trim_start_matches('[').trim_end_matches(']');
    inner.split(';').filter_map(|part| {
        let (_, rest) = part.split_once('@')?;
        let end = rest.find([',', ' ']).unwrap_or(rest.len());
        let (key, place) = rest.split_at(end);
        let key = key.trim_end_matches(|c: char| !c.is_alphanumeric());
        (!key.is_empty()).then(|| (key, place.trim_matches([',', ' '])))
    })
}

/// "Land register, page 90." as what it is and where in it.
pub(crate) fn with_place(text: &str) -> (String, Option<String>) {
    // What desks write for a place in a source: pages, parts, lines, and the time code of a recording.
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:(?:pp?|pages?|pg|par(?:as?|agraphs?)?|sec(?:tions?|t)?|ch(?:ap(?:ters?)?)?|fols?|folios?|ll?|lines?|vol|volumes?|nos?|art(?:icles?)?|tables?|fig(?:ures?)?|slides?|rows?|sheets?|items?|entr(?:y|ies)|annex|appendix|minutes?|min|at)\b\.?\s*[\divxlc§]|§|\d{1,2}:\d{2}\b)",
        )
        .expect("the pattern is constant")
    });
    let line = one_line(text);
    let line = line.trim_end_matches('.');
    // "dam diary, p. 4, line 2": everything from the first place on.
    let found = line.match_indices([',', ';']).find(|(at, _)| PLACE.is_match(line[at + 1..].trim_start()));
    match found {
        Some((at, _)) if !line[..at].trim().is_empty() => (line[..at].trim().to_owned(), Some(line[at + 1..].trim().to_owned())),
        _ => (line.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_what_and_where() {
        let read = |text: &str| {
            let (source, place) = with_place(text);
            (source, place.unwrap_or_default())
        };
        let pair = |source: &str, place: &str| (source.to_owned(), place.to_owned());
        assert_eq!(read("Land register of Tarnholm, page 90."), pair("Land register of Tarnholm", "page 90"));
        assert_eq!(read("dam diary, p. 4, line 2"), pair("dam diary", "p. 4, line 2"));
        assert_eq!(read("tape of 3 March, 12:30"), pair("tape of 3 March", "12:30"));
        assert_eq!(read("Act on Piers, § 4"), pair("Act on Piers", "§ 4"));
        assert_eq!(read("interview, Ada Holm, 3 March"), pair("interview, Ada Holm, 3 March", ""));
    }

    #[test]
    fn each_key_of_a_mark_has_its_own_place() {
        let read: Vec<(&str, &str)> = keys("[see @holm24, p. 3; -@roe.23]").collect();
        assert_eq!(read, [("holm24", "p. 3"), ("roe.23", "")]);
    }
}
