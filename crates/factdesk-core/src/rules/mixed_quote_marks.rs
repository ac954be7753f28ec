//! See `mixed_quote_marks.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{MarkStyle, Quote};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::markup::Zone;
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule { slug: "mixed-quote-marks", group: Group::Quotes, severity: Severity::Hint, page: include_str!("mixed_quote_marks.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let of = |style: MarkStyle| quotes(cx.draft).filter(move |(_, quote)| quote.style == style);
    let (straight, curly) = (of(MarkStyle::Straight).count(), of(MarkStyle::Curly).count());
    if straight == 0 || curly == 0 {
        return;
    }
    // The rarer style is the odd one; of two equals, the one that came later.
    let first = quotes(cx.draft).find(|(_, quote)| matches!(quote.style, MarkStyle::Straight | MarkStyle::Curly));
    let curly_is_odd = match straight.cmp(&curly) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => first.is_some_and(|(_, quote)| quote.style == MarkStyle::Straight),
    };
    let (odd, usual) = if curly_is_odd { ("curly", "straight") } else { ("straight", "curly") };
    let style = if curly_is_odd { MarkStyle::Curly } else { MarkStyle::Straight };
    let Some((index, quote)) = of(style).next() else { return };
    let (few, many) = (straight.min(curly), straight.max(curly));
    let message = format!(
        "These quotation marks are {odd}; others of the draft are {usual} ({few} against {many} quotations). Use one style throughout."
    );
    let edits = edits(cx.draft, style);
    let report = sink.report(At { paragraph: index, span: quote.span }, message);
    if !edits.is_empty() {
        report.fix(Fix { title: format!("Make every double mark {usual}"), action: FixAction::Edit(edits), preferred: true });
    }
}

/// The closed quotations in double marks of all copy that the draft itself sets.
fn quotes(draft: &Draft) -> impl Iterator<Item = (usize, &Quote)> {
    let copy = |zone: Zone| matches!(zone, Zone::Body | Zone::ListItem | Zone::Turn);
    let paragraphs = draft.paragraphs().iter().enumerate().filter(move |(_, placed)| copy(placed.paragraph.zone));
    paragraphs.flat_map(|(index, placed)| placed.paragraph.quotes.iter().filter(|quote| quote.closed).map(move |quote| (index, quote)))
}

/// The marks of the odd style, each replaced by the other style's; the words between stay as they are.
fn edits(draft: &Draft, odd: MarkStyle) -> Vec<Edit> {
    let (open, close) = if odd == MarkStyle::Straight { ("“", "”") } else { ("\"", "\"") };
    let mut out = Vec::new();
    for (index, quote) in quotes(draft).filter(|(_, quote)| quote.style == odd) {
        let marks = [
            (Span::new(quote.span.start as usize, quote.inner.start as usize), open),
            (Span::new(quote.inner.end as usize, quote.span.end as usize), close),
        ];
        let text = &draft.paragraph(index).prose.text;
        out.extend(marks.into_iter().filter_map(|(mark, with)| {
            let span = draft.source(index, mark);
            // What the format wrote otherwise (an entity, an escape) is left alone.
            (span.of(draft.text()) == mark.of(text)).then(|| Edit { span, text: with.to_owned(), snippet: None })
        }));
    }
    out.sort_by_key(|edit| edit.span);
    out
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn the_rarer_style_is_reported_once() {
        check(
            "mixed-quote-marks",
            "
            “It is cold,” said Ada Holm. “It is wet.”

            \"It is both,\" said Jan Roe.
            ^^^^^^^^^^^^^ mixed-quote-marks 💡

            “Nobody asked you,” Holm said.",
        );
    }

    #[test]
    fn one_style_is_one_style() {
        check_clean("mixed-quote-marks", "“It is cold,” said Ada Holm. ‘Wet,’ she added. The 6'4\" beam “fell”.");
    }

    #[test]
    fn the_fix_leaves_the_words_alone() {
        check_fix(
            "mixed-quote-marks",
            "“It is cold,” said Ada Holm. “It's wet.” Then \"it's both,\" she said.",
            "“It is cold,” said Ada Holm. “It's wet.” Then “it's both,” she said.",
        );
    }
}
