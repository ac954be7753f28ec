//! What a draft consists of, for an editor's outline: paragraphs with their quotes and figures,
//! and who and what it names.

use crate::draft::{At, Draft};
use crate::facts::{Certainty, FigureKind, NameKind};
use crate::links::Found;
use crate::markup::Zone;
use crate::rules::brief;
use crate::text::Span;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A headline or subhead.
    Heading,
    /// A paragraph of copy.
    Paragraph,
    /// A quote.
    Quote,
    /// A figure.
    Figure,
    /// The list of who and what is named.
    Names,
    /// A person.
    Person,
    /// An organisation.
    Body,
    /// A place.
    Place,
    /// Anything else with a name.
    Name,
}

/// One entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What the outline shows: a paragraph's slug, a quote's speaker, a name.
    pub name: String,
    /// What stands beside it, briefly; empty for nothing.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, in draft bytes.
    pub span: Span,
    /// The words to go to, in draft bytes; within `span`.
    pub words: Span,
    /// What it consists of.
    pub children: Vec<Symbol>,
}

/// The outline of `draft`: its paragraphs in order, then its names.
pub fn outline(draft: &Draft) -> Vec<Symbol> {
    let mut out: Vec<Symbol> = (0..draft.paragraphs().len()).filter_map(|index| paragraph(draft, index)).collect();
    let names = names(draft);
    if !names.is_empty() {
        let span = Span::new(0, draft.text().len());
        let detail = names.len().to_string();
        out.push(Symbol { name: "Names".to_owned(), detail, kind: SymbolKind::Names, span, words: Span::empty(0), children: names });
    }
    out
}

/// Who and what the draft names, in the order of first mention; each with the place where it is
/// given in full.
pub fn names(draft: &Draft) -> Vec<Symbol> {
    let clusters = draft.links().names.clusters.iter().filter(|cluster| cluster.certainty > Certainty::Guess && !cluster.name.is_empty());
    let symbol = |cluster: &crate::links::Cluster| {
        let full = cluster.mentions.get(cluster.first_full.unwrap_or(0))?;
        let words = draft.source(full.paragraph, full.span);
        let detail = cluster.role.map_or_else(String::new, |role| brief(draft.prose(role)));
        let kind = match cluster.kind {
            NameKind::Person => SymbolKind::Person,
            NameKind::Body => SymbolKind::Body,
            NameKind::Place => SymbolKind::Place,
            NameKind::Other => SymbolKind::Name,
        };
        Some(Symbol {
            name: draft.masked(&cluster.name).into_owned(),
            detail: draft.masked(&detail).into_owned(),
            kind,
            span: words,
            words,
            children: Vec::new(),
        })
    };
    clusters.filter_map(symbol).collect()
}

fn paragraph(draft: &Draft, index: usize) -> Option<Symbol> {
    let placed = &draft.paragraphs()[index];
    let paragraph = &placed.paragraph;
    let kind = match paragraph.zone {
        Zone::Headline | Zone::Deck | Zone::Subhead => SymbolKind::Heading,
        zone if zone.is_prose() => SymbolKind::Paragraph,
        _ => return None,
    };
    let name = draft.masked(&slug(&paragraph.prose.text)).into_owned();
    if name.is_empty() {
        return None;
    }
    let source = |span: Span| draft.source(index, span);
    let mut children: Vec<Symbol> = Vec::new();
    for (quote, speaker) in paragraph.quotes.iter().zip(&draft.links().speakers[index]) {
        if !quote.kind.is_spoken() || quote.nested || speaker.found == Found::NotSpoken {
            continue;
        }
        let cluster = speaker.cluster.map(|cluster| draft.links().names.clusters[cluster].name.clone());
        let who = cluster.or_else(|| speaker.at.map(|at| brief(draft.prose(at)))).unwrap_or_else(|| "Nobody named".to_owned());
        let words = source(quote.span);
        let detail = brief(quote.span.of(&paragraph.prose.text));
        let (name, detail) = (draft.masked(&who).into_owned(), draft.masked(&detail).into_owned());
        children.push(Symbol { name, detail, kind: SymbolKind::Quote, span: words, words, children: Vec::new() });
    }
    for (number, figure) in paragraph.figures.iter().enumerate().filter(|(_, figure)| figure.kind != FigureKind::Ordinal) {
        let words = source(figure.span);
        let measured = draft.links().measures.of(index, number).map_or_else(String::new, |measured| measured.measure(draft).describe());
        let name = draft.masked(&brief(draft.prose(At { paragraph: index, span: figure.span }))).into_owned();
        let measured = draft.masked(&measured).into_owned();
        children.push(Symbol { name, detail: measured, kind: SymbolKind::Figure, span: words, words, children: Vec::new() });
    }
    children.retain(|child| placed.span.covers(child.span));
    children.sort_by_key(|child| child.span);
    let words = source(Span::new(0, paragraph.prose.text.len()));
    let words = if placed.span.covers(words) { words } else { placed.span };
    Some(Symbol { name, detail: String::new(), kind, span: placed.span, words, children })
}

/// The first words of a paragraph: what it is called in talk about the copy.
fn slug(text: &str) -> String {
    /// So many words tell one paragraph from the next.
    const WORDS: usize = 6;
    let mut words = text.split_whitespace();
    let shown: Vec<&str> = words.by_ref().take(WORDS).collect();
    let rest = if words.next().is_some() { "…" } else { "" };
    format!("{}{rest}", shown.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    /// The outline as lines, children indented.
    fn shown(symbols: &[Symbol], depth: usize, out: &mut Vec<String>) {
        for symbol in symbols {
            let detail = if symbol.detail.is_empty() { String::new() } else { format!(" ({})", symbol.detail) };
            out.push(format!("{}{}{detail}", "  ".repeat(depth), symbol.name));
            shown(&symbol.children, depth + 1, out);
        }
    }

    #[test]
    fn the_outline_has_paragraphs_by_slug_quotes_by_speaker_figures_and_names() {
        let text =
            "# Dam leaks\n\nThe mayor, Britta Dahlgren, wrote twice to the ministry. “Nobody came,” Dahlgren said. It cost 40 crowns.\n";
        let draft = Draft::read(text, Format::Markdown, None, &Config::default());
        let mut lines = Vec::new();
        shown(&outline(&draft), 0, &mut lines);
        assert_eq!(
            lines,
            [
                "Dam leaks",
                "The mayor, Britta Dahlgren, wrote twice…",
                "  Britta Dahlgren (“Nobody came,”)",
                "  40 crowns (crown)",
                "Names (1)",
                "  Britta Dahlgren (mayor)",
            ]
        );
        for symbol in outline(&draft) {
            assert!(symbol.span.covers(symbol.words) && symbol.children.iter().all(|child| symbol.span.covers(child.span)));
        }
    }
}
