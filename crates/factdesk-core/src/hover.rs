//! What the draft knows of the words under the cursor.
//!
//! The Markdown uses two marks only, bold and two spaces that break a line, so that every editor
//! shows it alike and one without Markdown loses nothing.

use crate::draft::{At, Draft};
use crate::facts::{Certainty, Figure, Name, NameKind, Quote};
use crate::links::{Cluster, Found, State};
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
    let (span, markdown) = if let Some(index) = paragraph.names.iter().position(|name| under(name.span) && is_known(draft, at, name)) {
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

/// Whether the words are a name for certain; a word that only opens a sentence has no hover.
fn is_known(draft: &Draft, at: At, name: &Name) -> bool {
    let names = &draft.links().names;
    let cluster = names.at(draft, at.paragraph, name.span).and_then(|cluster| names.clusters.get(cluster));
    cluster.is_some_and(|cluster| cluster.certainty > Certainty::Guess)
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
    let mut lines = vec![format!("**{}** · {kind}", inert(&cluster.name))];
    if let Some(role) = cluster.role {
        lines.push(format!("{} (line {})", shown(draft, role), line_of(draft, role)));
    }
    if let Some(acronym) = &cluster.acronym {
        lines.push(format!("Short form: {}", inert(acronym)));
    }
    if let Some(first) = cluster.mentions.first() {
        let words = shown(draft, *first);
        let form = if words == inert(&cluster.name) { String::new() } else { format!(" as “{words}”") };
        let mentions = plural(cluster.mentions.len(), "mention", "mentions");
        lines.push(format!("First on line {}{form} · {mentions}", line_of(draft, *first)));
    }
    lines.extend(said(draft, number));
    let mut spellings: Vec<String> =
        cluster.mentions.iter().map(|at| shown(draft, *at)).filter(|form| *form != inert(&cluster.name)).collect();
    spellings.sort_unstable();
    spellings.dedup();
    if !spellings.is_empty() {
        let more = spellings.len().saturating_sub(MOST_SPELLINGS);
        spellings.truncate(MOST_SPELLINGS);
        let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
        lines.push(format!("Also: {}{rest}", spellings.join(", ")));
    }
    lines.extend(spelt_otherwise(draft, cluster));
    lines.join("  \n")
}

/// No more spellings than this are listed.
const MOST_SPELLINGS: usize = 5;

/// How often the draft quotes the person or body, and reports its words without quoting.
fn said(draft: &Draft, number: usize) -> Option<String> {
    let links = draft.links();
    let (mut quotes, mut reports, mut first) = (0usize, 0usize, None);
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        for (quote, speaker) in placed.paragraph.quotes.iter().zip(&links.speakers[index]) {
            if speaker.cluster == Some(number) && speaker.found != Found::NotSpoken && quote.kind.is_spoken() && !quote.nested {
                quotes += 1;
                first = first.or(Some(At { paragraph: index, span: quote.span }));
            }
        }
        for attribution in &placed.paragraph.attributions {
            let quoted = placed.paragraph.quotes.iter().any(|quote| quote.kind.is_spoken() && attribution.covers(quote.inner));
            let source = attribution.source.filter(|_| !quoted);
            let cluster = source.and_then(|source| links.names.at(draft, index, source.head));
            reports += usize::from(cluster == Some(number));
        }
    }
    let quoted = first.map(|at| format!("Quoted {}, first on line {}", times(quotes), line_of(draft, at)));
    let reported = format!("words reported {}", times(reports));
    match (quoted, reports) {
        (None, 0) => None,
        (None, _) => Some(format!("Not quoted · {reported}")),
        (Some(quoted), 0) => Some(quoted),
        (Some(quoted), _) => Some(format!("{quoted} · {reported}")),
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// The line that tells of another spelling of the same name.
fn spelt_otherwise(draft: &Draft, cluster: &Cluster) -> Option<String> {
    let has = |at: &At| cluster.mentions.contains(at);
    let variant = draft
        .links()
        .names
        .variants
        .iter()
        .find(|variant| variant.usual_at.is_some_and(|at| has(&at)) || variant.mentions.iter().any(has))?;
    let first = variant.mentions.first()?;
    let (spelling, usual) = (inert(&variant.spelling), inert(&variant.usual));
    Some(match variant.usual_at {
        Some(at) if has(first) => format!("Spelt “{usual}” on line {}: check which is right", line_of(draft, at)),
        Some(_) => format!("Spelt “{spelling}” on line {}: check which is right", line_of(draft, *first)),
        None => format!("“{usual}” in the house’s list of names: check which is right"),
    })
}

/// Words of the draft, brief and without what Markdown would read as marks.
fn shown(draft: &Draft, at: At) -> String {
    inert(&brief(draft.prose(at)))
}

fn inert(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '*' | '`' | '<' | '>' | '\\' | '|')).collect()
}

