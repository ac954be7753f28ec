//! See `undefined_acronym.md`.

use super::{Context, Group, Rule, Sink};
use crate::draft::{At, Draft};
use crate::facts::{Kept, Name, NameKind, Paragraph, is_roman_numeral};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::{Case, Class, Classes, Token, TokenKind};
use crate::markup::{Lead, Zone};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) static RULE: Rule = Rule {
    slug: "undefined-acronym",
    group: Group::Names,
    severity: Severity::Information,
    page: include_str!("undefined_acronym.md"),
    check,
};

/// How many capitals an acronym has.
const FEWEST: usize = 2;
const MOST: usize = 6;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut unknown: Vec<(At, &str)> = Vec::new();
    for (number, placed) in cx.draft.paragraphs().iter().enumerate() {
        let paragraph = &*placed.paragraph;
        if !matches!(paragraph.zone, Zone::Body | Zone::ListItem) {
            continue;
        }
        for (index, span) in paragraph.kept::<Acronyms>().0.iter().copied() {
            let letters = span.of(&paragraph.prose.text);
            if needs_spelling_out(cx, paragraph, index, letters) && seen.insert(letters) {
                unknown.push((At { paragraph: number, span }, letters));
            }
        }
    }
    if unknown.is_empty() {
        return;
    }
    let agencies = agencies_of(cx.draft);
    let spelt_out = spelt_out(cx.draft, &unknown);
    for (at, letters) in unknown.into_iter().filter(|(_, letters)| !agencies.contains(letters) && !spelt_out.contains(letters)) {
        sink.report(at, format!("“{letters}” is never spelt out. Give the full name at first mention."))
            .fix(spell_out(cx.draft, at, letters));
    }
}

/// The acronyms of a paragraph by their tokens.
struct Acronyms(Vec<(usize, Span)>);

impl Kept for Acronyms {
    fn of(paragraph: &Paragraph) -> Acronyms {
        let tokens = paragraph.tokens.iter().enumerate();
        Acronyms(tokens.filter_map(|(index, token)| Some((index, acronym(paragraph, token)?))).collect())
    }
}

/// The capitals of an acronym: the whole token, or what stands before "-led" or the plural's "s".
fn acronym(paragraph: &Paragraph, token: &Token) -> Option<Span> {
    if token.kind != TokenKind::Word || token.case == Case::Lower || token.span.len() < FEWEST {
        return None;
    }
    let word = token.span.of(&paragraph.prose.text);
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    if !(FEWEST..=MOST).contains(&capitals) {
        return None;
    }
    let bytes: usize = word.chars().take(capitals).map(char::len_utf8).sum();
    let rest = &word[bytes..];
    let joined = rest.strip_prefix('-').is_some_and(|part| part.starts_with(char::is_lowercase));
    let start = token.span.range().start;
    (rest.is_empty() || rest == "s" || joined).then(|| Span::new(start, start + bytes))
}

/// Whether these capitals, here, are an acronym that readers may not know.
fn needs_spelling_out(cx: &Context<'_>, paragraph: &Paragraph, index: usize, letters: &str) -> bool {
    let text = &paragraph.prose.text;
    let token = paragraph.tokens[index];
    let lexicon = cx.config.lexicon();
    let classes = token.classes.with(lexicon.classes(letters));
    let known = Classes::of(Class::KnownAcronym).with(Classes::of(Class::Place)).with(Classes::of(Class::Abbreviation));
    let word = Classes::of(Class::Word)
        .with(Classes::of(Class::Common))
        .with(Classes::of(Class::Person))
        .with(Classes::of(Class::Document))
        .with(Classes::of(Class::Weekday))
        .with(Classes::of(Class::Title));
    if classes.any(known) || classes.any(word) || cx.config.acronyms.iter().any(|house| house == letters) || is_roman_numeral(letters) {
        return false;
    }
    if paragraph.lead.end() > token.span.start || in_marks(paragraph, token.span) || paragraph.is_code(token.span) {
        return false;
    }
    let near = |index: Option<usize>| index.and_then(|index| paragraph.tokens.get(index));
    let (before, after) = (near(index.checked_sub(1)), near(Some(index + 1)));
    let shouts = |other: Option<&Token>| other.is_some_and(|other| other.case == Case::Upper && other.span.len() > MOST);
    let numbered = |other: Option<&Token>| other.is_some_and(|other| other.kind == TokenKind::Number);
    let glued = |other: Option<&Token>, mark: &str| other.is_some_and(|other| other.span.of(text) == mark);
    // "A/73/PV.6", "d-VOR-zhak": a piece of something longer.
    let piece = !token.spaced && (glued(before, "-") || glued(before, "/") || glued(before, ".") || glued(before, "_"))
        || after.is_some_and(|after| !after.spaced && matches!(after.span.of(text), "/" | "_" | "@" | "-"));
    // "Ada Holm, KC": letters behind a person's name are a rank.
    let rank = glued(before, ",")
        && index > 1
        && paragraph.names.iter().any(|name| name.kind == NameKind::Person && name.span.end == paragraph.tokens[index - 2].span.end);
    let determined = before.is_some_and(|before| before.classes.has(Class::Determiner));
    let ticker = glued(before, ":") || glued(after, ":") || glued(before, "$") || glued(before, "#") || glued(before, "@");
    if piece || rank || shouts(before) || shouts(after) || ticker || (!determined && (numbered(before) || numbered(after))) {
        return false;
    }
    !is_part_of_name(paragraph, token.span)
}

