//! What the draft knows of the words under the cursor.
//!
//! The Markdown uses two marks only, bold and two spaces that break a line, so that every editor
//! shows it alike and one without Markdown loses nothing.

mod citation;
mod figure;
mod name;
mod quote;

use crate::draft::{At, Draft};
use crate::facts::{Certainty, Name};
use crate::navigate::source_at;
use crate::rules::brief;
use crate::text::Span;

pub(crate) use citation::card;

/// A hover: Markdown, and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The words, in draft bytes.
    pub span: Span,
    /// Under 15 lines of Markdown; no draft text longer than a line.
    pub markdown: String,
}

/// The hover at the byte `offset` of `draft`: for a source of the ledger, a name, a figure, another
/// citation or a quote, the first of these that covers it.
pub fn hover(draft: &Draft, offset: u32) -> Option<Hover> {
    if let Some(hover) = withheld(draft, offset) {
        return Some(hover);
    }
    let at = draft.at(offset)?;
    let paragraph = draft.paragraph(at.paragraph);
    let point = at.span.start;
    let under = |span: Span| span.start <= point && point <= span.end;
    let place = |span: Span| At { paragraph: at.paragraph, span };
    let (span, markdown) = if let Some((cited, entry)) = source_at(draft, at) {
        (cited.span, citation::source(draft, cited, entry))
    } else if let Some(index) = paragraph.names.iter().position(|name| under(name.span) && is_known(draft, at, name)) {
        let cluster = *draft.links().names.of.get(at.paragraph)?.get(index)?;
        (paragraph.names[index].span, name::name(draft, &draft.links().names.clusters[cluster], cluster))
    } else if let Some(index) = paragraph.figures.iter().position(|figure| under(figure.span)) {
        let found = &paragraph.figures[index];
        (found.span, figure::figure(draft, place(found.span), index, found))
    } else if let Some(found) = paragraph.citations.iter().find(|citation| under(citation.span)) {
        (found.span, citation::citation(draft, place(found.span), found))
    } else {
        let index = paragraph.quotes.iter().rposition(|quote| under(quote.span))?;
        let found = &paragraph.quotes[index];
        (found.span, quote::quote(draft, at.paragraph, index, found))
    };
    let span = draft.source(at.paragraph, span);
    Some(Hover { span, markdown: draft.masked(&markdown).into_owned() })
}

/// What may be told of a confidential name at the byte `offset`: what its source is.
fn withheld(draft: &Draft, offset: u32) -> Option<Hover> {
    let mut places = draft.withheld_sources().iter();
    let (span, source) = places.find(|(span, _)| span.start <= offset && offset <= span.end)?;
    let entry = draft.story().ledger.as_deref()?.entries().get(*source)?;
    let role = if entry.role.is_empty() { String::new() } else { format!(" · {}", inert(&draft.masked(&entry.role))) };
    let markdown = format!("**Confidential source**{role}  \nThe ledger keeps this name: take it out of the draft");
    Some(Hover { span: *span, markdown })
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

/// Words of the draft, brief and without what Markdown would read as marks.
fn shown(draft: &Draft, at: At) -> String {
    inert(&brief(draft.prose(at)))
}

fn inert(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '*' | '`' | '<' | '>' | '\\' | '|')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;
    use crate::story::{Story, Transcript};

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
    fn a_place_tells_its_country_and_people() {
        let lines = at_cursor("The train left for Nai<CURSOR>robi at noon. Nairobi has 17 wards.");
        assert_eq!(lines[0], "**Nairobi** · place");
        assert!(lines[1].starts_with("Town in Kenya · ") && lines[1].ends_with("(GeoNames)"), "{}", lines[1]);
        assert_eq!(lines[3], "Figures beside it: 17 wards (line 1)");
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
    fn a_quote_tells_where_it_stands_in_a_transcript() {
        let said = "[00:12] HOLM: Nobody came to see it. We waited until nine.";
        let story = Story { transcripts: vec![Transcript::read("tapes/holm.txt", said).0.into()], ..Story::default() };
        let text = "“Nobody came to see it,” said Ada Holm. “We waited until ten.” Holm said nothing else.";
        let draft = Draft::read_in(text, Format::Plain, None, &Config::default(), story.into());
        let lines = |words: &str| hover(&draft, text.find(words).expect("it is there") as u32).expect("there is a hover").markdown;
        assert!(lines("came").ends_with("  \nWord for word in the transcript: holm.txt, HOLM, 00:00:12"), "{}", lines("came"));
        let differs = "  \nIn other words in the transcript: holm.txt, HOLM, 00:00:12  \n“ten”, said as “nine”";
        assert!(lines("until").ends_with(differs), "{}", lines("until"));
    }

    #[test]
    fn a_figure_tells_how_it_is_read_and_who_vouches() {
        let text = "More than 2,<CURSOR>000 people were held, police said.";
        let lines = at_cursor(text);
        assert_eq!(lines.first().map(String::as_str), Some("**More than 2,000** · more than 2,000, up to 2,500"));
        assert_eq!(lines.last().map(String::as_str), Some("Source: police (line 1)"));
    }

    #[test]
    fn a_weekday_tells_which_day_it_is() {
        let text = "ODRE, 12 March 2025 — The mill burned on Fri<CURSOR>day, police said.";
        assert_eq!(at_cursor(text).get(1).map(String::as_str), Some("Date: 2025-03-07"));
    }

    #[test]
    fn a_citation_tells_what_it_points_at_and_where_else() {
        let text = "The dam leaks [source: dam diary, p. 4]. It has for years [source: dam dia<CURSOR>ry, p. 4].";
        assert_eq!(at_cursor(text), ["**dam diary, p. 4** · source named in a mark", "Cited 1 time more, first on line 1"]);
    }

    #[test]
    fn a_word_that_only_opens_a_sentence_has_no_hover() {
        assert_eq!(at_cursor("Foun<CURSOR>dries closed. Nobody wept."), Vec::<String>::new());
    }
}
