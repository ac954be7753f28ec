//! See `unbalanced_quote.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{MarkStyle, Paragraph, QuoteFault, QuoteFaultKind};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::TokenKind;
use crate::links::{runs_on_in, said_inside};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "unbalanced-quote", group: Group::Quotes, severity: Severity::Error, page: include_str!("unbalanced_quote.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, paragraph) in cx.bodies() {
        // A mark that does not pair shifts all that follow: only the first tells the truth.
        let Some(fault) = paragraph.quote_faults.first() else { continue };
        if fault.kind == QuoteFaultKind::Unclosed && runs_on_in(cx.draft, index).is_some() {
            continue;
        }
        report(cx.draft, index, fault, sink);
    }
}

fn report(draft: &Draft, index: usize, fault: &QuoteFault, sink: &mut Sink<'_>) {
    let paragraph = draft.paragraph(index);
    let at = |span: Span| At { paragraph: index, span };
    let place = at(with_word(paragraph, fault.span));
    match fault.kind {
        QuoteFaultKind::Unclosed => {
            let close = closing_glyph(paragraph, fault.span);
            let end = closing_place(paragraph, fault.span);
            let message = format!("This quotation is opened and not closed in its paragraph: a {close} is missing.");
            let fix = insert(draft, index, end, close, format!("Close the quotation with {close}"));
            let report = sink.report(place, message).fix(fix);
            // Only the first sentence may be somebody's, and the rest the reporter's.
            let first = first_sentence_end(paragraph, fault.span).filter(|first| *first < end);
            if let Some(first) = first {
                report.fix(insert(draft, index, first, close, format!("Close it with {close} after the first sentence")));
            }
        }
        QuoteFaultKind::Reopened => {
            let opened = fault.opened.unwrap_or(fault.span);
            let close = closing_glyph(paragraph, opened);
            let before = paragraph.prose.text[..fault.span.range().start].trim_end().len();
            let message = format!(
                "A quotation is opened here while another is still open: a {close} is missing before it, or this mark is one too many."
            );
            let take_out = take_out(draft, index, fault.span, "Take out this mark: the quotation goes on");
            let close_first = insert(draft, index, before, close, format!("Close the first quotation with {close}"));
            sink.report(place, message).related(at(opened), "opened here").fix(close_first).fix(take_out);
        }
        QuoteFaultKind::Unopened => {
            let mark = fault.span.of(&paragraph.prose.text);
            let open = opening_glyph(paragraph, mark);
            let message = format!("This {mark} closes a quotation that was never opened in its paragraph: a {open} is missing.");
            let start = opening_place(paragraph, fault.span);
            sink.report(at(fault.span), message)
                .fix(insert(draft, index, start, open, format!("Open the quotation with {open}")))
                .fix(take_out(draft, index, fault.span, "Take out this mark"));
        }
    }
}

/// A mark alone is hard to see: the span takes the word behind it along.
fn with_word(paragraph: &Paragraph, mark: Span) -> Span {
    match paragraph.tokens.get(paragraph.token_at(mark.end)) {
        Some(token) if token.kind != TokenKind::Mark && !token.spaced => mark.join(token.span),
        _ => mark,
    }
}

/// Where the missing mark belongs: before the words that say who spoke, else at the paragraph's end.
fn closing_place(paragraph: &Paragraph, mark: Span) -> usize {
    said_inside(paragraph, mark).unwrap_or_else(|| paragraph.prose.text.trim_end().len())
}

/// The end of the sentence that a quotation opens in, behind its stop.
fn first_sentence_end(paragraph: &Paragraph, mark: Span) -> Option<usize> {
    let sentence = paragraph.sentence_at(mark.end).map(|number| paragraph.sentences[number].span)?;
    let text = sentence.of(&paragraph.prose.text).trim_end();
    text.ends_with(['.', '?', '!', '…']).then(|| sentence.range().start + text.len())
}

