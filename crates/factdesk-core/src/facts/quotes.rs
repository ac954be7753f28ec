//! Quotations: pairing of marks inside one paragraph, and what each pair is.
//!
//! Double marks are paired by the direction of the glyph, straight ones by what stands beside
//! them. Whether a quote that stays open goes on in the next paragraph, and who speaks, are
//! questions for `links`. Single marks delimit quotes only in drafts whose first quotations are
//! single (ruling 3), and are never reported as unbalanced.

mod kind;
mod single;
pub(crate) mod speech;
mod wording;

pub use wording::{Wording, likeness};

use super::Reading;
use crate::text::Span;

/// The glyphs of a pair of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// `"…"` and the wire's `''…''`.
    Straight,
    /// “…”.
    Curly,
    /// «…» and »…«.
    Guillemet,
    /// „…“.
    Low,
    /// '…' and ‘…’.
    Single,
}

/// What the words between two marks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Somebody's sentence: four words or more.
    Speech,
    /// Under four words, or a piece of a sentence: a quote only when somebody says it.
    Fragment,
    /// The title of a work.
    Title,
    /// A term, a nickname, a slogan, words as words, scare quotes.
    Term,
    /// What a sign, banner or label reads.
    Sign,
}

impl QuoteKind {
    /// Whether somebody is meant to have said the words.
    pub fn is_spoken(self) -> bool {
        matches!(self, QuoteKind::Speech | QuoteKind::Fragment)
    }
}

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// With its marks, in prose bytes; to the end of the paragraph where it stays open.
    pub span: Span,
    /// The words without the marks.
    pub inner: Span,
    /// The glyphs.
    pub style: MarkStyle,
    /// What the words are.
    pub kind: QuoteKind,
    /// Whether it is closed in its paragraph.
    pub closed: bool,
    /// Whether it stands inside of another.
    pub nested: bool,
    /// What its words are compared by, where somebody is meant to have said enough of them.
    pub wording: Option<Wording>,
}

/// How a mark fails to pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteFaultKind {
    /// Opened and not closed in its paragraph; the next paragraph may yet go on with it.
    Unclosed,
    /// Opened again while still open; the span is the second opening mark.
    Reopened,
    /// Closed without having been opened.
    Unopened,
}

/// A mark that does not pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteFault {
    /// The offending mark, in prose bytes.
    pub span: Span,
    /// What is wrong with it.
    pub kind: QuoteFaultKind,
    /// For [`QuoteFaultKind::Reopened`], the mark that was still open.
    pub opened: Option<Span>,
}

/// Reads the quotations of a paragraph and the marks that do not pair.
pub(super) fn read(reading: &Reading<'_>, singles: bool) -> (Vec<Quote>, Vec<QuoteFault>) {
    let text = &reading.prose.text;
    let mut pairing = Pairing::default();
    for mark in marks(text) {
        if !reading.is_code(mark.span) {
            pairing.take(mark);
        }
    }
    pairing.finish(text.trim_end().len());
    let Pairing { mut quotes, faults, .. } = pairing;
    if singles {
        single::read(text, &mut quotes);
    }
    quotes.sort_by_key(|quote| (quote.span.start, u32::MAX - quote.span.end));
    let mut covered = 0;
    for quote in &mut quotes {
        quote.nested = quote.span.end <= covered;
        covered = covered.max(quote.span.end);
        quote.kind = kind::of(reading, quote);
        if quote.kind.is_spoken() && !quote.nested {
            quote.wording = Wording::of(quote.inner.of(text));
        }
    }
    (quotes, faults)
}

/// Which way a double mark faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Opens,
    Closes,
    /// A glyph or a place that tells nothing: it closes what is open, else opens.
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    style: MarkStyle,
    direction: Direction,
    /// Right behind a digit: inches, unless a quotation is open.
    after_digit: bool,
}

/// Whether marks of the second style stand for a quotation inside of one of the first.
fn nests(outer: MarkStyle, inner: MarkStyle) -> bool {
    matches!((outer, inner), (MarkStyle::Straight, MarkStyle::Curly) | (MarkStyle::Curly, MarkStyle::Straight))
}

