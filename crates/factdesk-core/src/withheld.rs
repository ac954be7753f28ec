//! Confidential names in a draft: where they stand, and keeping them out of all that is said of it.
//!
//! A name that the ledger marks confidential may stand nowhere but in the ledger. The rule
//! `confidential-name` reports the places; every other message, hover, list and excerpt shows
//! blocks instead, whether or not that rule is on.

use crate::draft::{At, Draft};
use crate::finding::Finding;
use crate::fix::{FixAction, NewSource};
use crate::rules::{Group, RULES};
use crate::story::{BLOCKS, Ledger, blocked, by_line};
use crate::text::Span;
use std::borrow::Cow;

/// The slug of the rule that reports the places.
pub(crate) const RULE: &str = "confidential-name";

/// What a draft holds of confidential names.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Withheld {
    /// The places in draft bytes, each with the index of its source in the ledger; in order, without overlap.
    places: Vec<(Span, usize)>,
    /// Spellings that only this draft makes a confidential name: a given name, a surname that is an everyday word.
    here: Vec<String>,
}

/// Copy that is shown outside of the draft.
#[derive(Debug, Clone)]
pub struct Excerpt<'d> {
    /// The copy, with blocks in place of confidential names; its lines are those of the draft.
    pub text: Cow<'d, str>,
    /// The draft byte it begins at.
    start: u32,
    /// What was replaced, in bytes behind `start`.
    blocks: Vec<Span>,
}

impl Excerpt<'_> {
    /// Where the draft byte `at` stands in the text; the end of a name's blocks for one inside of the name.
    pub fn offset(&self, at: u32) -> usize {
        let at = at.saturating_sub(self.start);
        let mut out = at as usize;
        for block in self.blocks.iter().take_while(|block| block.start < at) {
            out = out + BLOCKS.len() - (block.end.min(at) - block.start) as usize;
        }
        out
    }
}

/// The ledger of `draft`, where it has anything to withhold.
fn ledger(draft: &Draft) -> Option<&Ledger> {
    draft.story().ledger.as_deref().filter(|ledger| !ledger.confidential().is_empty())
}

/// Finds the confidential names in `draft`, whose links are there: in every zone by their letters, and in copy also by
/// what else the draft calls the same person, slips included.
pub(crate) fn find(draft: &Draft) -> Withheld {
    let Some(ledger) = ledger(draft) else { return Withheld::default() };
    let found = ledger.confidential().find(draft.text());
    let mut out = Withheld { places: found.iter().map(|named| (named.span, named.entry)).collect(), here: Vec::new() };
    if found.is_empty() {
        return out;
    }
    let at = |span: Span| {
        let from = found.partition_point(|named| named.span.end <= span.start);
        found.get(from).filter(|named| named.span.overlaps(span))
    };
    let names = &draft.links().names;
    let slips = names.variants.iter().map(|variant| variant.mentions.iter().copied().chain(variant.usual_at.here()).collect::<Vec<At>>());
    for mentions in names.clusters.iter().map(|cluster| cluster.mentions.clone()).chain(slips) {
        let spans: Vec<Span> = mentions.iter().map(|mention| draft.source(mention.paragraph, mention.span)).collect();
        let whole = |span: &Span| at(*span).filter(|named| named.span.covers(*span) || span.covers(named.span));
        let Some(entry) = spans.iter().find_map(whole).map(|named| named.entry) else { continue };
        for (mention, span) in mentions.iter().zip(&spans).filter(|(_, span)| at(**span).is_none()) {
            let spelt = draft.prose(*mention).to_owned();
            if !out.here.contains(&spelt) {
                out.here.push(spelt);
            }
            out.places.push((*span, entry));
        }
    }
    out.places.sort_unstable();
    out.places.dedup_by(|next, before| before.0.overlaps(next.0));
    // The longer of two spellings goes first: one may hold the other.
    out.here.sort_by_key(|spelt| std::cmp::Reverse(spelt.len()));
    out
}