/// Whether quotation marks of any kind stand around the words, or they are a mark themselves.
fn in_marks(paragraph: &Paragraph, span: Span) -> bool {
    paragraph.quotes.iter().any(|quote| quote.span.covers(span)) || paragraph.placeholders.iter().any(|open| open.span.overlaps(span))
}

/// "RIA Novosti", "JB Roe": capitals inside a longer name that is not its title.
fn is_part_of_name(paragraph: &Paragraph, span: Span) -> bool {
    let longer = |name: &&Name| name.span.covers(span) && name.span.of(&paragraph.prose.text).contains([' ', '’', '\'']);
    paragraph.names.iter().any(|name| longer(&name))
}

/// The acronyms of credit lines and datelines: agencies that the outlet names there.
fn agencies_of(draft: &Draft) -> Vec<&str> {
    let mut out = Vec::new();
    for placed in draft.paragraphs() {
        let paragraph = &placed.paragraph;
        let credit = paragraph.zone == Zone::Credit;
        let dateline = if let Lead::Dateline(span) = paragraph.lead { Some(span) } else { None };
        for token in &paragraph.tokens {
            if credit || dateline.is_some_and(|span| span.covers(token.span)) {
                out.extend(acronym(paragraph, token).map(|span| span.of(&paragraph.prose.text)));
            }
        }
    }
    out
}