/// The double marks of `text`, without inches.
fn marks(text: &str) -> impl Iterator<Item = Mark> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            // Every double mark begins with one of these bytes: `"`, `'`, a curly mark's E2, a guillemet's C2.
            let step = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\'' | 0xe2 | 0xc2))?;
            at += step;
            let Some(c) = text[at..].chars().next() else { break };
            let start = at;
            at += c.len_utf8();
            let (style, known) = match c {
                '“' => (MarkStyle::Curly, Some(Direction::Opens)),
                '”' => (MarkStyle::Curly, Some(Direction::Closes)),
                '„' => (MarkStyle::Low, Some(Direction::Opens)),
                '«' | '»' => (MarkStyle::Guillemet, Some(Direction::Either)),
                '"' => (MarkStyle::Straight, None),
                '\'' if text[at..].starts_with('\'') => {
                    at += 1;
                    (MarkStyle::Straight, None)
                }
                _ => continue,
            };
            let before = text[..start].chars().next_back();
            let after = text[at..].chars().next();
            // `name="value"` of pasted markup is no quotation.
            if style == MarkStyle::Straight && before == Some('=') {
                at = text[at..].find('"').map_or(at, |close| at + close + 1);
                continue;
            }
            let direction = known.unwrap_or_else(|| facing(before, after));
            return Some(Mark { span: Span::new(start, at), style, direction, after_digit: before.is_some_and(|c| c.is_ascii_digit()) });
        }
        None
    })
}

/// Which way a straight mark faces, by its neighbours.
fn facing(before: Option<char>, after: Option<char>) -> Direction {
    let opens_after = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '‘' | '/'));
    let closes_before =
        after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '’'));
    match (opens_after, closes_before) {
        (true, false) => Direction::Opens,
        (false, true) => Direction::Closes,
        _ => Direction::Either,
    }
}

#[derive(Default)]
struct Pairing {
    open: Option<Mark>,
    /// Marks of the other style opened inside of the open quotation: "He wrote “never” twice".
    inner: Option<Mark>,
    quotes: Vec<Quote>,
    faults: Vec<QuoteFault>,
}

impl Pairing {
    fn take(&mut self, mark: Mark) {
        if let Some(inner) = self.inner
            && mark.style == inner.style
            && mark.direction != Direction::Opens
        {
            self.push(inner, mark.span.start, mark.span.end, true);
            self.inner = None;
            return;
        }
        match (self.open, mark.direction) {
            (Some(open), Direction::Opens) if self.inner.is_none() && nests(open.style, mark.style) => self.inner = Some(mark),
            // „…“ closes with the glyph that opens elsewhere.
            (Some(open), _) if open.style == MarkStyle::Low && mark.style == MarkStyle::Curly => self.close(open, mark),
            (Some(open), Direction::Closes | Direction::Either) => self.close(open, mark),
            (Some(open), Direction::Opens) => {
                self.faults.push(QuoteFault { span: mark.span, kind: QuoteFaultKind::Reopened, opened: Some(open.span) });
                self.push(open, mark.span.start, mark.span.start, false);
                self.open = Some(mark);
                self.inner = None;
            }
            (None, _) if mark.after_digit => {}
            (None, Direction::Closes) => self.faults.push(QuoteFault { span: mark.span, kind: QuoteFaultKind::Unopened, opened: None }),
            (None, Direction::Opens | Direction::Either) => self.open = Some(mark),
        }
    }

    fn close(&mut self, open: Mark, mark: Mark) {
        self.push(open, mark.span.start, mark.span.end, true);
        self.open = None;
        self.inner = None;
    }

    fn push(&mut self, open: Mark, inner_end: u32, end: u32, closed: bool) {
        self.quotes.push(Quote {
            span: Span::new(open.span.start as usize, end as usize),
            inner: Span::new(open.span.end as usize, inner_end as usize),
            style: open.style,
            kind: QuoteKind::Speech,
            closed,
            nested: false,
            wording: None,
        });
    }

