//! Finding one's way in a draft: from a name to where it is given in full, to every mention, and to
//! what else is like the words under the cursor. Spans are in draft bytes.

mod outline;
mod rename;
mod selection;

pub use outline::{Symbol, SymbolKind, names, outline};
pub use rename::{Renamed, can_rename, rename};
pub use selection::{Fold, FoldKind, folds, selections};

use crate::draft::{At, Draft};
use crate::facts::Certainty;
use crate::links::Found;
use crate::story::Entry;
use crate::text::Span;
use std::sync::Arc;

/// A place to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Another file of the story, as the story names it; `None` for the draft itself.
    pub file: Option<Arc<str>>,
    /// Where in it, in bytes.
    pub span: Span,
}

/// What stands under the cursor.
pub(crate) enum Under<'d> {
    /// A source of the ledger.
    Source(&'d Entry),
    /// A name: the index of its cluster, and this mention.
    Name(usize, At),
    /// A figure: its index in the paragraph's.
    Figure(usize, At),
    /// A quote: its index in the paragraph's.
    Quote(usize, At),
}

/// The source, name, figure or quote that covers the byte `offset`, the first of these.
pub(crate) fn under(draft: &Draft, offset: u32) -> Option<Under<'_>> {
    let at = draft.at(offset)?;
    if let Some((_, entry)) = source_at(draft, at) {
        return Some(Under::Source(entry));
    }
    let paragraph = draft.paragraph(at.paragraph);
    let covers = |span: Span| span.start <= at.span.start && at.span.start <= span.end;
    let place = |span: Span| At { paragraph: at.paragraph, span };
    let names = &draft.links().names;
    let known =
        |index: &usize| names.of[at.paragraph].get(*index).is_some_and(|cluster| names.clusters[*cluster].certainty > Certainty::Guess);
    if let Some(index) = (0..paragraph.names.len()).find(|index| covers(paragraph.names[*index].span) && known(index)) {
        return Some(Under::Name(names.of[at.paragraph][index], place(paragraph.names[index].span)));
    }
    if let Some(index) = paragraph.figures.iter().position(|figure| covers(figure.span)) {
        return Some(Under::Figure(index, place(paragraph.figures[index].span)));
    }
    let index = paragraph.quotes.iter().rposition(|quote| covers(quote.span))?;
    Some(Under::Quote(index, place(paragraph.quotes[index].span)))
}

/// The source of the ledger that is cited at a place of the prose, and what cites it.
pub(crate) fn source_at(draft: &Draft, at: At) -> Option<(At, &Entry)> {
    let ledger = draft.story().ledger.as_deref()?;
    let paragraph = draft.paragraph(at.paragraph);
    let under = |span: Span| span.start <= at.span.start && at.span.start <= span.end;
    let citation = paragraph.citations.iter().find(|citation| under(citation.span) && !citation.span.is_empty())?;
    let cited = ledger.cited(citation, &paragraph.prose.text);
    // Between the keys of one mark the first is meant.
    let found = cited.iter().find(|(span, _)| under(*span)).or(cited.first())?;
    Some((At { paragraph: at.paragraph, span: found.0 }, found.1))
}

/// Every place that cites the source with this key, in the order of the draft.
pub(crate) fn citations_of(draft: &Draft, id: &str) -> Vec<At> {
    let Some(ledger) = draft.story().ledger.as_deref() else { return Vec::new() };
    let mut out = Vec::new();
    for (paragraph, placed) in draft.paragraphs().iter().enumerate() {
        for citation in &placed.paragraph.citations {
            let cited = ledger.cited(citation, &placed.paragraph.prose.text).into_iter();
            out.extend(cited.filter(|(_, entry)| *entry.id == *id).map(|(span, _)| At { paragraph, span }));
        }
    }
    out
}

/// Where the thing at `offset` is introduced: a source in the ledger, a name where it first stands
/// in full, a figure where the same is first counted, a quote where its speaker is named.
pub fn definition(draft: &Draft, offset: u32) -> Option<Target> {
    let here = |span: Span| Some(Target { file: None, span });
    match under(draft, offset)? {
        Under::Source(entry) => Some(Target { file: Some(Arc::clone(&entry.file)), span: entry.id_span }),
        other => introduced(draft, offset, &other).and_then(here),
    }
}

fn introduced(draft: &Draft, offset: u32, under: &Under<'_>) -> Option<Span> {
    let source = |at: At| draft.source(at.paragraph, at.span);
    match under {
        Under::Source(..) => None,
        Under::Name(cluster, _) => {
            let cluster = &draft.links().names.clusters[*cluster];
            let longest = || cluster.mentions.iter().rev().max_by_key(|at| draft.prose(**at).split_whitespace().count());
            let full = cluster.first_full.map(|index| &cluster.mentions[index]).or_else(longest)?;
            Some(source(*full))
        }
        Under::Figure(..) => references(draft, offset).first().copied(),
        Under::Quote(index, at) => {
            let speaker = &draft.links().speakers[at.paragraph][*index];
            let named = speaker.cluster.and_then(|cluster| {
                let cluster = &draft.links().names.clusters[cluster];
                cluster.mentions.get(cluster.first_full.unwrap_or(0))
            });
            named.copied().or(speaker.at).map(source)
        }
    }
}