/// Where the missing opening mark belongs: at the head of the mark's sentence, or behind the
/// quotation, the colon or the "said" that stands in it before.
fn opening_place(paragraph: &Paragraph, mark: Span) -> usize {
    let text = &paragraph.prose.text;
    let sentence = paragraph.sentence_at(mark.start.saturating_sub(1)).map_or(0, |number| paragraph.sentences[number].span.range().start);
    let closed = paragraph.quotes.iter().filter(|quote| quote.closed && quote.span.end <= mark.start).map(|quote| quote.span.range().end);
    let behind = |offset: usize| offset + text[offset..].len() - text[offset..].trim_start().len();
    let start = behind(closed.max().unwrap_or(0).max(sentence));
    let before = &text[start..mark.range().start];
    before.find(": ").map_or(start, |colon| behind(start + colon + 1))
}

/// The mark that opens what `close` closes.
fn opening_glyph(paragraph: &Paragraph, close: &str) -> &'static str {
    match close {
        "\"" => "\"",
        "''" => "''",
        "»" => "«",
        _ if paragraph.quotes.iter().any(|quote| quote.style == MarkStyle::Low) => "„",
        _ => "“",
    }
}

fn closing_glyph(paragraph: &Paragraph, mark: Span) -> &'static str {
    let style = paragraph.quotes.iter().find(|quote| quote.span.start == mark.start).map(|quote| quote.style);
    match style {
        Some(MarkStyle::Straight) => "\"",
        Some(MarkStyle::Guillemet) => "»",
        Some(MarkStyle::Low) => "“",
        _ => "”",
    }
}

fn take_out(draft: &Draft, paragraph: usize, mark: Span, title: &str) -> Fix {
    let edit = Edit { span: draft.source(paragraph, mark), text: String::new(), snippet: None };
    Fix { title: title.to_owned(), action: FixAction::Edit(vec![edit]), preferred: false }
}

fn insert(draft: &Draft, paragraph: usize, at: usize, mark: &str, title: String) -> Fix {
    // A closing mark stands at the end of what it closes, an opening one at the start of what it
    // opens: a line may end in between.
    let text = &draft.paragraph(paragraph).prose.text;
    let opens = text[..at].trim_end().len() < at || at == 0;
    let before = if opens {
        draft.source(paragraph, Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8))).range().start
    } else {
        draft.source(paragraph, Span::new(text[..at].char_indices().next_back().map_or(0, |(start, _)| start), at)).range().end
    };
    Fix { title, action: FixAction::Edit(vec![Edit { span: Span::empty(before), text: mark.to_owned(), snippet: None }]), preferred: false }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_quotation_that_stays_open_is_reported_at_its_mark() {
        check(
            "unbalanced-quote",
            "
            “The roof came off like a hat, said Ada Holm, who keeps bees.
            ^^^^ unbalanced-quote 💡",
        );
    }

    #[test]
    fn a_quotation_opened_twice_is_reported_at_the_second_mark() {
        check(
            "unbalanced-quote",
            "
            “They are bakers and they will strike. “It will not look good,” wrote Ada Holm.
            ^ label: opened here
                                                   ^^^ unbalanced-quote 💡",
        );
    }

    #[test]
    fn a_quotation_of_several_paragraphs_closes_once() {
        check_clean(
            "unbalanced-quote",
            "“We wrote to the mayor,” Holm said. “She never answered.\n\n“So we went to her house.”\n\nThe mayor was out.",
        );
    }

    #[test]
    fn one_of_several_paragraphs_that_never_closes_is_reported_at_its_last_mark() {
        check(
            "unbalanced-quote",
            "
            “We wrote to the mayor,” Holm said. “She never answered.

            “So we went to her house.
            ^^^ unbalanced-quote 💡

            The mayor was out.",
        );
    }

    #[test]
    fn the_missing_mark_goes_before_the_words_that_say_who_spoke() {
        check_fix("unbalanced-quote", "“It came off like a hat, said Ada Holm.", "“It came off like a hat,” said Ada Holm.");
    }

    #[test]
    fn the_missing_opening_mark_goes_to_the_head_of_what_was_said() {
        check_fix("unbalanced-quote", "It was late. We had to go,” said Ada Holm.", "It was late. “We had to go,” said Ada Holm.");
        check_fix("unbalanced-quote", "Holm said: We had to go.” Then she went.", "Holm said: “We had to go.” Then she went.");
    }

    #[test]
    fn inches_and_apostrophes_are_left_alone() {
        check_clean("unbalanced-quote", "The 6' 4\" beam hit the workers' hall in the '60s.");
    }
}