    fn finish(&mut self, end: usize) {
        if let Some(open) = self.open.take() {
            self.faults.push(QuoteFault { span: open.span, kind: QuoteFaultKind::Unclosed, opened: None });
            self.push(open, end as u32, end as u32, false);
        }
    }
}

/// Whether single marks delimit the quotations of a draft: whether, over its body paragraphs in
/// order, a single quotation stands before the first double mark (ruling 3).
pub(crate) fn singles_first<'a>(bodies: impl Iterator<Item = &'a str>) -> bool {
    for text in bodies {
        let double = marks(text).next().map(|mark| mark.span.start as usize);
        let single = single::first(text);
        match (single, double) {
            (Some(single), Some(double)) => return single < double,
            (Some(_), None) => return true,
            (None, Some(_)) => return false,
            (None, None) => {}
        }
    }
    false
}

/// The quotations of a paragraph that share a byte with `span`, with their indices, the last first.
pub(super) fn over(quotes: &[Quote], span: Span) -> impl Iterator<Item = (usize, &Quote)> {
    let end = quotes.partition_point(|quote| quote.span.start < span.end);
    // Nested quotations follow the one they stand in: what lies before an outer one that ends
    // too early ends earlier still.
    let mut past = false;
    let before = quotes[..end].iter().enumerate().rev().take_while(move |(_, quote)| {
        let go_on = !past;
        past = !quote.nested && quote.span.end <= span.start;
        go_on
    });
    before.filter(move |(_, quote)| quote.span.overlaps(span))
}

/// Whether `at` stands inside of a quotation that somebody is meant to have said.
pub(super) fn are_spoken_at(quotes: &[Quote], at: u32) -> bool {
    over(quotes, Span::new(at as usize, at as usize + 1)).any(|(_, quote)| quote.kind.is_spoken())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Paragraph;
    use crate::language::Lexicon;
    use crate::markup::{Lead, Prose, Zone};

    fn paragraph(text: &str, singles: bool) -> Paragraph {
        let mut prose = Prose::default();
        prose.push(text, 0);
        Paragraph::read(prose, Zone::Body, Lead::None, singles, Lexicon::standard())
    }

    fn quotes(text: &str, singles: bool) -> Vec<String> {
        let read = paragraph(text, singles);
        read.quotes.iter().map(|quote| quote.inner.of(text).to_owned()).collect()
    }

    fn faults(text: &str) -> Vec<(QuoteFaultKind, u32)> {
        let read = paragraph(text, false);
        read.quote_faults.iter().map(|fault| (fault.kind, fault.span.start)).collect()
    }

    #[test]
    fn marks_of_every_style_pair() {
        assert_eq!(quotes("“One,” he said. \"Two.\" «Three» „Four“ ''Five''", false), ["One,", "Two.", "Three", "Four", "Five"]);
    }

    #[test]
    fn marks_of_the_other_style_nest() {
        assert_eq!(faults("\"He wrote “never” twice,\" she said."), []);
        assert_eq!(faults("“He wrote \"never\" twice,” she said."), []);
        assert_eq!(faults("“One,\" he said. \"Two.”"), []);
        assert_eq!(quotes("\"He wrote “never” twice,\" she said.", false), ["He wrote “never” twice,", "never"]);
    }

    #[test]
    fn inches_and_apostrophes_are_no_quotes() {
        assert_eq!(quotes("The 6' 4\" board, the workers' hall and rock 'n' roll", false), Vec::<String>::new());
    }

    #[test]
    fn single_marks_delimit_where_the_draft_says_so() {
        let text = "'We asked the workers' union for it,' she said. 'It's red.'";
        assert_eq!(quotes(text, true), ["We asked the workers' union for it,", "It's red."]);
    }

    #[test]
    fn a_mark_opened_twice_is_reported_at_the_second() {
        assert_eq!(faults("“One. “Two,” he said."), [(QuoteFaultKind::Reopened, "“One. ".len() as u32)]);
        assert_eq!(faults("“One, he said."), [(QuoteFaultKind::Unclosed, 0)]);
        assert_eq!(faults("One,” he said."), [(QuoteFaultKind::Unopened, 4)]);
        assert_eq!(faults("“One,” he said. “Two.”"), []);
    }
}