fn figure(draft: &Draft, at: At, index: usize, figure: &Figure) -> String {
    let mut lines = vec![format!("**{}** · {}", shown(draft, at), figure.describe())];
    if let Some(measured) = draft.links().measures.of(at.paragraph, index) {
        let measure = measured.measure.describe();
        if !measure.is_empty() {
            lines.push(format!("Measures: {}", inert(&measure)));
        }
    }
    lines.push(vouched(draft, at));
    lines.join("  \n")
}

fn vouched(draft: &Draft, at: At) -> String {
    let vouch = draft.links().vouch(draft, at.paragraph, at.span);
    match (vouch.source, vouch.state) {
        (Some(source), state) if state.is_vouched() => format!("Source: {} (line {})", shown(draft, source), line_of(draft, source)),
        (_, State::Quoted) => "Source: it stands in a quote".to_owned(),
        (_, State::Cited) => "Source: a link or note".to_owned(),
        (_, State::Observed) => "Source: the reporter saw it".to_owned(),
        (_, State::Background) => "Background: it needs no source".to_owned(),
        (_, state) if state.is_vouched() => "Source: named before it".to_owned(),
        _ => "No source is named here".to_owned(),
    }
}

fn quote(draft: &Draft, paragraph: usize, index: usize, quote: &Quote) -> String {
    let speaker = &draft.links().speakers[paragraph][index];
    let who = speaker.at.map(|at| shown(draft, at));
    let cluster = speaker.cluster.map(|cluster| &draft.links().names.clusters[cluster]);
    let resolved = cluster.map(|cluster| inert(&cluster.name));
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
    let mut lines = vec![head, format!("{how} · {}", plural(words, "word", "words"))];
    let role = cluster.and_then(|cluster| cluster.role).filter(|_| speaker.found != Found::NotSpoken);
    if let Some(role) = role {
        lines.insert(1, format!("{} (line {})", shown(draft, role), line_of(draft, role)));
    }
    lines.join("  \n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    /// The lines of the hover at `<CURSOR>`.
    fn at_cursor(text: &str) -> Vec<String> {
        let offset = text.find("<CURSOR>").expect("the test has a cursor");
        let draft = Draft::read(text.replace("<CURSOR>", ""), Format::Plain, None, &Config::default());
        let hover = hover(&draft, offset as u32);
        hover.map_or_else(Vec::new, |hover| hover.markdown.split("  \n").map(str::to_owned).collect())
    }

    #[test]
    fn a_name_tells_role_first_mention_and_how_often_it_is_quoted() {
        let text = "Dahlgren had warned them.\n\nThe mayor, Britta Dahlgren, wrote twice. “Nobody came to see it,” Dahl<CURSOR>gren said. \
                    Dahlgren said she would write again.";
        assert_eq!(
            at_cursor(text),
            [
                "**Britta Dahlgren** · person",
                "mayor (line 3)",
                "First on line 1 as “Dahlgren” · 4 mentions",
                "Quoted once, first on line 3 · words reported twice",
                "Also: Dahlgren",
            ]
        );
    }

    #[test]
    fn a_body_tells_its_short_form() {
        let text = "The Ellin Treaty Organisation (ETO) met. The E<CURSOR>TO has a fleet.";
        assert_eq!(
            at_cursor(text),
            ["**Ellin Treaty Organisation** · organisation", "Short form: ETO", "First on line 1 · 3 mentions", "Also: ETO"]
        );
    }

    #[test]
    fn another_spelling_is_told() {
        let text = "They fined Oswin Ferr<CURSOR>ano. Ferrano paid. Then Oswin Ferano left.";
        assert_eq!(at_cursor(text).last().map(String::as_str), Some("Spelt “Oswin Ferano” on line 1: check which is right"));
    }

    #[test]
    fn a_quote_tells_its_speaker_and_how_that_was_found() {
        let text = "“Nobody <CURSOR>came to see it,” said the mayor, Britta Dahlgren.";
        assert_eq!(at_cursor(text), ["**Said by Britta Dahlgren**", "mayor (line 1)", "Found in the same sentence · 5 words"]);
    }

    #[test]
    fn a_figure_tells_how_it_is_read_and_who_vouches() {
        let text = "More than 2,<CURSOR>000 people were held, police said.";
        let lines = at_cursor(text);
        assert_eq!(lines.first().map(String::as_str), Some("**More than 2,000** · more than 2,000, up to 2,500"));
        assert_eq!(lines.last().map(String::as_str), Some("Source: police (line 1)"));
    }

    #[test]
    fn a_word_that_only_opens_a_sentence_has_no_hover() {
        assert_eq!(at_cursor("Foun<CURSOR>dries closed. Nobody wept."), Vec::<String>::new());
    }
}
