//! The figures of a paragraph with the words around them.

use crate::facts::figures::{Figure, FigureKind, Hedge};
use crate::facts::{Quote, Reading, quotes};
use crate::language::{Class, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A paragraph's figures and the tokens they stand in.
pub(super) struct Beside<'r, 'a> {
    /// The paragraph.
    pub(super) reading: &'r Reading<'a>,
    /// Its figures.
    pub(super) figures: &'r [Figure],
    quotes: &'r [Quote],
    /// The tokens of each figure with hedge and unit.
    tokens: Vec<Range<usize>>,
    /// The sentence of each; none in a dateline.
    sentences: Vec<Option<usize>>,
}

impl<'r, 'a> Beside<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, quotes: &'r [Quote], figures: &'r [Figure]) -> Beside<'r, 'a> {
        let tokens: Vec<Range<usize>> =
            figures.iter().map(|figure| reading.token_at(figure.span.start)..reading.token_at(figure.span.end)).collect();
        let sentence = |range: &Range<usize>| {
            let found = reading.sentences.partition_point(|sentence| sentence.tokens.end <= range.start);
            reading.sentences.get(found).filter(|sentence| sentence.tokens.start <= range.start).map(|_| found)
        };
        let sentences = tokens.iter().map(sentence).collect();
        Beside { reading, figures, quotes, tokens, sentences }
    }

    /// The first token of a figure.
    pub(super) fn first(&self, figure: usize) -> usize {
        self.tokens[figure].start
    }

    /// The token behind a figure with its unit.
    pub(super) fn next(&self, figure: usize) -> usize {
        self.tokens[figure].end
    }

    /// The token behind a figure and what it counts.
    pub(super) fn behind(&self, figure: usize) -> usize {
        let noun = self.figures[figure].noun.filter(|_| self.figures[figure].kind != FigureKind::Date);
        noun.map_or(self.next(figure), |noun| self.next(figure).max(self.reading.token_at(noun.end)))
    }

    /// The token before a figure, inside of its sentence.
    pub(super) fn before(&self, figure: usize) -> Option<usize> {
        let before = self.first(figure).checked_sub(1)?;
        self.sentence_tokens(figure).contains(&before).then_some(before)
    }

    /// Whether the token before a figure is one of `words`.
    pub(super) fn is_behind(&self, figure: usize, words: &[&str]) -> bool {
        self.before(figure).is_some_and(|before| self.is(before, words))
    }

    /// The tokens from behind one figure to before another.
    pub(super) fn between(&self, figure: usize, later: usize) -> Range<usize> {
        let start = self.next(figure);
        start..self.first(later).max(start)
    }

    /// The tokens of the sentence a figure stands in.
    pub(super) fn sentence_tokens(&self, figure: usize) -> Range<usize> {
        self.sentences[figure].map_or(self.tokens[figure].clone(), |sentence| self.reading.sentences[sentence].tokens.clone())
    }

    /// The sentence a figure stands in.
    pub(super) fn sentence(&self, figure: usize) -> Option<usize> {
        self.sentences[figure]
    }

    /// Whether two figures stand in one sentence.
    pub(super) fn is_one_sentence(&self, a: usize, b: usize) -> bool {
        self.sentences[a].is_some() && self.sentences[a] == self.sentences[b]
    }

    /// The figures of each sentence that has more than one, outside of quotes, that `keep` keeps.
    pub(super) fn by_sentence(&self, keep: impl Fn(&Figure) -> bool) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = Vec::new();
        let mut last = None;
        for (index, figure) in self.figures.iter().enumerate() {
            let Some(sentence) = self.sentences[index].filter(|_| keep(figure) && !self.is_quoted(figure.span)) else { continue };
            if last == Some(sentence) {
                if let Some(group) = out.last_mut() {
                    group.push(index);
                }
            } else {
                out.push(vec![index]);
                last = Some(sentence);
            }
        }
        out.retain(|group| group.len() > 1);
        out
    }

    /// Whether a token is one of `words`, whatever its case.
    pub(super) fn is(&self, index: usize, words: &[&str]) -> bool {
        let own = self.reading.word(index);
        !own.is_empty() && words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// Whether one of `words` stands among `tokens`.
    pub(super) fn any(&self, mut tokens: Range<usize>, words: &[&str]) -> bool {
        tokens.any(|index| self.is(index, words))
    }

    /// Whether a token of the class stands among `tokens`.
    pub(super) fn any_of(&self, mut tokens: Range<usize>, class: Class) -> bool {
        tokens.any(|index| self.reading.has(index, class))
    }

    /// Whether marks other than commas stand among `tokens`.
    pub(super) fn breaks(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|index| {
            self.reading.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Mark) && self.reading.word(index) != ","
        })
    }

    /// Whether the span begins in a quotation that somebody says.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        quotes::are_spoken_at(self.quotes, span.start)
    }

    /// The smallest span over two figures.
    pub(super) fn span(&self, a: usize, b: usize) -> Span {
        self.figures[a].span.join(self.figures[b].span)
    }
}

/// Whether a figure has a value that can be reckoned with.
pub(super) fn is_value(figure: &Figure) -> bool {
    let kind = matches!(figure.kind, FigureKind::Number | FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension);
    kind && figure.value.is_some() && figure.hedge != Hedge::Word
}

/// Whether two figures are counted in one unit; a bare number takes that of the other.
pub(super) fn is_one_unit(a: &Figure, b: &Figure) -> bool {
    match (a.kind, b.kind) {
        (FigureKind::Number, FigureKind::Number) => a.noun.is_none() || b.noun.is_none() || a.unit == b.unit,
        (x, y) => x == y && a.unit == b.unit,
    }
}