/// Every place of the thing at `offset`, in the order of the draft: the citations of a source, the
/// mentions of a name, the figures of one measure, the quotes of one speaker. The place itself is among them.
pub fn references(draft: &Draft, offset: u32) -> Vec<Span> {
    let links = draft.links();
    let places: Vec<At> = match under(draft, offset) {
        None => Vec::new(),
        Some(Under::Source(entry)) => citations_of(draft, &entry.id),
        Some(Under::Name(cluster, _)) => links.names.clusters[cluster].mentions.clone(),
        Some(Under::Figure(index, at)) => match links.measures.of(at.paragraph, index) {
            Some(measured) => {
                let same = links.measures.figures.iter().filter(|other| other.measure(draft) == measured.measure(draft));
                same.map(|other| other.at(draft)).collect()
            }
            None => vec![at],
        },
        Some(Under::Quote(index, at)) => match links.speakers[at.paragraph][index].cluster {
            Some(speaker) => quotes_of(draft, speaker),
            None => vec![at],
        },
    };
    places.into_iter().map(|at| draft.source(at.paragraph, at.span)).collect()
}

/// The quotes that the draft gives to the speaker with this cluster, in order.
fn quotes_of(draft: &Draft, cluster: usize) -> Vec<At> {
    let mut out = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        for (quote, speaker) in placed.paragraph.quotes.iter().zip(&draft.links().speakers[index]) {
            if speaker.cluster == Some(cluster) && speaker.found != Found::NotSpoken && quote.kind.is_spoken() && !quote.nested {
                out.push(At { paragraph: index, span: quote.span });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    const TEXT: &str = "Roe left early.\n\nThe mayor, Jane Roe, said: “It took 41 days.” “We know it,” Roe said. The 41 days were long.";

    fn read() -> Draft {
        Draft::read(TEXT, Format::Plain, None, &Config::default())
    }

    fn at(words: &str) -> u32 {
        TEXT.find(words).expect("the words stand there") as u32
    }

    #[test]
    fn a_name_leads_to_where_it_is_given_in_full() {
        let draft = read();
        assert_eq!(definition(&draft, at("Roe said")).map(|target| target.span.of(TEXT)), Some("Jane Roe"));
        assert_eq!(definition(&draft, at("early")), None);
    }

    #[test]
    fn a_quote_leads_to_its_speaker_and_to_the_speakers_other_quotes() {
        let draft = read();
        assert_eq!(definition(&draft, at("know")).map(|target| target.span.of(TEXT)), Some("Jane Roe"));
        let quotes: Vec<&str> = references(&draft, at("know")).iter().map(|span| span.of(TEXT)).collect();
        assert_eq!(quotes, ["“It took 41 days.”", "“We know it,”"]);
    }

    #[test]
    fn a_citation_leads_to_the_ledger_and_to_the_others_of_its_source() {
        let sources = "[[source]]\nid = \"holm24\"\nname = \"Ada Holm\"\n\n[[source]]\nid = \"roe\"\n";
        let mut ledger = crate::Ledger::default();
        ledger.add("desk/sources.toml", sources);
        let story = crate::Story { ledger: Some(Arc::new(ledger)), ..crate::Story::default() };
        let text = "It is deep [@roe; @holm24, p. 3]. It is old [source: Ada Holm, p. 4]. It is wide [@pell].";
        let draft = Draft::read_in(text, Format::Plain, None, &Config::default(), Arc::new(story));
        let at = |words: &str| text.find(words).expect("the words stand there") as u32;
        for place in ["holm24", "Ada"] {
            let target = definition(&draft, at(place)).expect("the ledger has it");
            assert_eq!((target.file.as_deref(), target.span.of(sources)), (Some("desk/sources.toml"), "holm24"));
            let places: Vec<&str> = references(&draft, at(place)).iter().map(|span| span.of(text)).collect();
            assert_eq!(places, ["@holm24", "[source: Ada Holm, p. 4]"]);
        }
        assert_eq!(definition(&draft, at("pell")), None);
    }

    #[test]
    fn every_mention_of_a_name_and_every_figure_of_a_measure_is_found() {
        let draft = read();
        let names: Vec<&str> = references(&draft, at("Jane")).iter().map(|span| span.of(TEXT)).collect();
        assert_eq!(names, ["Roe", "Jane Roe", "Roe"]);
        assert!(!references(&draft, at("41 days.")).is_empty());
    }
}