/// Those of `unknown` that the draft says anywhere what they stand for: one pass over its words.
fn spelt_out<'a>(draft: &'a Draft, unknown: &[(At, &'a str)]) -> FxHashSet<&'a str> {
    let mut by_first: FxHashMap<char, Vec<&'a str>> = FxHashMap::default();
    for (_, letters) in unknown {
        by_first.entry(letters.chars().next().unwrap_or_default()).or_default().push(letters);
    }
    let clusters = draft.links().names.clusters.iter().filter(|cluster| cluster.name.contains(' '));
    let mut out: FxHashSet<&str> = clusters.filter_map(|cluster| cluster.acronym.as_deref()).collect();
    for placed in draft.paragraphs().iter().filter(|placed| placed.paragraph.zone.is_prose()) {
        let paragraph = &*placed.paragraph;
        for (index, token) in paragraph.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
            let word = token.span.of(&paragraph.prose.text);
            let first = word.chars().next().and_then(|c| c.to_uppercase().next()).unwrap_or_default();
            for letters in by_first.get(&first).into_iter().flatten() {
                let bare = word.trim_end_matches('s') == *letters;
                if (bare && is_bracketed(paragraph, index)) || begins_expansion(paragraph, index, letters) {
                    out.insert(letters);
                }
            }
        }
    }
    out
}

/// "the Dye Workers’ Union (DWU)", "DWU (Dye Workers’ Union)", "the union, or DWU,".
fn is_bracketed(paragraph: &Paragraph, index: usize) -> bool {
    let text = &paragraph.prose.text;
    let word = |index: usize| paragraph.tokens.get(index).map_or("", |token: &Token| token.span.of(text));
    let before = index.checked_sub(1).map_or("", word);
    let behind_words = index > 1 && matches!(paragraph.tokens[index - 2].kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Mark);
    // "Ada Holm (DWU)" tells a party, not what it is called in full.
    let person = |name: &Name| name.kind == NameKind::Person && index > 1 && name.span.end == paragraph.tokens[index - 2].span.end;
    let bracketed = before == "(" && matches!(word(index + 1), ")" | "," | ";") && behind_words && !paragraph.names.iter().any(person);
    let expanded = word(index + 1) == "(" && paragraph.tokens.get(index + 3).is_some_and(|token| token.kind == TokenKind::Word);
    let called = matches!(before, "called" | "abbreviated") || (before == "as" && index > 1 && word(index - 2) == "known");
    let or = before == "or" && index > 1 && word(index - 2) == ",";
    bracketed || expanded || called || or
}

/// Whether words with these initials stand in a row from the token at `start` on: capitalised ones anywhere, others where the
/// acronym is long enough that chance is no explanation.
fn begins_expansion(paragraph: &Paragraph, start: usize, letters: &str) -> bool {
    /// From this many letters on words in lower case count as well.
    const BEYOND_CHANCE: usize = 4;
    let text = &paragraph.prose.text;
    let letters: Vec<char> = letters.chars().collect();
    let small = |token: &Token| {
        token.case == Case::Lower
            && token.classes.any(Classes::of(Class::Preposition).with(Classes::of(Class::Conjunction)).with(Classes::of(Class::Determiner)))
    };
    let starts = |token: &Token, letter: char| token.span.of(text).chars().next().is_some_and(|c| c.to_uppercase().eq([letter]));
    let (mut index, mut matched, mut capitals) = (start, 0, 0);
    while let Some(token) = paragraph.tokens.get(index).filter(|_| matched < letters.len()) {
        match token.kind {
            TokenKind::Word if starts(token, letters[matched]) && token.case != Case::Upper => {
                capitals += usize::from(token.case != Case::Lower);
                matched += 1;
                // "Co-operation" and "Coyne-Bell" may give two letters.
                let second = token.span.of(text).split('-').nth(1).and_then(|part| part.chars().next());
                if letters.get(matched).is_some_and(|letter| second.is_some_and(|c| c.to_uppercase().eq([*letter])))
                    && !next_starts(paragraph, index, letters[matched])
                {
                    matched += 1;
                }
            }
            TokenKind::Word if matched > 0 && small(token) => {}
            TokenKind::Clitic if matched > 0 => {}
            TokenKind::Mark if matched > 0 && matches!(token.span.of(text), "’" | "'" | "&") => {}
            _ => break,
        }
        index += 1;
    }
    matched == letters.len() && (capitals * 2 > matched || letters.len() >= BEYOND_CHANCE)
}

fn next_starts(paragraph: &Paragraph, index: usize, letter: char) -> bool {
    let next = paragraph.tokens.get(index + 1).filter(|token| token.kind == TokenKind::Word);
    next.is_some_and(|token| token.span.of(&paragraph.prose.text).chars().next().is_some_and(|c| c.to_uppercase().eq([letter])))
}

/// A prompt for the full name, the acronym in brackets behind it.
fn spell_out(draft: &Draft, at: At, letters: &str) -> Fix {
    Fix {
        title: "Spell it out…".to_owned(),
        action: FixAction::Edit(vec![Edit {
            span: draft.source(at.paragraph, at.span),
            text: format!("[FULL NAME] ({letters})"),
            snippet: Some(format!("${{1:Full name}} ({letters})")),
        }]),
        preferred: false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn an_acronym_is_found_once_at_its_first_mention() {
        check(
            "undefined-acronym",
            "
            Drivers in Ellin walked out, the TBW said. The TBW has five aims.
                                             ^^^ undefined-acronym 💡",
        );
    }

    #[test]
    fn a_compound_with_an_acronym_counts() {
        check(
            "undefined-acronym",
            "
            The QSTO-led force went home.
                ^^^^ undefined-acronym 💡",
        );
    }

    #[test]
    fn an_expansion_anywhere_in_the_draft_is_enough() {
        check_clean("undefined-acronym", "The Ellin Treaty Organisation (ETO) met. The ETO-led force went home.");
        check_clean("undefined-acronym", "The ETO (Ellin Treaty Organisation) met.");
        check_clean("undefined-acronym", "The Ellin Treaty Organisation met. Later the ETO spoke.");
        check_clean("undefined-acronym", "He joined the Dye Workers’ Union, or DWU, in May.");
        check_clean("undefined-acronym", "Doctors found a deep vein clot (DVC) in his leg. A DVC can kill.");
    }

    #[test]
    fn known_ones_numerals_tickers_numbers_and_shouting_are_none() {
        check_clean("undefined-acronym", "The UN and the EU sent NATO and the BBC to the US.");
        check_clean("undefined-acronym", "King Henrik XIV opened Super Bowl XX and chapter VII.");
        check_clean("undefined-acronym", "Shares of Cove Bay (ELX: CBAY) fell by 4 percent to 20 QRS.");
        check_clean("undefined-acronym", "The road, PE-3S, and flight QX 204 were closed.");
        check_clean("undefined-acronym", "He said it was NEVER safe. The sign said KEEP OUT.");
    }

    #[test]
    fn parts_of_names_quotes_and_agencies_are_none() {
        check_clean("undefined-acronym", "The news agency RIQ Novik said so.");
        check_clean("undefined-acronym", "Tom Holm, QKC, said so. The paper is A/73/PQ.6, and he is from Coffeyville, KS.");
        check_clean("undefined-acronym", "The wall is TKTK metres long.");
        check_clean("undefined-acronym", "“Ask the TBW,” said a driver.");
        check_clean("undefined-acronym", "ELLIN, May 4 (QNA) — The QNA desk moved.\n\nQNA contributed reporting.");
    }

    #[test]
    fn the_fix_asks_for_the_full_name() {
        check_fix("undefined-acronym", "Drivers walked out, the TBW said.", "Drivers walked out, the [FULL NAME] (TBW) said.");
    }
}
