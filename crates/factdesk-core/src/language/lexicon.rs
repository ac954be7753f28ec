//! Lists of English words and phrases, each with its classes.
//!
//! The lists are the files in `lexicons/`: a section `[class …]` names the classes of the terms
//! below it, one term a line. In a section marked `verb` a term is a base form whose regular
//! forms are built here; irregular forms stand behind it on its line. In one marked `noun` the
//! regular plural is built. A term of several words is a phrase.

use super::class::{Class, Classes};
use crate::text::Span;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The files, in no particular order.
const FILES: &[(&str, &str)] = &[
    ("cues", include_str!("lexicons/cues.txt")),
    ("phrasal-cues", include_str!("lexicons/phrasal-cues.txt")),
    ("stances", include_str!("lexicons/stances.txt")),
    ("sources", include_str!("lexicons/sources.txt")),
    ("grammar", include_str!("lexicons/grammar.txt")),
    ("calendar", include_str!("lexicons/calendar.txt")),
    ("titles", include_str!("lexicons/titles.txt")),
    ("names", include_str!("lexicons/names.txt")),
    ("places", include_str!("lexicons/places.txt")),
    ("acronyms", include_str!("lexicons/acronyms.txt")),
    ("words", include_str!("lexicons/words.txt")),
    ("claims", include_str!("lexicons/claims.txt")),
    ("worth", include_str!("lexicons/worth.txt")),
    ("figures", include_str!("lexicons/figures.txt")),
    ("superlatives", include_str!("lexicons/superlatives.txt")),
    ("wrongs", include_str!("lexicons/wrongs.txt")),
    ("anonymity", include_str!("lexicons/anonymity.txt")),
];

/// A change that a house makes to one class of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// No standard term keeps the class: the house has a list of its own.
    Empty(Class),
    /// The term gains the class.
    Add(Class, String),
    /// The term loses the class.
    Remove(Class, String),
}

/// A phrase of the lexicon as it stands in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands, in prose bytes.
    pub span: Span,
    /// Its classes.
    pub classes: Classes,
}

/// The lists a draft is read with.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Classes>,
    phrases: AhoCorasick,
    phrase_classes: Vec<Classes>,
}

/// No word of a list is longer, in bytes; longer tokens are not looked up.
const LONGEST_WORD: usize = 40;

impl Lexicon {
    /// The lists factdesk comes with.
    pub fn standard() -> &'static Lexicon {
        static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::with_house(&[]));
        &STANDARD
    }

    /// The standard lists as the house has changed them, in the order of the changes.
    pub fn with_house(changes: &[Change]) -> Lexicon {
        let mut terms: FxHashMap<String, Classes> = FxHashMap::default();
        for (name, file) in FILES {
            read_file(name, file, &mut terms);
        }
        for change in changes {
            match change {
                Change::Empty(class) => terms.values_mut().for_each(|classes| *classes = classes.without(*class)),
                Change::Add(class, term) => {
                    let classes = terms.entry(normal(term)).or_default();
                    *classes = classes.with(Classes::of(*class));
                }
                Change::Remove(class, term) => {
                    let classes = terms.entry(normal(term)).or_default();
                    *classes = classes.without(*class);
                }
            }
        }
        Lexicon::from_terms(terms)
    }

    fn from_terms(terms: FxHashMap<String, Classes>) -> Lexicon {
        let mut words = FxHashMap::default();
        let mut phrases = Vec::new();
        for (term, classes) in terms {
            if term.contains(' ') {
                phrases.push((term, classes));
            } else {
                words.insert(term.into_boxed_str(), classes);
            }
        }
        // The order of a hash map must not show in what is read.
        phrases.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(phrases.iter().map(|(term, _)| term))
            .expect("the lists are far below the automaton's limits");
        Lexicon { words, phrases: automaton, phrase_classes: phrases.into_iter().map(|(_, classes)| classes).collect() }
    }

    /// The classes of `word`, whatever its case; curly apostrophes count as straight.
    pub fn classes(&self, word: &str) -> Classes {
        if word.len() > LONGEST_WORD {
            return Classes::NONE;
        }
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let found = if plain { self.words.get(word) } else { self.words.get(normal(word).as_str()) };
        found.copied().unwrap_or_default()
    }

    /// The phrases in `prose`, in order and without overlap, on word boundaries.
    pub fn phrases(&self, prose: &str) -> Vec<Phrase> {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut out = Vec::new();
        for found in self.phrases.find_iter(prose) {
            let before = prose[..found.start()].chars().next_back();
            let after = prose[found.end()..].chars().next();
            if !inside(before) && !inside(after) {
                out.push(Phrase { span: Span::new(found.start(), found.end()), classes: self.phrase_classes[found.pattern().as_usize()] });
            }
        }
        out
    }
}