impl Draft {
    /// Where confidential names stand, in draft bytes; in order and without overlap.
    pub fn withheld(&self) -> impl Iterator<Item = Span> + '_ {
        self.withheld.places.iter().map(|(span, _)| *span)
    }

    /// The same with the index of each source in [`Ledger::entries`].
    pub(crate) fn withheld_sources(&self) -> &[(Span, usize)] {
        &self.withheld.places
    }

    /// Whether a confidential name stands in a span of the draft.
    pub fn is_withheld(&self, span: Span) -> bool {
        let places = &self.withheld.places;
        let from = places.partition_point(|(place, _)| place.end <= span.start);
        places.get(from).is_some_and(|(place, _)| place.overlaps(span))
    }

    /// The copy under a span as anything but the draft itself may show it: with blocks in place of confidential names.
    pub fn shown(&self, span: Span) -> Cow<'_, str> {
        self.excerpt(span).text
    }

    /// The same, with the way to it from the draft.
    pub fn excerpt(&self, span: Span) -> Excerpt<'_> {
        let text = span.of(self.text());
        let inside = self.withheld().filter(|place| self.is_withheld(span) && place.overlaps(span));
        let cut = |place: Span| Span { start: place.start.max(span.start) - span.start, end: place.end.min(span.end) - span.start };
        let blocks: Vec<Span> = inside.flat_map(|place| by_line(text, cut(place)).collect::<Vec<_>>()).collect();
        Excerpt { text: blocked(text, &blocks), start: span.start, blocks }
    }

    /// `words` about the draft with blocks in place of confidential names.
    pub fn masked<'t>(&self, words: &'t str) -> Cow<'t, str> {
        let Some(ledger) = ledger(self) else { return Cow::Borrowed(words) };
        let mut out = ledger.mask(words);
        for spelt in self.withheld.here.iter().filter(|spelt| !spelt.is_empty()) {
            let spans: Vec<Span> = whole_words(&out, spelt).collect();
            if !spans.is_empty() {
                out = Cow::Owned(blocked(&out, &spans).into_owned());
            }
        }
        out
    }
}

/// Where `words` stands in `text` with no letter beside it.
fn whole_words<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let whole = |at: usize, end: usize| !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
    text.match_indices(words)
        .map(|(at, found)| (at, at + found.len()))
        .filter(move |(at, end)| whole(*at, *end))
        .map(|(at, end)| Span::new(at, end))
}

