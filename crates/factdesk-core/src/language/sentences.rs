//! Where sentences end.
//!
//! A stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or
//! stands inside closing quotation marks before the words that go on ("…," she said).

use super::class::Class;
use super::tokens::{Case, Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// One sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last byte, in prose bytes, closing marks included.
    pub span: Span,
    /// Its tokens, as indices into the paragraph's.
    pub tokens: Range<usize>,
}

/// Groups the tokens from index `from` on into sentences.
pub fn sentences(prose: &str, tokens: &[Token], from: usize) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < tokens.len() {
        if let Some(closed) = source_mark(prose, tokens, at) {
            at = closed;
        }
        let mark = tokens[at].span.of(prose);
        let ends = match mark {
            "." => ends_at_stop(prose, tokens, at),
            "?" | "!" | "…" => true,
            _ => tokens[at].kind == TokenKind::Word && mark.ends_with('.') && ends_at_dotted(prose, tokens, at),
        };
        at += 1;
        if !ends {
            continue;
        }
        // Closing marks, and further stops, belong to the sentence.
        while at < tokens.len() && !tokens[at].spaced && is_closing(tokens[at].span.of(prose)) {
            at += 1;
        }
        if at < tokens.len() && (!begins_sentence(prose, tokens, at) || names_speaker(prose, tokens, at)) {
            continue;
        }
        push(&mut out, tokens, start..at);
        start = at;
    }
    push(&mut out, tokens, start..tokens.len());
    out
}

/// No source mark is longer, in tokens.
const LONGEST_MARK: usize = 60;

/// The token that closes the source mark which `at` opens: the stops of "[source: dam diary, p. 4]" and
/// "[@holm24, p. 4]" end nothing.
fn source_mark(prose: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let behind = prose[tokens[at].span.range().start..].strip_prefix('[')?;
    let opens = behind.starts_with(['@', '-']) || behind.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("source:"));
    let inside = tokens.iter().enumerate().skip(at + 1).take(if opens { LONGEST_MARK } else { 0 });
    inside
        .map(|(index, token)| (index, token.span.of(prose)))
        .take_while(|(_, mark)| *mark != "[")
        .find(|(_, mark)| *mark == "]")
        .map(|(index, _)| index)
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], range: Range<usize>) {
    if range.is_empty() {
        return;
    }
    out.push(Sentence { span: tokens[range.start].span.join(tokens[range.end - 1].span), tokens: range });
}

/// Whether the stop at `at` is more than the end of an abbreviation or an initial.
fn ends_at_stop(prose: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|index| tokens[index]).filter(|_| !tokens[at].spaced) else {
        return true;
    };
    let word = before.span.of(prose);
    let initial = before.kind == TokenKind::Word && before.case == Case::Upper && word.chars().count() == 1;
    let next_is_number = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    if before.classes.has(Class::Abbreviation) {
        // "No. 5" but "the answer was no. Five men …"
        return word.eq_ignore_ascii_case("no") && !(next_is_number && before.case == Case::Capital);
    }
    // "John F. Kennedy", but "vitamin K. The …": an initial follows or opens a name.
    let in_name = initial && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && next.case != Case::Lower);
    let pronoun = word == "I";
    let introduced = 2 <= at
        && [Class::Say, Class::Write, Class::Preposition, Class::Conjunction].iter().any(|class| tokens[at - 2].classes.has(*class));
    let follows_name = introduced
        || at < 2
        || tokens[at - 2].case != Case::Lower
        || tokens[at - 2].kind != TokenKind::Word
        || tokens[at - 2].classes.has(Class::Title);
    !(in_name && !pronoun && follows_name)
}

/// "U.S." and "p.m." end a sentence only where the next word opens one.
fn ends_at_dotted(prose: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    let abbreviates_time = matches!(tokens[at].span.of(prose), "a.m." | "p.m.");
    let opener = next.classes.has(Class::Determiner)
        || next.classes.has(Class::Pronoun)
        || next.classes.has(Class::Conjunction)
        || next.classes.has(Class::Preposition);
    next.spaced
        && next.case != Case::Lower
        && (opener || (abbreviates_time && !next.classes.has(Class::Weekday) && !next.classes.has(Class::Month)))
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "'" | "»" | "“" | ")" | "]" | "." | "!" | "?" | "…")
}

