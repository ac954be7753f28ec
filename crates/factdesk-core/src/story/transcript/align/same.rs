//! Whether words that differ by their letters are the same words after all.

use super::Difference;
use crate::facts::{Paragraph, speech};
use crate::language::Lexicon;
use crate::markup::{Lead, Prose, Zone};
use crate::text::Span;
use std::borrow::Cow;

/// Words of a quotation and those that were said in their place, as they are written.
pub(super) struct Hunk<'a> {
    /// In the quotation.
    pub(super) quoted: Vec<Span>,
    /// In what was said.
    pub(super) said: Vec<Span>,
    /// In what was said, from the word before to the word behind.
    pub(super) around: Span,
    pub(super) quote: &'a str,
    pub(super) speech: &'a str,
}

/// Phrases that fill a pause. A quotation may leave them out (Associated Press Stylebook, "quotations in the news").
const FILLERS: &[&[&str]] = &[&["you", "know"], &["i", "mean"], &["you", "see"], &["you", "know", "what", "i", "mean"]];
/// Words that are fillers between marks: ", like,".
const SET_OFF: &[&str] = &["like", "well", "right", "okay", "ok", "yeah", "look", "so", "anyway"];
/// What a transcript writes where a word could not be made out: any word may have been said there.
const NOT_HEARD: &[&str] = &["inaudible", "unintelligible", "indistinct", "unclear", "crosstalk", "cross talk", "???"];

/// Words that are one word in two spellings.
const SPELT: &[(&str, &str)] = &[
    ("okay", "ok"),
    ("alright", "allright"),
    ("grey", "gray"),
    ("cheque", "check"),
    ("tyre", "tire"),
    ("programme", "program"),
    ("mum", "mom"),
    ("dr", "doctor"),
    ("mr", "mister"),
    ("st", "saint"),
    ("vs", "versus"),
    ("learnt", "learned"),
    ("burnt", "burned"),
    ("whilst", "while"),
    ("amongst", "among"),
    ("towards", "toward"),
    ("till", "until"),
    ("yeah", "yes"),
    ("an'", "and"),
];

impl Hunk<'_> {
    /// Whether the words are the same, or such as a quotation may leave out.
    pub(super) fn is_none(&self) -> bool {
        let quoted = plain(&self.quoted, self.quote);
        let said = plain(&self.said, self.speech);
        let around = self.around.of(self.speech);
        if around.contains(['[', '(']) && NOT_HEARD.iter().any(|mark| around.to_lowercase().contains(mark)) {
            return true;
        }
        if quoted.is_empty() {
            return is_filler(&said, &self.said, self.speech) || self.is_false_start(&said) || self.is_currency(&said);
        }
        if said.is_empty() {
            return is_filler(&quoted, &self.quoted, self.quote);
        }
        // Contractions are told from words in full, which their letters do not do.
        let joined = |words: &[Cow<'_, str>]| words.iter().map(|word| spelt(word)).collect::<String>();
        joined(&quoted) == joined(&said) || self.is_one_number()
    }

    /// As a reader is told; `before` is where the quotation's word before it ends.
    pub(super) fn told(&self, before: u32) -> Difference {
        let at = match (self.quoted.first(), self.quoted.last()) {
            (Some(first), Some(last)) => Span { start: first.start, end: last.end },
            _ => Span::empty(before as usize),
        };
        Difference { at, quoted: written(&self.quoted, self.quote).into(), said: written(&self.said, self.speech).into() }
    }

    /// Whether the words said are said once more right behind or before, or break off.
    fn is_false_start(&self, said: &[Cow<'_, str>]) -> bool {
        const LONGEST: usize = 6;
        let (Some(first), Some(last)) = (self.said.first(), self.said.last()) else { return false };
        let said = &without_fillers(said)[..];
        if LONGEST < said.len() || said.is_empty() {
            return said.is_empty();
        }
        let behind = &self.speech[last.range().end..];
        let next: Vec<Cow<'_, str>> = next_words(behind, said.len());
        let breaks_off = behind.trim_start().starts_with(['-', '–', '—']) || behind.starts_with("...") || behind.starts_with('…');
        if next == said || breaks_off && next.first() == said.first() {
            return true;
        }
        // "tw- twelve": a beginning of the word behind it.
        if breaks_off && said.len() == 1 && next.first().is_some_and(|word| word.starts_with(said[0].as_ref())) {
            return true;
        }
        let line = self.speech[..first.range().start].rfind('\n').map_or(0, |end| end + 1);
        let before = without_fillers(&plain_of(&self.speech[line..first.range().start]));
        before.ends_with(said)
    }

    /// "$5" for "five dollars": the word is in the sign.
    fn is_currency(&self, said: &[Cow<'_, str>]) -> bool {
        const SIGNS: &[(char, &[&str])] = &[
            ('$', &["dollar", "dollars"]),
            ('£', &["pound", "pounds"]),
            ('€', &["euro", "euros"]),
            ('¥', &["yen"]),
            ('°', &["degrees", "degree"]),
        ];
        SIGNS.iter().any(|(sign, words)| self.quote.contains(*sign) && said.iter().all(|word| words.contains(&&**word)))
    }

    /// "26" for "twenty-six".
    fn is_one_number(&self) -> bool {
        let value = |spans: &[Span], text: &str| {
            let words = written(spans, text);
            let mut prose = Prose::default();
            prose.push(&format!("{words} times"), 0);
            let paragraph = Paragraph::read(prose, Zone::Body, Lead::None, false, Lexicon::standard());
            let figure = paragraph.figures.first().filter(|figure| words.len() <= figure.span.len() + 1)?;
            figure.value.map(f64::to_bits)
        };
        let quoted = value(&self.quoted, self.quote);
        quoted.is_some() && quoted == value(&self.said, self.speech)
    }
}

/// The words of `text` at `spans`, each once: a contraction read out in two has one span.
fn plain<'a>(spans: &[Span], text: &'a str) -> Vec<Cow<'a, str>> {
    let mut spans = spans.to_vec();
    spans.dedup();
    spans.into_iter().map(|span| speech::plain(span.of(text))).collect()
}