/// A term as the lists hold it: lower case, straight apostrophes.
fn normal(term: &str) -> String {
    term.replace('’', "'").to_lowercase()
}

/// How the terms of a section are inflected.
#[derive(Clone, Copy, PartialEq)]
enum Inflect {
    No,
    Verb,
    Noun,
    /// A verb and the words behind it.
    Phrases,
}

fn read_file(name: &str, file: &str, terms: &mut FxHashMap<String, Classes>) {
    let mut classes = Classes::NONE;
    let mut inflect = Inflect::No;
    let lines = file.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            (classes, inflect) = (Classes::NONE, Inflect::No);
            for word in section.split(' ') {
                match word {
                    "verb" => inflect = Inflect::Verb,
                    "noun" => inflect = Inflect::Noun,
                    "phrases" => inflect = Inflect::Phrases,
                    _ => {
                        let class = Class::ALL.iter().find(|class| class.name() == word);
                        debug_assert!(class.is_some(), "{name}: unknown class {word}");
                        classes = class.map_or(classes, |class| classes.with(Classes::of(*class)));
                    }
                }
            }
            continue;
        }
        for form in forms(line, inflect) {
            let entry = terms.entry(form).or_default();
            *entry = entry.with(classes);
        }
    }
}

/// The forms of the term on one line.
fn forms(line: &str, inflect: Inflect) -> Vec<String> {
    let line = normal(line);
    match inflect {
        Inflect::No => vec![line],
        Inflect::Noun => {
            let plural = plural(&line);
            vec![line, plural]
        }
        Inflect::Phrases => {
            let (verb, behind) = line.split_once(" | ").unwrap_or((&line, ""));
            forms(verb, Inflect::Verb).into_iter().map(|form| format!("{form} {behind}")).collect()
        }
        Inflect::Verb => {
            let mut words = line.split(' ').map(str::to_owned);
            let base = words.next().unwrap_or_default();
            let given: Vec<String> = words.collect();
            let mut forms = vec![plural(&base)];
            if !given.iter().any(|form| form.ends_with("ing")) {
                forms.push(ing(&base));
                forms.extend(doubled(&base).map(|stem| format!("{stem}ing")));
            }
            if !given.iter().any(|form| !form.ends_with("ing")) {
                forms.push(past(&base));
                forms.extend(doubled(&base).map(|stem| format!("{stem}ed")));
            }
            forms.push(base);
            forms.extend(given);
            forms
        }
    }
}

fn consonant_y(base: &str) -> bool {
    let mut letters = base.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !"aeiou".contains(c))
}

/// The plural of a noun, or a verb's third person.
fn plural(base: &str) -> String {
    if consonant_y(base) {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// The base with its last consonant doubled, where a vowel and a consonant stand before it
/// ("quipp-"). Whether it is doubled depends on the stress, which letters do not tell: both forms are built.
fn doubled(base: &str) -> Option<String> {
    let vowel = |c: &char| "aeiou".contains(*c);
    let mut letters = base.chars().rev();
    let last = letters.next().filter(|c| !vowel(c) && !"wxy".contains(*c))?;
    letters.next().filter(vowel)?;
    letters.next().filter(|c| !vowel(c) || base.contains("qu"))?;
    Some(format!("{base}{last}"))
}

fn past(base: &str) -> String {
    if consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else if base.ends_with('e') {
        format!("{base}d")
    } else {
        format!("{base}ed")
    }
}

fn ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let lexicon = Lexicon::standard();
        for form in ["say", "says", "said", "saying", "denied", "denies", "Announced", "WROTE", "quipped", "admitting"] {
            let classes = lexicon.classes(form);
            assert!(classes.has(Class::Say) || classes.has(Class::Claim) || classes.has(Class::Write), "{form}");
        }
    }

    #[test]
    fn phrases_are_found_on_word_boundaries() {
        let found = Lexicon::standard().phrases("According to Roe, discord ing tones; according town");
        assert_eq!(found.len(), 1);
        assert!(found[0].classes.has(Class::According));
    }

    #[test]
    fn the_house_adds_and_removes() {
        let house = [Change::Add(Class::Say, "wibble".to_owned()), Change::Remove(Class::Say, "said".to_owned())];
        let lexicon = Lexicon::with_house(&house);
        assert!(lexicon.classes("Wibble").has(Class::Say));
        assert!(!lexicon.classes("said").has(Class::Say));
    }
}
