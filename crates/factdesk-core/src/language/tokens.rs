//! Prose to words, numbers and marks.
//!
//! A word keeps its hyphens and inner apostrophes ("anti-government", "don't"); a possessive
//! "'s" is a token of its own, so that a name is the same token with and without it. A number
//! keeps its separators ("2,500", "4.25"); what follows it without a space ("41C", "60th",
//! "63-year-old") are tokens of their own. "U.S." and "p.m." are one word with their stops.

use super::class::Classes;
use super::lexicon::Lexicon;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and digits.
    Word,
    /// Digits with their separators.
    Number,
    /// A possessive or contracted "'s" or a bare possessive apostrophe.
    Clitic,
    /// A single mark: punctuation, a quotation mark, a symbol.
    Mark,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// "water", and everything that is not a word.
    Lower,
    /// "Water"; a word whose capital comes later ("al-Assad") is lower.
    Capital,
    /// "WATER", "U.S.", a single capital letter.
    Upper,
}

/// One token of a paragraph's prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in prose bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// The classes the lexicon knows it by.
    pub classes: Classes,
}

/// Cuts `prose` into tokens; white space is dropped.
pub fn tokens(prose: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut out = Vec::with_capacity(prose.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = prose[at..].chars().next() {
        let end = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                spaced = true;
                continue;
            }
            c if c.is_ascii_digit() => number_end(prose, at),
            c if c.is_alphabetic() => word_end(prose, at),
            '\'' | '’' => clitic_end(prose, at, spaced).unwrap_or(at + c.len_utf8()),
            c => at + c.len_utf8(),
        };
        let text = &prose[at..end];
        let kind = match c {
            c if c.is_ascii_digit() => TokenKind::Number,
            c if c.is_alphabetic() => TokenKind::Word,
            '\'' | '’' if text.len() > c.len_utf8() => TokenKind::Clitic,
            _ => TokenKind::Mark,
        };
        out.push(Token {
            span: Span::new(at, end),
            kind,
            case: if kind == TokenKind::Word { case(text) } else { Case::Lower },
            spaced,
            classes: if kind == TokenKind::Word { lexicon.classes(text) } else { Classes::NONE },
        });
        spaced = false;
        at = end;
    }
    out
}

/// The end of a number that begins at `at`: digits, with "," and "." only between digits.
fn number_end(prose: &str, at: usize) -> usize {
    let bytes = prose.as_bytes();
    let mut end = at;
    while end < bytes.len() {
        let digit_next = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match bytes[end] {
            b'0'..=b'9' => end += 1,
            b',' | b'.' if digit_next => end += 1,
            _ => break,
        }
    }
    end
}

fn word_end(prose: &str, at: usize) -> usize {
    if let Some(end) = dotted_end(prose, at) {
        return end;
    }
    let mut end = at;
    let mut chars = prose[at..].chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let joins = match c {
            c if c.is_alphanumeric() || is_combining(c) => true,
            '-' | '‑' => next.is_some_and(char::is_alphanumeric),
            '\'' | '’' => next.is_some_and(char::is_alphabetic) && !is_possessive(&prose[end..]),
            _ => false,
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// "U.S.", "p.m.", "J.B.": single letters, each with its stop.
fn dotted_end(prose: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut letters = 0;
    let mut chars = prose[at..].chars();
    while let (Some(letter), Some('.')) = (chars.next(), chars.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        end += letter.len_utf8() + 1;
        letters += 1;
    }
    (letters >= 2).then_some(end)
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether `rest`, which begins with an apostrophe, is "'s" at the end of a word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// The end of a clitic that begins at `at`: "'s" behind a word.
fn clitic_end(prose: &str, at: usize, spaced: bool) -> Option<usize> {
    let mark = prose[at..].chars().next()?.len_utf8();
    (!spaced && is_possessive(&prose[at..])).then_some(at + mark + 1)
}

fn case(text: &str) -> Case {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Case::Lower;
    }
    if letters.all(char::is_uppercase) { Case::Upper } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(prose: &str) -> String {
        let tokens = tokens(prose, Lexicon::standard());
        let parts: Vec<&str> = tokens.iter().map(|token| token.span.of(prose)).collect();
        parts.join("|")
    }

    #[test]
    fn words_keep_hyphens_and_give_up_possessives() {
        assert_eq!(cut("Holm's anti-smoking rock 'n' roll don’t"), "Holm|'s|anti-smoking|rock|'|n|'|roll|don’t");
        assert_eq!(cut("the U.S. at 7 p.m. sharp"), "the|U.S.|at|7|p.m.|sharp");
    }

    #[test]
    fn numbers_keep_separators_and_part_from_what_follows() {
        assert_eq!(cut("$2,500.50, 41C (126F), a 63-year-old"), "$|2,500.50|,|41|C|(|126|F|)|,|a|63|-|year-old");
        assert_eq!(cut("COVID-19 on the K6"), "COVID-19|on|the|K6");
    }

    #[test]
    fn every_character_but_space_is_in_one_token() {
        let prose = "“Écoutez,” d’Arc—said… 𝒳 e\u{301}t 9’s";
        let tokens = tokens(prose, Lexicon::standard());
        let joined: String = tokens.iter().map(|token| token.span.of(prose)).collect();
        assert_eq!(joined, prose.replace(' ', ""));
    }
}
