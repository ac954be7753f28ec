//! Small questions that several rules ask of the words of a paragraph.

use crate::facts::Paragraph;
use crate::language::{Class, Phrase, TokenKind};
use crate::text::Span;

/// A paragraph's tokens, by index; an index past the end is an empty mark.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) paragraph: &'a Paragraph,
}

impl<'a> Words<'a> {
    pub(super) fn new(paragraph: &'a Paragraph) -> Words<'a> {
        Words { paragraph }
    }

    /// The token's text; empty past the end.
    pub(super) fn text(self, index: usize) -> &'a str {
        self.paragraph.tokens.get(index).map_or("", |token| token.span.of(&self.paragraph.prose.text))
    }

    /// Whether the token is one of `words`, whatever its case; they are in ASCII.
    pub(super) fn is(self, index: usize, words: &[&str]) -> bool {
        let own = self.text(index);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// Whether the token has the class.
    pub(super) fn has(self, index: usize, class: Class) -> bool {
        self.paragraph.tokens.get(index).is_some_and(|token| token.classes.has(class))
    }

    /// Whether the token is a word.
    pub(super) fn is_word(self, index: usize) -> bool {
        self.paragraph.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether the token is a possessive "'s".
    pub(super) fn is_possessive(self, index: usize) -> bool {
        self.paragraph.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Clitic)
    }

    /// Whether the token ends a clause for what stands before it.
    pub(super) fn is_break(self, index: usize) -> bool {
        matches!(self.text(index), "" | "," | ";" | ":" | "." | "!" | "?" | "—" | "–" | "(" | ")" | "“" | "”" | "\"")
    }

    /// The span from the first to the last of two tokens, both included.
    pub(super) fn span(self, first: usize, last: usize) -> Span {
        self.paragraph.tokens[first].span.join(self.paragraph.tokens[last].span)
    }

    /// The token before `index`, past adverbs and words in -ly, not before `floor`.
    pub(super) fn before(self, index: usize, floor: usize) -> Option<usize> {
        let adverb = |at: usize| {
            let small = self.has(at, Class::Adverb) && !self.has(at, Class::Pronoun);
            small || (self.is_word(at) && self.text(at).ends_with("ly"))
        };
        (floor..index).rev().find(|at| !adverb(*at))
    }

    /// The phrases that lie in `span`, in order.
    pub(super) fn phrases(self, span: Span) -> impl Iterator<Item = Phrase> + use<'a> {
        let phrases = &self.paragraph.phrases;
        let first = phrases.partition_point(|phrase| phrase.span.start < span.start);
        phrases[first..].iter().copied().take_while(move |phrase| phrase.span.end <= span.end)
    }

    /// Whether a phrase with the class lies in `span`.
    pub(super) fn has_phrase(self, span: Span, class: Class) -> bool {
        self.phrases(span).any(|phrase| phrase.classes.has(class))
    }

    /// Whether a word or a phrase with the class lies in the sentence `number`.
    pub(super) fn sentence_has(self, number: usize, class: Class) -> bool {
        let Some(sentence) = self.paragraph.sentences.get(number) else { return false };
        let mut tokens = self.paragraph.tokens[sentence.tokens.clone()].iter();
        tokens.any(|token| token.classes.has(class)) || self.has_phrase(sentence.span, class)
    }
}
