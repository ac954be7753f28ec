//! Speech as it is compared with speech: cut into words, without marks, capitals and sounds.
//!
//! Quotes are compared with one another (`wording`) and with transcripts (`story/transcript`) by
//! the words cut here, so that both mean the same by "word for word".

use crate::text::Span;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One piece of speech as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Piece {
    /// A word that was said; hyphens part words.
    Word,
    /// An ellipsis, bare or in brackets: words are left out here.
    LeftOut,
    /// Brackets, or the parentheses that the Associated Press uses for them: words are put in here.
    /// Letters in brackets make the whole word one: "walk\[ed\]".
    PutIn,
}

/// A bracket that does not close within so many bytes is a stray mark.
const LONGEST_BRACKET: usize = 160;

/// The pieces of `text` in order, with their spans in it.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (Piece, Span)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = text[at..].chars().next() {
            let start = at;
            at += c.len_utf8();
            let piece = match c {
                '…' => Piece::LeftOut,
                '.' if text[at..].starts_with("..") || text[at..].starts_with(" . .") => {
                    at += text[at..].bytes().take_while(|byte| matches!(byte, b'.' | b' ')).count();
                    Piece::LeftOut
                }
                '[' | '(' => match bracket(&text[start..]) {
                    Some(length) => {
                        let inner = &text[at..start + length - 1];
                        let letters = c == '[' && text[start + length..].starts_with(char::is_alphanumeric);
                        at = start + length;
                        if letters && !inner.contains(' ') {
                            // "[W]e": only the capital is put in.
                            at = word_end(text, at).0;
                            Piece::Word
                        } else if inner.chars().any(char::is_alphanumeric) {
                            Piece::PutIn
                        } else {
                            Piece::LeftOut
                        }
                    }
                    None => continue,
                },
                '%' => Piece::Word,
                c if c.is_alphanumeric() => {
                    let (end, piece) = word_end(text, start);
                    at = end;
                    piece
                }
                _ => continue,
            };
            return Some((piece, Span::new(start, at)));
        }
        None
    })
}

/// The length of the bracket that opens `text`, with both marks, if it closes.
fn bracket(text: &str) -> Option<usize> {
    let close = if text.starts_with('[') { b']' } else { b')' };
    let found = text.bytes().take(LONGEST_BRACKET).position(|byte| byte == close)?;
    Some(found + 1)
}

/// Where a word that begins at `start` ends; with letters in brackets it is a piece put in.
fn word_end(text: &str, start: usize) -> (usize, Piece) {
    let mut at = start;
    let mut piece = Piece::Word;
    let mut before = ' ';
    while let Some(c) = text[at..].chars().next() {
        let next = || text[at + c.len_utf8()..].chars().next();
        let joins = match c {
            c if c.is_alphanumeric() || is_combining_mark(c) => true,
            '\'' | '’' | 'ʼ' => next().is_some_and(char::is_alphabetic),
            ',' | '.' | ':' => before.is_ascii_digit() && next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        if joins {
            at += c.len_utf8();
        } else if c == '['
            && let Some(length) = bracket(&text[at..])
            && !text[at..at + length].contains(' ')
            && text[at + 1..].starts_with(char::is_alphabetic)
        {
            at += length;
            piece = Piece::PutIn;
        } else {
            break;
        }
        before = c;
    }
    (at, piece)
}

/// A word of [`pieces`] in lower case, with plain apostrophes and without diacritics and brackets.
pub(crate) fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'\'') {
        return Cow::Borrowed(word);
    }
    if word == "%" {
        return Cow::Borrowed("percent");
    }
    let mut out = String::with_capacity(word.len());
    if word.is_ascii() {
        out.extend(word.chars().filter(|c| !matches!(c, '[' | ']' | ',')).map(|c| c.to_ascii_lowercase()));
    } else {
        let letters = word.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '[' | ']' | ','));
        out.extend(letters.map(|c| if matches!(c, '’' | 'ʼ') { '\'' } else { c }).flat_map(char::to_lowercase));
    }
    Cow::Owned(out)
}

/// A contraction in two words: "don't" is "do", "not". The second is empty where there is only
/// one. "'s" and "'d" may be one of two and stay; "gonna" is a spelling of "going to" that copy
/// does not use (Associated Press Stylebook, "quotations in the news").
pub(crate) fn read_out(word: &str) -> (&str, &str) {
    const TAILS: &[(&str, &str)] = &[("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am")];
    match word {
        "can't" | "cannot" => ("can", "not"),
        "won't" => ("will", "not"),
        "it's" | "that's" | "he's" | "she's" | "there's" => (word.trim_end_matches("'s"), "is"),
        "gonna" => ("going", "to"),
        "wanna" => ("want", "to"),
        "gotta" => ("got", "to"),
        "kinda" => ("kind", "of"),
        "em" => ("them", ""),
        "cause" | "cos" | "cuz" | "coz" => ("because", ""),
        _ if !word.contains('\'') => (word, ""),
        _ => TAILS.iter().find_map(|(tail, read)| word.strip_suffix(tail).map(|stem| (stem, *read))).unwrap_or((word, "")),
    }
}

/// Whether a plain word is a sound that is no word.
pub(crate) fn is_sound(word: &str) -> bool {
    matches!(word, "um" | "umm" | "uhm" | "uh" | "uhh" | "er" | "erm" | "ehm" | "hm" | "hmm" | "mm" | "mmm" | "mhm" | "ah" | "eh")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let shown = |(piece, span): (Piece, Span)| match piece {
            Piece::Word => plain(span.of(text)).into_owned(),
            Piece::LeftOut => "…".to_owned(),
            Piece::PutIn => format!("<{}>", span.of(text)),
        };
        pieces(text).map(shown).collect()
    }

    #[test]
    fn speech_is_cut_into_words_gaps_and_additions() {
        assert_eq!(cut("It’s 2,500 kilos – well, twenty-six… no"), ["it's", "2500", "kilos", "well", "twenty", "six", "…", "no"]);
        assert_eq!(
            cut("[W]e left [...] the (old) yard . . . and walk[ed]"),
            ["we", "left", "…", "the", "<(old)>", "yard", "…", "and", "<walk[ed]>"]
        );
        assert_eq!(cut("at 6:30, 4.5% of Café [never closed"), ["at", "6:30", "4.5", "percent", "of", "cafe", "never", "closed"]);
    }
}
