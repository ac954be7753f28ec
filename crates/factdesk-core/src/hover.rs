//! What the draft knows of the words under the cursor.

use crate::draft::{At, Draft};
use crate::facts::{Figure, NameKind, Quote};
use crate::links::{Cluster, Found};
use crate::rules::brief;
use crate::text::Span;

/// A hover: Markdown, and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The words, in draft bytes.
    pub span: Span,
    /// Under 15 lines of Markdown; no draft text longer than a line.
    pub markdown: String,
}

/// The hover at the byte `offset` of `draft`: for a name, a figure or a quote; names win over
/// figures, figures over quotes.
pub fn hover(draft: &Draft, offset: u32) -> Option<Hover> {
    let at = draft.at(offset)?;
    let paragraph = draft.paragraph(at.paragraph);
    let point = at.span.start;
    let under = |span: Span| span.start <= point && point <= span.end;
    let place = |span: Span| At { paragraph: at.paragraph, span };
    let (span, markdown) = if let Some(index) = paragraph.names.iter().position(|name| under(name.span)) {
        let cluster = *draft.links().names.of.get(at.paragraph)?.get(index)?;
        (paragraph.names[index].span, name(draft, &draft.links().names.clusters[cluster], cluster))
    } else if let Some(index) = paragraph.figures.iter().position(|figure| under(figure.span)) {
        let found = &paragraph.figures[index];
        (found.span, figure(draft, place(found.span), index, found))
    } else {
        let index = paragraph.quotes.iter().rposition(|quote| under(quote.span))?;
        let found = &paragraph.quotes[index];
        (found.span, quote(draft, at.paragraph, index, found))
    };
    Some(Hover { span: draft.source(at.paragraph, span), markdown })
}

fn line_of(draft: &Draft, at: At) -> u32 {
    draft.lines().line_column(draft.source(at.paragraph, at.span).start).line + 1
}

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn name(draft: &Draft, cluster: &Cluster, number: usize) -> String {
    let kind = match cluster.kind {
        NameKind::Person => "person",
        NameKind::Body => "organisation",
        NameKind::Place => "place",
        NameKind::Other => "name",
    };
    let mut lines = vec![format!("**{}** · {kind}", cluster.name)];
    if let Some(role) = cluster.role {
        lines.push(format!("{} (line {})", brief(draft.prose(role)), line_of(draft, role)));
    }
    if let Some(acronym) = &cluster.acronym {
        lines.push(format!("Short form: {acronym}"));
    }
    let quotes = draft.links().speakers.iter().flatten();
    let quoted = quotes.filter(|speaker| speaker.cluster == Some(number) && speaker.found != Found::NotSpoken).count();
    let first = cluster.mentions.first().map(|at| line_of(draft, *at)).unwrap_or_default();
    let mentions = plural(cluster.mentions.len(), "mention", "mentions");
    let said = if quoted == 0 { "not quoted".to_owned() } else { format!("quoted {}", plural(quoted, "time", "times")) };
    lines.push(format!("First on line {first} · {mentions} · {said}"));
    let mut spellings: Vec<&str> = cluster.mentions.iter().map(|at| draft.prose(*at)).filter(|form| *form != cluster.name).collect();
    spellings.sort_unstable();
    spellings.dedup();
    if !spellings.is_empty() {
        spellings.truncate(5);
        lines.push(format!("Also: {}", spellings.join(", ")));
    }
    lines.join("  \n")
}

fn figure(draft: &Draft, at: At, index: usize, figure: &Figure) -> String {
    let mut lines = vec![format!("**{}** · {}", brief(draft.prose(at)), figure.describe())];
    if let Some(measured) = draft.links().measures.of(at.paragraph, index) {
        lines.push(format!("Measures: {}", measured.measure.describe()));
    }
    lines.push(vouched(draft, at));
    lines.join("  \n")
}

fn vouched(draft: &Draft, at: At) -> String {
    let vouch = draft.links().vouch(draft, at.paragraph, at.span);
    match (vouch.source, vouch.state) {
        (Some(source), _) if vouch.state.is_vouched() => format!("Vouched for by: {}", brief(draft.prose(source))),
        (_, state) if state.is_vouched() => format!("Vouched for: {}", state.name()),
        _ => "No source is named here".to_owned(),
    }
}

fn quote(draft: &Draft, paragraph: usize, index: usize, quote: &Quote) -> String {
    let speaker = &draft.links().speakers[paragraph][index];
    let who = speaker.at.map(|at| brief(draft.prose(at)));
    let resolved = speaker.cluster.map(|cluster| draft.links().names.clusters[cluster].name.clone());
    let head = match (resolved, who, speaker.found) {
        (_, _, Found::NotSpoken) => "**Not a quote** · a title, a term or a sign".to_owned(),
        (Some(name), Some(words), _) if !words.contains(&name) => format!("**Said by {name}** · “{words}”"),
        (Some(name), _, _) => format!("**Said by {name}**"),
        (None, Some(words), _) => format!("**Said by {words}**"),
        (None, None, Found::Nobody) => "**No speaker found**".to_owned(),
        (None, None, _) => "**Introduced, with no speaker named**".to_owned(),
    };
    let how = match speaker.found {
        Found::Sentence => "Found in the same sentence",
        Found::Colon => "Introduced by a colon",
        Found::Continued => "By continuation inside the paragraph",
        Found::Beside => "Found in the sentence beside it",
        Found::ParagraphBefore => "Continues the paragraph before",
        Found::Label => "The label of the turn",
        Found::NotSpoken => "Nobody needs to be named",
        Found::Nobody => "Neither its sentence, nor those beside it, nor the paragraph before names anyone",
    };
    let words = quote.inner.of(&draft.paragraph(paragraph).prose.text).split_whitespace().count();
    format!("{head}  \n{how} · {}", plural(words, "word", "words"))
}
