//! Which sources of the ledger a sentence is likely to be from.

use crate::draft::Draft;
use crate::finding::Finding;
use crate::language::{Class, Lexicon, TokenKind, fold};
use crate::story::{Entry, Ledger};
use crate::text::Span;

/// No more than this are offered: a menu is read in one look.
const MOST: usize = 3;
/// A ledger of so few is offered whole.
const FEW: usize = 3;
/// Two words that share their first letters up to here are one word: "audit", "auditors".
const STEM: usize = 5;
/// What a shared word counts beside a source that the draft cites already, and one of a fitting kind.
const WORD: usize = 4;

/// The sources that fit `sentence` best, the best first: by the words they share, then those that the
/// draft cites already, then by kind.
pub(super) fn best<'l>(draft: &Draft, ledger: &'l Ledger, finding: &Finding, sentence: Span) -> Vec<&'l Entry> {
    let words = words_of(draft, sentence);
    let cited = |entry: &Entry| draft.paragraphs().iter().flat_map(|placed| &placed.paragraph.citations).any(|it| *it.target == *entry.id);
    let score = |entry: &Entry| {
        let about =
            [&entry.name, &entry.role, &entry.note].map(|field| field.split(|c: char| !c.is_alphanumeric()).map(fold).collect::<Vec<_>>());
        let shared = words.iter().filter(|word| about.iter().flatten().any(|other| same(word, other))).count();
        let fits = match finding.rule {
            "uncited-quote" => matches!(&*entry.kind, "interview" | "speech"),
            "unsourced-figure" | "unsourced-toll" | "unsourced-trend" => !matches!(&*entry.kind, "interview" | "speech"),
            _ => false,
        };
        shared * WORD + usize::from(shared > 0 && cited(entry)) * 2 + usize::from(fits)
    };
    let told = |entry: &&Entry| !entry.id.is_empty() && !entry.is_open && !ledger.names_confidential(&entry.id);
    let first = |entry: &&Entry| ledger.get(&entry.id).is_some_and(|known| std::ptr::eq(known, *entry));
    let mut scored: Vec<(usize, &Entry)> = ledger.entries().iter().filter(told).filter(first).map(|entry| (score(entry), entry)).collect();
    if FEW < scored.len() {
        scored.retain(|(score, _)| WORD <= *score);
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, entry)| entry).take(MOST).collect()
}

/// The words of a sentence that tell what it is about, folded.
fn words_of(draft: &Draft, sentence: Span) -> Vec<String> {
    let Some(at) = draft.at(sentence.start) else { return Vec::new() };
    let paragraph = draft.paragraph(at.paragraph);
    let Some(found) = paragraph.sentence_at(at.span.start) else { return Vec::new() };
    let tokens = &paragraph.tokens[paragraph.sentences[found].tokens.clone()];
    let telling = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word && token.span.len() > 3 && !is_closed(token.span.of(&paragraph.prose.text)));
    let mut words: Vec<String> = telling.map(|token| fold(token.span.of(&paragraph.prose.text))).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Words that hold sentences together.
fn is_closed(word: &str) -> bool {
    let classes = Lexicon::standard().classes(word);
    [Class::Determiner, Class::Pronoun, Class::Preposition, Class::Conjunction, Class::Auxiliary]
        .into_iter()
        .any(|class| classes.has(class))
}

fn same(word: &str, other: &str) -> bool {
    let stem = |word: &str| word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    word == other || (word.chars().count() >= STEM && other.chars().count() >= STEM && word[..stem(word)] == other[..stem(other)])
}
