//! Single quotation marks, told from apostrophes.

use super::{MarkStyle, Quote, QuoteKind};
use crate::text::Span;

/// Adds the single quotations of `text` to `quotes`.
pub(super) fn read(text: &str, quotes: &mut Vec<Quote>) {
    let mut from = 0;
    while let Some(open) = opening(text, from) {
        let inner = open + width(text, open);
        let Some(close) = closing(text, inner) else {
            from = inner;
            continue;
        };
        let end = close + width(text, close);
        quotes.push(Quote {
            span: Span::new(open, end),
            inner: Span::new(inner, close),
            style: MarkStyle::Single,
            kind: QuoteKind::Speech,
            closed: true,
            nested: false,
            wording: None,
        });
        from = end;
    }
}

/// Where the first single quotation of `text` opens, if it is surely one: words that end in
/// punctuation before the closing mark.
pub(super) fn first(text: &str) -> Option<usize> {
    let open = opening(text, 0)?;
    let inner = open + width(text, open);
    let close = closing(text, inner)?;
    let spoken = text[inner..close].ends_with([',', '.', '?', '!', '…']) && text[inner..close].contains(' ');
    spoken.then_some(open)
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’')
}

/// The next mark at or after `from` that can open: behind a space, before a word, and no
/// elision ("'60s", "'n'", "'em").
fn opening(text: &str, from: usize) -> Option<usize> {
    const ELIDED: &[&str] = &["n'", "n’", "em ", "em,", "em.", "tis", "twas", "til ", "cause "];
    for (at, c) in text[from..].char_indices().filter(|(_, c)| is_mark(*c)) {
        let at = from + at;
        let before = text[..at].chars().next_back();
        let rest = &text[at + c.len_utf8()..];
        let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '“' | '"'));
        let word = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '…' | '$' | '£' | '€' | '['));
        let decade = rest.len() > 2 && rest.as_bytes()[..2].iter().all(u8::is_ascii_digit) && rest[2..].starts_with('s');
        let elided = ELIDED.iter().any(|start| rest.starts_with(start));
        if free && word && !decade && !elided && (c != '’' || before.is_none()) {
            return Some(at);
        }
    }
    None
}

/// The mark that closes a quotation whose words begin at `from`.
fn closing(text: &str, from: usize) -> Option<usize> {
    let mut possible = None;
    for (at, c) in text[from..].char_indices().filter(|(_, c)| is_mark(*c)) {
        let at = from + at;
        let before = text[from..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        if inside_word || before.is_none_or(char::is_whitespace) {
            // An apostrophe, or the next quotation's opening mark: what could have closed must have.
            if !inside_word && possible.is_some() {
                return possible;
            }
            continue;
        }
        let after_stop = before.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!' | '…' | '—'));
        let before_stop = after.is_none_or(|c| matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')' | '—'));
        if after_stop || before_stop {
            return Some(at);
        }
        // "the workers' union": a plural possessive may yet be followed by the real end.
        if before == Some('s') {
            possible = possible.or(Some(at));
        } else {
            return Some(at);
        }
    }
    possible
}