/// "“Who is it?” Ada Holm asked": a name and a verb of speech behind a closing mark end the sentence
/// that the quotation began.
fn names_speaker(prose: &str, tokens: &[Token], at: usize) -> bool {
    const LONGEST_NAME: usize = 4;
    let closed = matches!(tokens[at - 1].span.of(prose), "”" | "\"" | "’" | "'" | "»");
    let asked = 2 <= at && matches!(tokens[at - 2].span.of(prose), "?" | "!" | "…");
    if !closed || !asked {
        return false;
    }
    let name =
        tokens[at..].iter().take(LONGEST_NAME).take_while(|token| token.kind == TokenKind::Word && token.case != Case::Lower).count();
    let says = tokens.get(at + name).is_some_and(|token| token.classes.has(Class::Say) && !token.classes.has(Class::Auxiliary));
    let ends = tokens.get(at + name + 1).is_none_or(|token| token.kind == TokenKind::Mark || token.classes.has(Class::Preposition));
    0 < name && says && ends
}

/// Whether a sentence can begin with the token at `at`.
fn begins_sentence(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    if !token.spaced {
        return false;
    }
    match token.kind {
        TokenKind::Word => token.case != Case::Lower,
        TokenKind::Number => true,
        TokenKind::Clitic => false,
        TokenKind::Mark => {
            let mark = token.span.of(prose);
            match mark {
                "\"" | "“" | "‘" | "'" | "«" | "„" | "(" | "[" | "’" => tokens
                    .get(at + 1)
                    .is_none_or(|next| next.case != Case::Lower || next.kind != TokenKind::Word || matches!(mark, "[" | "“")),
                "$" | "€" | "£" | "@" | "#" | "…" | "." => true,
                _ => false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Lexicon, tokens};

    fn cut(prose: &str) -> Vec<&str> {
        let tokens = tokens(prose, Lexicon::standard());
        sentences(prose, &tokens, 0).iter().map(|sentence| sentence.span.of(prose)).collect()
    }

    #[test]
    fn stops_of_abbreviations_and_initials_end_nothing() {
        let prose = "The U.S. sent Dr. Ada F. Holm and Sen. Roe to No. 5 at 7 p.m. on Jan. 6. They paid $4.2 million.";
        assert_eq!(cut(prose)[1], "They paid $4.2 million.");
        assert_eq!(cut(prose).len(), 2);
    }

    #[test]
    fn a_stop_inside_closing_marks_ends_a_sentence_only_before_a_new_one() {
        assert_eq!(cut("“Who is it?” she asked. “Me.” Nobody came."), ["“Who is it?” she asked.", "“Me.”", "Nobody came."]);
        assert_eq!(cut("'Stop!' he said. 'Now.'"), ["'Stop!' he said.", "'Now.'"]);
        assert_eq!(cut("“Who is it?” Ada Holm asked. “Me!” Then she left."), ["“Who is it?” Ada Holm asked.", "“Me!”", "Then she left."]);
    }

    #[test]
    fn stops_inside_of_a_source_mark_end_nothing() {
        let prose = "It leaks [source: dam diary. Vol. 2, p. 4]. It is old [@holm24, p. 4]. It [sic. And so] stands.";
        assert_eq!(cut(prose)[..2], ["It leaks [source: dam diary. Vol. 2, p. 4].", "It is old [@holm24, p. 4]."]);
        assert_eq!(cut("It leaks [source: unclosed. It is old."), ["It leaks [source: unclosed.", "It is old."]);
    }

    #[test]
    fn an_ellipsis_inside_a_sentence_does_not_end_it() {
        assert_eq!(cut("They sold boats… including leaky ones. Then left."), ["They sold boats… including leaky ones.", "Then left."]);
    }
}