/// Takes confidential names out of what the rules found. A finding on how such a name is written goes: what it says
/// is the name.
pub(crate) fn screen(draft: &Draft, findings: &mut Vec<Finding>) {
    if ledger(draft).is_none() {
        return;
    }
    let names = |slug: &str| RULES.iter().any(|rule| rule.slug == slug && rule.group == Group::Names);
    findings.retain_mut(|finding| {
        if finding.rule == RULE {
            return true;
        }
        let message = draft.masked(&finding.message);
        if names(finding.rule) && (draft.is_withheld(finding.span) || message.contains(BLOCKS)) {
            return false;
        }
        finding.message = message.into_owned();
        for related in &mut finding.related {
            related.message = draft.masked(&related.message).into_owned();
        }
        finding.fixes.retain(|fix| {
            let told = |words: &str| draft.masked(words).contains(BLOCKS);
            let written = match &fix.action {
                FixAction::Edit(edits) | FixAction::NewSource(NewSource { edits, .. }) => edits.iter().any(|edit| told(&edit.text)),
                _ => false,
            };
            !written && !told(&fix.title)
        });
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Format, Story, explain, fixes, hover, names, outline};
    use std::sync::Arc;

    const LEDGER: &str = "[[source]]\nid = \"works\"\nname = \"Oswin Ferranby\"\nrole = \"clerk of works\"\nconfidential = true\n\n\
        [[source]]\nid = \"ilsa\"\nname = \"Ilsa Brook\"\nconfidential = true\n";

    fn read(text: &str) -> Draft {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.add("sources.toml", LEDGER), []);
        let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
        Draft::read_in(text, Format::Markdown, None, &Config::default(), Arc::new(story))
    }

    /// Copy in which other rules have something to say of the names.
    const TEXT: &str = "---\ntitle: What Ferranby saw\n---\n\n# Ferranby’s 41 wells\n\nFerranby falsified 12 of the 40 readings. “It leaks,” said Oswin Ferrranby, \
        the clerk. Oswin Ferranby, 41, was born in 1911, experts told Ferranby. Ilsa Brook left; Brook had 4 sons [@ferranby]. As reported \
        by Ferranby News, “the mayor, Mr Ferranby, left” [source: Oswin Ferranby]. Ferranby's 30 of 50 wells, or 70 percent, leak \
        <!-- ask Ferranby --> [Ferranby](https://x.example/oswin-ferranby).\n";

    #[test]
    fn nothing_that_is_said_of_a_draft_holds_a_confidential_name() {
        let draft = read(TEXT);
        let mut said: Vec<String> = Vec::new();
        for finding in draft.findings() {
            said.push(finding.message.clone());
            said.extend(finding.related.iter().map(|related| related.message.clone()));
            said.extend(fixes(&draft, finding, &Config::default()).iter().map(|fix| format!("{fix:?}")));
        }
        for offset in 0..TEXT.len() as u32 {
            said.extend(hover(&draft, offset).map(|hover| hover.markdown));
        }
        said.extend(explain(&draft, Span::new(0, TEXT.len())).into_iter().flat_map(|explained| explained.lines));
        said.push(format!("{:?}", outline(&draft)));
        said.push(format!("{:?}", names(&draft)));
        said.push(draft.shown(Span::new(0, TEXT.len())).into_owned());
        for words in said {
            let lower = words.to_lowercase();
            assert!(!lower.contains("ferranby") && !lower.contains("ferrranby"), "{words}");
            assert!(!words.contains("Brook"), "{words}");
        }
    }

    #[test]
    fn other_findings_stay_with_blocks_in_them() {
        let draft = read("Ferranby falsified two of the readings.\n");
        let messages: Vec<&str> = draft.findings().iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages.iter().any(|message| message.contains("is stated as fact of “█████”")), "{messages:#?}");
    }

    #[test]
    fn a_common_surname_counts_where_the_draft_gives_the_whole_name() {
        let draft = read("Ilsa Brook left. Brook had no comment, and the brook rose.\n");
        let found: Vec<&str> = draft.withheld().map(|span| span.of(draft.text())).collect();
        assert_eq!(found, ["Ilsa Brook", "Brook"]);
        assert_eq!(read("Brook had no comment.\n").withheld().count(), 0);
    }

    #[test]
    fn a_span_is_shown_with_blocks() {
        let text = "Ask Oswin Ferranby now.\n";
        let draft = read(text);
        assert_eq!(draft.shown(Span::new(0, text.len())), "Ask █████ now.\n");
        assert_eq!(draft.shown(Span::new(0, 9)), "Ask █████");
        assert_eq!(draft.shown(Span::new(0, 3)), "Ask");
        let text = "Ask Oswin\nFerranby now.\n";
        let draft = read(text);
        let excerpt = draft.excerpt(Span::new(0, text.len()));
        assert_eq!(excerpt.text, "Ask █████\n█████ now.\n");
        for word in ["Ask", "now"] {
            let at = text.find(word).expect("it stands there");
            assert!(excerpt.text[excerpt.offset(at as u32)..].starts_with(word));
        }
        let end = text.find(" now").expect("it stands there");
        assert!(excerpt.text[excerpt.offset(end as u32)..].starts_with(" now"));
    }
}