fn plain_of(text: &str) -> Vec<Cow<'_, str>> {
    let words = speech::pieces(text).filter(|(piece, _)| *piece == speech::Piece::Word).map(|(_, span)| speech::plain(span.of(text)));
    words.filter(|word| !speech::is_sound(word)).collect()
}

/// The first `count` words of `text` that fill no pause.
fn next_words(text: &str, count: usize) -> Vec<Cow<'_, str>> {
    const LONGEST_FILLER: usize = 5;
    let words = speech::pieces(text).filter(|(piece, _)| *piece == speech::Piece::Word).map(|(_, span)| speech::plain(span.of(text)));
    let near: Vec<Cow<'_, str>> = words.filter(|word| !speech::is_sound(word)).take(count + LONGEST_FILLER).collect();
    let mut words = without_fillers(&near);
    words.truncate(count);
    words
}

/// The words as they are written, with what stands between them.
fn written(spans: &[Span], text: &str) -> String {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let between = Span { start: first.start, end: last.end }.of(text);
    let mut spans = spans.to_vec();
    spans.dedup();
    // Over sounds, fillers and turns of another the words alone are told.
    if between.contains('\n') || speech::pieces(between).filter(|(piece, _)| *piece == speech::Piece::Word).count() != spans.len() {
        return spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
    }
    between.to_owned()
}

/// The words without phrases that fill a pause.
fn without_fillers<'a>(words: &[Cow<'a, str>]) -> Vec<Cow<'a, str>> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let filler =
            FILLERS.iter().filter(|filler| filler.iter().eq(words[at..].iter().take(filler.len()))).map(|filler| filler.len()).max();
        if filler.is_none() {
            out.push(words[at].clone());
        }
        at += filler.unwrap_or(1);
    }
    out
}

fn is_filler(words: &[Cow<'_, str>], spans: &[Span], text: &str) -> bool {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return false };
    let set_off = || is_set_off(Span { start: first.start, end: last.end }, text);
    without_fillers(words).is_empty() || words.len() == 1 && SET_OFF.contains(&&*words[0]) && set_off()
}

/// Whether marks stand on both sides of the words at `span`.
pub(in crate::story::transcript) fn is_set_off(span: Span, text: &str) -> bool {
    let before = text[..span.range().start].trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with([',', '.', '?', '!', '—', '–', '-', '…', '\n']);
    opens && text[span.range().end..].starts_with([',', '.', '—', '–', '-', '…'])
}

/// A word in one of its spellings: without what British and American spelling differ in.
fn spelt(word: &str) -> Cow<'_, str> {
    /// Shorter words differ by more than their spelling ("four", "for").
    const LONG: usize = 6;
    if let Some((_, other)) = SPELT.iter().find(|(one, _)| *one == word) {
        return Cow::Borrowed(other);
    }
    if word.len() < LONG {
        return Cow::Borrowed(word);
    }
    let word = word.replace("isation", "ization").replace("our", "or");
    let swaps = [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("tre", "ter"),
        ("lled", "led"),
        ("lling", "ling"),
    ];
    let swapped = swaps.iter().find_map(|(from, to)| word.strip_suffix(from).map(|stem| format!("{stem}{to}")));
    Cow::Owned(swapped.unwrap_or(word))
}
