//! See `bare_source_url.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink};
use crate::config::{CitationStyle, Config};
use crate::draft::{At, Draft};
use crate::facts::{Citation, CitationKind, Paragraph};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::TokenKind;
use crate::markup::{Format, Zone};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "bare-source-url", group: Group::Sourcing, severity: Severity::Hint, page: include_str!("bare_source_url.md"), check };

/// A paragraph with more addresses than this is a list of links.
const MOST_IN_COPY: usize = 2;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let zone = |index: usize| cx.draft.paragraphs().get(index).map(|placed| placed.paragraph.zone);
    for (index, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        let alone = paragraph.zone == Zone::UrlOnly;
        if !alone && !paragraph.zone.is_body() {
            continue;
        }
        let bare = || paragraph.citations.iter().filter(|citation| citation.kind == CitationKind::Url);
        let beside = |next: Option<usize>| alone && next.and_then(zone) == Some(Zone::UrlOnly);
        let is_list = MOST_IN_COPY < bare().count() || beside(index.checked_sub(1)) || beside(Some(index + 1));
        if is_list {
            continue;
        }
        for citation in bare() {
            if !alone && (is_contact(paragraph, citation.span) || paragraph.in_quote(citation.span.start)) {
                continue;
            }
            let message = "This address stands bare in the copy. Name what it leads to, and put it where the desk keeps its sources.";
            let report = sink.report(At { paragraph: index, span: citation.span }, message);
            let fix = if alone { move_up(cx.draft, index, citation, cx.config) } else { in_place(cx.draft, index, citation, cx.config) };
            if let Some(fix) = fix {
                report.fix(fix);
            }
        }
    }
}

/// Whether readers are sent to the address rather than told where a fact comes from: to tickets,
/// results, forms, a desk.
fn is_contact(paragraph: &Paragraph, url: Span) -> bool {
    const SENT: &[&str] = &[
        "visit",
        "contact",
        "call",
        "phone",
        "tel",
        "email",
        "e-mail",
        "tickets",
        "ticket",
        "book",
        "booking",
        "register",
        "apply",
        "information",
        "details",
        "subscribe",
        "donate",
        "website",
        "site",
        "online",
        "available",
        "seen",
        "found",
        "follow",
        "watch",
        "listen",
        "read",
        "go",
        "see",
        "open",
        "admission",
        "download",
    ];
    let Some(number) = paragraph.sentence_at(url.start) else { return false };
    let words = Words::new(paragraph);
    let sentence = &paragraph.sentences[number];
    let mail = || sentence.span.of(&paragraph.prose.text).split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    let mut near = sentence.tokens.clone().filter(|index| paragraph.tokens[*index].kind == TokenKind::Word);
    near.any(|index| !url.covers(paragraph.tokens[index].span) && words.is(index, SENT)) || mail()
}

/// The house's mark for a source with the address in it.
fn mark(address: &str, format: Format, config: &Config) -> String {
    match (config.citation_style, format) {
        (CitationStyle::Comment, Format::Markdown) => format!("<!-- source: {address} -->"),
        (CitationStyle::Link, Format::Markdown) => format!("[source]({address})"),
        _ => format!("[source: {address}]"),
    }
}

fn fix(edits: Vec<Edit>) -> Fix {
    Fix { title: "Put the address in a source mark".to_owned(), action: FixAction::Edit(edits), preferred: false }
}

fn in_place(draft: &Draft, index: usize, citation: &Citation, config: &Config) -> Option<Fix> {
    let span = draft.source(index, citation.span);
    let address = span.of(draft.text());
    let text = mark(address, draft.format(), config);
    // Brackets around a bracket: "in a filing (https://…)" gives up its own.
    let around = draft.text()[..span.range().start].ends_with('(') && draft.text()[span.range().end..].starts_with(')');
    let span = if around { Span::new(span.range().start - 1, span.range().end + 1) } else { span };
    (address == citation.target.as_ref()).then(|| fix(vec![Edit { span, text, snippet: None }]))
}

/// An address alone cites the paragraph above it: its mark goes there.
fn move_up(draft: &Draft, index: usize, citation: &Citation, config: &Config) -> Option<Fix> {
    let above = draft.paragraphs().get(index.checked_sub(1)?).filter(|placed| placed.paragraph.zone.is_body())?;
    let own = draft.paragraphs()[index].span;
    let text = draft.text();
    let words = above.span.of(text).trim_end();
    let end = above.span.range().start + words.len();
    let stop = above.span.range().start + words.trim_end_matches(['.', '!', '?', '…']).len();
    let edits = vec![
        Edit { span: Span::empty(stop), text: format!(" {}", mark(&citation.target, draft.format(), config)), snippet: None },
        Edit { span: Span::new(end, own.range().end), text: String::new(), snippet: None },
    ];
    Some(fix(edits))
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn an_address_in_the_copy_is_reported() {
        check(
            "bare-source-url",
            "
            The yard lost 4 million crowns, it says in a filing (https://yard.example/2025).
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ bare-source-url 💡

            The mayor had signed it twice.

            https://register.example/mayor
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bare-source-url 💡

            Nobody had noticed.",
        );
    }

    #[test]
    fn readers_may_be_sent_to_an_address() {
        check_clean("bare-source-url", "Tickets are sold at https://ostby.example/tickets and at the door.");
        check_clean("bare-source-url", "The fair opens on Friday.\n\nhttps://a.example/one\n\nhttps://a.example/two");
    }

    #[test]
    fn the_fix_puts_it_in_the_mark_of_the_house() {
        check_fix(
            "bare-source-url",
            "The yard lost money, it says in a filing (https://yard.example/2025).",
            "The yard lost money, it says in a filing [source: https://yard.example/2025].",
        );
        check_fix(
            "bare-source-url",
            "The mayor had signed it twice.\n\nhttps://register.example/mayor\n\nNobody had noticed.",
            "The mayor had signed it twice [source: https://register.example/mayor].\n\nNobody had noticed.",
        );
    }
}
