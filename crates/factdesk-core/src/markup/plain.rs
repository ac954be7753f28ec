//! Plain text: paragraphs by blank lines or by lines, soft wraps, bulleted lists.

use super::{Block, Blocks, FrontMatter, Lead, Paragraphs, Prose, Zone};
use crate::text::Span;

/// One line without its line end, and where it stands.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

pub(super) fn read(text: &str, paragraphs: Paragraphs) -> Blocks {
    let mut read = Blocks::default();
    let mut from = usize::from(text.starts_with('\u{feff}')) * 3;
    if let Some(front_matter) = FrontMatter::find(text) {
        read.blocks.push(raw(text, front_matter.span, Zone::FrontMatter));
        from = front_matter.span.end as usize;
        read.front_matter = front_matter;
    }
    let lines: Vec<Line<'_>> = lines(text, from).collect();
    if wraps(&lines, paragraphs) {
        for group in lines.split(|line| line.text.trim().is_empty()) {
            push_group(group, &mut read.blocks);
        }
    } else {
        for line in &lines {
            push_group(std::slice::from_ref(line), &mut read.blocks);
        }
    }
    read
}

/// A block that is not read as prose: its bytes as they stand.
pub(super) fn raw(text: &str, span: Span, zone: Zone) -> Block {
    let mut prose = Prose::default();
    prose.push(span.of(text), 0);
    Block { span, zone, prose, lead: Lead::None }
}

fn lines(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = from;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let rest = &text[start..];
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let line = Line { start, text: &rest[..end.unwrap_or(rest.len())] };
        start += match end {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        Some(line)
    })
}

/// Whether line breaks inside a paragraph are soft: RULES.md §1 decides it once for the whole draft.
fn wraps(lines: &[Line<'_>], paragraphs: Paragraphs) -> bool {
    match paragraphs {
        Paragraphs::Line => false,
        Paragraphs::BlankLine => true,
        Paragraphs::Auto => {
            let blank = |line: &Line<'_>| line.text.trim().is_empty();
            let first = lines.iter().position(|line| !blank(line)).unwrap_or(0);
            let last = lines.iter().rposition(|line| !blank(line)).unwrap_or(0);
            lines.get(first..last).unwrap_or_default().iter().any(blank)
        }
    }
}

fn push_group(group: &[Line<'_>], blocks: &mut Vec<Block>) {
    let Some(first) = group.first() else { return };
    if first.text.trim().is_empty() {
        return;
    }
    let marked = |line: &Line<'_>| bullet(line.text.trim_start()).is_some();
    if marked(first) {
        for item in group.chunk_by(|_, next| !marked(next)) {
            blocks.push(block(item, Zone::ListItem));
        }
    } else {
        blocks.push(block(group, Zone::Body));
    }
}

fn block(lines: &[Line<'_>], zone: Zone) -> Block {
    let first = &lines[0];
    let last = &lines[lines.len() - 1];
    let start = first.start + first.text.len() - first.text.trim_start().len();
    let end = last.start + last.text.trim_end().len();
    let quoted = first.text.trim_start().starts_with("> ");
    let mut prose = Prose::default();
    for line in lines {
        let text = line.text.trim();
        let mut at = line.start + line.text.len() - line.text.trim_start().len();
        let mut text = text;
        let mark = if quoted {
            text.strip_prefix('>').map(|rest| text.len() - rest.trim_start().len())
        } else if zone == Zone::ListItem {
            bullet(text)
        } else {
            None
        };
        if let Some(mark) = mark {
            at += mark;
            text = &text[mark..];
        }
        let previous_end = line.start.saturating_sub(1);
        soft_wrap(&mut prose, text, previous_end.saturating_sub(start)..at - start);
        prose.push(text, at - start);
    }
    Block { span: Span::new(start, end), zone: if quoted { Zone::BlockQuote } else { zone }, prose, lead: Lead::None }
}

/// Joins what was read so far with the next line, `next`. A word cut at a hyphen is made whole
/// ("anti-" + "government"); anything else is parted by one space, which stands for `gap`.
pub(super) fn soft_wrap(prose: &mut Prose, next: &str, gap: std::ops::Range<usize>) {
    if prose.text.is_empty() || next.is_empty() {
        return;
    }
    let trimmed = prose.text.trim_end_matches([' ', '\t']).len();
    prose.pop(prose.text.len() - trimmed);
    let before = prose.text.strip_suffix('-').and_then(|rest| rest.chars().next_back());
    let cut_word = before.is_some_and(char::is_alphabetic) && next.starts_with(char::is_lowercase);
    if !cut_word {
        prose.push_as(" ", Span::new(gap.start, gap.end));
    }
}

/// How many bytes of `text` are a list mark: "- ", "* ", "• ", "1. ", "2) ".
fn bullet(text: &str) -> Option<usize> {
    for mark in ["- ", "* ", "• ", "– "] {
        if text.starts_with(mark) {
            return Some(mark.len());
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=2).contains(&digits);
    (number && (text[digits..].starts_with(". ") || text[digits..].starts_with(") "))).then_some(digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let read = read(text, Paragraphs::Auto);
        read.blocks.into_iter().map(|block| block.prose.text).collect()
    }

    #[test]
    fn blank_lines_make_line_breaks_soft() {
        assert_eq!(texts("One\ntwo.\n\nThree"), ["One two.", "Three"]);
        assert_eq!(texts("One\r\ntwo.\r\n\r\nThree"), ["One two.", "Three"]);
    }

    #[test]
    fn without_blank_lines_every_line_is_a_paragraph() {
        assert_eq!(texts("One\ntwo.\n"), ["One", "two."]);
    }

    #[test]
    fn a_hyphen_at_the_line_end_keeps_its_word_whole() {
        assert_eq!(texts("the newest anti-\nsmoking rules\n\nx"), ["the newest anti-smoking rules", "x"]);
    }

    #[test]
    fn every_offset_leads_back_to_the_draft() {
        let text = " One\r\n  two “x” \r\n\r\n- item\n  more\n- next";
        for block in read(text, Paragraphs::Auto).blocks {
            for (at, c) in block.prose.text.char_indices().filter(|(_, c)| *c != ' ') {
                let source = block.prose.to_source(Span::new(at, at + c.len_utf8())).shift(block.span.start);
                assert_eq!(source.of(text), c.to_string());
            }
        }
    }
}
