//! What a body block really is: headline, byline, dateline, caption, furniture or copy.

use super::{Block, Format, InlineKind, Lead, Zone};
use crate::text::Span;

/// A headline or subhead is a line, not a paragraph: at most this many bytes.
const LONGEST_HEADING: usize = 140;
/// A byline or credit line is short.
const LONGEST_CREDIT: usize = 160;

/// How blocks of page furniture begin (RULES.md §1), in lower case.
const FURNITURE: &[&str] = &[
    "related article",
    "related:",
    "related stories",
    "read more",
    "see also",
    "watch:",
    "listen:",
    "editor's note",
    "editor’s note",
    "correction:",
    "clarification:",
    "sign up",
    "superseded",
    "more on this",
    "also read",
];
/// How captions begin.
const CAPTION: &[&str] = &["photo:", "file -", "file —", "file –", "caption:", "picture:", "image:", "pictured:", "photograph:"];
/// How credit lines begin.
const CREDIT: &[&str] = &["reporting by ", "editing by ", "writing by ", "additional reporting", "compiled by ", "with reporting by "];
/// How credit lines end.
const CREDIT_END: &[&str] =
    &["contributed reporting.", "contributed to this report.", "contributed to this story.", "contributed reporting"];

/// Gives every body block the zone it really has.
pub(super) fn settle_zones(blocks: &mut [Block], format: Format) {
    for block in blocks.iter_mut().filter(|block| block.zone == Zone::Body) {
        block.zone = zone_by_words(&block.prose.text);
    }
    for block in blocks.iter_mut().filter(|block| block.zone == Zone::ListItem) {
        if block.prose.text.starts_with("http") && is_url(&block.prose.text) {
            block.zone = Zone::UrlOnly;
        }
    }
    headings(blocks, format);
    if let Some(first) = blocks.iter_mut().find(|block| block.zone == Zone::Body)
        && let Some(end) = dateline(&first.prose.text)
    {
        first.lead = Lead::Dateline(Span::new(0, end));
    }
}

fn zone_by_words(text: &str) -> Zone {
    let text = text.trim();
    let lower = text.get(..text.floor_char_boundary(24)).unwrap_or_default().to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if is_url(text) {
        Zone::UrlOnly
    } else if begins(FURNITURE) {
        Zone::Furniture
    } else if begins(CAPTION) {
        Zone::Caption
    } else if text.len() <= LONGEST_CREDIT && is_credit(text, &lower) {
        Zone::Credit
    } else {
        Zone::Body
    }
}

fn is_credit(text: &str, lower: &str) -> bool {
    let byline = lower.starts_with("by ") && !ends_as_sentence(text);
    byline
        || CREDIT.iter().any(|start| lower.starts_with(start))
        || CREDIT_END.iter().any(|end| text.ends_with(end))
        || (text.starts_with('(') && text.ends_with(')') && text.len() < 40)
}

/// One URL and nothing else.
fn is_url(text: &str) -> bool {
    let text = text.trim_matches(['<', '>']);
    ["http://", "https://", "www."].iter().any(|start| text.starts_with(start)) && !text.contains(char::is_whitespace)
}

fn ends_as_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', '»', ')', '*']).ends_with(['.', '?', '!', '…', ':', ';', ',']) || text.ends_with(".'")
}

/// Headline, deck and subheads. In plain text a short first line without a final stop is the
/// headline; in Markdown the headings are known, and an emphasised line below the first is the deck.
fn headings(blocks: &mut [Block], format: Format) {
    let mut seen_headline = false;
    let mut previous_is_heading = false;
    let mut seen_body = false;
    for block in blocks {
        match block.zone {
            Zone::Headline if seen_headline => block.zone = Zone::Subhead,
            Zone::Headline => seen_headline = true,
            Zone::Body => {
                let short = block.prose.text.len() <= LONGEST_HEADING && !ends_as_sentence(&block.prose.text);
                let emphasised = block
                    .prose
                    .inlines
                    .first()
                    .is_some_and(|inline| inline.kind == InlineKind::Emphasis && inline.span == Span::new(0, block.prose.text.len()));
                let first = !seen_headline && !seen_body && format == Format::Plain;
                if short && first {
                    block.zone = Zone::Headline;
                    seen_headline = true;
                } else if previous_is_heading && !seen_body && (emphasised || short) {
                    block.zone = Zone::Deck;
                } else if short
                    && block.prose.text.len() <= LONGEST_HEADING / 2
                    && format == Format::Plain
                    && !has_quote_mark(&block.prose.text)
                {
                    block.zone = Zone::Subhead;
                } else {
                    seen_body = true;
                }
            }
            _ => {}
        }
        previous_is_heading = matches!(block.zone, Zone::Headline | Zone::Deck);
    }
}

/// A line that opens a quotation is copy being typed, not a heading.
fn has_quote_mark(text: &str) -> bool {
    text.contains(['"', '“', '”'])
}

/// The end of a dateline: a place in capitals, at most a date and an agency, then a dash.
fn dateline(text: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    let window = &text[..text.floor_char_boundary(LONGEST)];
    let (dash, width) = ["—", "–", "--", " - "].iter().filter_map(|dash| window.find(dash).map(|at| (at, dash.len()))).min()?;
    let place: String = window[..dash].chars().take_while(|c| !",(".contains(*c)).collect();
    let letters = place.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase);
    // "The town of …" begins no dateline; neither does a sentence with a dash in it.
    let has_verb_like = window[..dash].split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() > 1;
    if !capitals || has_verb_like {
        return None;
    }
    let end = dash + width;
    Some(end + text[end..].len() - text[end..].trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Format, Paragraphs, read};

    #[test]
    fn furniture_is_told_from_copy() {
        let text = "Council sells the pier\n\nBy Ada Holm\n\nPORT ELLIN, Nov 3 (BNW) — The council sold the pier on Monday.\n\nhttps://ellin.example/pier\n\nRelated article: The pier in pictures\n\nPhoto: The pier in 1961\n\nBNW contributed reporting.\n\n“We had no choice,” Holm said.";
        let zones: Vec<Zone> = read(text, Format::Plain, Paragraphs::Auto).blocks.iter().map(|block| block.zone).collect();
        let expected = [Zone::Headline, Zone::Credit, Zone::Body, Zone::UrlOnly, Zone::Furniture, Zone::Caption, Zone::Credit, Zone::Body];
        assert_eq!(zones, expected);
    }

    #[test]
    fn a_dateline_ends_behind_its_dash() {
        assert_eq!(dateline("LIMA, March 11, 2026 (Andina) - Stocks"), Some("LIMA, March 11, 2026 (Andina) - ".len()));
        assert_eq!(dateline("The pier — long shut — was sold"), None);
        assert_eq!(dateline("A bus left the road — in fog"), None);
    }
}
