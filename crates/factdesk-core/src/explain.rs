//! Why a sentence was or was not flagged.

use crate::draft::{At, Draft};
use crate::links::State;
use crate::rules::brief;
use crate::text::Span;

/// What was made of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The sentence, in draft bytes.
    pub sentence: Span,
    /// What was made of it, a line each: its state with cue and source, then each finding.
    pub lines: Vec<String>,
}

/// Explains every sentence that touches the bytes `span` of `draft`, usually a line.
pub fn explain(draft: &Draft, span: Span) -> Vec<Explanation> {
    let mut out = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        if !placed.span.overlaps(span) {
            continue;
        }
        let paragraph = &placed.paragraph;
        if paragraph.sentences.is_empty() {
            out.push(Explanation { sentence: placed.span, lines: vec![format!("not read as copy: {}", zone(draft, index))] });
        }
        for (number, sentence) in paragraph.sentences.iter().enumerate() {
            let source = draft.source(index, sentence.span);
            if source.overlaps(span) {
                let lines = lines(draft, index, number, source).iter().map(|line| draft.masked(line).into_owned()).collect();
                out.push(Explanation { sentence: source, lines });
            }
        }
    }
    out
}

fn zone(draft: &Draft, paragraph: usize) -> String {
    format!("{:?}", draft.paragraph(paragraph).zone).to_lowercase()
}

fn lines(draft: &Draft, index: usize, number: usize, source: Span) -> Vec<String> {
    let paragraph = draft.paragraph(index);
    let vouch = draft.links().vouching[index][number];
    let mut out = Vec::new();
    if !paragraph.zone.is_body() {
        out.push(format!("zone: {}; sourcing rules do not look here", zone(draft, index)));
    }
    let why = match vouch.state {
        State::Quoted => "it stands inside a quotation",
        State::Attributed => "a cue with a source governs it",
        State::Cited => "a link, footnote, key or source mark cites it",
        State::Observed => "the reporter saw it",
        State::Carried => "it goes on from a sourced sentence of its paragraph",
        State::CarriedWeakly => "it may go on from a sourced sentence of its paragraph, so findings weigh one step less",
        State::Background => "it is on the public record, settled history or a known fact",
        State::None => "no cue, citation or sourced sentence before it was found",
    };
    out.push(format!("state: {} ({why})", vouch.state.name()));
    if let Some(cue) = vouch.cue {
        out.push(format!("cue: “{}”", cue.of(&paragraph.prose.text)));
    }
    if let Some(found) = vouch.source {
        out.push(format!("source: “{}”", brief(draft.prose(found))));
    }
    for figure in paragraph.figures.iter().filter(|figure| paragraph.sentences[number].span.covers(figure.span)) {
        let at = At { paragraph: index, span: figure.span };
        out.push(format!("figure: “{}”, {}", draft.prose(at), figure.describe()));
    }
    let mut found = false;
    for finding in draft.findings().iter().filter(|finding| source.overlaps(finding.span)) {
        found = true;
        out.push(format!("{} ({}): {}", finding.rule, finding.severity.name(), finding.message));
    }
    if !found {
        out.push("nothing is flagged".to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Format};

    #[test]
    fn a_sentence_is_explained_by_its_state_its_cue_and_its_findings() {
        let text = "The bridge will hold, its builder, Ada Holm, said. Experts say it will fall.";
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        let explained = explain(&draft, Span::new(0, text.len()));
        assert_eq!(explained.len(), 2);
        assert_eq!(
            explained[0].lines,
            ["state: attributed (a cue with a source governs it)", "cue: “said”", "source: “its builder, Ada Holm”", "nothing is flagged"]
        );
        assert!(explained[1].lines.last().is_some_and(|line| line.starts_with("vague-source (warning): ")));
    }

    #[test]
    fn what_is_no_copy_says_so() {
        let text = "```\ncode\n```\n";
        let draft = Draft::read(text, Format::Markdown, None, &Config::default());
        assert_eq!(explain(&draft, Span::new(0, 4))[0].lines, ["not read as copy: code"]);
    }
}
