//! The paragraph as the readers of facts see it.

use crate::language::{Case, Class, Lexicon, Phrase, Sentence, Token, TokenKind, sentences, tokens};
use crate::markup::{InlineKind, Lead, Prose, Zone};
use crate::text::Span;

/// A paragraph's prose cut into tokens and sentences, with small questions that every reader asks.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The words.
    pub prose: &'a Prose,
    /// What kind of block they stand in.
    pub zone: Zone,
    /// The tokens, those of a dateline or label included.
    pub tokens: Vec<Token>,
    /// The sentences of the copy.
    pub sentences: Vec<Sentence>,
    /// The lexicon's phrases.
    pub phrases: Vec<Phrase>,
    /// The lists it is read with.
    pub lexicon: &'a Lexicon,
}

impl<'a> Reading<'a> {
    /// Cuts `prose` into tokens, sentences and phrases.
    pub fn new(prose: &'a Prose, zone: Zone, lead: Lead, lexicon: &'a Lexicon) -> Reading<'a> {
        let tokens = tokens(&prose.text, lexicon);
        let first = tokens.partition_point(|token| token.span.start < lead.end());
        let sentences = sentences(&prose.text, &tokens, first);
        let phrases = lexicon.phrases(&prose.text);
        Reading { prose, zone, tokens, sentences, phrases, lexicon }
    }

    /// The text of the token at `index`; empty past either end.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(&self.prose.text))
    }

    /// Whether the token at `index` is `word`, whatever its case. `word` is in ASCII.
    pub fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `index` has the class.
    pub fn has(&self, index: usize, class: Class) -> bool {
        self.tokens.get(index).is_some_and(|token| token.classes.has(class))
    }

    /// Whether the token at `index` is a word.
    pub fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether the token at `index` is a word with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.is_word(index) && self.tokens[index].case != Case::Lower
    }

    /// Whether the token at `index` is a number in digits.
    pub fn is_number(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the token at `index` opens its sentence, past quotation marks and the like.
    pub fn opens_sentence(&self, index: usize) -> bool {
        let mut before = index;
        while let Some(previous) = before.checked_sub(1) {
            if self.tokens[previous].kind != TokenKind::Mark {
                break;
            }
            if matches!(self.word(previous), "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "«") {
                return true;
            }
            before = previous;
        }
        before == 0 || self.sentences.binary_search_by_key(&before, |sentence| sentence.tokens.start).is_ok()
    }

    /// The span from the first to the last of two tokens, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.join(self.tokens[last].span)
    }

    /// The phrase that begins with the token at `index`, if its classes include `class`.
    pub fn phrase_at(&self, index: usize, class: Class) -> Option<Phrase> {
        let start = self.tokens.get(index)?.span.start;
        let found = self.phrases.partition_point(|phrase| phrase.span.start < start);
        self.phrases.get(found).copied().filter(|phrase| phrase.span.start == start && phrase.classes.has(class))
    }

    /// The lexicon's phrases inside of `span`, in order.
    pub fn phrases_in(&self, span: Span) -> impl Iterator<Item = &Phrase> {
        let first = self.phrases.partition_point(|phrase| phrase.span.start < span.start);
        self.phrases[first..].iter().take_while(move |phrase| phrase.span.start < span.end).filter(move |phrase| span.covers(phrase.span))
    }

    /// The index of the first token that begins at or after the prose offset `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// Whether the span lies in code or in a link's bare address rather than in copy.
    pub fn is_code(&self, span: Span) -> bool {
        self.prose.within(span, |kind| *kind == InlineKind::Code)
    }
}
