//! What an editor's selection grows to, and what it can fold.

use crate::draft::Draft;
use crate::markup::Zone;
use crate::text::Span;

/// The spans around the byte `offset`, each within the next: word, name, quote, sentence,
/// paragraph, draft.
pub fn selections(draft: &Draft, offset: u32) -> Vec<Span> {
    let whole = Span::new(0, draft.text().len());
    let mut spans = vec![whole];
    if let Some(at) = draft.at(offset) {
        let placed = &draft.paragraphs()[at.paragraph];
        let paragraph = &placed.paragraph;
        let covers = |span: &Span| span.start <= at.span.start && at.span.start <= span.end;
        let within = paragraph.tokens.iter().map(|token| token.span);
        let names = paragraph.names.iter().map(|name| name.span);
        let quotes = paragraph.quotes.iter().flat_map(|quote| [quote.span, quote.inner]);
        let sentences = paragraph.sentences.iter().map(|sentence| sentence.span);
        let inside = within.chain(names).chain(quotes).chain(sentences).filter(covers);
        spans.extend(inside.map(|span| draft.source(at.paragraph, span)));
        spans.push(placed.span);
    }
    // What crosses another's border (a quote of two sentences) cannot stand around it.
    spans.sort_by_key(|span| (span.len(), span.start));
    spans.dedup();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        if out.last().is_none_or(|last| span.covers(*last) && span != *last) {
            out.push(span);
        }
    }
    out
}

/// What a fold hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// A section below its heading.
    Section,
    /// One paragraph of several lines.
    Paragraph,
    /// The front matter.
    FrontMatter,
}

/// A piece of several lines that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// What it is.
    pub kind: FoldKind,
    /// Its first and last line, from 0.
    pub first: u32,
    /// See `first`.
    pub last: u32,
}

/// What can be folded in `draft`, in the order of first lines.
pub fn folds(draft: &Draft) -> Vec<Fold> {
    let text = draft.text();
    let line = |offset: u32| draft.lines().line_column(offset).line;
    let last_line = |span: Span| {
        let words = span.of(text).trim_end();
        line(span.start + words.len() as u32)
    };
    let mut out = Vec::new();
    let mut add = |kind: FoldKind, first: u32, last: u32| {
        if first < last {
            out.push(Fold { kind, first, last });
        }
    };
    let front = draft.front_matter().span;
    if !front.is_empty() {
        add(FoldKind::FrontMatter, line(front.start), last_line(front));
    }
    let mut heading: Option<u32> = None;
    let mut end = 0;
    for placed in draft.paragraphs().iter().filter(|placed| placed.paragraph.zone.is_prose()) {
        let (first, last) = (line(placed.span.start), last_line(placed.span));
        if matches!(placed.paragraph.zone, Zone::Headline | Zone::Subhead) {
            if let Some(start) = heading {
                add(FoldKind::Section, start, end);
            }
            heading = Some(first);
        } else {
            add(FoldKind::Paragraph, first, last);
        }
        end = last;
    }
    if let Some(start) = heading {
        add(FoldKind::Section, start, end);
    }
    out.sort_by_key(|fold| (fold.first, std::cmp::Reverse(fold.last)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    #[test]
    fn a_selection_grows_from_the_word_to_the_draft() {
        let text = "It rained. The mayor, Jane Roe, left.\n\nNobody wept.";
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        let at = text.find("Roe").expect("it stands there") as u32;
        let grown: Vec<&str> = selections(&draft, at + 1).iter().map(|span| span.of(text)).collect();
        assert_eq!(grown, ["Roe", "Jane Roe", "The mayor, Jane Roe, left.", "It rained. The mayor, Jane Roe, left.", text]);
        assert_eq!(selections(&Draft::read("", Format::Plain, None, &Config::default()), 0), [Span::empty(0)]);
    }

    #[test]
    fn sections_front_matter_and_long_paragraphs_fold() {
        let text = "---\ntitle: x\n---\n\n# One\n\nA line\nand another.\n\n## Two\n\nThe end.\n";
        let draft = Draft::read(text, Format::Markdown, None, &Config::default());
        let shown: Vec<(FoldKind, u32, u32)> = folds(&draft).iter().map(|fold| (fold.kind, fold.first, fold.last)).collect();
        assert_eq!(
            shown,
            [(FoldKind::FrontMatter, 0, 2), (FoldKind::Section, 4, 7), (FoldKind::Paragraph, 6, 7), (FoldKind::Section, 9, 11),]
        );
    }
}
